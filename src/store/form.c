/* SPDX-License-Identifier: ISC */
/*
 * The form of an event's bytes: canonical JSON that holds codes, ids and integers only. Reading
 * that and nothing else is three times as fast as reading any JSON and writing it again.
 */
#include <string.h>

#include "body.h"

enum { CODE_MAX = 64, DEPTH_MAX = 4 };

static const int64_t int_max = (int64_t)1 << 53;

static const bool code_char[256] = {
	['a' ... 'z'] = true, ['0' ... '9'] = true, ['_'] = true, ['+'] = true, ['.'] = true,
	[':'] = true, ['/'] = true, ['-'] = true
};
static const bool name_char[256] = {
	['a' ... 'z'] = true, ['0' ... '9'] = true, ['_'] = true
};

struct reader {
	const char *p, *end;
	int depth;
};

static struct json *read_value(struct reader *r);

static bool
take(struct reader *r, char c)
{
	if (r->p == r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

/* A quoted run of the given characters. */
static bool
read_run(struct reader *r, const bool *allowed, char buf[static CODE_MAX + 1])
{
	size_t n = 0;

	if (!take(r, '"'))
		return false;
	while (r->p < r->end && n < CODE_MAX && allowed[(unsigned char)*r->p])
		buf[n++] = *r->p++;
	buf[n] = '\0';
	return take(r, '"');
}

static struct json *
read_string(struct reader *r)
{
	char buf[CODE_MAX + 1];

	return read_run(r, code_char, buf) ? json_string(buf) : NULL;
}

static struct json *
read_int(struct reader *r)
{
	bool minus = take(r, '-');
	const char *first = r->p;
	int64_t v = 0;

	while (r->p < r->end && *r->p >= '0' && *r->p <= '9' && v <= int_max)
		v = v * 10 + (*r->p++ - '0');
	if (r->p == first || v > int_max || (*first == '0' && (r->p > first + 1 || minus)))
		return NULL;
	return json_integer(minus ? -v : v);
}

static bool
read_element(struct reader *r, struct json *a)
{
	struct json *v = read_value(r);

	if (v != NULL)
		json_push(a, v);
	return v != NULL;
}

/* Keys in byte order, so that none comes twice. */
static bool
read_member(struct reader *r, struct json *o, char last[static CODE_MAX + 1])
{
	char key[CODE_MAX + 1];
	struct json *v;

	if (!read_run(r, name_char, key) || strcmp(key, last) <= 0 || !take(r, ':'))
		return false;
	v = read_value(r);
	if (v == NULL)
		return false;
	json_put(o, key, v);
	memcpy(last, key, sizeof key);
	return true;
}

static struct json *
read_list(struct reader *r, char close, struct json *j)
{
	char last[CODE_MAX + 1] = "";
	bool ok = ++r->depth <= DEPTH_MAX, more = ok && !take(r, close);

	while (more && ok) {
		ok = close == ']' ? read_element(r, j) : read_member(r, j, last);
		more = ok && take(r, ',');
		ok = ok && (more || take(r, close));
	}
	r->depth--;
	if (ok)
		return j;
	json_free(j);
	return NULL;
}

static struct json *
read_value(struct reader *r)
{
	if (take(r, '{'))
		return read_list(r, '}', json_object());
	if (take(r, '['))
		return read_list(r, ']', json_array());
	if (r->p < r->end && *r->p == '"')
		return read_string(r);
	return read_int(r);
}

static bool
known_keys(const struct json *o, struct err *err)
{
	static const char *const keys[] = { "act", "at", "c", "data", "format", "kind", "meeting",
		"ms", "parents", "seals", "seq", "stated", "subject", "supersedes", "undoes",
		"unset", "writer" };
	const struct json *v;
	const char *key;
	size_t k = 0;

	for (size_t i = 0; json_member(o, i, &key, &v); i++) {
		while (k < sizeof keys / sizeof *keys && strcmp(keys[k], key) < 0)
			k++;
		if (k == sizeof keys / sizeof *keys || !str_eq(keys[k], key))
			return err_set(err, ERR_INTEGRITY, "it has a key that format %d does not "
				"have: \"%s\"", STORE_FORMAT, key);
	}
	return true;
}

struct json *
body_parse(const char *bytes, size_t n, struct err *err)
{
	struct reader r = { .p = bytes, .end = bytes + n };
	struct json *o = read_value(&r);

	if (o != NULL && r.p == r.end && json_typeof(o) == JSON_OBJECT && known_keys(o, err))
		return o;
	if (o == NULL || r.p != r.end || json_typeof(o) != JSON_OBJECT)
		err_set(err, ERR_INTEGRITY, "its bytes are not the canonical form of an event "
			"(byte %zu)", (size_t)(r.p - bytes));
	json_free(o);
	return NULL;
}
