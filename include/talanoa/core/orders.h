/* SPDX-License-Identifier: ISC */
/*
 * What every order would have made of the same meeting: the ordinary hands as they went up and
 * down, each turn as long as it was, replayed on the engine of core/floor until the speaking
 * time that was really used is used up.
 *
 * The replay has a clock of its own that only ordinary turns move: points of order, rights of
 * reply, clarifications, presentations, pauses and breaks stay out, and what happened during
 * them happens between two turns (or at the moment the turn was interrupted). Kept as they
 * were: who was here, no-shows, weights, time counted without a turn, items and sessions, lost
 * lines, yields, confirmed sponsors. An announcement names whom the order would have announced
 * at that moment. Left out are calls against the order (ack) and the closing of the list. A
 * hand that was never called speaks for as long as is expected; a second hand of a person goes
 * up once the first has been served. Corrections, and the rules now in force, hold from the
 * start. Where nobody was called against the order, announced, or corrected afterwards,
 * replaying the order in force gives the sequence that was.
 * Must not know: names, units, where rows come from, how a result is shown.
 */
#ifndef TALANOA_CORE_ORDERS_H
#define TALANOA_CORE_ORDERS_H

#include <talanoa/core/ledger.h>

/* Positions on the replay's clock: speaking time in 1/65536 ms, so that what comes before and
 * after a change of speakers stays apart. */
typedef int64_t orders_at;
#define ORDERS_AT(ms) ((orders_at)(ms) * 65536)
#define ORDERS_MS(at) ((at) / 65536)

enum orders_what {
	ORDERS_HAND, ORDERS_LEAVE, ORDERS_NOSHOW, ORDERS_HERE, ORDERS_AWAY, ORDERS_WEIGHT,
	ORDERS_COUNT, ORDERS_CONFIRM, ORDERS_ANNOUNCE, ORDERS_TAKE_BACK, ORDERS_ITEM, ORDERS_LEDGER
};

struct orders_event {
	orders_at at;
	enum orders_what what;
	int who;			/* hand, or person (HERE, AWAY), or group (WEIGHT, COUNT) */
	int group;			/* CONFIRM: the sponsor */
	int64_t value;			/* weight; ms; number of item or ledger; CONFIRM: yes */
	int64_t planned_ms;		/* ITEM */
};

struct orders_hand {			/* an ordinary hand */
	int person, group;
	bool last;			/* the last word */
	int first;			/* of the turns it had, or -1 */
	int *sponsors;			/* besides the lead; freed with the rest */
	size_t n_sponsors;
};

struct orders_turn {			/* as it was, in order of call */
	int hand;
	int next;			/* turn of the same hand, or -1 */
	int64_t ms;
	bool lost;			/* the line: the hand waits again */
	bool runs;			/* not over yet */
	int yield_person;		/* who spoke on from yield_ms, or FLOOR_NONE */
	int64_t yield_ms;
};

struct orders {
	struct floor base;		/* roster and rules; nobody is here, nothing has happened */
	struct orders_hand *hand;
	struct orders_event *event;	/* in order of at */
	struct orders_turn *turn;
	size_t n_hands, cap_hands, n_events, cap_events, n_turns, cap_turns;
	orders_at end;			/* the speaking time that was used */
	bool merge_hands;		/* a hand of who waits already is no second hand */
};

/* What became of it under one order. */
struct orders_called {
	int hand;
	orders_at up, at;		/* when its hand went up, and was called */
	int64_t ms;
};
struct orders_result {
	struct orders_called *called;
	int64_t *group_ms;		/* counted, of all ledgers */
	size_t n_called, n_groups;
	size_t unserved;		/* hands still up at the end */
	int64_t wait_ms;		/* longest, in speaking time of others; -1: no hand */
};

/* A floor's groups, persons and rules, without their history. Release with orders_release. */
void orders_init(struct orders *o, const struct floor *roster);
void orders_release(struct orders *o);
/* Hands and events are added in order of `at`. Returns the hand. */
int orders_hand(struct orders *o, int person, int group, orders_at at);
void orders_event(struct orders *o, const struct orders_event *e);
/* The next turn as it was: of hand, which had it for ms. Returns its index. */
int orders_turn(struct orders *o, int hand, int64_t ms);

/* order: any but MANUAL, which names nobody. Release with orders_result_release. */
void orders_replay(const struct orders *o, enum floor_order order,
	struct orders_result *ret_r);
/* The calls that were made, whomever an order would have named. */
void orders_as_was(const struct orders *o, struct orders_result *ret_r);
void orders_result_release(struct orders_result *r);

/*
 * The past of a ledger: every recorded floor event, and who came and went, in any order; then
 * orders_load, up to now (which ends the running turn's time).
 */
struct orders_past {
	struct orders_stamp *stamp;
	size_t n, cap;
};
void orders_past_row(struct orders_past *p, const struct floor_row *r);
void orders_past_presence(struct orders_past *p, int person, bool here, int64_t at,
	int64_t hlc);
void orders_past_release(struct orders_past *p);
void orders_load(struct orders_past *p, const struct ledger *l, const struct tick *now,
	struct orders *ret_o);

#endif
