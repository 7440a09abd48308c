/* SPDX-License-Identifier: ISC */
/* Shares, what would have to move to be even, Gini, and percentages that add up to 100. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include "equity_priv.h"

int64_t
equity_spoken(const struct equity_row *r)
{
	return r->ms > 0 ? r->ms : 0;
}

int64_t
equity_weight(const struct equity_row *r)
{
	return r->weight > 0 ? r->weight : 0;
}

int64_t
equity_nearest(wide num, wide den)
{
	wide n = 2 * num + den, d = 2 * den, q = n / d;

	if (n % d < 0)
		q--;
	return (int64_t)q;
}

int
equity_by_ratio(const struct equity_row *p, const struct equity_row *q)
{
	wide l = (wide)equity_spoken(p) * equity_weight(q);
	wide r = (wide)equity_spoken(q) * equity_weight(p);

	return (l > r) - (l < r);
}

static int
by_ratio(const void *a, const void *b)
{
	return equity_by_ratio(*(const struct equity_row *const *)a,
		*(const struct equity_row *const *)b);
}

/*
 * sum over pairs of |x_i w_j - x_j w_i|: in order of x/w each row is above all before it, so
 * one pass with running sums replaces the pairs.
 */
static wide
pair_sum(const struct equity_row *rows, size_t n)
{
	const struct equity_row **v = mem_alloc(n * sizeof *v);
	wide sum = 0, x = 0, w = 0;
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (!rows[i].excluded && (equity_spoken(&rows[i]) > 0 || equity_weight(&rows[i]) > 0))
			v[k++] = &rows[i];
	qsort(v, k, sizeof *v, by_ratio);
	for (size_t i = 0; i < k; i++) {
		sum += equity_spoken(v[i]) * w - equity_weight(v[i]) * x;
		x += equity_spoken(v[i]);
		w += equity_weight(v[i]);
	}
	free(v);
	return sum;
}

/* Fills the rows' targets; returns sum max(0, w_i X - x_i W): Hoover times X W. */
static wide
targets(struct equity_row *rows, size_t n, int64_t x, int64_t w)
{
	wide move = 0;

	for (size_t i = 0; i < n; i++) {
		struct equity_row *r = &rows[i];
		wide gap = (wide)equity_weight(r) * x - (wide)equity_spoken(r) * w;

		r->left_ms = r->target_ms = 0;
		if (r->excluded || w == 0)
			continue;
		r->target_ms = equity_nearest((wide)equity_weight(r) * x, w);
		r->left_ms = equity_nearest(gap, w);
		if (gap > 0)
			move += gap;
	}
	return move;
}

void
equity_compute(struct equity_row *rows, size_t n, struct equity *ret_e)
{
	struct equity e = { 0 };
	int64_t w = 0;
	wide move;

	for (size_t i = 0; i < n; i++) {
		if (rows[i].excluded)
			continue;
		e.n++;
		e.total_ms += equity_spoken(&rows[i]);
		e.heard += equity_spoken(&rows[i]) > 0;
		w += equity_weight(&rows[i]);
	}
	move = targets(rows, n, e.total_ms, w);
	e.valid = e.total_ms > 0 && e.n > 1 && w > 0;
	if (e.valid) {
		wide whole = (wide)e.total_ms * w;

		e.move_ms = equity_nearest(move, w);
		e.move_ppm = equity_nearest(move * 1000000, whole);
		e.gini_ppm = equity_nearest(pair_sum(rows, n) * 1000000, whole);
	}
	*ret_e = e;
}

struct remainder {
	wide rest;
	size_t row;
};

static int
by_remainder(const void *a, const void *b)
{
	const struct remainder *p = a, *q = b;

	if (p->rest != q->rest)
		return p->rest > q->rest ? -1 : 1;
	return (p->row > q->row) - (p->row < q->row);
}

bool
equity_percent(const int64_t *values, size_t n, int *ret_percent)
{
	struct remainder *v;
	wide sum = 0;
	int given = 0;

	for (size_t i = 0; i < n; i++)
		sum += values[i] > 0 ? values[i] : 0;
	if (sum == 0)
		return false;
	v = mem_alloc(n * sizeof *v);
	for (size_t i = 0; i < n; i++) {
		wide part = values[i] > 0 ? (wide)values[i] * 100 : 0;

		ret_percent[i] = (int)(part / sum);
		given += ret_percent[i];
		v[i] = (struct remainder){ part % sum, i };
	}
	qsort(v, n, sizeof *v, by_remainder);
	for (size_t i = 0; given < 100; i++, given++)
		ret_percent[v[i].row]++;
	free(v);
	return true;
}
