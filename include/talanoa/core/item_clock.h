/* SPDX-License-Identifier: ISC */
/*
 * How long the item in hand has been in hand, breaks left out: fed with the recorded states of
 * the meeting, in order. Must not know: which item it is, what was planned.
 */
#ifndef TALANOA_CORE_ITEM_CLOCK_H
#define TALANOA_CORE_ITEM_CLOCK_H

#include <talanoa/core/unit.h>

/* Begins as all zero. */
struct item_clock {
	int64_t since;		/* UTC ms: taken up, later by the length of each break since */
	int64_t away;		/* UTC ms: the break that is on began, or 0 */
};

void item_clock_start(struct item_clock *c, int64_t at);
/* mark is an EV_MEETING_STATE: suspended or closed stops the clock, anything else lets it go. */
void item_clock_state(struct item_clock *c, const struct unit *mark);
/*
 * Of an item in all the time it was in hand, from the marks of the meeting in order: who comes
 * back to an item goes on with its clock. Only for the item that is in hand now.
 */
struct item_clock item_clock_of(const struct units *marks, const struct id *item);
/* ms since it was started; never negative. */
int64_t item_clock_used(const struct item_clock *c, int64_t now);

#endif
