/* SPDX-License-Identifier: ISC */
/*
 * The terminal: takes it over and gives it back, paints what changed between two canvases with
 * one doupdate, and turns its bytes into keys and pasted text. Asks the terminal nothing and
 * never hides or shows the cursor, so that a typed letter costs one byte.
 * Must not know: views, actions, meetings.
 */
#ifndef TALANOA_TUI_TERM_H
#define TALANOA_TUI_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

#include "canvas.h"

enum { TERM_ROWS_MAX = 500, TERM_COLS_MAX = 1000 };

/* What came in: a key, or a piece of pasted text (a long paste arrives in pieces). */
enum input_kind { INPUT_KEY, INPUT_PASTE };
struct input {
	enum input_kind kind;
	uint32_t key;		/* key.h */
	const char *text;	/* clean: no control characters but line feeds; valid until the
				 * next term_read */
	int stripped;		/* control characters that were left out of this piece */
};

struct terminal {
	void *screen, *pad;	/* curses' own */
	int rows, cols;
	bool hues, ansi;
	struct canvas shown;	/* what the terminal shows; compared with the next canvas */
	bool repaint;
	int old_stderr;
	/* input */
	int held;		/* a code read ahead of its turn, or -1 */
	char part[4];		/* bytes of an unfinished character */
	int n_part;
	bool pasting, paste_over, paste_cr;
	struct str paste;
};

struct term_options {
	bool no_colour;
	const char *log;	/* stderr goes here while the screen is up; NULL = nowhere */
};

/*
 * Take over standard input and output; call setlocale first. Refused with a sentence when they
 * are no terminal or TERM cannot place a cursor; nothing is to be closed then.
 */
bool term_open(struct terminal *t, const struct term_options *o, struct err *err);
void term_close(struct terminal *t);
/* Paint c, of the terminal's size; only cells that differ from the last one are touched. */
void term_flush(struct terminal *t, const struct canvas *c);
/* One BEL. */
void term_bell(struct terminal *t);
/* The next flush paints everything (Ctrl-L, and whenever others wrote on the terminal). */
void term_redraw(struct terminal *t);
/* After SIGWINCH: read the new size into rows and cols, repaint at the next flush. */
void term_resize(struct terminal *t);
/* Around a stop (SIGTSTP): give the terminal back; take it again. */
void term_suspend(struct terminal *t);
void term_resume(struct terminal *t);
/*
 * The next key or paste; false when nothing more has come. Call until false after every wake:
 * curses may hold keys that poll does not see.
 */
bool term_read(struct terminal *t, struct input *ret_in);
/* Leave a paste whose end never came (Ctrl-C); harmless otherwise. */
void term_end_paste(struct terminal *t);

/* Of input.c, for term.c: open its input and teach curses the keys it does not know. */
void term_define_keys(struct terminal *t);

#endif
