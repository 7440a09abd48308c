/* SPDX-License-Identifier: ISC */
/* The hall's screen: a file that is only read, a terminal and a loop brought together. */
#include <config.h>

#include <langinfo.h>
#include <unistd.h>

#include "display.h"
#include "keymap.h"
#include "loop.h"
#include "term.h"
#include "tui.h"

/* While somebody speaks the order may change without an act. */
enum { READ_BUSY_MS = 50, REFRESH_MS = 10000 };

struct hall {
	struct terminal term;
	struct loop loop;
	struct canvas canvas;
	struct keymap keys;
	struct store *store;
	struct edition ed;
	struct display display;
	struct str notice;
	int64_t generation, refresh;	/* refresh: loop_now() of the next reading, or never */
	int64_t rest;			/* no reading before, however many acts come */
	int timer;
	bool loaded, dirty;
	bool failed;			/* the notice is why nothing newer can be read */
};

static void
say_keys(struct hall *h)
{
	static const enum action all[] = { ACT_SHUT, ACT_REDRAW, ACT_HELP };

	str_clear(&h->notice);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		str_add(&h->notice, i > 0 ? "   " : "");
		keymap_keys(&h->keys, all[i], &h->notice);
		str_addf(&h->notice, ": %s", action_sentence(all[i]));
	}
}

/* One moment of the file; on failure the picture before stands. */
static bool
load(struct hall *h, struct err *err)
{
	struct edition_ask ask = { .kind = EDITION_PUBLIC, .live = true };
	struct edition fresh;
	int64_t generation;
	bool ok;

	if (!store_read_begin(h->store, err))
		return false;
	generation = store_generation(h->store);
	ok = edition_load(h->store, &ask, &fresh, err);
	store_read_end(h->store);
	if (!ok)
		return false;
	if (h->loaded)
		edition_release(&h->ed);
	h->ed = fresh;
	h->loaded = true;
	h->generation = generation;
	h->refresh = fresh.live.running ? loop_now() + REFRESH_MS : LOOP_NEVER;
	h->display.ed = &h->ed;
	h->display.lang = words_lang(h->ed.language);
	return true;
}

/* False only when another program holds the file. */
static bool
follow(struct hall *h)
{
	int64_t from = loop_now();
	struct err err;
	bool ok = load(h, &err);

	/* A third of the time at most, for while this reads others wait to write. */
	h->rest = loop_now() + 2 * (loop_now() - from);
	if (!ok && err.code == ERR_BUSY)
		return false;
	if (!ok || h->failed)
		str_clear(&h->notice);
	if (!ok)
		str_add(&h->notice, err.msg);
	h->failed = !ok;
	h->dirty = true;
	return true;
}

static bool
on_changed(void *ctx, unsigned files)
{
	struct hall *h = ctx;

	(void)files;
	if (store_generation(h->store) == h->generation)
		return true;
	if (loop_now() >= h->rest)
		return follow(h);
	if (h->refresh > h->rest)
		h->refresh = h->rest;
	return true;
}

static void
on_tick(void *ctx, int64_t now)
{
	struct hall *h = ctx;

	if (now >= h->refresh) {
		h->refresh = now + REFRESH_MS;
		if (!follow(h))
			h->refresh = now + LOOP_RETRY_MS;
	}
	h->dirty = true;
}

static void
press(struct hall *h, uint32_t key)
{
	enum action a = keymap_find(&h->keys, SCOPE_DISPLAY, key);
	bool told = h->notice.len > 0;

	str_clear(&h->notice);
	if (a == ACT_SHUT || a == ACT_QUIT)
		loop_quit(&h->loop);
	else if (a == ACT_REDRAW)
		term_redraw(&h->term);
	else if (a == ACT_HELP && !told)
		say_keys(h);
	else if (!told)
		return;
	h->dirty = true;
}

static void
on_input(void *ctx)
{
	struct hall *h = ctx;
	struct input in;

	while (h->loop.end == LOOP_RUNNING && term_read(&h->term, &in))
		if (in.kind == INPUT_KEY)
			press(h, in.key);
}

static void
on_signals(void *ctx, unsigned bits)
{
	struct hall *h = ctx;

	if ((bits & LOOP_TSTP) != 0) {
		term_suspend(&h->term);
		loop_stop();
		term_resume(&h->term);
	}
	if ((bits & LOOP_CONT) != 0)
		term_resume(&h->term);
	if ((bits & LOOP_WINCH) != 0)
		term_resize(&h->term);
	if ((bits & LOOP_INT) != 0) {
		term_end_paste(&h->term);
		say_keys(h);
	}
	canvas_resize(&h->canvas, h->term.rows, h->term.cols);
	h->dirty = true;
}

static void
on_settled(void *ctx)
{
	struct hall *h = ctx;
	struct tick now = store_tick(h->store);
	int64_t due = display_due(&h->display, &now, h->canvas.rows, h->canvas.cols);

	due = due < 0 ? LOOP_NEVER : loop_now() + due;
	loop_arm(&h->loop, h->timer, due < h->refresh ? due : h->refresh);
	if (!h->dirty)
		return;
	h->dirty = false;
	h->display.notice = h->notice.len > 0 ? str_c(&h->notice) : NULL;
	display_draw(&h->display, &now, &h->canvas);
	term_flush(&h->term, &h->canvas);
}

static const struct loop_ops loop_ops = {
	.input = on_input,
	.signals = on_signals,
	.changed = on_changed,
	.settled = on_settled,
};

static bool
run(struct hall *h, const struct tui_start *start, struct err *err)
{
	struct term_options o = {
		.no_colour = option_is(start->options, OPT_SCREEN_COLOUR, "never") };

	if (!load(h, err) || !term_open(&h->term, &o, err))
		return false;
	store_busy(h->store, READ_BUSY_MS);
	h->display.ascii = !str_eq(nl_langinfo(CODESET), "UTF-8");
	keymap_init(&h->keys);
	tui_bind_keys(&h->keys, start->options, &h->notice);
	canvas_init(&h->canvas, h->term.rows, h->term.cols);
	loop_init(&h->loop, &loop_ops, h, STDIN_FILENO);
	h->timer = loop_timer(&h->loop, on_tick, h);
	loop_watch(&h->loop, store_path(h->store));
	h->dirty = true;
	loop_run(&h->loop);
	loop_release(&h->loop);
	canvas_release(&h->canvas);
	term_close(&h->term);
	return true;
}

int
tui_display(struct tui_start *start)
{
	struct hall h = { .refresh = LOOP_NEVER };
	struct err err;
	bool ok = store_open(start->path, STORE_READ, start->env, &h.store, &err) &&
		run(&h, start, &err);

	if (h.loaded)
		edition_release(&h.ed);
	store_close(h.store);
	str_release(&h.notice);
	if (!ok)
		tui_complain(&err);
	return ok ? 0 : err_status(&err);
}
