/* SPDX-License-Identifier: ISC */
/* Commitments: what somebody pledged, of their own will, and what became of it. */
#include <stdlib.h>

#include "followup.h"
#include "record_priv.h"

static bool
record(struct call *c, const struct speaker *who, const char *text, const char *due,
	struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_COMMITMENT);
	struct str name = STR_INIT;
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_COMMITMENT_SET, &id);
	ev_number(c->m, &e, UNIT_COMMITMENT);
	ev_ref(&e, FLD_PERSON, &who->person);
	ev_ref(&e, FLD_GROUP, &who->group);
	ev_text(&e, FLD_TEXT, text);
	ev_text(&e, FLD_DUE, due);
	ev_text(&e, FLD_STATE, "open");
	ev_ref(&e, FLD_ITEM, &c->m->item);
	c->r->unit = id;
	speaker_words(c->m, who, &name);
	say(c, "commitment %d: %s%s%s", num, str_c(&name), *due == '\0' ? "" : ", by ", due);
	if (*due == '\0')
		say(c, "no date: commit %d due=2026-12-31 sets one", num);
	str_release(&name);
	return meeting_add(c->m, &e, err);
}

static bool
new_commitment(struct call *c, struct err *err)
{
	char *what = args_cut(c->args, " to "), *name = args_trim(c->args), due[11] = "", *text;
	struct speaker who = { 0 };
	bool ok;

	if (what == NULL || *name == '\0')
		return err_set(err, ERR_INPUT, "commit: who commits to what? %s %s", c->cmd->name,
			c->cmd->args);
	if (!args_by(c->m, what, "by", due))
		due[0] = '\0';
	if (!speaker_find(c->m, name, &who, err) ||
	    !args_words("commitment", FLD_TEXT, what, &text, err))
		return false;
	ok = record(c, &who, text, due, err);
	free(text);
	return ok;
}

static void
replace(struct ev *e, const struct unit *u, enum field f, const struct id *id)
{
	if (!id_zero(id))
		ev_ref(e, f, id);
	else if (unit_cell(u, f) != NULL)
		ev_unset(e, f);
}

/* It was heard wrongly: nobody takes over what another pledged. */
static bool
change_who(struct call *c, const struct unit *u, struct ev *e, char *value, char **ret_own,
	struct err *err)
{
	struct speaker who = { 0 };

	(void)ret_own;
	if (!speaker_find(c->m, value, &who, err))
		return false;
	replace(e, u, FLD_PERSON, &who.person);
	replace(e, u, FLD_GROUP, &who.group);
	return true;
}

bool
do_COMMIT(struct call *c, struct err *err)
{
	static const char *const keys[] = { "due", "who", NULL };
	static const struct followup f = { UNIT_COMMITMENT, keys, change_who };

	if (*c->args == '\0')
		return usage(c, err);
	return followup_asked(c->args, keys) ? followup_run(c, &f, err) : new_commitment(c, err);
}
