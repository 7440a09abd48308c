/* SPDX-License-Identifier: ISC */
/* A copied file goes on where it was copied, in a sitting of its own; merged, nothing doubles. */
#include <unit.h>

#include "history.h"
#include "state.h"
#include "talk.h"

static struct talk a, b;

static void
open_talk(struct talk *t)
{
	if (!meeting_open(t->path, STORE_WRITE, &t->env, &t->m, &t->err))
		fail_msg("%s", t->err.msg);
	store_operator(t->m->store, "Ana", "rapporteur");
}

/* Two hands wait, a point of order interrupts a turn, the list is closed, one is announced. */
static int
open_both(void **state)
{
	static const char *const lines[] = { "q+ LAB1", "q+ LAB2", "q+ Okoro", "q+ Samira", "next",
		"q- LAB2", "announce", "close queue" };

	(void)state;
	talk_open(&a, "test_sitting_a.talanoa", "33,1773133200000");
	talk_room(&a);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&a, lines[i]);
	clock_advance(&a.env, 30000);
	talk_do(&a, "point LAB2");
	talk_do(&a, "next");
	meeting_close(a.m);
	b = a;
	memset(&b.r, 0, sizeof b.r);
	snprintf(b.path, sizeof b.path, "test_sitting_b.talanoa");
	rng_seed(&b.env.rng, 34);
	history_copy(a.path, b.path);
	open_talk(&a);
	open_talk(&b);
	return 0;
}

static int
close_both(void **state)
{
	(void)state;
	talk_close(&a);
	talk_close(&b);
	return 0;
}

static void
assert_same_state(struct talk *x, struct talk *y)
{
	struct str was = STR_INIT, is = STR_INIT, why = STR_INIT;

	state_dump(x->m, true, &was);
	state_dump(y->m, true, &is);
	if (state_differs(str_c(&was), str_c(&is), &why))
		fail_msg("%s", str_c(&why));
	str_release(&was);
	str_release(&is);
	str_release(&why);
}

static void
merge(struct talk *into, struct talk *from)
{
	struct merge_report r;

	meeting_close(from->m);
	if (!store_merge(into->m->store, from->path, &r, &into->err))
		fail_msg("%s", into->err.msg);
	meeting_forget(into->m);
	assert_true(meeting_refresh(into->m, &into->err));
	open_talk(from);
}

static int64_t
counted(struct talk *t, const char *code)
{
	for (size_t i = 0; i < t->m->groups.n; i++)
		if (str_eq(group_code(&t->m->groups.v[i]), code))
			return t->m->ledger.floor.groups[i].charged;
	fail_msg("no %s", code);
	return 0;
}

static void
test_the_copy_looks_the_same(void **state)
{
	(void)state;
	assert_same_state(&a, &b);
}

/* The same acts, in the copy and where it was copied from, lead to the same state. */
static void
test_the_copy_goes_on(void **state)
{
	static const char *const lines[] = { "done", "undo", "next", "noshow", "next", "undo",
		"reopen queue", "q+ LAB2", "next", "yield LAB2", "next", "lost", "noshow", "done",
		"q- Samira", "undo" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		bool ok = talk_run(&a, lines[i]);

		clock_advance(&a.env, 7000);
		if (talk_run(&b, lines[i]) != ok)
			fail_msg("%s: %s / %s", lines[i], a.err.msg, b.err.msg);
		clock_advance(&b.env, 7000);
		assert_same_state(&a, &b);
	}
}

static void
test_a_turn_ended_in_both_counts_once(void **state)
{
	(void)state;
	clock_advance(&a.env, 5000);
	clock_advance(&b.env, 9000);
	talk_do(&a, "done");
	talk_do(&a, "done");
	talk_do(&b, "done");
	talk_do(&b, "done");
	merge(&a, &b);
	merge(&b, &a);
	assert_int_equal(counted(&a, "LAB"), 30000);
	assert_int_equal(counted(&b, "LAB"), 30000);
	assert_null(ledger_running(&a.m->ledger));
}

/* What goes on in the copy neither waits nor runs here, whatever was done and undone there. */
static void
test_hands_and_clocks_stay_where_they_are(void **state)
{
	size_t waiting = 0;

	(void)state;
	talk_do(&b, "reopen queue");
	talk_do(&b, "done");
	talk_do(&b, "done");
	talk_do(&b, "q+ LAB2");
	talk_do(&b, "q- LAB2");
	talk_do(&b, "undo");
	talk_do(&b, "ack LAB2");
	talk_do(&b, "done");
	talk_do(&b, "undo");
	talk_do(&a, "done");
	talk_do(&a, "done");
	merge(&a, &b);
	assert_null(ledger_running(&a.m->ledger));
	for (size_t i = 0; i < a.m->ledger.floor.n_entries; i++)
		waiting += floor_waiting(&a.m->ledger.floor, (int)i);
	assert_int_equal(waiting, 2);
	assert_true(a.m->ledger.floor.closed);
	assert_int_equal(ledger_running(&b.m->ledger)->num, 3);
}

/* Each undo takes back what its own copy recorded. */
static void
test_undo_leaves_the_other_copy_alone(void **state)
{
	const struct ledger_turn *t;

	(void)state;
	talk_do(&a, "done");
	talk_do(&b, "done");
	talk_do(&a, "pause");
	clock_advance(&b.env, 10000);
	talk_do(&b, "done");
	clock_advance(&a.env, 20000);
	talk_do(&a, "undo");
	merge(&a, &b);
	t = &a.m->ledger.turn[0];
	assert_true(turn_ended(t));
	assert_int_equal(turn_ms(t, NULL), 40000);
	assert_int_equal(counted(&a, "LAB"), 40000);
}

static void
test_what_the_copy_left_open_can_be_closed(void **state)
{
	static const char *const lines[] = { "reopen queue", "done", "done", "ack Okoro" };
	struct merge_report r;

	(void)state;
	talk_do(&a, "done");
	talk_do(&a, "done");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&b, lines[i]);
	meeting_close(b.m);
	assert_true(store_merge(a.m->store, b.path, &r, &a.err));
	assert_int_equal(r.open_turns, 1);
	meeting_forget(a.m);
	talk_says(&a, "turn 3 time=2:10 because it was left open", "turn 3 counts 2:10");
	assert_int_equal(counted(&a, "IP"), 130000);
	assert_true(store_merge(a.m->store, b.path, &r, &a.err));
	assert_int_equal(r.open_turns, 0);
	talk_do(&a, "undo");
	assert_int_equal(counted(&a, "IP"), 0);
	open_talk(&b);
}

static void
test_equal_numbers_are_told_apart(void **state)
{
	(void)state;
	talk_do(&a, "done");
	talk_do(&a, "done");
	talk_do(&b, "done");
	talk_do(&b, "done");
	talk_do(&a, "ack Okoro");
	talk_do(&a, "done");
	clock_advance(&b.env, 5000);
	talk_do(&b, "ack Samira");
	talk_do(&b, "done");
	merge(&a, &b);
	talk_do(&a, "turn 3 time=1:00 because a");
	talk_do(&a, "turn 3b time=2:00 because b");
	assert_int_equal(counted(&a, "IP"), 60000);
	assert_int_equal(counted(&a, "YTH"), 120000);
}

int
main(void)
{
#define WITH_BOTH(f) cmocka_unit_test_setup_teardown(f, open_both, close_both)
	const struct CMUnitTest tests[] = {
		WITH_BOTH(test_the_copy_looks_the_same), WITH_BOTH(test_the_copy_goes_on),
		WITH_BOTH(test_a_turn_ended_in_both_counts_once),
		WITH_BOTH(test_hands_and_clocks_stay_where_they_are),
		WITH_BOTH(test_undo_leaves_the_other_copy_alone),
		WITH_BOTH(test_what_the_copy_left_open_can_be_closed),
		WITH_BOTH(test_equal_numbers_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
