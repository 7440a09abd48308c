/* SPDX-License-Identifier: ISC */
/* Turns: called, ended, yielded, lost, corrected; and the ledger they are counted in. */
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/floor.h>

#include "floor_priv.h"

/* Open turns stay in order of call, so that the latest called one is the running one. */
static void
open_turn(struct floor *f, int turn)
{
	size_t i = f->n_open;

	MEM_GROW(f->open, f->n_open, f->cap_open);
	while (i > 0 && f->open[i - 1] > turn) {
		f->open[i] = f->open[i - 1];
		i--;
	}
	f->open[i] = turn;
	f->n_open++;
}

static bool
is_open(const struct floor *f, int turn)
{
	return floor_has_turn(f, turn) && !f->turns[turn].ended && !f->turns[turn].voided;
}

static void
close_turn(struct floor *f, int turn)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_open; i++)
		if (f->open[i] != turn)
			f->open[n++] = f->open[i];
	f->n_open = n;
}

int
floor_apply_call(struct floor *f, int entry, int64_t v_after)
{
	int turn = (int)f->n_turns;
	struct floor_entry *e;
	bool ordinary;

	if (!floor_has_entry(f, entry))
		return FLOOR_NONE;
	e = &f->entries[entry];
	ordinary = e->class == FLOOR_ORDINARY;
	MEM_GROW(f->turns, f->n_turns, f->cap_turns);
	f->turns[f->n_turns++] = (struct floor_turn){
		.entry = entry,
		.person = e->person,
		.lead = e->group,
		.class = e->class,
		.v_after = ordinary ? v_after : 0,
		.serve = ordinary ? f->serve + 1 : 0,
		.factor = f->persons[e->person].factor,
		.ledger = f->ledger,
		.item = f->item,
	};
	e->calls++;
	open_turn(f, turn);
	floor_account_call(f, &f->turns[turn]);
	return turn;
}

void
floor_apply_elapsed(struct floor *f, int turn, int64_t ms)
{
	if (is_open(f, turn))
		f->turns[turn].ms = ms < 0 ? 0 : ms;
}

static void
end_turn(struct floor *f, int turn, int64_t ms)
{
	struct floor_turn *t = &f->turns[turn];

	close_turn(f, turn);
	t->ms = floor_clamp(ms, 0, FLOOR_SUM_MAX);
	t->ended = true;
	t->weight = f->groups[t->lead].weight;
	t->end_tick = ++f->tick;
}

void
floor_apply_end(struct floor *f, int turn, int64_t ms)
{
	if (!is_open(f, turn))
		return;
	end_turn(f, turn, ms);
	floor_account_end(f, turn);
}

void
floor_apply_lost(struct floor *f, int turn, int64_t ms)
{
	if (!is_open(f, turn))
		return;
	end_turn(f, turn, ms);
	f->turns[turn].lost = true;
	f->entries[f->turns[turn].entry].calls--;
	floor_recompute(f);
}

void
floor_apply_yield(struct floor *f, int turn, int person, int64_t from_ms)
{
	if (!floor_has_turn(f, turn) || !floor_has_person(f, person))
		return;
	MEM_GROW(f->yields, f->n_yields, f->cap_yields);
	f->yields[f->n_yields++] = (struct floor_yield){
		.turn = turn,
		.person = person,
		.from_ms = from_ms,
		.factor = f->persons[person].factor,
	};
	f->turns[turn].n_yields++;
	if (f->turns[turn].ended)
		floor_recompute(f);
}

void
floor_apply_unyield(struct floor *f, int turn)
{
	size_t i = f->n_yields;

	if (!floor_has_turn(f, turn) || f->turns[turn].n_yields == 0)
		return;
	while (f->yields[i - 1].turn != turn)
		i--;
	memmove(&f->yields[i - 1], &f->yields[i], (f->n_yields - i) * sizeof *f->yields);
	f->n_yields--;
	f->turns[turn].n_yields--;
	floor_recompute(f);
}

void
floor_apply_reopen(struct floor *f, int turn)
{
	struct floor_turn *t;

	if (!floor_has_turn(f, turn) || !f->turns[turn].ended || f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	if (t->lost)
		f->entries[t->entry].calls++;
	t->ended = t->lost = false;
	open_turn(f, turn);
	floor_recompute(f);
}

void
floor_apply_void(struct floor *f, int turn)
{
	struct floor_turn *t;

	if (!floor_has_turn(f, turn) || f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	if (!t->lost)
		f->entries[t->entry].calls--;
	close_turn(f, turn);
	t->voided = true;
	floor_recompute(f);
}

void
floor_apply_unvoid(struct floor *f, int turn)
{
	struct floor_turn *t;

	if (!floor_has_turn(f, turn) || !f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	if (!t->lost)
		f->entries[t->entry].calls++;
	t->voided = false;
	if (!t->ended)
		open_turn(f, turn);
	floor_recompute(f);
}

void
floor_apply_turn_ms(struct floor *f, int turn, int64_t ms)
{
	if (!floor_has_turn(f, turn) || !f->turns[turn].ended)
		return;
	f->turns[turn].ms = floor_clamp(ms, 0, FLOOR_SUM_MAX);
	floor_recompute(f);
}

void
floor_apply_turn_entry(struct floor *f, int turn, int entry)
{
	struct floor_turn *t;
	const struct floor_entry *e;

	if (!floor_has_turn(f, turn) || !floor_has_entry(f, entry))
		return;
	t = &f->turns[turn];
	e = &f->entries[entry];
	if (!t->voided && !t->lost) {
		f->entries[t->entry].calls--;
		f->entries[entry].calls++;
	}
	t->entry = entry;
	t->person = e->person;
	t->lead = e->group;
	t->class = e->class;
	t->factor = f->persons[e->person].factor;
	floor_recompute(f);
}

static void
add_fix(struct floor *f, const struct floor_fix *fix)
{
	MEM_GROW(f->fixes, f->n_fixes, f->cap_fixes);
	f->fixes[f->n_fixes++] = *fix;
}

void
floor_apply_fix(struct floor *f, int group, int64_t ms)
{
	if (!floor_has_group(f, group))
		return;
	add_fix(f, &(struct floor_fix){ .group = group, .ledger = f->ledger, .charged = ms });
	f->groups[group].charged = floor_sum(f->groups[group].charged, ms);
}

void
floor_apply_weight(struct floor *f, int group, int64_t weight, int64_t rebase_ms)
{
	struct floor_group *g;

	if (!floor_has_group(f, group))
		return;
	g = &f->groups[group];
	g->weight = floor_clamp(weight, 1, FLOOR_SUM_MAX);
	g->base = floor_sum(g->base, rebase_ms);
	add_fix(f, &(struct floor_fix){ .group = group, .ledger = f->ledger, .base = rebase_ms });
}

void
floor_apply_item(struct floor *f, int item)
{
	f->item = item;
	floor_recompute(f);
}

void
floor_apply_ledger(struct floor *f, int ledger)
{
	f->ledger = ledger;
	floor_recompute(f);
}
