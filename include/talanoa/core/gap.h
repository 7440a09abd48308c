/* SPDX-License-Identifier: ISC */
/*
 * What to count of a turn that was open while nobody watched it (design 3.6): from its
 * recorded boundaries, the last sign of life and the present. Pure.
 * Must not know: files, pulses, who is asked, and in what words.
 */
#ifndef TALANOA_CORE_GAP_H
#define TALANOA_CORE_GAP_H

#include <talanoa/core/ledger.h>

enum { GAP_MS = 60000, GAP_STEP_MS = 1000 };

enum gap_state {
	GAP_RUNS_ON,		/* away so shortly that all of it counts */
	GAP_ASK,		/* a person says what counts of the rest */
	GAP_PAUSED		/* the clock stood: nothing is added */
};

struct gap {
	enum gap_state state;
	int64_t counted_ms;	/* certain: what counts until somebody answered */
	int64_t unsure_ms;	/* the rest; -1: unknown, the wall clock went back between boots */
	int64_t gap_ms;		/* since the last sign of life; -1 likewise */
};

/*
 * The last sign of life of a turn: its latest boundary, or the beat of whoever ran it (NULL if
 * there is none), whichever is later. A boundary at a stated time is a sign when recorded.
 */
struct tick gap_sign(const struct ledger_turn *t, const struct tick *beat);
/* t has not ended. */
void gap_judge(const struct ledger_turn *t, const struct tick *sign, const struct tick *now,
	struct gap *ret_gap);

/*
 * How far the wall clock was set forward (or back: negative) between two ticks of one boot, in
 * ms; 0 if they cannot be compared. Counts nothing and changes nothing.
 */
int64_t tick_step(const struct tick *a, const struct tick *b);

#endif
