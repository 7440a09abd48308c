/* SPDX-License-Identifier: ISC */
/*
 * Random command lines, in a meeting and in a copy of it that is merged back and forth: a
 * refused line changes nothing, one clock runs at a time, what the program keeps in memory is
 * what a fresh reader sees, and the record holds.
 */
#include <unit.h>

#include "chatter.h"
#include "history.h"
#include "state.h"
#include "talk.h"

static uint64_t seed;
static bool merged;

static void
open_talk(struct talk *t)
{
	if (!meeting_open(t->path, STORE_WRITE, &t->env, &t->m, &t->err))
		fail_msg("seed %d: %s", (int)seed, t->err.msg);
	store_operator(t->m->store, "Ana", "rapporteur");
}

static void
assert_same(struct meeting *x, struct meeting *y, bool all, const char *after)
{
	struct str was = STR_INIT, is = STR_INIT, why = STR_INIT;

	state_dump(x, all, &was);
	state_dump(y, all, &is);
	if (state_differs(str_c(&was), str_c(&is), &why))
		fail_msg("seed %d, after %s: %s", (int)seed, after, str_c(&why));
	str_release(&was);
	str_release(&is);
}

static void
assert_fresh(struct talk *t, const char *after)
{
	struct env env = t->env;
	struct meeting *m;

	if (!meeting_open(t->path, STORE_READ, &env, &m, &t->err))
		fail_msg("seed %d, after %s: %s", (int)seed, after, t->err.msg);
	assert_same(t->m, m, true, after);
	meeting_close(m);
}

/* Once merged, a turn that went on in both copies has the boundaries of both. */
static void
assert_one_clock(struct talk *t, const char *after)
{
	const struct ledger *l = &t->m->ledger;
	int running = 0;

	for (size_t i = 0; !merged && i < l->n_turns; i++)
		running += l->turn[i].ours && !turn_ended(&l->turn[i]) &&
			!turn_paused(&l->turn[i]);
	if (running > 1)
		fail_msg("seed %d, after %s: %d clocks run", (int)seed, after, running);
}

/* One line; refused, it leaves everything as it was. Returns whether it was accepted. */
static int
say_line(struct talk *t, struct rng *r)
{
	struct str line = STR_INIT, was = STR_INIT, is = STR_INIT, why = STR_INIT;
	size_t before = store_count(t->m->store);
	bool ok;

	state_dump(t->m, true, &was);
	chatter_line(r, &line);
	if (rng_below(r, 6) == 0)
		str_trunc(&line, rng_below(r, line.len));
	ok = talk_run(t, str_c(&line));
	state_dump(t->m, true, &is);
	if (!ok && (store_count(t->m->store) != before ||
	    state_differs(str_c(&was), str_c(&is), &why)))
		fail_msg("seed %d: %s was refused and changed: %s", (int)seed, str_c(&line),
			str_c(&why));
	assert_one_clock(t, str_c(&line));
	clock_advance(&t->env, (int64_t)rng_below(r, 90000));
	if (rng_below(r, 10) == 0)
		assert_fresh(t, str_c(&line));
	str_release(&line);
	str_release(&was);
	str_release(&is);
	return ok;
}

static void
merge(struct talk *into, struct talk *from)
{
	struct merge_report r;

	merged = true;
	meeting_close(from->m);
	if (!store_merge(into->m->store, from->path, &r, &into->err))
		fail_msg("seed %d: %s", (int)seed, into->err.msg);
	meeting_forget(into->m);
	assert_true(meeting_refresh(into->m, &into->err));
	open_talk(from);
	assert_fresh(into, "merge");
}

static void
copy(struct talk *a, struct talk *ret_b)
{
	meeting_close(a->m);
	*ret_b = *a;
	memset(&ret_b->r, 0, sizeof ret_b->r);
	snprintf(ret_b->path, sizeof ret_b->path, "test_lines_b.talanoa");
	rng_seed(&ret_b->env.rng, seed + 1000);
	history_copy(a->path, ret_b->path);
	open_talk(a);
	open_talk(ret_b);
	assert_same(a->m, ret_b->m, true, "copy");
}

static int
play(void)
{
	struct talk a, b;
	char test[48];
	struct rng r;
	int accepted = 0;

	merged = false;
	rng_seed(&r, seed);
	snprintf(test, sizeof test, "%d,1773133200000", (int)seed);
	talk_open(&a, "test_lines_a.talanoa", test);
	talk_room(&a);
	for (int i = 0; i < 40; i++)
		accepted += say_line(&a, &r);
	copy(&a, &b);
	for (int i = 0; i < 30; i++) {
		accepted += say_line(&a, &r) + say_line(&b, &r);
		if (i == 15)
			merge(&a, &b);
	}
	merge(&a, &b);
	merge(&b, &a);
	assert_int_equal(history_problems(a.path, &a.env, true), 0);
	assert_int_equal(history_problems(b.path, &b.env, true), 0);
	talk_close(&a);
	talk_close(&b);
	return accepted;
}

static void
test_random_lines(void **state)
{
	int n = history_seeds(6), accepted = 0;

	(void)state;
	for (seed = 1; (int)seed <= n; seed++)
		accepted += play();
	assert_true(accepted > 30 * n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_random_lines) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
