/* SPDX-License-Identifier: ISC */
/* Where everything stands on the hall's screen, at every size. */
#include <config.h>

#include <talanoa/base/text.h>

#include "display_digits.h"
#include "display_priv.h"

/* From these heights on there is a line more: above the clock, below it, for who was not heard. */
enum { HEAD_ROWS = 8, UNDER_ROWS = 14, UNHEARD_ROWS = 9, SHARES_ROWS = 16, AIRY = 20,
	USUAL = 24 };

struct place {
	int head, digits, who, under, next, shares, unheard;	/* first rows; -1: not shown */
	int digit_rows, share_rows;				/* digit_rows 0: clock in words */
};

static void
centre(struct canvas *c, int row, enum style st, const char *text)
{
	int w = text_width(text);

	if (w >= c->cols)
		canvas_column(c, row, 0, c->cols, st, text);
	else
		canvas_put(c, row, (c->cols - w) / 2, st, text);
}

static void
draw_head(const struct display *d, const struct tick *now, struct canvas *c)
{
	struct str left = STR_INIT, right = STR_INIT;
	int w;

	board_head(d, now, &left, &right);
	w = text_width(str_c(&right));
	if (w > 0 && w + 10 < c->cols)
		canvas_put(c, 0, c->cols - w, STYLE_NORMAL, str_c(&right));
	else
		w = 0;
	canvas_column(c, 0, 0, c->cols - (w > 0 ? w + 2 : 0), STYLE_NORMAL, str_c(&left));
	str_release(&left);
	str_release(&right);
}

/*
 * How high the digits may be: on a usual terminal a third of it, for every row of a digit costs
 * bytes each second; half of a large one; and never less than can be read.
 */
static int
digit_rows(const struct board *b, int rows, int cols, int free)
{
	int most = rows <= USUAL ? rows * 3 / 10 : 7 + (rows - USUAL) * 2 / 3;

	if (*b->clock == '\0')
		return 0;
	if (most < DIGITS_LEAST)
		most = DIGITS_LEAST;
	return digits_fit(b->shape, most < free ? most : free, cols - 2);
}

static int
take(int *row, bool wanted)
{
	return wanted ? (*row)++ : -1;
}

/* From top to bottom; what is left at the bottom goes to the shares. */
static struct place
arrange(const struct display *d, const struct board *b, int rows, int cols)
{
	bool airy = rows >= AIRY, next = b->next.len > 0;
	int lines = 1 + (next && rows >= 4) + (rows >= HEAD_ROWS), row = 0;
	int need = b->shares && rows >= SHARES_ROWS ? shares_need(d, cols) : 0;
	struct place p;

	p.head = take(&row, rows >= HEAD_ROWS);
	row += airy;
	p.digit_rows = digit_rows(b, rows, cols, rows - lines);
	p.digits = row;
	row += p.digit_rows > 0 ? p.digit_rows + airy : *b->clock != '\0' ? 1 : rows / 6;
	p.who = take(&row, row < rows);
	p.under = take(&row, b->under.len > 0 && rows >= UNDER_ROWS);
	row += airy && next && rows > 2 * AIRY;
	p.next = take(&row, next && row < rows);
	p.unheard = b->unheard.len > 0 && rows >= UNHEARD_ROWS && row < rows ? rows - 1 : -1;
	row += airy;
	p.share_rows = (p.unheard < 0 ? rows : p.unheard) - row;
	if (p.share_rows > need)
		p.share_rows = need;
	p.shares = p.share_rows >= 2 ? row : -1;
	return p;
}

/* Beside the digits: a band that grows with each warning; over the limit the field turns. */
static void
draw_field(const struct display *d, struct canvas *c, const struct board *b,
	const struct place *p)
{
	struct digits_ink ink = { .inverse = b->over, .form = d->ascii ? DIGITS_HASH :
		p->digit_rows >= DIGITS_THICK ? DIGITS_REVERSE : DIGITS_BLOCK };
	int wide = digits_width(b->shape, p->digit_rows), left = (c->cols - wide) / 2;
	int band = b->over || b->levels == 0 ? 0 : p->digit_rows * b->level / b->levels;
	int top = p->digits + (p->digit_rows - band) / 2;
	int own = digits_width(b->clock, p->digit_rows);

	if (b->over)
		digits_field(c, p->digits, 0, p->digit_rows, c->cols, &ink);
	for (int row = top; row < top + band; row++) {
		canvas_hline(c, row, 0, left - 1, STYLE_YELLOW, "=");
		canvas_hline(c, row, left + wide + 1, c->cols - left - wide - 1, STYLE_YELLOW, "=");
	}
	/* At the right of its place, so that seconds stay where they are. */
	digits_draw(c, p->digits, left + wide - own, p->digit_rows, b->clock, &ink);
}

/* Too small for digits: the clock as it is written, marked in the same three ways. */
static void
draw_plain(struct canvas *c, const struct board *b, const struct place *p)
{
	static const char *const marks[] = { "", "= ", "== " };
	int level = b->over ? 0 : b->level > 2 ? 2 : b->level;
	struct str s = STR_INIT;

	str_addf(&s, "%s%s", marks[level], b->clock);
	for (const char *m = marks[level]; *m == '='; m++)
		str_addf(&s, "%s=", m == marks[level] ? " " : "");
	if (b->over)
		canvas_fill(c, p->digits, 0, 1, c->cols, STYLE_REVERSE);
	centre(c, p->digits, b->over ? STYLE_REVERSE : STYLE_BOLD, str_c(&s));
	str_release(&s);
}

static void
draw_board(const struct display *d, const struct tick *now, struct canvas *c)
{
	struct board b;
	struct place p;

	board_make(d, now, c->cols, &b);
	p = arrange(d, &b, c->rows, c->cols);
	if (p.digit_rows > 0)
		draw_field(d, c, &b, &p);
	else if (*b.clock != '\0')
		draw_plain(c, &b, &p);
	if (p.who >= 0)
		centre(c, p.who, STYLE_BOLD, str_c(&b.who));
	if (p.under >= 0)
		centre(c, p.under, STYLE_NORMAL, str_c(&b.under));
	if (p.next >= 0)
		centre(c, p.next, STYLE_NORMAL, str_c(&b.next));
	if (p.shares >= 0)
		shares_draw(d, now, c, p.shares, p.share_rows);
	if (p.unheard >= 0)
		centre(c, p.unheard, STYLE_NORMAL, str_c(&b.unheard));
	board_release(&b);
}

void
display_draw(const struct display *d, const struct tick *now, struct canvas *c)
{
	canvas_clear(c);
	if (c->rows >= HEAD_ROWS)
		draw_head(d, now, c);
	if (text_scene(d))
		text_draw(d, now, c);
	else
		draw_board(d, now, c);
	if (d->notice == NULL)
		return;
	canvas_fill(c, c->rows - 1, 0, 1, c->cols, STYLE_NORMAL);
	canvas_column(c, c->rows - 1, 0, c->cols, STYLE_NORMAL, d->notice);
}

static int64_t
shares_turn(const struct display *d, const struct tick *now, int rows, int cols)
{
	struct board b;
	struct place p;

	board_make(d, now, cols, &b);
	p = arrange(d, &b, rows, cols);
	board_release(&b);
	return p.shares < 0 ? -1 : shares_due(d, now, p.share_rows, cols);
}

int64_t
display_due(const struct display *d, const struct tick *now, int rows, int cols)
{
	int64_t due = board_due(d, now);
	int64_t turn = text_scene(d) ? text_due(d, now, rows, cols) :
		shares_turn(d, now, rows, cols);

	return due < 0 || (turn >= 0 && turn < due) ? turn : due;
}
