/* SPDX-License-Identifier: ISC */
/* The public exports, made twice and looked at: rules K1, K2, K5, K7 and K8. */
#include <string.h>

#include <talanoa/record/export.h>
#include <talanoa/store/whole.h>

#include "check_exports.h"

void
check_exports_init(struct check_exports *x, struct meeting *m)
{
	memset(x, 0, sizeof *x);
	x->m = m;
}

void
check_exports_release(struct check_exports *x)
{
	for (size_t i = 0; i < x->n; i++)
		str_release(&x->v[i].bytes);
	str_release(&x->said);
}

static bool
export(struct check_exports *x, const char *format, struct str *ret_bytes, struct err *err)
{
	return record_export(x->m->store, format, EDITION_PUBLIC, ret_bytes, err);
}

static void
make_one(struct check_exports *x, const char *format)
{
	struct check_export *e = &x->v[x->n++];
	struct str again = STR_INIT;
	struct err err = { 0 };

	str_copy(e->format, sizeof e->format, format);
	if (!export(x, format, &e->bytes, &err) || !export(x, format, &again, &err)) {
		e->failed = true;
		e->leaks = err.code == ERR_DENIED;
		str_copy(e->why, sizeof e->why, err.msg);
	} else {
		e->differs = again.len != e->bytes.len || (again.len > 0 &&
			memcmp(again.p, e->bytes.p, again.len) != 0);
	}
	str_release(&again);
}

static void
make(struct check_exports *x)
{
	const char *all = record_formats();
	char format[16];

	x->made = true;
	while (*all != '\0' && x->n < CHECK_FORMATS) {
		size_t n = strcspn(all, " ");

		str_copy(format, n + 1 < sizeof format ? n + 1 : sizeof format, all);
		make_one(x, format);
		all += n + strspn(all + n, " ");
	}
}

static const char *
form(const struct check_export *e)
{
	if (e->failed)
		return e->leaks ? NULL : e->why;
	return strcmp(e->format, "html") == 0 ? check_form_html(&e->bytes) :
		check_form_text(&e->bytes);
}

static const char *
of_one(const struct check_export *e, enum check_id id)
{
	switch (id) {
	case CHECK_K1: return form(e);
	case CHECK_K2: return e->failed || strcmp(e->format, "html") != 0 ? NULL :
		check_html_refs(&e->bytes);
	case CHECK_K7: return e->leaks ? e->why : NULL;
	case CHECK_K8: return e->differs ? "two exports of one moment differ" : NULL;
	default: return NULL;
	}
}

static void
verify(struct check_exports *x)
{
	struct verify_report r = { 0 };
	struct err err = { 0 };

	if (!store_verify(x->m->store, &r, &err))
		str_add(&x->said, err.msg);
	else if (r.problems > 0)
		str_addf(&x->said, "the record does not hold: %zu problems", r.problems);
	verify_release(&r);
}

const char *
check_exports_say(void *ctx, enum check_id id)
{
	struct check_exports *x = ctx;

	str_clear(&x->said);
	if (id == CHECK_K5) {
		verify(x);
		return str_c(&x->said);
	}
	if (!x->made)
		make(x);
	for (size_t i = 0; i < x->n; i++) {
		const char *why = of_one(&x->v[i], id);

		if (why != NULL)
			str_addf(&x->said, "%s%s: %s", x->said.len > 0 ? "; " : "", x->v[i].format,
				why);
	}
	return str_c(&x->said);
}
