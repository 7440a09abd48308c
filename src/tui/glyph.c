/* SPDX-License-Identifier: ISC */
/* UTF-8 by the code point, and what a code point does to a screen cell. */
#include <config.h>

#include <stdbool.h>
#include <wchar.h>

#include <talanoa/base/text.h>

#include "glyph.h"

/* Length and smallest value of a sequence by its first byte; 0 = no first byte. */
static size_t
lead(unsigned char b, uint32_t *ret_bits, uint32_t *ret_least)
{
	if (b < 0x80) {
		*ret_bits = b, *ret_least = 0;
		return 1;
	}
	if (b >= 0xc2 && b <= 0xdf) {
		*ret_bits = b & 0x1f, *ret_least = 0x80;
		return 2;
	}
	if (b >= 0xe0 && b <= 0xef) {
		*ret_bits = b & 0x0f, *ret_least = 0x800;
		return 3;
	}
	if (b >= 0xf0 && b <= 0xf4) {
		*ret_bits = b & 0x07, *ret_least = 0x10000;
		return 4;
	}
	return 0;
}

static bool
is_scalar(uint32_t cp)
{
	return cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff);
}

size_t
glyph_next(const char *s, size_t n, uint32_t *ret_cp)
{
	uint32_t cp = 0, least = 0;
	size_t len = lead((unsigned char)s[0], &cp, &least);

	*ret_cp = GLYPH_BAD;
	if (len == 0 || len > n)
		return 1;
	for (size_t i = 1; i < len; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 1;
		cp = cp << 6 | ((unsigned char)s[i] & 0x3f);
	}
	if (cp < least || !is_scalar(cp))
		return 1;
	*ret_cp = cp;
	return len;
}

size_t
glyph_put(uint32_t cp, char buf[static 5])
{
	static const unsigned char first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t len;

	if (!is_scalar(cp))
		cp = GLYPH_BAD;
	len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	buf[len] = '\0';
	for (size_t i = len - 1; i > 0; i--, cp >>= 6)
		buf[i] = (char)(0x80 | (cp & 0x3f));
	buf[0] = (char)(first[len] | cp);
	return len;
}

/* Format characters that a terminal could obey or that hide between letters. */
static bool
is_hidden(uint32_t cp)
{
	return cp == 0x061c || cp == 0x200b || cp == 0x200e || cp == 0x200f
		|| (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x206f)
		|| cp == 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb)
		|| (cp >= 0xe0000 && cp <= 0xe007f);
}

int
glyph_width(uint32_t cp, uint32_t *ret_cp)
{
	int w = wcwidth((wchar_t)cp);

	if (w < 0 || cp < 0x20) {
		uint32_t plain = cp < 0xa0 ? 0 : text_plain(cp);

		*ret_cp = plain == 0 ? GLYPH_BAD : plain;
		return 1;
	}
	*ret_cp = is_hidden(cp) ? 0 : cp;
	return w;
}
