/* SPDX-License-Identifier: ISC */
/* What was proposed and decided. */
#include <string.h>

#include <talanoa/base/str.h>

#include "edition_priv.h"

static void
count_present(const struct source *src, struct ed_decision *d)
{
	for (size_t i = 0; i < src->ed->n_groups; i++) {
		if (src->ed->group[i].seats == 0)
			continue;
		d->groups++;
		d->groups_present += people_present(src, (int)i, d->decided) > 0;
	}
}

static void
build_decisions(struct source *src)
{
	const struct units *us = &src->u[UNIT_DECISION];
	struct edition *ed = src->ed;

	ed->n_decisions = us->n;
	ed->decision = new_array(src, us->n, sizeof *ed->decision);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		struct ed_decision *d = &ed->decision[i];

		d->num = u->num;
		d->dup = u->dup;
		d->item = show_index(&src->item, u, FLD_ITEM);
		d->text = show_text(src, u, FLD_TEXT);
		d->state = show_text(src, u, FLD_STATE);
		d->method = show_text(src, u, FLD_METHOD);
		d->rationale = show_text(src, u, FLD_RATIONALE);
		d->by = show_speaker(src, u, FLD_BY, FLD_GROUP, false);
		d->declared = show_speaker(src, u, FLD_DECLARED, FLD_GROUP, false);
		d->between = str_eq(d->method, "circular");
		d->on = show_text(src, u, FLD_ON);
		d->no_quorum = strstr(unit_text(u, FLD_DESPITE), "quorum") != NULL;
		d->other_result = strstr(unit_text(u, FLD_DESPITE), "result") != NULL;
		d->verdict = "";
		d->veto = -1;
		d->proposed = u->at;
		d->decided = str_eq(d->state, "proposed") ? 0 : src->decided[i];
		d->withheld = show_withheld(src, u);
		count_present(src, d);
		idmap_put(&src->decision, &u->id, (int)i);
	}
}

void
outcome_build(struct source *src)
{
	build_decisions(src);
	if (src->ask->live)
		return;
	votes_build(src);
	statements_build(src);
	follow_build(src);
	papers_build(src);
	terms_build(src);
}
