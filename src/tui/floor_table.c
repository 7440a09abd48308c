/* SPDX-License-Identifier: ISC */
/* Shares of the floor in fixed order: a bar around the even share, times, hands, waits. */
#include <config.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "floor_table.h"
#include "screen.h"

/* CODE: where names begin; BAR: twice HALF and the mark between. WIDEST: more is left blank. */
enum { HALF = 10, BAR = 2 * HALF + 1, CODE = 7, NAME_LEAST = 6, NAME_GOOD = 14, WIDEST = 110 };

enum col { COL_SPOKEN, COL_PERCENT, COL_OTHER, COL_LEFT, COL_BUDGET, COL_HANDS, COL_WAIT, COL_N };

/* The last cell of a clock's column is for a mark. */
static const struct column {
	const char *heading;
	int width, from;			/* from: shown from this many columns on */
} columns[COL_N] = {
	[COL_SPOKEN] = { "spoken ", 8, 16 }, [COL_PERCENT] = { "%", 4, 90 },
	[COL_OTHER] = { "other ", 7, 64 }, [COL_LEFT] = { "left ", 7, 34 },
	[COL_BUDGET] = { "budget ", 8, 44 }, [COL_HANDS] = { "hands", 5, 24 },
	[COL_WAIT] = { "wait", 8, 72 },
};
static const char long_wait[] = "longest wait";

struct shape {
	int at[COL_N], width[COL_N];		/* width 0: not shown */
	int name, bar;				/* columns of the name; where the bar begins or -1 */
};

static bool
wanted(const struct snapshot *s, enum col i, int cols)
{
	if ((i == COL_OTHER && !s->has_other) || (i == COL_BUDGET && !s->has_budget))
		return false;
	return cols >= columns[i].from;
}

static void
shape_for(const struct snapshot *s, int cols, struct shape *sh)
{
	int right = cols < WIDEST ? cols : WIDEST, used = CODE, at;

	*sh = (struct shape){ .bar = -1 };
	if (right >= 60)
		used += BAR + 1;
	for (int i = 0; i < COL_N; i++)
		used += sh->width[i] = wanted(s, i, right) ? columns[i].width : 0;
	if (sh->width[COL_WAIT] > 0 && right - used - 5 >= NAME_GOOD) {
		sh->width[COL_WAIT] += 5;
		used += 5;
	}
	sh->name = right - used >= NAME_LEAST ? right - used : 0;
	if (right >= 60)
		sh->bar = CODE + sh->name + (sh->name > 0);
	at = right;
	for (int i = COL_N - 1; i >= 0; i--)
		sh->at[i] = at -= sh->width[i];
}

/* '=' up to the even share, '+' beyond it up to twice as much; none where none is due. */
static void
draw_share(struct canvas *c, int row, int col, const struct snap_group *g)
{
	int64_t full = g->equal_ms > 0 ? g->spoken_ms * HALF / g->equal_ms : 0;
	int n = full > 2 * HALF ? 2 * HALF : (int)full;

	if (g->absent)
		return;
	canvas_hline(c, row, col, BAR, STYLE_NORMAL, ".");
	canvas_hline(c, row, col, n < HALF ? n : HALF, STYLE_NORMAL, "=");
	canvas_put(c, row, col + HALF, STYLE_NORMAL, "|");
	if (n > HALF)
		canvas_hline(c, row, col + HALF + 1, n - HALF, STYLE_NORMAL, "+");
}

static void
add_clock(struct str *out, int64_t ms, const char *mark)
{
	char buf[32];

	str_addf(out, "%s%s", when_clock(ms, buf, sizeof buf), mark);
}

/* What is left of it, or by how much it is passed. */
static void
add_budget(struct str *out, const struct snap_group *g)
{
	int64_t ms = g->budget_ms;

	if (ms < 0)
		str_add(out, "+");
	add_clock(out, ms < 0 ? -ms : ms, g->over_budget ? "!" : " ");
}

/* Blank says "none": nobody waits, nothing uncounted. */
static void
cell_words(const struct snapshot *s, const struct snap_group *g, enum col i, struct str *out)
{
	int64_t wait = s->as_of.at - g->oldest;

	str_clear(out);
	if (i == COL_SPOKEN && (!g->absent || g->spoken_ms >= 1000))
		add_clock(out, g->spoken_ms, g->unsure_ms != 0 ? "?" : " ");
	else if (i == COL_PERCENT && g->percent >= 0)
		str_addf(out, "%d", g->percent);
	else if (i == COL_OTHER && g->other_ms >= 1000)
		add_clock(out, g->other_ms, g->other_much ? "!" : " ");
	else if (i == COL_LEFT && !g->absent && g->left_ms >= 1000 && s->shares.f.equity.total_ms > 0)
		add_clock(out, g->left_ms, " ");
	else if (i == COL_LEFT && !g->absent)
		str_add(out, "- ");
	else if (i == COL_BUDGET && g->has_budget && !g->absent)
		add_budget(out, g);
	else if (i == COL_HANDS && g->hands > 0)
		str_addf(out, "%d", g->hands);
	else if (i == COL_WAIT && g->oldest > 0)
		add_clock(out, wait > 0 ? wait : 0, "");
}

static void
draw_cells(const struct snapshot *s, struct canvas *c, int row, const struct shape *sh,
	const struct snap_group *g)
{
	struct str words = STR_INIT;

	for (int i = 0; i < COL_N; i++) {
		if (sh->width[i] == 0)
			continue;
		cell_words(s, g, i, &words);
		canvas_right(c, row, sh->at[i], sh->width[i], STYLE_NORMAL, str_c(&words));
	}
	str_release(&words);
}

static void
draw_group(const struct screen *s, struct canvas *c, int row, const struct shape *sh, int i)
{
	const struct snap_group *g = &s->snap.rows[i];
	bool picked = s->floor.wait == WAIT_SEAT && s->floor.row == i;
	enum style st = picked ? STYLE_BOLD : STYLE_NORMAL;
	const char *name = g->absent ? "(not here)" : g->name;

	if (s->snap.shares.by == BY_GROUP && i < 10)
		canvas_print(c, row, 0, st, "%d", (i + 1) % 10);
	if (picked)
		canvas_put(c, row, 1, st, ">");
	if (*g->code == '\0') {
		canvas_column(c, row, 2, sh->name + CODE - 2, st, g->name);
	} else {
		canvas_column(c, row, 2, CODE - 2, st, g->code);
		canvas_column(c, row, CODE, sh->name, st, name);
	}
	if (sh->bar >= 0)
		draw_share(c, row, sh->bar, g);
	draw_cells(&s->snap, c, row, sh, g);
}

static const char *
by_words(enum figures_by by)
{
	static const char *const words[BY_N] = {
		[BY_GROUP] = "share of the floor", [BY_REGION] = "share by region",
		[BY_INCOME] = "share by income", [BY_GENDER] = "share by gender",
		[BY_PERSON] = "share by person",
	};

	return words[by];
}

/* Against what the bar is drawn. */
static const char *
scale_words(const struct snapshot *s)
{
	static const char *const words[TARGET_N] = { [TARGET_EQUAL] = "0  equal share   x2",
		[TARGET_HEADCOUNT] = "0  share by heads x2",
		[TARGET_HALF] = "0  half by heads x2", [TARGET_CUSTOM] = "0 share by weight x2" };

	return words[s->shares.target];
}

static void
draw_heading(const struct snapshot *snap, struct canvas *c, const struct shape *sh, int top,
	int shown)
{
	struct str label = STR_INIT;
	int first = sh->bar >= 0 ? sh->bar : c->cols;

	for (int i = COL_N - 1; i >= 0; i--) {
		bool longest = i == COL_WAIT && sh->width[i] >= (int)sizeof long_wait;

		if (sh->width[i] == 0)
			continue;
		canvas_right(c, 0, sh->at[i], sh->width[i], STYLE_NORMAL,
			longest ? long_wait : columns[i].heading);
		first = sh->bar >= 0 ? sh->bar : sh->at[i];
	}
	if (sh->bar >= 0)
		canvas_put(c, 0, sh->bar, STYLE_NORMAL, scale_words(snap));
	if (shown < (int)snap->n_rows)
		str_addf(&label, "%s%d-%d of %zu", snap->list_closed ? "closed " : "", top + 1,
			top + shown, snap->n_rows);
	else
		str_add(&label, snap->list_closed ? "list closed" : by_words(snap->shares.by));
	canvas_column(c, 0, 0, first - 1, STYLE_NORMAL, str_c(&label));
	str_release(&label);
}

void
floorview_draw_shares(const struct screen *s, struct canvas *c, int row, int rows)
{
	struct canvas heading;
	struct shape sh;
	int n = (int)s->snap.n_rows, top = s->floor.list ? 0 : s->floor.top;

	if (rows < 2)
		return;
	shape_for(&s->snap, c->cols, &sh);
	if (top > n - (rows - 1))
		top = n - (rows - 1);
	if (top < 0)
		top = 0;
	heading = canvas_region(c, row, 0, 1, c->cols);
	draw_heading(&s->snap, &heading, &sh, top, n < rows - 1 ? n : rows - 1);
	if (n == 0)
		canvas_put(c, row + 1, 0, STYLE_NORMAL,
			"no constituencies yet: group add CODE NAME");
	for (int i = 0; i < rows - 1 && top + i < n; i++)
		draw_group(s, c, row + 1 + i, &sh, top + i);
}
