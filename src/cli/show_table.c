/* SPDX-License-Identifier: ISC */
/* Tables for 80 columns of a terminal; long cells are folded, never cut. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "show.h"

enum { COLUMNS = 80, GAP = 2, MOST = 12 };

struct show_cell {
	struct str text;
	struct piece { size_t start, n; } *piece;
	size_t n, cap;
};

static void
add_piece(void *ctx, const char *s, size_t n)
{
	struct show_cell *c = ctx;

	MEM_GROW(c->piece, c->n, c->cap);
	c->piece[c->n++] = (struct piece){ (size_t)(s - str_c(&c->text)), n };
}

/* "note 3b" is 3b in a table of notes. */
static const char *
after_kind(const char *label)
{
	const char *blank = strrchr(label, ' ');

	return blank == NULL ? label : blank + 1;
}

static void
value_text(const struct json *v, enum show_form form, struct str *out)
{
	char buf[32];
	int64_t i = 0;

	if (v == NULL || json_typeof(v) == JSON_NULL)
		return;
	if (form == FORM_LABEL) {
		str_add(out, after_kind(json_str(v)));
		return;
	}
	if (json_str(v) != NULL) {
		text_print(out, json_str(v), true);
		return;
	}
	json_int(v, &i);
	if (form == FORM_CLOCK)
		str_add(out, when_clock(i, buf, sizeof buf));
	else if (form == FORM_YES)
		str_add(out, i != 0 ? _("yes") : "");
	else
		str_addf(out, "%" PRId64, i);
}

static void
put_piece(struct str *out, const struct show_cell *c, size_t line, const struct show_column *col,
	bool last)
{
	const char *s = line < c->n ? str_c(&c->text) + c->piece[line].start : "";
	size_t n = line < c->n ? c->piece[line].n : 0;
	int pad = col->width - text_nwidth(s, n);
	bool right = col->form == FORM_CLOCK || col->form == FORM_NUMBER ||
		col->form == FORM_LABEL;

	if (right && pad > 0)
		str_pad(out, ' ', (size_t)pad);
	str_addn(out, s, n);
	if (!right && pad > 0 && !last)
		str_pad(out, ' ', (size_t)pad);
	if (!last)
		str_pad(out, ' ', GAP);
}

static void
trim_line(struct str *out)
{
	while (out->len > 0 && out->p[out->len - 1] == ' ')
		str_trunc(out, out->len - 1);
	str_addc(out, '\n');
}

/* The width of the last column is what is left. */
static struct show_column
column_at(const struct show_column *cols, size_t n, size_t i)
{
	struct show_column col = cols[i];
	int used = 0;

	if (i + 1 < n)
		return col;
	for (size_t k = 0; k + 1 < n; k++)
		used += cols[k].width + GAP;
	col.width = COLUMNS - used;
	return col;
}

static void
put_cells(struct show_cell *cells, const struct show_column *cols, size_t n, struct str *out)
{
	size_t lines = 1;

	for (size_t i = 0; i < n; i++) {
		text_wrap(str_c(&cells[i].text), column_at(cols, n, i).width, add_piece, &cells[i]);
		lines = cells[i].n > lines ? cells[i].n : lines;
	}
	for (size_t line = 0; line < lines; line++) {
		for (size_t i = 0; i < n; i++) {
			struct show_column col = column_at(cols, n, i);

			put_piece(out, &cells[i], line, &col, i + 1 == n);
		}
		trim_line(out);
	}
	for (size_t i = 0; i < n; i++) {
		str_release(&cells[i].text);
		free(cells[i].piece);
	}
}

static void
put_row(const struct json *row, const struct show_column *cols, size_t n, struct str *out)
{
	struct show_cell cells[MOST] = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (row == NULL)
			str_add(&cells[i].text, _(cols[i].title));
		else
			value_text(json_get(row, cols[i].key), cols[i].form, &cells[i].text);
	}
	put_cells(cells, cols, n, out);
}

void
show_table(const struct json *rows, const struct show_column *cols, size_t n,
	const char *none, struct str *out)
{
	if (json_count(rows) == 0) {
		str_addf(out, "%s\n", none);
		return;
	}
	put_row(NULL, cols, n, out);
	for (size_t i = 0; i < json_count(rows); i++)
		put_row(json_at(rows, i), cols, n, out);
}

void
show_pair(const char *title, const char *text, struct str *out)
{
	const struct show_column cols[] = { { NULL, NULL, FORM_TEXT, 14 },
		{ NULL, NULL, FORM_TEXT, 0 } };
	struct show_cell cells[2] = { 0 };

	str_add(&cells[0].text, title);
	text_print(&cells[1].text, text, true);
	put_cells(cells, cols, 2, out);
}

void
show_line(const struct json *o, const char *key, const char *title, struct str *out)
{
	struct str text = STR_INIT;

	value_text(json_get(o, key), FORM_NUMBER, &text);
	if (text.len > 0)
		show_pair(title, str_c(&text), out);
	str_release(&text);
}
