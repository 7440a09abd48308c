/* SPDX-License-Identifier: ISC */
/* What the outcomes show, read from the meeting. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "outcomes_detail.h"
#include "screen.h"

/* The sets that are read, in the order of enum out_set. */
static const enum unit_kind kinds[OUT_SETS] = {
	[SET_DECISIONS] = UNIT_DECISION, [SET_AMENDMENTS] = UNIT_AMENDMENT,
	[SET_STATEMENTS] = UNIT_STATEMENT, [SET_RESERVATIONS] = UNIT_RESERVATION,
	[SET_ACTIONS] = UNIT_ACTION, [SET_COMMITMENTS] = UNIT_COMMITMENT,
};

static bool
read_sets(const struct meeting *m, struct units set[OUT_SETS], struct err *err)
{
	for (int i = 0; i < OUT_SETS; i++)
		if (!store_units(m->store, kinds[i], &set[i], err))
			return false;
	return true;
}

static const char *
keep(struct outcomes *o, const char *text)
{
	return unit_arena_str(o->mem.arena, text);
}

static const char *
keep_label(struct outcomes *o, const struct unit *u)
{
	char label[32];

	return keep(o, unit_label(u, label, sizeof label));
}

static void
load_groups(struct outcomes *o, const struct meeting *m, const struct seating *now)
{
	struct str words = STR_INIT;

	o->n_groups = now->n_groups;
	o->group = mem_alloc((o->n_groups + 1) * sizeof *o->group);
	for (size_t g = 0; g < o->n_groups; g++) {
		const struct unit *u = units_find(&m->groups, &now->group[g].group);

		o->group[g] = (struct out_group){ .code = keep(o, group_code(u)),
			.name = keep(o, unit_text(u, FLD_NAME)), .filled = now->group[g].filled,
			.missing = seating_missing(now, g) };
	}
	str_add(&words, now->rule == QUORUM_NONE ? "" : now->met ? "Quorum: " : "NO QUORUM: ");
	deciding_quorum(m, now, &words);
	o->quorum = keep(o, str_c(&words));
	str_release(&words);
}

static void
load_cells(struct out_decision *d, const struct outcome *oc, size_t n)
{
	d->cell = mem_alloc((n + 1) * sizeof *d->cell);
	for (size_t g = 0; g < n && g < oc->n_groups; g++)
		d->cell[g] = (struct out_cell){ oc->group[g].stance, oc->group[g].yes,
			oc->group[g].no, oc->group[g].abstain };
}

static bool
load_decision(struct outcomes *o, struct out_reading *r, const struct unit *u,
	struct out_decision *ret_d, struct err *err)
{
	struct deciding st;
	struct str detail = STR_INIT;

	if (!deciding_make(r->m, u, &st, err))
		return false;
	*ret_d = (struct out_decision){ .id = u->id, .label = keep_label(o, u),
		.state = keep(o, unit_text(u, FLD_STATE)), .text = keep(o, unit_text(u, FLD_TEXT)),
		.open = !st.decided };
	ret_d->doubtful = st.outcome.objections > 0 || st.outcome.too_many || st.n_waits > 0 ||
		st.disputed > 0 || *unit_text(u, FLD_DESPITE) != '\0' ||
		(st.decided && !outcome_agrees(&st.outcome, ret_d->state));
	load_cells(ret_d, &st.outcome, o->n_groups);
	detail_add(r, u, &st, &detail);
	ret_d->detail = keep(o, str_c(&detail));
	str_release(&detail);
	deciding_release(&st);
	return true;
}

static bool
load_decisions(struct outcomes *o, struct out_reading *r, struct err *err)
{
	const struct units *us = &r->set[SET_DECISIONS];

	o->decision = mem_alloc((us->n + 1) * sizeof *o->decision);
	for (; o->n_decisions < us->n; o->n_decisions++)
		if (!load_decision(o, r, &us->v[o->n_decisions], &o->decision[o->n_decisions], err))
			return false;
	return true;
}

static void
load_promise(struct outcomes *o, const struct meeting *m, const struct unit *u, const char *today)
{
	bool action = u->kind == UNIT_ACTION;
	const struct unit *who = meeting_person(m, unit_ref(u, action ? FLD_OWNER : FLD_PERSON));
	const struct unit *group = meeting_group(m, unit_ref(u, action ? FLD_OWNER_GROUP :
		FLD_GROUP));
	struct out_promise *p = &o->promise[o->n_promises++];
	struct str command = STR_INIT;

	str_addf(&command, "%s %d", action ? "action" : "commit", u->num);
	*p = (struct out_promise){ .label = keep_label(o, u), .command = keep(o, str_c(&command)),
		.owner = keep(o, who != NULL ? person_name(who) : group != NULL ?
			group_code(group) : unit_text(u, FLD_OWNER_NAME)),
		.text = keep(o, unit_text(u, FLD_TEXT)), .due = keep(o, unit_text(u, FLD_DUE)),
		.state = keep(o, *unit_text(u, FLD_STATE) == '\0' ? "open" :
			unit_text(u, FLD_STATE)) };
	p->open = str_eq(p->state, "open");
	p->late = p->open && *p->due != '\0' && strcmp(p->due, today) < 0;
	str_release(&command);
}

static void
load_promises(struct outcomes *o, const struct out_reading *r)
{
	const struct units *actions = &r->set[SET_ACTIONS], *pledges = &r->set[SET_COMMITMENTS];
	char today[11];

	when_local(meeting_clock(r->m).at, meeting_zone(r->m), "%Y-%m-%d", today, sizeof today);
	o->promise = mem_alloc((actions->n + pledges->n + 1) * sizeof *o->promise);
	for (size_t i = 0; i < actions->n; i++)
		load_promise(o, r->m, &actions->v[i], today);
	for (size_t i = 0; i < pledges->n; i++)
		load_promise(o, r->m, &pledges->v[i], today);
}

/* Whoever may vote now, in order of the list: one row a seat. */
static void
load_seats(struct outcomes *o, const struct meeting *m, const struct deciding *st)
{
	o->seat = mem_alloc((st->seating.n + 1) * sizeof *o->seat);
	for (size_t i = 0; i < st->seating.n; i++) {
		const struct unit *p = units_find(&m->persons, &st->seating.v[i].person);
		struct out_seat *seat = &o->seat[o->n_seats];
		char code[24];

		if (p == NULL || !st->seating.v[i].votes)
			continue;
		person_seat_code(m, p, code);
		*seat = (struct out_seat){ .person = p->id, .name = keep(o, person_name(p)), .code = keep(o, code),
			.word = keep(o, *code == '\0' ? person_name(p) : code) };
		if (st->vote[i] != NULL)
			choice_parse(unit_text(st->vote[i], FLD_CHOICE), &seat->choice);
		o->n_seats++;
	}
}

/* What was selected stays selected. */
static void
keep_place(struct outcomes *o, const struct outcomes *old)
{
	const struct out_decision *was = outcomes_selected(old);

	memcpy(o->at, old->at, sizeof o->at);
	for (size_t i = 0; was != NULL && i < o->n_decisions; i++)
		if (id_eq(&o->decision[i].id, &was->id))
			o->at[OUT_DECISIONS] = i;
	if (o->n_decisions > 0 && o->at[OUT_DECISIONS] >= o->n_decisions)
		o->at[OUT_DECISIONS] = o->n_decisions - 1;
	if (o->n_promises > 0 && o->at[OUT_PROMISES] >= o->n_promises)
		o->at[OUT_PROMISES] = o->n_promises - 1;
}

/* What the keys wait for is about the proposal that was selected, not about its neighbour. */
static bool
same_subject(const struct outcomes *o, const struct outcomes *old)
{
	const struct out_decision *was = outcomes_selected(old), *now = outcomes_selected(o);

	return o->wait == OUT_WAIT_NONE || was == NULL ||
		(now != NULL && now->open && id_eq(&now->id, &was->id));
}

/* The seats of the selected one, and the quorum of now. */
static bool
load_now(struct outcomes *o, struct out_reading *r, struct err *err)
{
	const struct out_decision *d = outcomes_selected(o);
	const struct unit *u = d == NULL || !d->open ? NULL : units_find(&r->set[SET_DECISIONS],
		&d->id);
	struct deciding st;

	if (!deciding_make(r->m, u, &st, err))
		return false;
	load_groups(o, r->m, &st.seating);
	load_seats(o, r->m, &st);
	deciding_release(&st);
	return true;
}

static bool
fill(struct screen *s, struct out_reading *r, struct err *err)
{
	struct outcomes *o = &s->outcomes, old = *o;

	o->mem = (struct units){ .arena = unit_arena_new() };
	o->group = NULL;
	o->decision = NULL;
	o->promise = NULL;
	o->seat = NULL;
	o->n_decisions = o->n_promises = o->n_seats = 0;
	o->n_groups = s->m->groups.n;
	if (!load_decisions(o, r, err)) {
		outcomes_release(o);
		*o = old;
		return false;
	}
	load_promises(o, r);
	keep_place(o, &old);
	if (!load_now(o, r, err)) {
		outcomes_release(o);
		*o = old;
		return false;
	}
	if (!same_subject(o, &old)) {
		screen_say(s, "%s is no longer open: nothing more is recorded of it",
			outcomes_selected(&old)->label);
		o->wait = OUT_WAIT_NONE;
	}
	outcomes_roll_follow(o, &old);
	outcomes_release(&old);
	return true;
}

bool
outcomes_load(struct screen *s, struct err *err)
{
	struct out_reading r = { .m = s->m };
	bool ok = meeting_refresh(s->m, err) && read_sets(s->m, r.set, err);

	/* How it stands is asked for this moment. */
	s->m->now = screen_clock(s);
	ok = ok && fill(s, &r, err);
	for (int i = 0; i < OUT_SETS; i++)
		units_release(&r.set[i]);
	return ok;
}
