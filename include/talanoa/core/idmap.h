/* SPDX-License-Identifier: ISC */
/* A map from ids to small numbers (array indexes). Must not know: what the ids are of. */
#ifndef TALANOA_CORE_IDMAP_H
#define TALANOA_CORE_IDMAP_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/id.h>

struct idmap {
	struct idmap_slot { struct id id; int v; bool used; } *slots;
	size_t n, cap;		/* cap is a power of two */
};

void idmap_release(struct idmap *m);
void idmap_put(struct idmap *m, const struct id *id, int v);	/* replaces */
int idmap_get(const struct idmap *m, const struct id *id);	/* -1 if it is not there */

#endif
