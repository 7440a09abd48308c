/* SPDX-License-Identifier: ISC */
/* Who speaks and the clocks, who is next and why: at every width what matters most. */
#include <config.h>

#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "floor_table.h"
#include "screen.h"

/* WHERE: from this width on there is more than a code behind a name. */
enum { FULL = 72, MIDDLE = 40, WHERE = 30, BAR = 16 };

static const char *
pause_word(const struct snap_turn *t)
{
	if (str_eq(t->cause, "interpret"))
		return "interpretation";
	if (str_eq(t->cause, "point"))
		return "interrupted";
	if (str_eq(t->cause, "break"))
		return "suspended";
	return "paused";
}

/* Why the clock does not run: paused, or nobody knows what of the time since counts. */
static const char *
halt_words(const struct screen *s, const struct tick *now, char *buf, size_t size)
{
	const struct snap_turn *t = &s->snap.turn;
	int64_t unsure = snapshot_unsure_ms(&s->snap, now);
	struct str words = STR_INIT;
	char time[32];

	if (t->paused)
		str_add(&words, pause_word(t));
	else if (t->doubt && unsure >= 0)
		str_addf(&words, "%s in doubt", when_clock(unsure, time, sizeof time));
	else if (t->doubt)
		str_add(&words, "in doubt");
	str_copy(buf, size, str_c(&words));
	str_release(&words);
	return buf;
}

/* The words of a clock that stands, or how much of the limit is used and a warning. */
static void
draw_bar(const struct screen *s, struct canvas *c, int row, int col, int64_t ms)
{
	int64_t limit = s->snap.turn.limit_ms, full = limit > 0 ? ms * BAR / limit : BAR;
	int n = full > BAR ? BAR : (int)full;
	struct tick now = screen_clock(s);
	char words[64];

	canvas_hline(c, row, col, BAR + 1, STYLE_NORMAL, ".");
	canvas_put(c, row, col, STYLE_NORMAL, "[");
	if (*halt_words(s, &now, words, sizeof words) != '\0') {
		canvas_column(c, row, col + 1, BAR, STYLE_NORMAL, words);
	} else {
		canvas_hline(c, row, col + 1, n, STYLE_NORMAL, "=");
		if (n < BAR)
			canvas_put(c, row, col + 1 + n, STYLE_NORMAL, ">");
		floorview_warning(s, limit - ms, words, sizeof words);
		canvas_put(c, row, col + 1 + BAR - text_width(words), STYLE_BOLD, words);
	}
	canvas_put(c, row, col + BAR + 1, STYLE_NORMAL, "]");
}

/* What says without colour that time runs out: a mark before the countdown. */
static void
mark_warning(const struct screen *s, int64_t left_ms, char *left, size_t size)
{
	char words[32], time[32];
	struct str marked = STR_INIT;

	if (*floorview_warning(s, left_ms, words, sizeof words) == '\0')
		return;
	str_copy(time, sizeof time, left);
	str_addf(&marked, "!%s", time);
	str_copy(left, size, str_c(&marked));
	str_release(&marked);
}

/* "0:42", or "0:42?" where more may have to be counted. */
static const char *
clock_so_far(const struct snap_turn *t, int64_t ms, char *buf, size_t size)
{
	struct str words = STR_INIT;
	char time[32];

	str_addf(&words, "%s%s", when_clock(ms, time, sizeof time), t->doubt ? "?" : "");
	str_copy(buf, size, str_c(&words));
	str_release(&words);
	return buf;
}

/* The clocks at the right edge; returns the columns they take. */
static int
draw_clocks(const struct screen *s, struct canvas *c, int row)
{
	const struct snap_turn *t = &s->snap.turn;
	struct tick now = screen_clock(s);
	int64_t ms = snapshot_turn_ms(&s->snap, &now);
	char used[32], limit[32], left[32];

	clock_so_far(t, ms, used, sizeof used);
	when_clock(t->limit_ms, limit, sizeof limit);
	when_countdown(t->limit_ms - ms, left, sizeof left);
	if (t->doubt)
		str_copy(left, sizeof left, "?");
	if (c->cols >= FULL) {
		canvas_print(c, row, c->cols - 40, STYLE_NORMAL, "%6s of %-5s", used, limit);
		draw_bar(s, c, row, c->cols - 24, ms);
		canvas_right(c, row, c->cols - 6, 6, STYLE_BOLD, left);
		return 40;
	}
	if (!t->doubt && !t->paused)
		mark_warning(s, t->limit_ms - ms, left, sizeof left);
	if (c->cols >= MIDDLE) {
		canvas_print(c, row, c->cols - 21, STYLE_NORMAL, "%6s of %-5s", used, limit);
		canvas_right(c, row, c->cols - 6, 6, STYLE_BOLD, left);
		return 21;
	}
	canvas_right(c, row, c->cols - 6, 6, STYLE_BOLD, left);
	return 7;
}

/* What stands behind a name: code and extra; the seat in place of the code. */
static void
where_words(const struct snap_hand *h, bool seat, const char *extra, struct str *out)
{
	str_clear(out);
	str_add(out, seat ? h->seat : h->code);
	if (*extra != '\0' && !(seat && extra == h->country))
		str_addf(out, " %s", extra);
}

/*
 * Name and constituency in cols columns; extra is the country or what kind of turn it is. A
 * name that is cut, or not in the letters of this terminal, may look like another one: then
 * its seat tells them apart.
 */
static void
draw_who(struct canvas *c, int row, int col, int cols, const struct snap_hand *h,
	const char *extra)
{
	struct str where = STR_INIT;
	int name = text_width(h->name), column = cols * 18 / 37, gap = cols >= WHERE, w;

	where_words(h, false, gap ? extra : "", &where);
	w = text_width(str_c(&where));
	if (name + 1 + w + gap > cols || !text_is_plain(h->name)) {
		where_words(h, true, gap ? extra : "", &where);
		w = text_width(str_c(&where));
	}
	if (!gap || name >= column || w > cols - column - 1)
		column = cols - w - gap;
	if (column < cols / 3)
		column = cols / 3;
	canvas_column(c, row, col, column - 1, STYLE_BOLD, h->name);
	canvas_column(c, row, col + column, cols - column - gap, STYLE_NORMAL, str_c(&where));
	str_release(&where);
}

static const char *
class_words(enum floor_class class)
{
	static const char *const words[FLOOR_CLASS_N] = {
		[FLOOR_POINT] = "point of order", [FLOOR_CLARIFY] = "clarification",
		[FLOOR_INVITED] = "invited", [FLOOR_ORDINARY] = "",
		[FLOOR_REPLY] = "right of reply",
	};

	return words[class];
}

const char *
floorview_about(const struct snap_hand *h)
{
	const char *words = class_words(h->class);

	if (h->passed != NULL)
		return h->passed;
	if (h->announced)
		return "announced";
	if (h->held)
		return "not present when called";
	if (*words != '\0')
		return words;
	return *h->about != '\0' ? h->about : h->country;
}

static const char *
nobody_words(const struct snapshot *s)
{
	if (s->closed)
		return "the meeting is closed";
	if (s->suspended)
		return "the meeting is suspended";
	return s->open ? "nobody has the floor" : "not open yet: `:meeting open`";
}

/* Who speaks, and whose time it is: "Bo Ek for Anna Berg LAB". */
static void
draw_yielded(struct canvas *c, int row, int col, int cols, const struct snap_turn *t)
{
	struct snap_hand who = t->who;
	struct str name = STR_INIT;

	str_addf(&name, "%s for %s", t->speaker, t->who.name);
	who.name = str_c(&name);
	draw_who(c, row, col, cols, &who, "");
	str_release(&name);
}

void
floorview_draw_speaker(const struct screen *s, struct canvas *c, int row)
{
	const struct snap_turn *t = &s->snap.turn;
	int label = c->cols >= MIDDLE ? 6 : 0, right;

	if (label > 0)
		canvas_put(c, row, 0, STYLE_NORMAL, "NOW");
	if (!s->snap.has_turn) {
		canvas_put(c, row, label, STYLE_NORMAL, nobody_words(&s->snap));
		return;
	}
	right = draw_clocks(s, c, row);
	if (*t->speaker != '\0') {
		draw_yielded(c, row, label, c->cols - label - right, t);
		return;
	}
	draw_who(c, row, label, c->cols - label - right, &t->who,
		t->who.class == FLOOR_ORDINARY ? t->who.country : class_words(t->who.class));
}

static void
draw_then(const struct screen *s, struct canvas *c, int row, int col)
{
	const struct snapshot *snap = &s->snap;
	bool any = false;

	for (size_t i = 0; i < snap->n_queue && snap->queue[i].passed == NULL &&
	    col < c->cols - 2; i++) {
		const struct snap_hand *h = &snap->queue[i];
		int w = text_width(h->code);

		if (!snap->goes_on && id_eq(&h->entry, &snap->next.entry))
			continue;
		if (!any)
			col = canvas_put(c, row, col, STYLE_NORMAL, "then  ");
		any = true;
		if (col + w > c->cols)
			break;
		col = canvas_put(c, row, col, STYLE_NORMAL, h->code) + 2;
	}
}

void
floorview_draw_next(const struct screen *s, struct canvas *c, int row)
{
	int label = c->cols >= MIDDLE ? 6 : 2, right = c->cols >= FULL ? 37 : 0;

	canvas_put(c, row, 0, STYLE_NORMAL, label == 6 ? "NEXT" : ">");
	if (!s->snap.has_next || s->snap.closed) {
		canvas_put(c, row, label, STYLE_NORMAL, "-");
		return;
	}
	draw_who(c, row, label, c->cols - label - right - (right > 0), &s->snap.next,
		floorview_about(&s->snap.next));
	if (right > 0)
		draw_then(s, c, row, c->cols - right);
}

static void
reason_field(int cols, int *ret_col, int *ret_cols)
{
	*ret_col = cols >= MIDDLE ? 6 : 2;
	*ret_cols = cols - *ret_col;
}

struct reason_lines {
	struct canvas *c;			/* NULL: only count */
	int row, rows, n;
};

static void
reason_line(void *ctx, const char *text, size_t n)
{
	struct reason_lines *l = ctx;
	struct str rest = STR_INIT;
	int col, cols;

	l->n++;
	if (l->c == NULL || l->n > l->rows)
		return;
	reason_field(l->c->cols, &col, &cols);
	/* The last row says by an ellipsis that there would be more. */
	if (l->n == l->rows)
		str_add(&rest, text);
	else
		str_addn(&rest, text, n);
	canvas_column(l->c, l->row + l->n - 1, col, cols, STYLE_NORMAL, str_c(&rest));
	str_release(&rest);
}

int
floorview_reason_rows(const struct screen *s, int cols)
{
	struct reason_lines l = { 0 };
	int col;

	reason_field(cols, &col, &cols);
	text_wrap(s->snap.reason, cols, reason_line, &l);
	return l.n;
}

void
floorview_draw_reason(const struct screen *s, struct canvas *c, int row, int rows)
{
	struct reason_lines l = { .c = c, .row = row, .rows = rows };
	int col, cols;

	reason_field(c->cols, &col, &cols);
	if (!s->snap.closed)
		text_wrap(s->snap.reason, cols, reason_line, &l);
}

/* Where the name would be cut, the seat comes first. */
static void
add_next(struct str *line, const struct snap_hand *h, int cols)
{
	int used = text_width(str_c(line)) + (int)strlen("  NEXT  ");

	if (used + text_width(h->name) + text_width(h->code) <= cols)
		str_addf(line, "  NEXT %s %s", h->name, h->code);
	else
		str_addf(line, "  NEXT %s %s", h->seat, h->name);
}

/* The clock stands at the left, so that a second costs the fewest bytes. */
void
floorview_draw_now(const struct screen *s, struct canvas *c, int row)
{
	const struct snapshot *snap = &s->snap;
	struct tick now = screen_clock(s);
	struct str line = STR_INIT, here = STR_INIT;
	int64_t ms = snapshot_turn_ms(snap, &now);
	char used[32], limit[32], words[64];

	halt_words(s, &now, words, sizeof words);
	if (*words == '\0')
		floorview_warning(s, snap->turn.limit_ms - ms, words, sizeof words);
	if (snap->has_turn)
		str_addf(&line, "NOW %s of %s%s %s %s%s%s",
			clock_so_far(&snap->turn, ms, used, sizeof used),
			when_clock(snap->turn.limit_ms, limit, sizeof limit),
			str_ends(words, "!") ? "!" : "", *snap->turn.speaker != '\0' ?
			snap->turn.speaker : snap->turn.who.name, snap->turn.who.code,
			*words != '\0' ? " " : "", words);
	else
		str_add(&line, snap->suspended ? "NOW suspended" : "NOW nobody");
	if (snap->has_item)
		str_addf(&here, "  item %d", snap->item_num);
	str_addf(&here, "  %d here", snap->people_here);
	if (c->cols < 60)
		str_clear(&here);
	if (snap->has_next)
		add_next(&line, &snap->next, c->cols - (int)here.len);
	canvas_column(c, row, 0, c->cols - (int)here.len, STYLE_NORMAL, str_c(&line));
	canvas_right(c, row, c->cols - (int)here.len, (int)here.len, STYLE_NORMAL, str_c(&here));
	str_release(&line);
	str_release(&here);
}
