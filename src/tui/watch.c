/* SPDX-License-Identifier: ISC */
/* Noticing that a file was changed by somebody else. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/mem.h>

#include "watch.h"

void
watch_init(struct watch *w, bool look)
{
	memset(w, 0, sizeof *w);
	w->fd = look ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

void
watch_release(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	for (int i = 0; i < w->n; i++)
		free(w->files[i].path);
	memset(w, 0, sizeof *w);
	w->fd = -1;
}

/* Remember how the file looks; true when that differs from before. */
static bool
look(struct watch_file *f)
{
	struct watch_file old = *f;
	struct stat st;

	if (stat(f->path, &st) != 0)
		memset(&st, 0, sizeof st);
	f->size = st.st_size;
	f->sec = st.st_mtim.tv_sec;
	f->nsec = st.st_mtim.tv_nsec;
	f->inode = (int64_t)st.st_ino;
	return old.size != f->size || old.sec != f->sec || old.nsec != f->nsec
		|| old.inode != f->inode;
}

static void
subscribe(struct watch *w, struct watch_file *f)
{
	f->wd = w->fd < 0 ? -1 : inotify_add_watch(w->fd, f->path,
		IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF);
}

int
watch_add(struct watch *w, const char *path)
{
	struct watch_file *f;

	if (w->n == WATCH_MAX)
		return -1;
	f = &w->files[w->n];
	f->path = mem_strdup(path);
	subscribe(w, f);
	look(f);
	return w->n++;
}

static unsigned
take(struct watch *w, const struct inotify_event *e)
{
	if ((e->mask & IN_Q_OVERFLOW) != 0)
		return (1u << w->n) - 1;
	for (int i = 0; i < w->n; i++) {
		if (w->files[i].wd != e->wd)
			continue;
		/* The file is another one now, or gone: from here on it is looked at. */
		if ((e->mask & (IN_IGNORED | IN_MOVE_SELF | IN_DELETE_SELF)) != 0)
			w->files[i].wd = -1;
		return 1u << i;
	}
	return 0;
}

unsigned
watch_read(struct watch *w)
{
	_Alignas(struct inotify_event) char buf[4096];
	unsigned changed = 0;
	ssize_t n;

	while (w->fd >= 0 && (n = read(w->fd, buf, sizeof buf)) > 0) {
		const struct inotify_event *e;

		for (ssize_t i = 0; i < n; i += (ssize_t)(sizeof *e + e->len)) {
			e = (const void *)(buf + i);
			changed |= take(w, e);
		}
	}
	return changed;
}

unsigned
watch_look(struct watch *w)
{
	unsigned changed = 0;

	for (int i = 0; i < w->n; i++) {
		if (w->files[i].wd >= 0 || !look(&w->files[i]))
			continue;
		changed |= 1u << i;
		subscribe(w, &w->files[i]);
	}
	return changed;
}

bool
watch_must_look(const struct watch *w)
{
	for (int i = 0; i < w->n; i++)
		if (w->files[i].wd < 0)
			return true;
	return false;
}
