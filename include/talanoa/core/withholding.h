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

/* What is not filled in yet; bits. */
enum withhold_gap { GAP_REASON = 1, GAP_AUTHORITY = 2, GAP_REVIEW = 4, GAP_SUMMARY = 8 };
/* Authority "the chair (unconfirmed)" is a gap; a summary is none where consult is text; the
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
/* Grounds that open by themselves when their time is over. */
bool ground_lapses(enum ground g);

#endif
