/* SPDX-License-Identifier: ISC */
/*
 * The guarantee of design 3.2 on random meetings: two constituencies that both keep hands up
 * never differ by more than max(L_i/w_i, L_j/w_j), while weights change, people come and go and
 * miss their calls (no budget is set: who has used one up has no hand that counts).
 * TALANOA_SEED=n starts elsewhere, TALANOA_SEEDS=n is how many.
 */
#include <stdio.h>

#include <unit.h>

#include "floor_room.h"

enum { MEETINGS = 150, TURNS = 120 };

static int64_t weights_changed;

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

	/* Both sides are rounded, and so is every change of a weight. */
	return (gap < 0 ? -gap : gap) - bound - 1 - weights_changed;
}

/* Groups 0 and 1 keep two persons here who answer when called: their hands stay up. */
static bool
stays(const struct floor *f, int person)
{
	return f->persons[person].group < 2 && person % 4 < 2;
}

/* Weights change, people come and go, and are not there when they are called. */
static void
some_trouble(struct floor *f)
{
	int g = (int)roll(f->n_groups), p = (int)roll(f->n_persons);
	int e = floor_find(f, p, FLOOR_ORDINARY);
	int64_t w = 250 + (int64_t)roll(3000);

	switch (roll(6)) {
	case 0:
		floor_apply_weight(f, g, w, floor_rebase(f, g, w));
		weights_changed++;
		break;
	case 1:
		floor_apply_person_present(f, p, stays(f, p) || roll(2));
		break;
	case 2:
		if (e != FLOOR_NONE && !stays(f, p))
			floor_apply_noshow(f, e);
		break;
	default: break;
	}
}

static int64_t
one_turn(struct floor *f, int64_t *longest)
{
	int e, g, t;
	int64_t ms = (int64_t)roll(400000), weighted;

	some_trouble(f);
	e = floor_pick(f, NULL);
	g = f->entries[e].group;
	weighted = ms * 1000 / f->groups[g].weight;
	t = floor_apply_call(f, e, floor_v_after(f, e));

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
	weights_changed = 0;
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
