/* SPDX-License-Identifier: ISC */
/* The minutes on a canvas, newest at the bottom, and the input line below them. */
#include <config.h>

#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "screen.h"

enum { TIMED = 50, STAMP = 6 };

/* One screen row of a piece of the minutes. */
struct piece {
	const char *s;
	size_t n;
};

struct pieces {
	struct piece *v;
	size_t n, cap;
};

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

static void
add_piece(void *ctx, const char *s, size_t n)
{
	struct pieces *p = ctx;

	MEM_GROW(p->v, p->n, p->cap);
	p->v[p->n++] = (struct piece){ s, n };
}

static int
stamp_cols(int cols)
{
	return cols >= TIMED ? STAMP : 0;
}

/* The i-th newest of minutes and memos together. */
struct walk {
	const struct screen *s;
	size_t lines, memos;			/* how many are still to come */
};

static bool
step_back(struct walk *w, struct snap_line *ret_line, bool *ret_memo)
{
	const struct snapshot *snap = &w->s->snap;
	const struct drafts *d = &w->s->drafts;

	*ret_memo = w->memos > 0 && (w->lines == 0 ||
		d->memos[w->memos - 1].at > snap->lines[w->lines - 1].at);
	if (*ret_memo) {
		w->memos--;
		*ret_line = (struct snap_line){ .kind = LINE_TEXT, .at = d->memos[w->memos].at,
			.who = "", .text = d->memos[w->memos].text };
		when_local(ret_line->at, snap->zone, "%H:%M", ret_line->hhmm,
			sizeof ret_line->hhmm);
		return true;
	}
	if (w->lines == 0)
		return false;
	*ret_line = snap->lines[--w->lines];
	return true;
}

static void
compose(const struct snap_line *l, bool memo, struct str *out)
{
	str_clear(out);
	if (memo)
		str_add(out, "% ");
	if (l->kind == LINE_MARK)
		str_addf(out, "-- %s", l->text);
	else if (*l->who != '\0')
		str_addf(out, "%s: %s", l->who, l->text);
	else
		str_add(out, l->text);
}

int
record_rows(const struct screen *s, int cols)
{
	struct walk w = { s, s->snap.n_lines, s->drafts.n_memos };
	struct pieces p = { 0 };
	struct str text = STR_INIT;
	struct snap_line l;
	bool memo;

	while (step_back(&w, &l, &memo)) {
		compose(&l, memo, &text);
		text_wrap(str_c(&text), cols > 2 ? cols - stamp_cols(cols) : 2, add_piece, &p);
	}
	str_release(&text);
	free(p.v);
	return (int)p.n;
}

static enum style
style_of(const struct snap_line *l, bool memo)
{
	if (memo)
		return STYLE_DIM;
	return l->kind == LINE_ITEM || l->kind == LINE_DECISION ? STYLE_BOLD : STYLE_NORMAL;
}

static void
draw_pieces(struct canvas *c, int row, const struct pieces *p, const struct snap_line *l,
	bool memo)
{
	int stamp = stamp_cols(c->cols);

	for (size_t k = 0; k < p->n; k++) {
		if (row + (int)k < 0)
			continue;
		canvas_putn(c, row + (int)k, stamp, style_of(l, memo), p->v[k].s, p->v[k].n);
		if (k == 0 && stamp > 0)
			canvas_put(c, row, 0, STYLE_NORMAL, l->hhmm);
	}
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

/* From the newest row upwards until the region is full. */
static void
draw_minutes(const struct screen *s, struct canvas *c)
{
	struct walk w = { s, s->snap.n_lines, s->drafts.n_memos };
	int row = c->rows + s->record.back, cols = c->cols > 2 ? c->cols - stamp_cols(c->cols) : 2;
	struct pieces p = { 0 };
	struct str text = STR_INIT;
	struct snap_line l;
	bool memo;

	while (row > 0 && step_back(&w, &l, &memo)) {
		compose(&l, memo, &text);
		p.n = 0;
		text_wrap(str_c(&text), cols, add_piece, &p);
		row -= (int)p.n;
		draw_pieces(c, row, &p, &l, memo);
	}
	if (s->snap.n_lines == 0 && s->drafts.n_memos == 0)
		draw_welcome(c);
	str_release(&text);
	free(p.v);
}

/* The question beside a stored note stands at the bottom of c; returns the rows it takes. */
static int
draw_question(const struct screen *s, struct canvas *c)
{
	struct pieces p = { 0 };
	int n;

	if (s->record.question.len == 0 || c->cols < 10)
		return 0;
	text_wrap(str_c(&s->record.question), c->cols - 2, add_piece, &p);
	n = (int)p.n;
	for (int k = 0; k < n; k++)
		canvas_putn(c, c->rows - n + k, 2, STYLE_BOLD, p.v[k].s, p.v[k].n);
	free(p.v);
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
	static const enum action typing[] = { ACT_ACCEPT, ACT_COMPLETE, ACT_SPEAKER, ACT_RUN,
		ACT_FLOOR, ACT_AGENDA, ACT_QUIT, ACT_HELP };
	static const enum action floor_keys[] = { ACT_NEXT, ACT_DONE, ACT_PAUSE, ACT_HAND_ROW,
		ACT_HAND, ACT_ANNOUNCE, ACT_POINT, ACT_ITEM, ACT_UNDO, ACT_HELP };
	struct str bar = STR_INIT;

	if (s->record.floor_key)
		keymap_bar(&s->keys, SCOPE_FLOOR, floor_keys,
			sizeof floor_keys / sizeof *floor_keys, c->cols, &bar);
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
	else if (s->record.back > 0)
		canvas_print(c, row, 0, STYLE_NORMAL, "-- %d rows further down: pgdn, esc --",
			s->record.back);
	else
		canvas_hline(c, row, 0, c->cols, STYLE_NORMAL, "-");
}

void
record_draw(const struct screen *s, struct canvas *c)
{
	int rows = c->rows, line = rows >= 6 ? rows - 2 : rows - 1, page = record_page(rows);
	struct canvas minutes = canvas_region(c, 1, 0, page, c->cols);

	if (rows >= 2)
		floorview_draw_now(s, c, 0);
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
	draw_line(s, c, line);
}
