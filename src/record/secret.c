/* SPDX-License-Identifier: ISC */
/* The search of a public edition's bytes for what it must not hold. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "secret.h"

void
secrets_release(struct secrets *sec)
{
	for (size_t i = 0; i < sec->n; i++) {
		free(sec->v[i].value);
		free(sec->v[i].where);
	}
	free(sec->v);
	*sec = (struct secrets){ 0 };
}

/* Without white space, list and quotation bars, and escapes: wrapping and Markdown add those. */
static void
squeeze(struct str *out, const char *s, size_t n)
{
	str_addn(out, "", 0);
	for (size_t i = 0; i < n; i++)
		if (strchr(" \n\t\\>|", s[i]) == NULL || s[i] == '\0')
			str_addc(out, s[i]);
}

static bool
holds(const struct str *bytes, const char *value, size_t n)
{
	return n > 0 && bytes->len >= n && memmem(bytes->p, bytes->len, value, n) != NULL;
}

bool
secrets_absent(const struct secrets *sec, const struct str *bytes, struct err *err)
{
	struct str flat = STR_INIT, value = STR_INIT;
	const char *where = NULL;

	squeeze(&flat, str_c(bytes), bytes->len);
	for (size_t i = 0; i < sec->n && where == NULL; i++) {
		size_t n = strlen(sec->v[i].value);

		str_clear(&value);
		squeeze(&value, sec->v[i].value, n);
		if (holds(bytes, sec->v[i].value, n) ||
		    (value.len >= SECRET_LEAST / 2 && holds(&flat, str_c(&value), value.len)))
			where = sec->v[i].where;
	}
	str_release(&flat);
	str_release(&value);
	if (where != NULL)
		return err_set(err, ERR_DENIED, "the public edition would hold the %s, which must "
			"not leave: withhold or correct whatever else says the same", where);
	return true;
}
