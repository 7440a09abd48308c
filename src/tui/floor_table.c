/* SPDX-License-Identifier: ISC */
/* Shares of the floor in fixed order, or the waiting list with names. */
#include <config.h>

#include <talanoa/base/when.h>

#include "floor_table.h"
#include "screen.h"

enum { HALF = 10, NARROW = 60 };

int
floorview_table_need(const struct screen *s)
{
	size_t n = s->floor.list ? s->snap.n_queue : s->snap.n_groups;

	return (int)(n > 0 ? n : 1) + 1;
}

/* '=' up to the equal share, '+' beyond it up to twice as much. */
static void
draw_share(struct canvas *c, int row, int col, const struct snap_group *g)
{
	int64_t full = g->equal_ms > 0 ? g->spoken_ms * HALF / g->equal_ms : 0;
	int n = full > 2 * HALF ? 2 * HALF : (int)full;

	canvas_hline(c, row, col, 2 * HALF + 1, STYLE_NORMAL, ".");
	canvas_hline(c, row, col, n < HALF ? n : HALF, STYLE_NORMAL, "=");
	canvas_put(c, row, col + HALF, STYLE_NORMAL, "|");
	if (n > HALF)
		canvas_hline(c, row, col + HALF + 1, n - HALF, STYLE_NORMAL, "+");
}

static void
draw_times(const struct screen *s, struct canvas *c, int row, const struct snap_group *g)
{
	char spoken[32], left[32], wait[32];
	int right = c->cols >= 80 ? 80 : c->cols;

	when_clock(g->spoken_ms, spoken, sizeof spoken);
	when_clock(g->left_ms > 0 ? g->left_ms : 0, left, sizeof left);
	when_clock(s->snap.as_of.at > g->oldest ? s->snap.as_of.at - g->oldest : 0, wait,
		sizeof wait);
	canvas_right(c, row, right - 35, 6, STYLE_NORMAL, spoken);
	canvas_right(c, row, right - 28, 7, STYLE_NORMAL,
		g->left_ms >= 1000 && s->snap.total_ms > 0 ? left : "-");
	canvas_print(c, row, right - 20, STYLE_NORMAL, "%6d", g->hands);
	canvas_right(c, row, right - 13, 13, STYLE_NORMAL, g->oldest > 0 ? wait : "-");
}

static void
draw_group(const struct screen *s, struct canvas *c, int row, int i)
{
	const struct snap_group *g = &s->snap.groups[i];
	bool picked = s->floor.wait == WAIT_SEAT && s->floor.row == i;
	enum style st = picked ? STYLE_BOLD : STYLE_NORMAL;

	if (i < 10)
		canvas_print(c, row, 0, st, "%d", (i + 1) % 10);
	if (picked)
		canvas_put(c, row, 1, st, ">");
	canvas_column(c, row, 2, 5, st, g->code);
	if (c->cols >= NARROW + 17)
		canvas_column(c, row, 7, 14, st, g->absent ? "(not here)" : g->name);
	if (c->cols >= NARROW) {
		draw_share(c, row, c->cols >= NARROW + 17 ? 22 : 8, g);
		if (c->cols >= NARROW + 17) {
			draw_times(s, c, row, g);
			return;
		}
	}
	if (c->cols >= 20) {
		char spoken[32];

		canvas_right(c, row, c->cols - 11, 6, STYLE_NORMAL,
			when_clock(g->spoken_ms, spoken, sizeof spoken));
		canvas_print(c, row, c->cols - 4, STYLE_NORMAL, "%4d", g->hands);
	}
}

static void
draw_heading(const struct screen *s, struct canvas *c, int row)
{
	bool closed = s->snap.list_closed;
	int right = c->cols >= 80 ? 80 : c->cols;

	if (s->floor.list) {
		canvas_print(c, row, 0, STYLE_NORMAL, "%d waiting%s", s->snap.n_waiting,
			closed ? ", the list is closed" : "");
		if (c->cols >= NARROW)
			canvas_right(c, row, c->cols - 24, 24, STYLE_NORMAL, "hand up since  turns");
		return;
	}
	canvas_put(c, row, 0, STYLE_NORMAL, closed ? "list closed" : "share of the floor");
	if (c->cols >= NARROW + 17) {
		canvas_put(c, row, 22, STYLE_NORMAL, "0  equal share   x2");
		canvas_right(c, row, right - 36, 7, STYLE_NORMAL, "spoken");
		canvas_right(c, row, right - 28, 7, STYLE_NORMAL, "left");
		canvas_right(c, row, right - 20, 6, STYLE_NORMAL, "hands");
		canvas_right(c, row, right - 13, 13, STYLE_NORMAL, "longest wait");
	} else if (c->cols >= 32) {
		canvas_right(c, row, c->cols - 13, 13, STYLE_NORMAL, "spoken hands");
	}
}

static void
draw_waiting(const struct screen *s, struct canvas *c, int row, int i)
{
	const struct snap_hand *h = &s->snap.queue[i];
	bool picked = s->floor.selected == i;
	int wide = c->cols >= NARROW ? 22 : 0, name = (c->cols - 6 - wide) * 3 / 5;

	canvas_put(c, row, 0, STYLE_NORMAL, picked ? ">" : " ");
	canvas_print(c, row, 1, STYLE_NORMAL, "%3d", i + 1);
	canvas_column(c, row, 5, name, STYLE_NORMAL, h->name);
	canvas_column(c, row, 6 + name, 5, STYLE_NORMAL, h->code);
	canvas_column(c, row, 12 + name, c->cols - 12 - name - wide, STYLE_NORMAL,
		floorview_about(h));
	if (wide == 0)
		return;
	canvas_right(c, row, c->cols - 16, 8, STYLE_NORMAL, h->hhmm);
	canvas_print(c, row, c->cols - 5, STYLE_NORMAL, "%4d", h->turns);
}

void
floorview_draw_table(const struct screen *s, struct canvas *c, int row, int rows)
{
	int n = s->floor.list ? (int)s->snap.n_queue : (int)s->snap.n_groups;
	int top = s->floor.top;

	if (rows < 2)
		return;
	draw_heading(s, c, row);
	if (n == 0)
		canvas_put(c, row + 1, 0, STYLE_NORMAL, s->floor.list ? "nobody waits" :
			"no constituencies yet: group add CODE NAME");
	if (top > n - (rows - 1))
		top = n - (rows - 1);
	if (top < 0)
		top = 0;
	for (int i = 0; i < rows - 1 && top + i < n; i++)
		if (s->floor.list)
			draw_waiting(s, c, row + 1 + i, top + i);
		else
			draw_group(s, c, row + 1 + i, top + i);
}

static void
balance_words(const struct snapshot *snap, struct str *out)
{
	char move[32], total[32];

	if (snap->groups_heard < 2 || !snap->figures)
		str_addf(out, "Balance  early: %d of %d heard", snap->groups_heard,
			snap->groups_here);
	else
		str_addf(out, "Balance  %s of %s would have to move to be even (%lld%%)",
			when_clock(snap->move_ms, move, sizeof move),
			when_clock(snap->total_ms, total, sizeof total),
			(long long)((snap->move_ppm + 5000) / 10000));
}

static void
heard_words(const struct snapshot *snap, struct str *out)
{
	bool any = false;

	str_addf(out, "Heard    %d of %d constituencies, %d of %d people", snap->groups_heard,
		snap->groups_here, snap->people_heard, snap->people_here);
	for (size_t i = 0; i < snap->n_groups; i++) {
		if (snap->groups[i].heard || snap->groups[i].absent)
			continue;
		str_addf(out, "%s %s", any ? "" : "      Not yet heard:", snap->groups[i].code);
		any = true;
	}
}

/* With one row only they take turns: by the minute, not by a clock of their own. */
void
floorview_draw_figures(const struct screen *s, struct canvas *c, int row, int rows)
{
	struct str line = STR_INIT;
	bool second = rows == 1 && s->snap.as_of.at / 60000 % 2 == 1;

	if (rows < 1)
		return;
	if (second)
		heard_words(&s->snap, &line);
	else
		balance_words(&s->snap, &line);
	canvas_column(c, row, 0, c->cols, STYLE_NORMAL, str_c(&line));
	if (rows >= 2) {
		str_clear(&line);
		heard_words(&s->snap, &line);
		canvas_column(c, row + 1, 0, c->cols, STYLE_NORMAL, str_c(&line));
	}
	str_release(&line);
}
