/* SPDX-License-Identifier: ISC */
/*
 * The one loop of the screen program: it waits in ppoll for keys, signals, due timers and
 * changed files, calls back, and lets the screen be painted once after every wake. With no
 * timer armed and nothing coming in it never wakes. Single thread; signals are blocked except
 * inside the wait, so a callback is never interrupted.
 * Must not know: curses, views, meetings.
 */
#ifndef TALANOA_TUI_LOOP_H
#define TALANOA_TUI_LOOP_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "watch.h"

/* Signals that came since the last wake, as bits. */
enum loop_signal {
	LOOP_WINCH = 1,		/* the terminal has another size */
	LOOP_INT = 2,		/* Ctrl-C */
	LOOP_TSTP = 4,		/* Ctrl-Z: give the terminal back, then loop_stop() */
	LOOP_CONT = 8		/* continued by somebody: repaint */
};

/* Why loop_run came back. */
enum loop_end {
	LOOP_RUNNING,
	LOOP_QUIT,		/* loop_quit */
	LOOP_TERM,		/* SIGTERM or SIGHUP: save and leave */
	LOOP_EOF		/* the terminal is gone: save and leave, write nothing to it */
};

enum { LOOP_TIMERS = 16, LOOP_RETRY_MS = 20, LOOP_LOOK_MS = 1000 };
#define LOOP_NEVER INT64_MAX

/* What the owner of the loop does; any may be NULL. */
struct loop_ops {
	void (*input)(void *ctx);			/* the terminal has bytes: read all */
	void (*signals)(void *ctx, unsigned bits);
	/* Files of the bits may have changed; false = busy, call again in LOOP_RETRY_MS. */
	bool (*changed)(void *ctx, unsigned files);
	void (*settled)(void *ctx);			/* after every wake: paint */
};

struct loop_timer {
	int64_t due;		/* LOOP_NEVER = not armed */
	void (*fire)(void *ctx, int64_t now);
	void *ctx;
};

struct loop {
	const struct loop_ops *ops;
	void *ctx;
	int tty;
	struct watch watch;
	unsigned changed;			/* files not yet reported with success */
	int64_t retry, look;			/* when to try and to look again */
	struct loop_timer timers[LOOP_TIMERS];
	int n_timers;
	enum loop_end end;
	sigset_t before;			/* the mask outside of the loop */
};

/* Blocks the signals and installs handlers. tty is the descriptor to read keys from. */
void loop_init(struct loop *l, const struct loop_ops *ops, void *ctx, int tty);
/* Default actions and the old mask again. */
void loop_release(struct loop *l);
/* Monotonic milliseconds: the time of all timers, and of nothing that is recorded. */
int64_t loop_now(void);
/* A timer, not armed; returns its number, or -1 when LOOP_TIMERS exist. */
int loop_timer(struct loop *l, void (*fire)(void *ctx, int64_t now), void *ctx);
/* Fires once when loop_now() reaches due; LOOP_NEVER disarms. */
void loop_arm(struct loop *l, int timer, int64_t due);
/* Fire what is due at now; at most once each. */
void loop_fire(struct loop *l, int64_t now);
/* The earliest moment at which something is due; LOOP_NEVER if nothing is. */
int64_t loop_due(const struct loop *l);
/* Watch a file (bit of the result for changed()); -1 when there are too many. */
int loop_watch(struct loop *l, const char *path);
/* Paint once, then wait and call back until loop_quit, a deadly signal or the terminal's end. */
enum loop_end loop_run(struct loop *l);
void loop_quit(struct loop *l);
/* Stop this program as Ctrl-Z does; returns when it is continued (at once if nobody could). */
void loop_stop(void);

#endif
