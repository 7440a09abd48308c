/* SPDX-License-Identifier: ISC */
/*
 * What a view is: an operations table, a state of its own, and effects instead of side
 * effects. Views lie on a stack; a prompt is a view on top, so clocks below never stop. What
 * the top does not handle goes to the one below.
 * Must not know: any particular view, curses.
 */
#ifndef TALANOA_TUI_VIEW_H
#define TALANOA_TUI_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include <talanoa/base/err.h>

#include "canvas.h"
#include "keymap.h"
#include "term.h"

/* What an operation asks for; it never draws by itself. */
enum effect {
	EFFECT_NONE = 0,
	EFFECT_DIRTY = 1,		/* draw again */
	EFFECT_RELAYOUT = 2,		/* sizes changed: layout, then draw */
	EFFECT_RELOAD = 4,		/* the file changed: load, then draw */
	EFFECT_CLOSE = 8,		/* take this view off the stack */
	EFFECT_QUIT = 16,		/* leave the program */
	EFFECT_UNHANDLED = 32,		/* the view below may have it */
	EFFECT_REDRAW = 64,		/* paint the whole terminal anew */
	EFFECT_BELL = 128		/* a warning: ring, if that is wished */
};

/* What the person did: a bound action, or text and keys that nothing is bound to. */
struct act {
	enum action id;			/* ACT_NONE: not bound in the view's scope */
	struct input in;
};

struct view;
struct view_ops {
	const char *name;
	/* Any but draw may be NULL. */
	bool (*open)(struct view *v, struct err *err);
	bool (*load)(struct view *v, struct err *err);		/* read a snapshot */
	void (*layout)(struct view *v, int rows, int cols);	/* on a new size */
	void (*draw)(const struct view *v, struct canvas *c);	/* c is blank */
	unsigned (*action)(struct view *v, const struct act *a);
	unsigned (*tick)(struct view *v, int64_t now);		/* v->due was reached; set anew */
	void (*close)(struct view *v);				/* release the state */
};

struct view {
	const struct view_ops *ops;
	void *app;			/* of the program, shared by all views */
	void *state;			/* of this view */
	enum scope scope;		/* which keys mean what now; the view may change it */
	int64_t due;			/* loop_now() time of the next tick, or LOOP_NEVER */
	int rows, cols;			/* of the last layout */
};

enum { VIEW_DEPTH = 8 };

/* The last one is on top. */
struct views {
	struct view *v[VIEW_DEPTH];
	int n;
	const struct keymap *keys;
};

/*
 * Put v on top: open, load, layout (size of the view below; of the
 * first one the rows and cols it came with). On failure it is closed and not on the stack.
 * The stack does not own v itself.
 */
bool views_push(struct views *s, struct view *v, struct err *err);
/* Close and take off the top one. */
void views_pop(struct views *s);
struct view *views_top(const struct views *s);
/*
 * Give the input to the top view, then downwards while EFFECT_UNHANDLED. EFFECT_CLOSE of a
 * view pops down to it and is answered with EFFECT_DIRTY. Returns the effects for all others.
 */
unsigned views_input(struct views *s, const struct input *in);
/* Tick every view that is due. */
unsigned views_tick(struct views *s, int64_t now);
int64_t views_due(const struct views *s);
/* Load all (EFFECT_RELOAD); stops at the first that fails. */
bool views_load(struct views *s, struct err *err);
void views_layout(struct views *s, int rows, int cols);
/* Draw from the bottom up; each gets the canvas as those below left it, blank at first. */
void views_draw(const struct views *s, struct canvas *c);

#endif
