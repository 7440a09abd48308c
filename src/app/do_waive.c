/* SPDX-License-Identifier: ISC */
/* waive: a speaker lifts the rule of attribution for their own words, and nobody else's. */
#include <string.h>

#include "do.h"

static bool
is_person(const struct meeting *m, const struct id *id, const struct unit *person)
{
	return id != NULL && meeting_person(m, id) == person;
}

/* Whose hand the turn was called from, or who it was by a correction. */
static bool
spoke_in(struct call *c, const struct unit *turn, const struct unit *person)
{
	const struct id *entry = unit_ref(turn, FLD_ENTRY);
	bool own = is_person(c->m, unit_ref(turn, FLD_PERSON), person);
	struct units us;

	if (own || entry == NULL || !store_unit(c->m->store, entry, &us, NULL))
		return own;
	own = is_person(c->m, unit_ref(&us.v[0], FLD_PERSON), person);
	units_release(&us);
	return own;
}

static bool
is_own(struct call *c, const struct unit *u, const struct unit *person, struct err *err)
{
	char label[64];
	bool own;

	switch (u->kind) {
	case UNIT_NOTE: own = is_person(c->m, unit_ref(u, FLD_PERSON), person); break;
	case UNIT_TURN: own = spoke_in(c, u, person); break;
	case UNIT_ITEM: return true;
	default:
		return err_set(err, ERR_INPUT, "waive: a note, a turn or an item, not %s; decisions, "
			"votes and statements are named anyway", unit_label(u, label, sizeof label));
	}
	unit_label(u, label, sizeof label);
	return own || err_set(err, ERR_DENIED, "waive: %s is not of %s; a speaker lifts the rule for "
		"their own words only (said %s by NAME says whose they are)", label,
		person_name(person), label);
}

struct looking {
	const struct unit *person;
	bool protected;
};

static bool
look(void *ctx, const struct logged *l)
{
	struct looking *x = ctx;

	x->protected |= l->known && !l->undone && l->ev.kind == EV_PROTECT &&
		id_eq(&l->ev.subject, &x->person->id);
	return !x->protected;
}

static bool
may_be_named(struct call *c, const struct unit *person, struct err *err)
{
	struct looking x = { .person = person };

	if (!store_log(c->m->store, NULL, look, &x, err))
		return false;
	return !x.protected || err_set(err, ERR_DENIED, "waive: %s is protected and never named",
		person_name(person));
}

static bool
record(struct call *c, const struct unit *u, const struct unit *person, struct err *err)
{
	struct id id = new_id(c);
	char label[64];
	struct ev e;

	unit_label(u, label, sizeof label);
	ev_init(&e, EV_WAIVER_SET, &id);
	ev_ref(&e, FLD_TARGET, &u->id);
	ev_ref(&e, FLD_PERSON, &person->id);
	c->r->unit = id;
	say(c, "%s is named at their own wish: %s%s", person_name(person), u->kind == UNIT_ITEM ?
		"all their words on " : "the whole intervention with ", label);
	return meeting_add(c->m, &e, err);
}

bool
do_WAIVE(struct call *c, struct err *err)
{
	char *by = args_cut(c->args, " by ");
	const struct unit *person;
	struct units us;
	bool ok;

	if (by == NULL || *c->args == '\0')
		return usage(c, err);
	if (!names_person(c->m, args_trim(by), &person, err) ||
	    !names_ref(c->m, args_trim(c->args), &us, err))
		return false;
	ok = is_own(c, &us.v[0], person, err) && may_be_named(c, person, err) &&
		record(c, &us.v[0], person, err);
	units_release(&us);
	return ok;
}
