/* SPDX-License-Identifier: ISC */
/* Writing a file whole or not at all, beside its name and then onto it. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/i18n.h>
#include <talanoa/base/mem.h>

#include "cli.h"

static bool
failed(const char *path, struct err *err)
{
	return err_set(err, ERR_IO, _("cannot write %s: %s"), path, strerror(errno));
}

/* A slip of the fingers (-o FILE for FILE) must not cost the meeting itself. */
static bool
is_meeting(const char *path)
{
	static const char magic[] = "SQLite format 3";	/* and its NUL */
	char head[sizeof magic];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, head, sizeof head);
	close(fd);
	return n == (ssize_t)sizeof head && memcmp(head, magic, sizeof head) == 0;
}

/* What already has the name: nothing, or (replace) a regular file that is no meeting. */
static bool
may_write(const char *path, bool replace, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) < 0)
		return errno == ENOENT || failed(path, err);
	if (!replace)
		return err_set(err, ERR_INPUT, _("%s exists; --force replaces it"), path);
	/* A symlink could lead anywhere; its owner may take it away. */
	if (S_ISLNK(st.st_mode))
		return err_set(err, ERR_INPUT, _("%s is a symbolic link; name a file"), path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_INPUT, _("%s is not a regular file"), path);
	return !is_meeting(path) || err_set(err, ERR_INPUT,
		_("%s is a meeting, which an export never replaces; name another file"), path);
}

/* Nobody else reads it before it is whole; then as far as the person's umask goes. */
static void
share(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	if (fchmod(fd, 0666 & ~mask) < 0) {
		/* a file system without modes: as it is */
		errno = 0;
	}
}

static bool
write_all(int fd, const struct str *bytes)
{
	const char *p = str_c(bytes);
	size_t left = bytes->len;

	while (left > 0) {
		ssize_t n = write(fd, p, left);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			p += n;
			left -= (size_t)n;
		}
	}
	share(fd);
	return fsync(fd) == 0;
}

/* A fresh name beside path: 0600, and never one that is there already, link or not. */
static int
make_temporary(const char *path, char **ret_name)
{
	struct str name = STR_INIT;
	int fd;

	str_addf(&name, "%s.XXXXXX", path);
	fd = mkostemp(name.p, O_CLOEXEC);
	if (fd < 0) {
		str_release(&name);
		return -1;
	}
	*ret_name = str_take(&name);
	return fd;
}

/* rename replaces whatever has the name since we looked; link refuses. */
static bool
put_in_place(const char *temporary, const char *path, bool replace)
{
	if (replace)
		return rename(temporary, path) == 0;
	if (link(temporary, path) == 0)
		return unlink(temporary) == 0;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK)
		return false;
	return rename(temporary, path) == 0;	/* a file system without hard links */
}

/* The name is on the disk too; where a folder cannot be synced, the file is written all the same. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash == NULL ? mem_strdup(".") :
		mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* Ctrl-C waits until there is either the whole file or nothing. */
static void
hold_signals(sigset_t *ret_before)
{
	static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		sigaddset(&set, ends[i]);
	sigprocmask(SIG_BLOCK, &set, ret_before);
}

static bool
write_beside(const char *path, const struct str *bytes, bool replace)
{
	char *temporary = NULL;
	int fd = make_temporary(path, &temporary), saved;
	bool ok;

	if (fd < 0)
		return false;
	ok = write_all(fd, bytes);
	ok = close(fd) == 0 && ok;
	ok = ok && put_in_place(temporary, path, replace);
	saved = errno;
	if (ok)
		sync_folder(path);
	else
		unlink(temporary);
	errno = saved;
	free(temporary);
	return ok;
}

bool
cli_write_file(const char *path, const struct str *bytes, bool replace, struct err *err)
{
	sigset_t before;
	bool ok;

	if (!may_write(path, replace, err))
		return false;
	hold_signals(&before);
	ok = write_beside(path, bytes, replace) || failed(path, err);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ok;
}
