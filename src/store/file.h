/* SPDX-License-Identifier: ISC */
/* Making and checking files, for the rest of store. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include "db.h"

/* Connect to a file that was checked, with our settings; nothing in it is looked at. */
bool file_connect(const char *path, int flags, struct env *env, struct store **ret_store,
	struct err *err);
/* It is a meeting file of a version we know, and which one: nothing is believed before. */
bool file_check(struct store *s, struct err *err);
/* SQLite's own check, the thorough one. */
bool file_integrity(struct store *s, struct err *err);
/* The open file is still the one of that name. */
bool file_unmoved(struct store *s, struct err *err);
int64_t file_pragma(struct store *s, const char *sql);		/* its integer, or -1 */
/* A new empty file, 0600, in a folder where nothing lies beside it; its absolute path. */
bool file_make(const char *path, char **ret_path, struct err *err);
/* Onto the disk for good, with its name; path is absolute, and no store has it open. */
bool file_sync(const char *path, struct err *err);
/* The same as file_make, connected. */
bool file_create(const char *path, struct env *env, struct store **ret_store, struct err *err);
/* Schema and meta of a new file; inside a transaction. edition: full, public. */
bool file_init(struct store *s, const struct id *meeting, const char *edition, struct err *err);
/* The schema of the file must be ours, to the letter: no views, no triggers, no surprises. */
bool schema_check(struct store *s, struct err *err);

#endif
