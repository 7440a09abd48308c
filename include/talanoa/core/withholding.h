/* SPDX-License-Identifier: ISC */
/*
 * The life of a withholding (4-record 4.1): provisional in the hall, complete before the draft
 * is circulated, reviewed, lapsed or overdue. One answer for commands, screen, edition, checks
 * and the public copy.
 * Must not know: what is withheld, who may decide, words.
 */
#ifndef TALANOA_CORE_WITHHOLDING_H
#define TALANOA_CORE_WITHHOLDING_H

#include <talanoa/core/grounds.h>
#include <talanoa/core/unit.h>

enum { WITHHOLD_PENDING_DAYS = 10 };	/* a provisional one stands so long at most */

/* Who withheld, as long as nobody has said it. */
#define WITHHOLD_UNCONFIRMED "the chair (unconfirmed)"

/* What is not filled in yet; bits. */
enum withhold_gap { GAP_REASON = 1, GAP_AUTHORITY = 2, GAP_REVIEW = 4, GAP_SUMMARY = 8 };
/* An authority that ends in "(unconfirmed)" is a gap; a summary is none where consult is text; the
 * review of ground indigenous is theirs and none. */
unsigned withholding_gaps(const struct unit *w);
const char *withhold_gap_name(enum withhold_gap g);	/* reason, authority, review, summary */

enum withhold_state {
	WITHHOLD_IN_FORCE,		/* complete, before its review date */
	WITHHOLD_PENDING,		/* provisional: justification pending, and in time */
	WITHHOLD_LAPSED,		/* open: past its review date (or never justified in time), on
					 * grounds deliberation, commercial, third-party */
	WITHHOLD_OVERDUE,		/* the same on any other ground: sealed, and said publicly */
	WITHHOLD_RELEASED,
};
/*
 * today: "YYYY-MM-DD" in the meeting's zone. at_day: the local day it was made.
 * circulated_day: of the draft, or "": a provisional one must be complete by then, or after
 * WITHHOLD_PENDING_DAYS days.
 */
enum withhold_state withholding_state(const struct unit *w, const char *at_day,
	const char *circulated_day, const char *today);
/* What the days are counted by. */
struct withhold_days {
	const char *zone;		/* of the meeting; borrowed */
	char today[11];			/* in that zone */
	char circulated[11];		/* of the draft, or "" */
};
/* marks: of the whole meeting. */
void withhold_days_of(const struct units *marks, const char *zone, const char *today,
	struct withhold_days *ret_days);
/*
 * The state for every reader. target: what w withholds (NULL: not known): a draft that is
 * withheld for deliberation opens when it is decided. Where copies disagree about w it stays
 * sealed.
 */
enum withhold_state withholding_now(const struct unit *w, const struct unit *target,
	const struct withhold_days *days);
/* in force, pending, lapsed, overdue, released */
const char *withhold_state_name(enum withhold_state s);
/* The last local day of a ground counted from a day; "" where the limit is theirs. */
void ground_latest(enum ground g, const char *from_day, char ret_day[static 11]);
/* Grounds that open by themselves when their time is over. */
bool ground_lapses(enum ground g);

#endif
