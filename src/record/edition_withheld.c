/* SPDX-License-Identifier: ISC */
/* The register of what is withheld: always public, whatever it hides. */
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static int
item_of(const struct source *src, const struct unit *u)
{
	const struct id *item = u->kind == UNIT_ITEM ? &u->id : unit_ref(u, FLD_ITEM);

	return item == NULL ? -1 : idmap_get(&src->item, item);
}

static struct ed_withheld *
add(struct source *src, const struct unit *target)
{
	struct edition *ed = src->ed;
	struct ed_withheld *w = &ed->withheld[ed->n_withheld];

	*w = (struct ed_withheld){ .kind = "", .item = -1, .ground = "", .reason = "",
		.authority = "", .review = "", .summary = "", .consult = "" };
	if (target != NULL) {
		w->kind = unit_word(target->kind);
		w->item = item_of(src, target);
		w->ref = ed->kind == EDITION_FULL ? target->num : 0;
		idmap_put(&src->withheld, &target->id, (int)ed->n_withheld);
	}
	ed->n_withheld++;
	return w;
}

static void
add_withholding(struct source *src, const struct unit *u)
{
	const struct unit *target = show_unit(src, unit_ref(u, FLD_TARGET));
	enum withhold_state state = withholding_now(u, target, &src->days);
	struct ed_withheld *w;

	if (state == WITHHOLD_RELEASED || state == WITHHOLD_LAPSED)
		return;
	w = add(src, target);
	idmap_put(&src->withheld, &u->id, (int)src->ed->n_withheld - 1);
	w->state = state;
	w->num = u->num;
	w->at = u->at;
	w->ground = show_text(src, u, FLD_GROUND);
	w->reason = show_text(src, u, FLD_REASON);
	w->authority = show_text(src, u, FLD_AUTHORITY);
	w->review = show_text(src, u, FLD_REVIEW);
	w->summary = show_text(src, u, FLD_GIST);
	w->consult = show_text(src, u, FLD_CONSULT);
}

/* Under an embargo that still runs, and not withheld for another reason. */
static void
add_embargoes(struct source *src, const struct units *us)
{
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		if (*unit_text(u, FLD_EMBARGO) == '\0' || show_withheld(src, u) >= 0 ||
		    disclosure_class(&src->disclosure, &u->id) == CLASS_PUBLIC)
			continue;
		add(src, u)->review = copy_text(src, unit_text(u, FLD_EMBARGO));
	}
}

static void
add_contests(struct source *src)
{
	const struct units *us = &src->u[UNIT_CONTEST];
	struct edition *ed = src->ed;

	ed->n_contests = us->n;
	ed->contest = new_array(src, us->n, sizeof *ed->contest);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->contest[i] = (struct ed_contest){ .num = u->num, .dup = u->dup, .at = u->at,
			.withheld = show_index(&src->withheld, u, FLD_TARGET),
			.group = show_index(&src->group, u, FLD_GROUP),
			.because = show_text(src, u, FLD_BECAUSE),
			.state = show_text(src, u, FLD_STATE) };
	}
}

void
withheld_build(struct source *src)
{
	const struct units *us = &src->u[UNIT_WITHHOLD];
	size_t most = us->n + src->u[UNIT_NOTE].n + src->u[UNIT_DECISION].n;

	src->ed->withheld = mem_alloc((most + 1) * sizeof *src->ed->withheld);
	for (size_t i = 0; i < us->n; i++)
		add_withholding(src, &us->v[i]);
	add_embargoes(src, &src->u[UNIT_NOTE]);
	add_embargoes(src, &src->u[UNIT_DECISION]);
	add_contests(src);
}
