/* SPDX-License-Identifier: ISC */
/* Dates and times of day as people write them. */
#include <stdio.h>
#include <string.h>

#include <base/when_day.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

static const char *const months[] = {
	"january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december", NULL,
};
static const char *const weekdays[] = {
	"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", NULL,
};

/* Index of the name that n letters of s begin, at least three; -1 if none. */
static int
begun(const char *const *names, const char *s, size_t n)
{
	char word[16];

	if (n < 3 || n >= sizeof word)
		return -1;
	memcpy(word, s, n);
	word[n] = '\0';
	for (int i = 0; names[i] != NULL; i++) {
		char head[16];

		str_copy(head, sizeof head, names[i]);
		if (n > strlen(head))
			continue;
		head[n] = '\0';
		if (str_ieq(word, head))
			return i;
	}
	return -1;
}

/* A whole number of between min and max digits at *s; -1 if there is none. */
static int
number(const char **s, size_t min, size_t max)
{
	size_t n = strspn(*s, "0123456789");
	int v = 0;

	if (n < min || n > max)
		return -1;
	for (; n > 0; n--)
		v = v * 10 + (*(*s)++ - '0');
	return v;
}

static bool
iso_form(const char *s, struct day *ret_day)
{
	struct day d;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	d.year = number(&s, 4, 4);
	s++;
	d.month = number(&s, 2, 2);
	s++;
	d.mday = number(&s, 2, 2);
	if (d.year < 0 || d.month < 0 || d.mday < 0)
		return false;
	*ret_day = d;
	return true;
}

/* "1 Apr" is the next one, today included; 29 Feb waits for its leap year. */
static bool
month_form(const char *s, const struct day *today, struct day *ret_day)
{
	struct day d = { .mday = number(&s, 1, 2) };
	size_t n;

	if (d.mday < 0 || *s++ != ' ')
		return false;
	n = strcspn(s, " ");
	d.month = begun(months, s, n) + 1;
	if (d.month == 0)
		return false;
	s += n;
	if (*s == ' ') {
		s++;
		d.year = number(&s, 4, 4);
	} else {
		d.year = today->year;
		while (d.year < today->year + 8 &&
		    (!day_valid(&d) || day_number(&d) < day_number(today)))
			d.year++;
	}
	if (d.year < 0 || *s != '\0')
		return false;
	*ret_day = d;
	return true;
}

/* The same day months later, or the last of a shorter month. */
static struct day
add_months(const struct day *from, int n)
{
	int month = from->month - 1 + n;
	struct day d = { from->year + month / 12, month % 12 + 1, from->mday };
	int length = day_month_length(d.year, d.month);

	if (d.mday > length)
		d.mday = length;
	return d;
}

/* "+3d", "+2w", "+1m". */
static bool
plus_form(const char *s, const struct day *today, struct day *ret_day)
{
	int n;
	char unit;

	if (*s++ != '+' || (n = number(&s, 1, 4)) < 0)
		return false;
	unit = *s;
	if (unit == '\0' || strchr("dwm", unit) == NULL || s[1] != '\0')
		return false;
	if (unit == 'm')
		*ret_day = add_months(today, n);
	else
		*ret_day = day_of(day_number(today) + n * (unit == 'w' ? 7 : 1));
	return true;
}

/* "today", "tomorrow" or a weekday: the next such day after today. */
static bool
word_form(const char *s, const struct day *today, struct day *ret_day)
{
	int64_t base = day_number(today);
	int wday = begun(weekdays, s, strlen(s)), ahead;
	int now = (int)(((base + 4) % 7 + 7) % 7);	/* day 0 was a Thursday */

	if (str_ieq(s, "today"))
		ahead = 0;
	else if (str_ieq(s, "tomorrow"))
		ahead = 1;
	else if (wday >= 0)
		ahead = (wday - now + 6) % 7 + 1;
	else
		return false;
	*ret_day = day_of(base + ahead);
	return true;
}

/* The date that was read does not exist: say what would. */
static bool
no_such_day(const char *s, const struct day *d, struct err *err)
{
	char q[64];

	when_quote(s, q, sizeof q);
	if (d->month >= 1 && d->month <= 12 && d->year >= 1900 && d->year <= 2199)
		return err_set(err, ERR_INPUT, "%s is not a day of the calendar; month %02d of "
			"%d has days 1 to %d", q, d->month, d->year,
			day_month_length(d->year, d->month));
	return err_set(err, ERR_INPUT, "%s is not a day of the calendar; years go from 1900 to "
		"2199 and months from 01 to 12", q);
}

bool
when_date(const char *s, int64_t now_ms, const char *zone, char ret_date[static 11],
	struct err *err)
{
	struct day today, d;
	struct tm tm;
	char q[64];

	if (!zone_split(now_ms, zone, &tm))
		return err_set(err, ERR_INTERNAL, "the clock shows no date");
	today = (struct day){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
	if (!iso_form(s, &d) && !month_form(s, &today, &d) && !plus_form(s, &today, &d) &&
	    !word_form(s, &today, &d))
		return err_set(err, ERR_INPUT, "%s is not a date; write 2026-04-01, 1 Apr, Fri, "
			"tomorrow or +2w", when_quote(s, q, sizeof q));
	if (!day_valid(&d))
		return no_such_day(s, &d, err);
	snprintf(ret_date, 11, "%04u-%02u-%02u", (unsigned)d.year % 10000,
		(unsigned)d.month % 100, (unsigned)d.mday % 100);
	return true;
}

/* "14:32" or "14:32:05". */
static bool
day_time(const char *s, struct tm *tm)
{
	int h, m, sec = 0;

	h = number(&s, 1, 2);
	if (h < 0 || h > 23 || *s++ != ':')
		return false;
	m = number(&s, 2, 2);
	if (m < 0 || m > 59)
		return false;
	if (*s == ':') {
		s++;
		sec = number(&s, 2, 2);
	}
	if (sec < 0 || sec > 59 || *s != '\0')
		return false;
	tm->tm_hour = h;
	tm->tm_min = m;
	tm->tm_sec = sec;
	return true;
}

/* Around midnight the nearest such time may be yesterday's or tomorrow's. */
static bool
nearest(const struct tm *tm, int64_t now_ms, const char *zone, int64_t *ret_ms)
{
	const int64_t half_day = 12 * 3600 * INT64_C(1000);
	int64_t best = 0, gap = INT64_MAX;

	for (int shift = -1; shift <= 1; shift++) {
		struct tm day = *tm;
		int64_t ms, away;

		day.tm_mday += shift;
		if (!zone_join(&day, zone, &ms) || ms > now_ms + half_day)
			continue;
		away = ms > now_ms ? ms - now_ms : now_ms - ms;
		if (away < gap) {
			gap = away;
			best = ms;
		}
	}
	if (gap == INT64_MAX)
		return false;
	*ret_ms = best;
	return true;
}

bool
when_time(const char *s, int64_t now_ms, const char *zone, int64_t *ret_ms, struct err *err)
{
	struct tm tm;
	char q[64];

	if (strchr(s, 'T') != NULL)
		return when_stamp(s, ret_ms, err);
	if (!zone_split(now_ms, zone, &tm))
		return err_set(err, ERR_INTERNAL, "the clock shows no date");
	if (!day_time(s, &tm))
		return err_set(err, ERR_INPUT, "%s is not a time of day; write 14:32, 14:32:05 or "
			"2026-03-10T09:00:00Z", when_quote(s, q, sizeof q));
	if (!nearest(&tm, now_ms, zone, ret_ms))
		return err_set(err, ERR_INPUT, "%s does not exist on that day",
			when_quote(s, q, sizeof q));
	return true;
}
