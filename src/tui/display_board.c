/* SPDX-License-Identifier: ISC */
/* What the hall is told, in words: the clock, who speaks, who is next, who was not heard. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "display_digits.h"
#include "display_priv.h"

enum { SECOND = 1000, MINUTE = 60000, HOUR = 3600000 };

static void
join(struct str *out, const char *between, const char *text)
{
	if (*text == '\0')
		return;
	str_add(out, out->len > 0 ? between : "");
	str_add(out, text);
}

static void
add_speaker(const struct display *d, const struct ed_speaker *s, bool with_code, struct str *out)
{
	const struct edition *ed = d->ed;

	switch (s->said) {
	case SAID_PERSON:
		str_add(out, ed->person[s->person].name);
		if (with_code && s->group >= 0)
			str_addf(out, " (%s)", ed->group[s->group].code);
		break;
	case SAID_GROUP: case SAID_FOR_GROUP:
		str_add(out, ed->group[s->group].name);
		break;
	case SAID_ROLE:
		str_add(out, words_code(d->lang, "ROLE", s->role));
		break;
	case SAID_NOBODY: case SAID_PARTICIPANT:
		str_add(out, word(d->lang, W_PARTICIPANT));
		break;
	}
}

/* What the turn is, if it is no ordinary one. */
static const char *
class_words(const struct display *d, const char *class)
{
	static const struct { const char *class; enum word word; } words[] = {
		{ "point", W_POINT_OF_ORDER }, { "reply", W_RIGHT_OF_REPLY },
		{ "clarify", W_SHOW_CLARIFY }, { "invited", W_SHOW_INVITED },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(words[i].class, class))
			return word(d->lang, words[i].word);
	return "";
}

static int64_t
turn_left(const struct ed_live *l, const struct tick *now)
{
	return l->limit_ms - l->ms - (l->running ? tick_between(&l->as_of, now) : 0);
}

static int64_t
break_left(const struct ed_live *l, const struct tick *now)
{
	return l->phase == PHASE_SUSPENDED && l->until > now->at ? l->until - now->at : 0;
}

/* The widest form of a clock that begins at ms, with a place for the sign. */
static const char *
shape_of(int64_t ms, bool sign)
{
	if (ms >= HOUR)
		return sign ? "+0:00:00" : "0:00:00";
	if (ms >= 10 * MINUTE)
		return sign ? "+00:00" : "00:00";
	return sign ? "+0:00" : "0:00";
}

static void
board_clock(const struct display *d, const struct tick *now, struct board *b)
{
	const struct ed_live *l = &d->ed->live;
	int64_t left = turn_left(l, now), used = l->limit_ms - left;

	if (l->limit_ms <= 0) {
		when_clock(used, b->clock, sizeof b->clock);
		b->shape = shape_of(used, false);
		return;
	}
	when_countdown(left, b->clock, sizeof b->clock);
	b->shape = shape_of(-left > l->limit_ms ? -left : l->limit_ms, true);
	b->over = left <= 0;
	b->levels = (int)l->n_warns;
	for (size_t i = 0; i < l->n_warns; i++)
		b->level += left <= l->warn[i];
}

static void
board_turn(const struct display *d, const struct tick *now, struct board *b)
{
	const struct ed_live *l = &d->ed->live;
	const struct ed_speaker *s = &l->now.who;

	board_clock(d, now, b);
	add_speaker(d, s, false, &b->who);
	if (s->said == SAID_PERSON && s->group >= 0)
		join(&b->under, "", d->ed->group[s->group].name);
	join(&b->under, " - ", class_words(d, l->now.class));
	if (*l->cause != '\0')
		join(&b->under, " - ", words_code(d->lang, "PAUSE", l->cause));
}

static void
board_break(const struct display *d, const struct tick *now, struct board *b)
{
	const struct ed_live *l = &d->ed->live;
	int64_t left = break_left(l, now);
	char at[8];

	if (left == 0) {
		str_add(&b->who, word(d->lang, l->until == 0 ? W_SHOW_SUSPENDED : W_SHOW_SOON));
		return;
	}
	when_countdown(left, b->clock, sizeof b->clock);
	b->shape = shape_of(l->until - l->as_of.at, false);
	words_put(&b->who, d->lang, W_SHOW_RESUME, words_time(l->until, d->ed->zone, at), NULL);
}

/* The next n hands; of those whose name is not told only the first in a row. */
static void
add_next(const struct display *d, size_t n, struct str *out)
{
	const struct ed_live *l = &d->ed->live;
	struct str list = STR_INIT;

	for (size_t i = 0; i < n; i++) {
		const struct ed_speaker *s = &l->next[i].who;

		if (i > 0 && s->said == SAID_PARTICIPANT &&
		    l->next[i - 1].who.said == SAID_PARTICIPANT)
			continue;
		str_add(&list, i > 0 ? ", " : "");
		add_speaker(d, s, true, &list);
	}
	words_put(out, d->lang, W_SHOW_NEXT, str_c(&list), NULL);
	str_release(&list);
}

/* As many as fit. */
static void
next_words(const struct display *d, int cols, struct str *out)
{
	const struct ed_live *l = &d->ed->live;

	for (size_t n = l->n_next; n > 0; n--) {
		str_clear(out);
		add_next(d, n, out);
		if (text_width(str_c(out)) <= cols)
			break;
	}
	if (l->n_next == 0 && l->list_closed && l->phase == PHASE_OPEN)
		str_add(out, word(d->lang, W_SHOW_LIST_CLOSED));
}

static void
add_unheard(const struct display *d, bool codes, struct str *out)
{
	const struct ed_live *l = &d->ed->live;
	struct str list = STR_INIT;

	for (size_t i = 0; i < l->n_bars; i++) {
		const struct ed_group *g = &d->ed->group[l->bar[i].group];

		if (!l->bar[i].heard && !l->bar[i].excluded)
			join(&list, ", ", codes ? g->code : g->name);
	}
	if (list.len > 0)
		words_put(out, d->lang, W_SHOW_UNHEARD, str_c(&list), NULL);
	str_release(&list);
}

static void
unheard_words(const struct display *d, int cols, struct str *out)
{
	if (d->ed->live.untold || !d->ed->live.spoken)
		return;
	add_unheard(d, false, out);
	if (text_width(str_c(out)) <= cols)
		return;
	str_clear(out);
	add_unheard(d, true, out);
}

void
board_make(const struct display *d, const struct tick *now, int cols, struct board *b)
{
	const struct ed_live *l = &d->ed->live;
	bool open = l->phase == PHASE_OPEN || l->phase == PHASE_SUSPENDED;

	*b = (struct board){ .shape = "", .shares = open && l->spoken };
	if (l->phase == PHASE_CLOSED) {
		str_add(&b->who, word(d->lang, W_SHOW_CLOSED));
		str_add(&b->under, word(d->lang, W_SHOW_THANKS));
		return;
	}
	if (l->phase == PHASE_SUSPENDED)
		board_break(d, now, b);
	else if (l->has_turn)
		board_turn(d, now, b);
	else
		str_add(&b->who, word(d->lang, l->phase == PHASE_BEFORE ? W_SHOW_NOT_OPEN :
			W_SHOW_NOBODY));
	/* Where a place for the sign does not fit, the digits alone may. */
	if (digits_fit(b->shape, DIGITS_LEAST, cols - 2) == 0)
		b->shape = b->clock;
	next_words(d, cols, &b->next);
	if (open)
		unheard_words(d, cols, &b->unheard);
}

void
board_release(struct board *b)
{
	str_release(&b->who);
	str_release(&b->under);
	str_release(&b->next);
	str_release(&b->unheard);
}

static bool
item_runs(const struct ed_live *l)
{
	return l->item >= 0 && l->phase == PHASE_OPEN;
}

void
board_head(const struct display *d, const struct tick *now, struct str *left, struct str *right)
{
	const struct ed_live *l = &d->ed->live;
	const struct ed_item *it = l->item < 0 ? NULL : &d->ed->item[l->item];
	char num[16], been[24], planned[24];

	if (it == NULL || l->phase == PHASE_CLOSED) {
		str_add(left, d->ed->title);
		return;
	}
	snprintf(num, sizeof num, "%d", it->num);
	words_put(left, d->lang, *it->title == '\0' ? W_ITEM_WITHHELD : W_ITEM, num, it->title,
		NULL);
	if (l->hall_closed)
		str_add(right, word(d->lang, W_SHOW_HALL_CLOSED));
	if (!item_runs(l))
		return;
	snprintf(been, sizeof been, "%lld",
		(long long)(item_clock_used(&l->item_clock, now->at) / MINUTE));
	snprintf(planned, sizeof planned, "%lld", (long long)(it->planned_ms / MINUTE));
	str_add(right, right->len > 0 ? "  " : "");
	words_put(right, d->lang, it->planned_ms > 0 ? W_SHOW_ITEM_TIME : W_SHOW_ITEM_SINCE, been,
		planned, NULL);
}

void
board_line(const struct display *d, const struct tick *now, int cols, struct str *out)
{
	struct board b;

	if (!d->ed->live.has_turn) {
		next_words(d, cols, out);
		return;
	}
	board_make(d, now, cols, &b);
	str_addf(out, "%s  %s", b.clock, str_c(&b.who));
	board_release(&b);
}

static int64_t
to_next(int64_t left, int64_t step)
{
	int64_t rest = (left % step + step) % step;

	return rest == 0 ? step : rest;
}

static int64_t
sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

int64_t
board_due(const struct display *d, const struct tick *now)
{
	const struct ed_live *l = &d->ed->live;
	int64_t due = -1;

	if (l->has_turn && l->running)
		due = to_next(turn_left(l, now), SECOND);
	if (break_left(l, now) > 0)
		due = to_next(break_left(l, now), SECOND);
	if (item_runs(l))
		due = sooner(due, to_next(l->item_clock.since - now->at, MINUTE));
	return due;
}
