/* SPDX-License-Identifier: ISC */
/* What was decided elsewhere: a people's own decision, referred to; a decision between meetings. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "options.h"

/* A day that is over, or today. */
static bool
past_day(const struct meeting *m, const char *typed, char ret_date[static 11], struct err *err)
{
	char day[11];

	if (!when_date(typed, m->now.at, meeting_zone(m), ret_date, err))
		return false;
	when_local(m->now.at, meeting_zone(m), "%Y-%m-%d", day, sizeof day);
	return strcmp(ret_date, day) <= 0 ||
		err_set(err, ERR_INPUT, "%s has not come yet", ret_date);
}

static bool
consent_option(void *ctx, const char *key, char *value, struct err *err)
{
	struct draft *d = ctx;
	char date[11];

	if (str_eq(key, "ref"))
		return draft_once(d, key, FLD_REFERENCE, err) &&
			draft_text(d, key, FLD_REFERENCE, value, err);
	if (str_eq(key, "by"))
		return draft_once(d, key, FLD_ORGAN, err) &&
			draft_text(d, key, FLD_ORGAN, value, err);
	if (!draft_once(d, key, FLD_ON, err))
		return false;
	if (!past_day(d->m, value, date, err))
		return err_prefix(err, "consent: on: ");
	draft_code(d, FLD_ON, date);
	return true;
}

static bool
whole(struct call *c, const struct draft *d, const char *people, struct err *err)
{
	if (*people == '\0')
		return usage(c, err);
	if (ev_get(&d->ev, FLD_REFERENCE) == NULL || ev_get(&d->ev, FLD_ORGAN) == NULL)
		return err_set(err, ERR_INPUT, "consent: it is theirs to give, and never recorded "
			"here as given; say where their own decision is found and who took it: "
			"consent PEOPLE ref=\"...\" by=\"...\" on=DATE");
	return true;
}

bool
do_CONSENT(struct call *c, struct err *err)
{
	static const char *const keys[] = { "ref", "by", "on", NULL };
	int num = store_next_num(c->m->store, UNIT_CONSENT);
	char *people = c->args;
	struct draft d;
	bool ok;

	draft_init(&d, c->m, EV_CONSENT_SET, NULL);
	ev_number(c->m, &d.ev, UNIT_CONSENT);
	draft_ref(&d, FLD_ITEM, id_zero(&c->m->item) ? NULL : &c->m->item);
	ok = options_before(&people, keys, consent_option, &d, err) &&
		options_after(people, keys, consent_option, &d, err);
	people = args_trim(people);
	ok = ok && whole(c, &d, people, err) &&
		draft_text(&d, "people", FLD_PEOPLE, people, err) &&
		meeting_add(c->m, &d.ev, err);
	if (ok) {
		c->r->unit = d.ev.subject;
		say(c, "consent %d: where the decision of %s is found", num, people);
	}
	draft_release(&d);
	return ok;
}

struct circular {
	char *on, *because;		/* as typed, or NULL */
	char date[11];
};

static bool
circular_option(void *ctx, const char *key, char *value, struct err *err)
{
	struct circular *x = ctx;
	char **to = str_eq(key, "on") ? &x->on : &x->because;

	if (*to != NULL)
		return err_set(err, ERR_INPUT, "%s: given twice", key);
	*to = value;
	return true;
}

/* "[on=DATE] [because="..."] TEXT [on DATE] [because RATIONALE]"; behind a "--" all is text. */
static bool
read_circular(struct call *c, struct circular *x, char **ret_text, struct err *err)
{
	static const char *const keys[] = { "on", "because", NULL };
	char *text = c->args;
	bool verbatim;

	if (!options_before(&text, keys, circular_option, x, err))
		return false;
	verbatim = text > c->args + 2 && strncmp(text - 3, "-- ", 3) == 0;
	if (!verbatim && x->because == NULL)
		x->because = args_because(text);
	if (!verbatim && x->on == NULL && args_by(c->m, text, "on", x->date))
		x->on = x->date;
	if (*(text = args_spaces(text)) == '\0')
		return usage(c, err);
	if (x->on == NULL)
		return err_set(err, ERR_INPUT, "circular: on what day was it decided? circular TEXT "
			"on DATE");
	*ret_text = text;
	return past_day(c->m, x->on, x->date, err) || err_prefix(err, "circular: on: ");
}

/* A day on which the body met has its decisions taken there. */
static void
warn_day(struct call *c, const char *date)
{
	char day[11];

	for (size_t i = 0; i < c->m->marks.n; i++) {
		const struct unit *u = &c->m->marks.v[i];

		if (u->ev != EV_MEETING_STATE || !unit_is(u, FLD_STATE, "open"))
			continue;
		when_local(u->at, meeting_zone(c->m), "%Y-%m-%d", day, sizeof day);
		if (!str_eq(day, date))
			continue;
		say(c, "warning: the body met on %s; agreed TEXT records what it decided there",
			date);
		c->r->warnings++;
		return;
	}
}

static bool
record_circular(struct call *c, const struct circular *x, char *text, struct err *err)
{
	int num = store_next_num(c->m->store, UNIT_DECISION);
	struct draft d;
	bool ok;

	draft_init(&d, c->m, EV_DECISION_SET, NULL);
	ev_number(c->m, &d.ev, UNIT_DECISION);
	draft_code(&d, FLD_STATE, "adopted");
	draft_code(&d, FLD_METHOD, "circular");
	draft_code(&d, FLD_ON, x->date);
	ok = draft_text(&d, "decision", FLD_TEXT, text, err) &&
		draft_text(&d, "because", FLD_RATIONALE,
		x->because == NULL ? "" : args_spaces(x->because), err) &&
		meeting_add(c->m, &d.ev, err);
	if (ok) {
		c->r->unit = d.ev.subject;
		say(c, "decision %d: adopted between meetings, on %s", num, x->date);
		warn_day(c, x->date);
	}
	draft_release(&d);
	return ok;
}

bool
do_CIRCULAR(struct call *c, struct err *err)
{
	struct circular x = { 0 };
	char *text = NULL;

	return read_circular(c, &x, &text, err) && record_circular(c, &x, text, err);
}
