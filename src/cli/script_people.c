/* SPDX-License-Identifier: ISC */
/* Constituencies, people, who was here, seats, interests: as commands. */
#include <inttypes.h>
#include <stdio.h>

#include <talanoa/base/str.h>

#include "script.h"

static const struct {
	const char *key;
	enum field field;
} fields[] = {
	{ "name", FLD_NAME }, { "type", FLD_TYPE }, { "org", FLD_ORG },
	{ "country", FLD_COUNTRY }, { "people", FLD_PEOPLE }, { "scope", FLD_SCOPE },
	{ "speaks-for", FLD_SPEAKS_FOR }, { "role", FLD_ROLE }, { "tags", FLD_TAGS },
	{ "aka", FLD_AKA }, { "say", FLD_SAY }, { "gender", FLD_GENDER },
	{ "factor", FLD_FACTOR },
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static const char *
code_of(struct script *s, const struct told *t, enum field f)
{
	return journal_name(s->j, told_ref(t, f));
}

static void
add_person(struct script *s, const struct told *t)
{
	struct str line = STR_INIT;

	str_addf(&line, "person add %s", script_quote(s, told_text(t, FLD_NAME)));
	if (told_ref(t, FLD_GROUP) != NULL)
		str_addf(&line, " group=%s", code_of(s, t, FLD_GROUP));
	for (size_t i = 1; i < N_FIELDS; i++)
		if (*told_text(t, fields[i].field) != '\0')
			str_addf(&line, " %s=%s", fields[i].key,
				script_quote(s, told_text(t, fields[i].field)));
	script_line(s, "%s", str_c(&line));
	str_release(&line);
}

static void
set_person(struct script *s, const struct told *t)
{
	const char *name = script_name(s, &t->ev.subject);

	if (told_field(t, FLD_GROUP) != NULL)
		script_line(s, "person set %s group %s", name,
			told_ref(t, FLD_GROUP) == NULL ? "\"\"" : code_of(s, t, FLD_GROUP));
	/* The name last: the lines before it still use the old one. */
	for (size_t i = N_FIELDS; i-- > 0; )
		if (told_field(t, fields[i].field) != NULL)
			script_line(s, "person set %s %s %s", name, fields[i].key,
				script_quote(s, told_text(t, fields[i].field)));
}

/* A weight that differs makes the target custom by itself. */
static void
with_target(struct script *s)
{
	struct told *rule = script_other(s, EV_RULE_SET, NULL);

	if (rule != NULL)
		rule->done = true;
}

static void
add_group(struct script *s, const struct told *t)
{
	struct told *w = script_other(s, EV_WEIGHT, &t->ev.subject);
	struct str more = STR_INIT;

	if (w != NULL) {
		w->done = true;
		with_target(s);
		str_addf(&more, " weight=%" PRId64, told_int(w, FLD_WEIGHT, 1000));
	}
	if (told_field(t, FLD_SEATS) != NULL)
		str_addf(&more, " seats=%" PRId64, told_int(t, FLD_SEATS, 0));
	script_line(s, "group add %s %s%s", told_text(t, FLD_CODE),
		script_quote(s, told_text(t, FLD_NAME)), str_c(&more));
	str_release(&more);
}

static void
set_group(struct script *s, const struct told *t)
{
	const char *code = journal_name(s->j, &t->ev.subject);

	if (told_field(t, FLD_NAME) != NULL)
		script_line(s, "group set %s name %s", code,
			script_quote(s, told_text(t, FLD_NAME)));
	if (told_field(t, FLD_SEATS) != NULL)
		script_line(s, "group set %s seats %" PRId64, code, told_int(t, FLD_SEATS, 0));
	if (told_field(t, FLD_CODE) != NULL)
		script_line(s, "group set %s code %s", code, told_text(t, FLD_CODE));
}

/* Those of one act that came, left or sent apologies together stand in one line. */
static void
presence(struct script *s, struct told *t)
{
	const char *state = told_text(t, FLD_STATE), *mode = told_text(t, FLD_MODE);
	const char *reason = told_text(t, FLD_REASON);
	struct str names = STR_INIT;

	str_add(&names, script_name(s, told_ref(t, FLD_PERSON)));
	for (size_t i = 0; i < s->act->n; i++) {
		struct told *o = &s->act->v[i];

		if (o->done || o->absent || !o->known || o->ev.kind != EV_PRESENCE_SET ||
		    !str_eq(told_text(o, FLD_STATE), state) ||
		    !str_eq(told_text(o, FLD_MODE), mode) ||
		    !str_eq(told_text(o, FLD_REASON), reason))
			continue;
		o->done = true;
		str_addf(&names, ", %s", script_name(s, told_ref(o, FLD_PERSON)));
	}
	script_line(s, "%s %s%s%s%s", str_eq(state, "present") ? "present+" :
		str_eq(state, "regrets") ? "regrets+" : "present-", str_c(&names),
		str_eq(mode, "online") ? " online" : "", *reason == '\0' ? "" : " because ", reason);
	str_release(&names);
}

/* " on=4", or nothing. */
static const char *
item_option(struct script *s, const struct id *item)
{
	const struct known *k = journal_unit(s->j, item);
	char buf[24] = "";

	if (k != NULL)
		snprintf(buf, sizeof buf, " on=%d", k->num);
	return unit_arena_str(s->act->mem.arena, buf);
}

static void
interest(struct script *s, const struct told *t)
{
	const struct id *person = told_ref(t, FLD_PERSON);
	const char *effect = told_text(t, FLD_EFFECT);
	char label[64];

	if (told_field(t, FLD_NUM) == NULL)
		script_line(s, "correct %s: -- %s",
			journal_label(s->j, &t->ev.subject, label, sizeof label),
			script_rest(s, told_text(t, FLD_TEXT)));
	else if (str_eq(effect, "none"))
		script_line(s, "interest none%s%s", person == NULL ? "" : " ",
			person == NULL ? "" : script_name(s, person));
	else
		script_line(s, "interest %s:%s%s%s %s", script_name(s, person),
			item_option(s, told_ref(t, FLD_ITEM)), *effect == '\0' ? "" : " effect=",
			effect, script_rest(s, told_text(t, FLD_TEXT)));
}

void
script_people(struct script *s, struct told *t)
{
	switch (t->ev.kind) {
	case EV_PERSON_SET:
		(told_field(t, FLD_NUM) != NULL ? add_person : set_person)(s, t);
		break;
	case EV_GROUP_SET:
		(told_field(t, FLD_NUM) != NULL ? add_group : set_group)(s, t);
		break;
	case EV_WEIGHT:
		with_target(s);
		script_line(s, "group set %s weight %" PRId64, journal_name(s->j, &t->ev.subject),
			told_int(t, FLD_WEIGHT, 1000));
		break;
	case EV_PROTECT:
		script_line(s, "protect %s", script_name(s, &t->ev.subject));
		break;
	case EV_PRESENCE_SET:
		presence(s, t);
		break;
	case EV_SEAT_SET:
		script_line(s, "%s %s for %s", told_text(t, FLD_FORM),
			script_name(s, told_ref(t, FLD_PERSON)), script_name(s, told_ref(t, FLD_PRINCIPAL)));
		break;
	case EV_VACANCY_SET:
		script_line(s, "vacancy %s because %s", code_of(s, t, FLD_GROUP),
			told_text(t, FLD_REASON));
		break;
	case EV_INTEREST_SET:
		interest(s, t);
		break;
	case EV_SAME_SET:
		script_line(s, "same %s = %s", script_name(s, told_ref(t, FLD_TARGET)),
			script_name(s, told_ref(t, FLD_OTHER)));
		break;
	default:
		break;
	}
}
