/* SPDX-License-Identifier: ISC */
/*
 * The part of an edition that one member gets of the own doings, whatever its class: words,
 * turns, votes, positions, interests, pledges (4-record C3). Nothing of anybody else's.
 * Must not know: the store, disclosure, words.
 */
#ifndef TALANOA_RECORD_EDITION_MINE_H
#define TALANOA_RECORD_EDITION_MINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum mine_kind { MINE_NOTE, MINE_STATEMENT, MINE_RESERVATION, MINE_AMENDMENT, MINE_INTEREST,
	MINE_COMMITMENT, MINE_KIND_N };

struct mine_text {
	enum mine_kind kind;
	int num, dup;
	int item;			/* index, or -1 */
	const char *text;
	const char *state;		/* of a reservation, a pledge; effect of an interest */
	int64_t at;
	bool withheld;			/* from the public */
};

struct mine_turn {
	int num;
	int item;			/* index, or -1 */
	const char *class;		/* "ordinary", "point" ... */
	int64_t at, ms;
	bool stated;			/* the time was told, not taken by the clock */
};

struct mine_vote {
	int decision, dup;		/* its number */
	const char *choice;		/* yes, no, abstain */
	int principal;			/* the seat of this person: index, or -1; by proxy */
	int64_t at;
};

struct mine_stand {			/* of the own constituency */
	int decision, dup;
	const char *stance, *because;
	int64_t at;
};

struct ed_mine {
	int person;			/* index */
	bool named;			/* false: protected, and not even here */
	struct mine_text *text;
	struct mine_turn *turn;
	struct mine_vote *vote;
	struct mine_stand *stand;
	size_t n_texts, n_turns, n_votes, n_stands;
	int64_t total_ms;
};

#endif
