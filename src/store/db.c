/* SPDX-License-Identifier: ISC */
/* Prepared statements, bindings, and SQLite's errors in words. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"

static const char *const sqls[STMT_N] = {
#define STMT(id, sql) [ST_##id] = sql,
#include "statements.def"
#undef STMT
};

sqlite3_stmt *
db_stmt(struct store *s, enum stmt id)
{
	/* A statement that cannot be prepared stays NULL: SQLite refuses to step it, in words. */
	if (s->stmt[id] == NULL && sqlite3_prepare_v3(s->db, sqls[id], -1,
	    SQLITE_PREPARE_PERSISTENT, &s->stmt[id], NULL) != SQLITE_OK)
		return NULL;
	sqlite3_reset(s->stmt[id]);
	sqlite3_clear_bindings(s->stmt[id]);
	return s->stmt[id];
}

static bool
fail_read_only(int rc, const char *doing, struct err *err)
{
	switch (rc) {
	case SQLITE_READONLY_DBMOVED:
		return err_set(err, ERR_IO, "%s: the file was moved, replaced or deleted while it was "
			"open; this was not recorded", doing);
	case SQLITE_READONLY_ROLLBACK:
		return err_set(err, ERR_IO, "%s: a program was killed while it wrote this file; open it "
			"once where it may be written, that repairs it", doing);
	default:
		return err_set(err, ERR_IO, "%s: the file or its folder is read-only", doing);
	}
}

/* What the system said, if it said something. */
static bool
fail_io(sqlite3 *db, const char *doing, struct err *err)
{
	int system = sqlite3_system_errno(db);

	if (system == ENOSPC || system == EDQUOT)
		return err_set(err, ERR_IO, "%s: the disk is full; nothing was changed", doing);
	return err_set(err, ERR_IO, "%s: %s%s%s", doing, sqlite3_errmsg(db),
		system != 0 ? ": " : "", system != 0 ? strerror(system) : "");
}

bool
db_fail(sqlite3 *db, int rc, const char *doing, struct err *err)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_BUSY, "%s: the other session is writing; try again", doing);
	case SQLITE_FULL:
		return err_set(err, ERR_IO, "%s: the disk is full; nothing was changed", doing);
	case SQLITE_READONLY:
		return fail_read_only(rc, doing, err);
	case SQLITE_NOTADB:
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting", doing);
	case SQLITE_CORRUPT:
		return err_set(err, ERR_FORMAT, "%s: the file is damaged (%s)", doing,
			sqlite3_errmsg(db));
	default:
		return fail_io(db, doing, err);
	}
}

bool
db_run(struct store *s, sqlite3_stmt *st, struct err *err)
{
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		;
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "writing the meeting file", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

bool
db_exec(sqlite3 *db, const char *sql, struct err *err)
{
	int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || db_fail(db, rc, "the meeting file", err);
}

void
db_roomy(struct store *s, bool roomy)
{
	/* KiB; without it a large file is read over and over, since ids are in no order. */
	db_exec(s->db, roomy ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -2000", NULL);
}

int64_t
db_int(sqlite3_stmt *st, int64_t otherwise)
{
	int64_t v = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : otherwise;

	sqlite3_reset(st);
	return v;
}

void
db_bind_id(sqlite3_stmt *st, int i, const struct id *id)
{
	if (id == NULL || id_zero(id))
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_blob(st, i, id->b, sizeof id->b, SQLITE_TRANSIENT);
}

void
db_bind_hash(sqlite3_stmt *st, int i, const struct hash *h)
{
	sqlite3_bind_blob(st, i, h->b, sizeof h->b, SQLITE_TRANSIENT);
}

void
db_bind_text(sqlite3_stmt *st, int i, const char *text)
{
	if (text == NULL)
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_text(st, i, text, -1, SQLITE_TRANSIENT);
}

struct id
db_id(sqlite3_stmt *st, int i)
{
	struct id id = { { 0 } };
	const void *p = sqlite3_column_blob(st, i);

	if (p != NULL && sqlite3_column_bytes(st, i) == (int)sizeof id.b)
		memcpy(id.b, p, sizeof id.b);
	return id;
}

struct hash
db_hash(sqlite3_stmt *st, int i)
{
	struct hash h = { { 0 } };
	const void *p = sqlite3_column_blob(st, i);

	if (p != NULL && sqlite3_column_bytes(st, i) == (int)sizeof h.b)
		memcpy(h.b, p, sizeof h.b);
	return h;
}

const char *
db_text(sqlite3_stmt *st, int i)
{
	const char *t = (const char *)sqlite3_column_text(st, i);

	return t == NULL ? "" : t;
}
