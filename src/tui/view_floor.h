/* SPDX-License-Identifier: ISC */
/*
 * The floor: now, next and why, the shares or the waiting list, one key an act.
 * Must not know: the terminal, how a command is carried out.
 */
#ifndef TALANOA_TUI_VIEW_FLOOR_H
#define TALANOA_TUI_VIEW_FLOOR_H

#include <stdbool.h>
#include <stdint.h>

#include <talanoa/base/id.h>

#include "view.h"

struct screen;

/* A key that needs another one; any other key than those it waits for cancels it. */
enum floor_wait { WAIT_NONE, WAIT_SEAT, WAIT_REASON, WAIT_EXTEND, WAIT_SAME, WAIT_ITEM,
	WAIT_EARLIER, WAIT_BREAK, WAIT_LOST };

struct floor_view {
	bool list;			/* the waiting list instead of the shares */
	int selected;			/* row of the list, -1 = none */
	int top;			/* first row shown */
	enum floor_wait wait;
	int row;			/* WAIT_SEAT: constituency */
	struct id person;		/* WAIT_REASON: who is to be called */
	int item;			/* WAIT_ITEM: number of the item that was offered */
	int turn;			/* WAIT_EXTEND: number of the turn that was extended */
	struct id mended;		/* the turn of which it is asked who spoke */
	enum action asking;		/* what the open question is for */
	struct str read;		/* what the gavel's question is about, as it was shown */
	struct id offered[9];		/* persons that digits mean */
	size_t n_offered;
	struct floor_warned {		/* of which turn, how much was left at the last look */
		struct id turn;
		int64_t left;
	} warned;
	int64_t last_next, last_noshow;	/* screen.now() of the last n and x */
};

void floorview_init(struct floor_view *f);
void floorview_release(struct floor_view *f);
/* Leave what was begun. */
void floorview_leave(struct screen *s);
unsigned floorview_action(struct screen *s, const struct act *a);

/* Of floor_draw.c. The last two rows are the message and the keys. */
void floorview_draw(const struct screen *s, struct canvas *c);
/* Its first line (floor_header.c). */
void floorview_header(const struct screen *s, struct canvas *c, int row);
/* The first line of the record: NOW, its clock, NEXT, who is here. */
void floorview_draw_now(const struct screen *s, struct canvas *c, int row);
/* Rows of the shares or the list that fit into rows. */
int floorview_page(const struct screen *s, int rows);

/* Of message_draw.c. A long message takes rows above row, too; how many in all. */
void floorview_draw_message(const struct screen *s, struct canvas *c, int row);
int floorview_message_rows(const struct screen *s, const struct canvas *c);
/* Of floor_hand.c: digits, and the questions for a name. */
unsigned floorview_digit(struct screen *s, int digit);
unsigned floorview_seat(struct screen *s, int digit);
/* above: shown above the question, or NULL. */
void floorview_ask_name(struct screen *s, enum action what, const char *above);
/* Ask for the ruling on the point of order that was this turn, unless it was given. */
void floorview_ask_ruling(struct screen *s, const struct id *turn);

/* Of view_floor.c: run what may end a point of order; then the ruling is asked for. ago: s. */
void floorview_run_ending(struct screen *s, const char *line, int ago);
/* Of floor_chair.c: what the chair does out of order, and the reasons for it. */
void floorview_call(struct screen *s);
void floorview_extend(struct screen *s);
void floorview_same_for_all(struct screen *s);
void floorview_ask_limit(struct screen *s);
unsigned floorview_reason(struct screen *s, enum floor_wait wait, int digit);
void floorview_break(struct screen *s);
unsigned floorview_back_in(struct screen *s, int digit);
/* Of floor_mend.c: a forgotten next, a wrong speaker. */
void floorview_ask_earlier(struct screen *s);
unsigned floorview_earlier(struct screen *s, int digit);
void floorview_ask_wrong(struct screen *s);
/* Of floor_gavel.c: read back a proposal; then it is decided, or not yet. */
void floorview_gavel(struct screen *s);

/*
 * Of floor_warn.c. Did the running turn cross a warning (rule warn) or its limit since the last
 * look? After an extension it may cross it again.
 */
bool floorview_warn(struct screen *s);
/* In how many ms it will cross the next one; INT64_MAX: none is left. A turn runs. */
int64_t floorview_warn_in(const struct screen *s);
/* "30s!" from 30 s before the limit on, "time!" beyond it, before any warning "". */
const char *floorview_warning(const struct screen *s, int64_t left, char *buf, size_t size);

#endif
