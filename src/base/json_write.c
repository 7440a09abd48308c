/* SPDX-License-Identifier: ISC */
/* Writing JSON, byte for byte as Python's json.dumps does with sorted keys. */
#include <inttypes.h>
#include <string.h>

#include <base/json_value.h>
#include <base/utf8.h>

struct style {
	bool ascii;		/* all beyond printable ASCII as \uXXXX */
	bool pretty;		/* indent; escape what could steer a terminal */
};

static bool
needs_escape(uint32_t cp, const struct style *st)
{
	if (cp < 0x20)
		return true;
	if (st->ascii)
		return cp > 0x7e;
	if (!st->pretty)
		return false;
	return (cp >= 0x7f && cp <= 0x9f) || cp == 0x061c || cp == 0x200e || cp == 0x200f ||
		(cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

static void
add_char(struct str *out, const char *raw, size_t n, uint32_t cp, const struct style *st)
{
	static const char plain[] = "\"\\\n\r\t\f\b", letter[] = "\"\\nrtfb";
	const char *p = cp < 0x80 ? memchr(plain, (int)cp, sizeof plain - 1) : NULL;

	if (p != NULL) {
		str_addc(out, '\\');
		str_addc(out, letter[p - plain]);
	} else if (!needs_escape(cp, st)) {
		str_addn(out, raw, n);
	} else if (cp < 0x10000) {
		str_addf(out, "\\u%04" PRIx32, cp);
	} else {
		str_addf(out, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xd7c0 + (cp >> 10),
			0xdc00 + (cp & 0x3ff));
	}
}

/* Invalid bytes, which text_check keeps out, are written as U+FFFD: the output stays JSON. */
static void
add_string(struct str *out, const char *s, const struct style *st)
{
	size_t n = strlen(s), k;
	uint32_t cp;

	str_addc(out, '"');
	for (size_t i = 0; i < n; i += k > 0 ? k : 1) {
		k = utf8_get(s + i, n - i, &cp);
		if (k > 0)
			add_char(out, s + i, k, cp, st);
		else
			add_char(out, "\xef\xbf\xbd", 3, 0xfffd, st);
	}
	str_addc(out, '"');
}

static void
new_line(struct str *out, const struct style *st, int depth)
{
	if (!st->pretty)
		return;
	str_addc(out, '\n');
	str_pad(out, ' ', 2 * (size_t)depth);
}

static void add_value(struct str *out, const struct json *j, const struct style *st, int depth);

static void
add_entries(struct str *out, const struct json *j, const struct style *st, int depth)
{
	bool object = j->type == JSON_OBJECT;

	str_addc(out, object ? '{' : '[');
	for (size_t i = 0; i < j->count; i++) {
		if (i > 0)
			str_addc(out, ',');
		new_line(out, st, depth + 1);
		if (object) {
			add_string(out, j->v[i].key, st);
			str_add(out, st->pretty ? ": " : ":");
		}
		add_value(out, j->v[i].value, st, depth + 1);
	}
	if (j->count > 0)
		new_line(out, st, depth);
	str_addc(out, object ? '}' : ']');
}

static void
add_value(struct str *out, const struct json *j, const struct style *st, int depth)
{
	switch (j->type) {
	case JSON_NULL:
		str_add(out, "null");
		break;
	case JSON_BOOL:
		str_add(out, j->n ? "true" : "false");
		break;
	case JSON_INT:
		str_addf(out, "%" PRId64, j->n);
		break;
	case JSON_STRING:
		add_string(out, j->s, st);
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		add_entries(out, j, st, depth);
		break;
	}
}

void
json_canonical(const struct json *j, bool ascii, struct str *out)
{
	const struct style st = { .ascii = ascii };

	add_value(out, j, &st, 0);
}

void
json_pretty(const struct json *j, struct str *out)
{
	const struct style st = { .pretty = true };

	add_value(out, j, &st, 0);
	str_addc(out, '\n');
}
