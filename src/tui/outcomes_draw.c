/* SPDX-License-Identifier: ISC */
/* The outcomes on a canvas: the list with its matrix, the selected one below. */
#include <config.h>

#include <stdio.h>

#include <talanoa/base/text.h>

#include "screen.h"

enum { LABEL = 14, STATE = 10, CELL = 4, TEXT_LEAST = 14, NARROW = 60 };

/* How a constituency stands, in three columns: a sign, or its votes. */
static void
cell_words(const struct out_cell *cell, char buf[static CELL])
{
	static const char *const signs[STANCE_N] = { [STANCE_NONE] = " .",
		[STANCE_SUPPORT] = " +", [STANCE_NO_BLOCK] = " o", [STANCE_OBJECT] = " X",
		[STANCE_ABSENT] = " /" };

	if (cell->yes + cell->no + cell->abstain == 0)
		str_copy(buf, CELL, signs[cell->stance]);
	else if (cell->yes > 9 || cell->no > 9)
		str_copy(buf, CELL, cell->yes > cell->no ? "yes" : "no");
	else
		snprintf(buf, CELL, "%c:%c", '0' + cell->yes, '0' + cell->no);
}

/* Columns of the matrix, 0 where it does not fit beside the words. */
static int
matrix_cols(const struct outcomes *o, int cols)
{
	int wants = (int)o->n_groups * CELL;

	return cols - wants - LABEL - STATE >= TEXT_LEAST ? wants : 0;
}

int
outcomes_list_rows(const struct outcomes *o, int rows)
{
	size_t n = o->list == OUT_DECISIONS ? o->n_decisions : o->n_promises;
	int most = rows >= 16 ? (rows - 6) / 2 : rows >= 8 ? (rows - 4) / 2 : rows - 3;

	if (o->list == OUT_PROMISES)
		most = rows - 4;
	if (most < 1)
		most = 1;
	return (size_t)most > n ? (int)n : most;
}

/* First row of the list, so that the selected one is seen. */
static size_t
first_row(const struct outcomes *o, int shown)
{
	size_t at = o->at[o->list];

	return shown > 0 && at >= (size_t)shown ? at - (size_t)shown + 1 : 0;
}

static void
draw_codes(const struct outcomes *o, struct canvas *c, int row, int matrix)
{
	for (size_t g = 0; matrix > 0 && g < o->n_groups; g++)
		canvas_column(c, row, c->cols - matrix + (int)g * CELL, CELL - 1,
			o->group[g].missing ? STYLE_DIM : STYLE_NORMAL, o->group[g].code);
}

static void
draw_decision(const struct outcomes *o, struct canvas *c, int row, size_t i)
{
	const struct out_decision *d = &o->decision[i];
	int matrix = matrix_cols(o, c->cols), text = c->cols - matrix - LABEL - STATE - 1;
	enum style st = d->open ? STYLE_BOLD : STYLE_NORMAL;
	char buf[CELL];

	canvas_put(c, row, 0, st, i == o->at[OUT_DECISIONS] ? ">" : " ");
	canvas_column(c, row, 1, LABEL - 1, st, d->label);
	canvas_column(c, row, LABEL, STATE - 1, st, d->state);
	canvas_put(c, row, LABEL + STATE - 1, st, d->doubtful ? "!" : " ");
	if (text > 0)
		canvas_column(c, row, LABEL + STATE, text, st, d->text);
	for (size_t g = 0; matrix > 0 && g < o->n_groups; g++) {
		cell_words(&d->cell[g], buf);
		canvas_put(c, row, c->cols - matrix + (int)g * CELL, STYLE_NORMAL, buf);
	}
}

static void
draw_promise(const struct outcomes *o, struct canvas *c, int row, size_t i)
{
	const struct out_promise *p = &o->promise[i];
	int owner = c->cols >= NARROW ? 22 : 10, due = c->cols >= NARROW ? 12 : 0;
	int text = c->cols - LABEL - owner - due - STATE - 1;
	enum style st = p->open ? STYLE_BOLD : STYLE_NORMAL;

	canvas_put(c, row, 0, st, i == o->at[OUT_PROMISES] ? ">" : " ");
	canvas_column(c, row, 1, LABEL - 1, st, p->label);
	canvas_column(c, row, LABEL, owner - 1, st, p->owner);
	if (text > 0)
		canvas_column(c, row, LABEL + owner, text - 1, st, p->text);
	if (due > 0)
		canvas_column(c, row, c->cols - due - STATE - 1, due - 1, st, p->due);
	canvas_column(c, row, c->cols - STATE - 1, STATE, st, p->late ? "late" : p->state);
}

/* Returns the rows it took. */
static int
draw_list(const struct outcomes *o, struct canvas *c, int row)
{
	int shown = outcomes_list_rows(o, c->rows);
	size_t top = first_row(o, shown), n = o->list == OUT_DECISIONS ? o->n_decisions :
		o->n_promises;

	if (n == 0) {
		canvas_put(c, row, 0, STYLE_NORMAL, o->list == OUT_DECISIONS ?
			"Nothing is proposed or decided yet: /propose TEXT, /agreed TEXT" :
			"No actions and no commitments yet: /action OWNER to TEXT by DATE");
		return 1;
	}
	for (int i = 0; i < shown && top + (size_t)i < n; i++) {
		if (o->list == OUT_DECISIONS)
			draw_decision(o, c, row + i, top + (size_t)i);
		else
			draw_promise(o, c, row + i, top + (size_t)i);
	}
	return shown;
}

struct detail {
	struct canvas *c;
	int row, last;
	size_t skip;
};

static void
detail_line(void *ctx, const char *s, size_t n)
{
	struct detail *d = ctx;

	if (d->skip > 0)
		d->skip--;
	else if (d->row <= d->last)
		canvas_putn(d->c, d->row++, 0, STYLE_NORMAL, s, n);
}

static void
draw_detail(const struct outcomes *o, struct canvas *c, int row, int last)
{
	const struct out_decision *d = outcomes_selected(o);
	struct detail at = { c, row, last, o->scroll };

	if (d != NULL && row <= last)
		text_wrap(d->detail, c->cols > 2 ? c->cols : 2, detail_line, &at);
}

static void
draw_keys(const struct screen *s, struct canvas *c, int row)
{
	static const enum action open_keys[] = { ACT_OUT_POSITION, ACT_OUT_ROLL, ACT_OUT_GAVEL,
		ACT_OUT_DECIDE, ACT_OUT_AMEND, ACT_OUT_SWITCH, ACT_OUT_BACK, ACT_HELP };
	static const enum action done_keys[] = { ACT_OUT_RESERVE, ACT_OUT_EXPLAIN, ACT_OUT_PAGE,
		ACT_OUT_SWITCH, ACT_OUT_UNDO, ACT_OUT_BACK, ACT_HELP };
	static const enum action promise_keys[] = { ACT_OUT_DECIDE, ACT_OUT_PAGE, ACT_OUT_SWITCH,
		ACT_OUT_UNDO, ACT_OUT_BACK, ACT_HELP };
	const struct out_decision *d = outcomes_selected(&s->outcomes);
	struct str bar = STR_INIT;

	if (s->outcomes.list == OUT_PROMISES)
		keymap_bar(&s->keys, SCOPE_OUTCOMES, promise_keys, 6, c->cols, &bar);
	else if (d != NULL && d->open)
		keymap_bar(&s->keys, SCOPE_OUTCOMES, open_keys, 8, c->cols, &bar);
	else
		keymap_bar(&s->keys, SCOPE_OUTCOMES, done_keys, 7, c->cols, &bar);
	canvas_put(c, row, 0, STYLE_NORMAL, str_c(&bar));
	str_release(&bar);
}

struct foot {
	struct canvas *c;		/* NULL: rows are counted only */
	int row, n;
};

static void
foot_line(void *ctx, const char *s, size_t n)
{
	struct foot *f = ctx;

	if (f->c != NULL) {
		canvas_fill(f->c, f->row + f->n, 0, 1, f->c->cols, STYLE_NORMAL);
		canvas_putn(f->c, f->row + f->n, 0, STYLE_BOLD, s, n);
	}
	f->n++;
}

/* What the keys wait for is whole, over the rows above if there are as many. */
static void
draw_wait(struct canvas *c, int row, const char *words)
{
	struct foot f = { 0 };

	text_wrap(words, c->cols > 2 ? c->cols : 2, foot_line, &f);
	if (f.n >= row) {
		canvas_column(c, row, 0, c->cols, STYLE_BOLD, words);
		return;
	}
	f = (struct foot){ c, row - f.n + 1, 0 };
	text_wrap(words, c->cols > 2 ? c->cols : 2, foot_line, &f);
}

/* The message, the roll call's seat, or what the signs mean. */
static void
draw_foot(const struct screen *s, struct canvas *c, int row)
{
	struct str words = STR_INIT;

	outcomes_words(s, &words);
	if (s->message.len > 0)
		floorview_draw_message(s, c, row);
	else if (s->outcomes.wait != OUT_WAIT_NONE)
		draw_wait(c, row, str_c(&words));
	else
		canvas_column(c, row, 0, c->cols, STYLE_NORMAL, str_c(&words));
	str_release(&words);
}

static void
draw_head(const struct screen *s, struct canvas *c, int row)
{
	const struct outcomes *o = &s->outcomes;
	int matrix = o->list == OUT_DECISIONS ? matrix_cols(o, c->cols) : 0;
	int cols = matrix > 0 ? c->cols - matrix - 1 : c->cols;

	canvas_column(c, row, 0, cols, STYLE_NORMAL, o->list == OUT_DECISIONS ? o->quorum :
		"Actions and commitments");
	draw_codes(o, c, row, matrix);
}

void
outcomes_draw(const struct view *v, struct canvas *c)
{
	const struct screen *s = v->app;
	int row = 0, last = c->rows - (c->rows >= 6 ? 3 : 2);

	canvas_fill(c, 0, 0, c->rows, c->cols, STYLE_NORMAL);
	if (c->rows >= 4) {
		/* Nothing hides a running clock. */
		if (s->snap.has_turn)
			floorview_draw_now(s, c, 0);
		else
			floorview_header(s, c, 0);
		row = 1;
	}
	draw_head(s, c, row++);
	row += draw_list(&s->outcomes, c, row);
	if (s->outcomes.list == OUT_DECISIONS && row < last) {
		canvas_hline(c, row, 0, c->cols, STYLE_NORMAL, "-");
		draw_detail(&s->outcomes, c, row + 1, last - (c->rows >= 6 ? 0 : 1));
	}
	if (c->rows >= 3)
		draw_foot(s, c, c->rows - (c->rows >= 6 ? 2 : 1));
	if (c->rows >= 6)
		draw_keys(s, c, c->rows - 1);
	c->cur_row = c->cur_col = -1;
}
