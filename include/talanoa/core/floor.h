/* SPDX-License-Identifier: ISC */
/*
 * The fair floor: who speaks next and why, in integers (design 3.1, 3.2). One struct floor is
 * rebuilt by feeding it recorded outcomes in order (the floor_apply_ functions: they accept any
 * sequence and never refuse) and asked what comes next (the other functions: they change
 * nothing). Groups (constituencies), persons, entries (hands) and turns are array indexes in
 * the order they were added; FLOOR_NONE is "none". All times are milliseconds.
 * Must not know: the clock, ids, names, the journal, files, the screen.
 */
#ifndef TALANOA_CORE_FLOOR_H
#define TALANOA_CORE_FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/core/target.h>

enum { FLOOR_NONE = -1 };
enum { FLOOR_AUTO = -1, FLOOR_UNLIMITED = -2 };		/* values of some rules */

/* X(id, stable name): the names are what journal, --json and tests use. */
#define FLOOR_CLASSES(X) \
	X(POINT, "point")		/* point of order; interrupts */ \
	X(CLARIFY, "clarify")		/* clarification, called by the chair */ \
	X(INVITED, "invited")		/* invited presentation */ \
	X(ORDINARY, "ordinary")		/* the only class that is charged */ \
	X(REPLY, "reply")		/* right of reply, after the ordinary list */

#define FLOOR_ORDERS(X) \
	X(FAIR, "fair")			/* least time for its share (design 3.2) */ \
	X(FIFO, "fifo")			/* first hand */ \
	X(FIRST_TIMERS, "first-timers")	/* nobody twice before all once, then first hand */ \
	X(ROUND_ROBIN, "round-robin")	/* the constituency served longest ago */ \
	X(MANUAL, "manual")		/* the chair names every ordinary speaker */

#define FLOOR_REFUSALS(X) \
	X(OK, "ok") \
	X(DUP, "dup")			/* already waits in that class */ \
	X(SPEAKING, "speaking")		/* holds the floor in that class */ \
	X(CLOSED, "closed")		/* the list is closed to ordinary hands */ \
	X(REPLY_LIMIT, "reply_limit")	/* had rules.replies on this item */ \
	X(NOT_WAITING, "not_waiting")	/* called or gone already */ \
	X(BUSY, "busy")			/* somebody speaks; only a point of order interrupts */ \
	X(POINT_BUSY, "point_busy")	/* a point of order is not interrupted */

/* Why floor_pick named somebody, or nobody; the numbers are in struct floor_reason. */
#define FLOOR_WHYS(X) \
	X(NOBODY, "nobody")			/* no hand is up */ \
	X(ABSENT, "absent")			/* hands are up, nobody of them is present */ \
	X(CHAIR, "chair")			/* manual order: the chair calls */ \
	X(POINT, "point_of_order") \
	X(CLARIFY, "clarification") \
	X(INVITED, "invited") \
	X(ANNOUNCED, "announced")		/* an announced speaker is not overtaken */ \
	X(ONLY_HAND, "only_hand")		/* the only ordinary hand that can be called */ \
	X(ONLY_GROUP, "only_constituency")	/* its constituency alone has hands up */ \
	X(LEAST_TIME, "least_time")		/* vt below rival_vt */ \
	X(LEAST_RECENT, "least_recent")		/* equal time, never or longest ago served */ \
	X(FIRST_HAND, "first_hand")		/* all else equal, or the order is by hands */ \
	X(INTERLEAVE, "interleave")		/* block_group spoke block_ms in a row */ \
	X(FIRST_TIMER, "first_timer")		/* first-timers: has not spoken; rival has */ \
	X(REPLY, "right_of_reply") \
	X(LAST_WORD, "last_word")		/* everybody else has spoken */ \
	X(OVER_BUDGET, "over_budget")		/* of constituencies whose time here is used up */

/* Why this person among the hands of the constituency (fair and round-robin). */
#define FLOOR_INSIDES(X) \
	X(NONE, "none")				/* does not apply */ \
	X(ONLY, "only")				/* its only hand that can be called */ \
	X(FEWEST_TURNS, "fewest_turns") \
	X(BALANCE, "balance")			/* the second balance (rules.balance) */ \
	X(FIRST_HAND, "first_hand")

#define FLOOR_ID_(id, name) FLOOR_##id,
enum floor_class { FLOOR_CLASSES(FLOOR_ID_) FLOOR_CLASS_N };
#undef FLOOR_ID_
#define FLOOR_ID_(id, name) FLOOR_ORDER_##id,
enum floor_order { FLOOR_ORDERS(FLOOR_ID_) FLOOR_ORDER_N };
#undef FLOOR_ID_
#define FLOOR_ID_(id, name) FLOOR_REFUSE_##id,
enum floor_refusal { FLOOR_REFUSALS(FLOOR_ID_) FLOOR_REFUSE_N };
#undef FLOOR_ID_
#define FLOOR_ID_(id, name) FLOOR_WHY_##id,
enum floor_why { FLOOR_WHYS(FLOOR_ID_) FLOOR_WHY_N };
#undef FLOOR_ID_
#define FLOOR_ID_(id, name) FLOOR_INSIDE_##id,
enum floor_inside { FLOOR_INSIDES(FLOOR_ID_) FLOOR_INSIDE_N };
#undef FLOOR_ID_

const char *floor_class_name(enum floor_class c);
const char *floor_order_name(enum floor_order o);
const char *floor_refusal_name(enum floor_refusal r);
const char *floor_why_name(enum floor_why w);
const char *floor_inside_name(enum floor_inside i);
/* False if name is none of the names above. */
bool floor_class_parse(const char *name, enum floor_class *ret_class);
bool floor_order_parse(const char *name, enum floor_order *ret_order);

/* Set f->rules at any time; floor_init fills in the defaults. */
struct floor_rules {
	enum floor_order order;		/* FAIR */
	int64_t limit_ms;		/* L, of the meeting, not of an item: 180000 */
	int64_t grace_ms;		/* 20000 */
	int64_t expect_ms;		/* assumed length of a turn in previews; AUTO = L */
	int64_t catch_up_ms;		/* C; AUTO = 4 L; UNLIMITED */
	int64_t block_ms;		/* B; AUTO = (L + grace) for the smallest present share; 0 off */
	bool balance;			/* break ties inside a group by time per person.category */
	int64_t budget_ms;		/* of one item, for weight 1000; UNLIMITED, AUTO = of its plan */
	enum fair_target target;	/* whose share of the plan AUTO gives */
	bool distribute;		/* what one speaks beyond its budget is given to the others */
	int replies;			/* per person and item: 2 */
};

struct floor_group {
	int64_t weight;			/* thousandths, >= 1 */
	int64_t base;			/* sum of lifts and rebases of this ledger */
	int64_t charged;		/* ordinary time of this ledger, fixes included */
	int64_t other;			/* uncharged time of this ledger */
	int64_t before;			/* charged in all other ledgers */
	int64_t on_item;		/* charged on this item, in whichever ledger */
	int64_t last;			/* serve number of its latest ordinary turn; 0 never */
	int turns;			/* ordinary turns of this ledger */
	int members, members_present;
	bool absent;			/* marked as a whole, whoever is present */
};

struct floor_person {
	int group;
	int seat;			/* turns are counted at this person (alternates share one) */
	int category;			/* of the second balance; 0 = not declared */
	int64_t factor;			/* permille of time that is charged; 1000 */
	bool present;
	int turns;			/* of the seat, in this ledger: read floor_turns_of() */
	int replies;			/* rights of reply on this item */
	int64_t talk;			/* own ordinary speaking time in this ledger, yields included */
};

struct floor_entry {
	int person, group;		/* group: the lead, the capacity chosen with the hand; or NONE */
	enum floor_class class;
	bool last;			/* the last word: an ordinary hand after all others */
	int64_t seq;			/* place: smaller is earlier; a no-show moves behind */
	int64_t seq_hand;		/* place when the hand went up */
	int64_t lift;			/* what this hand added to group.base */
	int64_t held_tick;		/* held until an ordinary turn ends after this tick; 0 no */
	int n_sponsors;			/* besides the lead; rows in f->sponsors */
	int calls;			/* valid calls of it that used it up */
	int noshows;			/* 2 = removed */
	int ledger;			/* in which it went up */
	bool left;			/* withdrawn, removed or voided */
	bool voided;			/* the hand itself was undone */
	bool elsewhere;			/* of another sitting: it does not wait here */
};

struct floor_sponsor {			/* of a joint statement; the lead has no row */
	int entry, group;
	bool confirmed;
};

struct floor_turn {
	int entry, person, lead;	/* lead NONE: of no constituency */
	enum floor_class class;
	int64_t v_after;
	int64_t serve;			/* order of ordinary turns */
	int64_t ms;			/* so far while it runs; in total once ended */
	int64_t end_tick;
	int64_t factor;			/* of the person when called */
	int64_t weight;			/* of the lead when it ended */
	int ledger, item;		/* in which it was called */
	int n_yields;			/* rows in f->yields */
	bool ended, lost, voided;
	bool elsewhere;			/* of another sitting: it counts once it has ended */
};

struct floor_yield {			/* from from_ms of the turn on, person speaks */
	int turn, person;
	int64_t from_ms, factor;
};

struct floor_fix {			/* charged without a turn, or base by a new weight */
	int group, ledger, item;
	int64_t charged, base;
};

struct floor {
	struct floor_rules rules;
	struct floor_group *groups;
	struct floor_person *persons;
	struct floor_entry *entries;
	struct floor_turn *turns;
	struct floor_sponsor *sponsors;
	struct floor_yield *yields;
	struct floor_fix *fixes;
	int *open;			/* turns not ended, in order of call; the last one runs */
	int64_t *category_ms;		/* talk by person.category */
	size_t n_groups, n_persons, n_entries, n_turns, n_sponsors, n_yields, n_fixes, n_open,
		n_categories;
	size_t cap_groups, cap_persons, cap_entries, cap_turns, cap_sponsors, cap_yields,
		cap_fixes, cap_open, cap_categories;
	int64_t v;			/* V: maximum of v_after in this ledger */
	int64_t serve, seq, tick;
	int64_t last_end;		/* tick of the latest end of an ordinary turn */
	int64_t block_used;		/* weighted time of block_group in a row */
	int block_group;
	int deck;			/* announced entry; counts only while floor_deck() says so */
	int ledger, item;
	int64_t item_ms;		/* planned for the item in hand; 0 not known */
	int64_t others_ms;		/* of who is of no constituency, in this ledger */
	bool closed;
};

struct floor_reason {
	enum floor_why why;
	enum floor_inside inside;
	int entry, person, group;	/* who; FLOOR_NONE if nobody */
	int rival, rival_group;		/* entry and group that come next best; or FLOOR_NONE */
	int block_group;		/* INTERLEAVE: who gives this turn away */
	int64_t block_ms;		/* INTERLEAVE: weighted time it spoke in a row */
	int64_t vt, charged;		/* of group */
	int64_t rival_vt, rival_charged;	/* of rival_group */
	int turns;			/* of the person's seat */
	bool served;			/* the group has had an ordinary turn in this ledger */
	bool held;			/* only people who were not present when called are left */
	bool spent;			/* hands of constituencies over budget are passed over */
};

/* ---- life ---- */

void floor_init(struct floor *f);
void floor_release(struct floor *f);
/* A deep copy to try things on; release it too. ret_f need not be initialised. */
void floor_copy(const struct floor *f, struct floor *ret_f);

/* ---- asking: nothing changes ---- */

/* Virtual time: base + charged * 1000 / weight, rounded down. */
int64_t floor_vt(const struct floor *f, int group);
/* Ordinary turns of the person's seat. */
int floor_turns_of(const struct floor *f, int person);
/* Some member is present and it is not marked absent: it counts in the denominators. */
bool floor_group_present(const struct floor *f, int group);
bool floor_waiting(const struct floor *f, int entry);
/* Waiting, and its person and lead are here; held or not. */
bool floor_callable(const struct floor *f, int entry);
bool floor_held(const struct floor *f, int entry);
int floor_running(const struct floor *f);	/* turn, or FLOOR_NONE */
int floor_deck(const struct floor *f);		/* the announced entry if still valid, or NONE */
/* The waiting entry of person in class, a last word only if there is no other; or NONE. */
int floor_find(const struct floor *f, int person, enum floor_class class);
int64_t floor_expect(const struct floor *f);	/* rules.expect_ms, resolved */
int64_t floor_block(const struct floor *f);	/* B now; 0 = off */
/*
 * What group may speak on this item: rules.budget_ms for its weight, or its share of the
 * planned time among those present. With rules.distribute the greatest overrun of another is
 * added: whoever takes more than the budget, all get as much. UNLIMITED without a budget.
 */
int64_t floor_budget(const struct floor *f, int group);
int64_t floor_budget_spent(const struct floor *f, int group);
/* Used up: floor_pick names none of its hands but a last word; the chair may call them. */
bool floor_over_budget(const struct floor *f, int group);

/*
 * May person raise a hand in class as group? On OK *ret_lift_ms is what the hand adds to the
 * base of group (record it with the hand); otherwise it is untouched.
 */
enum floor_refusal floor_hand_check(const struct floor *f, int person, int group,
	enum floor_class class, int64_t *ret_lift_ms);
/* May person be given the last word? A closed list and a hand that is up do not stop it. */
enum floor_refusal floor_last_check(const struct floor *f, int person);
/*
 * May entry be called now, the running turn staying as it is? `next` and `ack` end the
 * running turn first (on a copy: floor_copy, floor_apply_end), unless the entry is a point of
 * order that interrupts an ordinary turn.
 */
enum floor_refusal floor_call_check(const struct floor *f, int entry);
/* Whom the order names: entry or FLOOR_NONE; *ret_why (may be NULL) is always filled in. */
int floor_pick(const struct floor *f, struct floor_reason *ret_why);
/* The same as it will be when the running turn (there must be one) ends after ms. */
int floor_pick_after(const struct floor *f, int64_t ms, struct floor_reason *ret_why);
/* V as it will be after calling entry now (record it with the call). */
int64_t floor_v_after(const struct floor *f, int entry);
/* Who speaks in that turn: the one it was yielded to, if any. */
int floor_speaks(const struct floor *f, int turn);
/* What floor_apply_weight needs so that vt stays: record it with the new weight. */
int64_t floor_rebase(const struct floor *f, int group, int64_t weight);
/* Whom `announce` names: the valid deck, or the first ordinary entry of a preview. */
int floor_announce(const struct floor *f);
/*
 * The list as it will run: the running turn lasts floor_expect() in total (or its ms so far
 * if more), every other turn floor_expect(), nobody joins. Fills at most n entries; returns
 * how many. In manual order ordinary hands follow as they were raised.
 */
size_t floor_preview(const struct floor *f, size_t n, int *ret_entries);
/* The same under another order: what it would do. */
size_t floor_preview_order(const struct floor *f, enum floor_order order, size_t n,
	int *ret_entries);
/*
 * The list of floor_preview, but first whom floor_pick would name if the running turn (ms so
 * far) ended now: a full turn may give another the place, or use up the budget of who has it.
 * Not beside a point of order that interrupted a turn: that turn goes on first.
 */
size_t floor_list(const struct floor *f, int64_t ms, size_t n, int *ret_entries);

/* ---- recorded outcomes: never refused, unknown indexes are ignored ---- */

int floor_add_group(struct floor *f, int64_t weight);		/* returns its index */
/* Absent; group may be FLOOR_NONE: who is of no constituency. Returns its index. */
int floor_add_person(struct floor *f, int group);
void floor_apply_person_present(struct floor *f, int person, bool present);
void floor_apply_person_factor(struct floor *f, int person, int64_t permille);	/* later turns */
void floor_apply_person_category(struct floor *f, int person, int category);
/* person shares the seat (and its turns) of other; itself = a seat of its own. */
void floor_apply_person_seat(struct floor *f, int person, int other);
void floor_apply_group_absent(struct floor *f, int group, bool absent);
void floor_apply_weight(struct floor *f, int group, int64_t weight, int64_t rebase_ms);
void floor_apply_closed(struct floor *f, bool closed);		/* the list */
/* Time counted for group without a turn; may be negative. */
void floor_apply_fix(struct floor *f, int group, int64_t ms);

struct floor_hand {
	int person, group;		/* group = lead: the person's own or the capacity chosen; NONE
					 * (who is of none) for points, clarifications, invited */
	enum floor_class class;
	bool last;			/* ORDINARY only: the last word */
	int64_t lift_ms;		/* from floor_hand_check */
	const int *sponsors;		/* groups besides the lead, unconfirmed; NULL if none */
	size_t n_sponsors;
};
int floor_apply_hand(struct floor *f, const struct floor_hand *h);	/* returns the entry */
/* The sponsor says yes (or takes it back): the turn, past or to come, is split with it. */
void floor_apply_confirm(struct floor *f, int entry, int group, bool yes);
void floor_apply_leave(struct floor *f, int entry);			/* withdrawn */
/* Not present when called: first behind and held, the second time removed. If the call was
 * made, floor_apply_void first. */
void floor_apply_noshow(struct floor *f, int entry);
/* Takes back the latest leave or no-show of entry: it has its place again. */
void floor_apply_restore(struct floor *f, int entry);
/* The hand was a mistake: gone, and its lift with it. */
void floor_apply_void_hand(struct floor *f, int entry);
void floor_apply_announce(struct floor *f, int entry);		/* FLOOR_NONE takes it back */
/* The hand is of another sitting: all that happens to it counts, but it waits there. */
void floor_apply_hand_elsewhere(struct floor *f, int entry, bool elsewhere);

/* A turn begins (on top of those running); returns the turn. */
int floor_apply_call(struct floor *f, int entry, int64_t v_after);
/* A turn begins in another sitting: it does not run here, and counts from its end on. */
int floor_apply_call_elsewhere(struct floor *f, int entry, int64_t v_after);
/* A turn of another sitting goes on here. */
void floor_apply_turn_here(struct floor *f, int turn);
/* Hands and turns of other sittings that are over are ours: an undo brings them back here. */
void floor_apply_past_here(struct floor *f);
/* The running turn's time so far, for previews only; charged when it ends. */
void floor_apply_elapsed(struct floor *f, int turn, int64_t ms);
/* ms: running time of the turn, all segments, pauses out, before the person's factor. */
void floor_apply_end(struct floor *f, int turn, int64_t ms);
/* Ended because the line was lost: charged, not counted as a turn, the hand waits again. */
void floor_apply_lost(struct floor *f, int turn, int64_t ms);
/* From from_ms of the turn on person speaks; the turn stays charged to its lead. */
void floor_apply_yield(struct floor *f, int turn, int person, int64_t from_ms);
void floor_apply_unyield(struct floor *f, int turn);		/* undo of its latest yield */
/* The turn runs again (its end, or the loss of its line, was undone). */
void floor_apply_reopen(struct floor *f, int turn);
/* The call never was: its time, V, serve order, turns and the hand are as without it. */
void floor_apply_void(struct floor *f, int turn);
void floor_apply_unvoid(struct floor *f, int turn);		/* undo of the void */
/* Correction of an ended turn's time. */
void floor_apply_turn_ms(struct floor *f, int turn, int64_t ms);
/* Wrong speaker: the turn belongs to entry, with the present factor of its person; the other
 * entry waits again at its place. */
void floor_apply_turn_entry(struct floor *f, int turn, int entry);

/* The agenda item taken up, any number >= 0: rights of reply and budgets count per item. */
void floor_apply_item(struct floor *f, int item);
void floor_apply_item_ms(struct floor *f, int64_t planned_ms);	/* of that item; 0 not known */
/*
 * The ledger in use, any number >= 0 (a new one per item or session, as the scope says): all
 * totals are those of this ledger, group.before those of the others; hands stay. A turn counts
 * in the ledger in which it was called.
 */
void floor_apply_ledger(struct floor *f, int ledger);

#endif
