/* SPDX-License-Identifier: ISC */
/* The view at the bottom of the stack: floor and record, one at a time or side by side. */
#include <config.h>

#include "loop.h"
#include "screen.h"

bool
screen_is_wide(const struct screen *s)
{
	return s->main.cols >= SCREEN_WIDE;
}

int
screen_rows(const struct screen *s)
{
	return s->main.rows - (s->practise == NULL ? 0 :
		practise_rows(s->practise, s->main.rows, s->main.cols));
}

void
screen_scope(struct screen *s)
{
	s->main.scope = s->focus == FOCUS_FLOOR || s->record.floor_key ? SCOPE_FLOOR :
		s->record.selecting ? SCOPE_SELECT : SCOPE_RECORD;
}

void
screen_focus(struct screen *s, enum focus focus)
{
	while (s->views.n > 1)
		views_pop(&s->views);
	s->focus = focus;
	s->record.floor_key = false;
	floorview_leave(s);
	record_leave(s);
	screen_scope(s);
}

static int64_t
clock_due(const struct screen *s)
{
	bool ticks = snapshot_ticks(&s->snap);
	struct tick now = meeting_clock(s->m);
	int64_t at = s->now(), due = s->record.pause, ms;

	/* The minute: time of day, waits, the item's clock. */
	if (ticks || s->snap.has_item)
		ms = at + clock_real(s->m->env, 60000 - now.at % 60000);
	else
		ms = LOOP_NEVER;
	due = ms < due ? ms : due;
	if (!ticks)
		return due;
	due = s->beat < due ? s->beat : due;
	ms = floorview_warn_in(s);
	ms = ms == INT64_MAX ? due : at + clock_real(s->m->env, ms);
	due = ms < due ? ms : due;
	if (!option_is(s->options, OPT_SCREEN_CLOCK, "seconds"))
		return due;
	ms = at + clock_real(s->m->env, 1000 - snapshot_turn_ms(&s->snap, &now) % 1000);
	return ms < due ? ms : due;
}

int64_t
screen_due(const struct screen *s)
{
	int64_t due = clock_due(s);

	return s->practise != NULL && s->practise->due < due ? s->practise->due : due;
}

static void
main_layout(struct view *v, int rows, int cols)
{
	struct screen *s = v->app;

	(void)rows;
	(void)cols;
	record_layout(s, record_cols(s));
}

static void
draw_views(const struct screen *s, struct canvas *c)
{
	struct canvas left, right;
	int split = c->cols - record_cols(s) - 1;

	if (!screen_is_wide(s)) {
		if (s->focus == FOCUS_FLOOR)
			floorview_draw(s, c);
		else
			record_draw(s, c);
		return;
	}
	left = canvas_region(c, 0, 0, c->rows, split);
	right = canvas_region(c, 0, split + 1, c->rows, c->cols - split - 1);
	floorview_draw(s, &left);
	for (int r = 0; r < c->rows; r++)
		canvas_put(c, r, split, STYLE_NORMAL, "|");
	record_draw(s, &right);
}

static void
main_draw(const struct view *v, struct canvas *c)
{
	const struct screen *s = v->app;
	struct canvas below;
	int above = s->practise == NULL ? 0 : practise_draw(s->practise, c);

	below = canvas_region(c, above, 0, c->rows - above, c->cols);
	draw_views(s, &below);
	if (s->focus == FOCUS_FLOOR)
		c->cur_row = c->cur_col = -1;
}

static bool
turn_page(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_HELP:
		screen_help(s);
		return true;
	case ACT_FLOOR:
		screen_focus(s, FOCUS_FLOOR);
		return true;
	case ACT_RECORD: case ACT_TO_RECORD:
		screen_focus(s, FOCUS_RECORD);
		return true;
	case ACT_AGENDA:
		screen_act(s, "agenda?");
		return true;
	case ACT_PEOPLE:
		screen_people(s);
		return true;
	case ACT_CLOSING:
		screen_closing(s);
		return true;
	case ACT_INFER:
		screen_infer(s);
		return true;
	case ACT_OUTCOMES:
		screen_outcomes(s);
		return true;
	default:
		return false;
	}
}

static void
unknown_key(struct screen *s, const struct act *a)
{
	char name[KEY_NAME], help[KEY_NAME];
	uint32_t key = s->keys.keys[ACT_HELP][scope_is_typing(s->main.scope) ? 1 : 0];

	if (a->in.kind == INPUT_PASTE)
		screen_say(s, "pasted text belongs into the record: %s",
			key_format(s->keys.keys[ACT_RECORD][0], name));
	else
		screen_say(s, "%s does nothing here; %s shows the keys",
			key_format(a->in.key, name), key_format(key, help));
}

static unsigned
main_action(struct view *v, const struct act *a)
{
	struct screen *s = v->app;
	unsigned effect = s->practise == NULL ? EFFECT_UNHANDLED :
		practise_action(s->practise, a);

	if (effect != EFFECT_UNHANDLED)
		return effect;
	if (a->id == ACT_QUIT)
		return EFFECT_QUIT;
	if (a->id == ACT_REDRAW)
		return EFFECT_REDRAW;
	/* Tab again takes the floor key back. */
	if (!(a->id == ACT_TO_RECORD && s->focus == FOCUS_RECORD) && turn_page(s, a->id))
		return EFFECT_DIRTY;
	effect = s->focus == FOCUS_FLOOR ? floorview_action(s, a) : record_action(s, a);
	screen_scope(s);
	if (effect != EFFECT_UNHANDLED)
		return effect;
	unknown_key(s, a);
	return EFFECT_DIRTY;
}

/* The order moves while somebody speaks; waits and the time of day by the minute. */
static unsigned
main_tick(struct view *v, int64_t now)
{
	struct screen *s = v->app;
	struct tick t = screen_clock(s);
	struct floor_reason why;
	unsigned effect;
	struct id next;

	record_save(s, now);
	if (s->practise != NULL)
		practise_tick(s->practise, now);
	screen_beat(s, now);
	effect = EFFECT_DIRTY | (floorview_warn(s) ? EFFECT_BELL : 0);
	if (t.at / 60000 != s->snap.as_of.at / 60000) {
		screen_reload(s);
		return effect;
	}
	if (!snapshot_ticks(&s->snap) || s->m->dirty != 0)
		return effect;
	next = snapshot_pick(s->m, &t, &why);
	if (!id_eq(&next, &s->snap.next.entry))
		screen_reload(s);
	return effect;
}

const struct view_ops main_ops = {
	.name = "main", .layout = main_layout, .draw = main_draw, .action = main_action,
	.tick = main_tick,
};
