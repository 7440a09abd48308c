/* SPDX-License-Identifier: ISC */
/* Practice: one task after another, above the screen it is about. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "loop.h"
#include "screen.h"

/* In ms of the meeting's clock, which goes three times as fast. */
enum { LOOK_MS = 1000, PRAISE_MS = 21000, PATIENCE_MS = 180000 };

void
practise_init(struct practise *p, struct screen *s)
{
	const struct ledger *l = &s->m->ledger;

	memset(p, 0, sizeof *p);
	p->s = s;
	p->person = mem_strdup(store_operator_name(s->m->store));
	clock_rate(s->m->env, PRACTISE_RATE);
	p->turns = l->n_turns;
	p->entries = l->n_entries;
	p->passes = l->n_passes;
	p->rulings = task_rulings(p);
	p->percent = practise_percent(p);
	p->since = screen_clock(s).at;
	p->due = s->now();
	practise_room_init(p);
}

void
practise_release(struct practise *p)
{
	free(p->person);
	str_release(&p->verdict);
	memset(p, 0, sizeof *p);
}

static void
enter(struct practise *p, enum practise_phase phase)
{
	p->phase = phase;
	p->since = screen_clock(p->s).at;
}

static void
finish(struct practise *p)
{
	if (p->phase == PRACTISE_OVER)
		return;
	practise_judge(p);
	practise_says(p, "meeting close");
	enter(p, PRACTISE_OVER);
	p->due = LOOP_NEVER;
	/* The shares, not the list, are what the verdict is about. */
	p->s->floor.list = false;
	p->s->floor.selected = -1;
	screen_hush(p->s);
}

/* On to the next task; what was done before it was asked for is praised like the others. */
static void
go_on(struct practise *p)
{
	if (p->task + 1 == TASK_N) {
		finish(p);
		return;
	}
	p->task++;
	if (!p->done[p->task])
		task_begin(p);
	enter(p, p->done[p->task] ? PRACTISE_DONE : PRACTISE_ASK);
}

/* What was done is remembered, also when it was not asked for yet. */
static void
look(struct practise *p)
{
	for (int t = 0; t < TASK_N; t++)
		if (!p->done[t] && task_is_done(p, (enum task)t))
			p->done[t] = true;
	if (p->phase == PRACTISE_ASK && p->done[p->task])
		enter(p, PRACTISE_DONE);
}

unsigned
practise_tick(struct practise *p, int64_t now)
{
	struct env *env = p->s->m->env;
	int64_t gone;

	if (p->phase == PRACTISE_OVER || now < p->due)
		return EFFECT_NONE;
	p->due = now + clock_real(env, LOOK_MS);
	if (p->steps)
		clock_advance(env, clock_real(env, LOOK_MS));
	look(p);
	practise_room_tick(p, p->phase == PRACTISE_ASK && task_holds(p->task));
	gone = screen_clock(p->s).at - p->since;
	if (gone >= (p->phase == PRACTISE_DONE ? PRAISE_MS : PATIENCE_MS))
		go_on(p);
	return EFFECT_DIRTY;
}

/* Nothing was begun that this key would leave. */
static bool
leaves(const struct practise *p, enum action id)
{
	const struct screen *s = p->s;

	if (id == ACT_LEAVE && s->record.floor_key)
		return false;
	if (id == ACT_LEAVE)
		return p->phase == PRACTISE_OVER ||
			(s->floor.wait == WAIT_NONE && s->floor.selected < 0);
	return id == ACT_CANCEL && s->record.edit.text.len == 0;
}

unsigned
practise_action(struct practise *p, const struct act *a)
{
	if (a->id == ACT_TASK && p->phase != PRACTISE_OVER) {
		look(p);
		go_on(p);
		return EFFECT_DIRTY;
	}
	if (!leaves(p, a->id))
		return EFFECT_UNHANDLED;
	if (p->phase == PRACTISE_OVER)
		return EFFECT_QUIT;
	finish(p);
	return EFFECT_DIRTY;
}

static void
add_words(const struct practise *p, struct str *out)
{
	char key[KEY_NAME];

	if (p->phase == PRACTISE_OVER) {
		str_add(out, str_c(&p->verdict));
		return;
	}
	str_addf(out, "PRACTICE %d/%d  ", p->task + 1, TASK_N);
	/* Where people type, the keys of the tasks are letters. */
	if (p->s->focus == FOCUS_RECORD)
		str_addf(out, "(%s: the floor) ", key_format(p->s->keys.keys[ACT_FLOOR][0], key));
	if (p->phase == PRACTISE_ASK)
		task_hint(p, out);
	else
		str_addf(out, "Done. %s (%s goes on)", task_why(p->task),
			key_format(p->s->keys.keys[ACT_TASK][0], key));
}

/* The clocks below keep their place at every size; in the end they stand still. */
static int
most_rows(const struct practise *p, int rows)
{
	if (p->phase == PRACTISE_OVER)
		return rows - 1;
	return rows >= 16 ? 4 : rows >= 8 ? 3 : rows >= 5 ? 1 : 0;
}

struct drawing {
	struct canvas *c;		/* NULL: rows are only counted */
	int row, most;
};

static void
draw_line(void *ctx, const char *s, size_t n)
{
	struct drawing *d = ctx;

	if (d->row >= d->most)
		return;
	if (d->c == NULL) {
		d->row++;
		return;
	}
	canvas_fill(d->c, d->row, 0, 1, d->c->cols, STYLE_REVERSE);
	canvas_putn(d->c, d->row++, 0, STYLE_REVERSE, s, n);
}

static int
fold(const struct practise *p, struct canvas *c, int rows, int cols)
{
	struct drawing d = { .c = c, .most = most_rows(p, rows) };
	struct str words = STR_INIT;

	add_words(p, &words);
	if (d.most > 0)
		text_wrap(str_c(&words), cols < 2 ? 2 : cols, draw_line, &d);
	str_release(&words);
	return d.row;
}

int
practise_rows(const struct practise *p, int rows, int cols)
{
	return fold(p, NULL, rows, cols);
}

int
practise_draw(const struct practise *p, struct canvas *c)
{
	return fold(p, c, c->rows, c->cols);
}
