/* SPDX-License-Identifier: ISC */
/* What the hall may see now: who speaks and who is next as the public is told, clocks, shares. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/fairness.h>

#include "edition_priv.h"

static void
take_item(struct source *src, const struct unit *mark)
{
	struct ed_live *l = &src->ed->live;
	const struct id *of = unit_ref(mark, FLD_ITEM);
	int item = of == NULL ? -1 : idmap_get(&src->item, of);

	if (unit_is(mark, FLD_STATE, "open") || unit_is(mark, FLD_STATE, "reopened"))
		l->item = item;
	else if (item == l->item)
		l->item = -1;
}

static void
time_item(struct source *src)
{
	const struct units *marks = &src->u[UNIT_MARK];
	struct ed_live *l = &src->ed->live;

	for (size_t i = l->item < 0 ? 0 : marks->n; i-- > 0; ) {
		const struct id *of = unit_ref(&marks->v[i], FLD_ITEM);

		if (marks->v[i].ev == EV_ITEM_STATE && of != NULL &&
		    idmap_get(&src->item, of) == l->item) {
			l->item_clock = item_clock_of(marks, of);
			return;
		}
	}
}

static void
take_reading(struct source *src, const struct unit *mark)
{
	struct ed_live *l = &src->ed->live;
	const struct id *of = unit_ref(mark, FLD_TARGET);

	l->reading = of == NULL || !unit_is(mark, FLD_STATE, "on") ? -1 :
		idmap_get(&src->decision, of);
	l->reading_since = mark->at;
}

static void
take_state(struct ed_live *l, const struct unit *mark)
{
	l->phase = unit_is(mark, FLD_STATE, "suspended") ? PHASE_SUSPENDED :
		unit_is(mark, FLD_STATE, "closed") ? PHASE_CLOSED : PHASE_OPEN;
	l->until = unit_int(mark, FLD_UNTIL, 0);
}

static void
build_state(struct source *src)
{
	const struct units *marks = &src->u[UNIT_MARK];
	struct ed_live *l = &src->ed->live;

	l->item = l->reading = -1;
	for (size_t i = 0; i < marks->n; i++) {
		const struct unit *m = &marks->v[i];

		if (m->ev == EV_MEETING_STATE)
			take_state(l, m);
		else if (m->ev == EV_ITEM_STATE)
			take_item(src, m);
		else if (m->ev == EV_HALL_STATE)
			l->hall_closed = !unit_is(m, FLD_STATE, "open");
		else if (m->ev == EV_READ_BACK)
			take_reading(src, m);
	}
	time_item(src);
	/* What is decided is not being agreed any more. */
	if (l->reading >= 0 && !str_eq(src->ed->decision[l->reading].state, "proposed"))
		l->reading = -1;
}

static struct ed_hand
hand_of(const struct source *src, const struct id *entry)
{
	const struct unit *u = units_find(&src->u[UNIT_ENTRY], entry);
	struct ed_hand h = { .who = { SAID_PARTICIPANT, -1, -1, "" }, .class = "" };
	int e = ledger_entry(&src->ledger, entry);

	if (u != NULL)
		h.who = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false);
	if (e != FLOOR_NONE)
		h.class = floor_class_name(src->ledger.floor.entries[e].class);
	return h;
}

static void
build_turn(struct source *src)
{
	struct ed_live *l = &src->ed->live;
	const struct ledger_turn *t = ledger_running(&src->ledger);
	struct id other;
	int person;

	l->now = (struct ed_hand){ { SAID_NOBODY, -1, -1, "" }, "" };
	l->cause = "";
	l->has_turn = t != NULL;
	if (t == NULL)
		return;
	l->now = hand_of(src, &t->entry);
	person = floor_speaks(&src->ledger.floor, t->floor_turn);
	if (person != src->ledger.floor.turns[t->floor_turn].person) {
		other = ledger_person_id(&src->ledger, person);
		l->now.who = show_yielded(src, l->now.who, &t->id, &other);
	}
	l->ms = turn_ms(t, &l->as_of);
	l->limit_ms = t->limit_ms;
	l->running = !turn_paused(t) && t->fixed_ms < 0;
	l->cause = copy_text(src, turn_pause_cause(t));
}

/*
 * The order as if the running turn ended now, then as the list will run; before both the turn
 * that a point of order interrupted.
 */
static void
build_next(struct source *src)
{
	const struct ledger_turn *back = ledger_interrupted(&src->ledger);
	const struct floor *f = &src->ledger.floor;
	struct ed_live *l = &src->ed->live;
	int entries[ED_NEXT_MOST];
	size_t n;

	ledger_elapse(&src->ledger, &l->as_of);
	n = floor_list(f, l->ms, ED_NEXT_MOST, entries);
	if (back != NULL && (n == 0 || f->entries[entries[0]].class != FLOOR_POINT))
		l->next[l->n_next++] = hand_of(src, &back->entry);
	for (size_t i = 0; i < n && l->n_next < ED_NEXT_MOST; i++) {
		struct id id = ledger_entry_id(&src->ledger, entries[i]);

		l->next[l->n_next++] = hand_of(src, &id);
	}
}

static void
build_shares(struct source *src)
{
	struct edition *ed = src->ed;
	struct ed_live *l = &ed->live;
	bool *untold = talk_untold(src, false);
	struct fair_ask ask = { .ledger = &src->ledger, .now = &l->as_of, .untold = untold };
	const struct floor *f = &src->ledger.floor;
	struct fairness fair;

	if (!fair_target_parse(ed->rules.v[RULE_TARGET], &ask.target))
		ask.target = TARGET_EQUAL;
	for (size_t i = 0; i < f->n_turns; i++)
		l->untold |= !f->turns[i].voided && untold[f->turns[i].entry];
	fairness_compute(&ask, &fair);
	l->bar = mem_alloc((fair.n + 1) * sizeof *l->bar);
	for (size_t i = 0; i < fair.n && i < ed->n_groups; i++) {
		const struct fair_row *r = &fair.row[i];

		l->bar[l->n_bars++] = (struct ed_bar){ .group = (int)i, .ms = r->ms,
			.target_ms = r->target_ms, .left_ms = r->left_ms, .percent = r->percent,
			.heard = r->heard, .excluded = r->excluded };
	}
	l->early = fair.early;
	l->here = fair.here;
	l->here_heard = fair.here_heard;
	fairness_release(&fair);
	free(untold);
}

/* A warning that a turn of this limit begins with is none. */
static void
build_warnings(struct source *src)
{
	struct ed_live *l = &src->ed->live;
	int64_t all[RULE_TIMES];
	size_t n = rules_times(&src->ed->rules, RULE_WARN, all);

	for (size_t i = 0; i < n; i++)
		if (all[i] < l->limit_ms)
			l->warn[l->n_warns++] = all[i];
}

void
live_build(struct source *src)
{
	struct ed_live *l = &src->ed->live;

	build_state(src);
	build_turn(src);
	build_next(src);
	build_shares(src);
	l->list_closed = src->ledger.floor.closed;
	build_warnings(src);
	for (size_t i = 0; i < src->ledger.n_turns; i++)
		l->spoken |= !src->ledger.turn[i].voided;
}
