/* SPDX-License-Identifier: ISC */
/* What came of the meeting: decisions, actions, interests declared, abbreviations used. */
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static int
index_of(const struct idmap *m, const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	return id == NULL ? -1 : idmap_get(m, id);
}

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
	ed->decision = mem_alloc((us->n + 1) * sizeof *ed->decision);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		struct ed_decision *d = &ed->decision[i];

		d->num = u->num;
		d->dup = u->dup;
		d->item = index_of(&src->item, u, FLD_ITEM);
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

static void
build_actions(struct source *src)
{
	const struct units *us = &src->u[UNIT_ACTION];
	struct edition *ed = src->ed;

	ed->n_actions = us->n;
	ed->action = mem_alloc((us->n + 1) * sizeof *ed->action);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		struct ed_action *a = &ed->action[i];

		a->num = u->num;
		a->dup = u->dup;
		a->item = index_of(&src->item, u, FLD_ITEM);
		a->decision = index_of(&src->decision, u, FLD_DECISION);
		a->text = show_text(src, u, FLD_TEXT);
		a->owner = show_speaker(src, u, FLD_OWNER, FLD_OWNER_GROUP, false);
		a->owner_name = show_text(src, u, FLD_OWNER_NAME);
		a->due = show_text(src, u, FLD_DUE);
		a->state = show_text(src, u, FLD_STATE);
		a->progress = show_text(src, u, FLD_PROGRESS);
		a->because = show_text(src, u, FLD_BECAUSE);
		a->at = u->at;
		a->withheld = show_withheld(src, u);
	}
}

static void
build_interests(struct source *src)
{
	const struct units *us = &src->u[UNIT_INTEREST];
	struct edition *ed = src->ed;

	ed->n_interests = us->n;
	ed->interest = mem_alloc((us->n + 1) * sizeof *ed->interest);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->interest[i] = (struct ed_interest){
			.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false),
			.text = show_text(src, u, FLD_TEXT),
			.effect = show_text(src, u, FLD_EFFECT),
			.withheld = show_withheld(src, u),
		};
	}
}

static void
build_abbrs(struct source *src)
{
	const struct units *us = &src->u[UNIT_ABBR];
	struct edition *ed = src->ed;

	ed->abbr = mem_alloc((us->n + 1) * sizeof *ed->abbr);
	for (size_t i = 0; i < us->n; i++) {
		const char *shorter = show_text(src, &us->v[i], FLD_SHORT);
		const char *longer = show_text(src, &us->v[i], FLD_LONG);

		if (*shorter != '\0' && *longer != '\0')
			ed->abbr[ed->n_abbrs++] = (struct ed_abbr){ shorter, longer };
	}
}

void
outcome_build(struct source *src)
{
	build_decisions(src);
	build_actions(src);
	build_interests(src);
	build_abbrs(src);
}
