/* SPDX-License-Identifier: ISC */
/* Water-filling of the time that is left, and turns and limits that follow from it. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/forecast.h>

#include "equity_priv.h"

static int64_t
spoken(const struct forecast_row *r)
{
	return r->spoken_ms > 0 ? r->spoken_ms : 0;
}

/* Where the level meets a row (its time so far) or leaves it (its cap is reached). */
struct bend {
	int64_t ms, weight;		/* the level there: ms / weight */
	size_t row;
	bool full;
};

/* Lowest first; of equals the filled before those to fill, then in list order. */
static int
by_level(const void *a, const void *b)
{
	const struct bend *p = a, *q = b;
	wide l = (wide)p->ms * q->weight, r = (wide)q->ms * p->weight;

	if (l != r)
		return l < r ? -1 : 1;
	return (p->row > q->row) - (p->row < q->row);
}

static size_t
find_bends(const struct forecast_row *rows, size_t n, struct bend *ret_bends)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		const struct forecast_row *r = &rows[i];

		if (r->excluded || r->weight <= 0 || r->cap_ms == 0)
			continue;
		ret_bends[k++] = (struct bend){ spoken(r), r->weight, i, false };
		if (r->cap_ms > 0)
			ret_bends[k++] = (struct bend){ spoken(r) + r->cap_ms, r->weight, i, true };
	}
	qsort(ret_bends, k, sizeof *ret_bends, by_level);
	return k;
}

/* Rows that rise with the level: together they hold level * weight - spoken + given. */
struct rising {
	wide weight, spoken;
	int64_t given;			/* to rows that are full */
};

static void
pass_bend(struct rising *u, const struct forecast_row *rows, const struct bend *b)
{
	const struct forecast_row *r = &rows[b->row];
	int sign = b->full ? -1 : 1;

	u->weight += sign * (wide)r->weight;
	u->spoken += sign * (wide)spoken(r);
	if (b->full)
		u->given += r->cap_ms;
}

/* The rows that rise when left_ms, less than all caps together, is used up. */
static struct rising
find_level(const struct forecast_row *rows, const struct bend *bends, size_t n, int64_t left_ms)
{
	struct rising u = { 0 };

	for (size_t i = 0; i < n; i++) {
		wide need = (left_ms - u.given + u.spoken) * bends[i].weight;

		if (u.weight > 0 && (wide)bends[i].ms * u.weight >= need)
			break;
		pass_bend(&u, rows, &bends[i]);
	}
	return u;
}

/* All that the rows can still use; INT64_MAX if there is no end to it. */
static int64_t
room(const struct forecast_row *rows, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		if (rows[i].excluded || rows[i].weight <= 0)
			continue;
		if (rows[i].cap_ms < 0)
			return INT64_MAX;
		sum += rows[i].cap_ms;
	}
	return sum;
}

static wide
common(wide a, wide b)
{
	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* What the level gives a row, rounded down. */
static int64_t
need_at(const struct forecast_row *r, const struct forecast *f)
{
	wide need = (wide)f->level_num * r->weight - (wide)spoken(r) * f->level_den;

	if (need <= 0 || r->weight <= 0)
		return 0;
	need /= f->level_den;
	return r->cap_ms >= 0 && need > r->cap_ms ? r->cap_ms : (int64_t)need;
}

/* Odd milliseconds: the bends of rows to fill stand in order of least served. */
static void
give_rest(struct forecast_row *rows, const struct bend *bends, size_t n, int64_t rest,
	const struct forecast *f)
{
	for (size_t i = 0; i < n && rest > 0; i++) {
		struct forecast_row *r = &rows[bends[i].row];
		bool rises = (wide)f->level_num * r->weight > (wide)spoken(r) * f->level_den;

		if (bends[i].full || !rises || (r->cap_ms >= 0 && r->need_ms >= r->cap_ms))
			continue;
		r->need_ms++;
		rest--;
	}
}

static void
fill_to_level(struct forecast_row *rows, size_t n, const struct rising *u, int64_t left_ms,
	struct forecast *f)
{
	wide num = left_ms - u->given + u->spoken, by = common(num, u->weight);

	f->has_level = true;
	f->level_num = (int64_t)(num / by);
	f->level_den = (int64_t)(u->weight / by);
	for (size_t i = 0; i < n; i++) {
		struct forecast_row *r = &rows[i];

		if (r->excluded)
			continue;
		r->need_ms = need_at(r, f);
		r->over = (wide)spoken(r) * f->level_den > (wide)f->level_num * r->weight;
	}
}

static void
fill_to_caps(struct forecast_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!rows[i].excluded && rows[i].weight > 0)
			rows[i].need_ms = rows[i].cap_ms;
}

static void
pour(struct forecast_row *rows, size_t n, int64_t left_ms, struct forecast *f)
{
	struct bend *bends = mem_alloc((2 * n + 1) * sizeof *bends);
	size_t k = find_bends(rows, n, bends);
	struct rising u = find_level(rows, bends, k, left_ms);
	int64_t rest = left_ms;

	fill_to_level(rows, n, &u, left_ms, f);
	for (size_t i = 0; i < n; i++)
		rest -= rows[i].need_ms;
	give_rest(rows, bends, k, rest, f);
	free(bends);
}

void
forecast_fill(struct forecast_row *rows, size_t n, int64_t left_ms, struct forecast *ret_f)
{
	struct forecast f = { 0 };
	int64_t most = room(rows, n);

	for (size_t i = 0; i < n; i++) {
		rows[i].need_ms = 0;
		rows[i].over = false;
	}
	if (left_ms > 0 && most <= left_ms) {
		f.unused_ms = left_ms - most;
		fill_to_caps(rows, n);
	} else if (left_ms > 0) {
		pour(rows, n, left_ms, &f);
	}
	*ret_f = f;
}

int64_t
forecast_beyond(const struct forecast_row *r, const struct forecast *f)
{
	if (!r->over || !f->has_level)
		return 0;
	return spoken(r) - (int64_t)((wide)f->level_num * r->weight / f->level_den);
}

int
forecast_turns(int64_t need_ms, int64_t limit_ms)
{
	if (need_ms <= 0 || limit_ms <= 0)
		return 0;
	return (int)((need_ms - 1) / limit_ms + 1);
}

int64_t
forecast_latest_start(int64_t need_ms, int64_t limit_ms, int64_t handover_ms, int between)
{
	int64_t turns = forecast_turns(need_ms, limit_ms);

	if (turns == 0)
		return 0;
	return need_ms + turns * handover_ms + (turns - 1) * between * (limit_ms + handover_ms);
}

static int64_t
fit_clamp(const struct forecast_fit *fit, int64_t ms)
{
	if (ms < fit->least_ms)
		ms = fit->least_ms;
	return ms > fit->limit_ms ? fit->limit_ms : ms;
}

/* What each of its hands may have, as little as that may be. */
static int64_t
fit_most(const struct forecast_fit *fit)
{
	int64_t ms = (fit->share_ms - fit->charged_ms) / fit->hands;

	return ms < 0 ? 0 : ms > fit->limit_ms ? fit->limit_ms : ms;
}

int64_t
forecast_fitted_group(const struct forecast_fit *fit)
{
	if (fit->hands <= 0)
		return fit->limit_ms;
	return fit_clamp(fit, fit_most(fit));
}

int64_t
forecast_fitted_common(const struct forecast_fit *fits, size_t n)
{
	enum { STEP = 5000 };
	int64_t sum = 0, hands = 0;

	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (fits[i].hands <= 0)
			continue;
		sum += fit_most(&fits[i]) * fits[i].hands;
		hands += fits[i].hands;
	}
	if (hands == 0 || sum / hands == fits[0].limit_ms)
		return fits[0].limit_ms;
	return fit_clamp(&fits[0], sum / hands / STEP * STEP);
}
