/* SPDX-License-Identifier: ISC */
/* Turns of the ledger, split among those who pay or speak, added up by row. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "fairness_priv.h"
#include "floor_priv.h"

static void
fill_none(int *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		v[i] = -1;
}

/* Chains are built from the end, so that they run in order of recording. */
static void
chain(struct tally *t)
{
	const struct floor *f = t->f;

	t->sponsor = mem_alloc((f->n_entries + 1) * sizeof *t->sponsor);
	t->next_sponsor = mem_alloc((f->n_sponsors + 1) * sizeof *t->next_sponsor);
	t->yield = mem_alloc((f->n_turns + 1) * sizeof *t->yield);
	t->next_yield = mem_alloc((f->n_yields + 1) * sizeof *t->next_yield);
	fill_none(t->sponsor, f->n_entries);
	fill_none(t->yield, f->n_turns);
	for (size_t i = f->n_sponsors; i-- > 0; ) {
		t->next_sponsor[i] = t->sponsor[f->sponsors[i].entry];
		t->sponsor[f->sponsors[i].entry] = (int)i;
	}
	for (size_t i = f->n_yields; i-- > 0; ) {
		t->next_yield[i] = t->yield[f->yields[i].turn];
		t->yield[f->yields[i].turn] = (int)i;
	}
}

static void
find_units(struct tally *t)
{
	const struct ledger *l = t->ask->ledger;

	t->turn = mem_alloc((t->f->n_turns + 1) * sizeof *t->turn);
	t->raised_at = mem_alloc((t->f->n_entries + 1) * sizeof *t->raised_at);
	t->spell = mem_alloc((t->f->n_turns + 1) * sizeof *t->spell);
	t->called_at = mem_alloc((t->f->n_entries + 1) * sizeof *t->called_at);
	for (size_t i = 0; i < t->f->n_entries; i++)
		t->called_at[i] = -1;
	for (size_t i = 0; i < l->n_turns; i++)
		if (floor_has_turn(t->f, l->turn[i].floor_turn))
			t->turn[l->turn[i].floor_turn] = &l->turn[i];
	for (size_t i = 0; i < l->n_entries; i++)
		if (floor_has_entry(t->f, l->entry[i].floor_entry))
			t->raised_at[l->entry[i].floor_entry] = l->entry[i].at;
}

void
tally_init(struct tally *t, const struct fair_ask *ask, const int *category, struct fairness *out)
{
	*t = (struct tally){ .ask = ask, .f = &ask->ledger->floor, .category = category,
		.out = out };
	t->talk = mem_alloc((t->f->n_persons + 1) * sizeof *t->talk);
	t->raised = mem_alloc((t->f->n_persons + 1) * sizeof *t->raised);
	t->places = mem_alloc((out->n + 1) * sizeof *t->places);
	chain(t);
	find_units(t);
}

void
tally_release(struct tally *t)
{
	free(t->turn);
	free(t->raised_at);
	free(t->called_at);
	free(t->spell);
	free(t->talk);
	free(t->raised);
	free(t->places);
	free(t->sponsor);
	free(t->next_sponsor);
	free(t->yield);
	free(t->next_yield);
	free(t->speech);
	free(t->share);
}

void
tally_add(int64_t *total, int64_t ms)
{
	*total = floor_clamp(floor_sum(*total, ms), -TALLY_MOST, TALLY_MOST);
}

int
tally_row(const struct tally *t, int group, int person)
{
	int row = group;

	if (t->category != NULL)
		row = floor_has_person(t->f, person) ? t->category[person] : -1;
	return row >= 0 && (size_t)row < t->out->n ? row : -1;
}

bool
tally_in_scope(const struct tally *t, int ledger)
{
	return t->ask->whole || ledger == t->f->ledger;
}

bool
tally_told(const struct tally *t, int entry)
{
	return t->ask->untold == NULL || !floor_has_entry(t->f, entry) || !t->ask->untold[entry];
}

int64_t
tally_turn_ms(const struct tally *t, int turn)
{
	const struct floor_turn *ft = &t->f->turns[turn];

	if (ft->voided || !tally_in_scope(t, ft->ledger))
		return -1;
	if (ft->ended)
		return ft->ms;
	if (t->ask->now == NULL || ft->elsewhere || t->turn[turn] == NULL)
		return -1;
	return turn_ms(t->turn[turn], t->ask->now);
}

static void
add_speech(struct tally *t, const struct speech *s)
{
	if (s->ms <= 0)
		return;
	MEM_GROW(t->speech, t->n_speeches, t->cap_speeches);
	t->speech[t->n_speeches++] = *s;
}

static void
split_speech(struct tally *t, int turn, int64_t ms)
{
	const struct floor_turn *ft = &t->f->turns[turn];
	struct speech s = { .person = ft->person, .factor = ft->factor };
	int64_t from = 0;

	t->n_speeches = 0;
	for (int i = t->yield[turn]; i >= 0; i = t->next_yield[i]) {
		const struct floor_yield *y = &t->f->yields[i];
		int64_t to = floor_clamp(y->from_ms, from, ms);

		s.ms = to - from;
		add_speech(t, &s);
		from = to;
		s.person = y->person;
		s.factor = y->factor;
	}
	s.ms = ms - from;
	add_speech(t, &s);
}

static void
add_share(struct tally *t, int row, int64_t ms)
{
	MEM_GROW(t->share, t->n_shares, t->cap_shares);
	t->share[t->n_shares++] = (struct share){ row, ms };
}

static int64_t
charged(const struct tally *t)
{
	int64_t sum = 0;

	for (size_t i = 0; i < t->n_speeches; i++)
		sum += floor_clamp(t->speech[i].ms, 0, FLOOR_SUM_MAX / 1000) *
			t->speech[i].factor / 1000;
	return sum;
}

/* As core/floor charges: equal parts, the first rest of them one more. */
static void
split_sponsors(struct tally *t, const struct floor_turn *ft)
{
	int64_t ms = charged(t), k = 1, rest;

	for (int i = t->sponsor[ft->entry]; i >= 0; i = t->next_sponsor[i])
		k += t->f->sponsors[i].confirmed;
	rest = ms % k;
	add_share(t, tally_row(t, ft->lead, ft->person), ms / k + (rest-- > 0));
	for (int i = t->sponsor[ft->entry]; i >= 0; i = t->next_sponsor[i])
		if (t->f->sponsors[i].confirmed)
			add_share(t, tally_row(t, t->f->sponsors[i].group, -1),
				ms / k + (rest-- > 0));
}

void
tally_split(struct tally *t, int turn, int64_t ms)
{
	const struct floor_turn *ft = &t->f->turns[turn];

	split_speech(t, turn, ms);
	t->n_shares = 0;
	if (t->category == NULL) {
		split_sponsors(t, ft);
		return;
	}
	for (size_t i = 0; i < t->n_speeches; i++)
		add_share(t, tally_row(t, -1, t->speech[i].person), t->speech[i].ms);
}

static void
count_turn(struct tally *t, int turn, struct fair_row *r, int64_t ms)
{
	const struct ledger_turn *lt = t->turn[turn];

	if (lt != NULL && lt->limit_ms > 0 && ms > lt->limit_ms)
		tally_add(&r->overrun_ms, ms - lt->limit_ms);
	if (lt != NULL && !t->f->turns[turn].ended)
		r->unsure_ms = t->out->unsure_ms = turn_unsure_ms(lt, t->ask->now);
	if (t->f->turns[turn].lost)
		return;
	r->turns++;
	t->places[r - t->out->row] += t->n_turns++;
}

static void
add_ordinary(struct tally *t, int turn, int64_t ms)
{
	const struct floor_turn *ft = &t->f->turns[turn];
	int row = tally_row(t, ft->lead, ft->person);

	if (t->turn[turn] != NULL)
		t->spell[t->n_spells++] = (struct spell){ t->turn[turn]->called_at, turn };
	tally_split(t, turn, ms);
	for (size_t i = 0; i < t->n_shares; i++) {
		if (t->share[i].row < 0)
			tally_add(&t->out->untold_ms, t->share[i].ms);
		else
			tally_add(&t->out->row[t->share[i].row].ms, t->share[i].ms);
	}
	for (size_t i = 0; i < t->n_speeches; i++)
		tally_add(&t->talk[t->speech[i].person], t->speech[i].ms);
	if (row >= 0)
		count_turn(t, turn, &t->out->row[row], ms);
}

/* A lost line leaves the hand waiting. */
static void
note_call(struct tally *t, int turn)
{
	const struct floor_turn *ft = &t->f->turns[turn];

	if (!ft->voided && !ft->lost && (ft->ended || !ft->elsewhere) && t->turn[turn] != NULL &&
	    t->called_at[ft->entry] < 0 && tally_in_scope(t, ft->ledger))
		t->called_at[ft->entry] = t->turn[turn]->called_at;
}

static void
add_turn(struct tally *t, int turn)
{
	const struct floor_turn *ft = &t->f->turns[turn];
	int64_t ms = tally_turn_ms(t, turn);
	int row = tally_row(t, ft->lead, ft->person);

	note_call(t, turn);
	if (ms < 0)
		return;
	if (!tally_told(t, ft->entry))
		tally_add(&t->out->untold_ms, ms);
	else if (ft->lead == FLOOR_NONE)
		tally_add(&t->out->chair_ms, ms);
	else if (ft->class == FLOOR_ORDINARY)
		add_ordinary(t, turn, ms);
	else if (row < 0)
		tally_add(&t->out->untold_ms, ms);
	else
		tally_add(&t->out->row[row].other_ms, ms);
}

/* Time counted without a turn is a constituency's, nobody's in particular. */
static void
add_fixes(struct tally *t)
{
	for (size_t i = 0; i < t->f->n_fixes; i++) {
		const struct floor_fix *x = &t->f->fixes[i];

		if (!tally_in_scope(t, x->ledger))
			continue;
		if (t->category != NULL)
			tally_add(&t->out->untold_ms, x->charged);
		else
			tally_add(&t->out->row[x->group].ms, x->charged);
	}
}

/* In a public copy the hand may have been left out: nobody knows whose time it was. */
static void
add_unknown(struct tally *t)
{
	const struct ledger *l = t->ask->ledger;

	for (size_t i = 0; t->ask->whole && i < l->n_turns; i++)
		if (l->turn[i].floor_turn == FLOOR_NONE && !l->turn[i].voided)
			tally_add(&t->out->untold_ms, turn_ms(&l->turn[i], NULL));
}

void
tally_turns(struct tally *t)
{
	add_fixes(t);
	add_unknown(t);
	for (size_t i = 0; i < t->f->n_turns; i++)
		add_turn(t, (int)i);
	for (size_t i = 0; i < t->out->n; i++) {
		struct fair_row *r = &t->out->row[i];

		r->position_ppm = equity_place_ppm(t->places[i], r->turns, t->n_turns);
		tally_add(&t->out->other_ms, r->other_ms);
		tally_add(&t->out->overrun_ms, r->overrun_ms);
	}
}
