/* SPDX-License-Identifier: ISC */
/* Opening a file that somebody else made (6-field 6.1): a copy in a folder of our own. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/mem.h>

#include "file.h"
#include "foreign.h"
#include "schema.h"

enum { STEPS_AT_ONCE = 10000, STEPS_LEAST = 100000000 };

static const int64_t size_max = (int64_t)1 << 30;

static bool
side_file(const char *path, const char *suffix, struct err *err)
{
	struct str side = STR_INIT;
	struct stat sb;
	bool there;

	str_addf(&side, "%s%s", path, suffix);
	there = lstat(str_c(&side), &sb) == 0;
	str_release(&side);
	if (there)
		err_set(err, ERR_FORMAT, "%s: this copy was taken while the meeting was open; make "
			"one with `talanoa copy`", path);
	return there;
}

static bool
open_source(const char *path, int *ret_fd, int64_t *ret_size, struct err *err)
{
	struct stat sb;
	int fd;

	if (side_file(path, "-journal", err) || side_file(path, "-wal", err))
		return false;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path, errno == ELOOP ?
			"a symbolic link; name the file itself" : strerror(errno));
	if (fstat(fd, &sb) != 0 || !S_ISREG(sb.st_mode))
		err_set(err, ERR_IO, "%s: not a regular file", path);
	else if (sb.st_size == 0 || sb.st_size > size_max)
		err_set(err, ERR_FORMAT, "%s: %s", path, sb.st_size == 0 ? "the file is empty" :
			"larger than 1 GiB, which no meeting is");
	else {
		*ret_fd = fd;
		*ret_size = sb.st_size;
		return true;
	}
	close(fd);
	return false;
}

static bool
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* At most size bytes: a file that grows meanwhile is not followed. */
static bool
copy_bytes(int from, int to, int64_t size, struct err *err)
{
	char buf[64 * 1024];

	while (size > 0) {
		ssize_t k = read(from, buf, size < (int64_t)sizeof buf ? (size_t)size : sizeof buf);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return err_set(err, ERR_IO, "reading the other copy: %s", strerror(errno));
		if (k == 0)
			break;
		if (!write_all(to, buf, (size_t)k))
			return err_set(err, ERR_IO, "copying the other file: %s", strerror(errno));
		size -= k;
	}
	return true;
}

static bool
make_folder(struct foreign *f, struct err *err)
{
	const char *tmp = getenv("TMPDIR");
	struct str s = STR_INIT;

	str_addf(&s, "%s/talanoa-XXXXXX", tmp != NULL && *tmp == '/' ? tmp : "/tmp");
	f->dir = str_take(&s);
	if (mkdtemp(f->dir) == NULL) {
		err_set(err, ERR_IO, "%s: %s", f->dir, strerror(errno));
		free(f->dir);
		f->dir = NULL;
		return false;
	}
	str_addf(&s, "%s/other", f->dir);
	f->path = str_take(&s);
	return true;
}

static bool
copy_file(const char *path, struct foreign *f, struct err *err)
{
	int from = -1, to;
	int64_t size = 0;
	bool ok;

	if (!open_source(path, &from, &size, err))
		return false;
	ok = make_folder(f, err);
	if (ok) {
		f->steps = STEPS_LEAST + size * 100;
		to = open(f->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		ok = to >= 0 ? copy_bytes(from, to, size, err) :
			err_set(err, ERR_IO, "%s: %s", f->path, strerror(errno));
		if (to >= 0)
			close(to);
	}
	close(from);
	return ok;
}

/* Reading our three tables is all that anybody may do here. */
static int
authorize(void *ctx, int what, const char *a, const char *b, const char *db, const char *trigger)
{
	static const char *const pragmas[] = { "application_id", "user_version",
		"integrity_check", "cell_size_check", "trusted_schema", "mmap_size", "cache_size" };

	(void)ctx;
	(void)b;
	(void)db;
	if (trigger != NULL)
		return SQLITE_DENY;
	if (what == SQLITE_SELECT || what == SQLITE_READ || what == SQLITE_FUNCTION)
		return SQLITE_OK;
	for (size_t i = 0; what == SQLITE_PRAGMA && i < sizeof pragmas / sizeof *pragmas; i++)
		if (str_eq(a, pragmas[i]))
			return SQLITE_OK;
	return SQLITE_DENY;
}

static int
spend(void *ctx)
{
	struct foreign *f = ctx;

	f->steps -= STEPS_AT_ONCE;
	return f->steps < 0;
}

static void
guard(struct foreign *f)
{
	sqlite3 *db = f->s->db;

	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 16 * 1024);
	sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 64);
	sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 32);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_progress_handler(db, STEPS_AT_ONCE, spend, f);
	sqlite3_set_authorizer(db, authorize, NULL);
}

static bool
connect_foreign(struct foreign *f, struct env *env, struct err *err)
{
	int rc;

	f->s = mem_alloc(sizeof *f->s);
	f->s->path = mem_strdup(f->path);
	f->s->env = env;
	f->s->read_only = true;
	rc = sqlite3_open_v2(f->path, &f->s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW |
		SQLITE_OPEN_EXRESCODE, NULL);
	if (rc != SQLITE_OK)
		return db_fail(f->s->db, rc, "opening the other copy", err);
	guard(f);
	return db_exec(f->s->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", err);
}

static void
meta_of(struct store *s, const char *key, char *buf, size_t size)
{
	sqlite3_stmt *st = db_stmt(s, ST_META_GET);

	db_bind_text(st, 1, key);
	str_copy(buf, size, sqlite3_step(st) == SQLITE_ROW ? db_text(st, 0) : "");
	sqlite3_reset(st);
}

static bool
identify_foreign(struct store *s, struct err *err)
{
	char meeting[ID_HEX + 1], edition[16];

	if (file_pragma(s, "PRAGMA application_id") != APPLICATION_ID)
		return err_set(err, ERR_FORMAT, "this is not a Talanoa meeting");
	if (file_pragma(s, "PRAGMA user_version") > SCHEMA_VERSION)
		return err_set(err, ERR_FORMAT, "made by a newer version of Talanoa; this one is "
			"%s", VERSION);
	if (!schema_check(s, err))
		return false;
	meta_of(s, "meeting", meeting, sizeof meeting);
	meta_of(s, "edition", edition, sizeof edition);
	if (!id_parse(meeting, &s->meeting))
		return err_set(err, ERR_FORMAT, "the file does not say which meeting it is");
	s->public = !str_eq(edition, "full");
	return true;
}

/* Messages name the file as the operator did, not our copy of it. */
static bool
named(const char *path, const struct foreign *f, struct err *err)
{
	size_t n = f->path == NULL ? 0 : strlen(f->path);

	if (n > 0 && str_starts(err->msg, f->path) && err->msg[n] == ':')
		memmove(err->msg, err->msg + n + 2, strlen(err->msg + n + 2) + 1);
	return err_prefix(err, "%s: ", path);
}

bool
foreign_open(const char *path, struct env *env, struct foreign *ret_f, struct err *err)
{
	struct foreign *f = ret_f;

	memset(f, 0, sizeof *f);
	if (!copy_file(path, f, err)) {
		foreign_close(f);
		return false;
	}
	if (connect_foreign(f, env, err) && identify_foreign(f->s, err))
		return true;
	named(path, f, err);
	foreign_close(f);
	return false;
}

void
foreign_close(struct foreign *f)
{
	store_close(f->s);
	if (f->path != NULL)
		unlink(f->path);
	if (f->dir != NULL)
		rmdir(f->dir);
	free(f->path);
	free(f->dir);
	memset(f, 0, sizeof *f);
}
