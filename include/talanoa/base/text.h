/* SPDX-License-Identifier: ISC */
/*
 * The one policy for text from people (design 6.3): what may be stored, how names compare,
 * how wide text is on a terminal and how it is made safe to print. Used by every input:
 * keys, prompt, argv, environment, ini, CSV, logs, merge.
 * Must not know: which field a text is for, SQL, curses.
 */
#ifndef TALANOA_BASE_TEXT_H
#define TALANOA_BASE_TEXT_H

#include <stdint.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

enum text_kind {
	TEXT_NAME,	/* names and titles: 1-200 characters, no bidi controls, no zero width */
	TEXT_LINE,	/* one line of words, <= 4096 bytes: bidi controls kept, no line feed */
	TEXT_BODY,	/* up to 256 KiB, line feeds allowed */
};

enum { TEXT_NAME_MAX = 200, TEXT_LINE_MAX = 4096, TEXT_BODY_MAX = 256 * 1024 };

/*
 * Check n bytes; on success *ret_text (owned by the caller) is the text as it will be
 * stored: unchanged but that a tab became a space and, for names, outer spaces went.
 * On failure err names the character ("U+202E right-to-left override") and its place.
 */
bool text_check(enum text_kind kind, const char *bytes, size_t n, char **ret_text,
	struct err *err);

/*
 * Comparison key of a name: NFKD, accents stripped (not the vowel signs of Indic and Thai
 * letters or the voicing of kana, which make another name), strokes too (o for ø), case
 * folded whatever the locale, spaces joined, outer ones gone. Caller frees.
 */
char *text_fold(const char *s);
bool text_same(const char *a, const char *b);		/* equal when folded */
/* needle occurs in hay, both folded; an empty needle does. */
bool text_contains(const char *hay, const char *needle);
/* Look-alike key: equal skeletons look alike (Cyrillic 'А' and Latin 'A'). Caller frees. */
char *text_skeleton(const char *s);

/*
 * Grapheme clusters and columns. Width is by wcwidth only, as ncurses does it; a character
 * that has none (-1) counts as U+FFFD, 1 column.
 */
size_t text_next(const char *s, size_t pos);		/* end of the cluster that starts at pos */
size_t text_prev(const char *s, size_t pos);		/* start of the cluster that ends at pos */
int text_width(const char *s);
int text_nwidth(const char *s, size_t n);
/* Longest prefix (bytes) of whole clusters that fits in cols columns; its width in *ret_w. */
size_t text_fit(const char *s, int cols, int *ret_w);
/* Append s cut to cols columns ('...' as one U+2026, or '.' in a C locale) and padded. */
void text_column(struct str *out, const char *s, int cols);
/*
 * The ASCII character that stands for cp where a terminal has no other: a letter without its
 * marks, a plain quote or dash; 0: there is none.
 */
uint32_t text_plain(uint32_t cp);
/* Can a terminal of this locale show s so that it is read, as it is or by text_plain()? */
bool text_is_plain(const char *s);
/*
 * Break s into lines of at most cols columns at spaces (long words are cut): calls line()
 * with each piece; a line feed ends a line. An empty s gives one empty line.
 */
void text_wrap(const char *s, int cols, void (*line)(void *ctx, const char *s, size_t n),
	void *ctx);

/*
 * Make text safe for any terminal or file: C0 (but \n when lf), DEL, C1, bidi controls,
 * invalid bytes become visible escapes (<U+202E>, <9B>). Everything printed outside curses
 * goes through this.
 */
void text_print(struct str *out, const char *s, bool lf);
/* Number of code points. */
size_t text_count(const char *s);

#endif
