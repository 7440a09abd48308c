/* SPDX-License-Identifier: ISC */
/* A turn that was open while nobody watched it, and clocks that were set. */
#include <talanoa/core/gap.h>

#include "floor_priv.h"

static int64_t
since(const struct tick *a, const struct tick *now)
{
	int64_t ms = tick_one_boot(a, now) ? now->mono - a->mono : now->at - a->at;

	return ms < 0 ? -1 : ms;
}

static bool
later(const struct tick *a, const struct tick *b)
{
	return tick_one_boot(a, b) ? a->mono > b->mono : a->at > b->at;
}

struct tick
gap_sign(const struct ledger_turn *t, const struct tick *beat)
{
	struct tick sign = { .at = t->called_at, .stated = true };

	if (t->n_segs > 0) {
		const struct segment *last = &t->segs[t->n_segs - 1];

		sign = last->tick;
		if (sign.stated && last->recorded > sign.at)
			sign.at = last->recorded;
	}
	return beat != NULL && later(beat, &sign) ? *beat : sign;
}

void
gap_judge(const struct ledger_turn *t, const struct tick *sign, const struct tick *now,
	struct gap *ret_gap)
{
	/* A stated time has no boot: then only the wall clock can tell. */
	bool another = !sign->stated && !tick_one_boot(sign, now);
	struct gap g = { .gap_ms = since(sign, now) };

	if (turn_paused(t)) {
		g.state = GAP_PAUSED;
		g.counted_ms = turn_ms(t, NULL);
	} else if (!another && g.gap_ms >= 0 && g.gap_ms <= GAP_MS) {
		g.state = GAP_RUNS_ON;
		g.counted_ms = turn_ms(t, now);
	} else {
		g.state = GAP_ASK;
		g.counted_ms = turn_ms(t, sign);
		g.unsure_ms = g.gap_ms;
	}
	*ret_gap = g;
}

int64_t
tick_step(const struct tick *a, const struct tick *b)
{
	return tick_one_boot(a, b) ? (b->at - a->at) - (b->mono - a->mono) : 0;
}
