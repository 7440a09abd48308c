/* SPDX-License-Identifier: ISC */
/* Names as people type them: what they mean, and that nothing is ever guessed. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/app/names.h>

#include "room.h"

static const char *const roster[] = {
	"group add GOV Governments", "group add IP \"Indigenous Peoples\"", "group add LAB Labour",
	"person add \"GOV1\" group=GOV", "person add \"GOV10\" group=GOV",
	"person add \"Indigenous Peoples delegate 1 (Sápmi)\" group=IP",
	"person add \"Indigenous Peoples delegate 2\" group=IP",
	"person add \"José Ñandú\" group=LAB aka=\"Chepe, JN\"",
	"person add \"Josefina O'Brien\" group=LAB",
	"person add \"Профсоюз горняков\" group=LAB type=org aka=Gornyaki",
	"person add \"Nguyễn Thị Hạnh\"", "person add \"Alliance for Minerals\" group=LAB",
	"person add \"Ana\"", "person add \"Anabel Lee\"",
};

static void
open_room(struct room *r)
{
	room_open(r, "test_names", "basic");
	for (size_t i = 0; i < sizeof roster / sizeof *roster; i++)
		room_run(r, roster[i]);
}

static void
test_person(void **state)
{
	/* NULL: refused, and the message holds the second text */
	static const struct {
		const char *typed, *name, *says;
	} cases[] = {
		{ "GOV1", "GOV1", NULL },		/* exact beside GOV10 */
		{ "gov10", "GOV10", NULL },
		{ "GOV2", "GOV10", NULL },		/* the seat code of the second */
		{ "IP2", "Indigenous Peoples delegate 2", NULL },
		{ "ip1", "Indigenous Peoples delegate 1 (Sápmi)", NULL },
		{ "sapmi", "Indigenous Peoples delegate 1 (Sápmi)", NULL },
		{ "josé ñandú", "José Ñandú", NULL },
		{ "jose n", "José Ñandú", NULL },
		{ "NANDU", "José Ñandú", NULL },
		{ "brien", "Josefina O'Brien", NULL },
		{ "chepe", "José Ñandú", NULL },
		{ "gorn", "Профсоюз горняков", NULL },
		{ "Горняков", "Профсоюз горняков", NULL },
		{ "hanh", "Nguyễn Thị Hạnh", NULL },
		{ "Ana", "Ana", NULL },			/* beside Anabel */
		{ "anab", "Anabel Lee", NULL },
		{ "person 2", "GOV10", NULL },
		{ "jos", NULL, "José Ñandú (LAB1), Josefina O'Brien (LAB2)" },
		{ "delegate", NULL, "(IP1), Indigenous Peoples delegate 2 (IP2)" },
		{ "an", NULL, "Ana (person 10), Anabel Lee (person 11)" },
		{ "andu", NULL, "near it: José Ñandú (LAB1)" },
		{ "Zoltan", NULL, "nobody on the list is called \"Zoltan\";" },
		{ "IP3", NULL, "\"IP3\"" },
		{ "IP", NULL, "IP is a constituency" },
		{ "LAB", NULL, "LAB is a constituency" },
		{ "LAB01", NULL, "\"LAB01\"" },
		{ "", NULL, "a name or a code is needed" },
	};
	struct room r;

	(void)state;
	open_room(&r);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct unit *p = NULL;
		struct err err = { 0 };
		bool ok = names_person(r.m, cases[i].typed, &p, &err);

		if (ok != (cases[i].name != NULL))
			fail_msg("%s: %s", cases[i].typed, ok ? person_name(p) : err.msg);
		if (ok)
			assert_string_equal(person_name(p), cases[i].name);
		else if (strstr(err.msg, cases[i].says) == NULL)
			fail_msg("%s: %s", cases[i].typed, err.msg);
		assert_true(ok || err.code == ERR_NAME || cases[i].typed[0] == '\0');
	}
	room_close(&r);
}

/* At most five candidates are listed, and the rest counted. */
static void
test_many_candidates(void **state)
{
	const struct unit *p;
	struct err err = { 0 };
	struct room r;
	char line[64];

	(void)state;
	room_open(&r, "test_names", "basic");
	for (int i = 1; i <= 7; i++) {
		snprintf(line, sizeof line, "person add \"Speaker number %d\" group=COM", i);
		room_run(&r, line);
	}
	assert_false(names_person(r.m, "speaker", &p, &err));
	assert_non_null(strstr(err.msg, "Speaker number 5 (COM5) and 2 more"));
	assert_null(strstr(err.msg, "number 6"));
	room_close(&r);
}

static void
test_group(void **state)
{
	static const char *const ok[][2] = { { "lab", "LAB" }, { "Labour", "LAB" },
		{ "peoples", "IP" }, { "GOV", "GOV" }, { "gover", "GOV" } };
	const struct unit *g;
	struct err err = { 0 };
	struct room r;

	(void)state;
	open_room(&r);
	for (size_t i = 0; i < sizeof ok / sizeof *ok; i++) {
		if (!names_group(r.m, ok[i][0], &g, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(group_code(g), ok[i][1]);
	}
	assert_false(names_group(r.m, "XYZ", &g, &err));
	assert_non_null(strstr(err.msg, "there are COM PUB BUS GOV IP LAB"));
	assert_false(names_group(r.m, "p", &g, &err));
	assert_non_null(strstr(err.msg, "may be"));
	room_close(&r);
}

static void
test_exact(void **state)
{
	const struct unit *p, *g;
	struct room r;

	(void)state;
	open_room(&r);
	assert_true(names_exact(r.m, "ana", &p, &g));
	assert_string_equal(person_name(p), "Ana");
	assert_null(g);
	assert_true(names_exact(r.m, "IP2", &p, &g));
	assert_string_equal(person_name(p), "Indigenous Peoples delegate 2");
	assert_true(names_exact(r.m, "LAB", &p, &g));
	assert_null(p);
	assert_string_equal(group_code(g), "LAB");
	/* nothing less than exact: neither a prefix nor an aka nor a constituency's name */
	assert_false(names_exact(r.m, "anab", &p, &g));
	assert_false(names_exact(r.m, "Chepe", &p, &g));
	assert_false(names_exact(r.m, "Governments", &p, &g));
	room_close(&r);
}

static void
test_same(void **state)
{
	const struct unit *p;
	struct err err = { 0 };
	struct room r;

	(void)state;
	open_room(&r);
	room_run(&r, "same Ana = \"Anabel Lee\"");
	assert_true(names_person(r.m, "Ana", &p, &err));
	assert_string_equal(person_name(p), "Anabel Lee");
	/* both entries begin so, and are one: not ambiguous any more */
	assert_true(names_person(r.m, "an", &p, &err));
	assert_string_equal(person_name(p), "Anabel Lee");
	/* and who she becomes later */
	room_run(&r, "same Anabel = Nguyễn");
	assert_true(names_person(r.m, "Ana", &p, &err));
	assert_string_equal(person_name(p), "Nguyễn Thị Hạnh");
	room_run(&r, "present+ Ana");
	assert_true(person_present(r.m, p));
	assert_false(command_run(r.m, "same Ana = hanh", &r.reply, &err));
	assert_int_equal(err.code, ERR_STATE);
	room_close(&r);
}

static void
test_complete(void **state)
{
	const struct unit *v[8];
	struct room r;

	(void)state;
	open_room(&r);
	assert_int_equal(names_complete(r.m, "jos", 8, v), 2);
	assert_string_equal(person_name(v[0]), "José Ñandú");
	assert_int_equal(names_complete(r.m, "LAB", 8, v), 4);
	assert_int_equal(names_complete(r.m, "lab2", 8, v), 1);
	assert_string_equal(person_name(v[0]), "Josefina O'Brien");
	assert_int_equal(names_complete(r.m, "che", 8, v), 1);
	assert_int_equal(names_complete(r.m, "zz", 8, v), 0);
	assert_int_equal(names_complete(r.m, "", 3, v), 3);
	room_run(&r, "same Ana = \"Anabel Lee\"");
	assert_int_equal(names_complete(r.m, "ana", 8, v), 1);
	room_close(&r);
}

static void
test_item_and_ref(void **state)
{
	static const struct {
		const char *typed;
		int num;			/* 0: refused */
	} items[] = { { "2", 2 }, { "item 1", 1 }, { "last", 3 }, { "trace", 2 },
		{ "Closing", 3 }, { "4", 0 }, { "ing", 0 }, { "", 0 }, { "-1", 0 },
		{ "99999999999999999999", 0 } };
	static const char *const bad[] = { "12", "note", "note 1", "note x", "sausage 1", "",
		"item 9", "item 2z", "rule 1" };
	const struct unit *item;
	struct units set;
	struct err err = { 0 };
	struct room r;

	(void)state;
	open_room(&r);
	room_run(&r, "agenda+ Opening");
	room_run(&r, "agenda+ Traceability");
	room_run(&r, "agenda+ Closing");
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		bool ok = names_item(r.m, items[i].typed, &item, &err);

		if (ok != (items[i].num != 0))
			fail_msg("item %s: %s", items[i].typed, ok ? "accepted" : err.msg);
		if (ok)
			assert_int_equal(item->num, items[i].num);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(names_ref(r.m, bad[i], &set, &err));
		assert_int_equal(err.code, ERR_NAME);
	}
	assert_true(names_ref(r.m, "item 2", &set, &err));
	assert_string_equal(unit_text(&set.v[0], FLD_TITLE), "Traceability");
	units_release(&set);
	assert_true(names_ref(r.m, "item last", &set, &err));
	assert_int_equal(set.v[0].num, 3);
	units_release(&set);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person), cmocka_unit_test(test_many_candidates),
		cmocka_unit_test(test_group), cmocka_unit_test(test_exact),
		cmocka_unit_test(test_same), cmocka_unit_test(test_complete),
		cmocka_unit_test(test_item_and_ref),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
