/* SPDX-License-Identifier: ISC */
/* Constituencies, rules and people: what is recorded, and the sentence of each refusal. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/app/names.h>

#include "room.h"

static const struct unit *
person(struct room *r, const char *name)
{
	const struct unit *p;

	if (!names_person(r->m, name, &p, &r->err))
		fail_msg("%s", r->err.msg);
	return p;
}

static void
test_person_add(void **state)
{
	static const struct step steps[] = {
		{ "person add \"Labour delegate 1\" group=COM country=ZA org=\"Miners' union\" "
		  "scope=regional role=Rapporteur", true, "Labour delegate 1 (COM1) is on the list" },
		{ "person add Ana Lee group=pub aka=\"Nana, A.L.\" tags=online", true,
		  "Ana Lee (PUB1)" },
		{ "person add type=organisation country=\"Argentina/France\" Rivers", true,
		  "Rivers" },
		{ "person add \"Ms. International\" country=International", true, NULL },
		{ "person add \"Mx Region\" country=Asia-Pacific", true, NULL },
		{ "person add \"Dr Nowhere\" country=Atlantis", true,
		  "not recognised, kept as written" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_people", "basic");
	ROOM_STEPS(&r, steps);
	assert_int_equal(r.reply.warnings, 1);
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_AREA), "ZA");
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_ORG), "Miners' union");
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_ROLE), "rapporteur");
	assert_string_equal(unit_text(person(&r, "COM1"), FLD_TYPE), "person");
	assert_string_equal(person_name(person(&r, "nana")), "Ana Lee");
	assert_string_equal(unit_text(person(&r, "Rivers"), FLD_AREA), "AR FR");
	assert_string_equal(unit_text(person(&r, "Rivers"), FLD_TYPE), "org");
	assert_string_equal(unit_text(person(&r, "Ms."), FLD_AREA), "global");
	assert_true(strlen(unit_text(person(&r, "Mx"), FLD_AREA)) > 2);
	assert_string_equal(unit_text(person(&r, "Dr"), FLD_COUNTRY), "Atlantis");
	assert_null(unit_cell(person(&r, "Dr"), FLD_AREA));
	room_close(&r);
}

static void
test_person_refused(void **state)
{
	static const struct step bad[] = {
		{ "person add", false, "write: person add NAME" },
		{ "person add \"\"", false, "person add NAME" },
		{ "person add \"   \"", false, NULL },
		{ "person add group=COM", false, "person add NAME" },
		{ "person add \"Bea group=COM", false, "quote is not closed" },
		{ "person add Bea group=XX", false,
		  "there is no constituency \"XX\"; there are COM" },
		{ "person add Bea type=robot", false, "not one of: person|org" },
		{ "person add Bea scope=galactic", false, "not one of: global|regional|national" },
		{ "person add Bea group=COM group=PUB", false, "group: given twice" },
		{ "person add \"Bea\" Lee", false, "a value of several words stands in quotes" },
		{ "person add Bea org=Two words", false, "\"words\" after the name" },
		{ "person add ANA LEE", false, "Ana Lee (COM1) is on the list already" },
		{ "person add \"Bea\xe2\x80\xae\"", false, "U+202E" },
		{ "person add \"Be\xe2\x80\x8b" "a\"", false, "U+200B" },
		{ "person add \"Bea\x1b[2J\"", false, "name: " },
		{ "person add \"Bea\xff\"", false, NULL },
		{ "person add Bea org=\"\x07\"", false, "org: " },
		{ "person set", false, "person set NAME FIELD VALUE" },
		{ "person set Ana", false, "name a field" },
		{ "person set \"Ana Lee\" shoe 44", false, "there are name, type, org" },
		{ "person set \"Ana Lee\" name", false, "everybody on the list has one" },
		{ "person set \"Ana Lee\" name Other", false, "Other is on the list already" },
		{ "person set \"Ana Lee\" factor 2000", false, "50%" },
		{ "person set \"Ana Lee\" factor -1", false, "50%" },
		{ "person set Nobody role x", false, "nobody on the list is called \"Nobody\"" },
		{ "protect Nobody", false, "nobody" },
		{ "same Ana Lee", false, "same NAME = NAME" },
		{ "interest Ana", false, "interest NAME: TEXT" },
		{ "interest Ana Lee: effect=explode x", false, "stay, withdraw, no-vote" },
		{ "interest Nobody: x", false, "nobody" },
	};
	char name[1300], line[1400];
	struct step long_name = { line, false, "200" };
	struct room r;

	(void)state;
	room_open(&r, "test_people", "basic");
	room_run(&r, "person add Ana Lee group=COM");
	room_run(&r, "person add Other");
	ROOM_REFUSES(&r, bad);
	memset(name, 'x', sizeof name);
	name[201] = '\0';
	snprintf(line, sizeof line, "person add \"%s\"", name);
	room_refuses(&r, &long_name, 1);
	line[strlen(line) - 2] = '"';
	line[strlen(line) - 1] = '\0';
	room_run(&r, line);		/* 200 are fine */
	room_close(&r);
}

static void
test_hostile_but_legal_names(void **state)
{
	static const char *const names[] = { "'); DROP TABLE event;--", "%n%s%x",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac Lab", "../../x", "--help",
		"می\xe2\x80\x8cخواهم" };
	struct room r;
	char line[300];

	(void)state;
	room_open(&r, "test_people", "basic");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(line, sizeof line, "person add \"%s\"", names[i]);
		room_run(&r, line);
		assert_string_equal(person_name(person(&r, names[i])), names[i]);
	}
	room_close(&r);
}

static void
test_lookalike_warned(void **state)
{
	static const struct step steps[] = {
		{ "person add Ana", true, NULL },
		{ "person add \xd0\x90na", true, "warning: this name looks like Ana" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_people", "basic");
	ROOM_STEPS(&r, steps);
	assert_int_equal(r.reply.warnings, 1);
	assert_int_equal(r.m->persons.n, 2);
	room_close(&r);
}

static void
test_person_set(void **state)
{
	static const struct step steps[] = {
		{ "person set \"Ana Lee\" role facilitator", true, "role is now facilitator" },
		{ "person set Ana Lee country Ghana", true, "country is now Ghana" },
		{ "person set COM1 aka Nana, La Lee", true, NULL },
		{ "person set nana group PUB", true, NULL },
		{ "person set PUB1 org \"Union of Unions\"", true, NULL },
		{ "person set PUB1 role facilitator", true, "is that already" },
		{ "person set PUB1 factor 50%", true, NULL },
		{ "person set PUB1 name Ana Lee-Diaz", true, NULL },
		{ "person set PUB1 role", true, "role taken away" },
		{ "person set PUB1 country \"\"", true, "country taken away" },
	};
	const struct unit *p;
	struct room r;

	(void)state;
	room_open(&r, "test_people", "basic");
	room_run(&r, "person add Ana Lee group=COM country=FJ");
	ROOM_STEPS(&r, steps);
	p = person(&r, "Ana Lee-Diaz");
	assert_string_equal(unit_text(p, FLD_ROLE), "");
	assert_string_equal(unit_text(p, FLD_COUNTRY), "");
	assert_string_equal(unit_text(p, FLD_AREA), "");
	assert_string_equal(unit_text(p, FLD_ORG), "Union of Unions");
	assert_string_equal(unit_text(p, FLD_FACTOR), "500");
	assert_string_equal(group_code(group_of(r.m, p)), "PUB");
	room_close(&r);
}

static const char *const room_of_four[] = {
	"person add \"Ana Lee\" group=COM", "person add Ben group=PUB",
	"person add \"Chen, Li\" group=BUS", "person add \"Alliance for Minerals\" group=COM",
	"person add Secretary role=secretariat",
};

static void
open_four(struct room *r)
{
	room_open(r, "test_people", "basic");
	for (size_t i = 0; i < sizeof room_of_four / sizeof *room_of_four; i++)
		room_run(r, room_of_four[i]);
}

static void
test_presence(void **state)
{
	static const struct step steps[] = {
		{ "present+ Ana Lee, \"Chen, Li\", Secretary", true,
		  "Ana Lee, Chen, Li, Secretary" },
		{ "present+ ben online", true, "Present online: Ben" },
		{ "present+ Ben, Ana online", true, "Here already: Ben" },
		{ "present+ Ben, Nobody", false, "nobody on the list" },
		{ "present+ COM", false, "COM is a constituency" },
		{ "present+", false, "present+ NAME" },
		{ "present- Ben", true, "Left: Ben" },
		{ "present- Ben", false, "Ben is not here" },
		{ "regrets+ Ana", false, "Ana Lee is here" },
		{ "regrets+ \"Alliance for Minerals\", Ben because of a strike", true,
		  "Alliance for Minerals, Ben" },
		{ "regrets+ PUB1 visa refused, twice", true, "Apologies from Ben" },
		{ "regrets+ \"Ben\" is at sea", true, "Apologies from Ben" },
		{ "regrets+ Ben is \xe2\x80\xa8 ill", false, "reason: " },
		{ "regrets+ Somebody else", false, "nobody" },
		{ "regrets+", false, "regrets+ NAME" },
	};
	const struct unit *last;
	struct room r;

	(void)state;
	open_four(&r);
	ROOM_STEPS(&r, steps);
	assert_true(person_present(r.m, person(&r, "Ana")));
	assert_true(person_present(r.m, person(&r, "Secretary")));
	assert_false(person_present(r.m, person(&r, "Ben")));
	last = &r.m->presences.v[r.m->presences.n - 1];
	assert_string_equal(unit_text(last, FLD_REASON), "is at sea");
	assert_string_equal(unit_text(last - 1, FLD_REASON), "visa refused, twice");
	assert_string_equal(unit_text(last - 2, FLD_REASON), "of a strike");
	room_close(&r);
}

/* Leaving with the floor, or with a hand up, is said and not refused. */
static void
test_leaving_with_the_floor(void **state)
{
	static const struct step steps[] = {
		{ "q+ Ana", true, NULL }, { "q+ Ben", true, NULL }, { "next", true, "Ana Lee" },
		{ "present- Ana", true, "warning: Ana Lee has the floor; done ends the turn" },
		{ "present- Ben", true, "Ben's hand stays up" },
	};
	struct room r;

	(void)state;
	open_four(&r);
	ROOM_STEPS(&r, steps);
	room_close(&r);
}

static void
test_seats(void **state)
{
	static const struct step steps[] = {
		{ "vacancy COM because a visa came too late, because of a queue", true,
		  "Communities" },
		{ "vacancy COM", false, "vacancy CODE because TEXT" },
		{ "vacancy XX because x", false, "there is no constituency" },
		{ "alternate Alliance for Minerals for Ana Lee", true,
		  "Alliance for Minerals takes the seat of Ana Lee" },
		{ "alternate Ben for \"Ana Lee\"", true,
		  "warning: Ben is of another constituency" },
		{ "alternate Ben for Ben", false, "cannot stand in" },
		{ "alternate Ben", false, "alternate NAME for NAME" },
		{ "alternate Ben for Zed", false, "\"Zed\"" },
		{ "interest Ana: owns shares in a mine effect=no-vote", true, "no-vote" },
		{ "interest Ben: effect=withdraw is a consultant", true, "withdraw" },
		{ "interest none", true, "Nobody else declared an interest" },
		{ "interest none BUS1", true, "Chen, Li declared no interest" },
		{ "protect Ana", true, "never named" },
	};
	struct units us;
	struct room r;

	(void)state;
	open_four(&r);
	ROOM_STEPS(&r, steps);
	assert_true(store_units(r.m->store, UNIT_INTEREST, &us, &r.err));
	assert_int_equal(us.n, 4);
	assert_string_equal(unit_text(&us.v[0], FLD_TEXT), "owns shares in a mine");
	assert_string_equal(unit_text(&us.v[0], FLD_EFFECT), "no-vote");
	assert_string_equal(unit_text(&us.v[1], FLD_TEXT), "is a consultant");
	assert_string_equal(unit_text(&us.v[2], FLD_EFFECT), "none");
	units_release(&us);
	assert_true(store_units(r.m->store, UNIT_VACANCY, &us, &r.err));
	assert_string_equal(unit_text(&us.v[0], FLD_REASON),
		"a visa came too late, because of a queue");
	units_release(&us);
	room_close(&r);
}

static void
test_groups(void **state)
{
	static const struct step steps[] = {
		{ "group add lab \"Labour unions\" seats=2 weight=2000", true,
		  "LAB: Labour unions" },
		{ "group add seats=2 X", false, NULL },
		{ "group add WOM seats=3 Women and girls", true, "WOM: Women and girls" },
		{ "group add", false, "group add CODE NAME" },
		{ "group add YTH", false, "group add CODE NAME" },
		{ "group add 9X Nine", false, "a letter first" },
		{ "group add ABCDEFGHIJKLM Long", false, "1 to 12 letters" },
		{ "group add LAB Other", false, "LAB is the code of Labour unions already" },
		{ "group add LA2 labour UNIONS", false, "LAB is called Labour unions already" },
		{ "group add YTH Youth seats=-1", false, "seats: " },
		{ "group add YTH Youth weight=0", false, "weight: " },
		{ "group add YTH Youth weight=1e308", false, "weight: " },
		{ "group add YTH Youth weight=9223372036854775808", false, "weight: " },
		{ "group set LAB seats 5", true, "seats is now 5" },
		{ "group set LAB name Labour", true, NULL },
		{ "group set Labour weight 500", true, "500 thousandths" },
		{ "group set LAB colour red", false, "there are code, name, seats, weight" },
		{ "group set LAB code WOM", false, "already" },
	};
	struct room r;
	const struct unit *g;

	(void)state;
	room_open(&r, "test_people", "basic");
	ROOM_STEPS(&r, steps);
	assert_true(names_group(r.m, "LAB", &g, &r.err));
	assert_int_equal(unit_int(g, FLD_SEATS, 0), 5);
	assert_int_equal(r.m->ledger.floor.groups[ledger_group(&r.m->ledger, &g->id)].weight, 500);
	room_close(&r);
}

/* What was spoken keeps its share when a weight changes: the order does not jump. */
static void
test_weight_keeps_the_order(void **state)
{
	struct room r;
	const struct unit *g;
	int64_t before;
	int i;

	(void)state;
	open_four(&r);
	room_run(&r, "q+ Ana");
	room_run(&r, "next");
	clock_advance(&r.env, 90000);
	room_run(&r, "done");
	assert_true(names_group(r.m, "COM", &g, &r.err));
	i = ledger_group(&r.m->ledger, &g->id);
	before = floor_vt(&r.m->ledger.floor, i);
	assert_int_equal(before, 90000);
	room_run(&r, "group set COM weight 3000");
	i = ledger_group(&r.m->ledger, &g->id);
	assert_int_equal(r.m->ledger.floor.groups[i].weight, 3000);
	assert_int_equal(floor_vt(&r.m->ledger.floor, i), before);
	room_close(&r);
}

static void
test_rules(void **state)
{
	static const struct step steps[] = {
		{ "rules set limit 2m", true, "limit is 2m" },
		{ "rules set limit 2m", true, "already" },
		{ "rules set catch-up 4", true, "8m" },
		{ "rules set order fifo", true, "fifo" },
		{ "rules set handover 10s", true, NULL },
		{ "rules set", false, "rules set KEY VALUE" },
		{ "rules set limit", false, "rules set KEY VALUE" },
		{ "rules set loudness 11", false,
		  "there is no rule \"loudness\"; there are order, limit" },
		{ "rules set order random", false, "not one of" },
		{ "rules set limit -1", false, "limit" },
		{ "rules set limit 9223372036854775808", false, "limit" },
		{ "rules set limit 1e308", false, "limit" },
		{ "rules set limit NaN", false, "limit" },
		{ "rules set limit 0s", false, "rules set limit: at least 1s" },
		{ "rules set scope item", true, NULL }, { "undo", true, NULL },
		{ "rules set scope meeting", true, NULL }, { "undo", true, NULL },
		{ "rules set scope item", true, NULL }, { "rules set scope item", true, "already" },
		{ "adopt rules", true, "Adopted: the rules" },
		{ "adopt rules", false, "adopted already, at 2026-03-10 09:00" },
		{ "adopt agenda", false, "no agenda to adopt" },
		{ "adopt a cat", false, "adopt agenda|rules|minutes" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_people", "basic");
	ROOM_STEPS(&r, steps);
	assert_string_equal(r.m->rule.v[RULE_LIMIT], "120000");
	assert_string_equal(r.m->rule.v[RULE_CATCH_UP], "480000");
	assert_string_equal(r.m->rule.v[RULE_SCOPE], "item");
	assert_int_equal(r.m->ledger.floor.rules.order, FLOOR_ORDER_FIFO);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person_add), cmocka_unit_test(test_person_refused),
		cmocka_unit_test(test_hostile_but_legal_names),
		cmocka_unit_test(test_lookalike_warned), cmocka_unit_test(test_person_set),
		cmocka_unit_test(test_presence), cmocka_unit_test(test_leaving_with_the_floor),
		cmocka_unit_test(test_seats), cmocka_unit_test(test_groups),
		cmocka_unit_test(test_weight_keeps_the_order), cmocka_unit_test(test_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
