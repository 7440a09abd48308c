/* SPDX-License-Identifier: ISC */
/* Another wording of a proposal. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>

#include "do.h"

static bool
record_amendment(struct call *c, const struct unit *u, const struct id *by, const char *text,
	struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_AMENDMENT_SET, &id);
	ev_number(c->m, &e, UNIT_AMENDMENT);
	ev_ref(&e, FLD_DECISION, &u->id);
	ev_text(&e, FLD_FORMER, unit_text(u, FLD_TEXT));
	ev_text(&e, FLD_TEXT, text);
	ev_ref(&e, FLD_BY, by);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

static bool
amend(struct call *c, const struct unit *u, const struct id *by, const char *text,
	struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_AMENDMENT), n = disputed_passages(text);
	char label[64];
	struct ev e;

	unit_label(u, label, sizeof label);
	if (str_eq(text, unit_text(u, FLD_TEXT)))
		return err_set(err, ERR_INPUT, "amend: these are the words of %s already", label);
	if (!record_amendment(c, u, by, text, err))
		return false;
	ev_init(&e, EV_DECISION_SET, &u->id);
	ev_text(&e, FLD_TEXT, text);
	say(c, "amendment %d: %s has another wording", num, label);
	if (n > 0)
		say(c, "%d %s in [brackets]: still disputed", n, n == 1 ? "passage" : "passages");
	return meeting_add(c->m, &e, err);
}

bool
do_AMEND(struct call *c, struct err *err)
{
	static const char *const keys[] = { "by", NULL };
	const struct unit *by = NULL, *u;
	char *rest = c->args, *value, *words, *text;
	const char *key;
	struct units us;
	bool ok;

	if (!args_option(&rest, keys, &key, &value, err) ||
	    (key != NULL && !names_person(c->m, value, &by, err)))
		return false;
	words = args_cut(rest, ":");
	if (words == NULL || *words == '\0')
		return usage(c, err);
	if (!args_words("amendment", FLD_TEXT, words, &text, err))
		return false;
	ok = proposal_of(c, args_trim(rest), &us, &u, err);
	if (ok) {
		ok = amend(c, u, by == NULL ? NULL : &by->id, text, err);
		units_release(&us);
	}
	free(text);
	return ok;
}
