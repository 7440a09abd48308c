/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition that a hall's screen shows: who speaks and who is next as the public
 * is told, clocks, shares.
 * Must not know: the store, disclosure, words, screens.
 */
#ifndef TALANOA_RECORD_EDITION_LIVE_H
#define TALANOA_RECORD_EDITION_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/clock.h>
#include <talanoa/core/item_clock.h>
#include <talanoa/core/ledger.h>
#include <talanoa/core/rules.h>
#include <talanoa/record/edition_said.h>

/* What the hall may see now: no persons beyond who speaks and who is next. */
enum ed_phase { PHASE_BEFORE, PHASE_OPEN, PHASE_SUSPENDED, PHASE_CLOSED };

struct ed_bar {				/* a constituency on the screen */
	int group;
	int64_t ms, target_ms, left_ms;
	int percent;			/* -1: nothing was spoken */
	bool heard, excluded;		/* excluded: nobody of it is here */
};

struct ed_hand {
	struct ed_speaker who;
	const char *class;		/* "ordinary", "point", "reply" ... */
};

enum { ED_NEXT_MOST = 6 };

struct ed_live {
	struct tick as_of;		/* when this was so; clocks go on from here */
	enum ed_phase phase;
	int64_t until;			/* PHASE_SUSPENDED: when it resumes, or 0 */
	bool hall_closed, list_closed;
	bool spoken;			/* somebody has had the floor */
	int item;			/* in hand, or -1 */
	struct item_clock item_clock;	/* of that item */
	bool has_turn, running;		/* running: the clock is, on from ms */
	struct ed_hand now;
	int64_t ms, limit_ms;		/* counted at as_of; limit 0: none */
	const char *cause;		/* why it is paused: "interpret", "point" ... or "" */
	struct ed_hand next[ED_NEXT_MOST];
	size_t n_next;
	struct ed_bar *bar;		/* in order of the constituencies */
	size_t n_bars;
	bool early;			/* not all who are here could have spoken once */
	int here, here_heard;		/* constituencies */
	bool untold;			/* somebody spoke whose constituency is not told: who was not
					 * heard is then not known either */
	int reading;			/* decision whose text is read back, or -1 */
	int64_t reading_since;
	int64_t warn[RULE_TIMES];	/* of the running turn: time left, longest first */
	size_t n_warns;
};

#endif
