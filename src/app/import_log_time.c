/* SPDX-License-Identifier: ISC */
/*
 * When a line of a log was written. Many logs tell only the time of day: their date comes from
 * --date, from a line of the log that says it, or from the name of the file, in that order. A
 * time of day more than eight hours before the line above belongs to the next day.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "import_log.h"

static const int64_t day_ms = 24 * 3600 * INT64_C(1000), next_day_ms = 8 * 3600 * INT64_C(1000);

/* Jan to Dec at s, in English as logs have it: 1 to 12, or 0. */
static int
month(const char *s)
{
	static const char names[] = "jan feb mar apr may jun jul aug sep oct nov dec";
	char low[4] = "";

	for (int i = 0; i < 3 && s[i] != '\0'; i++)
		low[i] = (char)tolower((unsigned char)s[i]);
	for (int i = 0; i < 12; i++)
		if (strncmp(names + 4 * i, low, 3) == 0)
			return i + 1;
	return 0;
}

/* A number of n digits at most at *s; -1 if there is none; *s moves past it. */
static int
number(const char **s, size_t n)
{
	size_t k = strspn(*s, "0123456789");
	int v = 0;

	if (k == 0 || k > n)
		return -1;
	for (; k > 0; k--)
		v = v * 10 + *(*s)++ - '0';
	return v;
}

static bool
is_date(int y, int m, int d, char ret_date[static 11])
{
	char text[16];

	if (y < 1970 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
	return when_date(text, 0, "UTC", ret_date, NULL);
}

/* 2022-07-26, or 2022/07/26 inside an address. */
static bool
digits_first(const char *s, char ret_date[static 11])
{
	char sep;
	int y, m, d;

	if (strspn(s, "0123456789") != 4)
		return false;
	y = number(&s, 4);
	sep = *s++;
	if ((sep != '-' && sep != '/') || (m = number(&s, 2)) < 0 || *s++ != sep)
		return false;
	d = number(&s, 2);
	return is_date(y, m, d, ret_date);
}

/* 26 Jul 2022 */
static bool
day_first(const char *s, char ret_date[static 11])
{
	int d = number(&s, 2), m;

	s += strspn(s, " ");
	m = month(s);
	if (d < 0 || m == 0)
		return false;
	s += strcspn(s, " 0123456789");
	s += strspn(s, " ,");
	return is_date(number(&s, 4), m, d, ret_date);
}

/* Jul 26 2022, Jul 26 17:31:28 2022 */
static bool
month_first(const char *s, char ret_date[static 11])
{
	int m = month(s), d;

	if (m == 0)
		return false;
	s += strcspn(s, " 0123456789");
	s += strspn(s, " ");
	d = number(&s, 2);
	s += strspn(s, " ,");
	if (strlen(s) > 8 && s[2] == ':' && s[5] == ':')
		s += 8 + strspn(s + 8, " ");
	return d > 0 && is_date(number(&s, 4), m, d, ret_date);
}

bool
log_date(const char *text, char ret_date[static 11])
{
	char before = ' ';

	for (const char *s = text; *s != '\0'; before = *s++) {
		if (isalnum((unsigned char)before) || !isalnum((unsigned char)*s))
			continue;
		if (digits_first(s, ret_date) || day_first(s, ret_date) || month_first(s, ret_date))
			return true;
	}
	return false;
}

static int64_t
midnight(const char date[static 11])
{
	char stamp[24];
	int64_t ms = 0;

	snprintf(stamp, sizeof stamp, "%.10sT00:00:00Z", date);
	when_stamp(stamp, &ms, NULL);
	return ms;
}

/*
 * The day that a line states. At the moment it is written: the lines of clients about the day
 * and of bots about a start. Of the meeting: "Date:", which may be typed at any time.
 */
static bool
states_day(struct log *x, const struct log_line *l, bool moment_only, char ret_date[static 11])
{
	bool bot = l->who >= 0 && x->names.v[l->who].bot;
	const char *text;

	if (l->form != LOG_DAY && (l->form != LOG_SAID || (moment_only && !bot)))
		return false;
	log_clean(l->text, l->n_text, &x->text);
	text = str_c(&x->text);
	if (l->form == LOG_DAY || (bot && (str_starts(text, "logging to ") ||
	    str_starts(text, "Meeting started "))))
		return log_date(text, ret_date);
	return !moment_only && log_say(text).act == ACT_DATE && log_date(text, ret_date);
}

/* Days passed since the first line with a time, by the times of day alone. */
static void
pass(int64_t clock, int64_t *last, int64_t *days)
{
	if (*last >= 0 && clock < *last - next_day_ms)
		(*days)++;
	*last = clock;
}

/* The first line that states its day gives the day of the first line too. */
static bool
day_of_log(struct log *x)
{
	int64_t last = -1, days = 0;
	char date[11];

	for (size_t i = 0; i < x->n_lines; i++) {
		if (x->line[i].clock == CLOCK_HOUR)
			pass(x->line[i].ms, &last, &days);
		if (states_day(x, &x->line[i], false, date)) {
			x->day = midnight(date) - days * day_ms;
			return true;
		}
	}
	return false;
}

static const struct log_line *
first_timed(const struct log *x)
{
	for (size_t i = 0; i < x->n_lines; i++)
		if (x->line[i].clock != CLOCK_NONE)
			return &x->line[i];
	return NULL;
}

static bool
day_by_name(struct log *x, const char *path)
{
	const char *slash = strrchr(path, '/');
	char date[11];

	if (!log_date(slash == NULL ? path : slash + 1, date))
		return false;
	x->day = midnight(date);
	x->r->by_name = true;
	return true;
}

/* Local time as a moment; the hour is looked up once. */
static int64_t
moment(struct log *x, int64_t local)
{
	static const int64_t hour_ms = 3600 * INT64_C(1000);
	int64_t hour = local / hour_ms;

	if (str_eq(x->zone, "UTC"))
		return local;
	if (hour != x->hour && !when_join(hour * hour_ms, x->zone, &x->hour_ms))
		x->hour_ms += hour_ms * (hour - x->hour);	/* skipped by summer time */
	x->hour = hour;
	return x->hour_ms + local % hour_ms;
}

/* A date from somewhere, if the lines alone do not tell. */
static bool
find_day(struct log *x, const char *path, enum log_clock clock, struct err *err)
{
	char date[11];

	if (x->ask->date != NULL) {
		if (!when_date(x->ask->date, x->m->now.at, x->zone, date, err))
			return err_prefix(err, "--date: ");
		x->day = midnight(date);
		return true;
	}
	if (clock == CLOCK_UTC || clock == CLOCK_LOCAL || day_of_log(x) || day_by_name(x, path))
		return true;
	return err_set(err, ERR_INPUT, "its lines tell %s but no date: --date 2022-07-26 says of "
		"which day they are", clock == CLOCK_NONE ? "no time" : "the time of day");
}

bool
log_time_begin(struct log *x, const char *path, struct err *err)
{
	const struct log_line *first = first_timed(x);

	x->zone = x->ask->zone == NULL ? meeting_zone(x->m) : x->ask->zone;
	x->day = x->last = x->hour = -1;
	x->r->untimed = first == NULL;
	if (!str_eq(x->zone, "UTC") && !when_zone_ok(x->zone))
		return err_set(err, ERR_INPUT, "--zone: \"%.60s\" is not a zone this system knows; "
			"write one like Africa/Nairobi, or UTC", x->zone);
	if (!find_day(x, path, first == NULL ? CLOCK_NONE : first->clock, err))
		return false;
	if (first == NULL)
		x->at = moment(x, x->day);
	else if (first->clock == CLOCK_HOUR)
		x->at = moment(x, x->day + first->ms);
	else
		x->at = first->clock == CLOCK_UTC ? first->ms : moment(x, first->ms);
	str_copy(x->r->zone, sizeof x->r->zone, x->zone);
	x->r->from = x->at;
	return true;
}

static int64_t
moment_of(struct log *x, const struct log_line *l)
{
	int64_t days = 0;
	char date[11];

	if (l->clock == CLOCK_UTC)
		return l->ms;
	if (l->clock == CLOCK_LOCAL)
		return moment(x, l->ms);
	if (l->clock == CLOCK_HOUR)
		pass(l->ms, &x->last, &days);
	x->day += days * day_ms;
	if (states_day(x, l, true, date) && midnight(date) > x->day) {
		x->day = midnight(date);
		x->last = l->clock == CLOCK_HOUR ? x->last : -1;
	}
	return l->clock == CLOCK_HOUR ? moment(x, x->day + l->ms) : x->at;
}

bool
log_time(struct log *x, const struct log_line *l, struct err *err)
{
	int64_t at = moment_of(x, l);

	if (at < 0 || at > x->m->now.at + day_ms)
		return err_set(err, ERR_INPUT, "line %zu is of a time that has not come; is the "
			"date right?", l->number);
	if (at < x->at && x->r->back++ == 0)
		x->r->back_line = l->number;
	if (at > x->at)
		x->at = at;
	x->r->till = x->at;
	return true;
}
