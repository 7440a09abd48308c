/* SPDX-License-Identifier: ISC */
/* The promises of the floor, from outside: single keys at 80x24, two hands on one file, kills. */
#include <config.h>

#include "hall.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>

#include <talanoa/app/reason.h>

static int64_t
real_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
press(struct vt *v, const char *keys, const char *shows)
{
	vt_send(v, keys);
	assert_true(vt_wait(v, shows));
}

/* The engine's own answer, asked for in the file. */
static void
engine_says(char ret_name[static 40], struct str *ret_words)
{
	struct meeting *m = hall_look();
	struct tick now = meeting_clock(m);
	struct floor_reason why;
	struct id p;

	reason_next(m, &now, &why);
	assert_true(why.entry != FLOOR_NONE);
	p = ledger_person_id(&m->ledger, why.person);
	snprintf(ret_name, 40, "%s", person_name(units_find(&m->persons, &p)));
	reason_words(m, &why, ret_words);
	meeting_close(m);
}

/*
 * "Why is this person next?": the screen says who and one sentence; both are the engine's, and
 * whoever was next has the floor after n.
 */
static void
call_next(struct vt *v)
{
	char next[40], named[40], now[60], reason[200];
	struct str words = STR_INIT;

	engine_says(named, &words);
	hall_word(v, "NEXT", next);
	hall_reason(v, reason);
	assert_string_equal(next, named);
	assert_true(strlen(reason) > 10);
	/* The sentence may be cut at the edge, never wrong. */
	assert_memory_equal(reason, str_c(&words), strcspn(reason, "(\xe2"));
	str_release(&words);
	snprintf(now, sizeof now, "NOW   %s", next);
	press(v, "n", now);
	hall_word(v, "NOW", now);
	assert_string_equal(now, next);
}

/* Press another key than n, so that the next n is not taken for the same press. */
static void
between(struct vt *v)
{
	press(v, "v", "hand up since");
	press(v, "v", "share of the floor");
}

static void
test_contested_item(void **state)
{
	static const char *const hands[] = { "72", "92", "12", "73", "93", "51", "31", "02", "64" };
	struct vt *v;
	char name[40], who[60];

	(void)state;
	hall_make();
	v = hall_floor("Facilitator", 24, 80, NULL);
	for (size_t i = 0; i < sizeof hands / sizeof hands[0]; i++) {
		char waiting[32];

		snprintf(waiting, sizeof waiting, "; %zu waiting", i + 1);
		vt_send(v, hands[i]);
		assert_true(vt_wait(v, waiting));
	}
	/* Those who have not spoken come before the loud ones. */
	call_next(v);
	assert_string_equal((hall_word(v, "NOW", name), name), "Del17");
	press(v, "e", "3:30");
	press(v, "i", "[interpretation");
	press(v, "i", "of 3:30");
	press(v, " ", "[paused");
	press(v, " ", "of 3:30");
	between(v);
	call_next(v);
	hall_word(v, "NOW", name);
	/* Nobody is there: the next one is called, and the hand stays. */
	press(v, "x", "nobody has the floor");
	between(v);
	call_next(v);
	/* The line broke: x and x again; the hand stays and so does the time. */
	hall_word(v, "NOW", name);
	press(v, "xx", "line lost");
	/* A late arrival is present with the hand that goes up. */
	hall_do("present- Del38");
	press(v, "0", "which seat?");
	press(v, "2", "already has a hand up");
	press(v, "0", "which seat?");
	snprintf(who, sizeof who, "hand up: Del39");
	press(v, "3", who);
	between(v);
	call_next(v);
	/* It was somebody else who spoke. */
	vt_send(v, "w");
	assert_true(vt_wait(v, "who really spoke"));
	vt_send(v, "Del20\r");
	assert_true(vt_gone(v, "who really spoke"));
	hall_word(v, "NOW", name);
	assert_string_equal(name, "Del20");
	/* Out of order, with a reason, and taken back. */
	vt_key(v, "down");
	assert_true(vt_wait(v, ">  1 "));
	vt_key(v, "down");
	assert_true(vt_wait(v, ">  2 "));
	press(v, "c", "why?");
	press(v, "3", ") has the floor");
	press(v, "u", "undone");
	hall_word(v, "NOW", name);
	assert_string_equal(name, "Del20");
	press(v, "q", "closed");
	press(v, "11", "the speaking list is closed");
	press(v, "q", "open");
	press(v, "d", "nobody has the floor");
	hall_leave(v);
}

/* Two terminals, one n each at the same moment: one calls, the other hears why it did not. */
static void
test_two_next(void **state)
{
	struct vt *a, *b;
	size_t before;

	(void)state;
	hall_make();
	hall_do("q+ Del17");
	hall_do("q+ Del09");
	before = hall_turns();
	a = hall_floor("Facilitator", 24, 80, NULL);
	b = hall_floor("Vice-chair", 24, 80, NULL);
	assert_true(vt_wait(b, "NEXT  Del17"));
	/* b presses while it sees what a is about to change. */
	kill(vt_pid(b), SIGSTOP);
	vt_send(b, "n");
	press(a, "n", "Del17 (YTH) has the floor");
	kill(vt_pid(b), SIGCONT);
	assert_true(vt_wait(b, "meanwhile; look and press again"));
	assert_true(vt_wait(b, "NOW   Del17"));
	assert_int_equal(hall_turns(), before + 1);
	/* Looked and pressed again: that is another act. */
	press(b, "v", "hand up since");
	press(b, "n", "Del09 (LAB) has the floor");
	assert_true(vt_wait(a, "NOW   Del09"));
	assert_int_equal(hall_turns(), before + 2);
	hall_leave(a);
	hall_leave(b);
}

/* Two people raise ten hands each, all at once: every hand is up, once. */
static void
test_many_hands(void **state)
{
	struct meeting *m;
	struct vt *a, *b;
	size_t up = 0;

	(void)state;
	hall_make();
	a = hall_floor("Facilitator", 24, 80, NULL);
	b = hall_floor("Rapporteur", 24, 80, NULL);
	vt_send(a, "11213141516171819101");
	vt_send(b, "12223242526272829202");
	assert_true(vt_wait(a, "hand up: Del37"));
	assert_true(vt_wait(b, "hand up: Del38"));
	m = hall_look();
	for (size_t i = 0; i < m->ledger.n_entries; i++)
		up += floor_waiting(&m->ledger.floor, m->ledger.entry[i].floor_entry);
	assert_int_equal(up, 20);
	for (int p = 0; p < HALL_PEOPLE; p++)
		assert_int_equal(floor_find(&m->ledger.floor, p, FLOOR_ORDINARY) != FLOOR_NONE,
			p % 4 < 2);
	meeting_close(m);
	hall_leave(a);
	hall_leave(b);
}

/* Killed in the middle of a turn and started again: the time goes on as if nothing had been. */
static void
test_kill_and_return(void **state)
{
	int64_t pressed, seen, ending, ended, ms;
	struct vt *v;

	(void)state;
	hall_make();
	hall_do("q+ Del17");
	v = hall_floor("Facilitator", 24, 80, NULL);
	pressed = real_ms();
	press(v, "n", "Del17 (YTH) has the floor");
	seen = real_ms();
	for (int i = 0; i < 3; i++) {
		assert_true(vt_wait(v, "of 3:00"));
		kill(vt_pid(v), SIGKILL);
		assert_int_equal(vt_exit(v), 128 + SIGKILL);
		vt_free(v);
		v = hall_floor("Facilitator", 24, 80, NULL);
		assert_true(vt_wait(v, "NOW   Del17"));
	}
	ending = real_ms();
	press(v, "d", "nobody has the floor");
	ended = real_ms();
	ms = hall_last_ms();
	assert_in_range(ms, ending - seen, ended - pressed);
	hall_leave(v);
}

/* Killed while it was paused: nothing counts, however long it took. */
static void
test_kill_paused(void **state)
{
	struct vt *v;
	int64_t ms;

	(void)state;
	hall_make();
	hall_do("q+ Del17");
	v = hall_floor("Facilitator", 24, 80, NULL);
	press(v, "n", "Del17 (YTH) has the floor");
	press(v, " ", "[paused");
	ms = hall_last_ms();
	kill(vt_pid(v), SIGKILL);
	assert_int_equal(vt_exit(v), 128 + SIGKILL);
	vt_free(v);
	v = hall_floor("Facilitator", 24, 80, NULL);
	assert_true(vt_wait(v, "[paused"));
	press(v, "d", "nobody has the floor");
	assert_int_equal(hall_last_ms(), ms);
	hall_leave(v);
}

/* ---- away for long: what nobody watched counts only if a person says so ---- */

static const struct {
	const char *answer;
	int64_t counts;			/* ms, away for ten minutes, forty seconds of them watched */
} answers[] = {
	{ "1\r", -1 }, { "2\r", 180000 }, { "3\r", 40000 },
};

/* The program at so many ms after now, on the clock of a test. */
static struct vt *
floor_at(int64_t now, int64_t ms, int seed)
{
	char test[48];

	snprintf(test, sizeof test, "%d,%lld", seed, (long long)(now + ms));
	return hall_floor("Facilitator", 24, 80, test);
}

static void
killed(struct vt *v)
{
	kill(vt_pid(v), SIGKILL);
	assert_int_equal(vt_exit(v), 128 + SIGKILL);
	vt_free(v);
}

static void
test_away(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		int64_t now;
		struct meeting *m;
		struct vt *v;

		hall_make();
		hall_do("q+ Del17");
		m = hall_look();
		now = clock_now(m->env).utc_ms + 1000;
		meeting_close(m);
		v = floor_at(now, 0, 11);
		press(v, "n", "Del17 (YTH) has the floor");
		killed(v);
		/* Back within a minute: it ran on. */
		v = floor_at(now, 40000, 12);
		assert_true(vt_wait(v, "0:40"));
		assert_true(vt_wait(v, "NOW   Del17"));
		killed(v);
		v = floor_at(now, 640000, 13);
		assert_true(vt_wait(v, "1 keep all (10:40)"));
		vt_send(v, answers[i].answer);
		if (answers[i].counts < 0) {
			assert_true(vt_wait(v, "the turn runs on"));
			press(v, "d", "nobody has the floor");
		}
		assert_true(vt_wait(v, "nobody has the floor"));
		assert_int_equal(hall_last_ms(), answers[i].counts < 0 ? 640000 :
			answers[i].counts);
		hall_leave(v);
	}
}

/* A next that was forgotten for half a minute: two keys, and the time is whose it was. */
static void
test_forgotten_next(void **state)
{
	struct meeting *m;
	struct vt *v;
	int64_t now;

	(void)state;
	hall_make();
	hall_do("q+ Del17");
	hall_do("q+ Del09");
	m = hall_look();
	now = clock_now(m->env).utc_ms + 1000;
	meeting_close(m);
	v = floor_at(now, 0, 11);
	press(v, "n", "Del17 (YTH) has the floor");
	hall_leave(v);
	v = floor_at(now, 50000, 12);
	assert_true(vt_wait(v, "0:50 of 3:00"));
	vt_send(v, ",");
	press(v, "2", "NOW   Del09");
	assert_true(vt_wait(v, "0:30 of 3:00"));
	hall_leave(v);
	m = hall_look();
	assert_int_equal(turn_ms(&m->ledger.turn[m->ledger.n_turns - 2], NULL), 20000);
	meeting_close(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contested_item), cmocka_unit_test(test_two_next),
		cmocka_unit_test(test_many_hands), cmocka_unit_test(test_kill_and_return),
		cmocka_unit_test(test_kill_paused), cmocka_unit_test(test_away),
		cmocka_unit_test(test_forgotten_next),
	};
	int failed;

	hall_open();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	hall_close();
	return failed;
}
