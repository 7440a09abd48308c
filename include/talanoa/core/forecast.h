/* SPDX-License-Identifier: ISC */
/*
 * What the time that is left can still do (design 3.4): who needs how much to be even, the
 * latest moment to begin, and a limit that fits the hands that are up. Exact integers.
 * Must not know: who the rows are, what the clock says, how a forecast is shown.
 */
#ifndef TALANOA_CORE_FORECAST_H
#define TALANOA_CORE_FORECAST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FORECAST_NO_CAP = -1 };

struct forecast_row {
	int64_t spoken_ms;		/* x: counted so far */
	int64_t weight;			/* w >= 1, any unit; 0: gets nothing */
	int64_t cap_ms;			/* most it can still use (hands times a turn), or NO_CAP */
	bool excluded;			/* absent: out of every sum */
	int64_t need_ms;		/* out: what the level gives it */
	bool over;			/* out: it has spoken beyond the level already */
};

struct forecast {
	bool has_level;			/* false: nothing left to give, or all caps are reached */
	int64_t level_num, level_den;	/* lambda: ms per unit of weight, in lowest terms */
	int64_t unused_ms;		/* of the time left, when all caps are reached */
};

/*
 * Water-filling: sum of min(cap, max(0, lambda w - x)) = left_ms; every millisecond is given,
 * odd ones to the least served for its weight first, then in list order.
 */
void forecast_fill(struct forecast_row *rows, size_t n, int64_t left_ms,
	struct forecast *ret_f);

/* What a row has spoken beyond the level, rounded up; 0 if it has not, or there is no level. */
int64_t forecast_beyond(const struct forecast_row *r, const struct forecast *f);

/* Turns of at most limit_ms that need_ms takes: rounded up, 0 for 0. */
int forecast_turns(int64_t need_ms, int64_t limit_ms);
/*
 * How long before the end its first turn must begin, if after each of its turns but the last
 * `between` others speak for limit_ms; every change of speaker costs handover_ms.
 */
int64_t forecast_latest_start(int64_t need_ms, int64_t limit_ms, int64_t handover_ms,
	int between);

struct forecast_fit {			/* one constituency */
	int64_t share_ms;		/* its part of all the time: left / n */
	int64_t charged_ms;		/* of that spoken already */
	int hands;			/* up now */
	int64_t least_ms, limit_ms;	/* nobody is asked to speak in less; the limit in force */
};
/* Its fitted limit: clamp((share - charged) / hands, least, limit); limit without hands. A
 * limit below least stays as it is. */
int64_t forecast_fitted_group(const struct forecast_fit *fit);
/*
 * One limit for all: the mean of theirs by hands (least counts only for the result), in whole
 * steps of 5 seconds, downwards. The hands that are up then take together what theirs would
 * have given them, so all fit; the least of theirs would cut everybody for the sake of who has
 * most hands up.
 */
int64_t forecast_fitted_common(const struct forecast_fit *fits, size_t n);

#endif
