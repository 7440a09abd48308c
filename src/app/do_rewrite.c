/* SPDX-License-Identifier: ISC */
/* Another text for what was recorded; once the draft is out, a correction that is listed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "approval_lets.h"
#include "record_priv.h"

/* The words of a unit that may be corrected, or FIELD_N: there are none. */
static enum field
words_field(const struct unit *u)
{
	enum field f = u->kind == UNIT_ITEM ? FLD_SUMMARY : u->kind == UNIT_DOCUMENT ? FLD_TITLE :
		FLD_TEXT;
	const struct efield *ef = ev_field(u->ev, f);

	/* What never leaves has no place in a list of corrections. */
	return ef == NULL || ef->out == OUT_NEVER ? FIELD_N : f;
}

static bool
may_rewrite_decision(const struct meeting *m, const struct unit *u, struct err *err)
{
	struct approval_state s = meeting_approval(m);
	char label[64], day[32];

	unit_label(u, label, sizeof label);
	if (s.now >= APPROVAL_ADOPTED)
		return err_set(err, ERR_STATE, "%s: the minutes were adopted on %s; after that no "
			"text of a decision changes, only another decision does", label,
			approval_day(m, s.adopted, day));
	if (s.now == APPROVAL_DRAFT && !unit_is(u, FLD_STATE, "proposed"))
		return err_set(err, ERR_STATE, "%s was decided: its text stands; agreed TEXT records "
			"a new decision, and a slip is corrected once the draft is circulated",
			label);
	return true;
}

static bool
may_rewrite(const struct meeting *m, const struct unit *u, struct err *err)
{
	char label[64];

	unit_label(u, label, sizeof label);
	if (words_field(u) == FIELD_N)
		return err_set(err, ERR_INPUT, "correct: %s has no text of its own; a note, a "
			"decision, an action, an interest, a statement, an item's summary have",
			label);
	return u->kind != UNIT_DECISION || may_rewrite_decision(m, u, err);
}

/* Refused only if the text is not the one that was shown to whoever edits it. */
static bool
text_as_shown(const struct meeting *m, const struct unit *u, struct err *err)
{
	const struct expectation *x = &m->expect;
	char label[64];

	if (!x->set || x->text == NULL || !id_eq(&x->unit, &u->id) ||
	    str_eq(x->text, unit_text(u, words_field(u))))
		return true;
	return err_set(err, ERR_STALE, "%s was changed meanwhile; look at it and correct it again",
		unit_label(u, label, sizeof label));
}

bool
correction_add(struct call *c, const struct correction *k, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_CORRECTION_SET, &id);
	ev_number(c->m, &e, UNIT_CORRECTION);
	ev_ref(&e, FLD_TARGET, k->target);
	ev_text(&e, FLD_FORMER, k->former);
	ev_text(&e, FLD_TEXT, k->text);
	ev_text(&e, FLD_BECAUSE, k->because);
	say(c, "correction %d, because %s", store_next_num(c->m->store, UNIT_CORRECTION),
		k->because);
	return meeting_add(c->m, &e, err);
}

bool
correction_lists(const struct call *c)
{
	return meeting_approval(c->m).now != APPROVAL_DRAFT;
}

bool
correction_wanted(const struct call *c, const char *because, const char *how, struct err *err)
{
	struct approval_state s = meeting_approval(c->m);
	char day[32];

	if (s.now == APPROVAL_DRAFT || because != NULL)
		return true;
	return err_set(err, ERR_INPUT, "%s: the draft was circulated on %s; say why, for the list "
		"of corrections: %s because REASON", c->cmd->name,
		approval_day(c->m, s.circulated, day), how);
}

struct rewriting {
	char *ref, *text, *because;	/* because NULL: not said */
};

static bool
record(struct call *c, const struct unit *u, const struct rewriting *w, struct err *err)
{
	enum field f = words_field(u);
	struct correction k = { .target = &u->id, .former = unit_text(u, f), .text = w->text,
		.because = w->because };
	char label[64];
	struct ev e;

	unit_label(u, label, sizeof label);
	if (str_eq(k.former, k.text))
		return err_set(err, ERR_INPUT, "correct: %s would stay the same", label);
	ev_init(&e, u->ev, &u->id);
	ev_text(&e, f, w->text);
	c->r->unit = u->id;
	say(c, "%s has another %s", label, f == FLD_TEXT ? "text" : field_name(f));
	return meeting_add(c->m, &e, err) &&
		(!correction_lists(c) || correction_add(c, &k, err));
}

static bool
rewrite(struct call *c, const struct unit *u, struct rewriting *w, struct err *err)
{
	char *text, *because = NULL;
	char how[96], label[64];
	struct rewriting clean;
	bool ok;

	snprintf(how, sizeof how, "correct %s: TEXT", unit_label(u, label, sizeof label));
	if (!may_rewrite(c->m, u, err) || !text_as_shown(c->m, u, err) ||
	    !correction_wanted(c, w->because, how, err) ||
	    !args_words("text", words_field(u), w->text, &text, err))
		return false;
	ok = w->because == NULL || args_words("because", FLD_BECAUSE, w->because, &because, err);
	clean = (struct rewriting){ w->ref, text, because };
	ok = ok && record(c, u, &clean, err);
	free(text);
	free(because);
	return ok;
}

/*
 * "REF: [because="..."] TEXT [because REASON]"; after "--" all is text. Before the draft goes
 * out no reason is kept: "because" is then a word of the text like any other.
 */
static bool
parse(struct call *c, struct rewriting *ret_w, struct err *err)
{
	static const char *const keys[] = { "because", NULL };
	struct rewriting w = { .ref = c->args, .text = args_cut(c->args, ":") };
	const char *key;

	if (w.text == NULL || *w.text == '\0')
		return usage(c, err);
	if (!args_option(&w.text, keys, &key, &w.because, err))
		return false;
	if (str_starts(w.text, "-- "))
		args_end(&w.text);
	else if (key == NULL && correction_lists(c))
		w.because = args_because(w.text);
	if (*w.text == '\0')
		return usage(c, err);
	*ret_w = w;
	return true;
}

bool
do_REWRITE(struct call *c, struct err *err)
{
	struct rewriting w = { 0 };
	struct units us;
	bool ok;

	if (!parse(c, &w, err) || !names_ref(c->m, w.ref, &us, err))
		return false;
	ok = rewrite(c, &us.v[0], &w, err);
	units_release(&us);
	return ok;
}
