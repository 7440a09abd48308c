/* SPDX-License-Identifier: ISC */
/* The screen program: a meeting, a terminal and a loop brought together. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/text.h>

#include "loop.h"
#include "plain.h"
#include "screen.h"
#include "term.h"
#include "tui.h"

struct program {
	struct terminal term;
	struct loop loop;
	struct canvas canvas;
	struct screen screen;
	struct practise practise;
	int timer;
	bool dirty;
};

static void
relayout(struct program *p)
{
	canvas_resize(&p->canvas, p->term.rows, p->term.cols);
	views_layout(&p->screen.views, p->term.rows, p->term.cols);
	p->dirty = true;
}

static void
take_effect(struct program *p, unsigned effect)
{
	if ((effect & EFFECT_QUIT) != 0)
		loop_quit(&p->loop);
	if ((effect & EFFECT_REDRAW) != 0)
		term_redraw(&p->term);
	if ((effect & EFFECT_BELL) != 0 && option_bool(p->screen.options, OPT_SCREEN_BELL))
		term_bell(&p->term);
	if ((effect & EFFECT_RELAYOUT) != 0)
		relayout(p);
	if ((effect & (EFFECT_DIRTY | EFFECT_REDRAW)) != 0)
		p->dirty = true;
}

static void
on_input(void *ctx)
{
	struct program *p = ctx;
	struct input in;

	while (p->loop.end == LOOP_RUNNING && term_read(&p->term, &in)) {
		take_effect(p, screen_input(&p->screen, &in));
		if (in.kind == INPUT_PASTE && in.stripped > 0) {
			screen_say(&p->screen, "%d control characters of the paste were left out",
				in.stripped);
			p->dirty = true;
		}
	}
}

static void
on_tick(void *ctx, int64_t now)
{
	struct program *p = ctx;

	take_effect(p, views_tick(&p->screen.views, now));
}

static void
on_signals(void *ctx, unsigned bits)
{
	struct program *p = ctx;

	if ((bits & LOOP_TSTP) != 0) {
		record_save(&p->screen, LOOP_NEVER);
		term_suspend(&p->term);
		loop_stop();
		term_resume(&p->term);
	}
	if ((bits & LOOP_CONT) != 0)
		term_resume(&p->term);
	if ((bits & LOOP_WINCH) != 0)
		term_resize(&p->term);
	if ((bits & LOOP_INT) != 0) {
		term_end_paste(&p->term);
		screen_say(&p->screen, "ctrl-q leaves; the meeting goes on in its file");
	}
	relayout(p);
}

static bool
on_changed(void *ctx, unsigned files)
{
	struct program *p = ctx;
	int64_t before = p->screen.snap.generation;

	(void)files;
	if (!screen_follow(&p->screen))
		return false;
	if (p->screen.snap.generation != before || p->screen.failed)
		p->dirty = true;
	return true;
}

static void
on_settled(void *ctx)
{
	struct program *p = ctx;

	p->screen.main.due = screen_due(&p->screen);
	loop_arm(&p->loop, p->timer, views_due(&p->screen.views));
	if (!p->dirty)
		return;
	p->dirty = false;
	views_draw(&p->screen.views, &p->canvas);
	term_flush(&p->term, &p->canvas);
}

static void
on_saving(void *ctx)
{
	struct program *p = ctx;

	views_draw(&p->screen.views, &p->canvas);
	term_flush(&p->term, &p->canvas);
}

static const struct loop_ops loop_ops = {
	.input = on_input,
	.signals = on_signals,
	.changed = on_changed,
	.settled = on_settled,
};

void
tui_bind_keys(struct keymap *k, const struct options *o, struct str *complaint)
{
	struct err err;

	for (size_t i = 0; i < o->n_keys; i++) {
		if (keymap_set(k, o->keys[i].action, o->keys[i].key, &err))
			continue;
		str_clear(complaint);
		str_addf(complaint, "%s:%d: %s", o->path, o->keys[i].line, err.msg);
	}
}

static enum focus
first_focus(const struct tui_start *start)
{
	const char *view = start->view;

	if (view == NULL)
		view = option_text(start->options, OPT_SCREEN_START);
	if (str_eq(view, "auto"))
		view = str_eq(start->role, "facilitator") ? "floor" : "record";
	return str_eq(view, "floor") ? FOCUS_FLOOR : FOCUS_RECORD;
}

/* Writing if that is allowed; otherwise looking. */
static bool
open_meeting(const struct tui_start *start, struct meeting **ret_m, bool *ret_read_only,
	struct err *err)
{
	bool observer = str_eq(start->role, "observer");

	*ret_read_only = observer;
	if (!observer && meeting_open(start->path, STORE_WRITE, start->env, ret_m, err))
		return true;
	if (!observer && err->code != ERR_DENIED)
		return false;
	*ret_read_only = true;
	return meeting_open(start->path, STORE_READ, start->env, ret_m, err);
}

static void
restore_draft(struct screen *s)
{
	struct str text = STR_INIT;
	struct id turn;

	if (draft_load(&s->drafts, &turn, &text)) {
		lineedit_set(&s->record.edit, str_c(&text));
		s->record.turn = turn;
		record_mark(s);
		screen_say(s, "the line you were typing is here again");
		s->focus = FOCUS_RECORD;
		screen_focus(s, FOCUS_RECORD);
	}
	str_release(&text);
}

static void
begin(struct program *p, const struct tui_start *start, const char *state)
{
	struct screen *s = &p->screen;
	struct str complaint = STR_INIT;

	tui_bind_keys(&s->keys, start->options, &complaint);
	if (complaint.len > 0)
		screen_say(s, "%s", str_c(&complaint));
	str_release(&complaint);
	if (s->read_only && !str_eq(start->role, "observer"))
		screen_say(s, "this file can only be read here: nothing will be recorded");
	if (state != NULL)
		restore_draft(s);
	screen_recover(s);
	if (start->scratch != NULL) {
		practise_init(&p->practise, s);
		p->practise.steps = start->env->test;
		s->practise = &p->practise;
	}
	canvas_init(&p->canvas, p->term.rows, p->term.cols);
	loop_init(&p->loop, &loop_ops, p, STDIN_FILENO);
	s->saving = on_saving;
	s->saving_ctx = p;
	p->timer = loop_timer(&p->loop, on_tick, p);
	loop_watch(&p->loop, store_path(s->m->store));
	p->dirty = true;
}

static bool
run(struct program *p, const struct tui_start *start, const char *state, struct err *err)
{
	char *log = state == NULL ? NULL : paths_join(state, "talanoa.log");
	struct term_options o = { .log = log,
		.no_colour = option_is(start->options, OPT_SCREEN_COLOUR, "never") };
	bool ok = term_open(&p->term, &o, err);

	free(log);
	if (!ok)
		return false;
	if (!screen_start(&p->screen, first_focus(start), p->term.rows, p->term.cols, err)) {
		term_close(&p->term);
		return false;
	}
	begin(p, start, state);
	loop_run(&p->loop);
	/* The line being typed stays; the turn stays open. */
	record_save(&p->screen, LOOP_NEVER);
	loop_release(&p->loop);
	canvas_release(&p->canvas);
	term_close(&p->term);
	return true;
}

void
tui_complain(const struct err *err)
{
	struct str safe = STR_INIT;

	text_print(&safe, err->msg, true);
	fprintf(stderr, "talanoa: %s\n", str_c(&safe));
	str_release(&safe);
}

/* It stays to be read when the screen is gone. */
static void
print_verdict(struct practise *p)
{
	if (p->phase == PRACTISE_OVER)
		printf("%s\n", str_c(&p->verdict));
	practise_release(p);
}

int
tui_run(struct tui_start *start)
{
	struct program p = { 0 };
	struct meeting *m;
	struct err err;
	bool read_only, ok;
	const char *state = start->scratch != NULL ? start->scratch :
		paths_make_state(start->paths, NULL) ? start->paths->state : NULL;

	if (!open_meeting(start, &m, &read_only, &err)) {
		tui_complain(&err);
		return err_status(&err);
	}
	store_operator(m->store, start->operator_name, start->role);
	m->observer = read_only;
	if (start->plain)
		return plain_run(m);
	screen_init(&p.screen, m, start->options, state);
	p.screen.read_only = read_only;
	p.screen.facilitator = str_eq(start->role, "facilitator");
	ok = run(&p, start, state, &err);
	print_verdict(&p.practise);
	screen_release(&p.screen);
	meeting_close(m);
	if (!ok)
		tui_complain(&err);
	return ok ? 0 : err_status(&err);
}
