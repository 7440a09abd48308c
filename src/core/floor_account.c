/* SPDX-License-Identifier: ISC */
/* Accounting: what turns, fixes and lifts add up to in groups, persons and the floor. */
#include <talanoa/core/floor.h>

#include "floor_priv.h"

void
floor_account_call(struct floor *f, const struct floor_turn *t)
{
	struct floor_group *lead;

	if (t->class == FLOOR_REPLY && t->item == f->item && !t->lost)
		f->persons[t->person].replies++;
	if (t->class != FLOOR_ORDINARY || t->ledger != f->ledger)
		return;
	lead = &f->groups[t->lead];
	if (t->v_after > f->v)
		f->v = floor_clamp(t->v_after, 0, FLOOR_VT_MAX);
	if (t->lost)		/* no penalty: neither a turn nor a later place */
		return;
	if (t->serve > f->serve)
		f->serve = t->serve;
	if (t->serve > lead->last)
		lead->last = t->serve;
	lead->turns++;
	f->persons[f->persons[t->person].seat].turns++;
}

/* A speaker's part of an ordinary turn: ms of talk, of which the factor says what is charged. */
struct part {
	int person;
	int64_t ms, factor;
};

/* Counts the part as talk if it is of this ledger; returns what of it is charged. */
static int64_t
account_part(struct floor *f, bool now, const struct part *part)
{
	struct floor_person *p = &f->persons[part->person];

	if (now) {
		p->talk = floor_sum(p->talk, part->ms);
		f->category_ms[p->category] = floor_sum(f->category_ms[p->category], part->ms);
	}
	return floor_clamp(part->ms, 0, FLOOR_SUM_MAX / 1000) * part->factor / 1000;
}

/* Talk of each speaker of the turn; returns the charged time. */
static int64_t
account_talk(struct floor *f, int turn)
{
	const struct floor_turn *t = &f->turns[turn];
	struct part part = { .person = t->person, .factor = t->factor };
	bool now = t->ledger == f->ledger;
	int64_t from = 0, charged = 0;

	for (size_t i = 0; t->n_yields > 0 && i < f->n_yields; i++) {
		const struct floor_yield *y = &f->yields[i];
		int64_t to;

		if (y->turn != turn)
			continue;
		to = floor_clamp(y->from_ms, from, t->ms);
		part.ms = to - from;
		charged += account_part(f, now, &part);
		from = to;
		part.person = y->person;
		part.factor = y->factor;
	}
	part.ms = t->ms - from;
	return charged + account_part(f, now, &part);
}

void
floor_charge(struct floor *f, const struct floor_fix *x)
{
	struct floor_group *g = &f->groups[x->group];

	if (x->ledger == f->ledger)
		g->charged = floor_sum(g->charged, x->charged);
	else
		g->before = floor_sum(g->before, x->charged);
	if (x->item == f->item)
		g->on_item = floor_sum(g->on_item, x->charged);
}

static bool
pays(const struct floor_sponsor *s, int entry)
{
	return s->entry == entry && s->confirmed;
}

/* ms/k each; the first ms%k, the lead before the sponsors as listed, get 1 more. */
static void
split(struct floor *f, const struct floor_turn *t, int64_t ms)
{
	struct floor_fix part = { .group = t->lead, .ledger = t->ledger, .item = t->item };
	int64_t k = 1, rest;

	for (size_t i = 0; f->entries[t->entry].n_sponsors > 0 && i < f->n_sponsors; i++)
		k += pays(&f->sponsors[i], t->entry);
	rest = ms % k;
	part.charged = ms / k + (rest-- > 0);
	floor_charge(f, &part);
	for (size_t i = 0; k > 1 && i < f->n_sponsors; i++) {
		if (!pays(&f->sponsors[i], t->entry))
			continue;
		part.group = f->sponsors[i].group;
		part.charged = ms / k + (rest-- > 0);
		floor_charge(f, &part);
	}
}

static void
account_block(struct floor *f, const struct floor_turn *t, int64_t ms)
{
	if (f->block_group != t->lead) {
		f->block_group = t->lead;
		f->block_used = 0;
	}
	f->block_used = floor_sum(f->block_used, floor_weighted(ms, t->weight));
}

void
floor_account_end(struct floor *f, int turn)
{
	const struct floor_turn *t = &f->turns[turn];
	bool now = t->ledger == f->ledger;
	int64_t ms;

	if (t->class != FLOOR_ORDINARY) {
		int64_t *other = t->lead == FLOOR_NONE ? &f->others_ms :
			&f->groups[t->lead].other;

		if (now)
			*other = floor_sum(*other, t->ms);
		return;
	}
	if (t->end_tick > f->last_end)
		f->last_end = t->end_tick;
	ms = account_talk(f, turn);
	split(f, t, ms);
	if (now)
		account_block(f, t, ms);
}

static void
zero(struct floor *f)
{
	for (size_t i = 0; i < f->n_groups; i++) {
		struct floor_group *g = &f->groups[i];

		g->base = g->charged = g->other = g->before = g->on_item = g->last = 0;
		g->turns = 0;
	}
	for (size_t i = 0; i < f->n_persons; i++) {
		f->persons[i].turns = f->persons[i].replies = 0;
		f->persons[i].talk = 0;
	}
	for (size_t i = 0; i < f->n_categories; i++)
		f->category_ms[i] = 0;
	f->others_ms = f->v = f->serve = f->last_end = f->block_used = 0;
	f->block_group = FLOOR_NONE;
}

static void
account_bases(struct floor *f)
{
	for (size_t i = 0; i < f->n_entries; i++) {
		const struct floor_entry *e = &f->entries[i];
		struct floor_group *g;

		if (e->voided || e->group == FLOOR_NONE || e->ledger != f->ledger)
			continue;
		g = &f->groups[e->group];
		g->base = floor_sum(g->base, e->lift);
	}
	for (size_t i = 0; i < f->n_fixes; i++) {
		const struct floor_fix *x = &f->fixes[i];
		struct floor_group *g = &f->groups[x->group];

		floor_charge(f, x);
		if (x->ledger == f->ledger)
			g->base = floor_sum(g->base, x->base);
	}
}

void
floor_recompute(struct floor *f)
{
	zero(f);
	account_bases(f);
	for (size_t i = 0; i < f->n_turns; i++) {
		const struct floor_turn *t = &f->turns[i];

		if (t->voided || (t->elsewhere && !t->ended))
			continue;
		floor_account_call(f, t);
		if (t->ended)
			floor_account_end(f, (int)i);
	}
}
