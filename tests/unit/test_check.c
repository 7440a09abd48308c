/* SPDX-License-Identifier: ISC */
/* Each transparency rule on a meeting that breaks it and on one that keeps it. */
#include <ctype.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/app/command.h>
#include <talanoa/app/names.h>
#include <talanoa/base/json.h>

#include "check_cases.h"
#include "room.h"

static struct profile hleag;

static int64_t
unit_ms(char c)
{
	return c == 'd' ? 86400000 : c == 'h' ? 3600000 : 60000;
}

static void
run_line(struct room *r, char *line)
{
	if (*line == '@') {
		char *end;
		long n = strtol(line + 1, &end, 10);

		clock_advance(&r->env, n * unit_ms(*end));
		return;
	}
	clock_advance(&r->env, 1000);
	room_run(r, line);
}

static void
run_lines(struct room *r, const char *lines)
{
	char *copy = strdup(lines == NULL ? "" : lines), *save = NULL;

	for (char *s = strtok_r(copy, "\n", &save); s != NULL; s = strtok_r(NULL, "\n", &save))
		run_line(r, s);
	free(copy);
}

static const char *
outside(void *ctx, enum check_id id)
{
	(void)id;
	return *(const char **)ctx;
}

static void
look(struct room *r, const char *said, struct findings *ret_f)
{
	struct check_ask ask = { .profile = &hleag, .outside = outside, .ctx = &said };
	struct err err = { 0 };

	clock_advance(&r->env, 1000);
	r->m->now = meeting_clock(r->m);
	if (!check_run(r->m, &ask, ret_f, &err))
		fail_msg("%s", err.msg);
}

static size_t
found(struct room *r, enum check_id id, const char *said)
{
	struct findings f;
	size_t n = 0;

	look(r, said, &f);
	for (size_t i = 0; i < f.n; i++)
		n += f.v[i].check == id;
	findings_release(&f);
	return n;
}

/* A meeting without a template: nothing is said before somebody says it. */
static void
room_bare(struct room *r)
{
	struct store *s;

	room_open(r, "test_check", "basic");
	meeting_close(r->m);
	unlink(r->path);
	if (!store_create(r->path, "", &r->env, &s, &r->err))
		fail_msg("%s", r->err.msg);
	store_close(s);
	if (!meeting_open(r->path, STORE_WRITE, &r->env, &r->m, &r->err))
		fail_msg("%s", r->err.msg);
	store_operator(r->m->store, "Ana", "rapporteur");
}

static void
room_of(struct room *r, enum check_id id, bool good)
{
	const struct rule_case *k = &rule_cases[id];

	room_bare(r);
	run_lines(r, k->first);
	run_lines(r, good ? k->good : k->bad);
	if (!good && k->raw != NULL)
		k->raw(r->m);
}

static void
test_each_rule(void **state)
{
	int wrong = 0;

	(void)state;
	for (size_t i = 0; i < CHECK_N; i++) {
		struct room r;
		size_t bad, good;

		if (rule_cases[i].bad == NULL || rule_cases[i].good == NULL)
			fail_msg("%s has no meeting that breaks it and one that keeps it", checks[i].id);
		room_of(&r, i, false);
		bad = found(&r, i, "wrong");
		room_close(&r);
		room_of(&r, i, true);
		good = found(&r, i, "");
		room_close(&r);
		if (bad == 0 || good != 0) {
			print_error("%s: %zu findings where it is broken, %zu where it is kept\n",
				checks[i].id, bad, good);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void
test_reasons(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_reason_cases; i++) {
		const struct reason_case *k = &reason_cases[i];
		struct findings f;
		struct room r;
		bool said = false;

		room_bare(&r);
		run_lines(&r, k->lines);
		look(&r, "", &f);
		for (size_t n = 0; n < f.n; n++) {
			if (f.v[n].check != k->id)
				continue;
			if (f.v[n].severity != k->severity)
				fail_msg("%s: %s: %s", checks[k->id].id, severity_name(
					f.v[n].severity), f.v[n].text);
			said = said || strstr(f.v[n].text, k->says) != NULL;
		}
		if (!said)
			fail_msg("%s: nothing says \"%s\"", checks[k->id].id, k->says);
		findings_release(&f);
		room_close(&r);
	}
}

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
			mended = found(r, id, "wrong") < before;
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

		room_of(&r, i, false);
		before = found(&r, i, "wrong");
		look(&r, "wrong", &f);
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

		room_of(&r, i, false);
		look(&r, "wrong", &f);
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

static void
test_status(void **state)
{
	struct finding v[] = { { CHECK_D2, SEVERITY_ENCOURAGED, NULL, NULL, NULL },
		{ CHECK_D2, SEVERITY_EXPECTED, NULL, NULL, NULL },
		{ CHECK_A1, SEVERITY_MUST, NULL, NULL, NULL } };
	struct findings f = { .v = v };

	(void)state;
	assert_int_equal(findings_status(&f), 0);
	f.n = 1;
	assert_int_equal(findings_status(&f), 0);
	f.n = 2;
	assert_int_equal(findings_status(&f), 1);
	f.n = 3;
	assert_int_equal(findings_status(&f), 2);
}

static void
test_output(void **state)
{
	static const char *const keys[] = { "id", "title", "principle", "source", "severity",
		"when", "where", "text", "advice" };
	struct str text = STR_INIT, json = STR_INIT;
	struct findings f;
	struct room r;
	struct json *j;
	int64_t verified;

	(void)state;
	room_of(&r, CHECK_E1, false);
	look(&r, "", &f);
	findings_text(&f, &text);
	assert_non_null(strstr(str_c(&text), "E1  Each action has an owner"));
	assert_non_null(strstr(str_c(&text), "  - failure: action 1 has no due date\n"
		"    mend: `action 1 due=DATE`\n"));
	assert_non_null(strstr(str_c(&text), "(source not verified)"));
	findings_json(&f, &json);
	j = json_parse(str_c(&json), json.len, NULL);
	assert_non_null(j);
	assert_int_equal(json_count(j), f.n);
	for (size_t i = 0; i < f.n; i++) {
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
			assert_non_null(json_str(json_get(json_at(j, i), keys[k])));
		assert_true(json_int(json_get(json_at(j, i), "verified"), &verified));
	}
	json_free(j);
	findings_release(&f);
	str_release(&text);
	str_release(&json);
	room_close(&r);
}

static void
test_explain(void **state)
{
	static const char *const lines[] = { "principle: ", "source: ", "of it: ", "looks at: ",
		"passes when: ", "mend: `" };

	(void)state;
	for (size_t i = 0; i < CHECK_N; i++) {
		struct str s = STR_INIT;

		check_explain(i, &s);
		for (size_t k = 0; k < sizeof lines / sizeof *lines; k++)
			if (strstr(str_c(&s), lines[k]) == NULL && k < 5)
				fail_msg("%s: no \"%s\" in %s", checks[i].id, lines[k], str_c(&s));
		assert_non_null(strchr(checks[i].mend, '`'));
		str_release(&s);
	}
}

/* Our own proposals only warn until the body has adopted its rules. */
static void
test_proposals_only_warn(void **state)
{
	struct findings f;
	struct room r;

	(void)state;
	room_bare(&r);
	run_lines(&r, "meeting set notice 2026-03-01\nmeeting open");
	for (int adopted = 0; adopted < 2; adopted++) {
		look(&r, "", &f);
		for (size_t n = 0; n < f.n; n++)
			if (f.v[n].check == CHECK_A4 && strstr(f.v[n].text, "days before") != NULL)
				assert_int_equal(f.v[n].severity, adopted ? SEVERITY_MUST :
					SEVERITY_EXPECTED);
		findings_release(&f);
		if (!adopted)
			run_lines(&r, "adopt rules");
	}
	room_close(&r);
}

static void
test_profiles(void **state)
{
	static const char *const names[] = { "hleag", "eiti", "faca", "eu-expert", "basic" };
	struct profile p;
	struct paths paths;
	struct err err = { 0 };
	FILE *f;

	(void)state;
	paths_find(&paths);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!profile_load(&paths, names[i], &p, &err))
			fail_msg("%s", err.msg);
	assert_int_equal(hleag.days[DAYS_NOTICE], 21);
	assert_int_equal(hleag.severity[CHECK_D2], SEVERITY_EXPECTED);
	assert_true(hleag.proposal);
	assert_true(profile_load(&paths, "faca", &p, &err));
	assert_int_equal(p.days[DAYS_NOTICE], 7);
	assert_int_equal(p.severity[CHECK_B7], SEVERITY_OFF);
	assert_false(profile_load(&paths, "../hleag", &p, &err));
	assert_int_equal(err.code, ERR_NAME);
	assert_false(profile_load(&paths, "nobody", &p, &err));
	assert_int_equal(mkdir("profiles", 0700), 0);
	f = fopen("profiles/odd.ini", "w");
	fputs("[severity]\na1 = maybe\n", f);
	fclose(f);
	free(paths.data);
	paths.data = strdup(".");
	assert_false(profile_load(&paths, "odd", &p, &err));
	assert_non_null(strstr(err.msg, "odd.ini:2"));
	assert_non_null(strstr(err.msg, "maybe"));
	paths_release(&paths);
	unlink("profiles/odd.ini");
	rmdir("profiles");
}

static void
test_profile_of_the_template(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "test_check", "basic");
	assert_string_equal(profile_of(r.m), "basic");
	room_close(&r);
	room_open(&r, "test_check", "hleag");
	assert_string_equal(profile_of(r.m), "hleag");
	room_close(&r);
	room_bare(&r);
	assert_string_equal(profile_of(r.m), "hleag");
	room_close(&r);
}

static int
load_profile(void **state)
{
	struct paths paths;
	struct err err = { 0 };

	(void)state;
	paths_find(&paths);
	if (!profile_load(&paths, "hleag", &hleag, &err))
		print_error("%s\n", err.msg);
	paths_release(&paths);
	return err.code == ERR_NONE ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_rule),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_advice_mends),
		cmocka_unit_test(test_where_is_a_ref),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_output),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_proposals_only_warn),
		cmocka_unit_test(test_profiles),
		cmocka_unit_test(test_profile_of_the_template),
	};

	return cmocka_run_group_tests(tests, load_profile, NULL);
}
