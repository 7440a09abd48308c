/* SPDX-License-Identifier: ISC */
/* The path of a meeting file, and what kind of thing lies there (6-field 6.1). */
#include <config.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "file_place.h"

/* "-journal" and ".aside-99" must still fit behind the name. */
enum { NAME_LONGEST = NAME_MAX - 20, PATH_LONGEST = PATH_MAX - 40 };

static bool
is_name(const char *name, const char *path, struct err *err)
{
	if (str_eq(name, "") || str_eq(name, ".") || str_eq(name, ".."))
		return err_set(err, ERR_IO, "\"%s\" names a folder, not a meeting file", path);
	if (strlen(name) > NAME_LONGEST)
		return err_set(err, ERR_IO, "the file name is too long (%zu letters of %d): %.60s...",
			strlen(name), NAME_LONGEST, name);
	return true;
}

static char *
folder_of(const char *path, const char *name, struct err *err)
{
	size_t n = (size_t)(name - path);
	char *given = n == 0 ? mem_strdup(".") : mem_strndup(path, n);
	char *real = realpath(given, NULL);

	if (real == NULL)
		err_set(err, ERR_IO, "%s: its folder cannot be reached: %s", path,
			strerror(errno));
	free(given);
	if (real != NULL && strlen(real) + strlen(name) > PATH_LONGEST) {
		err_set(err, ERR_IO, "%.60s...: the path is too long", path);
		free(real);
		return NULL;
	}
	return real;
}

bool
place_find(const char *path, struct place *ret_place, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	struct place p = { 0 };
	struct str full = STR_INIT;

	if (!is_name(name, path, err) || (p.folder = folder_of(path, name, err)) == NULL)
		return false;
	str_addf(&full, "%s/%s", str_eq(p.folder, "/") ? "" : p.folder, name);
	p.path = str_take(&full);
	p.exists = lstat(p.path, &p.sb) == 0;
	if (!p.exists && errno != ENOENT) {
		err_set(err, ERR_IO, "%s: %s", p.path, strerror(errno));
		place_release(&p);
		return false;
	}
	*ret_place = p;
	return true;
}

void
place_release(struct place *p)
{
	free(p->path);
	free(p->folder);
}

static const char *
kind_of(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR:
		return "a folder";
	case S_IFLNK:
		return "a symbolic link; open the file it points to";
	case S_IFIFO:
		return "a pipe";
	case S_IFSOCK:
		return "a socket";
	default:
		return "a device";
	}
}

bool
place_check(const struct place *p, struct err *err)
{
	if (!p->exists)
		return err_set(err, ERR_IO, "%s: there is no such file", p->path);
	if (!S_ISREG(p->sb.st_mode))
		return err_set(err, ERR_IO, "%s: not a meeting file but %s", p->path,
			kind_of(p->sb.st_mode));
	if (p->sb.st_nlink > 1)
		return err_set(err, ERR_IO, "%s: the file has %ju names (hard links), and a program "
			"that knows it by another would not see this one; make a copy and open that",
			p->path, (uintmax_t)p->sb.st_nlink);
	if (p->sb.st_size == 0)
		return err_set(err, ERR_FORMAT, "%s: the file is empty; it is not a meeting",
			p->path);
	return true;
}

bool
place_same(const struct place *p, struct err *err)
{
	struct stat now;

	if (lstat(p->path, &now) == 0 && now.st_dev == p->sb.st_dev &&
	    now.st_ino == p->sb.st_ino)
		return true;
	return err_set(err, ERR_IO, "%s: the file was replaced while it was being opened", p->path);
}
