/* SPDX-License-Identifier: ISC */
/* Durations, dates and times are read as written in the zone of the meeting, or refused. */
#include <unit.h>

#include <time.h>

#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

/* Tuesday 2026-03-10 09:00:00 UTC, noon in Addis Ababa, 22:00 in Auckland. */
static const int64_t now = 1773133200000;

static void
test_duration(void **state)
{
	static const struct {
		const char *s;
		int64_t ms;		/* -1: refused */
	} rows[] = {
		{ "2:30", 150000 }, { "90s", 90000 }, { "3m", 180000 }, { "1h30m", 5400000 },
		{ "1500ms", 1500 }, { "1:02:30", 3750000 }, { "90:00", 5400000 }, { "0s", 0 },
		{ "1h30m15s5ms", 5415005 }, { "168h", 604800000 }, { "1m5ms", 60005 },
		{ "", -1 }, { "90", -1 }, { "0", -1 }, { "3x", -1 }, { "3M", -1 }, { "-1", -1 },
		{ "-1s", -1 }, { "+1s", -1 }, { "1.5m", -1 }, { "2:3", -1 }, { "2:60", -1 },
		{ "1:60:00", -1 }, { ":30", -1 }, { "2:30:", -1 }, { "1:02:30:00", -1 },
		{ " 3m", -1 }, { "3m ", -1 }, { "3 m", -1 }, { "m", -1 }, { "3m3m", -1 },
		{ "30m1h", -1 }, { "3mm", -1 }, { "1hm", -1 }, { "9223372036854775808", -1 },
		{ "9223372036854775808ms", -1 }, { "9223372036854775808:00", -1 },
		{ "1e308", -1 }, { "1e308s", -1 }, { "NaN", -1 }, { "inf", -1 }, { "0x10s", -1 },
		{ "169h", -1 }, { "604800001ms", -1 }, { "999999999h", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct err e = { 0 };
		int64_t ms = -7;
		bool ok = when_duration(rows[i].s, &ms, &e);

		if (ok != (rows[i].ms >= 0) || ms != (ok ? rows[i].ms : -7))
			fail_msg("\"%s\": %d, %lld %s", rows[i].s, ok, (long long)ms, e.msg);
		if (!ok)
			assert_int_equal(e.code, ERR_INPUT);
	}
}

static void
test_show_duration(void **state)
{
	static const struct {
		int64_t ms;
		const char *clock, *word;
	} rows[] = {
		{ 0, "0:00", "0s" }, { 1500, "0:01", "1500ms" }, { 102000, "1:42", "102s" },
		{ 725000, "12:05", "725s" }, { 3723000, "1:02:03", "3723s" },
		{ 180000, "3:00", "3m" }, { 5400000, "1:30:00", "90m" },
		{ 7200000, "2:00:00", "2h" }, { 59999, "0:59", "59999ms" },
		{ -1, "-0:01", NULL }, { -60000, "-1:00", NULL }, { -3600000, "-1:00:00", NULL },
	};
	char buf[32];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t back;

		assert_string_equal(when_clock(rows[i].ms, buf, sizeof buf), rows[i].clock);
		if (rows[i].word == NULL)
			continue;
		assert_string_equal(when_short(rows[i].ms, buf, sizeof buf), rows[i].word);
		assert_true(when_duration(buf, &back, NULL));
		assert_int_equal(back, rows[i].ms);
	}
}

static void
test_countdown(void **state)
{
	static const struct {
		int64_t left;
		const char *words;
	} rows[] = {
		{ 180000, "3:00" }, { 179999, "3:00" }, { 179001, "3:00" }, { 179000, "2:59" },
		{ 1, "0:01" }, { 0, "0:00" }, { -999, "0:00" }, { -1000, "+0:01" },
		{ -7300, "+0:07" }, { -3600000, "+1:00:00" }, { 3600001, "1:00:01" },
	};
	char buf[32];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(when_countdown(rows[i].left, buf, sizeof buf), rows[i].words);
}

static void
test_zone_ok(void **state)
{
	static const char *good[] = { "Africa/Addis_Ababa", "Europe/Paris", "UTC", "Etc/GMT+5",
		"America/Argentina/Buenos_Aires", "Pacific/Auckland" };
	static const char *bad[] = { "", "Europe/Nowhere", "/etc/passwd", "../../etc/passwd",
		"Europe/../UTC", "Europe", "Europe/", "EST5EDT4,M3", "right/UTC", "posix/UTC",
		"localtime", "Europe/Paris ", "europe/paris", "A\xc3\xa9", ":UTC" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (!when_zone_ok(good[i]))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (when_zone_ok(bad[i]))
			fail_msg("accepted: %s", bad[i]);
	assert_false(when_zone_ok(NULL));
}

static void
test_date(void **state)
{
	static const struct {
		const char *s, *zone, *date;	/* date NULL: refused */
	} rows[] = {
		{ "2026-04-01", "UTC", "2026-04-01" }, { "2028-02-29", "UTC", "2028-02-29" },
		{ "1 Apr", "UTC", "2026-04-01" }, { "1 April 2027", "UTC", "2027-04-01" },
		{ "10 Mar", "UTC", "2026-03-10" }, { "9 mar", "UTC", "2027-03-09" },
		{ "01 SEPT", "UTC", "2026-09-01" }, { "29 Feb", "UTC", "2028-02-29" },
		{ "Tue", "UTC", "2026-03-17" }, { "Wednesday", "UTC", "2026-03-11" },
		{ "mon", "UTC", "2026-03-16" }, { "Thurs", "UTC", "2026-03-12" },
		{ "today", "UTC", "2026-03-10" }, { "Tomorrow", "UTC", "2026-03-11" },
		{ "+3d", "UTC", "2026-03-13" }, { "+2w", "UTC", "2026-03-24" },
		{ "+1m", "UTC", "2026-04-10" }, { "+10m", "UTC", "2027-01-10" },
		{ "+0d", "UTC", "2026-03-10" }, { "+24m", "UTC", "2028-03-10" },
		{ "today", "Pacific/Kiritimati", "2026-03-10" },
		{ "tomorrow", "Pacific/Pago_Pago", "2026-03-10" },
		{ "today", "Pacific/Pago_Pago", "2026-03-09" },
		{ "Tue", "Pacific/Pago_Pago", "2026-03-10" },
		{ "0000-00-00", "UTC", NULL }, { "2025-02-30", "UTC", NULL },
		{ "2025-02-29", "UTC", NULL }, { "2026-13-01", "UTC", NULL },
		{ "2026-00-10", "UTC", NULL }, { "2026-04-31", "UTC", NULL },
		{ "1899-12-31", "UTC", NULL }, { "2200-01-01", "UTC", NULL },
		{ "9999-12-31", "UTC", NULL }, { "2026-4-1", "UTC", NULL },
		{ "2026-04-01 ", "UTC", NULL }, { " 2026-04-01", "UTC", NULL },
		{ "2026/04/01", "UTC", NULL }, { "+9999w", "UTC", NULL },
		{ "+9999999999d", "UTC", NULL }, { "+d", "UTC", NULL }, { "+3", "UTC", NULL },
		{ "+3y", "UTC", NULL }, { "-3d", "UTC", NULL }, { "+-3d", "UTC", NULL },
		{ "32 Jan", "UTC", NULL }, { "0 Jan", "UTC", NULL }, { "30 Feb", "UTC", NULL },
		{ "31 Jun 2027", "UTC", NULL }, { "1 Ap", "UTC", NULL }, { "1 Apx", "UTC", NULL },
		{ "1 Apr 27", "UTC", NULL }, { "1  Apr", "UTC", NULL }, { "Apr", "UTC", NULL },
		{ "Fr", "UTC", NULL }, { "Frid ay", "UTC", NULL }, { "", "UTC", NULL },
		{ "1 Aprilaprilaprilapril", "UTC", NULL }, { "\x1b[2J", "UTC", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct err e = { 0 };
		char date[11] = "unchanged";
		bool ok = when_date(rows[i].s, now, rows[i].zone, date, &e);

		if (ok != (rows[i].date != NULL))
			fail_msg("\"%s\": %s", rows[i].s, ok ? date : e.msg);
		assert_string_equal(date, ok ? rows[i].date : "unchanged");
		if (!ok)
			assert_int_equal(e.code, ERR_INPUT);
	}
}

/* 31 January plus a month is the last of February. */
static void
test_month_end(void **state)
{
	int64_t january;
	char date[11];

	(void)state;
	assert_true(when_stamp("2026-01-31T12:00:00Z", &january, NULL));
	assert_true(when_date("+1m", january, "UTC", date, NULL));
	assert_string_equal(date, "2026-02-28");
}

static void
test_time(void **state)
{
	static const struct {
		const char *now, *s, *zone, *utc;	/* utc NULL: refused */
	} rows[] = {
		{ "2026-03-10T09:00:00Z", "08:59", "UTC", "2026-03-10T08:59:00.000Z" },
		{ "2026-03-10T09:00:00Z", "11:59:05", "Africa/Addis_Ababa",
			"2026-03-10T08:59:05.000Z" },
		{ "2026-03-10T09:00:00Z", "9:30", "UTC", "2026-03-10T09:30:00.000Z" },
		{ "2026-03-10T00:10:00Z", "23:50", "UTC", "2026-03-09T23:50:00.000Z" },
		{ "2026-03-10T23:50:00Z", "00:10", "UTC", "2026-03-11T00:10:00.000Z" },
		{ "2026-03-01T00:10:00Z", "23:50", "UTC", "2026-02-28T23:50:00.000Z" },
		{ "2026-03-29T05:00:00Z", "03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z" },
		{ "2026-03-10T09:00:00Z", "2026-01-02T03:04:05+01:00", "UTC",
			"2026-01-02T02:04:05.000Z" },
		{ "2026-03-10T09:00:00Z", "24:00", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12:60", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12:5", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12:05:", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12:05:60", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "12:05x", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "-1:05", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "", "UTC", NULL },
		{ "2026-03-10T09:00:00Z", "Tomorrow", "UTC", NULL },
	};
	char buf[40];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct err e = { 0 };
		int64_t at, ms = -7;
		bool ok;

		assert_true(when_stamp(rows[i].now, &at, NULL));
		ok = when_time(rows[i].s, at, rows[i].zone, &ms, &e);
		if (ok != (rows[i].utc != NULL))
			fail_msg("\"%s\": %s", rows[i].s, ok ? "accepted" : e.msg);
		if (ok)
			assert_string_equal(when_utc(ms, buf, sizeof buf), rows[i].utc);
		else
			assert_true(ms == -7 && e.code == ERR_INPUT);
	}
}

static void
test_stamp(void **state)
{
	static const struct {
		const char *s, *utc;		/* utc NULL: refused */
	} rows[] = {
		{ "2026-03-10T09:00:00Z", "2026-03-10T09:00:00.000Z" },
		{ "2026-03-10T09:00:00.5Z", "2026-03-10T09:00:00.500Z" },
		{ "2026-03-10T09:00:00.123999Z", "2026-03-10T09:00:00.123Z" },
		{ "2026-03-10T00:30:00+02:00", "2026-03-09T22:30:00.000Z" },
		{ "2026-12-31T23:00:00-03:30", "2027-01-01T02:30:00.000Z" },
		{ "2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z" },
		{ "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z" },
		{ "2100-01-01T00:00:00Z", "2100-01-01T00:00:00.000Z" },
		{ "2026-02-30T09:00:00Z", NULL }, { "0000-00-00T00:00:00Z", NULL },
		{ "2026-03-10T24:00:00Z", NULL }, { "2026-03-10T09:60:00Z", NULL },
		{ "2026-03-10T09:00:60Z", NULL }, { "2026-03-10T09:00:00", NULL },
		{ "2026-03-10 09:00:00Z", NULL }, { "2026-03-10T09:00:00Zx", NULL },
		{ "2026-03-10T09:00:00.Z", NULL }, { "2026-03-10T09:00:00+0200", NULL },
		{ "2026-03-10T09:00:00+24:00", NULL }, { "2026-03-10T09:00Z", NULL },
		{ "12026-03-10T09:00:00Z", NULL }, { "1969-12-31T23:59:59Z", NULL },
		{ "2026-03-10T09:00:00.1234567890Z", NULL }, { "", NULL },
	};
	char buf[40];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct err e = { 0 };
		int64_t ms = -7;
		bool ok = when_stamp(rows[i].s, &ms, &e);

		if (ok != (rows[i].utc != NULL))
			fail_msg("\"%s\": %s", rows[i].s, ok ? "accepted" : e.msg);
		if (ok)
			assert_string_equal(when_utc(ms, buf, sizeof buf), rows[i].utc);
		else
			assert_true(ms == -7 && e.code == ERR_INPUT);
	}
	assert_string_equal(when_utc(-1, buf, sizeof buf), "1969-12-31T23:59:59.999Z");
	when_utc(INT64_MAX, buf, sizeof buf);		/* a hostile clock must not crash us */
	when_utc(INT64_MIN, buf, sizeof buf);
	assert_true(strlen(buf) < sizeof buf);
}

static void
check_local(void)
{
	char buf[32];

	assert_string_equal(when_local(now, "Africa/Addis_Ababa", "%H:%M", buf, sizeof buf),
		"12:00");
	assert_string_equal(when_local(now, "Pacific/Auckland", "%Y-%m-%d %H:%M:%S", buf,
		sizeof buf), "2026-03-10 22:00:00");
	assert_string_equal(when_local(now, NULL, "%H:%M", buf, sizeof buf), "09:00");
	assert_string_equal(when_local(now, "../etc/passwd", "%H:%M", buf, sizeof buf), "09:00");
	assert_string_equal(when_local(now, "Europe/Paris", "%Z", buf, sizeof buf), "CET");
	assert_string_equal(when_local(now, "UTC", "%Y-%m-%d", buf, 5), "");
	assert_string_equal(when_local(-1, "UTC", "%H:%M:%S", buf, sizeof buf), "23:59:59");
}

/* The zone of the process neither matters nor changes. */
static void
test_process_zone(void **state)
{
	static const char *zones[] = { "Asia/Tokyo", "America/New_York", "nonsense", "" };
	struct tm before, after;
	time_t t = now / 1000;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		localtime_r(&t, &before);
		check_local();
		test_date(NULL);
		test_time(NULL);
		assert_string_equal(getenv("TZ"), zones[i]);
		localtime_r(&t, &after);
		assert_int_equal(before.tm_hour, after.tm_hour);
	}
	unsetenv("TZ");
	check_local();
	assert_null(getenv("TZ"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_duration),
		cmocka_unit_test(test_show_duration),
		cmocka_unit_test(test_countdown),
		cmocka_unit_test(test_zone_ok),
		cmocka_unit_test(test_date),
		cmocka_unit_test(test_month_end),
		cmocka_unit_test(test_time),
		cmocka_unit_test(test_stamp),
		cmocka_unit_test(test_process_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
