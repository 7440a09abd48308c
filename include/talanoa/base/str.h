/* SPDX-License-Identifier: ISC */
/*
 * A growing byte string, always NUL-terminated once something was added; and the few string
 * helpers C lacks. Must not know: encodings (that is text.h).
 */
#ifndef TALANOA_BASE_STR_H
#define TALANOA_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *p;		/* NULL while nothing was added; read through str_c() */
	size_t len, cap;
};

#define STR_INIT { NULL, 0, 0 }

void str_init(struct str *s);
void str_release(struct str *s);
void str_clear(struct str *s);				/* empty, keeps the memory */
void str_trunc(struct str *s, size_t len);
void str_add(struct str *s, const char *text);		/* NULL adds nothing */
void str_addn(struct str *s, const void *bytes, size_t n);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
void str_pad(struct str *s, char c, size_t n);
const char *str_c(const struct str *s);			/* never NULL */
char *str_take(struct str *s);				/* the caller frees; s is empty after */

bool str_eq(const char *a, const char *b);		/* NULL equals only NULL */
bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);
/* ASCII case only; for command words, never for names (text_fold). */
bool str_ieq(const char *a, const char *b);
/* Strict whole-string decimal parse, no white space, no sign but '-', within [min, max]. */
bool str_int(const char *s, long long min, long long max, long long *ret_v);
/* Copy into a fixed buffer, always terminated, cut at a character boundary. */
void str_copy(char *dst, size_t size, const char *src);

#endif
