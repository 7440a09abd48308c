/* SPDX-License-Identifier: ISC */
/*
 * Days of the calendar as numbers (day 0 is 1970-01-01), and local time in a named zone; for
 * the when_*.c files. Must not know: how people write either.
 */
#ifndef TALANOA_SRC_BASE_WHEN_DAY_H
#define TALANOA_SRC_BASE_WHEN_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct day {
	int year, month, mday;		/* month and mday from 1 */
};

int day_month_length(int year, int month);
bool day_valid(const struct day *d);		/* exists, and the year is 1900 .. 2199 */
int64_t day_number(const struct day *d);
struct day day_of(int64_t number);

/* Broken-down local time; UTC if zone is NULL, empty or "UTC". False if ms is absurd. */
bool zone_split(int64_t ms, const char *zone, struct tm *ret_tm);
/* The stamp of a local time (tm_isdst is ignored); false if that time does not exist. */
bool zone_join(const struct tm *tm, const char *zone, int64_t *ret_ms);

/* A copy of s in quotes that is short enough for a message. */
const char *when_quote(const char *s, char *buf, size_t size);

#endif
