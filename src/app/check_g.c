/* SPDX-License-Identifier: ISC */
/* Rules of letters G and H: interests and pay; the public's way in. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

static bool
stepped_aside(const struct unit *interest)
{
	return unit_is(interest, FLD_EFFECT, "withdraw") || unit_is(interest, FLD_EFFECT, "no-vote");
}

static void
look_at_votes(struct checking *c, const struct unit *interest, const struct unit *person)
{
	const struct units *votes = check_units(c, UNIT_VOTE);

	for (size_t i = 0; i < votes->n; i++) {
		const struct id *of = unit_ref(&votes->v[i], FLD_PERSON);

		if (of == NULL || meeting_person(c->m, of) != person)
			continue;
		check_say(c, interest, "%s declared an interest, took no part in the decision, and "
			"voted", person_name(person));
		check_advise(c, "`undo` takes the vote back; `interest %s: TEXT effect=stay`",
			person_name(person));
		return;
	}
}

/* The person said later what follows from it. */
static bool
said_later(const struct units *all, const struct unit *u)
{
	const struct id *of = unit_ref(u, FLD_PERSON), *other;

	for (size_t i = 0; of != NULL && i < all->n; i++) {
		other = unit_ref(&all->v[i], FLD_PERSON);
		if (all->v[i].hlc > u->hlc && other != NULL && id_eq(other, of) &&
		    check_has(&all->v[i], FLD_EFFECT))
			return true;
	}
	return false;
}

void
check_G1(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_INTEREST);

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *u = &all->v[i];
		const struct id *of = unit_ref(u, FLD_PERSON);
		const struct unit *p = of == NULL ? NULL : meeting_person(c->m, of);

		if (stepped_aside(u) && p != NULL)
			look_at_votes(c, u, p);
		if (check_has(u, FLD_EFFECT) || said_later(all, u))
			continue;
		check_say(c, u, "it is not said what follows from interest %d", u->num);
		check_advise(c, "`interest %s: TEXT effect=stay`", p == NULL ? "NAME" :
			person_name(p));
		check_soften(c, SEVERITY_EXPECTED);
	}
}

void
check_G2(struct checking *c)
{
	if (c->opened == 0 || check_units(c, UNIT_INTEREST)->n > 0)
		return;
	check_say(c, NULL, "no interest was declared, and nobody said that there is none");
	check_advise(c, "`interest none`");
}

static const char *
term(struct checking *c, const char *what)
{
	const struct units *terms = check_units(c, UNIT_TERM);

	for (size_t i = 0; i < terms->n; i++)
		if (unit_is(&terms->v[i], FLD_WHAT, what))
			return unit_text(&terms->v[i], FLD_TEXT);
	return "";
}

void
check_G3(struct checking *c)
{
	if (text_has(term(c, "pay")))
		return;
	check_say(c, NULL, "the policy on compensation is not explained, not even as \"none paid\"");
	check_advise(c, "`terms pay TEXT`");
}

/* "None paid so far", "aucune", "ninguna". */
static bool
none_paid(const char *pay)
{
	return check_says(pay, "none") || check_says(pay, "aucun") ||
		check_says(pay, "ningun") || check_says(pay, "not paid");
}

void
check_G4(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_PAYMENT);
	const char *pay = term(c, "pay");

	if (all->n == 0 && text_has(pay) && !none_paid(pay)) {
		check_say(c, NULL, "members are paid, and no payment is listed");
		check_advise(c, "`payment CODE \"AMOUNT\" for TEXT`");
	}
	for (size_t i = 0; i < all->n; i++) {
		if (check_has(&all->v[i], FLD_PURPOSE))
			continue;
		check_say(c, &all->v[i], "it is not said what payment %d was for", all->v[i].num);
		check_advise(c, "`undo`, or `payment CODE \"AMOUNT\" for TEXT`");
	}
}

void
check_H1(struct checking *c)
{
	if (text_has(meeting_info(c->m, FLD_COMMENT_HOW)))
		return;
	check_say(c, NULL, "it is not said how the public can comment");
	check_advise(c, "`meeting set comment-how TEXT`");
}

static bool
none_came(struct checking *c)
{
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++)
		if (check_says(unit_text(&notes->v[i], FLD_TEXT), "no comment"))
			return true;
	return false;
}

void
check_H2(struct checking *c)
{
	bool window = false;

	for (size_t i = 0; i < c->m->marks.n; i++)
		window = window || c->m->marks.v[i].ev == EV_COMMENTS_STATE;
	if (!window || check_units(c, UNIT_COMMENT)->n > 0 || none_came(c))
		return;
	check_say(c, NULL, "comments were invited, and none is listed");
	check_advise(c, "`comment FROM: TEXT`, or `note No comments came.`");
}

void
check_H4(struct checking *c)
{
	if (!text_has(meeting_info(c->m, FLD_CONTACT))) {
		check_say(c, NULL, "there is no contact for questions about the record");
		check_advise(c, "`meeting set contact TEXT`");
	}
	if (c->withheld.n > 0 && !text_has(meeting_info(c->m, FLD_APPEAL))) {
		check_say(c, NULL, "something is withheld, and it is not said how to appeal");
		check_advise(c, "`meeting set appeal TEXT`");
	}
}
