/* SPDX-License-Identifier: ISC */
/* The first line of the floor: the meeting, the item in hand and its clock, the time of day. */
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "screen.h"

/* Below this width there is room for the item only. */
enum { NARROW = 60 };

/* "  item 3/6 ", or how the meeting stands. */
static void
item_number(const struct snapshot *snap, struct str *out)
{
	if (snap->suspended)
		str_add(out, "  SUSPENDED");
	if (snap->closed || !snap->has_item) {
		str_add(out, snap->closed ? "  closed" : !snap->open ? "  not open" :
			snap->suspended ? "" : "  no item in hand");
		return;
	}
	str_addf(out, "  item %d", snap->item_num);
	/* Where items were taken back, numbers go beyond the count. */
	if (snap->item_num <= snap->n_items)
		str_addf(out, "/%d", snap->n_items);
	str_addc(out, ' ');
}

/* "  12:40 of 20:00  ends 16:05 (+4)", to the minute: it must not cost
 * bytes every second. */
static void
item_clock(const struct snapshot *snap, bool ends, struct str *out)
{
	int64_t used = snap->item_used / 60000 * 60000;
	char a[32], b[32];

	str_addf(out, "  %s", when_clock(used, a, sizeof a));
	if (snap->item_planned <= 0)
		return;
	str_addf(out, " of %s", when_clock(snap->item_planned, b, sizeof b));
	if (ends && snap->ends_hhmm[0] != '\0')
		str_addf(out, "  ends %s", snap->ends_hhmm);
	if (ends && snap->ends_hhmm[0] != '\0' && snap->late_min != 0)
		str_addf(out, " (%+d)", snap->late_min);
}

static void
add_cut(struct str *out, const char *s, int cols)
{
	if (text_width(s) <= cols)
		str_add(out, s);
	else if (cols > 0)
		text_column(out, s, cols);
}

/* The item's number and clock are always there; the two titles share what is left. */
static void
header_words(const struct snapshot *snap, int cols, struct str *out)
{
	const char *title = *snap->title == '\0' ? "Meeting" : snap->title;
	struct str number = STR_INIT, clock = STR_INIT;
	bool item = snap->has_item && !snap->closed;
	int room, wants;

	item_number(snap, &number);
	if (item)
		item_clock(snap, cols >= NARROW, &clock);
	room = cols - text_width(str_c(&number)) - text_width(str_c(&clock));
	wants = item ? text_width(snap->item_title) : 0;
	if (wants > room / 2)
		wants = text_width(title) < room / 2 ? room - text_width(title) : room / 2;
	if (cols >= NARROW || !item)
		add_cut(out, title, room - wants);
	/* Without the title before it the number needs no space. */
	str_add(out, str_c(&number) + (out->len == 0 ? 2 : 0));
	if (item)
		add_cut(out, snap->item_title, cols - text_width(str_c(out)) -
			text_width(str_c(&clock)));
	str_add(out, str_c(&clock));
	str_release(&number);
	str_release(&clock);
}

void
floorview_header(const struct screen *s, struct canvas *c, int row)
{
	bool keeps = s->snap.has_item || snapshot_ticks(&s->snap);
	struct str line = STR_INIT;

	header_words(&s->snap, c->cols - 6, &line);
	canvas_column(c, row, 0, c->cols - 6, STYLE_NORMAL, str_c(&line));
	/* Only while something runs is the time of day kept up. */
	canvas_right(c, row, c->cols - 5, 5, STYLE_NORMAL, keeps ? s->snap.now_hhmm : "");
	str_release(&line);
}
