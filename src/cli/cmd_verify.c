/* SPDX-License-Identifier: ISC */
/* talanoa verify: the chain, recomputed. */
#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

static void
say_report(struct cli *c, const struct verify_report *r)
{
	char head[HASH_HEX];

	hash_hex(&r->head, head);
	cli_print(c, str_c(&r->text));
	cli_printf(c, _("Record %.32s, %zu entries, %zu values"), head, r->events, r->values);
	if (r->absent > 0)
		cli_printf(c, _(", %zu left out"), r->absent);
	if (r->unknown > 0)
		cli_printf(c, _(", %zu of a kind this program does not know"), r->unknown);
	cli_print(c, "\n");
	if (r->problems == 0)
		cli_print(c, _("The record holds.\n"));
	else
		cli_printf(c, _("The record does NOT hold: %zu problems.\n"), r->problems);
}

bool
cmd_VERIFY(struct cli *c, struct err *err)
{
	struct verify_report r = { 0 };
	struct meeting *m;
	bool ok;

	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = store_verify(m->store, &r, err);
	if (ok) {
		say_report(c, &r);
		c->status = r.problems > 0 ? 2 : 0;
	}
	verify_release(&r);
	meeting_close(m);
	return ok;
}
