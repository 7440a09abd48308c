/* SPDX-License-Identifier: ISC */
/* The rules of checks.def, one function each. */
#include <talanoa/base/str.h>

#include "check_priv.h"

static void
need_field(struct checking *c, enum field f, const char *name)
{
	if (*meeting_info(c->m, f) == '\0')
		check_say(c, "the %s is not set", name);
}

void
check_A1(struct checking *c)
{
	need_field(c, FLD_BODYNAME, "name of the body");
	need_field(c, FLD_KIND, "kind of the meeting");
	need_field(c, FLD_NUMBER, "number of the meeting");
}

/* The first opening (open) or the last closing of the meeting; 0: none. */
static int64_t
boundary(const struct meeting *m, bool open)
{
	int64_t at = 0;

	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *u = &m->marks.v[i];

		if (u->ev == EV_MEETING_STATE && unit_is(u, FLD_STATE, open ? "open" : "closed") &&
		    (at == 0 || !open))
			at = u->at;
	}
	return at;
}

void
check_A2(struct checking *c)
{
	int64_t start = boundary(c->m, true), end = boundary(c->m, false);

	if (start == 0)
		check_say(c, "the opening of the meeting was not recorded");
	if (end == 0)
		check_say(c, "the closing of the meeting was not recorded");
	if (start != 0 && end != 0 && end <= start)
		check_say(c, "the meeting closes before it opens");
	if (*meeting_info(c->m, FLD_PLACE) == '\0' && *meeting_info(c->m, FLD_LINK) == '\0')
		check_say(c, "neither a place nor a link is set");
	need_field(c, FLD_TIMEZONE, "time zone");
}

/* When an item was first taken up; 0: never. NULL: any item. */
static int64_t
taken_up(const struct meeting *m, const struct unit *item)
{
	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *u = &m->marks.v[i];
		const struct id *of = unit_ref(u, FLD_ITEM);

		if (u->ev == EV_ITEM_STATE && of != NULL && unit_is(u, FLD_STATE, "open") &&
		    (item == NULL || id_eq(of, &item->id)))
			return u->at;
	}
	return 0;
}

void
check_A10(struct checking *c)
{
	for (size_t i = 0; i < c->m->marks.n; i++)
		if (c->m->marks.v[i].ev == EV_ADOPT &&
		    unit_is(&c->m->marks.v[i], FLD_WHAT, "agenda"))
			return;
	if (taken_up(c->m, NULL) != 0)
		check_say(c, "items were taken up, and the agenda was not adopted");
}

static bool
was_present(const struct meeting *m, const struct unit *person)
{
	for (size_t i = 0; i < m->presences.n; i++) {
		const struct id *id = unit_ref(&m->presences.v[i], FLD_PERSON);

		if (id != NULL && meeting_person(m, id) == person &&
		    unit_is(&m->presences.v[i], FLD_STATE, "present"))
			return true;
	}
	return false;
}

static bool
refers(const struct meeting *m, const struct units *us, enum field f, const struct unit *person)
{
	for (size_t i = 0; i < us->n; i++) {
		const struct id *id = unit_ref(&us->v[i], f);

		if (id != NULL && meeting_person(m, id) == person)
			return true;
	}
	return false;
}

static bool
had_floor(const struct meeting *m, const struct unit *person)
{
	for (size_t i = 0; i < m->ledger.n_turns; i++) {
		const struct ledger_turn *t = &m->ledger.turn[i];
		int e = ledger_entry(&m->ledger, &t->entry);

		if (!t->voided && e != FLOOR_NONE && m->ledger.floor.entries[e].person ==
		    ledger_person(&m->ledger, &person->id))
			return true;
	}
	return false;
}

void
check_B1(struct checking *c)
{
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];

		if (meeting_person(c->m, &p->id) != p || was_present(c->m, p))
			continue;
		if (had_floor(c->m, p) || refers(c->m, &c->notes, FLD_PERSON, p))
			check_say(c, "%s spoke and is not recorded as present", person_name(p));
		else if (refers(c->m, &c->decisions, FLD_BY, p))
			check_say(c, "%s proposed a text and is not recorded as present",
				person_name(p));
	}
}

void
check_B2(struct checking *c)
{
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];

		if (meeting_person(c->m, &p->id) == p && group_of(c->m, p) == NULL &&
		    *unit_text(p, FLD_ROLE) == '\0')
			check_say(c, "%s has neither a constituency nor a role", person_name(p));
	}
}

static bool
has_member(const struct meeting *m, const struct unit *group)
{
	for (size_t i = 0; i < m->persons.n; i++)
		if (group_of(m, &m->persons.v[i]) == group)
			return true;
	return false;
}

static bool
has_reason(const struct units *vacancies, const struct unit *group)
{
	for (size_t i = 0; i < vacancies->n; i++) {
		const struct id *id = unit_ref(&vacancies->v[i], FLD_GROUP);

		if (id != NULL && id_eq(id, &group->id) &&
		    *unit_text(&vacancies->v[i], FLD_REASON) != '\0')
			return true;
	}
	return false;
}

void
check_B6(struct checking *c)
{
	for (size_t i = 0; i < c->m->groups.n; i++) {
		const struct unit *g = &c->m->groups.v[i];

		if (unit_int(g, FLD_SEATS, 1) > 0 && !has_member(c->m, g) &&
		    !has_reason(&c->vacancies, g))
			check_say(c, "%s (%s) has nobody in its seats, and no reason is given",
				unit_text(g, FLD_NAME), group_code(g));
	}
}

static bool
has_outcome(const struct meeting *m, const struct unit *item)
{
	for (size_t i = m->marks.n; i > 0; i--) {
		const struct unit *u = &m->marks.v[i - 1];
		const struct id *of = unit_ref(u, FLD_ITEM);

		if (u->ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id))
			return !unit_is(u, FLD_STATE, "closed") ||
				*unit_text(u, FLD_OUTCOME) != '\0';
	}
	return true;
}

void
check_C1(struct checking *c)
{
	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i];
		enum item_state s = item_state(c->m, item);
		char label[48];

		unit_label(item, label, sizeof label);
		if (s == ITEM_PENDING)
			check_say(c, "%s was not taken up and is neither deferred nor skipped",
				label);
		else if (s == ITEM_OPEN)
			check_say(c, "%s was taken up and is still open", label);
		else if (!has_outcome(c->m, item))
			check_say(c, "%s was closed without an outcome", label);
	}
}

void
check_D1(struct checking *c)
{
	for (size_t i = 0; i < c->decisions.n; i++) {
		const struct unit *d = &c->decisions.v[i];
		const struct cell *text = unit_cell(d, FLD_TEXT);
		char label[48];

		unit_label(d, label, sizeof label);
		if (unit_is(d, FLD_STATE, "proposed"))
			continue;
		if (text == NULL || (*text->text == '\0' && !text->absent))
			check_say(c, "%s has no text", label);
		if (unit_ref(d, FLD_ITEM) == NULL)
			check_say(c, "%s belongs to no item", label);
	}
}

void
check_D2(struct checking *c)
{
	for (size_t i = 0; i < c->decisions.n; i++) {
		const struct unit *d = &c->decisions.v[i];
		char label[48];

		if (unit_is(d, FLD_STATE, "adopted") && unit_cell(d, FLD_RATIONALE) == NULL)
			check_say(c, "%s has no rationale", unit_label(d, label, sizeof label));
	}
}

void
check_E1(struct checking *c)
{
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct unit *a = &c->actions.v[i];
		char label[48];

		unit_label(a, label, sizeof label);
		if (unit_is(a, FLD_STATE, "withdrawn"))
			continue;
		if (unit_cell(a, FLD_OWNER) == NULL && unit_cell(a, FLD_OWNER_GROUP) == NULL &&
		    unit_cell(a, FLD_OWNER_NAME) == NULL)
			check_say(c, "%s has no owner", label);
		if (*unit_text(a, FLD_DUE) == '\0')
			check_say(c, "%s has no due date", label);
		if (unit_ref(a, FLD_ITEM) == NULL && unit_ref(a, FLD_DECISION) == NULL)
			check_say(c, "%s belongs to no item", label);
	}
}

void
check_I2(struct checking *c)
{
	for (size_t i = 0; i < c->withholds.n; i++) {
		const struct unit *w = &c->withholds.v[i];

		if (unit_is(w, FLD_STATE, "released"))
			continue;
		if (*unit_text(w, FLD_GROUND) == '\0')
			check_say(c, "withholding %d has no ground", w->num);
		if (*unit_text(w, FLD_REASON) == '\0')
			check_say(c, "withholding %d has no reason", w->num);
	}
}
