/* SPDX-License-Identifier: ISC */
/*
 * The input line: one text of up to 256 KB edited by whole characters of any script, with
 * history, completion and sideways scrolling. It is drawn without any attribute and scrolls by
 * jumps, so that a letter typed at the end costs one byte. Line feeds (from a paste or
 * Alt-Enter) are shown as a mark.
 * Must not know: what a line means, who reads it, curses.
 */
#ifndef TALANOA_TUI_LINEEDIT_H
#define TALANOA_TUI_LINEEDIT_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/str.h>

#include "canvas.h"
#include "history.h"
#include "keymap.h"
#include "term.h"

/* What could stand in place of the bytes from `from` up to the cursor. */
struct candidates {
	size_t from;
	char **v;
	size_t n, cap;
};
void candidates_add(struct candidates *c, const char *s);
void candidates_clear(struct candidates *c);

struct lineedit_ops {
	/* The line was empty and now is not: the moment that decides whose words they are. */
	void (*first_letter)(void *ctx);
	/* Fill ret (empty, from = pos) with candidates for the word that ends at pos. */
	void (*complete)(void *ctx, const char *text, size_t pos, struct candidates *ret);
};

struct lineedit {
	const struct lineedit_ops *ops;		/* may be NULL, as may its members */
	void *ctx;
	struct str text;
	size_t pos;			/* cursor: byte offset between two clusters */
	size_t left;			/* first byte shown */
	int cols;			/* width of the field */
	struct str cut;			/* what was cut last */
	bool cutting;			/* the last act was a cut: the next one joins it */
	struct history history;
	size_t at;			/* line of the history shown; history.n = none */
	struct str typed;		/* what was typed before the history was asked */
	struct candidates list;		/* several completions, until the next act */
};

void lineedit_init(struct lineedit *ed, const struct lineedit_ops *ops, void *ctx);
void lineedit_release(struct lineedit *ed);
const char *lineedit_text(const struct lineedit *ed);
/* Replace everything (a draft, a corrected line); the cursor goes to the end. */
void lineedit_set(struct lineedit *ed, const char *text);
/* Take the line out: it goes into the history and the field is empty. The caller frees it. */
char *lineedit_take(struct lineedit *ed);
/*
 * Insert text at the cursor as text: CR LF is one line feed, a tab a space, other control
 * characters are left out. False, and nothing done, if the line would pass 256 KB.
 */
bool lineedit_insert(struct lineedit *ed, const char *text);
/*
 * Do what came in: typed text, a paste, or one of the editing actions. False if it is none of
 * these (accept, cancel, keys of the view) or there is no room: *ret_full says the latter.
 */
bool lineedit_input(struct lineedit *ed, enum action id, const struct input *in, bool *ret_full);

/* Replace the bytes [from, to) with n of s and put the cursor behind them. */
void lineedit_replace(struct lineedit *ed, size_t from, size_t to, const char *s, size_t n);
/* What Tab does: insert what all candidates share; several stay in list until the next act. */
void lineedit_complete(struct lineedit *ed);

/* The width of the field has changed. */
void lineedit_layout(struct lineedit *ed, int cols);
/* Keep the cursor in the field; editing calls it. */
void lineedit_scroll(struct lineedit *ed);
/* Draw the field at row, col of c and put the cursor there. */
void lineedit_draw(const struct lineedit *ed, struct canvas *c, int row, int col);

#endif
