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
reasons_missing_each(struct meeting *m, size_t most,
	void (*each)(void *ctx, const struct unit *turn, const char *words), void *ctx)
{
	struct units turns;
	int n = 0;

	if (!(most == 0 ? store_units(m->store, UNIT_TURN, &turns, NULL) :
	    store_units_tail(m->store, UNIT_TURN, most, &turns, NULL)))
		return 0;
	for (size_t i = 0; i < turns.n; i++) {
		const struct unit *u = &turns.v[i];
		const struct ledger_turn *t = ledger_turn(&m->ledger, &u->id);
		bool chair = unit_is(u, FLD_WHY, "chair");
		struct str words = STR_INIT;
		char label[48];

		if (t == NULL || t->voided || has_reason(u) || (!chair && !extended(u)))
			continue;
		str_addf(&words, "%s, ", unit_label(u, label, sizeof label));
		entry_words(m, ledger_entry(&m->ledger, &t->entry), &words);
		str_addf(&words, ", %s", extended(u) ? "extended" : "called out of order");
		each(ctx, u, str_c(&words));
		str_release(&words);
		n++;
	}
	units_release(&turns);
	return n;
}

static void
add_words(void *ctx, const struct unit *turn, const char *words)
{
	struct str *out = ctx;

	(void)turn;
	str_addf(out, "%s%s", out->len > 0 ? "; " : "", words);
}

int
reasons_missing(struct meeting *m, struct str *out)
{
	struct str all = STR_INIT;
	int n = reasons_missing_each(m, 0, add_words, &all);

	str_add(out, str_c(&all));
	str_release(&all);
	return n;
}
