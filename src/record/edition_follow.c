/* SPDX-License-Identifier: ISC */
/* What is to be done after the meeting, and what people declared: actions, pledges, interests. */
#include <talanoa/base/str.h>

#include "edition_priv.h"

static void
build_actions(struct source *src)
{
	const struct units *us = &src->u[UNIT_ACTION];
	struct edition *ed = src->ed;

	ed->n_actions = us->n;
	ed->action = new_array(src, us->n, sizeof *ed->action);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->action[i] = (struct ed_action){
			.num = u->num, .dup = u->dup, .at = u->at,
			.item = show_index(&src->item, u, FLD_ITEM),
			.decision = show_index(&src->decision, u, FLD_DECISION),
			.text = show_text(src, u, FLD_TEXT),
			.owner = show_speaker(src, u, FLD_OWNER, FLD_OWNER_GROUP, false),
			.owner_name = show_text(src, u, FLD_OWNER_NAME),
			.due = show_text(src, u, FLD_DUE),
			.agreed = src->agreed[i] == NULL ? "" : src->agreed[i],
			.state = show_text(src, u, FLD_STATE),
			.progress = show_text(src, u, FLD_PROGRESS),
			.because = show_text(src, u, FLD_BECAUSE),
			.withheld = show_withheld(src, u),
		};
	}
}

static void
build_commitments(struct source *src)
{
	const struct units *us = &src->u[UNIT_COMMITMENT];
	struct edition *ed = src->ed;

	ed->n_commitments = us->n;
	ed->commitment = new_array(src, us->n, sizeof *ed->commitment);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->commitment[i] = (struct ed_commitment){
			.num = u->num, .dup = u->dup, .at = u->at,
			.item = show_index(&src->item, u, FLD_ITEM),
			.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false),
			.text = show_text(src, u, FLD_TEXT),
			.due = show_text(src, u, FLD_DUE),
			.state = show_text(src, u, FLD_STATE),
			.progress = show_text(src, u, FLD_PROGRESS),
			.because = show_text(src, u, FLD_BECAUSE),
			.withheld = show_withheld(src, u),
		};
	}
}

static void
build_interests(struct source *src)
{
	const struct units *us = &src->u[UNIT_INTEREST];
	struct edition *ed = src->ed;

	ed->n_interests = us->n;
	ed->interest = new_array(src, us->n, sizeof *ed->interest);
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

	ed->abbr = new_array(src, us->n, sizeof *ed->abbr);
	for (size_t i = 0; i < us->n; i++) {
		const char *shorter = show_text(src, &us->v[i], FLD_SHORT);
		const char *longer = show_text(src, &us->v[i], FLD_LONG);

		if (*shorter != '\0' && *longer != '\0')
			ed->abbr[ed->n_abbrs++] = (struct ed_abbr){ shorter, longer };
	}
}

void
follow_build(struct source *src)
{
	build_actions(src);
	build_commitments(src);
	build_interests(src);
	build_abbrs(src);
}
