/* SPDX-License-Identifier: ISC */
/* Meetings and screens for tests. */
#include <config.h>

#include "room.h"

#include <stdio.h>

#include <golden.h>

#include <tui/loop.h>

static int64_t clock_ms;

static int64_t
room_now(void)
{
	return clock_ms;
}

void
room_do(struct room *r, const char *line)
{
	struct reply reply = { 0 };
	struct err err;
	bool screen = r->m->screen;

	r->m->screen = false;
	if (!command_run(r->m, line, &reply, &err)) {
		fprintf(stderr, "%s: %s\n", line, err.msg);
		fail();
	}
	r->m->screen = screen;
	reply_release(&reply);
}

void
room_open(struct room *r, const char *template, const char *const *lines)
{
	struct meeting_wish wish = { .template = template, .title = "Plenary" };
	struct err err;

	memset(r, 0, sizeof *r);
	scratch_init(&r->scratch);
	options_init(&r->options);
	assert_true(env_init(&r->env, "7,1773133200000"));
	clock_ms = 1000000;
	if (!meeting_create(scratch_path(&r->scratch, "m.talanoa"), &wish, &r->env, &r->m,
	    &err)) {
		fprintf(stderr, "%s\n", err.msg);
		fail();
	}
	store_operator(r->m->store, "Rapporteur", "rapporteur");
	for (; lines != NULL && *lines != NULL; lines++) {
		room_do(r, *lines);
		clock_advance(&r->env, 1000);
	}
	canvas_init(&r->canvas, 1, 1);
}

void
room_screen(struct room *r, enum focus focus, int rows, int cols)
{
	struct err err;

	if (r->s.m != NULL)
		screen_release(&r->s);
	screen_init(&r->s, r->m, &r->options, r->scratch.dir);
	r->s.now = room_now;
	canvas_resize(&r->canvas, rows, cols);
	assert_true(screen_start(&r->s, focus, rows, cols, &err));
}

void
room_begin(struct room *r, enum focus focus)
{
	static const char *const lines[] = {
		"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB country=China",
		"person add Cy Ode group=LAB", "person add Mele Taufa group=IP",
		"present+ Ana Silva,Bo Li,Cy Ode,Mele Taufa", "meeting open",
		"agenda+ Traceability for 20m", "agenda+ Finance for 10m", "take up 1", NULL,
	};

	room_open(r, "hleag", lines);
	room_screen(r, focus, 24, 80);
}

void
room_close(struct room *r)
{
	if (r->s.m != NULL)
		screen_release(&r->s);
	meeting_close(r->m);
	canvas_release(&r->canvas);
	options_release(&r->options);
	scratch_release(&r->scratch);
}

static unsigned
give_key(struct room *r, uint32_t key)
{
	struct input in = { .kind = INPUT_KEY, .key = key };

	return screen_input(&r->s, &in);
}

unsigned
room_keys(struct room *r, const char *names)
{
	unsigned effect = 0;
	struct err err;

	for (const char *p = names; *p != '\0'; p += strspn(p, " ")) {
		char name[32];
		size_t n = strcspn(p, " ");
		uint32_t key;

		snprintf(name, sizeof name, "%.*s", (int)n, p);
		assert_true(key_parse(name, &key, &err));
		effect = give_key(r, key);
		p += n;
	}
	return effect;
}

void
room_type(struct room *r, const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		assert_true(*p < 0x80);
		give_key(r, *p);
	}
}

void
room_enter(struct room *r, const char *text)
{
	room_type(r, text);
	room_keys(r, "enter");
}

void
room_paste(struct room *r, const char *text)
{
	struct input in = { .kind = INPUT_PASTE, .text = text };

	screen_input(&r->s, &in);
}

unsigned
room_sleep(struct room *r, int64_t ms)
{
	clock_advance(&r->env, ms);
	clock_ms += ms;
	r->s.main.due = clock_ms;
	return views_tick(&r->s.views, clock_ms);
}

unsigned
room_advance(struct room *r, int64_t ms)
{
	enum { STEP = 15000 };

	/* The turn is watched all the time. */
	for (; ms > STEP; ms -= STEP) {
		clock_advance(&r->env, STEP);
		clock_ms += STEP;
		screen_beat(&r->s, clock_ms);
	}
	return room_sleep(r, ms);
}

void
room_size(struct room *r, int rows, int cols)
{
	canvas_resize(&r->canvas, rows, cols);
	views_layout(&r->s.views, rows, cols);
}

void
room_draw(struct room *r)
{
	views_draw(&r->s.views, &r->canvas);
}

const char *
room_row(struct room *r, int row)
{
	static char text[4096];
	size_t n = 0;

	room_draw(r);
	for (int x = 0; x < r->canvas.cols; x++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s",
			canvas_at(&r->canvas, row, x)->text);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	text[n] = '\0';
	return text;
}

bool
room_shows(struct room *r, const char *text)
{
	for (int row = 0; row < r->canvas.rows; row++)
		if (strstr(room_row(r, row), text) != NULL)
			return true;
	fprintf(stderr, "not on the screen: %s\n", text);
	for (int row = 0; row < r->canvas.rows; row++)
		fprintf(stderr, "|%s\n", room_row(r, row));
	return false;
}

bool
room_golden(struct room *r, const char *name)
{
	room_draw(r);
	return golden_check(name, &r->canvas);
}
