/* SPDX-License-Identifier: ISC */
/*
 * How a decision stands: the quorum, positions and votes, what the body's rule makes of them,
 * and what still holds it up; of one that was decided, as it was then. Commands, screens,
 * checks and closing ask here, and nowhere else.
 * Must not know: how it is shown, what a command may do with it.
 */
#ifndef TALANOA_APP_DECIDING_H
#define TALANOA_APP_DECIDING_H

#include <talanoa/app/command.h>
#include <talanoa/core/outcome.h>

struct deciding {
	struct seating seating;		/* when it was decided; else at m->now */
	struct outcome outcome;
	int64_t at;			/* that moment, UTC ms */
	bool decided, by_vote;
	const struct unit **vote;	/* by index of seating.v: the vote cast for that seat, or NULL */
	const struct unit **waits;	/* consultations that hold it up now; none if it is decided */
	size_t n_waits;
	int disputed;			/* passages in [brackets] */
	struct deciding_sets {		/* of the whole meeting; what is borrowed above */
		struct units positions, votes, tallies, consults, interests, vacancies, sames;
	} sets;
};

/*
 * u: a decision, or NULL: one that is being made on the item in hand, with no words yet (for
 * the quorum of now). Votes count if it was decided by vote or, before that, once there are any.
 * Release with deciding_release.
 */
bool deciding_make(struct meeting *m, const struct unit *u, struct deciding *ret_d,
	struct err *err);
void deciding_release(struct deciding *d);
/* The same by positions or by votes, whatever there is of the other. */
void deciding_judge(const struct meeting *m, const struct unit *u, bool by_vote,
	struct deciding *d);
/* What a decision of this state ("adopted") lacks: "", "quorum", "result", "quorum/result". */
const char *deciding_despite(const struct deciding *d, const char *state);

/* "18 of 20 seats are filled, 9 of 10 constituencies are here, missing: YTH; no quorum
 * (each-constituency)" */
void deciding_quorum(const struct meeting *m, const struct seating *s, struct str *out);
/* "8 support, IND object; 12 yes, 3 no of 18; by majority: adopted" and what holds it up;
 * "" if there is nothing to go by. */
void deciding_outcome(const struct meeting *m, const struct deciding *d, struct str *out);
/* Both, as one sentence without a full stop. */
void deciding_words(const struct meeting *m, const struct deciding *d, struct str *out);

/*
 * The same of what a typed `agreed` or `decide` would decide now; false: it is no such line, or
 * there is nothing it could decide.
 */
bool deciding_would(struct meeting *m, const struct line *l, struct str *ret_words);

/* How many passages of a text stand in [brackets]: not agreed yet. */
int disputed_passages(const char *text);
/* The proposal on which the roll is called, if it is. */
bool meeting_rollcall(const struct meeting *m, struct id *ret_decision);

#endif
