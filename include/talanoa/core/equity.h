/* SPDX-License-Identifier: ISC */
/*
 * Equity figures of the floor (design 3.3) over plain arrays: x counted ms and w weights of
 * each constituency; excluded rows are in no sum. Exact integers except where named.
 * Must not know: who the rows are, how time was measured, how figures are shown.
 */
#ifndef TALANOA_CORE_EQUITY_H
#define TALANOA_CORE_EQUITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct equity_row {
	int64_t ms;			/* x: counted time; negative counts as 0 */
	int64_t weight;			/* w: any unit, >= 0 */
	bool excluded;			/* absent seat: out of every sum */
	int64_t left_ms;		/* out: p X - x, nearest ms (halves up); 0 if no target */
	int64_t target_ms;		/* out: p X, nearest ms */
};

/* A figure that does not exist (nothing spoken, or only one row) has valid = false: a dash. */
struct equity {
	size_t n;			/* rows counted */
	int64_t total_ms;		/* X */
	bool valid;			/* the three below exist: X > 0 and n > 1 */
	int64_t move_ms;		/* Hoover in ms: sum max(0, p X - x), nearest ms */
	int64_t move_ppm;		/* Hoover index 1/2 sum |s - p|, millionths */
	int64_t gini_ppm;		/* 1/2 sum sum |s_i p_j - s_j p_i|, millionths */
	size_t heard;			/* rows with x > 0 */
};

/*
 * Fill left_ms and target_ms of each row, and *ret_e. Exact for sums of x and of w up to
 * 2^50 and up to 10,000 rows.
 */
void equity_compute(struct equity_row *rows, size_t n, struct equity *ret_e);

/*
 * Percentages that add up to 100 (largest remainder; equal remainders go to the earlier
 * row). False, with nothing written, if the sum is 0: print dashes. Negative counts as 0.
 */
bool equity_percent(const int64_t *values, size_t n, int *ret_percent);

#endif
