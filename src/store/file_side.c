/* SPDX-License-Identifier: ISC */
/*
 * The files beside a meeting file. SQLite believes a -journal it finds: it rolls it back into
 * the meeting, and deletes the file that it names at its end (a "super-journal").
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/base/str.h>

#include "file_place.h"

#define ASIDE "; if no program has the meeting open: talanoa doctor --set-aside"

bool
side_exists(const struct place *p, const char *suffix)
{
	struct str name = STR_INIT;
	struct stat sb;
	bool found;

	str_addf(&name, "%s%s", p->path, suffix);
	found = lstat(str_c(&name), &sb) == 0;
	str_release(&name);
	return found;
}

bool
side_none(const struct place *p, struct err *err)
{
	static const char *const suffix[] = { "-journal", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++)
		if (side_exists(p, suffix[i]))
			return err_set(err, ERR_IO, "%s: beside it lies an old %s%s; move it away "
				"or choose another name", p->path, strrchr(p->path, '/') + 1,
				suffix[i]);
	return true;
}

/* The owner of the meeting, whoever runs this, or the group if it may write the meeting. */
static bool
is_trusted(const struct stat *meeting, const struct stat *journal)
{
	if (journal->st_uid == meeting->st_uid || journal->st_uid == geteuid())
		return true;
	return (meeting->st_mode & S_IWGRP) != 0 && journal->st_gid == meeting->st_gid;
}

/* A journal that names a super-journal ends with 8 magic bytes (SQLite file format, 3). */
static bool
names_another(int fd, off_t size)
{
	static const unsigned char magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
	unsigned char tail[sizeof magic];

	if (size < 16)
		return false;
	/* What cannot be read is not trusted. */
	return pread(fd, tail, sizeof tail, size - (off_t)sizeof tail) != (ssize_t)sizeof tail ||
		memcmp(tail, magic, sizeof magic) == 0;
}

static bool
not_a_journal(const struct place *p, struct err *err)
{
	return err_set(err, ERR_DENIED, "%s-journal is not a journal but a link or a special file; "
		"somebody put it there, and the meeting is not opened" ASIDE, p->path);
}

static bool
judge(const struct place *p, int fd, bool *ret_hot, struct err *err)
{
	struct stat sb;

	if (fstat(fd, &sb) != 0)
		return err_set(err, ERR_IO, "%s-journal: %s", p->path, strerror(errno));
	if (!S_ISREG(sb.st_mode) || sb.st_nlink > 1)
		return not_a_journal(p, err);
	if (!is_trusted(&p->sb, &sb))
		return err_set(err, ERR_DENIED, "%s-journal belongs to user %ju, who may not write "
			"this meeting; it is not opened" ASIDE, p->path, (uintmax_t)sb.st_uid);
	/* Without a name left, its writer has just finished. */
	if (sb.st_nlink == 0)
		return true;
	if (names_another(fd, sb.st_size))
		return err_set(err, ERR_DENIED, "%s-journal would make another file be deleted; "
			"Talanoa never writes such a journal, and the meeting is not opened" ASIDE,
			p->path);
	*ret_hot = sb.st_size > 0;
	return true;
}

bool
side_check(const struct place *p, bool *ret_hot, struct err *err)
{
	struct str name = STR_INIT;
	bool hot = false, ok = true;
	int fd;

	if (side_exists(p, "-wal"))
		return err_set(err, ERR_DENIED, "%s-wal was left by another program that changed this "
			"file; Talanoa never makes one, and the meeting is not opened" ASIDE, p->path);
	str_addf(&name, "%s-journal", p->path);
	fd = open(str_c(&name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd >= 0)
		ok = judge(p, fd, &hot, err);
	else if (errno == ELOOP)
		ok = not_a_journal(p, err);
	else if (errno != ENOENT)
		ok = err_set(err, ERR_DENIED, "%s cannot be looked at (%s); the meeting is not opened"
			ASIDE, str_c(&name), strerror(errno));
	if (fd >= 0)
		close(fd);
	str_release(&name);
	if (ok)
		*ret_hot = hot;
	return ok;
}
