/* SPDX-License-Identifier: ISC */
/* Handlers still to come. */
#include "command_priv.h"

bool
do_typed_note(struct meeting *m, const struct line *l, struct reply *r, struct err *err)
{
	(void)m, (void)l, (void)r;
	return err_set(err, ERR_INTERNAL, "notes: not yet");
}
