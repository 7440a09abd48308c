/* SPDX-License-Identifier: ISC */
/* The form of an event's bytes: canonical JSON that holds codes, ids and integers only. */
#include <string.h>

#include "body.h"

enum { CODE_MAX = 64 };

static const int64_t int_max = (int64_t)1 << 53;

static bool
is_code(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_+.:/-");

	return n <= CODE_MAX && s[n] == '\0';
}

static bool
is_name(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return n > 0 && n <= CODE_MAX && s[n] == '\0';
}

static bool check_value(const struct json *v, struct err *err);

static bool
check_array(const struct json *a, struct err *err)
{
	for (size_t i = 0; i < json_count(a); i++)
		if (!check_value(json_at(a, i), err))
			return false;
	return true;
}

static bool
check_object(const struct json *o, struct err *err)
{
	const struct json *v;
	const char *key;

	for (size_t i = 0; json_member(o, i, &key, &v); i++) {
		if (!is_name(key))
			return err_set(err, ERR_INTEGRITY, "it has a key that is not a name");
		if (!check_value(v, err))
			return err_prefix(err, "\"%s\": ", key);
	}
	return true;
}

static bool
check_value(const struct json *v, struct err *err)
{
	int64_t n;

	switch (json_typeof(v)) {
	case JSON_INT:
		json_int(v, &n);
		return (n <= int_max && n >= -int_max) ||
			err_set(err, ERR_INTEGRITY, "an integer beyond 2^53");
	case JSON_STRING:
		return is_code(json_str(v)) ||
			err_set(err, ERR_INTEGRITY, "words stand in clear where a code belongs");
	case JSON_ARRAY:
		return check_array(v, err);
	case JSON_OBJECT:
		return check_object(v, err);
	default:
		return err_set(err, ERR_INTEGRITY, "a value that is no string, integer or list");
	}
}

static bool
check_keys(const struct json *o, struct err *err)
{
	static const char *const keys[] = { "act", "at", "c", "data", "format", "kind", "meeting",
		"ms", "parents", "seals", "seq", "stated", "subject", "supersedes", "undoes",
		"unset", "writer" };
	const struct json *v;
	const char *key;

	for (size_t i = 0; json_member(o, i, &key, &v); i++) {
		size_t k = 0;

		while (k < sizeof keys / sizeof *keys && !str_eq(keys[k], key))
			k++;
		if (k == sizeof keys / sizeof *keys)
			return err_set(err, ERR_INTEGRITY, "it has a key that format %d does not "
				"have", STORE_FORMAT);
	}
	return true;
}

bool
body_form(const struct json *o, const char *bytes, size_t n, struct err *err)
{
	struct str again = STR_INIT;
	bool same;

	if (json_typeof(o) != JSON_OBJECT)
		return err_set(err, ERR_INTEGRITY, "it is not an object");
	json_canonical(o, true, &again);
	same = again.len == n && memcmp(str_c(&again), bytes, n) == 0;
	str_release(&again);
	if (!same)
		return err_set(err, ERR_INTEGRITY, "its bytes are not in canonical form");
	return check_keys(o, err) && check_object(o, err);
}
