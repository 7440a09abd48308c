/* SPDX-License-Identifier: ISC */
/* The meeting as core/fairness asks for it. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>
#include <talanoa/core/roster.h>

bool
meeting_is_over(const struct meeting *m)
{
	bool over = false;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_MEETING_STATE)
			over = unit_is(&m->marks.v[i], FLD_STATE, "closed");
	return over;
}

void
figures_ask_init(struct figures_ask *a, const struct meeting *m, const struct tick *now)
{
	bool over = meeting_is_over(m);

	*a = (struct figures_ask){ .ask = { .ledger = &m->ledger, .now = now, .whole = over,
		.over = over } };
	fair_target_parse(m->rule.v[RULE_TARGET], &a->ask.target);
	if (!over)
		return;
	a->here = mem_alloc((m->ledger.floor.n_persons + 1) * sizeof *a->here);
	roster_was_here(&m->ledger, &m->presences, a->here);
	a->ask.here = a->here;
}

void
figures_ask_release(struct figures_ask *a)
{
	free(a->here);
}
