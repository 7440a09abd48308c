/* SPDX-License-Identifier: ISC */
/* From small ledgers to rows and figures: targets, who counts, trend, forecast. */
#include <unit.h>

#include <talanoa/base/str.h>

#include "fair_room.h"

static void
test_plain(void **state)
{
	struct ledger l;
	struct tick now = tick_at(20);
	struct fair_ask ask = { .ledger = &l, .now = &now, .people = true };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 5);				/* Governments: 4, one over the limit */
	turn(&l, 1, 2, 5, 7);				/* Labour: 2 */
	hand(&l, 2, 4, "ordinary", 10);			/* Youth waits for 10 */
	fairness_compute(&ask, &f);
	assert_int_equal(f.n, 3);
	assert_int_equal(f.row[GOV].ms, 4 * MIN);
	assert_int_equal(f.row[LAB].ms, 2 * MIN);
	assert_int_equal(f.row[YOU].left_ms, 2 * MIN);
	assert_int_equal(f.row[GOV].percent, 67);
	assert_int_equal(f.equity.move_ms, 2 * MIN);
	assert_true(f.equity.valid && f.more.valid && f.theil.valid);
	assert_int_equal(f.row[GOV].overrun_ms, MIN);
	assert_int_equal(f.overrun_ms, MIN);
	assert_int_equal(f.row[GOV].position_ppm, 0);
	assert_int_equal(f.row[LAB].position_ppm, 1000000);
	assert_int_equal(f.row[YOU].position_ppm, -1);
	assert_int_equal(f.row[YOU].hands, 1);
	assert_int_equal(f.row[YOU].oldest_at, at(10));
	assert_int_equal(f.row[YOU].waits.max_ms, 10 * MIN);
	assert_int_equal(f.waits.n, 3);
	assert_int_equal(f.waits.mean_ms, 4 * MIN);
	assert_int_equal(f.waits.median_ms, MIN);
	assert_int_equal(f.people_here, 6);
	assert_int_equal(f.people_raised, 3);
	assert_int_equal(f.people_heard, 2);
	assert_int_equal(f.here, 3);
	assert_int_equal(f.here_heard, 2);
	assert_true(f.early);				/* two turns, three constituencies */
	fairness_release(&f);
	ledger_release(&l);
}

/* The running turn counts up to now, and not at all if nobody asks for it. */
static void
test_running(void **state)
{
	struct ledger l;
	struct tick now = tick_at(6);
	struct fair_ask ask = { .ledger = &l, .now = &now };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 3);
	hand(&l, 1, 2, "ordinary", 2);
	call(&l, 1, 1, 3);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[LAB].ms, 3 * MIN);
	assert_int_equal(f.row[LAB].turns, 1);
	assert_int_equal(f.row[LAB].hands, 0);
	fairness_release(&f);
	segment(&l, 1, "pause", 4);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[LAB].ms, MIN);
	fairness_release(&f);
	ask.now = NULL;
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[LAB].ms, 0);
	assert_int_equal(f.equity.total_ms, 2 * MIN);
	fairness_release(&f);
	ledger_release(&l);
}

/* Who is away is out of the target; after the meeting only who never came and never spoke. */
static void
test_away(void **state)
{
	static const bool was_here[] = { true, true, true, true, false, false, true };
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 3);
	turn(&l, 1, 2, 3, 7);
	for (int p = 2; p < 6; p++)
		floor_apply_person_present(&l.floor, p, false);
	fairness_compute(&ask, &f);
	assert_true(f.row[LAB].excluded && f.row[LAB].heard && f.row[YOU].excluded);
	assert_int_equal(f.row[LAB].percent, -1);
	assert_int_equal(f.row[LAB].left_ms, 0);
	assert_int_equal(f.row[GOV].percent, 100);
	assert_int_equal(f.here, 1);
	assert_false(f.equity.valid);
	fairness_release(&f);
	ask.over = true;
	ask.here = was_here;
	fairness_compute(&ask, &f);
	assert_false(f.row[LAB].excluded);
	assert_true(f.row[YOU].excluded);
	assert_int_equal(f.equity.move_ms, MIN);
	assert_int_equal(f.people_here, 4);
	fairness_release(&f);
	ledger_release(&l);
}

/* A new ledger with each item; the whole meeting when asked. */
static void
test_ledgers(void **state)
{
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct floor_row r = row(EV_ITEM_STATE, id_of(ID_MARK, 1), at(4));
	struct fairness f;

	(void)state;
	start(&l, SCOPE_ITEM);
	turn(&l, 0, 0, 1, 3);
	r.item = id_of(ID_MARK, 9);
	str_copy(r.code, sizeof r.code, "open");
	ledger_apply(&l, &r);
	turn(&l, 1, 2, 5, 8);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 0);
	assert_int_equal(f.row[LAB].ms, 3 * MIN);
	assert_int_equal(f.row[GOV].turns, 0);
	assert_int_equal(f.waits.n, 1);
	assert_int_equal(f.people_raised, 1);
	fairness_release(&f);
	ask.whole = true;
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 2 * MIN);
	assert_int_equal(f.equity.total_ms, 5 * MIN);
	assert_int_equal(f.people_raised, 2);
	fairness_release(&f);
	ledger_release(&l);
}

/* Whose turns may not be told: their sum, and nothing in any row. */
static void
test_untold(void **state)
{
	static const bool untold[] = { false, true, true };
	struct ledger l;
	struct tick now = tick_at(20);
	struct fair_ask ask = { .ledger = &l, .now = &now, .untold = untold, .people = true };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 3);
	turn(&l, 1, 2, 3, 8);
	hand(&l, 2, 4, "ordinary", 9);
	fairness_compute(&ask, &f);
	assert_int_equal(f.untold_ms, 5 * MIN);
	assert_int_equal(f.row[LAB].ms, 0);
	assert_int_equal(f.row[LAB].turns, 0);
	assert_int_equal(f.row[LAB].overrun_ms, 0);
	assert_int_equal(f.row[LAB].heads_heard, 0);
	assert_int_equal(f.row[YOU].hands, 0);
	assert_int_equal(f.waits.n, 1);
	assert_int_equal(f.row[GOV].position_ppm, 500000);
	fairness_trend(&ask, &f);
	assert_int_equal(f.n_points, 1);
	fairness_release(&f);
	ledger_release(&l);
}

static void
test_targets(void **state)
{
	static const int64_t want[TARGET_N][3] = {
		[TARGET_EQUAL] = { 180000, 180000, 180000 },
		[TARGET_HEADCOUNT] = { 216000, 216000, 108000 },
		[TARGET_HALF] = { 198000, 198000, 144000 },
		[TARGET_CUSTOM] = { 180000, 180000, 180000 },
	};
	struct ledger l;
	struct fairness f;
	struct floor_row r = row(EV_WEIGHT, id_of(ID_GROUP, GOV), at(8));

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 10);
	floor_apply_person_present(&l.floor, 5, false);
	for (size_t i = 0; i < TARGET_N; i++) {
		struct fair_ask ask = { .ledger = &l, .target = (enum fair_target)i };
		enum fair_target back;

		fairness_compute(&ask, &f);
		for (int g = 0; g < 3; g++) {
			assert_int_equal(f.row[g].target_ms, want[i][g]);
			assert_int_equal(f.row[g].left_ms, want[i][g] - f.row[g].ms);
		}
		fairness_release(&f);
		assert_true(fair_target_parse(fair_target_name(ask.target), &back));
		assert_int_equal(back, ask.target);
	}
	r.v = 2000;
	ledger_apply(&l, &r);
	fairness_compute(&(struct fair_ask){ .ledger = &l, .target = TARGET_CUSTOM }, &f);
	assert_int_equal(f.row[GOV].target_ms, 270000);
	fairness_release(&f);
	ledger_release(&l);
}

static void
test_trend(void **state)
{
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 3);
	turn(&l, 1, 2, 3, 5);
	turn(&l, 2, 4, 5, 9);
	fairness_compute(&ask, &f);
	fairness_trend(&ask, &f);
	assert_int_equal(f.n_points, 3);
	assert_int_equal(f.point[0].move_ppm, -1);		/* early */
	assert_int_equal(f.point[1].gini_ppm, -1);
	assert_int_equal(f.point[1].heard, 2);
	assert_int_equal(f.point[2].move_ppm, 166667);
	assert_int_equal(f.point[2].gini_ppm, f.equity.gini_ppm);
	assert_false(f.early);
	assert_null(fairness_at(&f, at(2)));
	assert_int_equal(fairness_at(&f, at(6))->at, at(5));
	assert_int_equal(fairness_at(&f, at(60))->heard, 3);
	fairness_release(&f);
	ledger_release(&l);
}

static void
test_forecast(void **state)
{
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct forecast_row need[3];
	struct forecast c;
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 10);
	hand(&l, 1, 2, "ordinary", 10);
	fairness_compute(&ask, &f);
	fairness_forecast(&f, 10 * MIN, false, 3 * MIN, need, &c);
	assert_true(need[GOV].over && c.has_level);
	assert_int_equal(need[LAB].need_ms, 5 * MIN);
	fairness_forecast(&f, 10 * MIN, true, 3 * MIN, need, &c);
	assert_int_equal(need[LAB].need_ms, 3 * MIN);
	assert_int_equal(need[YOU].need_ms, 0);
	assert_int_equal(c.unused_ms, 7 * MIN);
	fairness_release(&f);
	ledger_release(&l);
}

/* Nobody, nothing: figures are dashes, nothing breaks. */
static void
test_empty(void **state)
{
	struct ledger l;
	struct id sitting = id_of(ID_SITTING, 0);
	struct tick now = tick_at(1);
	struct fair_ask ask = { .ledger = &l, .now = &now, .people = true, .whole = true };
	struct fairness f;

	(void)state;
	ledger_init(&l, &sitting, SCOPE_SESSION);
	fairness_compute(&ask, &f);
	fairness_trend(&ask, &f);
	assert_int_equal(f.n + f.n_points + f.waits.n, 0);
	assert_false(f.equity.valid || f.more.valid || f.theil.valid || f.early);
	assert_int_equal(f.waits.max_ms, -1);
	fairness_release(&f);
	ledger_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_running),
		cmocka_unit_test(test_away),
		cmocka_unit_test(test_ledgers),
		cmocka_unit_test(test_untold),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_trend),
		cmocka_unit_test(test_forecast),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
