/* SPDX-License-Identifier: ISC */
/* A meeting's hands, turns and events, run again under one order. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/orders.h>

#include "floor_priv.h"

/* Between a call and the first moment of the turn, and between its last and its end. */
enum { CALL = 1, END = 2 };

void
orders_init(struct orders *o, const struct floor *roster)
{
	struct floor *f = &o->base;

	memset(o, 0, sizeof *o);
	floor_copy(roster, f);
	f->n_entries = f->n_turns = f->n_sponsors = f->n_yields = f->n_fixes = f->n_open = 0;
	f->seq = f->tick = 0;
	f->deck = FLOOR_NONE;
	f->ledger = f->item = 0;
	f->item_ms = 0;
	f->closed = false;
	for (size_t p = 0; p < f->n_persons; p++)
		floor_apply_person_present(f, (int)p, false);
	for (size_t g = 0; g < f->n_groups; g++)
		f->groups[g].weight = 1000;
	floor_recompute(f);
}

void
orders_release(struct orders *o)
{
	for (size_t i = 0; i < o->n_hands; i++)
		free(o->hand[i].sponsors);
	floor_release(&o->base);
	free(o->hand);
	free(o->event);
	free(o->turn);
	memset(o, 0, sizeof *o);
}

int
orders_hand(struct orders *o, int person, int group, orders_at at)
{
	int h = (int)o->n_hands;

	MEM_GROW(o->hand, o->n_hands, o->cap_hands);
	o->hand[o->n_hands++] = (struct orders_hand){ .person = person, .group = group,
		.first = -1 };
	orders_event(o, &(struct orders_event){ .at = at, .what = ORDERS_HAND, .who = h });
	return h;
}

void
orders_event(struct orders *o, const struct orders_event *e)
{
	MEM_GROW(o->event, o->n_events, o->cap_events);
	o->event[o->n_events++] = *e;
}

int
orders_turn(struct orders *o, int hand, int64_t ms)
{
	int t = (int)o->n_turns, *link = &o->hand[hand].first;

	MEM_GROW(o->turn, o->n_turns, o->cap_turns);
	o->turn[o->n_turns++] = (struct orders_turn){ .hand = hand, .next = -1, .ms = ms,
		.yield_person = FLOOR_NONE };
	while (*link >= 0)
		link = &o->turn[*link].next;
	*link = t;
	return t;
}

/* ---- one replay ---- */

struct replay {
	const struct orders *o;
	struct floor f;
	struct orders_result r;
	bool as_was;			/* the calls that were made, not the order's */
	orders_at clock;
	size_t next_event;
	struct state {
		int entry;		/* in f, or FLOOR_NONE: not up */
		int turn;		/* of the turns it had, the next one; -1 none left */
		orders_at up;
		bool due, called;	/* due: waits for an earlier hand of the same person */
	} *state;			/* by hand */
	int *hand_of;			/* by entry */
	int *due;			/* hands that are due, in order */
	size_t n_due, cap_due, cap_hand_of;
	size_t cap_called;
};

/* What was confirmed before the hand went up in this replay. */
static void
confirm_past(struct replay *x, int hand)
{
	for (size_t i = 0; x->o->hand[hand].n_sponsors > 0 && i < x->next_event; i++) {
		const struct orders_event *e = &x->o->event[i];

		if (e->what == ORDERS_CONFIRM && e->who == hand)
			floor_apply_confirm(&x->f, x->state[hand].entry, e->group, e->value != 0);
	}
}

static void
put_up(struct replay *x, int hand, int64_t lift_ms)
{
	const struct orders_hand *h = &x->o->hand[hand];
	struct floor_hand fh = { .person = h->person, .group = h->group, .lift_ms = lift_ms,
		.class = FLOOR_ORDINARY, .sponsors = h->sponsors, .n_sponsors = h->n_sponsors,
		.last = h->last };
	struct state *s = &x->state[hand];

	s->entry = floor_apply_hand(&x->f, &fh);
	s->due = false;
	s->up = x->clock;
	if (s->entry == FLOOR_NONE)
		return;
	MEM_GROW(x->hand_of, s->entry, x->cap_hand_of);
	x->hand_of[s->entry] = hand;
	confirm_past(x, hand);
}

/* false: its person has a hand up or the floor already. */
static bool
raise_hand(struct replay *x, int hand)
{
	const struct orders_hand *h = &x->o->hand[hand];
	int64_t lift_ms = 0;
	enum floor_refusal refused = h->last ? floor_last_check(&x->f, h->person) :
		floor_hand_check(&x->f, h->person, h->group, FLOOR_ORDINARY, &lift_ms);

	if (refused != FLOOR_REFUSE_OK)
		return false;
	put_up(x, hand, lift_ms);
	return true;
}

static void
hand_up(struct replay *x, int hand)
{
	floor_apply_person_present(&x->f, x->o->hand[hand].person, true);
	if (x->state[hand].entry != FLOOR_NONE || raise_hand(x, hand) || x->o->merge_hands)
		return;
	x->state[hand].due = true;
	MEM_GROW(x->due, x->n_due, x->cap_due);
	x->due[x->n_due++] = hand;
}

/* Hands that waited for their person's earlier hand to be served. */
static void
raise_due(struct replay *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n_due; i++)
		if (x->state[x->due[i]].due && !raise_hand(x, x->due[i]))
			x->due[n++] = x->due[i];
	x->n_due = n;
}

static void
hand_down(struct replay *x, int hand)
{
	struct state *s = &x->state[hand];

	s->due = false;
	if (s->entry != FLOOR_NONE && floor_waiting(&x->f, s->entry))
		floor_apply_leave(&x->f, s->entry);
	raise_due(x);
}

static void
noshow(struct replay *x, int hand)
{
	int e = x->state[hand].entry;

	if (e != FLOOR_NONE && floor_waiting(&x->f, e))
		floor_apply_noshow(&x->f, e);
}

static void
happen(struct replay *x, const struct orders_event *e)
{
	struct floor *f = &x->f;

	switch (e->what) {
	case ORDERS_HAND: hand_up(x, e->who); break;
	case ORDERS_LEAVE: hand_down(x, e->who); break;
	case ORDERS_NOSHOW: noshow(x, e->who); break;
	case ORDERS_HERE: floor_apply_person_present(f, e->who, true); break;
	case ORDERS_AWAY: floor_apply_person_present(f, e->who, false); break;
	case ORDERS_WEIGHT:
		floor_apply_weight(f, e->who, e->value, floor_rebase(f, e->who, e->value));
		break;
	case ORDERS_COUNT: floor_apply_fix(f, e->who, e->value); break;
	case ORDERS_CONFIRM:
		floor_apply_confirm(f, x->state[e->who].entry, e->group, e->value != 0);
		break;
	case ORDERS_ANNOUNCE: floor_apply_announce(f, floor_announce(f)); break;
	case ORDERS_TAKE_BACK: floor_apply_announce(f, FLOOR_NONE); break;
	case ORDERS_ITEM:
		floor_apply_item_ms(f, e->planned_ms);
		floor_apply_item(f, (int)e->value);
		break;
	case ORDERS_LEDGER: floor_apply_ledger(f, (int)e->value); break;
	}
}

/* Everything up to `until`; the turn that runs since `from` is as old as each event says. */
static void
happen_until(struct replay *x, orders_at until, orders_at from)
{
	const struct orders *o = x->o;

	while (x->next_event < o->n_events && o->event[x->next_event].at <= until) {
		const struct orders_event *e = &o->event[x->next_event++];

		if (e->at > x->clock)
			x->clock = e->at;
		floor_apply_elapsed(&x->f, floor_running(&x->f), ORDERS_MS(x->clock - from));
		happen(x, e);
	}
	x->clock = until;
}

/* The turn that is called now as it was, or made up for a hand that never had another. */
static struct orders_turn
next_turn(struct replay *x, int hand)
{
	struct orders_turn t = { .hand = hand, .next = -1, .yield_person = FLOOR_NONE,
		.ms = floor_expect(&x->f) };
	int i = x->state[hand].turn;

	if (i < 0)
		return t;
	x->state[hand].turn = x->o->turn[i].next;
	if (x->o->turn[i].runs && x->o->turn[i].ms < t.ms)
		return t;
	return x->o->turn[i];
}

static void
note_call(struct replay *x, int hand)
{
	struct orders_result *r = &x->r;
	struct state *s = &x->state[hand];
	int64_t wait = ORDERS_MS(x->clock - s->up);

	MEM_GROW(r->called, r->n_called, x->cap_called);
	r->called[r->n_called++] = (struct orders_called){ .hand = hand, .up = s->up,
		.at = x->clock };
	if (!s->called && wait > r->wait_ms)
		r->wait_ms = wait;
	s->called = true;
}

static void
speak(struct replay *x, int entry)
{
	int hand = x->hand_of[entry], turn;
	struct orders_turn t = next_turn(x, hand);
	orders_at from = x->clock, left = x->o->end - from - CALL;
	bool cut = ORDERS_AT(t.ms) > left;

	note_call(x, hand);
	turn = floor_apply_call(&x->f, entry, floor_v_after(&x->f, entry));
	if (cut)
		t.ms = left > 0 ? ORDERS_MS(left) : 0;
	happen_until(x, from + CALL + ORDERS_AT(t.ms), from + CALL);
	if (t.yield_person != FLOOR_NONE && t.yield_ms < t.ms)
		floor_apply_yield(&x->f, turn, t.yield_person, t.yield_ms);
	(t.lost ? floor_apply_lost : floor_apply_end)(&x->f, turn, t.ms);
	x->r.called[x->r.n_called - 1].ms = t.ms;
	x->clock = cut ? x->o->end : from + END + ORDERS_AT(t.ms);
	raise_due(x);
}

/* Whom the meeting called now, whoever else the order would have named. */
static int
called_then(struct replay *x)
{
	int hand;

	if (x->r.n_called >= x->o->n_turns)
		return FLOOR_NONE;
	hand = x->o->turn[x->r.n_called].hand;
	if (x->state[hand].entry == FLOOR_NONE && !raise_hand(x, hand))
		put_up(x, hand, 0);
	return x->state[hand].entry;
}

static void
run(struct replay *x)
{
	const struct orders *o = x->o;

	for (;;) {
		int e;

		happen_until(x, x->clock, x->clock);
		if (x->clock >= o->end)
			return;
		e = x->as_was ? called_then(x) : floor_pick(&x->f, NULL);
		if (e != FLOOR_NONE)
			speak(x, e);
		else if (x->next_event < o->n_events && o->event[x->next_event].at < o->end)
			x->clock = o->event[x->next_event].at;
		else
			x->clock = o->end;
	}
}

static void
sum_up(struct replay *x)
{
	struct orders_result *r = &x->r;
	const struct floor *f = &x->f;

	r->n_groups = f->n_groups;
	r->group_ms = mem_alloc((f->n_groups + 1) * sizeof *r->group_ms);
	for (size_t g = 0; g < f->n_groups; g++)
		r->group_ms[g] = floor_sum(f->groups[g].charged, f->groups[g].before);
	for (size_t e = 0; e < f->n_entries; e++) {
		const struct state *s = &x->state[x->hand_of[e]];
		int64_t wait = ORDERS_MS(x->clock - s->up);

		if (!floor_waiting(f, (int)e))
			continue;
		r->unserved++;
		if (!s->called && wait > r->wait_ms)
			r->wait_ms = wait;
	}
	for (size_t i = 0; i < x->n_due; i++)
		r->unserved += x->state[x->due[i]].due;
}

static void
replay(struct replay *x, struct orders_result *ret_r)
{
	const struct orders *o = x->o;

	x->state = mem_alloc((o->n_hands + 1) * sizeof *x->state);
	for (size_t h = 0; h < o->n_hands; h++) {
		x->state[h].entry = FLOOR_NONE;
		x->state[h].turn = o->hand[h].first;
	}
	x->r.wait_ms = -1;
	run(x);
	sum_up(x);
	*ret_r = x->r;
	floor_release(&x->f);
	free(x->state);
	free(x->hand_of);
	free(x->due);
}

void
orders_replay(const struct orders *o, enum floor_order order, struct orders_result *ret_r)
{
	struct replay x = { .o = o };

	floor_copy(&o->base, &x.f);
	x.f.rules.order = order;
	replay(&x, ret_r);
}

void
orders_as_was(const struct orders *o, struct orders_result *ret_r)
{
	struct replay x = { .o = o, .as_was = true };

	floor_copy(&o->base, &x.f);
	replay(&x, ret_r);
}

void
orders_result_release(struct orders_result *r)
{
	free(r->called);
	free(r->group_ms);
	memset(r, 0, sizeof *r);
}
