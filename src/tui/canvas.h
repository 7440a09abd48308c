/* SPDX-License-Identifier: ISC */
/*
 * What a view draws on: a grid of cells, each one glyph and one style. Everything is clipped,
 * wide characters stay whole, and no byte that a terminal could obey gets into a cell.
 * Must not know: curses, keys, meetings.
 */
#ifndef TALANOA_TUI_CANVAS_H
#define TALANOA_TUI_CANVAS_H

#include <stddef.h>
#include <stdint.h>

/* Few styles; blue and yellow only repeat what the glyphs say. */
enum style {
	STYLE_NORMAL,
	STYLE_BOLD,
	STYLE_DIM,
	STYLE_REVERSE,
	STYLE_BLUE,
	STYLE_YELLOW,
	STYLE_N
};

enum { CELL_BYTES = 22, CELL_MARKS = 4 };	/* curses holds a letter and four marks */

struct canvas_cell {
	char text[CELL_BYTES];	/* one letter and its marks; "" in the right half of a wide one */
	uint8_t width;		/* 1, 2, or 0 = right half of the cell before */
	uint8_t style;
};

/*
 * Either a canvas that owns its cells or a region of one (canvas_region). Rows and columns
 * count from 0 at the top left of the canvas or region at hand.
 */
struct canvas {
	int rows, cols;
	struct canvas_cell *cells;		/* of the whole grid */
	int row0, col0, stride;		/* where a region lies in it */
	struct canvas *root;		/* NULL for an owner */
	int cur_row, cur_col;		/* owner only; cur_row < 0: no cursor wanted */
};

void canvas_init(struct canvas *c, int rows, int cols);
void canvas_release(struct canvas *c);
/* New size (at least 1x1), everything blank, no cursor. Regions of it are void from now on. */
void canvas_resize(struct canvas *c, int rows, int cols);
/* A window onto part of c, clipped to it; may be empty. Nothing to release. */
struct canvas canvas_region(struct canvas *c, int row, int col, int rows, int cols);

/* Blank all of c; a region's clearing leaves the cursor alone. */
void canvas_clear(struct canvas *c);
void canvas_fill(struct canvas *c, int row, int col, int rows, int cols, enum style st);
/* Change only the style of a rectangle. */
void canvas_style(struct canvas *c, int row, int col, int rows, int cols, enum style st);
/* cols times the same one-column glyph. */
void canvas_hline(struct canvas *c, int row, int col, int cols, enum style st,
	const char *glyph);

/*
 * Draw the first n bytes of s (NUL-terminated UTF-8; a longer s may follow) from row, col on,
 * which may lie outside; a cluster that does not fit is left out whole and its place blanked.
 * Returns the column after the last one drawn, even when clipped at the left.
 */
int canvas_putn(struct canvas *c, int row, int col, enum style st, const char *s, size_t n);
int canvas_put(struct canvas *c, int row, int col, enum style st, const char *s);
int canvas_print(struct canvas *c, int row, int col, enum style st, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
/* s in exactly cols columns: cut with an ellipsis (text_column) or padded with blanks. */
void canvas_column(struct canvas *c, int row, int col, int cols, enum style st, const char *s);
/* The same at the right edge of the field: padded on the left, cut like canvas_column. */
void canvas_right(struct canvas *c, int row, int col, int cols, enum style st, const char *s);

/* Where the terminal's cursor shall stand after drawing; outside = clamped. */
void canvas_cursor(struct canvas *c, int row, int col);
/* The cell, or NULL outside. */
const struct canvas_cell *canvas_at(const struct canvas *c, int row, int col);

#endif
