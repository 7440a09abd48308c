/* SPDX-License-Identifier: ISC */
/* What stands for a character on a terminal that has ASCII only. */
#include <config.h>

#include <wchar.h>

#include <utf8proc.h>

#include <talanoa/base/text.h>

struct plain {
	uint32_t cp;
	char c;
};

/* What does not decompose, in order. */
static const struct plain others[] = {
	{ 0x00a0, ' ' }, { 0x00c6, 'A' }, { 0x00d0, 'D' }, { 0x00d8, 'O' }, { 0x00de, 'T' },
	{ 0x00df, 's' }, { 0x00e6, 'a' }, { 0x00f0, 'd' }, { 0x00f8, 'o' }, { 0x00fe, 't' },
	{ 0x0110, 'D' }, { 0x0111, 'd' }, { 0x0126, 'H' }, { 0x0127, 'h' }, { 0x0131, 'i' },
	{ 0x0141, 'L' }, { 0x0142, 'l' }, { 0x0152, 'O' }, { 0x0153, 'o' }, { 0x0166, 'T' },
	{ 0x0167, 't' }, { 0x2010, '-' }, { 0x2011, '-' }, { 0x2013, '-' }, { 0x2014, '-' },
	{ 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201c, '"' }, { 0x201d, '"' }, { 0x2026, '.' },
};

uint32_t
text_plain(uint32_t cp)
{
	utf8proc_int32_t part[8], bound = 0;

	if (utf8proc_decompose_char((utf8proc_int32_t)cp, part, 8, UTF8PROC_DECOMPOSE, &bound) > 0)
		cp = (uint32_t)part[0];
	if (cp < 0x80)
		return cp;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i].cp == cp)
			return (unsigned char)others[i].c;
	return 0;
}

bool
text_is_plain(const char *s)
{
	for (size_t i = 0; s[i] != '\0'; ) {
		utf8proc_int32_t cp;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s + i, -1, &cp);

		if (n <= 0 || (wcwidth((wchar_t)cp) < 0 && text_plain((uint32_t)cp) == 0))
			return false;
		i += (size_t)n;
	}
	return true;
}
