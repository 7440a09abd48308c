/* SPDX-License-Identifier: ISC */
/* The clock of a turn: counted time from its recorded boundaries (design 3.6). */
#include <talanoa/base/str.h>
#include <talanoa/core/ledger.h>

#include "floor_priv.h"

bool
tick_one_boot(const struct tick *a, const struct tick *b)
{
	return !a->stated && !b->stated && a->boot[0] != '\0' && str_eq(a->boot, b->boot);
}

int64_t
tick_between(const struct tick *a, const struct tick *b)
{
	int64_t ms;

	if (tick_one_boot(a, b))
		ms = b->mono - a->mono;
	else
		ms = b->at - a->at;
	return ms > 0 ? ms : 0;
}

/* Is the clock running after the recorded boundaries? */
static const struct tick *
running_since(const struct ledger_turn *t, int64_t *ret_ms)
{
	const struct tick *since = NULL;
	int64_t ms = 0;

	for (size_t i = 0; i < t->n_segs; i++) {
		const struct segment *s = &t->segs[i];

		switch (s->op) {
		case SEG_START:
		case SEG_RESUME:
			if (since == NULL)
				since = &s->tick;
			break;
		case SEG_RESTART:
			ms = 0;
			since = &s->tick;
			break;
		case SEG_PAUSE:
		case SEG_END:
		case SEG_LOST:
			if (since != NULL)
				ms = floor_sum(ms, tick_between(since, &s->tick));
			since = NULL;
			break;
		}
	}
	*ret_ms = ms;
	return since;
}

int64_t
turn_ms(const struct ledger_turn *t, const struct tick *now)
{
	int64_t ms;
	const struct tick *since = running_since(t, &ms);

	if (t->fixed_ms >= 0)
		return t->fixed_ms;
	if (since != NULL && now != NULL)
		ms = floor_sum(ms, tick_between(since, t->doubt ? &t->sure : now));
	return ms;
}

int64_t
turn_unsure_ms(const struct ledger_turn *t, const struct tick *now)
{
	int64_t ms;

	if (!t->doubt)
		return 0;
	ms = tick_one_boot(&t->sure, now) ? now->mono - t->sure.mono : now->at - t->sure.at;
	return ms < 0 ? -1 : ms;
}

bool
ledger_doubt(struct ledger *l, const struct tick *sure)
{
	const struct ledger_turn *running = ledger_running(l);
	struct ledger_turn *t = running == NULL ? NULL : &l->turn[running - l->turn];

	if (t == NULL || turn_paused(t))
		return false;
	t->doubt = sure != NULL;
	if (sure != NULL)
		t->sure = *sure;
	return true;
}

bool
turn_ended(const struct ledger_turn *t)
{
	const struct segment *s = t->n_segs > 0 ? &t->segs[t->n_segs - 1] : NULL;

	return t->voided || (s != NULL && (s->op == SEG_END || s->op == SEG_LOST));
}

bool
turn_paused(const struct ledger_turn *t)
{
	return t->n_segs > 0 && t->segs[t->n_segs - 1].op == SEG_PAUSE;
}

const char *
turn_pause_cause(const struct ledger_turn *t)
{
	return turn_paused(t) ? t->segs[t->n_segs - 1].cause : "";
}

int64_t
turn_last_boundary(const struct ledger_turn *t)
{
	return t->n_segs > 0 ? t->segs[t->n_segs - 1].tick.at : t->called_at;
}

const struct ledger_turn *
ledger_turn(const struct ledger *l, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&l->turns, id);

	return i < 0 ? NULL : &l->turn[i];
}

static const struct ledger_turn *
turn_of(const struct ledger *l, int ft)
{
	for (size_t i = l->n_turns; ft != FLOOR_NONE && i > 0; i--)
		if (l->turn[i - 1].floor_turn == ft)
			return &l->turn[i - 1];
	return NULL;
}

const struct ledger_turn *
ledger_running(const struct ledger *l)
{
	return turn_of(l, floor_running(&l->floor));
}

const struct ledger_turn *
ledger_interrupted(const struct ledger *l)
{
	const struct floor *f = &l->floor;

	if (f->n_open < 2 || f->turns[f->open[f->n_open - 1]].class != FLOOR_POINT)
		return NULL;
	return turn_of(l, f->open[f->n_open - 2]);
}

void
ledger_elapse(struct ledger *l, const struct tick *now)
{
	for (size_t i = 0; i < l->n_turns; i++) {
		const struct ledger_turn *t = &l->turn[i];

		if (t->ours && !turn_ended(t))
			floor_apply_elapsed(&l->floor, t->floor_turn, turn_ms(t, now));
	}
}
