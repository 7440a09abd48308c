/* SPDX-License-Identifier: ISC */
/* Opening and creating a meeting file, and the settings of its connection (6-field 6.1). */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>

#include "db.h"
#include "file.h"
#include "projection.h"
#include "schema.h"

static bool
settings(struct store *s, struct err *err)
{
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, 10000);
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return db_exec(s->db, "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"
		" PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;"
		" PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY", err);
}

static bool
connect(const char *path, int flags, struct env *env, struct store **ret_store, struct err *err)
{
	struct store *s = mem_alloc(sizeof *s);
	int rc = sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOFOLLOW |
		SQLITE_OPEN_EXRESCODE, NULL);

	s->path = mem_strdup(path);
	s->env = env;
	s->read_only = (flags & SQLITE_OPEN_READONLY) != 0;
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
	free(s);
}

static int64_t
pragma_int(struct store *s, const char *sql)
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

	if (pragma_int(s, "PRAGMA application_id") != APPLICATION_ID)
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting", s->path);
	if (pragma_int(s, "PRAGMA user_version") > SCHEMA_VERSION)
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
store_open(const char *path, enum store_mode mode, struct env *env, struct store **ret_store,
	struct err *err)
{
	struct store *s;
	struct stat sb;

	if (lstat(path, &sb) != 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	if (!S_ISREG(sb.st_mode))
		return err_set(err, ERR_IO, "%s: not a regular file", path);
	if (!connect(path, mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, env,
	    &s, err))
		return false;
	if (!schema_check(s, err) || !identify(s, err)) {
		store_close(s);
		return false;
	}
	if (s->public && mode == STORE_WRITE) {
		store_close(s);
		return err_set(err, ERR_DENIED,
			"%s: this is a public copy: it can be read, not changed", path);
	}
	*ret_store = s;
	return true;
}

static bool
put_meta(struct store *s, const char *key, const char *value, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_META_PUT);

	db_bind_text(st, 1, key);
	db_bind_text(st, 2, value);
	return db_run(s, st, err);
}

bool
file_init(struct store *s, const struct id *meeting, const char *edition, struct err *err)
{
	char hex[ID_HEX], sql[64];

	snprintf(sql, sizeof sql, "PRAGMA application_id = %d", APPLICATION_ID);
	if (!db_exec(s->db, sql, err))
		return false;
	snprintf(sql, sizeof sql, "PRAGMA user_version = %d", SCHEMA_VERSION);
	if (!db_exec(s->db, sql, err))
		return false;
	for (size_t i = 0; schema_content_sql[i] != NULL; i++)
		if (!db_exec(s->db, schema_content_sql[i], err))
			return false;
	s->meeting = *meeting;
	return projection_create(s->db, err) &&
		put_meta(s, "meeting", id_hex(meeting, hex), err) &&
		put_meta(s, "format", "0", err) && put_meta(s, "min_reader", "0", err) &&
		put_meta(s, "min_writer", "0", err) && put_meta(s, "edition", edition, err) &&
		put_meta(s, "epoch", "0", err);
}

bool
file_create(const char *path, struct env *env, struct store **ret_store, struct err *err)
{
	/* Made by us and empty before SQLite sees it: nobody can have put something else there. */
	int fd = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return err_set(err, ERR_IO, "%s: there is already a file of that name", path);
	if (fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	close(fd);
	if (!connect(path, SQLITE_OPEN_READWRITE, env, ret_store, err) ||
	    !db_exec((*ret_store)->db, "PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE",
	    err)) {
		unlink(path);
		return false;
	}
	return true;
}

bool
store_create(const char *path, const char *template, struct env *env, struct store **ret_store,
	struct err *err)
{
	struct store *s;
	struct id meeting = id_random(&env->rng);
	struct ev e;

	if (!file_create(path, env, &s, err))
		return false;
	ev_init(&e, EV_MEETING_NEW, &meeting);
	ev_text(&e, FLD_TEMPLATE, template);
	if (!db_exec(s->db, "BEGIN IMMEDIATE", err) || !file_init(s, &meeting, "full", err)) {
		store_close(s);
		unlink(path);
		return false;
	}
	s->in_tx = true;
	store_act(s, clock_now(env).utc_ms, false, NULL);
	if (!store_add(s, &e, err) || !store_commit(s, err)) {
		store_close(s);
		unlink(path);
		return false;
	}
	*ret_store = s;
	return true;
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
