/* SPDX-License-Identifier: ISC */
/* The interpreter of written meetings for the tests of core/floor: rooms and what must hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "floor_script_priv.h"

int
script_find(const struct script_names *s, const char *name)
{
	for (int i = 0; i < s->n; i++)
		if (strcmp(s->v[i], name) == 0)
			return i;
	return FLOOR_NONE;
}

static int
add(struct script_names *s, const char *name)
{
	snprintf(s->v[s->n], SCRIPT_NAME, "%s", name);
	return s->n++;
}

const char *
script_entry(const struct script *s, int entry)
{
	return entry == FLOOR_NONE ? "-" : s->people.v[s->f.entries[entry].person];
}

bool
script_expect_number(struct script *s, int64_t is, const char *want)
{
	snprintf(s->said, sizeof s->said, "%lld", (long long)is);
	return strcmp(s->said, want) == 0;
}

bool
script_expect(struct script *s, const char *is, const char *want)
{
	snprintf(s->said, sizeof s->said, "%s", is);
	return strcmp(is, want) == 0;
}

/* ---- setting the room ---- */

static void
clear(struct script *s)
{
	floor_release(&s->f);
	memset(s, 0, sizeof *s);
	floor_init(&s->f);
	add(&s->categories, "-");
}

static bool
do_case(struct script *s)
{
	(void)s;
	return true;
}

int64_t
script_number(const char *s)
{
	return strcmp(s, "auto") == 0 ? FLOOR_AUTO :
		strcmp(s, "unlimited") == 0 ? FLOOR_UNLIMITED : strtoll(s, NULL, 10);
}

/* config LIMIT CATCH-UP BLOCK EXPECT BALANCE */
static bool
do_config(struct script *s)
{
	s->f.rules.limit_ms = script_number(s->w[1]);
	s->f.rules.catch_up_ms = strcmp(s->w[2], "-") == 0 ? FLOOR_UNLIMITED : script_number(s->w[2]);
	s->f.rules.block_ms = script_number(s->w[3]);
	s->f.rules.expect_ms = script_number(s->w[4]);
	s->f.rules.balance = strcmp(s->w[5], "-") != 0;
	return true;
}

static bool
do_rules(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2) {
		if (strcmp(*w, "limit") == 0)
			s->f.rules.limit_ms = script_number(w[1]);
		else if (strcmp(*w, "catch-up") == 0)
			s->f.rules.catch_up_ms = script_number(w[1]);
		else if (strcmp(*w, "block") == 0)
			s->f.rules.block_ms = script_number(w[1]);
		else if (strcmp(*w, "expect") == 0)
			s->f.rules.expect_ms = script_number(w[1]);
		else if (strcmp(*w, "balance") == 0)
			s->f.rules.balance = true;
		else if (strcmp(*w, "order") != 0 || !floor_order_parse(w[1], &s->f.rules.order))
			return false;
	}
	return true;
}

/* groups A=1000 B=2000 */
static bool
do_groups(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2) {
		add(&s->groups, *w);
		floor_add_group(&s->f, script_number(w[1]));
	}
	return true;
}

/* people a1=A b1=B, all present; a third word after person is the category */
static bool
do_people(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2) {
		int p = floor_add_person(&s->f, script_find(&s->groups, w[1]));

		if (p == FLOOR_NONE || p != add(&s->people, *w))
			return false;
		floor_apply_person_present(&s->f, p, true);
	}
	return true;
}

static bool
set_category(struct script *s, const char *person, const char *name)
{
	int c = script_find(&s->categories, name);

	if (c == FLOOR_NONE)
		c = add(&s->categories, name);
	floor_apply_person_category(&s->f, script_find(&s->people, person), c);
	return true;
}

static bool
do_person(struct script *s)
{
	char *category = s->w[3];

	s->w[3] = NULL;
	return do_people(s) && set_category(s, s->w[1], category);
}

static bool
do_category(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2)
		set_category(s, *w, w[1]);
	return true;
}

/* ---- what must hold ---- */

static bool
do_why(struct script *s)
{
	struct floor_reason why;

	floor_pick(&s->f, &why);
	return script_expect(s, floor_why_name(why.why), s->w[1]) &&
		(s->w[2] == NULL || script_expect(s, floor_inside_name(why.inside), s->w[2]));
}

static bool
do_preview(struct script *s)
{
	int list[SCRIPT_MAX];
	size_t n = floor_preview(&s->f, SCRIPT_MAX, list), words = 0, len = 0;

	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(s->said + len, sizeof s->said - len, " %s",
			script_entry(s, list[i]));
	while (s->w[1 + words] != NULL)
		words++;
	for (size_t i = 0; i < n && i < words; i++)
		if (strcmp(script_entry(s, list[i]), s->w[1 + i]) != 0)
			return false;
	return n == words;
}

static bool
do_v(struct script *s)
{
	return script_expect_number(s, s->f.v, s->w[1]);
}

static int64_t
figure(const struct script *s, const char *what, const char *whose)
{
	int g = script_find(&s->groups, whose);

	switch (*what) {
	case 'v':
		return floor_vt(&s->f, g);
	case 'o':
		return s->f.groups[g].other;
	case 't':
		return s->f.persons[script_find(&s->people, whose)].talk;
	default:
		return s->f.groups[g].charged;
	}
}

/* charged A=1 B=2 · vt A=1 · other A=1 · talk a1=1 */
static bool
do_figures(struct script *s)
{
	for (char **w = s->w + 1; *w != NULL; w += 2)
		if (!script_expect_number(s, figure(s, s->w[0], *w), w[1]))
			return false;
	return true;
}

static const struct {
	const char *word;
	int min_words;			/* after the verb */
	bool (*run)(struct script *s);
} verbs[] = {
	{ "case", 1, do_case }, { "vector", 1, do_case },
	{ "config", 5, do_config }, { "rules", 2, do_rules },
	{ "group", 2, do_groups }, { "groups", 2, do_groups },
	{ "person", 3, do_person }, { "people", 2, do_people }, { "category", 2, do_category },
	{ "hand", 4, script_do_hand }, { "hands", 1, script_do_hands },
	{ "start", 1, script_do_start }, { "end", 1, script_do_end }, { "turn", 2, script_do_turn },
	{ "call", 1, script_do_call }, { "interrupt", 1, script_do_interrupt },
	{ "yield", 3, script_do_yield },
	{ "fix", 2, script_do_fix }, { "weight", 2, script_do_weight }, { "noshow", 0, script_do_noshow },
	{ "withdraw", 1, script_do_withdraw }, { "present", 2, script_do_present },
	{ "close", 1, script_do_close },
	{ "announce", 1, script_do_announce }, { "why", 1, do_why }, { "preview", 1, do_preview },
	{ "V", 1, do_v }, { "charged", 2, do_figures }, { "vt", 2, do_figures },
	{ "other", 2, do_figures }, { "talk", 2, do_figures },
};

static int
split(char *line, char **ret_words)
{
	int n = 0;

	for (char *w = strtok_r(line, " =\n", &line); w != NULL && n < SCRIPT_MAX - 1;
			w = strtok_r(line, " =\n", &line))
		ret_words[n++] = w;
	ret_words[n] = NULL;
	return n;
}

static bool
run_line(struct script *s, int n)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(s->w[0], verbs[i].word) == 0)
			return n > verbs[i].min_words && verbs[i].run(s);
	snprintf(s->said, sizeof s->said, "unknown verb");
	return false;
}

static int
run_file(struct script *s, FILE *in, const char *path)
{
	char line[SCRIPT_LINE], as_read[SCRIPT_LINE];
	int cases = 0;

	for (int row = 1; fgets(line, sizeof line, in) != NULL; row++) {
		char *words[SCRIPT_MAX];
		int n;

		memcpy(as_read, line, sizeof line);
		n = split(line, words);
		if (n == 0 || *words[0] == '#')
			continue;
		if (strcmp(words[0], "case") == 0 || strcmp(words[0], "vector") == 0) {
			clear(s);
			cases++;
		}
		memcpy(s->w, words, sizeof words);
		s->said[0] = '\0';
		if (!run_line(s, n)) {
			fprintf(stderr, "%s:%d: %s\tdoes not hold: %s\n", path, row, as_read, s->said);
			return -1;
		}
	}
	return cases;
}

int
floor_script_run(const char *path)
{
	struct script s = { 0 };
	FILE *in = fopen(path, "r");
	int cases;

	if (in == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		return -1;
	}
	clear(&s);
	cases = run_file(&s, in, path);
	fclose(in);
	floor_release(&s.f);
	return cases;
}
