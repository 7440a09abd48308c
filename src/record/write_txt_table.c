/* SPDX-License-Identifier: ISC */
/* Tables in plain text: columns that fit the page, cells wrapped inside their column. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "write.h"

enum { GAP = 2, NARROWEST = 6, WORD_LONGEST = 16 };

static int
longest_word(const char *s)
{
	int most = 0;

	while (*s != '\0') {
		size_t n = strcspn(s, " \n");
		int w = text_nwidth(s, n);

		most = w > most ? w : most;
		s += n + (s[n] != '\0');
	}
	return most;
}

static int
widest(const struct block *bl, int col)
{
	int most = 1;

	for (size_t i = 0; i < bl->n_rows; i++) {
		int w = text_width(bl->row[i].cell[col]);

		most = w > most ? w : most;
	}
	return most;
}

/* What a column needs so that no word of it is cut, but for very long ones. */
static int
least(const struct block *bl, int col)
{
	int most = longest_word(bl->row[0].cell[col]);

	for (size_t i = 1; i < bl->n_rows; i++) {
		int w = longest_word(bl->row[i].cell[col]);

		most = w > most && w <= WORD_LONGEST ? w : most;
	}
	return most > NARROWEST ? most : NARROWEST;
}

static void
fit_columns(const struct block *bl, int width[DOC_COLS])
{
	int total = (bl->n_cols - 1) * GAP;

	for (int c = 0; c < bl->n_cols; c++)
		total += width[c] = widest(bl, c);
	while (total > TXT_COLUMNS) {
		int widest_col = -1;

		for (int c = 0; c < bl->n_cols; c++)
			if (width[c] > least(bl, c) &&
			    (widest_col < 0 || width[c] > width[widest_col]))
				widest_col = c;
		if (widest_col < 0)
			return;
		width[widest_col]--;
		total--;
	}
}

struct cell_lines {
	char **v;
	size_t n, cap;
};

static void
add_line(void *ctx, const char *s, size_t n)
{
	struct cell_lines *l = ctx;

	MEM_GROW(l->v, l->n, l->cap);
	l->v[l->n++] = mem_strndup(s, n);
}

static void
wrap_cell(struct cell_lines *l, const char *text, int cols)
{
	struct str safe = STR_INIT;

	*l = (struct cell_lines){ 0 };
	text_print(&safe, text, true);
	text_wrap(str_c(&safe), cols, add_line, l);
	str_release(&safe);
}

static void
put_cell(struct str *out, const char *text, int cols, bool right)
{
	int w = text_width(text), pad = cols > w ? cols - w : 0;

	if (right)
		str_pad(out, ' ', (size_t)pad);
	str_add(out, text);
	if (!right)
		str_pad(out, ' ', (size_t)pad);
}

static void
end_line(struct str *out)
{
	while (out->len > 0 && out->p[out->len - 1] == ' ')
		str_trunc(out, out->len - 1);
	str_addc(out, '\n');
}

static void
put_row(struct str *out, const struct block *bl, const struct block_row *r, const int *width)
{
	struct cell_lines cell[DOC_COLS];
	size_t lines = 0;

	for (int c = 0; c < bl->n_cols; c++) {
		wrap_cell(&cell[c], r->cell[c], width[c]);
		lines = cell[c].n > lines ? cell[c].n : lines;
	}
	for (size_t i = 0; i < lines; i++) {
		for (int c = 0; c < bl->n_cols; c++) {
			str_pad(out, ' ', c > 0 ? GAP : 0);
			put_cell(out, i < cell[c].n ? cell[c].v[i] : "", width[c], bl->right[c]);
		}
		end_line(out);
	}
	for (int c = 0; c < bl->n_cols; c++) {
		for (size_t i = 0; i < cell[c].n; i++)
			free(cell[c].v[i]);
		free(cell[c].v);
	}
}

void
txt_table(struct str *out, const struct block *bl)
{
	int width[DOC_COLS];

	if (bl->n_rows == 0)
		return;
	fit_columns(bl, width);
	put_row(out, bl, &bl->row[0], width);
	for (int c = 0; c < bl->n_cols; c++) {
		str_pad(out, ' ', c > 0 ? GAP : 0);
		str_pad(out, '-', (size_t)width[c]);
	}
	str_addc(out, '\n');
	for (size_t i = 1; i < bl->n_rows; i++)
		put_row(out, bl, &bl->row[i], width);
}
