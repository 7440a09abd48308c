/* SPDX-License-Identifier: ISC */
/* The minutes on a canvas, newest at the bottom, and the input line below them. */
#include <config.h>

#include <talanoa/base/text.h>

#include "record_priv.h"

int
record_mark_cols(int cols)
{
	return cols >= 60 ? 16 : cols >= 30 ? 8 : cols >= 10 ? 2 : 0;
}

int
record_cols(const struct screen *s)
{
	int cols = s->main.cols;

	if (!screen_is_wide(s))
		return cols;
	return cols - (cols >= 190 ? 100 : cols >= 160 ? 80 : cols >= 130 ? 78 : cols / 2) - 1;
}

/* Rows below the first line and above the message. */
int
record_page(int rows)
{
	int n = rows - 2 - (rows >= 6) - (rows >= 8);

	return n > 0 ? n : 0;
}

static enum style
style_of(const struct snap_line *l)
{
	if (record_is_memo(l))
		return STYLE_DIM;
	return l->kind == LINE_ITEM || l->kind == LINE_DECISION ? STYLE_BOLD : STYLE_NORMAL;
}

/* The row of the selected line is also where the cursor stands. */
static void
draw_marker(const struct screen *s, struct canvas *c, int row, int col, const struct snap_line *l)
{
	const struct record_view *r = &s->record;
	bool selected = r->selecting && !id_zero(&l->unit) && id_eq(&l->unit, &r->sel);

	if (selected)
		canvas_cursor(c, row > 0 ? row : 0, col);
	if (selected)
		canvas_put(c, row > 0 ? row : 0, col, STYLE_NORMAL, ">");
	else if (record_hit(r, l))
		canvas_put(c, row, col, STYLE_NORMAL, "*");
}

static void
draw_one(const struct screen *s, struct canvas *c, int row, const struct record_pieces *p,
	const struct snap_line *l)
{
	struct record_gutter g = record_gutter(&s->record, c->cols);
	/* What is no unit, a heading or a moment, begins where the numbers are. */
	bool outdent = l->kind == LINE_ITEM || l->kind == LINE_MARK;
	int text = outdent && g.num >= 0 ? g.num : g.text;

	for (size_t k = 0; k < p->n; k++)
		canvas_putn(c, row + (int)k, text, style_of(l), p->v[k].s, p->v[k].n);
	if (g.time >= 0)
		canvas_put(c, row, g.time, STYLE_NORMAL, l->hhmm);
	if (g.num >= 0 && !outdent)
		canvas_right(c, row, g.num, g.num_cols - 1, STYLE_NORMAL, record_num(l));
	if (g.mark >= 0 && !outdent)
		draw_marker(s, c, row, g.mark, l);
}

/* A new meeting: what to type first. */
static void
draw_welcome(struct canvas *c)
{
	static const char *const lines[] = {
		"Type what is said and press enter: it is recorded.",
		"A line that begins with / is a command, for example:",
		"  /person add \"NAME\" group=CODE",
		"  /agenda+ TITLE for 20m",
		"  /meeting open        /take up 1        /q+ NAME",
		"f2 shows the floor, f1 the keys and commands.",
	};

	for (int i = 0; i < (int)(sizeof lines / sizeof *lines); i++)
		canvas_put(c, i, 0, STYLE_NORMAL, lines[i]);
}

/* From the lowest row upwards until the region is full. */
static void
draw_minutes(const struct screen *s, struct canvas *c)
{
	const struct record_view *r = &s->record;
	int row = c->rows + r->cut;
	struct record_pieces p = { 0 };

	for (size_t i = r->list.n > 0 ? r->low + 1 : 0; i > 0 && row > 0; i--) {
		record_break(r, r->list.v[i - 1], c->cols, &p);
		if (row > c->rows && (int)p.n <= row - c->rows)
			row = c->rows + (int)p.n - 1;
		row -= (int)p.n;
		draw_one(s, c, row, &p, r->list.v[i - 1]);
	}
	if (r->list.n == 0 && r->filter == SHOW_ALL)
		draw_welcome(c);
	record_pieces_release(&p);
}

struct rows {
	struct canvas *c;
	int row, n;
};

static void
bold_row(void *ctx, const char *s, size_t n)
{
	struct rows *r = ctx;

	if (r->c != NULL)
		canvas_putn(r->c, r->row + r->n, 2, STYLE_BOLD, s, n);
	r->n++;
}

/* The question beside a stored note stands at the bottom of c; returns the rows it takes. */
static int
draw_question(const struct screen *s, struct canvas *c)
{
	struct rows r = { 0 };
	int n;

	if (s->record.question.text.len == 0 || c->cols < 10)
		return 0;
	text_wrap(str_c(&s->record.question.text), c->cols - 2, bold_row, &r);
	n = r.n;
	r = (struct rows){ c, c->rows - n, 0 };
	text_wrap(str_c(&s->record.question.text), c->cols - 2, bold_row, &r);
	return n;
}

static void
draw_line(const struct screen *s, struct canvas *c, int row)
{
	int mark = record_mark_cols(c->cols);

	if (mark > 2)
		canvas_column(c, row, 0, mark - 2, STYLE_NORMAL, s->record.mark);
	if (mark >= 2)
		canvas_put(c, row, mark - 2, STYLE_NORMAL, ">");
	prompt_draw_candidates(&s->record.edit, c, row - 1);
	lineedit_draw(&s->record.edit, c, row, mark);
}

static void
draw_keys(const struct screen *s, struct canvas *c, int row)
{
	static const enum action typing[] = { ACT_ACCEPT, ACT_COMPLETE, ACT_SPEAKER, ACT_SELECT,
		ACT_RUN, ACT_FLOOR, ACT_AGENDA, ACT_QUIT, ACT_HELP };
	static const enum action floor_keys[] = { ACT_NEXT, ACT_DONE, ACT_PAUSE, ACT_HAND_ROW,
		ACT_HAND, ACT_ANNOUNCE, ACT_POINT, ACT_ITEM, ACT_UNDO, ACT_HELP };
	static const enum action selecting[] = { ACT_EDIT, ACT_WITHHOLD, ACT_RELEASE, ACT_SAID,
		ACT_GO_ON, ACT_FIND, ACT_FILTER, ACT_ATTRIBUTION, ACT_UNSELECT, ACT_HELP };
	struct str bar = STR_INIT;

	if (s->record.floor_key)
		keymap_bar(&s->keys, SCOPE_FLOOR, floor_keys,
			sizeof floor_keys / sizeof *floor_keys, c->cols, &bar);
	else if (s->record.wait != CHOOSE_NOTHING)
		record_choice_row(s->record.wait, c->cols, &bar);
	else if (s->record.selecting)
		keymap_bar(&s->keys, SCOPE_SELECT, selecting,
			sizeof selecting / sizeof *selecting, c->cols, &bar);
	else
		keymap_bar(&s->keys, SCOPE_RECORD, typing, sizeof typing / sizeof *typing,
			c->cols, &bar);
	canvas_put(c, row, 0, STYLE_NORMAL, str_c(&bar));
	str_release(&bar);
}

/* Side by side, the message is where the keys go. */
static bool
shows_message(const struct screen *s)
{
	return !screen_is_wide(s) || s->focus == FOCUS_RECORD;
}

static void
draw_message(const struct screen *s, struct canvas *c, int row)
{
	if (shows_message(s) && s->message.len > 0)
		floorview_draw_message(s, c, row);
	else if (s->record.filter != SHOW_ALL || s->record.needle.len > 0)
		canvas_put(c, row, 0, STYLE_NORMAL, record_filter_words(&s->record));
	else if (s->record.low + 1 < s->record.list.n || s->record.cut > 0)
		canvas_put(c, row, 0, STYLE_NORMAL, "-- there is more below: pgdn, esc --");
	else {
		canvas_hline(c, row, 0, c->cols, STYLE_NORMAL, "-");
		if (!screen_is_wide(s))		/* there the floor says it */
			closing_draw(s, c, row);
	}
}

void
record_draw(const struct screen *s, struct canvas *c)
{
	int rows = c->rows, line = rows >= 6 ? rows - 2 : rows - 1, page = record_page(rows);
	struct canvas minutes = canvas_region(c, 1, 0, page, c->cols);

	if (rows >= 2)
		floorview_draw_now(s, c, 0);
	/* The cursor is where it was put last: on the selected line, or in the typed one. */
	if (s->record.selecting)
		draw_line(s, c, line);
	/* A long message shall not hide what was just recorded. */
	if (rows >= 8 && s->message.len > 0 && shows_message(s))
		minutes.rows -= floorview_message_rows(s, c) - 1;
	minutes.rows -= draw_question(s, &minutes);
	if (minutes.rows > 0)
		draw_minutes(s, &minutes);
	if (rows >= 8)
		draw_message(s, c, line - 1);
	else if (s->message.len > 0 && line >= 2)
		floorview_draw_message(s, c, line - 1);
	if (rows >= 6)
		draw_keys(s, c, rows - 1);
	if (!s->record.selecting)
		draw_line(s, c, line);
}
