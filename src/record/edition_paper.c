/* SPDX-License-Identifier: ISC */
/* Papers of the meeting, and comments of the public with their answers. */
#include <talanoa/base/str.h>

#include "edition_priv.h"

static void
build_documents(struct source *src)
{
	const struct units *us = &src->u[UNIT_DOCUMENT];
	struct edition *ed = src->ed;

	ed->n_documents = us->n;
	ed->document = new_array(src, us->n, sizeof *ed->document);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->document[i] = (struct ed_document){
			.num = u->num, .dup = u->dup,
			.item = show_index(&src->item, u, FLD_ITEM),
			.title = show_text(src, u, FLD_TITLE),
			.version = show_text(src, u, FLD_EDITION),
			.from = show_text(src, u, FLD_FROM),
			.url = show_text(src, u, FLD_URL),
			.sha256 = show_text(src, u, FLD_SHA256),
			.pillar = show_text(src, u, FLD_PILLAR),
			.rec = show_text(src, u, FLD_REC),
			.withheld = show_withheld(src, u),
		};
	}
}

/* What became of a comment; the arrays of an edition are in the order of the units. */
static void
find_became(struct source *src, const struct unit *u, struct ed_comment *c)
{
	static const enum unit_kind kinds[] = { UNIT_DECISION, UNIT_ACTION, UNIT_COMMITMENT,
		UNIT_ITEM, UNIT_DOCUMENT };
	const struct id *id = unit_ref(u, FLD_OTHER);

	for (size_t i = 0; id != NULL && i < sizeof kinds / sizeof *kinds; i++) {
		const struct units *us = &src->u[kinds[i]];
		const struct unit *of = units_find(us, id);

		if (of == NULL)
			continue;
		c->became = unit_word(of->kind);
		c->became_ref = of->kind == UNIT_ITEM ? idmap_get(&src->item, id) :
			(int)(of - us->v);
		return;
	}
}

static void
build_comments(struct source *src)
{
	const struct units *us = &src->u[UNIT_COMMENT];
	struct edition *ed = src->ed;

	ed->n_comments = us->n;
	ed->comment = new_array(src, us->n, sizeof *ed->comment);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->comment[i] = (struct ed_comment){
			.num = u->num, .dup = u->dup, .at = u->at,
			.item = show_index(&src->item, u, FLD_ITEM),
			.from = show_text(src, u, FLD_FROM),
			.text = show_text(src, u, FLD_TEXT),
			.pillar = show_text(src, u, FLD_PILLAR),
			.rec = show_text(src, u, FLD_REC),
			.disposition = show_text(src, u, FLD_DISPOSITION),
			.answer = show_text(src, u, FLD_ANSWER),
			.became = "", .became_ref = -1,
			.withheld = show_withheld(src, u),
		};
		find_became(src, u, &ed->comment[i]);
	}
}

static void
read_window(struct source *src)
{
	const struct units *marks = &src->u[UNIT_MARK];
	struct edition *ed = src->ed;

	for (size_t i = 0; i < marks->n; i++) {
		const struct unit *m = &marks->v[i];

		if (m->ev != EV_COMMENTS_STATE)
			continue;
		ed->comments_told = true;
		ed->comments_open = unit_is(m, FLD_STATE, "open");
		ed->comments_until = show_text(src, m, FLD_ENDS);
	}
}

void
papers_build(struct source *src)
{
	build_documents(src);
	build_comments(src);
	read_window(src);
}
