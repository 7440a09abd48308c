/* SPDX-License-Identifier: ISC */
/* What a page would draw, in plain text: bars, and words that were changed. */
#include <stdlib.h>

#include <talanoa/base/text.h>

#include "outline.h"
#include "write.h"

enum { GAP = 2, WIDEST_NAME = 30, WIDEST_FIGURE = 20 };

static int
widest(const struct block *bl, int cell, int most)
{
	int width = 1;

	for (size_t i = 0; i < bl->n_rows; i++) {
		int w = text_width(bl->row[i].cell[cell]);

		width = w > width ? w : width;
	}
	return width < most ? width : most;
}

static void
put_cell(struct str *out, const char *text, int cols)
{
	struct str safe = STR_INIT;

	text_print(&safe, text, false);
	text_column(out, str_c(&safe), cols);
	str_pad(out, ' ', GAP);
	str_release(&safe);
}

void
txt_bars(struct str *out, const struct block *bl)
{
	int names = widest(bl, 0, WIDEST_NAME), figures = widest(bl, 2, WIDEST_FIGURE);
	int whole = TXT_COLUMNS - names - figures - 3 * GAP;

	txt_wrap(out, bl->label, 0, NULL);
	for (size_t i = 0; i < bl->n_rows; i++) {
		long long mille = 0;
		size_t bar;

		str_int(bl->row[i].cell[1], 0, 1000, &mille);
		/* whoever spoke at all has a bar */
		bar = (size_t)((mille * whole + 999) / 1000);
		str_pad(out, ' ', GAP);
		put_cell(out, bl->row[i].cell[0], names);
		put_cell(out, bl->row[i].cell[2], figures);
		str_pad(out, '=', bar);
		while (out->p[out->len - 1] == ' ')
			str_trunc(out, out->len - 1);
		str_addc(out, '\n');
	}
}

static void
add_changed(struct str *s, const char *text, size_t n, const char *begin, const char *end)
{
	char *words = redline_words(text, n);

	if (*words != '\0')
		str_addf(s, "%s%s%s", begin, words, end);
	free(words);
}

/* [-what it was-]{+what it is+} between the words that stayed. */
void
txt_change(struct str *out, const struct block *bl)
{
	struct str s = STR_INIT;
	struct redline r;

	redline_find(bl, &r);
	str_addn(&s, bl->text, r.head);
	str_add(&s, r.gap);
	add_changed(&s, bl->text + r.head, r.before, "[-", "-]");
	add_changed(&s, bl->after + r.head, r.now, "{+", "+}");
	str_add(&s, bl->after + r.head + r.now);
	txt_wrap(out, bl->label, 0, NULL);
	txt_wrap(out, str_c(&s), 2, "  ");
	if (*bl->quote != '\0')
		txt_wrap(out, bl->quote, 4, "    ");
	str_release(&s);
}
