/* SPDX-License-Identifier: ISC */
/* What a JSON value is made of, shared by its three source files. Nobody else looks. */
#ifndef TALANOA_SRC_BASE_JSON_VALUE_H
#define TALANOA_SRC_BASE_JSON_VALUE_H

#include <talanoa/base/json.h>

struct json_entry {
	char *key;		/* NULL in an array */
	struct json *value;
};

struct json {
	enum json_type type;
	int64_t n;			/* integer, or 0 and 1 of a boolean */
	char *s;			/* string */
	struct json_entry *v;		/* members in byte order of their keys, or elements */
	size_t count, cap;
};

#endif
