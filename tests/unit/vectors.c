/* SPDX-License-Identifier: ISC */
/* Reading the shared vectors. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vectors.h"

/* Every number in quotes if it has a fraction. */
static void
quote_reals(const char *in, struct str *out)
{
	bool string = false;

	while (*in != '\0') {
		size_t n = strspn(in, "-+.0123456789eE");

		if (*in == '"' && (out->len == 0 || out->p[out->len - 1] != '\\'))
			string = !string;
		if (string || n == 0 || !(isdigit((unsigned char)*in) || *in == '-')) {
			str_addc(out, *in++);
			continue;
		}
		if (memchr(in, '.', n) != NULL) {
			str_addc(out, '"');
			str_addn(out, in, n);
			str_addc(out, '"');
		} else {
			str_addn(out, in, n);
		}
		in += n;
	}
}

static struct json *
parse(FILE *f)
{
	struct str raw = STR_INIT, text = STR_INIT;
	struct json *j;
	struct err err;
	char buf[4096];
	size_t n;

	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(&raw, buf, n);
	quote_reals(str_c(&raw), &text);
	j = json_parse(str_c(&text), text.len, &err);
	str_release(&raw);
	str_release(&text);
	return j;
}

struct json *
vectors_read(const char *name)
{
	const char *dir = getenv("TALANOA_SRCDIR");
	char path[4096];
	struct json *j;
	FILE *f;

	snprintf(path, sizeof path, "%s/../shared/vectors/%s", dir != NULL ? dir : ".", name);
	f = fopen(path, "rb");
	if (f == NULL) {
		printf("1..0 # SKIP no shared vectors at %s\n", path);
		return NULL;
	}
	j = parse(f);
	fclose(f);
	if (j == NULL) {
		printf("Bail out! %s is not JSON\n", path);
		exit(1);
	}
	return j;
}

int64_t
vector_int(const struct json *o, const char *key)
{
	const struct json *v = json_get(o, key);
	int64_t i = 0;

	if (v != NULL)
		json_int(v, &i);
	return i;
}

double
vector_real(const struct json *o, const char *key)
{
	const struct json *v = json_get(o, key);

	if (v == NULL)
		return 0;
	return json_str(v) != NULL ? strtod(json_str(v), NULL) : (double)vector_int(o, key);
}

bool
vector_null(const struct json *o, const char *key)
{
	const struct json *v = json_get(o, key);

	return v == NULL || json_typeof(v) == JSON_NULL;
}
