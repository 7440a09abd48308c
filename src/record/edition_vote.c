/* SPDX-License-Identifier: ISC */
/* Positions, votes, quorum and result of each decision: core counts, this only copies. */
#include <talanoa/base/str.h>
#include <talanoa/core/outcome.h>

#include "edition_priv.h"

static void
make_seating(const struct source *src, int64_t at, const struct id *item, struct seating *ret_s)
{
	struct seating_ask ask = { .groups = &src->u[UNIT_GROUP],
		.persons = &src->u[UNIT_PERSON], .presences = &src->u[UNIT_PRESENCE],
		.seats = &src->u[UNIT_SEAT], .sames = &src->u[UNIT_SAME],
		.vacancies = &src->u[UNIT_VACANCY], .interests = &src->u[UNIT_INTEREST],
		.item = item, .rules = &src->ed->rules, .at = at };

	seating_make(&ask, ret_s);
}

static struct ed_seats
copy_seats(struct source *src, const struct seating *s)
{
	struct ed_seats out = { .seats = s->seats, .filled = s->filled, .groups = s->groups,
		.groups_here = s->groups_here, .met = s->met };

	out.missing = new_array(src, s->n_groups, sizeof *out.missing);
	for (size_t i = 0; i < s->n_groups && i < src->ed->n_groups; i++)
		if (seating_missing(s, i))
			out.missing[out.n_missing++] = (int)i;
	return out;
}

/* Constituencies are in the same order everywhere. */
static void
copy_ballots(struct source *src, const struct outcome *o, struct ed_decision *d)
{
	d->ballot = new_array(src, o->n_groups, sizeof *d->ballot);
	for (size_t i = 0; i < o->n_groups && i < src->ed->n_groups; i++) {
		const struct outcome_group *g = &o->group[i];
		int votes = g->yes + g->no + g->abstain;

		if (g->stance == STANCE_NONE && votes == 0 && !g->tallied)
			continue;
		d->ballot[d->n_ballots++] = (struct ed_ballot){ .group = (int)i,
			.stance = stance_name(g->stance),
			.because = g->position == NULL ? "" :
				show_text(src, g->position, FLD_BECAUSE),
			.yes = g->yes, .no = g->no, .abstain = g->abstain,
			.voted = votes > 0 || g->tallied, .tallied = g->tallied };
	}
}

static void
copy_votes(struct source *src, const struct unit *decision, const struct seating *s,
	struct ed_decision *d)
{
	const struct units *us = &src->u[UNIT_VOTE];

	d->vote = new_array(src, us->n, sizeof *d->vote);
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		const struct id *of = unit_ref(u, FLD_DECISION);
		int principal = show_index(&src->person, u, FLD_PRINCIPAL);

		if (of == NULL || !id_eq(of, &decision->id) || outcome_overruled(s, us, i))
			continue;
		if (principal >= 0 && (!edition_may_show(src, u, FLD_PRINCIPAL) ||
		    src->ed->person[principal].hidden))
			principal = -1;
		d->vote[d->n_votes++] = (struct ed_vote){
			.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false),
			.group = show_index(&src->group, u, FLD_GROUP),
			.principal = principal, .choice = show_text(src, u, FLD_CHOICE) };
	}
}

static void
copy_outcome(const struct outcome *o, struct ed_decision *d)
{
	d->voted = o->voted;
	d->stood = o->stood;
	d->verdict = o->voted || o->stood ? verdict_name(o->verdict) : "";
	d->veto = o->veto;
	d->yes = o->yes;
	d->no = o->no;
	d->abstain = o->abstain;
	d->eligible = o->eligible;
	d->of = o->of;
	d->need = o->need;
	d->supports = o->supports;
	d->objections = o->objections;
}

static void
decide_one(struct source *src, const struct unit *u, struct ed_decision *d)
{
	struct seating s;
	struct outcome o;
	struct outcome_ask ask = { .decision = &u->id, .positions = &src->u[UNIT_POSITION],
		.votes = &src->u[UNIT_VOTE], .tallies = &src->u[UNIT_TALLY], .seating = &s,
		.rules = &src->ed->rules, .by_vote = str_eq(d->method, "vote") };

	make_seating(src, d->decided != 0 ? d->decided : d->proposed, unit_ref(u, FLD_ITEM), &s);
	outcome_make(&ask, &o);
	d->seats = copy_seats(src, &s);
	copy_outcome(&o, d);
	copy_ballots(src, &o, d);
	if (src->u[UNIT_VOTE].n > 0)
		copy_votes(src, u, &s, d);
	outcome_release(&o);
	seating_release(&s);
}

void
votes_build(struct source *src)
{
	const struct units *us = &src->u[UNIT_DECISION];

	for (size_t i = 0; i < us->n; i++)
		decide_one(src, &us->v[i], &src->ed->decision[i]);
}

void
opening_seats(struct source *src)
{
	struct seating s;

	if (src->ed->opened == 0)
		return;
	make_seating(src, src->ed->opened, NULL, &s);
	src->ed->seats = copy_seats(src, &s);
	seating_release(&s);
}
