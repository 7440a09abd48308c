/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition about what was decided, and how: proposals and their wordings,
 * positions, votes, quorum, what the rule makes of it, explanations, reservations, time asked
 * for to consult, consent that is only referred to.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_OUTCOME_H
#define TALANOA_RECORD_EDITION_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/record/edition_said.h>

/* withheld: index in edition.withheld of what hides it, or -1; then its texts are "". */

struct ed_amendment {
	int num, dup, decision;
	struct ed_speaker by;
	const char *former, *text;
	int64_t at;
	int withheld;
};

struct ed_ballot {			/* a constituency on a decision */
	int group;
	const char *stance, *because;	/* stance: support, no-block, object, absent, or "" */
	int yes, no, abstain;
	bool voted;
	bool tallied;			/* some of these were counted without names */
};

struct ed_vote {			/* by name */
	struct ed_speaker who;
	int group;			/* whose seat */
	int principal;			/* for this person: index, or -1 */
	const char *choice;		/* yes, no, abstain */
};

struct ed_seats {			/* who was there at a moment (core/seating.h) */
	int seats, filled;
	int groups, groups_here;
	bool met;			/* the quorum, if there is a rule */
	int *missing;			/* constituencies that the quorum lacks */
	size_t n_missing;
};

struct ed_decision {
	int num, dup, item;
	const char *text, *state, *method, *rationale;
	struct ed_speaker by, declared;
	int64_t proposed, decided;
	int groups_present, groups;	/* at that moment; groups with seats */
	int withheld;
	bool between;			/* meetings: method circular */
	const char *on;			/* then: on that day */
	bool no_quorum, other_result;	/* recorded in spite of these */
	struct ed_seats seats;		/* when it was decided, or now */
	const char *verdict;		/* of the rule: open, adopted, rejected; "" without positions or
					 * votes */
	int veto;			/* constituency that stopped it, or -1 */
	bool voted, stood;		/* there are votes; there are positions */
	int yes, no, abstain, eligible;
	int of, need;			/* "yes" needed this many of so many; 0: the rule does not count */
	int supports, objections;
	struct ed_ballot *ballot;	/* constituencies that took a position or voted */
	struct ed_vote *vote;
	size_t n_ballots, n_votes;
};

/* An explanation of position, or a reservation or minority view. */
struct ed_statement {
	int num, dup, decision;
	struct ed_speaker who;
	const char *text;
	const char *state;		/* reservations: made, declined, withdrawn */
	int64_t at;
	int withheld;
};

struct ed_consult {			/* time a constituency asked for, to ask its people */
	int num, dup, item, group;
	int64_t at, until;		/* until 0: none was said */
	int64_t done;			/* when it was over, or 0 */
};

struct ed_consent {			/* a people's own decision, elsewhere */
	int num, dup, item, decision;
	const char *people, *organ, *reference, *on;
	int64_t at;
	int withheld;
};

struct ed_count {			/* a quorum that was counted */
	int decision;			/* or -1 */
	int filled, seats;
	bool met;
};

#endif
