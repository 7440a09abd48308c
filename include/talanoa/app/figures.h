/* SPDX-License-Identifier: ISC */
/*
 * What the figures of a meeting are asked by (core/fairness): its target, and who counts. The
 * screen and `show` ask the same way. Must not know: how figures look.
 */
#ifndef TALANOA_APP_FIGURES_H
#define TALANOA_APP_FIGURES_H

#include <talanoa/app/meeting.h>
#include <talanoa/core/fairness.h>

struct figures_ask {
	struct fair_ask ask;		/* borrows m and now */
	bool *here;
};

/*
 * While the meeting is not closed: the ledger in use, and who is here. Once it is closed: all
 * of it, and who was here at some time. Release it.
 */
void figures_ask_init(struct figures_ask *a, const struct meeting *m, const struct tick *now);
void figures_ask_release(struct figures_ask *a);
/*
 * Time the forecasts may give away at now: what the item in hand has left, and (unless time is
 * counted by item) all items to come as planned, less the reserve and one handover a turn for
 * as many turns (negative: as many as fit). False: no item is in hand or a time is not planned.
 * *ret_ends_at: UTC ms of the planned end.
 */
bool figures_time_left(const struct meeting *m, const struct tick *now, int turns,
	int64_t *ret_ms, int64_t *ret_ends_at);
/* The same of the item in hand alone, whatever time is counted by. */
bool figures_item_left(const struct meeting *m, const struct tick *now, int turns,
	int64_t *ret_ms);
/* It was opened and is closed. */
bool meeting_is_over(const struct meeting *m);

/* X(id, stable name): what a row of figures is. */
#define FIGURES_BYS(X) \
	X(GROUP, "constituency") \
	X(REGION, "region")		/* conf/category says of whom */ \
	X(INCOME, "income") \
	X(GENDER, "gender") \
	X(PERSON, "person")		/* for the facilitator only: the caller asks who looks */

#define FIGURES_ID_(id, name) BY_##id,
enum figures_by { FIGURES_BYS(FIGURES_ID_) BY_N };
#undef FIGURES_ID_
const char *figures_by_name(enum figures_by by);
bool figures_by_parse(const char *name, enum figures_by *ret_by);

struct figures {
	enum figures_by by;
	enum fair_target target;	/* what the shares are measured against */
	struct fairness f;		/* with f.row[i].key = i */
	char **name;			/* of each row */
	bool said;			/* BY_GENDER: somebody said one, else there is nothing to show */
};

/* Region and income are all "Not known" without the table of countries. Release it. */
void figures_compute(struct meeting *m, const struct tick *now, enum figures_by by,
	struct figures *ret_f);
void figures_release(struct figures *f);

/*
 * How much of the whole meeting nobody spoke, up to now or its close; what was suspended or
 * paused (not by a point of order) is on neither side. *ret_elapsed_ms: open, pauses and all.
 */
struct equity_silence figures_silence(const struct meeting *m, const struct tick *now,
	int64_t *ret_elapsed_ms);

#endif
