/* SPDX-License-Identifier: ISC */
/*
 * A meeting in a folder of its own with a screen on it, driven by keys; the clock stands still
 * until a test moves it. Must not know: terminals.
 */
#ifndef TALANOA_TESTS_ROOM_H
#define TALANOA_TESTS_ROOM_H

#include <unit.h>

#include <tui/screen.h>

#include "scratch.h"

struct room {
	struct scratch scratch;
	struct env env;
	struct options options;
	struct meeting *m;
	struct screen s;
	struct canvas canvas;
};

/* An opened meeting of the template with these command lines run in it. */
void room_open(struct room *r, const char *template, const char *const *lines);
/* Begin the screen (again). */
void room_screen(struct room *r, enum focus focus, int rows, int cols);
/*
 * Both, at 24x80: four people of three constituencies are here, two items, the first in hand.
 * CSO is row 1, IP row 2, LAB row 3.
 */
void room_begin(struct room *r, enum focus focus);
void room_close(struct room *r);

/* One command, as another program would run it; fails the test if it is refused. */
void room_do(struct room *r, const char *line);
/* Keys by name, separated by blanks ("n 3 2 ctrl-x"); returns the effects of the last. */
unsigned room_keys(struct room *r, const char *names);
void room_type(struct room *r, const char *text);
/* Type it and press enter. */
void room_enter(struct room *r, const char *text);
void room_paste(struct room *r, const char *text);
/* The clock goes on, and whoever is due is called; returns the effects. */
unsigned room_advance(struct room *r, int64_t ms);
/* The clock goes on while nobody runs: suspended, stopped; then whoever is due is called. */
unsigned room_sleep(struct room *r, int64_t ms);
void room_size(struct room *r, int rows, int cols);
void room_draw(struct room *r);
/* Does the screen, drawn now, show text in one row? */
bool room_shows(struct room *r, const char *text);
/* Row of the screen, without blanks at its end; static memory. */
const char *room_row(struct room *r, int row);
bool room_golden(struct room *r, const char *name);

#endif
