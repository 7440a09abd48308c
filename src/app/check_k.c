/* SPDX-License-Identifier: ISC */
/* Rules of letter K: form and integrity. What the exports say comes from who runs the check. */
#include <talanoa/base/str.h>

#include "check_priv.h"

static void
from_outside(struct checking *c, const char *advice)
{
	const char *said = c->ask->outside(c->ask->ctx, c->now);

	if (said == NULL || *said == '\0')
		return;
	check_say(c, NULL, "%s", said);
	check_advise(c, "%s", advice);
}

void
check_K1(struct checking *c)
{
	from_outside(c, "`talanoa export FILE --format txt`");
}

/* Two units of one number and place in the list: it would not be clear which is meant. */
static void
look_for_twins(struct checking *c, enum unit_kind kind)
{
	const struct units *all = check_units(c, kind);
	char label[48];

	for (size_t i = 0; i + 1 < all->n; i++) {
		const struct unit *a = &all->v[i], *b = &all->v[i + 1];

		if (a->num == 0 || a->num != b->num || a->dup != b->dup)
			continue;
		check_say(c, a, "there are two of %s", unit_label(a, label, sizeof label));
		check_advise(c, "`talanoa rebuild FILE`");
	}
}

void
check_K2(struct checking *c)
{
	static const enum unit_kind kinds[] = { UNIT_ITEM, UNIT_NOTE, UNIT_DECISION, UNIT_ACTION,
		UNIT_DOCUMENT, UNIT_COMMENT };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		look_for_twins(c, kinds[i]);
	from_outside(c, "`talanoa rebuild FILE`");
}

void
check_K5(struct checking *c)
{
	from_outside(c, "`talanoa verify FILE`");
}

void
check_K7(struct checking *c)
{
	from_outside(c, "`talanoa export FILE --edition public`");
}

void
check_K8(struct checking *c)
{
	from_outside(c, "`talanoa export FILE --edition public`");
}
