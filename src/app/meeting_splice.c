/* SPDX-License-Identifier: ISC */
/* Sets of units that change while others hold units of them: a new state beside the old one. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "meeting_priv.h"

void
meeting_keep_old(struct meeting *m, struct units *set)
{
	MEM_GROW(m->old, m->n_old, m->cap_old);
	m->old[m->n_old++] = *set;
}

void
meeting_sweep(struct meeting *m)
{
	while (m->n_old > 0)
		units_release(&m->old[--m->n_old]);
	while (m->n_old_ledgers > 0)
		ledger_release(&m->old_ledgers[--m->n_old_ledgers]);
}

/* The units move to an array of their own; the one before is kept, its texts stay in use. */
static void
move(struct meeting *m, struct units *set, size_t room)
{
	struct units before = { .v = set->v, .n = set->n };

	set->v = mem_alloc(room * sizeof *set->v);
	if (before.n > 0)
		memcpy(set->v, before.v, before.n * sizeof *set->v);
	meeting_keep_old(m, &before);
}

static void
put(struct meeting *m, struct units *set, size_t *cap, const struct unit *u)
{
	const struct unit *was = units_find(set, &u->id);
	size_t i = was == NULL ? set->n : (size_t)(was - set->v);

	if (was != NULL || set->n >= *cap) {
		*cap = was != NULL && *cap > set->n ? *cap : set->n * 2 + 16;
		move(m, set, *cap);
	}
	set->v[i] = *u;
	set->n += was == NULL;
}

bool
meeting_splice(struct meeting *m, struct units *set, size_t *cap, const struct id *unit,
	struct err *err)
{
	struct units one;

	if (!store_unit(m->store, unit, &one, err))
		return false;
	if (one.n == 1 && !store_void(m->store, unit)) {
		put(m, set, cap, &one.v[0]);
		if (set->arena == NULL)
			set->arena = unit_arena_new();
		unit_arena_adopt(set->arena, one.arena);
		one.arena = NULL;
	}
	units_release(&one);
	return true;
}
