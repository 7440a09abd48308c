/* SPDX-License-Identifier: ISC */
/* The outcomes as people see them, and what their keys do. */
#include <config.h>

#include "room.h"

#include <golden.h>

static const char *const proposals[] = {
	"propose by=\"Ana Silva\" The data of every mine are published within a year.",
	"position CSO support", "position IP no-block because calendars differ",
	"propose The Group meets [every half year].", NULL,
};

static void
begin(struct room *r)
{
	room_begin(r, FOCUS_FLOOR);
	for (int i = 0; proposals[i] != NULL; i++)
		room_do(r, proposals[i]);
	room_keys(r, "f6");
}

static void
test_empty(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "f6");
	assert_true(room_golden(&r, "outcomes_empty"));
	room_keys(&r, "tab p v g d e t r x enter up down pgup pgdn");
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "share of the floor") || room_shows(&r, "KEYS"));
	room_close(&r);
}

static void
test_matrix(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	assert_true(room_golden(&r, "outcomes_matrix"));
	room_keys(&r, "up");
	assert_true(room_golden(&r, "outcomes_selected"));
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "calendars differ"));
	room_close(&r);
}

/* A digit says whose, a letter how it stands; + takes all who said nothing. */
static void
test_positions(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "p 3");
	assert_true(room_shows(&r, "LAB: s supports"));
	room_keys(&r, "o");
	assert_true(room_shows(&r, "object   LAB"));
	room_keys(&r, "p + s");
	assert_true(room_shows(&r, "support  CSO, IP"));
	assert_true(room_shows(&r, "object   LAB"));
	room_keys(&r, "p + s");
	assert_true(room_shows(&r, "every constituency that is here has said something"));
	room_keys(&r, "p esc");
	assert_true(room_shows(&r, "+ supports"));
	room_close(&r);
}

/* Seat by seat; a key that means nothing changes nothing, and the way back is open. */
static void
test_roll_call(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "up v");
	assert_true(room_shows(&r, "1/4 CSO1 Ana Silva"));
	assert_true(room_golden(&r, "outcomes_roll"));
	room_keys(&r, "y z");
	assert_true(room_shows(&r, "roll call: y yes"));
	room_keys(&r, "up");
	assert_true(room_shows(&r, "so far yes"));
	room_keys(&r, "n n a y");
	assert_true(room_shows(&r, "roll call over"));
	assert_true(room_golden(&r, "outcomes_voted"));
	room_keys(&r, "q");
	assert_true(room_shows(&r, "4 of 20 seats"));
	room_close(&r);
}

/* What is left in mid-call goes on where it stopped. */
static void
test_roll_call_goes_on(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "v y esc");
	assert_true(room_shows(&r, "roll call over"));
	room_keys(&r, "v");
	assert_true(room_shows(&r, "2/4"));
	room_close(&r);
}

/* Who is called stays called while others leave, come back and are passed. */
static void
test_roll_call_others_leave(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "v y");
	assert_true(room_shows(&r, "2/4 LAB1 Bo Li"));
	room_do(&r, "present- Ana Silva");
	assert_true(screen_follow(&r.s));
	assert_true(room_shows(&r, "1/3 LAB1 Bo Li"));
	room_do(&r, "present- Bo Li");
	assert_true(screen_follow(&r.s));
	assert_true(room_shows(&r, "Cy Ode"));
	room_keys(&r, "y");
	assert_true(room_shows(&r, "2/2 IP1 Mele Taufa"));
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "1 did not vote"));
	room_close(&r);
}

/* Decided or taken back by another screen: no key goes to the proposal beside it. */
static void
test_proposal_gone(void **state)
{
	static const char *const meanwhile[] = { "decide decision 2 noted", "undo" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct room r;

		begin(&r);
		room_keys(&r, i == 0 ? "v" : "p 3");
		room_do(&r, meanwhile[i]);
		assert_true(screen_follow(&r.s));
		assert_true(room_shows(&r, "decision 2 is no longer open"));
		room_keys(&r, i == 0 ? "y" : "s");
		room_keys(&r, "up");
		assert_false(room_shows(&r, "yes      "));
		assert_false(room_shows(&r, "support  CSO, LAB"));
		room_close(&r);
	}
}

/* All the constituencies of a digit can be read, however few columns there are. */
static void
test_whose(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "p");
	assert_true(room_shows(&r, "0 EXP"));
	room_size(&r, 10, 40);
	assert_true(room_shows(&r, "0 EXP"));
	room_keys(&r, "esc f1");
	assert_true(room_shows(&r, "In the outcomes"));
	room_close(&r);
}

/* The gavel says whom it would pass over. */
static void
test_gavel_objection(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "position LAB object on decision 1");
	assert_true(screen_follow(&r.s));
	room_keys(&r, "f2 : ");
	room_enter(&r, "read back decision 1");
	room_keys(&r, "g");
	assert_true(room_shows(&r, "decision 1, read back"));
	assert_true(room_shows(&r, "LAB objects"));
	assert_true(room_shows(&r, "4 of 20 seats"));
	room_keys(&r, "esc");
	room_close(&r);
}

static void
test_questions(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "e");
	assert_true(room_shows(&r, "every half year"));
	room_keys(&r, "ctrl-u");
	room_enter(&r, "The Group meets twice a year.");
	assert_true(room_shows(&r, "  The Group meets twice a year."));
	room_keys(&r, "d");
	room_enter(&r, "noted because it is early");
	assert_true(room_shows(&r, "because  it is early"));
	room_keys(&r, "r");
	room_enter(&r, "Bo Li: prefers one meeting");
	assert_true(room_shows(&r, "prefers one meeting"));
	room_keys(&r, "x");
	room_enter(&r, "Ana Silva: two are needed");
	assert_true(room_shows(&r, "two are needed"));
	room_keys(&r, "d");
	assert_true(room_shows(&r, "is decided"));
	room_close(&r);
}

static void
test_gavel(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "up g");
	assert_true(room_shows(&r, "decision 1, read back"));
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "adopted by consensus"));
	room_close(&r);
}

static void
test_promises(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "action Bo Li to publish the list by 2026-06-01");
	room_do(&r, "action CSO to write the letter");
	assert_true(screen_follow(&r.s));
	room_keys(&r, "tab");
	assert_true(room_golden(&r, "outcomes_promises"));
	room_keys(&r, "down d enter");
	assert_true(room_shows(&r, "done"));
	room_keys(&r, "tab");
	assert_true(room_shows(&r, "decision 2"));
	room_close(&r);
}

/* Another screen writes: it is seen, and what was selected stays selected. */
static void
test_follows(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "up");
	room_do(&r, "propose A third text.");
	assert_true(screen_follow(&r.s));
	assert_true(room_shows(&r, ">decision 1"));
	assert_true(room_shows(&r, "A third text"));
	room_close(&r);
}

static void
test_sizes(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = { { 50, 200, "outcomes_50x200" }, { 10, 40, "outcomes_10x40" },
		{ 5, 20, "outcomes_5x20" }, { 1, 1, "outcomes_1x1" } };
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n f6");
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		room_size(&r, sizes[i].rows, sizes[i].cols);
		assert_true(room_golden(&r, sizes[i].name));
	}
	for (int rows = 1; rows < 30; rows += 3)
		for (int cols = 1; cols < 140; cols += 7) {
			room_size(&r, rows, cols);
			room_draw(&r);
			room_keys(&r, "down pgdn tab");
			room_draw(&r);
		}
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty), cmocka_unit_test(test_matrix),
		cmocka_unit_test(test_positions), cmocka_unit_test(test_roll_call),
		cmocka_unit_test(test_roll_call_goes_on), cmocka_unit_test(test_questions),
		cmocka_unit_test(test_roll_call_others_leave), cmocka_unit_test(test_proposal_gone),
		cmocka_unit_test(test_whose), cmocka_unit_test(test_gavel_objection),
		cmocka_unit_test(test_gavel), cmocka_unit_test(test_promises),
		cmocka_unit_test(test_follows), cmocka_unit_test(test_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
