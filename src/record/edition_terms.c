/* SPDX-License-Identifier: ISC */
/* Terms of engagement: what was said, who accepted, help by constituency, money paid. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static void
build_texts(struct source *src)
{
	static const char *const order[] = { "duties", "time", "travel", "pay" };
	const struct units *us = &src->u[UNIT_TERM];
	struct edition *ed = src->ed;

	ed->term = new_array(src, us->n, sizeof *ed->term);
	for (size_t o = 0; o < sizeof order / sizeof *order; o++)
		for (size_t i = 0; i < us->n; i++) {
			const char *text = show_text(src, &us->v[i], FLD_TEXT);

			if (unit_is(&us->v[i], FLD_WHAT, order[o]) && *text != '\0')
				ed->term[ed->n_terms++] = (struct ed_term){ order[o], text };
		}
}

/* The row of a constituency; the last is of people of none. */
static struct ed_help *
row_of(struct source *src, int group)
{
	return &src->ed->help[group < 0 ? (int)src->ed->n_groups : group];
}

/* Each person once, whatever ids the record joined. */
static void
count_accepted(struct source *src)
{
	const struct units *us = &src->u[UNIT_ACCEPTANCE];
	struct edition *ed = src->ed;
	bool *counted = mem_alloc((ed->n_persons + 1) * sizeof *counted);

	for (size_t i = 0; i < us->n; i++) {
		int p = show_index(&src->person, &us->v[i], FLD_PERSON);

		if (p < 0 || counted[p])
			continue;
		counted[p] = true;
		ed->accepted++;
		row_of(src, ed->person[p].group)->accepted++;
	}
	free(counted);
}

static void
count_help(struct source *src)
{
	const struct units *us = &src->u[UNIT_SUPPORT];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		struct ed_help *h = row_of(src, show_index(&src->group, u, FLD_GROUP));
		bool access = unit_is(u, FLD_FORM, "access");

		*(access ? &h->access_asked : &h->asked) += 1;
		if (unit_is(u, FLD_STATE, "given"))
			*(access ? &h->access_given : &h->given) += 1;
		else if (unit_is(u, FLD_STATE, "refused"))
			*(access ? &h->access_refused : &h->refused) += 1;
	}
}

/* Rows in which nothing stands are left out. */
static void
build_help(struct source *src)
{
	struct edition *ed = src->ed;
	size_t n = 0;

	ed->help = new_array(src, ed->n_groups + 1, sizeof *ed->help);
	count_accepted(src);
	count_help(src);
	for (size_t i = 0; i <= ed->n_groups; i++) {
		struct ed_help h = ed->help[i];

		h.group = i < ed->n_groups ? (int)i : -1;
		if (h.accepted + h.asked + h.access_asked > 0)
			ed->help[n++] = h;
	}
	ed->n_helps = n;
}

static void
build_payments(struct source *src)
{
	const struct units *us = &src->u[UNIT_PAYMENT];
	struct edition *ed = src->ed;

	ed->n_payments = us->n;
	ed->payment = new_array(src, us->n, sizeof *ed->payment);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->payment[i] = (struct ed_payment){
			.num = u->num, .dup = u->dup,
			.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false),
			.amount = show_text(src, u, FLD_AMOUNT),
			.purpose = show_text(src, u, FLD_PURPOSE),
		};
	}
}

void
terms_build(struct source *src)
{
	build_texts(src);
	build_help(src);
	build_payments(src);
}
