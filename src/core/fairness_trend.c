/* SPDX-License-Identifier: ISC */
/* How even it was after each turn. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "fairness_priv.h"

enum { MOST_POINTS = 200 };

static bool
is_point(const struct tally *t, size_t turn)
{
	const struct floor_turn *ft = &t->f->turns[turn];

	return ft->class == FLOOR_ORDINARY && ft->ended && ft->lead != FLOOR_NONE &&
		t->turn[turn] != NULL && tally_told(t, ft->entry) && tally_turn_ms(t, (int)turn) >= 0;
}

static void
add_point(struct fairness *f, struct equity_row *rows, int64_t at, bool early)
{
	struct equity e;

	equity_compute(rows, f->n, &e);
	f->point[f->n_points++] = (struct fair_point){ at, e.valid && !early ? e.move_ppm : -1,
		e.valid && !early ? e.gini_ppm : -1, (int)e.heard };
}

/* Time counted without a turn has no moment: it is there from the start. */
static void
start_rows(const struct tally *t, struct equity_row *rows)
{
	for (size_t i = 0; i < t->out->n; i++)
		rows[i] = (struct equity_row){ .weight = t->out->row[i].weight,
			.excluded = t->out->row[i].excluded };
	for (size_t i = 0; i < t->f->n_fixes; i++)
		if (tally_in_scope(t, t->f->fixes[i].ledger))
			tally_add(&rows[t->f->fixes[i].group].ms, t->f->fixes[i].charged);
}

static void
walk(struct tally *t, size_t all, struct equity_row *rows)
{
	size_t k = 0, every = (all + MOST_POINTS - 1) / MOST_POINTS;

	for (size_t i = 0; i < t->f->n_turns; i++) {
		if (!is_point(t, i))
			continue;
		tally_split(t, (int)i, t->f->turns[i].ms);
		for (size_t s = 0; s < t->n_shares; s++)
			if (t->share[s].row >= 0)
				tally_add(&rows[t->share[s].row].ms, t->share[s].ms);
		k++;
		if (k % every == 0 || k == all)
			add_point(t->out, rows, turn_last_boundary(t->turn[i]),
				k < (size_t)t->out->here);
	}
}

void
fairness_trend(const struct fair_ask *ask, struct fairness *f)
{
	struct equity_row *rows = mem_alloc((f->n + 1) * sizeof *rows);
	struct tally t;
	size_t all = 0;

	tally_init(&t, ask, NULL, f);
	for (size_t i = 0; i < t.f->n_turns; i++)
		all += is_point(&t, i);
	free(f->point);
	f->point = mem_alloc((MOST_POINTS + 2) * sizeof *f->point);
	f->n_points = 0;
	start_rows(&t, rows);
	walk(&t, all, rows);
	tally_release(&t);
	free(rows);
}

const struct fair_point *
fairness_at(const struct fairness *f, int64_t at)
{
	const struct fair_point *p = NULL;

	for (size_t i = 0; i < f->n_points; i++)
		if (f->point[i].at <= at)
			p = &f->point[i];
	return p;
}
