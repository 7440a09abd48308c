/* SPDX-License-Identifier: ISC */
/* The verdict: how even the floor was, which tasks were done, what to read next. */
#include <config.h>

#include <talanoa/base/when.h>

#include "screen.h"

/* No index before everybody could have spoken once. */
int
practise_percent(const struct practise *p)
{
	const struct fairness *f = &p->s->snap.shares.f;

	return f->equity.valid && !f->early ? (int)((f->equity.move_ppm + 5000) / 10000) : -1;
}

static void
add_floor(const struct practise *p, struct str *out)
{
	const struct equity *e = &p->s->snap.shares.f.equity;
	int percent = practise_percent(p);
	char move[32], total[32];

	if (percent < 0) {
		str_addf(out, "The floor: early, %d of %d constituencies heard.\n",
			p->s->snap.shares.f.here_heard, p->s->snap.shares.f.here);
		return;
	}
	str_addf(out, "The floor: %s of %s would have to move to be even: %d%%",
		when_clock(e->move_ms, move, sizeof move),
		when_clock(e->total_ms, total, sizeof total), percent);
	if (p->percent >= 0)
		str_addf(out, ", was %d%%", p->percent);
	str_add(out, ".\n");
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
