/* SPDX-License-Identifier: ISC */
/*
 * The record: the minutes as they grow, an input line that is always ready, and a selection in
 * the minutes whose keys are one act each.
 * Must not know: the terminal, what a line means (command_parse says).
 */
#ifndef TALANOA_TUI_VIEW_RECORD_H
#define TALANOA_TUI_VIEW_RECORD_H

#include "lineedit.h"
#include "snapshot.h"
#include "view.h"
#include "whose.h"

struct screen;

enum { RECORD_PAUSE_MS = 400, RECORD_MARK = 24 };

/* Whose words a plain line is. */
enum whose { WHOSE_SPEAKER, WHOSE_PREVIOUS, WHOSE_NOBODY, WHOSE_N };

/* What Enter does with the line, if not record it. */
enum record_task { TASK_NONE, TASK_EDIT, TASK_CONTINUE };

/* One more key says which; any other leaves it. */
enum record_wait { CHOOSE_NOTHING, CHOOSE_GROUND, CHOOSE_ATTRIBUTION, CHOOSE_FILTER };

enum record_filter { SHOW_ALL, SHOW_ITEM, SHOW_SPEAKER, SHOW_GROUP, SHOW_DECISIONS,
	SHOW_ACTIONS, SHOW_WITHHELD, SHOW_MINE, SHOW_N };

struct record_view {
	/* the line */
	struct lineedit edit;
	struct id turn;			/* that ran when the first letter was typed, or zero */
	enum whose whose;
	char mark[RECORD_MARK];		/* at the left edge of the line */
	bool floor_key;			/* the next key is a floor key */
	bool unsaved;			/* typed since the draft was written */
	bool confirm;			/* Enter again records the decision */
	int64_t pause;			/* when to write the draft; LOOP_NEVER */
	struct whose_question question;	/* beside a stored note: whose is it? 1, 2, 3 */
	/* the line is about a unit that stands already */
	struct record_edit {
		enum record_task task;
		struct id unit;
		char ref[48];
		struct str from;	/* its text as it was shown */
		struct str kept;	/* the line that was typed before, and what it had */
		struct id turn;
		enum whose whose;
		bool storing;		/* from is what the command expects */
	} task;
	/* the minutes */
	struct record_list {
		const struct snap_line **v;	/* that pass the filter, oldest first */
		size_t n, cap;
		struct snap_line *memos;
		size_t n_memos, cap_memos;
		int num_cols;			/* of the longest number */
	} list;
	bool follow;			/* the newest is at the bottom */
	size_t low;			/* index of the lowest one shown */
	int cut;			/* rows of it below the edge */
	struct snap_line low_was, sel_was;	/* to find both again in a list that changed */
	bool selecting;			/* keys are acts on the selected one */
	struct id sel;			/* a unit, or zero */
	struct id open;			/* a long one shown whole */
	enum record_wait wait;
	enum record_filter filter;
	struct id filter_id;
	struct str needle;		/* looked for, folded; empty: nothing is */
};

void record_init(struct record_view *r, struct screen *s);
void record_release(struct record_view *r);
void record_layout(struct screen *s, int cols);
unsigned record_action(struct screen *s, const struct act *a);
/* The snapshot was loaded anew: nothing of the one before may be looked at. */
void record_loaded(struct screen *s);
/* Write the draft if it is time, or (LOOP_NEVER) in any case. */
void record_save(struct screen *s, int64_t now);
/* The mark at the left edge follows the text and who has the floor. */
void record_mark(struct screen *s);
/* Back to typing. */
void record_leave(struct screen *s);
/* A decision is shown before it is recorded: false until the same line is run again. */
bool record_confirm(struct screen *s, const char *line);
/* What a stored note leaves open ("Who is Ana?") waits beside the line. */
void record_question(struct screen *s, const struct reply *r);

/* Of record_draw.c. */
void record_draw(const struct screen *s, struct canvas *c);
/* Columns of the mark in a line of cols. */
int record_mark_cols(int cols);
/* Columns of the record on this screen, and rows of its minutes. */
int record_cols(const struct screen *s);
int record_page(int rows);

#endif
