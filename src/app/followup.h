/* SPDX-License-Identifier: ISC */
/*
 * What became of an action or a commitment: done, open again, withdrawn, its progress, another
 * date. Both are followed up in the same words.
 * Must not know: who may own one, how a new one is typed.
 */
#ifndef APP_FOLLOWUP_H
#define APP_FOLLOWUP_H

#include "do.h"

/* "3 done", "last due=Fri", "2 progress TEXT": not a new one but what became of one. */
bool followup_asked(const char *args, const char *const *keys);
/*
 * Runs it on the unit of this kind. other() takes an option that is not due=; keys lists all,
 * due first, NULL-terminated.
 */
struct followup {
	enum unit_kind kind;
	const char *const *keys;
	bool (*other)(struct call *c, const struct unit *u, struct ev *e, char *value,
		char **ret_own, struct err *err);
};
bool followup_run(struct call *c, const struct followup *f, struct err *err);

#endif
