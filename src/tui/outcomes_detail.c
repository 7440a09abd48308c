/* SPDX-License-Identifier: ISC */
/* Everything about a proposal, as lines of words. */
#include <config.h>

#include <talanoa/base/when.h>

#include "outcomes_detail.h"

static bool
is_of(const struct unit *u, enum field f, const struct id *id)
{
	const struct id *of = unit_ref(u, f);

	return of != NULL && id != NULL && id_eq(of, id);
}

static const char *
who(const struct out_reading *r, const struct unit *u, enum field person)
{
	const struct unit *p = meeting_person(r->m, unit_ref(u, person));

	if (p != NULL)
		return person_name(p);
	if (meeting_group(r->m, unit_ref(u, FLD_GROUP)) != NULL)
		return group_code(meeting_group(r->m, unit_ref(u, FLD_GROUP)));
	return "nobody named";
}

static void
add_head(const struct out_reading *r, const struct unit *u, const struct deciding *d,
	struct str *out)
{
	const struct unit *item = meeting_item(r->m, unit_ref(u, FLD_ITEM));
	char label[32], hhmm[8];

	str_addf(out, "%s, %s", unit_label(u, label, sizeof label), unit_text(u, FLD_STATE));
	if (*unit_text(u, FLD_METHOD) != '\0')
		str_addf(out, " by %s", unit_text(u, FLD_METHOD));
	if (d->decided)
		str_addf(out, " at %s", when_local(d->at, meeting_zone(r->m), "%H:%M", hhmm,
			sizeof hhmm));
	if (item != NULL)
		str_addf(out, ", item %d", item->num);
	if (unit_ref(u, FLD_BY) != NULL)
		str_addf(out, ", moved by %s", who(r, u, FLD_BY));
	if (unit_ref(u, FLD_DECLARED) != NULL)
		str_addf(out, ", declared by %s", who(r, u, FLD_DECLARED));
	str_addf(out, "\n  %s\n", unit_text(u, FLD_TEXT));
	if (*unit_text(u, FLD_RATIONALE) != '\0')
		str_addf(out, "because  %s\n", unit_text(u, FLD_RATIONALE));
}

static void
add_result(const struct out_reading *r, const struct unit *u, const struct deciding *d,
	struct str *out)
{
	struct str words = STR_INIT;

	deciding_outcome(r->m, d, &words);
	if (words.len > 0)
		str_addf(out, "stands   %s%s\n", str_c(&words), !d->decided ||
			outcome_agrees(&d->outcome, unit_text(u, FLD_STATE)) ? "" :
			"  NOT WHAT WAS DECLARED");
	str_clear(&words);
	deciding_quorum(r->m, &d->seating, &words);
	str_addf(out, "quorum   %s\n", str_c(&words));
	str_release(&words);
}

/* The constituencies of one stance, with their reasons. */
static void
add_stance(const struct out_reading *r, const struct deciding *d, enum stance s, struct str *out)
{
	struct str line = STR_INIT;

	for (size_t g = 0; g < d->outcome.n_groups; g++) {
		const struct outcome_group *og = &d->outcome.group[g];
		const struct unit *group = units_find(&r->m->groups, &d->seating.group[g].group);

		if (og->stance != s)
			continue;
		str_addf(&line, "%s%s", line.len > 0 ? ", " : "", group_code(group));
		if (og->position != NULL && *unit_text(og->position, FLD_BECAUSE) != '\0')
			str_addf(&line, " (%s)", unit_text(og->position, FLD_BECAUSE));
	}
	if (line.len > 0)
		str_addf(out, "%-8s %s\n", stance_name(s), str_c(&line));
	str_release(&line);
}

/* Who voted what, by name; tallies have none. */
static void
add_votes(const struct out_reading *r, const struct deciding *d, enum choice c, struct str *out)
{
	struct str line = STR_INIT;

	for (size_t i = 0; i < d->seating.n; i++) {
		enum choice was = CHOICE_NONE;

		if (d->vote[i] != NULL)
			choice_parse(unit_text(d->vote[i], FLD_CHOICE), &was);
		if (was == c)
			str_addf(&line, "%s%s", line.len > 0 ? ", " : "",
				person_name(units_find(&r->m->persons, &d->seating.v[i].person)));
	}
	if (line.len > 0)
		str_addf(out, "%-8s %s\n", choice_name(c), str_c(&line));
	str_release(&line);
}

static void
add_units(const struct out_reading *r, enum out_set set, const struct unit *decision,
	struct str *out)
{
	const struct units *us = &r->set[set];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		char label[40];

		if (is_of(u, FLD_DECISION, &decision->id))
			str_addf(out, "%s, %s: %s\n", unit_label(u, label, sizeof label),
				who(r, u, set == SET_AMENDMENTS ? FLD_BY : FLD_PERSON),
				unit_is(u, FLD_STATE, "declined") ? "declined" :
				unit_text(u, FLD_TEXT));
	}
}

void
detail_add(const struct out_reading *r, const struct unit *u, const struct deciding *d,
	struct str *out)
{
	add_head(r, u, d, out);
	add_result(r, u, d, out);
	for (int i = STANCE_SUPPORT; i < STANCE_N; i++)
		add_stance(r, d, i, out);
	for (int i = CHOICE_YES; i < CHOICE_N; i++)
		add_votes(r, d, i, out);
	add_units(r, SET_AMENDMENTS, u, out);
	add_units(r, SET_STATEMENTS, u, out);
	add_units(r, SET_RESERVATIONS, u, out);
}
