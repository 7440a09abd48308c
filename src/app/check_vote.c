/* SPDX-License-Identifier: ISC */
/* Rules about quorum, votes and results: who could decide, and what the rule makes of it. */
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/core/outcome.h>

#include "check_priv.h"

/* One decision, who sat there when it was taken, and what came of it by the rule. */
struct taken {
	const struct unit *d;
	char label[48];
	struct seating seating;
	struct outcome outcome;
};

static void
taken_begin(struct checking *c, const struct unit *d, struct taken *ret)
{
	const struct meeting *m = c->m;
	const struct seating_ask ask = { &m->groups, &m->persons, &m->presences, &m->seats,
		check_units(c, UNIT_SAME), check_units(c, UNIT_VACANCY), check_units(c, UNIT_INTEREST),
		unit_ref(d, FLD_ITEM), &m->rule, check_at(c, d, FLD_STATE) };
	struct outcome_ask out = { &d->id, check_units(c, UNIT_POSITION),
		check_units(c, UNIT_VOTE), check_units(c, UNIT_TALLY), &ret->seating, &m->rule,
		unit_is(d, FLD_METHOD, "vote") };

	memset(ret, 0, sizeof *ret);
	ret->d = d;
	unit_label(d, ret->label, sizeof ret->label);
	seating_make(&ask, &ret->seating);
	outcome_make(&out, &ret->outcome);
}

static void
taken_end(struct taken *t)
{
	outcome_release(&t->outcome);
	seating_release(&t->seating);
}

/* Decided in the hall: not between meetings. */
static bool
in_hall(const struct unit *d)
{
	return check_decided(d) && !unit_is(d, FLD_METHOD, "circular");
}

static void
each_taken(struct checking *c, void (*look)(struct checking *c, struct taken *t))
{
	const struct units *all = check_units(c, UNIT_DECISION);

	for (size_t i = 0; i < all->n; i++) {
		struct taken t;

		if (!in_hall(&all->v[i]))
			continue;
		taken_begin(c, &all->v[i], &t);
		look(c, &t);
		taken_end(&t);
	}
}

/* "quorum" and "result" of DESPITE, which joins them by '/'. */
static bool
despite(const struct unit *d, const char *what)
{
	return strstr(unit_text(d, FLD_DESPITE), what) != NULL;
}

static void
known_lack(struct checking *c, const struct unit *d, const char *what)
{
	if (!despite(d, what))
		return;
	check_soften(c, SEVERITY_EXPECTED);
	check_reason(c, unit_text(d, FLD_RATIONALE));
}

static void
look_at_quorum(struct checking *c, struct taken *t)
{
	char stamp[32];

	if (t->seating.met)
		return;
	if (t->seating.rule == QUORUM_EACH)
		check_say(c, t->d, "%s was taken without a quorum: %d of %d constituencies were there",
			t->label, t->seating.groups_here, t->seating.groups);
	else
		check_say(c, t->d, "%s was taken without a quorum: %d of %d seats were filled",
			t->label, t->seating.filled, t->seating.seats);
	check_advise(c, "`[%s] present+ NAME` if they were there",
		check_stamp(check_at(c, t->d, FLD_STATE), stamp));
	known_lack(c, t->d, "quorum");
}

void
check_B5(struct checking *c)
{
	each_taken(c, look_at_quorum);
}

static void
look_at_counts(struct checking *c, struct taken *t)
{
	for (size_t g = 0; g < t->outcome.n_groups; g++) {
		const struct outcome_group *o = &t->outcome.group[g];
		const char *code = group_code(meeting_group(c->m, &t->seating.group[g].group));
		int cast = o->yes + o->no + o->abstain;

		if (cast <= t->seating.group[g].votes)
			continue;
		check_say(c, t->d, "%s: %s cast %d votes and had %d", t->label, code, cast,
			t->seating.group[g].votes);
		check_advise(c, "`tally %s yes=N no=N on %s`", code, t->label);
	}
	if (unit_is(t->d, FLD_METHOD, "vote") && !t->outcome.voted) {
		check_say(c, t->d, "%s was put to the vote, and no votes are recorded", t->label);
		check_advise(c, "`tally CODE yes=N no=N on %s`", t->label);
	}
}

void
check_D4(struct checking *c)
{
	each_taken(c, look_at_counts);
}

static void
look_at_result(struct checking *c, struct taken *t)
{
	const char *state = unit_text(t->d, FLD_STATE);

	if (outcome_agrees(&t->outcome, state))
		return;
	check_say(c, t->d, "%s was declared %s; by the rule %s it is %s", t->label, state,
		c->m->rule.v[RULE_DECISION], verdict_name(t->outcome.verdict));
	check_advise(c, "`undo`, then `decide %s rejected because RATIONALE`", t->label);
	known_lack(c, t->d, "result");
}

void
check_D5(struct checking *c)
{
	each_taken(c, look_at_result);
}

static bool
of_group(const struct meeting *m, const struct unit *u, const struct id *group)
{
	const struct id *of = unit_ref(u, FLD_GROUP), *person = unit_ref(u, FLD_PERSON);
	const struct unit *g;

	if (of != NULL)
		return id_eq(of, group);
	g = person == NULL ? NULL : group_of(m, meeting_person(m, person));
	return g != NULL && id_eq(&g->id, group);
}

/* Made, or declined to make: either way it was asked. */
static bool
answered(struct checking *c, const struct taken *t, const struct id *group)
{
	static const enum unit_kind kinds[] = { UNIT_RESERVATION, UNIT_STATEMENT };

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		const struct units *all = check_units(c, kinds[k]);

		for (size_t i = 0; i < all->n; i++) {
			const struct id *of = unit_ref(&all->v[i], FLD_DECISION);

			if (of != NULL && id_eq(of, &t->d->id) && of_group(c->m, &all->v[i], group))
				return true;
		}
	}
	return false;
}

static void
look_at_dissent(struct checking *c, struct taken *t)
{
	if (!unit_is(t->d, FLD_STATE, "adopted"))
		return;
	for (size_t g = 0; g < t->outcome.n_groups; g++) {
		const struct outcome_group *o = &t->outcome.group[g];
		const struct id *group = &t->seating.group[g].group;
		const char *code = group_code(meeting_group(c->m, group));

		if (o->no + o->abstain == 0 && o->stance != STANCE_OBJECT)
			continue;
		if (answered(c, t, group) || (o->position != NULL &&
		    check_has(o->position, FLD_BECAUSE)))
			continue;
		check_say(c, t->d, "%s %s %s, and was not asked for its reasons", code,
			o->stance == STANCE_OBJECT ? "objected to" : "voted against or abstained on",
			t->label);
		check_advise(c, "`reservation %s on %s declined`, or `reservation %s on %s: TEXT`", code,
			t->label, code, t->label);
	}
}

void
check_D6(struct checking *c)
{
	each_taken(c, look_at_dissent);
}

void
check_D8(struct checking *c)
{
	const struct units *votes = check_units(c, UNIT_VOTE);

	for (size_t i = 0; i < votes->n; i++) {
		const struct id *of = unit_ref(&votes->v[i], FLD_PERSON);
		const struct unit *p = of == NULL ? NULL : meeting_person(c->m, of);

		if (p == NULL || !unit_is(p, FLD_ROLE, "observer"))
			continue;
		check_say(c, p, "%s voted, and is an observer", person_name(p));
		check_advise(c, "`undo` takes the vote back; a member who is no observer: `person set "
			"%s role MEMBER`", check_name(c, p));
	}
}
