/* SPDX-License-Identifier: ISC */
/*
 * How far the minutes are: draft, circulated to the members, adopted, certified, published;
 * from the marks of the meeting. Corrections count from the circulation on (4-record J1-J7).
 * Must not know: who may do the next step, words.
 */
#ifndef TALANOA_CORE_APPROVAL_H
#define TALANOA_CORE_APPROVAL_H

#include <talanoa/core/unit.h>

enum approval { APPROVAL_DRAFT, APPROVAL_CIRCULATED, APPROVAL_ADOPTED, APPROVAL_CERTIFIED };

struct approval_state {
	enum approval now;
	int64_t circulated, adopted, certified;	/* UTC ms when it was (last) done; 0: not */
	int64_t circulated_hlc;			/* what was recorded after this came later */
	const char *ends;			/* last day for corrections, "" if none was said */
	const struct unit *circulate, *certify, *publish;	/* the marks, or NULL */
};

/* marks: of the whole meeting, in order. What ret_state points to lives as long as they do. */
void approval_of(const struct units *marks, struct approval_state *ret_state);
const char *approval_name(enum approval a);	/* draft, circulated, adopted, certified */

#endif
