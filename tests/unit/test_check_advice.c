/* SPDX-License-Identifier: ISC */
/* What the transparency rules advise: commands of the table, which mend what was found. */
#include <ctype.h>

#include <unit.h>

#include <talanoa/app/command.h>
#include <talanoa/app/names.h>

#include "check_room.h"

/* What a person would fill in for the CAPITALS of an advice. */
static const struct { const char *word, *typed; } blanks[] = {
	{ "ROLE AND NAME", "Chair, Fay" }, { "PUBLIC TITLE", "A paper" }, { "NAME", "Lia" },
	{ "TEXT", "Some words" }, { "REASON", "it was so" }, { "OUTCOME", "agreed" },
	{ "URL", "https://example.org/x" }, { "CODE", "LAB" }, { "COUNTRY", "Kenya" },
	{ "RATIONALE", "all said so" }, { "VERSION", "2" }, { "ORGANISATION", "The press" },
	{ "PLACE", "Town hall" }, { "ZONE", "Africa/Nairobi" }, { "KIND", "regular" },
	{ "NUMBER", "3" }, { "AMOUNT", "10 USD" }, { "GROUND", "legal" }, { "FROM", "Fishers" },
	{ "TITLE", "Rivers" }, { "PEOPLE", "Igorot" }, { "REF", "note 1" }, { "MEMBER", "member" },
	{ "N", "1" },
};

static bool
word_at(const char *start, const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 && !isalnum((unsigned char)s[n]) &&
		(s == start || !isalnum((unsigned char)s[-1]));
}

static void
fill_in(const char *s, const char *date, struct str *out)
{
	const char *start = s;

	while (*s != '\0') {
		size_t i = 0;

		if (word_at(start, s, "DATE")) {
			str_add(out, date);
			s += 4;
			continue;
		}
		while (i < sizeof blanks / sizeof *blanks && !word_at(start, s, blanks[i].word))
			i++;
		if (i < sizeof blanks / sizeof *blanks) {
			str_add(out, blanks[i].typed);
			s += strlen(blanks[i].word);
		} else {
			str_addc(out, *s++);
		}
	}
}

static bool
is_command(struct room *r, const char *line)
{
	struct err err = { 0 };
	struct line l;

	if (str_starts(line, "talanoa "))
		return true;
	return command_parse(r->m, line, &l, &err) && (l.kind == LINE_COMMAND ||
		l.kind == LINE_ATTRIBUTED);
}

/* Each command of the advice, one after another, until the rule is kept. */
static bool
mends(struct room *r, enum check_id id, const char *advice, size_t before)
{
	const char *date = rule_cases[id].date == NULL ? "2026-04-20" : rule_cases[id].date;
	bool mended = false;

	for (const char *s = strchr(advice, '`'); s != NULL && !mended; s = strchr(s, '`')) {
		const char *end = strchr(s + 1, '`');
		struct str line = STR_INIT;
		char *typed;

		assert_non_null(end);
		typed = strndup(s + 1, (size_t)(end - s - 1));
		fill_in(typed, date, &line);
		if (!is_command(r, str_c(&line)))
			fail_msg("%s: `%s` is no command", checks[id].id, typed);
		if (!rule_cases[id].beyond) {
			clock_advance(&r->env, 1000);
			room_run(r, str_c(&line));
			mended = check_room_found(r, id, "wrong") < before;
		}
		free(typed);
		str_release(&line);
		s = end + 1;
	}
	return mended || rule_cases[id].beyond;
}

static void
test_advice_mends(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < CHECK_N; i++) {
		struct findings f;
		struct room r;
		size_t n = 0, before;

		check_room_open(&r, i, false);
		before = check_room_found(&r, i, "wrong");
		check_room_look(&r, "wrong", &f);
		while (n < f.n && f.v[n].check != i)
			n++;
		assert_true(n < f.n);
		assert_non_null(strchr(f.v[n].advice, '`'));
		if (!mends(&r, i, f.v[n].advice, before)) {
			print_error("%s: %s does not mend \"%s\"\n", checks[i].id, f.v[n].advice,
				f.v[n].text);
			wrong++;
		}
		findings_release(&f);
		room_close(&r);
	}
	assert_int_equal(wrong, 0);
}

/* What `where` says is a REF that commands understand. */
static void
test_where_is_a_ref(void **state)
{
	struct units us;
	struct err err = { 0 };

	(void)state;
	for (size_t i = 0; i < CHECK_N; i++) {
		struct findings f;
		struct room r;

		check_room_open(&r, i, false);
		check_room_look(&r, "wrong", &f);
		for (size_t n = 0; n < f.n; n++) {
			if (str_eq(f.v[n].where, "meeting"))
				continue;
			if (!names_ref(r.m, f.v[n].where, &us, &err))
				fail_msg("%s: where is \"%s\": %s", checks[i].id, f.v[n].where,
					err.msg);
			units_release(&us);
		}
		findings_release(&f);
		room_close(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_advice_mends),
		cmocka_unit_test(test_where_is_a_ref),
	};

	return cmocka_run_group_tests(tests, check_room_profile, NULL);
}
