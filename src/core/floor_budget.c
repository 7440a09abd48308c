/* SPDX-License-Identifier: ISC */
/* Budgets: how much of one item a constituency may speak before only the chair calls it. */
#include <talanoa/core/floor.h>

#include "floor_priv.h"

/* No product of two of these leaves 64 bits. */
enum { MOST = 1000000000 };

static int64_t
target_weight(const struct floor *f, int group, const struct fair_share *all)
{
	struct fair_share s = *all;

	s.weight = floor_clamp(f->groups[group].weight, 1, MOST);
	s.heads = f->groups[group].members_present;
	return floor_clamp(fair_target_weight(f->rules.target, &s), 0, MOST);
}

/* Its share of the item's planned time among those present, itself included. */
static int64_t
share_of_item(const struct floor *f, int group)
{
	struct fair_share all = { .n = 0 };
	int64_t sum = 0, own;

	for (size_t i = 0; i < f->n_groups; i++) {
		all.n += floor_group_present(f, (int)i);
		all.all_heads += f->groups[i].members_present;
	}
	own = target_weight(f, group, &all);
	for (size_t i = 0; i < f->n_groups; i++)
		if ((int)i == group || floor_group_present(f, (int)i))
			sum += target_weight(f, (int)i, &all);
	return sum == 0 ? 0 : floor_clamp(f->item_ms, 0, MOST) * own / sum;
}

static int64_t
own_budget(const struct floor *f, int group)
{
	int64_t ms = f->rules.budget_ms;

	if (ms == FLOOR_AUTO)
		return f->item_ms > 0 ? share_of_item(f, group) : FLOOR_UNLIMITED;
	if (ms < 0)
		return FLOOR_UNLIMITED;
	return floor_clamp(ms, 0, MOST) * floor_clamp(f->groups[group].weight, 1, MOST) / 1000;
}

bool
floor_has_budget(const struct floor *f)
{
	return f->rules.budget_ms >= 0 || (f->rules.budget_ms == FLOOR_AUTO && f->item_ms > 0);
}

int64_t
floor_budget_spent(const struct floor *f, int group)
{
	return f->groups[group].on_item;
}

int64_t
floor_budget(const struct floor *f, int group)
{
	int64_t most = 0;

	if (!floor_has_budget(f))
		return FLOOR_UNLIMITED;
	for (int g = 0; f->rules.distribute && (size_t)g < f->n_groups; g++) {
		int64_t over = g == group ? 0 : floor_budget_spent(f, g) - own_budget(f, g);

		if (over > most)
			most = over;
	}
	return floor_sum(own_budget(f, group), most);
}

bool
floor_over_budget(const struct floor *f, int group)
{
	int64_t budget = floor_budget(f, group);

	return budget != FLOOR_UNLIMITED && floor_budget_spent(f, group) >= budget;
}

bool
floor_may_be_named(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];

	return e->class != FLOOR_ORDINARY || e->last || !floor_over_budget(f, e->group);
}
