/* SPDX-License-Identifier: ISC */
/* Edition, document, renderer; and the last look at what is about to leave. */
#include <locale.h>

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

static bool
load(struct store *s, const struct edition_ask *ask, struct edition *ret_ed,
	struct secrets *ret_sec, struct err *err)
{
	bool ok;

	if (!store_read_begin(s, err))
		return false;
	ok = edition_load_guarded(s, ask, ret_ed, ret_sec, err);
	store_read_end(s);
	return ok;
}

bool
record_export(struct store *s, const char *format, enum edition_kind kind,
	struct str *ret_bytes, struct err *err)
{
	const struct format *f = find_format(format);
	struct edition_ask ask = { .kind = kind };
	struct countries *countries = NULL;
	struct str out = STR_INIT;
	struct secrets sec;
	struct edition ed;
	bool ok;

	if (f == NULL)
		return err_set(err, ERR_USAGE, "there is no format \"%s\": the formats are %s",
			format, record_formats());
	if (!load_countries(&countries, err))
		return false;
	ask.countries = countries;
	ok = load(s, &ask, &ed, &sec, err);
	if (ok) {
		render(&ed, f, &out);
		ok = secrets_absent(&sec, &out, err);
		edition_release(&ed);
		secrets_release(&sec);
	}
	countries_free(countries);
	if (ok)
		str_addn(ret_bytes, str_c(&out), out.len);
	str_release(&out);
	return ok;
}
