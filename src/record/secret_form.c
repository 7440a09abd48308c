/* SPDX-License-Identifier: ISC */
/* Escapes and encodings, read back or made, for the search of secrets. */
#include <stdint.h>
#include <string.h>

#include <base/utf8.h>

#include "secret_form.h"

void
form_squeeze(struct str *out, const char *s, size_t n)
{
	static const bool drop[256] = { [' '] = true, ['\n'] = true, ['\r'] = true, ['\t'] = true,
		['\\'] = true, ['>'] = true, ['|'] = true };
	size_t from = 0;

	str_addn(out, "", 0);
	for (size_t i = 0; i < n; i++)
		if (drop[(unsigned char)s[i]]) {
			str_addn(out, s + from, i - from);
			from = i + 1;
		}
	str_addn(out, s + from, n - from);
}

/* Copy s, but for what read() makes of a mark that stands at s: how many bytes it took, or 0. */
typedef size_t read_fn(struct str *out, const char *s, size_t n);

static void
read_back(struct str *out, const char *s, size_t n, char mark, read_fn *read)
{
	str_addn(out, "", 0);
	for (size_t i = 0; i < n;) {
		const char *at = memchr(s + i, mark, n - i);
		size_t k;

		if (at == NULL)
			at = s + n;
		str_addn(out, s + i, (size_t)(at - s) - i);
		i = (size_t)(at - s);
		if (i == n)
			break;
		k = read(out, at, n - i);
		if (k == 0)
			str_addc(out, mark);
		i += k > 0 ? k : 1;
	}
}

static void
add_point(struct str *out, uint32_t cp)
{
	char buf[4];

	if (cp > 0 && cp < 0x110000 && (cp < 0xd800 || cp > 0xdfff))
		str_addn(out, buf, utf8_put(cp, buf));
}

static int
digit_of(char c, int base)
{
	int d = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
		c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;

	return d < base ? d : -1;
}

/* Digits of a number; how many there are, at most `most`. */
static size_t
number(const char *s, size_t n, size_t most, int base, uint32_t *ret_v)
{
	uint32_t v = 0;
	size_t i = 0;

	for (; i < n && i < most && digit_of(s[i], base) >= 0; i++)
		v = v * (uint32_t)base + (uint32_t)digit_of(s[i], base);
	*ret_v = v;
	return i;
}

/* The entity at s ("&...;"); its length, 0 if there is none. */
static size_t
entity(struct str *out, const char *s, size_t n)
{
	static const struct { const char *name; uint32_t cp; } names[] = { { "&amp;", '&' },
		{ "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
		{ "&nbsp;", ' ' } };
	bool hex = n > 2 && (s[2] == 'x' || s[2] == 'X');
	size_t from = hex ? 3 : 2, k;
	uint32_t cp;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		k = strlen(names[i].name);
		if (n >= k && memcmp(s, names[i].name, k) == 0) {
			add_point(out, names[i].cp);
			return k;
		}
	}
	if (n < 4 || s[1] != '#')
		return 0;
	k = number(s + from, n - from, 7, hex ? 16 : 10, &cp);
	if (k == 0 || from + k >= n || s[from + k] != ';')
		return 0;
	add_point(out, cp);
	return from + k + 1;
}

void
form_unentity(struct str *out, const char *s, size_t n)
{
	read_back(out, s, n, '&', entity);
}

static size_t
tag(struct str *out, const char *s, size_t n)
{
	char first = n > 1 ? s[1] : ' ';
	size_t i = 1;

	(void)out;
	if (strchr("/!?", first) == NULL && ((first | 0x20) < 'a' || (first | 0x20) > 'z'))
		return 0;
	while (i < n && s[i] != '>' && s[i] != '<')
		i++;
	return i < n && s[i] == '>' ? i + 1 : 0;
}

void
form_untag(struct str *out, const char *s, size_t n)
{
	read_back(out, s, n, '<', tag);
}

static size_t
percent(struct str *out, const char *s, size_t n)
{
	uint32_t byte;

	if (n < 3 || number(s + 1, 2, 2, 16, &byte) < 2)
		return 0;
	str_addc(out, (char)byte);
	return 3;
}

void
form_unpercent(struct str *out, const char *s, size_t n)
{
	read_back(out, s, n, '%', percent);
}

/* "\u00e9", or both halves of a pair. */
static size_t
unicode(struct str *out, const char *s, size_t n)
{
	uint32_t high, low;

	if (n < 6 || number(s + 2, 4, 4, 16, &high) < 4)
		return 0;
	if (high < 0xd800 || high > 0xdbff || n < 12 || s[6] != '\\' || s[7] != 'u' ||
	    number(s + 8, 4, 4, 16, &low) < 4 || low < 0xdc00 || low > 0xdfff) {
		add_point(out, high);
		return 6;
	}
	add_point(out, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
	return 12;
}

static size_t
backslash(struct str *out, const char *s, size_t n)
{
	static const char letter[] = "nrtbf", meant[] = "\n\r\t\b\f";
	const char *at = n > 1 && s[1] != '\0' ? strchr(letter, s[1]) : NULL;

	if (n > 1 && s[1] == 'u')
		return unicode(out, s, n);
	if (n < 2 || (at == NULL && strchr("\"\\/", s[1]) == NULL))
		return 0;
	str_addc(out, at == NULL ? s[1] : meant[at - letter]);
	return 2;
}

void
form_unjson(struct str *out, const char *s, size_t n)
{
	read_back(out, s, n, '\\', backslash);
}

/* Six bits; bytes beyond the end are 0, and no digit that asks for one is used. */
static unsigned
six_bits(const char *s, size_t n, size_t bit)
{
	size_t i = bit / 8;
	unsigned two = (unsigned)(unsigned char)s[i] << 8 |
		(i + 1 < n ? (unsigned char)s[i + 1] : 0);

	return two >> (10 - bit % 8) & 63;
}

void
form_base64(struct str *out, const char *s, size_t n, int shift, bool url)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	size_t first = (8 * (size_t)shift + 5) / 6, end = 8 * ((size_t)shift + n) / 6;

	str_addn(out, "", 0);
	for (size_t i = first; i < end; i++) {
		unsigned v = six_bits(s, n, 6 * i - 8 * (size_t)shift);

		str_addc(out, v < 62 ? digits[v] : v == 62 ? "+-"[url] : "/_"[url]);
	}
}

static void
add_unit(struct str *out, uint32_t unit, bool big_endian)
{
	char high = (char)(unit >> 8), low = (char)(unit & 0xff);

	str_addc(out, big_endian ? high : low);
	str_addc(out, big_endian ? low : high);
}

void
form_utf16(struct str *out, const char *s, size_t n, bool big_endian)
{
	size_t len;
	uint32_t cp;

	str_addn(out, "", 0);
	for (size_t i = 0; i < n; i += len > 0 ? len : 1) {
		len = utf8_get(s + i, n - i, &cp);
		if (len == 0)
			continue;
		if (cp >= 0x10000) {
			add_unit(out, 0xd7c0 + (cp >> 10), big_endian);
			cp = 0xdc00 + (cp & 0x3ff);
		}
		add_unit(out, cp, big_endian);
	}
}
