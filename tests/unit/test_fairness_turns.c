/* SPDX-License-Identifier: ISC */
/* Whose time a turn is: joint statements, yields, corrections, points of order, lost lines. */
#include <unit.h>

#include "fair_room.h"

/* Confirmed sponsors pay their part; by person it is who spoke. */
static void
test_joint(void **state)
{
	static const int alone[] = { 0, 1, 2, 3, 4, 5, -1 };
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct floor_hand h = { .person = 0, .group = GOV, .class = FLOOR_ORDINARY,
		.sponsors = (const int[]){ LAB, YOU }, .n_sponsors = 2 };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	floor_apply_hand(&l.floor, &h);
	floor_apply_confirm(&l.floor, 0, YOU, true);
	floor_apply_call(&l.floor, 0, 0);
	floor_apply_end(&l.floor, 0, 60001);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 30001);
	assert_int_equal(f.row[LAB].ms, 0);
	assert_int_equal(f.row[YOU].ms, 30000);
	assert_int_equal(f.row[YOU].turns, 0);
	for (int g = 0; g < 3; g++)
		assert_int_equal(f.row[g].ms, l.floor.groups[g].charged);
	fairness_release(&f);
	fairness_by(&ask, alone, 6, true, &f);
	assert_int_equal(f.row[0].ms, 60001);
	assert_int_equal(f.row[4].ms, 0);
	fairness_release(&f);
	ledger_release(&l);
}

/* Yielded: the constituency pays, the people have what each spoke. */
static void
test_yield(void **state)
{
	static const int odd_and_even[] = { 0, 1, 0, 1, 0, 1, -1 };
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct floor_row r = row(EV_TURN_YIELD, id_of(ID_TURN, 0), at(2));
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	hand(&l, 0, 0, "ordinary", 0);
	call(&l, 0, 0, 1);
	r.person = id_of(ID_PERSON, 3);
	ledger_apply(&l, &r);
	segment(&l, 0, "end", 4);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 3 * MIN);
	assert_int_equal(f.row[LAB].ms, 0);
	assert_int_equal(f.row[LAB].heads_heard, 1);
	fairness_release(&f);
	fairness_by(&ask, odd_and_even, 2, false, &f);
	assert_int_equal(f.row[0].ms, MIN);
	assert_int_equal(f.row[1].ms, 2 * MIN);
	assert_int_equal(f.row[0].weight, 3);
	assert_int_equal(f.row[1].left_ms, -MIN / 2);
	fairness_release(&f);
	ledger_release(&l);
}

static void
fix(struct ledger *l, int group, int64_t ms)
{
	struct floor_row r = row(EV_COUNT_TIME, id_of(ID_MARK, 0), at(0));

	r.group = id_of(ID_GROUP, group);
	r.ms = ms;
	ledger_apply(l, &r);
}

static void
test_fixes(void **state)
{
	static const int all[] = { 0, 0, 0, 0, 0, 0, 0 };
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	turn(&l, 0, 0, 1, 3);
	fix(&l, GOV, -MIN);
	fix(&l, YOU, 5 * MIN);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, MIN);
	assert_int_equal(f.row[YOU].ms, 5 * MIN);
	fairness_trend(&ask, &f);
	assert_int_equal(f.n_points, 1);
	assert_int_equal(f.point[0].heard, (int)f.equity.heard);
	fairness_release(&f);
	fairness_by(&ask, all, 1, false, &f);
	assert_int_equal(f.row[0].ms, 2 * MIN);
	assert_int_equal(f.untold_ms, 4 * MIN);
	fairness_release(&f);
	ledger_release(&l);
}

/* Points of order: not counted, and an interruption of who spoke then. */
static void
test_points(void **state)
{
	struct ledger l;
	struct fair_ask ask = { .ledger = &l };
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	hand(&l, 0, 0, "ordinary", 0);
	call(&l, 0, 0, 1);
	hand(&l, 1, 2, "point", 2);
	segment(&l, 0, "pause", 2);
	call(&l, 1, 1, 2);
	segment(&l, 1, "end", 3);
	segment(&l, 0, "resume", 3);
	segment(&l, 0, "end", 4);
	hand(&l, 2, 4, "point", 9);			/* nobody speaks */
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 2 * MIN);
	assert_int_equal(f.row[GOV].interruptions, 1);
	assert_int_equal(f.row[LAB].other_ms, MIN);
	assert_int_equal(f.row[LAB].turns, 0);
	assert_int_equal(f.other_ms, MIN);
	assert_int_equal(f.row[YOU].interruptions + f.row[LAB].interruptions, 0);
	assert_int_equal(f.waits.n, 1);
	fairness_release(&f);
	ledger_release(&l);
}

/* A lost line is charged, is no turn, and the hand waits on; a voided turn never was. */
static void
test_lost_and_voided(void **state)
{
	struct ledger l;
	struct tick now = tick_at(10);
	struct fair_ask ask = { .ledger = &l, .now = &now };
	struct floor_row r = row(EV_TURN_VOID, id_of(ID_TURN, 1), at(6));
	struct fairness f;

	(void)state;
	start(&l, SCOPE_SESSION);
	hand(&l, 0, 0, "ordinary", 0);
	call(&l, 0, 0, 1);
	segment(&l, 0, "lost", 3);
	turn(&l, 1, 2, 4, 5);
	ledger_apply(&l, &r);
	fairness_compute(&ask, &f);
	assert_int_equal(f.row[GOV].ms, 2 * MIN);
	assert_int_equal(f.row[GOV].turns, 0);
	assert_int_equal(f.row[GOV].hands, 1);
	assert_int_equal(f.row[GOV].waits.max_ms, 10 * MIN);
	assert_int_equal(f.row[LAB].ms, 0);
	assert_int_equal(f.row[LAB].turns, 0);
	fairness_release(&f);
	ledger_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_joint),
		cmocka_unit_test(test_yield),
		cmocka_unit_test(test_fixes),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_lost_and_voided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
