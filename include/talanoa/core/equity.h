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

/* The further figures of design 3.3, all in millionths; valid as struct equity's. */
struct equity_more {
	bool valid;
	int64_t jain_ppm;		/* 1 / sum(s^2 / p) */
	int64_t minmax_ppm;		/* least over greatest x / w */
	int64_t max_share_ppm;		/* greatest s */
	int64_t theil_ppm;		/* sum s ln(s / p); -1: somebody without a target spoke */
	int64_t evenness_ppm;		/* 1 - Theil over its greatest value, ln(1 / least p) */
	int64_t atkinson_half_ppm, atkinson_1_ppm;
};
/* Of the same rows; by floating point, rounded at the end (min/max and max share: exact). */
void equity_further(const struct equity_row *rows, size_t n, struct equity_more *ret_m);

/* Theil's T split between and within constituencies: T = between + within. */
struct theil_split {
	bool valid;			/* somebody spoke, and there are two people or more */
	int64_t total_ppm, between_ppm, within_ppm;
};
struct theil_person {
	int group;			/* index of its constituency, from 0 */
	int64_t ms;			/* negative counts as 0 */
};
struct theil_ask {
	const struct theil_person *people;
	size_t n, n_groups;		/* a constituency without people is in no sum */
	bool equal_groups;		/* the target is equal per constituency, else per head */
};
/* ret_within: what each constituency adds to within_ppm, n_groups numbers; may be NULL. */
void equity_theil(const struct theil_ask *ask, int64_t *ret_within_ppm,
	struct theil_split *ret_t);

/* Small figures of the report; -1 where undefined (a dash). Permille, milli, ms as named. */
int64_t equity_permille(int64_t part, int64_t whole);		/* floored; -1: whole is 0 */
int64_t equity_interruptions(int64_t talk_ms, int received);	/* milli per 10 minutes */
/*
 * Order effect: the mean place of a constituency's turns among all, 0 first, 1000000 last, in
 * the middle if there is but one turn. places: the sum of their places, counted from 0.
 */
int64_t equity_place_ppm(int64_t places, int64_t turns, int64_t all_turns);
struct equity_silence {
	int64_t ms, permille;
};
/* Of the time that was not paused. */
struct equity_silence equity_silence(int64_t elapsed_ms, int64_t spoken_ms, int64_t paused_ms);

struct equity_waits {
	size_t n;
	int64_t mean_ms, median_ms, max_ms;	/* -1: n is 0; mean and median are floored */
};
/* Changes the order of ms. */
void equity_waits(int64_t *ms, size_t n, struct equity_waits *ret_w);

/*
 * Percentages that add up to 100 (largest remainder; equal remainders go to the earlier
 * row). False, with nothing written, if the sum is 0: print dashes. Negative counts as 0.
 */
bool equity_percent(const int64_t *values, size_t n, int *ret_percent);

#endif
