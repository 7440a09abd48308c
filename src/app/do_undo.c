/* SPDX-License-Identifier: ISC */
/* undo: the last act of this person is taken back by ordinary events, visibly. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/event_words.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "undo.h"

void
undo_release_events(struct logged *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		logged_release(&v[i]);
	free(v);
}

/* What an act is remembered by: the call, the note, not what came before it. */
static const struct logged *
principal(const struct logged *v, size_t n)
{
	const struct logged *best = &v[0];

	for (size_t i = 0; i < n; i++) {
		if (v[i].ev.kind == EV_CALL)
			return &v[i];
		if (best->ev.kind == EV_SITTING || best->ev.kind == EV_PRESENCE_SET)
			best = &v[i];
	}
	return best;
}

/* Of an import: how many other units it set. Each has an event of its own in the act. */
static int
others_like(const struct logged *one, const struct logged *v, size_t n)
{
	int others = 0;

	for (size_t i = 0; i < n; i++)
		others += v[i].ev.kind == one->ev.kind &&
			!id_eq(&v[i].ev.subject, &one->ev.subject);
	return others;
}

void
undo_act_words(struct meeting *m, const struct logged *v, size_t n, struct str *out)
{
	const struct logged *l = principal(v, n);
	struct str words = STR_INIT;
	char at[32];
	int others;

	event_words(m, l, &words);
	if (words.len > 90) {
		str_trunc(&words, text_prev(words.p, 90));
		str_add(&words, "…");
	}
	others = others_like(l, v, n);
	if (others > 0)
		str_addf(&words, " and %d more", others);
	str_addf(out, "%s (%s%s%s)", str_c(&words), when_local(l->at, meeting_zone(m), "%H:%M:%S",
		at, sizeof at), *l->operator_name != '\0' ? ", " : "", l->operator_name);
	str_release(&words);
}

static bool
nothing_left(const struct undo *u)
{
	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].ev.kind != EV_SITTING && u->v[i].ev.kind != EV_SESSION_OPEN)
			return false;
	return true;
}

static bool
take_back(struct undo *u, struct err *err)
{
	if (nothing_left(u))
		return err_set(err, ERR_STATE, "there is nothing of yours to undo");
	if (!undo_may(u, err))
		return false;
	store_act(u->m->store, u->m->now.at, u->m->now.stated, &u->act);
	for (size_t i = u->n; i > 0; i--)
		if (!undo_event(u, &u->v[i - 1], err))
			return false;
	return true;
}

bool
do_UNDO(struct call *c, struct err *err)
{
	struct undo u = { .m = c->m, .c = c };
	struct str words = STR_INIT;
	bool ok;

	if (*c->args != '\0')
		return err_set(err, ERR_INPUT, "undo: it takes back your last act; it has no "
			"arguments");
	if (!store_last_act(c->m->store, &u.act, err) ||
	    !store_act_events(c->m->store, &u.act, &u.v, &u.n, err))
		return false;
	ok = take_back(&u, err);
	if (ok) {
		c->r->unit = principal(u.v, u.n)->ev.subject;
		undo_act_words(c->m, u.v, u.n, &words);
		say(c, "undone: %s", str_c(&words));
		str_release(&words);
	}
	undo_release_events(u.v, u.n);
	free(u.touched);
	return ok;
}
