/* SPDX-License-Identifier: ISC */
/* Between the files of the hall's screen: its two kinds of picture, and what stands in them. */
#ifndef TUI_DISPLAY_PRIV_H
#define TUI_DISPLAY_PRIV_H

#include "display.h"

/* ---- display_board.c: a clock, who speaks, who is next, shares ---- */

struct board {
	char clock[32];			/* "" : none */
	const char *shape;		/* the widest that this clock gets, so that nothing moves */
	int level, levels;		/* warnings passed, of how many */
	bool over;
	struct str who, under, next, unheard;
	bool shares;
};

/* Fill an empty board as it is to be at now, for lines of that many columns. */
void board_make(const struct display *d, const struct tick *now, int cols, struct board *b);
void board_release(struct board *b);
/* What stands in the first row: left and right of it. */
void board_head(const struct display *d, const struct tick *now, struct str *left,
	struct str *right);
/* The clock and who speaks in one line, or who is next: below a text. */
void board_line(const struct display *d, const struct tick *now, int cols, struct str *out);
/* ms until a running clock shows another second; -1: none runs. */
int64_t board_due(const struct display *d, const struct tick *now);

/* ---- display_text.c: a text for all to read, in pages that turn by the clock ---- */

/* Is there one now? It goes before the board. */
bool text_scene(const struct display *d);
void text_draw(const struct display *d, const struct tick *now, struct canvas *c);
/* ms until the page turns; -1: there is one only. */
int64_t text_due(const struct display *d, const struct tick *now, int rows, int cols);

/* ---- display_shares.c ---- */

/* Rows that the shares would like, heading included; 0: there are none to show. */
int shares_need(const struct display *d, int cols);
/* Those that find no room take turns with the others by the clock. */
void shares_draw(const struct display *d, const struct tick *now, struct canvas *c, int row,
	int rows);
/* ms until other shares have their turn; -1: all fit into rows, heading included. */
int64_t shares_due(const struct display *d, const struct tick *now, int rows, int cols);

#endif
