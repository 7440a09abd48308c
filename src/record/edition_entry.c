/* SPDX-License-Identifier: ISC */
/* What was said and done, in order of time, under the item that was in hand. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static struct ed_item *
item_of(struct source *src, const struct unit *u)
{
	int i = show_index(&src->item, u, FLD_ITEM);

	return i < 0 ? NULL : &src->ed->item[i];
}

/* What was in hand at a moment, or last before it. */
static struct ed_item *
item_at(struct source *src, int64_t at)
{
	struct edition *ed = src->ed;
	struct ed_item *last = NULL;
	bool later = false;

	for (size_t i = 0; i < ed->n_items; i++) {
		struct ed_item *it = &ed->item[i];

		if (it->taken == 0)
			continue;
		if (it->taken > at)
			later = true;
		else if (last == NULL || it->taken >= last->taken)
			last = it;
	}
	if (last == NULL)
		return &ed->outside;
	return !later && last->closed != 0 && last->closed < at ? &ed->after : last;
}

static struct ed_entry *
add_entry(struct source *src, const struct unit *u, enum ed_entry_kind kind)
{
	struct ed_item *it = item_of(src, u);
	struct ed_entry *e;

	if (it == NULL)
		it = item_at(src, u->at);
	MEM_GROW(it->entry, it->n, it->cap);
	e = &it->entry[it->n++];
	*e = (struct ed_entry){ .kind = kind, .at = u->at, .hlc = u->hlc, .num = u->num,
		.speaker = { SAID_NOBODY, -1, -1, "" }, .outside = { SAID_NOBODY, -1, -1, "" },
		.turn = "", .text = "", .because = "", .ref = -1, .withheld = -1 };
	return e;
}

static bool
was_interpreted(const struct ledger_turn *t)
{
	for (size_t i = 0; i < t->n_segs; i++)
		if (t->segs[i].op == SEG_PAUSE && str_eq(t->segs[i].cause, "interpret"))
			return true;
	return false;
}

/* A point of order is one only in the mouth of who raised it; so is what was interpreted. */
static void
take_turn(const struct source *src, const struct unit *note, struct ed_entry *e)
{
	const struct id *turn = unit_ref(note, FLD_TURN);
	const struct ledger_turn *t = turn == NULL ? NULL : ledger_turn(&src->ledger, turn);
	const struct floor_turn *ft;

	if (t == NULL || t->voided || t->floor_turn < 0)
		return;
	ft = &src->ledger.floor.turns[t->floor_turn];
	if (ft->person == FLOOR_NONE ||
	    ledger_person(&src->ledger, unit_ref(note, FLD_PERSON)) != ft->person)
		return;
	e->turn = floor_class_name(ft->class);
	e->interpreted = e->speaker.said == SAID_PERSON && was_interpreted(t);
}

static void
add_note(struct source *src, const struct unit *u)
{
	struct ed_entry *e = add_entry(src, u, unit_is(u, FLD_FORM, "ruling") ? ED_RULING :
		ED_REMARK);

	src->ed->remarks++;
	e->withheld = show_withheld(src, u);
	e->speaker = show_speaker(src, u, FLD_PERSON, FLD_GROUP, false);
	e->text = show_text(src, u, FLD_TEXT);
	e->because = show_text(src, u, FLD_BECAUSE);
	take_turn(src, u, e);
	if (src->ed->kind != EDITION_FULL)
		return;
	e->outside = show_speaker(src, u, FLD_PERSON, FLD_GROUP, true);
	e->guarded = e->outside.said != e->speaker.said;
}

/* What follows a meeting, or comes from an earlier one, is not of its course. */
static bool
of_the_course(const struct source *src, const struct unit *u)
{
	const struct edition *ed = src->ed;

	return unit_ref(u, FLD_ITEM) != NULL || ((ed->opened == 0 || u->at >= ed->opened) &&
		(ed->closed == 0 || u->at <= ed->closed));
}

static void
add_decisions(struct source *src)
{
	const struct units *us = &src->u[UNIT_DECISION];

	for (size_t i = 0; i < us->n; i++) {
		const struct ed_decision *d = &src->ed->decision[i];
		struct ed_entry *e;

		if (d->between)
			continue;
		e = add_entry(src, &us->v[i], ED_DECISION);
		e->ref = (int)i;
		if (d->decided != 0)
			e->at = d->decided;
		e->withheld = d->withheld;
	}
}

static void
add_follow(struct source *src, enum unit_kind unit, enum ed_entry_kind kind)
{
	const struct units *us = &src->u[unit];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		struct ed_entry *e;

		if (!of_the_course(src, u))
			continue;
		if (kind == ED_CONSENT && src->ed->consent[i].decision >= 0)
			continue;
		e = add_entry(src, u, kind);
		e->ref = (int)i;
		e->withheld = show_withheld(src, u);
	}
}

static void
add_outcomes(struct source *src)
{
	add_decisions(src);
	if (src->ask->live)
		return;
	add_follow(src, UNIT_ACTION, ED_ACTION);
	add_follow(src, UNIT_COMMITMENT, ED_COMMITMENT);
	add_follow(src, UNIT_CONSULT, ED_CONSULT);
	add_follow(src, UNIT_CONSENT, ED_CONSENT);
}

static void
mark_count(struct source *src, const struct unit *u)
{
	struct edition *ed = src->ed;
	struct ed_entry *e = add_entry(src, u, ED_QUORUM);

	e->ref = (int)ed->n_counts;
	ed->count[ed->n_counts++] = (struct ed_count){
		.decision = show_index(&src->decision, u, FLD_TARGET),
		.filled = (int)unit_int(u, FLD_SEATED, 0),
		.seats = (int)unit_int(u, FLD_OF_SEATS, 0),
		.met = unit_is(u, FLD_STATE, "met"),
	};
}

static void
mark_meeting(struct source *src, const struct unit *u)
{
	bool suspended = unit_is(u, FLD_STATE, "suspended");

	if (unit_is(u, FLD_STATE, "open") && src->ed->opened == 0)
		src->ed->opened = u->at;
	else if (unit_is(u, FLD_STATE, "closed"))
		src->ed->closed = u->at;
	if (suspended || unit_is(u, FLD_STATE, "resumed"))
		add_entry(src, u, suspended ? ED_SUSPENDED : ED_RESUMED)->because =
			show_text(src, u, FLD_REASON);
}

static void
mark_adopted(struct source *src, const struct unit *u)
{
	struct edition *ed = src->ed;

	if (unit_is(u, FLD_WHAT, "agenda"))
		ed->agenda_adopted = u->at;
	else if (unit_is(u, FLD_WHAT, "rules"))
		ed->rules_adopted = u->at;
	else
		return;		/* the minutes: see the status */
	add_entry(src, u, ED_ADOPTED)->text = show_text(src, u, FLD_WHAT);
}

static void
add_mark(struct source *src, const struct unit *u)
{
	bool on = unit_is(u, FLD_STATE, "open");

	if (u->ev == EV_MEETING_STATE) {
		mark_meeting(src, u);
	} else if (u->ev == EV_PART_STATE) {
		add_entry(src, u, on ? ED_PART_OPENED : ED_PART_CLOSED)->text =
			show_text(src, u, FLD_TITLE);
	} else if (u->ev == EV_HALL_STATE) {
		src->ed->was_closed |= !on;
		add_entry(src, u, on ? ED_HALL_OPEN : ED_HALL_CLOSED)->text =
			show_text(src, u, FLD_GROUND);
	} else if (u->ev == EV_ADOPT) {
		mark_adopted(src, u);
	} else if (u->ev == EV_QUORUM_SET) {
		mark_count(src, u);
	}
}

static int
compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_entry(const void *a, const void *b)
{
	const struct ed_entry *x = a, *y = b;

	return x->at != y->at ? compare(x->at, y->at) : compare(x->hlc, y->hlc);
}

static void
sort_entries(struct ed_item *it)
{
	if (it->n > 1)
		qsort(it->entry, it->n, sizeof *it->entry, by_entry);
}


void
entries_build(struct source *src, const struct unit *const *marks, size_t n)
{
	const struct units *notes = &src->u[UNIT_NOTE];
	struct edition *ed = src->ed;

	ed->count = new_array(src, n, sizeof *ed->count);
	for (size_t i = 0; i < n; i++)
		add_mark(src, marks[i]);
	for (size_t i = 0; i < notes->n; i++)
		add_note(src, &notes->v[i]);
	add_outcomes(src);
	sort_entries(&ed->outside);
	sort_entries(&ed->after);
	for (size_t i = 0; i < ed->n_items; i++)
		sort_entries(&ed->item[i]);
}
