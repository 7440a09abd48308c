/* SPDX-License-Identifier: ISC */
/* Forecasts: every millisecond is given, nobody beyond the level or the cap gets any. */
#include <unit.h>

#include <talanoa/core/forecast.h>

enum { ROWS = 12 };

static uint64_t dice;

static int64_t
roll(int64_t n)
{
	dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)(dice >> 33) % n;
}

static void
room(struct forecast_row *rows, size_t n)
{
	memset(rows, 0, n * sizeof *rows);
	for (size_t i = 0; i < n; i++) {
		rows[i].spoken_ms = roll(4) == 0 ? 0 : roll(600000);
		rows[i].weight = roll(8) == 0 ? 0 : 1 + roll(3000);
		rows[i].cap_ms = roll(2) == 0 ? FORECAST_NO_CAP : roll(400000);
		rows[i].excluded = roll(6) == 0;
	}
}

/* What the row can hold at the level, by the formula; all of it exact in 128 bits. */
static void
check_row(const struct forecast_row *r, const struct forecast *f)
{
	__extension__ __int128 over = (__int128)f->level_num * r->weight -
		(__int128)r->spoken_ms * f->level_den;
	__extension__ __int128 exact = over > 0 ? over : 0;

	if (r->excluded || r->weight == 0) {
		assert_int_equal(r->need_ms, 0);
		return;
	}
	if (r->cap_ms >= 0 && exact > (__int128)r->cap_ms * f->level_den)
		exact = (__int128)r->cap_ms * f->level_den;
	/* Within one millisecond, and never more than the cap. */
	assert_true((__int128)r->need_ms * f->level_den > exact - f->level_den);
	assert_true((__int128)r->need_ms * f->level_den < exact + f->level_den);
	assert_true(r->cap_ms < 0 || r->need_ms <= r->cap_ms);
	assert_int_equal(r->over, over < 0);
	if (!f->has_level || over >= 0)
		assert_int_equal(forecast_beyond(r, f), 0);
	else	/* rounded up */
		assert_true((__int128)forecast_beyond(r, f) * f->level_den >= -over &&
			(__int128)(forecast_beyond(r, f) - 1) * f->level_den < -over);
}

static void
test_random(void **state)
{
	(void)state;
	for (dice = 1; dice < 400; dice++) {
		uint64_t seed = dice;
		struct forecast_row rows[ROWS];
		size_t n = (size_t)roll(ROWS + 1);
		int64_t left = roll(5) == 0 ? roll(7) : roll(3600000), given = 0;
		struct forecast f;

		room(rows, n);
		forecast_fill(rows, n, left, &f);
		for (size_t i = 0; i < n; i++)
			given += rows[i].need_ms;
		assert_int_equal(given + f.unused_ms, left);
		assert_true(f.has_level || left == 0 || f.unused_ms >= 0);
		for (size_t i = 0; f.has_level && i < n; i++)
			check_row(&rows[i], &f);
		dice = seed;
	}
}

static void
test_edges(void **state)
{
	struct forecast_row rows[] = {
		{ .spoken_ms = 900000, .weight = 1, .cap_ms = FORECAST_NO_CAP },
		{ .spoken_ms = 0, .weight = 1, .cap_ms = FORECAST_NO_CAP },
		{ .spoken_ms = 0, .weight = 1, .cap_ms = FORECAST_NO_CAP, .excluded = true },
		{ .spoken_ms = -5, .weight = 0, .cap_ms = FORECAST_NO_CAP },
	};
	struct forecast f;

	(void)state;
	forecast_fill(rows, 4, 300000, &f);
	assert_true(rows[0].over && !rows[1].over && !rows[2].over);
	assert_int_equal(rows[1].need_ms, 300000);
	forecast_fill(rows, 4, -1, &f);
	assert_false(f.has_level || rows[0].over);
	assert_int_equal(f.unused_ms, 0);
	forecast_fill(NULL, 0, 1000, &f);
	assert_false(f.has_level);
	assert_int_equal(f.unused_ms, 1000);
	rows[0].cap_ms = rows[1].cap_ms = 500;
	forecast_fill(rows, 2, 1000, &f);
	assert_false(f.has_level);
	assert_int_equal(rows[0].need_ms + rows[1].need_ms, 1000);
	forecast_fill(rows, 2, 999, &f);
	assert_true(f.has_level);
	assert_int_equal(rows[0].need_ms, 499);
	assert_int_equal(rows[1].need_ms, 500);
}

/* 40 minutes, 8 constituencies, 5 each: who spoke 1 of them has 4 hands, a minute each. */
static const struct {
	struct forecast_fit fit;
	int64_t ms;
} fits[] = {
	{ { 300000, 60000, 4, 60000, 180000 }, 60000 },
	{ { 300000, 60000, 2, 60000, 180000 }, 120000 },
	{ { 300000, 0, 1, 60000, 180000 }, 180000 },
	{ { 300000, 900000, 3, 60000, 180000 }, 60000 },
	{ { 300000, 0, 0, 60000, 180000 }, 180000 },
	{ { 300000, 0, 9, 60000, 45000 }, 45000 },
	{ { 300000, 0, 9, 20000, 180000 }, 33333 },
};

static void
test_limits(void **state)
{
	(void)state;
	assert_int_equal(forecast_turns(1, 180000), 1);
	assert_int_equal(forecast_turns(180000, 180000), 1);
	assert_int_equal(forecast_turns(-1, 180000), 0);
	assert_int_equal(forecast_turns(5, 0), 0);
	for (size_t i = 0; i < sizeof fits / sizeof *fits; i++)
		assert_int_equal(forecast_fitted_group(&fits[i].fit), fits[i].ms);
}

static void
test_common_limit(void **state)
{
	/* 5 minutes each: 1 hand may take 3:00, 4 hands 1:15 each; 5 hands 1:36 on average */
	const struct forecast_fit two[] = { { 300000, 0, 1, 60000, 180000 },
		{ 300000, 0, 4, 60000, 180000 }, { 300000, 0, 0, 60000, 180000 } };
	const struct forecast_fit roomy[] = { { 900000, 0, 1, 60000, 180000 } };
	const struct forecast_fit late[] = { { 0, 90000, 3, 45000, 180000 } };

	(void)state;
	assert_int_equal(forecast_fitted_common(two, 3), 95000);
	assert_true(95000 * 5 <= 180000 + 4 * 75000);
	assert_int_equal(forecast_fitted_common(two + 2, 1), 180000);
	assert_int_equal(forecast_fitted_common(roomy, 1), 180000);
	assert_int_equal(forecast_fitted_common(late, 1), 45000);
	assert_int_equal(forecast_fitted_common(NULL, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_common_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
