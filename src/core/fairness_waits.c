/* SPDX-License-Identifier: ISC */
/* Hands: who raised one, how long they waited; and points of order that interrupted. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "fairness_priv.h"

enum { NOT_CALLED = -1 };

/* When each entry was called for the first time that still stands. */
static int64_t *
calls(const struct tally *t)
{
	int64_t *called = mem_alloc((t->f->n_entries + 1) * sizeof *called);

	for (size_t i = 0; i < t->f->n_entries; i++)
		called[i] = NOT_CALLED;
	for (size_t i = 0; i < t->f->n_turns; i++) {
		const struct floor_turn *ft = &t->f->turns[i];

		if (ft->voided || ft->lost || (ft->elsewhere && !ft->ended) ||
		    t->turn[i] == NULL || !tally_in_scope(t, ft->ledger))
			continue;
		if (called[ft->entry] == NOT_CALLED)
			called[ft->entry] = t->turn[i]->called_at;
	}
	return called;
}

/* How long the hand waited, or has waited so far; -1: it is in no figure. */
static int64_t
wait_of(const struct tally *t, int entry, int64_t called)
{
	int64_t until = called;

	if (called == NOT_CALLED) {
		if (t->ask->now == NULL || !floor_waiting(t->f, entry))
			return -1;
		until = t->ask->now->at;
	}
	return until > t->raised_at[entry] ? until - t->raised_at[entry] : 0;
}

static bool
is_counted(const struct tally *t, int entry)
{
	const struct floor_entry *e = &t->f->entries[entry];

	return e->class == FLOOR_ORDINARY && !e->voided && tally_told(t, entry);
}

static void
count_hand(struct tally *t, int entry, int row)
{
	const struct floor_entry *e = &t->f->entries[entry];
	struct fair_row *r = &t->out->row[row];
	int64_t at = t->raised_at[entry];

	if (!floor_waiting(t->f, entry))
		return;
	r->hands++;
	if (r->oldest_at == 0 || at < r->oldest_at)
		r->oldest_at = at;
	t->raised[e->person] = true;
}

struct waits {				/* of all hands, those of a row together */
	int64_t *ms;
	int *row;			/* by entry: -1 = no wait */
	int64_t *wait;			/* by entry */
	size_t *start;			/* by row, and one more */
};

static void
find_waits(struct tally *t, const int64_t *called, struct waits *w)
{
	for (size_t i = 0; i < t->f->n_entries; i++) {
		const struct floor_entry *e = &t->f->entries[i];

		w->row[i] = -1;
		if (!is_counted(t, (int)i))
			continue;
		if (tally_in_scope(t, e->ledger) || called[i] != NOT_CALLED)
			t->raised[e->person] = true;
		w->row[i] = tally_row(t, e->group, e->person);
		if (w->row[i] < 0)
			continue;
		count_hand(t, (int)i, w->row[i]);
		w->wait[i] = wait_of(t, (int)i, called[i]);
		if (w->wait[i] < 0)
			w->row[i] = -1;
		else
			w->start[w->row[i] + 1]++;
	}
}

/* Those of each row side by side, then the figures of each part and of the whole. */
static void
sum_waits(struct tally *t, struct waits *w)
{
	size_t n = t->out->n;

	for (size_t i = 0; i < n; i++)
		w->start[i + 1] += w->start[i];
	for (size_t i = 0; i < t->f->n_entries; i++)
		if (w->row[i] >= 0)
			w->ms[w->start[w->row[i]]++] = w->wait[i];
	for (size_t i = 0; i < n; i++) {
		size_t from = i == 0 ? 0 : w->start[i - 1];

		equity_waits(w->ms + from, w->start[i] - from, &t->out->row[i].waits);
	}
	equity_waits(w->ms, n == 0 ? 0 : w->start[n - 1], &t->out->waits);
}

void
tally_hands(struct tally *t)
{
	size_t n = t->f->n_entries + 1;
	int64_t *called = calls(t);
	struct waits w = { mem_alloc(n * sizeof *w.ms), mem_alloc(n * sizeof *w.row),
		mem_alloc(n * sizeof *w.wait), mem_alloc((t->out->n + 2) * sizeof *w.start) };

	find_waits(t, called, &w);
	sum_waits(t, &w);
	free(called);
	free(w.ms);
	free(w.row);
	free(w.wait);
	free(w.start);
}

struct spell {				/* an ordinary turn, from its call to its end */
	int64_t from, to;
	int row;
};

static int
by_start(const void *a, const void *b)
{
	const struct spell *p = a, *q = b;

	return (p->from > q->from) - (p->from < q->from);
}

static size_t
find_spells(const struct tally *t, struct spell *ret_v)
{
	size_t n = 0;
	bool sorted = true;

	for (size_t i = 0; i < t->f->n_turns; i++) {
		const struct floor_turn *ft = &t->f->turns[i];
		const struct ledger_turn *lt = t->turn[i];
		struct spell s;

		if (lt == NULL || ft->class != FLOOR_ORDINARY || tally_turn_ms(t, (int)i) < 0 ||
		    !tally_told(t, ft->entry))
			continue;
		s = (struct spell){ lt->called_at, turn_ended(lt) ? turn_last_boundary(lt) :
			INT64_MAX, tally_row(t, ft->lead, ft->person) };
		sorted = sorted && (n == 0 || ret_v[n - 1].from <= s.from);
		ret_v[n++] = s;
	}
	if (!sorted)
		qsort(ret_v, n, sizeof *ret_v, by_start);
	return n;
}

/* Who held the floor at that moment: a row, or -1. */
static int
row_at(const struct spell *v, size_t n, int64_t at)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v[mid].from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low > 0 && at <= v[low - 1].to ? v[low - 1].row : -1;
}

void
tally_interruptions(struct tally *t)
{
	struct spell *v = mem_alloc((t->f->n_turns + 1) * sizeof *v);
	size_t n = find_spells(t, v);

	for (size_t i = 0; i < t->f->n_entries; i++) {
		int row;

		if (t->f->entries[i].class != FLOOR_POINT || t->f->entries[i].voided)
			continue;
		row = row_at(v, n, t->raised_at[i]);
		if (row >= 0)
			t->out->row[row].interruptions++;
	}
	free(v);
}
