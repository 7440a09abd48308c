/* SPDX-License-Identifier: ISC */
/* Withholding: never without a ground, never for ever, never "may not consult". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "withhold_priv.h"

struct withholding {
	enum ground ground;
	enum consult consult;
	char review[11];		/* "": theirs */
	char *reason, *authority, *summary;
};

static bool
list_grounds(const char *typed, struct err *err)
{
	struct str all = STR_INIT;

	for (int g = 0; g < GROUND_N; g++)
		str_addf(&all, "%s%s", g > 0 ? ", " : "", ground_rule((enum ground)g)->code);
	if (typed == NULL)
		err_set(err, ERR_INPUT, "withhold: never without a ground; ground= one of: %s",
			str_c(&all));
	else
		err_set(err, ERR_INPUT, "withhold: \"%.60s\" is not a ground; one of: %s", typed,
			str_c(&all));
	str_release(&all);
	return false;
}

static bool
today_is(const struct call *c, char ret_today[static 11])
{
	return when_date("today", c->m->now.at, meeting_zone(c->m), ret_today, NULL);
}

/*
 * The last day a review may be on: counted from today, for whoever reviews decides anew; a
 * draft is no draft any more ninety days after it was withheld.
 */
static void
latest_review(const struct call *c, enum ground g, const struct unit *old,
	char ret_day[static 11])
{
	char from[11] = "";

	if (g == GROUND_DELIBERATION && old != NULL &&
	    unit_is(old, FLD_GROUND, ground_rule(g)->code))
		when_local(old->at, meeting_zone(c->m), "%Y-%m-%d", from, sizeof from);
	else
		today_is(c, from);
	ground_latest(g, from, ret_day);
}

static bool
default_review(const struct call *c, struct withholding *w)
{
	char word[16];

	snprintf(word, sizeof word, "+%dd", ground_rule(w->ground)->days / 2);
	return when_date(word, c->m->now.at, meeting_zone(c->m), w->review, NULL);
}

static bool
set_review(struct call *c, const char *asked, const struct unit *old, struct withholding *w,
	struct err *err)
{
	const struct ground_rule *rule = ground_rule(w->ground);
	char latest[11], today[11];

	if (asked == NULL && w->review[0] == '\0' && rule->days > 0)
		return default_review(c, w);
	if (asked != NULL && !when_date(asked, c->m->now.at, meeting_zone(c->m), w->review, err))
		return err_prefix(err, "withhold review: ");
	if (!today_is(c, today))
		return err_set(err, ERR_INTERNAL, "withhold: no date today");
	latest_review(c, w->ground, old, latest);
	if (asked != NULL && strcmp(w->review, today) < 0)
		return err_set(err, ERR_INPUT, "withhold review: %s has passed", w->review);
	if (rule->days > 0 && strcmp(w->review, latest) > 0)
		return err_set(err, ERR_INPUT, "withhold review: %s is too late; for \"%s\" at most "
			"%d days, %s", w->review, rule->code, rule->days, latest);
	return true;
}

static bool
set_consult(const char *asked, bool fresh, struct withholding *w, struct err *err)
{
	const struct ground_rule *rule = ground_rule(w->ground);

	if (asked == NULL && (fresh || w->consult > rule->strictest))
		w->consult = rule->usual;
	if (asked != NULL && !consult_parse(asked, &w->consult))
		return err_set(err, ERR_INPUT, "withhold consult: \"%.40s\" is not one of text, "
			"summary, subject; nobody can be kept from consulting", asked);
	if (w->consult > rule->strictest)
		return err_set(err, ERR_INPUT, "withhold consult: \"%s\" is stricter than \"%s\" "
			"allows; at least %s", consult_name(w->consult), rule->code,
			consult_name(rule->strictest));
	return true;
}

/* What a reader is told instead, until somebody writes better words. */
static void
usual_summary(const struct meeting *m, const struct unit *u, char buf[static 128])
{
	static const char *const what[UNIT_KIND_N] = { [UNIT_DECISION] = "A decision was taken",
		[UNIT_ACTION] = "An action was agreed", [UNIT_INTEREST] = "An interest was declared",
		[UNIT_ITEM] = "The meeting dealt", [UNIT_DOCUMENT] = "A document was before the meeting",
		[UNIT_COMMENT] = "A comment was received", [UNIT_COMMITMENT] = "A commitment was made",
		[UNIT_CONSENT] = "A people's own decision was referred to",
		[UNIT_AMENDMENT] = "Another wording was proposed",
		[UNIT_STATEMENT] = "A position was explained",
		[UNIT_RESERVATION] = "A reservation was made",
		[UNIT_CORRECTION] = "The record was corrected" };
	const struct unit *item = u->kind == UNIT_ITEM ? u : meeting_item(m, unit_ref(u, FLD_ITEM));
	const char *words = what[u->kind] == NULL ? "A participant spoke" : what[u->kind];

	if (u->kind == UNIT_DECISION && unit_is(u, FLD_STATE, "proposed"))
		words = "A proposal was made";
	if (item == NULL)
		snprintf(buf, 128, "%s", words);
	else
		snprintf(buf, 128, "%s %s item %d", words, u->kind == UNIT_ITEM ? "with" : "on",
			item->num);
}

static bool
set_texts(const struct withhold_asked *a, struct withholding *w, struct err *err)
{
	return withhold_text("withhold reason", FLD_REASON, a->reason, &w->reason, err) &&
		withhold_text("withhold authority", FLD_AUTHORITY, a->authority, &w->authority,
			err) &&
		withhold_text("withhold summary", FLD_GIST, a->summary, &w->summary, err);
}

/* Until somebody says who decided it. */
static const char *
usual_authority(enum ground g)
{
	return g == GROUND_INDIGENOUS ? "the people concerned (unconfirmed)" :
		WITHHOLD_UNCONFIRMED;
}

static void
put(struct ev *e, const struct withholding *w, const struct unit *old)
{
	ev_text(e, FLD_GROUND, ground_rule(w->ground)->code);
	ev_text(e, FLD_REASON, w->reason);
	ev_text(e, FLD_AUTHORITY, w->authority);
	ev_text(e, FLD_REVIEW, w->review);
	if (w->review[0] == '\0' && old != NULL && unit_cell(old, FLD_REVIEW) != NULL)
		ev_unset(e, FLD_REVIEW);
	ev_text(e, FLD_GIST, w->summary);
	ev_text(e, FLD_CONSULT, consult_name(w->consult));
	ev_text(e, FLD_STATE, "withheld");
}

/* What it lacks, until when, what happens then, and the command that mends it. */
static bool
say_gaps(struct call *c, const struct withheld *x, enum ground g, struct err *err)
{
	struct str names = STR_INIT, command = STR_INIT;
	char label[64], by[24];
	struct units now;
	unsigned gaps;

	if (!store_unit(c->m->store, &c->r->unit, &now, err))
		return false;
	gaps = withholding_gaps(&now.v[0]);
	withhold_missing(gaps, &names);
	for (unsigned gap = GAP_REASON; gap <= GAP_SUMMARY; gap <<= 1)
		if (gaps & gap)
			str_addf(&command, " %s=\"...\"", withhold_gap_name(gap));
	when_local(now.v[0].at + WITHHOLD_PENDING_DAYS * 24LL * 3600 * 1000, meeting_zone(c->m),
		"%Y-%m-%d", by, sizeof by);
	if (gaps != 0) {
		say(c, "provisional: justification pending; before the draft is circulated, and by %s "
			"at the latest, it needs %s, else it %s: withhold %s%s", by, str_c(&names),
			ground_lapses(g) ? "opens" : "is listed as overdue",
			unit_label(&x->target.v[0], label, sizeof label), str_c(&command));
		c->r->warnings++;
	}
	units_release(&now);
	str_release(&names);
	str_release(&command);
	return true;
}

/* In the three languages of the record, folded. */
static bool
names_emissions(const struct unit *u)
{
	static const char *const words[] = { "emission", "emisi", "effluent", "efluente",
		"discharge", "rejets", "vertido", "tailings" };

	for (size_t i = 0; i < u->n_cells; i++)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (field_type(u->cells[i].field) >= FT_NAME && u->cells[i].text != NULL &&
			    text_contains(u->cells[i].text, words[k]))
				return true;
	return false;
}

static void
warn_emissions(struct call *c, const struct unit *u, enum ground g)
{
	char label[64];

	if (g != GROUND_COMMERCIAL || !names_emissions(u))
		return;
	say(c, "warning: emissions into the environment are never a business secret; if %s is "
		"about them, release it or withhold only what is secret",
		unit_label(u, label, sizeof label));
	c->r->warnings++;
}

static bool
record(struct call *c, const struct withheld *x, struct withholding *w, struct err *err)
{
	const struct unit *u = &x->target.v[0], *old = x->w;
	struct id id = old != NULL ? old->id : new_id(c);
	char summary[128], label[64];
	struct ev e;

	usual_summary(c->m, u, summary);
	ev_init(&e, EV_WITHHOLD_SET, &id);
	if (old == NULL) {
		ev_number(c->m, &e, UNIT_WITHHOLD);
		ev_ref(&e, FLD_TARGET, &u->id);
		if (w->summary == NULL)
			w->summary = mem_strdup(summary);
		if (w->authority == NULL)
			w->authority = mem_strdup(usual_authority(w->ground));
	}
	put(&e, w, old);
	c->r->unit = id;
	say(c, "%s is withheld (%s)%s%s, consult by %s", unit_label(u, label, sizeof label),
		ground_rule(w->ground)->code, w->review[0] != '\0' ? ", review on " : "", w->review,
		consult_name(w->consult));
	warn_emissions(c, u, w->ground);
	return meeting_add(c->m, &e, err) && say_gaps(c, x, w->ground, err);
}

/* An open proposal is a draft: members may always take it to their peers (C6). */
static bool
fits_target(const struct unit *u, enum ground g, struct err *err)
{
	bool draft = u->kind == UNIT_DECISION && unit_is(u, FLD_STATE, "proposed");
	char label[64];

	unit_label(u, label, sizeof label);
	if (draft && g != GROUND_DELIBERATION)
		return err_set(err, ERR_DENIED, "withhold: %s is an open proposal, and members consult "
			"on its text; only ground=deliberation, until it is decided", label);
	if (u->kind == UNIT_DECISION && !draft && !unit_is(u, FLD_STATE, "deferred") &&
	    g == GROUND_DELIBERATION)
		return err_set(err, ERR_DENIED, "withhold: %s is decided, so it is no draft any more; "
			"another ground", label);
	return true;
}

/* What a people withheld by their own decision, nobody else changes. */
static bool
theirs(const struct unit *old, const struct withhold_asked *a, struct err *err)
{
	bool changes = a->ground != NULL || a->review != NULL || a->consult != NULL;

	return old == NULL || !unit_is(old, FLD_GROUND, "indigenous") || !changes ||
		a->authority != NULL || err_set(err, ERR_DENIED, "withhold: it is withheld by decision "
		"of an Indigenous People; only their own act changes that: authority=\"their act\"");
}

/* Start from what stands, or from nothing; then what was asked, within the ground's limits. */
static bool
withhold(struct call *c, const struct withheld *x, const struct withhold_asked *a,
	struct err *err)
{
	struct withholding w = { 0 };
	const struct unit *old = x->w;
	bool ok;

	if (a->ground == NULL && old == NULL)
		return list_grounds(NULL, err);
	if (!ground_parse(a->ground != NULL ? a->ground : unit_text(old, FLD_GROUND), &w.ground))
		return list_grounds(a->ground, err);
	if (!theirs(old, a, err) || !fits_target(&x->target.v[0], w.ground, err))
		return false;
	if (old != NULL) {
		str_copy(w.review, sizeof w.review, unit_text(old, FLD_REVIEW));
		consult_parse(unit_text(old, FLD_CONSULT), &w.consult);
	}
	ok = set_review(c, a->review, old, &w, err) &&
		set_consult(a->consult, old == NULL, &w, err) && set_texts(a, &w, err) &&
		record(c, x, &w, err);
	free(w.reason);
	free(w.authority);
	free(w.summary);
	return ok;
}

static bool
may_withhold(const struct unit *u, struct err *err)
{
	char label[64];

	unit_label(u, label, sizeof label);
	switch (u->kind) {
	case UNIT_NOTE: case UNIT_DECISION: case UNIT_ACTION: case UNIT_ITEM: case UNIT_TURN:
	case UNIT_ENTRY: case UNIT_AMENDMENT: case UNIT_STATEMENT: case UNIT_RESERVATION:
	case UNIT_CONSENT: case UNIT_COMMITMENT: case UNIT_DOCUMENT: case UNIT_COMMENT:
	case UNIT_CORRECTION:
		return true;
	case UNIT_INTEREST: case UNIT_PAYMENT:
		return err_set(err, ERR_DENIED, "withhold: declared interests and money paid are always "
			"public; correct %s: TEXT leaves out what nobody needs to know", label);
	case UNIT_PERSON:
		return err_set(err, ERR_INPUT, "withhold: a remark, a decision or another unit, not %s; "
			"protect NAME never names a person in anything that leaves", label);
	default:
		return err_set(err, ERR_INPUT, "withhold: a note, turn, hand, decision, action, item, "
			"document, comment, statement, reservation, amendment or commitment, not %s",
			label);
	}
}

bool
do_WITHHOLD(struct call *c, struct err *err)
{
	struct withhold_asked a;
	struct withheld x;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!withhold_asked_of(c, &a, err) ||
	    !withheld_find(c, args_trim(c->args), false, &x, err))
		return false;
	ok = may_withhold(&x.target.v[0], err) && withhold(c, &x, &a, err);
	withheld_release(&x);
	return ok;
}
