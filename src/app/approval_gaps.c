/* SPDX-License-Identifier: ISC */
/* What a withholding still lacks when the draft is to go out. */
#include <talanoa/core/withholding.h>

#include "rule_acts.h"

/* "withholding 1 of note 62 lacks reason, review (withhold note 62 reason="..." ...)" */
static void
gap_words(struct call *c, const struct unit *w, unsigned gaps, struct str *out)
{
	static const struct { enum withhold_gap gap; const char *option; } all[] = {
		{ GAP_REASON, "reason=\"...\"" }, { GAP_AUTHORITY, "authority=\"...\"" },
		{ GAP_REVIEW, "review=DATE" }, { GAP_SUMMARY, "summary=\"...\"" } };
	struct str options = STR_INIT;
	char label[64] = "?";
	const char *sep = "";
	struct units us;

	if (unit_ref(w, FLD_TARGET) != NULL &&
	    store_unit(c->m->store, unit_ref(w, FLD_TARGET), &us, NULL)) {
		if (us.n > 0)
			unit_label(&us.v[0], label, sizeof label);
		units_release(&us);
	}
	str_addf(out, "\nwithholding %d lacks ", w->num);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if ((gaps & all[i].gap) == 0)
			continue;
		str_addf(out, "%s%s", sep, withhold_gap_name(all[i].gap));
		str_addf(&options, " %s", all[i].option);
		sep = ", ";
	}
	str_addf(out, ": withhold %s%s", label, str_c(&options));
	str_release(&options);
}

bool
approval_justified(struct call *c, struct err *err)
{
	struct str words = STR_INIT;
	struct units us;
	size_t n = 0;

	if (!store_units(c->m->store, UNIT_WITHHOLD, &us, err))
		return false;
	for (size_t i = 0; i < us.n; i++) {
		unsigned gaps = withholding_gaps(&us.v[i]);

		if (gaps == 0 || !unit_is(&us.v[i], FLD_STATE, "withheld"))
			continue;
		n++;
		gap_words(c, &us.v[i], gaps, &words);
	}
	units_release(&us);
	if (n > 0)
		err_set(err, ERR_STATE, "circulate: %zu %s justified yet, and no draft leaves with "
			"an empty field:%s", n, n == 1 ? "withholding is not" :
			"withholdings are not", str_c(&words));
	str_release(&words);
	return n == 0;
}
