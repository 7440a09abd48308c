/* SPDX-License-Identifier: ISC */
/* Rules of letter J: draft, circulation, corrections, adoption, certification, publication. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

void
check_J1(struct checking *c)
{
	const struct approval_state *a = &c->approval;

	if (a->adopted != 0 && a->circulated == 0) {
		check_say(c, NULL, "the minutes were adopted and never circulated");
		check_advise(c, "`undo`, then `circulate until DATE`");
	}
	if (a->adopted != 0 && a->circulated > a->adopted) {
		check_say(c, NULL, "the draft was circulated after the minutes were adopted");
		check_advise(c, "`adopt minutes` again");
	}
	if (a->certified != 0 && (a->adopted == 0 || a->adopted > a->certified)) {
		check_say(c, NULL, "the minutes were certified before they were adopted");
		check_advise(c, "`undo`, then `adopt minutes`");
	}
	if (c->closed != 0 && a->circulated != 0 && a->circulated < c->closed) {
		check_say(c, NULL, "the draft was circulated before the meeting was closed");
		check_advise(c, "`circulate until DATE` again");
	}
}

void
check_J2(struct checking *c)
{
	const struct approval_state *a = &c->approval;
	int days = check_profile_days(c, DAYS_CORRECTIONS), had;
	char from[11], to[11];

	if (a->circulated == 0 || a->adopted == 0)
		return;
	check_day(c, a->circulated, from);
	check_day(c, a->adopted, to);
	had = check_days(from, *a->ends != '\0' ? a->ends : to);
	if (days >= 0 && had < days) {
		check_say(c, NULL, "the draft was open for correction for %d days, not %d", had,
			days);
		check_advise(c, "`undo`, then `circulate until DATE`");
		check_by_days(c);
	}
	if (*a->ends != '\0' && strcmp(to, a->ends) <= 0) {
		check_say(c, NULL, "the minutes were adopted on %s; corrections were open until %s",
			to, a->ends);
		check_advise(c, "`undo`, then `adopt minutes` after that day");
	}
}

/* The correction of a unit that belongs to a write. */
static bool
is_correction(struct checking *c, const struct unit *u, const struct cell *cell)
{
	const struct units *all = check_units(c, UNIT_CORRECTION);

	for (size_t i = 0; i < all->n; i++) {
		const struct id *of = unit_ref(&all->v[i], FLD_TARGET);

		if (of != NULL && id_eq(of, &u->id) && check_has(&all->v[i], FLD_FORMER) &&
		    str_eq(unit_text(&all->v[i], FLD_TEXT), cell->text))
			return true;
	}
	return false;
}

static void
look_for_changes(struct checking *c, enum unit_kind kind)
{
	const struct units *all = check_units(c, kind);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *u = &all->v[i];
		const struct cell *cell = unit_cell(u, FLD_TEXT);

		if (cell == NULL || cell->hlc <= c->approval.circulated_hlc ||
		    u->hlc > c->approval.circulated_hlc || is_correction(c, u, cell))
			continue;
		unit_label(u, label, sizeof label);
		check_say(c, u, "%s was changed after the draft was circulated, and is no correction",
			label);
		check_advise(c, "`correct %s: TEXT because REASON`", label);
	}
}

void
check_J3(struct checking *c)
{
	static const enum unit_kind kinds[] = { UNIT_NOTE, UNIT_DECISION, UNIT_ACTION,
		UNIT_STATEMENT };

	for (size_t i = 0; c->approval.circulated != 0 && i < sizeof kinds / sizeof *kinds; i++)
		look_for_changes(c, kinds[i]);
}

/* Order of recording of the adoption of the minutes; 0: none. */
static int64_t
adopted_hlc(const struct meeting *m)
{
	int64_t hlc = 0;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_ADOPT && unit_is(&m->marks.v[i], FLD_WHAT, "minutes"))
			hlc = m->marks.v[i].hlc;
	return hlc;
}

void
check_J4(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	int64_t adopted = adopted_hlc(c->m);
	char label[48];

	for (size_t i = 0; adopted != 0 && i < all->n; i++) {
		const struct cell *cell = unit_cell(&all->v[i], FLD_TEXT);

		if (cell == NULL || cell->hlc <= adopted || unit_is(&all->v[i], FLD_METHOD,
		    "circular"))
			continue;
		unit_label(&all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "the text of %s was written after the minutes were adopted",
			label);
		check_advise(c, "`undo`");
	}
}

/* Local days from the closing to a moment. */
static int
days_after(struct checking *c, int64_t at)
{
	char from[11], to[11];

	check_day(c, c->closed, from);
	check_day(c, at, to);
	return check_days(from, to);
}

void
check_J5(struct checking *c)
{
	int days = check_profile_days(c, DAYS_CERTIFY);

	if (c->closed == 0)
		return;
	if (c->approval.certified == 0) {
		check_say(c, NULL, "the minutes are not certified");
		check_advise(c, "`certify by NAME`");
		if (days < 0 || days_after(c, c->m->now.at) <= days)
			check_soften(c, SEVERITY_EXPECTED);
		check_by_days(c);
	} else if (!check_has(c->approval.certify, FLD_BY)) {
		check_say(c, NULL, "it is not said who certified the minutes");
		check_advise(c, "`undo`, then `certify by NAME`");
	}
}

void
check_J6(struct checking *c)
{
	int days = check_profile_days(c, DAYS_CERTIFY);

	if (c->closed == 0 || c->approval.certified == 0 || days < 0 ||
	    days_after(c, c->approval.certified) <= days)
		return;
	check_say(c, NULL, "the minutes were certified %d days after the meeting, not %d",
		days_after(c, c->approval.certified), days);
	check_advise(c, "`note TEXT` says why; `certify by NAME` comes earlier next time");
	check_by_days(c);
}

static void
published_late(struct checking *c, const struct unit *note, int days)
{
	const char *on = unit_text(note, FLD_ON);
	char closed[11];

	check_day(c, c->closed, closed);
	if (!check_has(note, FLD_URL)) {
		check_say(c, NULL, "it is not said where the minutes were published");
		check_advise(c, "`publish-note DATE URL`");
	}
	if (days < 0 || check_days(closed, on) <= days)
		return;
	check_say(c, NULL, "the minutes were published %d days after the meeting, not %d",
		check_days(closed, on), days);
	check_advise(c, "`publish-note DATE URL` if they came out earlier");
	check_by_days(c);
}

void
check_J7(struct checking *c)
{
	int days = check_profile_days(c, DAYS_PUBLISH_FINAL);

	if (c->closed == 0)
		return;
	if (c->approval.publish != NULL) {
		published_late(c, c->approval.publish, days);
		return;
	}
	check_say(c, NULL, "it is not noted when and where the minutes were published");
	check_advise(c, "`publish-note DATE URL`");
	if (days < 0 || days_after(c, c->m->now.at) <= days)
		check_soften(c, SEVERITY_EXPECTED);
	check_by_days(c);
}
