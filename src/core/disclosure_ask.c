/* SPDX-License-Identifier: ISC */
/* What may leave the room: the answer for one value. */
#include "disclosure_priv.h"

enum attribution
disclosure_attribution(const struct disclosure *d, const struct id *unit)
{
	const struct disclosed *u = disclosure_find(d, unit);
	enum attribution a = u == NULL ? ATTR_NAMED : u->attribution;

	if (u != NULL && u->waived)
		return ATTR_NAMED;
	if ((u == NULL || !u->said) && a < d->otherwise)
		return d->otherwise;
	return a;
}

enum disclosure_class
disclosure_class(const struct disclosure *d, const struct id *unit)
{
	const struct disclosed *u = disclosure_find(d, unit);

	return u == NULL ? CLASS_PUBLIC : u->class;
}

bool
disclosure_reaches(enum disclosure_class c, enum audience a)
{
	return c == CLASS_PUBLIC || (c == CLASS_CONSTITUENCY && a == AUDIENCE_CONSTITUENCY);
}

bool
disclosure_shy(const struct disclosure *d, const struct id *unit)
{
	const struct disclosed *u = disclosure_find(d, unit);

	return u != NULL && u->shy;
}

void
disclosure_few(struct disclosure *d, const struct id *unit, size_t n)
{
	for (size_t i = 0; i < n; i++)
		disclosure_mark(d, &(struct disclosed){ .unit = unit[i], .few = true });
	disclosure_sort(d);
}

void
disclosure_hush(struct disclosure *d, const struct id *unit, size_t n)
{
	for (size_t i = 0; i < n; i++)
		disclosure_mark(d, &(struct disclosed){ .unit = unit[i], .hushed = true });
	disclosure_sort(d);
}

bool
disclosure_hushed(const struct disclosure *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->v[i].hushed)
			return true;
	return false;
}

static bool
is_speech(enum ev_kind k)
{
	return ev_unit(k) == UNIT_NOTE || ev_unit(k) == UNIT_ENTRY || ev_unit(k) == UNIT_TURN;
}

/* Decisions, votes, statements, reservations, actions, interests: always named. */
static enum attribution
attribution_of(const struct disclosure *d, const struct publish_ask *ask,
	const struct disclosed *u)
{
	if (is_speech(ask->kind))
		return disclosure_attribution(d, &ask->subject);
	if (ask->kind == EV_WAIVER_SET)
		return u != NULL && u->waived ? ATTR_NAMED : ATTR_NONE;
	return u != NULL && u->hushed ? ATTR_CHATHAM : ATTR_NAMED;
}

/* By constituency, if enough people of it were there and none is missing from the file. */
static bool
may_hide_among(const struct disclosure *d, const struct disclosed *u)
{
	return !d->blind && (u == NULL || !u->few);
}

/* Could it be left out for the sake of somebody who is never named? */
static bool
may_be_shy(const struct publish_ask *ask)
{
	enum unit_kind k = ev_unit(ask->kind);

	return is_speech(ask->kind) || (field_type(ask->field) == FT_GROUP &&
		(k == UNIT_STATEMENT || k == UNIT_RESERVATION || k == UNIT_COMMITMENT));
}

static bool
may_name(const struct disclosure *d, const struct publish_ask *ask, const struct disclosed *u)
{
	enum attribution a = attribution_of(d, ask, u);

	if (d->blind && d->n_shielded > 0 && may_be_shy(ask))
		return false;
	switch (field_type(ask->field)) {
	case FT_PERSON:
		if (disclosure_shielded(d, &ask->ref) ||
		    (id_zero(&ask->ref) && d->n_shielded > 0))
			return false;
		return a == ATTR_NAMED;
	case FT_GROUP:
		if (a == ATTR_CONSTITUENCY && ask->kind != EV_SPONSOR_CONFIRM)
			return may_hide_among(d, u);
		if (u != NULL && u->shy && a == ATTR_NAMED)
			return may_hide_among(d, u);
		return a == ATTR_NAMED;
	default:
		return a == ATTR_NAMED;
	}
}

bool
disclosure_allows(const struct disclosure *d, const struct publish_ask *ask)
{
	const struct efield *ef = ev_field(ask->kind, ask->field);
	const struct disclosed *u = disclosure_find(d, &ask->subject);

	if (ef == NULL || ef->out == OUT_NEVER || ask->superseded || (u != NULL && u->undone))
		return false;
	if (ef->out == OUT_CLEAR || ef->out == OUT_OPEN)
		return true;
	if ((u != NULL && !disclosure_reaches(u->class, ask->audience)) ||
	    disclosure_shielded(d, &ask->subject))
		return false;
	return ef->out == OUT_UNIT || may_name(d, ask, u);
}
