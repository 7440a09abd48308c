/* SPDX-License-Identifier: ISC */
/* Rules of letter C: what was dealt with, said and ruled. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

static void
outcome_missing(struct checking *c, const struct unit *item, const struct item_facts *f)
{
	int n = item->num;

	if (f->state == ITEM_PENDING) {
		check_say(c, item, "item %d was not taken up and is neither deferred nor skipped", n);
		check_advise(c, "`defer %d REASON`, or `take up %d`", n, n);
	} else if (f->state == ITEM_OPEN) {
		check_say(c, item, "item %d was taken up and is still open", n);
		check_advise(c, "`close item %d OUTCOME`", n);
	} else if (f->state == ITEM_CLOSED && !f->outcome) {
		check_say(c, item, "item %d was closed without an outcome", n);
		check_advise(c, "`close item %d OUTCOME`", n);
	}
}

void
check_C1(struct checking *c)
{
	for (size_t i = 0; i < c->m->items.n; i++)
		outcome_missing(c, &c->m->items.v[i], &c->item[i]);
}

/* A note of the item that says that nobody spoke. */
static bool
none_spoke(struct checking *c, const struct unit *item)
{
	static const char *const words[] = { "no intervention", "aucune intervention",
		"ninguna intervenci" };
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++) {
		const struct id *of = unit_ref(&notes->v[i], FLD_ITEM);

		if (of == NULL || !id_eq(of, &item->id))
			continue;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (check_says(unit_text(&notes->v[i], FLD_TEXT), words[k]))
				return true;
	}
	return false;
}

void
check_C2(struct checking *c)
{
	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i];
		const struct item_facts *f = &c->item[i];

		if (!f->taken)
			continue;
		if (!check_has(item, FLD_SUMMARY)) {
			check_say(c, item, "item %d was discussed and has no summary", item->num);
			check_advise(c, c->approval.circulated == 0 ? "`summary %d TEXT`" :
				"`correct item %d: TEXT because REASON`", item->num);
		}
		if (f->attributed > 0 || f->turns > 0 || none_spoke(c, item))
			continue;
		check_say(c, item, "nobody's words are on record under item %d", item->num);
		if (id_eq(&c->m->item, &item->id))
			check_advise(c, "`note No interventions.`");
		else
			check_advise(c, f->state == ITEM_CLOSED ? "`reopen item %d because REASON`, then "
				"`note No interventions.`" : "`take up %d`, then "
				"`note No interventions.`", item->num);
	}
}

static void
mark_decisions(struct checking *c, enum unit_kind kind, struct idmap *map)
{
	const struct units *us = check_units(c, kind);

	for (size_t i = 0; i < us->n; i++) {
		const struct id *of = unit_ref(&us->v[i], FLD_DECISION);

		if (of != NULL)
			idmap_put(map, of, 1);
	}
}

void
check_C3(struct checking *c)
{
	static const enum unit_kind kinds[] = { UNIT_POSITION, UNIT_VOTE, UNIT_TALLY,
		UNIT_STATEMENT, UNIT_RESERVATION };
	const struct units *all = check_units(c, UNIT_DECISION);
	struct idmap voiced = { 0 };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		mark_decisions(c, kinds[i], &voiced);
	for (size_t i = 0; i < all->n; i++) {
		const struct unit *d = &all->v[i];
		const struct item_facts *f = check_item(c, unit_ref(d, FLD_ITEM));
		char label[48];

		if (!check_decided(d) || idmap_get(&voiced, &d->id) >= 0 ||
		    (f != NULL && f->attributed > 0) || !check_whole(c, unit_ref(d, FLD_ITEM)))
			continue;
		unit_label(d, label, sizeof label);
		check_say(c, d, "%s has neither positions nor votes nor words behind it", label);
		check_advise(c, "`statement NAME on %s: TEXT`", label);
	}
	idmap_release(&voiced);
}

/* The same ruling, said again later with its reason. */
static bool
said_again(const struct units *notes, const struct unit *n)
{
	for (size_t i = 0; i < notes->n; i++)
		if (unit_is(&notes->v[i], FLD_FORM, "ruling") && notes->v[i].hlc > n->hlc &&
		    check_has(&notes->v[i], FLD_BECAUSE) &&
		    str_eq(unit_text(&notes->v[i], FLD_TEXT), unit_text(n, FLD_TEXT)))
			return true;
	return false;
}

void
check_C7(struct checking *c)
{
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++) {
		const struct unit *n = &notes->v[i];

		if (!unit_is(n, FLD_FORM, "ruling") || check_has(n, FLD_BECAUSE) ||
		    said_again(notes, n))
			continue;
		check_say(c, n, "note %d, a ruling, has no reason", n->num);
		check_advise(c, "`ruling %s because REASON`", unit_text(n, FLD_TEXT));
	}
}
