/* SPDX-License-Identifier: ISC */
/*
 * The outcomes: proposals and decisions as a matrix of constituencies, with the one that is
 * selected word for word below, the roll call seat by seat, and what was promised.
 * Must not know: the terminal, how votes are counted (core/outcome), what a command does.
 */
#ifndef TALANOA_TUI_VIEW_OUTCOMES_H
#define TALANOA_TUI_VIEW_OUTCOMES_H

#include <talanoa/core/outcome.h>

#include "view.h"

struct screen;

enum out_list { OUT_DECISIONS, OUT_PROMISES };

/* What a constituency did about a proposal. */
struct out_cell {
	enum stance stance;
	int yes, no, abstain;
};

struct out_group {
	const char *code, *name;
	int filled;			/* seats, now */
	bool missing;			/* from the quorum */
};

struct out_decision {
	struct id id;
	const char *label, *state, *text;	/* "decision 3", "adopted" */
	const char *detail;		/* everything about it, as lines */
	struct out_cell *cell;		/* in order of the constituencies */
	bool open;			/* not decided yet */
	bool doubtful;			/* no quorum, another result than declared, an objection */
};

struct out_promise {			/* an action or a commitment */
	const char *label, *command;		/* "action 3", how a command names it */
	const char *owner, *text, *due, *state;
	bool open, late;
};

/* A seat in the roll call. */
struct out_seat {
	struct id person;
	const char *name, *code, *word;	/* word: the command's name for it */
	enum choice choice;
};

/* What the keys wait for. */
enum out_wait { OUT_WAIT_NONE, OUT_WAIT_GROUP, OUT_WAIT_STANCE, OUT_WAIT_ROLL };

struct outcomes {
	struct view view;
	struct units mem;		/* its arena owns what is loaded */
	struct out_group *group;
	struct out_decision *decision;	/* oldest first */
	struct out_promise *promise;
	struct out_seat *seat;		/* of the roll call, of the selected decision */
	size_t n_groups, n_decisions, n_promises, n_seats;
	const char *quorum;		/* one sentence, now */
	enum out_list list;
	size_t at[2];			/* selected row of each list */
	size_t scroll;			/* lines of the detail */
	enum out_wait wait;
	int picked;			/* OUT_WAIT_STANCE: constituency, -1 all that said nothing */
	size_t turn;			/* OUT_WAIT_ROLL: whose turn it is */
	enum action asking;		/* what the open question is for */
	char about[48];			/* which one it is about */
	bool open;			/* on the stack */
};

extern const struct view_ops outcomes_ops;
void outcomes_init(struct outcomes *o, struct screen *s);
void outcomes_release(struct outcomes *o);
/* Put it on top. */
void screen_outcomes(struct screen *s);
/* The journal moved: load again if it is open. */
void outcomes_follow(struct screen *s);
/* The selected decision, or NULL. */
const struct out_decision *outcomes_selected(const struct outcomes *o);

/* Of outcomes_load.c; on failure what was loaded before stands. */
bool outcomes_load(struct screen *s, struct err *err);
/* Of outcomes_draw.c. */
void outcomes_draw(const struct view *v, struct canvas *c);
/* Rows of the list that are shown on so many rows. */
int outcomes_list_rows(const struct outcomes *o, int rows);
/* Of outcomes_roll.c: the roll call, one key a seat. */
void outcomes_roll_begin(struct screen *s);
unsigned outcomes_roll_key(struct screen *s, const struct act *a);
/* Of outcomes_roll.c: after a reading, the call goes on with whom it was at, or whoever follows. */
void outcomes_roll_follow(struct outcomes *o, const struct outcomes *old);
/* What the keys wait for, or what the signs mean. */
void outcomes_words(const struct screen *s, struct str *out);

#endif
