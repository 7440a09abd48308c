/* SPDX-License-Identifier: ISC */
/* One small regular file, read whole. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf/file.h"

static bool
acceptable(int fd, const char *path, size_t max, bool own_only, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_INPUT, "%s: is not a regular file", path);
	if (own_only && st.st_uid != geteuid() && st.st_uid != 0)
		return err_set(err, ERR_DENIED,
			"%s: belongs to somebody else; it must be yours or root's", path);
	if (st.st_size < 0 || (size_t)st.st_size > max)
		return err_set(err, ERR_INPUT, "%s: is larger than %zu KB", path, max / 1024);
	return true;
}

static bool
read_all(int fd, const char *path, size_t max, struct str *out, struct err *err)
{
	char buf[4096];
	size_t start = out->len;
	ssize_t n;

	while ((n = read(fd, buf, sizeof buf)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
		/* the file may grow while it is read */
		if (out->len - start + (size_t)n > max)
			return err_set(err, ERR_INPUT, "%s: is larger than %zu KB", path,
				max / 1024);
		str_addn(out, buf, (size_t)n);
	}
	return true;
}

bool
conf_read(const char *path, size_t max, bool own_only, struct str *out, struct err *err)
{
	bool ok;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	ok = acceptable(fd, path, max, own_only, err) && read_all(fd, path, max, out, err);
	close(fd);
	return ok;
}
