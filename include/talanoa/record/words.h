/* SPDX-License-Identifier: ISC */
/*
 * The fixed words of the record, one table per language (words.def). They never depend on
 * the operator's locale.
 * Must not know: editions, formats.
 */
#ifndef TALANOA_RECORD_WORDS_H
#define TALANOA_RECORD_WORDS_H

#include <stdarg.h>
#include <stdint.h>

#include <talanoa/base/str.h>

enum lang { LANG_EN, LANG_FR, LANG_ES, LANG_N };

enum word {
#define WORD(id, en, fr, es) W_##id,
#include <talanoa/record/words.def>
#undef WORD
	WORD_N
};

/* The language of a code ("en"); English for one without a table. */
enum lang words_lang(const char *code);
/* English where a language has no word yet. */
const char *word(enum lang l, enum word w);
/*
 * Append a word with {1}, {2} ... replaced by the arguments (const char *, then NULL). What
 * an argument holds is taken as it is.
 */
void words_put(struct str *out, enum lang l, enum word w, ...) __attribute__((sentinel));
void words_putv(struct str *out, enum lang l, enum word w, va_list ap);

/* "10 March 2026" · "Tuesday, 10 March 2026" · "10:00" of a moment in zone. */
void words_date(struct str *out, enum lang l, int64_t ms, const char *zone);
void words_day(struct str *out, enum lang l, int64_t ms, const char *zone);
const char *words_time(int64_t ms, const char *zone, char buf[static 8]);
/* "10 March 2026" of "2026-03-10"; anything else as it stands. */
void words_iso_date(struct str *out, enum lang l, const char *date);
/* The word of a code in a table: "GROUND", "safety"; the code itself if there is none. */
const char *words_code(enum lang l, const char *table, const char *code);

#endif
