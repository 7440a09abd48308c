/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition about what differs from the draft that was circulated.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_CHANGE_H
#define TALANOA_RECORD_EDITION_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

enum ed_change_kind { CHANGE_CORRECTED, CHANGE_SPEAKER, CHANGE_ADDED, CHANGE_STATE, CHANGE_WITHHELD,
	CHANGE_RELEASED, CHANGE_ERASED,
	CHANGE_VOTES,		/* positions or votes on a decision that stood in the draft */
	CHANGE_ATTENDANCE };

struct ed_change {
	enum ed_change_kind kind;
	const char *unit;		/* kind of unit: note, decision ... */
	int num, dup;			/* its number; 0: it has none */
	int item;			/* index, or -1 */
	const char *before, *now;	/* texts, as far as this edition may tell them; "" */
	const char *because;		/* of a correction, an erasure; the state of an action */
	bool gone;			/* its words were erased */
	int withheld;			/* index of what hides the texts, or -1 */
	int64_t at, hlc;
};

#endif
