/* SPDX-License-Identifier: ISC */
/* What of the input line is shown, and how. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include <talanoa/base/text.h>

#include "glyph.h"
#include "lineedit.h"

enum { LINE_FEED_MARK = 0x21b5 };

/* Append what is drawn for the cluster of n bytes at s; returns its columns. */
static int
show(const char *s, size_t n, struct str *out)
{
	size_t start = out->len;
	uint32_t cp, drawn;
	char buf[5];
	int w = 0;

	if (s[0] == '\n') {
		w = glyph_width(LINE_FEED_MARK, &drawn);
		glyph_put(drawn == GLYPH_BAD ? '|' : drawn, buf);
		str_add(out, buf);
		return w;
	}
	for (size_t i = 0; i < n;) {
		i += glyph_next(s + i, n - i, &cp);
		w += glyph_width(cp, &drawn);
		if (drawn == 0)
			str_addf(out, "<U+%04X>", (unsigned)cp);
		else
			str_addn(out, buf, glyph_put(cp, buf));
	}
	/* A mark without a letter would vanish. */
	if (w == 0 && out->p[start] != '<') {
		str_trunc(out, start);
		str_addf(out, "<U+%04X>", (unsigned)cp);
	}
	return text_width(str_c(out) + start);
}

/* Columns of [from, to); more than limit may come back as limit + 1. */
static int
width(const struct lineedit *ed, size_t from, size_t to, int limit)
{
	const char *s = str_c(&ed->text);
	struct str out = STR_INIT;
	int w = 0;

	for (size_t end; from < to && w <= limit; from = end) {
		end = text_next(s, from);
		str_clear(&out);
		w += show(s + from, end - from, &out);
	}
	str_release(&out);
	return w > limit ? limit + 1 : w;
}

/* The start of the text that ends at pos and fills at most cols columns. */
static size_t
back(const struct lineedit *ed, size_t pos, int cols)
{
	const char *s = str_c(&ed->text);

	while (pos > 0) {
		size_t p = text_prev(s, pos);

		cols -= width(ed, p, pos, cols);
		if (cols < 0)
			break;
		pos = p;
	}
	return pos;
}

/* Column of the cursor in the field, or cols if it lies beyond. */
static int
cursor(const struct lineedit *ed)
{
	int mark = ed->left > 0 && ed->cols > 2;

	return mark + width(ed, ed->left, ed->pos, ed->cols - 1 - mark);
}

/* The cluster under the cursor must not lie beyond the field or under its edge mark. */
static bool
is_out(const struct lineedit *ed)
{
	int x = cursor(ed), more = ed->pos < ed->text.len && ed->cols > 2;

	if (more)
		x += width(ed, ed->pos, text_next(str_c(&ed->text), ed->pos), ed->cols);
	return x > ed->cols - 1;
}

void
lineedit_scroll(struct lineedit *ed)
{
	if (ed->pos == 0)
		ed->left = 0;
	else if (ed->pos <= ed->left && ed->left > 0)
		ed->left = back(ed, ed->pos, ed->cols / 2);
	else if (is_out(ed))
		ed->left = back(ed, ed->pos, ed->cols / 2);
}

void
lineedit_layout(struct lineedit *ed, int cols)
{
	ed->cols = cols < 1 ? 1 : cols;
	ed->left = 0;
	lineedit_scroll(ed);
}

void
lineedit_draw(const struct lineedit *ed, struct canvas *c, int row, int col)
{
	const char *s = str_c(&ed->text);
	bool marks = ed->cols > 2;
	int x = 0, last = marks ? ed->cols - 1 : ed->cols;
	struct str out = STR_INIT;
	size_t i = ed->left, end;

	canvas_fill(c, row, col, 1, ed->cols, STYLE_NORMAL);
	if (ed->left > 0 && marks)
		x = canvas_put(c, row, col, STYLE_NORMAL, "<") - col;
	for (; i < ed->text.len; i = end) {
		int w;

		end = text_next(s, i);
		str_clear(&out);
		w = show(s + i, end - i, &out);
		if (x + w > last)
			break;
		canvas_put(c, row, col + x, STYLE_NORMAL, str_c(&out));
		x += w;
	}
	if (i < ed->text.len && marks)
		canvas_put(c, row, col + ed->cols - 1, STYLE_NORMAL, ">");
	canvas_cursor(c, row, col + cursor(ed));
	str_release(&out);
}
