/* SPDX-License-Identifier: ISC */
/* show equity: what the time that is left can still do. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>

#include "show.h"

struct needs {
	struct forecast_row *even, *hands;
	struct forecast f;
	int64_t left_ms, ends_at;
};

static struct json *
need(const struct meeting *m, const struct figures *f, const struct needs *n, size_t i)
{
	const struct forecast_row *r = &n->even[i];
	int64_t limit = meeting_limit(m);
	struct json *o = json_object();

	show_put_text(o, "name", f->name[i]);
	json_put(o, "need_ms", json_integer(r->need_ms));
	json_put(o, "turns", json_integer(forecast_turns(r->need_ms, limit)));
	json_put(o, "begin_before_end_ms", json_integer(forecast_latest_start(r->need_ms, limit,
		meeting_rule_ms(m, RULE_HANDOVER, 0), 0)));
	json_put(o, "beyond_ms", json_integer(forecast_beyond(r, &n->f)));
	json_put(o, "with_hands_ms", json_integer(n->hands[i].need_ms));
	return o;
}

static struct json *
forecast(const struct meeting *m, const struct figures *f, struct needs *n)
{
	struct json *o = json_object(), *rows = json_array();
	struct forecast hands;

	fairness_forecast(&f->f, n->left_ms, true, floor_expect(&m->ledger.floor), n->hands, &hands);
	fairness_forecast(&f->f, n->left_ms, false, 0, n->even, &n->f);
	for (size_t i = 0; i < f->f.n; i++)
		if (!f->f.row[i].excluded)
			json_push(rows, need(m, f, n, i));
	json_put(o, "left_ms", json_integer(n->left_ms));
	json_put(o, "ends_at_ms", json_integer(n->ends_at));
	json_put(o, "unused_with_hands_ms", json_integer(hands.unused_ms));
	json_put(o, "rows", rows);
	return o;
}

void
show_put_forecast(struct json *doc, const struct meeting *m, const struct figures *f)
{
	struct needs n = { .even = mem_alloc((f->f.n + 1) * sizeof *n.even),
		.hands = mem_alloc((f->f.n + 1) * sizeof *n.hands) };

	if (figures_time_left(m, &m->now, -1, &n.left_ms, &n.ends_at))
		json_put(doc, "forecast", forecast(m, f, &n));
	else
		json_put(doc, "forecast", json_null_value());
	free(n.even);
	free(n.hands);
}
