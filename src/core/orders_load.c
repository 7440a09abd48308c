/* SPDX-License-Identifier: ISC */
/* A ledger's past on the clock of its ordinary turns, ready to be replayed. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/orders.h>

#include "floor_priv.h"

/* No turn is longer: two years. A journal may say anything, and positions are 65536 to a ms. */
#define LONGEST (INT64_C(1) << 36)

/* One recorded event that matters here; of presence: who is the person, yes whether it came. */
struct orders_stamp {
	int64_t hlc, at;
	enum ev_kind kind;
	struct id subject, group;
	char code[16];
	int64_t value, ms;
	int who;
	bool yes, undone;
	size_t place;			/* in which it was told: equal stamps keep it */
};

static bool
matters(enum ev_kind kind)
{
	switch (kind) {
	case EV_HAND: case EV_CALL: case EV_SEGMENT: case EV_ENTRY_LEAVE: case EV_ENTRY_HOLD:
	case EV_ENTRY_RESTORE: case EV_SPONSOR_CONFIRM: case EV_DECK: case EV_COUNT_TIME:
	case EV_WEIGHT: case EV_ITEM_STATE: case EV_PART_STATE:
		return true;
	default:
		return false;
	}
}

static struct orders_stamp *
stamp(struct orders_past *p, enum ev_kind kind, int64_t at, int64_t hlc)
{
	MEM_GROW(p->stamp, p->n, p->cap);
	p->stamp[p->n] = (struct orders_stamp){ .kind = kind, .at = at, .hlc = hlc,
		.place = p->n };
	return &p->stamp[p->n++];
}

void
orders_past_row(struct orders_past *p, const struct floor_row *r)
{
	struct orders_stamp *s;

	if (!matters(r->kind))
		return;
	s = stamp(p, r->kind, r->at, r->hlc);
	s->subject = r->subject;
	s->group = r->group;
	s->value = r->v;
	s->ms = r->ms;
	str_copy(s->code, sizeof s->code, r->code);
}

void
orders_past_presence(struct orders_past *p, int person, bool here, int64_t at, int64_t hlc)
{
	struct orders_stamp *s = stamp(p, EV_PRESENCE_SET, at, hlc);

	s->who = person;
	s->yes = here;
}

void
orders_past_release(struct orders_past *p)
{
	free(p->stamp);
	*p = (struct orders_past){ NULL, 0, 0 };
}

static int
by_stamp(const void *a, const void *b)
{
	const struct orders_stamp *p = a, *q = b;

	if (p->hlc != q->hlc)
		return p->hlc < q->hlc ? -1 : 1;
	return (p->place > q->place) - (p->place < q->place);
}

/* ---- from stamps to events ---- */

struct load {
	const struct ledger *l;
	const struct tick *now;
	struct orders *o;
	int *hand_of;			/* by floor entry; -1: not ordinary, or taken back */
	bool *up;			/* by hand: it has its event */
	orders_at clock;		/* when the turn in hand was called */
	const struct ledger_turn *turn;	/* the latest ordinary one, or NULL */
	int64_t turn_ms;
	bool over;			/* it has ended */
};

/* An ordinary turn that stands; another sitting's counts once it is over. */
static const struct ledger_turn *
counted(const struct load *x, const struct id *id)
{
	const struct ledger_turn *t = ledger_turn(x->l, id);
	const struct floor_turn *ft;

	if (t == NULL || t->floor_turn == FLOOR_NONE)
		return NULL;
	ft = &x->l->floor.turns[t->floor_turn];
	return ft->voided || ft->class != FLOOR_ORDINARY || (ft->elsewhere && !ft->ended) ?
		NULL : t;
}

/* How long the turn had run at a stamped time: by its own boundaries, by stamps. */
static int64_t
age(const struct ledger_turn *t, int64_t at, int64_t whole)
{
	int64_t ms = 0, since = -1;

	for (size_t i = 0; i < t->n_segs && t->segs[i].tick.at <= at; i++) {
		const struct segment *s = &t->segs[i];

		if (since >= 0)
			ms = floor_sum(ms, s->tick.at - since);
		since = s->op == SEG_START || s->op == SEG_RESUME || s->op == SEG_RESTART ?
			s->tick.at : -1;
		if (s->op == SEG_RESTART)
			ms = 0;
	}
	if (since >= 0)
		ms = floor_sum(ms, at - since);
	return ms < 0 ? 0 : ms > whole ? whole : ms;
}

static orders_at
after(const struct load *x, orders_at steps, int64_t ms)
{
	return floor_sum(x->clock, steps + ORDERS_AT(ms));
}

/* The turn takes the clock from its call over its first moment and its last to its end. */
static orders_at
position(const struct load *x, int64_t at)
{
	if (x->turn == NULL)
		return 0;
	if (x->over)
		return after(x, 2, x->turn_ms);
	return after(x, 1, age(x->turn, at, x->turn_ms));
}

static void
add(struct load *x, const struct orders_stamp *s, struct orders_event e)
{
	struct orders *o = x->o;

	e.at = position(x, s->at);
	/* Stamps may be dated back; what was recorded later still comes later. */
	if (o->n_events > 0 && o->event[o->n_events - 1].at > e.at)
		e.at = o->event[o->n_events - 1].at;
	orders_event(o, &e);
}

static void
add_sponsors(const struct floor *f, int entry, struct orders_hand *h)
{
	h->sponsors = mem_alloc(((size_t)f->entries[entry].n_sponsors + 1) * sizeof *h->sponsors);
	for (size_t i = 0; i < f->n_sponsors; i++)
		if (f->sponsors[i].entry == entry)
			h->sponsors[h->n_sponsors++] = f->sponsors[i].group;
}

static void
find_hand(struct load *x, int entry)
{
	const struct floor_entry *e = &x->l->floor.entries[entry];
	struct orders *o = x->o;

	x->hand_of[entry] = -1;
	if (e->class != FLOOR_ORDINARY || e->voided)
		return;
	x->hand_of[entry] = (int)o->n_hands;
	MEM_GROW(o->hand, o->n_hands, o->cap_hands);
	o->hand[o->n_hands] = (struct orders_hand){ .person = e->person, .group = e->group,
		.first = -1, .last = e->last };
	if (e->n_sponsors > 0)
		add_sponsors(&x->l->floor, entry, &o->hand[o->n_hands]);
	o->n_hands++;
}

static void
find_hands(struct load *x)
{
	size_t n = x->l->floor.n_entries;

	x->hand_of = mem_alloc((n + 1) * sizeof *x->hand_of);
	x->up = mem_alloc(n + 1);
	for (size_t i = 0; i < n; i++)
		find_hand(x, (int)i);
}

static void
hand_up(struct load *x, const struct orders_stamp *s, int hand)
{
	if (hand < 0 || x->up[hand])
		return;
	x->up[hand] = true;
	add(x, s, (struct orders_event){ .what = ORDERS_HAND, .who = hand });
}

static void
hand(struct load *x, const struct orders_stamp *s)
{
	int e = ledger_entry(x->l, &s->subject);

	if (e != FLOOR_NONE)
		hand_up(x, s, x->hand_of[e]);
}

static void
yields(const struct floor *f, int floor_turn, struct orders_turn *t)
{
	for (size_t i = 0; i < f->n_yields; i++) {
		if (f->yields[i].turn != floor_turn)
			continue;
		t->yield_person = f->yields[i].person;
		t->yield_ms = f->yields[i].from_ms;
	}
}

static void
call(struct load *x, const struct orders_stamp *s)
{
	const struct floor *f = &x->l->floor;
	const struct ledger_turn *t = counted(x, &s->subject);
	struct orders_turn *turn;
	int h;

	if (t == NULL)
		return;
	h = x->hand_of[f->turns[t->floor_turn].entry];
	if (h < 0)
		return;
	hand_up(x, s, h);	/* whoever really spoke may have got the hand only afterwards */
	if (x->turn != NULL)
		x->clock = after(x, 2, x->turn_ms);
	x->turn = t;
	x->over = false;
	x->turn_ms = floor_clamp(turn_ms(t, x->now), 0, LONGEST);
	h = orders_turn(x->o, h, x->turn_ms);
	turn = &x->o->turn[h];
	turn->lost = f->turns[t->floor_turn].lost;
	turn->runs = !turn_ended(t);
	yields(f, t->floor_turn, turn);
}

static void
segment(struct load *x, const struct orders_stamp *s)
{
	if (x->turn == NULL || !id_eq(&x->turn->id, &s->subject))
		return;
	if (str_eq(s->code, "end") || str_eq(s->code, "lost"))
		x->over = true;
	else if (str_eq(s->code, "drop"))
		x->over = false;
}

static void
of_hand(struct load *x, const struct orders_stamp *s, struct orders_event e)
{
	int entry = ledger_entry(x->l, &s->subject);

	e.who = entry == FLOOR_NONE ? -1 : x->hand_of[entry];
	if (e.who >= 0)
		add(x, s, e);
}

static void
of_group(struct load *x, const struct orders_stamp *s, struct orders_event e)
{
	e.who = ledger_group(x->l, s->kind == EV_WEIGHT ? &s->subject : &s->group);
	if (e.who != FLOOR_NONE)
		add(x, s, e);
}

static void
mark(struct load *x, const struct orders_stamp *s)
{
	const struct ledger *l = x->l;
	bool part = s->kind == EV_PART_STATE;
	size_t i = 0;

	while (i < l->n_marks && !id_eq(&l->mark[i].id, &s->subject))
		i++;
	if (i == l->n_marks || l->mark[i].voided)
		return;
	if (!part)
		add(x, s, (struct orders_event){ .what = ORDERS_ITEM, .value = l->mark[i].number,
			.planned_ms = l->mark[i].planned_ms });
	if (l->scope == (part ? SCOPE_SESSION : SCOPE_ITEM))
		add(x, s, (struct orders_event){ .what = ORDERS_LEDGER,
			.value = l->mark[i].number });
}

static void
take(struct load *x, const struct orders_stamp *s)
{
	switch (s->kind) {
	case EV_HAND: hand(x, s); break;
	case EV_CALL: call(x, s); break;
	case EV_SEGMENT: segment(x, s); break;
	case EV_ENTRY_LEAVE:
		of_hand(x, s, (struct orders_event){ .what = ORDERS_LEAVE });
		break;
	case EV_ENTRY_HOLD:
		of_hand(x, s, (struct orders_event){ .what = ORDERS_NOSHOW });
		break;
	case EV_SPONSOR_CONFIRM:
		of_hand(x, s, (struct orders_event){ .what = ORDERS_CONFIRM,
			.group = ledger_group(x->l, &s->group), .value = !str_eq(s->code, "no") });
		break;
	case EV_DECK:
		add(x, s, (struct orders_event){ .what = str_eq(s->code, "off") ?
			ORDERS_TAKE_BACK : ORDERS_ANNOUNCE });
		break;
	case EV_COUNT_TIME:
		of_group(x, s, (struct orders_event){ .what = ORDERS_COUNT, .value = s->ms });
		break;
	case EV_WEIGHT:
		of_group(x, s, (struct orders_event){ .what = ORDERS_WEIGHT, .value = s->value });
		break;
	case EV_PRESENCE_SET:
		add(x, s, (struct orders_event){ .what = s->yes ? ORDERS_HERE : ORDERS_AWAY,
			.who = s->who });
		break;
	default: mark(x, s); break;
	}
}

/* A leave or no-show that was taken back never was. */
static void
drop_undone(struct orders_past *p)
{
	for (size_t i = 0; i < p->n; i++) {
		size_t k = i;

		if (p->stamp[i].kind != EV_ENTRY_RESTORE)
			continue;
		p->stamp[i].undone = true;
		while (k > 0 && (p->stamp[k - 1].undone || !id_eq(&p->stamp[k - 1].subject,
		    &p->stamp[i].subject) || (p->stamp[k - 1].kind != EV_ENTRY_LEAVE &&
		    p->stamp[k - 1].kind != EV_ENTRY_HOLD)))
			k--;
		if (k > 0)
			p->stamp[k - 1].undone = true;
	}
}

void
orders_load(struct orders_past *p, const struct ledger *l, const struct tick *now,
	struct orders *ret_o)
{
	struct load x = { .l = l, .now = now, .o = ret_o };

	orders_init(ret_o, &l->floor);
	find_hands(&x);
	if (p->n > 0)
		qsort(p->stamp, p->n, sizeof *p->stamp, by_stamp);
	drop_undone(p);
	for (size_t i = 0; i < p->n; i++)
		if (!p->stamp[i].undone)
			take(&x, &p->stamp[i]);
	ret_o->end = position(&x, now->at);
	if (x.turn != NULL && !x.over)
		ret_o->end = after(&x, 1, x.turn_ms);
	free(x.hand_of);
	free(x.up);
}
