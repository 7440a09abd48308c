/* SPDX-License-Identifier: ISC */
/*
 * Who is next, why in one sentence, how long somebody waits, and what other orders would have
 * done: for the prompt, the screens and show. Must not know: how a screen looks.
 */
#ifndef TALANOA_APP_REASON_H
#define TALANOA_APP_REASON_H

#include <talanoa/app/meeting.h>
#include <talanoa/core/orders.h>

/*
 * Whom `next` would call at now, the running turn ended on a copy: a floor entry, or
 * FLOOR_NONE. *ret_why is always filled in.
 */
int reason_next(const struct meeting *m, const struct tick *now, struct floor_reason *ret_why);
/*
 * The list as it will run (floor_preview), whom `next` would call at now before all others: at
 * most n entries; returns how many.
 */
size_t reason_list(struct meeting *m, const struct tick *now, size_t n, int *ret_entries);
/*
 * Hands that are up but not among the n of the whole list, in order of hand: not here
 * (floor_callable says so), or beyond the budget of their constituency, so that only the chair
 * calls them. ret_entries has room for every entry of the floor; returns how many.
 */
size_t reason_passed_over(const struct meeting *m, const int *list, size_t n,
	int *ret_entries);
/* "least time for its share (4:41, LAB 5:38), first hand 14:29" */
void reason_words(const struct meeting *m, const struct floor_reason *why, struct str *out);
/*
 * How many speak before this entry and in how many ms its turn is expected, the running turn
 * included; false if it does not wait or is not within the next 1000.
 */
bool reason_wait(struct meeting *m, const struct tick *now, int entry, int *ret_before,
	int64_t *ret_ms);
/*
 * Why a waiting entry that is not next waits: how many speak before it, and on a second line
 * who comes first and why; or the one sentence why nobody will call it.
 */
void reason_of(struct meeting *m, const struct tick *now, int entry, struct str *out);
/* "Sam Okoro (IP)" for a floor entry. */
void entry_words(const struct meeting *m, int entry, struct str *out);
/* The meeting so far, ready for orders_replay; release with orders_release. */
bool reason_orders(struct meeting *m, const struct tick *now, struct orders *ret_o,
	struct err *err);

/*
 * Turns the chair called out of order, or extended, without a reason yet ("0 later"): one line
 * each, "turn 4, Bo Li (LAB), called out of order". Returns how many.
 */
int reasons_missing(struct meeting *m, struct str *out);
/* The same one by one, of the newest `most` turns (0: of all); the turn is borrowed. */
int reasons_missing_each(struct meeting *m, size_t most,
	void (*each)(void *ctx, const struct unit *turn, const char *words), void *ctx);

#endif
