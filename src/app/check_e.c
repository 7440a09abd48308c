/* SPDX-License-Identifier: ISC */
/* Rules of letter E: who does what by when, and what became of it; answers to the public. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

static bool
has_owner(const struct unit *a)
{
	return check_has(a, FLD_OWNER) || check_has(a, FLD_OWNER_GROUP) ||
		check_has(a, FLD_OWNER_NAME);
}

/* "action 3b": as commands take it after the word action. */
static const char *
number(const struct unit *u, char *buf, size_t size)
{
	return strchr(unit_label(u, buf, size), ' ') + 1;
}

void
check_E1(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_ACTION);

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *a = &all->v[i];
		char label[48];
		const char *n = number(a, label, sizeof label);

		if (unit_is(a, FLD_STATE, "withdrawn"))
			continue;
		if (!has_owner(a)) {
			check_say(c, a, "%s has no owner", label);
			check_advise(c, "`action %s owner=NAME`", n);
		}
		if (!check_has(a, FLD_DUE)) {
			check_say(c, a, "%s has no due date", label);
			check_advise(c, "`action %s due=DATE`", n);
		}
		if (unit_ref(a, FLD_ITEM) == NULL && unit_ref(a, FLD_DECISION) == NULL) {
			check_say(c, a, "%s belongs to no item", label);
			check_advise(c, "`action %s withdrawn because REASON`, `take up N`, and the "
				"action again", n);
		}
	}
}

void
check_E2(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_ACTION);

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *a = &all->v[i];
		const char *due = unit_text(a, FLD_DUE);
		bool overdue = *due != '\0' && strcmp(due, c->today) < 0;
		bool carried = c->opened != 0 && a->at < c->opened;
		char label[48];

		if (unit_is(a, FLD_STATE, "done") || unit_is(a, FLD_STATE, "withdrawn") ||
		    check_has(a, FLD_PROGRESS) || (!overdue && !carried))
			continue;
		unit_label(a, label, sizeof label);
		if (overdue)
			check_say(c, a, "%s was due on %s and says nothing of how far it is", label,
				due);
		else
			check_say(c, a, "%s was carried over and says nothing of how far it is",
				label);
		check_advise(c, "`%s progress TEXT`, or `%s done`", label, label);
		if (overdue && !carried)
			check_soften(c, SEVERITY_EXPECTED);
	}
}

/* Was the field written again after the action was made, over another value? */
static const struct cell *
changed(struct checking *c, const struct unit *a, enum field f)
{
	const struct cell *cell = unit_cell(a, f);
	struct units old;
	bool had;

	if (cell == NULL || cell->hlc == a->hlc ||
	    !store_previous(c->m->store, &a->id, f, &cell->event, &old, NULL))
		return NULL;
	had = old.n > 0 && check_has(&old.v[0], f);
	units_release(&old);
	return had ? cell : NULL;
}

void
check_E3(struct checking *c)
{
	static const struct { enum field f; const char *what, *key; } fields[] = {
		{ FLD_DUE, "due date", "due=DATE" }, { FLD_OWNER, "owner", "owner=NAME" },
		{ FLD_OWNER_GROUP, "owner", "owner=CODE" } };
	const struct units *all = check_units(c, UNIT_ACTION);

	for (size_t i = 0; i < all->n; i++) {
		const struct cell *why = unit_cell(&all->v[i], FLD_BECAUSE), *cell;
		char label[48];

		unit_label(&all->v[i], label, sizeof label);
		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
			cell = changed(c, &all->v[i], fields[k].f);
			if (cell == NULL || (why != NULL && why->hlc >= cell->hlc))
				continue;
			check_say(c, &all->v[i], "the %s of %s was changed, and it is not said why",
				fields[k].what, label);
			check_advise(c, "`%s %s because REASON`", label, fields[k].key);
		}
	}
}

/* The last day of the window for comments; "": there is none, or it is closed. */
static const char *
window_ends(const struct meeting *m)
{
	const char *ends = "";

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_COMMENTS_STATE)
			ends = unit_is(&m->marks.v[i], FLD_STATE, "open") ?
				unit_text(&m->marks.v[i], FLD_ENDS) : "";
	return ends;
}

void
check_E4(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_COMMENT);
	const char *ends = window_ends(c->m);

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *u = &all->v[i];

		if (check_has(u, FLD_DISPOSITION) && check_has(u, FLD_ANSWER))
			continue;
		check_say(c, u, "comment %d has no answer with a reason", u->num);
		check_advise(c, "`answer %d accepted: TEXT`", u->num);
		if (*ends != '\0' && strcmp(c->today, ends) <= 0)
			check_soften(c, SEVERITY_ENCOURAGED);
	}
}
