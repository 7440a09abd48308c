/* SPDX-License-Identifier: ISC */
/* talanoa doctor: facts about the file, and what keeps it from being opened. */
#include <config.h>

#include <talanoa/base/i18n.h>
#include <talanoa/store/whole.h>

#include "cli.h"

static bool
set_aside(struct cli *c, struct err *err)
{
	struct str text = STR_INIT;
	bool ok = store_set_aside(c->arg[0], &text, err);

	if (ok && text.len == 0)
		str_add(&text, _("nothing stands beside it\n"));
	if (ok)
		cli_print(c, str_c(&text));
	str_release(&text);
	return ok;
}

bool
cmd_DOCTOR(struct cli *c, struct err *err)
{
	struct str text = STR_INIT;
	struct meeting *m;
	bool ok;

	if (c->value[SUBOPT_DOCTOR_SET_ASIDE] != NULL)
		return set_aside(c, err);
	if (!cli_open(c, STORE_READ, &m, err))
		return false;
	ok = store_doctor(m->store, &text, err);
	if (ok) {
		cli_printf(c, _("program: %s\n"), PACKAGE_STRING);
		cli_print(c, str_c(&text));
	}
	str_release(&text);
	meeting_close(m);
	return ok;
}
