/* SPDX-License-Identifier: ISC */
/* Rules of letter I: what is closed or withheld, why, by whom and how long. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

/* A part of the meeting from which the public was shut out; to is 0 while it lasts. */
struct closed_part {
	const struct unit *mark;
	int64_t from, to;
};

static bool
next_closed(const struct checking *c, size_t *i, struct closed_part *ret)
{
	const struct units *marks = &c->m->marks;

	while (*i < marks->n && (marks->v[*i].ev != EV_HALL_STATE ||
	    !unit_is(&marks->v[*i], FLD_STATE, "closed")))
		(*i)++;
	if (*i >= marks->n)
		return false;
	*ret = (struct closed_part){ &marks->v[*i], marks->v[*i].at, 0 };
	for ((*i)++; *i < marks->n && ret->to == 0; (*i)++)
		if (marks->v[*i].ev == EV_HALL_STATE || (marks->v[*i].ev == EV_MEETING_STATE &&
		    unit_is(&marks->v[*i], FLD_STATE, "closed")))
			ret->to = marks->v[*i].at;
	return true;
}

static bool
within(const struct unit *u, const struct closed_part *p)
{
	return u->at >= p->from && (p->to == 0 || u->at <= p->to);
}

static void
say_at(struct checking *c, const struct closed_part *p, char clock[static 16])
{
	check_clock(c, p->from, clock);
}

void
check_I1(struct checking *c)
{
	const struct units *notes = check_units(c, UNIT_NOTE);
	const struct units *decisions = check_units(c, UNIT_DECISION);
	struct closed_part p;
	char clock[16], stamp[32];

	for (size_t i = 0; next_closed(c, &i, &p); ) {
		bool said = false;

		for (size_t k = 0; !said && k < notes->n; k++)
			said = within(&notes->v[k], &p);
		for (size_t k = 0; !said && k < decisions->n; k++)
			said = within(&decisions->v[k], &p);
		if (said)
			continue;
		say_at(c, &p, clock);
		check_say(c, NULL, "nothing is on record of the part closed at %s", clock);
		check_advise(c, "`[%s] note TEXT`", check_stamp(p.from, stamp));
	}
}

/* A ruling with its reason, while the hall was closed or up to ten minutes before. */
static bool
determined(struct checking *c, const struct closed_part *p)
{
	const struct units *notes = check_units(c, UNIT_NOTE);
	struct closed_part around = { p->mark, p->from - 600000, p->to };

	/* The notes of then were not read. */
	if (c->ask->quick && notes->n >= QUICK_NOTES && notes->v[0].at > around.from)
		return true;
	for (size_t k = 0; k < notes->n; k++)
		if (unit_is(&notes->v[k], FLD_FORM, "ruling") &&
		    check_has(&notes->v[k], FLD_BECAUSE) && within(&notes->v[k], &around))
			return true;
	return false;
}

void
check_I2(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	char clock[16], stamp[32], label[48];
	struct closed_part p;

	for (size_t i = 0; next_closed(c, &i, &p); ) {
		say_at(c, &p, clock);
		if (!check_has(p.mark, FLD_GROUND)) {
			check_say(c, NULL, "the hall was closed at %s without a ground", clock);
			check_advise(c, "`undo`, then `closed GROUND`");
		} else if (!determined(c, &p)) {
			check_say(c, NULL, "it is not said who closed the hall at %s, and why", clock);
			check_advise(c, "`[%s] ruling The hall is closed by NAME because REASON`",
				check_stamp(p.from, stamp));
		}
	}
	for (size_t i = 0; i < all->n; i++) {
		if (!check_sealed(c, &all->v[i]) || check_has(&all->v[i], FLD_GROUND))
			continue;
		check_target(c, &all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "withholding %d has no ground", all->v[i].num);
		check_advise(c, "`withhold %s ground=GROUND`", label);
	}
}

void
check_I3(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	enum ground g;
	char label[48];
	struct closed_part p;

	for (size_t i = 0; next_closed(c, &i, &p); ) {
		const char *code = unit_text(p.mark, FLD_GROUND);

		if (*code == '\0' || ground_parse(code, &g))
			continue;
		check_say(c, NULL, "the hall was closed on \"%s\", which is no ground of the list",
			code);
		check_advise(c, "`undo`, then `closed GROUND`");
	}
	for (size_t i = 0; i < all->n; i++) {
		const char *code = unit_text(&all->v[i], FLD_GROUND);

		if (!check_sealed(c, &all->v[i]) || *code == '\0' || ground_parse(code, &g))
			continue;
		check_target(c, &all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "withholding %d is on \"%s\", which is no ground of the list",
			all->v[i].num, code);
		check_advise(c, "`withhold %s ground=GROUND`", label);
	}
}

void
check_I4(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		if (!check_sealed(c, &all->v[i]) || (withholding_gaps(&all->v[i]) & GAP_REASON) == 0)
			continue;
		check_target(c, &all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "%s is withheld without a reason that can be published",
			label);
		check_advise(c, "`withhold %s reason=\"TEXT\"`", label);
	}
}

static const char *
words_of(const struct unit *u)
{
	const char *text = unit_text(u, FLD_TEXT);

	return *text != '\0' ? text : unit_text(u, FLD_TITLE);
}

static bool
speaks_of_emissions(struct checking *c, const struct unit *w)
{
	static const char *const words[] = { "emission", "émission", "emision", "emisión" };
	const struct id *of = unit_ref(w, FLD_TARGET);
	bool found = false;
	struct units us;

	if (of == NULL || !store_unit(c->m->store, of, &us, NULL))
		return false;
	for (size_t i = 0; us.n > 0 && i < sizeof words / sizeof *words; i++)
		found = found || check_says(words_of(&us.v[0]), words[i]);
	units_release(&us);
	return found;
}

void
check_I5(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		if (!check_sealed(c, &all->v[i]) || !unit_is(&all->v[i], FLD_GROUND, "commercial") ||
		    !speaks_of_emissions(c, &all->v[i]))
			continue;
		check_target(c, &all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "%s speaks of emissions and is withheld as a business secret",
			label);
		check_advise(c, "`release %s`", label);
	}
}

void
check_I6(struct checking *c)
{
	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i];
		const struct unit *w = check_withheld(c, &item->id);

		if (w == NULL || c->item[i].notes <= 1)
			continue;
		check_say(c, item, "item %d is withheld as a whole, %zu notes", item->num,
			c->item[i].notes);
		check_advise(c, "`release item %d`, then `withhold note N ground=GROUND`", item->num);
		check_reason(c, unit_text(w, FLD_REASON));
	}
}

/* The first of the item's notes that is withheld, for the advice. */
static const struct unit *
first_withheld(struct checking *c, const struct unit *item)
{
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++) {
		const struct id *of = unit_ref(&notes->v[i], FLD_ITEM);

		if (of != NULL && id_eq(of, &item->id) &&
		    check_withheld(c, &notes->v[i].id) != NULL)
			return &notes->v[i];
	}
	return item;
}

void
check_I7(struct checking *c)
{
	char label[48];

	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct unit *item = &c->m->items.v[i];
		const struct item_facts *f = &c->item[i];

		if (f->withheld == 0 || f->withheld * 10 < f->notes * 3 || f->own_gist > 0 ||
		    (check_has(item, FLD_SUMMARY) && check_withheld(c, &item->id) == NULL))
			continue;
		check_say(c, item, "%zu of %zu notes on item %d are withheld, and nothing says in "
			"public what they are about", f->withheld, f->notes, item->num);
		unit_label(first_withheld(c, item), label, sizeof label);
		check_advise(c, "`withhold %s summary=\"TEXT\"`, or `summary %d TEXT`", label,
			item->num);
	}
}

void
check_I8(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *w = &all->v[i];
		unsigned gaps = check_sealed(c, w) ? withholding_gaps(w) : 0;

		check_target(c, w, label, sizeof label);
		if ((gaps & GAP_AUTHORITY) != 0) {
			check_say(c, w, "it is not confirmed by whose authority %s is withheld", label);
			check_advise(c, "`withhold %s authority=\"ROLE AND NAME\"`", label);
		}
		if ((gaps & GAP_REVIEW) != 0) {
			check_say(c, w, "it is not said when the withholding of %s is looked at again",
				label);
			check_advise(c, "`withhold %s review=DATE`", label);
		}
	}
}

void
check_I9(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *w = &all->v[i];

		if (check_withholding(c, w) != WITHHOLD_OVERDUE)
			continue;
		check_target(c, w, label, sizeof label);
		check_say(c, w, "the review of %s, withheld on %s, is overdue since %s", label,
			unit_text(w, FLD_GROUND), check_has(w, FLD_REVIEW) ? unit_text(w, FLD_REVIEW) :
			"it was not justified in time");
		check_advise(c, "`withhold %s review=DATE`, or `release %s authority=\"NAME\"`", label,
			label);
	}
}

void
check_I11(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *w = check_withheld(c, &all->v[i].id);

		if (w == NULL || check_has(w, FLD_GIST))
			continue;
		unit_label(&all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "%s is withheld and has no public line", label);
		check_advise(c, "`withhold %s summary=\"TEXT\"`", label);
	}
}

void
check_I12(struct checking *c)
{
	size_t all = check_units(c, UNIT_NOTE)->n + check_units(c, UNIT_DECISION)->n;
	size_t withheld = 0;
	char label[48];

	for (size_t i = 0; i < c->m->items.n; i++)
		withheld += check_withheld(c, &c->m->items.v[i].id) != NULL ? c->item[i].notes :
			c->item[i].withheld;
	for (size_t i = 0; i < check_units(c, UNIT_DECISION)->n; i++)
		withheld += check_withheld(c, &check_units(c, UNIT_DECISION)->v[i].id) != NULL;
	if (withheld * 4 <= all)
		return;
	check_say(c, NULL, "%zu of %zu notes and decisions are withheld, more than a quarter",
		withheld, all);
	check_advise(c, "`release %s`", check_units(c, UNIT_WITHHOLD)->n == 0 ? "REF" :
		check_target(c, &check_units(c, UNIT_WITHHOLD)->v[0], label, sizeof label));
}
