/* SPDX-License-Identifier: ISC */
/* Talk time by constituency, and how even it was (design 3.3). */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/equity.h>

#include "edition_priv.h"

static bool
told(const struct source *src, const struct idmap *hands, const struct id *entry)
{
	struct publish_ask ask = { .kind = EV_HAND, .field = FLD_GROUP, .subject = *entry };
	int i = idmap_get(hands, entry);
	const struct cell *group = i < 0 ? NULL :
		unit_cell(&src->u[UNIT_ENTRY].v[i], FLD_GROUP);

	/* Of a public copy the value itself may be gone. */
	return disclosure_allows(&src->disclosure, &ask) && (group == NULL || !group->absent);
}

/*
 * Turns whose constituency may not be told (withheld, not attributed, Chatham House Rule) enter
 * no table by constituency: a reader could tell from it who had spoken. Only their sum is
 * stated.
 */
static void
take_out_untold(const struct source *src, struct floor *f)
{
	const struct units *turns = &src->u[UNIT_TURN], *entries = &src->u[UNIT_ENTRY];
	struct idmap hands = { 0 };

	for (size_t i = 0; i < entries->n; i++)
		idmap_put(&hands, &entries->v[i].id, (int)i);
	for (size_t i = 0; i < turns->n; i++) {
		const struct ledger_turn *t = ledger_turn(&src->ledger, &turns->v[i].id);

		if (t == NULL || t->voided || !turn_ended(t) || told(src, &hands, &t->entry))
			continue;
		src->ed->talk.untold_ms += turn_ms(t, NULL);
		floor_apply_void(f, t->floor_turn);
	}
	idmap_release(&hands);
}

static void
fill_groups(struct edition *ed, const struct floor *f, struct equity_row *rows)
{
	for (size_t i = 0; i < ed->n_groups && i < f->n_groups; i++) {
		const struct floor_group *fg = &f->groups[i];
		struct ed_group *g = &ed->group[i];

		g->weight = fg->weight;
		g->ms = fg->charged + fg->before;
		g->other_ms = fg->other;
		g->excluded = g->present == 0 && g->ms == 0;
		rows[i] = (struct equity_row){ .ms = g->ms, .weight = g->weight,
			.excluded = g->excluded };
		ed->talk.total_ms += g->ms;
		ed->talk.other_ms += g->other_ms;
	}
	for (size_t i = 0; i < f->n_turns; i++)
		if (!f->turns[i].voided && f->turns[i].lead >= 0 &&
		    (size_t)f->turns[i].lead < ed->n_groups)
			ed->group[f->turns[i].lead].turns++;
}

static void
fill_percent(struct edition *ed)
{
	int64_t *ms = mem_alloc((ed->n_groups + 1) * sizeof *ms);
	int *percent = mem_alloc((ed->n_groups + 1) * sizeof *percent);
	bool any;

	for (size_t i = 0; i < ed->n_groups; i++)
		ms[i] = ed->group[i].ms;
	any = ed->n_groups > 0 && equity_percent(ms, ed->n_groups, percent);
	for (size_t i = 0; i < ed->n_groups; i++)
		ed->group[i].percent = any ? percent[i] : -1;
	free(ms);
	free(percent);
}

void
talk_build(struct source *src)
{
	struct edition *ed = src->ed;
	struct equity_row *rows = mem_alloc((ed->n_groups + 1) * sizeof *rows);
	struct equity e;
	struct floor f;

	floor_copy(&src->ledger.floor, &f);
	if (ed->kind == EDITION_PUBLIC)
		take_out_untold(src, &f);
	fill_groups(ed, &f, rows);
	floor_release(&f);
	equity_compute(rows, ed->n_groups, &e);
	ed->talk.valid = e.valid;
	ed->talk.move_ms = e.move_ms;
	ed->talk.move_percent = (int)((e.move_ppm + 5000) / 10000);
	ed->talk.heard = e.heard;
	ed->talk.counted = e.n;
	for (size_t i = 0; i < ed->n_groups; i++)
		ed->group[i].left_ms = rows[i].left_ms;
	fill_percent(ed);
	free(rows);
}
