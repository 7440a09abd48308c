/* SPDX-License-Identifier: ISC */
/*
 * UTF-8 in and out, strict (RFC 3629): no overlong forms, no surrogates, nothing above
 * U+10FFFF. Must not know: which characters are welcome (that is text.h).
 */
#ifndef TALANOA_SRC_BASE_UTF8_H
#define TALANOA_SRC_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Length (1-4) of the character at s, n > 0 bytes long, in *ret_cp; 0 if it is invalid. */
size_t utf8_get(const char *s, size_t n, uint32_t *ret_cp);
/* Writes cp (valid) to buf, returns the number of bytes; no NUL is added. */
size_t utf8_put(uint32_t cp, char buf[static 4]);

#endif
