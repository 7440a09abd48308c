/* SPDX-License-Identifier: ISC */
/* Who is next and why, what calling does to V, and the list as it will run. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/floor.h>

#include "floor_priv.h"

enum floor_refusal
floor_call_check(const struct floor *f, int entry)
{
	int running = floor_running(f);

	if (!floor_has_entry(f, entry) || !floor_waiting(f, entry))
		return FLOOR_REFUSE_NOT_WAITING;
	if (running == FLOOR_NONE)
		return FLOOR_REFUSE_OK;
	if (f->entries[entry].class != FLOOR_POINT)
		return FLOOR_REFUSE_BUSY;
	return f->turns[running].class == FLOOR_POINT ? FLOOR_REFUSE_POINT_BUSY : FLOOR_REFUSE_OK;
}

static int
first_of_class(const struct floor_field *x, enum floor_class class, bool last)
{
	const struct floor *f = x->f;
	int best = FLOOR_NONE;

	for (int e = 0; x->callable[class] > 0 && (size_t)e < f->n_entries; e++) {
		if (f->entries[e].class != class || f->entries[e].last != last ||
		    !floor_callable(f, e))
			continue;
		if (best == FLOOR_NONE || f->entries[e].seq < f->entries[best].seq)
			best = e;
	}
	return best;
}

static bool
anybody_waits(const struct floor *f)
{
	for (size_t e = 0; e < f->n_entries; e++)
		if (floor_waiting(f, (int)e))
			return true;
	return false;
}

static int
pick_ordinary(const struct floor_field *x, struct floor_reason *w)
{
	if (x->n == 0)
		return FLOOR_NONE;
	w->held = x->held;
	return floor_order_pick(x, w);
}

/* The classes that go before the ordinary list. */
static int
pick_before(const struct floor_field *x, struct floor_reason *w)
{
	static const struct { enum floor_class class; enum floor_why why; } before[] = {
		{ FLOOR_POINT, FLOOR_WHY_POINT },
		{ FLOOR_CLARIFY, FLOOR_WHY_CLARIFY },
		{ FLOOR_INVITED, FLOOR_WHY_INVITED },
	};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		int e = first_of_class(x, before[i].class, false);

		w->why = before[i].why;
		if (e != FLOOR_NONE)
			return e;
	}
	w->why = FLOOR_WHY_ANNOUNCED;
	return floor_deck(x->f);
}

/* The classes that come after it. */
static int
pick_after(const struct floor_field *x, struct floor_reason *w)
{
	int e = first_of_class(x, FLOOR_REPLY, false);

	w->why = FLOOR_WHY_REPLY;
	if (e != FLOOR_NONE)
		return e;
	w->why = FLOOR_WHY_LAST_WORD;
	return x->last > 0 ? first_of_class(x, FLOOR_ORDINARY, true) : FLOOR_NONE;
}

static int
pick(const struct floor_field *x, struct floor_reason *w)
{
	int e = pick_before(x, w);

	if (e != FLOOR_NONE)
		return e;
	w->spent = x->spent > 0;
	w->why = FLOOR_WHY_NOBODY;
	e = pick_ordinary(x, w);
	if (e != FLOOR_NONE || w->why == FLOOR_WHY_CHAIR)
		return e;
	e = pick_after(x, w);
	if (e == FLOOR_NONE)
		w->why = w->spent ? FLOOR_WHY_OVER_BUDGET : anybody_waits(x->f) ?
			FLOOR_WHY_ABSENT : FLOOR_WHY_NOBODY;
	return e;
}

static const struct floor_reason nobody = {
	.entry = FLOOR_NONE, .person = FLOOR_NONE, .group = FLOOR_NONE,
	.rival = FLOOR_NONE, .rival_group = FLOOR_NONE, .block_group = FLOOR_NONE,
};

int
floor_pick(const struct floor *f, struct floor_reason *ret_why)
{
	struct floor_reason w = nobody;
	struct floor_field x;

	floor_field_init(&x, f, false);
	w.entry = pick(&x, &w);
	floor_field_release(&x);
	if (w.entry != FLOOR_NONE) {
		w.person = f->entries[w.entry].person;
		w.group = f->entries[w.entry].group;
		w.turns = floor_turns_of(f, w.person);
	}
	if (w.group != FLOOR_NONE) {
		w.vt = floor_vt(f, w.group);
		w.charged = f->groups[w.group].charged;
		w.served = f->groups[w.group].last > 0;
	}
	if (w.rival != FLOOR_NONE) {
		w.rival_group = f->entries[w.rival].group;
		w.rival_vt = floor_vt(f, w.rival_group);
		w.rival_charged = f->groups[w.rival_group].charged;
	}
	if (ret_why != NULL)
		*ret_why = w;
	return w.entry;
}

static int
pick_after_on_copy(const struct floor *f, int64_t ms, struct floor_reason *ret_why)
{
	struct floor copy;
	int e;

	floor_copy(f, &copy);
	floor_apply_end(&copy, floor_running(f), ms);
	e = floor_pick(&copy, ret_why);
	floor_release(&copy);
	return e;
}

/*
 * Asked at every key and every `next`: only what the end of a turn changes is copied, not the
 * whole past. Of all turns the copy has that one.
 */
int
floor_pick_after(const struct floor *f, int64_t ms, struct floor_reason *ret_why)
{
	int turn = floor_running(f), e;
	struct floor_turn t = f->turns[turn];
	struct floor x = *f;

	if (t.n_yields > 0)
		return pick_after_on_copy(f, ms, ret_why);
	t.ms = floor_clamp(ms, 0, FLOOR_SUM_MAX);
	t.ended = true;
	t.weight = t.lead == FLOOR_NONE ? 1000 : f->groups[t.lead].weight;
	t.end_tick = ++x.tick;
	x.turns = &t;
	x.n_turns = 1;
	x.groups = mem_copy(f->groups, f->n_groups * sizeof *f->groups);
	x.persons = mem_copy(f->persons, f->n_persons * sizeof *f->persons);
	x.category_ms = mem_copy(f->category_ms, f->n_categories * sizeof *f->category_ms);
	floor_account_end(&x, 0);
	e = floor_pick(&x, ret_why);
	free(x.groups);
	free(x.persons);
	free(x.category_ms);
	return e;
}

int64_t
floor_v_after(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];
	int64_t min, vt;

	if (e->class != FLOOR_ORDINARY)
		return f->v;
	min = floor_vt(f, e->group);
	for (size_t i = 0; i < f->n_entries; i++) {
		if (f->entries[i].class != FLOOR_ORDINARY || f->entries[i].last ||
		    !floor_callable(f, (int)i))
			continue;
		vt = floor_vt(f, f->entries[i].group);
		if (vt < min)
			min = vt;
	}
	return min > f->v ? min : f->v;
}

/* Everybody who has the floor speaks as long as expected in total, or has already. */
static void
finish(struct floor *f)
{
	for (int t = floor_running(f); t != FLOOR_NONE; t = floor_running(f)) {
		int64_t ms = floor_expect(f);

		if (f->turns[t].ms > ms)
			ms = f->turns[t].ms;
		floor_apply_end(f, t, ms);
	}
}

/* f, a copy, and the field over it go on alone until somebody is named; FLOOR_NONE at the end
 * of the list. */
static int
step(struct floor *f, struct floor_field *x)
{
	struct floor_reason w = nobody;
	int e = pick(x, &w);

	if (e == FLOOR_NONE)
		return FLOOR_NONE;
	floor_apply_call(f, e, f->v);	/* V only matters to those who join, and nobody does */
	finish(f);
	floor_field_called(x, e);
	return e;
}

size_t
floor_preview_order(const struct floor *f, enum floor_order order, size_t n, int *ret_entries)
{
	struct floor copy;
	struct floor_field x;
	size_t k = 0;
	int e;

	floor_copy(f, &copy);
	copy.rules.order = order == FLOOR_ORDER_MANUAL ? FLOOR_ORDER_FIFO : order;
	finish(&copy);
	floor_field_init(&x, &copy, true);
	while (k < n && (e = step(&copy, &x)) != FLOOR_NONE)
		ret_entries[k++] = e;
	floor_field_release(&x);
	floor_release(&copy);
	return k;
}

size_t
floor_preview(const struct floor *f, size_t n, int *ret_entries)
{
	return floor_preview_order(f, f->rules.order, n, ret_entries);
}

/* When it is over another turn goes on, before anybody is called. */
static bool
runs_between(const struct floor *f)
{
	return f->n_open > 1 && f->turns[floor_running(f)].class == FLOOR_POINT;
}

size_t
floor_list(const struct floor *f, int64_t ms, size_t n, int *ret_entries)
{
	int first = floor_running(f) == FLOOR_NONE ? floor_pick(f, NULL) :
		floor_pick_after(f, ms, NULL);
	size_t got = floor_preview(f, n, ret_entries), k = 0;

	if (first == FLOOR_NONE || n == 0 ||
	    (runs_between(f) && f->entries[first].class != FLOOR_POINT))
		return got;
	while (k < got && ret_entries[k] != first)
		k++;
	if (k == got && got < n)
		got++;
	k = k < n ? k : n - 1;
	memmove(ret_entries + 1, ret_entries, k * sizeof *ret_entries);
	ret_entries[0] = first;
	return got;
}

int
floor_announce(const struct floor *f)
{
	struct floor copy;
	struct floor_field x;
	int e = floor_deck(f);

	if (e != FLOOR_NONE || f->rules.order == FLOOR_ORDER_MANUAL)
		return e;
	floor_copy(f, &copy);
	finish(&copy);
	floor_field_init(&x, &copy, true);
	do
		e = step(&copy, &x);
	while (e != FLOOR_NONE && f->entries[e].class != FLOOR_ORDINARY);
	floor_field_release(&x);
	floor_release(&copy);
	return e;
}
