/* SPDX-License-Identifier: ISC */
/* Rules of letter B: who was there, and on whose behalf. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "check_priv.h"

static void
mark_refs(struct idmap *map, const struct units *us, enum field f)
{
	for (size_t i = 0; i < us->n; i++) {
		const struct id *id = unit_ref(&us->v[i], f);

		if (id != NULL)
			idmap_put(map, id, 1);
	}
}

/* Persons who had the floor, by their first id. */
static void
mark_turns(const struct meeting *m, struct idmap *map)
{
	for (size_t i = 0; i < m->ledger.n_turns; i++) {
		const struct ledger_turn *t = &m->ledger.turn[i];
		int e = ledger_entry(&m->ledger, &t->entry);
		struct id id;

		if (t->voided || e == FLOOR_NONE)
			continue;
		id = ledger_person_id(&m->ledger, m->ledger.floor.entries[e].person);
		if (!id_zero(&id))
			idmap_put(map, &id, 1);
	}
}

/* Was any entry of this person marked? */
static bool
marked(const struct meeting *m, const struct idmap *map, const struct unit *person)
{
	if (idmap_get(map, &person->id) >= 0)
		return true;
	for (size_t i = 0; m->same.n > 0 && i < m->persons.n; i++)
		if (idmap_get(map, &m->persons.v[i].id) >= 0 &&
		    meeting_person(m, &m->persons.v[i].id) == person)
			return true;
	return false;
}

static void
absent(struct checking *c, const struct unit *p, const char *did)
{
	check_say(c, p, "%s %s and is not recorded as present", person_name(p), did);
	check_advise(c, "`present+ %s`", check_name(c, p));
}

void
check_B1(struct checking *c)
{
	struct idmap spoke = { 0 }, moved = { 0 }, voted = { 0 };

	mark_turns(c->m, &spoke);
	mark_refs(&spoke, check_units(c, UNIT_NOTE), FLD_PERSON);
	mark_refs(&moved, check_units(c, UNIT_DECISION), FLD_BY);
	mark_refs(&voted, check_units(c, UNIT_VOTE), FLD_PERSON);
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];

		if (meeting_person(c->m, &p->id) != p || check_was_present(c, p))
			continue;
		if (marked(c->m, &spoke, p))
			absent(c, p, "spoke");
		else if (marked(c->m, &moved, p))
			absent(c, p, "proposed a text");
		else if (marked(c->m, &voted, p))
			absent(c, p, "voted");
	}
	idmap_release(&spoke);
	idmap_release(&moved);
	idmap_release(&voted);
}

void
check_B2(struct checking *c)
{
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];

		if (meeting_person(c->m, &p->id) != p || group_of(c->m, p) != NULL ||
		    check_has(p, FLD_ROLE))
			continue;
		check_say(c, p, "%s has neither a constituency nor a role", person_name(p));
		check_advise(c, "`person set %s group CODE`", check_name(c, p));
	}
}

void
check_B3(struct checking *c)
{
	const struct units *comments = check_units(c, UNIT_COMMENT);
	struct idmap spoke = { 0 };

	mark_turns(c->m, &spoke);
	mark_refs(&spoke, check_units(c, UNIT_NOTE), FLD_PERSON);
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];
		const char *role = unit_text(p, FLD_ROLE);

		if ((!str_eq(role, "observer") && !str_eq(role, "guest") && !str_eq(role, "public"))
		    || check_has(p, FLD_ORG) || !marked(c->m, &spoke, p))
			continue;
		check_say(c, p, "%s spoke, and it is not said for whom", person_name(p));
		check_advise(c, "`person set %s org ORGANISATION`", check_name(c, p));
	}
	idmap_release(&spoke);
	for (size_t i = 0; i < comments->n; i++) {
		if (check_has(&comments->v[i], FLD_FROM))
			continue;
		check_say(c, &comments->v[i], "comment %d names no sender", comments->v[i].num);
		check_advise(c, "`comment FROM: TEXT`");
	}
}

static bool
has_member(const struct meeting *m, const struct unit *group)
{
	for (size_t i = 0; i < m->persons.n; i++)
		if (group_of(m, &m->persons.v[i]) == group)
			return true;
	return false;
}

void
check_B6(struct checking *c)
{
	for (size_t i = 0; i < c->m->groups.n; i++) {
		const struct unit *g = &c->m->groups.v[i];

		if (unit_int(g, FLD_SEATS, 1) <= 0 || has_member(c->m, g) ||
		    text_has(check_vacancy(c, g)))
			continue;
		check_say(c, g, "%s (%s) has nobody in its seats, and no reason is given",
			unit_text(g, FLD_NAME), group_code(g));
		check_advise(c, "`vacancy %s because REASON`", group_code(g));
	}
}

/* The value that most constituencies have. */
static int64_t
usual(const struct units *groups, enum field f, int64_t otherwise)
{
	size_t most = 0;
	int64_t value = otherwise;

	for (size_t i = 0; i < groups->n; i++) {
		int64_t v = unit_int(&groups->v[i], f, otherwise);
		size_t n = 0;

		for (size_t k = 0; k < groups->n; k++)
			n += unit_int(&groups->v[k], f, otherwise) == v;
		if (n > most) {
			most = n;
			value = v;
		}
	}
	return value;
}

static void
equal(struct checking *c, enum field f, const char *what, int64_t otherwise)
{
	const struct units *groups = &c->m->groups;
	int64_t v = usual(groups, f, otherwise);

	for (size_t i = 0; i < groups->n; i++) {
		int64_t own = unit_int(&groups->v[i], f, otherwise);

		if (own == v)
			continue;
		check_say(c, &groups->v[i], "%s has %s %lld, the others %lld",
			group_code(&groups->v[i]), what, (long long)own, (long long)v);
		check_advise(c, "`group set %s %s %lld`, or `adopt rules` if the body agreed on it",
			group_code(&groups->v[i]), what, (long long)v);
		if (c->adopted_rules)
			check_soften(c, SEVERITY_ENCOURAGED);
	}
}

void
check_B7(struct checking *c)
{
	equal(c, FLD_SEATS, "seats", 1);
	equal(c, FLD_WEIGHT, "weight", 1000);
}

/* Hands that were raised for the floor and never called, of each floor group. */
static int
count_refused(const struct floor *f, int *ret_n)
{
	int all = 0;

	for (size_t i = 0; i < f->n_entries; i++) {
		const struct floor_entry *e = &f->entries[i];

		if (e->class != FLOOR_ORDINARY || e->group == FLOOR_NONE || e->voided ||
		    e->elsewhere || !e->left || e->calls > 0 || e->noshows > 0)
			continue;
		ret_n[e->group]++;
		all++;
	}
	return all;
}

void
check_B13(struct checking *c)
{
	const struct floor *f = &c->m->ledger.floor;
	int *n = mem_alloc((f->n_groups + 1) * sizeof *n);
	int all = count_refused(f, n);

	for (size_t i = 0; i < f->n_groups; i++) {
		struct id id = ledger_group_id(&c->m->ledger, (int)i);
		const struct unit *g = meeting_group(c->m, &id);

		/* One hand too many is no pattern. */
		if (g == NULL || n[i] < 3 || n[i] * (int)f->n_groups <= 2 * all)
			continue;
		check_say(c, g, "%d hands of %s went down without the floor, more than twice the mean",
			n[i], group_code(g));
		check_advise(c, "`note TEXT` says why, `agenda+ TITLE` takes it up later");
	}
	free(n);
}

void
check_B14(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_SUPPORT);

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *u = &all->v[i];
		const struct id *of = unit_ref(u, FLD_PERSON);
		const struct unit *p = of == NULL ? NULL : meeting_person(c->m, of);
		bool refused = unit_is(u, FLD_STATE, "refused");

		if (!unit_is(u, FLD_FORM, "access") || unit_is(u, FLD_STATE, "given"))
			continue;
		check_say(c, u, "access that was asked for was %s", refused ? "refused" :
			"not given so far");
		check_advise(c, "`access %s given %s`", p == NULL ? "NAME" : check_name(c, p),
			check_has(u, FLD_TEXT) ? unit_text(u, FLD_TEXT) : "TEXT");
		if (refused)
			check_soften(c, SEVERITY_ENCOURAGED);
	}
}
