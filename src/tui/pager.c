/* SPDX-License-Identifier: ISC */
/* Pages of text. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "screen.h"

void
pager_init(struct pager *p, struct screen *s)
{
	memset(p, 0, sizeof *p);
	p->view = (struct view){ .ops = &pager_ops, .app = s, .scope = SCOPE_PAGER };
}

static void
drop_lines(struct pager *p)
{
	free(p->lines);
	p->lines = NULL;
	p->n_lines = p->cap_lines = 0;
}

void
pager_release(struct pager *p)
{
	drop_lines(p);
	str_release(&p->title);
	str_release(&p->text);
}

static void
add_line(void *ctx, const char *line, size_t n)
{
	struct pager *p = ctx;

	MEM_GROW(p->lines, p->n_lines, p->cap_lines);
	p->lines[p->n_lines++] = (struct pager_line){ line, n };
}

/* Rows of text: one is the title, one the keys. */
static size_t
page_rows(const struct pager *p)
{
	return p->view.rows > 3 ? (size_t)p->view.rows - 2 : 1;
}

static void
clamp_top(struct pager *p)
{
	size_t rows = page_rows(p);

	if (p->n_lines <= rows)
		p->top = 0;
	else if (p->top > p->n_lines - rows)
		p->top = p->n_lines - rows;
}

static void
pager_layout(struct view *v, int rows, int cols)
{
	struct pager *p = &((struct screen *)v->app)->pager;

	(void)rows;
	drop_lines(p);
	text_wrap(str_c(&p->text), cols < 2 ? 2 : cols, add_line, p);
	clamp_top(p);
}

void
screen_page(struct screen *s, const char *title, struct str *text)
{
	struct pager *p = &s->pager;

	str_clear(&p->title);
	str_add(&p->title, title);
	str_release(&p->text);
	p->text = *text;
	str_init(text);
	p->top = 0;
	drop_lines(p);
	/* Not now: the question that asked for it may still have to leave the stack. */
	s->page_wanted = true;
}

static void
push_page(struct screen *s)
{
	struct pager *p = &s->pager;
	struct err err;

	s->page_wanted = false;
	for (int i = 0; i < s->views.n; i++)
		if (s->views.v[i] == &p->view) {
			pager_layout(&p->view, p->view.rows, p->view.cols);
			return;
		}
	if (!views_push(&s->views, &p->view, &err))
		screen_fail(s, &err);
}

unsigned
screen_input(struct screen *s, const struct input *in)
{
	unsigned effect = views_input(&s->views, in);

	if (s->page_wanted)
		push_page(s);
	return effect;
}

static void
pager_draw(const struct view *v, struct canvas *c)
{
	static const enum action bar[] = { ACT_BACK, ACT_PAGE_DOWN, ACT_PAGE_UP };
	const struct screen *s = v->app;
	const struct pager *p = &s->pager;
	struct str keys = STR_INIT;
	size_t rows = page_rows(p);

	canvas_fill(c, 0, 0, c->rows, c->cols, STYLE_NORMAL);
	if (c->rows > 2) {
		/* Nothing hides a running clock. */
		if (s->snap.has_turn)
			floorview_draw_now(s, c, 0);
		else
			canvas_put(c, 0, 0, STYLE_BOLD, str_c(&p->title));
	}
	for (size_t i = 0; i < rows && p->top + i < p->n_lines; i++)
		canvas_putn(c, (int)i + (c->rows > 2), 0, STYLE_NORMAL, p->lines[p->top + i].s,
			p->lines[p->top + i].n);
	if (c->rows < 2)
		return;
	keymap_bar(&s->keys, SCOPE_PAGER, bar, 3, c->cols - 16, &keys);
	canvas_fill(c, c->rows - 1, 0, 1, c->cols, STYLE_NORMAL);
	canvas_put(c, c->rows - 1, 0, STYLE_NORMAL, str_c(&keys));
	if (p->n_lines > rows)
		canvas_print(c, c->rows - 1, c->cols - 14, STYLE_NORMAL, "%6zu / %zu",
			p->top + rows < p->n_lines ? p->top + rows : p->n_lines, p->n_lines);
	str_release(&keys);
}

static unsigned
pager_action(struct view *v, const struct act *a)
{
	struct screen *s = v->app;
	struct pager *p = &s->pager;
	size_t rows = page_rows(p);

	switch (a->id) {
	case ACT_QUIT: case ACT_REDRAW: case ACT_FLOOR: case ACT_RECORD: case ACT_AGENDA:
	case ACT_PEOPLE: case ACT_OUTCOMES: case ACT_CLOSING: case ACT_INFER: case ACT_HELP:
		return EFFECT_UNHANDLED;
	case ACT_PAGE_UP:
		p->top = p->top > rows ? p->top - rows : 0;
		break;
	case ACT_PAGE_DOWN:
		p->top += rows;
		break;
	case ACT_LINE_UP:
		p->top -= p->top > 0;
		break;
	case ACT_LINE_DOWN:
		p->top++;
		break;
	case ACT_BACK:
		return EFFECT_CLOSE;
	default:
		break;
	}
	clamp_top(p);
	return EFFECT_DIRTY;
}

const struct view_ops pager_ops = {
	.name = "pager", .layout = pager_layout, .draw = pager_draw, .action = pager_action,
};
