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
/* It was opened and is closed. */
bool meeting_is_over(const struct meeting *m);

#endif
