/* SPDX-License-Identifier: ISC */
/* The fixed words of the record, and dates and times in them. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>
#include <talanoa/record/words.h>

static const char *const words[WORD_N][LANG_N] = {
#define WORD(id, en, fr, es) [W_##id] = { en, fr, es },
#include <talanoa/record/words.def>
#undef WORD
};

static const char *const names[WORD_N] = {
#define WORD(id, en, fr, es) [W_##id] = #id,
#include <talanoa/record/words.def>
#undef WORD
};

enum lang
words_lang(const char *code)
{
	static const char *const codes[LANG_N] = { "en", "fr", "es" };

	for (int l = 0; l < LANG_N; l++)
		if (str_eq(codes[l], code))
			return l;
	return LANG_EN;
}

const char *
word(enum lang l, enum word w)
{
	return words[w][l] != NULL ? words[w][l] : words[w][LANG_EN];
}

void
words_putv(struct str *out, enum lang l, enum word w, va_list ap)
{
	enum { MOST = 6 };
	const char *args[MOST] = { NULL }, *p;

	for (int i = 0; i < MOST && (args[i] = va_arg(ap, const char *)) != NULL; i++)
		;
	for (p = word(l, w); *p != '\0'; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] < '1' + MOST && p[2] == '}') {
			str_add(out, args[p[1] - '1']);
			p += 2;
		} else {
			str_addc(out, *p);
		}
	}
}

void
words_put(struct str *out, enum lang l, enum word w, ...)
{
	va_list ap;

	va_start(ap, w);
	words_putv(out, l, w, ap);
	va_end(ap);
}

static void
put_date(struct str *out, enum lang l, int year, int month, int day)
{
	char d[16], y[16];

	snprintf(d, sizeof d, "%d", day);
	snprintf(y, sizeof y, "%d", year);
	words_put(out, l, W_DATE, day == 1 ? word(l, W_DATE_FIRST) : d,
		word(l, W_MONTH_1 + month - 1), y, NULL);
}

void
words_iso_date(struct str *out, enum lang l, const char *date)
{
	int y, m, d, end = 0;

	if (sscanf(date, "%4d-%2d-%2d%n", &y, &m, &d, &end) == 3 && m >= 1 && m <= 12 &&
	    (date[end] == '\0' || date[end] == ' ')) {
		put_date(out, l, y, m, d);
		str_add(out, date + end);	/* why a notice was late */
	} else {
		str_add(out, date);
	}
}

void
words_date(struct str *out, enum lang l, int64_t ms, const char *zone)
{
	char date[16];

	words_iso_date(out, l, when_local(ms, zone, "%Y-%m-%d", date, sizeof date));
}

void
words_day(struct str *out, enum lang l, int64_t ms, const char *zone)
{
	struct str date = STR_INIT;
	char weekday[4];

	words_date(&date, l, ms, zone);
	when_local(ms, zone, "%u", weekday, sizeof weekday);
	words_put(out, l, W_DATE_OF_DAY, word(l, W_DAY_1 + (weekday[0] - '1') % 7),
		str_c(&date), NULL);
	str_release(&date);
}

const char *
words_time(int64_t ms, const char *zone, char buf[static 8])
{
	return when_local(ms, zone, "%H:%M", buf, 8);
}

const char *
words_code(enum lang l, const char *table, const char *code)
{
	char name[64];

	snprintf(name, sizeof name, "%s_%s", table, code);
	for (char *p = name; *p != '\0'; p++)
		if (*p == '-' || *p == ' ')
			*p = '_';
	for (int w = 0; w < WORD_N; w++)
		if (str_eq(names[w], name))
			return word(l, w);
	return code;
}
