/* SPDX-License-Identifier: ISC */
/* One row a constituency or category, and the figures over them. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "fairness_priv.h"

static bool
is_here(const struct tally *t, size_t person)
{
	if (t->ask->here != NULL)
		return t->ask->here[person];
	return t->f->persons[person].present;
}

/* Afterwards who was heard was here, whatever the list of attendance says. */
static void
count_people(struct tally *t)
{
	struct fairness *out = t->out;

	for (size_t i = 0; i < t->f->n_persons; i++) {
		bool heard = t->talk[i] > 0;
		int row = tally_row(t, t->f->persons[i].group, (int)i);

		if (t->f->persons[i].group == FLOOR_NONE ||
		    !(is_here(t, i) || (t->ask->over && heard)))
			continue;
		out->people_here++;
		out->people_heard += heard;
		out->people_raised += heard || t->raised[i];
		if (row < 0)
			continue;
		out->row[row].heads++;
		out->row[row].heads_heard += heard;
	}
}

static bool
is_excluded(const struct tally *t, const struct fair_row *r)
{
	if (t->ask->over)
		return r->heads == 0 && r->ms <= 0;
	return t->category == NULL ? !floor_group_present(t->f, r->key) : r->heads == 0;
}

static void
count_rows(struct tally *t)
{
	int turns = 0;

	for (size_t i = 0; i < t->out->n; i++) {
		struct fair_row *r = &t->out->row[i];

		r->heard = r->ms > 0;
		r->excluded = is_excluded(t, r);
		t->out->here += !r->excluded;
		t->out->here_heard += !r->excluded && r->heard;
		turns += r->turns;
	}
	t->out->early = turns < t->out->here;
}

static void
weigh(struct fairness *out, const struct floor *f, enum fair_target target)
{
	struct fair_share s = { .n = out->here };

	for (size_t i = 0; i < out->n; i++)
		s.all_heads += out->row[i].excluded ? 0 : out->row[i].heads;
	for (size_t i = 0; i < out->n; i++) {
		struct fair_row *r = &out->row[i];

		if (target == TARGET_CUSTOM)
			s.weight = f->groups[r->key].weight;
		s.heads = r->heads;
		r->weight = fair_target_weight(target, &s);
		if (r->weight > TALLY_MOST)
			r->weight = TALLY_MOST;
	}
}

static void
fill_percent(struct fairness *out)
{
	int64_t *ms = mem_alloc((out->n + 1) * sizeof *ms);
	int *percent = mem_alloc((out->n + 1) * sizeof *percent);
	bool any;

	for (size_t i = 0; i < out->n; i++)
		ms[i] = out->row[i].excluded ? 0 : out->row[i].ms;
	any = equity_percent(ms, out->n, percent);
	for (size_t i = 0; i < out->n; i++)
		out->row[i].percent = any && !out->row[i].excluded ? percent[i] : -1;
	free(ms);
	free(percent);
}

static void
fill_figures(struct fairness *out)
{
	struct equity_row *rows = mem_alloc((out->n + 1) * sizeof *rows);

	for (size_t i = 0; i < out->n; i++)
		rows[i] = (struct equity_row){ .ms = out->row[i].ms,
			.weight = out->row[i].weight, .excluded = out->row[i].excluded };
	equity_compute(rows, out->n, &out->equity);
	equity_further(rows, out->n, &out->more);
	for (size_t i = 0; i < out->n; i++) {
		out->row[i].left_ms = rows[i].left_ms;
		out->row[i].target_ms = rows[i].target_ms;
	}
	free(rows);
	fill_percent(out);
}

/* People of constituencies in the figures; who was heard counts, here or not. */
static void
fill_theil(struct tally *t)
{
	struct theil_person *people = mem_alloc((t->f->n_persons + 1) * sizeof *people);
	struct theil_ask ask = { people, 0, t->out->n, t->ask->target == TARGET_EQUAL };

	for (size_t i = 0; i < t->f->n_persons; i++) {
		int g = t->f->persons[i].group;

		if (g != FLOOR_NONE && !t->out->row[g].excluded &&
		    (is_here(t, i) || t->talk[i] > 0))
			people[ask.n++] = (struct theil_person){ g, t->talk[i] };
	}
	equity_theil(&ask, NULL, &t->out->theil);
	free(people);
}

static void
fill_rows(struct tally *t)
{
	tally_turns(t);
	tally_hands(t);
	tally_interruptions(t);
	count_people(t);
	count_rows(t);
}

static void
make_rows(struct fairness *f, size_t n)
{
	memset(f, 0, sizeof *f);
	f->n = n;
	f->row = mem_alloc((n + 1) * sizeof *f->row);
	for (size_t i = 0; i < n; i++)
		f->row[i].key = (int)i;
}

void
fairness_compute(const struct fair_ask *ask, struct fairness *ret_f)
{
	struct tally t;

	make_rows(ret_f, ask->ledger->floor.n_groups);
	tally_init(&t, ask, NULL, ret_f);
	fill_rows(&t);
	weigh(ret_f, t.f, ask->target);
	fill_figures(ret_f);
	if (ask->people)
		fill_theil(&t);
	tally_release(&t);
}

void
fairness_by(const struct fair_ask *ask, const int *category, size_t n, bool equal,
	struct fairness *ret_f)
{
	struct tally t;

	make_rows(ret_f, n);
	tally_init(&t, ask, category, ret_f);
	fill_rows(&t);
	weigh(ret_f, t.f, equal ? TARGET_EQUAL : TARGET_HEADCOUNT);
	fill_figures(ret_f);
	tally_release(&t);
}

void
fairness_release(struct fairness *f)
{
	free(f->row);
	free(f->point);
	memset(f, 0, sizeof *f);
}

void
fairness_forecast(const struct fairness *f, int64_t left_ms, bool hands, int64_t expect_ms,
	struct forecast_row *ret_rows, struct forecast *ret_forecast)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct fair_row *r = &f->row[i];

		ret_rows[i] = (struct forecast_row){ .spoken_ms = r->ms, .weight = r->weight,
			.cap_ms = hands ? r->hands * expect_ms : FORECAST_NO_CAP,
			.excluded = r->excluded };
	}
	forecast_fill(ret_rows, f->n, left_ms, ret_forecast);
}
