/* SPDX-License-Identifier: ISC */
/* Giving a finished file its name, never over another. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "publish.h"

/* The folder keeps the new name over a power loss only once it is written too. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str dir = STR_INIT;
	int fd;

	if (slash == NULL)
		str_add(&dir, ".");
	else
		str_addn(&dir, path, slash == path ? 1 : (size_t)(slash - path));
	fd = open(str_c(&dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	str_release(&dir);
}

bool
publish_place(const char *from, const char *to, struct err *err)
{
	int rc = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

	/* Some file systems cannot rename so; a second name fails where there is one already. */
	if (rc != 0 && (errno == EINVAL || errno == ENOSYS)) {
		rc = link(from, to);
		if (rc == 0)
			unlink(from);
	}
	if (rc != 0 && errno == EEXIST)
		return err_set(err, ERR_IO, "%s: there is already a file of that name", to);
	if (rc != 0)
		return err_set(err, ERR_IO, "%s: %s", to, strerror(errno));
	sync_folder(to);
	return true;
}
