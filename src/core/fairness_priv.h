/* SPDX-License-Identifier: ISC */
/*
 * Between the files of core/fairness: the ledger with what belongs together chained, so that
 * one pass over turns and one over hands are enough. Must not know: figures.
 */
#ifndef TALANOA_SRC_CORE_FAIRNESS_PRIV_H
#define TALANOA_SRC_CORE_FAIRNESS_PRIV_H

#include <talanoa/core/fairness.h>

/*
 * Most that a row, or its weight, counts in figures: two years of talk. A journal may hold any
 * number below 2^53, and core/equity is exact for sums up to 2^50 over 10,000 rows.
 */
#define TALLY_MOST (INT64_C(1) << 36)

struct speech {				/* one speaker's part of a turn */
	int person;
	int64_t ms, factor;
};

struct share {				/* a row's part of a turn */
	int row;			/* -1: of none */
	int64_t ms;
};

struct spell {				/* an ordinary turn that counts */
	int64_t from;			/* UTC ms: when it was called */
	int turn;
};

struct tally {
	const struct fair_ask *ask;
	const struct floor *f;
	const int *category;		/* by person; NULL: rows are constituencies */
	struct fairness *out;
	const struct ledger_turn **turn;	/* by floor turn; NULL: not known */
	int64_t *raised_at;		/* by floor entry: UTC ms */
	int64_t *called_at;		/* likewise: the first call that stands; -1 */
	struct spell *spell;		/* in order of call */
	size_t n_spells;
	int64_t *talk;			/* by person: own time */
	bool *raised;			/* by person: an ordinary hand */
	int64_t *places;		/* by row: sum of the places of its turns */
	int64_t n_turns;		/* ordinary turns in all */
	int *sponsor, *next_sponsor;	/* first by floor entry; then by sponsor; -1: no more */
	int *yield, *next_yield;	/* likewise by floor turn and yield */
	struct speech *speech;		/* of the turn in hand */
	size_t n_speeches, cap_speeches;
	struct share *share;		/* of the turn in hand */
	size_t n_shares, cap_shares;
};

void tally_init(struct tally *t, const struct fair_ask *ask, const int *category,
	struct fairness *out);
void tally_release(struct tally *t);
/* *total grows by ms, within TALLY_MOST. */
void tally_add(int64_t *total, int64_t ms);
/* The row of a turn or hand: its constituency, or the category of the person; or -1. */
int tally_row(const struct tally *t, int group, int person);
bool tally_in_scope(const struct tally *t, int ledger);
bool tally_told(const struct tally *t, int entry);
/* Counted time of a turn in scope; -1: it does not count (voided, or running unasked). */
int64_t tally_turn_ms(const struct tally *t, int turn);
/* Fills t->speech and t->share for an ordinary turn of ms. */
void tally_split(struct tally *t, int turn, int64_t ms);
/* All turns and fixes into the rows of t->out, and into t. */
void tally_turns(struct tally *t);

/* Hands up, waits and who raised one, into t->out; fairness_waits.c. */
void tally_hands(struct tally *t);
/* Points of order raised while a row spoke; fairness_waits.c. */
void tally_interruptions(struct tally *t);

#endif
