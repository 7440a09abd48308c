/* SPDX-License-Identifier: ISC */
/*
 * The smallest program on the screen primitives: a status row, what was entered, an input
 * line. It exists to test term, loop, views, lineedit and the harness itself.
 * usage: demo [FILE]   (FILE is watched); DEMO_CLOCK=1 shows a clock that ticks each second,
 * DEMO_KEYS=1 starts with keys instead of typing.
 */
#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include <tui/lineedit.h>
#include <tui/loop.h>
#include <tui/term.h>
#include <tui/view.h>

struct demo {
	struct terminal term;
	struct loop loop;
	struct canvas canvas;
	struct keymap keys;
	struct views views;
	struct view view;
	struct lineedit edit;
	char *entered;
	char status[80];
	const char *last;		/* name of the last action */
	int first, changes, ticks, timer;
	bool dirty;
};

static void
first_letter(void *ctx)
{
	((struct demo *)ctx)->first++;
}

static void
propose(void *ctx, const char *text, size_t pos, struct candidates *ret)
{
	static const char *const words[] = { "agenda", "announce", "annex", "Kénya " };

	(void)ctx;
	while (ret->from > 0 && text[ret->from - 1] != ' ')
		ret->from--;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		char *typed = mem_strndup(text + ret->from, pos - ret->from);
		char *a = text_fold(typed), *b = text_fold(words[i]);

		if (str_starts(b, a))
			candidates_add(ret, words[i]);
		free(typed);
		free(a);
		free(b);
	}
}

static void
demo_draw(const struct view *v, struct canvas *c)
{
	const struct demo *d = v->state;

	canvas_print(c, 0, 0, STYLE_BOLD, "demo %dx%d", c->cols, c->rows);
	canvas_print(c, 1, 0, STYLE_NORMAL, "action %s first %d changes %d %s", d->last, d->first,
		d->changes, d->status);
	canvas_print(c, 2, canvas_put(c, 2, 0, STYLE_BLUE, "clock"), STYLE_NORMAL, " %d", d->ticks);
	canvas_column(c, 3, 0, c->cols, STYLE_REVERSE, d->entered != NULL ? d->entered : "-");
	for (size_t i = 0; i < d->edit.list.n; i++)
		canvas_put(c, 4 + (int)i, 0, STYLE_NORMAL, d->edit.list.v[i]);
	if (v->scope == SCOPE_FLOOR)
		return;
	canvas_put(c, c->rows - 1, 0, STYLE_NORMAL, "> ");
	lineedit_draw(&d->edit, c, c->rows - 1, 2);
}

static void
demo_layout(struct view *v, int rows, int cols)
{
	struct demo *d = v->state;

	(void)rows;
	lineedit_layout(&d->edit, cols - 2);
}

static unsigned
demo_action(struct view *v, const struct act *a)
{
	struct demo *d = v->state;
	bool full;

	if (lineedit_input(&d->edit, a->id, &a->in, &full))
		return EFFECT_DIRTY;
	d->last = full ? "full" : action_name(a->id);
	switch (a->id) {
	case ACT_ACCEPT:
		free(d->entered);
		d->entered = lineedit_take(&d->edit);
		return EFFECT_DIRTY;
	case ACT_FLOOR:
		v->scope = SCOPE_FLOOR;
		return EFFECT_DIRTY;
	case ACT_TO_RECORD:
		v->scope = SCOPE_RECORD;
		return EFFECT_DIRTY;
	case ACT_REDRAW:
		return EFFECT_REDRAW;
	case ACT_QUIT:
		return EFFECT_QUIT;
	default:
		return EFFECT_DIRTY;
	}
}

static unsigned
demo_tick(struct view *v, int64_t now)
{
	struct demo *d = v->state;

	d->ticks++;
	v->due = now + 1000;
	return EFFECT_DIRTY;
}

static const struct view_ops demo_ops = {
	.name = "demo",
	.layout = demo_layout,
	.draw = demo_draw,
	.action = demo_action,
	.tick = demo_tick,
};

static void
apply(struct demo *d, unsigned effect)
{
	if ((effect & EFFECT_QUIT) != 0)
		loop_quit(&d->loop);
	if ((effect & EFFECT_REDRAW) != 0)
		term_redraw(&d->term);
	d->dirty = d->dirty || effect != EFFECT_NONE;
}

static void
on_input(void *ctx)
{
	struct demo *d = ctx;
	struct input in;

	while (term_read(&d->term, &in))
		apply(d, views_input(&d->views, &in));
}

static void
on_tick(void *ctx, int64_t now)
{
	struct demo *d = ctx;

	apply(d, views_tick(&d->views, now));
}

static void
relayout(struct demo *d)
{
	canvas_resize(&d->canvas, d->term.rows, d->term.cols);
	views_layout(&d->views, d->term.rows, d->term.cols);
	d->dirty = true;
}

static void
on_signals(void *ctx, unsigned bits)
{
	struct demo *d = ctx;

	if ((bits & LOOP_TSTP) != 0) {
		term_suspend(&d->term);
		loop_stop();
		term_resume(&d->term);
	} else if ((bits & LOOP_CONT) != 0) {
		term_resume(&d->term);
	} else if ((bits & LOOP_WINCH) != 0) {
		term_resize(&d->term);
	}
	if ((bits & LOOP_INT) != 0) {
		term_end_paste(&d->term);
		snprintf(d->status, sizeof d->status, "interrupted");
	}
	relayout(d);
}

static bool
on_changed(void *ctx, unsigned files)
{
	struct demo *d = ctx;

	(void)files;
	d->changes++;
	d->dirty = true;
	return true;
}

static void
on_settled(void *ctx)
{
	struct demo *d = ctx;

	loop_arm(&d->loop, d->timer, views_due(&d->views));
	if (!d->dirty)
		return;
	d->dirty = false;
	views_draw(&d->views, &d->canvas);
	term_flush(&d->term, &d->canvas);
}

static const struct loop_ops loop_ops = {
	.input = on_input,
	.signals = on_signals,
	.changed = on_changed,
	.settled = on_settled,
};

static const struct lineedit_ops edit_ops = { first_letter, propose };

static void
start(struct demo *d, const char *path)
{
	d->last = "none";
	d->dirty = true;
	lineedit_init(&d->edit, &edit_ops, d);
	keymap_init(&d->keys);
	d->views.keys = &d->keys;
	d->view = (struct view){ .ops = &demo_ops, .state = d };
	d->view.scope = getenv("DEMO_KEYS") != NULL ? SCOPE_FLOOR : SCOPE_RECORD;
	canvas_init(&d->canvas, d->term.rows, d->term.cols);
	loop_init(&d->loop, &loop_ops, d, STDIN_FILENO);
	d->timer = loop_timer(&d->loop, on_tick, d);
	if (path != NULL)
		loop_watch(&d->loop, path);
	views_push(&d->views, &d->view, NULL);
	views_layout(&d->views, d->term.rows, d->term.cols);
	if (getenv("DEMO_CLOCK") != NULL)
		d->view.due = loop_now() + 1000;
}

int
main(int argc, char **argv)
{
	struct term_options o = { .log = getenv("DEMO_LOG") };
	struct demo d = { 0 };
	enum loop_end end;
	struct err err;

	setlocale(LC_ALL, "");
	if (!term_open(&d.term, &o, &err)) {
		fprintf(stderr, "demo: %s\n", err.msg);
		return err_status(&err);
	}
	start(&d, argc > 1 ? argv[1] : NULL);
	fprintf(stderr, "to the log\n");
	end = loop_run(&d.loop);
	loop_release(&d.loop);
	term_close(&d.term);
	views_pop(&d.views);
	printf("end %d entered %s\n", (int)end, d.entered != NULL ? d.entered : "-");
	lineedit_release(&d.edit);
	canvas_release(&d.canvas);
	free(d.entered);
	return 0;
}
