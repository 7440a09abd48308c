/* SPDX-License-Identifier: ISC */
/* Commitments, comments, documents, terms, support, payments, consultations: as commands. */
#include <stdio.h>

#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "script.h"

/* The person, or else the constituency. */
static const char *
who_of(struct script *s, const struct told *t)
{
	const struct id *person = told_ref(t, FLD_PERSON);

	return script_name(s, person != NULL ? person : told_ref(t, FLD_GROUP));
}

static int
number_of(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);

	return k == NULL ? 0 : k->num;
}

/* " key=value" if the event has the field, also if it takes it away. */
static void
option(struct script *s, const struct told *t, const char *key, enum field f, struct str *out)
{
	const struct known *item = journal_unit(s->j, told_ref(t, f));

	if (told_field(t, f) == NULL)
		return;
	if (f == FLD_ITEM && item != NULL)
		str_addf(out, " %s=%d", key, item->num);
	else
		str_addf(out, " %s=%s", key, script_quote(s, told_text(t, f)));
}

static void
correct(struct script *s, const struct told *t, enum field f)
{
	if (told_field(t, f) != NULL)
		script_line(s, "correct %s: -- %s", script_label(s, &t->ev.subject),
			script_rest(s, told_text(t, f)));
}

static void
because(struct script *s, const struct told *t, struct str *out)
{
	if (*told_text(t, FLD_BECAUSE) != '\0')
		str_addf(out, " because %s", script_rest(s, told_text(t, FLD_BECAUSE)));
}

static void
set_commitment(struct script *s, const struct told *t)
{
	struct str line = STR_INIT;

	correct(s, t, FLD_TEXT);
	if (told_field(t, FLD_PROGRESS) != NULL)
		script_line(s, "commit %d progress %s", number_of(s, t),
			script_rest(s, told_text(t, FLD_PROGRESS)));
	if (*told_text(t, FLD_STATE) != '\0')
		str_addf(&line, " %s", told_text(t, FLD_STATE));
	if (told_ref(t, FLD_PERSON) != NULL || told_ref(t, FLD_GROUP) != NULL)
		str_addf(&line, " who=%s", who_of(s, t));
	option(s, t, "due", FLD_DUE, &line);
	if (line.len > 0) {
		because(s, t, &line);
		script_line(s, "commit %d%s", number_of(s, t), str_c(&line));
	}
	str_release(&line);
}

static void
commitment(struct script *s, const struct told *t)
{
	const char *due = told_text(t, FLD_DUE);

	if (told_field(t, FLD_NUM) == NULL)
		set_commitment(s, t);
	else
		script_line(s, "commit %s to %s%s%s", who_of(s, t),
			script_rest(s, told_text(t, FLD_TEXT)), *due == '\0' ? "" : " by ", due);
}

static void
answer(struct script *s, const struct told *t)
{
	const struct id *to = told_ref(t, FLD_OTHER);

	script_line(s, "answer %d %s: %s%s%s", number_of(s, t), told_text(t, FLD_DISPOSITION),
		script_rest(s, told_text(t, FLD_ANSWER)), to == NULL ? "" : " -> ",
		to == NULL ? "" : script_label(s, to));
}

static void
comment(struct script *s, const struct told *t)
{
	struct str line = STR_INIT;

	if (told_field(t, FLD_NUM) == NULL) {
		correct(s, t, FLD_TEXT);
		if (told_field(t, FLD_DISPOSITION) != NULL)
			answer(s, t);
		return;
	}
	option(s, t, "on", FLD_ITEM, &line);
	if (line.len == 0)
		str_add(&line, " on=");		/* the end of the text is text */
	option(s, t, "pillar", FLD_PILLAR, &line);
	option(s, t, "rec", FLD_REC, &line);
	script_line(s, "comment%s %s: %s", str_c(&line), script_quote(s, told_text(t, FLD_FROM)),
		script_rest(s, told_text(t, FLD_TEXT)));
	str_release(&line);
}

static const struct {
	const char *key;
	enum field field;
} papers[] = {
	{ "title", FLD_TITLE }, { "version", FLD_EDITION }, { "from", FLD_FROM },
	{ "url", FLD_URL }, { "sha256", FLD_SHA256 }, { "on", FLD_ITEM },
	{ "pillar", FLD_PILLAR }, { "rec", FLD_REC },
};
enum { N_PAPERS = sizeof papers / sizeof *papers };

static const char *
paper_value(struct script *s, const struct told *t, enum field f)
{
	const struct known *item = journal_unit(s->j, told_ref(t, f));
	char buf[16];

	if (f != FLD_ITEM || item == NULL)
		return script_quote(s, told_text(t, f));
	snprintf(buf, sizeof buf, "%d", item->num);
	return unit_arena_str(s->act->mem.arena, buf);
}

static void
document(struct script *s, const struct told *t)
{
	bool new = told_field(t, FLD_NUM) != NULL;
	struct str line = STR_INIT;

	for (size_t i = 0; i < N_PAPERS; i++) {
		if (told_field(t, papers[i].field) == NULL || (new && i == 0))
			continue;
		if (new)
			str_addf(&line, " %s=%s", papers[i].key, paper_value(s, t, papers[i].field));
		else
			script_line(s, "document set %d %s %s", number_of(s, t), papers[i].key,
				paper_value(s, t, papers[i].field));
	}
	if (new)
		script_line(s, "document%s %s", str_c(&line),
			script_quote(s, told_text(t, FLD_TITLE)));
	str_release(&line);
}

static void
term(struct script *s, const struct told *t)
{
	const char *what = told_text(t, FLD_WHAT);

	script_line(s, "terms %s %s", *what != '\0' ? what : journal_name(s->j, &t->ev.subject),
		script_rest(s, told_text(t, FLD_TEXT)));
}

/* What was asked for says which of somebody's needs it is. */
static void
support(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const char *form = told_text(t, FLD_FORM), *text = told_text(t, FLD_TEXT);

	if (k == NULL)
		script_line(s, "%s %s %s %s", form, who_of(s, t), told_text(t, FLD_STATE),
			script_rest(s, text));
	else
		script_line(s, "%s %s %s %s", k->access ? "access" : "support", script_name(s, &k->link),
			told_text(t, FLD_STATE), script_rest(s, k->name));
}

static void
consult(struct script *s, const struct told *t)
{
	const struct known *k = journal_unit(s->j, &t->ev.subject);
	const char *group = journal_name(s->j, k != NULL ? &k->group : told_ref(t, FLD_GROUP));
	char until[40];

	if (str_eq(told_text(t, FLD_STATE), "done"))
		script_line(s, "consult %s done", group);
	else
		script_line(s, "consult %s until %s", group,
			when_utc(told_int(t, FLD_UNTIL, 0), until, sizeof until));
}

static void
consent(struct script *s, const struct told *t)
{
	const char *on = told_text(t, FLD_ON);

	script_line(s, "consent ref=%s by=%s%s%s %s", script_quote(s, told_text(t, FLD_REFERENCE)),
		script_quote(s, told_text(t, FLD_ORGAN)), *on == '\0' ? "" : " on=", on,
		script_quote(s, told_text(t, FLD_PEOPLE)));
}

void
script_inputs(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_COMMITMENT_SET: commitment(s, t); break;
	case EV_COMMENT_SET: comment(s, t); break;
	case EV_DOCUMENT_SET: document(s, t); break;
	case EV_TERM_SET: term(s, t); break;
	case EV_TERM_ACCEPT: script_line(s, "accept terms %s", who_of(s, t)); break;
	case EV_SUPPORT_SET: support(s, t); break;
	case EV_PAYMENT_SET:
		script_line(s, "payment %s %s for %s", who_of(s, t),
			script_quote(s, told_text(t, FLD_AMOUNT)),
			script_rest(s, told_text(t, FLD_PURPOSE)));
		break;
	case EV_CONSULT_SET: consult(s, t); break;
	case EV_CONSENT_SET: consent(s, t); break;
	default: break;
	}
}
