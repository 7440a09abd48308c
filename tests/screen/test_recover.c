/* SPDX-License-Identifier: ISC */
/* A turn nobody watched: what is certain of it, what is asked, and what an answer counts. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <golden.h>

static void
test_recovery(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	/* A short absence: it runs on. */
	clock_advance(&r.env, 42000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_true(room_shows(&r, "0:42 since the last sign of life"));
	assert_int_equal(r.s.views.n, 1);
	/* A sign of life counts, from whoever gave it. */
	assert_true(store_beat(r.m->store, &r.s.snap.turn.id, NULL));
	clock_advance(&r.env, 50000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 1);
	/* What was said to run on is certain. A long absence: it asks, and does nothing until answered. */
	clock_advance(&r.env, 600000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_golden(&r, "recover"));
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 92000);
	/* Left open it does not block: hands go up, the row says that it is not certain. */
	room_keys(&r, "esc 2");
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.n_waiting, 1);
	assert_true(r.s.snap.turn.doubt);
	/* What would end the turn asks first. */
	room_keys(&r, "n");
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_shows(&r, "1 keep all (11:32)  2 to the limit (3:00)"));
	room_keys(&r, "esc ,");
	room_enter(&r, "3");
	assert_int_equal(r.s.views.n, 1);
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 92000);
	room_close(&r);
}

static void
recover_by(const char *answer, int64_t spoken, bool runs)
{
	struct room r;

	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	clock_advance(&r.env, 600000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	room_enter(&r, answer);
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.has_turn, runs);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, spoken);
	room_close(&r);
}

static void
test_recovery_answers(void **state)
{
	(void)state;
	recover_by("1", 600000, true);
	recover_by("2", 180000, false);
	/* It was called at 09:00:09. */
	recover_by("09:05:09", 300000, false);
}

/* Paused when the program went: nothing was counted, nothing is asked. */
static void
test_recovery_paused(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_do(&r, "pause");
	clock_advance(&r.env, 6000000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 1);
	assert_true(r.s.snap.turn.paused);
	room_close(&r);
}

/* Suspended, or stopped, for longer than a minute: what nobody watched is asked about. */
static void
test_asleep(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_advance(&r, 90000);
	room_sleep(&r, 60000);
	assert_int_equal(r.s.views.n, 1);
	room_sleep(&r, 600000);
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_shows(&r, "1 keep all (12:30)  2 to the limit (3:00)  3 cut there (2:30)"));
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, "1 keep all (12:31)"));
	/* What is refused leaves the question and what was typed. */
	room_enter(&r, "08:00");
	assert_true(room_shows(&r, "last changed at"));
	assert_true(r.s.snap.turn.doubt);
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, ": 08:00"));
	room_keys(&r, "ctrl-u");
	room_enter(&r, "2");
	assert_true(room_shows(&r, "Ana Silva (CSO): 3:00"));
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 180000);
	/* The answer taken back: the question is there again. */
	room_keys(&r, "u");
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, "3 cut there (2:30)"));
	room_enter(&r, "3");
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 150000);
	/* A clock that stands is not asked about. */
	room_keys(&r, "1 n space");
	room_sleep(&r, 6000000);
	room_keys(&r, "space");
	room_sleep(&r, 5000);
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.turn.ms, 0);
	room_close(&r);
}

/* A key pressed before the first look after the sleep asks, too; all may be kept. */
static void
test_asleep_key(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	room_advance(&r, 30000);
	clock_advance(&r.env, 600000);
	room_keys(&r, "d");
	assert_int_equal(r.s.views.n, 2);
	assert_true(r.s.snap.has_turn);
	room_enter(&r, "1");
	assert_int_equal(r.s.views.n, 1);
	room_keys(&r, "d");
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 630000);
	room_close(&r);
}

/* A typed command that would end the turn asks, too; the line stays to be entered again. */
static void
test_asleep_typed(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_advance(&r, 30000);
	room_keys(&r, "f3");
	room_sleep(&r, 600000);
	room_keys(&r, "esc");
	room_enter(&r, "/done");
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_shows(&r, "1 keep all (10:30)"));
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "only what is certain counts (?)"));
	assert_true(room_shows(&r, "> /done"));
	assert_true(r.s.snap.has_turn);
	room_close(&r);
}

/* Another question is open: it stays, with what was typed, and this one waits. */
static void
test_asleep_while_asked(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n h");
	room_type(&r, "Mele");
	room_sleep(&r, 600000);
	assert_true(room_shows(&r, "hand of: Mele"));
	assert_true(room_shows(&r, "only what is certain counts (?); , says what counts"));
	room_keys(&r, "enter ,");
	assert_int_equal(r.s.snap.n_waiting, 1);
	assert_true(room_shows(&r, "1 keep all (10:00)"));
	room_close(&r);
}

/* Only the screen that runs the turn asks; the answer reaches the others. */
static void
test_doubt_elsewhere(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_sleep(&r, 600000);
	assert_int_equal(r.s.views.n, 1);
	assert_true(r.s.snap.turn.doubt);
	/* Loaded anew, as after another program's act: the doubt stays. */
	room_do(&r, "group set CSO weight 2000");
	screen_follow(&r.s);
	assert_true(r.s.snap.turn.doubt);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 0);
	assert_true(store_beat(r.m->store, &r.s.snap.turn.id, NULL));
	room_sleep(&r, 1000);
	assert_false(r.s.snap.turn.doubt);
	assert_int_equal(r.s.snap.turn.ms, 601000);
	room_close(&r);
}

/* Without a screen nobody asks: what another program ends counts in full. */
static void
test_doubt_ended(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_sleep(&r, 600000);
	room_keys(&r, "esc");
	room_do(&r, "done");
	screen_follow(&r.s);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 600000);
	room_close(&r);
}

static void
test_clock_set(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_advance(&r, 30000);
	r.env.fixed.utc_ms -= 3600000;
	room_advance(&r, 1000);
	assert_true(room_shows(&r, "this machine's clock was set back by 1:00:00"));
	room_keys(&r, "esc");
	room_advance(&r, 29000);
	room_keys(&r, "d");
	assert_true(room_shows(&r, "Ana Silva (CSO): 1:00"));
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 60000);
	room_close(&r);
}

/* Cut there, though the wall clock went back since: what was certain counts. */
static void
test_clock_set_and_cut(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_advance(&r, 45000);
	r.env.fixed.utc_ms -= 7200000;
	room_sleep(&r, 600000);
	assert_true(room_shows(&r, "3 cut there (0:45)"));
	room_enter(&r, "3");
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 45000);
	room_close(&r);
}

/* A forgotten next: the turn ended a while ago, the next began then. */
static void
test_forgotten_next(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	room_advance(&r, 150000);
	room_keys(&r, ", 6");
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	assert_int_equal(r.s.snap.turn.ms, 90000);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 60000);
	/* Nobody waits: then it only ended. */
	room_advance(&r, 60000);
	room_keys(&r, ", 0");
	room_enter(&r, "40s");
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[1].spoken_ms, 110000);
	/* Longer ago than the turn runs: refused. */
	room_keys(&r, "1 n , 4");
	assert_true(room_shows(&r, "last changed at"));
	assert_string_equal(r.s.snap.turn.who.name, "Ana Silva");
	room_close(&r);
}

/* The sign of life is given by who called the turn, and by others when it stops. */
static void
test_beat(void **state)
{
	struct room r;
	struct pulse p;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_keys(&r, "tab 1 tab n");
	r.s.beat = 0;
	room_advance(&r, 14000);
	assert_true(store_pulse(r.m->store, &p, NULL));
	assert_false(id_eq(&p.turn, &r.s.snap.turn.id));
	room_advance(&r, 1000);
	assert_true(store_pulse(r.m->store, &p, NULL));
	assert_true(id_eq(&p.turn, &r.s.snap.turn.id));
	memset(&r.s.runs, 0, sizeof r.s.runs);
	room_advance(&r, 15000);
	room_advance(&r, 5000);
	assert_true(id_eq(&r.s.runs, &r.s.snap.turn.id));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recovery),
		cmocka_unit_test(test_recovery_answers),
		cmocka_unit_test(test_recovery_paused),
		cmocka_unit_test(test_asleep),
		cmocka_unit_test(test_asleep_key),
		cmocka_unit_test(test_asleep_typed),
		cmocka_unit_test(test_asleep_while_asked),
		cmocka_unit_test(test_doubt_elsewhere),
		cmocka_unit_test(test_doubt_ended),
		cmocka_unit_test(test_clock_set),
		cmocka_unit_test(test_clock_set_and_cut),
		cmocka_unit_test(test_forgotten_next),
		cmocka_unit_test(test_beat),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
