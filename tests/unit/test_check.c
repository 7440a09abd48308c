/* SPDX-License-Identifier: ISC */
/* Each transparency rule on a meeting that breaks it and on one that keeps it. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/base/json.h>

#include "check_room.h"

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
		check_room_open(&r, i, false);
		bad = check_room_found(&r, i, "wrong");
		room_close(&r);
		check_room_open(&r, i, true);
		good = check_room_found(&r, i, "");
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

		check_room_bare(&r);
		check_room_run(&r, k->lines);
		check_room_look(&r, "", &f);
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
	check_room_open(&r, CHECK_E1, false);
	check_room_look(&r, "", &f);
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
	check_room_bare(&r);
	check_room_run(&r, "meeting set notice 2026-03-01\nmeeting open");
	for (int adopted = 0; adopted < 2; adopted++) {
		check_room_look(&r, "", &f);
		for (size_t n = 0; n < f.n; n++)
			if (f.v[n].check == CHECK_A4 && strstr(f.v[n].text, "days before") != NULL)
				assert_int_equal(f.v[n].severity, adopted ? SEVERITY_MUST :
					SEVERITY_EXPECTED);
		findings_release(&f);
		if (!adopted)
			check_room_run(&r, "adopt rules");
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
	assert_int_equal(check_profile.days[DAYS_NOTICE], 21);
	assert_int_equal(check_profile.severity[CHECK_D2], SEVERITY_EXPECTED);
	assert_true(check_profile.proposal);
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
	check_room_bare(&r);
	assert_string_equal(profile_of(r.m), "hleag");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_rule),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_output),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_proposals_only_warn),
		cmocka_unit_test(test_profiles),
		cmocka_unit_test(test_profile_of_the_template),
	};

	return cmocka_run_group_tests(tests, check_room_profile, NULL);
}
