/* SPDX-License-Identifier: ISC */
/* Hands: who raised one, how long they waited; and points of order that interrupted. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "fairness_priv.h"

/* How long the hand waited, or has waited so far; -1: it is in no figure. */
static int64_t
wait_of(const struct tally *t, int entry)
{
	int64_t until = t->called_at[entry];

	if (until < 0) {
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
find_waits(struct tally *t, struct waits *w)
{
	for (size_t i = 0; i < t->f->n_entries; i++) {
		const struct floor_entry *e = &t->f->entries[i];

		w->row[i] = -1;
		if (!is_counted(t, (int)i))
			continue;
		if (tally_in_scope(t, e->ledger) || t->called_at[i] >= 0)
			t->raised[e->person] = true;
		w->row[i] = tally_row(t, e->group, e->person);
		if (w->row[i] < 0)
			continue;
		count_hand(t, (int)i, w->row[i]);
		w->wait[i] = wait_of(t, (int)i);
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
	struct waits w = { mem_alloc(n * sizeof *w.ms), mem_alloc(n * sizeof *w.row),
		mem_alloc(n * sizeof *w.wait), mem_alloc((t->out->n + 2) * sizeof *w.start) };

	find_waits(t, &w);
	sum_waits(t, &w);
	free(w.ms);
	free(w.row);
	free(w.wait);
	free(w.start);
}

static int
by_start(const void *a, const void *b)
{
	const struct spell *p = a, *q = b;

	return (p->from > q->from) - (p->from < q->from);
}

/* Stated times and turns of other copies may stand anywhere. */
static void
sort_spells(struct tally *t)
{
	for (size_t i = 1; i < t->n_spells; i++) {
		if (t->spell[i - 1].from > t->spell[i].from) {
			qsort(t->spell, t->n_spells, sizeof *t->spell, by_start);
			return;
		}
	}
}

/* Who held the floor at that moment: a row, or -1. */
static int
row_at(const struct tally *t, int64_t at)
{
	size_t low = 0, high = t->n_spells;
	const struct floor_turn *ft;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t->spell[mid].from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return -1;
	ft = &t->f->turns[t->spell[low - 1].turn];
	if (ft->ended && at > turn_last_boundary(t->turn[t->spell[low - 1].turn]))
		return -1;
	return tally_row(t, ft->lead, ft->person);
}

void
tally_interruptions(struct tally *t)
{
	sort_spells(t);
	for (size_t i = 0; i < t->f->n_entries; i++) {
		int row;

		if (t->f->entries[i].class != FLOOR_POINT || t->f->entries[i].voided)
			continue;
		row = row_at(t, t->raised_at[i]);
		if (row >= 0)
			t->out->row[row].interruptions++;
	}
}
