/* SPDX-License-Identifier: ISC */
/* Rules of letter A: identity, notice, terms. */
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "check_priv.h"

struct wanted {
	enum field field;
	const char *key, *what, *example;
};

static void
need_field(struct checking *c, struct wanted w)
{
	if (text_has(meeting_info(c->m, w.field)))
		return;
	check_say(c, NULL, "the %s is not set", w.what);
	check_advise(c, "`meeting set %s %s`", w.key, w.example);
}

void
check_A1(struct checking *c)
{
	need_field(c, (struct wanted){ FLD_BODYNAME, "body", "name of the body", "NAME" });
	need_field(c, (struct wanted){ FLD_KIND, "kind", "kind of the meeting", "KIND" });
	need_field(c, (struct wanted){ FLD_NUMBER, "number", "number of the meeting", "NUMBER" });
}

void
check_A2(struct checking *c)
{
	if (c->opened == 0) {
		check_say(c, NULL, "the opening of the meeting was not recorded");
		check_advise(c, "`meeting open`");
	}
	if (c->opened != 0 && c->closed == 0) {
		check_say(c, NULL, "the closing of the meeting was not recorded");
		check_advise(c, "`meeting close`");
	}
	if (c->opened != 0 && c->closed != 0 && c->closed <= c->opened) {
		check_say(c, NULL, "the meeting closes before it opens");
		check_advise(c, "`undo`, then `meeting close` with the right time");
	}
	if (!text_has(meeting_info(c->m, FLD_PLACE)) && !text_has(meeting_info(c->m, FLD_LINK))) {
		check_say(c, NULL, "neither a place nor a link is set");
		check_advise(c, "`meeting set place PLACE`");
	}
	need_field(c, (struct wanted){ FLD_TIMEZONE, "timezone", "time zone", "ZONE" });
}

/* The unit of a rule that was set by this key, or NULL. */
static const struct unit *
rule_said(const struct meeting *m, enum rule r)
{
	for (size_t i = 0; i < m->rules.n; i++)
		if (unit_is(&m->rules.v[i], FLD_KEY, rule_key(r)) &&
		    text_has(unit_text(&m->rules.v[i], FLD_SETTING)))
			return &m->rules.v[i];
	return NULL;
}

void
check_A3(struct checking *c)
{
	if (rule_said(c->m, RULE_ATTRIBUTION) != NULL)
		return;
	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i];

		if (!c->item[i].taken || text_has(unit_text(item, FLD_ATTRIBUTION)))
			continue;
		check_say(c, item, "it is not said how remarks on item %d are attributed", item->num);
		check_advise(c, "`attribution item %d named`", item->num);
	}
}

/* "2026-02-12 because ...": the day, and what is said after it. */
static bool
notice_day(const char *text, char ret_day[static 11], const char **ret_reason)
{
	str_copy(ret_day, 11, text);
	if (!when_date(ret_day, 0, "UTC", ret_day, NULL))
		return false;
	text += 10;
	text += *text == ',' || *text == ';';
	while (*text == ' ')
		text++;
	*ret_reason = str_starts(text, "because ") ? text + 8 : text;
	return true;
}

static void
notice_in_time(struct checking *c)
{
	const char *notice = meeting_info(c->m, FLD_NOTICE), *reason;
	int days = check_profile_days(c, DAYS_NOTICE), had;
	char given[11], start[11];

	if (!text_has(notice)) {
		check_say(c, NULL, "it is not said when public notice was given");
		check_advise(c, "`meeting set notice DATE`");
		return;
	}
	check_day(c, c->opened == 0 ? c->m->now.at : c->opened, start);
	if (!notice_day(notice, given, &reason)) {
		check_say(c, NULL, "the notice does not begin with its date (2026-02-12)");
		check_advise(c, "`meeting set notice DATE`");
		return;
	}
	had = check_days(given, start);
	if (days < 0 || had >= days)
		return;
	check_say(c, NULL, "notice was given %d days before, not %d", had, days);
	check_advise(c, "`meeting set notice %s because REASON`", given);
	check_by_days(c);
	if (text_has(reason))
		check_soften(c, SEVERITY_EXPECTED);
	check_reason(c, reason);
}

void
check_A4(struct checking *c)
{
	notice_in_time(c);
	need_field(c, (struct wanted){ FLD_CONTACT, "contact", "contact for questions", "TEXT" });
	need_field(c, (struct wanted){ FLD_COMMENT_HOW, "comment-how", "way to comment", "TEXT" });
}

static bool
is_terms(const char *title)
{
	static const char *const words[] = { "terms of reference", "terms of engagement",
		"mandat", "termes de reference", "terminos de referencia" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_contains(title, words[i]))
			return true;
	return false;
}

void
check_A7(struct checking *c)
{
	const struct units *papers = check_units(c, UNIT_DOCUMENT);
	const struct unit *terms = NULL;

	for (size_t i = 0; i < papers->n; i++)
		if (is_terms(unit_text(&papers->v[i], FLD_TITLE)))
			terms = &papers->v[i];
	if (terms == NULL) {
		check_say(c, NULL, "no paper gives the terms of reference");
		check_advise(c, "`document version=VERSION url=URL Terms of reference`");
		return;
	}
	if (!check_has(terms, FLD_URL)) {
		check_say(c, terms, "the terms of reference have no address");
		check_advise(c, "`document set %d url URL`", terms->num);
	}
	if (!check_has(terms, FLD_EDITION)) {
		check_say(c, terms, "the terms of reference have no version");
		check_advise(c, "`document set %d version VERSION`", terms->num);
	}
}

void
check_A8(struct checking *c)
{
	static const struct { const char *what, *words; } all[] = {
		{ "duties", "what members do" }, { "time", "what time they give" },
		{ "travel", "how travel is arranged" }, { "pay", "what they are paid (\"none paid\")" },
	};
	const struct units *terms = check_units(c, UNIT_TERM);

	for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
		bool said = false;

		for (size_t i = 0; i < terms->n; i++)
			said = said || (unit_is(&terms->v[i], FLD_WHAT, all[k].what) &&
				check_has(&terms->v[i], FLD_TEXT));
		if (said)
			continue;
		check_say(c, NULL, "the terms of engagement do not say %s", all[k].words);
		check_advise(c, "`terms %s TEXT`", all[k].what);
	}
}

/* When (order of recording) the first decision was taken; 0: none was. */
static int64_t
first_decided(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	int64_t first = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct cell *state = unit_cell(&all->v[i], FLD_STATE);

		if (check_decided(&all->v[i]) && (first == 0 || state->hlc < first))
			first = state->hlc;
	}
	return first;
}

static void
stated_before(struct checking *c, enum rule r, int64_t first)
{
	const struct unit *u = rule_said(c->m, r);

	if (u == NULL) {
		check_say(c, NULL, "the rule %s was not stated before the first decision",
			rule_key(r));
		check_advise(c, "`rules set %s %s`", rule_key(r), c->m->rule.v[r]);
	} else if (u->hlc > first) {
		check_say(c, NULL, "the rule %s was stated after the first decision", rule_key(r));
		check_advise(c, "`adopt rules`");
		if (c->adopted_rules)
			check_soften(c, SEVERITY_ENCOURAGED);
	}
}

void
check_A9(struct checking *c)
{
	int64_t first = first_decided(c);

	if (first == 0)
		return;
	stated_before(c, RULE_QUORUM, first);
	stated_before(c, RULE_DECISION, first);
}

void
check_A10(struct checking *c)
{
	if (check_adopted(c->m, "agenda"))
		return;
	for (size_t i = 0; i < c->m->items.n; i++) {
		if (!c->item[i].taken)
			continue;
		check_say(c, NULL, "items were taken up, and the agenda was not adopted");
		check_advise(c, "`adopt agenda`");
		return;
	}
}
