/* SPDX-License-Identifier: ISC */
/* Theil's T of people, split between and within their constituencies. */
#include <math.h>
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/equity.h>

struct group {
	double ms;
	size_t people;
	double within;			/* sum of (s / s_g) ln of it over 1 / people */
};

static double
spoken(const struct theil_person *p)
{
	return p->ms > 0 ? (double)p->ms : 0;
}

static bool
is_counted(const struct theil_ask *ask, const struct theil_person *p)
{
	return p->group >= 0 && (size_t)p->group < ask->n_groups;
}

struct whole {
	double ms;
	size_t people, groups;
};

static struct whole
add_up(const struct theil_ask *ask, struct group *g)
{
	struct whole all = { 0 };

	for (size_t i = 0; i < ask->n; i++) {
		const struct theil_person *p = &ask->people[i];

		if (!is_counted(ask, p))
			continue;
		all.groups += g[p->group].people++ == 0;
		g[p->group].ms += spoken(p);
		all.ms += spoken(p);
		all.people++;
	}
	return all;
}

static void
add_within(const struct theil_ask *ask, struct group *g)
{
	for (size_t i = 0; i < ask->n; i++) {
		const struct theil_person *p = &ask->people[i];
		double s;

		if (!is_counted(ask, p) || spoken(p) <= 0)
			continue;
		s = spoken(p) / g[p->group].ms;
		g[p->group].within += s * log(s * (double)g[p->group].people);
	}
}

static double
target(const struct theil_ask *ask, const struct whole *all, const struct group *g)
{
	return ask->equal_groups ? 1 / (double)all->groups :
		(double)g->people / (double)all->people;
}

void
equity_theil(const struct theil_ask *ask, int64_t *ret_within_ppm, struct theil_split *ret_t)
{
	struct group *g = mem_alloc((ask->n_groups + 1) * sizeof *g);
	struct whole all = add_up(ask, g);
	struct theil_split t = { .valid = all.ms > 0 && all.people > 1 };
	double between = 0, within = 0;

	add_within(ask, g);
	for (size_t i = 0; i < ask->n_groups; i++) {
		double s = all.ms > 0 ? g[i].ms / all.ms : 0;

		if (s > 0)
			between += s * log(s / target(ask, &all, &g[i]));
		within += s * g[i].within;
		if (ret_within_ppm != NULL)
			ret_within_ppm[i] = llround(fmax(s * g[i].within, 0) * 1e6);
	}
	if (t.valid) {
		t.between_ppm = llround(fmax(between, 0) * 1e6);
		t.within_ppm = llround(fmax(within, 0) * 1e6);
		t.total_ppm = t.between_ppm + t.within_ppm;
	}
	free(g);
	*ret_t = t;
}
