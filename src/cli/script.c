/* SPDX-License-Identifier: ISC */
/* Acts as commands: who, when, and which file tells which kind of event. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "script.h"

void
script_init(struct script *s, struct journal *j, struct str *out)
{
	memset(s, 0, sizeof *s);
	s->j = j;
	s->out = out;
}

void
script_release(struct script *s)
{
	free(s->operator_name);
	free(s->role);
	idmap_release(&s->told);
	script_clock_release(s);
}

void
script_line(struct script *s, const char *fmt, ...)
{
	va_list ap;

	str_addf(s->out, "[%s] ", s->stamp);
	va_start(ap, fmt);
	str_addv(s->out, fmt, ap);
	va_end(ap);
	str_addc(s->out, '\n');
	s->lines++;
}

/* Copies one character; U+2028 stands for a line feed. */
static char *
put(char *p, char c)
{
	if (c != '\n') {
		*p++ = c;
		return p;
	}
	memcpy(p, "\xe2\x80\xa8", 3);
	return p + 3;
}

const char *
script_quote(struct script *s, const char *text)
{
	char *out = unit_arena_alloc(s->act->mem.arena, 3 * strlen(text) + 3), *p = out;

	*p++ = '"';
	for (; *text != '\0'; text++) {
		if (*text == '"')
			*p++ = '"';
		p = put(p, *text);
	}
	*p++ = '"';
	*p = '\0';
	return out;
}

const char *
script_rest(struct script *s, const char *text)
{
	char *out, *p;

	if (strchr(text, '\n') == NULL)
		return text;
	out = p = unit_arena_alloc(s->act->mem.arena, 3 * strlen(text) + 1);
	for (; *text != '\0'; text++)
		p = put(p, *text);
	*p = '\0';
	return out;
}

struct told *
script_other(struct script *s, enum ev_kind kind, const struct id *subject)
{
	for (size_t i = 0; i < s->act->n; i++) {
		struct told *t = &s->act->v[i];

		if (t->known && !t->done && t->ev.kind == kind &&
		    (subject == NULL || id_eq(&t->ev.subject, subject)))
			return t;
	}
	return NULL;
}

static void (*
teller(enum ev_kind kind))(struct script *, struct told *)
{
	if (kind == EV_ERASE)
		return script_withhold;
	switch (ev_unit(kind)) {
	case UNIT_WITHHOLD:
	case UNIT_CONTEST:
	case UNIT_WAIVER:
		return script_withhold;
	case UNIT_MEETING:
	case UNIT_ITEM:
	case UNIT_MARK:
	case UNIT_RULE:
		return script_agenda;
	case UNIT_GROUP:
	case UNIT_PERSON:
	case UNIT_PRESENCE:
	case UNIT_SEAT:
	case UNIT_VACANCY:
	case UNIT_INTEREST:
	case UNIT_SAME:
		return script_people;
	case UNIT_NOTE:
	case UNIT_DECISION:
	case UNIT_ACTION:
	case UNIT_ABBR:
	case UNIT_CORRECTION:
		return script_record;
	case UNIT_AMENDMENT:
	case UNIT_POSITION:
	case UNIT_VOTE:
	case UNIT_TALLY:
	case UNIT_STATEMENT:
	case UNIT_RESERVATION:
		return script_outcome;
	case UNIT_COMMITMENT:
	case UNIT_COMMENT:
	case UNIT_DOCUMENT:
	case UNIT_TERM:
	case UNIT_ACCEPTANCE:
	case UNIT_SUPPORT:
	case UNIT_PAYMENT:
	case UNIT_CONSULT:
	case UNIT_CONSENT:
		return script_inputs;
	case UNIT_TURN:
		return script_floor;
	default:
		return ev_floor(kind) ? script_floor : NULL;
	}
}

/* Told with the correction it is part of? */
static bool
corrected(struct script *s, const struct told *t)
{
	for (size_t i = 0; i < s->act->n; i++) {
		const struct told *o = &s->act->v[i];
		const struct id *target = told_ref(o, FLD_TARGET);

		if (o->known && o->ev.kind == EV_CORRECTION_SET && target != NULL &&
		    id_eq(target, &t->ev.subject))
			return true;
	}
	return false;
}

/* What goes with another event of the same act is told by that event's command. */
static void
tell_all(struct script *s, bool (*first)(enum ev_kind kind))
{
	for (size_t i = 0; i < s->act->n; i++) {
		struct told *t = &s->act->v[i];
		void (*tell)(struct script *, struct told *);

		if (t->done || (t->known && !first(t->ev.kind)))
			continue;
		t->done = true;
		if (!t->known) {
			str_addf(s->out, "# an event this program does not know: %s\n", t->kind_name);
		} else if (t->absent) {
			str_addf(s->out, "# %s: a value is not in this file\n",
				ev_name(t->ev.kind));
		} else if (!corrected(s, t) && (tell = teller(t->ev.kind)) != NULL) {
			tell(s, t);
		}
	}
}

static bool
is_leading(enum ev_kind kind)
{
	return kind == EV_CALL || kind == EV_MEETING_STATE || kind == EV_TURN_FIX ||
		kind == EV_ENTRY_HOLD || kind == EV_ENTRY_LEAVE;
}

static bool
is_hand(enum ev_kind kind)
{
	return kind == EV_HAND;
}

static bool
is_any(enum ev_kind kind)
{
	return kind != EV_N;
}

static void
tell_operator(struct script *s, const struct act *a)
{
	const char *name = *a->operator_name == '\0' ? a->role : a->operator_name;

	if (*name == '\0' || (str_eq(s->operator_name, name) && str_eq(s->role, a->role)))
		return;
	free(s->operator_name);
	free(s->role);
	s->operator_name = mem_strdup(name);
	s->role = mem_strdup(a->role);
	str_addf(s->out, "operator %s%s%s\n", script_quote(s, name),
		*a->role == '\0' ? "" : " ", a->role);
}

/* An act that took several lines is taken back by as many. */
static void
tell_undo(struct script *s, const struct act *a)
{
	int n = idmap_get(&s->told, &a->undoes);

	for (int i = 0; i < (n < 1 ? 1 : n); i++)
		script_line(s, "undo");
}

static bool
calls(const struct act *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].known && a->v[i].ev.kind == EV_CALL)
			return true;
	return false;
}

static void
tell_act(struct script *s)
{
	bool differs = script_clock_differs(s);

	/* Who is called next depends on the time of the turn that ends: it comes first. */
	if (differs && calls(s->act)) {
		for (size_t i = 0; i < s->act->n; i++)
			if (script_clock_ends(&s->act->v[i]))
				script_line(s, "done");
		script_clock_correct(s);
		differs = false;
	}
	tell_all(s, is_leading);
	tell_all(s, is_hand);
	tell_all(s, is_any);
	if (differs)
		script_clock_correct(s);
}

void
script_act(struct script *s, struct act *a)
{
	s->act = a;
	s->lines = 0;
	s->at = script_clock_at(s);
	when_utc(s->at, s->stamp, sizeof s->stamp);
	script_clock_see(s);
	tell_operator(s, a);
	if (!id_zero(&a->undoes))
		tell_undo(s, a);
	else
		tell_act(s);
	idmap_put(&s->told, &a->id, (int)s->lines);
}

const char *
script_name(struct script *s, const struct id *id)
{
	return script_quote(s, journal_name(s->j, id));
}

const char *
script_label(struct script *s, const struct id *id)
{
	char buf[64];

	return unit_arena_str(s->act->mem.arena, journal_label(s->j, id, buf, sizeof buf));
}
