/* SPDX-License-Identifier: ISC */
/* Random hands of a contested room. */
#include <math.h>
#include <stdlib.h>

#include <talanoa/base/id.h>
#include <talanoa/base/mem.h>

#include "contested.h"

const struct contested contested_default = {
	.every_ms = 60 * 60000, .short_ms = 60000, .long_ms = 300000, .time_ms = 6938135,
};

static void
roster(struct floor *f)
{
	static const int size[CONTESTED_GROUPS] = { 10, 6, 5, 5, 4, 4, 3, 3 };

	floor_init(f);
	for (int g = 0; g < CONTESTED_GROUPS; g++) {
		floor_add_group(f, 1000);
		for (int p = 0; p < size[g]; p++)
			floor_add_person(f, g);
	}
}

struct hand {
	int person;
	int64_t at, ms;
};

static int
by_time(const void *a, const void *b)
{
	const struct hand *p = a, *q = b;

	if (p->at != q->at)
		return p->at < q->at ? -1 : 1;
	return p->person - q->person;
}

/* Exponential; the same on every machine to the millisecond but for the last bit of log(). */
static int64_t
pause_ms(struct rng *r, int64_t mean_ms)
{
	double u = (double)(rng_below(r, UINT64_C(1) << 40) + 1) / (double)(UINT64_C(1) << 40);

	return llround(-log(u) * (double)mean_ms) + 1;
}

void
contested_init(struct orders *o, const struct contested *c, uint64_t seed)
{
	struct hand *hand = NULL;
	size_t n = 0, cap = 0;
	struct floor f;
	struct rng rng;

	rng_seed(&rng, seed);
	roster(&f);
	for (int p = 0; (size_t)p < f.n_persons; p++) {
		bool often = f.persons[p].group < CONTESTED_DOMINANT;
		int64_t mean = often ? c->every_ms / 5 : c->every_ms;

		for (int64_t at = pause_ms(&rng, mean); at < c->time_ms;
		     at += pause_ms(&rng, mean)) {
			MEM_GROW(hand, n, cap);
			hand[n++] = (struct hand){ p, at, c->short_ms + (int64_t)rng_below(&rng,
				(uint64_t)(c->long_ms - c->short_ms + 1)) };
		}
	}
	qsort(hand, n, sizeof *hand, by_time);
	orders_init(o, &f);
	for (size_t i = 0; i < n; i++)
		orders_turn(o, orders_hand(o, hand[i].person, f.persons[hand[i].person].group,
			ORDERS_AT(hand[i].at)), hand[i].ms);
	o->merge_hands = true;		/* who waits or speaks raises no second hand */
	o->end = ORDERS_AT(c->time_ms);
	free(hand);
	floor_release(&f);
}
