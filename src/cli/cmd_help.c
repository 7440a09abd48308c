/* SPDX-License-Identifier: ISC */
/* talanoa help: of the program, a sub-command, or a command of the meeting. */
#include <talanoa/app/command.h>
#include <talanoa/base/i18n.h>

#include "cli.h"

bool
cmd_HELP(struct cli *c, struct err *err)
{
	enum sub_id sub;

	if (c->n_args == 0)
		sub_help_all(&c->out);
	else if (sub_find(c->arg[0], &sub))
		sub_help(sub, &c->out);
	else if (!command_help(c->arg[0], &c->out))
		return err_set(err, ERR_USAGE, _("there is neither a sub-command nor a command of "
			"the meeting called \"%s\"; see talanoa help"), c->arg[0]);
	return true;
}
