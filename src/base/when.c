/* SPDX-License-Identifier: ISC */
/* Durations and stamps, read strictly and written back. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <base/when_day.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

static const int64_t week_ms = 7 * 24 * 3600 * INT64_C(1000);

const char *
when_quote(const char *s, char *buf, size_t size)
{
	char part[48];

	str_copy(part, sizeof part, s);
	snprintf(buf, size, "\"%s%s\"", part, strlen(s) >= sizeof part ? "..." : "");
	return buf;
}

/* Reads between min and max decimal digits at *s and moves past them. */
static bool
digits(const char **s, size_t min, size_t max, int64_t *ret_v)
{
	size_t n = strspn(*s, "0123456789");
	int64_t v = 0;

	if (n < min || n > max)
		return false;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + ((*s)[i] - '0');
	*s += n;
	*ret_v = v;
	return true;
}

static bool
literal(const char **s, char c)
{
	if (**s != c)
		return false;
	(*s)++;
	return true;
}

/* "2:30" or "1:02:30". */
static bool
colon_form(const char *s, int64_t *ret_ms)
{
	int64_t a, b, c = 0;
	bool hours;

	if (!digits(&s, 1, 5, &a) || !literal(&s, ':') || !digits(&s, 2, 2, &b) || b > 59)
		return false;
	hours = literal(&s, ':');
	if (hours && (!digits(&s, 2, 2, &c) || c > 59))
		return false;
	if (*s != '\0')
		return false;
	*ret_ms = hours ? ((a * 60 + b) * 60 + c) * 1000 : (a * 60 + b) * 1000;
	return true;
}

/* "1h30m", "90s", "1500ms": each unit once, the largest first. */
static bool
unit_form(const char *s, int64_t *ret_ms)
{
	static const struct {
		const char *name;
		int64_t ms;
	} units[] = { { "h", 3600000 }, { "m", 60000 }, { "s", 1000 }, { "ms", 1 } };
	int64_t total = 0, v;
	size_t u = 0;

	if (*s == '\0')
		return false;
	while (*s != '\0') {
		size_t n;

		if (!digits(&s, 1, 9, &v))
			return false;
		n = strspn(s, "hms");
		/* "m" must not take the first letter of "ms" */
		while (u < 4 && (strlen(units[u].name) != n || memcmp(s, units[u].name, n) != 0))
			u++;
		if (u == 4)
			return false;
		total += v * units[u++].ms;
		s += n;
	}
	*ret_ms = total;
	return true;
}

bool
when_duration(const char *s, int64_t *ret_ms, struct err *err)
{
	char q[64];
	int64_t ms;

	if (!colon_form(s, &ms) && !unit_form(s, &ms))
		return err_set(err, ERR_INPUT, "%s is not a duration; write 2:30, 90s, 3m, 1h30m "
			"or 1500ms", when_quote(s, q, sizeof q));
	if (ms > week_ms)
		return err_set(err, ERR_INPUT, "%s is too long; at most 7 days (168h)",
			when_quote(s, q, sizeof q));
	*ret_ms = ms;
	return true;
}

const char *
when_clock(int64_t ms, char *buf, size_t size)
{
	int64_t s = ms / 1000 - (ms % 1000 < 0);
	const char *sign = s < 0 ? "-" : "";

	if (s < 0)
		s = -s;
	if (s < 3600)
		snprintf(buf, size, "%s%" PRId64 ":%02" PRId64, sign, s / 60, s % 60);
	else
		snprintf(buf, size, "%s%" PRId64 ":%02" PRId64 ":%02" PRId64, sign, s / 3600,
			s / 60 % 60, s % 60);
	return buf;
}

const char *
when_countdown(int64_t left_ms, char *buf, size_t size)
{
	char clock[32];

	if (left_ms > -1000)
		return when_clock((left_ms + 999) / 1000 * 1000, buf, size);
	snprintf(buf, size, "+%s", when_clock(-left_ms, clock, sizeof clock));
	return buf;
}

const char *
when_short(int64_t ms, char *buf, size_t size)
{
	if (ms % 1000 != 0)
		snprintf(buf, size, "%" PRId64 "ms", ms);
	else if (ms == 0 || ms % 60000 != 0)
		snprintf(buf, size, "%" PRId64 "s", ms / 1000);
	else if (ms % 3600000 != 0)
		snprintf(buf, size, "%" PRId64 "m", ms / 60000);
	else
		snprintf(buf, size, "%" PRId64 "h", ms / 3600000);
	return buf;
}

/* "YYYY-MM-DDT" as a day number. */
static bool
stamp_day(const char **s, int64_t *ret_number)
{
	int64_t y, m, d;
	struct day day;

	if (!digits(s, 4, 4, &y) || !literal(s, '-') || !digits(s, 2, 2, &m) ||
	    !literal(s, '-') || !digits(s, 2, 2, &d) || !literal(s, 'T'))
		return false;
	day = (struct day){ .year = (int)y, .month = (int)m, .mday = (int)d };
	if (!day_valid(&day))
		return false;
	*ret_number = day_number(&day);
	return true;
}

/* "HH:MM:SS" and an optional fraction; finer than milliseconds is cut. */
static bool
stamp_time(const char **s, int64_t *ret_ms)
{
	int64_t h, m, sec, ms = 0;

	if (!digits(s, 2, 2, &h) || !literal(s, ':') || !digits(s, 2, 2, &m) ||
	    !literal(s, ':') || !digits(s, 2, 2, &sec) || h > 23 || m > 59 || sec > 59)
		return false;
	if (literal(s, '.')) {
		size_t n = strspn(*s, "0123456789");

		if (n < 1 || n > 9)
			return false;
		for (size_t i = 0; i < 3; i++)
			ms = ms * 10 + (i < n ? (*s)[i] - '0' : 0);
		*s += n;
	}
	*ret_ms = ((h * 60 + m) * 60 + sec) * 1000 + ms;
	return true;
}

/* "Z", "+02:00" or "-03:30" to the end of s. */
static bool
stamp_offset(const char *s, int64_t *ret_ms)
{
	int64_t h = 0, m = 0, sign = *s == '-' ? -1 : 1;

	if (literal(&s, 'Z'))
		return *s == '\0' && (*ret_ms = 0, true);
	if (!literal(&s, '+') && !literal(&s, '-'))
		return false;
	if (!digits(&s, 2, 2, &h) || !literal(&s, ':') || !digits(&s, 2, 2, &m) || *s != '\0' ||
	    h > 23 || m > 59)
		return false;
	*ret_ms = sign * (h * 60 + m) * 60000;
	return true;
}

bool
when_stamp(const char *s, int64_t *ret_ms, struct err *err)
{
	const char *p = s;
	int64_t number, ms, offset;
	char q[64];

	if (!stamp_day(&p, &number) || !stamp_time(&p, &ms) || !stamp_offset(p, &offset) ||
	    number < 0)
		return err_set(err, ERR_INPUT, "%s is not a time stamp; write "
			"2026-03-10T09:00:00Z", when_quote(s, q, sizeof q));
	number = number * 86400000 + ms - offset;
	if (number < 0)
		return err_set(err, ERR_INPUT, "%s is before 1970", when_quote(s, q, sizeof q));
	*ret_ms = number;
	return true;
}

const char *
when_utc(int64_t ms, char *buf, size_t size)
{
	const int64_t day_ms = 86400000;
	int64_t rest = ms % day_ms < 0 ? ms % day_ms + day_ms : ms % day_ms;
	int64_t number = ms / day_ms - (ms % day_ms < 0);
	struct day d = day_of(number);

	snprintf(buf, size, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", d.year, d.month, d.mday,
		(int)(rest / 3600000), (int)(rest / 60000 % 60), (int)(rest / 1000 % 60),
		(int)(rest % 1000));
	return buf;
}
