/* SPDX-License-Identifier: ISC */
/* What may leave the room: marks on units, how they spread, and the answer for one value. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/disclosure.h>

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

static void
tighten(struct disclosed *u, const struct disclosed *by)
{
	u->withheld |= by->withheld;
	u->undone |= by->undone;
	u->said |= by->said;
	u->few |= by->few;
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

static void
sort_units(struct disclosure *d)
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

static bool
shielded(const struct disclosure *d, const struct id *person)
{
	return d->n_shielded > 0 && bsearch(person, d->shielded, d->n_shielded,
		sizeof *d->shielded, cmp_id) != NULL;
}

static struct disclosed *
find(const struct disclosure *d, const struct id *unit)
{
	struct disclosed key = { .unit = *unit };

	return d->n == 0 ? NULL : bsearch(&key, d->v, d->n, sizeof *d->v, cmp_disclosed);
}

/* Tells what spreads along a link, and which way. */
typedef void spread_fn(struct disclosed *from, struct disclosed *to);

static void
along(struct disclosure *d, enum disclosure_link_kind kind, spread_fn *spread)
{
	for (size_t i = 0; i < d->n_links; i++)
		if (d->link[i].kind == kind)
			spread(find(d, &d->link[i].from), find(d, &d->link[i].to));
}

static void
from_takes(struct disclosed *from, struct disclosed *to)
{
	struct disclosed by = *to;

	by.undone = false;	/* a note taken while an undone turn ran still stands */
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
	if (turn->withheld && note->attribution < ATTR_NONE)
		note->attribution = ATTR_NONE;
}

/* A hand may have been called twice, so both its turns must agree with it. */
static void
join_entries(struct disclosure *d)
{
	along(d, LINK_ENTRY, to_takes);
	along(d, LINK_ENTRY, from_takes);
}

/* Where somebody who is never named speaks, the constituency could tell who. */
static void
hide_shielded(struct disclosure *d)
{
	for (size_t i = 0; i < d->n_links; i++) {
		struct disclosed *u = find(d, &d->link[i].from);

		if (d->link[i].kind == LINK_PERSON && shielded(d, &d->link[i].to) &&
		    u->attribution < ATTR_NONE)
			u->attribution = ATTR_NONE;
	}
}

static void
spread_marks(struct disclosure *d)
{
	hide_shielded(d);
	along(d, LINK_ITEM, from_takes);
	join_entries(d);
	along(d, LINK_TURN, from_takes);
	along(d, LINK_TURN, to_takes);
	join_entries(d);
	along(d, LINK_TURN, note_takes_name);
}

static void
spread_shield(struct disclosure *d)
{
	bool more = true;

	while (more) {
		more = false;
		sort_shielded(d);
		for (size_t i = 0; i < d->n_same; i += 2) {
			bool a = shielded(d, &d->same[i]), b = shielded(d, &d->same[i + 1]);

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
	sort_units(d);
	spread_marks(d);
}

enum attribution
disclosure_attribution(const struct disclosure *d, const struct id *unit)
{
	const struct disclosed *u = find(d, unit);
	enum attribution a = u == NULL ? ATTR_NAMED : u->attribution;

	if ((u == NULL || !u->said) && a < d->otherwise)
		return d->otherwise;
	return a;
}

void
disclosure_few(struct disclosure *d, const struct id *unit, size_t n)
{
	for (size_t i = 0; i < n; i++)
		disclosure_mark(d, &(struct disclosed){ .unit = unit[i], .few = true });
	sort_units(d);
}

static bool
is_speech(enum ev_kind k)
{
	return ev_unit(k) == UNIT_NOTE || ev_unit(k) == UNIT_ENTRY || ev_unit(k) == UNIT_TURN;
}

static enum attribution
attribution_of(const struct disclosure *d, const struct publish_ask *ask)
{
	/* decisions, actions, interests: always named */
	return is_speech(ask->kind) ? disclosure_attribution(d, &ask->subject) : ATTR_NAMED;
}

static bool
may_name(const struct disclosure *d, const struct publish_ask *ask, const struct disclosed *u)
{
	enum attribution a = attribution_of(d, ask);

	if (d->blind && d->n_shielded > 0 && is_speech(ask->kind))
		return false;
	switch (field_type(ask->field)) {
	case FT_PERSON:
		if (shielded(d, &ask->ref) || (id_zero(&ask->ref) && d->n_shielded > 0))
			return false;
		return a == ATTR_NAMED;
	case FT_GROUP:
		if (a == ATTR_CONSTITUENCY && ask->kind != EV_SPONSOR_CONFIRM)
			return !d->blind && (u == NULL || !u->few);
		return a == ATTR_NAMED;
	default:
		return a == ATTR_NAMED;
	}
}

bool
disclosure_allows(const struct disclosure *d, const struct publish_ask *ask)
{
	const struct efield *ef = ev_field(ask->kind, ask->field);
	const struct disclosed *u = find(d, &ask->subject);

	if (ef == NULL || ef->out == OUT_NEVER || ask->superseded || (u != NULL && u->undone))
		return false;
	if (ef->out == OUT_CLEAR || ef->out == OUT_OPEN)
		return true;
	if ((u != NULL && u->withheld) || shielded(d, &ask->subject))
		return false;
	return ef->out == OUT_UNIT || may_name(d, ask, u);
}
