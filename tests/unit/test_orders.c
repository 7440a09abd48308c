/* SPDX-License-Identifier: ISC */
/*
 * Meetings replayed under every order. On random meetings in which nobody overrides the order
 * (no ack, no announcement, no time corrected later), replaying the order in force gives the
 * meeting as it was. TALANOA_SEED=n starts elsewhere, TALANOA_SEEDS=n is how many.
 */
#include <stdlib.h>

#include <unit.h>

#include <talanoa/app/reason.h>

#include <talanoa/core/equity.h>

#include "../../bench/contested.h"
#include "floor_room.h"
#include "talk.h"

enum { MEETINGS = 25, ACTS = 250 };

/* ---- by hand: three constituencies, hands at once ---- */

/* A (persons 0 and 1), B (2) and C (3). */
static void
hall(struct orders *o)
{
	static const int group[] = { 0, 0, 1, 2 };
	struct floor f;

	floor_init(&f);
	for (int g = 0; g < 3; g++)
		floor_add_group(&f, 1000);
	for (int p = 0; p < 4; p++)
		floor_add_person(&f, group[p]);
	orders_init(o, &f);
	floor_release(&f);
}

static void
expect_calls(const struct orders *o, enum floor_order order, const int *hands, size_t n)
{
	struct orders_result r;

	orders_replay(o, order, &r);
	assert_int_equal(r.n_called, n);
	for (size_t i = 0; i < n; i++)
		if (r.called[i].hand != hands[i])
			fail_msg("%s: turn %zu is of hand %d, not %d", floor_order_name(order), i,
				r.called[i].hand, hands[i]);
	orders_result_release(&r);
}

static void
test_four_orders(void **state)
{
	static const int fifo[] = { 0, 1, 2, 3, 4 }, fair[] = { 0, 2, 3, 1, 4 },
		timers[] = { 0, 1, 2, 3, 4 };
	struct orders_result r;
	struct orders o;

	(void)state;
	hall(&o);
	for (int h = 0; h < 4; h++)
		orders_hand(&o, h, h < 2 ? 0 : h - 1, 0);
	/* Person 0 again, as soon as it was served. */
	orders_hand(&o, 0, 0, ORDERS_AT(1000));
	for (int h = 0; h < 5; h++)
		orders_turn(&o, h, 60000);
	o.end = ORDERS_AT(5 * 60000) + 10;	/* and five changes of speaker */
	expect_calls(&o, FLOOR_ORDER_FIFO, fifo, 5);
	expect_calls(&o, FLOOR_ORDER_FAIR, fair, 5);
	expect_calls(&o, FLOOR_ORDER_ROUND_ROBIN, fair, 5);
	expect_calls(&o, FLOOR_ORDER_FIRST_TIMERS, timers, 5);
	orders_replay(&o, FLOOR_ORDER_FAIR, &r);
	assert_int_equal(r.group_ms[0], 180000);
	assert_int_equal(r.group_ms[2], 60000);
	assert_int_equal(r.wait_ms, 180000);
	assert_int_equal(r.unserved, 0);
	orders_result_release(&r);
	orders_release(&o);
}

/* When the time is used up, the turn in hand is cut there and the rest is not served. */
static void
test_time_used_up(void **state)
{
	struct orders_result r;
	struct orders o;

	(void)state;
	hall(&o);
	for (int h = 0; h < 4; h++)
		orders_hand(&o, h, h < 2 ? 0 : h - 1, 0);
	orders_turn(&o, 0, 100000);
	orders_turn(&o, 1, 90000);
	o.end = ORDERS_AT(190000) + 4;	/* and two changes of speaker */
	/* B never had the floor: it takes what is expected, 3:00, and is cut. */
	orders_replay(&o, FLOOR_ORDER_FAIR, &r);
	assert_int_equal(r.n_called, 2);
	assert_int_equal(r.called[1].hand, 2);
	assert_int_equal(r.group_ms[1], 90000);
	assert_int_equal(r.unserved, 2);
	assert_int_equal(r.wait_ms, 190000);
	orders_result_release(&r);
	orders_as_was(&o, &r);
	assert_int_equal(r.group_ms[0], 190000);
	assert_int_equal(r.group_ms[1], 0);
	orders_result_release(&r);
	orders_release(&o);
}

/* Who is away is passed over, who withdrew before its turn is not called. */
static void
test_away_and_withdrawn(void **state)
{
	static const int fifo[] = { 0, 3, 1 };
	struct orders o;

	(void)state;
	hall(&o);
	for (int h = 0; h < 4; h++)
		orders_hand(&o, h, h < 2 ? 0 : h - 1, 0);
	orders_event(&o, &(struct orders_event){ .what = ORDERS_AWAY, .who = 1 });
	orders_event(&o, &(struct orders_event){ .what = ORDERS_LEAVE, .who = 2,
		.at = ORDERS_AT(1) });
	orders_event(&o, &(struct orders_event){ .what = ORDERS_HERE, .who = 1,
		.at = ORDERS_AT(15000) });
	for (int h = 0; h < 4; h++)
		orders_turn(&o, h, 10000);
	o.end = ORDERS_AT(60000);
	expect_calls(&o, FLOOR_ORDER_FIFO, fifo, 3);
	orders_release(&o);
}

/* A second hand while the first is up: kept for later, or the same hand. */
static void
test_second_hand(void **state)
{
	static const int kept[] = { 0, 1 }, one[] = { 0 };
	struct orders o;

	(void)state;
	hall(&o);
	orders_hand(&o, 0, 0, 0);
	orders_hand(&o, 0, 0, 0);
	o.end = ORDERS_AT(1000000);
	expect_calls(&o, FLOOR_ORDER_FAIR, kept, 2);
	o.merge_hands = true;
	expect_calls(&o, FLOOR_ORDER_FAIR, one, 1);
	orders_release(&o);
}

/* ---- the contested room of bench/simulate, in short ---- */

enum { ROOMS = 20 };

struct share {
	int64_t gini_ppm, dominant_permille;
};

static struct share
contested(const struct orders *o, enum floor_order order)
{
	struct equity_row rows[CONTESTED_GROUPS];
	int64_t all = 0, two = 0;
	struct orders_result r;
	struct equity e;

	orders_replay(o, order, &r);
	for (int g = 0; g < CONTESTED_GROUPS; g++) {
		rows[g] = (struct equity_row){ .ms = r.group_ms[g], .weight = 1 };
		all += r.group_ms[g];
		two += g < CONTESTED_DOMINANT ? r.group_ms[g] : 0;
	}
	equity_compute(rows, CONTESTED_GROUPS, &e);
	orders_result_release(&r);
	return (struct share){ e.gini_ppm, equity_permille(two, all) };
}

/* However often two constituencies raise their hands, they get about what is theirs. */
static void
test_contested_room(void **state)
{
	struct share fair = { 0, 0 }, fifo = { 0, 0 };

	(void)state;
	for (uint64_t seed = 1; seed <= ROOMS; seed++) {
		struct share a, b;
		struct orders o;

		contested_init(&o, &contested_default, seed);
		a = contested(&o, FLOOR_ORDER_FAIR);
		b = contested(&o, FLOOR_ORDER_FIFO);
		if (2 * a.gini_ppm > b.gini_ppm)
			fail_msg("seed %d: fair %d, first hand %d", (int)seed, (int)a.gini_ppm,
				(int)b.gini_ppm);
		fair.gini_ppm += a.gini_ppm / ROOMS;
		fair.dominant_permille += a.dominant_permille;
		fifo.gini_ppm += b.gini_ppm / ROOMS;
		fifo.dominant_permille += b.dominant_permille;
		orders_release(&o);
	}
	assert_true(fair.gini_ppm < 130000);
	assert_true(fifo.gini_ppm > 400000);
	assert_true(fair.dominant_permille < 320 * ROOMS);
	assert_true(fifo.dominant_permille > 580 * ROOMS);
}

/* ---- real meetings ---- */

static struct talk t;

static const char *const persons[] = { "LAB1", "LAB2", "LAB3", "IP1", "IP2", "YTH1" };
static const char *const acts[] = {
	"q+ %", "q+ %", "q+ %", "q+ %", "q+ %", "q+ %", "q+ %", "q- %",
	"next", "next", "next", "next", "next", "next", "done", "done", "start",
	"pause", "resume", "resume", "interpret", "point %", "ror %", "clarify %",
	"present- %", "present+ %", "present+ %", "noshow", "lost", "yield %",
	"turn add IP time=45s because the line was bad",
	"group set LAB weight 2000", "group set YTH weight 700",
	"q+ % with IP", "confirm IP", "last word %", "close queue", "reopen queue",
	"take up 1", "take up 2", "extend 30s", "note something", "undo",
};

static void
fill(const char *pattern, struct str *line)
{
	str_clear(line);
	for (; *pattern != '\0'; pattern++) {
		if (*pattern == '%')
			str_add(line, persons[roll(sizeof persons / sizeof *persons)]);
		else
			str_addc(line, *pattern);
	}
}

static void
some_line(struct str *line)
{
	fill(acts[roll(sizeof acts / sizeof *acts)], line);
	talk_run(&t, str_c(line));		/* refusals are part of it */
	if (roll(3) > 0)
		clock_advance(&t.env, (int64_t)roll(90000));
}

static void
some_rules(struct str *line)
{
	static const char *const scopes[] = { "item", "session", "meeting" };
	enum floor_order order = (enum floor_order)roll(FLOOR_ORDER_MANUAL);

	str_clear(line);
	str_addf(line, "rules set order %s", floor_order_name(order));
	talk_do(&t, str_c(line));
	str_clear(line);
	str_addf(line, "rules set scope %s", scopes[roll(3)]);
	talk_do(&t, str_c(line));
	if (roll(3) > 0)
		return;
	talk_do(&t, roll(2) ? "rules set budget 3m" : "rules set budget auto");
	talk_do(&t, roll(2) ? "rules set distribute yes" : "rules set distribute no");
}

/* What the ledger has counted, the running turn up to now. */
static void
same_time(const struct orders_result *was)
{
	const struct ledger_turn *run = ledger_running(&t.m->ledger);
	struct floor f;

	floor_copy(&t.m->ledger.floor, &f);
	if (run != NULL)
		floor_apply_end(&f, run->floor_turn, turn_ms(run, &t.m->now));
	while (floor_running(&f) != FLOOR_NONE)
		floor_apply_end(&f, floor_running(&f), f.turns[floor_running(&f)].ms);
	for (size_t g = 0; g < f.n_groups; g++)
		assert_int_equal(was->group_ms[g], f.groups[g].charged + f.groups[g].before);
	floor_release(&f);
}

static void
same_calls(const struct orders_result *was, const struct orders_result *is)
{
	for (size_t i = 0; i < was->n_called && i < is->n_called; i++)
		if (was->called[i].hand != is->called[i].hand)
			fail_msg("turn %zu of %zu: hand %d was called, %d by the order", i,
				was->n_called, was->called[i].hand, is->called[i].hand);
	assert_int_equal(was->n_called, is->n_called);
	assert_int_equal(was->unserved, is->unserved);
	assert_int_equal(was->wait_ms, is->wait_ms);
	assert_memory_equal(was->group_ms, is->group_ms, was->n_groups * sizeof *was->group_ms);
}

static size_t
one_meeting(uint64_t seed)
{
	struct orders_result was, is;
	struct str line = STR_INIT;
	struct orders o;
	size_t n;

	dice = seed;
	talk_open(&t, "test_orders.talanoa", "31,1773133200000");
	talk_batch(&t);
	talk_room(&t);
	talk_do(&t, "person add \"Labour delegate 3\" group=LAB");
	talk_do(&t, "person add \"Ira Poe\" group=IP");
	some_rules(&line);
	for (int i = 0; i < ACTS; i++)
		some_line(&line);
	assert_true(meeting_refresh(t.m, &t.err));
	t.m->now = meeting_clock(t.m);
	ledger_elapse(&t.m->ledger, &t.m->now);
	assert_true(reason_orders(t.m, &t.m->now, &o, &t.err));
	orders_as_was(&o, &was);
	same_time(&was);
	orders_replay(&o, t.m->ledger.floor.rules.order, &is);
	same_calls(&was, &is);
	n = was.n_called;
	orders_result_release(&was);
	orders_result_release(&is);
	orders_release(&o);
	str_release(&line);
	talk_close(&t);
	return n;
}

static void
test_as_it_was(void **state)
{
	size_t turns = 0;

	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(MEETINGS); seed < last; seed++) {
		print_message("# seed %llu\n", (unsigned long long)seed);
		turns += one_meeting(seed);
	}
	assert_true(turns > 8 * n_seeds(MEETINGS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_four_orders),
		cmocka_unit_test(test_time_used_up),
		cmocka_unit_test(test_away_and_withdrawn),
		cmocka_unit_test(test_second_hand),
		cmocka_unit_test(test_contested_room),
		cmocka_unit_test(test_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
