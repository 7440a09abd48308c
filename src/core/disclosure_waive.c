/* SPDX-License-Identifier: ISC */
/* Waivers: somebody lets their own words be named, and nobody else's. */
#include <stdlib.h>

#include <talanoa/base/mem.h>

#include "disclosure_priv.h"

struct own {
	struct id *id;		/* every id of one person */
	size_t n, cap;
};

static bool
has(const struct own *o, const struct id *id)
{
	for (size_t i = 0; i < o->n; i++)
		if (id_eq(&o->id[i], id))
			return true;
	return false;
}

static bool
add(struct own *o, const struct id *id)
{
	if (has(o, id))
		return false;
	MEM_GROW(o->id, o->n, o->cap);
	o->id[o->n++] = *id;
	return true;
}

static void
collect(const struct disclosure *d, const struct id *person, struct own *o)
{
	bool more = add(o, person);

	while (more) {
		more = false;
		for (size_t i = 0; i < d->n_same; i += 2)
			for (int k = 0; k < 2; k++)
				if (has(o, &d->same[i + 1 - k]))
					more |= add(o, &d->same[i + k]);
	}
}

static void
reach_from(struct disclosed *from, struct disclosed *to)
{
	from->reached |= to->reached;
}

static void
reach_to(struct disclosed *from, struct disclosed *to)
{
	to->reached |= from->reached;
}

/* All that belongs to the target: what stands under it, and whole turns. */
static void
reach(struct disclosure *d, const struct id *target)
{
	struct disclosed *u = disclosure_find(d, target);

	for (size_t i = 0; i < d->n; i++)
		d->v[i].reached = false;
	if (u == NULL)
		return;
	u->reached = true;
	disclosure_along(d, LINK_ITEM, reach_from);
	disclosure_along(d, LINK_TURN, reach_to);
	disclosure_along(d, LINK_ENTRY, reach_to);
	disclosure_along(d, LINK_ENTRY, reach_from);
	disclosure_along(d, LINK_TURN, reach_from);
}

static bool
may_waive(const struct disclosed *u)
{
	return u->reached && !u->barred && u->class == CLASS_PUBLIC;
}

static void
apply(struct disclosure *d, const struct disclosure_waiver *w)
{
	struct disclosed *said = disclosure_find(d, &w->waiver);
	struct own o = { 0 };

	if (disclosure_shielded(d, &w->person))
		return;
	collect(d, &w->person, &o);
	reach(d, &w->target);
	for (size_t i = 0; i < d->n_links; i++) {
		struct disclosed *u = disclosure_find(d, &d->link[i].from);

		if (d->link[i].kind == LINK_PERSON && has(&o, &d->link[i].to) && may_waive(u))
			u->waived = said->waived = true;
	}
	free(o.id);
}

void
disclosure_apply_waivers(struct disclosure *d)
{
	for (size_t i = 0; i < d->n_waivers; i++)
		apply(d, &d->waiver[i]);
}
