/* SPDX-License-Identifier: ISC */
/* Erasing: the values of a unit are gone for good, and the journal says so (6-field 6.2, M2). */
#ifndef STORE_ERASE_H
#define STORE_ERASE_H

#include "body.h"
#include "db.h"

/* Delete what every erase of the journal took away; before derived tables are made anew. */
bool erase_values(struct store *s, struct err *err);
/* Read what the journal erases; before erased() is asked. */
bool erase_read(struct store *s, struct err *err);
/* Was what this event said about its subject erased later? */
bool erased(struct store *s, const struct envelope *e);

#endif
