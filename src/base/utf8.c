/* SPDX-License-Identifier: ISC */
/* Strict UTF-8 decoding and encoding of single characters. */
#include <base/utf8.h>

/* Length announced by the first byte and its payload bits; 0 for a byte that cannot start. */
static size_t
lead(unsigned char c, uint32_t *ret_bits)
{
	if (c < 0x80)
		return *ret_bits = c, 1;
	if (c >= 0xc2 && c <= 0xdf)
		return *ret_bits = c & 0x1f, 2;
	if ((c & 0xf0) == 0xe0)
		return *ret_bits = c & 0x0f, 3;
	if (c >= 0xf0 && c <= 0xf4)
		return *ret_bits = c & 0x07, 4;
	return 0;
}

size_t
utf8_get(const char *s, size_t n, uint32_t *ret_cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t cp = 0;
	size_t len = lead((unsigned char)s[0], &cp);

	if (len == 0 || len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return 0;
		cp = cp << 6 | ((unsigned char)s[i] & 0x3f);
	}
	if (cp < least[len] || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		return 0;
	*ret_cp = cp;
	return len;
}

size_t
utf8_put(uint32_t cp, char buf[static 4])
{
	static const unsigned char mark[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	for (size_t i = len - 1; i > 0; i--) {
		buf[i] = (char)(0x80 | (cp & 0x3f));
		cp >>= 6;
	}
	buf[0] = (char)(len == 1 ? cp : mark[len] | cp);
	return len;
}
