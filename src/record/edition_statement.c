/* SPDX-License-Identifier: ISC */
/* What stands beside decisions: wordings, explanations, reservations, consultation, consent. */
#include <talanoa/base/str.h>

#include "edition_priv.h"

static void
build_amendments(struct source *src)
{
	const struct units *us = &src->u[UNIT_AMENDMENT];
	struct edition *ed = src->ed;

	ed->amendment = new_array(src, us->n, sizeof *ed->amendment);
	ed->n_amendments = us->n;
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->amendment[i] = (struct ed_amendment){
			.num = u->num, .dup = u->dup, .at = u->at,
			.decision = show_index(&src->decision, u, FLD_DECISION),
			.by = show_speaker(src, u, FLD_BY, FLD_GROUP, false),
			.former = show_text(src, u, FLD_FORMER),
			.text = show_text(src, u, FLD_TEXT),
			.withheld = show_withheld(src, u),
		};
	}
}

static struct ed_statement *
build_statements(struct source *src, enum unit_kind kind, size_t *ret_n)
{
	const struct units *us = &src->u[kind];
	struct ed_statement *v = new_array(src, us->n, sizeof *v);

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		v[i] = (struct ed_statement){
			.num = u->num, .dup = u->dup, .at = u->at,
			.decision = show_index(&src->decision, u, FLD_DECISION),
			.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false),
			.text = show_text(src, u, FLD_TEXT),
			.state = show_text(src, u, FLD_STATE),
			.withheld = show_withheld(src, u),
		};
	}
	*ret_n = us->n;
	return v;
}

static void
build_consults(struct source *src)
{
	const struct units *us = &src->u[UNIT_CONSULT];
	struct edition *ed = src->ed;

	ed->consult = new_array(src, us->n, sizeof *ed->consult);
	ed->n_consults = us->n;
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->consult[i] = (struct ed_consult){
			.num = u->num, .dup = u->dup, .at = u->at,
			.item = show_index(&src->item, u, FLD_ITEM),
			.group = show_index(&src->group, u, FLD_GROUP),
			.until = unit_int(u, FLD_UNTIL, 0),
			.done = unit_is(u, FLD_STATE, "done") ? src->consulted[i] : 0,
		};
	}
}

static void
build_consents(struct source *src)
{
	const struct units *us = &src->u[UNIT_CONSENT];
	struct edition *ed = src->ed;

	ed->consent = new_array(src, us->n, sizeof *ed->consent);
	ed->n_consents = us->n;
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];

		ed->consent[i] = (struct ed_consent){
			.num = u->num, .dup = u->dup, .at = u->at,
			.item = show_index(&src->item, u, FLD_ITEM),
			.decision = show_index(&src->decision, u, FLD_DECISION),
			.people = show_text(src, u, FLD_PEOPLE),
			.organ = show_text(src, u, FLD_ORGAN),
			.reference = show_text(src, u, FLD_REFERENCE),
			.on = show_text(src, u, FLD_ON),
			.withheld = show_withheld(src, u),
		};
	}
}

void
statements_build(struct source *src)
{
	struct edition *ed = src->ed;

	build_amendments(src);
	ed->statement = build_statements(src, UNIT_STATEMENT, &ed->n_statements);
	ed->reservation = build_statements(src, UNIT_RESERVATION, &ed->n_reservations);
	build_consults(src);
	build_consents(src);
}
