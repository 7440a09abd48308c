/* SPDX-License-Identifier: ISC */
/*
 * The record: the minutes as they grow and an input line that is always ready.
 * Must not know: the terminal, what a line means (command_parse says).
 */
#ifndef TALANOA_TUI_VIEW_RECORD_H
#define TALANOA_TUI_VIEW_RECORD_H

#include "lineedit.h"
#include "view.h"

struct screen;

enum { RECORD_PAUSE_MS = 400, RECORD_MARK = 24 };

/* Whose words a plain line is. */
enum whose { WHOSE_SPEAKER, WHOSE_PREVIOUS, WHOSE_NOBODY, WHOSE_N };

struct record_view {
	struct lineedit edit;
	struct id turn;			/* that ran when the first letter was typed, or zero */
	enum whose whose;
	char mark[RECORD_MARK];		/* at the left edge of the line */
	bool floor_key;			/* the next key is a floor key */
	bool unsaved;			/* typed since the draft was written */
	bool confirm;			/* Enter again records the decision */
	int64_t pause;			/* when to write the draft; LOOP_NEVER */
	int back;			/* rows scrolled back */
	struct str question;		/* beside a stored note: whose is it? 1, 2, 3 */
	char ref[48];			/* the note it is about */
};

void record_init(struct record_view *r, struct screen *s);
void record_release(struct record_view *r);
void record_layout(struct screen *s, int cols);
unsigned record_action(struct screen *s, const struct act *a);
/* Write the draft if it is time, or (LOOP_NEVER) in any case. */
void record_save(struct screen *s, int64_t now);
/* The mark at the left edge follows the text and who has the floor. */
void record_mark(struct screen *s);
/* A decision is shown before it is recorded: false until the same line is run again. */
bool record_confirm(struct screen *s, const char *line);
/* What a stored note leaves open ("Who is Ana?") waits beside the line. */
struct reply;
void record_question(struct screen *s, const struct reply *r);

/* Of record_draw.c. */
void record_draw(const struct screen *s, struct canvas *c);
/* Columns of the mark in a line of cols. */
int record_mark_cols(int cols);
/* Columns of the record on this screen, and rows of its minutes. */
int record_cols(const struct screen *s);
int record_page(int rows);
/* Rows that all loaded minutes take in cols columns. */
int record_rows(const struct screen *s, int cols);

#endif
