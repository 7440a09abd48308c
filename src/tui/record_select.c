/* SPDX-License-Identifier: ISC */
/* A line of the minutes is selected: its keys are one act each, then one types again. */
#include <config.h>

#include <string.h>

#include "record_priv.h"

/* The nearest line from at on that is a unit, going by; list.n if there is none. */
static size_t
unit_from(const struct record_list *l, size_t at, int by)
{
	while (at < l->n && id_zero(&l->v[at]->unit))
		at += (size_t)by;		/* below 0 is beyond n */
	return at < l->n ? at : l->n;
}

static void
select_at(struct screen *s, size_t at)
{
	struct record_view *r = &s->record;

	r->sel = r->list.v[at]->unit;
	r->sel_was = *r->list.v[at];
	record_reveal(s, at);
}

void
record_select(struct screen *s)
{
	struct record_view *r = &s->record;
	size_t at = record_selected(r);

	if (at == r->list.n)
		at = unit_from(&r->list, r->low, -1);
	if (at == r->list.n)
		at = unit_from(&r->list, 0, 1);
	if (at == r->list.n) {
		screen_say(s, "nothing is recorded yet that could be selected");
		return;
	}
	r->selecting = true;
	r->wait = CHOOSE_NOTHING;
	screen_scope(s);
	select_at(s, at);
}

void
record_leave(struct screen *s)
{
	struct record_view *r = &s->record;

	r->selecting = false;
	r->wait = CHOOSE_NOTHING;
	screen_scope(s);
	record_mark(s);
}

const struct snap_line *
record_chosen(struct screen *s)
{
	const struct record_view *r = &s->record;
	size_t at = record_selected(r);

	if (at < r->list.n)
		return r->list.v[at];
	screen_say(s, "nothing is selected: up and down select");
	return NULL;
}

static void
step(struct screen *s, int by)
{
	struct record_view *r = &s->record;
	size_t at = record_selected(r), to;

	if (at == r->list.n)
		return;
	to = unit_from(&r->list, at + (size_t)by, by);
	if (to == r->list.n && by < 0 && record_older(s)) {
		at = record_selected(r);
		to = unit_from(&r->list, at + (size_t)by, by);
	}
	if (to < r->list.n)
		select_at(s, to);
	else
		screen_say(s, by < 0 ? "this is the first" : "this is the newest");
}

/* By a page, then the unit nearest to where it was. */
static void
page(struct screen *s, int by)
{
	struct record_view *r = &s->record;
	size_t at;

	record_scroll(s, -by * record_room(s));
	at = unit_from(&r->list, r->low, -1);
	if (at == r->list.n)
		at = unit_from(&r->list, 0, 1);
	if (at < r->list.n)
		select_at(s, at);
}

static void
toggle_fold(struct screen *s)
{
	struct record_view *r = &s->record;
	const struct snap_line *l = record_chosen(s);

	if (l == NULL)
		return;
	r->open = id_eq(&r->open, &l->unit) ? (struct id){ { 0 } } : l->unit;
	record_reveal(s, record_selected(r));
}

/* First everything is shown again, at the selected one; then one types, at the newest. */
static void
unselect(struct screen *s)
{
	struct record_view *r = &s->record;

	if (record_filtered(r)) {
		r->filter = SHOW_ALL;
		str_clear(&r->needle);
		record_arrange(s);
		record_reveal(s, record_selected(r));
		return;
	}
	record_leave(s);
	r->sel = r->open = (struct id){ { 0 } };
	record_show_all(s);
}

static bool
move_action(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_SEL_UP:
		step(s, -1);
		return true;
	case ACT_SEL_DOWN:
		step(s, 1);
		return true;
	case ACT_SEL_PGUP:
		page(s, -1);
		return true;
	case ACT_SEL_PGDN:
		page(s, 1);
		return true;
	case ACT_FOLD:
		toggle_fold(s);
		return true;
	case ACT_FIND:
		record_find(s);
		return true;
	case ACT_FIND_NEXT:
		record_find_next(s, -1);
		return true;
	case ACT_FIND_BACK:
		record_find_next(s, 1);
		return true;
	case ACT_UNSELECT:
		unselect(s);
		return true;
	default:
		return false;
	}
}

unsigned
record_select_action(struct screen *s, const struct act *a)
{
	screen_hush(s);
	if (s->record.wait != CHOOSE_NOTHING)
		record_choose(s, a);
	else if (record_answer(s, a))
		record_leave(s);
	else if (!move_action(s, a->id) && !record_act(s, a->id))
		return EFFECT_UNHANDLED;
	return EFFECT_DIRTY;
}
