/* SPDX-License-Identifier: ISC */
/* Equity figures (design 3.3): known meetings, the dash, absent seats, whole percentages. */
#include <unit.h>

#include <talanoa/core/equity.h>

enum { ROWS = 8 };

struct known {
	const char *what;
	size_t n;
	int64_t ms[ROWS];
	int64_t weights[ROWS];		/* first one 0 = all equal */
	bool valid;
	int64_t total_ms, move_ms, move_ppm, gini_ppm;
};

static const struct known meetings[] = {
	{ "all the same", 4, { 60000, 60000, 60000, 60000 }, { 0 }, true, 240000, 0, 0, 0 },
	{ "one of four takes all", 4, { 240000 }, { 0 }, true, 240000, 180000, 750000, 750000 },
	{ "three to one", 2, { 180000, 60000 }, { 0 }, true, 240000, 60000, 250000, 250000 },
	{ "1 2 3 4 minutes", 4, { 60000, 120000, 180000, 240000 }, { 0 }, true,
		600000, 120000, 200000, 250000 },
	{ "half of them silent", 4, { 600000, 600000 }, { 0 }, true,
		1200000, 600000, 500000, 500000 },
	{ "one constituency: nothing to compare", 1, { 500000 }, { 0 }, false, 500000, 0, 0, 0 },
	{ "nobody has spoken", 3, { 0 }, { 0 }, false, 0, 0, 0, 0 },
	{ "double weight, double time", 3, { 400000, 200000, 200000 }, { 2000, 1000, 1000 }, true,
		800000, 0, 0, 0 },
	{ "double weight, same time", 3, { 300000, 300000, 300000 }, { 2000, 1000, 1000 }, true,
		900000, 150000, 166667, 166667 },
	{ "ten seconds in, eight of them", 8, { 10000 }, { 0 }, true,
		10000, 8750, 875000, 875000 },
	{ "two loud ones, first hand first", 8, { 2727382, 1681506, 535819, 523477, 415998,
		424536, 314792, 314625 }, { 0 }, true, 6938135, 2674354, 385457, 435659 },
	{ "the same under the fair order", 8, { 969771, 973537, 914138, 908244, 847628, 832894,
		756833, 715548 }, { 0 }, true, 6918593, 306394, 44286, 57363 },
	{ "a minute for each head", 8, { 600000, 360000, 300000, 300000, 240000, 240000, 180000,
		180000 }, { 10, 6, 5, 5, 4, 4, 3, 3 }, true, 2400000, 0, 0, 0 },
	{ "an absent seat counted", 3, { 300000, 300000, 0 }, { 0 }, true,
		600000, 200000, 333333, 333333 },
	{ "one millisecond", 2, { 1, 0 }, { 0 }, true, 1, 1, 500000, 500000 },
	{ "eight hours each", 8, { 28800000, 28800000, 28800000, 28800000, 28800000, 28800000,
		28800000, 28800000 }, { 0 }, true, 230400000, 0, 0, 0 },
};

static void
test_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof meetings / sizeof *meetings; i++) {
		const struct known *k = &meetings[i];
		struct equity_row rows[ROWS] = { 0 };
		struct equity e;

		for (size_t j = 0; j < k->n; j++) {
			rows[j].ms = k->ms[j];
			rows[j].weight = k->weights[0] == 0 ? 1000 : k->weights[j];
		}
		equity_compute(rows, k->n, &e);
		if (e.valid != k->valid || e.total_ms != k->total_ms ||
				e.move_ms != k->move_ms || e.move_ppm != k->move_ppm ||
				e.gini_ppm != k->gini_ppm)
			fail_msg("%s: %d %lld move %lld (%lld) gini %lld", k->what, e.valid,
				(long long)e.total_ms, (long long)e.move_ms,
				(long long)e.move_ppm, (long long)e.gini_ppm);
	}
}

/* The lowest Gini that equal turns can give: r turns over full rounds among n. */
static void
test_whole_turns(void **state)
{
	static const struct { int turns; size_t groups; int64_t gini_ppm; } table[] = {
		{ 1, 8, 875000 }, { 4, 8, 500000 }, { 7, 8, 125000 }, { 8, 8, 0 },
		{ 9, 8, 97222 }, { 12, 8, 166667 }, { 16, 8, 0 }, { 20, 8, 100000 },
		{ 3, 2, 166667 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct equity_row rows[ROWS] = { 0 };
		struct equity e;

		for (size_t j = 0; j < table[i].groups; j++)
			rows[j].weight = 1;
		for (int t = 0; t < table[i].turns; t++)
			rows[(size_t)t % table[i].groups].ms += 180000;
		equity_compute(rows, table[i].groups, &e);
		assert_int_equal(e.gini_ppm, table[i].gini_ppm);
	}
}

static void
test_rows(void **state)
{
	struct equity_row rows[] = {
		{ .ms = 240000, .weight = 1000 },
		{ .ms = 0, .weight = 1000 },
		{ .ms = 60000, .weight = 1000 },
		{ .ms = 999999, .weight = 1000, .excluded = true },
	};
	struct equity e;

	(void)state;
	equity_compute(rows, 4, &e);
	assert_int_equal(e.n, 3);
	assert_int_equal(e.total_ms, 300000);
	assert_int_equal(e.heard, 2);
	assert_int_equal(rows[0].target_ms, 100000);
	assert_int_equal(rows[0].left_ms, -140000);
	assert_int_equal(rows[1].left_ms, 100000);
	assert_int_equal(rows[2].left_ms, 40000);
	assert_int_equal(rows[3].left_ms, 0);
	assert_int_equal(e.move_ms, 140000);
}

/* No weight at all, no rows, a weight of 0 beside others: figures or a dash, never a crash. */
static void
test_edges(void **state)
{
	struct equity_row none[] = { { .ms = 5 }, { .ms = 6 } };
	struct equity_row some[] = { { .ms = 100, .weight = 1 }, { .ms = 100 }, { .ms = -7 } };
	struct equity e;

	(void)state;
	equity_compute(none, 2, &e);
	assert_false(e.valid);
	equity_compute(none, 0, &e);
	assert_false(e.valid);
	equity_compute(some, 3, &e);
	assert_true(e.valid);
	assert_int_equal(e.total_ms, 200);
	assert_int_equal(e.move_ms, 100);
	assert_int_equal(e.gini_ppm, 500000);
}

static void
test_percent(void **state)
{
	static const struct { size_t n; int64_t v[7]; int percent[7]; } table[] = {
		{ 3, { 1, 1, 1 }, { 34, 33, 33 } },
		{ 2, { 2, 1 }, { 67, 33 } },
		{ 7, { 1, 1, 1, 1, 1, 1, 1 }, { 15, 15, 14, 14, 14, 14, 14 } },
		{ 2, { 999, 1 }, { 100, 0 } },
		{ 1, { 1 }, { 100 } },
		{ 3, { 500, 300, 200 }, { 50, 30, 20 } },
		{ 3, { 1, 0, 2 }, { 33, 0, 67 } },
	};
	int out[7] = { -1 };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_true(equity_percent(table[i].v, table[i].n, out));
		assert_memory_equal(out, table[i].percent, table[i].n * sizeof *out);
	}
	out[0] = -1;
	assert_false(equity_percent((const int64_t[]){ 0, 0 }, 2, out));
	assert_int_equal(out[0], -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_whole_turns),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_percent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
