/* SPDX-License-Identifier: ISC */
/* What may leave the room: marks on units, and how they spread. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "disclosure_priv.h"

static const char *const attributions[] = { "named", "constituency", "none", "chatham" };

enum attribution
attribution_parse(const char *code)
{
	for (int a = ATTR_NAMED; a < ATTR_CHATHAM; a++)
		if (str_eq(attributions[a], code))
			return a;
	return ATTR_CHATHAM;
}

const char *
attribution_name(enum attribution a)
{
	return attributions[a];
}

void
disclosure_init(struct disclosure *d)
{
	memset(d, 0, sizeof *d);
}

void
disclosure_release(struct disclosure *d)
{
	free(d->v);
	free(d->shielded);
	free(d->link);
	free(d->same);
	free(d->waiver);
	memset(d, 0, sizeof *d);
}

void
disclosure_mark(struct disclosure *d, const struct disclosed *mark)
{
	MEM_GROW(d->v, d->n, d->cap);
	d->v[d->n++] = *mark;
}

void
disclosure_shield(struct disclosure *d, const struct id *person)
{
	MEM_GROW(d->shielded, d->n_shielded, d->cap_shielded);
	d->shielded[d->n_shielded++] = *person;
}

void
disclosure_link(struct disclosure *d, enum disclosure_link_kind kind, const struct id *from,
	const struct id *to)
{
	MEM_GROW(d->link, d->n_links, d->cap_links);
	d->link[d->n_links++] = (struct disclosure_link){ kind, *from, *to };
}

void
disclosure_same(struct disclosure *d, const struct id *a, const struct id *b)
{
	MEM_GROW(d->same, d->n_same + 1, d->cap_same);
	d->same[d->n_same++] = *a;
	d->same[d->n_same++] = *b;
}

void
disclosure_waive(struct disclosure *d, const struct disclosure_waiver *w)
{
	MEM_GROW(d->waiver, d->n_waivers, d->cap_waivers);
	d->waiver[d->n_waivers++] = *w;
}

static void
tighten(struct disclosed *u, const struct disclosed *by)
{
	if (u->class < by->class)
		u->class = by->class;
	u->undone |= by->undone;
	u->said |= by->said;
	u->few |= by->few;
	u->shy |= by->shy;
	u->hushed |= by->hushed;
	u->waived |= by->waived;
	if (u->attribution < by->attribution)
		u->attribution = by->attribution;
}

static int
cmp_disclosed(const void *a, const void *b)
{
	return id_cmp(&((const struct disclosed *)a)->unit, &((const struct disclosed *)b)->unit);
}

static int
cmp_id(const void *a, const void *b)
{
	return id_cmp(a, b);
}

void
disclosure_sort(struct disclosure *d)
{
	size_t kept = 0;

	if (d->n > 1)
		qsort(d->v, d->n, sizeof *d->v, cmp_disclosed);
	for (size_t i = 0; i < d->n; i++) {
		if (kept > 0 && id_eq(&d->v[kept - 1].unit, &d->v[i].unit))
			tighten(&d->v[kept - 1], &d->v[i]);
		else
			d->v[kept++] = d->v[i];
	}
	d->n = kept;
}

static void
sort_shielded(struct disclosure *d)
{
	if (d->n_shielded > 1)
		qsort(d->shielded, d->n_shielded, sizeof *d->shielded, cmp_id);
}

bool
disclosure_shielded(const struct disclosure *d, const struct id *person)
{
	return d->n_shielded > 0 && bsearch(person, d->shielded, d->n_shielded,
		sizeof *d->shielded, cmp_id) != NULL;
}

struct disclosed *
disclosure_find(const struct disclosure *d, const struct id *unit)
{
	struct disclosed key = { .unit = *unit };

	return d->n == 0 ? NULL : bsearch(&key, d->v, d->n, sizeof *d->v, cmp_disclosed);
}

void
disclosure_along(struct disclosure *d, enum disclosure_link_kind kind, spread_fn *spread)
{
	for (size_t i = 0; i < d->n_links; i++)
		if (d->link[i].kind == kind)
			spread(disclosure_find(d, &d->link[i].from), disclosure_find(d, &d->link[i].to));
}

static void
from_takes(struct disclosed *from, struct disclosed *to)
{
	struct disclosed by = *to;

	by.undone = false;	/* a note taken while an undone turn ran still stands */
	by.waived = by.shy = false;
	tighten(from, &by);
}

static void
to_takes(struct disclosed *from, struct disclosed *to)
{
	from_takes(to, from);
}

/* A note of a turn of which something is withheld keeps its words, but not who said them. */
static void
note_takes_name(struct disclosed *note, struct disclosed *turn)
{
	if (note->attribution < turn->attribution)
		note->attribution = turn->attribution;
	if (turn->class == CLASS_PUBLIC)
		return;
	note->barred = true;
	if (note->attribution < ATTR_NONE)
		note->attribution = ATTR_NONE;
}

/* A hand may have been called twice, so both its turns must agree with it. */
static void
join_entries(struct disclosure *d)
{
	disclosure_along(d, LINK_ENTRY, to_takes);
	disclosure_along(d, LINK_ENTRY, from_takes);
}

/* Where somebody who is never named speaks, the constituency could tell who. */
static void
hide_shielded(struct disclosure *d)
{
	for (size_t i = 0; i < d->n_links; i++) {
		struct disclosed *u = disclosure_find(d, &d->link[i].from);

		if (d->link[i].kind != LINK_PERSON || !disclosure_shielded(d, &d->link[i].to))
			continue;
		u->shy = true;
		if (u->attribution < ATTR_NONE)
			u->attribution = ATTR_NONE;
	}
}

static void
spread_marks(struct disclosure *d)
{
	hide_shielded(d);
	disclosure_along(d, LINK_ITEM, from_takes);
	join_entries(d);
	disclosure_along(d, LINK_TURN, from_takes);
	disclosure_along(d, LINK_TURN, to_takes);
	join_entries(d);
	disclosure_along(d, LINK_TURN, note_takes_name);
	disclosure_along(d, LINK_DECISION, from_takes);
	disclosure_along(d, LINK_TARGET, from_takes);
}

static void
spread_shield(struct disclosure *d)
{
	bool more = true;

	while (more) {
		more = false;
		sort_shielded(d);
		for (size_t i = 0; i < d->n_same; i += 2) {
			bool a = disclosure_shielded(d, &d->same[i]), b = disclosure_shielded(d, &d->same[i + 1]);

			if (a == b)
				continue;
			disclosure_shield(d, &d->same[a ? i + 1 : i]);
			sort_shielded(d);
			more = true;
		}
	}
}

void
disclosure_close(struct disclosure *d)
{
	spread_shield(d);
	for (size_t i = 0; i < d->n_links; i++) {
		disclosure_mark(d, &(struct disclosed){ .unit = d->link[i].from });
		disclosure_mark(d, &(struct disclosed){ .unit = d->link[i].to });
	}
	for (size_t i = 0; i < d->n_waivers; i++)
		disclosure_mark(d, &(struct disclosed){ .unit = d->waiver[i].waiver });
	disclosure_sort(d);
	spread_marks(d);
	disclosure_apply_waivers(d);
}

