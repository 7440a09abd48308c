/* SPDX-License-Identifier: ISC */
/* Making and checking files, for the rest of store. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include "db.h"

/* A new empty file (0600, must not exist), connected. */
bool file_create(const char *path, struct env *env, struct store **ret_store, struct err *err);
/* Schema and meta of a new file; inside a transaction. edition: full, public. */
bool file_init(struct store *s, const struct id *meeting, const char *edition, struct err *err);
/* The schema of the file must be ours, to the letter: no views, no triggers, no surprises. */
bool schema_check(struct store *s, struct err *err);

#endif
