/* SPDX-License-Identifier: ISC */
/* show equity: all figures of fairness as JSON; null where a figure does not exist. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>

#include "show.h"

static void
put(struct json *o, const char *key, bool valid, int64_t v)
{
	json_put(o, key, valid ? json_integer(v) : json_null_value());
}

/* A figure that is -1 where it does not exist. */
static void
put_natural(struct json *o, const char *key, int64_t v)
{
	put(o, key, v >= 0, v);
}

static struct json *
waits(const struct equity_waits *w)
{
	struct json *o = json_object();

	json_put(o, "n", json_integer((int64_t)w->n));
	put_natural(o, "mean_ms", w->mean_ms);
	put_natural(o, "median_ms", w->median_ms);
	put_natural(o, "max_ms", w->max_ms);
	return o;
}

/* Of which constituency a row is, or the person of the row. */
static const struct unit *
group_of_row(const struct meeting *m, const struct figures *f, size_t i)
{
	int group = f->by == BY_GROUP ? (int)i :
		f->by == BY_PERSON ? m->ledger.floor.persons[i].group : FLOOR_NONE;
	struct id id = ledger_group_id(&m->ledger, group);

	return group == FLOOR_NONE ? NULL : meeting_group(m, &id);
}

static void
put_time(struct json *o, const struct fair_row *r)
{
	json_put(o, "charged_ms", json_integer(r->ms));
	json_put(o, "other_ms", json_integer(r->other_ms));
	put_natural(o, "unsure_ms", r->unsure_ms);
	json_put(o, "overrun_ms", json_integer(r->overrun_ms));
	put(o, "left_ms", !r->excluded, r->left_ms);
	put(o, "target_ms", !r->excluded, r->target_ms);
	put_natural(o, "percent", r->percent);
}

static void
put_hands(struct json *o, const struct fair_row *r)
{
	json_put(o, "turns", json_integer(r->turns));
	json_put(o, "hands", json_integer(r->hands));
	put(o, "oldest_hand_at_ms", r->oldest_at > 0, r->oldest_at);
	json_put(o, "waits", waits(&r->waits));
	put_natural(o, "position_ppm", r->position_ppm);
	json_put(o, "interruptions", json_integer(r->interruptions));
	put_natural(o, "interruptions_per_10min_milli",
		equity_interruptions(r->ms, r->interruptions));
}

static struct json *
row(const struct meeting *m, const struct figures *f, size_t i)
{
	const struct fair_row *r = &f->f.row[i];
	struct json *o = json_object();

	show_put_text(o, "code", group_code(group_of_row(m, f, i)));
	show_put_text(o, "name", f->name[i]);
	put_time(o, r);
	put_hands(o, r);
	put(o, "before_ms", f->by == BY_GROUP, f->by == BY_GROUP ?
		m->ledger.floor.groups[i].before : 0);
	json_put(o, "weight", json_integer(r->weight));
	json_put(o, "people", json_integer(r->heads));
	json_put(o, "people_heard", json_integer(r->heads_heard));
	json_put(o, "present", json_boolean(!r->excluded));
	json_put(o, "heard", json_boolean(r->heard));
	return o;
}

/* People who neither came nor spoke are no rows; neither are genders nobody gave. */
static bool
is_row(const struct figures *f, size_t i)
{
	const struct fair_row *r = &f->f.row[i];

	if (f->by == BY_GENDER)
		return f->said;
	return f->by != BY_PERSON || r->heads > 0 || r->ms > 0 || r->hands > 0;
}

static void
put_rows(struct json *doc, const struct meeting *m, const struct figures *f)
{
	struct json *rows = json_array(), *excluded = json_array();
	int64_t total = 0;

	for (size_t i = 0; i < f->f.n; i++) {
		if (!is_row(f, i))
			continue;
		total += f->f.row[i].ms;
		json_push(rows, row(m, f, i));
		if (f->f.row[i].excluded)
			json_push(excluded, json_string(f->name[i]));
	}
	json_put(doc, "rows", rows);
	json_put(doc, "excluded", excluded);
	json_put(doc, "total_ms", json_integer(total));
}

/* None before everybody here could have spoken once. */
static void
put_indexes(struct json *doc, const struct figures *f)
{
	const struct equity *e = &f->f.equity;
	const struct equity_more *x = &f->f.more;
	const struct theil_split *t = &f->f.theil;
	bool even = e->valid && !f->f.early, more = x->valid && !f->f.early;
	bool people = t->valid && !f->f.early;

	put(doc, "move_ms", even, e->move_ms);
	put(doc, "hoover_ppm", even, e->move_ppm);
	put(doc, "gini_ppm", even, e->gini_ppm);
	put(doc, "jain_ppm", more, x->jain_ppm);
	put(doc, "minmax_ppm", more, x->minmax_ppm);
	put(doc, "max_share_ppm", more, x->max_share_ppm);
	put(doc, "theil_ppm", more && x->theil_ppm >= 0, x->theil_ppm);
	put(doc, "evenness_ppm", more, x->evenness_ppm);
	put(doc, "atkinson_half_ppm", more, x->atkinson_half_ppm);
	put(doc, "atkinson_1_ppm", more, x->atkinson_1_ppm);
	put(doc, "theil_people_ppm", people, t->total_ppm);
	put(doc, "theil_between_ppm", people, t->between_ppm);
	put(doc, "theil_within_ppm", people, t->within_ppm);
	json_put(doc, "even_of_ms", json_integer(e->total_ms));
	json_put(doc, "heard", json_integer((int64_t)e->heard));
	json_put(doc, "early", json_boolean(f->f.early));
}

static struct json *
participation(const struct fairness *f)
{
	struct json *o = json_object();

	json_put(o, "people_present", json_integer(f->people_here));
	json_put(o, "people_raised", json_integer(f->people_raised));
	json_put(o, "people_heard", json_integer(f->people_heard));
	json_put(o, "rows_present", json_integer(f->here));
	json_put(o, "rows_heard", json_integer(f->here_heard));
	put_natural(o, "heard_of_present_permille", equity_permille(f->people_heard,
		f->people_here));
	put_natural(o, "heard_of_raised_permille", equity_permille(f->people_heard,
		f->people_raised));
	put_natural(o, "rows_permille", equity_permille(f->here_heard, f->here));
	return o;
}

static struct json *
silence(const struct meeting *m)
{
	struct json *o = json_object();
	int64_t elapsed;
	struct equity_silence s = figures_silence(m, &m->now, &elapsed);

	json_put(o, "elapsed_ms", json_integer(elapsed));
	json_put(o, "silence_ms", json_integer(s.ms));
	put_natural(o, "silence_permille", s.permille);
	return o;
}

static struct json *
trend(const struct fairness *f)
{
	struct json *all = json_array();

	for (size_t i = 0; i < f->n_points; i++) {
		const struct fair_point *p = &f->point[i];
		struct json *o = json_object();

		json_put(o, "at_ms", json_integer(p->at));
		put_natural(o, "hoover_ppm", p->move_ppm);
		put_natural(o, "gini_ppm", p->gini_ppm);
		json_put(o, "heard", json_integer(p->heard));
		json_push(all, o);
	}
	return all;
}

bool
show_EQUITY(struct meeting *m, struct json *doc, struct err *err)
{
	const char *typed = json_str(json_get(doc, "by"));
	enum figures_by by = BY_GROUP;
	struct figures f;

	(void)err;
	if (typed != NULL)
		figures_by_parse(typed, &by);
	figures_compute(m, &m->now, by, &f);
	show_put_text(doc, "by", figures_by_name(by));
	show_put_text(doc, "target", fair_target_name(f.target));
	json_put(doc, "over", json_boolean(meeting_is_over(m)));
	show_put_text(doc, "zone", meeting_zone(m));
	put_rows(doc, m, &f);
	put_indexes(doc, &f);
	json_put(doc, "other_ms", json_integer(f.f.other_ms));
	json_put(doc, "overrun_ms", json_integer(f.f.overrun_ms));
	json_put(doc, "chair_ms", json_integer(f.f.chair_ms));
	json_put(doc, "uncounted_ms", json_integer(f.f.untold_ms));
	put_natural(doc, "unsure_ms", f.f.unsure_ms);
	json_put(doc, "waits", waits(&f.f.waits));
	json_put(doc, "participation", participation(&f.f));
	json_put(doc, "silence", silence(m));
	json_put(doc, "trend", trend(&f.f));
	show_put_forecast(doc, m, &f);
	figures_release(&f);
	return true;
}
