/* SPDX-License-Identifier: ISC */
/* Attendance and talk time by region and by income group; rows of few people are folded. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/suppress.h>

#include "edition_priv.h"

/* The row of each person of the ledger; who is not in the edition is in none. */
static int *
floor_rows(const struct source *src, const int *row)
{
	size_t n = src->ledger.floor.n_persons;
	int *of = mem_alloc((n + 1) * sizeof *of);

	for (size_t i = 0; i < n; i++) {
		struct id id = ledger_person_id(&src->ledger, (int)i);
		int p = idmap_get(&src->person, &id);

		of[i] = p < 0 || src->ed->person[p].hidden ? -1 : row[p];
	}
	return of;
}

static void
count_persons(const struct source *src, const int *row, struct ed_shares *s)
{
	for (size_t i = 0; i < src->ed->n_persons; i++) {
		const struct ed_person *p = &src->ed->person[i];

		if (p->group >= 0 && person_was_present(p, 0) && !p->hidden)
			s->v[row[i]].persons++;
	}
}

/* What one person spoke is not told, and not to be had by subtracting. */
static void
fold(const struct fairness *f, int k, struct ed_shares *s)
{
	struct suppress_row *v = mem_alloc((f->n + 1) * sizeof *v);

	for (size_t i = 0; i < f->n; i++)
		v[i] = (struct suppress_row){ f->row[i].ms, f->row[i].heads_heard, false };
	s->told &= suppress_few(v, f->n, k);
	for (size_t i = 0; i < f->n; i++)
		s->v[i].few = v[i].few;
	free(v);
}

static void
fill(const struct fairness *f, struct ed_shares *s)
{
	for (size_t i = 0; i < f->n; i++) {
		struct ed_share *v = &s->v[i];

		v->percent = -1;
		if (!s->told)
			continue;
		s->total_ms += f->row[i].ms;
		if (v->few) {
			s->few_ms += f->row[i].ms;
			continue;
		}
		v->ms = f->row[i].ms;
		v->percent = f->row[i].percent;
	}
	s->untold_ms = s->told ? f->untold_ms : 0;
}

static void
build(struct source *src, const struct fair_ask *ask, enum category by, struct ed_shares *s)
{
	struct category_ask who = { by, src->ask->countries, src->who, src->ed->n_persons };
	int *row = mem_alloc((who.n + 1) * sizeof *row), *of;
	struct categories names;
	struct fairness f;

	categories_build(&who, row, &names);
	of = floor_rows(src, row);
	fairness_by(ask, of, names.n, false, &f);
	s->v = mem_alloc((names.n + 1) * sizeof *s->v);
	s->n = names.n;
	for (size_t i = 0; i < s->n; i++)
		s->v[i].name = copy_text(src, names.name[i]);
	count_persons(src, row, s);
	s->told = f.equity.total_ms > 0;
	if (src->ed->kind != EDITION_FULL)
		fold(&f, src->ed->k, s);
	fill(&f, s);
	fairness_release(&f);
	free(names.name);
	free(of);
	free(row);
}

void
shares_build(struct source *src, const struct fair_ask *ask)
{
	struct fair_ask named = *ask;
	bool *untold;

	if (src->ask->countries == NULL)
		return;
	named.untold = untold = talk_untold(src, true);
	build(src, &named, CATEGORY_REGION, &src->ed->regions);
	build(src, &named, CATEGORY_INCOME, &src->ed->incomes);
	free(untold);
}
