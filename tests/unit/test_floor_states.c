/* SPDX-License-Identifier: ISC */
/*
 * Every command of the floor in every state of the room: what makes no sense now is refused
 * with a sentence that says why, and the record is as it was.
 */
#include <unit.h>

#include <talanoa/app/names.h>

#include "room.h"

static void
begin(struct room *r)
{
	static const char *const lines[] = {
		"person add \"Ana Silva\" group=COM", "person add \"Ada Lima\" group=COM",
		"person add \"Bo Chan\" group=PUB", "person add \"Carla Diaz\" group=BUS",
		"person add \"Eve Oyo\" role=chair", "present+ Ana Silva, Ada Lima, Bo Chan, Carla Diaz",
		"agenda+ Traceability for 20m", "[2026-03-10T08:30:00Z] meeting open",
		"[2026-03-10T08:30:00Z] take up 1",
	};

	room_open(r, "test_floor_states", "basic");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		room_run(r, lines[i]);
}

/* Wrong whatever the room does. */
static const struct step always[] = {
	{ "q+", false, "q+ NAME" },
	{ "q+ Zed", false, "Zed" },
	{ "q+ A", false, "Ana Silva" },
	{ "q+ Ana Silva as NGO", false, "NGO" },
	{ "q+ Ana Silva with NGO", false, "NGO" },
	{ "q+ Ana Silva with COM", false, "COM leads the statement" },
	{ "q+ Ana Silva as PUB with PUB", false, "PUB leads the statement" },
	{ "q+ Eve", false, "invited Eve Oyo speaks uncounted" },
	{ "ror Eve", false, "belongs to no constituency" },
	{ "last word", false, "last word NAME" },
	{ "last word Zed", false, "Zed" },
	{ "last word Eve", false, "last word Eve Oyo as CODE" },
	{ "q-", false, "q- NAME" },
	{ "q- Zed", false, "Zed" },
	{ "point", false, "point NAME" },
	{ "point A", false, "Ada Lima" },
	{ "ack", false, "ack NAME" },
	{ "ack Zed because why not", false, "Zed" },
	{ "confirm", false, "confirm CODE" },
	{ "confirm NGO", false, "NGO" },
	{ "confirm PUB", false, "no joint statement" },
	{ "limit -1", false, "duration" },
	{ "limit 0s", false, "at least one second" },
	{ "limit NaN", false, "duration" },
	{ "limit 9223372036854775808", false, "duration" },
	{ "limit 100h", false, "at most 24 hours" },
	{ "turn add COM time=0s because nothing", false, "nothing to count" },
	{ "turn add COM time=1e9 because much", false, "duration" },
	{ "turn add NGO time=1m because x", false, "NGO" },
	{ "turn add COM time=1m", false, "because" },
	{ "turn 99 time=1m", false, "99" },
	{ "turn 0 time=1m", false, "turn" },
	{ "next -1w", false, "" },
	{ "group set COM weight 0", false, "thousandths" },
	{ "group set COM weight -1000", false, "thousandths" },
	{ "group set COM weight 9223372036854775808", false, "thousandths" },
};

static const struct step when_free[] = {
	{ "next", false, "nobody waits" },
	{ "start", false, "nobody has the floor" },
	{ "done", false, "nobody has the floor" },
	{ "pause", false, "nobody has the floor" },
	{ "resume", false, "no turn is paused" },
	{ "interpret", false, "nobody has the floor" },
	{ "lost", false, "nobody has the floor" },
	{ "noshow", false, "nobody was called" },
	{ "extend 30s", false, "nobody has the floor" },
	{ "yield Ana Silva", false, "nobody has the floor" },
	{ "announce", false, "nobody waits" },
	{ "q- Ana Silva", false, "no hand up" },
	{ "limit fitted", false, "no hand is up" },
	{ "turn last time=1m", false, "there is no turn" },
	{ "reopen queue", false, "open already" },
};

static const struct step when_running[] = {
	{ "next", false, "nobody waits" },
	{ "done -10m", false, "last changed at" },
	{ "pause -10m", false, "last changed at" },
	{ "start", false, "the clock runs already" },
	{ "resume", false, "runs already" },
	{ "q+ Ana Silva", false, "has the floor now" },
	{ "yield Ana Silva", false, "has the floor already" },
	{ "yield", false, "yield NAME" },
	{ "yield Zed", false, "Zed" },
	{ "extend", false, "extend 30s" },
	{ "extend 0s", false, "at least one second" },
	{ "extend -30s", false, "duration" },
	{ "extend 100h", false, "at most 24 hours" },
	{ "turn last time=1m", false, "still runs" },
	{ "turn last time=-1m", false, "still runs" },
	{ "turn last who=Zed", false, "Zed" },
	{ "turn last who=Ana", false, "already" },
};

static const struct step when_paused[] = {
	{ "pause", false, "the clock stands already" },
	{ "interpret", false, "the clock stands already" },
};

static const struct step on_a_point[] = {
	{ "yield Carla", false, "only an ordinary turn" },
	{ "point Bo Chan", false, "has the floor now" },
};

static const struct step when_listed[] = {
	{ "close queue", false, "closed already" },
	{ "q+ Carla", false, "the speaking list is closed" },
	{ "last word Bo Chan", false, "has the last word already" },
};

static const struct step when_suspended[] = {
	{ "next", false, "suspended" },
	{ "start", false, "suspended" },
	{ "ack Carla", false, "suspended" },
	{ "resume", false, "meeting resume goes on" },
};

static const struct step when_closed[] = {
	{ "q+ Ana Silva", false, "the meeting was closed at" },
	{ "q+ \"New One\" new COM", false, "meeting open opens it again" },
	{ "point Ana Silva", false, "closed" },
	{ "clarify Ana Silva", false, "closed" },
	{ "ror Ana Silva", false, "closed" },
	{ "invited Eve", false, "closed" },
	{ "last word Ana Silva", false, "closed" },
	{ "next", false, "closed" },
	{ "start", false, "closed" },
	{ "ack Ana Silva", false, "closed" },
	{ "announce", false, "closed" },
	{ "pause", false, "closed" },
	{ "resume", false, "closed" },
	{ "interpret", false, "closed" },
	{ "done", false, "closed" },
	{ "yield Ana Silva", false, "closed" },
	{ "noshow", false, "closed" },
	{ "lost", false, "closed" },
	{ "extend 30s", false, "closed" },
	{ "limit 2m", false, "closed" },
	{ "limit fitted", false, "closed" },
	{ "close queue", false, "closed" },
	{ "reopen queue", false, "closed" },
};

static void
test_states(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	ROOM_REFUSES(&r, always);
	ROOM_REFUSES(&r, when_free);
	room_run(&r, "[2026-03-10T08:56:00Z] q+ Ana Silva");
	room_run(&r, "[2026-03-10T08:56:00Z] next");
	ROOM_REFUSES(&r, always);
	ROOM_REFUSES(&r, when_running);
	room_run(&r, "pause");
	ROOM_REFUSES(&r, always);
	ROOM_REFUSES(&r, when_paused);
	room_run(&r, "resume");
	room_run(&r, "point Bo Chan");
	room_run(&r, "next");
	ROOM_REFUSES(&r, always);
	ROOM_REFUSES(&r, on_a_point);
	room_run(&r, "done");
	room_run(&r, "close queue");
	room_run(&r, "last word Bo Chan");
	ROOM_REFUSES(&r, when_listed);
	room_run(&r, "meeting suspend 15m");
	ROOM_REFUSES(&r, when_suspended);
	room_run(&r, "meeting resume");
	room_run(&r, "done");
	room_run(&r, "meeting close");
	ROOM_REFUSES(&r, when_closed);
	/* Corrections are for afterwards, and a hand that is still up may go. */
	room_run(&r, "turn last time=1m because the clock ran on");
	room_run(&r, "q- Bo Chan");
	room_run(&r, "meeting open");
	room_run(&r, "reopen queue");
	room_run(&r, "q+ Carla");
	room_close(&r);
}

/* A turn may be dated back, but not into the one before it. */
static void
test_turns_do_not_overlap(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T08:40:00Z] q+ Ana Silva", true, NULL },
		{ "[2026-03-10T08:40:00Z] q+ Carla", true, NULL },
		{ "[2026-03-10T08:40:00Z] next", true, "Ana" },
		{ "next -30m", false, "turn 1 last changed at 08:40:00" },
		{ "[2026-03-10T08:58:00Z] done", true, NULL },
		{ "next -5m", false, "turn 1 lasted until 08:58:00; the next one cannot begin" },
		{ "next @08:57", false, "turn 1 lasted until 08:58:00" },
		{ "ack Carla -121s", false, "turn 1 lasted until 08:58:00" },
		{ "next -120s", true, "Carla" },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(turn_ms(ledger_running(&r.m->ledger), &r.m->now), 120000);
	room_close(&r);
}

static int
group_index(struct room *r, const char *code)
{
	const struct unit *g;

	assert_true(names_group(r->m, code, &g, &r->err));
	return ledger_group(&r->m->ledger, &g->id);
}

static const struct floor_group *
group(struct room *r, const char *code)
{
	return &r->m->ledger.floor.groups[group_index(r, code)];
}

static void
test_budget(void **state)
{
	static const struct step steps[] = {
		{ "rules set budget 4m", true, "budget is 4m" },
		{ "[2026-03-10T08:31:00Z] q+ Ana Silva", true, NULL },
		{ "[2026-03-10T08:31:00Z] q+ Ada Lima", true, NULL },
		{ "[2026-03-10T08:31:00Z] next", true, "3:00" },
		{ "[2026-03-10T08:34:30Z] next", true, "Ada Lima (COM) has the floor, 0:30" },
		{ "[2026-03-10T08:35:10Z] q+ Ana Silva", true, NULL },
		{ "[2026-03-10T08:35:10Z] next", false, "used up their budget on this item" },
		{ "[2026-03-10T08:35:10Z] done", true, NULL },
		{ "[2026-03-10T08:35:10Z] next", false, "(COM 4:10 of 4:00): ack NAME" },
		{ "[2026-03-10T08:35:10Z] why", true, "only the chair calls them" },
		{ "[2026-03-10T08:35:10Z] q+ Carla", true, NULL },
		{ "[2026-03-10T08:35:10Z] next", true, "Carla" },
		{ "[2026-03-10T08:36:00Z] done", true, NULL },
		{ "[2026-03-10T08:36:00Z] ack Ana Silva because others agreed", true, "3:00" },
		{ "[2026-03-10T08:36:30Z] done", true, NULL },
		{ "rules set distribute yes", true, NULL },
		{ "rules set budget auto", true, NULL },
		{ "rules set budget 0s", false, "off does without" },
		{ "rules set distribute maybe", false, "yes|no" },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	/* 20 minutes planned, three constituencies here */
	assert_int_equal(floor_budget(&r.m->ledger.floor, group_index(&r, "COM")), 400000);
	assert_int_equal(group(&r, "COM")->on_item, 280000);
	room_close(&r);
}

/* A speaks for COM, with PUB and BUS: who confirms shares the time, before or after the turn. */
static void
test_joint_statement(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T08:31:00Z] q+ Ana Silva with PUB,BUS", true, "Ana Silva (COM)" },
		{ "confirm PUB", true, "PUB confirms" },
		{ "confirm PUB", false, "no joint statement waits for PUB" },
		{ "confirm COM", false, "no joint statement waits for COM" },
		{ "[2026-03-10T08:31:00Z] next", true, "Ana" },
		{ "[2026-03-10T08:33:00Z] done", true, "2:00" },
	};
	static const struct step later[] = { { "confirm BUS", true, NULL } };
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(group(&r, "COM")->charged, 60000);
	assert_int_equal(group(&r, "PUB")->charged, 60000);
	assert_int_equal(group(&r, "BUS")->charged, 0);
	ROOM_STEPS(&r, later);
	assert_int_equal(group(&r, "COM")->charged, 40000);
	assert_int_equal(group(&r, "PUB")->charged, 40000);
	assert_int_equal(group(&r, "BUS")->charged, 40000);
	assert_int_equal(group(&r, "PUB")->turns, 0);
	room_run(&r, "undo");
	assert_int_equal(group(&r, "BUS")->charged, 0);
	room_close(&r);
}

/* One capacity a hand; an alternate speaks on the turns of the seat. */
static void
test_capacity_and_alternate(void **state)
{
	static const struct step steps[] = {
		{ "person add \"Alt Lima\" group=COM", true, NULL },
		{ "alternate Alt Lima for Ana Silva", true, NULL },
		{ "[2026-03-10T08:31:00Z] q+ Ana Silva as PUB", true, "Ana Silva (PUB)" },
		{ "[2026-03-10T08:31:00Z] next", true, "(PUB)" },
		{ "[2026-03-10T08:32:00Z] done", true, NULL },
		{ "[2026-03-10T08:32:00Z] q+ Alt Lima", true, NULL },
		{ "[2026-03-10T08:32:00Z] q+ Ada Lima", true, NULL },
		/* Ana has had a turn, so her alternate has: Ada comes first */
		{ "[2026-03-10T08:32:00Z] next", true, "Ada Lima (COM)" },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(group(&r, "PUB")->charged, 60000);
	assert_int_equal(group(&r, "COM")->charged, 0);
	room_close(&r);
}

static void
test_last_word(void **state)
{
	static const struct step steps[] = {
		{ "close queue", true, NULL },
		{ "last word Ana Silva", true, "the last word: Ana Silva (COM), after all others" },
		{ "reopen queue", true, NULL },
		{ "[2026-03-10T08:31:00Z] q+ Carla", true, NULL },
		{ "[2026-03-10T08:31:00Z] ror Bo Chan", true, NULL },
		{ "q?", true, "last word" },
		{ "[2026-03-10T08:31:00Z] next", true, "Carla" },
		{ "[2026-03-10T08:32:00Z] next", true, "Bo Chan" },
		{ "why", true, "the last word, after all others" },
		{ "[2026-03-10T08:33:00Z] next", true, "Ana Silva" },
		{ "[2026-03-10T08:34:00Z] done", true, NULL },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(group(&r, "COM")->charged, 60000);
	assert_int_equal(group(&r, "COM")->turns, 1);
	room_close(&r);
}

static void
test_of_no_constituency(void **state)
{
	static const struct step steps[] = {
		{ "[2026-03-10T08:31:00Z] invited Eve", true, "Eve Oyo" },
		{ "[2026-03-10T08:31:00Z] next", true, "Eve Oyo has the floor" },
		{ "[2026-03-10T08:33:00Z] done", true, "2:00" },
		{ "[2026-03-10T08:33:00Z] q+ Ana Silva", true, NULL },
		{ "[2026-03-10T08:33:00Z] next", true, NULL },
		{ "[2026-03-10T08:34:00Z] point Eve", true, NULL },
		{ "[2026-03-10T08:34:00Z] next", true, "Eve Oyo has the floor on a point of order" },
		{ "[2026-03-10T08:35:00Z] done", true, "Ana Silva (COM) goes on" },
		{ "[2026-03-10T08:36:00Z] done", true, NULL },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(r.m->ledger.floor.others_ms, 180000);
	assert_int_equal(group(&r, "COM")->charged, 120000);
	room_close(&r);
}

static void
test_fitted_limit(void **state)
{
	static const struct step steps[] = {
		{ "rules set scope item", true, NULL },
		{ "[2026-03-10T08:30:00Z] limit", true, "no hand is up: the limit stays 3:00" },
		{ "q+ Ana Silva", true, NULL }, { "q+ Ada Lima", true, NULL },
		{ "q+ Bo Chan", true, NULL }, { "q+ Carla", true, NULL },
		/* 20 minutes, a third each: 3:20 of it for each of two hands */
		{ "[2026-03-10T08:30:00Z] limit", true, "the limit of 3:00 fits: 20:00 left for 4 hands" },
		/* 8 minutes: 1:20 for COM's two hands, 2:40 for the others; 2:00 in the mean */
		{ "[2026-03-10T08:42:00Z] limit", true, "2:00 would fit: 8:00 left for 4 hands" },
		{ "[2026-03-10T08:42:00Z] limit", true, "COM 1:20, PUB 2:40, BUS 2:40" },
		{ "rules set reserve 2m", true, NULL },
		{ "rules set handover 15s", true, NULL },
		{ "[2026-03-10T08:42:00Z] limit", true, "1:15 would fit: 5:00 left" },
		{ "[2026-03-10T08:44:30Z] limit", true, "2:30 left is not enough for 4 hands: 1:00 is" },
		{ "rules set shortest 30s", true, NULL },
		{ "[2026-03-10T08:44:30Z] limit", true, "0:35 would fit: 2:30 left" },
		{ "[2026-03-10T08:49:00Z] limit", true, "0:00 left is not enough for 4 hands: 0:30" },
		{ "[2026-03-10T08:42:00Z] limit fitted", true, "on this item an intervention has 1:15" },
		{ "[2026-03-10T08:42:00Z] limit fitted", true, "the limit of 1:15 fits" },
		{ "agenda+ Without a plan", true, NULL }, { "take up 2", true, NULL },
		{ "limit", false, "nothing says how much time this item has" },
		{ "limit fitted", false, "nothing says how much time this item has" },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, steps);
	assert_int_equal(unit_int(units_num(&r.m->items, 1, 0), FLD_LIMIT, 0), 75000);
	room_close(&r);
}

static void
test_weights_are_the_target(void **state)
{
	static const struct step first[] = {
		{ "group set COM weight 1000", true, "weighs that already" },
		{ "group set COM weight 2000", true, "the rule target is custom" },
	};
	static const struct step then[] = {
		{ "group set COM weight 2000", true, NULL },
		{ "rules set target equal", true, "warning: the order goes by the weights" },
		{ "rules set target headcount", true, "warning" },
		{ "group set PUB weight 3000", true, "even shares by rules set target (headcount)" },
		{ "rules set target custom", true, "target is custom" },
		{ "group add NGO Nongovernmental weight=500", true, "NGO: Nongovernmental" },
		{ "rules set target fair", false, "equal|headcount|half|custom" },
		{ "adopt rules", true, "even shares by the weights" },
		{ "rules set target equal", true, "the rules were adopted before" },
	};
	struct room r;

	(void)state;
	begin(&r);
	ROOM_STEPS(&r, first);
	assert_string_equal(r.m->rule.v[RULE_TARGET], "custom");
	room_run(&r, "undo");
	assert_string_equal(r.m->rule.v[RULE_TARGET], "equal");
	assert_int_equal(group(&r, "COM")->weight, 1000);
	ROOM_STEPS(&r, then);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_turns_do_not_overlap),
		cmocka_unit_test(test_budget),
		cmocka_unit_test(test_joint_statement),
		cmocka_unit_test(test_capacity_and_alternate),
		cmocka_unit_test(test_last_word),
		cmocka_unit_test(test_of_no_constituency),
		cmocka_unit_test(test_fitted_limit),
		cmocka_unit_test(test_weights_are_the_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
