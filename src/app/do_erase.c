/* SPDX-License-Identifier: ISC */
/* erase: words that must not stay anywhere are taken out of this file for good. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/conf/paths.h>

#include "do.h"

/* Words that stand in another unit too go with that one. */
static bool
stand_elsewhere(struct call *c, const struct unit *u, const struct id *in, struct err *err)
{
	char label[64], where[64];
	struct units us;

	if (in == NULL || !store_unit(c->m->store, in, &us, NULL))
		return false;
	unit_label(&us.v[0], where, sizeof where);
	units_release(&us);
	return !err_set(err, ERR_STATE, "erase: the words of %s stand in %s too; erase %s because "
		"TEXT takes out all of them, then correct %s: TEXT records what may stay",
		unit_label(u, label, sizeof label), where, where, where);
}

static bool
may_erase(struct call *c, const struct unit *u, struct err *err)
{
	char label[64];

	unit_label(u, label, sizeof label);
	if ((u->kind == UNIT_AMENDMENT && stand_elsewhere(c, u, unit_ref(u, FLD_DECISION), err)) ||
	    (u->kind == UNIT_CORRECTION && stand_elsewhere(c, u, unit_ref(u, FLD_TARGET), err)))
		return false;
	switch (u->kind) {
	case UNIT_NOTE: case UNIT_DECISION: case UNIT_ACTION: case UNIT_INTEREST: case UNIT_ENTRY:
	case UNIT_TURN: case UNIT_AMENDMENT: case UNIT_STATEMENT: case UNIT_RESERVATION:
	case UNIT_CONSENT: case UNIT_COMMITMENT: case UNIT_DOCUMENT: case UNIT_COMMENT:
	case UNIT_SUPPORT: case UNIT_CORRECTION: case UNIT_PERSON:
		return true;
	default:
		return err_set(err, ERR_INPUT, "erase: a note, a person, a comment, a document or "
			"another unit with words of its own, not %s", label);
	}
}

struct doomed {
	struct id *v;
	size_t n, cap;
};

static void
doom(struct doomed *d, const struct id *id)
{
	MEM_GROW(d->v, d->n, d->cap);
	d->v[d->n++] = *id;
}

static bool
is_doomed(const struct doomed *d, const struct id *id)
{
	for (size_t i = 0; id != NULL && i < d->n; i++)
		if (id_eq(&d->v[i], id))
			return true;
	return false;
}

/* Former wordings that stand in units of their own go too, and the corrections of those. */
static bool
doom_wordings(struct call *c, enum unit_kind kind, enum field of, struct doomed *d,
	struct err *err)
{
	struct units us;

	if (!store_units(c->m->store, kind, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++)
		if (is_doomed(d, unit_ref(&us.v[i], of)))
			doom(d, &us.v[i].id);
	units_release(&us);
	return true;
}

static bool
erase_one(struct call *c, const struct id *unit, const char *because, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_ERASE, &id);
	ev_ref(&e, FLD_TARGET, unit);
	ev_text(&e, FLD_BECAUSE, because);
	return meeting_add(c->m, &e, err);
}

/* Where the words may be still, so that somebody goes and looks. */
static void
say_where_else(struct call *c)
{
	struct paths p;

	paths_find(&p);
	say(c, "they may still be in other copies of this file (merge this one into them, or delete "
		"them), in exports and public copies made before, and in backups%s%s",
		p.state == NULL ? "" : " and unfinished lines in ", p.state == NULL ? "" : p.state);
	paths_release(&p);
}

static bool
erase(struct call *c, const struct unit *u, const char *because, struct err *err)
{
	struct doomed d = { 0 };
	char label[64];
	bool ok;

	unit_label(u, label, sizeof label);
	doom(&d, &u->id);
	ok = doom_wordings(c, UNIT_AMENDMENT, FLD_DECISION, &d, err) &&
		doom_wordings(c, UNIT_CORRECTION, FLD_TARGET, &d, err);
	for (size_t i = 0; ok && i < d.n; i++)
		ok = erase_one(c, &d.v[i], because, err);
	c->r->unit = d.v[0];
	say(c, "%s is erased: its words are gone from this file, and cannot be brought back", label);
	say_where_else(c);
	free(d.v);
	return ok;
}

bool
do_ERASE(struct call *c, struct err *err)
{
	char *because = args_because(c->args), *clean;
	struct units us;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (because == NULL)
		return err_set(err, ERR_INPUT, "erase: say why, for that stays on the record: erase %s "
			"because TEXT", c->args);
	if (!args_words("erase", FLD_BECAUSE, because, &clean, err))
		return false;
	ok = names_ref(c->m, args_trim(c->args), &us, err);
	if (ok) {
		ok = may_erase(c, &us.v[0], err) && erase(c, &us.v[0], clean, err);
		units_release(&us);
	}
	free(clean);
	return ok;
}
