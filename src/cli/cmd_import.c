/* SPDX-License-Identifier: ISC */
/* talanoa import: people and agendas out of CSV files, all of them or none. */
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

static bool
import_one(struct cli *c, struct meeting *m, const char *path, struct err *err)
{
	struct import_report r;
	struct str words = STR_INIT;
	bool ok = import_csv(m, path, &r, err);

	if (ok) {
		import_summary(&r, &words);
		cli_printf(c, "%s: %s\n", path, str_c(&words));
		print_lines(c, path, &r);
		if (r.warnings > 0)
			c->status = 1;
	} else if (r.refused > 1) {
		complain_lines(path, &r);
	}
	str_release(&words);
	import_release(&r);
	return ok;
}

bool
cmd_IMPORT(struct cli *c, struct err *err)
{
	struct meeting *m;
	bool ok;

	if (!cli_open(c, STORE_WRITE, &m, err))
		return false;
	ok = store_batch_begin(m->store, err);
	for (int i = 1; ok && i < c->n_args; i++)
		ok = import_one(c, m, c->arg[i], err);
	if (ok)
		ok = store_batch_end(m->store, true, err);
	else
		store_batch_end(m->store, false, NULL);
	/* What was said of the files before the refused one is not so. */
	if (!ok)
		str_clear(&c->out);
	meeting_close(m);
	return ok;
}
