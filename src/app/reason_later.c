/* SPDX-License-Identifier: ISC */
/* Overrides of the chair whose reason was to be given later. */
#include <talanoa/app/reason.h>

/* Called, and then its limit was written again. */
static bool
extended(const struct unit *turn)
{
	const struct cell *limit = unit_cell(turn, FLD_LIMIT);

	return limit != NULL && limit->hlc > turn->hlc;
}

/* A reason given before the latest extension is not one for it. */
static bool
has_reason(const struct unit *turn)
{
	const struct cell *why = unit_cell(turn, FLD_BECAUSE), *limit = unit_cell(turn, FLD_LIMIT);

	if (why == NULL || (*why->text == '\0' && !why->absent))
		return false;
	return !extended(turn) || why->hlc >= limit->hlc;
}

int
reasons_missing(struct meeting *m, struct str *out)
{
	struct units turns;
	int n = 0;

	if (!store_units(m->store, UNIT_TURN, &turns, NULL))
		return 0;
	for (size_t i = 0; i < turns.n; i++) {
		const struct unit *u = &turns.v[i];
		const struct ledger_turn *t = ledger_turn(&m->ledger, &u->id);
		bool chair = unit_is(u, FLD_WHY, "chair");
		char label[48];

		if (t == NULL || t->voided || has_reason(u) || (!chair && !extended(u)))
			continue;
		str_addf(out, "%s%s, ", n++ > 0 ? "; " : "", unit_label(u, label, sizeof label));
		entry_words(m, ledger_entry(&m->ledger, &t->entry), out);
		str_addf(out, ", %s", extended(u) ? "extended" : "called out of order");
	}
	units_release(&turns);
	return n;
}
