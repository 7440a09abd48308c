/* SPDX-License-Identifier: ISC */
/* The calendar, and local time by switching TZ for a moment: this program has one thread. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <base/when_day.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2199 };

int
day_month_length(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool
day_valid(const struct day *d)
{
	return d->year >= YEAR_MIN && d->year <= YEAR_MAX && d->month >= 1 && d->month <= 12 &&
		d->mday >= 1 && d->mday <= day_month_length(d->year, d->month);
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March. */
int64_t
day_number(const struct day *d)
{
	int64_t y = d->year - (d->month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
	int64_t doy = (153 * (d->month + (d->month > 2 ? -3 : 9)) + 2) / 5 + d->mday - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct day
day_of(int64_t number)
{
	int64_t z = number + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct day){
		.year = (int)(yoe + era * 400 + (month <= 2)),
		.month = month,
		.mday = (int)(doy - (153 * mp + 2) / 5 + 1),
	};
}

/* IANA names only: they start with a capital, which keeps posix/, right/ and localtime out. */
static bool
zone_name_ok(const char *zone)
{
	size_t n = strlen(zone);

	if (n == 0 || n > 64 || zone[0] < 'A' || zone[0] > 'Z')
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)zone[i];

		if (c >= 0x80 || (!isalnum(c) && strchr("/_+-", c) == NULL))
			return false;
		if (c == '/' && (zone[i + 1] == '/' || zone[i + 1] == '\0'))
			return false;
	}
	return true;
}

bool
when_zone_ok(const char *zone)
{
	const char *dir = getenv("TZDIR");
	char magic[4];
	char *path;
	size_t n = 0;
	FILE *f;

	if (zone == NULL || !zone_name_ok(zone))
		return false;
	if (dir == NULL || dir[0] == '\0')
		dir = "/usr/share/zoneinfo";
	n = strlen(dir) + strlen(zone) + 2;
	path = mem_alloc(n);
	snprintf(path, n, "%s/%s", dir, zone);
	f = fopen(path, "re");
	free(path);
	if (f == NULL)
		return false;
	n = fread(magic, 1, sizeof magic, f);
	fclose(f);
	return n == sizeof magic && memcmp(magic, "TZif", 4) == 0;
}

static bool
is_utc(const char *zone)
{
	return zone == NULL || zone[0] == '\0' || str_eq(zone, "UTC");
}

/* Set TZ to zone (UTC if it cannot be one: libc would open any path); what it was before. */
static char *
enter_zone(const char *zone)
{
	char *old = mem_strdup(getenv("TZ"));

	setenv("TZ", is_utc(zone) || !zone_name_ok(zone) ? "UTC0" : zone, 1);
	tzset();
	return old;
}

static void
leave_zone(char *old)
{
	if (old != NULL)
		setenv("TZ", old, 1);
	else
		unsetenv("TZ");
	tzset();
	free(old);
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

bool
zone_split(int64_t ms, const char *zone, struct tm *ret_tm)
{
	time_t t = (time_t)floor_div(ms, 1000);
	struct tm tm = { 0 };
	char *old;
	bool ok;

	if (is_utc(zone)) {
		ok = gmtime_r(&t, &tm) != NULL;
	} else {
		old = enter_zone(zone);
		ok = localtime_r(&t, &tm) != NULL;
		leave_zone(old);
	}
	if (ok)
		*ret_tm = tm;
	return ok;
}

bool
zone_join(const struct tm *tm, const char *zone, int64_t *ret_ms)
{
	struct tm got = *tm;
	char *old = enter_zone(zone);
	time_t t;

	got.tm_isdst = -1;
	t = mktime(&got);
	leave_zone(old);
	if (got.tm_hour != tm->tm_hour || got.tm_min != tm->tm_min)
		return false;		/* the hour that summer time skips */
	*ret_ms = (int64_t)t * 1000;
	return true;
}

bool
when_join(int64_t local_ms, const char *zone, int64_t *ret_ms)
{
	struct tm tm;
	int64_t ms;

	if (!zone_split(local_ms, "UTC", &tm) || !zone_join(&tm, zone, &ms))
		return false;
	*ret_ms = ms + local_ms - floor_div(local_ms, 1000) * 1000;
	return true;
}

/* The format comes from the caller: that is what this function is for. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

const char *
when_local(int64_t ms, const char *zone, const char *fmt, char *buf, size_t size)
{
	char *old = enter_zone(zone);
	time_t t = (time_t)floor_div(ms, 1000);
	struct tm tm;
	size_t n = 0;

	/* strftime reads the names of the zone too, so it runs before TZ goes back. */
	if (localtime_r(&t, &tm) != NULL)
		n = strftime(buf, size, fmt, &tm);
	leave_zone(old);
	if (n == 0 && size > 0)
		buf[0] = '\0';
	return buf;
}

#pragma GCC diagnostic pop
