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

/* jansson exports these four names; ours are called otherwise once compiled. */
#define json_object talanoa_json_object
#define json_array talanoa_json_array
#define json_string talanoa_json_string
#define json_integer talanoa_json_integer

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
/* Takes value; a second value for a key replaces the first. */
void json_put(struct json *obj, const char *key, struct json *value);
void json_push(struct json *arr, struct json *value);			/* takes value */

enum json_type json_typeof(const struct json *j);
const struct json *json_get(const struct json *obj, const char *key);	/* NULL if absent */
const char *json_str(const struct json *j);		/* NULL if not a string */
bool json_int(const struct json *j, int64_t *ret_v);	/* also true = 1, false = 0 */
size_t json_count(const struct json *j);		/* of an array or object */
const struct json *json_at(const struct json *arr, size_t i);
/* Iterate an object in key order: i from 0; false at the end. */
bool json_member(const struct json *obj, size_t i, const char **ret_key,
	const struct json **ret_v);

/* Canonical bytes, non-ASCII as raw UTF-8 (ascii = false) or as \uXXXX (ascii = true). */
void json_canonical(const struct json *j, bool ascii, struct str *out);
/*
 * For people and --json output: keys in byte order, two spaces of indent, final newline.
 * Raw UTF-8, but what could steer a terminal (DEL, C1, bidi controls) is written \uXXXX.
 */
void json_pretty(const struct json *j, struct str *out);

#endif
