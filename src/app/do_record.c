/* SPDX-License-Identifier: ISC */
/* Notes: typed lines that are words, `note`, `...`, rulings. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "record_priv.h"

struct note {
	struct speaker by;
	const char *form, *because;
	char *text;
};

static bool
add_note(struct meeting *m, const struct note *n, struct reply *r, struct err *err)
{
	struct id id = id_random(&m->env->rng);
	struct str who = STR_INIT;
	char *text;
	struct ev e;
	bool ok;

	if (!args_words("note", FLD_TEXT, n->text, &text, err))
		return false;
	ev_init(&e, EV_NOTE_SET, &id);
	ev_number(m, &e, UNIT_NOTE);
	ev_text(&e, FLD_TEXT, text);
	ev_ref(&e, FLD_PERSON, &n->by.person);
	ev_ref(&e, FLD_GROUP, &n->by.group);
	ev_ref(&e, FLD_ITEM, &m->item);
	ev_ref(&e, FLD_TURN, &n->by.turn);
	ev_text(&e, FLD_FORM, n->form);
	ev_text(&e, FLD_BECAUSE, n->because);
	ok = meeting_add(m, &e, err);
	if (ok) {
		r->unit = id;
		speaker_words(m, &n->by, &who);
		str_addf(&r->text, "%snote %d: %s", r->text.len > 0 ? "\n" : "",
			store_next_num(m->store, UNIT_NOTE) - 1,
			str_eq(n->form, "ruling") ? "ruling" : str_c(&who));
	}
	str_release(&who);
	free(text);
	return ok;
}

static const char *
form_of(const struct speaker *s)
{
	return id_zero(&s->person) && id_zero(&s->group) ? "note" : "intervention";
}

/* The turn a line belongs to: the one in which its first letter was typed. */
static const struct ledger_turn *
turn_of_line(const struct meeting *m)
{
	const struct ledger_turn *t = ledger_turn(&m->ledger, &m->floor_at_first_letter);

	if (t != NULL && !t->voided)
		return t;
	return ledger_running(&m->ledger);
}

/* "NAME: text": the capacity and the turn come from the floor if that is who speaks. */
static void
named_speaker(const struct meeting *m, const struct line *l, struct speaker *ret_speaker)
{
	const struct unit *g = l->group != NULL ? l->group : group_of(m, l->person);
	const struct ledger_turn *t = turn_of_line(m);
	struct speaker s = { 0 }, floor;

	if (l->person != NULL)
		s.person = l->person->id;
	if (g != NULL)
		s.group = g->id;
	if (t != NULL) {
		speaker_of_turn(m, t, &floor);
		if (l->person != NULL && id_eq(&floor.person, &s.person))
			s = floor;
		else if (l->person == NULL && id_eq(&floor.group, &s.group))
			s.turn = floor.turn;
	}
	*ret_speaker = s;
}

static void
ask_whose(struct meeting *m, const char *text, size_t len, struct reply *r)
{
	enum { MOST = 9 };
	const struct unit *v[MOST];
	char *typed = mem_strndup(text, len);
	size_t n = names_complete(m, typed, MOST, v);

	str_addf(&r->question, n > 0 ? "Who is \"%s\"?" : "\"%s\" is on no list: person add %s",
		typed, typed);
	for (size_t i = 0; i < n; i++)
		str_addf(&r->question, "\n%zu %s", i + 1, v[i]->kind == UNIT_GROUP ?
			group_code(v[i]) : person_name(v[i]));
	free(typed);
}

bool
do_typed_note(struct meeting *m, const struct line *l, struct reply *r, struct err *err)
{
	struct note n = { .text = mem_strdup(l->text) };
	const struct ledger_turn *t = turn_of_line(m);
	size_t len = 0;
	bool ok;

	if (l->kind == LINE_ATTRIBUTED)
		named_speaker(m, l, &n.by);
	else if (l->kind == LINE_NOTE && m->screen)
		len = maybe_name(m, l->text);
	if (l->kind == LINE_NOTE && len == 0 && t != NULL)
		speaker_of_turn(m, t, &n.by);
	n.form = form_of(&n.by);
	ok = add_note(m, &n, r, err);
	if (ok && len > 0)
		ask_whose(m, l->text, len, r);
	r->note = ok;
	free(n.text);
	return ok;
}

static bool
note_option(struct call *c, const char *key, char *value, struct speaker *by, struct err *err)
{
	const struct unit *g;
	struct units us;
	char ref[64];

	if (str_eq(key, "who"))
		return speaker_find(c->m, value, by, err);
	if (str_eq(key, "as")) {
		if (!names_group(c->m, value, &g, err))
			return false;
		by->group = g->id;
		return true;
	}
	str_copy(ref, sizeof ref, "turn ");
	str_copy(ref + 5, sizeof ref - 5, value);
	if (!names_ref(c->m, ref, &us, err))
		return false;
	by->turn = us.v[0].id;
	units_release(&us);
	return true;
}

bool
do_NOTE(struct call *c, struct err *err)
{
	static const char *const keys[] = { "who", "as", "turn", NULL };
	struct note n = { .text = c->args };
	const char *key;
	char *value;

	do {
		if (!args_option(&n.text, keys, &key, &value, err) ||
		    (key != NULL && !note_option(c, key, value, &n.by, err)))
			return false;
	} while (key != NULL);
	args_end(&n.text);
	if (*n.text == '\0')
		return usage(c, err);
	n.form = form_of(&n.by);
	c->r->note = true;
	return add_note(c->m, &n, c->r, err);
}

/* The newest note that this operator wrote. */
static const struct unit *
own_last(const struct meeting *m, const struct units *notes)
{
	const struct unit *found = NULL;
	struct str name = STR_INIT;

	for (size_t i = notes->n; i > 0 && found == NULL; i--) {
		store_unit_writer(m->store, &notes->v[i - 1].id, &name);
		if (str_eq(str_c(&name), store_operator_name(m->store)))
			found = &notes->v[i - 1];
	}
	str_release(&name);
	return found;
}

static bool
append_to(struct call *c, const struct unit *note, struct err *err)
{
	const struct cell *old = unit_cell(note, FLD_TEXT);
	struct str joined = STR_INIT;
	char label[64], *text;
	struct ev e;
	bool ok;

	unit_label(note, label, sizeof label);
	if (old == NULL || old->absent)
		return err_set(err, ERR_STATE, "the text of %s is not in this file", label);
	str_addf(&joined, "%s %s", old->text, c->args);
	ok = args_words("note", FLD_TEXT, joined.p, &text, err);
	if (ok) {
		ev_init(&e, EV_NOTE_SET, &note->id);
		ev_text(&e, FLD_TEXT, text);
		ok = meeting_add(c->m, &e, err);
		free(text);
	}
	c->r->unit = note->id;
	c->r->note = true;
	say(c, "%s goes on", label);
	str_release(&joined);
	return ok;
}

bool
do_CONTINUE(struct call *c, struct err *err)
{
	struct units notes;
	const struct unit *last;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!store_units(c->m->store, UNIT_NOTE, &notes, err))
		return false;
	last = own_last(c->m, &notes);
	ok = last != NULL ? append_to(c, last, err) :
		err_set(err, ERR_STATE, "there is no note of yours to go on with");
	units_release(&notes);
	return ok;
}

/* The point of order that is ruled on: running, or the latest turn. */
static void
point_turn(const struct meeting *m, struct speaker *by)
{
	const struct ledger *l = &m->ledger;
	const struct ledger_turn *t = ledger_running(l);

	for (size_t i = l->n_turns; i > 0 && t == NULL; i--)
		if (!l->turn[i - 1].voided)
			t = &l->turn[i - 1];
	if (t != NULL && t->floor_turn != FLOOR_NONE &&
	    l->floor.turns[t->floor_turn].class == FLOOR_POINT)
		by->turn = t->id;
}

bool
do_RULING(struct call *c, struct err *err)
{
	struct note n = { .form = "ruling", .text = c->args };

	n.because = args_because(n.text);
	if (*n.text == '\0')
		return usage(c, err);
	point_turn(c->m, &n.by);
	return add_note(c->m, &n, c->r, err);
}
