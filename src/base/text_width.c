/* SPDX-License-Identifier: ISC */
/* Clusters by utf8proc, columns by wcwidth; fitting, cutting and wrapping. */
#include <config.h>

#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include <base/utf8.h>
#include <talanoa/base/text.h>

/* The character at s, n > 0; a byte that is not UTF-8 counts as one U+FFFD. */
static size_t
get(const char *s, size_t n, uint32_t *ret_cp)
{
	size_t len = utf8_get(s, n, ret_cp);

	if (len > 0)
		return len;
	*ret_cp = 0xfffd;
	return 1;
}

/* Length of the cluster at s, n > 0 bytes. */
static size_t
cluster(const char *s, size_t n)
{
	utf8proc_int32_t state = 0;
	uint32_t a, b;
	size_t pos = get(s, n, &a), len;

	while (pos < n) {
		len = get(s + pos, n - pos, &b);
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)a, (utf8proc_int32_t)b,
				&state))
			break;
		pos += len;
		a = b;
	}
	return pos;
}

/* The rest of a string is not measured: a body is long and a cluster is not. */
static size_t
cluster_z(const char *s)
{
	size_t n = strnlen(s, 64), len = n > 0 ? cluster(s, n) : 0;

	return n == 64 && len > 60 ? cluster(s, strlen(s)) : len;	/* maybe cut short */
}

size_t
text_next(const char *s, size_t pos)
{
	return pos + cluster_z(s + pos);
}

/* Start of the character (or stray byte) that ends at pos > 0. */
static size_t
char_before(const char *s, size_t pos, uint32_t *ret_cp)
{
	size_t start = pos - 1, stop = pos > 4 ? pos - 4 : 0;

	while (start > stop && ((unsigned char)s[start] & 0xc0) == 0x80)
		start--;
	if (get(s + start, pos - start, ret_cp) == pos - start)
		return start;
	*ret_cp = 0xfffd;
	return pos - 1;
}

/*
 * Is there a boundary between a and b whatever stands before? After a ZWJ it depends; where
 * the rule that knows no history finds one, history cannot take it away.
 */
static bool
is_sure_break(uint32_t a, uint32_t b)
{
	return a != 0x200d
		&& utf8proc_grapheme_break((utf8proc_int32_t)a, (utf8proc_int32_t)b);
}

size_t
text_prev(const char *s, size_t pos)
{
	size_t start, before, next;
	uint32_t a, b;

	if (pos == 0)
		return 0;
	for (start = char_before(s, pos, &b); start > 0; start = before, b = a) {
		before = char_before(s, start, &a);
		if (is_sure_break(a, b))
			break;
	}
	while ((next = text_next(s, start)) < pos && next > start)
		start = next;
	return start;
}

static int
cp_width(uint32_t cp)
{
	int w = wcwidth((wchar_t)cp);

	return w >= 0 ? w : 1;
}

int
text_nwidth(const char *s, size_t n)
{
	int w = 0;
	uint32_t cp;

	for (size_t i = 0; i < n; w += cp_width(cp))
		i += get(s + i, n - i, &cp);
	return w;
}

int
text_width(const char *s)
{
	return text_nwidth(s, strlen(s));
}

static size_t
fit(const char *s, size_t n, int cols, int *ret_w)
{
	size_t pos = 0;
	int used = 0;

	while (pos < n) {
		size_t len = cluster(s + pos, n - pos);
		int w = text_nwidth(s + pos, len);

		if (used + w > cols)
			break;
		pos += len;
		used += w;
	}
	*ret_w = used;
	return pos;
}

size_t
text_fit(const char *s, int cols, int *ret_w)
{
	return fit(s, strlen(s), cols, ret_w);
}

void
text_column(struct str *out, const char *s, int cols)
{
	size_t n = strlen(s), len;
	int w;

	if (cols <= 0)
		return;
	len = fit(s, n, cols, &w);
	if (len < n) {
		len = fit(s, n, cols - 1, &w);
		str_addn(out, s, len);
		str_add(out, wcwidth(0x2026) == 1 ? "\xe2\x80\xa6" : ".");
		w++;
	} else {
		str_addn(out, s, len);
	}
	str_pad(out, ' ', (size_t)(cols - w));
}

/* How many of n bytes make the next line of at most cols columns; n > 0. */
static size_t
line_length(const char *s, size_t n, int cols)
{
	int w;
	size_t end = fit(s, n, cols, &w), cut;

	if (end == n)
		return n;
	if (end == 0)
		return cluster(s, n);	/* wider than the screen: it has to go somewhere */
	for (cut = end; cut > 0 && s[cut] != ' '; cut--)
		;
	while (cut > 0 && s[cut - 1] == ' ')
		cut--;
	return cut > 0 ? cut : end;
}

static void
wrap_paragraph(const char *s, size_t n, int cols,
	void (*line)(void *ctx, const char *s, size_t n), void *ctx)
{
	size_t pos = 0;

	if (n == 0)
		line(ctx, s, 0);
	while (pos < n) {
		size_t len = line_length(s + pos, n - pos, cols);

		line(ctx, s + pos, len);
		pos += len;
		while (pos < n && s[pos] == ' ')
			pos++;
	}
}

void
text_wrap(const char *s, int cols, void (*line)(void *ctx, const char *s, size_t n), void *ctx)
{
	do {
		size_t n = strcspn(s, "\n");

		wrap_paragraph(s, n, cols, line, ctx);
		s += n + (s[n] == '\n');
	} while (*s != '\0');
}
