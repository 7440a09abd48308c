/* SPDX-License-Identifier: ISC */
/* talanoa merge: other copies of the same meeting, brought in one by one. */
#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

static void
say_count(struct cli *c, size_t n, const char *what)
{
	if (n > 0)
		cli_printf(c, "  %zu %s\n", n, what);
}

static void
say_report(struct cli *c, const char *other, const struct merge_report *r)
{
	if (r->events == 0 && r->values == 0) {
		cli_printf(c, _("%s: nothing new, %zu entries were here already\n"), other,
			r->already);
	} else {
		cli_printf(c, _("%s: %zu new entries, %zu values; %zu entries were here already\n"),
			other, r->events, r->values, r->already);
	}
	say_count(c, r->conflicts, _("fields in which the copies differ; the later one is shown"));
	say_count(c, r->duplicates, _("numbers given twice; the later one got a letter, as in 3b"));
	say_count(c, r->open_turns, _("turns of another copy were never ended"));
}

bool
cmd_MERGE(struct cli *c, struct err *err)
{
	struct meeting *m;
	bool ok = true;

	if (!cli_open(c, STORE_WRITE, &m, err))
		return false;
	for (int i = 1; ok && i < c->n_args; i++) {
		struct merge_report r = { 0 };

		ok = store_merge(m->store, c->arg[i], &r, err);
		if (!ok)
			break;
		say_report(c, c->arg[i], &r);
		if (r.conflicts + r.duplicates + r.open_turns > 0)
			c->status = 1;
		ok = cli_flush(c, err);
	}
	meeting_close(m);
	return ok;
}
