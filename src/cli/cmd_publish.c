/* SPDX-License-Identifier: ISC */
/* talanoa publish: a public copy of the file itself. */
#include <talanoa/base/i18n.h>
#include <talanoa/base/when.h>
#include <talanoa/store/disclosed.h>
#include <talanoa/store/whole.h>

#include "cli.h"

bool
cli_publish(struct meeting *m, const char *to, size_t *ret_left_out, struct err *err)
{
	struct disclosure d;
	char today[11];
	bool ok;

	when_local(meeting_clock(m).at, meeting_zone(m), "%Y-%m-%d", today, sizeof today);
	ok = store_disclosure(m->store, today, &d, err);
	if (ok) {
		ok = store_publish(m->store, to, store_may_leave, &d, ret_left_out, err);
		disclosure_release(&d);
	}
	return ok;
}

bool
cmd_PUBLISH(struct cli *c, struct err *err)
{
	struct meeting *m;
	size_t left_out;
	bool ok;

	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = cli_publish(m, c->arg[1], &left_out, err);
	if (ok)
		cli_printf(c, _("%s: a public copy with %zu entries; %zu values were left out\n"),
			c->arg[1], store_count(m->store), left_out);
	meeting_close(m);
	return ok;
}
