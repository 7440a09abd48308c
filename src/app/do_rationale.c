/* SPDX-License-Identifier: ISC */
/* What was left out when a decision was taken: why, and who declared it. */
#include <stdlib.h>

#include <talanoa/base/str.h>

#include "do.h"

/* A decision that was taken, by its REF. */
static bool
find(struct call *c, const char *ref, struct units *ret_us, struct err *err)
{
	char label[64];
	struct units us;
	bool other;

	if (!names_ref(c->m, ref, &us, err))
		return false;
	unit_label(&us.v[0], label, sizeof label);
	other = us.v[0].kind != UNIT_DECISION;
	if (other || unit_is(&us.v[0], FLD_STATE, "proposed")) {
		units_release(&us);
		return err_set(err, ERR_STATE, other ? "%s: %s is not a decision" :
			"%s: %s is not decided yet; decide says it all", c->cmd->name, label);
	}
	*ret_us = us;
	return true;
}

static bool
record(struct call *c, const struct unit *d, enum field f, const char *text,
	const struct id *person, struct err *err)
{
	struct ev e;

	ev_init(&e, EV_DECISION_SET, &d->id);
	if (text != NULL)
		ev_text(&e, f, text);
	else
		ev_ref(&e, f, person);
	c->r->unit = d->id;
	return meeting_add(c->m, &e, err);
}

bool
do_RATIONALE(struct call *c, struct err *err)
{
	char *text = args_cut(c->args, ": "), *clean, label[64];
	struct units us;
	bool ok;

	if (text == NULL)
		return usage(c, err);
	if (!find(c, args_trim(c->args), &us, err))
		return false;
	ok = args_words("rationale", FLD_RATIONALE, text, &clean, err);
	if (ok) {
		ok = record(c, &us.v[0], FLD_RATIONALE, clean, NULL, err);
		say(c, "The rationale of %s is on record", unit_label(&us.v[0], label, sizeof label));
		free(clean);
	}
	units_release(&us);
	return ok;
}

bool
do_DECLARED(struct call *c, struct err *err)
{
	char *name = args_cut(c->args, " by "), label[64];
	const struct unit *person;
	struct units us;
	bool ok;

	if (name == NULL)
		return usage(c, err);
	if (!names_person(c->m, args_trim(name), &person, err) ||
	    !find(c, args_trim(c->args), &us, err))
		return false;
	ok = record(c, &us.v[0], FLD_DECLARED, NULL, &person->id, err);
	say(c, "%s was declared by %s", unit_label(&us.v[0], label, sizeof label),
		person_name(person));
	units_release(&us);
	return ok;
}
