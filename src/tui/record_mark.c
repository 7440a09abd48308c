/* SPDX-License-Identifier: ISC */
/* Whose words the typed line is, and the mark at its left edge that says so. */
#include <config.h>

#include "record_priv.h"

/* The newest turn before the one the line was begun in. */
static struct id
previous_turn(const struct screen *s)
{
	const struct ledger *l = &s->m->ledger;
	const struct ledger_turn *begun = s->record.edit.text.len > 0 ?
		ledger_turn(l, &s->record.turn) : ledger_running(l);
	size_t i = begun == NULL ? l->n_turns : (size_t)(begun - l->turn);

	while (i > 0)
		if (!l->turn[--i].voided)
			return l->turn[i].id;
	return (struct id){ { 0 } };
}

struct id
record_turn(const struct screen *s)
{
	struct id none = { { 0 } };

	switch (s->record.whose) {
	case WHOSE_PREVIOUS:
		return previous_turn(s);
	case WHOSE_NOBODY:
		return none;
	default:
		return s->record.edit.text.len > 0 ? s->record.turn :
			s->snap.has_turn ? s->snap.turn.id : none;
	}
}

static void
speaker_mark(const struct screen *s, char *buf, size_t size)
{
	struct id id = record_turn(s);
	const struct ledger_turn *t = ledger_turn(&s->m->ledger, &id);
	struct id person = { { 0 } };

	if (t != NULL && t->floor_turn != FLOOR_NONE)
		person = ledger_person_id(&s->m->ledger,
			floor_speaks(&s->m->ledger.floor, t->floor_turn));
	str_copy(buf, size, t == NULL ? "note" : person_name(meeting_person(s->m, &person)));
}

/* What the line means as it is typed. */
static void
line_mark(const struct screen *s, char *buf, size_t size)
{
	const char *text = lineedit_text(&s->record.edit);
	struct line l;

	if (text[0] == '%')
		str_copy(buf, size, "memo");
	else if (!command_parse(s->m, text, &l, NULL))
		str_copy(buf, size, "?");
	else if (l.kind == LINE_COMMAND)
		str_copy(buf, size, commands[l.cmd].name);
	else if (l.kind == LINE_ATTRIBUTED)
		str_copy(buf, size, l.person != NULL ? person_name(l.person) :
			group_code(l.group));
	else if (l.kind == LINE_NOBODY)
		str_copy(buf, size, "note");
	else
		speaker_mark(s, buf, size);
}

void
record_mark(struct screen *s)
{
	struct record_view *r = &s->record;
	struct str words = STR_INIT;

	if (r->floor_key)
		str_add(&words, "floor key");
	else if (r->task.task == TASK_EDIT)
		str_addf(&words, "edit %s", r->task.ref);
	else if (r->task.task == TASK_CONTINUE)
		str_addf(&words, "... %s", r->task.ref);
	if (words.len > 0)
		str_copy(r->mark, sizeof r->mark, str_c(&words));
	else
		line_mark(s, r->mark, sizeof r->mark);
	str_release(&words);
}
