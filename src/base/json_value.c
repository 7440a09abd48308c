/* SPDX-License-Identifier: ISC */
/* The tree of JSON values: making, reading and freeing it. */
#include <stdlib.h>
#include <string.h>

#include <base/json_value.h>
#include <talanoa/base/mem.h>

static struct json *
make(enum json_type type, int64_t n)
{
	struct json *j = mem_alloc(sizeof *j);

	j->type = type;
	j->n = n;
	return j;
}

void
json_free(struct json *j)
{
	if (j == NULL)
		return;
	for (size_t i = 0; i < j->count; i++) {
		free(j->v[i].key);
		json_free(j->v[i].value);
	}
	free(j->v);
	free(j->s);
	free(j);
}

struct json *
json_object(void)
{
	return make(JSON_OBJECT, 0);
}

struct json *
json_array(void)
{
	return make(JSON_ARRAY, 0);
}

struct json *
json_string(const char *s)
{
	struct json *j = make(s != NULL ? JSON_STRING : JSON_NULL, 0);

	j->s = mem_strdup(s);
	return j;
}

struct json *
json_integer(int64_t v)
{
	return make(JSON_INT, v);
}

struct json *
json_boolean(bool v)
{
	return make(JSON_BOOL, v);
}

struct json *
json_null_value(void)
{
	return make(JSON_NULL, 0);
}

/* Where key is, or where it would be put; *ret_found says which. */
static size_t
find(const struct json *obj, const char *key, bool *ret_found)
{
	size_t lo = 0, hi = obj->count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(obj->v[mid].key, key);

		if (c == 0) {
			*ret_found = true;
			return mid;
		}
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	*ret_found = false;
	return lo;
}

void
json_put(struct json *obj, const char *key, struct json *value)
{
	bool found;
	size_t i = find(obj, key, &found);

	if (found) {
		json_free(obj->v[i].value);
		obj->v[i].value = value;
		return;
	}
	MEM_GROW(obj->v, obj->count, obj->cap);
	memmove(&obj->v[i + 1], &obj->v[i], (obj->count - i) * sizeof obj->v[0]);
	obj->v[i] = (struct json_entry){ mem_strdup(key), value };
	obj->count++;
}

void
json_push(struct json *arr, struct json *value)
{
	MEM_GROW(arr->v, arr->count, arr->cap);
	arr->v[arr->count++] = (struct json_entry){ NULL, value };
}

enum json_type
json_typeof(const struct json *j)
{
	return j->type;
}

const struct json *
json_get(const struct json *obj, const char *key)
{
	bool found;
	size_t i;

	if (obj == NULL || obj->type != JSON_OBJECT)
		return NULL;
	i = find(obj, key, &found);
	return found ? obj->v[i].value : NULL;
}

const char *
json_str(const struct json *j)
{
	return j != NULL ? j->s : NULL;
}

bool
json_int(const struct json *j, int64_t *ret_v)
{
	if (j == NULL || (j->type != JSON_INT && j->type != JSON_BOOL))
		return false;
	*ret_v = j->n;
	return true;
}

size_t
json_count(const struct json *j)
{
	return j != NULL ? j->count : 0;
}

const struct json *
json_at(const struct json *arr, size_t i)
{
	return i < json_count(arr) ? arr->v[i].value : NULL;
}

bool
json_member(const struct json *obj, size_t i, const char **ret_key, const struct json **ret_v)
{
	if (obj == NULL || obj->type != JSON_OBJECT || i >= obj->count)
		return false;
	*ret_key = obj->v[i].key;
	*ret_v = obj->v[i].value;
	return true;
}
