/* SPDX-License-Identifier: ISC */
/* Items in the order taken, and under each what was said and done, in order of time. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

static int
compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_time(const void *a, const void *b)
{
	const struct unit *x = *(const struct unit *const *)a, *y = *(const struct unit *const *)b;

	return x->at != y->at ? compare(x->at, y->at) : compare(x->hlc, y->hlc);
}

/* The marks of the meeting in order of time; the caller frees. */
static const struct unit **
sorted_marks(const struct source *src)
{
	const struct units *us = &src->u[UNIT_MARK];
	const struct unit **v = mem_alloc((us->n + 1) * sizeof *v);

	for (size_t i = 0; i < us->n; i++)
		v[i] = &us->v[i];
	qsort(v, us->n, sizeof *v, by_time);
	return v;
}

struct taken {
	const struct unit *unit;
	int64_t at;			/* first taken up; 0: never */
	int place;			/* on the agenda */
};

static int
by_taken(const void *a, const void *b)
{
	const struct taken *x = a, *y = b;

	if ((x->at == 0) != (y->at == 0))
		return x->at == 0 ? 1 : -1;
	return x->at != y->at ? compare(x->at, y->at) : x->place - y->place;
}

/* The place of an item in the order that was set, or behind all of it. */
static int
agenda_place(const struct source *src, const struct unit *item)
{
	const struct unit *m = src->u[UNIT_MEETING].n > 0 ? &src->u[UNIT_MEETING].v[0] : NULL;
	const char *list = m == NULL ? "" : unit_text(m, FLD_ORDER);
	char hex[ID_HEX];
	const char *at = strstr(list, id_hex(&item->id, hex));

	return at == NULL ? (int)strlen(list) + item->num : (int)(at - list);
}

static int64_t
first_taken(const struct unit *const *marks, size_t n, const struct unit *item)
{
	for (size_t i = 0; i < n; i++) {
		const struct id *of = unit_ref(marks[i], FLD_ITEM);

		if (marks[i]->ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id) &&
		    (unit_is(marks[i], FLD_STATE, "open") ||
		     unit_is(marks[i], FLD_STATE, "reopened")))
			return marks[i]->at;
	}
	return 0;
}

static void
build_agenda(struct edition *ed, const struct taken *t)
{
	for (size_t i = 0; i < ed->n_items; i++) {
		size_t k = i;

		for (; k > 0 && t[ed->agenda[k - 1]].place > t[i].place; k--)
			ed->agenda[k] = ed->agenda[k - 1];
		ed->agenda[k] = (int)i;
	}
}

void
items_index(struct source *src)
{
	const struct units *us = &src->u[UNIT_ITEM];
	const struct unit **marks = sorted_marks(src);
	struct taken *t = mem_alloc((us->n + 1) * sizeof *t);
	struct edition *ed = src->ed;

	for (size_t i = 0; i < us->n; i++)
		t[i] = (struct taken){ &us->v[i], first_taken(marks, src->u[UNIT_MARK].n,
			&us->v[i]), agenda_place(src, &us->v[i]) };
	qsort(t, us->n, sizeof *t, by_taken);
	ed->n_items = us->n;
	ed->item = mem_alloc((us->n + 1) * sizeof *ed->item);
	ed->agenda = mem_alloc((us->n + 1) * sizeof *ed->agenda);
	for (size_t i = 0; i < us->n; i++) {
		ed->item[i].taken = t[i].at;
		idmap_put(&src->item, &t[i].unit->id, (int)i);
	}
	build_agenda(ed, t);
	free(t);
	free(marks);
}

static void
fill_item(const struct source *src, struct ed_item *it, const struct unit *u)
{
	it->num = u->num;
	it->dup = u->dup;
	it->at = u->at;
	it->title = show_text(src, u, FLD_TITLE);
	it->type = show_text(src, u, FLD_TYPE);
	it->pillar = show_text(src, u, FLD_PILLAR);
	it->rec = show_text(src, u, FLD_REC);
	it->level = show_text(src, u, FLD_LEVEL);
	it->summary = show_text(src, u, FLD_SUMMARY);
	it->attribution = show_attribution(src, u);
	it->planned_ms = unit_int(u, FLD_PLANNED, 0);
	it->limit_ms = unit_int(u, FLD_LIMIT, 0);
	it->by = show_speaker(src, u, FLD_BY, FLD_GROUP, false);
	it->withheld = show_withheld(src, u);
	it->outcome = it->reason = "";
}

static struct ed_item *
item_of(struct source *src, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&src->item, id);

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
	struct ed_item *it = item_of(src, unit_ref(u, FLD_ITEM));
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

/* A point of order is one only in the mouth of who raised it. */
static const char *
turn_class(const struct source *src, const struct unit *note)
{
	const struct ledger_turn *t = ledger_turn(&src->ledger, unit_ref(note, FLD_TURN));
	const struct floor_turn *ft;

	if (t == NULL || t->voided || t->floor_turn < 0)
		return "";
	ft = &src->ledger.floor.turns[t->floor_turn];
	if (ft->person == FLOOR_NONE ||
	    ledger_person(&src->ledger, unit_ref(note, FLD_PERSON)) != ft->person)
		return "";
	return floor_class_name(ft->class);
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
	e->turn = turn_class(src, u);
	if (src->ed->kind != EDITION_FULL)
		return;
	e->outside = show_speaker(src, u, FLD_PERSON, FLD_GROUP, true);
	e->guarded = e->outside.said != e->speaker.said;
}

static void
add_outcomes(struct source *src)
{
	const struct units *ds = &src->u[UNIT_DECISION], *as = &src->u[UNIT_ACTION];

	for (size_t i = 0; i < ds->n; i++) {
		struct ed_entry *e = add_entry(src, &ds->v[i], ED_DECISION);

		e->ref = (int)i;
		if (src->ed->decision[i].decided != 0)
			e->at = src->ed->decision[i].decided;
		e->withheld = src->ed->decision[i].withheld;
	}
	for (size_t i = 0; i < as->n; i++) {
		struct ed_entry *e = add_entry(src, &as->v[i], ED_ACTION);

		e->ref = (int)i;
		e->withheld = src->ed->action[i].withheld;
	}
}

static void
mark_item(struct source *src, const struct unit *u)
{
	struct ed_item *it = item_of(src, unit_ref(u, FLD_ITEM));
	bool open = unit_is(u, FLD_STATE, "open") || unit_is(u, FLD_STATE, "reopened");

	if (it == NULL)
		return;
	if (open && it->end != ITEM_END_NONE)
		it->again = u->at;
	it->end = open ? ITEM_END_NONE : unit_is(u, FLD_STATE, "skipped") ? ITEM_END_SKIPPED :
		unit_is(u, FLD_STATE, "deferred") ? ITEM_END_DEFERRED : ITEM_END_CLOSED;
	it->closed = open ? 0 : u->at;
	if (*unit_text(u, FLD_OUTCOME) != '\0')
		it->outcome = show_text(src, u, FLD_OUTCOME);
	if (*unit_text(u, FLD_REASON) != '\0')
		it->reason = show_text(src, u, FLD_REASON);
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
	}
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
items_build(struct source *src)
{
	const struct unit **marks = sorted_marks(src);
	struct edition *ed = src->ed;

	for (size_t i = 0; i < src->u[UNIT_ITEM].n; i++)
		fill_item(src, item_of(src, &src->u[UNIT_ITEM].v[i].id), &src->u[UNIT_ITEM].v[i]);
	for (size_t i = 0; i < src->u[UNIT_MARK].n; i++)
		if (marks[i]->ev == EV_ITEM_STATE)
			mark_item(src, marks[i]);
	for (size_t i = 0; i < src->u[UNIT_MARK].n; i++)
		add_mark(src, marks[i]);
	for (size_t i = 0; i < src->u[UNIT_NOTE].n; i++)
		add_note(src, &src->u[UNIT_NOTE].v[i]);
	add_outcomes(src);
	for (size_t i = 0; i < ed->n_groups; i++)
		ed->group[i].present_at_opening = ed->opened != 0 &&
			people_present(src, (int)i, ed->opened) > 0;
	sort_entries(&ed->outside);
	sort_entries(&ed->after);
	for (size_t i = 0; i < ed->n_items; i++)
		sort_entries(&ed->item[i]);
	free(marks);
}
