/* SPDX-License-Identifier: ISC */
/* What the shares come to: how even, who was not heard, whether even is still possible. */
#include <config.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>
#include <talanoa/core/forecast.h>

#include "floor_table.h"
#include "screen.h"

/* QUARTER: how far back "was" looks. ROOMY: from this width on there is room for the trend. NEED: the end,
 * what one constituency needs, and that there are more. */
enum { QUARTER = 15 * 60000, TREND = 40, ROOMY = 90, NEED = 44, MOST_LINES = 8 };

typedef void line_words(const struct snapshot *s, int cols, struct str *out);

static long long
percent(int64_t ppm)
{
	return (ppm + 5000) / 10000;
}

static const char *
row_word(const struct snapshot *s, const struct snap_group *g)
{
	return s->shares.by == BY_PERSON || *g->code == '\0' ? g->name : g->code;
}

static void
add_was(const struct snapshot *s, struct str *out)
{
	const struct fair_point *p = fairness_at(&s->shares.f, s->as_of.at - QUARTER);
	char hhmm[16];

	if (p != NULL && p->move_ppm >= 0 && p->heard > 1)
		str_addf(out, ", was %lld%% at %s", percent(p->move_ppm),
			when_local(p->at, s->zone, "%H:%M", hhmm, sizeof hhmm));
}

static void
balance_words(const struct snapshot *s, int cols, struct str *out)
{
	const struct equity *e = &s->shares.f.equity;
	char move[32], total[32];

	(void)cols;
	str_add(out, "Balance  ");
	if (s->shares.f.early || !e->valid) {
		str_addf(out, "early: %d of %d heard", s->shares.f.here_heard, s->shares.f.here);
		return;
	}
	str_addf(out, "%s of %s would have to move to be even (%lld%%)",
		when_clock(e->move_ms, move, sizeof move),
		when_clock(e->total_ms, total, sizeof total), percent(e->move_ppm));
	add_was(s, out);
}

/* sep and word behind out if they fit into room columns, whole or not at all. */
static bool
add_word(struct str *out, const char *sep, const char *word, int room)
{
	if (text_width(str_c(out)) + text_width(sep) + text_width(word) > room)
		return false;
	str_addf(out, "%s%s", sep, word);
	return true;
}

static bool
silent(const struct snap_group *g)
{
	return !g->heard && !g->absent;
}

static void
add_silent(const struct snapshot *s, int cols, struct str *out)
{
	static const char title[] = "Not yet heard:";
	int left = 0, more = 4, wide = 0, gap;		/* more: " +12" */

	for (size_t i = 0; i < s->n_rows; i++)
		if (silent(&s->rows[i])) {
			wide += 1 + text_width(row_word(s, &s->rows[i]));
			left++;
		}
	if (left == 0)
		return;
	gap = cols - text_width(str_c(out)) - (int)sizeof title + 1 - wide;
	str_addf(out, "%*s%s", gap > 6 ? 6 : gap < 2 ? 2 : gap, "", title);
	for (size_t i = 0; i < s->n_rows; i++) {
		if (!silent(&s->rows[i]))
			continue;
		if (!add_word(out, " ", row_word(s, &s->rows[i]), left > 1 ? cols - more : cols))
			break;
		left--;
	}
	if (left > 0)
		str_addf(out, " +%d", left);
}

static void
heard_words(const struct snapshot *s, int cols, struct str *out)
{
	static const char *const rows[BY_N] = { [BY_GROUP] = "constituencies",
		[BY_REGION] = "regions", [BY_INCOME] = "income groups", [BY_GENDER] = "genders" };

	str_add(out, "Heard    ");
	if (s->shares.by != BY_PERSON)
		str_addf(out, "%d of %d %s, ", s->shares.f.here_heard, s->shares.f.here, rows[s->shares.by]);
	str_addf(out, "%d of %d people", s->shares.f.people_heard, s->shares.f.people_here);
	add_silent(s, cols, out);
}

/* The next row by what(), largest first, after the one at *at; NULL: no more. */
static const struct snap_group *
largest(const struct snapshot *s, int64_t (*what)(const struct snap_group *), int64_t *most,
	size_t *at)
{
	const struct snap_group *best = NULL;
	size_t found = 0;

	for (size_t i = 0; i < s->n_rows; i++) {
		int64_t v = what(&s->rows[i]);

		if (v < 1000 || v > *most || (v == *most && i <= *at))
			continue;
		if (best == NULL || v > what(best)) {
			best = &s->rows[i];
			found = i;
		}
	}
	if (best != NULL) {
		*most = what(best);
		*at = found;
	}
	return best;
}

static int64_t need_of(const struct snap_group *g) { return g->need_ms; }
static int64_t beyond_of(const struct snap_group *g) { return g->beyond_ms; }
static int64_t hands_of(const struct snap_group *g) { return g->hands_ms; }

/* " needs  YTH 12:52 (5 turns)  LAB 8:56 (3)" behind out, in room columns; or nothing. */
static void
add_needs(const struct snapshot *s, int64_t (*what)(const struct snap_group *), int64_t each,
	int room, struct str *out)
{
	const struct snap_group *g;
	int64_t most = INT64_MAX;
	size_t at = s->n_rows;
	int n = 0;
	bool fits = true;

	while (fits && (g = largest(s, what, &most, &at)) != NULL) {
		struct str word = STR_INIT;
		char clock[32];
		int turns = forecast_turns(what(g), each);

		str_addf(&word, "%s%s %s (%d%s)", n == 0 && what == need_of ? "needs  " : "",
			row_word(s, g), when_clock(what(g), clock, sizeof clock), turns,
			n > 0 ? "" : turns == 1 ? " turn" : " turns");
		fits = add_word(out, n == 0 && what == need_of ? " " : "  ", str_c(&word), room);
		n += fits;
		str_release(&word);
	}
	if (!fits && n > 0)
		str_add(out, " ...");
}

/* "possible", or who has spoken more than even at the end allows. */
static void
verdict_words(const struct snapshot *s, int room, struct str *out)
{
	const struct snap_group *g;
	int64_t most = INT64_MAX;
	size_t at = s->n_rows;
	int n = 0;

	while ((g = largest(s, beyond_of, &most, &at)) != NULL) {
		struct str word = STR_INIT;
		char clock[32];
		bool fits;

		str_addf(&word, "%s (+%s)", row_word(s, g),
			when_clock(g->beyond_ms, clock, sizeof clock));
		if (n++ == 0)
			str_add(out, "even except");
		fits = n == 1 || text_width(str_c(out)) + text_width(str_c(&word)) + 5 <= room;
		str_addf(out, " %s", fits ? str_c(&word) : "...");
		str_release(&word);
		if (!fits)
			return;
	}
	if (n == 0)
		str_add(out, "possible");
}

static void
even_words(const struct snapshot *s, int cols, struct str *out)
{
	struct str verdict = STR_INIT;
	int room;

	if (s->forecast != FORECAST_EVEN) {
		str_add(out, s->forecast == FORECAST_OVER ?
			"Even     the planned time is over" :
			"Even     no forecast: an item has no planned time");
		return;
	}
	verdict_words(s, cols - NEED, &verdict);
	room = cols - text_width(str_c(&verdict)) - 2;
	str_addf(out, "Even at %s", s->even_hhmm);
	add_needs(s, need_of, s->limit_ms, room - 4, out);
	str_addf(out, "%*s%s", room + 2 - text_width(str_c(out)) < 2 ? 2 :
		room + 2 - text_width(str_c(out)), "", str_c(&verdict));
	str_release(&verdict);
}

static void
hands_words(const struct snapshot *s, int cols, struct str *out)
{
	str_addf(out, "Hands    now up get by %s", s->even_hhmm);
	add_needs(s, hands_of, s->expect_ms, cols - 4, out);
}

static void
other_words(const struct snapshot *s, int cols, struct str *out)
{
	const char *sep = ": more than one turn ";
	char clock[32];

	(void)cols;
	str_add(out, "Other    not counted");
	if (s->shares.f.chair_ms >= 1000) {
		str_addf(out, ": chair and others %s",
			when_clock(s->shares.f.chair_ms, clock, sizeof clock));
		sep = "; more than one turn ";
	}
	for (size_t i = 0; i < s->n_rows; i++) {
		if (!s->rows[i].other_much)
			continue;
		str_addf(out, "%s%s %s", sep, row_word(s, &s->rows[i]),
			when_clock(s->rows[i].other_ms, clock, sizeof clock));
		sep = ", ";
	}
}

static void
budget_words(const struct snapshot *s, int cols, struct str *out)
{
	(void)cols;
	str_add(out, "Budget   used up, only the chair calls them:");
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].over_budget)
			str_addf(out, " %s", row_word(s, &s->rows[i]));
}

/* From the first point on that says something; ten steps of 10 %. */
static void
trend_words(const struct snapshot *s, int cols, struct str *out)
{
	static const char steps[] = " .:-=+*#%@";
	const struct fairness *f = &s->shares.f;
	size_t from = 0, n;

	(void)cols;
	while (f->point[from].move_ppm < 0 || f->point[from].heard < 2)
		from++;
	n = f->n_points - from < TREND ? f->n_points - from : TREND;
	str_addf(out, "Trend    %lld%% [", percent(f->point[from].move_ppm));
	for (size_t i = 0; i < n; i++) {
		size_t k = n == 1 ? 0 : i * (f->n_points - 1 - from) / (n - 1);
		int64_t step = f->point[from + k].move_ppm / 100000;

		str_addc(out, steps[step < 0 ? 0 : step > 9 ? 9 : step]);
	}
	str_addf(out, "] %lld%%  (less is more even)",
		percent(f->point[f->n_points - 1].move_ppm));
}

/* Two points that say something: one is no trend. */
static bool
has_trend(const struct fairness *f)
{
	int n = 0;

	for (size_t i = 0; i < f->n_points; i++)
		n += f->point[i].move_ppm >= 0 && f->point[i].heard > 1;
	return n > 1;
}

/* Which lines there are now, the most important first. */
static int
lines(const struct snapshot *s, int cols, line_words **ret_line)
{
	bool other = s->shares.f.chair_ms >= 1000, budget = false, hands = false;
	int n = 0;

	for (size_t i = 0; i < s->n_rows; i++) {
		other |= s->rows[i].other_much;
		budget |= s->rows[i].over_budget;
		hands |= s->rows[i].hands_ms > 0;
	}
	ret_line[n++] = balance_words;
	ret_line[n++] = heard_words;
	if (s->forecast != FORECAST_NONE)
		ret_line[n++] = even_words;
	if (budget)
		ret_line[n++] = budget_words;
	if (other)
		ret_line[n++] = other_words;
	if (cols >= ROOMY && hands)
		ret_line[n++] = hands_words;
	if (cols >= ROOMY && !s->shares.f.early && has_trend(&s->shares.f))
		ret_line[n++] = trend_words;
	return n;
}

int
floorview_figures_need(const struct screen *s, int cols)
{
	line_words *line[MOST_LINES];

	return s->snap.n_rows == 0 ? 1 : lines(&s->snap, cols, line);
}

/* The last row is for all that have no row of their own: in turns, by the minute. */
void
floorview_draw_figures(const struct screen *s, struct canvas *c, int row, int rows)
{
	line_words *line[MOST_LINES];
	int n = lines(&s->snap, c->cols, line);

	for (int i = 0; i < rows && i < n; i++) {
		struct str words = STR_INIT;
		int which = i;

		if (i == rows - 1 && n > rows)
			which += (int)(s->snap.as_of.at / 60000 % (n - i));
		line[which](&s->snap, c->cols, &words);
		canvas_column(c, row + i, 0, c->cols, STYLE_NORMAL, str_c(&words));
		str_release(&words);
	}
}
