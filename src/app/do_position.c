/* SPDX-License-Identifier: ISC */
/* Where constituencies stand on a proposal. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/core/outcome.h>

#include "do.h"
#include "draft.h"

struct stand {
	struct call *c;
	const struct unit *decision;
	const char *stance, *because;
	struct str done, before;	/* codes recorded; codes for which it stands already */
};

static const struct unit *
position_of(const struct units *us, const struct unit *decision, const struct unit *group)
{
	for (size_t i = 0; i < us->n; i++) {
		const struct id *of = unit_ref(&us->v[i], FLD_DECISION);
		const struct id *whose = unit_ref(&us->v[i], FLD_GROUP);

		if (of != NULL && whose != NULL && id_eq(of, &decision->id) &&
		    id_eq(whose, &group->id))
			return &us->v[i];
	}
	return NULL;
}

/* A new stance takes its own reason, or none: the one before was for the other. */
static bool
fill(struct draft *d, const struct stand *s, const struct unit *group, struct err *err)
{
	bool same = d->was != NULL && unit_is(d->was, FLD_STANCE, s->stance);

	if (d->was == NULL) {
		draft_ref(d, FLD_DECISION, &s->decision->id);
		draft_ref(d, FLD_GROUP, &group->id);
	}
	draft_code(d, FLD_STANCE, s->stance);
	return (same && s->because == NULL) ||
		draft_text(d, "because", FLD_BECAUSE, s->because == NULL ? "" : s->because, err);
}

static bool
record_position(struct stand *s, const struct unit *group, const struct unit *was,
	struct err *err)
{
	struct str *list = &s->done;
	struct draft d;
	bool ok;

	draft_init(&d, s->c->m, EV_POSITION_SET, was);
	ok = fill(&d, s, group, err);
	s->c->r->unit = d.ev.subject;
	if (ok && draft_empty(&d))
		list = &s->before;
	else if (ok)
		ok = meeting_add(s->c->m, &d.ev, err);
	str_addf(list, "%s%s", list->len > 0 ? ", " : "", group_code(group));
	draft_release(&d);
	return ok;
}

static bool
stand(void *ctx, char *name, struct err *err)
{
	struct stand *s = ctx;
	const struct unit *group;
	struct units us;
	bool ok;

	if (!names_group(s->c->m, name, &group, err) ||
	    !store_units(s->c->m->store, UNIT_POSITION, &us, err))
		return false;
	ok = record_position(s, group, position_of(&us, s->decision, group), err);
	units_release(&us);
	return ok;
}

static void
too_late(struct call *c, const struct unit *u, struct err *err)
{
	char label[64];

	err_set(err, ERR_STATE, "%s: %s is %s already; statement NAME: TEXT explains a position, "
		"reservation NAME: TEXT keeps one", c->cmd->name,
		unit_label(u, label, sizeof label), unit_text(u, FLD_STATE));
}

/* What was decided stands: a position on it comes too late. */
static bool
find_proposal(struct stand *s, const char *ref, struct units *ret_us, struct err *err)
{
	const struct unit *u;
	struct units us;

	if (proposal_of(s->c, ref, ret_us, &s->decision, err))
		return true;
	if (!decision_find(s->c, ref, &us, &u, NULL))
		return false;
	if (u->kind == UNIT_DECISION && !unit_is(u, FLD_STATE, "proposed"))
		too_late(s->c, u, err);
	units_release(&us);
	return false;
}

static bool
stance_word(struct call *c, char *word, const char **ret_stance, struct err *err)
{
	enum stance stance;

	if (!stance_parse(word, &stance))
		return err_set(err, ERR_INPUT, "position: \"%.40s\" is not one of: support, "
			"no-block, object, absent; write: %s %s", word, c->cmd->name,
			c->cmd->args);
	*ret_stance = stance_name(stance);
	return true;
}

static void
say_positions(struct stand *s)
{
	char label[64];

	unit_label(s->decision, label, sizeof label);
	if (s->done.len > 0)
		say(s->c, "%s: %s %s", label, str_c(&s->done), s->stance);
	if (s->before.len > 0)
		say(s->c, "%s: %s %s, as recorded before", label, str_c(&s->before), s->stance);
}

bool
do_POSITION(struct call *c, struct err *err)
{
	struct stand s = { .c = c };
	char *because = args_cut(c->args, " because "), *ref = args_on(c->args, UNIT_DECISION);
	char *groups = args_trim(c->args), *space = strrchr(groups, ' ');
	struct units us;
	bool ok;

	s.because = because;
	if (space == NULL || (because != NULL && *because == '\0'))
		return usage(c, err);
	*space = '\0';
	if (!stance_word(c, space + 1, &s.stance, err) || !find_proposal(&s, ref, &us, err))
		return false;
	ok = args_list(groups, stand, &s, err);
	if (ok && s.done.len + s.before.len == 0)
		ok = usage(c, err);
	if (ok)
		say_positions(&s);
	units_release(&us);
	str_release(&s.done);
	str_release(&s.before);
	return ok;
}
