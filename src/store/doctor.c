/* SPDX-License-Identifier: ISC */
/* What is to be known about a meeting file when something is wrong: `talanoa doctor`. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/store/whole.h>

#include "db.h"
#include "file.h"
#include "file_place.h"
#include "schema.h"

/* Settings of the connection, read back. */
static const struct { const char *name, *sql; int64_t want; } settings[] = {
	{ "synchronous", "PRAGMA synchronous", 3 },
	{ "foreign keys", "PRAGMA foreign_keys", 1 },
	{ "secure delete", "PRAGMA secure_delete", 1 },
	{ "cell size check", "PRAGMA cell_size_check", 1 },
	{ "trusted schema", "PRAGMA trusted_schema", 0 },
	{ "memory map", "PRAGMA mmap_size", 0 },
	{ "temporary store", "PRAGMA temp_store", 2 },
	{ "page size", "PRAGMA page_size", 4096 },
	{ "schema version", "PRAGMA user_version", SCHEMA_VERSION },
};

static void
say_settings(struct store *s, struct str *out)
{
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		int64_t v = file_pragma(s, settings[i].sql);

		str_addf(out, "%s: %jd", settings[i].name, (intmax_t)v);
		if (v != settings[i].want)
			str_addf(out, " (should be %jd)", (intmax_t)settings[i].want);
		str_addc(out, '\n');
	}
}

static void
say_counts(struct store *s, struct str *out)
{
	char hex[ID_HEX];

	str_addf(out, "meeting: %s\n", id_hex(&s->meeting, hex));
	str_addf(out, "edition: %s\n", s->public ? "public" : "full");
	str_addf(out, "events: %zu\n", store_count(s));
	str_addf(out, "values: %jd\n", (intmax_t)db_int(db_stmt(s, ST_VALUE_COUNT), 0));
	str_addf(out, "pages: %jd, of them free %jd\n",
		(intmax_t)file_pragma(s, "PRAGMA page_count"),
		(intmax_t)file_pragma(s, "PRAGMA freelist_count"));
}

static void
say_beside(const struct place *p, struct str *out)
{
	static const char *const suffix[] = { "-journal", "-wal", "-shm" };
	size_t before;

	str_add(out, "beside it:");
	before = out->len;
	for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++)
		if (side_exists(p, suffix[i]))
			str_addf(out, " %s%s", strrchr(p->path, '/') + 1, suffix[i]);
	str_add(out, out->len == before ? " nothing\n" : "\n");
}

static void
say_place(const struct place *p, struct str *out)
{
	const struct fs_kind *k = place_system(p);
	struct err why;

	str_addf(out, "file: %s\n", p->path);
	str_addf(out, "size: %jd bytes, mode %04o, user %ju, group %ju\n",
		(intmax_t)p->sb.st_size, (unsigned)p->sb.st_mode & 07777,
		(uintmax_t)p->sb.st_uid, (uintmax_t)p->sb.st_gid);
	str_addf(out, "file system: %s\n", k->name);
	if (place_writable(p, &why))
		str_add(out, "may be changed here: yes\n");
	else
		str_addf(out, "may be changed here: no: %s\n", why.msg);
	say_beside(p, out);
}

/*
 * Who else has a lock on the file. Opening it to ask would drop our own locks, so the
 * system's list is read.
 */
static void
say_locks(const struct place *p, struct str *out)
{
	FILE *f = fopen("/proc/locks", "re");
	char line[256], mode[16];
	unsigned long long inode;
	long pid;
	size_t others = 0;

	while (f != NULL && fgets(line, sizeof line, f) != NULL) {
		if (sscanf(line, "%*s POSIX %*s %15s %ld %*x:%*x:%llu", mode, &pid, &inode) != 3 ||
		    inode != (unsigned long long)p->sb.st_ino || pid == (long)getpid())
			continue;
		str_addf(out, "locks: process %ld is %s\n", pid,
			str_eq(mode, "WRITE") ? "writing" : "reading");
		others++;
	}
	if (others == 0)
		str_addf(out, "locks: %s\n", f == NULL ? "the system does not say" :
			"no other program at this moment");
	if (f != NULL)
		fclose(f);
}

bool
store_doctor(struct store *s, struct str *ret_text, struct err *err)
{
	struct place p;

	if (!place_find(s->path, &p, err))
		return false;
	if (!file_unmoved(s, err)) {
		place_release(&p);
		return false;
	}
	str_addf(ret_text, "talanoa: %s\nsqlite: %s\n", VERSION, sqlite3_libversion());
	say_place(&p, ret_text);
	say_locks(&p, ret_text);
	say_counts(s, ret_text);
	say_settings(s, ret_text);
	place_release(&p);
	return true;
}

/* The bytes of the file on which SQLite keeps its locks. */
enum { LOCK_START = 0x40000000, LOCK_LENGTH = 512 };

static bool
nobody_has_it(const struct place *p, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START,
		.l_len = LOCK_LENGTH };
	int fd = open(p->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool asked = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0;

	if (!asked)
		err_set(err, ERR_IO, "%s: %s", p->path, strerror(errno));
	if (fd >= 0)
		close(fd);
	if (asked && lock.l_type != F_UNLCK)
		return err_set(err, ERR_BUSY, "%s: process %ld has the meeting open; close it first",
			p->path, (long)lock.l_pid);
	return asked;
}

static bool
move_aside(const struct place *p, const char *suffix, struct str *ret_text, struct err *err)
{
	struct str from = STR_INIT, to = STR_INIT;
	bool ok = false;

	str_addf(&from, "%s%s", p->path, suffix);
	errno = EEXIST;
	for (int n = 1; !ok && errno == EEXIST && n < 100; n++) {
		str_clear(&to);
		str_addf(&to, "%s.aside-%d", str_c(&from), n);
		ok = renameat2(AT_FDCWD, str_c(&from), AT_FDCWD, str_c(&to), RENAME_NOREPLACE) == 0;
	}
	if (ok)
		str_addf(ret_text, "%s is now %s\n", str_c(&from), str_c(&to));
	else
		err_set(err, ERR_IO, "%s: cannot be renamed: %s", str_c(&from), strerror(errno));
	str_release(&from);
	str_release(&to);
	return ok;
}

bool
store_set_aside(const char *path, struct str *ret_text, struct err *err)
{
	struct place p;
	bool hot, ok;

	if (!place_find(path, &p, err))
		return false;
	ok = place_check(&p, err);
	if (ok && side_check(&p, &hot, NULL))
		ok = err_set(err, ERR_STATE, "%s: nothing beside it stands in the way", p.path);
	ok = ok && nobody_has_it(&p, err);
	if (ok && side_exists(&p, "-wal"))
		ok = move_aside(&p, "-wal", ret_text, err);
	if (ok && !side_check(&p, &hot, NULL))
		ok = move_aside(&p, "-journal", ret_text, err);
	place_release(&p);
	return ok;
}
