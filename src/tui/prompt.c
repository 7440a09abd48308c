/* SPDX-License-Identifier: ISC */
/* A question at the bottom of the screen, and completion. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/app/names.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "loop.h"
#include "screen.h"

enum { MOST = 20, KEPT = 3 };

static void
complete(void *ctx, const char *text, size_t pos, struct candidates *ret)
{
	struct screen *s = ctx;

	prompt_complete(s, s->prompt.q.complete, text, pos, ret);
}

static const struct lineedit_ops edit_ops = { NULL, complete };

static void
add_names(struct screen *s, const char *typed, struct candidates *ret)
{
	const struct unit *v[MOST];
	size_t n = names_complete(s->m, typed, MOST, v);
	struct str name = STR_INIT;

	for (size_t i = 0; i < n; i++) {
		str_clear(&name);
		if (v[i]->kind == UNIT_GROUP)
			str_add(&name, group_code(v[i]));
		else
			screen_name(s, &v[i]->id, &name);
		candidates_add(ret, str_c(&name));
	}
	str_release(&name);
}

/* Where the name that ends at pos may begin: after the blank, comma or '=' that makes one. */
static void
find_names(struct screen *s, const char *text, size_t from, size_t pos, struct candidates *ret)
{
	for (size_t at = from; at < pos && ret->n == 0; at++) {
		char *typed;

		if (at > from && strchr(" ,=\"", text[at - 1]) == NULL)
			continue;
		if (text[at] == ' ')
			continue;
		typed = mem_strndup(text + at, pos - at);
		ret->from = at;
		add_names(s, typed, ret);
		free(typed);
	}
}

static void
find_commands(const char *text, size_t from, size_t pos, struct candidates *ret)
{
	const struct command *v[MOST];
	char *typed = mem_strndup(text + from, pos - from);
	size_t n = command_complete(typed, MOST, v);

	ret->from = from;
	for (size_t i = 0; i < n; i++) {
		char *with = mem_alloc(strlen(v[i]->name) + 2);

		memcpy(with, v[i]->name, strlen(v[i]->name));
		if (v[i]->args[0] != '\0')
			with[strlen(v[i]->name)] = ' ';
		candidates_add(ret, with);
		free(with);
	}
	free(typed);
}

void
prompt_complete(struct screen *s, enum complete_what what, const char *text, size_t pos,
	struct candidates *ret)
{
	size_t from = strspn(text, " /:");

	if (what == COMPLETE_NOTHING || from >= pos)
		return;
	if (what == COMPLETE_COMMANDS)
		find_commands(text, from, pos, ret);
	if (ret->n == 0)
		find_names(s, text, what == COMPLETE_COMMANDS ? from : 0, pos, ret);
}

void
prompt_init(struct prompt *p, struct screen *s)
{
	memset(p, 0, sizeof *p);
	lineedit_init(&p->edit, &edit_ops, s);
	p->view = (struct view){ .ops = &prompt_ops, .app = s, .scope = SCOPE_PROMPT };
}

void
prompt_release(struct prompt *p)
{
	lineedit_release(&p->edit);
	str_release(&p->above);
}

static int
label_cols(const struct prompt *p, int cols)
{
	int w = text_width(p->q.label) + 2;

	return w < cols / 2 ? w : cols / 2;
}

static void
prompt_layout(struct view *v, int rows, int cols)
{
	struct screen *s = v->app;

	(void)rows;
	lineedit_layout(&s->prompt.edit, cols - label_cols(&s->prompt, cols));
}

void
screen_ask_above(struct screen *s, const char *text)
{
	struct prompt *p = &s->prompt;

	str_clear(&p->above);
	str_add(&p->above, text == NULL ? "" : text);
	p->q.above = NULL;
}

void
screen_ask(struct screen *s, const struct question *q)
{
	struct prompt *p = &s->prompt;
	struct err err;

	p->q = *q;
	screen_ask_above(s, q->above);
	p->asked++;
	s->record.confirm = false;
	lineedit_replace(&p->edit, 0, p->edit.text.len, "", 0);
	candidates_clear(&p->edit.list);
	for (int i = 0; i < s->views.n; i++)
		if (s->views.v[i] == &p->view) {
			prompt_layout(&p->view, p->view.rows, p->view.cols);
			return;
		}
	if (!views_push(&s->views, &p->view, &err))
		screen_fail(s, &err);
}

void
prompt_draw_candidates(const struct lineedit *ed, struct canvas *c, int row)
{
	size_t n = ed->list.n;
	int top = row - (int)n;

	if (n == 0)
		return;
	if (top < 1)
		top = row < 1 ? row : 1;
	for (int r = top; r < row; r++) {
		canvas_fill(c, r, 0, 1, c->cols, STYLE_NORMAL);
		canvas_print(c, r, 2, STYLE_NORMAL, "%s", ed->list.v[r - top]);
	}
}

struct above {
	struct canvas *c;			/* NULL: lines are only counted */
	int n, row, end;
};

static void
above_line(void *ctx, const char *s, size_t n)
{
	struct above *a = ctx;

	a->n++;
	if (a->c == NULL || a->row >= a->end)
		return;
	canvas_fill(a->c, a->row, 0, 1, a->c->cols, STYLE_NORMAL);
	canvas_putn(a->c, a->row++, 0, STYLE_NORMAL, s, n);
}

/* The clocks in the first rows stay. Where words are missing it says so. */
static void
draw_above(const struct prompt *p, struct canvas *c, int end)
{
	struct above a = { 0 };
	int room = end - KEPT, n, cols = c->cols < 2 ? 2 : c->cols;

	if (p->q.most > 0 && p->q.most < room)
		room = p->q.most;
	if (p->above.len == 0 || room < 1)
		return;
	text_wrap(str_c(&p->above), cols, above_line, &a);
	n = a.n;
	a = (struct above){ .c = c, .end = end, .row = end - (n < room ? n : room) };
	text_wrap(str_c(&p->above), cols, above_line, &a);
	if (n <= room)
		return;
	canvas_fill(c, end - 1, 0, 1, c->cols, STYLE_NORMAL);
	canvas_put(c, end - 1, 0, STYLE_NORMAL, "...");
}

static void
prompt_draw(const struct view *v, struct canvas *c)
{
	const struct screen *s = v->app;
	const struct prompt *p = &s->prompt;
	int row = c->rows - 1, w = label_cols(p, c->cols);

	draw_above(p, c, row - 1);
	canvas_fill(c, row, 0, 1, c->cols, STYLE_NORMAL);
	canvas_column(c, row, 0, w - 2, STYLE_BOLD, p->q.label);
	canvas_put(c, row, w - 2, STYLE_BOLD, ":");
	prompt_draw_candidates(&p->edit, c, row - 1);
	lineedit_draw(&p->edit, c, row, w);
	if (s->message.len > 0)
		floorview_draw_message(s, c, row - 1);
}

static unsigned
give_answer(struct screen *s, const char *line)
{
	int asked = s->prompt.asked;
	bool ok = s->prompt.q.answer(s, line);

	return ok && s->prompt.asked == asked ? EFFECT_CLOSE | EFFECT_DIRTY : EFFECT_DIRTY;
}

static unsigned
accept(struct screen *s)
{
	char *line = lineedit_take(&s->prompt.edit);
	int asked = s->prompt.asked;
	unsigned effect = give_answer(s, line);

	/* Refused: the text stays to be mended. */
	if ((effect & EFFECT_CLOSE) == 0 && s->prompt.asked == asked)
		lineedit_set(&s->prompt.edit, line);
	free(line);
	return effect;
}

static unsigned
prompt_action(struct view *v, const struct act *a)
{
	struct screen *s = v->app;
	char digit[2] = "";
	bool full;

	switch (a->id) {
	case ACT_QUIT: case ACT_REDRAW: case ACT_HELP:
		return EFFECT_UNHANDLED;
	case ACT_ACCEPT:
		screen_hush(s);
		return accept(s);
	case ACT_CANCEL:
		screen_hush(s);
		s->record.confirm = false;
		if (s->prompt.q.cancel != NULL)
			s->prompt.q.cancel(s);
		return EFFECT_CLOSE;
	default:
		break;
	}
	screen_hush(s);
	/* In the middle of a name a digit, or what is one on a French keyboard, is a letter. */
	if (s->prompt.q.one_key && s->prompt.edit.text.len == 0 && a->in.kind == INPUT_KEY &&
	    key_digit(a->in.key) >= 0) {
		digit[0] = (char)('0' + key_digit(a->in.key));
		return give_answer(s, digit);
	}
	s->record.confirm = false;
	if (!lineedit_input(&s->prompt.edit, a->id, &a->in, &full))
		screen_say(s, full ? "the line is full" : 
			"this key does nothing here; esc leaves the question");
	return EFFECT_DIRTY;
}

const struct view_ops prompt_ops = {
	.name = "prompt", .layout = prompt_layout, .draw = prompt_draw, .action = prompt_action,
};
