/* SPDX-License-Identifier: ISC */
/*
 * Erased values: SQLite overwrites deleted rows with zeros (secure_delete), and nothing derived
 * holds text, so that deleting the values and replaying the journal leaves none of them.
 */
#include <talanoa/base/mem.h>

#include "erase.h"
#include "projection.h"

bool
erased(struct store *s, const struct envelope *e)
{
	for (size_t i = 0; i < s->n_erasures; i++)
		if (s->erasure[i].hlc > e->hlc && id_eq(&s->erasure[i].unit, &e->subject))
			return true;
	return false;
}

static void
add(struct store *s, const char *body, size_t n)
{
	const struct ev_field *target;
	struct body b;

	if (!body_decode(body, n, &b, NULL))
		return;
	target = b.env.known && b.env.kind == EV_ERASE ? ev_get(&b.ev, FLD_TARGET) : NULL;
	if (target != NULL) {
		MEM_GROW(s->erasure, s->n_erasures, s->cap_erasures);
		s->erasure[s->n_erasures++] = (struct erasure){ target->ref, b.env.hlc };
	}
	body_release(&b);
}

bool
erase_read(struct store *s, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_ERASES);
	int rc;

	s->n_erasures = 0;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		add(s, db_text(st, 0), (size_t)sqlite3_column_bytes(st, 0));
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading what was erased", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

static bool
erase_event(struct store *s, const struct hash *event, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_VALUE_DROP);

	db_bind_hash(st, 1, event);
	return db_run(s, st, err);
}

/* The events of a unit are found by its id in their bytes, then read. */
static bool
erase_unit(struct store *s, const struct id *unit, int64_t before, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_NAMING);
	char hex[ID_HEX];
	bool ok = true;
	int rc = SQLITE_DONE;

	db_bind_text(st, 1, id_hex(unit, hex));
	while (ok && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct hash id = db_hash(st, 1);
		struct body b;

		if (!body_decode(db_text(st, 6), (size_t)sqlite3_column_bytes(st, 6), &b, NULL))
			continue;
		if (id_eq(&b.env.subject, unit) && b.env.hlc < before)
			ok = erase_event(s, &id, err);
		body_release(&b);
	}
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(s->db, rc, "erasing", err);
	sqlite3_reset(st);
	return ok;
}

bool
erase_values(struct store *s, struct err *err)
{
	bool ok = erase_read(s, err);

	for (size_t i = 0; ok && i < s->n_erasures; i++)
		ok = erase_unit(s, &s->erasure[i].unit, s->erasure[i].hlc, err);
	return ok;
}
