/* SPDX-License-Identifier: ISC */
/* Rule I13: the rules C1 to C10 on the freedom to consult (4-record 4.1), one by one. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

/* C1, C2, C6, C10: of each withheld part there is something to share. */
static void
look_at_withheld(struct checking *c, const struct unit *w)
{
	enum consult consult;
	enum ground ground;
	char label[48];

	if (!check_sealed(c, w))
		return;
	check_target(c, w, label, sizeof label);
	if (!consult_parse(unit_text(w, FLD_CONSULT), &consult) ||
	    !ground_parse(unit_text(w, FLD_GROUND), &ground)) {
		check_say(c, w, "it is not said what members may share of %s", label);
		check_advise(c, "`withhold %s ground=GROUND consult=summary summary=\"TEXT\"`", label);
	} else if (consult > ground_rule(ground)->strictest) {
		check_say(c, w, "the withholding of %s keeps more from those whom members consult than its ground "
			"allows", label);
		check_advise(c, "`withhold %s consult=%s`", label,
			consult_name(ground_rule(ground)->strictest));
	} else if ((withholding_gaps(w) & GAP_SUMMARY) != 0) {
		check_say(c, w, "%s is withheld and has no public summary to consult on", label);
		check_advise(c, "`withhold %s summary=\"TEXT\"`", label);
	}
}

static const struct unit *
item_of(const struct meeting *m, const struct unit *u)
{
	const struct id *of = unit_ref(u, FLD_ITEM);

	return of == NULL ? NULL : meeting_item(m, of);
}

/* C4: the body agreed to go on although papers came late: a note or ruling says so. */
static const char *
went_on(struct checking *c, const struct unit *item)
{
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++) {
		const struct unit *n = &notes->v[i];

		if (unit_is(n, FLD_FORM, "ruling") && check_has(n, FLD_BECAUSE) &&
		    item_of(c->m, n) == item)
			return unit_text(n, FLD_BECAUSE);
	}
	return NULL;
}

static void
look_at_paper(struct checking *c, const struct unit *paper)
{
	const struct unit *item = item_of(c->m, paper);
	const struct item_facts *f = item == NULL ? NULL : check_item(c, &item->id);
	int days = check_profile_days(c, DAYS_DOCUMENTS);
	char came[11], day[11];

	if (f == NULL || f->decisions == 0 || days < 0)
		return;
	check_day(c, paper->at, came);
	check_day(c, f->from, day);
	if (check_days(came, day) >= days)
		return;
	check_say(c, paper, "document %d was listed %d days before item %d was decided, not %d",
		paper->num, check_days(came, day), item->num, days);
	check_advise(c, "`take up %d` or `reopen item %d because REASON`, then `ruling TEXT because "
		"REASON`: the body agrees to go on", item->num, item->num);
	check_by_days(c);
	if (text_has(went_on(c, item)))
		check_soften(c, SEVERITY_EXPECTED);
	check_reason(c, went_on(c, item));
}

/* C5: a pause to consult that somebody asked for was not cut short. */
static void
look_at_consult(struct checking *c, const struct unit *u)
{
	const struct id *of = unit_ref(u, FLD_GROUP);
	const struct unit *g = of == NULL ? NULL : meeting_group(c->m, of);
	const struct unit *item = item_of(c->m, u);
	const struct item_facts *f = item == NULL ? NULL : check_item(c, &item->id);

	if (unit_is(u, FLD_STATE, "done") || f == NULL || f->decisions == 0 ||
	    unit_int(u, FLD_UNTIL, INT64_MAX) <= c->m->now.at)
		return;
	check_say(c, u, "item %d was decided while %s still consulted", item->num, group_code(g));
	check_advise(c, "`consult %s done`", group_code(g));
}

/* C8: words that forbid members to speak to anybody. */
static void
look_at_term(struct checking *c, const struct unit *term)
{
	static const char *const bans[] = { "strictly confidential", "shall not disclose",
		"must not disclose", "may not disclose", "not share any", "without prior written",
		"non-disclosure agreement", "strictement confidentiel", "estrictamente confidencial" };
	const char *text = unit_text(term, FLD_TEXT);

	for (size_t i = 0; i < sizeof bans / sizeof *bans; i++) {
		if (!check_says(text, bans[i]))
			continue;
		check_say(c, NULL, "the term %s says \"%s\", which may keep members from consulting",
			unit_text(term, FLD_WHAT), bans[i]);
		check_advise(c, "`terms %s TEXT`", unit_text(term, FLD_WHAT));
		check_soften(c, SEVERITY_EXPECTED);
		return;
	}
}

static void
look_at_all(struct checking *c, enum unit_kind kind,
	void (*look)(struct checking *c, const struct unit *u))
{
	const struct units *all = check_units(c, kind);

	for (size_t i = 0; i < all->n; i++)
		look(c, &all->v[i]);
}

void
check_I13(struct checking *c)
{
	look_at_all(c, UNIT_WITHHOLD, look_at_withheld);
	look_at_all(c, UNIT_DOCUMENT, look_at_paper);
	look_at_all(c, UNIT_CONSULT, look_at_consult);
	look_at_all(c, UNIT_TERM, look_at_term);
}
