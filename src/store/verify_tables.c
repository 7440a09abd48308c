/* SPDX-License-Identifier: ISC */
/* Derived tables against a replay of the journal, row for row; and the facts in meta. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "projection.h"
#include "schema.h"
#include "verify.h"

bool
verify_fold_open(struct env *env, struct store **ret_fold, struct err *err)
{
	struct store *f = mem_alloc(sizeof *f);

	f->env = env;
	if (sqlite3_open_v2(":memory:", &f->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	    SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK ||
	    !db_exec(f->db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", err) ||
	    !projection_create(f->db, err) || !db_exec(f->db, "BEGIN", err)) {
		store_close(f);
		return err_set(err, ERR_IO, "no memory to replay the journal in");
	}
	*ret_fold = f;
	return true;
}

void
verify_fold_close(struct store *fold)
{
	store_close(fold);
}

static bool
same_cell(sqlite3_stmt *a, sqlite3_stmt *b, int i)
{
	int n = sqlite3_column_bytes(a, i);

	if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i))
		return false;
	if (sqlite3_column_type(a, i) == SQLITE_INTEGER)
		return sqlite3_column_int64(a, i) == sqlite3_column_int64(b, i);
	return n == sqlite3_column_bytes(b, i) &&
		(n == 0 || memcmp(sqlite3_column_blob(a, i), sqlite3_column_blob(b, i),
			(size_t)n) == 0);
}

/* The first column that differs, or -1. */
static int
different(sqlite3_stmt *a, sqlite3_stmt *b)
{
	for (int i = 0; i < sqlite3_column_count(a); i++)
		if (!same_cell(a, b, i))
			return i;
	return -1;
}

static bool
rows_of(sqlite3 *db, const char *table, sqlite3_stmt **ret_st, struct err *err)
{
	static const char *const keys[] = { "1", "1, 2", "1, 2, 3" };
	sqlite3_stmt *st;
	char sql[96];
	int n;

	for (n = 3; n >= 1; n--) {
		snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY %s", table, keys[n - 1]);
		if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK) {
			*ret_st = st;
			return true;
		}
	}
	return db_fail(db, sqlite3_errcode(db), table, err);
}

/* One problem a table: the first row that differs says enough, rebuild mends it. */
static bool
compare(const char *table, sqlite3_stmt *a, sqlite3_stmt *b, struct verify_report *r)
{
	int ra = SQLITE_ROW, rb = SQLITE_ROW, col;

	for (size_t row = 1; ; row++) {
		ra = sqlite3_step(a);
		rb = sqlite3_step(b);
		if (ra != SQLITE_ROW || rb != SQLITE_ROW)
			break;
		if ((col = different(a, b)) >= 0) {
			verify_problem(r, "table %s, row %zu: its \"%s\" is not what the "
				"journal says (rebuild mends it)", table, row, sqlite3_column_name(a, col));
			return true;
		}
	}
	if (ra == SQLITE_ROW && rb == SQLITE_DONE)
		verify_problem(r, "table %s: it has rows that the journal does not explain "
			"(rebuild mends it)", table);
	if (ra == SQLITE_DONE && rb == SQLITE_ROW)
		verify_problem(r, "table %s: rows are missing (rebuild mends it)", table);
	return (ra == SQLITE_ROW || ra == SQLITE_DONE) && (rb == SQLITE_ROW || rb == SQLITE_DONE);
}

bool
verify_tables(struct store *s, struct store *fold, struct verify_report *r, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && schema_derived[i] != NULL; i++) {
		sqlite3_stmt *a = NULL, *b = NULL;

		ok = rows_of(s->db, schema_derived[i], &a, err) &&
			rows_of(fold->db, schema_derived[i], &b, err);
		if (ok && !compare(schema_derived[i], a, b, r))
			ok = db_fail(s->db, sqlite3_errcode(s->db), schema_derived[i], err);
		sqlite3_finalize(a);
		sqlite3_finalize(b);
	}
	return ok;
}

static bool
meta_ok(const struct store *s, const char *key, const char *value)
{
	char hex[ID_HEX];
	long long n;

	if (str_eq(key, "meeting"))
		return str_eq(value, id_hex(&s->meeting, hex));
	if (str_eq(key, "edition"))
		return str_eq(value, "full") || str_eq(value, "public");
	if (str_eq(key, "epoch"))
		return str_int(value, 0, INT64_MAX, &n);
	if (str_eq(key, "format") || str_eq(key, "min_reader") || str_eq(key, "min_writer"))
		return str_int(value, 0, STORE_FORMAT, &n);
	return false;
}

bool
verify_meta(struct store *s, struct verify_report *r, struct err *err)
{
	static const size_t keys = 6;
	sqlite3_stmt *st = db_stmt(s, ST_META_ALL);
	size_t n = 0;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (meta_ok(s, db_text(st, 0), db_text(st, 1)))
			n++;
		else
			verify_problem(r, "meta: \"%.32s\" cannot be \"%.32s\"", db_text(st, 0),
				db_text(st, 1));
	}
	if (rc == SQLITE_DONE && n < keys)
		verify_problem(r, "meta: it must say meeting, edition, epoch, format, min_reader "
			"and min_writer");
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading meta", err);
	sqlite3_reset(st);
	if (s->public && db_int(db_stmt(s, ST_PULSE_COUNT), 0) != 0)
		verify_problem(r, "pulse: a public copy has none");
	return rc == SQLITE_DONE;
}
