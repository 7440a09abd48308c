/* SPDX-License-Identifier: ISC */
/* talanoa copy: a whole, verified copy that may be taken away at once. */
#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

/* For a stick that may be lost or taken: what must not leave is not on it. */
static bool
copy_public(struct cli *c, struct meeting *m, struct err *err)
{
	size_t left_out;

	if (!cli_publish(m, c->arg[1], &left_out, err))
		return false;
	cli_printf(c, _("%s: a public copy with %zu entries, %zu values left out, checked and on the "
		"disk; safe to remove\n"), c->arg[1], store_count(m->store), left_out);
	return true;
}

static bool
copy_whole(struct cli *c, struct meeting *m, struct err *err)
{
	if (!store_copy(m->store, c->arg[1], err))
		return false;
	cli_printf(c, _("%s: a copy with %zu entries, checked and on the disk; safe to remove\n"),
		c->arg[1], store_count(m->store));
	return true;
}

bool
cmd_COPY(struct cli *c, struct err *err)
{
	struct meeting *m;
	bool ok;

	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = (c->value[SUBOPT_COPY_PUBLIC] != NULL ? copy_public : copy_whole)(c, m, err);
	meeting_close(m);
	return ok;
}
