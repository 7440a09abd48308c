/* SPDX-License-Identifier: ISC */
/* How names compare: folded keys, search, and the skeleton of what a name looks like. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <base/text_class.h>
#include <base/text_skeleton.h>
#include <base/utf8.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

/* utf8proc refuses a whole string for one bad byte: such bytes become U+FFFD first. */
static void
clean(struct str *out, const char *s)
{
	size_t len;
	uint32_t cp;

	for (; *s != '\0'; s += len > 0 ? len : 1) {
		len = utf8_get(s, 4, &cp);
		if (len > 0)
			str_addn(out, s, len);
		else
			str_add(out, "\xef\xbf\xbd");
	}
}

/* The decomposed characters of s; *ret_n says how many. The caller frees. */
static utf8proc_int32_t *
decompose(const char *s, utf8proc_option_t options, size_t *ret_n)
{
	struct str copy = STR_INIT;
	utf8proc_int32_t *buf = NULL;
	utf8proc_ssize_t n, room;

	clean(&copy, s);
	options |= UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE;
	room = utf8proc_decompose((const utf8proc_uint8_t *)str_c(&copy),
		(utf8proc_ssize_t)copy.len, NULL, 0, options);
	if (room < 0)
		room = 0;
	buf = mem_alloc(((size_t)room + 1) * sizeof *buf);
	n = utf8proc_decompose((const utf8proc_uint8_t *)str_c(&copy),
		(utf8proc_ssize_t)copy.len, buf, room, options);
	str_release(&copy);
	*ret_n = n > 0 ? (size_t)n : 0;
	return buf;
}

/* Letters with a stroke do not decompose, but people leave the stroke out when they type. */
static uint32_t
without_stroke(uint32_t cp)
{
	switch (cp) {
	case 0x00f8:
		return 'o';
	case 0x0111:
		return 'd';
	case 0x0127:
		return 'h';
	case 0x0131:
		return 'i';
	case 0x0142:
		return 'l';
	case 0x0167:
		return 't';
	default:
		return cp;
	}
}

static void
add_cp(struct str *out, uint32_t cp)
{
	char buf[4];

	str_addn(out, buf, utf8_put(cp, buf));
}

/* One space for a run of them. */
static void
add_space(struct str *out)
{
	if (!str_ends(str_c(out), " "))
		str_addc(out, ' ');
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool
printable(char c)
{
	return c >= ' ' && c < 0x7f;
}

/* Most names are ASCII, where folding is lower case and joined spaces. */
static bool
fold_ascii(struct str *out, const char *s)
{
	const char *end = s;

	while (printable(*end))
		end++;
	if (*end != '\0')
		return false;
	for (; s < end; s++) {
		if (*s == ' ')
			add_space(out);
		else
			str_addc(out, lower(*s));
	}
	return true;
}

static void
fold(struct str *out, const char *s)
{
	utf8proc_int32_t *cps;
	size_t n;

	if (fold_ascii(out, s))
		return;
	cps = decompose(s, UTF8PROC_CASEFOLD, &n);

	for (size_t i = 0; i < n; i++) {
		uint32_t cp = (uint32_t)cps[i];

		if (cp_space(cp))
			add_space(out);
		else if (!cp_accent(cp))
			add_cp(out, without_stroke(cp));
	}
	free(cps);
}

/* The first letters that differ tell most texts apart: what follows one in ASCII keeps it. */
static bool
differ_early(const char *a, const char *b)
{
	while (printable(*a) && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return printable(*a) && printable(*b) && *a != ' ' && *b != ' ';
}

char *
text_fold(const char *s)
{
	struct str out = STR_INIT;
	const char *p;
	char *key;
	size_t n;

	fold(&out, s);
	p = str_c(&out);
	p += *p == ' ';
	n = strlen(p);
	n -= n > 0 && p[n - 1] == ' ';
	key = mem_strndup(p, n);
	str_release(&out);
	return key;
}

bool
text_same(const char *a, const char *b)
{
	char *fa, *fb;
	bool same;

	if (differ_early(a, b))
		return false;
	fa = text_fold(a);
	fb = text_fold(b);
	same = str_eq(fa, fb);
	free(fa);
	free(fb);
	return same;
}

bool
text_contains(const char *hay, const char *needle)
{
	struct str h = STR_INIT, n = STR_INIT;
	bool found;

	fold(&h, hay);
	fold(&n, needle);
	found = strstr(str_c(&h), str_c(&n)) != NULL;
	str_release(&h);
	str_release(&n);
	return found;
}

char *
text_skeleton(const char *s)
{
	struct str out = STR_INIT;
	size_t n;
	utf8proc_int32_t *cps = decompose(s, 0, &n);

	for (size_t i = 0; i < n; i++) {
		uint32_t cp = (uint32_t)cps[i];
		const char *like = skeleton_of(cp);

		if (cp_space(cp))
			add_space(&out);
		else if (like != NULL)
			str_add(&out, like);
		else
			add_cp(&out, cp);
	}
	free(cps);
	return str_take(&out);
}
