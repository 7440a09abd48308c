/* SPDX-License-Identifier: ISC */
/* Actions: who does what by when, and what became of it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "do.h"

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

/* owner=… due=… */
static bool
change_options(struct call *c, const struct unit *u, char *rest, struct err *err)
{
	static const char *const keys[] = { "owner", "due", NULL };
	char *value, *owner = NULL, *due = NULL, date[11] = "";
	struct owner o = { 0 };
	const char *key;
	struct ev e;
	bool ok;

	do {
		if (!args_option(&rest, keys, &key, &value, err))
			return false;
		if (key == NULL && *rest != '\0')
			return usage(c, err);
		if (key != NULL)
			*(str_eq(key, "due") ? &due : &owner) = value;
	} while (key != NULL);
	if (due != NULL && *due != '\0' &&
	    !when_date(due, c->m->now.at, meeting_zone(c->m), date, err))
		return false;
	if (owner != NULL && !find_owner(c, owner, &o, err))
		return false;
	ev_init(&e, EV_ACTION_SET, &u->id);
	if (owner != NULL)
		replace_owner(&e, u, &o);
	if (due != NULL && *due == '\0')
		ev_unset(&e, FLD_DUE);
	else if (due != NULL)
		ev_text(&e, FLD_DUE, date);
	ok = meeting_add(c->m, &e, err);
	free(o.name);
	return ok;
}

static bool
change_state(struct call *c, const struct unit *u, const char *state, char *rest,
	struct err *err)
{
	char *because = NULL;
	struct ev e;
	bool ok;

	if (*rest != '\0' && !str_starts(rest, "because "))
		return err_set(err, ERR_INPUT, "action: what follows %s is not \"because ...\": %s",
			state, rest);
	if (*rest != '\0' && !args_words("because", FLD_BECAUSE, rest + 8, &because, err))
		return false;
	ev_init(&e, EV_ACTION_SET, &u->id);
	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_BECAUSE, because);
	if (because == NULL && unit_cell(u, FLD_BECAUSE) != NULL)
		ev_unset(&e, FLD_BECAUSE);
	ok = meeting_add(c->m, &e, err);
	free(because);
	return ok;
}

static bool
change_progress(struct call *c, const struct unit *u, char *rest, struct err *err)
{
	char *text;
	struct ev e;
	bool ok;

	if (!args_words("progress", FLD_PROGRESS, rest, &text, err))
		return false;
	ev_init(&e, EV_ACTION_SET, &u->id);
	ev_text(&e, FLD_PROGRESS, text);
	ok = meeting_add(c->m, &e, err);
	free(text);
	return ok;
}

static bool
change(struct call *c, const struct unit *u, char *verb, char *rest, struct err *err)
{
	if (str_eq(verb, "done") || str_eq(verb, "open") || str_eq(verb, "withdrawn"))
		return change_state(c, u, verb, rest, err);
	return change_progress(c, u, rest, err);
}

/* "3 done": the number and what follows it; false if this is no number of an action. */
static bool
starts_with_number(char *args, size_t *ret_len)
{
	size_t n = strspn(args, "0123456789");

	if (n == 0 && str_starts(args, "last"))
		n = 4;
	else if (n > 0 && islower((unsigned char)args[n]))
		n++;
	if (n == 0 || args[n] != ' ')
		return false;
	*ret_len = n;
	return true;
}

static bool
is_verb(const char *p)
{
	static const char *const verbs[] = { "done", "open", "withdrawn", "progress" };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		size_t n = strlen(verbs[i]);

		if (strncmp(p, verbs[i], n) == 0 && (p[n] == ' ' || p[n] == '\0'))
			return true;
	}
	return false;
}

static bool
change_action(struct call *c, size_t len, struct err *err)
{
	char ref[64], label[64], *rest = c->args + len, *verb;
	struct units us;
	bool ok;

	rest += strspn(rest, " ");
	snprintf(ref, sizeof ref, "action %.*s", (int)len, c->args);
	if (!names_ref(c->m, ref, &us, err))
		return false;
	if (is_verb(rest))
		ok = args_word(&rest, &verb, err) && change(c, &us.v[0], verb, rest, err);
	else
		ok = change_options(c, &us.v[0], rest, err);
	if (ok) {
		c->r->unit = us.v[0].id;
		say(c, "%s changed", unit_label(&us.v[0], label, sizeof label));
	}
	units_release(&us);
	return ok;
}

bool
do_ACTION(struct call *c, struct err *err)
{
	size_t len;

	if (*c->args == '\0')
		return usage(c, err);
	/* "12 delegates to write" is an owner on no list; "12 doen" a misspelling. */
	if (starts_with_number(c->args, &len) && (strstr(c->args, " to ") == NULL ||
	    is_verb(c->args + len + 1) || strchr(c->args + len, '=') != NULL))
		return change_action(c, len, err);
	return new_action(c, err);
}
