/* SPDX-License-Identifier: ISC */
/* Reading JSON: jansson parses, its tree is copied into ours and forgotten. */
/*
 * Both headers name enum constants JSON_...; jansson's get a prefix here. Its functions of
 * the same name as ours are not called.
 */
#define JSON_OBJECT JANSSON_OBJECT
#define JSON_ARRAY JANSSON_ARRAY
#define JSON_STRING JANSSON_STRING
#define JSON_NULL JANSSON_NULL
#include <jansson.h>
#undef JSON_OBJECT
#undef JSON_ARRAY
#undef JSON_STRING
#undef JSON_NULL
static inline json_type
jansson_type(const json_t *t)
{
	return json_typeof(t);
}
#undef json_typeof
#undef json_boolean

#include <base/json_value.h>

enum { NESTING_MAX = 32 };

static struct json *copy(json_t *t, int depth, struct err *err);

static struct json *
copy_array(json_t *t, int depth, struct err *err)
{
	struct json *j = json_array();

	for (size_t i = 0; i < json_array_size(t); i++) {
		struct json *v = copy(json_array_get(t, i), depth + 1, err);

		if (v == NULL) {
			json_free(j);
			return NULL;
		}
		json_push(j, v);
	}
	return j;
}

static struct json *
copy_object(json_t *t, int depth, struct err *err)
{
	struct json *j = json_object();

	for (void *it = json_object_iter(t); it != NULL; it = json_object_iter_next(t, it)) {
		struct json *v = copy(json_object_iter_value(it), depth + 1, err);

		if (v == NULL) {
			json_free(j);
			return NULL;
		}
		json_put(j, json_object_iter_key(it), v);
	}
	return j;
}

static struct json *
copy(json_t *t, int depth, struct err *err)
{
	bool nests = jansson_type(t) == JANSSON_OBJECT || jansson_type(t) == JANSSON_ARRAY;

	if (nests && depth >= NESTING_MAX) {
		err_set(err, ERR_FORMAT, "JSON is nested deeper than %d levels", NESTING_MAX);
		return NULL;
	}
	switch (jansson_type(t)) {
	case JANSSON_OBJECT:
		return copy_object(t, depth, err);
	case JANSSON_ARRAY:
		return copy_array(t, depth, err);
	case JANSSON_STRING:
		return json_string(json_string_value(t));
	case JSON_INTEGER:
		return json_integer(json_integer_value(t));
	case JSON_TRUE:
	case JSON_FALSE:
		return json_boolean(jansson_type(t) == JSON_TRUE);
	case JANSSON_NULL:
		return json_null_value();
	default:
		err_set(err, ERR_FORMAT, "JSON holds a number that is not an integer");
		return NULL;
	}
}

struct json *
json_parse(const char *bytes, size_t n, struct err *err)
{
	json_error_t e;
	json_t *t = json_loadb(bytes, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
	struct json *j;

	if (t == NULL) {
		err_set(err, ERR_FORMAT, "not valid JSON, line %d, column %d: %s", e.line,
			e.column, e.text);
		return NULL;
	}
	j = copy(t, 0, err);
	json_decref(t);
	return j;
}
