/* SPDX-License-Identifier: ISC */
/* Sorts of characters, by utf8proc and a few ranges. */
#include <stddef.h>

#include <utf8proc.h>

#include <base/text_class.h>

struct range {
	uint32_t first, last;
};

static bool
within(const struct range *r, size_t n, uint32_t cp)
{
	for (size_t i = 0; i < n; i++)
		if (cp >= r[i].first && cp <= r[i].last)
			return true;
	return false;
}

#define WITHIN(table, cp) within(table, sizeof table / sizeof table[0], cp)

static utf8proc_category_t
category(uint32_t cp)
{
	return utf8proc_category((utf8proc_int32_t)cp);
}

bool
cp_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == 0x2028 || cp == 0x2029;
}

bool
cp_bidi(uint32_t cp)
{
	return cp == 0x061c || cp == 0x200e || cp == 0x200f ||
		(cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

bool
cp_nonchar(uint32_t cp)
{
	return (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

bool
cp_invisible(uint32_t cp)
{
	static const struct range more[] = { { 0x2800, 0x2800 }, { 0xfff9, 0xfffb } };
	static const struct range selectors[] = {
		{ 0x180b, 0x180d }, { 0x180f, 0x180f }, { 0xfe00, 0xfe0f }, { 0xe0100, 0xe01ef },
	};

	if (WITHIN(selectors, cp))
		return false;
	return WITHIN(more, cp) || utf8proc_get_property((utf8proc_int32_t)cp)->ignorable;
}

bool
cp_mark(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC ||
		c == UTF8PROC_CATEGORY_ME;
}

/*
 * Vowel signs of Indic and Thai letters and the voicing of kana are marks too, but without
 * them another name is left: only diacritics, Hebrew points and Arabic harakat go.
 */
bool
cp_accent(uint32_t cp)
{
	static const struct range accents[] = {
		{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05c7 }, { 0x0610, 0x061a },
		{ 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06ed }, { 0x1ab0, 0x1aff },
		{ 0x1dc0, 0x1dff }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	};

	return cp_mark(cp) && WITHIN(accents, cp);
}

bool
cp_space(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || category(cp) == UTF8PROC_CATEGORY_ZS;
}

bool
cp_letter(uint32_t cp)
{
	utf8proc_category_t c = category(cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool
cp_emoji(uint32_t cp)
{
	int b = utf8proc_get_property((utf8proc_int32_t)cp)->boundclass;

	return b == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC || cp == 0xfe0f ||
		(cp >= 0x1f3fb && cp <= 0x1f3ff);
}

static const struct {
	uint32_t cp;
	const char *name;
} names[] = {
	{ 0x0000, "null" }, { 0x0007, "bell" }, { 0x0008, "backspace" },
	{ 0x0009, "tab" }, { 0x000a, "line feed" }, { 0x000c, "form feed" },
	{ 0x000d, "carriage return" }, { 0x001b, "escape" }, { 0x007f, "delete" },
	{ 0x0085, "next line" }, { 0x009b, "control sequence introducer" },
	{ 0x009d, "operating system command" }, { 0x00ad, "soft hyphen" },
	{ 0x034f, "combining grapheme joiner" }, { 0x061c, "Arabic letter mark" },
	{ 0x115f, "Hangul filler" }, { 0x1160, "Hangul filler" },
	{ 0x200b, "zero width space" }, { 0x200c, "zero width non-joiner" },
	{ 0x200d, "zero width joiner" }, { 0x200e, "left-to-right mark" },
	{ 0x200f, "right-to-left mark" }, { 0x2028, "line separator" },
	{ 0x2029, "paragraph separator" }, { 0x202a, "left-to-right embedding" },
	{ 0x202b, "right-to-left embedding" }, { 0x202c, "pop directional formatting" },
	{ 0x202d, "left-to-right override" }, { 0x202e, "right-to-left override" },
	{ 0x2060, "word joiner" }, { 0x2066, "left-to-right isolate" },
	{ 0x2067, "right-to-left isolate" }, { 0x2068, "first strong isolate" },
	{ 0x2069, "pop directional isolate" }, { 0x2800, "blank Braille pattern" },
	{ 0x3164, "Hangul filler" }, { 0xfeff, "byte order mark" }, { 0xffa0, "Hangul filler" },
};

const char *
cp_name(uint32_t cp)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].cp == cp)
			return names[i].name;
	if (cp_nonchar(cp))
		return "(not a character)";
	if (cp_control(cp))
		return "control character";
	if (cp >= 0xe0000 && cp <= 0xe007f)
		return "tag character";
	if (cp_mark(cp))
		return "combining mark";
	return cp_invisible(cp) ? "invisible character" : "character";
}
