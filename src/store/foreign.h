/* SPDX-License-Identifier: ISC */
/* A meeting file from somebody else: looked at in a private copy, trusted in nothing. */
#ifndef STORE_FOREIGN_H
#define STORE_FOREIGN_H

#include "db.h"

struct foreign {
	char *dir, *path;		/* the private copy */
	struct store *s;
	int64_t steps;			/* of SQLite's machine, still allowed */
};

/* Copy, open for reading, check that it is a whole meeting file of this format. */
bool foreign_open(const char *path, struct env *env, struct foreign *ret_f, struct err *err);
void foreign_close(struct foreign *f);

#endif
