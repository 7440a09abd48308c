/* SPDX-License-Identifier: ISC */
/*
 * A contested room, made up: 8 constituencies of 10, 6, 5, 5, 4, 4, 3 and 3 people; those of
 * the first two raise their hands five times as often as the others. Each order is asked what
 * it makes of the same hands (core/orders).
 *
 * The model: while somebody neither waits nor speaks, a hand goes up at random (exponential)
 * times, once an hour on average, in the two constituencies that dominate every 12 minutes; a
 * turn lasts from one to five minutes, uniformly, whoever speaks; nobody leaves, and there is
 * no rule but the order. Handovers are not in it: 120 minutes of meeting are the 115:38 of
 * speaking that the reference figures add up to.
 * Must not know: what the figures are compared with.
 */
#ifndef TALANOA_BENCH_CONTESTED_H
#define TALANOA_BENCH_CONTESTED_H

#include <talanoa/core/orders.h>

enum { CONTESTED_GROUPS = 8, CONTESTED_DOMINANT = 2 };

struct contested {
	int64_t every_ms, short_ms, long_ms, time_ms;
};
extern const struct contested contested_default;

/* The hands of one meeting; the same seed gives the same. Release with orders_release. */
void contested_init(struct orders *o, const struct contested *c, uint64_t seed);

#endif
