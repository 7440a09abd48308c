/* SPDX-License-Identifier: ISC */
/* The waiting list with names, as it will run. */
#include <config.h>

#include <talanoa/base/text.h>

#include "floor_table.h"
#include "screen.h"

enum { TIMES = 60, WIDE = 22 };

static void
draw_waiting(const struct screen *s, struct canvas *c, int row, int i)
{
	const struct snap_hand *h = &s->snap.queue[i];
	bool picked = s->floor.list && s->floor.selected == i;
	int wide = c->cols >= TIMES ? WIDE : 0, name = (c->cols - 6 - wide) * 3 / 5;

	if (picked)
		canvas_put(c, row, 0, STYLE_NORMAL, ">");
	if (h->passed == NULL)
		canvas_print(c, row, 1, STYLE_NORMAL, "%3d", i + 1);
	else
		canvas_right(c, row, 1, 3, STYLE_NORMAL, "-");
	canvas_column(c, row, 5, name, STYLE_NORMAL, h->name);
	canvas_column(c, row, 6 + name, 5, STYLE_NORMAL, text_width(h->name) > name ||
		!text_is_plain(h->name) ? h->seat : h->code);
	canvas_column(c, row, 12 + name, c->cols - 12 - name - wide, STYLE_NORMAL,
		floorview_about(h));
	if (wide == 0)
		return;
	canvas_right(c, row, c->cols - 16, 8, STYLE_NORMAL, h->hhmm);
	canvas_print(c, row, c->cols - 5, STYLE_NORMAL, "%4d", h->turns);
}

void
floorview_draw_list(const struct screen *s, struct canvas *c, int row, int rows)
{
	int n = (int)s->snap.n_queue, top = s->floor.list ? s->floor.top : 0;

	if (rows < 2)
		return;
	canvas_print(c, row, 0, STYLE_NORMAL, "%d waiting%s%s", s->snap.n_waiting,
		s->snap.n_waiting > n ? ", the first of them" : "",
		s->snap.list_closed ? ", the list is closed" : "");
	if (c->cols >= TIMES)
		canvas_right(c, row, c->cols - 24, 24, STYLE_NORMAL, "hand up since  turns");
	if (n == 0)
		canvas_put(c, row + 1, 0, STYLE_NORMAL, "nobody waits");
	if (top > n - (rows - 1))
		top = n - (rows - 1);
	if (top < 0)
		top = 0;
	for (int i = 0; i < rows - 1 && top + i < n; i++)
		draw_waiting(s, c, row + 1 + i, top + i);
}
