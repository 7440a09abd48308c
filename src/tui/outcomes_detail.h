/* SPDX-License-Identifier: ISC */
/*
 * What was read for the outcomes, and the lines about a proposal.
 * Must not know: canvases, keys.
 */
#ifndef TALANOA_TUI_OUTCOMES_DETAIL_H
#define TALANOA_TUI_OUTCOMES_DETAIL_H

#include <talanoa/app/deciding.h>

enum out_set { SET_DECISIONS, SET_AMENDMENTS, SET_STATEMENTS, SET_RESERVATIONS, SET_ACTIONS,
	SET_COMMITMENTS, OUT_SETS };

struct out_reading {
	struct meeting *m;
	struct units set[OUT_SETS];
};

/* Everything about a decision, as lines. */
void detail_add(const struct out_reading *r, const struct unit *decision,
	const struct deciding *d, struct str *out);

#endif
