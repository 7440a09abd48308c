/* SPDX-License-Identifier: ISC */
/*
 * What the parts of the record's view share: the line, the list of what is shown, the
 * selection in it. Must not know: other views.
 */
#ifndef TALANOA_TUI_RECORD_PRIV_H
#define TALANOA_TUI_RECORD_PRIV_H

#include "screen.h"

/* record_line.c: what Enter does. The line has done its work. */
void record_take(struct screen *s);
void record_accept(struct screen *s);
void record_run_as_command(struct screen *s);
/* Run a line; what could not be written stays, and in a file of its own. */
bool record_run(struct screen *s, const char *line);
/* Of record_mark.c: the turn whose words the line is, or zero. */
struct id record_turn(const struct screen *s);

/* view_record.c: are the minutes certified? Then no memo is kept any longer. */
bool record_certified(const struct screen *s);

/* record_edit.c: the line is about the selected unit until enter or esc. */
void record_edit(struct screen *s, enum record_task task);
void record_edit_accept(struct screen *s);
/* Leave it: the line that was there comes back; what was typed is in the line's history. */
void record_edit_leave(struct screen *s);

/* record_ask.c: a key on the empty line answers the question that waits. */
bool record_answer(struct screen *s, const struct act *a);

/* record_list.c: the lines that are shown. Build it anew; the place stays. */
void record_arrange(struct screen *s);
/* Older lines than those loaded; false if there are none. */
bool record_older(struct screen *s);
/* Up (or down) by rows. */
void record_scroll(struct screen *s, int rows);
void record_newest(struct screen *s);
/* Make the index visible without moving more than needed. */
void record_reveal(struct screen *s, size_t at);
/* The selected line's index; list.n if there is none. */
size_t record_selected(const struct record_view *r);
/* Rows for the minutes, whatever the message. */
int record_room(const struct screen *s);

/* record_rows.c: a line of the minutes in screen rows. */
struct record_piece {
	const char *s;
	size_t n;
};
struct record_pieces {
	struct str text;
	struct record_piece *v;
	size_t n, cap;
};
void record_pieces_release(struct record_pieces *p);
/* Break l for a screen of cols columns; a long one is folded. */
void record_break(const struct record_view *r, const struct snap_line *l, int cols,
	struct record_pieces *p);
int record_rows_of(const struct record_view *r, const struct snap_line *l, int cols);
/* Columns before the text: time, number, marker; what of them there is in cols. */
struct record_gutter {
	int time, num, num_cols, mark, text;	/* columns where they begin; -1: not shown */
};
struct record_gutter record_gutter(const struct record_view *r, int cols);
/* In no file, on this computer only: it has no label. */
bool record_is_memo(const struct snap_line *l);
/* "12" of "note 12"; "" where the number is in the words. */
const char *record_num(const struct snap_line *l);

/* record_select.c */
void record_select(struct screen *s);
unsigned record_select_action(struct screen *s, const struct act *a);
/* The selected line, or NULL and a sentence that says so. */
const struct snap_line *record_chosen(struct screen *s);
/* Does the line have what is looked for? */
bool record_hit(const struct record_view *r, const struct snap_line *l);

/* record_find.c: search and filter. */
void record_find(struct screen *s);
void record_find_next(struct screen *s, int by);
void record_set_filter(struct screen *s, enum record_filter f);
/* Is only some shown, or are hits marked? */
bool record_filtered(const struct record_view *r);
/* Everything again, down to the newest; what was loaded for more goes with the next load. */
void record_show_all(struct screen *s);
const char *record_filter_words(const struct record_view *r);

/* record_act.c: acts on the selected one. */
bool record_act(struct screen *s, enum action id);
/* The key that answers what is waited for. */
void record_choose(struct screen *s, const struct act *a);
/* The choices as one row of cols columns. */
void record_choice_row(enum record_wait wait, int cols, struct str *out);

#endif
