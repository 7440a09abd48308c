/* SPDX-License-Identifier: ISC */
/* Handlers still to come; a line goes when its handler arrives. */
#include "do.h"

#define TODO(id) bool do_##id(struct call *c, struct err *err) \
	{ return err_set(err, ERR_INTERNAL, "%s: not yet", c->cmd->name); }
TODO(NOW)
TODO(WHY)
TODO(QUEUE)
TODO(AGENDA)
TODO(SINCE)
TODO(SEARCH)
TODO(HELP)
