/* SPDX-License-Identifier: ISC */
/*
 * JSON by jansson, named nowhere else. Canonical form (talanoa-format.5): no white space,
 * keys in byte order, integers only, minimal escapes. Values are reference-free: a parent
 * owns its children; json_free on the root frees all.
 * Must not know: what a document means.
 */
#ifndef TALANOA_BASE_JSON_H
#define TALANOA_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <talanoa/base/err.h>
#include <talanoa/base/str.h>

struct json;			/* one value */

enum json_type { JSON_NULL, JSON_BOOL, JSON_INT, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/*
 * Strict parse of n bytes: no duplicate keys, no trailing bytes, integers only (a real
 * number is an error), nesting <= 32. Caller frees.
 */
struct json *json_parse(const char *bytes, size_t n, struct err *err);
void json_free(struct json *j);		/* NULL is fine */

struct json *json_object(void);
struct json *json_array(void);
struct json *json_string(const char *s);		/* NULL gives null */
struct json *json_integer(int64_t v);
struct json *json_boolean(bool v);
struct json *json_null_value(void);
void json_put(struct json *obj, const char *key, struct json *value);	/* takes value */
void json_push(struct json *arr, struct json *value);			/* takes value */

enum json_type json_typeof(const struct json *j);
const struct json *json_get(const struct json *obj, const char *key);	/* NULL if absent */
const char *json_str(const struct json *j);		/* NULL if not a string */
bool json_int(const struct json *j, int64_t *ret_v);
size_t json_count(const struct json *j);		/* of an array or object */
const struct json *json_at(const struct json *arr, size_t i);
/* Iterate an object in key order: i from 0; false at the end. */
bool json_member(const struct json *obj, size_t i, const char **ret_key,
	const struct json **ret_v);

/* Canonical bytes, non-ASCII as raw UTF-8 (ascii = false) or as \uXXXX (ascii = true). */
void json_canonical(const struct json *j, bool ascii, struct str *out);
/* For people and --json output: keys in byte order, two spaces of indent, final newline. */
void json_pretty(const struct json *j, struct str *out);

#endif
