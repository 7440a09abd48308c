/* SPDX-License-Identifier: ISC */
/* Life of the floor's state, its groups, persons and rules, and the plain questions. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/floor.h>

#include "floor_priv.h"

void
floor_init(struct floor *f)
{
	memset(f, 0, sizeof *f);
	f->rules = (struct floor_rules){
		.order = FLOOR_ORDER_FAIR,
		.limit_ms = 180000,
		.grace_ms = 20000,
		.expect_ms = FLOOR_AUTO,
		.catch_up_ms = FLOOR_AUTO,
		.block_ms = FLOOR_AUTO,
		.budget_ms = FLOOR_UNLIMITED,
		.replies = 2,
	};
	f->deck = FLOOR_NONE;
	f->block_group = FLOOR_NONE;
}

void
floor_release(struct floor *f)
{
	free(f->groups);
	free(f->persons);
	free(f->entries);
	free(f->turns);
	free(f->sponsors);
	free(f->yields);
	free(f->fixes);
	free(f->open);
	free(f->category_ms);
	memset(f, 0, sizeof *f);
}

#define COPY(what) do { \
		ret_f->what = mem_copy(f->what, f->n_##what * sizeof *f->what); \
		ret_f->cap_##what = f->n_##what; \
	} while (0)

void
floor_copy(const struct floor *f, struct floor *ret_f)
{
	*ret_f = *f;
	COPY(groups);
	COPY(persons);
	COPY(entries);
	COPY(turns);
	COPY(sponsors);
	COPY(yields);
	COPY(fixes);
	COPY(open);
	ret_f->category_ms = mem_copy(f->category_ms, f->n_categories * sizeof *f->category_ms);
	ret_f->cap_categories = f->n_categories;
}

int64_t
floor_clamp(int64_t v, int64_t min, int64_t max)
{
	return v < min ? min : v > max ? max : v;
}

int64_t
floor_sum(int64_t a, int64_t b)
{
	a = floor_clamp(a, -FLOOR_SUM_MAX, FLOOR_SUM_MAX);
	b = floor_clamp(b, -FLOOR_SUM_MAX, FLOOR_SUM_MAX);
	return floor_clamp(a + b, -FLOOR_SUM_MAX, FLOOR_SUM_MAX);
}

int64_t
floor_weighted(int64_t ms, int64_t weight)
{
	int64_t p = floor_clamp(ms, -FLOOR_SUM_MAX, FLOOR_SUM_MAX) * 1000;
	int64_t q = p / weight;

	if (p % weight < 0)
		q--;
	return floor_clamp(q, -FLOOR_VT_MAX, FLOOR_VT_MAX);
}

bool
floor_has_group(const struct floor *f, int group)
{
	return group >= 0 && (size_t)group < f->n_groups;
}

bool
floor_has_person(const struct floor *f, int person)
{
	return person >= 0 && (size_t)person < f->n_persons;
}

bool
floor_has_entry(const struct floor *f, int entry)
{
	return entry >= 0 && (size_t)entry < f->n_entries;
}

bool
floor_has_turn(const struct floor *f, int turn)
{
	return turn >= 0 && (size_t)turn < f->n_turns;
}

int64_t
floor_vt(const struct floor *f, int group)
{
	const struct floor_group *g = &f->groups[group];

	return floor_clamp(g->base + floor_weighted(g->charged, g->weight), -FLOOR_VT_MAX,
		FLOOR_VT_MAX);
}

int
floor_turns_of(const struct floor *f, int person)
{
	return f->persons[f->persons[person].seat].turns;
}

bool
floor_group_present(const struct floor *f, int group)
{
	return !f->groups[group].absent && f->groups[group].members_present > 0;
}

bool
floor_waiting(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];

	return e->calls == 0 && !e->left && !e->elsewhere;
}

bool
floor_callable(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];

	return floor_waiting(f, entry) && f->persons[e->person].present &&
		(e->group == FLOOR_NONE || !f->groups[e->group].absent);
}

bool
floor_held(const struct floor *f, int entry)
{
	return f->entries[entry].held_tick > f->last_end;
}

int
floor_running(const struct floor *f)
{
	return f->n_open > 0 ? f->open[f->n_open - 1] : FLOOR_NONE;
}

int
floor_deck(const struct floor *f)
{
	int e = f->deck;

	if (!floor_has_entry(f, e) || f->entries[e].class != FLOOR_ORDINARY)
		return FLOOR_NONE;
	if (!floor_callable(f, e) || floor_held(f, e))
		return FLOOR_NONE;
	return floor_may_be_named(f, e) ? e : FLOOR_NONE;
}

int
floor_find_hand(const struct floor *f, int person, enum floor_class class, bool last)
{
	for (size_t i = 0; i < f->n_entries; i++) {
		const struct floor_entry *e = &f->entries[i];

		if (e->person == person && e->class == class && e->last == last &&
		    floor_waiting(f, (int)i))
			return (int)i;
	}
	return FLOOR_NONE;
}

int
floor_find(const struct floor *f, int person, enum floor_class class)
{
	int e = floor_find_hand(f, person, class, false);

	return e != FLOOR_NONE ? e : floor_find_hand(f, person, class, true);
}

int64_t
floor_expect(const struct floor *f)
{
	return f->rules.expect_ms >= 0 ? f->rules.expect_ms : f->rules.limit_ms;
}

int64_t
floor_block(const struct floor *f)
{
	int64_t min = 0;

	if (f->rules.block_ms >= 0)
		return f->rules.block_ms;
	for (size_t i = 0; i < f->n_groups; i++)
		if (floor_group_present(f, (int)i) && (min == 0 || f->groups[i].weight < min))
			min = f->groups[i].weight;
	return min == 0 ? 0 : floor_weighted(f->rules.limit_ms + f->rules.grace_ms, min);
}

int
floor_add_group(struct floor *f, int64_t weight)
{
	MEM_GROW(f->groups, f->n_groups, f->cap_groups);
	f->groups[f->n_groups] = (struct floor_group){
		.weight = floor_clamp(weight, 1, FLOOR_SUM_MAX),
	};
	return (int)f->n_groups++;
}

static void
need_category(struct floor *f, int category)
{
	while (f->n_categories <= (size_t)category) {
		MEM_GROW(f->category_ms, f->n_categories, f->cap_categories);
		f->category_ms[f->n_categories++] = 0;
	}
}

/* A person may be of no constituency; a hand then says in which capacity. */
static void
count_member(struct floor *f, int person, int group)
{
	struct floor_person *p = &f->persons[person];

	if (floor_has_group(f, p->group)) {
		f->groups[p->group].members--;
		f->groups[p->group].members_present -= p->present;
	}
	p->group = floor_has_group(f, group) ? group : FLOOR_NONE;
	if (p->group != FLOOR_NONE) {
		f->groups[group].members++;
		f->groups[group].members_present += p->present;
	}
}

int
floor_add_person(struct floor *f, int group)
{
	int p = (int)f->n_persons;

	if (group != FLOOR_NONE && !floor_has_group(f, group))
		return FLOOR_NONE;
	MEM_GROW(f->persons, f->n_persons, f->cap_persons);
	f->persons[p] = (struct floor_person){ .group = FLOOR_NONE, .seat = p, .factor = 1000 };
	f->n_persons++;
	count_member(f, p, group);
	need_category(f, 0);
	return p;
}

void
floor_apply_person_present(struct floor *f, int person, bool present)
{
	struct floor_person *p;

	if (!floor_has_person(f, person))
		return;
	p = &f->persons[person];
	if (p->group != FLOOR_NONE)
		f->groups[p->group].members_present += (int)present - (int)p->present;
	p->present = present;
}

void
floor_apply_person_factor(struct floor *f, int person, int64_t permille)
{
	if (floor_has_person(f, person))
		f->persons[person].factor = floor_clamp(permille, 0, 1000000);
}

void
floor_apply_person_category(struct floor *f, int person, int category)
{
	if (!floor_has_person(f, person) || category < 0)
		return;
	need_category(f, category);
	f->persons[person].category = category;
	if (f->n_turns > 0)
		floor_recompute(f);
}

void
floor_apply_person_seat(struct floor *f, int person, int other)
{
	if (!floor_has_person(f, person) || !floor_has_person(f, other))
		return;
	f->persons[person].seat = f->persons[other].seat;
	if (person == other)
		f->persons[person].seat = person;
	if (f->n_turns > 0)
		floor_recompute(f);
}

void
floor_apply_group_absent(struct floor *f, int group, bool absent)
{
	if (floor_has_group(f, group))
		f->groups[group].absent = absent;
}

int64_t
floor_rebase(const struct floor *f, int group, int64_t weight)
{
	const struct floor_group *g = &f->groups[group];

	return floor_weighted(g->charged, g->weight) -
		floor_weighted(g->charged, floor_clamp(weight, 1, FLOOR_SUM_MAX));
}

void
floor_apply_closed(struct floor *f, bool closed)
{
	f->closed = closed;
}
