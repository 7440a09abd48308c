/* SPDX-License-Identifier: ISC */
/* A note that was taken under the wrong item: it moves, and what protects it moves along. */
#include <string.h>

#include <talanoa/core/disclosure.h>

#include "do.h"

/* The attribution that holds under an item. */
static const char *
attribution_of(const struct meeting *m, const struct unit *item)
{
	const char *own = item == NULL ? "" : unit_text(item, FLD_ATTRIBUTION);

	return *own != '\0' ? own : m->rule.v[RULE_ATTRIBUTION];
}

static enum attribution
own_attribution(const struct unit *note)
{
	const char *own = unit_text(note, FLD_ATTRIBUTION);

	return *own == '\0' ? ATTR_NAMED : attribution_parse(own);
}

static bool
withheld(const struct units *all, const struct id *target)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct id *of = unit_ref(&all->v[i], FLD_TARGET);

		if (of != NULL && id_eq(of, target) && !unit_is(&all->v[i], FLD_STATE, "released"))
			return true;
	}
	return false;
}

/* Moving must not publish what its item keeps in. */
static bool
may_leave(struct meeting *m, const struct unit *note, const struct unit *from, struct err *err)
{
	struct units all;
	char label[64];
	bool ok;

	if (from == NULL)
		return true;
	if (!store_units(m->store, UNIT_WITHHOLD, &all, err))
		return false;
	ok = !withheld(&all, &from->id) || withheld(&all, &note->id);
	units_release(&all);
	unit_label(note, label, sizeof label);
	return ok || err_set(err, ERR_STATE, "move: %s stands under item %d, which is withheld; "
		"withhold %s ground=... first, then it stays so", label, from->num, label);
}

static bool
move(struct call *c, const struct unit *note, const struct unit *to, struct err *err)
{
	const struct unit *from = meeting_item(c->m, unit_ref(note, FLD_ITEM));
	const char *strict = attribution_of(c->m, from);
	char label[64];
	struct ev e;

	unit_label(note, label, sizeof label);
	if (note->kind != UNIT_NOTE)
		return err_set(err, ERR_INPUT, "move: a note, not %s", label);
	if (from == to)
		return err_set(err, ERR_STATE, "move: %s is under item %d already", label, to->num);
	if (!may_leave(c->m, note, from, err))
		return false;
	ev_init(&e, EV_NOTE_SET, &note->id);
	ev_ref(&e, FLD_ITEM, &to->id);
	if (attribution_parse(strict) > attribution_parse(attribution_of(c->m, to)) &&
	    attribution_parse(strict) > own_attribution(note))
		ev_text(&e, FLD_ATTRIBUTION, strict);
	c->r->unit = note->id;
	say(c, "%s is under item %d, %s", label, to->num, unit_text(to, FLD_TITLE));
	return meeting_add(c->m, &e, err);
}

bool
do_MOVE(struct call *c, struct err *err)
{
	char *where = args_cut(c->args, " to ");
	const struct unit *to;
	struct units us;
	bool ok;

	if (where == NULL || *where == '\0')
		return usage(c, err);
	if (!names_item(c->m, where, &to, err) || !names_ref(c->m, args_trim(c->args), &us, err))
		return false;
	ok = move(c, &us.v[0], to, err);
	units_release(&us);
	return ok;
}
