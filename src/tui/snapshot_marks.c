/* SPDX-License-Identifier: ISC */
/* What stands beside the words: withheld, not attributed by name, embargoed, corrected, ... */
#include <config.h>

#include <talanoa/base/when.h>
#include <talanoa/core/approval.h>
#include <talanoa/core/withholding.h>

#include "snapshot.h"

bool
snapshot_marks_load(struct snap_marks *k, struct snapshot *s, struct meeting *m, struct err *err)
{
	struct approval_state a;

	*k = (struct snap_marks){ .s = s, .m = m };
	approval_of(&m->marks, &a);
	when_local(s->as_of.at, s->zone, "%Y-%m-%d", k->today, sizeof k->today);
	if (a.circulated > 0)
		when_local(a.circulated, s->zone, "%Y-%m-%d", k->circulated, sizeof k->circulated);
	return store_units(m->store, UNIT_WITHHOLD, &k->withheld, err) &&
		store_units(m->store, UNIT_CONTEST, &k->contests, err) &&
		store_units(m->store, UNIT_CORRECTION, &k->corrections, err);
}

void
snapshot_marks_release(struct snap_marks *k)
{
	units_release(&k->withheld);
	units_release(&k->contests);
	units_release(&k->corrections);
}

/* The newest of set that is about the unit, or NULL. */
static const struct unit *
about(const struct units *set, const struct id *unit)
{
	for (size_t i = set->n; i > 0; i--) {
		const struct id *target = unit_ref(&set->v[i - 1], FLD_TARGET);

		if (target != NULL && id_eq(target, unit))
			return &set->v[i - 1];
	}
	return NULL;
}

/* What its life says beside the ground; NULL: it is open. */
static const char *
state_words(const struct snap_marks *k, const struct unit *w)
{
	char day[32];

	switch (withholding_state(w, when_local(w->at, k->s->zone, "%Y-%m-%d", day, sizeof day),
	    k->circulated, k->today)) {
	case WITHHOLD_PENDING:
		return ", pending";
	case WITHHOLD_OVERDUE:
		return ", review overdue";
	case WITHHOLD_IN_FORCE:
		return "";
	default:
		return NULL;
	}
}

static void
mark_withheld(const struct snap_marks *k, const struct unit *u, struct snap_line *l,
	struct str *out)
{
	const struct unit *w = about(&k->withheld, &u->id), *contest;
	const char *state = w == NULL ? NULL : state_words(k, w);

	if (state == NULL)
		return;
	l->withheld = true;
	contest = about(&k->contests, &w->id);
	str_addf(out, " [withheld: %s%s%s]", unit_text(w, FLD_GROUND), state,
		contest != NULL && !unit_is(contest, FLD_STATE, "dismissed") ? ", contested" :
		"");
}

/* Copies that were merged disagree about what it says. */
static int
versions(const struct unit *u)
{
	int most = 1;

	for (size_t i = 0; i < u->n_cells; i++)
		if (u->cells[i].versions > most)
			most = u->cells[i].versions;
	return most;
}

void
snapshot_mark(const struct snap_marks *k, const struct unit *u, struct snap_line *l)
{
	const struct cell *text = unit_cell(u, FLD_TEXT);
	const char *attribution = unit_text(u, FLD_ATTRIBUTION);
	struct str out = STR_INIT;

	mark_withheld(k, u, l, &out);
	if (*unit_text(u, FLD_EMBARGO) != '\0')
		str_addf(&out, " [not before %s]", unit_text(u, FLD_EMBARGO));
	if (*attribution != '\0' && !str_eq(attribution, "named"))
		str_addf(&out, " [attribution: %s]", attribution);
	if (about(&k->corrections, &u->id) != NULL)
		str_add(&out, " [corrected]");
	if (versions(u) > 1)
		str_addf(&out, " [%d versions]", versions(u));
	if (text != NULL && text->absent)
		str_add(&out, " [not in this file]");
	l->marks = snapshot_keep(k->s, str_c(&out));
	str_release(&out);
}
