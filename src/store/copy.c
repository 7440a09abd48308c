/* SPDX-License-Identifier: ISC */
/* A safe, whole copy of a meeting file: the way to a stick and to a backup (6-field 6.1). */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/mem.h>
#include <talanoa/store/whole.h>

#include "db.h"
#include "file.h"

static bool
sync_one(const char *path, int flags, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		err_set(err, ERR_IO, "%s: cannot be written to the disk for good: %s", path,
			strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
file_sync(const char *path, struct err *err)
{
	char *folder = mem_strdup(path);
	bool ok;

	*strrchr(folder, '/') = '\0';
	ok = sync_one(path, O_NOFOLLOW, err) &&
		sync_one(*folder == '\0' ? "/" : folder, O_DIRECTORY, err);
	free(folder);
	return ok;
}

static bool
run_vacuum(struct store *s, const char *to, struct err *err)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(s->db, "VACUUM INTO ?1", -1, &st, NULL);

	db_bind_text(st, 1, to);
	if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_DONE)
		rc = SQLITE_OK;
	if (rc != SQLITE_OK)
		db_fail(s->db, rc, to, err);
	sqlite3_finalize(st);
	return rc == SQLITE_OK;
}

/* VACUUM attaches the copy and writes to it: both are forbidden in normal work. */
static bool
vacuum_into(struct store *s, const char *to, struct err *err)
{
	bool ok;

	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1);
	ok = (!s->read_only || db_exec(s->db, "PRAGMA query_only = OFF", err)) &&
		run_vacuum(s, to, err);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return (!s->read_only || db_exec(s->db, "PRAGMA query_only = ON", err)) && ok;
}

/* What stands in the copy is the record, whole: pages, chain, values, projection. */
static bool
check_copy(struct store *copy, struct err *err)
{
	struct verify_report r;
	bool ok;

	if (!file_check(copy, err) || !store_verify(copy, &r, err))
		return false;
	ok = r.problems == 0 || err_set(err, ERR_INTEGRITY,
		"%s: the copy is not whole and was not kept: %.*s; `talanoa verify` says more",
		copy->path, (int)strcspn(str_c(&r.text), "\n"), str_c(&r.text));
	verify_release(&r);
	return ok;
}

/*
 * The sign of life is of this file, never of its copy; the sitting stays without its place, so
 * that the copy goes on from it in one of its own.
 */
static bool
finish(const char *to, struct env *env, struct err *err)
{
	struct store *copy;
	bool ok;

	if (!file_connect(to, SQLITE_OPEN_READWRITE, env, &copy, err))
		return false;
	ok = db_exec(copy->db, "UPDATE pulse SET place = NULL, turn = NULL, utc_ms = NULL,"
		" boot = NULL, mono = NULL", err) && check_copy(copy, err);
	store_close(copy);
	return ok && file_sync(to, err);
}

bool
store_copy(struct store *s, const char *to, struct err *err)
{
	char *made;
	bool ok;

	if (s->in_tx)
		return err_set(err, ERR_STATE, "a copy cannot be made in the middle of an act");
	if (!file_make(to, &made, err))
		return false;
	ok = vacuum_into(s, made, err) && finish(made, s->env, err);
	if (!ok)
		unlink(made);
	free(made);
	return ok;
}
