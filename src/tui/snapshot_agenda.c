/* SPDX-License-Identifier: ISC */
/* The agenda and its clock: the item in hand, when all ends, how far behind the plan. */
#include <config.h>

#include "snapshot.h"

/* Time that went into items so far, breaks left out. */
struct usage {
	const struct meeting *m;
	int64_t *ms;			/* by item; -1: not taken up, skipped or deferred yet */
	size_t at;			/* item in hand; m->items.n = none */
	struct item_clock clock;	/* its */
};

static void
leave_item(struct usage *u, int64_t now)
{
	if (u->at < u->m->items.n)
		u->ms[u->at] += item_clock_used(&u->clock, now);
	u->at = u->m->items.n;
}

static void
follow_mark(struct usage *u, const struct unit *k)
{
	const struct id *id = unit_ref(k, FLD_ITEM);
	const struct unit *item = id == NULL ? NULL : meeting_item(u->m, id);
	size_t i = item == NULL ? 0 : (size_t)(item - u->m->items.v);

	if (k->ev == EV_MEETING_STATE)
		item_clock_state(&u->clock, k);
	if (k->ev != EV_ITEM_STATE || item == NULL)
		return;
	if (u->ms[i] < 0)
		u->ms[i] = 0;
	if (unit_is(k, FLD_STATE, "open") || unit_is(k, FLD_STATE, "reopened")) {
		leave_item(u, k->at);
		u->at = i;
		item_clock_start(&u->clock, k->at);
	} else if (u->at == i) {
		leave_item(u, k->at);
	}
}

static void
use_time(const struct snapshot *s, const struct meeting *m, struct usage *ret_u)
{
	*ret_u = (struct usage){ .m = m, .at = m->items.n };
	ret_u->ms = unit_arena_alloc(s->mem.arena, (m->items.n + 1) * sizeof *ret_u->ms);
	for (size_t i = 0; i < m->items.n; i++)
		ret_u->ms[i] = -1;
	for (size_t i = 0; i < m->marks.n; i++)
		follow_mark(ret_u, &m->marks.v[i]);
	leave_item(ret_u, s->as_of.at);
}

/*
 * What finished items took beyond their plan (or spared, negative), and the item in hand so
 * far. False if an item that was taken up has no plan: then nothing can be said.
 */
static bool
behind(const struct snapshot *s, const struct meeting *m, int64_t *ret_ms)
{
	struct usage u;
	int64_t ms = 0;

	use_time(s, m, &u);
	for (size_t i = 0; i < m->items.n; i++) {
		int64_t planned = unit_int(&m->items.v[i], FLD_PLANNED, 0);
		int64_t over = u.ms[i] - planned;
		bool in_hand = id_eq(&m->items.v[i].id, &m->item);

		if (u.ms[i] < 0)
			continue;
		if (planned <= 0)
			return false;
		if (!in_hand || over > 0)
			ms += over;
	}
	*ret_ms = ms;
	return true;
}

static void
load_items(struct snapshot *s, const struct meeting *m)
{
	const struct unit *item = meeting_item(m, &m->item);
	bool passed = false, after = false;	/* the item in hand was passed; the pending is after it */

	s->n_items = (int)m->items.n;
	s->has_item = item != NULL;
	if (item != NULL) {
		s->item_num = item->num;
		s->item_title = snapshot_keep(s, unit_text(item, FLD_TITLE));
		s->item_planned = unit_int(item, FLD_PLANNED, 0);
	}
	for (size_t i = 0; i < m->items.n; i++) {
		const struct unit *u = &m->items.v[i];
		int64_t planned = unit_int(u, FLD_PLANNED, 0);

		passed |= u == item;
		if (item_state(m, u) != ITEM_PENDING)
			continue;
		/* The next one on the agenda comes before those that were passed by. */
		if (!s->has_pending || (passed && !after)) {
			s->has_pending = true;
			after = passed;
			s->pending_num = u->num;
			s->pending_title = snapshot_keep(s, unit_text(u, FLD_TITLE));
		}
		if (s->pending_planned >= 0)
			s->pending_planned = planned > 0 ? s->pending_planned + planned : -1;
	}
}

/* When the agenda ends if the item in hand and all to come take what was planned. */
static void
load_times(struct snapshot *s, const struct meeting *m)
{
	int64_t now = s->as_of.at, left, ms;

	snapshot_hhmm(s, now, s->now_hhmm);
	if (!s->has_item)
		return;
	s->item_used = item_clock_used(&m->item_clock, now);
	left = s->item_planned - s->item_used;
	s->item_left = left > 0 ? left : 0;
	if (s->item_planned <= 0 || s->pending_planned < 0)
		return;
	snapshot_hhmm(s, now + s->item_left + s->pending_planned, s->ends_hhmm);
	/* Whole minutes, towards nothing: a few seconds are not late. */
	if (behind(s, m, &ms))
		s->late_min = (int)(ms / 60000);
}

void
snapshot_load_agenda(struct snapshot *s, const struct meeting *m)
{
	load_items(s, m);
	load_times(s, m);
}
