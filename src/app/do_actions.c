/* SPDX-License-Identifier: ISC */
/* Actions: who does what by when, and what became of it. */
#include <stdlib.h>
#include <string.h>

#include "followup.h"

/* An owner: a person, a constituency, or a name that is on no list. */
struct owner {
	const struct unit *person, *group;
	char *name;
};

static bool
find_owner(struct call *c, char *typed, struct owner *ret_owner, struct err *err)
{
	struct owner o = { 0 };
	const struct unit *some[1];

	typed = args_trim(typed);
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "action: say who: action OWNER to TEXT");
	if (!names_exact(c->m, typed, &o.person, &o.group) &&
	    !names_person(c->m, typed, &o.person, err) &&
	    !names_group(c->m, typed, &o.group, NULL)) {
		/* Several of that name: never guess. Nobody: keep what was written. */
		if (names_complete(c->m, typed, 1, some) > 0)
			return false;
		o.person = NULL;
		if (!args_text("owner", FLD_OWNER_NAME, typed, &o.name, err))
			return false;
		say(c, "%s is on no list; action N owner=NAME changes it", o.name);
		c->r->warnings++;
	}
	*ret_owner = o;
	return true;
}

static void
put_owner(struct ev *e, const struct owner *o)
{
	ev_ref(e, FLD_OWNER, o->person == NULL ? NULL : &o->person->id);
	ev_ref(e, FLD_OWNER_GROUP, o->group == NULL ? NULL : &o->group->id);
	ev_text(e, FLD_OWNER_NAME, o->name);
}

/* The decision just adopted on the item in hand: what an action follows from. */
static bool
last_decision(const struct meeting *m, struct id *ret_id, struct err *err)
{
	const struct unit *last = NULL;
	struct units us;

	if (!store_units_of(m->store, UNIT_DECISION, &m->item, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++) {
		const struct id *of = unit_ref(&us.v[i], FLD_ITEM);

		if (of == NULL ? id_zero(&m->item) : id_eq(of, &m->item))
			last = &us.v[i];
	}
	memset(ret_id, 0, sizeof *ret_id);
	if (last != NULL && unit_is(last, FLD_STATE, "adopted"))
		*ret_id = last->id;
	units_release(&us);
	return true;
}

static bool
record_action(struct call *c, const struct owner *o, const char *text, const char *due,
	struct err *err)
{
	struct id id = new_id(c), decision;
	struct ev e;

	if (!last_decision(c->m, &decision, err))
		return false;
	ev_init(&e, EV_ACTION_SET, &id);
	ev_number(c->m, &e, UNIT_ACTION);
	ev_text(&e, FLD_TEXT, text);
	put_owner(&e, o);
	ev_text(&e, FLD_DUE, due);
	ev_text(&e, FLD_STATE, "open");
	ev_ref(&e, FLD_ITEM, &c->m->item);
	ev_ref(&e, FLD_DECISION, &decision);
	c->r->unit = id;
	say(c, "action %d: %s%s%s", store_next_num(c->m->store, UNIT_ACTION),
		o->person != NULL ? person_name(o->person) : o->group != NULL ?
		group_code(o->group) : o->name, *due != '\0' ? ", by " : "", due);
	if (*due == '\0')
		say(c, "no due date: action %d due=2026-12-31 sets one",
			store_next_num(c->m->store, UNIT_ACTION));
	return meeting_add(c->m, &e, err);
}

static bool
new_action(struct call *c, struct err *err)
{
	char *what = args_cut(c->args, " to "), due[11] = "", *text;
	struct owner o;
	bool ok;

	if (what == NULL)
		return err_set(err, ERR_INPUT, "action: who is to do what? %s %s", c->cmd->name,
			c->cmd->args);
	if (!args_by(c->m, what, "by", due))
		due[0] = '\0';
	if (!find_owner(c, c->args, &o, err))
		return false;
	ok = args_words("action", FLD_TEXT, what, &text, err);
	if (ok) {
		ok = record_action(c, &o, text, due, err);
		free(text);
	}
	free(o.name);
	return ok;
}

static void
replace_owner(struct ev *e, const struct unit *u, const struct owner *o)
{
	put_owner(e, o);
	if (o->person == NULL && unit_cell(u, FLD_OWNER) != NULL)
		ev_unset(e, FLD_OWNER);
	if (o->group == NULL && unit_cell(u, FLD_OWNER_GROUP) != NULL)
		ev_unset(e, FLD_OWNER_GROUP);
	if (o->name == NULL && unit_cell(u, FLD_OWNER_NAME) != NULL)
		ev_unset(e, FLD_OWNER_NAME);
}

static bool
change_owner(struct call *c, const struct unit *u, struct ev *e, char *value, char **ret_own,
	struct err *err)
{
	struct owner o;

	if (!find_owner(c, value, &o, err))
		return false;
	replace_owner(e, u, &o);
	*ret_own = o.name;
	return true;
}

bool
do_ACTION(struct call *c, struct err *err)
{
	static const char *const keys[] = { "due", "owner", NULL };
	static const struct followup f = { UNIT_ACTION, keys, change_owner };

	if (*c->args == '\0')
		return usage(c, err);
	return followup_asked(c->args, keys) ? followup_run(c, &f, err) : new_action(c, err);
}
