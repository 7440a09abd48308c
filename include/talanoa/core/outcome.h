/* SPDX-License-Identifier: ISC */
/*
 * What came of a proposal: positions by constituency, votes by person and by seat, tallies,
 * and what the body's decision rule makes of them, to be compared with what was declared
 * (4-record D4, D5). The only place that counts votes: screen, minutes, checks and commands
 * ask here.
 *
 * Rules (core/rules.def `decision`):
 *   consensus        adopted unless a constituency objects
 *   consensus-minus  adopted unless two object; the objection of one is named
 *   majority         more than half of the seats (rule majority-of: seats, present, cast)
 *   two-thirds       at least two thirds of the same
 *   sector-veto      more "yes" than "no", and no constituency with two "no" or more
 *                    (one, if it has one seat): IRMA's rule
 *   equal-weight     each constituency one voice, split by its own votes or given by its
 *                    position: more than half of the voices cast
 * A constituency objects by its position or by more than half of its votes being "no". Seats
 * are those of seating.h: a vacant constituency has none; present: those who may vote; cast:
 * yes and no. By positions alone nothing comes of majority, two-thirds and sector-veto.
 * Must not know: where the units come from, who may declare, words.
 */
#ifndef TALANOA_CORE_OUTCOME_H
#define TALANOA_CORE_OUTCOME_H

#include <talanoa/core/seating.h>

enum stance { STANCE_NONE, STANCE_SUPPORT, STANCE_NO_BLOCK, STANCE_OBJECT, STANCE_ABSENT, STANCE_N };
enum choice { CHOICE_NONE, CHOICE_YES, CHOICE_NO, CHOICE_ABSTAIN, CHOICE_N };
/* Never the word for none. "no-block"; also stand-aside, block, oppose, agree. */
bool stance_parse(const char *word, enum stance *ret_stance);
const char *stance_name(enum stance s);		/* "" for none */
/* yes no abstain; y n a; + - 0 */
bool choice_parse(const char *word, enum choice *ret_choice);
const char *choice_name(enum choice c);		/* "" for none */

enum verdict {
	VERDICT_OPEN,			/* nothing to go by: no position, no vote */
	VERDICT_ADOPTED,
	VERDICT_REJECTED,
};
const char *verdict_name(enum verdict v);	/* open, adopted, rejected */

struct outcome_group {			/* in order of seating.group */
	enum stance stance;
	const struct unit *position;	/* or NULL */
	int yes, no, abstain;		/* votes by name and tallies together */
	bool tallied;			/* some of them without names */
	bool objects;			/* by what is counted: its position, or its votes */
	bool supports;			/* likewise */
};

struct outcome {
	struct outcome_group *group;
	size_t n_groups;
	int yes, no, abstain;
	int eligible;			/* votes that could be cast: seating.votes */
	int supports, objections;	/* constituencies */
	bool voted, stood;		/* there are votes; there are positions other than absent */
	bool too_many;			/* some constituency cast more votes than it may */
	enum verdict verdict;		/* what the rule makes of it */
	int of, need;			/* majority, two-thirds: "yes" needs this many of so many; or 0 */
	int veto;			/* index of the constituency that stopped it, or -1 */
};

struct outcome_ask {
	const struct id *decision;
	const struct units *positions, *votes, *tallies;	/* of the meeting, or of this decision */
	const struct seating *seating;	/* when it was decided (or now) */
	const struct rules *rules;
	bool by_vote;			/* count votes where both are there (method vote) */
};

/* Release with outcome_release. Undone units are not in the sets. */
void outcome_make(const struct outcome_ask *ask, struct outcome *ret_o);
void outcome_release(struct outcome *o);
/* Did the seat of this vote (index) choose again later, here, in another copy, or as the other
 * entry of one person? Then only the later choice counts. */
bool outcome_overruled(const struct seating *s, const struct units *votes, size_t vote);
int outcome_cast(const struct outcome *o, int group);	/* its votes, abstentions among them */
/*
 * Does what was declared (state adopted, rejected ...) agree with the rule? A decision that
 * is noted or deferred, and one with nothing to go by, always does.
 */
bool outcome_agrees(const struct outcome *o, const char *state);

#endif
