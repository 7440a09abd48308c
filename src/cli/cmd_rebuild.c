/* SPDX-License-Identifier: ISC */
/* talanoa rebuild: everything derived from the journal, made anew. */
#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

bool
cmd_REBUILD(struct cli *c, struct err *err)
{
	struct meeting *m;
	size_t events;
	bool ok;

	if (!cli_open(c, STORE_WRITE, &m, err))
		return false;
	ok = store_rebuild(m->store, &events, err);
	if (ok)
		cli_printf(c, _("%s: made anew from %zu entries\n"), c->arg[0], events);
	meeting_close(m);
	return ok;
}
