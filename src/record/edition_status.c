/* SPDX-License-Identifier: ISC */
/* How far the minutes are approved. */
#include "edition_priv.h"

void
status_build(struct source *src)
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
