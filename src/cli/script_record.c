/* SPDX-License-Identifier: ISC */
/* Notes, decisions, actions: as commands. */
#include <stdlib.h>

#include <talanoa/base/str.h>

#include "script.h"

static void
add_note(struct script *s, const struct told *t)
{
	const struct id *person = told_ref(t, FLD_PERSON), *group = told_ref(t, FLD_GROUP);
	const struct known *turn = journal_unit(s->j, told_ref(t, FLD_TURN));
	const char *because = told_text(t, FLD_BECAUSE);
	struct str line = STR_INIT;

	if (str_eq(told_text(t, FLD_FORM), "ruling")) {
		script_line(s, "ruling %s%s%s", script_rest(s, told_text(t, FLD_TEXT)),
			*because == '\0' ? "" : " because ", because);
		return;
	}
	if (person != NULL)
		str_addf(&line, " who=%s", script_name(s, person));
	else if (group != NULL)
		str_addf(&line, " who=%s", journal_name(s->j, group));
	if (person != NULL && group != NULL)
		str_addf(&line, " as=%s", journal_name(s->j, group));
	if (turn != NULL)
		str_addf(&line, " turn=%d", turn->num);
	script_line(s, "note%s -- %s", str_c(&line), script_rest(s, told_text(t, FLD_TEXT)));
	str_release(&line);
}

static void
said(struct script *s, const struct told *t, const char *why)
{
	const struct id *person = told_ref(t, FLD_PERSON), *group = told_ref(t, FLD_GROUP);

	script_line(s, "said %s by %s%s%s", script_label(s, &t->ev.subject), person != NULL ?
		script_name(s, person) : group != NULL ? journal_name(s->j, group) : "nobody",
		*why == '\0' ? "" : " because ", script_rest(s, why));
}

/* The change itself stands beside it in the act, and was passed over. */
static void
correction(struct script *s, const struct told *t)
{
	const struct id *target = told_ref(t, FLD_TARGET);
	const char *why = told_text(t, FLD_BECAUSE), *label = script_label(s, target);

	if (*told_text(t, FLD_TEXT) != '\0') {
		script_line(s, "correct %s: because=%s -- %s", label, script_quote(s, why),
			script_rest(s, told_text(t, FLD_TEXT)));
		return;
	}
	for (size_t i = 0; i < s->act->n; i++)
		if (s->act->v[i].ev.kind == EV_NOTE_SET)
			said(s, &s->act->v[i], why);
}

/* What notes, decisions and actions have in common. */
static void
change(struct script *s, const struct told *t)
{
	const char *label = script_label(s, &t->ev.subject);

	if (told_field(t, FLD_TEXT) != NULL && told_field(t, FLD_FORM) == NULL)
		script_line(s, "correct %s: -- %s", label, script_rest(s, told_text(t, FLD_TEXT)));
	if (told_field(t, FLD_ATTRIBUTION) != NULL)
		script_line(s, "attribution %s %s", label, told_text(t, FLD_ATTRIBUTION));
	if (told_field(t, FLD_EMBARGO) != NULL)
		script_line(s, "embargo %s until %s", label, told_text(t, FLD_EMBARGO));
}

static void
note(struct script *s, const struct told *t)
{
	const struct known *item = journal_unit(s->j, told_ref(t, FLD_ITEM));

	if (told_field(t, FLD_NUM) != NULL) {
		add_note(s, t);
		return;
	}
	if (told_field(t, FLD_FORM) != NULL)
		said(s, t, "");
	if (item != NULL)
		script_line(s, "move %s to %d", script_label(s, &t->ev.subject), item->num);
	change(s, t);
}

/* What was left out when it was decided. */
static void
said_later(struct script *s, const struct told *t)
{
	const char *label = script_label(s, &t->ev.subject);

	if (told_field(t, FLD_STATE) != NULL)
		return;
	if (*told_text(t, FLD_RATIONALE) != '\0')
		script_line(s, "rationale %s: %s", label, script_rest(s, told_text(t, FLD_RATIONALE)));
	if (told_ref(t, FLD_DECLARED) != NULL)
		script_line(s, "declared %s by %s", label, script_name(s, told_ref(t, FLD_DECLARED)));
}

/* " declared=NAME", or nothing. */
static const char *
declared(struct script *s, const struct told *t)
{
	const struct id *by = told_ref(t, FLD_DECLARED);
	struct str words = STR_INIT;
	const char *out;

	if (by != NULL)
		str_addf(&words, " declared=%s", script_name(s, by));
	out = unit_arena_str(s->act->mem.arena, str_c(&words));
	str_release(&words);
	return out;
}

static void
new_decision(struct script *s, const struct told *t)
{
	const char *why = told_text(t, FLD_RATIONALE);
	const char *text = script_rest(s, told_text(t, FLD_TEXT));
	const struct id *by = told_ref(t, FLD_BY);

	if (str_eq(told_text(t, FLD_STATE), "proposed"))
		script_line(s, "propose %s%s%s-- %s", by == NULL ? "" : "by=",
			by == NULL ? "" : script_name(s, by), by == NULL ? "" : " ", text);
	else
		script_line(s, "agreed%s%s%s -- %s", declared(s, t),
			*why == '\0' ? "" : " because=", *why == '\0' ? "" : script_quote(s, why),
			text);
}

static void
decision(struct script *s, const struct told *t)
{
	const char *state = told_text(t, FLD_STATE), *why = told_text(t, FLD_RATIONALE);

	if (told_field(t, FLD_NUM) != NULL) {
		new_decision(s, t);
		return;
	}
	change(s, t);
	said_later(s, t);
	if (*state != '\0')
		script_line(s, "decide %s %s%s%s%s", script_label(s, &t->ev.subject),
			str_eq(state, "adopted") ? told_text(t, FLD_METHOD) : state,
			declared(s, t), *why == '\0' ? "" : " because ", script_rest(s, why));
}

static bool
is_circular(const struct told *t)
{
	return told_field(t, FLD_NUM) != NULL && str_eq(told_text(t, FLD_METHOD), "circular");
}

static void
circular(struct script *s, const struct told *t)
{
	const char *why = told_text(t, FLD_RATIONALE);

	script_line(s, "circular on=%s%s%s -- %s", told_text(t, FLD_ON), *why == '\0' ? "" :
		" because=", *why == '\0' ? "" : script_quote(s, why),
		script_rest(s, told_text(t, FLD_TEXT)));
}

static const char *
owner(struct script *s, const struct told *t)
{
	if (told_ref(t, FLD_OWNER) != NULL)
		return script_name(s, told_ref(t, FLD_OWNER));
	if (told_ref(t, FLD_OWNER_GROUP) != NULL)
		return journal_name(s->j, told_ref(t, FLD_OWNER_GROUP));
	return script_quote(s, told_text(t, FLD_OWNER_NAME));
}

/* Both in one line: the reason is for the change. */
static void
set_owner_or_due(struct script *s, const struct told *t, int n)
{
	bool owned = told_ref(t, FLD_OWNER) != NULL || told_ref(t, FLD_OWNER_GROUP) != NULL ||
		*told_text(t, FLD_OWNER_NAME) != '\0';
	const char *why = told_text(t, FLD_BECAUSE);
	struct str line = STR_INIT;

	if (owned)
		str_addf(&line, " owner=%s", owner(s, t));
	if (told_field(t, FLD_DUE) != NULL)
		str_addf(&line, " due=%s", script_quote(s, told_text(t, FLD_DUE)));
	if (line.len > 0)
		script_line(s, "action %d%s%s%s", n, str_c(&line), *why == '\0' ? "" :
			" because ", script_rest(s, why));
	str_release(&line);
}

static void
set_action(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const char *state = told_text(t, FLD_STATE), *why = told_text(t, FLD_BECAUSE);
	int n = k == NULL ? 0 : k->num;

	change(s, t);
	if (*state != '\0')
		script_line(s, "action %d %s%s%s", n, state, *why == '\0' ? "" : " because ",
			script_rest(s, why));
	if (told_field(t, FLD_PROGRESS) != NULL)
		script_line(s, "action %d progress %s", n,
			script_rest(s, told_text(t, FLD_PROGRESS)));
	set_owner_or_due(s, t, n);
}

static void
action(struct script *s, const struct told *t)
{
	const char *due = told_text(t, FLD_DUE);

	if (told_field(t, FLD_NUM) == NULL)
		set_action(s, t);
	else
		script_line(s, "action %s to %s%s%s", owner(s, t),
			script_rest(s, told_text(t, FLD_TEXT)), *due == '\0' ? "" : " by ", due);
}

void
script_record(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_CORRECTION_SET: correction(s, t); break;
	case EV_NOTE_SET: note(s, t); break;
	case EV_DECISION_SET: (is_circular(t) ? circular : decision)(s, t); break;
	case EV_ACTION_SET: action(s, t); break;
	case EV_ABBR_SET:
		script_line(s, "abbr %s=%s", *told_text(t, FLD_SHORT) != '\0' ?
			told_text(t, FLD_SHORT) : journal_name(s->j, &t->ev.subject),
			told_text(t, FLD_LONG));
		break;
	default: break;
	}
}
