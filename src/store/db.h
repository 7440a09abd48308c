/* SPDX-License-Identifier: ISC */
/*
 * The engine room: the connection, prepared statements, and how SQLite's errors become
 * ours. Private to store; sqlite3 is named nowhere else.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include <talanoa/store/store.h>

enum stmt {
#define STMT(id, sql) ST_##id,
#include "statements.def"
#undef STMT
	STMT_N
};

struct store {
	sqlite3 *db;
	char *path;
	struct env *env;
	struct id meeting;
	bool public;
	bool read_only;
	sqlite3_stmt *stmt[STMT_N];
	/* who acts */
	char *operator_name, *role;
	struct id writer;		/* zero until the first act of this run */
	int64_t seq;
	/* the transaction and the act that is open */
	bool in_tx, in_batch, in_save;
	int reading;			/* depth of store_read_begin */
	struct id act, undoes;
	int64_t at;
	bool stated;
	int64_t hlc;			/* newest, while a transaction is open */
	struct id tx_writer;		/* restored on rollback */
	int64_t tx_seq;
	struct id batch_writer;		/* the same, of the whole batch */
	int64_t batch_seq;
	int64_t commits;		/* of this connection */
	struct erasure { struct id unit; int64_t hlc; } *erasure;	/* see erase.h */
	size_t n_erasures, cap_erasures;
	int64_t version;		/* data_version; no other program writes while a batch is open */
};

/* The statement, reset and without bindings; NULL (which fails when run) if it cannot be made. */
sqlite3_stmt *db_stmt(struct store *s, enum stmt id);
/* Run to completion and reset. */
bool db_run(struct store *s, sqlite3_stmt *st, struct err *err);
bool db_exec(sqlite3 *db, const char *sql, struct err *err);
bool db_fail(sqlite3 *db, int rc, const char *doing, struct err *err);
/* More memory for pages while a whole file is gone through; small again after. */
void db_roomy(struct store *s, bool roomy);
/* One integer; otherwise if there is no row. Resets. */
int64_t db_int(sqlite3_stmt *st, int64_t otherwise);

void db_bind_id(sqlite3_stmt *st, int i, const struct id *id);		/* zero or NULL: null */
void db_bind_hash(sqlite3_stmt *st, int i, const struct hash *h);
void db_bind_text(sqlite3_stmt *st, int i, const char *text);		/* NULL: null */
struct id db_id(sqlite3_stmt *st, int i);				/* zero if null or odd */
struct hash db_hash(sqlite3_stmt *st, int i);
const char *db_text(sqlite3_stmt *st, int i);				/* "" if null */

#endif
