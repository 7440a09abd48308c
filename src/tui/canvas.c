/* SPDX-License-Identifier: ISC */
/* The grid of cells that views draw on. */
#include <config.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>

#include "canvas.h"
#include "glyph.h"

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

static struct canvas_cell *
cell_at(const struct canvas *c, int row, int col)
{
	return c->cells + (size_t)(c->row0 + row) * (size_t)c->stride + c->col0 + col;
}

static void
cell_set(struct canvas_cell *cell, const char *text, int width, enum style st)
{
	str_copy(cell->text, sizeof cell->text, text);
	cell->width = (uint8_t)width;
	cell->style = (uint8_t)st;
}

/* The cell is about to be overwritten: the other half of a wide letter must go. */
static void
cell_unpair(struct canvas_cell *cell)
{
	if (cell->width == 2)
		cell_set(cell + 1, " ", 1, cell[1].style);
	else if (cell->width == 0)
		cell_set(cell - 1, " ", 1, cell[-1].style);
	else
		return;
	cell_set(cell, " ", 1, cell->style);
}

void
canvas_init(struct canvas *c, int rows, int cols)
{
	memset(c, 0, sizeof *c);
	canvas_resize(c, rows, cols);
}

void
canvas_release(struct canvas *c)
{
	if (c->root == NULL)
		free(c->cells);
	memset(c, 0, sizeof *c);
}

void
canvas_resize(struct canvas *c, int rows, int cols)
{
	rows = most(rows, 1);
	cols = most(cols, 1);
	c->cells = mem_realloc(c->cells, (size_t)rows * (size_t)cols * sizeof *c->cells);
	memset(c->cells, 0, (size_t)rows * (size_t)cols * sizeof *c->cells);
	c->rows = rows;
	c->cols = c->stride = cols;
	for (int i = 0; i < rows * cols; i++)
		cell_set(&c->cells[i], " ", 1, STYLE_NORMAL);
	c->cur_row = c->cur_col = -1;
}

struct canvas
canvas_region(struct canvas *c, int row, int col, int rows, int cols)
{
	struct canvas r = *c;
	int top = least(most(row, 0), c->rows), left = least(most(col, 0), c->cols);

	r.root = c->root != NULL ? c->root : c;
	r.row0 = c->row0 + top;
	r.col0 = c->col0 + left;
	r.rows = most(0, least(row + rows, c->rows) - top);
	r.cols = most(0, least(col + cols, c->cols) - left);
	return r;
}

static void
blank(struct canvas *c, int row, int col, enum style st)
{
	struct canvas_cell *cell = cell_at(c, row, col);

	cell_unpair(cell);
	cell_set(cell, " ", 1, st);
}

void
canvas_clear(struct canvas *c)
{
	canvas_fill(c, 0, 0, c->rows, c->cols, STYLE_NORMAL);
	if (c->root == NULL)
		c->cur_row = c->cur_col = -1;
}

void
canvas_fill(struct canvas *c, int row, int col, int rows, int cols, enum style st)
{
	for (int r = most(row, 0); r < least(row + rows, c->rows); r++)
		for (int x = most(col, 0); x < least(col + cols, c->cols); x++)
			blank(c, r, x, st);
}

void
canvas_style(struct canvas *c, int row, int col, int rows, int cols, enum style st)
{
	for (int r = most(row, 0); r < least(row + rows, c->rows); r++)
		for (int x = most(col, 0); x < least(col + cols, c->cols); x++)
			cell_at(c, r, x)->style = (uint8_t)st;
}

void
canvas_hline(struct canvas *c, int row, int col, int cols, enum style st, const char *glyph)
{
	for (int x = most(col, 0); x < least(col + cols, c->cols); x++)
		canvas_put(c, row, x, st, glyph);
}

/* Columns of a cluster as its glyphs fill them. */
static int
cluster_width(const char *s, size_t n)
{
	uint32_t cp;
	int w = 0;

	for (size_t i = 0; i < n;) {
		i += glyph_next(s + i, n - i, &cp);
		w += glyph_width(cp, &cp);
	}
	return w;
}

/* A mark joins the cell before; more than curses can hold are left out. */
static void
join(struct canvas_cell *cell, uint32_t cp)
{
	char buf[5];
	size_t have = strlen(cell->text), n = glyph_put(cp, buf);
	int marks = 0;

	for (size_t i = 1; i < have; i++)
		marks += ((unsigned char)cell->text[i] & 0xc0) != 0x80;
	if (marks < CELL_MARKS && have + n < sizeof cell->text)
		memcpy(cell->text + have, buf, n + 1);
}

/* A whole cluster that is known to fit. */
static void
put_cluster(struct canvas *c, int row, int col, enum style st, const char *s, size_t n)
{
	struct canvas_cell *last = NULL;
	char buf[5];
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		int w;

		i += glyph_next(s + i, n - i, &cp);
		w = glyph_width(cp, &cp);
		if (w == 0) {
			if (cp != 0 && last != NULL)
				join(last, cp);
			continue;
		}
		last = cell_at(c, row, col);
		for (int k = 0; k < w; k++)
			cell_unpair(last + k);
		glyph_put(cp, buf);
		cell_set(last, buf, w, st);
		if (w == 2)
			cell_set(last + 1, "", 0, st);
		col += w;
	}
}

int
canvas_putn(struct canvas *c, int row, int col, enum style st, const char *s, size_t n)
{
	if (row < 0 || row >= c->rows)
		return col;
	for (size_t i = 0, end; i < n && s[i] != '\0' && col < c->cols; i = end) {
		int w;

		end = text_next(s, i);
		if (end > n || end <= i)
			end = n;
		w = cluster_width(s + i, end - i);
		if (col >= 0 && col + w <= c->cols)
			put_cluster(c, row, col, st, s + i, end - i);
		else
			canvas_fill(c, row, col, 1, w, st);
		col += w;
	}
	return least(col, c->cols);
}

int
canvas_put(struct canvas *c, int row, int col, enum style st, const char *s)
{
	return canvas_putn(c, row, col, st, s, strlen(s));
}

int
canvas_print(struct canvas *c, int row, int col, enum style st, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_addv(&s, fmt, ap);
	va_end(ap);
	col = canvas_put(c, row, col, st, str_c(&s));
	str_release(&s);
	return col;
}

void
canvas_column(struct canvas *c, int row, int col, int cols, enum style st, const char *s)
{
	struct str cut = STR_INIT;

	if (cols <= 0)
		return;
	text_column(&cut, s, cols);
	canvas_put(c, row, col, st, str_c(&cut));
	str_release(&cut);
}

void
canvas_right(struct canvas *c, int row, int col, int cols, enum style st, const char *s)
{
	int w = text_width(s);

	if (w < cols) {
		canvas_fill(c, row, col, 1, cols - w, st);
		canvas_put(c, row, col + cols - w, st, s);
	} else {
		canvas_column(c, row, col, cols, st, s);
	}
}

void
canvas_cursor(struct canvas *c, int row, int col)
{
	struct canvas *root = c->root != NULL ? c->root : c;

	if (c->rows == 0 || c->cols == 0)
		return;
	root->cur_row = c->row0 + most(0, least(row, c->rows - 1));
	root->cur_col = c->col0 + most(0, least(col, c->cols - 1));
}

const struct canvas_cell *
canvas_at(const struct canvas *c, int row, int col)
{
	if (row < 0 || row >= c->rows || col < 0 || col >= c->cols)
		return NULL;
	return cell_at(c, row, col);
}
