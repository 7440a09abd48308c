/* SPDX-License-Identifier: ISC */
/* Warnings of the running turn: when a threshold is crossed, and what the screen then shows. */
#include <config.h>

#include <talanoa/base/when.h>

#include "screen.h"

/* The thresholds of the meeting that mean something in a turn of this limit; the limit is one. */
static size_t
thresholds(const struct screen *s, int64_t ret_at[static RULE_TIMES + 1])
{
	int64_t all[RULE_TIMES];
	size_t n = rules_times(&s->m->rule, RULE_WARN, all), kept = 0;

	for (size_t i = 0; i < n; i++)
		if (all[i] > 0 && all[i] < s->snap.turn.limit_ms)
			ret_at[kept++] = all[i];
	ret_at[kept++] = 0;
	return kept;
}

static int64_t
time_left(const struct screen *s)
{
	struct tick now = screen_clock(s);

	return s->snap.turn.limit_ms - snapshot_turn_ms(&s->snap, &now);
}

bool
floorview_warn(struct screen *s)
{
	struct floor_warned *w = &s->floor.warned;
	int64_t at[RULE_TIMES + 1], before = w->left;
	bool crossed = false;
	size_t n;

	if (!s->snap.has_turn)
		return false;
	w->left = time_left(s);
	if (!id_eq(&w->turn, &s->snap.turn.id)) {
		w->turn = s->snap.turn.id;
		return false;
	}
	n = thresholds(s, at);
	for (size_t i = 0; i < n; i++)
		crossed = crossed || (before > at[i] && w->left <= at[i]);
	return crossed;
}

int64_t
floorview_warn_in(const struct screen *s)
{
	int64_t at[RULE_TIMES + 1], left = time_left(s), in = INT64_MAX;
	size_t n = thresholds(s, at);

	for (size_t i = 0; i < n; i++)
		if (left > at[i] && left - at[i] < in)
			in = left - at[i];
	return in;
}

const char *
floorview_warning(const struct screen *s, int64_t left, char *buf, size_t size)
{
	int64_t at[RULE_TIMES + 1], least = INT64_MAX;
	size_t n = thresholds(s, at);
	struct str words = STR_INIT;
	char time[32];

	for (size_t i = 0; i < n; i++)
		if (left <= at[i] && at[i] < least)
			least = at[i];
	if (least == 0)
		str_add(&words, "time!");
	else if (least != INT64_MAX)
		str_addf(&words, "%s!", when_short(least, time, sizeof time));
	str_copy(buf, size, str_c(&words));
	str_release(&words);
	return buf;
}
