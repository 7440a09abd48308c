/* SPDX-License-Identifier: ISC */
/* talanoa practise: the screen on an invented room; nothing of it is kept. */
#include <talanoa/base/i18n.h>

#include "cli.h"

bool
cmd_PRACTISE(struct cli *c, struct err *err)
{
	struct cli_screen start = {
		.practise = true, .operator_name = c->operator_name, .view = "floor",
		.env = &c->env, .options = &c->options, .paths = &c->paths,
	};

	if (!cli_interactive())
		return err_set(err, ERR_USAGE, _("practise: it is done on a screen, and there is "
			"no terminal here"));
	if (!cli_flush(c, err))
		return false;
	c->status = c->screen(&start);
	return true;
}
