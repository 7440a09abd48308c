/* SPDX-License-Identifier: ISC */
/* The message: a sentence, and where there are rows enough all of it. */
#include <config.h>

#include <talanoa/base/text.h>

#include "screen.h"

enum { TALL = 16, MOST = 3 };

/* Where its first rows begin. */
struct folded {
	const char *at[MOST];
	int n;
};

static void
add_row(void *ctx, const char *s, size_t n)
{
	struct folded *f = ctx;

	(void)n;
	if (f->n < MOST)
		f->at[f->n++] = s;
}

static void
fold(const struct screen *s, const struct canvas *c, struct folded *f)
{
	*f = (struct folded){ { str_c(&s->message) }, 1 };
	if (c->rows < TALL || c->cols < 2 || text_width(str_c(&s->message)) <= c->cols)
		return;
	f->n = 0;
	text_wrap(str_c(&s->message), c->cols, add_row, f);
}

int
floorview_message_rows(const struct screen *s, const struct canvas *c)
{
	struct folded f;

	fold(s, c, &f);
	return f.n;
}

void
floorview_draw_message(const struct screen *s, struct canvas *c, int row)
{
	struct folded f;

	if (s->message.len == 0 && *s->snap.reading != '\0' && s->views.n == 1 && row >= 0) {
		canvas_fill(c, row, 0, 1, c->cols, STYLE_NORMAL);
		canvas_column(c, row, 0, c->cols, STYLE_BOLD, s->snap.reading);
		return;
	}
	if (s->message.len == 0) {
		if (row >= 0)
			canvas_hline(c, row, 0, c->cols, STYLE_NORMAL, "-");
		return;
	}
	fold(s, c, &f);
	for (int i = 0; i < f.n; i++) {
		struct str text = STR_INIT;

		if (i + 1 < f.n)
			str_addn(&text, f.at[i], (size_t)(f.at[i + 1] - f.at[i]));
		else
			str_add(&text, f.at[i]);
		while (text.len > 0 && text.p[text.len - 1] == ' ')
			str_trunc(&text, text.len - 1);
		canvas_fill(c, row - f.n + 1 + i, 0, 1, c->cols, STYLE_NORMAL);
		canvas_column(c, row - f.n + 1 + i, 0, c->cols, s->failed ? STYLE_BOLD :
			STYLE_NORMAL, str_c(&text));
		str_release(&text);
	}
}
