/* SPDX-License-Identifier: ISC */
/*
 * One code point at a time: out of UTF-8, into UTF-8, and what it does to a screen cell.
 * Must not know: clusters and the text policy (base/text.h), cells, curses.
 */
#ifndef TALANOA_TUI_GLYPH_H
#define TALANOA_TUI_GLYPH_H

#include <stddef.h>
#include <stdint.h>

enum { GLYPH_BAD = 0xfffd };		/* stands for bytes that are no character */

/*
 * Decode the character at s (n > 0 bytes are there). Returns the bytes used (1 or more); a
 * byte that starts no well-formed character gives GLYPH_BAD and counts alone.
 */
size_t glyph_next(const char *s, size_t n, uint32_t *ret_cp);
/* Encode cp with a final NUL; surrogates and numbers past U+10FFFF become GLYPH_BAD. */
size_t glyph_put(uint32_t cp, char buf[static 5]);
/*
 * Columns of cp: 1 or 2; 0 = joins the cell before it. *ret_cp is what may be drawn for it:
 * what stands for it or GLYPH_BAD for what has no width, 0 for what must never reach a terminal (bidi controls,
 * zero-width spaces, tags).
 */
int glyph_width(uint32_t cp, uint32_t *ret_cp);

#endif
