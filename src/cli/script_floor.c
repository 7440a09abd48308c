/* SPDX-License-Identifier: ISC */
/* Hands and turns: as commands. What an act recorded besides goes with its command. */
#include <inttypes.h>
#include <stdlib.h>

#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "script.h"

/* The person behind a hand, also one that was raised in this very act. */
static const char *
hand_of(struct script *s, const struct id *entry)
{
	const struct known *k = journal_unit(s->j, entry);

	for (size_t i = 0; k == NULL && i < s->act->n; i++)
		if (s->act->v[i].known && s->act->v[i].ev.kind == EV_HAND && entry != NULL &&
		    id_eq(&s->act->v[i].ev.subject, entry))
			return script_name(s, told_ref(&s->act->v[i], FLD_PERSON));
	return script_name(s, k == NULL ? NULL : &k->link);
}

static void
done_with(struct script *s, enum ev_kind kind)
{
	for (struct told *o; (o = script_other(s, kind, NULL)) != NULL; )
		o->done = true;
}

static void
because(struct str *line, const char *reason)
{
	if (*reason != '\0')
		str_addf(line, " because %s", reason);
}

static void
call(struct script *s, const struct told *t)
{
	struct str line = STR_INIT;

	if (str_eq(told_text(t, FLD_METHOD), "next")) {
		str_add(&line, "next");
	} else {
		str_addf(&line, "ack %s", hand_of(s, told_ref(t, FLD_ENTRY)));
		because(&line, told_text(t, FLD_BECAUSE));
	}
	script_line(s, "%s", str_c(&line));
	str_release(&line);
	done_with(s, EV_SEGMENT);
	done_with(s, EV_HAND);
	done_with(s, EV_PRESENCE_SET);
}

static const char *
verb_of(const struct told *t)
{
	static const struct {
		const char *class, *verb;
	} verbs[] = { { "point", "point" }, { "clarify", "clarify" }, { "invited", "invited" },
		{ "reply", "ror" }, { "last", "last word" } };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(verbs[i].class, told_text(t, FLD_CLASS)))
			return verbs[i].verb;
	return "q+";
}

static void
sponsors(struct script *s, const struct told *t, struct str *line)
{
	const struct ev_field *f = told_field(t, FLD_SPONSORS);

	for (size_t i = 0; f != NULL && i < f->n_refs; i++)
		str_addf(line, "%s%s", i == 0 ? " with " : ",", journal_name(s->j, &f->refs[i]));
}

static void
hand(struct script *s, const struct told *t)
{
	const struct id *person = told_ref(t, FLD_PERSON), *group = told_ref(t, FLD_GROUP);
	struct told *fresh = person == NULL ? NULL : script_other(s, EV_PERSON_SET, person);
	const struct known *k = journal_unit(s->j, person);
	struct str line = STR_INIT;

	if (fresh != NULL) {
		fresh->done = true;
		str_addf(&line, "%s %s new %s", verb_of(t), script_quote(s,
			told_text(fresh, FLD_NAME)), journal_name(s->j, told_ref(fresh, FLD_GROUP)));
	} else {
		str_addf(&line, "%s %s", verb_of(t), script_name(s, person));
		if (k != NULL && group != NULL && !id_eq(&k->link, group))
			str_addf(&line, " as %s", journal_name(s->j, group));
	}
	sponsors(s, t, &line);
	if (*told_text(t, FLD_ABOUT) != '\0')
		str_addf(&line, " to %s", told_text(t, FLD_ABOUT));
	if (*told_text(t, FLD_BEHALF) != '\0')
		str_addf(&line, " behalf=%s", script_quote(s, told_text(t, FLD_BEHALF)));
	script_line(s, "%s", str_c(&line));
	str_release(&line);
	done_with(s, EV_PRESENCE_SET);
}

/* The first boundary says what was done; that an interrupted turn goes on follows from it. */
static void
segment(struct script *s, const struct told *t)
{
	const char *op = told_text(t, FLD_OP);

	if (str_eq(op, "end"))
		op = "done";
	else if (str_eq(op, "restart"))
		op = "start";
	else if (str_eq(op, "pause") && str_eq(told_text(t, FLD_CAUSE), "interpret"))
		op = "interpret";
	script_line(s, "%s", op);
	done_with(s, EV_SEGMENT);
}

static void
fix(struct script *s, const struct told *t)
{
	const struct known *turn = journal_unit(s->j, &t->ev.subject);
	struct str line = STR_INIT;
	char buf[32];

	str_addf(&line, "turn %d", turn == NULL ? 0 : turn->num);
	if (told_ref(t, FLD_PERSON) != NULL) {
		str_addf(&line, " who=%s", script_name(s, told_ref(t, FLD_PERSON)));
		done_with(s, EV_HAND);
		done_with(s, EV_PRESENCE_SET);
		done_with(s, EV_NOTE_SET);
	}
	done_with(s, EV_SEGMENT);
	if (told_field(t, FLD_MS) != NULL)
		str_addf(&line, " time=%s", when_short(told_int(t, FLD_MS, 0), buf, sizeof buf));
	because(&line, told_text(t, FLD_BECAUSE));
	script_line(s, "%s", str_c(&line));
	str_release(&line);
}

static void
extend(struct script *s, const struct told *t)
{
	const struct known *turn = journal_unit(s->j, &t->ev.subject);
	int64_t more = told_int(t, FLD_LIMIT, 0) - (turn == NULL ? 0 : turn->limit);
	struct str line = STR_INIT;
	char buf[32];

	str_addf(&line, "extend %s", when_short(more, buf, sizeof buf));
	because(&line, told_text(t, FLD_BECAUSE));
	script_line(s, "%s", str_c(&line));
	str_release(&line);
}

static void
reason(struct script *s, const struct told *t)
{
	const struct known *turn = journal_unit(s->j, &t->ev.subject);

	script_line(s, "turn %d because %s", turn == NULL ? 0 : turn->num,
		told_text(t, FLD_BECAUSE));
}

static void
no_show(struct script *s)
{
	script_line(s, "noshow");
	done_with(s, EV_TURN_VOID);
	done_with(s, EV_SEGMENT);
}

static void
leave(struct script *s, const struct told *t)
{
	if (str_eq(told_text(t, FLD_CAUSE), "noshow"))
		no_show(s);
	else
		script_line(s, "q- %s", hand_of(s, &t->ev.subject));
}

static void
count(struct script *s, const struct told *t)
{
	int64_t ms = told_int(t, FLD_MS, 0);
	char buf[32];

	script_line(s, "turn add %s time=%s%s because %s", journal_name(s->j,
		told_ref(t, FLD_GROUP)), ms < 0 ? "-" : "",
		when_short(ms < 0 ? -ms : ms, buf, sizeof buf), told_text(t, FLD_BECAUSE));
}

void
script_floor(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_CALL: call(s, t); break;
	case EV_HAND: hand(s, t); break;
	case EV_SEGMENT: segment(s, t); break;
	case EV_TURN_FIX: fix(s, t); break;
	case EV_TURN_EXTEND: extend(s, t); break;
	case EV_TURN_REASON: reason(s, t); break;
	case EV_TURN_YIELD:
		script_line(s, "yield %s", script_name(s, told_ref(t, FLD_PERSON)));
		break;
	case EV_ENTRY_LEAVE: leave(s, t); break;
	case EV_ENTRY_HOLD: no_show(s); break;
	case EV_DECK: script_line(s, "announce"); break;
	case EV_SPONSOR_CONFIRM:
		script_line(s, "confirm %s", journal_name(s->j, told_ref(t, FLD_GROUP)));
		break;
	case EV_LIST:
		script_line(s, "%s queue", str_eq(told_text(t, FLD_STATE), "closed") ? "close" :
			"reopen");
		break;
	case EV_COUNT_TIME: count(s, t); break;
	default: break;
	}
}
