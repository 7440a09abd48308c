/* SPDX-License-Identifier: ISC */
/* Each transparency rule on a meeting that breaks it and on one that keeps it. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unit.h>

#include <draft.h>
#include <talanoa/app/check.h>
#include <talanoa/app/command.h>
#include <talanoa/base/json.h>

static const char path[] = "test_check.talanoa";
static struct profile hleag;

static void
look(struct draft *d, struct findings *ret_f)
{
	struct err err = { 0 };
	struct meeting *m;

	if (!meeting_open(d->path, STORE_READ, &d->env, &m, &err) ||
	    !check_run(m, &hleag, ret_f, &err))
		fail_msg("%s", err.msg);
	meeting_close(m);
}

static size_t
found(struct draft *d, enum check_id id)
{
	struct findings f;
	size_t n = 0;

	look(d, &f);
	for (size_t i = 0; i < f.n; i++)
		n += f.v[i].check == id;
	findings_release(&f);
	return n;
}

static void
case_A1(struct draft *d, bool good)
{
	draft_meeting(d, FLD_BODYNAME, "Advisory Group");
	draft_meeting(d, FLD_NUMBER, "2");
	if (good)
		draft_meeting(d, FLD_KIND, "regular");
}

static void
case_A2(struct draft *d, bool good)
{
	draft_meeting(d, FLD_PLACE, "Town hall");
	draft_meeting(d, FLD_TIMEZONE, "Africa/Nairobi");
	draft_state(d, "open", NULL);
	draft_time(d, good ? 9 : 6, 0, 0);
	draft_state(d, "closed", NULL);
}

static void
case_A10(struct draft *d, bool good)
{
	struct id item = draft_item(d, "Opening");
	struct ev e = draft_ev(d, EV_ADOPT);

	draft_take_up(d, &item);
	ev_text(&e, FLD_WHAT, good ? "agenda" : "rules");
	draft_add(d, &e);
}

static void
case_B1(struct draft *d, bool good)
{
	struct id group = draft_group(d, "LAB", "Labour unions", 1);
	struct id person = draft_person(d, "Labour delegate 1", &group, NULL, NULL);

	if (good)
		draft_presence(d, &person, "present");
	draft_note(d, &person, "said so.");
}

static void
case_B2(struct draft *d, bool good)
{
	draft_person(d, "Somebody", NULL, NULL, good ? "observer" : NULL);
}

static void
case_B6(struct draft *d, bool good)
{
	struct id group = draft_group(d, "YTH", "Youth", 1);
	struct ev e = draft_ev(d, EV_VACANCY_SET);

	ev_ref(&e, FLD_GROUP, &group);
	ev_text(&e, FLD_REASON, "no visa in time");
	if (good)
		draft_add(d, &e);
}

static void
case_C1(struct draft *d, bool good)
{
	struct id item = draft_item(d, "Opening");

	draft_take_up(d, &item);
	draft_close_item(d, good ? "agreed" : NULL);
}

static void
case_D1(struct draft *d, bool good)
{
	struct id item = draft_item(d, "Opening");

	if (good)
		draft_take_up(d, &item);
	draft_decision(d, "A text.", "consensus", "a reason");
}

static void
case_D2(struct draft *d, bool good)
{
	draft_decision(d, "A text.", "consensus", good ? "a reason" : NULL);
}

static void
case_E1(struct draft *d, bool good)
{
	struct id item = draft_item(d, "Opening");
	struct id person = draft_person(d, "Somebody", NULL, NULL, "secretariat");

	draft_take_up(d, &item);
	draft_action(d, &person, "write it down", good ? "2026-04-01" : NULL);
}

static void
case_I2(struct draft *d, bool good)
{
	struct id note = draft_note(d, NULL, "Something delicate.");

	draft_withhold(d, &note, "safety", good ? "A person is at risk" : NULL, NULL);
}

static void (*const cases[CHECK_N])(struct draft *d, bool good) = {
#define CHECK(id, title, principle, source, verified, severity, when, advice) \
	[CHECK_##id] = case_##id,
#include <talanoa/app/checks.def>
#undef CHECK
};

static void
test_each_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_N; i++) {
		struct draft d;

		draft_new(&d, path);
		cases[i](&d, false);
		if (found(&d, i) != 1)
			fail_msg("%s: the bad meeting has %zu findings", checks[i].id, found(&d, i));
		draft_end(&d);
		draft_new(&d, path);
		cases[i](&d, true);
		if (found(&d, i) != 0)
			fail_msg("%s: the good meeting has %zu findings", checks[i].id, found(&d, i));
		draft_end(&d);
	}
}

static void
test_status(void **state)
{
	struct finding v[] = { { CHECK_D2, SEVERITY_ENCOURAGED, NULL },
		{ CHECK_D2, SEVERITY_EXPECTED, NULL }, { CHECK_A1, SEVERITY_MUST, NULL } };
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

/* The first word or words in backquotes are a command of the table. */
static bool
names_command(const char *advice)
{
	const char *p = strchr(advice, '`');

	for (size_t i = 0; p != NULL && i < CMD_N; i++) {
		size_t n = strlen(commands[i].name);

		if (strncmp(p + 1, commands[i].name, n) == 0 &&
		    (p[n + 1] == ' ' || p[n + 1] == '`'))
			return true;
	}
	return false;
}

static void
test_advice_names_a_command(void **state)
{
	(void)state;
	for (size_t i = 0; i < CHECK_N; i++)
		if (!names_command(checks[i].advice))
			fail_msg("%s: %s", checks[i].id, checks[i].advice);
	assert_false(names_command("`dance NAME`"));
}

static void
test_output(void **state)
{
	struct str text = STR_INIT, json = STR_INIT;
	struct findings f;
	struct json *j;
	struct draft d;
	int64_t n;

	(void)state;
	draft_new(&d, path);
	case_E1(&d, false);
	look(&d, &f);
	findings_text(&f, &text);
	assert_non_null(strstr(str_c(&text), "E1  Each action has an owner"));
	assert_non_null(strstr(str_c(&text), "  - action 1 has no due date\n"));
	assert_non_null(strstr(str_c(&text), "(source not verified)"));
	findings_json(&f, &json);
	j = json_parse(str_c(&json), json.len, NULL);
	assert_non_null(j);
	assert_true(json_int(json_get(j, "rules"), &n));
	assert_int_equal(n, CHECK_N);
	assert_int_equal(json_count(json_get(j, "findings")), f.n);
	json_free(j);
	findings_release(&f);
	str_release(&text);
	str_release(&json);
	draft_end(&d);
}

static void
test_profiles(void **state)
{
	struct profile p;
	struct paths paths;
	struct err err = { 0 };
	FILE *f;

	(void)state;
	paths_find(&paths);
	assert_int_equal(hleag.days[DAYS_NOTICE], 21);
	assert_int_equal(hleag.severity[CHECK_D2], SEVERITY_EXPECTED);
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
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_advice_names_a_command),
		cmocka_unit_test(test_output),
		cmocka_unit_test(test_profiles),
	};

	return cmocka_run_group_tests(tests, load_profile, NULL);
}
