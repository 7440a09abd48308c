/* SPDX-License-Identifier: ISC */
/*
 * Words for time: durations (2:30, 90s, 3m, 1h30m, 1500ms), dates (2026-04-01, 1 Apr, Fri,
 * +2w), times of day and stamps, in the meeting's IANA time zone.
 * Must not know: the clock (the present is passed in), what a time is for.
 */
#ifndef TALANOA_BASE_WHEN_H
#define TALANOA_BASE_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/err.h>

/* Strict; whole string; result in ms within 0 .. 7 days. "2:30" is minutes and seconds,
 * "1:02:30" hours; a bare number is refused (say 90s or 3m). */
bool when_duration(const char *s, int64_t *ret_ms, struct err *err);
/* "1:42", "12:05", "1:02:03"; negative with a leading '-'. Floor of the seconds. */
const char *when_clock(int64_t ms, char *buf, size_t size);
/* What is left of a time, rounded up: 0:00 exactly when it is over, then "+0:07". */
const char *when_countdown(int64_t left_ms, char *buf, size_t size);
/* The shortest input form of a duration: "3m", "90s", "1500ms". */
const char *when_short(int64_t ms, char *buf, size_t size);

bool when_zone_ok(const char *zone);		/* an IANA name that this system knows */
/*
 * Resolve a date to "YYYY-MM-DD": 2026-04-01, 1 Apr (the next one, today included), 1 April
 * 2027, Fri (the next after today), today, tomorrow, +3d, +2w, +1m. now_ms and zone say what
 * today is. Years 1900 to 2199.
 */
bool when_date(const char *s, int64_t now_ms, const char *zone, char ret_date[static 11],
	struct err *err);
/* "14:32" or "14:32:05" of the day of now_ms in zone, the nearest such time not after
 * now_ms + 12 h; or an RFC 3339 stamp. */
bool when_time(const char *s, int64_t now_ms, const char *zone, int64_t *ret_ms,
	struct err *err);
/* RFC 3339 from 1970 on, "2026-03-10T09:00:00.000Z" (milliseconds optional, offset allowed). */
bool when_stamp(const char *s, int64_t *ret_ms, struct err *err);
const char *when_utc(int64_t ms, char *buf, size_t size);	/* with milliseconds and Z */
/* The moment at which clocks in zone show local_ms (written as if local time were UTC); false:
 * they never do, summer time skips that hour. */
bool when_join(int64_t local_ms, const char *zone, int64_t *ret_ms);
/* strftime in the zone (NULL or "UTC": UTC): e.g. "%H:%M". Empty if it does not fit. */
const char *when_local(int64_t ms, const char *zone, const char *fmt, char *buf, size_t size);

#endif
