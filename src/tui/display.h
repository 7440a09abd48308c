/* SPDX-License-Identifier: ISC */
/*
 * The hall's screen: what it says and how that is drawn, from the live part of an edition and
 * the clock alone, so that nothing else can get onto the wall.
 * Must not know: the store, curses, the loop, keys.
 */
#ifndef TALANOA_TUI_DISPLAY_H
#define TALANOA_TUI_DISPLAY_H

#include <talanoa/record/edition.h>
#include <talanoa/record/words.h>

#include "canvas.h"

struct display {
	const struct edition *ed;	/* with its live part */
	enum lang lang;
	bool ascii;			/* digits are made of # */
	const char *notice;		/* in the last row: the keys, or what is wrong; or NULL */
};

void display_draw(const struct display *d, const struct tick *now, struct canvas *c);
/* In how many ms the picture of that size changes by itself; -1: never. */
int64_t display_due(const struct display *d, const struct tick *now, int rows, int cols);

#endif
