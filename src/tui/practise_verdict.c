/* SPDX-License-Identifier: ISC */
/* The verdict: how even the floor was, which tasks were done, what to read next. */
#include <config.h>

#include <stdlib.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>

#include "screen.h"

/* No index before everybody could have spoken once. */
int
practise_percent(const struct practise *p)
{
	const struct fairness *f = &p->s->snap.shares.f;

	return f->equity.valid && !f->early ? (int)((f->equity.move_ppm + 5000) / 10000) : -1;
}

/* The same hands and turns, first come first served. */
static int
fifo_percent(const struct practise *p, const struct orders *o)
{
	const struct fairness *f = &p->s->snap.shares.f;
	struct equity_row *row = mem_alloc((f->n + 1) * sizeof *row);
	struct orders_result r;
	struct equity e;

	orders_replay(o, FLOOR_ORDER_FIFO, &r);
	for (size_t i = 0; i < f->n && i < r.n_groups; i++)
		row[i] = (struct equity_row){ .ms = r.group_ms[i], .weight = f->row[i].weight,
			.excluded = f->row[i].excluded };
	equity_compute(row, f->n, &e);
	orders_result_release(&r);
	free(row);
	return e.valid ? (int)((e.move_ppm + 5000) / 10000) : -1;
}

static void
add_fifo(const struct practise *p, struct str *out)
{
	struct tick now = screen_clock(p->s);
	struct orders o;
	struct err err;
	int percent;

	if (!reason_orders(p->s->m, &now, &o, &err))
		return;
	percent = fifo_percent(p, &o);
	orders_release(&o);
	if (percent >= 0)
		str_addf(out, "%sby first hand %d%%", p->percent >= 0 ? ", " : "", percent);
}

static void
add_floor(const struct practise *p, struct str *out)
{
	const struct fairness *f = &p->s->snap.shares.f;
	int percent = practise_percent(p);

	if (percent < 0) {
		str_addf(out, "The floor: early, %d of %d constituencies heard.\n", f->here_heard,
			f->here);
		return;
	}
	str_addf(out, "%d%% of the floor would have to move to be even (", percent);
	if (p->percent >= 0)
		str_addf(out, "before %d%%", p->percent);
	add_fifo(p, out);
	str_add(out, ").\n");
}

static void
add_tasks(const struct practise *p, struct str *out)
{
	int n = 0, left = 0;

	for (int t = 0; t < TASK_N; t++)
		n += p->done[t];
	str_addf(out, "Tasks: %d of %d done", n, TASK_N);
	for (int t = 0; t < TASK_N; t++)
		if (!p->done[t])
			str_addf(out, "%s%s", left++ == 0 ? "; left: " : ", ",
				task_name((enum task)t));
	str_add(out, n == TASK_N ? ". The room is yours.\n" : ".\n");
}

void
practise_judge(struct practise *p)
{
	struct str *out = &p->verdict;

	str_clear(out);
	screen_reload(p->s);
	add_floor(p, out);
	add_tasks(p, out);
	str_add(out, "Next: ? shows every key, man talanoa the rest; talanoa new FILE begins a "
		"meeting. Esc leaves.");
}
