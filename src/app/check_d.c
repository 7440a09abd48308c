/* SPDX-License-Identifier: ISC */
/* Rules of letter D: the decisions themselves. check_vote.c looks at votes and quorum. */
#include <string.h>

#include <talanoa/base/str.h>

#include "check_priv.h"

static void
text_and_item(struct checking *c, const struct unit *d)
{
	const char *text = unit_text(d, FLD_TEXT), *open = strchr(text, '[');
	char label[48];

	unit_label(d, label, sizeof label);
	if (!check_has(d, FLD_TEXT)) {
		check_say(c, d, "%s has no text", label);
		check_advise(c, "`correct %s: TEXT`", label);
	} else if (unit_is(d, FLD_STATE, "adopted") && open != NULL && strchr(open, ']') != NULL) {
		check_say(c, d, "%s still has disputed words in square brackets", label);
		check_advise(c, "`correct %s: TEXT`", label);
		check_soften(c, SEVERITY_EXPECTED);
	}
	if (unit_ref(d, FLD_ITEM) == NULL) {
		check_say(c, d, "%s belongs to no item", label);
		check_advise(c, "`undo`, `take up N`, then `agreed TEXT`");
	}
}

void
check_D1(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);

	for (size_t i = 0; i < all->n; i++)
		if (!unit_is(&all->v[i], FLD_STATE, "proposed") &&
		    !unit_is(&all->v[i], FLD_METHOD, "circular"))
			text_and_item(c, &all->v[i]);
}

void
check_D2(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		if (!unit_is(&all->v[i], FLD_STATE, "adopted") ||
		    check_has(&all->v[i], FLD_RATIONALE))
			continue;
		unit_label(&all->v[i], label, sizeof label);
		check_say(c, &all->v[i], "%s has no rationale", label);
		check_advise(c, "`rationale %s: TEXT`", label);
	}
}

void
check_D3(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *d = &all->v[i];

		unit_label(d, label, sizeof label);
		if (!check_decided(d))
			continue;
		if (!check_has(d, FLD_METHOD) && unit_is(d, FLD_STATE, "adopted")) {
			check_say(c, d, "it is not said how %s was taken", label);
			check_advise(c, "`undo`, then `agreed TEXT`");
		}
		if (!check_has(d, FLD_DECLARED) && !unit_is(d, FLD_METHOD, "circular")) {
			check_say(c, d, "it is not said who declared %s", label);
			check_advise(c, "`declared %s by NAME`", label);
		}
	}
}

void
check_D9(struct checking *c)
{
	static const struct { enum field f; const char *what; } parts[] = {
		{ FLD_PEOPLE, "which people" }, { FLD_ORGAN, "which body of theirs decided" },
		{ FLD_REFERENCE, "where their decision is found" } };
	const struct units *all = check_units(c, UNIT_CONSENT);

	for (size_t i = 0; i < all->n; i++) {
		for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
			if (check_has(&all->v[i], parts[k].f))
				continue;
			check_say(c, &all->v[i], "consent %d does not say %s", all->v[i].num,
				parts[k].what);
			check_advise(c, "`undo`, then the reference whole: `consent PEOPLE ref=TEXT "
				"by=TEXT`");
		}
	}
}

void
check_D10(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_DECISION);
	char label[48];

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *d = &all->v[i];
		const char *on = unit_text(d, FLD_ON);

		if (!unit_is(d, FLD_METHOD, "circular"))
			continue;
		unit_label(d, label, sizeof label);
		if (*on == '\0')
			check_say(c, d, "%s was taken between meetings, and its date is not said",
				label);
		else if (strcmp(on, c->today) > 0)
			check_say(c, d, "%s is to be taken on %s, which is still to come", label, on);
		else
			continue;
		check_advise(c, "`undo`, then `circular TEXT on DATE`");
	}
}
