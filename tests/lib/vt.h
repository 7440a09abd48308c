/* SPDX-License-Identifier: ISC */
/*
 * A real program in a pty whose screen is read by libvterm. A test sends keys and waits for
 * text; it never sleeps. Every wait has a deadline (10 s, TALANOA_DEADLINE in seconds for slow
 * machines) and on failure prints the screen to standard error.
 * Must not know: the program's code.
 */
#ifndef TALANOA_TESTS_VT_H
#define TALANOA_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <talanoa/base/str.h>

struct vt;

struct vt_cell {
	char text[32];		/* UTF-8; " " when empty */
	int width;
	bool bold, reverse, hue;
};

/*
 * Run argv in a new terminal. env: NULL-ended list of "NAME=value" to set and "NAME" to unset,
 * or NULL; TERM=xterm-256color and LC_ALL=C.UTF-8 unless it says otherwise.
 */
struct vt *vt_start(const char *const argv[], const char *const env[], int rows, int cols);
/* Kill what still runs, release everything. NULL is fine. */
void vt_free(struct vt *v);
pid_t vt_pid(const struct vt *v);

/* Send bytes as typed; never blocks for good, output is read meanwhile. */
void vt_send(struct vt *v, const char *bytes);
void vt_sendn(struct vt *v, const void *bytes, size_t n);
/* Send a key by its name in key.h ("f1", "up", "ctrl-x", "alt-b"); aborts on unknown names. */
void vt_key(struct vt *v, const char *name);
/* Send text as a bracketed paste. */
void vt_paste(struct vt *v, const char *text);
void vt_resize(struct vt *v, int rows, int cols);

/*
 * Wait until the screen shows text in one row (vt_wait) or no longer does (vt_gone). Blanks at
 * the end of a row cannot be waited for; the cursor can.
 */
bool vt_wait(struct vt *v, const char *text);
bool vt_gone(struct vt *v, const char *text);
/* Wait until row r, without blanks at its end, is text. */
bool vt_wait_row(struct vt *v, int r, const char *text);
bool vt_wait_cursor(struct vt *v, int row, int col);
/* Wait until the program has ended; its exit status, 128 + signal, or -1 past the deadline. */
int vt_exit(struct vt *v);
/* Read what comes within ms; true if nothing did. The one wait that a pass has to sit out. */
bool vt_quiet(struct vt *v, int ms);

/* How often the program has slept and woken so far (-1 where /proc does not tell). */
long vt_wakeups(const struct vt *v);

/* The screen as it is now. */
bool vt_has(struct vt *v, const char *text);
void vt_row(struct vt *v, int r, struct str *out);	/* without blanks at its end */
void vt_screen(struct vt *v, struct str *out);		/* all rows, each with a line feed */
struct vt_cell vt_cell(struct vt *v, int row, int col);
void vt_cursor(struct vt *v, int *ret_row, int *ret_col);

/* Bytes the program has written since the start or the last vt_mark. */
const struct str *vt_raw(const struct vt *v);
void vt_mark(struct vt *v);
/* Bytes of answers the program asked the terminal for (must stay 0). */
size_t vt_asked(const struct vt *v);

#endif
