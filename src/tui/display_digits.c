/* SPDX-License-Identifier: ISC */
/* Seven strokes make a digit; their thickness and length follow from the height. */
#include <config.h>

#include <string.h>

#include "display_digits.h"

/* Strokes:  -A-
 *          F   B
 *           -G-
 *          E   C
 *           -D-   */
enum { A = 1, B = 2, C = 4, D = 8, E = 16, F = 32, G = 64 };

static const unsigned char strokes[10] = {
	A | B | C | D | E | F, B | C, A | B | G | E | D, A | B | G | C | D, F | G | B | C,
	A | F | G | C | D, A | F | G | E | C | D, A | B | C, A | B | C | D | E | F | G,
	A | B | C | D | F | G,
};

/* A cell is twice as high as it is wide. */
struct shape {
	int rows, thick, wide;		/* thickness in rows and in columns */
	int digit, plus, gap;		/* widths */
};

static struct shape
shape_of(int rows)
{
	struct shape s = { .rows = rows, .thick = rows < DIGITS_THICK ? 1 : (rows + 3) / 7 };

	s.wide = 2 * s.thick;
	s.digit = rows + (rows < DIGITS_THICK ? 1 : rows % 2 + 1);
	s.plus = 3 * s.wide;
	s.gap = s.wide;
	return s;
}

static int
glyph_cols(const struct shape *s, char ch)
{
	if (ch == ':')
		return s->wide;
	return ch == '+' || ch == ' ' ? s->plus : s->digit;
}

int
digits_width(const char *text, int rows)
{
	struct shape s = shape_of(rows);
	int cols = 0;

	for (const char *p = text; *p != '\0'; p++)
		cols += glyph_cols(&s, *p) + (p[1] == '\0' ? 0 : s.gap);
	return cols;
}

int
digits_fit(const char *text, int rows, int cols)
{
	for (; rows >= DIGITS_LEAST; rows--)
		if (digits_width(text, rows) <= cols)
			return rows;
	return 0;
}

static void
fill(struct canvas *c, int row, int col, int rows, int cols, bool full,
	const struct digits_ink *ink)
{
	static const char *const forms[] = { "\u2588", " ", "#" };
	bool on = full != ink->inverse;
	enum style st = on && ink->form == DIGITS_REVERSE ? STYLE_REVERSE : STYLE_NORMAL;

	for (int r = row; r < row + rows; r++)
		canvas_hline(c, r, col, cols, st, on ? forms[ink->form] : " ");
}

void
digits_field(struct canvas *c, int row, int col, int rows, int cols,
	const struct digits_ink *ink)
{
	fill(c, row, col, rows, cols, false, ink);
}

static void
draw_digit(struct canvas *c, int row, int col, const struct shape *s, int digit,
	const struct digits_ink *ink)
{
	int on = strokes[digit], middle = (s->rows - s->thick) / 2;
	int lower = s->rows - middle, right = col + s->digit - s->wide;

	if ((on & A) != 0)
		fill(c, row, col, s->thick, s->digit, true, ink);
	if ((on & G) != 0)
		fill(c, row + middle, col, s->thick, s->digit, true, ink);
	if ((on & D) != 0)
		fill(c, row + s->rows - s->thick, col, s->thick, s->digit, true, ink);
	if ((on & F) != 0)
		fill(c, row, col, middle + s->thick, s->wide, true, ink);
	if ((on & B) != 0)
		fill(c, row, right, middle + s->thick, s->wide, true, ink);
	if ((on & E) != 0)
		fill(c, row + middle, col, lower, s->wide, true, ink);
	if ((on & C) != 0)
		fill(c, row + middle, right, lower, s->wide, true, ink);
}

static void
draw_plus(struct canvas *c, int row, int col, const struct shape *s,
	const struct digits_ink *ink)
{
	int middle = (s->rows - s->thick) / 2;

	fill(c, row + middle, col, s->thick, s->plus, true, ink);
	fill(c, row + middle - s->thick, col + s->wide, 3 * s->thick, s->wide, true, ink);
}

static void
draw_colon(struct canvas *c, int row, int col, const struct shape *s,
	const struct digits_ink *ink)
{
	int quarter = (s->rows - s->thick) / 4;

	if (quarter == 0)
		quarter = 1;
	fill(c, row + quarter, col, s->thick, s->wide, true, ink);
	fill(c, row + s->rows - s->thick - quarter, col, s->thick, s->wide, true, ink);
}

void
digits_draw(struct canvas *c, int row, int col, int rows, const char *text,
	const struct digits_ink *ink)
{
	struct shape s = shape_of(rows);

	for (const char *p = text; *p != '\0'; p++) {
		if (*p >= '0' && *p <= '9')
			draw_digit(c, row, col, &s, *p - '0', ink);
		else if (*p == '+')
			draw_plus(c, row, col, &s, ink);
		else if (*p == ':')
			draw_colon(c, row, col, &s, ink);
		col += glyph_cols(&s, *p) + s.gap;
	}
}
