/* SPDX-License-Identifier: ISC */
/* Talk time by constituency, and how even it was (design 3.3). */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/roster.h>
#include <talanoa/core/suppress.h>

#include "edition_priv.h"

/* Of a public copy the value itself may be gone. */
static bool
told(const struct source *src, const struct unit *hand, const struct id *id, enum field f)
{
	const struct cell *c = hand == NULL ? NULL : unit_cell(hand, f);
	struct publish_ask ask = { .kind = EV_HAND, .field = f, .subject = *id };

	if (c != NULL)
		ask.ref = c->ref;
	return disclosure_allows(&src->disclosure, &ask) && (c == NULL || !c->absent);
}

/* A turn in which somebody who is not named spoke on another's time. */
static void
mark_yields(const struct source *src, bool *untold)
{
	const struct floor *f = &src->ledger.floor;

	for (size_t i = 0; f->n_yields > 0 && i < src->ledger.n_turns; i++) {
		const struct ledger_turn *t = &src->ledger.turn[i];

		for (size_t y = 0; y < f->n_yields; y++) {
			struct publish_ask ask = { .kind = EV_TURN_YIELD, .field = FLD_PERSON,
				.subject = t->id };

			if (f->yields[y].turn != t->floor_turn)
				continue;
			ask.ref = ledger_person_id(&src->ledger, f->yields[y].person);
			if (id_zero(&ask.ref) || !disclosure_allows(&src->disclosure, &ask))
				untold[f->turns[t->floor_turn].entry] = true;
		}
	}
}

/*
 * Turns whose constituency may not be told (withheld, not attributed, Chatham House Rule) enter
 * no table by constituency: a reader could tell from it who had spoken. Only their sum is
 * stated. Likewise those of people who are not named, and tables by what people are.
 */
bool *
talk_untold(const struct source *src, bool persons)
{
	const struct units *hands = &src->u[UNIT_ENTRY];
	const struct ledger *l = &src->ledger;
	struct idmap at = { 0 };
	bool *untold;

	if (src->ed->kind == EDITION_FULL)
		return NULL;
	untold = mem_alloc((l->floor.n_entries + 1) * sizeof *untold);
	for (size_t i = 0; i < hands->n; i++)
		idmap_put(&at, &hands->v[i].id, (int)i);
	for (size_t i = 0; i < l->n_entries; i++) {
		const struct ledger_entry *e = &l->entry[i];
		int k = idmap_get(&at, &e->id);
		const struct unit *hand = k < 0 ? NULL : &hands->v[k];

		if (e->floor_entry == FLOOR_NONE)
			continue;
		untold[e->floor_entry] = !told(src, hand, &e->id, FLD_GROUP) ||
			(persons && !told(src, hand, &e->id, FLD_PERSON));
	}
	idmap_release(&at);
	if (persons)
		mark_yields(src, untold);
	return untold;
}

/*
 * A constituency of whom fewer than k came has a name behind its time; nor may the sum and the
 * others tell it. Only what the few have together is stated, if k stand behind that.
 */
static void
fold_groups(struct edition *ed)
{
	struct suppress_row *v = mem_alloc((ed->n_groups + 1) * sizeof *v);
	bool told;

	for (size_t i = 0; i < ed->n_groups; i++)
		v[i] = (struct suppress_row){ ed->group[i].ms + ed->group[i].other_ms,
			ed->group[i].present, false };
	told = suppress_few(v, ed->n_groups, ed->k);
	for (size_t i = 0; i < ed->n_groups; i++) {
		struct ed_group *g = &ed->group[i];

		if (!v[i].few && told)
			continue;
		ed->talk.few_ms += told ? g->ms : 0;
		ed->talk.few_turns += g->turns;
		g->few = true;
		g->ms = g->other_ms = g->left_ms = g->turns = 0;
		g->percent = -1;
	}
	free(v);
}

static void
fill_groups(struct edition *ed, const struct fairness *f)
{
	for (size_t i = 0; i < ed->n_groups && i < f->n; i++) {
		const struct fair_row *r = &f->row[i];
		struct ed_group *g = &ed->group[i];

		g->ms = r->ms;
		g->other_ms = r->other_ms;
		g->left_ms = r->left_ms;
		g->turns = r->turns;
		g->percent = r->percent;
		g->excluded = r->excluded;
	}
}

static int64_t
percent(int64_t ppm)
{
	return ppm < 0 ? -1 : (ppm + 5000) / 10000;
}

/* Eight of the trend, evenly spaced; the last is the end. */
static void
fill_trend(struct ed_talk *t, const struct fairness *f)
{
	t->n_points = f->n_points < ED_POINTS ? f->n_points : ED_POINTS;
	for (size_t i = 0; i < t->n_points; i++) {
		const struct fair_point *p = &f->point[(i + 1) * f->n_points / t->n_points - 1];

		t->point[i] = (struct ed_point){ p->at, p->gini_ppm, percent(p->move_ppm), p->heard };
	}
}

static void
fill_talk(struct ed_talk *t, const struct fairness *f)
{
	t->total_ms = f->equity.total_ms;
	t->other_ms = f->other_ms;
	t->untold_ms = f->untold_ms;
	t->chair_ms = f->chair_ms;
	t->valid = f->equity.valid;
	t->early = f->early;
	t->move_ms = f->equity.move_ms;
	t->move_percent = (int)percent(f->equity.move_ppm);
	t->gini_ppm = f->equity.gini_ppm;
	t->heard = f->equity.heard;
	t->counted = f->equity.n;
	t->longest_wait_ms = f->waits.max_ms;
	fill_trend(t, f);
}

/* Times that somebody stated or corrected, or that came with a log, are none of our clock. */
static void
count_stated(struct ed_talk *talk, const struct ledger *l)
{
	for (size_t i = 0; i < l->n_turns; i++) {
		const struct ledger_turn *t = &l->turn[i];
		bool stated = t->fixed_ms >= 0;

		if (t->voided || !turn_ended(t))
			continue;
		for (size_t s = 0; s < t->n_segs; s++)
			stated |= t->segs[s].tick.stated;
		talk->turns++;
		talk->stated += stated;
	}
}

/* Behind "the chair and others" there must be k people, too: one facilitator's time is theirs. */
static void
fold_chair(struct edition *ed)
{
	int others = 0;

	for (size_t i = 0; i < ed->n_persons; i++)
		others += ed->person[i].group < 0 && ed->person[i].n_spans > 0;
	if (others < ed->k)
		ed->talk.chair_ms = 0;
}

void
talk_build(struct source *src)
{
	bool *here = mem_alloc((src->ledger.floor.n_persons + 1) * sizeof *here);
	bool *untold = talk_untold(src, false);
	struct fair_ask ask = { .ledger = &src->ledger, .whole = true, .over = true, .here = here,
		.untold = untold };
	struct fairness f;

	roster_was_here(&src->ledger, &src->u[UNIT_PRESENCE], here);
	fair_target_parse(src->ed->rules.v[RULE_TARGET], &ask.target);
	src->ed->talk.target = fair_target_name(ask.target);
	fairness_compute(&ask, &f);
	fairness_trend(&ask, &f);
	fill_groups(src->ed, &f);
	fill_talk(&src->ed->talk, &f);
	if (src->ed->kind != EDITION_FULL) {
		fold_groups(src->ed);
		fold_chair(src->ed);
	}
	count_stated(&src->ed->talk, &src->ledger);
	fairness_release(&f);
	free(untold);
	shares_build(src, &ask);
	free(here);
}
