/* SPDX-License-Identifier: ISC */
/* Between the files of the command language. */
#ifndef APP_COMMAND_PRIV_H
#define APP_COMMAND_PRIV_H

#include "do.h"

/* Take "-90s" or "@14:32" off the end of args into the time of the act. */
bool command_take_back(struct meeting *m, struct str *args, struct err *err);
/* Rules 3 to 5: a line that is words becomes a note (do_record.c). */
bool do_typed_note(struct meeting *m, const struct line *l, struct reply *r, struct err *err);

#endif
