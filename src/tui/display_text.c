/* SPDX-License-Identifier: ISC */
/* The text being agreed, or the fairness card: as large as lines get, in pages. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/record/card.h>

#include "display_priv.h"

/* Aloud, people read some 15 letters a second; a glance takes longer than a second. */
enum { LETTER_MS = 67, PAGE_LEAST_MS = 6000, OF = 8 };

struct page {
	struct str text;
	struct line { size_t at, n; } *line;
	size_t n_lines, cap;
	int left, cols;			/* where lines begin, how wide they are */
	int top, rows;			/* of the text; rows 0: no room */
	int step;			/* 2: an empty row after each line */
	int64_t each;			/* ms a page stands */
	size_t n_pages, per_page;
};

bool
text_scene(const struct display *d)
{
	const struct ed_live *l = &d->ed->live;

	if (l->phase == PHASE_OPEN && l->reading >= 0)
		return true;
	return (l->phase == PHASE_OPEN || l->phase == PHASE_BEFORE) && !l->spoken &&
		d->ed->rules_adopted == 0;
}

static void
add_line(void *ctx, const char *s, size_t n)
{
	struct page *p = ctx;

	MEM_GROW(p->line, p->n_lines, p->cap);
	p->line[p->n_lines++] = (struct line){ (size_t)(s - str_c(&p->text)), n };
}

static void
put_text(const struct display *d, struct str *out)
{
	const struct ed_live *l = &d->ed->live;
	struct str card[CARD_SENTENCES] = { STR_INIT };

	if (l->reading >= 0) {
		const char *text = d->ed->decision[l->reading].text;

		str_add(out, *text == '\0' ? word(d->lang, W_WITHHELD_TEXT) : text);
		return;
	}
	card_sentences(d->ed, card);
	for (int i = 0; i < CARD_SENTENCES; i++) {
		str_addf(out, "%s%s", i == 0 ? "" : "\n\n", str_c(&card[i]));
		str_release(&card[i]);
	}
}

/* How many pages of how many lines, and how long each stands. */
static void
divide(struct page *p)
{
	size_t room = (size_t)(p->rows > 0 ? p->rows : 1);

	p->step = 2 * p->n_lines <= room + 1 ? 2 : 1;
	p->per_page = p->step == 2 ? p->n_lines : room;
	p->n_pages = p->per_page == 0 ? 1 : (p->n_lines + p->per_page - 1) / p->per_page;
	p->each = (int64_t)(text_count(str_c(&p->text)) * LETTER_MS / p->n_pages);
	if (p->each < PAGE_LEAST_MS)
		p->each = PAGE_LEAST_MS;
}

static void
page_make(const struct display *d, int rows, int cols, struct page *p)
{
	int below = rows >= 6 ? 2 : 0;

	*p = (struct page){ .left = cols >= 60 ? cols / 10 : cols >= 30 ? 2 : 0 };
	p->cols = cols - 2 * p->left;
	p->top = rows >= 12 ? 4 : rows >= 8 ? 2 : rows >= 4 ? 1 : 0;
	p->rows = rows - p->top - below;
	put_text(d, &p->text);
	text_wrap(str_c(&p->text), p->cols, add_line, p);
	divide(p);
}

static void
page_release(struct page *p)
{
	free(p->line);
	str_release(&p->text);
}

static int64_t
since(const struct display *d, const struct tick *now)
{
	const struct ed_live *l = &d->ed->live;
	int64_t ms = now->at - (l->reading >= 0 ? l->reading_since : 0);

	return ms > 0 ? ms : 0;
}

static size_t
page_now(const struct page *p, int64_t ms)
{
	return (size_t)(ms / p->each) % p->n_pages;
}

int64_t
text_due(const struct display *d, const struct tick *now, int rows, int cols)
{
	struct page p;
	int64_t due = -1;

	page_make(d, rows, cols, &p);
	if (p.n_pages > 1)
		due = p.each - since(d, now) % p.each;
	page_release(&p);
	return due;
}

static void
draw_title(const struct display *d, struct canvas *c, const struct page *p, size_t page)
{
	const struct ed_live *l = &d->ed->live;
	struct str title = STR_INIT, of = STR_INIT;
	char num[16], here[24], all[24];
	int row = p->top >= 4 ? 2 : p->top - 1;

	if (p->top == 0)
		return;
	snprintf(num, sizeof num, "%d", l->reading < 0 ? 0 : d->ed->decision[l->reading].num);
	words_put(&title, d->lang, l->reading < 0 ? W_SHOW_CARD : W_SHOW_READING, num, NULL);
	if (p->n_pages > 1) {
		snprintf(here, sizeof here, "%zu", page + 1);
		snprintf(all, sizeof all, "%zu", p->n_pages);
		words_put(&of, d->lang, W_SHOW_PAGE, here, all, NULL);
	}
	canvas_column(c, row, p->left, p->cols - (of.len > 0 ? OF + 1 : 0), STYLE_BOLD,
		str_c(&title));
	if (of.len > 0)
		canvas_right(c, row, p->left + p->cols - OF, OF, STYLE_BOLD, str_c(&of));
	str_release(&title);
	str_release(&of);
}

static void
draw_below(const struct display *d, const struct tick *now, struct canvas *c)
{
	struct str line = STR_INIT;

	if (c->rows < 6)
		return;
	board_line(d, now, c->cols, &line);
	canvas_column(c, c->rows - 1, 0, c->cols, STYLE_NORMAL, str_c(&line));
	str_release(&line);
}

void
text_draw(const struct display *d, const struct tick *now, struct canvas *c)
{
	struct page p;
	size_t page, first;
	int row;

	page_make(d, c->rows, c->cols, &p);
	page = page_now(&p, since(d, now));
	first = page * p.per_page;
	draw_title(d, c, &p, page);
	row = p.top;
	for (size_t i = first; i < first + p.per_page && i < p.n_lines; i++) {
		canvas_putn(c, row, p.left, STYLE_BOLD, str_c(&p.text) + p.line[i].at, p.line[i].n);
		row += p.step;
	}
	draw_below(d, now, c);
	page_release(&p);
}
