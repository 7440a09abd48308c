/* SPDX-License-Identifier: ISC */
/* Opening a meeting file, and the settings of its connection (6-field 6.1). */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>

#include "db.h"
#include "file.h"
#include "file_place.h"
#include "schema.h"

enum { BUSY_MS = 10000 };

static bool
settings(struct store *s, struct err *err)
{
	static const struct { int what, value; } config[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	};

	for (size_t i = 0; i < sizeof config / sizeof *config; i++)
		sqlite3_db_config(s->db, config[i].what, config[i].value, NULL);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	store_busy(s, BUSY_MS);
	/* cell_size_check first: the next pragma reads the schema. */
	return db_exec(s->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
		" PRAGMA temp_store = MEMORY; PRAGMA synchronous = EXTRA;"
		" PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON", err);
}

bool
file_connect(const char *path, int flags, struct env *env, struct store **ret_store,
	struct err *err)
{
	struct store *s = mem_alloc(sizeof *s);
	int rc = sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOFOLLOW |
		SQLITE_OPEN_EXRESCODE, NULL);

	s->path = mem_strdup(path);
	s->env = env;
	if (rc != SQLITE_OK) {
		db_fail(s->db, rc, path, err);
		store_close(s);
		return false;
	}
	if (!settings(s, err)) {
		err_prefix(err, "%s: ", path);
		store_close(s);
		return false;
	}
	*ret_store = s;
	return true;
}

void
store_busy(struct store *s, int ms)
{
	sqlite3_busy_timeout(s->db, ms);
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	store_rollback(s);
	for (size_t i = 0; i < STMT_N; i++)
		sqlite3_finalize(s->stmt[i]);
	sqlite3_close(s->db);
	free(s->path);
	free(s->operator_name);
	free(s->role);
	free(s->erasure);
	free(s);
}

int64_t
file_pragma(struct store *s, const char *sql)
{
	sqlite3_stmt *st;
	int64_t v = -1;

	if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return v;
}

static bool
meta_get(struct store *s, const char *key, struct str *ret_value)
{
	sqlite3_stmt *st = db_stmt(s, ST_META_GET);
	bool found;

	db_bind_text(st, 1, key);
	found = sqlite3_step(st) == SQLITE_ROW;
	str_clear(ret_value);
	if (found)
		str_add(ret_value, db_text(st, 0));
	sqlite3_reset(st);
	return found;
}

static bool
identify(struct store *s, struct err *err)
{
	struct str v = STR_INIT;
	bool ok;

	if (file_pragma(s, "PRAGMA application_id") != APPLICATION_ID)
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting", s->path);
	if (file_pragma(s, "PRAGMA user_version") > SCHEMA_VERSION)
		return err_set(err, ERR_FORMAT, "%s: made by a newer version of Talanoa; "
			"this one is %s", s->path, VERSION);
	ok = meta_get(s, "meeting", &v) && id_parse(str_c(&v), &s->meeting);
	if (!ok)
		err_set(err, ERR_FORMAT, "%s: the file does not say which meeting it is", s->path);
	if (ok && meta_get(s, "edition", &v))
		s->public = str_eq(str_c(&v), "public");
	str_release(&v);
	return ok;
}

bool
file_check(struct store *s, struct err *err)
{
	sqlite3_stmt *st;
	bool wal = false;

	if (sqlite3_prepare_v2(s->db, "PRAGMA journal_mode", -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		wal = str_eq(db_text(st, 0), "wal");
	sqlite3_finalize(st);
	if (wal)
		return err_set(err, ERR_FORMAT, "%s: another program has set this file to write-ahead "
			"logging; `sqlite3 FILE 'PRAGMA journal_mode = DELETE'` sets it back", s->path);
	if (file_pragma(s, "PRAGMA page_size") != 4096)
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting (its page size is "
			"not 4096)", s->path);
	return schema_check(s, err) && identify(s, err);
}

bool
file_integrity(struct store *s, struct err *err)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(s->db, "PRAGMA integrity_check(1)", -1, &st, NULL);
	bool ok = false;

	if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW)
		ok = str_eq(db_text(st, 0), "ok") || err_set(err, ERR_FORMAT,
			"%s: the file is damaged (%.200s); an older copy or `talanoa salvage` may "
			"help", s->path, db_text(st, 0));
	else
		db_fail(s->db, rc, s->path, err);
	sqlite3_finalize(st);
	return ok;
}

bool
file_unmoved(struct store *s, struct err *err)
{
	int moved = 0;

	if (sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
	    moved == 0)
		return true;
	return err_set(err, ERR_IO, "%s was moved, replaced or deleted while it was open; this was "
		"not recorded. Put it back, or save a copy under another name", s->path);
}

/*
 * A reader too must be able to roll back what a killed writer left, so it is kept from
 * writing by query_only unless the file may not be written at all.
 */
static int
flags_of(const struct place *p, enum store_mode mode)
{
	return mode == STORE_WRITE || place_writable(p, NULL) ? SQLITE_OPEN_READWRITE :
		SQLITE_OPEN_READONLY;
}

static bool
check_opened(struct store *s, const struct place *p, enum store_mode mode, bool hot,
	struct err *err)
{
	if (!place_same(p, err) || !file_unmoved(s, err) || !file_check(s, err))
		return false;
	if (hot && !side_exists(p, "-journal") && !file_integrity(s, err))
		return false;
	if (mode == STORE_READ)
		return db_exec(s->db, "PRAGMA query_only = ON", err);
	if (s->public)
		return err_set(err, ERR_DENIED,
			"%s: this is a public copy: it can be read, not changed", s->path);
	return true;
}

static bool
open_place(const struct place *p, enum store_mode mode, struct env *env,
	struct store **ret_store, struct err *err)
{
	struct store *s;
	bool hot;

	if (!place_check(p, err) || (mode == STORE_WRITE && !place_writable(p, err)) ||
	    !side_check(p, &hot, err) ||
	    !file_connect(p->path, flags_of(p, mode), env, &s, err))
		return false;
	s->read_only = mode == STORE_READ;
	if (!check_opened(s, p, mode, hot, err)) {
		store_close(s);
		return false;
	}
	*ret_store = s;
	return true;
}

bool
store_open(const char *path, enum store_mode mode, struct env *env, struct store **ret_store,
	struct err *err)
{
	struct place p;
	bool ok;

	if (!place_find(path, &p, err))
		return false;
	ok = open_place(&p, mode, env, ret_store, err);
	place_release(&p);
	return ok;
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

struct id
store_meeting(const struct store *s)
{
	return s->meeting;
}

bool
store_public(const struct store *s)
{
	return s->public;
}

struct env *
store_env(const struct store *s)
{
	return s->env;
}
