/* SPDX-License-Identifier: ISC */
/* The floor on a canvas: what matters most has its place at every size. */
#include <config.h>

#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "floor_table.h"
#include "screen.h"

/* On a SHORT screen with MANY rows two lines of figures are enough: the second takes turns. */
enum { SHORT = 24, MANY = 10, NARROW = 60 };

/* Which rows there are; -1 = no room for it. */
struct floor_rows {
	int header, rule1, now, next, reason, n_reason, rule2, table, n_table, rule3, foot, n_foot,
		rule4, below, n_below, message, keys;
};

/* Rows of the first table, its heading included; the second one has those of the other. */
static int
table_need(const struct screen *s, bool list)
{
	size_t n = list ? s->snap.n_queue : s->snap.n_rows;

	return (int)(n > 0 ? n : 1) + 1;
}

/*
 * Rows of the reason, room rows being left. On a narrow screen it may take what the table could
 * hardly use, on a wide one what all the rest leaves.
 */
static int
reason_rows(const struct screen *s, int room, int cols)
{
	enum { RULES = 2, FIGURES = 2, LEAST = 5 };
	int wants = floorview_reason_rows(s, cols);

	if (room <= LEAST)
		return wants < room ? wants : room;
	if (cols >= NARROW && room < 2 + RULES + FIGURES + table_need(s, s->floor.list))
		return 1;
	return wants < 2 ? 1 : 2;
}

/* The rows above the table; returns the first one below them. */
static int
lay_out_top(const struct screen *s, int h, int cols, struct floor_rows *r)
{
	int at = 0;

	if (h >= 5)
		r->header = at++;
	if (h >= 14)
		r->rule1 = at++;
	r->now = at++;
	if (h >= 2)
		r->next = at++;
	if (h >= 3) {
		r->n_reason = reason_rows(s, h - at, cols);
		r->reason = at;
		at += r->n_reason;
	}
	if (h >= 12)
		r->rule2 = at++;
	return at;
}

/* The table, then figures as far as there is room, then the other table. */
static void
lay_out_table(const struct screen *s, int at, int end, int cols, struct floor_rows *r)
{
	int need = table_need(s, s->floor.list), wants = floorview_figures_need(s, cols);
	int rest = end - at;

	r->table = at;
	r->n_table = rest;
	if (rest < 8 && rest < need + 1)
		return;
	r->n_table = need < rest - 1 ? need : rest - 1;
	at += r->n_table;
	rest -= r->n_table;
	if (rest > 1) {
		r->rule3 = at++;
		rest--;
	}
	r->foot = at;
	/* Few bytes count more than a line that is seldom read (7-budgets). */
	if (end < SHORT && need > MANY && rest > 2)
		rest = 2;
	r->n_foot = wants < rest ? wants : rest;
	at += r->n_foot;
	rest -= r->n_foot;
	if (rest < 5)
		return;
	r->rule4 = at;
	r->below = at + 1;
	need = table_need(s, !s->floor.list);
	r->n_below = need < rest - 1 ? need : rest - 1;
}

static void
lay_out(const struct screen *s, int rows, int cols, struct floor_rows *r)
{
	int h = rows;

	*r = (struct floor_rows){ .header = -1, .rule1 = -1, .next = -1, .reason = -1, .rule2 = -1,
		.rule3 = -1, .foot = -1, .rule4 = -1, .below = -1, .message = -1, .keys = -1 };
	if (rows >= 3) {
		r->keys = rows - 1;
		h--;
	}
	if (rows >= 8) {
		r->message = rows - 2;
		h--;
	}
	lay_out_table(s, lay_out_top(s, h, cols, r), h, cols, r);
}

int
floorview_page(const struct screen *s, int rows)
{
	struct floor_rows r;
	int cols = s->main.cols;

	lay_out(s, rows, screen_is_wide(s) ? cols - record_cols(s) - 1 : cols, &r);
	return r.n_table > 1 ? r.n_table - 1 : 1;
}

static void
draw_rule(struct canvas *c, int row)
{
	if (row >= 0)
		canvas_hline(c, row, 0, c->cols, STYLE_NORMAL, "-");
}

static void
draw_keys(const struct screen *s, struct canvas *c, const struct floor_rows *r)
{
	static const enum action free_floor[] = { ACT_NEXT, ACT_HAND_ROW, ACT_HAND, ACT_POINT,
		ACT_ITEM, ACT_SHARES, ACT_UNDO, ACT_TO_RECORD, ACT_HELP };
	static const enum action running[] = { ACT_NEXT, ACT_DONE, ACT_PAUSE, ACT_HAND_ROW,
		ACT_HAND, ACT_ANNOUNCE, ACT_EXTEND, ACT_INTERPRET, ACT_TO_RECORD, ACT_HELP };
	struct str bar = STR_INIT;
	int row = r->keys;

	if (row < 0)
		return;
	/* Where there is no row for the message it takes the place of the keys. */
	if (r->message < 0 && s->message.len > 0) {
		floorview_draw_message(s, c, row);
		return;
	}
	if (s->snap.has_turn)
		keymap_bar(&s->keys, SCOPE_FLOOR, running, sizeof running / sizeof *running,
			c->cols, &bar);
	else
		keymap_bar(&s->keys, SCOPE_FLOOR, free_floor,
			sizeof free_floor / sizeof *free_floor, c->cols, &bar);
	canvas_put(c, row, 0, STYLE_NORMAL, str_c(&bar));
	str_release(&bar);
}

static void
draw_table(const struct screen *s, struct canvas *c, bool list, int row, int rows)
{
	if (list)
		floorview_draw_list(s, c, row, rows);
	else
		floorview_draw_shares(s, c, row, rows);
}

void
floorview_draw(const struct screen *s, struct canvas *c)
{
	struct floor_rows r;

	lay_out(s, c->rows, c->cols, &r);
	if (r.header >= 0)
		floorview_header(s, c, r.header);
	draw_rule(c, r.rule1);
	floorview_draw_speaker(s, c, r.now);
	if (r.next >= 0)
		floorview_draw_next(s, c, r.next);
	if (r.reason >= 0)
		floorview_draw_reason(s, c, r.reason, r.n_reason);
	draw_rule(c, r.rule2);
	draw_table(s, c, s->floor.list, r.table, r.n_table);
	draw_rule(c, r.rule3);
	if (r.foot >= 0)
		floorview_draw_figures(s, c, r.foot, r.n_foot);
	draw_rule(c, r.rule4);
	if (r.rule4 >= 0)
		closing_draw(s, c, r.rule4);
	if (r.below >= 0)
		draw_table(s, c, !s->floor.list, r.below, r.n_below);
	/* A question has its own lines above it. */
	if ((s->message.len > 0 || (*s->snap.reading != '\0' && s->views.n == 1)) &&
	    r.message >= 0 &&
	    (!screen_is_wide(s) || s->focus == FOCUS_FLOOR))
		floorview_draw_message(s, c, r.message);
	draw_keys(s, c, &r);
}
