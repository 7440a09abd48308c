/* SPDX-License-Identifier: ISC */
/* Characters that look like others, in order of their code points. */
#include <stdlib.h>

#include <base/text_skeleton.h>

static const struct pair {
	uint32_t cp;
	const char *like;
} pairs[] = {
	{ 0x0030, "O" }, { 0x0031, "l" }, { 0x0049, "l" }, { 0x0060, "'" }, { 0x006d, "rn" },
	{ 0x007c, "l" }, { 0x0131, "i" }, { 0x0251, "a" }, { 0x0261, "g" },
	{ 0x02bc, "'" }, { 0x0391, "A" }, { 0x0392, "B" }, { 0x0395, "E" }, { 0x0396, "Z" },
	{ 0x0397, "H" }, { 0x0399, "l" }, { 0x039a, "K" }, { 0x039c, "M" }, { 0x039d, "N" },
	{ 0x039f, "O" }, { 0x03a1, "P" }, { 0x03a4, "T" }, { 0x03a5, "Y" }, { 0x03a7, "X" },
	{ 0x03b1, "a" }, { 0x03b3, "y" }, { 0x03b9, "i" }, { 0x03ba, "k" }, { 0x03bd, "v" },
	{ 0x03bf, "o" }, { 0x03c1, "p" }, { 0x03c3, "o" }, { 0x03c5, "u" }, { 0x0405, "S" },
	{ 0x0406, "l" }, { 0x0408, "J" }, { 0x0410, "A" }, { 0x0412, "B" }, { 0x0415, "E" },
	{ 0x0417, "3" }, { 0x041a, "K" }, { 0x041c, "M" }, { 0x041d, "H" }, { 0x041e, "O" },
	{ 0x0420, "P" }, { 0x0421, "C" }, { 0x0422, "T" }, { 0x0423, "Y" }, { 0x0425, "X" },
	{ 0x042c, "b" }, { 0x0430, "a" }, { 0x0431, "6" }, { 0x0433, "r" }, { 0x0435, "e" },
	{ 0x043a, "k" }, { 0x043e, "o" }, { 0x043f, "n" }, { 0x0440, "p" }, { 0x0441, "c" },
	{ 0x0443, "y" }, { 0x0445, "x" }, { 0x044c, "b" }, { 0x0455, "s" }, { 0x0456, "i" },
	{ 0x0458, "j" }, { 0x0474, "V" }, { 0x0475, "v" }, { 0x04ae, "Y" }, { 0x04af, "y" },
	{ 0x04bb, "h" }, { 0x04c0, "l" }, { 0x04cf, "l" }, { 0x0501, "d" }, { 0x050c, "G" },
	{ 0x051a, "Q" }, { 0x051b, "q" }, { 0x051c, "W" }, { 0x051d, "w" }, { 0x053c, "L" },
	{ 0x054d, "U" }, { 0x054f, "S" }, { 0x0555, "O" }, { 0x0566, "q" }, { 0x0570, "h" },
	{ 0x0575, "j" }, { 0x0578, "n" }, { 0x057d, "u" }, { 0x0581, "g" }, { 0x0585, "o" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x2032, "'" }, { 0x2212, "-" },
};

static int
by_cp(const void *key, const void *row)
{
	uint32_t cp = *(const uint32_t *)key, other = ((const struct pair *)row)->cp;

	return (cp > other) - (cp < other);
}

const char *
skeleton_of(uint32_t cp)
{
	const struct pair *p = bsearch(&cp, pairs, sizeof pairs / sizeof pairs[0],
		sizeof pairs[0], by_cp);

	return p != NULL ? p->like : NULL;
}
