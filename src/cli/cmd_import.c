/* SPDX-License-Identifier: ISC */
/* talanoa import: people and agendas out of CSV files, logs of meetings; all of them or none. */
#include <string.h>

#include <talanoa/app/import.h>
#include <talanoa/base/i18n.h>

#include "cli.h"

/* What a person should look at, each line with its file. */
static void
print_lines(struct cli *c, const char *path, const struct import_report *r)
{
	for (const char *s = str_c(&r->text); *s != '\0'; ) {
		size_t n = strcspn(s, "\n");

		cli_printf(c, "%s: %.*s\n", path, (int)n, s);
		s += n + (s[n] == '\n');
	}
}

static void
complain_lines(const char *path, const struct import_report *r)
{
	for (const char *s = str_c(&r->text); *s != '\0'; ) {
		size_t n = strcspn(s, "\n");

		cli_complain("%s: %.*s", path, (int)n, s);
		s += n + (s[n] == '\n');
	}
}

static void
print_report(struct cli *c, const char *path, const struct import_report *r)
{
	struct str words = STR_INIT;

	import_summary(r, &words);
	cli_printf(c, "%s: %s\n", path, str_c(&words));
	str_release(&words);
	print_lines(c, path, r);
}

static bool
import_one(struct cli *c, struct meeting *m, const char *path, const struct import_ask *ask,
	struct json *all, struct err *err)
{
	struct import_report r;
	bool ok = import_file(m, path, ask, &r, err);

	if (ok && all != NULL) {
		struct json *one = import_json(&r);

		json_put(one, "source", json_string(path));
		json_put(one, "text", json_string(str_c(&r.text)));
		json_push(all, one);
	} else if (ok) {
		print_report(c, path, &r);
	} else if (r.refused > 1) {
		complain_lines(path, &r);
	}
	if (ok && r.warnings > 0)
		c->status = 1;
	import_release(&r);
	return ok;
}

static bool
read_ask(const struct cli *c, struct import_ask *ret_ask, struct err *err)
{
	static const char *const kinds[] = { "", "people", "agenda", "log" };
	const char *kind = c->value[SUBOPT_IMPORT_KIND];
	struct import_ask ask = { .what = IMPORT_DETECT, .group = c->value[SUBOPT_IMPORT_GROUP],
		.date = c->value[SUBOPT_IMPORT_DATE], .zone = c->value[SUBOPT_IMPORT_ZONE] };

	for (int i = 1; kind != NULL && i < 4; i++)
		if (str_eq(kind, kinds[i]))
			ask.what = (enum import_what)i;
	if (kind != NULL && ask.what == IMPORT_DETECT)
		return err_set(err, ERR_USAGE, _("--kind %s: the kinds are log, people, agenda"),
			kind);
	*ret_ask = ask;
	return true;
}

/* Every source in one transaction: what a later one refuses, the earlier ones lose too. */
static bool
import_all(struct cli *c, struct meeting *m, const struct import_ask *ask, struct json *all,
	struct err *err)
{
	bool ok = store_batch_begin(m->store, err);

	for (int i = 1; ok && i < c->n_args; i++)
		ok = import_one(c, m, c->arg[i], ask, all, err);
	if (ok && c->value[SUBOPT_IMPORT_DRY] == NULL)
		return store_batch_end(m->store, true, err);
	store_batch_end(m->store, false, NULL);
	return ok;
}

bool
cmd_IMPORT(struct cli *c, struct err *err)
{
	struct json *all = c->value[SUBOPT_IMPORT_JSON] == NULL ? NULL : json_array();
	struct import_ask ask;
	struct meeting *m = NULL;
	bool ok = read_ask(c, &ask, err) && cli_open(c, STORE_WRITE, &m, err) &&
		import_all(c, m, &ask, all, err);

	/* What was said of the files before the refused one is not so. */
	if (!ok)
		str_clear(&c->out);
	else if (all != NULL)
		json_pretty(all, &c->out);
	else if (c->value[SUBOPT_IMPORT_DRY] != NULL)
		cli_printf(c, "%s", _("nothing was recorded (--dry-run)\n"));
	meeting_close(m);
	json_free(all);
	return ok;
}
