/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition about the record itself: how far it is approved, what was corrected,
 * what is withheld and who contests that.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_STATUS_H
#define TALANOA_RECORD_EDITION_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/core/approval.h>
#include <talanoa/core/withholding.h>
#include <talanoa/record/edition_said.h>

struct ed_status {
	enum approval now;
	int64_t circulated, adopted, certified;	/* 0: not */
	const char *corrections_until;
	struct ed_speaker certified_by;
	const char *published, *url;	/* last publish-note: the day, where */
	int64_t newest;			/* when the last entry was recorded */
};

struct ed_correction {			/* after the draft was circulated */
	int num, dup;
	const char *kind;		/* of the unit: note, decision ... */
	int target, target_dup;		/* its number */
	const char *former, *text, *because;
	int64_t at;
	int withheld;
};

struct ed_withheld {
	int num;			/* 0: an embargo, with the date in review */
	const char *kind;		/* note, decision, item ... */
	int item;			/* index, or -1 */
	const char *ground, *reason, *authority, *review, *summary, *consult;
	enum withhold_state state;
	int64_t at;
	int ref;			/* number of the unit; EDITION_FULL only, else 0 */
};

struct ed_contest {
	int num, dup;
	int withheld;			/* index, or -1 */
	int group;			/* or -1 */
	const char *because, *state;	/* open, upheld, dismissed */
	int64_t at;
};

#endif
