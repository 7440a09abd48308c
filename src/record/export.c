/* SPDX-License-Identifier: ISC */
/* Edition, document, renderer; and the last look at what is about to leave. */
#include <locale.h>
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/conf/paths.h>
#include <talanoa/record/export.h>

#include "secret.h"
#include "write.h"

static const struct format {
	const char *name;
	void (*write)(const struct document *doc, struct str *out);
} formats[] = {
	{ "txt", write_txt },
	{ "md", write_md },
	{ "html", write_html },
};

const char *
record_formats(void)
{
	return "txt md html";
}

static const struct format *
find_format(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(formats[i].name, name))
			return &formats[i];
	return NULL;
}

/* Widths and letter case must not depend on the operator's locale. */
static void
render(const struct edition *ed, const struct format *f, struct str *out)
{
	locale_t utf8 = newlocale(LC_ALL_MASK, "C.UTF-8", NULL), old = (locale_t)0;
	struct document doc;

	if (utf8 != (locale_t)0)
		old = uselocale(utf8);
	document_build(ed, &doc);
	f->write(&doc, out);
	document_release(&doc);
	if (utf8 == (locale_t)0)
		return;
	uselocale(old);
	freelocale(utf8);
}

static bool
load_countries(struct countries **ret_c, struct err *err)
{
	struct paths paths;
	bool ok;

	paths_find(&paths);
	ok = countries_load(paths.data, COUNTRY_ISO_FILE, ret_c, err);
	paths_release(&paths);
	return ok;
}

/* Whoever asks has begun to read. */
static bool
write_edition(struct store *s, const struct edition_ask *ask, const struct format *f,
	struct str *out, struct err *err)
{
	struct secrets sec;
	struct edition ed;
	bool ok;

	if (!edition_load_guarded(s, ask, &ed, &sec, err))
		return false;
	render(&ed, f, out);
	ok = secrets_absent(&sec, out, err);
	edition_release(&ed);
	secrets_release(&sec);
	return ok;
}

/* Everything before the reading; *ret_countries is the caller's. */
static bool
prepare(const struct export_ask *ask, struct edition_ask *ret_ask, const struct format **ret_f,
	struct countries **ret_countries, struct err *err)
{
	const struct format *f = find_format(ask->format);
	struct countries *countries = NULL;

	if (f == NULL)
		return err_set(err, ERR_USAGE, "there is no format \"%s\": the formats are %s",
			ask->format, record_formats());
	if (!load_countries(&countries, err))
		return false;
	*ret_f = f;
	*ret_countries = countries;
	*ret_ask = (struct edition_ask){ .kind = ask->kind, .countries = countries,
		.group = ask->group, .mine = ask->mine, .changes = ask->changes };
	return true;
}

bool
record_export_as(struct store *s, const struct export_ask *ask, struct str *ret_bytes,
	struct err *err)
{
	struct countries *countries;
	struct str out = STR_INIT;
	struct edition_ask eask;
	const struct format *f;
	bool ok;

	if (!prepare(ask, &eask, &f, &countries, err))
		return false;
	ok = store_read_begin(s, err);
	if (ok) {
		ok = write_edition(s, &eask, f, &out, err);
		store_read_end(s);
	}
	countries_free(countries);
	if (ok)
		str_addn(ret_bytes, str_c(&out), out.len);
	str_release(&out);
	return ok;
}

bool
record_export(struct store *s, const char *format, enum edition_kind kind,
	struct str *ret_bytes, struct err *err)
{
	return record_export_as(s, &(struct export_ask){ .format = format, .kind = kind },
		ret_bytes, err);
}

void
packs_release(struct export_pack *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(v[i].code);
		str_release(&v[i].bytes);
	}
	free(v);
}

static bool
write_packs(struct store *s, struct edition_ask *ask, const struct format *f,
	struct export_pack **ret_v, size_t *ret_n, struct err *err)
{
	struct export_pack *v;
	struct units groups;
	bool ok = true;

	if (!store_units(s, UNIT_GROUP, &groups, err))
		return false;
	v = mem_alloc((groups.n + 1) * sizeof *v);
	for (size_t i = 0; i < groups.n; i++) {
		v[i].code = mem_strdup(unit_text(&groups.v[i], FLD_CODE));
		ask->group = &groups.v[i].id;
		ok = ok && write_edition(s, ask, f, &v[i].bytes, err);
	}
	if (groups.n == 0)
		ok = err_set(err, ERR_STATE, "there is no constituency to make a pack for; group add "
			"CODE NAME adds one");
	if (ok) {
		*ret_v = v;
		*ret_n = groups.n;
	} else {
		packs_release(v, groups.n);
	}
	units_release(&groups);
	return ok;
}

bool
record_packs(struct store *s, const struct export_ask *ask, struct export_pack **ret_v,
	size_t *ret_n, struct err *err)
{
	struct countries *countries;
	struct edition_ask eask;
	const struct format *f;
	bool ok;

	if (!prepare(ask, &eask, &f, &countries, err))
		return false;
	ok = store_read_begin(s, err);
	if (ok) {
		ok = write_packs(s, &eask, f, ret_v, ret_n, err);
		store_read_end(s);
	}
	countries_free(countries);
	return ok;
}
