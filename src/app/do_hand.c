/* SPDX-License-Identifier: ISC */
/* Hands: raised, taken down, points of order, replies, sponsors, the list open and closed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "floor_acts.h"

struct sponsors {
	struct call *c;
	struct hand_ask *h;
};

static bool
add_sponsor(void *ctx, char *item, struct err *err)
{
	struct sponsors *x = ctx;
	const struct unit *g;

	if (!names_group(x->c->m, item, &g, err))
		return false;
	for (size_t i = 0; i < x->h->n_sponsors; i++)
		if (id_eq(&x->h->sponsors[i], &g->id))
			return true;
	if (x->h->n_sponsors == sizeof x->h->sponsors / sizeof *x->h->sponsors)
		return err_set(err, ERR_INPUT, "at most %zu constituencies can join one statement",
			x->h->n_sponsors);
	x->h->sponsors[x->h->n_sponsors++] = g->id;
	return true;
}

/* Somebody speaks for a constituency before anyone said who: a seat that is named later. */
static bool
unnamed_seat(struct call *c, const struct unit *group, struct id *ret_person, struct err *err)
{
	char name[256];
	struct id id = new_id(c);
	struct ev e;

	for (int k = 1; ; k++) {
		const struct unit *other = NULL;

		snprintf(name, sizeof name, "%.150s, seat to be named%s", unit_text(group, FLD_NAME),
			k == 1 ? "" : " ");
		if (k > 1)
			snprintf(name + strlen(name), sizeof name - strlen(name), "%d", k);
		for (size_t i = 0; i < c->m->persons.n; i++)
			if (text_same(person_name(&c->m->persons.v[i]), name))
				other = &c->m->persons.v[i];
		if (other == NULL)
			break;
		if (floor_find(&c->m->ledger.floor, ledger_person(&c->m->ledger, &other->id),
		    FLOOR_ORDINARY) == FLOOR_NONE) {
			*ret_person = other->id;
			return true;
		}
	}
	ev_init(&e, EV_PERSON_SET, &id);
	ev_number(c->m, &e, UNIT_PERSON);
	ev_text(&e, FLD_TYPE, "person");
	ev_text(&e, FLD_NAME, name);
	ev_ref(&e, FLD_GROUP, &group->id);
	*ret_person = id;
	return meeting_add(c->m, &e, err);
}

/* q+ "NEW NAME" new CODE: late arrivals who are on no list yet. */
static bool
new_person(struct call *c, char *name, char *code, struct id *ret_person, struct err *err)
{
	const struct unit *group, *known, *g;
	char *clean;
	struct id id = new_id(c);
	struct ev e;
	bool ok;

	if (!names_group(c->m, args_trim(code), &group, err))
		return false;
	name = args_trim(name);
	if (names_exact(c->m, name, &known, &g))
		return err_set(err, ERR_NAME, "%s is on the list already: q+ %s", name, name);
	if (!args_text("name", FLD_NAME, name, &clean, err))
		return false;
	ev_init(&e, EV_PERSON_SET, &id);
	ev_number(c->m, &e, UNIT_PERSON);
	ev_text(&e, FLD_TYPE, "person");
	ev_text(&e, FLD_NAME, clean);
	ev_ref(&e, FLD_GROUP, &group->id);
	ok = meeting_add(c->m, &e, err);
	free(clean);
	*ret_person = id;
	return ok;
}

static bool
find_person(struct call *c, char *name, struct id *ret_person, struct err *err)
{
	const struct unit *p = NULL, *g = NULL;
	char *code = args_cut(name, " new ");

	if (code != NULL)
		return new_person(c, name, code, ret_person, err);
	name = args_trim(name);
	if (names_exact(c->m, name, &p, &g) && p == NULL)
		return unnamed_seat(c, g, ret_person, err);
	if (p == NULL && !names_person(c->m, name, &p, err))
		return false;
	*ret_person = p->id;
	return true;
}

static bool
parse_hand(struct call *c, struct hand_ask *h, struct id *ret_person, struct err *err)
{
	struct sponsors ctx = { c, h };
	char *name = c->args, *with, *as, *behalf;

	if (*name == '\0')
		return usage(c, err);
	behalf = args_cut(name, " behalf=");
	h->behalf = behalf == NULL ? NULL : args_trim(behalf);
	h->about = args_cut(name, " to ");
	with = args_cut(name, " with ");
	if (with != NULL && !args_list(with, add_sponsor, &ctx, err))
		return false;
	as = args_cut(name, " as ");
	if (as != NULL && !names_group(c->m, args_trim(as), &h->group, err))
		return false;
	return find_person(c, name, ret_person, err);
}

static bool
raise_hand(struct call *c, enum floor_class class, struct err *err)
{
	struct hand_ask h = { .class = class };
	struct str who = STR_INIT;
	struct id person;
	int entry, waiting;

	if (!parse_hand(c, &h, &person, err))
		return false;
	h.person = meeting_person(c->m, &person);
	if (h.person == NULL)
		return err_set(err, ERR_INTERNAL, "the person just named is gone");
	if (!floor_hand(c, &h, &entry, err))
		return false;
	waiting = 0;
	for (size_t i = 0; i < c->m->ledger.floor.n_entries; i++)
		waiting += floor_waiting(&c->m->ledger.floor, (int)i);
	floor_who(c->m, c->m->ledger.floor.entries[entry].person,
		c->m->ledger.floor.entries[entry].group, &who);
	say(c, "%s: %s; %d waiting", class == FLOOR_POINT ? "point of order" :
		class == FLOOR_REPLY ? "right of reply" : class == FLOOR_ORDINARY ? "hand up" :
		floor_class_name(class), str_c(&who), waiting);
	str_release(&who);
	return true;
}

bool
do_HAND(struct call *c, struct err *err)
{
	return raise_hand(c, FLOOR_ORDINARY, err);
}

bool
do_POINT(struct call *c, struct err *err)
{
	return raise_hand(c, FLOOR_POINT, err);
}

bool
do_CLARIFY(struct call *c, struct err *err)
{
	return raise_hand(c, FLOOR_CLARIFY, err);
}

bool
do_ROR(struct call *c, struct err *err)
{
	return raise_hand(c, FLOOR_REPLY, err);
}

bool
do_INVITED(struct call *c, struct err *err)
{
	return raise_hand(c, FLOOR_INVITED, err);
}

bool
do_LAST_WORD(struct call *c, struct err *err)
{
	struct hand_ask h = { .class = FLOOR_ORDINARY, .last = true };
	struct str who = STR_INIT;
	char *as;
	int entry;

	if (*c->args == '\0')
		return usage(c, err);
	as = args_cut(c->args, " as ");
	if (as != NULL && !names_group(c->m, args_trim(as), &h.group, err))
		return false;
	if (!names_person(c->m, args_trim(c->args), &h.person, err) ||
	    !floor_hand(c, &h, &entry, err))
		return false;
	floor_who(c->m, c->m->ledger.floor.entries[entry].person,
		c->m->ledger.floor.entries[entry].group, &who);
	say(c, "the last word: %s, after all others", str_c(&who));
	str_release(&who);
	return true;
}

/* The person's waiting hand, whatever its class; the ordinary one if there are several. */
static int
any_hand(const struct meeting *m, const struct unit *person)
{
	static const enum floor_class order[] = { FLOOR_ORDINARY, FLOOR_POINT, FLOOR_CLARIFY,
		FLOOR_INVITED, FLOOR_REPLY };

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		int e = floor_find(&m->ledger.floor, ledger_person(&m->ledger, &person->id), order[i]);

		if (e != FLOOR_NONE)
			return e;
	}
	return FLOOR_NONE;
}

bool
do_HAND_DOWN(struct call *c, struct err *err)
{
	const struct unit *p;
	struct id id, sitting;
	struct ev e;
	int entry;

	if (*c->args == '\0')
		return usage(c, err);
	if (!names_person(c->m, args_trim(c->args), &p, err))
		return false;
	entry = any_hand(c->m, p);
	if (entry == FLOOR_NONE)
		return err_set(err, ERR_STATE, "%s has no hand up", person_name(p));
	id = ledger_entry_id(&c->m->ledger, entry);
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_ENTRY_LEAVE, &id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_text(&e, FLD_CAUSE, "withdrawn");
	say(c, "hand down: %s", person_name(p));
	return meeting_add(c->m, &e, err);
}

bool
do_CONFIRM(struct call *c, struct err *err)
{
	const struct unit *g;
	const struct floor *f = &c->m->ledger.floor;
	int group, entry = FLOOR_NONE;
	struct id id, sitting;
	struct ev e;

	if (*c->args == '\0')
		return usage(c, err);
	if (!names_group(c->m, args_trim(c->args), &g, err))
		return false;
	group = ledger_group(&c->m->ledger, &g->id);
	for (size_t i = 0; i < f->n_sponsors; i++)
		if (f->sponsors[i].group == group && !f->sponsors[i].confirmed)
			entry = f->sponsors[i].entry;
	if (entry == FLOOR_NONE)
		return err_set(err, ERR_STATE, "no joint statement waits for %s to confirm",
			group_code(g));
	id = ledger_entry_id(&c->m->ledger, entry);
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_SPONSOR_CONFIRM, &id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_ref(&e, FLD_GROUP, &g->id);
	ev_text(&e, FLD_STATE, "yes");
	say(c, "%s confirms and shares the time", group_code(g));
	return meeting_add(c->m, &e, err);
}

static bool
set_list(struct call *c, bool closed, struct err *err)
{
	struct id sitting;
	struct ev e;

	if (c->m->ledger.floor.closed == closed)
		return err_set(err, ERR_STATE, "the speaking list is %s already",
			closed ? "closed" : "open");
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_LIST, &sitting);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_text(&e, FLD_STATE, closed ? "closed" : "open");
	ev_ref(&e, FLD_ITEM, &c->m->item);
	say(c, "the speaking list is %s", closed ? "closed" : "open");
	return meeting_add(c->m, &e, err);
}

bool
do_LIST_CLOSE(struct call *c, struct err *err)
{
	return set_list(c, true, err);
}

bool
do_LIST_OPEN(struct call *c, struct err *err)
{
	return set_list(c, false, err);
}
