/* SPDX-License-Identifier: ISC */
/* talanoa export: the minutes to standard output, whole into a file, or as packs in a folder. */
#include <string.h>
#include <sys/stat.h>

#include <talanoa/app/names.h>
#include <talanoa/base/i18n.h>

#include "export.h"

/* What the command line says. */
struct wish {
	struct export_ask ask;
	const char *code;		/* constituency:CODE */
	const char *mine;		/* a name */
	const char *out;		/* NULL: standard output */
	const char *key;		/* NULL: not signed */
	bool all;			/* constituency:all */
};

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
read_edition(const char *name, struct wish *w, struct err *err)
{
	static const char constituency[] = "constituency:";

	if (str_eq(name, "public")) {
		w->ask.kind = EDITION_PUBLIC;
	} else if (str_eq(name, "full")) {
		w->ask.kind = EDITION_FULL;
	} else if (str_starts(name, constituency) && name[sizeof constituency - 1] != '\0') {
		w->ask.kind = EDITION_CONSTITUENCY;
		w->code = name + sizeof constituency - 1;
		w->all = str_eq(w->code, "all");
	} else {
		return err_set(err, ERR_USAGE, _("--edition %s: an edition is public, full, "
			"constituency:CODE or constituency:all"), name);
	}
	return true;
}

/* Options that say nothing together. */
static bool
agree(const struct cli *c, const struct wish *w, struct err *err)
{
	const char *since = c->value[SUBOPT_EXPORT_CHANGES];

	if (since != NULL && !str_eq(since, "circulated"))
		return err_set(err, ERR_USAGE, _("--changes-since %s: changes are told since "
			"circulated"), since);
	if (w->mine != NULL && (c->value[SUBOPT_EXPORT_EDITION] != NULL || since != NULL))
		return err_set(err, ERR_USAGE, _("--mine is one member's own part; --edition and "
			"--changes-since are about the minutes"));
	if (w->all && w->out == NULL)
		return err_set(err, ERR_USAGE, _("--edition constituency:all: say with -o DIR which "
			"new or empty folder the packs go to"));
	if (c->value[SUBOPT_EXPORT_SIGN] != NULL && w->out == NULL)
		return err_set(err, ERR_USAGE, _("--sign: say with -o OUT which file is signed"));
	return true;
}

static bool
read_wish(const struct cli *c, struct wish *ret_wish, struct err *err)
{
	const char *format = c->value[SUBOPT_EXPORT_FORMAT], *out = c->value[SUBOPT_EXPORT_OUTPUT];
	const char *edition = c->value[SUBOPT_EXPORT_EDITION], *key = c->value[SUBOPT_EXPORT_SIGN];
	struct wish w = { .mine = c->value[SUBOPT_EXPORT_MINE] };

	if (format == NULL)
		format = option_text(&c->options, OPT_EXPORT_FORMAT);
	if (edition == NULL)
		edition = w.mine != NULL ? "public" : option_text(&c->options, OPT_EXPORT_EDITION);
	if (key == NULL)
		key = option_text(&c->options, OPT_EXPORT_SIGN_KEY);
	if (!known_format(format))
		return err_set(err, ERR_USAGE, _("--format %s: the formats are %s"), format,
			record_formats());
	w.ask.format = format;
	w.ask.changes = c->value[SUBOPT_EXPORT_CHANGES] != NULL;
	w.out = out == NULL || str_eq(out, "-") ? NULL : out;
	w.key = w.out == NULL || *key == '\0' ? NULL : key;
	if (!read_edition(edition, &w, err) || !agree(c, &w, err))
		return false;
	*ret_wish = w;
	return true;
}

/* The constituency and the member that were named. */
static bool
resolve(const struct meeting *m, struct wish *w, struct err *err)
{
	const struct unit *u;

	if (w->code != NULL && !w->all) {
		if (!names_group(m, w->code, &u, err))
			return err_prefix(err, "--edition: ");
		w->ask.group = &u->id;
	}
	if (w->mine != NULL) {
		if (!names_person(m, w->mine, &u, err))
			return err_prefix(err, "--mine: ");
		w->ask.mine = &u->id;
	}
	return true;
}

/* Written anew without one: what stands beside it is of the file before. */
static void
say_old_signature(struct cli *c, const struct wish *w)
{
	struct str path = STR_INIT;
	struct stat st;

	str_addf(&path, "%s.sig", w->out);
	if (w->key == NULL && lstat(str_c(&path), &st) == 0)
		cli_printf(c, _("%s is not of this file: --sign KEY signs it anew\n"),
			str_c(&path));
	str_release(&path);
}

static bool
deliver(struct cli *c, const struct wish *w, const struct str *bytes, struct err *err)
{
	struct export_out o = { .path = w->out, .key = w->key,
		.replace = c->value[SUBOPT_EXPORT_FORCE] != NULL };

	if (w->out == NULL) {
		/* The writers of the record have made it safe already. */
		str_addn(&c->out, str_c(bytes), bytes->len);
		return true;
	}
	if (!export_file(&o, bytes, err))
		return false;
	cli_printf(c, _("%s: written, %zu bytes\n"), w->out, bytes->len);
	if (w->key != NULL)
		cli_printf(c, _("%s.sig: its signature\n"), w->out);
	say_old_signature(c, w);
	return true;
}

static bool
write_packs(struct cli *c, struct meeting *m, const struct wish *w, struct err *err)
{
	struct export_pack *v;
	size_t n;
	bool ok;

	if (!record_packs(m->store, &w->ask, &v, &n, err))
		return false;
	ok = export_folder(w->out, w->ask.format, w->key, v, n, err);
	packs_release(v, n);
	if (ok)
		cli_printf(c, _("%s: %zu packs, one for each constituency, of one moment\n"), w->out,
			n);
	return ok;
}

bool
cmd_EXPORT(struct cli *c, struct err *err)
{
	struct str bytes = STR_INIT;
	struct meeting *m;
	struct wish w;
	bool ok;

	if (!read_wish(c, &w, err) || !cli_open(c, STORE_READ, &m, err))
		return false;
	ok = resolve(m, &w, err);
	if (ok && w.all)
		ok = write_packs(c, m, &w, err);
	else if (ok)
		ok = record_export_as(m->store, &w.ask, &bytes, err) && deliver(c, &w, &bytes, err);
	str_release(&bytes);
	meeting_close(m);
	return ok;
}
