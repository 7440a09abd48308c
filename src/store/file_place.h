/* SPDX-License-Identifier: ISC */
/*
 * Where a meeting file lies and whether it may be opened there: path, kind of file, file
 * system, files beside it. Looks, and never opens the meeting file itself: closing it would
 * drop the locks of a store that has it open.
 * Must not know: what is in the file, SQL.
 */
#ifndef STORE_FILE_PLACE_H
#define STORE_FILE_PLACE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include <talanoa/base/err.h>

struct place {
	char *path;		/* absolute, its folder without links */
	char *folder;
	bool exists;
	struct stat sb;		/* of the file, if it exists */
};

/* Resolve path; the folder must exist, the file need not. Release on success only. */
bool place_find(const char *path, struct place *ret_place, struct err *err);
void place_release(struct place *p);
/* The file is there, regular, not empty, with one name. */
bool place_check(const struct place *p, struct err *err);
/* The file is still the one that place_find saw. */
bool place_same(const struct place *p, struct err *err);

struct fs_kind {
	uint32_t magic;		/* statfs(2) */
	const char *name;
	bool shared;		/* other computers, or a program, may be behind it */
};
/* Never NULL: an unknown kind counts as a local disk. */
const struct fs_kind *fs_kind(uint32_t magic);
const struct fs_kind *place_system(const struct place *p);
/* May the file be changed here? Not on a shared file system, nor without leave to write. */
bool place_writable(const struct place *p, struct err *err);

/*
 * The files beside it. A -wal is foreign. A -journal must be left by somebody who may write
 * the meeting, have one name, and must not send SQLite to delete another file. *ret_hot: a
 * journal is there that the next reader may have to roll back.
 */
bool side_check(const struct place *p, bool *ret_hot, struct err *err);
/* Nothing may lie beside a file that is to be made. */
bool side_none(const struct place *p, struct err *err);
bool side_exists(const struct place *p, const char *suffix);

#endif
