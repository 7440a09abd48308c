/* SPDX-License-Identifier: ISC */
/*
 * What the files of core/floor share: guarded sums, the accounting of one turn, and the
 * comparators of the orders. Must not know: anything floor.h must not know.
 */
#ifndef TALANOA_SRC_CORE_FLOOR_PRIV_H
#define TALANOA_SRC_CORE_FLOOR_PRIV_H

#include <talanoa/core/floor.h>

/*
 * A journal may hold any number below 2^53 and the fold never refuses: sums saturate at
 * FLOOR_SUM_MAX, so that a sum * 1000 still fits in 64 bits.
 */
#define FLOOR_SUM_MAX INT64_C(9000000000000000)
#define FLOOR_VT_MAX INT64_C(4000000000000000000)

int64_t floor_sum(int64_t a, int64_t b);
int64_t floor_clamp(int64_t v, int64_t min, int64_t max);
/* charged * 1000 / weight, rounded down also below 0; within FLOOR_VT_MAX. */
int64_t floor_weighted(int64_t ms, int64_t weight);

bool floor_has_group(const struct floor *f, int group);
bool floor_has_person(const struct floor *f, int person);
bool floor_has_entry(const struct floor *f, int entry);
bool floor_has_turn(const struct floor *f, int turn);

/* The waiting hand of person in class; last: the last word, else any other. */
int floor_find_hand(const struct floor *f, int person, enum floor_class class, bool last);
bool floor_has_budget(const struct floor *f);
/* Of all groups at once what floor_over_budget says; true if some over[] was otherwise before. */
bool floor_over_budgets(const struct floor *f, bool *over);
/* The budget of an ordinary entry's lead does not keep floor_pick from naming it. */
bool floor_may_be_named(const struct floor *f, int entry);

/* What the call and the end of a turn change in totals. */
void floor_account_call(struct floor *f, const struct floor_turn *t);
void floor_account_end(struct floor *f, int turn);
/* Ordinary time, of a turn or without one, goes to its constituency. */
void floor_charge(struct floor *f, const struct floor_fix *x);
/* All totals again from turns and fixes; what every correction ends with. */
void floor_recompute(struct floor *f);

/* The best ordinary entry of one group, and the second best. */
struct floor_head {
	int entry, second;
	int64_t vt;
	struct floor_key { int64_t turns, talk, seq; } key, second_key;
};

/* Entries that may be named, and what the comparators need. */
struct floor_field {
	const struct floor *f;
	bool held;			/* held entries take part: nobody else is left */
	bool linked;			/* one call may change the heads of several groups */
	size_t n;			/* ordinary entries in it */
	size_t spent, last;		/* callable, but over budget; callable last words */
	size_t callable[FLOOR_CLASS_N];
	struct floor_head *heads;	/* per group; entry FLOOR_NONE = none */
	bool *over;			/* per group: its budget is used up */
	int *first, *next;		/* chains of callable ordinary ones, by group */
};

/* follow: floor_field_called will be asked. */
void floor_field_init(struct floor_field *x, const struct floor *f, bool follow);
void floor_field_release(struct floor_field *x);
bool floor_field_has(const struct floor_field *x, int entry);
/*
 * After entry was called and its turn has ended, nothing else having happened: the same as
 * floor_field_init, but mostly for the price of one group. Previews live on it.
 */
void floor_field_called(struct floor_field *x, int entry);
/* One picker per order; each fills in why, rivals and the rest of *w; returns the entry. */
int floor_order_pick(const struct floor_field *x, struct floor_reason *w);
/* Order of two hands of one group: fewest turns, second balance, first hand; *ret_by which. */
int floor_inside_cmp(const struct floor *f, int a, int b, enum floor_inside *ret_by);

#endif
