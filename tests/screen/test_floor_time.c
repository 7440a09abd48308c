/* SPDX-License-Identifier: ISC */
/* Warnings of the running turn, and the keys that mend what went wrong with it. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <golden.h>

static bool
rings(struct room *r, int64_t ms)
{
	return (room_advance(r, ms) & EFFECT_BELL) != 0;
}

/* A warning fires when its threshold is crossed: once, and again after an extension. */
static void
test_warnings(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "rules set warn 60s/30s");
	room_keys(&r, "1 n");
	assert_false(rings(&r, 1000));
	assert_int_equal(floorview_warn_in(&r.s), 119000);
	assert_false(rings(&r, 118999));
	assert_true(rings(&r, 1));
	assert_true(room_shows(&r, "1m!"));
	assert_false(rings(&r, 29999));
	assert_true(rings(&r, 1));
	assert_true(room_shows(&r, "30s!"));
	room_do(&r, "extend 30s");
	screen_follow(&r.s);
	assert_false(rings(&r, 1000));
	assert_true(room_shows(&r, "1m!"));
	assert_true(rings(&r, 29000));
	/* The limit warns, too; two that are crossed at once ring once. */
	room_do(&r, "extend 5s");
	assert_false(rings(&r, 1000));
	assert_true(rings(&r, 40000));
	assert_true(room_shows(&r, "time!"));
	assert_int_equal(floorview_warn_in(&r.s), INT64_MAX);
	assert_false(rings(&r, 40000));
	room_close(&r);
}

/* A point of order has a limit of its own; a warning as long as the turn says nothing. */
static void
test_warnings_of_points(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "rules set warn 60s/30s");
	room_keys(&r, "1 n o");
	room_type(&r, "LAB1");
	room_keys(&r, "enter n");
	assert_int_equal(r.s.snap.turn.limit_ms, 60000);
	assert_false(rings(&r, 1000));
	assert_false(rings(&r, 28999));
	assert_true(rings(&r, 1));
	assert_true(rings(&r, 30000));
	room_keys(&r, "d esc");
	/* The turn it interrupted goes on where it was. */
	assert_false(rings(&r, 1000));
	assert_true(rings(&r, 119000));
	room_close(&r);
}

static void
test_extend(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n e");
	assert_true(room_shows(&r, "limit of this turn is now 3:30; why? 1 directly concerned"));
	/* Any other key leaves the reason for later. */
	room_keys(&r, "a");
	room_keys(&r, ":");
	room_enter(&r, "now");
	assert_true(room_shows(&r, "no reason yet (turn N because REASON): turn 1, Ana Silva"));
	room_keys(&r, "q e 9");
	assert_true(room_shows(&r, "a reason is a digit from 1 to 5"));
	room_keys(&r, "3");
	assert_true(room_shows(&r, "turn 1: because must leave; l: the same for all"));
	room_keys(&r, "l n");
	assert_int_equal(r.s.snap.turn.limit_ms, 240000);
	/* At once, without a reason; the top row of a French keyboard has digits, too. */
	room_keys(&r, "e l e quote");
	assert_true(room_shows(&r, "turn 2: because must leave"));
	room_keys(&r, "l");
	assert_true(room_shows(&r, "on this item an intervention has 5:00"));
	/* Later on it is the question for any limit. */
	room_keys(&r, "esc l");
	assert_true(room_shows(&r, "limit on this item"));
	room_close(&r);
}

/* l says what would fit the hands that are up; the chair applies it, or says another. */
static void
test_limit(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "agenda set 1 for 5m");
	room_do(&r, "agenda set 2 for 90m");
	screen_follow(&r.s);
	room_keys(&r, "1 2 3 1 l");
	assert_true(room_shows(&r, "would fit: "));
	room_enter(&r, "fitted");
	assert_true(room_shows(&r, "on this item an intervention has 1:"));
	room_keys(&r, "l");
	room_enter(&r, "0s");
	assert_true(room_shows(&r, "limit: at least one second"));
	room_keys(&r, "esc n");
	assert_true(r.s.snap.turn.limit_ms < 120000);
	room_do(&r, "close item");
	screen_follow(&r.s);
	room_keys(&r, "l");
	assert_true(room_shows(&r, "no item is in hand"));
	assert_int_equal(r.s.views.n, 1);
	room_close(&r);
}

/* Another one spoke: two keys, and the time, the hand and the words are theirs. */
static void
test_wrong_speaker(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	room_do(&r, "Ana Silva: words of another");
	screen_follow(&r.s);
	room_advance(&r, 20000);
	room_keys(&r, "w");
	assert_true(room_shows(&r, "1 Mele Taufa IP1  2 Bo Li LAB1"));
	room_keys(&r, "1");
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	assert_int_equal(r.s.snap.n_waiting, 1);
	room_keys(&r, "d");
	assert_int_equal(r.s.snap.groups[1].spoken_ms, 20000);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 0);
	/* Of the last turn when nobody speaks; by name, in which a digit's letter is a letter. */
	room_keys(&r, "w");
	room_type(&r, "Cy");
	room_keys(&r, "é esc w");
	room_enter(&r, "Cy");
	assert_true(room_shows(&r, "was Cy Ode's"));
	room_keys(&r, "f3");
	assert_true(room_shows(&r, "Cy Ode (LAB): words of another"));
	room_close(&r);
}

/* The time is of who was called; who speaks on it is named. */
static void
test_yield(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "y");
	assert_true(room_shows(&r, "nobody has the floor, so nobody can yield it"));
	room_keys(&r, "1 n y");
	room_enter(&r, "LAB1");
	assert_true(room_shows(&r, "NOW   Bo Li for Ana Silva           CSO "));
	room_keys(&r, "f3");
	assert_true(room_shows(&r, "of 3:00 Bo Li CSO"));
	room_keys(&r, "f2 u");
	assert_true(room_shows(&r, "NOW   Ana Silva"));
	room_close(&r);
}

/* What a hand is: the last word; with whom, and who of them has not confirmed yet. */
static void
test_what_a_hand_is(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "q+ Ana Silva with LAB,IP");
	room_do(&r, "confirm LAB");
	room_do(&r, "last word Mele Taufa");
	screen_follow(&r.s);
	room_keys(&r, "v");
	assert_true(room_shows(&r, "with LAB IP?"));
	assert_true(room_shows(&r, "last word"));
	room_do(&r, "confirm IP");
	screen_follow(&r.s);
	assert_true(room_shows(&r, "with LAB IP "));
	room_close(&r);
}

/* The turn that was asked about is mended, though another program called the next meanwhile. */
static void
test_wrong_speaker_elsewhere(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	room_advance(&r, 20000);
	room_keys(&r, "w");
	room_type(&r, "Cy");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_advance(&r, 5000);
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "was Cy Ode's"));
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	assert_int_equal(r.s.snap.groups[2].spoken_ms, 20000);
	room_close(&r);
}

static void
test_gavel(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "g");
	assert_true(room_shows(&r, "nothing is proposed on this item"));
	assert_int_equal(r.s.views.n, 1);
	room_do(&r, "propose The body asks the secretariat to set up a public registry of the "
		"contracts by 1 April, and to report on it at every meeting that follows.");
	screen_follow(&r.s);
	room_keys(&r, "1 n g");
	room_advance(&r, 5000);
	assert_true(room_golden(&r, "floor_gavel"));
	room_keys(&r, "esc");
	assert_string_equal(r.s.snap.reading, "");
	room_keys(&r, "g enter");
	assert_true(room_shows(&r, "decision 1: adopted by consensus"));
	assert_string_equal(r.s.snap.reading, "");
	/* What another screen reads back is shown, and can be decided here. */
	room_do(&r, "propose Set up a panel");
	room_do(&r, "read back");
	screen_follow(&r.s);
	room_keys(&r, "a");
	assert_true(room_shows(&r, "nobody waits"));
	screen_hush(&r.s);
	assert_true(room_shows(&r, "Set up a panel"));
	room_keys(&r, "g");
	room_enter(&r, "deferred because of the hour");
	assert_true(room_shows(&r, "decision 2: deferred"));
	/* Disputed text is adopted with open eyes only. */
	room_do(&r, "propose Within 90 days [and for payments]");
	screen_follow(&r.s);
	room_keys(&r, "g");
	assert_true(room_shows(&r, "decision 3, read back, brackets still in it (or type vote"));
	room_close(&r);
}

/* What enter adopts is what stands on the screen, whatever others do meanwhile. */
static void
test_gavel_elsewhere(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "propose Set up a panel");
	room_do(&r, "propose Set up a fund");
	screen_follow(&r.s);
	room_keys(&r, "g");
	assert_true(room_shows(&r, "Set up a fund"));
	room_do(&r, "read back decision 1");
	screen_follow(&r.s);
	room_enter(&r, "noted");
	assert_true(room_shows(&r, "another text is read back now: nothing was decided yet"));
	assert_true(room_shows(&r, "Set up a panel"));
	assert_true(room_shows(&r, "not yet: noted"));
	room_do(&r, "read back off");
	screen_follow(&r.s);
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "no longer read back; nothing was decided"));
	assert_int_equal(r.s.views.n, 1);
	/* Leaving ends what was shown, not what another screen reads back since. */
	room_keys(&r, "g");
	room_do(&r, "read back decision 1");
	screen_follow(&r.s);
	room_keys(&r, "esc");
	assert_string_equal(r.s.snap.reading, "Set up a panel");
	room_close(&r);
}

/* Whole at every width; where there is no room for all of it, that is said. */
static void
test_gavel_sizes(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "propose Set up a panel of nine, three of them from producing countries, to "
		"report by 1 April, in public, on every contract");
	screen_follow(&r.s);
	room_keys(&r, "g");
	room_size(&r, 24, 40);
	assert_true(room_shows(&r, "in public, on every"));
	assert_true(room_shows(&r, "contract"));
	room_size(&r, 8, 40);
	assert_true(room_shows(&r, "..."));
	room_size(&r, 1, 1);
	room_draw(&r);
	room_close(&r);
}

static void
test_break(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n b");
	assert_true(r.s.snap.suspended);
	assert_true(room_shows(&r, "suspended; back in? 1 5m 2 10m"));
	room_keys(&r, "3");
	assert_true(room_shows(&r, "The meeting is suspended until 09:15"));
	assert_true(r.s.snap.turn.paused);
	room_keys(&r, "b");
	assert_false(r.s.snap.suspended);
	assert_false(r.s.snap.turn.paused);
	room_close(&r);
}

/* Late, and on no list of who is here: the hand marks them present in the same act. */
static void
test_late_arrival(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "person add Zoe Tan group=YTH");
	screen_follow(&r.s);
	room_keys(&r, "5");
	assert_true(room_shows(&r, "hand up: Zoe Tan (YTH)"));
	assert_string_equal(r.s.snap.next.name, "Zoe Tan");
	assert_false(r.s.snap.groups[4].absent);
	/* A constituency nobody of which is listed: its seat is named later. */
	room_keys(&r, "6");
	assert_int_equal(r.s.snap.n_waiting, 2);
	assert_false(r.s.snap.groups[5].absent);
	room_close(&r);
}

/* Another program that holds the file. */
struct holder {
	struct room *r;
	struct meeting *m;
	bool seen;
};

static void
let_go(void *ctx)
{
	struct holder *h = ctx;

	h->seen = room_shows(h->r, "saving: another program is writing");
	store_rollback(h->m->store);
}

static void
test_saving(void **state)
{
	struct room r;
	struct holder h = { .r = &r };
	struct env env;
	struct err err;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1");
	assert_true(env_init(&env, "8,1773133300000"));
	assert_true(meeting_open(store_path(r.m->store), STORE_WRITE, &env, &h.m, &err));
	assert_true(store_begin(h.m->store, &err));
	r.s.saving = let_go;
	r.s.saving_ctx = &h;
	room_keys(&r, "n");
	assert_true(h.seen);
	assert_true(r.s.snap.has_turn);
	assert_true(room_shows(&r, "Ana Silva (CSO) has the floor"));
	meeting_close(h.m);
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_warnings_of_points),
		cmocka_unit_test(test_extend),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_wrong_speaker),
		cmocka_unit_test(test_yield),
		cmocka_unit_test(test_what_a_hand_is),
		cmocka_unit_test(test_wrong_speaker_elsewhere),
		cmocka_unit_test(test_gavel),
		cmocka_unit_test(test_gavel_elsewhere),
		cmocka_unit_test(test_gavel_sizes),
		cmocka_unit_test(test_break),
		cmocka_unit_test(test_late_arrival),
		cmocka_unit_test(test_saving),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
