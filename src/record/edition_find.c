/* SPDX-License-Identifier: ISC */
/* Between units and the arrays of an edition. */
#include "edition_priv.h"

int
show_index(const struct idmap *m, const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	return id == NULL ? -1 : idmap_get(m, id);
}

const struct unit *
show_unit(const struct source *src, const struct id *id)
{
	for (int k = 0; id != NULL && k < UNIT_KIND_N; k++) {
		const struct unit *u = units_find(&src->u[k], id);

		if (u != NULL)
			return u;
	}
	return NULL;
}

void *
new_array(struct source *src, size_t n, size_t size)
{
	return unit_arena_alloc(src->ed->mem.arena, (n + 1) * size);
}
