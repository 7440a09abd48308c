/* SPDX-License-Identifier: ISC */
/* The five orders of ordinary hands: comparators, and who comes first and next best by them. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/floor.h>

#include "floor_priv.h"

static int
cmp(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Time on the floor of everybody of the person's category (design 3.2, "secondary"). */
static int64_t
category_talk(const struct floor *f, int person)
{
	return f->rules.balance ? f->category_ms[f->persons[person].category] : 0;
}

int
floor_inside_cmp(const struct floor *f, int a, int b, enum floor_inside *ret_by)
{
	const struct floor_entry *p = &f->entries[a], *q = &f->entries[b];
	int c = cmp(floor_turns_of(f, p->person), floor_turns_of(f, q->person));

	*ret_by = FLOOR_INSIDE_FEWEST_TURNS;
	if (c != 0)
		return c;
	*ret_by = FLOOR_INSIDE_BALANCE;
	c = cmp(category_talk(f, p->person), category_talk(f, q->person));
	if (c != 0)
		return c;
	*ret_by = FLOOR_INSIDE_FIRST_HAND;
	return cmp(p->seq, q->seq);
}

/* ---- hands against hands: fifo and first-timers ---- */

static int
cmp_fifo(const struct floor *f, int a, int b, enum floor_why *ret_by)
{
	*ret_by = FLOOR_WHY_FIRST_HAND;
	return cmp(f->entries[a].seq, f->entries[b].seq);
}

static int
cmp_first_timers(const struct floor *f, int a, int b, enum floor_why *ret_by)
{
	int c = cmp(floor_turns_of(f, f->entries[a].person) > 0,
		floor_turns_of(f, f->entries[b].person) > 0);

	if (c == 0)
		return cmp_fifo(f, a, b, ret_by);
	*ret_by = FLOOR_WHY_FIRST_TIMER;
	return c;
}

/* ---- the field ---- */

bool
floor_field_has(const struct floor_field *x, int entry)
{
	const struct floor_entry *e = &x->f->entries[entry];

	return e->class == FLOOR_ORDINARY && !e->last && !x->over[e->group] &&
		floor_callable(x->f, entry) && (x->held || !floor_held(x->f, entry));
}

/* What the order compares two hands of one group by. */
static struct floor_key
key_of(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];
	struct floor_key k = { .seq = e->seq };

	if (f->rules.order != FLOOR_ORDER_FIFO)
		k.turns = floor_turns_of(f, e->person);
	if (f->rules.order == FLOOR_ORDER_FIRST_TIMERS)
		k.turns = k.turns > 0;
	else if (f->rules.order != FLOOR_ORDER_FIFO)
		k.talk = category_talk(f, e->person);
	return k;
}

static bool
before(const struct floor_key *a, const struct floor_key *b)
{
	if (a->turns != b->turns)
		return a->turns < b->turns;
	return a->talk != b->talk ? a->talk < b->talk : a->seq < b->seq;
}

static void
enter(struct floor_field *x, int entry)
{
	struct floor_head *h = &x->heads[x->f->entries[entry].group];
	struct floor_key k = key_of(x->f, entry);

	if (h->entry == FLOOR_NONE || before(&k, &h->key)) {
		h->second = h->entry;
		h->second_key = h->key;
		h->entry = entry;
		h->key = k;
	} else if (h->second == FLOOR_NONE || before(&k, &h->second_key)) {
		h->second = entry;
		h->second_key = k;
	}
}

/* Turns are counted by seat, talk by category: does that reach beyond the entry's group? */
static bool
is_linked(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];

	return f->rules.balance || floor_held(f, entry) ||
		f->persons[f->persons[e->person].seat].group != e->group;
}

static void
chain(struct floor_field *x, int entry)
{
	if (x->next == NULL)
		return;
	x->next[entry] = x->first[x->f->entries[entry].group];
	x->first[x->f->entries[entry].group] = entry;
}

static void
scan(struct floor_field *x, bool held)
{
	const struct floor *f = x->f;

	x->held = held;
	x->linked = false;
	x->n = x->spent = x->last = 0;
	memset(x->callable, 0, sizeof x->callable);
	floor_over_budgets(f, x->over);
	for (size_t g = 0; g < f->n_groups; g++) {
		x->heads[g] = (struct floor_head){ .entry = FLOOR_NONE, .second = FLOOR_NONE,
			.vt = floor_vt(f, (int)g) };
		x->first[g] = FLOOR_NONE;
	}
	for (int e = 0; (size_t)e < f->n_entries; e++) {
		if (!floor_callable(f, e))
			continue;
		x->callable[f->entries[e].class]++;
		if (f->entries[e].class != FLOOR_ORDINARY)
			continue;
		chain(x, e);
		x->linked |= is_linked(f, e);
		x->last += f->entries[e].last;
		x->spent += !f->entries[e].last && x->over[f->entries[e].group];
		if (!floor_field_has(x, e))
			continue;
		x->n++;
		enter(x, e);
	}
}

static void
scan_all(struct floor_field *x)
{
	scan(x, false);
	if (x->n == 0 && x->callable[FLOOR_ORDINARY] > x->spent + x->last)
		scan(x, true);
}

void
floor_field_init(struct floor_field *x, const struct floor *f, bool follow)
{
	*x = (struct floor_field){ .f = f };
	x->heads = mem_alloc(f->n_groups * sizeof *x->heads);
	x->over = mem_alloc(f->n_groups * sizeof *x->over);
	x->first = mem_alloc(f->n_groups * sizeof *x->first);
	if (follow)
		x->next = mem_alloc(f->n_entries * sizeof *x->next);
	scan_all(x);
}

void
floor_field_release(struct floor_field *x)
{
	free(x->heads);
	free(x->over);
	free(x->first);
	free(x->next);
}

/* The group without the entry that was called. */
static void
scan_group(struct floor_field *x, int group, int but)
{
	int *link = &x->first[group];

	x->heads[group].entry = x->heads[group].second = FLOOR_NONE;
	while (*link != FLOOR_NONE) {
		if (*link == but) {
			*link = x->next[but];
			continue;
		}
		if (floor_field_has(x, *link))
			enter(x, *link);
		link = &x->next[*link];
	}
}

void
floor_field_called(struct floor_field *x, int entry)
{
	const struct floor_entry *e = &x->f->entries[entry];

	x->callable[e->class]--;
	if (e->class != FLOOR_ORDINARY)
		return;
	if (x->linked || e->last || --x->n == 0 || floor_over_budgets(x->f, x->over)) {
		scan_all(x);
		return;
	}
	scan_group(x, e->group, entry);
	for (size_t g = 0; g < x->f->n_groups; g++)	/* sponsors pay too */
		x->heads[g].vt = floor_vt(x->f, (int)g);
}

/* ---- groups against groups: fair and round-robin ---- */

typedef int group_cmp(const struct floor_field *x, int a, int b, enum floor_why *ret_by);

/* Least recently served, then earliest hand; places are unique, so nothing is left to ties. */
static int
cmp_round(const struct floor_field *x, int a, int b, enum floor_why *ret_by)
{
	const struct floor *f = x->f;
	int c = cmp(f->groups[a].last, f->groups[b].last);

	*ret_by = FLOOR_WHY_LEAST_RECENT;
	if (c != 0)
		return c;
	*ret_by = FLOOR_WHY_FIRST_HAND;
	return cmp(f->entries[x->heads[a].entry].seq, f->entries[x->heads[b].entry].seq);
}

static int
cmp_fair(const struct floor_field *x, int a, int b, enum floor_why *ret_by)
{
	int c = cmp(x->heads[a].vt, x->heads[b].vt);

	if (c == 0)
		return cmp_round(x, a, b, ret_by);
	*ret_by = FLOOR_WHY_LEAST_TIME;
	return c;
}

/* Smallest group with a head, but for one; FLOOR_NONE if there is none. */
static int
first_group(const struct floor_field *x, group_cmp *order, int but)
{
	int best = FLOOR_NONE;
	enum floor_why by;

	for (int g = 0; (size_t)g < x->f->n_groups; g++) {
		if (g == but || x->heads[g].entry == FLOOR_NONE)
			continue;
		if (best == FLOOR_NONE || order(x, g, best, &by) < 0)
			best = g;
	}
	return best;
}

static void
fill_inside(const struct floor_field *x, int group, struct floor_reason *w)
{
	const struct floor_head *h = &x->heads[group];

	w->inside = FLOOR_INSIDE_ONLY;
	if (h->second != FLOOR_NONE)
		floor_inside_cmp(x->f, h->entry, h->second, &w->inside);
}

static int
pick_group(const struct floor_field *x, group_cmp *order, struct floor_reason *w)
{
	int first = first_group(x, order, FLOOR_NONE), next = first_group(x, order, first);
	const struct floor *f = x->f;
	int64_t block = floor_block(f);

	if (next == FLOOR_NONE) {
		w->why = x->n == 1 ? FLOOR_WHY_ONLY_HAND : FLOOR_WHY_ONLY_GROUP;
	} else if (order == cmp_fair && block > 0 && first == f->block_group &&
			f->block_used >= block) {
		int t = first;

		first = next;
		next = t;
		w->why = FLOOR_WHY_INTERLEAVE;
		w->block_group = f->block_group;
		w->block_ms = f->block_used;
	} else {
		order(x, first, next, &w->why);
	}
	w->rival = next == FLOOR_NONE ? FLOOR_NONE : x->heads[next].entry;
	fill_inside(x, first, w);
	return x->heads[first].entry;
}

/* ---- hands against hands ---- */

typedef int entry_cmp(const struct floor *f, int a, int b, enum floor_why *ret_by);

/* The smaller of two entries, either of which may be none. */
static int
earlier(const struct floor *f, entry_cmp *order, int a, int b)
{
	enum floor_why by;

	if (a == FLOOR_NONE || b == FLOOR_NONE)
		return a == FLOOR_NONE ? b : a;
	return order(f, a, b, &by) < 0 ? a : b;
}

/* The first of all heads; of one group (or FLOOR_NONE) the second is in the running instead. */
static int
first_entry(const struct floor_field *x, entry_cmp *order, int second_of)
{
	int best = FLOOR_NONE;

	for (int g = 0; (size_t)g < x->f->n_groups; g++)
		best = earlier(x->f, order, best, g == second_of ? x->heads[g].second :
			x->heads[g].entry);
	return best;
}

static int
pick_entry(const struct floor_field *x, entry_cmp *order, struct floor_reason *w)
{
	int first = first_entry(x, order, FLOOR_NONE);

	w->rival = first_entry(x, order, x->f->entries[first].group);
	w->why = FLOOR_WHY_ONLY_HAND;
	if (w->rival != FLOOR_NONE)
		order(x->f, first, w->rival, &w->why);
	return first;
}

int
floor_order_pick(const struct floor_field *x, struct floor_reason *w)
{
	switch (x->f->rules.order) {
	case FLOOR_ORDER_FIFO:
		return pick_entry(x, cmp_fifo, w);
	case FLOOR_ORDER_FIRST_TIMERS:
		return pick_entry(x, cmp_first_timers, w);
	case FLOOR_ORDER_ROUND_ROBIN:
		return pick_group(x, cmp_round, w);
	case FLOOR_ORDER_MANUAL:
		w->why = FLOOR_WHY_CHAIR;
		return FLOOR_NONE;
	default:
		return pick_group(x, cmp_fair, w);
	}
}
