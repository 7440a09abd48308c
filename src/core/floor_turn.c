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

/* Does the call use its hand up? */
static bool
uses_hand(const struct floor_turn *t)
{
	return !t->voided && !t->lost && (t->ended || !t->elsewhere);
}

/* After a change of the turn that used its hand up before, or did not. */
static void
count_call(struct floor *f, const struct floor_turn *t, bool before)
{
	f->entries[t->entry].calls += (int)uses_hand(t) - (int)before;
}

static int
add_turn(struct floor *f, int entry, int64_t v_after)
{
	const struct floor_entry *e = &f->entries[entry];
	bool ordinary = e->class == FLOOR_ORDINARY;

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
	return (int)f->n_turns - 1;
}

int
floor_apply_call(struct floor *f, int entry, int64_t v_after)
{
	int turn;

	if (!floor_has_entry(f, entry))
		return FLOOR_NONE;
	turn = add_turn(f, entry, v_after);
	count_call(f, &f->turns[turn], false);
	open_turn(f, turn);
	floor_account_call(f, &f->turns[turn]);
	return turn;
}

int
floor_apply_call_elsewhere(struct floor *f, int entry, int64_t v_after)
{
	int turn;

	if (!floor_has_entry(f, entry))
		return FLOOR_NONE;
	turn = add_turn(f, entry, v_after);
	f->turns[turn].elsewhere = true;
	return turn;
}

void
floor_apply_turn_here(struct floor *f, int turn)
{
	bool used;

	if (!floor_has_turn(f, turn) || !f->turns[turn].elsewhere)
		return;
	used = uses_hand(&f->turns[turn]);
	f->turns[turn].elsewhere = false;
	count_call(f, &f->turns[turn], used);
	if (is_open(f, turn))
		open_turn(f, turn);
	floor_recompute(f);
}

void
floor_apply_past_here(struct floor *f)
{
	for (size_t i = 0; i < f->n_turns; i++)
		if (f->turns[i].ended || f->turns[i].voided)
			f->turns[i].elsewhere = false;
	for (size_t i = 0; i < f->n_entries; i++)
		if (f->entries[i].calls > 0 || f->entries[i].left)
			f->entries[i].elsewhere = false;
}

void
floor_apply_elapsed(struct floor *f, int turn, int64_t ms)
{
	if (is_open(f, turn))
		f->turns[turn].ms = ms < 0 ? 0 : ms;
}

static void
end_turn(struct floor *f, int turn, int64_t ms, bool lost)
{
	struct floor_turn *t = &f->turns[turn];
	bool used = uses_hand(t);

	close_turn(f, turn);
	t->ms = floor_clamp(ms, 0, FLOOR_SUM_MAX);
	t->ended = true;
	t->lost = lost;
	t->weight = t->lead == FLOOR_NONE ? 1000 : f->groups[t->lead].weight;
	t->end_tick = ++f->tick;
	count_call(f, t, used);
}

void
floor_apply_end(struct floor *f, int turn, int64_t ms)
{
	if (!is_open(f, turn))
		return;
	end_turn(f, turn, ms, false);
	if (f->turns[turn].elsewhere)
		floor_recompute(f);
	else
		floor_account_end(f, turn);
}

void
floor_apply_lost(struct floor *f, int turn, int64_t ms)
{
	if (!is_open(f, turn))
		return;
	end_turn(f, turn, ms, true);
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

int
floor_speaks(const struct floor *f, int turn)
{
	int person = f->turns[turn].person, left = f->turns[turn].n_yields;

	for (size_t i = 0; i < f->n_yields && left > 0; i++)
		if (f->yields[i].turn == turn) {
			person = f->yields[i].person;
			left--;
		}
	return person;
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
	bool used;

	if (!floor_has_turn(f, turn) || !f->turns[turn].ended || f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	used = uses_hand(t);
	t->ended = t->lost = false;
	count_call(f, t, used);
	if (!t->elsewhere)
		open_turn(f, turn);
	floor_recompute(f);
}

void
floor_apply_void(struct floor *f, int turn)
{
	struct floor_turn *t;
	bool used;

	if (!floor_has_turn(f, turn) || f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	used = uses_hand(t);
	close_turn(f, turn);
	t->voided = true;
	count_call(f, t, used);
	floor_recompute(f);
}

void
floor_apply_unvoid(struct floor *f, int turn)
{
	struct floor_turn *t;

	if (!floor_has_turn(f, turn) || !f->turns[turn].voided)
		return;
	t = &f->turns[turn];
	t->voided = false;
	count_call(f, t, false);
	if (!t->ended && !t->elsewhere)
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
	if (uses_hand(t)) {
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
	struct floor_fix x = { .group = group, .ledger = f->ledger, .item = f->item,
		.charged = ms };

	if (!floor_has_group(f, group))
		return;
	add_fix(f, &x);
	floor_charge(f, &x);
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
floor_apply_item_ms(struct floor *f, int64_t planned_ms)
{
	f->item_ms = planned_ms < 0 ? 0 : planned_ms;
}

void
floor_apply_ledger(struct floor *f, int ledger)
{
	f->ledger = ledger;
	floor_recompute(f);
}
