/* SPDX-License-Identifier: ISC */
/* Sub-commands still to come; a line goes when its file arrives. */
#include "cli.h"

#define TODO(id) bool cmd_##id(struct cli *c, struct err *err) \
	{ return err_set(err, ERR_INTERNAL, "%s: not yet", sub_commands[c->sub].name); }
TODO(EXPORT)
TODO(CHECK)
