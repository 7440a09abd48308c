/* SPDX-License-Identifier: ISC */
/* How the floor was shared so far, a bar for each constituency, without persons. */
#include <config.h>

#include <stdio.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "display_priv.h"

/* HALF: least columns of a bar up to the even share, and most. */
enum { CODE_MOST = 8, TIME = 8, BETWEEN = 4, HALF = 5, HALF_MOST = 40, PAGE_MS = 15000 };

struct grid {
	int n, rows, cols;		/* shares, rows and columns of them */
	int code, half, each;		/* columns of a code, of half a bar, of all */
	int pages;
};

/* Fixed order; who neither is here nor has spoken is left out. */
static bool
shown(const struct ed_bar *s)
{
	return !s->excluded || s->ms > 0;
}

static int
count(const struct display *d, int *ret_code)
{
	const struct ed_live *l = &d->ed->live;
	int n = 0;

	*ret_code = 1;
	for (size_t i = 0; i < l->n_bars; i++) {
		int w = text_width(d->ed->group[l->bar[i].group].code);

		if (!shown(&l->bar[i]))
			continue;
		n++;
		if (w > *ret_code)
			*ret_code = w > CODE_MOST ? CODE_MOST : w;
	}
	return n;
}

/* As few columns as hold all; as many as there is room for, if not all fit. */
static struct grid
grid_of(const struct display *d, int rows, int cols)
{
	struct grid g = { .rows = rows };
	int code, least;

	g.n = count(d, &code);
	g.code = code;
	least = code + 1 + 2 * HALF + 1 + TIME;
	if (rows < 1 || cols < least || g.n == 0)
		return (struct grid){ 0 };
	g.cols = (g.n + rows - 1) / rows;
	if (g.cols > (cols + BETWEEN) / (least + BETWEEN))
		g.cols = (cols + BETWEEN) / (least + BETWEEN);
	g.rows = (g.n + g.cols - 1) / g.cols;
	if (g.rows > rows)
		g.rows = rows;
	g.each = (cols - (g.cols - 1) * BETWEEN) / g.cols;
	g.half = (g.each - code - 1 - 1 - TIME) / 2;
	if (g.half > HALF_MOST)
		g.half = HALF_MOST;
	g.each = code + 1 + 2 * g.half + 1 + TIME;
	g.pages = (g.n + g.rows * g.cols - 1) / (g.rows * g.cols);
	return g;
}

int
shares_need(const struct display *d, int cols)
{
	struct grid one = grid_of(d, 1, cols);
	int rows;

	if (one.n == 0)
		return 0;
	/* Two columns where they fit, for the bars are there to be compared. */
	rows = one.cols >= 2 && one.n > 6 ? (one.n + 1) / 2 : one.n;
	return rows + 1;
}

/* '=' up to the even share, '+' beyond it up to twice as much. */
static void
draw_bar(struct canvas *c, int row, int col, int half, const struct ed_bar *s)
{
	int64_t full = s->target_ms > 0 ? s->ms * half / s->target_ms : 0;
	int n = full > 2 * half ? 2 * half : (int)full;

	canvas_hline(c, row, col, 2 * half + 1, STYLE_NORMAL, ".");
	canvas_hline(c, row, col, n < half ? n : half, STYLE_BLUE, "=");
	canvas_put(c, row, col + half, STYLE_NORMAL, "|");
	if (n > half)
		canvas_hline(c, row, col + half + 1, n - half, STYLE_YELLOW, "+");
}

/* Before all could have spoken once no share means anything: so much of two turns. */
static void
draw_early(const struct display *d, struct canvas *c, int row, int col, int half,
	const struct ed_bar *s)
{
	int64_t whole = 2 * d->ed->limit_ms, most = 2 * half + 1;
	int64_t n = whole > 0 ? s->ms * most / whole : 0;

	canvas_hline(c, row, col, (int)most, STYLE_NORMAL, ".");
	canvas_hline(c, row, col, (int)(n > most ? most : n), STYLE_BLUE, "=");
}

static void
draw_share(const struct display *d, struct canvas *c, int row, int col, const struct grid *g,
	const struct ed_bar *s)
{
	char clock[32];

	canvas_column(c, row, col, g->code, STYLE_NORMAL, d->ed->group[s->group].code);
	col += g->code + 1;
	if (d->ed->live.early)
		draw_early(d, c, row, col, g->half, s);
	else
		draw_bar(c, row, col, g->half, s);
	canvas_right(c, row, col + 2 * g->half + 1, TIME, STYLE_NORMAL,
		when_clock(s->ms, clock, sizeof clock));
}

/* What the bars say, and how many constituencies found no room. */
static void
draw_heading(const struct display *d, struct canvas *c, int row, int left)
{
	const struct ed_live *l = &d->ed->live;
	struct str head = STR_INIT;
	char a[16], b[16];

	snprintf(a, sizeof a, "%d", l->here_heard);
	snprintf(b, sizeof b, "%d", l->here);
	str_addf(&head, "%s  ", word(d->lang, W_SHOW_SHARES));
	if (!l->early)
		str_add(&head, word(d->lang, W_SHOW_EVEN));
	else if (!l->untold)
		words_put(&head, d->lang, W_SHOW_EARLY, a, b, NULL);
	canvas_column(c, row, left, c->cols - left, STYLE_NORMAL, str_c(&head));
	str_release(&head);
}

void
shares_draw(const struct display *d, const struct tick *now, struct canvas *c, int row, int rows)
{
	const struct ed_live *l = &d->ed->live;
	struct grid g = grid_of(d, rows - 1, c->cols);
	int at = 0, left, most = g.rows * g.cols, first;

	if (g.n == 0)
		return;
	first = (int)(now->at / PAGE_MS % g.pages) * most;
	left = (c->cols - (g.cols * (g.each + BETWEEN) - BETWEEN)) / 2;
	draw_heading(d, c, row, left);
	for (size_t i = 0; i < l->n_bars; i++) {
		int place = shown(&l->bar[i]) ? at++ - first : -1;

		if (place >= 0 && place < most)
			draw_share(d, c, row + 1 + place % g.rows,
				left + place / g.rows * (g.each + BETWEEN), &g, &l->bar[i]);
	}
}

int64_t
shares_due(const struct display *d, const struct tick *now, int rows, int cols)
{
	struct grid g = grid_of(d, rows - 1, cols);

	return g.pages > 1 ? PAGE_MS - now->at % PAGE_MS : -1;
}
