/* SPDX-License-Identifier: ISC */
/* What an edition may show: core's disclosure, value by value, and the k-threshold. */
#include <string.h>

#include <talanoa/base/str.h>

#include "edition_priv.h"

const char *
copy_text(const struct source *src, const char *text)
{
	return text == NULL || *text == '\0' ? "" : unit_arena_str(src->ed->mem.arena, text);
}

/* The kind of event that writes field f of u: a unit is written by more kinds than made it. */
static enum ev_kind
writer_of(const struct unit *u, enum field f)
{
	if (ev_field(u->ev, f) != NULL)
		return u->ev;
	for (int k = 0; k < EV_N; k++)
		if (ev_unit(k) == u->kind && ev_field(k, f) != NULL)
			return k;
	return u->ev;
}

enum audience
show_audience(const struct source *src)
{
	return src->ed->kind == EDITION_CONSTITUENCY ? AUDIENCE_CONSTITUENCY : AUDIENCE_PUBLIC;
}

static bool
leaves_as(const struct source *src, const struct unit *u, enum field f, const struct id *ref)
{
	struct publish_ask ask = { .audience = show_audience(src), .kind = writer_of(u, f),
		.field = f, .subject = u->id, .ref = *ref };

	return disclosure_allows(&src->disclosure, &ask);
}

static bool
leaves(const struct source *src, const struct unit *u, enum field f)
{
	static const struct id none;
	const struct cell *c = unit_cell(u, f);

	return leaves_as(src, u, f, c == NULL ? &none : &c->ref);
}

bool
edition_may_show(const struct source *src, const struct unit *u, enum field f)
{
	return src->ed->kind == EDITION_FULL || leaves(src, u, f) || mine_owns(src, u, f);
}

const char *
show_text(const struct source *src, const struct unit *u, enum field f)
{
	return edition_may_show(src, u, f) ? copy_text(src, unit_text(u, f)) : "";
}

static int
withheld_at(const struct source *src, const struct id *id)
{
	return id == NULL ? -1 : idmap_get(&src->withheld, id);
}

/* What u stands under, in the order in which it is asked. */
static const enum field above[] = { FLD_ITEM, FLD_TURN, FLD_DECISION };

int
show_withheld(const struct source *src, const struct unit *u)
{
	const struct id *turn = unit_ref(u, FLD_TURN);
	const struct ledger_turn *t;
	int i = withheld_at(src, &u->id);

	if (src->withheld.n == 0)
		return -1;
	if (u->kind == UNIT_ACTION)	/* names its decision, but does not hang on it */
		return i >= 0 ? i : withheld_at(src, unit_ref(u, FLD_ITEM));
	for (size_t k = 0; i < 0 && k < sizeof above / sizeof *above; k++)
		i = withheld_at(src, unit_ref(u, above[k]));
	t = i >= 0 || turn == NULL ? NULL : ledger_turn(&src->ledger, turn);
	if (t != NULL)
		i = withheld_at(src, &t->entry);
	if (i < 0 && u->kind == UNIT_CORRECTION)
		i = withheld_at(src, unit_ref(u, FLD_TARGET));
	return i;
}

static const char *const staff[] = { "facilitator", "rapporteur", "secretariat", "interpreter" };

/* Somebody of the staff stands behind an office as a member stands behind a constituency. */
static const char *
office(const struct ed_person *p)
{
	for (size_t i = 0; i < sizeof staff / sizeof *staff; i++)
		if (p->group < 0 && str_eq(p->role, staff[i]))
			return p->role;
	return NULL;
}

static int
office_present(const struct source *src, const char *role, int64_t at)
{
	int n = 0;

	for (size_t i = 0; i < src->ed->n_persons; i++)
		n += src->ed->person[i].group < 0 && str_eq(src->ed->person[i].role, role) &&
			person_was_present(&src->ed->person[i], at);
	return n;
}

static struct ed_speaker
for_group(const struct source *src, const struct unit *u, int group, enum ed_said said)
{
	if (group < 0)
		return (struct ed_speaker){ SAID_PARTICIPANT, -1, -1, "" };
	if (people_present(src, group, u->at) < src->ed->k)
		return (struct ed_speaker){ SAID_PARTICIPANT, -1, -1, "" };
	return (struct ed_speaker){ said, -1, group, "" };
}

/* A person behind a constituency or an office, if enough people are. */
static struct ed_speaker
behind(const struct source *src, const struct unit *u, int person, int group)
{
	const struct ed_person *p = &src->ed->person[person];
	struct ed_speaker none = { SAID_PARTICIPANT, -1, -1, "" };

	if (p->hidden)
		return none;
	if (group < 0)
		group = p->group;
	if (group >= 0)
		return for_group(src, u, group, SAID_FOR_GROUP);
	if (office(p) == NULL || office_present(src, p->role, u->at) < src->ed->k)
		return none;
	return (struct ed_speaker){ SAID_ROLE, -1, -1, office(p) };
}

/* May remarks of u be attributed to a constituency? Kinds without that field always may. */
static bool
group_leaves(const struct source *src, const struct unit *u)
{
	return ev_field(u->ev, FLD_GROUP) == NULL || leaves_as(src, u, FLD_GROUP, &u->id);
}

/* Written, but left out of this copy of the file. */
static bool
left_out(const struct unit *u, enum field f)
{
	const struct cell *c = unit_cell(u, f);

	return c != NULL && c->absent;
}

struct ed_speaker
show_speaker(const struct source *src, const struct unit *u, enum field person,
	enum field group, bool outside)
{
	const struct id *pid = unit_ref(u, person), *gid = unit_ref(u, group);
	int p = pid == NULL ? -1 : idmap_get(&src->person, pid);
	int g = gid == NULL ? -1 : idmap_get(&src->group, gid);
	bool full = src->ed->kind == EDITION_FULL && !outside;

	if (left_out(u, person))
		return for_group(src, u, g, SAID_FOR_GROUP);
	if (left_out(u, group) || (pid != NULL && p < 0))
		return (struct ed_speaker){ SAID_PARTICIPANT, -1, -1, "" };
	if (pid == NULL && gid == NULL)
		return (struct ed_speaker){ SAID_NOBODY, -1, -1, "" };
	if (p >= 0 && (full || (leaves(src, u, person) && !src->ed->person[p].hidden)))
		return (struct ed_speaker){ SAID_PERSON, p,
			g >= 0 ? g : src->ed->person[p].group, "" };
	if (!full && !group_leaves(src, u))
		return (struct ed_speaker){ SAID_PARTICIPANT, -1, -1, "" };
	if (p >= 0)
		return behind(src, u, p, g);
	/* The unit's own id is nobody's: it asks for the attribution alone. */
	if (full || leaves_as(src, u, person, &u->id))
		return (struct ed_speaker){ SAID_GROUP, -1, g, "" };
	return for_group(src, u, g, SAID_GROUP);
}

struct ed_speaker
show_yielded(const struct source *src, struct ed_speaker by, const struct id *turn,
	const struct id *person)
{
	struct unit u = { .id = *turn, .kind = UNIT_TURN, .ev = EV_TURN_YIELD };
	int p = idmap_get(&src->person, person);

	if (by.said != SAID_PERSON)
		return by;
	if (p < 0 || src->ed->person[p].hidden || !leaves_as(src, &u, FLD_PERSON, person))
		return (struct ed_speaker){ SAID_PARTICIPANT, -1, -1, "" };
	return (struct ed_speaker){ SAID_PERSON, p, src->ed->person[p].group, "" };
}

const char *
show_attribution(const struct source *src, const struct unit *u)
{
	const char *code = unit_text(u, FLD_ATTRIBUTION);

	return attribution_name(*code == '\0' ? src->attribution : attribution_parse(code));
}
