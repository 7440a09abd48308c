/* SPDX-License-Identifier: ISC */
/*
 * Digits drawn with cells, at any height: a clock that is read from the back of a hall. Seven
 * strokes each, so that a second that passes changes few cells.
 * Must not know: what is counted, terminals.
 */
#ifndef TALANOA_TUI_DISPLAY_DIGITS_H
#define TALANOA_TUI_DISPLAY_DIGITS_H

#include <stdbool.h>

#include "canvas.h"

enum {
	DIGITS_LEAST = 5,		/* rows below which no digit can be read */
	DIGITS_THICK = 11		/* rows from which strokes are thicker than one */
};

/*
 * What full cells are made of. Strokes of a single row are cheapest on a link as U+2588, thick
 * ones as reversed blanks; # is for where the former cannot be shown.
 */
enum digits_form { DIGITS_BLOCK, DIGITS_REVERSE, DIGITS_HASH };

struct digits_ink {
	enum digits_form form;
	bool inverse;			/* empty digits in a full field */
};

/* Columns of text (digits, ':' and '+' only; a blank keeps the place of a '+') at that height. */
int digits_width(const char *text, int rows);
/* The greatest height up to rows at which text is no wider than cols; 0 if none is. */
int digits_fit(const char *text, int rows, int cols);
/* Draw text with its top left cell at row, col. */
void digits_draw(struct canvas *c, int row, int col, int rows, const char *text,
	const struct digits_ink *ink);
/* Fill a rectangle as the field of digits drawn with that ink has it. */
void digits_field(struct canvas *c, int row, int col, int rows, int cols,
	const struct digits_ink *ink);

#endif
