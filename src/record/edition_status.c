/* SPDX-License-Identifier: ISC */
/* How far the minutes are approved, and what was corrected since the draft went round. */
#include "edition_priv.h"

static void
build_status(struct source *src)
{
	struct ed_status *st = &src->ed->status;
	struct approval_state a;

	approval_of(&src->u[UNIT_MARK], &a);
	*st = (struct ed_status){ .now = a.now, .circulated = a.circulated, .adopted = a.adopted,
		.certified = a.certified, .corrections_until = copy_text(src, a.ends),
		.published = "", .url = "", .certified_by = { SAID_NOBODY, -1, -1, "" } };
	if (a.certify != NULL)
		st->certified_by = show_speaker(src, a.certify, FLD_BY, FLD_GROUP, false);
	if (a.publish != NULL) {
		st->published = show_text(src, a.publish, FLD_ON);
		st->url = show_text(src, a.publish, FLD_URL);
	}
}

static void
build_corrections(struct source *src)
{
	const struct units *us = &src->u[UNIT_CORRECTION];
	struct edition *ed = src->ed;

	ed->n_corrections = us->n;
	ed->correction = new_array(src, us->n, sizeof *ed->correction);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		const struct unit *target = show_unit(src, unit_ref(u, FLD_TARGET));

		ed->correction[i] = (struct ed_correction){
			.num = u->num, .dup = u->dup, .at = u->at,
			.kind = target == NULL ? "" : unit_word(target->kind),
			.target = target == NULL ? 0 : target->num,
			.target_dup = target == NULL ? 0 : target->dup,
			.former = show_text(src, u, FLD_FORMER),
			.text = show_text(src, u, FLD_TEXT),
			.because = show_text(src, u, FLD_BECAUSE),
			.withheld = show_withheld(src, u),
		};
	}
}

void
status_build(struct source *src)
{
	build_status(src);
	build_corrections(src);
}
