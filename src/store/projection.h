/* SPDX-License-Identifier: ISC */
/* The fold: what one event does to the derived tables. It accepts any sequence, refuses none. */
#ifndef STORE_PROJECTION_H
#define STORE_PROJECTION_H

#include "body.h"
#include "db.h"

/* Inside a transaction; events come in (hlc, id) order. */
bool projection_fold(struct store *s, const struct hash *id, const struct body *b,
	struct err *err);
/* Create the derived tables in db (empty). */
bool projection_create(sqlite3 *db, struct err *err);
/* Decode the event in row (columns n, id, hlc, writer, seq, kind, body) with its values. */
bool projection_load(struct store *s, sqlite3_stmt *row, struct hash *ret_id,
	struct body *ret_body, struct err *err);
/*
 * Several events of these kinds may concern one unit, each a fact of its own: none replaces
 * another, and none is a field of the unit. They have no cells.
 */
bool projection_stands_alone(enum ev_kind k);
/* The text of the sealed field called name, if b has it. */
void projection_set_value(struct body *b, const char *name, const char *text);
/* Empty the derived tables and replay; inside a transaction. */
bool projection_replay(struct store *s, size_t *ret_events, struct err *err);

#endif
