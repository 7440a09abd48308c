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

/* What every budget needs of all groups, looked at once. */
struct sums {
	struct fair_share all;
	int64_t weights;		/* of those present */
	int64_t over, next_over;	/* the greatest overrun and the next; 0 if nobody's */
	int over_group;			/* whose the greatest is */
};

/* Its share of the item's planned time among those present, itself included. */
static int64_t
share_of_item(const struct floor *f, int group, const struct sums *s)
{
	int64_t own = target_weight(f, group, &s->all);
	int64_t sum = s->weights + (floor_group_present(f, group) ? 0 : own);

	return sum == 0 ? 0 : floor_clamp(f->item_ms, 0, MOST) * own / sum;
}

static int64_t
own_budget(const struct floor *f, int group, const struct sums *s)
{
	int64_t ms = f->rules.budget_ms;

	if (ms == FLOOR_AUTO)
		return f->item_ms > 0 ? share_of_item(f, group, s) : FLOOR_UNLIMITED;
	if (ms < 0)
		return FLOOR_UNLIMITED;
	return floor_clamp(ms, 0, MOST) * floor_clamp(f->groups[group].weight, 1, MOST) / 1000;
}

static void
add_overrun(const struct floor *f, int group, struct sums *s)
{
	int64_t over = floor_budget_spent(f, group) - own_budget(f, group, s);

	if (over > s->over) {
		s->next_over = s->over;
		s->over = over;
		s->over_group = group;
	} else if (over > s->next_over) {
		s->next_over = over;
	}
}

static void
sums_init(struct sums *s, const struct floor *f)
{
	*s = (struct sums){ .over_group = FLOOR_NONE };
	for (size_t i = 0; i < f->n_groups; i++) {
		s->all.n += floor_group_present(f, (int)i);
		s->all.all_heads += f->groups[i].members_present;
	}
	for (size_t i = 0; i < f->n_groups; i++)
		if (floor_group_present(f, (int)i))
			s->weights += target_weight(f, (int)i, &s->all);
	for (size_t i = 0; f->rules.distribute && i < f->n_groups; i++)
		add_overrun(f, (int)i, s);
}

static int64_t
budget(const struct floor *f, int group, const struct sums *s)
{
	return floor_sum(own_budget(f, group, s), group == s->over_group ? s->next_over : s->over);
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
	struct sums s;

	if (!floor_has_budget(f))
		return FLOOR_UNLIMITED;
	sums_init(&s, f);
	return budget(f, group, &s);
}

bool
floor_over_budget(const struct floor *f, int group)
{
	int64_t ms = floor_budget(f, group);

	return ms != FLOOR_UNLIMITED && floor_budget_spent(f, group) >= ms;
}

bool
floor_over_budgets(const struct floor *f, bool *over)
{
	bool changed = false;
	struct sums s;

	if (!floor_has_budget(f))
		return false;
	sums_init(&s, f);
	for (size_t g = 0; g < f->n_groups; g++) {
		bool now = floor_budget_spent(f, (int)g) >= budget(f, (int)g, &s);

		changed |= now != over[g];
		over[g] = now;
	}
	return changed;
}

bool
floor_may_be_named(const struct floor *f, int entry)
{
	const struct floor_entry *e = &f->entries[entry];

	return e->class != FLOOR_ORDINARY || e->last || !floor_over_budget(f, e->group);
}
