/* SPDX-License-Identifier: ISC */
/* Comments of the public, the reasoned answer to each, and the window for them. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "options.h"

static const char *const keys[] = { "on", "pillar", "rec", NULL };

static bool
comment_option(void *ctx, const char *key, char *value, struct err *err)
{
	struct draft *d = ctx;

	if (str_eq(key, "on"))
		return draft_once(d, key, FLD_ITEM, err) && option_item(d, value, err);
	if (str_eq(key, "pillar"))
		return draft_once(d, key, FLD_PILLAR, err) && option_pillar(d, value, err);
	return draft_once(d, key, FLD_REC, err) && option_rec(d, value, err);
}

static const struct unit *
last_window(const struct meeting *m)
{
	const struct unit *last = NULL;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_COMMENTS_STATE)
			last = &m->marks.v[i];
	return last;
}

static const char *
today(const struct meeting *m, char buf[static 11])
{
	return when_local(m->now.at, meeting_zone(m), "%Y-%m-%d", buf, 11);
}

/* A comment that came late is kept, and that is said. */
static void
warn_late(struct call *c)
{
	const struct unit *w = last_window(c->m);
	const char *ends = w == NULL ? "" : unit_text(w, FLD_ENDS);
	char day[11];

	if (w == NULL || *ends == '\0' || strcmp(today(c->m, day), ends) <= 0)
		return;
	say(c, "warning: the window for comments ended on %s; this one is recorded as later",
		ends);
	c->r->warnings++;
}

/* "FROM: TEXT [on N]"; *text is cut up. */
static bool
read_comment(struct call *c, struct draft *d, char *text, struct err *err)
{
	char *words = args_cut(text, ":"), *on;

	if (words == NULL || *words == '\0' || *(text = args_trim(text)) == '\0')
		return usage(c, err);
	if (!d->touched[FLD_ITEM] && (on = args_on(words, UNIT_ITEM)) != NULL &&
	    !option_item(d, on, err))
		return false;
	return draft_text(d, "comment", FLD_FROM, text, err) &&
		draft_text(d, "comment", FLD_TEXT, args_spaces(words), err);
}

bool
do_COMMENT(struct call *c, struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_COMMENT);
	char *rest = c->args;
	struct draft d;
	bool ok;

	draft_init(&d, c->m, EV_COMMENT_SET, NULL);
	ev_number(c->m, &d.ev, UNIT_COMMENT);
	ok = options_before(&rest, keys, comment_option, &d, err) &&
		read_comment(c, &d, rest, err) && meeting_add(c->m, &d.ev, err);
	if (ok) {
		c->r->unit = d.ev.subject;
		say(c, "comment %d: on the register; answer %d accepted|partly|declined: TEXT answers "
			"it", num, num);
		warn_late(c);
	}
	draft_release(&d);
	return ok;
}

struct answer {
	const char *disposition;
	char *text;
	struct units to;		/* what became of it: one unit, or none */
};

/* "TEXT [-> decision 3]": what reads as a reference must be one. */
static bool
read_link(struct call *c, char *text, struct answer *a, struct err *err)
{
	char *arrow = NULL, *ref;
	enum unit_kind kind;

	for (char *s = text; (s = strstr(s, " -> ")) != NULL; s++)
		arrow = s;
	if (arrow == NULL)
		return true;
	ref = args_trim(arrow + 4);
	for (kind = UNIT_NONE; kind < UNIT_KIND_N; kind++)
		if (unit_numbered(kind) && str_starts(ref, unit_word(kind)) &&
		    args_is_ref(kind, ref))
			break;
	if (kind == UNIT_KIND_N)
		return true;
	*arrow = '\0';
	return names_ref(c->m, ref, &a->to, err);
}

static bool
record_answer(struct call *c, const struct unit *u, const struct answer *a, struct err *err)
{
	const struct unit *to = a->to.n > 0 ? &a->to.v[0] : NULL;
	char label[64], what[64], *text;
	struct ev e;
	bool ok;

	if (to != NULL && id_eq(&to->id, &u->id))
		return err_set(err, ERR_INPUT, "answer: %s cannot be what became of itself",
			unit_label(u, label, sizeof label));
	if (!args_words("answer", FLD_ANSWER, a->text, &text, err))
		return false;
	ev_init(&e, EV_COMMENT_SET, &u->id);
	ev_text(&e, FLD_DISPOSITION, a->disposition);
	ev_text(&e, FLD_ANSWER, text);
	if (to != NULL)
		ev_ref(&e, FLD_OTHER, &to->id);
	else if (unit_cell(u, FLD_OTHER) != NULL)
		ev_unset(&e, FLD_OTHER);
	ok = meeting_add(c->m, &e, err);
	free(text);
	c->r->unit = u->id;
	say(c, "%s: %s%s%s", unit_label(u, label, sizeof label), a->disposition,
		to == NULL ? "" : ", ", to == NULL ? "" : unit_label(to, what, sizeof what));
	return ok;
}

/* "N accepted|partly|declined: TEXT" */
static bool
read_answer(struct call *c, char **ret_ref, struct answer *a, struct err *err)
{
	char *text = args_cut(c->args, ":"), *head = args_trim(c->args);
	char *space = strrchr(head, ' ');

	if (space == NULL || !one_of("accepted|partly|declined", space + 1))
		return usage(c, err);
	if (text == NULL || *text == '\0')
		return err_set(err, ERR_INPUT, "answer: who commented is owed the reason: answer N "
			"%s: TEXT", space + 1);
	a->disposition = space + 1;
	*space = '\0';
	*ret_ref = args_trim(head);
	if (!read_link(c, text, a, err))
		return false;
	a->text = args_spaces(text);
	return *a->text != '\0' || usage(c, err);
}

bool
do_ANSWER(struct call *c, struct err *err)
{
	struct answer a = { 0 };
	struct units us = { 0 };
	char *ref = NULL;
	bool ok;

	ok = read_answer(c, &ref, &a, err) &&
		names_ref_of(c->m, UNIT_COMMENT, ref, &us, err) &&
		record_answer(c, &us.v[0], &a, err);
	units_release(&us);
	units_release(&a.to);
	return ok;
}

static bool
record_window(struct call *c, const char *state, const char *ends, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_COMMENTS_STATE, &id);
	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_ENDS, ends);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

static bool
open_window(struct call *c, const char *typed, struct err *err)
{
	char ends[11], day[11];

	if (str_starts(typed, "until "))
		typed += 6;
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "comments: until when? comments open DATE");
	if (!when_date(typed, c->m->now.at, meeting_zone(c->m), ends, err))
		return err_prefix(err, "comments open: ");
	if (strcmp(ends, today(c->m, day)) < 0)
		return err_set(err, ERR_INPUT, "comments open: %s is over", ends);
	say(c, "comments are open until %s", ends);
	return record_window(c, "open", ends, err);
}

static bool
close_window(struct call *c, const char *typed, struct err *err)
{
	const struct unit *last = last_window(c->m);
	char ends[11], day[11];

	if (last == NULL || !unit_is(last, FLD_STATE, "open"))
		return err_set(err, ERR_STATE, "comments are not open; comments open DATE opens "
			"them");
	today(c->m, day);
	if (*typed == '\0')
		str_copy(ends, sizeof ends, day);
	else if (!when_date(typed, c->m->now.at, meeting_zone(c->m), ends, err))
		return err_prefix(err, "comments close: ");
	if (strcmp(ends, day) > 0)
		return err_set(err, ERR_INPUT, "comments close: %s has not come yet; comments open %s "
			"keeps them open until then", ends, ends);
	say(c, "comments were open until %s", ends);
	return record_window(c, "closed", ends, err);
}

bool
do_COMMENTS(struct call *c, struct err *err)
{
	char *rest = c->args, *word;

	if (!args_word(&rest, &word, err))
		return usage(c, err);
	if (str_eq(word, "open"))
		return open_window(c, rest, err);
	if (str_eq(word, "close"))
		return close_window(c, rest, err);
	return usage(c, err);
}
