/* SPDX-License-Identifier: ISC */
/*
 * The guarantee of design 3.2 on random meetings: two constituencies that both keep hands up
 * never differ by more than max(L_i/w_i, L_j/w_j). TALANOA_SEED=n starts elsewhere,
 * TALANOA_SEEDS=n is how many.
 */
#include <stdio.h>

#include <unit.h>

#include "floor_room.h"

enum { MEETINGS = 150, TURNS = 120 };

static void
keep_hands_up(struct floor *f, int group)
{
	for (size_t p = 0; p < f->n_persons; p++) {
		struct floor_hand h = { .person = (int)p, .group = group,
			.class = FLOOR_ORDINARY };

		if (f->persons[p].group == group && floor_hand_check(f, h.person, group,
				FLOOR_ORDINARY, &h.lift_ms) == FLOOR_REFUSE_OK)
			floor_apply_hand(f, &h);
	}
}

/* Somebody of the other groups, or anybody with a point of order; nobody speaks for others. */
static void
plain_hand(struct floor *f)
{
	struct floor_hand h = { .person = (int)roll(f->n_persons) };

	h.group = f->persons[h.person].group;
	h.class = h.group < 2 || roll(4) == 0 ? FLOOR_POINT : FLOOR_ORDINARY;
	if (floor_hand_check(f, h.person, h.group, h.class, &h.lift_ms) == FLOOR_REFUSE_OK)
		floor_apply_hand(f, &h);
}

/* Groups 0 and 1 never let their hands down; longest[]: their longest weighted turn so far. */
static int64_t
excess(const struct floor *f, const int64_t *longest)
{
	int64_t gap = floor_vt(f, 0) - floor_vt(f, 1);
	int64_t bound = longest[0] > longest[1] ? longest[0] : longest[1];

	return (gap < 0 ? -gap : gap) - bound - 1;	/* 1: both sides are rounded */
}

static int64_t
one_turn(struct floor *f, int64_t *longest)
{
	int e = floor_pick(f, NULL), g = f->entries[e].group;
	int64_t ms = (int64_t)roll(400000), weighted = ms * 1000 / f->groups[g].weight;
	int t = floor_apply_call(f, e, floor_v_after(f, e));

	keep_hands_up(f, 0);
	keep_hands_up(f, 1);
	while (roll(3))
		plain_hand(f);
	floor_apply_end(f, t, ms);
	if (g < 2 && f->turns[t].class == FLOOR_ORDINARY && weighted > longest[g])
		longest[g] = weighted;
	return excess(f, longest);
}

/* The worst excess over the bound in one meeting; <= 0 means that it held throughout. */
static int64_t
worst(uint64_t seed, enum floor_order order)
{
	struct floor f;
	int64_t longest[2] = { 0, 0 }, most = INT64_MIN;

	dice = seed;
	room(&f, 4);
	f.rules.block_ms = 0;
	f.rules.order = order;
	keep_hands_up(&f, 0);
	keep_hands_up(&f, 1);
	for (int i = 0; i < TURNS; i++) {
		int64_t by = one_turn(&f, longest);

		most = by > most ? by : most;
	}
	floor_release(&f);
	return most;
}

static void
test_bound(void **state)
{
	int fifo_beyond = 0;

	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(MEETINGS); seed < last; seed++) {
		if (worst(seed, FLOOR_ORDER_FAIR) > 0)
			fail_msg("seed %llu", (unsigned long long)seed);
		fifo_beyond += worst(seed, FLOOR_ORDER_FIFO) > 0;
	}
	/* Were these meetings harmless, the bound would say nothing. */
	assert_true((uint64_t)fifo_beyond > n_seeds(MEETINGS) / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bound),
	};

	print_message("# seeds from %llu\n", (unsigned long long)first_seed());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
