/* SPDX-License-Identifier: ISC */
/* Jain, Theil, Atkinson and the small figures of the report. */
#include <math.h>
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/equity.h>

#include "equity_priv.h"

static int64_t
ppm(double v)
{
	return llround(v * 1e6);
}

struct sums {
	int64_t x, w;			/* of all rows */
	size_t n;
	double squares;			/* sum s^2 / p */
	double theil;			/* sum s ln(s / p) */
	double roots;			/* sum sqrt(s p) */
	double logs;			/* sum p ln(s / p); -inf: a row is silent */
	double least_p;
	bool beyond;			/* a row without a target spoke: Theil has no value */
};

static void
add_row(struct sums *u, const struct equity_row *r)
{
	double s = (double)equity_spoken(r) / (double)u->x;
	double p = (double)equity_weight(r) / (double)u->w;

	if (p <= 0) {
		u->beyond |= s > 0;
		return;
	}
	u->squares += s * s / p;
	u->roots += sqrt(s * p);
	u->logs += s > 0 ? p * log(s / p) : -INFINITY;
	if (s > 0)
		u->theil += s * log(s / p);
	if (p < u->least_p)
		u->least_p = p;
}

/* Least over greatest x / w, over rows with a target. */
static int64_t
minmax(const struct equity_row *rows, size_t n)
{
	const struct equity_row *low = NULL, *high = NULL;
	wide num, den;

	for (size_t i = 0; i < n; i++) {
		const struct equity_row *r = &rows[i];

		if (r->excluded || equity_weight(r) == 0)
			continue;
		if (low == NULL || equity_by_ratio(r, low) < 0)
			low = r;
		if (high == NULL || equity_by_ratio(r, high) > 0)
			high = r;
	}
	if (high == NULL || equity_spoken(high) == 0)
		return 0;
	num = (wide)equity_spoken(low) * equity_weight(high);
	den = (wide)equity_spoken(high) * equity_weight(low);
	/* A ratio of products up to 2^100: its millionths need no more than its leading bits. */
	while (den >= (wide)1 << 100) {
		num >>= 1;
		den >>= 1;
	}
	return equity_nearest(num * 1000000, den);
}

static int64_t
max_share(const struct equity_row *rows, size_t n, int64_t x)
{
	int64_t max = 0;

	for (size_t i = 0; i < n; i++)
		if (!rows[i].excluded && equity_spoken(&rows[i]) > max)
			max = equity_spoken(&rows[i]);
	return equity_nearest((wide)max * 1000000, x);
}

static void
from_sums(const struct sums *u, struct equity_more *m)
{
	double most = log(1 / u->least_p);

	m->jain_ppm = u->beyond ? 0 : ppm(1 / u->squares);
	m->theil_ppm = u->beyond ? -1 : ppm(fmax(u->theil, 0));
	m->evenness_ppm = u->beyond || most <= 0 ? 0 : ppm(fmax(1 - fmax(u->theil, 0) / most, 0));
	m->atkinson_half_ppm = ppm(fmax(1 - u->roots * u->roots, 0));
	m->atkinson_1_ppm = ppm(fmax(1 - exp(u->logs), 0));
}

void
equity_further(const struct equity_row *rows, size_t n, struct equity_more *ret_m)
{
	struct sums u = { .least_p = 1 };
	struct equity_more m = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (rows[i].excluded)
			continue;
		u.n++;
		u.x += equity_spoken(&rows[i]);
		u.w += equity_weight(&rows[i]);
	}
	m.valid = u.x > 0 && u.n > 1 && u.w > 0;
	for (size_t i = 0; m.valid && i < n; i++)
		if (!rows[i].excluded)
			add_row(&u, &rows[i]);
	if (m.valid) {
		m.minmax_ppm = minmax(rows, n);
		m.max_share_ppm = max_share(rows, n, u.x);
		from_sums(&u, &m);
	}
	*ret_m = m;
}

int64_t
equity_permille(int64_t part, int64_t whole)
{
	return whole <= 0 ? -1 : (int64_t)((wide)part * 1000 / whole);
}

int64_t
equity_interruptions(int64_t talk_ms, int received)
{
	return talk_ms <= 0 ? -1 : (int64_t)((wide)received * 600000 * 1000 / talk_ms);
}

int64_t
equity_place_ppm(int64_t places, int64_t turns, int64_t all_turns)
{
	if (turns <= 0)
		return -1;
	if (all_turns <= 1)
		return 500000;
	return equity_nearest((wide)places * 1000000, (wide)turns * (all_turns - 1));
}

struct equity_silence
equity_silence(int64_t elapsed_ms, int64_t spoken_ms, int64_t paused_ms)
{
	int64_t open = elapsed_ms - paused_ms, ms = open - spoken_ms;

	if (ms < 0)
		ms = 0;
	return (struct equity_silence){ ms, equity_permille(ms, open) };
}

/* Hoare's selection: afterwards v[k] is what sorting would put there. */
static int64_t
select_at(int64_t *v, size_t n, size_t k)
{
	size_t low = 0, high = n - 1;

	while (low < high) {
		int64_t pivot = v[low + (high - low) / 2];
		size_t i = low, j = high;

		while (i <= j) {
			while (v[i] < pivot)
				i++;
			while (v[j] > pivot)
				j--;
			if (i > j)
				break;
			int64_t swap = v[i];

			v[i++] = v[j];
			v[j] = swap;
			if (j == 0)
				break;
			j--;
		}
		if (k <= j)
			high = j;
		else if (k >= i)
			low = i;
		else
			break;
	}
	return v[k];
}

void
equity_waits(int64_t *ms, size_t n, struct equity_waits *ret_w)
{
	struct equity_waits w = { n, -1, -1, -1 };
	wide sum = 0;

	if (n == 0) {
		*ret_w = w;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		sum += ms[i];
		w.max_ms = ms[i] > w.max_ms ? ms[i] : w.max_ms;
	}
	w.mean_ms = (int64_t)(sum / (wide)n);
	w.median_ms = select_at(ms, n, n / 2);
	if (n % 2 == 0) {
		int64_t below = ms[0];

		for (size_t i = 1; i < n / 2; i++)
			below = ms[i] > below ? ms[i] : below;
		w.median_ms = below + (w.median_ms - below) / 2;
	}
	*ret_w = w;
}
