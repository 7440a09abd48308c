/* SPDX-License-Identifier: ISC */
/* Shares of the floor: rows by constituency or another grouping, figures, forecast, trend. */
#include <config.h>

#include <string.h>

#include "snapshot.h"

static struct snap_group *
new_rows(struct snapshot *s, size_t n)
{
	struct snap_group *v = unit_arena_alloc(s->mem.arena, (n + 1) * sizeof *v);

	memset(v, 0, (n + 1) * sizeof *v);
	for (size_t i = 0; i < n; i++)
		v[i].code = v[i].name = "";
	return v;
}

static void
fill_row(const struct snapshot *s, const struct fair_row *r, struct snap_group *g)
{
	g->spoken_ms = r->ms;
	g->other_ms = r->other_ms;
	g->unsure_ms = r->unsure_ms;
	g->left_ms = r->left_ms;
	g->equal_ms = r->target_ms;
	g->percent = r->percent;
	g->turns = r->turns;
	g->hands = r->hands;
	g->oldest = r->oldest_at;
	g->absent = r->excluded;
	g->heard = r->heard;
	g->other_much = s->limit_ms > 0 && r->other_ms > s->limit_ms;
}

/* Of the running turn, as far as it has come. */
static int64_t
running_ms(const struct snapshot *s, const struct meeting *m, int group)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	const struct floor_turn *ft = t == NULL ? NULL : &m->ledger.floor.turns[t->floor_turn];

	return ft != NULL && ft->lead == group && ft->class == FLOOR_ORDINARY ? s->turn.ms : 0;
}

static void
load_budget(struct snapshot *s, const struct meeting *m, int group)
{
	const struct floor *f = &m->ledger.floor;
	int64_t budget = floor_budget(f, group);
	struct snap_group *g = &s->groups[group];

	if (budget == FLOOR_UNLIMITED)
		return;
	g->has_budget = s->has_budget = true;
	g->budget_ms = budget - floor_budget_spent(f, group) - running_ms(s, m, group);
	g->over_budget = g->budget_ms <= 0;
}

static void
load_groups(struct snapshot *s, const struct meeting *m, const struct fairness *f)
{
	s->n_groups = f->n;
	s->groups = new_rows(s, s->n_groups);
	for (size_t i = 0; i < s->n_groups; i++) {
		struct snap_group *g = &s->groups[i];
		const struct unit *u;

		fill_row(s, &f->row[i], g);
		g->id = ledger_group_id(&m->ledger, (int)i);
		u = meeting_group(m, &g->id);
		g->code = snapshot_keep(s, group_code(u));
		g->name = u == NULL ? "" : snapshot_keep(s, unit_text(u, FLD_NAME));
		load_budget(s, m, (int)i);
	}
	s->groups_here = f->here;
	s->people_here = f->people_here;
}

static void
load_rows(struct snapshot *s, const struct meeting *m)
{
	const struct floor *f = &m->ledger.floor;

	s->n_rows = s->shares.f.n;
	s->rows = new_rows(s, s->n_rows);
	for (size_t i = 0; i < s->n_rows; i++) {
		fill_row(s, &s->shares.f.row[i], &s->rows[i]);
		s->rows[i].name = s->shares.name[i];
		if (s->by == BY_PERSON && i < f->n_persons) {
			struct id group = ledger_group_id(&m->ledger, f->persons[i].group);

			s->rows[i].code = snapshot_keep(s, group_code(meeting_group(m, &group)));
		}
	}
}

/* The constituencies are always there: digits raise their hands. */
static void
load_others(struct snapshot *s, const struct meeting *m)
{
	struct figures_ask ask;
	struct fairness f;

	figures_ask_init(&ask, m, &s->as_of);
	fairness_compute(&ask.ask, &f);
	load_groups(s, m, &f);
	fairness_release(&f);
	figures_ask_release(&ask);
	load_rows(s, m);
}

static void
load_forecast(struct snapshot *s, const struct meeting *m)
{
	size_t n = s->shares.f.n;
	struct forecast_row *rows = unit_arena_alloc(s->mem.arena, (n + 1) * sizeof *rows);
	struct forecast f;
	int64_t left, ends_at;

	if (!s->has_item || s->closed)
		return;
	s->forecast = FORECAST_UNPLANNED;
	if (!figures_time_left(m, &s->as_of, -1, &left, &ends_at))
		return;
	snapshot_hhmm(s, ends_at, s->even_hhmm);
	s->forecast = FORECAST_OVER;
	if (left <= 0)
		return;
	s->forecast = FORECAST_EVEN;
	s->expect_ms = floor_expect(&m->ledger.floor);
	fairness_forecast(&s->shares.f, left, true, s->expect_ms, rows, &f);
	for (size_t i = 0; i < n; i++)
		s->rows[i].hands_ms = rows[i].need_ms;
	fairness_forecast(&s->shares.f, left, false, 0, rows, &f);
	for (size_t i = 0; i < n; i++) {
		s->rows[i].need_ms = rows[i].need_ms;
		s->rows[i].beyond_ms = forecast_beyond(&rows[i], &f);
	}
}

void
snapshot_load_shares(struct snapshot *s, struct meeting *m)
{
	s->limit_ms = meeting_limit(m);
	figures_compute(m, &s->as_of, s->by, &s->shares);
	if (s->by == BY_GROUP) {
		load_groups(s, m, &s->shares.f);
		s->rows = s->groups;
		s->n_rows = s->n_groups;
	} else {
		load_others(s, m);
		s->has_budget = false;
	}
	for (size_t i = 0; i < s->n_rows; i++)
		s->has_other |= s->rows[i].other_ms >= 1000;
	load_forecast(s, m);
}
