/* SPDX-License-Identifier: ISC */
/* talanoa display: the screen that the hall sees. */
#include <talanoa/base/i18n.h>

#include "cli.h"

bool
cmd_DISPLAY(struct cli *c, struct err *err)
{
	struct cli_screen start = {
		.path = c->arg[0], .display = true, .env = &c->env, .options = &c->options,
		.paths = &c->paths,
	};

	if (!cli_interactive())
		return err_set(err, ERR_USAGE, _("%s: the hall's screen needs a terminal; talanoa "
			"show tells the same in words"), c->arg[0]);
	c->status = c->screen(&start);
	return true;
}
