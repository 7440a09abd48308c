/* SPDX-License-Identifier: ISC */
/* talanoa config: the options in force and the folders that are read. */
#include <talanoa/base/i18n.h>

#include "cli.h"

static const char *
or_none(const char *path)
{
	return path == NULL ? _("(none)") : path;
}

bool
cmd_CONFIG(struct cli *c, struct err *err)
{
	const char *section = "";

	(void)err;
	cli_printf(c, _("# data: %s\n# configuration: %s\n# state: %s\n# read: %s\n"),
		c->paths.data, or_none(c->paths.config), or_none(c->paths.state),
		or_none(c->options.path));
	for (int i = 0; i < OPT_N; i++) {
		const struct option_info *info = option_info((enum option_id)i);

		if (!str_eq(section, info->section))
			cli_printf(c, "\n[%s]\n", info->section);
		section = info->section;
		cli_printf(c, "%s = %s\n", info->key, c->options.value[i]);
	}
	if (c->options.n_keys > 0)
		cli_print(c, "\n[keys]\n");
	for (size_t i = 0; i < c->options.n_keys; i++)
		cli_printf(c, "%s = %s\n", c->options.keys[i].action, c->options.keys[i].key);
	return true;
}
