/* SPDX-License-Identifier: ISC */
/* Withholding: never without a ground, never for ever, never "may not consult". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>
#include <talanoa/core/grounds.h>

#include "do.h"

struct withholding {
	enum ground ground;
	enum consult consult;
	char review[11];		/* "": theirs */
	char *reason, *authority, *summary;
};

struct asked {
	char *ground, *reason, *authority, *review, *summary, *consult;
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
parse_asked(struct call *c, char *rest, struct asked *ret_asked, struct err *err)
{
	static const char *const keys[] = { "ground", "reason", "authority", "review", "summary",
		"consult", NULL };
	struct asked a = { 0 };
	char **const where[] = { &a.ground, &a.reason, &a.authority, &a.review, &a.summary,
		&a.consult };
	const char *key;
	char *value;

	while (rest != NULL) {
		if (!args_option(&rest, keys, &key, &value, err))
			return false;
		if (key == NULL)
			break;
		for (size_t i = 0; keys[i] != NULL; i++)
			if (str_eq(keys[i], key))
				*where[i] = value;
	}
	if (rest != NULL && *rest != '\0')
		return usage(c, err);
	*ret_asked = a;
	return true;
}

/* A date counted from today, as a word that when_date reads. */
static bool
days_ahead(const struct call *c, int days, char ret_date[static 11])
{
	char word[16];

	snprintf(word, sizeof word, "+%dd", days);
	return when_date(word, c->m->now.at, meeting_zone(c->m), ret_date, NULL);
}

static bool
set_review(struct call *c, const char *asked, struct withholding *w, struct err *err)
{
	const struct ground_rule *rule = ground_rule(w->ground);
	char latest[11], today[11], date[11];

	if (asked == NULL && w->review[0] == '\0' && rule->days > 0)
		return days_ahead(c, rule->days / 2, w->review);
	if (asked != NULL) {
		if (!when_date(asked, c->m->now.at, meeting_zone(c->m), date, err))
			return err_prefix(err, "withhold review: ");
		memcpy(w->review, date, sizeof date);
	}
	if (!days_ahead(c, rule->days, latest) || !when_date("today", c->m->now.at,
	    meeting_zone(c->m), today, NULL))
		return err_set(err, ERR_INTERNAL, "withhold: no date today");
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
			"allows; at least %s", asked, rule->code, consult_name(rule->strictest));
	return true;
}

/* What a reader is told instead, until somebody writes better words. */
static void
usual_summary(const struct meeting *m, const struct unit *u, char buf[static 128])
{
	static const char *const what[UNIT_KIND_N] = { [UNIT_DECISION] = "A decision was taken",
		[UNIT_ACTION] = "An action was agreed", [UNIT_INTEREST] = "An interest was declared",
		[UNIT_ITEM] = "The meeting dealt" };
	const struct unit *item = u->kind == UNIT_ITEM ? u : meeting_item(m, unit_ref(u, FLD_ITEM));
	const char *words = what[u->kind] == NULL ? "A participant spoke" : what[u->kind];

	if (item == NULL)
		snprintf(buf, 128, "%s", words);
	else
		snprintf(buf, 128, "%s %s item %d", words, u->kind == UNIT_ITEM ? "with" : "on",
			item->num);
}

static bool
one_text(const char *what, enum field f, char *typed, char **ret_text, struct err *err)
{
	char *clean;

	if (typed == NULL)
		return true;
	if (!args_words(what, f, typed, &clean, err))
		return false;
	free(*ret_text);
	*ret_text = clean;
	return true;
}

static bool
set_texts(const struct asked *a, struct withholding *w, struct err *err)
{
	return one_text("withhold reason", FLD_REASON, a->reason, &w->reason, err) &&
		one_text("withhold authority", FLD_AUTHORITY, a->authority, &w->authority, err) &&
		one_text("withhold summary", FLD_GIST, a->summary, &w->summary, err);
}

/* The withholding of this unit that is in force, or NULL. */
static const struct unit *
in_force(const struct units *all, const struct id *target)
{
	for (size_t i = all->n; i > 0; i--) {
		const struct id *of = unit_ref(&all->v[i - 1], FLD_TARGET);

		if (of != NULL && id_eq(of, target) && unit_is(&all->v[i - 1], FLD_STATE, "withheld"))
			return &all->v[i - 1];
	}
	return NULL;
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

static bool
record(struct call *c, const struct unit *u, const struct unit *old, struct withholding *w,
	struct err *err)
{
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
			w->authority = mem_strdup("the chair (unconfirmed)");
	}
	put(&e, w, old);
	c->r->unit = id;
	say(c, "%s is withheld (%s)%s%s, consult by %s", unit_label(u, label, sizeof label),
		ground_rule(w->ground)->code, w->review[0] != '\0' ? ", review on " : "", w->review,
		consult_name(w->consult));
	if (w->reason == NULL && (old == NULL || *unit_text(old, FLD_REASON) == '\0')) {
		say(c, "provisional: justification pending; withhold %s reason=\"...\"",
			unit_label(u, label, sizeof label));
		c->r->warnings++;
	}
	return meeting_add(c->m, &e, err);
}

/* Start from what stands, or from nothing; then what was asked, within the ground's limits. */
static bool
withhold(struct call *c, const struct unit *u, const struct unit *old, const struct asked *a,
	struct err *err)
{
	struct withholding w = { 0 };
	bool ok, fresh = old == NULL;

	if (a->ground == NULL && fresh)
		return list_grounds(NULL, err);
	if (!ground_parse(a->ground != NULL ? a->ground : unit_text(old, FLD_GROUND), &w.ground))
		return list_grounds(a->ground, err);
	if (!fresh) {
		str_copy(w.review, sizeof w.review, unit_text(old, FLD_REVIEW));
		consult_parse(unit_text(old, FLD_CONSULT), &w.consult);
	}
	ok = set_review(c, a->review, &w, err) && set_consult(a->consult, fresh, &w, err) &&
		set_texts(a, &w, err) && record(c, u, old, &w, err);
	free(w.reason);
	free(w.authority);
	free(w.summary);
	return ok;
}

static bool
may_withhold(const struct unit *u, struct err *err)
{
	char label[64];

	switch (u->kind) {
	case UNIT_NOTE: case UNIT_DECISION: case UNIT_ACTION: case UNIT_ITEM: case UNIT_INTEREST:
	case UNIT_TURN: case UNIT_ENTRY:
		return true;
	default:
		return err_set(err, ERR_INPUT, "withhold: a note, turn, hand, decision, action, item "
			"or interest, not %s", unit_label(u, label, sizeof label));
	}
}

/* "note 12 ground=..." -> the REF ends where the first option begins. */
static char *
cut_options(char *args)
{
	for (char *p = args; *p != '\0'; p++)
		if (*p == ' ' && strcspn(p + 1, " =") > 0 && p[1 + strcspn(p + 1, " =")] == '=') {
			*p = '\0';
			return p + 1;
		}
	return NULL;
}

bool
do_WITHHOLD(struct call *c, struct err *err)
{
	char *options = cut_options(c->args);
	struct units us, all;
	struct asked a;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!parse_asked(c, options, &a, err) || !names_ref(c->m, args_trim(c->args), &us, err))
		return false;
	ok = may_withhold(&us.v[0], err) && store_units(c->m->store, UNIT_WITHHOLD, &all, err);
	if (ok) {
		ok = withhold(c, &us.v[0], in_force(&all, &us.v[0].id), &a, err);
		units_release(&all);
	}
	units_release(&us);
	return ok;
}

static bool
release(struct call *c, const struct unit *target, const struct unit *w, const char *authority,
	struct err *err)
{
	char label[64];
	struct ev e;

	unit_label(target, label, sizeof label);
	if (w == NULL)
		return err_set(err, ERR_STATE, "release: %s is not withheld", label);
	if (unit_is(w, FLD_GROUND, "indigenous") && authority == NULL)
		return err_set(err, ERR_DENIED, "release: %s is withheld by decision of an Indigenous "
			"People; only their own act lifts it: release %s authority=\"their act\"", label,
			label);
	ev_init(&e, EV_WITHHOLD_SET, &w->id);
	ev_text(&e, FLD_AUTHORITY, authority);
	ev_text(&e, FLD_STATE, "released");
	c->r->unit = w->id;
	say(c, "%s is released", label);
	return meeting_add(c->m, &e, err);
}

bool
do_RELEASE(struct call *c, struct err *err)
{
	char *options = cut_options(c->args), *authority = NULL;
	struct units us, all;
	struct asked a;
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	if (!parse_asked(c, options, &a, err) ||
	    !one_text("release authority", FLD_AUTHORITY, a.authority, &authority, err))
		return false;
	ok = names_ref(c->m, args_trim(c->args), &us, err);
	if (ok) {
		ok = store_units(c->m->store, UNIT_WITHHOLD, &all, err);
		if (ok) {
			ok = release(c, &us.v[0], in_force(&all, &us.v[0].id), authority, err);
			units_release(&all);
		}
		units_release(&us);
	}
	free(authority);
	return ok;
}
