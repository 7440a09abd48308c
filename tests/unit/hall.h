/* SPDX-License-Identifier: ISC */
/*
 * Halls spelled in a line, for tests of core/seating and core/outcome. Each word happens a
 * second after the one before it:
 *   A:2  a constituency with two seats     D       without a number of seats
 *   D!   D is vacant, with a reason        a1      a person of A (x1: of none, if there is no X)
 *   a1+  arrives    a1~ online    a1-  leaves    a1=observer  has a role
 *   a3>a1  an alternate of a1     a2%a1  holds the proxy of a1    a9=a1  is the same person
 *   a1/  takes no part in the vote         a1/other  in another item than the one in hand
 * and what came of a proposal:
 *   A:support  a position    a1:yes  a vote    a2>a1:yes  a2 votes for the seat of a1
 *   A:2/1/0    a tally of yes, no, abstentions     another:... all that follows is of another
 * Must not know: what is tested in them.
 */
#ifndef TALANOA_TESTS_HALL_H
#define TALANOA_TESTS_HALL_H

#include <talanoa/core/outcome.h>

struct hall {
	struct units groups, persons, presences, seats, sames, vacancies, interests, positions,
		votes, tallies;
	struct rules rules;
	struct id decision, item, other;
	int64_t now;
	struct seating seating;
	struct outcome outcome;
};

/* "decision=majority majority-of=cast", over the defaults; NULL: the defaults. */
void hall_new(struct hall *h, const char *rules, const char *words);
void hall_free(struct hall *h);
/* As it was after so many words; -1: after all. */
void hall_seating(struct hall *h, int after);
void hall_outcome(struct hall *h, const char *words, bool by_vote);
struct id hall_id(const char *name);		/* of "A", "a1" */
const struct seated *hall_person(struct hall *h, const char *name);

#endif
