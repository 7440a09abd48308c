/* SPDX-License-Identifier: ISC */
/* The meeting, its rules and its agenda: as commands. */
#include <stdlib.h>

#include <talanoa/app/meeting.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "script.h"

static int
item_num(const struct script *s, const struct id *id)
{
	const struct known *k = journal_unit(s->j, id);

	return k == NULL ? 0 : k->num;
}

static void
meeting_set(struct script *s, const struct told *t)
{
	for (size_t i = 0; i < t->ev.n; i++) {
		const struct ev_field *f = &t->ev.f[i];
		char key[32];

		/* What people type has a hyphen where the journal has an underscore. */
		str_copy(key, sizeof key, field_name(f->field));
		for (char *p = key; *p != '\0'; p++)
			if (*p == '_')
				*p = '-';
		script_line(s, "meeting set %s %s", key,
			f->unset ? "\"\"" : script_quote(s, told_text(t, f->field)));
	}
}

/* A rule as it is typed: durations are stored in ms. */
static void
rule(struct script *s, const struct told *t)
{
	const char *key = told_text(t, FLD_KEY), *value = told_text(t, FLD_SETTING);
	struct str typed = STR_INIT;
	enum rule r;

	if (*key == '\0')
		key = journal_name(s->j, &t->ev.subject);
	if (rule_parse(key, &r))
		rule_typed(r, value, &typed);
	script_line(s, "rules set %s %s", key, typed.len > 0 ? str_c(&typed) : value);
	str_release(&typed);
}

static void
order(struct script *s, const struct told *t)
{
	const struct ev_field *f = told_field(t, FLD_ORDER);
	struct str list = STR_INIT;

	for (size_t i = 0; f != NULL && i < f->n_refs; i++)
		str_addf(&list, "%s%d", i == 0 ? "" : ",", item_num(s, &f->refs[i]));
	script_line(s, "agenda order %s", str_c(&list));
	str_release(&list);
}

static void
option(struct str *line, const char *key, const char *value)
{
	if (*value != '\0')
		str_addf(line, " %s=%s", key, value);
}

static void
add_item(struct script *s, const struct told *t)
{
	const struct told *mark = script_other(s, EV_ITEM_STATE, NULL);
	struct str line = STR_INIT;
	char buf[32];

	/* "Topic: TITLE" adds an item and takes it up in one act. */
	if (mark != NULL && t->ev.n == 2) {
		script_other(s, EV_ITEM_STATE, NULL)->done = true;
		script_line(s, "topic %s", script_quote(s, told_text(t, FLD_TITLE)));
		return;
	}
	option(&line, "type", told_text(t, FLD_TYPE));
	option(&line, "pillar", told_text(t, FLD_PILLAR));
	option(&line, "rec", told_text(t, FLD_REC));
	option(&line, "level", told_text(t, FLD_LEVEL));
	if (told_ref(t, FLD_BY) != NULL)
		option(&line, "by", script_quote(s, journal_name(s->j, told_ref(t, FLD_BY))));
	str_addf(&line, " %s", script_quote(s, told_text(t, FLD_TITLE)));
	if (told_field(t, FLD_PLANNED) != NULL)
		str_addf(&line, " for %s", when_short(told_int(t, FLD_PLANNED, 0), buf, sizeof buf));
	script_line(s, "agenda+%s", str_c(&line));
	str_release(&line);
}

static void
set_item(struct script *s, const struct told *t)
{
	static const struct {
		const char *key;
		enum field field;
	} codes[] = { { "title", FLD_TITLE }, { "type", FLD_TYPE }, { "pillar", FLD_PILLAR },
		{ "rec", FLD_REC }, { "level", FLD_LEVEL } };
	int n = item_num(s, &t->ev.subject);
	char buf[32];

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (told_field(t, codes[i].field) != NULL)
			script_line(s, "agenda set %d %s %s", n, codes[i].key,
				script_quote(s, told_text(t, codes[i].field)));
	if (told_field(t, FLD_BY) != NULL)
		script_line(s, "agenda set %d by %s", n,
			script_quote(s, journal_name(s->j, told_ref(t, FLD_BY))));
	if (told_field(t, FLD_PLANNED) != NULL)
		script_line(s, "agenda set %d for %s", n, told_int(t, FLD_PLANNED, 0) == 0 ? "\"\"" :
			when_short(told_int(t, FLD_PLANNED, 0), buf, sizeof buf));
	if (told_field(t, FLD_LIMIT) != NULL)
		script_line(s, "limit %s", when_short(told_int(t, FLD_LIMIT, 0), buf, sizeof buf));
	if (told_field(t, FLD_SUMMARY) != NULL)
		script_line(s, "summary %d %s", n, script_rest(s, told_text(t, FLD_SUMMARY)));
	if (told_field(t, FLD_ATTRIBUTION) != NULL)
		script_line(s, "attribution item %d %s", n, told_text(t, FLD_ATTRIBUTION));
}

static void
item_state_line(struct script *s, const struct told *t)
{
	const char *state = told_text(t, FLD_STATE), *reason = told_text(t, FLD_REASON);
	int n = item_num(s, told_ref(t, FLD_ITEM));

	if (str_eq(state, "open"))
		script_line(s, "take up %d", n);
	else if (str_eq(state, "closed"))
		script_line(s, "close item %d%s%s", n, *told_text(t, FLD_OUTCOME) == '\0' ? "" : " ",
			told_text(t, FLD_OUTCOME));
	else if (str_eq(state, "reopened"))
		script_line(s, "reopen item %d because %s", n, reason);
	else if (str_eq(state, "skipped"))
		script_line(s, "skip %d", n);
	else
		script_line(s, "defer %d%s%s", n, *reason == '\0' ? "" : " because ", reason);
}

static void
meeting_state(struct script *s, const struct told *t)
{
	const char *state = told_text(t, FLD_STATE), *reason = told_text(t, FLD_REASON);
	int64_t until = told_int(t, FLD_UNTIL, 0);
	char buf[32];

	if (str_eq(state, "suspended"))
		script_line(s, "meeting suspend%s%s%s%s", until == 0 ? "" : " ", until == 0 ? "" :
			when_short(until - s->act->at, buf, sizeof buf), *reason == '\0' ? "" : " ",
			reason);
	else
		script_line(s, "meeting %s", str_eq(state, "closed") ? "close" :
			str_eq(state, "resumed") ? "resume" : "open");
	/* The clock that stood still or ran on with it. */
	for (struct told *o; (o = script_other(s, EV_SEGMENT, NULL)) != NULL; )
		o->done = true;
}

/* "read back" and "rollcall": on one proposal, or off. */
static void
on_proposal(struct script *s, const struct told *t, const char *command)
{
	char label[64];

	/* That deciding ends it follows from the decision. */
	for (size_t i = 0; i < s->act->n; i++)
		if (s->act->v[i].ev.kind == EV_DECISION_SET)
			return;
	if (str_eq(told_text(t, FLD_STATE), "on"))
		script_line(s, "%s %s", command, journal_label(s->j, told_ref(t, FLD_TARGET),
			label, sizeof label));
	else
		script_line(s, "%s off", command);
}

static void
quorum(struct script *s, const struct told *t)
{
	const struct id *on = told_ref(t, FLD_TARGET);
	char label[64];

	script_line(s, "quorum%s%s", on == NULL ? "" : " on ",
		on == NULL ? "" : journal_label(s->j, on, label, sizeof label));
}

static void
circulate(struct script *s, const struct told *t)
{
	const char *ends = told_text(t, FLD_ENDS);

	script_line(s, "circulate%s%s", *ends == '\0' ? "" : " until ", ends);
}

void
script_agenda(struct script *s, struct told *t)
{
	const char *state = told_text(t, FLD_STATE);

	switch (t->ev.kind) {
	case EV_MEETING_SET: meeting_set(s, t); break;
	case EV_RULE_SET: rule(s, t); break;
	case EV_AGENDA_ORDER: order(s, t); break;
	case EV_ITEM_SET:
		if (told_field(t, FLD_NUM) != NULL)
			add_item(s, t);
		else
			set_item(s, t);
		break;
	case EV_ITEM_STATE: item_state_line(s, t); break;
	case EV_MEETING_STATE: meeting_state(s, t); break;
	case EV_PART_STATE:
		if (str_eq(state, "open"))
			script_line(s, "session open %s", script_quote(s, told_text(t, FLD_TITLE)));
		else
			script_line(s, "session close");
		break;
	case EV_HALL_STATE:
		if (str_eq(state, "open"))
			script_line(s, "open");
		else
			script_line(s, "closed %s", told_text(t, FLD_GROUND));
		break;
	case EV_COMMENTS_STATE:
		script_line(s, "comments %s %s", str_eq(told_text(t, FLD_STATE), "open") ? "open" :
			"close", told_text(t, FLD_ENDS));
		break;
	case EV_READ_BACK: on_proposal(s, t, "read back"); break;
	case EV_ROLLCALL: on_proposal(s, t, "rollcall"); break;
	case EV_QUORUM_SET: quorum(s, t); break;
	case EV_CIRCULATE: circulate(s, t); break;
	case EV_CERTIFY:
		script_line(s, "certify by %s",
			script_quote(s, journal_name(s->j, told_ref(t, FLD_BY))));
		break;
	case EV_PUBLISH_NOTE:
		script_line(s, "publish-note %s %s", told_text(t, FLD_ON), told_text(t, FLD_URL));
		break;
	case EV_ADOPT: script_line(s, "adopt %s", told_text(t, FLD_WHAT)); break;
	default: break;
	}
}
