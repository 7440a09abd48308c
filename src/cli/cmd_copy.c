/* SPDX-License-Identifier: ISC */
/* talanoa copy: a whole, verified copy that may be taken away at once. */
#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

bool
cmd_COPY(struct cli *c, struct err *err)
{
	struct meeting *m;
	bool ok;

	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = store_copy(m->store, c->arg[1], err);
	if (ok)
		cli_printf(c, _("%s: a copy with %zu entries, checked and on the disk; safe to "
			"remove\n"), c->arg[1], store_count(m->store));
	meeting_close(m);
	return ok;
}
