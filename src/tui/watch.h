/* SPDX-License-Identifier: ISC */
/*
 * Files whose change by others shall wake the screen: inotify, or a look at size and time
 * where there is none. Says that something may have changed, never what.
 * Must not know: meetings, SQLite, timers.
 */
#ifndef TALANOA_TUI_WATCH_H
#define TALANOA_TUI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

enum { WATCH_MAX = 4 };

struct watch_file {
	char *path;
	int wd;				/* of inotify; -1 = looked at */
	int64_t size, sec, nsec, inode;	/* at the last look; inode 0 = not there */
};

struct watch {
	int fd;				/* inotify, or -1 */
	struct watch_file files[WATCH_MAX];
	int n;
};

/* look = never use inotify (tests, file systems without it). */
void watch_init(struct watch *w, bool look);
void watch_release(struct watch *w);
/* Returns the number of the file, or -1 when WATCH_MAX are watched. It need not exist. */
int watch_add(struct watch *w, const char *path);
/* Take what inotify has: bit i of the result = file i. Never blocks. */
unsigned watch_read(struct watch *w);
/* Look at the files inotify does not cover. */
unsigned watch_look(struct watch *w);
/* Is there a file that must be looked at from time to time? */
bool watch_must_look(const struct watch *w);

#endif
