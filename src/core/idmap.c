/* SPDX-License-Identifier: ISC */
/* Open addressing over random ids: their bytes are the hash. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/core/idmap.h>

void
idmap_release(struct idmap *m)
{
	free(m->slots);
	memset(m, 0, sizeof *m);
}

static struct idmap_slot *
slot_of(const struct idmap *m, const struct id *id)
{
	uint64_t h;
	size_t i;

	memcpy(&h, id->b, sizeof h);
	for (i = h & (m->cap - 1); m->slots[i].used; i = (i + 1) & (m->cap - 1))
		if (id_eq(&m->slots[i].id, id))
			break;
	return &m->slots[i];
}

static void
grow(struct idmap *m)
{
	struct idmap old = *m;

	m->cap = old.cap == 0 ? 64 : old.cap * 2;
	m->slots = mem_alloc(m->cap * sizeof *m->slots);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].used)
			*slot_of(m, &old.slots[i].id) = old.slots[i];
	free(old.slots);
}

void
idmap_put(struct idmap *m, const struct id *id, int v)
{
	struct idmap_slot *s;

	if (m->n * 2 >= m->cap)
		grow(m);
	s = slot_of(m, id);
	if (!s->used)
		m->n++;
	s->used = true;
	s->id = *id;
	s->v = v;
}

int
idmap_get(const struct idmap *m, const struct id *id)
{
	const struct idmap_slot *s;

	if (m->cap == 0)
		return -1;
	s = slot_of(m, id);
	return s->used ? s->v : -1;
}
