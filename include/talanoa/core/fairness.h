/* SPDX-License-Identifier: ISC */
/*
 * How the floor was shared: a ledger becomes one row a constituency (or region, income group,
 * gender, person) and the figures of design 3.3 over them. The screens, the display, `show
 * equity` and the minutes all ask here, so they cannot disagree.
 * Must not know: names, codes, rules of procedure beyond the target, how figures look.
 */
#ifndef TALANOA_CORE_FAIRNESS_H
#define TALANOA_CORE_FAIRNESS_H

#include <talanoa/core/equity.h>
#include <talanoa/core/forecast.h>
#include <talanoa/core/ledger.h>
#include <talanoa/core/target.h>

struct fair_ask {
	const struct ledger *ledger;
	const struct tick *now;		/* the running turn and waits count up to here; NULL: neither */
	enum fair_target target;
	bool whole;			/* all ledgers of the meeting; false: the one in use */
	bool over;			/* the meeting is over: out is who never was here and never spoke;
					 * false: out is who is not here */
	const bool *here;		/* by floor person: who counts as here; NULL: who is here now */
	const bool *untold;		/* by floor entry: whose hands and turns may not be told; NULL:
					 * all may */
	bool people;			/* also the Theil split (a row a person inside) */
};

struct fair_row {
	int key;			/* floor group, person, or the category given */
	int64_t ms, other_ms;		/* counted; not counted (points, replies, ...) */
	int64_t unsure_ms;		/* of the running turn, waiting for an answer; not in ms;
					 * -1: the clock cannot tell how much */
	int64_t weight;			/* of the target */
	bool excluded, heard;
	int64_t left_ms, target_ms;	/* p X - x, p X */
	int percent;			/* of X, adding up to 100 over the rows; -1: X is 0, excluded */
	int turns, hands;		/* ordinary; hands up now */
	int heads, heads_heard;		/* here (over: or heard); of these heard */
	int64_t oldest_at;		/* UTC ms of its longest waiting ordinary hand, or 0 */
	struct equity_waits waits;
	int64_t overrun_ms;		/* beyond the limit of each turn */
	int interruptions;		/* points of order raised while it spoke */
	int64_t position_ppm;		/* order effect: mean place of its turns, 0 first, 1000000 last;
					 * -1: no turn */
};

struct fair_point {			/* after one ordinary turn had ended */
	int64_t at;			/* UTC ms */
	int64_t move_ppm, gini_ppm;	/* -1: early, or nobody spoke */
	int heard;
};

struct fairness {
	struct fair_row *row;		/* in order of the roster, or of categories */
	size_t n;
	struct equity equity;		/* headline: Hoover, Gini */
	struct equity_more more;	/* Jain, Theil, Atkinson ... */
	struct theil_split theil;	/* between and within; if ask.people */
	int64_t other_ms, untold_ms, unsure_ms, overrun_ms;
	int64_t chair_ms;		/* who is of no constituency: a line of its own */
	int here, here_heard;		/* constituencies present; of these heard */
	int people_here, people_raised, people_heard;
	struct equity_waits waits;
	bool early;			/* not every constituency here could have spoken once:
					 * fewer ordinary turns than constituencies here, print
					 * "early: 3 of 8 heard" */
	struct fair_point *point;	/* the trend, oldest first; fairness_trend fills it */
	size_t n_points;
};

/* Release with fairness_release. Excluded rows have left_ms and target_ms 0. */
void fairness_compute(const struct fair_ask *ask, struct fairness *ret_f);
/*
 * The same by any grouping of persons: category[floor person] is a row from 0 to n - 1, or -1
 * (counted in untold_ms, as is time without a turn). Own speaking time, joint statements and yields by who spoke; the
 * target is headcount (by person: equal), whatever ask.target says.
 */
void fairness_by(const struct fair_ask *ask, const int *category, size_t n, bool equal,
	struct fairness *ret_f);
/*
 * One point after every ordinary turn that ended, 200 at most, evenly spaced; the last is the
 * latest. Of what fairness_compute filled: who is out and the weights are as they are now, and
 * time counted without a turn is there from the start.
 */
void fairness_trend(const struct fair_ask *ask, struct fairness *f);
void fairness_release(struct fairness *f);

/* The latest point not after at, or NULL: "was 24% at 14:15". */
const struct fair_point *fairness_at(const struct fairness *f, int64_t at);

/*
 * What left_ms can still do: need of each row to be even at its end (hands false), or with the
 * hands that are up, each for expect_ms. Rows of excluded constituencies need nothing. ret_rows
 * has f->n elements.
 */
void fairness_forecast(const struct fairness *f, int64_t left_ms, bool hands, int64_t expect_ms,
	struct forecast_row *ret_rows, struct forecast *ret_forecast);

#endif
