/* SPDX-License-Identifier: ISC */
/* Proposals: made, and found again by who decides, votes or reads them back. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "do.h"

static bool
of_item(const struct unit *u, const struct id *item)
{
	const struct id *of = unit_ref(u, FLD_ITEM);

	return of == NULL ? id_zero(item) : id_eq(of, item);
}

const struct unit *
proposal_open(const struct meeting *m, const struct units *us, const char *text)
{
	for (size_t i = us->n; i > 0; i--) {
		const struct unit *u = &us->v[i - 1];

		if (unit_is(u, FLD_STATE, "proposed") && of_item(u, &m->item) &&
		    (text == NULL || str_eq(unit_text(u, FLD_TEXT), text)))
			return u;
	}
	return NULL;
}

static bool
add_proposal(struct call *c, const char *text, const struct unit *by, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_DECISION_SET, &id);
	ev_number(c->m, &e, UNIT_DECISION);
	ev_text(&e, FLD_TEXT, text);
	ev_text(&e, FLD_STATE, "proposed");
	ev_ref(&e, FLD_BY, by == NULL ? NULL : &by->id);
	ev_ref(&e, FLD_ITEM, &c->m->item);
	c->r->unit = id;
	say(c, "decision %d: proposed", store_next_num(c->m->store, UNIT_DECISION));
	return meeting_add(c->m, &e, err);
}

bool
do_PROPOSE(struct call *c, struct err *err)
{
	static const char *const keys[] = { "by", NULL };
	const struct unit *by = NULL;
	const char *key;
	char *rest = c->args, *value, *text;
	bool ok;

	if (!args_option(&rest, keys, &key, &value, err) ||
	    (key != NULL && !names_person(c->m, value, &by, err)))
		return false;
	args_end(&rest);
	if (*rest == '\0')
		return usage(c, err);
	if (!args_words("proposal", FLD_TEXT, rest, &text, err))
		return false;
	ok = add_proposal(c, text, by, err);
	free(text);
	return ok;
}

static bool
is_open(const struct call *c, const struct unit *u, struct err *err)
{
	char label[64];

	if (u == NULL)
		return err_set(err, ERR_STATE, "%s: nothing is proposed on this item; propose TEXT "
			"first, or agreed TEXT", c->cmd->name);
	unit_label(u, label, sizeof label);
	if (u->kind != UNIT_DECISION)
		return err_set(err, ERR_INPUT, "%s: %s is not a proposal", c->cmd->name, label);
	if (!unit_is(u, FLD_STATE, "proposed"))
		return err_set(err, ERR_STATE, "%s: %s is %s already; propose TEXT puts it to the "
			"meeting again", c->cmd->name, label, unit_text(u, FLD_STATE));
	return true;
}

bool
proposal_find(struct call *c, const char *ref, struct units *ret_us,
	const struct unit **ret_u, struct err *err)
{
	const struct unit *u;
	struct units us;

	if (!(ref != NULL ? names_ref(c->m, ref, &us, err) :
	    store_units_of(c->m->store, UNIT_DECISION, &c->m->item, &us, err)))
		return false;
	u = ref != NULL ? &us.v[0] : proposal_open(c->m, &us, NULL);
	if (!is_open(c, u, err)) {
		units_release(&us);
		return false;
	}
	*ret_us = us;
	*ret_u = u;
	return true;
}
