/* SPDX-License-Identifier: ISC */
/* Explanations of position, and reservations or minority views on a decision. */
#include <stdlib.h>
#include <string.h>

#include "do.h"
#include "record_priv.h"

/* What is said about a decision, and by whom. */
struct view {
	struct speaker by;
	const struct unit *decision;
	struct units us;		/* holds it */
	char *text;
};

/* "NAME [on REF]" */
static bool
read_head(struct call *c, char *head, struct view *v, struct err *err)
{
	char *ref = args_on(head, UNIT_DECISION), *name = args_trim(head);

	if (*name == '\0')
		return usage(c, err);
	return speaker_find(c->m, name, &v->by, err) &&
		decision_find(c, ref == NULL ? NULL : args_trim(ref), &v->us, &v->decision, err);
}

static void
view_release(struct view *v)
{
	units_release(&v->us);
	free(v->text);
}

static void
fill(struct ev *e, const struct view *v)
{
	ev_ref(e, FLD_DECISION, &v->decision->id);
	ev_ref(e, FLD_PERSON, &v->by.person);
	ev_ref(e, FLD_GROUP, &v->by.group);
	ev_text(e, FLD_TEXT, v->text);
}

static void
say_view(struct call *c, const struct view *v, enum unit_kind kind, int num, const char *state)
{
	struct str who = STR_INIT;
	char label[64];

	speaker_words(c->m, &v->by, &who);
	unit_label(v->decision, label, sizeof label);
	say(c, "%s %d on %s: %s%s%s", unit_word(kind), num, label, str_c(&who),
		*state == '\0' ? "" : ", ", state);
	str_release(&who);
}

static bool
add_statement(struct call *c, const struct view *v, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_STATEMENT_SET, &id);
	ev_number(c->m, &e, UNIT_STATEMENT);
	fill(&e, v);
	c->r->unit = id;
	say_view(c, v, UNIT_STATEMENT, store_next_num(c->m->store, UNIT_STATEMENT), "");
	return meeting_add(c->m, &e, err);
}

bool
do_STATEMENT(struct call *c, struct err *err)
{
	char *text = args_cut(c->args, ":");
	struct view v = { 0 };
	bool ok;

	if (text == NULL || *text == '\0')
		return usage(c, err);
	ok = args_words("statement", FLD_TEXT, text, &v.text, err) &&
		read_head(c, c->args, &v, err) && add_statement(c, &v, err);
	view_release(&v);
	return ok;
}

static bool
same_ref(const struct unit *u, enum field f, const struct id *id)
{
	const struct id *of = unit_ref(u, f);

	return of == NULL ? id_zero(id) : id_eq(of, id);
}

/* The newest reservation of this speaker on this decision in that state, or NULL. */
static const struct unit *
reservation_of(const struct units *us, const struct view *v, const char *state)
{
	for (size_t i = us->n; i > 0; i--) {
		const struct unit *u = &us->v[i - 1];

		if (same_ref(u, FLD_DECISION, &v->decision->id) &&
		    same_ref(u, FLD_PERSON, &v->by.person) &&
		    same_ref(u, FLD_GROUP, &v->by.group) && unit_is(u, FLD_STATE, state))
			return u;
	}
	return NULL;
}

static bool
add_reservation(struct call *c, const struct view *v, const char *state, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_RESERVATION_SET, &id);
	ev_number(c->m, &e, UNIT_RESERVATION);
	fill(&e, v);
	ev_text(&e, FLD_STATE, state);
	c->r->unit = id;
	say_view(c, v, UNIT_RESERVATION, store_next_num(c->m->store, UNIT_RESERVATION),
		str_eq(state, "made") ? "annexed" : state);
	return meeting_add(c->m, &e, err);
}

static bool
change_reservation(struct call *c, const struct unit *u, const struct view *v,
	const char *state, struct err *err)
{
	struct ev e;

	ev_init(&e, EV_RESERVATION_SET, &u->id);
	ev_text(&e, FLD_TEXT, v->text);
	ev_text(&e, FLD_STATE, state);
	c->r->unit = u->id;
	say_view(c, v, UNIT_RESERVATION, u->num, str_eq(state, "made") ? "annexed" : state);
	return meeting_add(c->m, &e, err);
}

static bool
decline(struct call *c, const struct view *v, const struct units *us, struct err *err)
{
	const struct unit *made = reservation_of(us, v, "made");
	char label[64];

	if (made != NULL)
		return err_set(err, ERR_STATE, "%s stands; reservation NAME withdrawn takes it back",
			unit_label(made, label, sizeof label));
	if (reservation_of(us, v, "declined") != NULL)
		return err_set(err, ERR_STATE, "reservation: that none is wanted is on the record "
			"already");
	return add_reservation(c, v, "declined", err);
}

static bool
withdraw(struct call *c, const struct view *v, const struct units *us, struct err *err)
{
	const struct unit *made = reservation_of(us, v, "made");
	struct str who = STR_INIT;
	char label[64];

	if (made != NULL)
		return change_reservation(c, made, v, "withdrawn", err);
	speaker_words(c->m, &v->by, &who);
	err_set(err, ERR_STATE, "reservation: %s made none on %s", str_c(&who),
		unit_label(v->decision, label, sizeof label));
	str_release(&who);
	return false;
}

static bool
reserve(struct call *c, const struct view *v, const char *state, struct err *err)
{
	const struct unit *declined;
	struct units us;
	bool ok;

	if (!store_units(c->m->store, UNIT_RESERVATION, &us, err))
		return false;
	declined = reservation_of(&us, v, "declined");
	if (str_eq(state, "declined"))
		ok = decline(c, v, &us, err);
	else if (str_eq(state, "withdrawn"))
		ok = withdraw(c, v, &us, err);
	else if (declined != NULL)
		ok = change_reservation(c, declined, v, state, err);
	else
		ok = add_reservation(c, v, state, err);
	units_release(&us);
	return ok;
}

/* "NAME [on REF]: TEXT", or "NAME [on REF] declined": which of them it is. */
static bool
read_state(struct call *c, struct view *v, const char **ret_state, struct err *err)
{
	char *text = args_cut(c->args, ":"), *space;

	*ret_state = "made";
	if (text != NULL)
		return *text == '\0' ? usage(c, err) :
			args_words("reservation", FLD_TEXT, text, &v->text, err);
	space = strrchr(c->args, ' ');
	if (space == NULL || (!str_eq(space, " declined") && !str_eq(space, " withdrawn")))
		return usage(c, err);
	*space = '\0';
	*ret_state = space + 1;
	return true;
}

bool
do_RESERVATION(struct call *c, struct err *err)
{
	struct view v = { 0 };
	const char *state;
	bool ok = read_state(c, &v, &state, err) && read_head(c, c->args, &v, err) &&
		reserve(c, &v, state, err);

	view_release(&v);
	return ok;
}
