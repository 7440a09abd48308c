/* SPDX-License-Identifier: ISC */
/* talanoa export: the minutes, to standard output or whole into a file. */
#include <string.h>

#include <talanoa/base/i18n.h>
#include <talanoa/record/export.h>

#include "cli.h"

static bool
edition_of(const char *name, enum edition_kind *ret_kind, struct err *err)
{
	if (str_eq(name, "public"))
		*ret_kind = EDITION_PUBLIC;
	else if (str_eq(name, "full"))
		*ret_kind = EDITION_FULL;
	else
		return err_set(err, ERR_USAGE, _("--edition %s: an edition is public or full"), name);
	return true;
}

static bool
known_format(const char *format)
{
	const char *all = record_formats();
	struct str word = STR_INIT, list = STR_INIT;
	bool known;

	str_addf(&word, " %s ", format);
	str_addf(&list, " %s ", all);
	known = *format != '\0' && strchr(format, ' ') == NULL &&
		strstr(str_c(&list), str_c(&word)) != NULL;
	str_release(&word);
	str_release(&list);
	return known;
}

static bool
deliver(struct cli *c, const struct str *bytes, struct err *err)
{
	const char *path = c->value[SUBOPT_EXPORT_OUTPUT];

	if (path == NULL || str_eq(path, "-")) {
		/* The writers of the record have made it safe already. */
		str_addn(&c->out, str_c(bytes), bytes->len);
		return true;
	}
	if (!cli_write_file(path, bytes, c->value[SUBOPT_EXPORT_FORCE] != NULL, err))
		return false;
	cli_printf(c, _("%s: written, %zu bytes\n"), path, bytes->len);
	return true;
}

bool
cmd_EXPORT(struct cli *c, struct err *err)
{
	const char *format = c->value[SUBOPT_EXPORT_FORMAT];
	const char *edition = c->value[SUBOPT_EXPORT_EDITION];
	struct str bytes = STR_INIT;
	enum edition_kind kind = EDITION_PUBLIC;
	struct meeting *m;
	bool ok;

	if (format == NULL)
		format = option_text(&c->options, OPT_EXPORT_FORMAT);
	if (edition == NULL)
		edition = option_text(&c->options, OPT_EXPORT_EDITION);
	if (!known_format(format))
		return err_set(err, ERR_USAGE, _("--format %s: the formats are %s"), format,
			record_formats());
	if (!edition_of(edition, &kind, err) || !cli_open(c, STORE_READ, &m, err))
		return false;
	ok = record_export(m->store, format, kind, &bytes, err) && deliver(c, &bytes, err);
	str_release(&bytes);
	meeting_close(m);
	return ok;
}
