/* SPDX-License-Identifier: ISC */
/* Handlers still to come; a line goes when its handler arrives. */
#include "do.h"

#define TODO(id) bool do_##id(struct call *c, struct err *err) \
	{ return err_set(err, ERR_INTERNAL, "%s: not yet", c->cmd->name); }
TODO(HAND)
TODO(HAND_DOWN)
TODO(POINT)
TODO(RULING)
TODO(CLARIFY)
TODO(ROR)
TODO(INVITED)
TODO(CONFIRM)
TODO(NEXT)
TODO(START)
TODO(ACK)
TODO(ANNOUNCE)
TODO(PAUSE)
TODO(RESUME)
TODO(INTERPRET)
TODO(DONE)
TODO(YIELD)
TODO(NOSHOW)
TODO(LOST)
TODO(EXTEND)
TODO(LIMIT)
TODO(LIST_CLOSE)
TODO(LIST_OPEN)
TODO(TURN_ADD)
TODO(TURN)
