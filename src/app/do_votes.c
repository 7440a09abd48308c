/* SPDX-License-Identifier: ISC */
/* Votes by name. Who may not vote is told why, and what to do. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>

#include "do.h"

struct ballot {
	struct call *c;
	const struct unit *decision;
	struct deciding d;
	const struct unit *holder;	/* "by NAME", or NULL */
	enum choice choice;
	struct str done, before;	/* names recorded; names for whom it was so already */
};

static const char *
seat_name(const struct ballot *b, int seat)
{
	return person_name(meeting_person(b->c->m, &b->d.seating.v[seat].person));
}

static const char *
code_at(const struct ballot *b, int group)
{
	return group_code(meeting_group(b->c->m, &b->d.seating.group[group].group));
}

/* ---- who may ---- */

static bool
no_seat(const struct unit *person, struct err *err)
{
	const char *role = unit_text(person, FLD_ROLE);

	if (*role != '\0')
		return err_set(err, ERR_STATE, "%s has the role %s: only members of constituencies "
			"vote", person_name(person), role);
	return err_set(err, ERR_STATE, "%s belongs to no constituency: only members vote; person "
		"set NAME group CODE says where they belong", person_name(person));
}

/* The one who sits on a seat that somebody else asked to vote for, or -1. */
static int
sitter_of(const struct ballot *b, int seat)
{
	for (size_t i = 0; i < b->d.seating.n; i++)
		if (b->d.seating.v[i].sits && seating_seat(&b->d.seating, (int)i) == seat)
			return (int)i;
	return -1;
}

static bool
not_here(const struct ballot *b, int p, const char *name, struct err *err)
{
	int sitter = sitter_of(b, seating_seat(&b->d.seating, p));

	if (sitter >= 0)
		return err_set(err, ERR_STATE, "%s is not here, %s sits in the seat: vote \"%s\" "
			"...", name, seat_name(b, sitter), seat_name(b, sitter));
	return err_set(err, ERR_STATE, "%s is not here: present+ records who is; proxy NAME for "
		"NAME lets another vote for them", name);
}

static bool
may_vote(const struct ballot *b, const struct unit *person, int p, struct err *err)
{
	const struct seated *s = &b->d.seating.v[p];
	const char *name = person_name(person);

	if (s->bar == BAR_ROLE || s->group < 0)
		return no_seat(person, err);
	if (s->bar == BAR_INTEREST)
		return err_set(err, ERR_STATE, "%s declared an interest and takes no part in this "
			"vote", name);
	if (s->votes)
		return true;
	if (s->bar == BAR_ONLINE)
		return err_set(err, ERR_STATE, "%s is online, and by the rule quorum-online people "
			"online do not vote", name);
	if (!s->present)
		return not_here(b, p, name, err);
	return err_set(err, ERR_STATE, "%s is the alternate of %s, who is here and votes", name,
		seat_name(b, sitter_of(b, seating_seat(&b->d.seating, p))));
}

/* "by NAME" means the alternate who sits there. */
static bool
is_alternate(const struct ballot *b, int p)
{
	int k = b->holder == NULL ? -1 : seating_person(&b->d.seating, &b->holder->id);

	return p >= 0 && k >= 0 && k != p && b->d.seating.v[k].sits &&
		seating_seat(&b->d.seating, k) == seating_seat(&b->d.seating, p);
}

/* "by NAME": the one who holds the proxy, and nobody else. */
static bool
is_holder(const struct ballot *b, int p, const char *name, struct err *err)
{
	const struct seated *s = &b->d.seating.v[p];
	int k = b->holder == NULL ? -1 : seating_person(&b->d.seating, &b->holder->id);

	if (b->holder == NULL || (k >= 0 && (k == p || k == s->proxy)))
		return true;
	return err_set(err, ERR_STATE, "%s does not hold the vote of %s now: proxy \"%s\" for "
		"\"%s\" records it, while %s is not here", person_name(b->holder), name,
		person_name(b->holder), name, name);
}

static bool
has_vote_left(const struct ballot *b, int p, const char *name, struct err *err)
{
	const struct seated_group *g = &b->d.seating.group[b->d.seating.v[p].group];
	int seat = seating_seat(&b->d.seating, p);
	int n = outcome_cast(&b->d.outcome, b->d.seating.v[p].group);

	if (b->d.vote[seat] != NULL || n < g->votes)
		return true;
	return err_set(err, ERR_STATE, "%s has cast %d %s on %d %s: none is left for %s. "
		"group set %s seats N says how many seats there are",
		code_at(b, b->d.seating.v[p].group), n, n == 1 ? "vote" : "votes", g->seats,
		g->seats == 1 ? "seat" : "seats", name, code_at(b, b->d.seating.v[p].group));
}

/* ---- vote ---- */

static const struct unit *
voter_of(const struct ballot *b, const struct unit *person, int p)
{
	int proxy = b->d.seating.v[p].proxy;

	return proxy < 0 ? person : meeting_person(b->c->m, &b->d.seating.v[proxy].person);
}

/* The vote that this voter cast for the seat before, or NULL. */
static const struct unit *
own_vote(const struct ballot *b, int seat, const struct unit *voter)
{
	const struct unit *was = b->d.vote[seat];
	const struct id *who = was == NULL ? NULL : unit_ref(was, FLD_PERSON);

	return who != NULL && meeting_person(b->c->m, who) == voter ? was : NULL;
}

static bool
record_vote(struct ballot *b, const struct unit *person, int p, struct err *err)
{
	const struct seating *s = &b->d.seating;
	const struct unit *voter = voter_of(b, person, p);
	int seat = seating_seat(s, p);
	const struct unit *was = own_vote(b, seat, voter);
	struct id id = was == NULL ? new_id(b->c) : was->id;
	struct ev e;

	ev_init(&e, EV_VOTE_SET, &id);
	if (was == NULL) {
		ev_ref(&e, FLD_DECISION, &b->decision->id);
		ev_ref(&e, FLD_GROUP, &s->group[s->v[p].group].group);
		ev_ref(&e, FLD_PERSON, &voter->id);
		if (!id_eq(&s->v[seat].person, &voter->id))
			ev_ref(&e, FLD_PRINCIPAL, &s->v[seat].person);
	}
	ev_text(&e, FLD_CHOICE, choice_name(b->choice));
	b->c->r->unit = id;
	return meeting_add(b->c->m, &e, err);
}

static void
note_vote(struct ballot *b, const struct unit *person, int p, bool same)
{
	struct str *list = same ? &b->before : &b->done;
	const struct unit *was = b->d.vote[seating_seat(&b->d.seating, p)];
	const struct unit *voter = voter_of(b, person, p);

	str_addf(list, "%s%s", list->len > 0 ? ", " : "", person_name(person));
	if (voter != person)
		str_addf(list, " (by %s)", person_name(voter));
	if (was != NULL && !same)
		str_addf(list, " (before: %s)", unit_text(was, FLD_CHOICE));
}

/* Who holds a vote besides the own is reminded of it. */
static void
tell_proxies(const struct ballot *b, int p)
{
	for (size_t i = 0; i < b->d.seating.n; i++)
		if (b->d.seating.v[i].proxy == p && b->d.vote[i] == NULL)
			say(b->c, "%s holds the vote of %s: vote \"%s\" yes|no|abstain",
				seat_name(b, p), seat_name(b, (int)i), seat_name(b, (int)i));
}

static bool
cast_vote(struct ballot *b, const struct unit *person, struct err *err)
{
	int p = seating_person(&b->d.seating, &person->id);
	const struct unit *was;
	const char *name;
	bool same;

	if (is_alternate(b, p)) {
		person = b->holder;
		p = seating_person(&b->d.seating, &person->id);
	}
	name = person_name(person);
	if (p < 0)
		return no_seat(person, err);
	if (!may_vote(b, person, p, err) || !is_holder(b, p, name, err) ||
	    !has_vote_left(b, p, name, err))
		return false;
	was = own_vote(b, seating_seat(&b->d.seating, p), voter_of(b, person, p));
	same = was != NULL && unit_is(was, FLD_CHOICE, choice_name(b->choice));
	note_vote(b, person, p, same);
	tell_proxies(b, p);
	return same || record_vote(b, person, p, err);
}

/* A second look for each name: what the one before did counts. */
static bool
vote_of(void *ctx, char *name, struct err *err)
{
	struct ballot *b = ctx;
	const struct unit *person;

	deciding_release(&b->d);
	return names_person(b->c->m, name, &person, err) &&
		deciding_make(b->c->m, b->decision, &b->d, err) && cast_vote(b, person, err);
}

static void
say_votes(struct ballot *b)
{
	char label[64];

	unit_label(b->decision, label, sizeof label);
	if (b->done.len > 0)
		say(b->c, "%s: %s %s", label, choice_name(b->choice), str_c(&b->done));
	if (b->before.len > 0)
		say(b->c, "%s: %s, as recorded before: %s", label, choice_name(b->choice),
			str_c(&b->before));
}

static bool
read_choice(struct ballot *b, char *names, struct err *err)
{
	char *space = strrchr(names, ' ');

	if (space == NULL)
		return usage(b->c, err);
	*space = '\0';
	if (!choice_parse(space + 1, &b->choice))
		return err_set(err, ERR_INPUT, "vote: \"%.40s\" is not one of: yes, no, abstain; "
			"write: %s %s", space + 1, b->c->cmd->name, b->c->cmd->args);
	return true;
}

static void
ballot_release(struct ballot *b, struct units *us)
{
	deciding_release(&b->d);
	units_release(us);
	str_release(&b->done);
	str_release(&b->before);
}

/* NAME,... yes|no|abstain [on REF] [by HOLDER]; "by" and "on" in either order. */
bool
do_VOTE(struct call *c, struct err *err)
{
	struct ballot b = { .c = c };
	char *by = args_cut(c->args, " by "), *ref = args_on(c->args, UNIT_DECISION);
	char *names = args_trim(c->args);
	struct units us = { 0 };
	bool ok;

	if (by != NULL && ref == NULL)
		ref = args_on(by, UNIT_DECISION);
	if ((by != NULL && !names_person(c->m, args_trim(by), &b.holder, err)) ||
	    !read_choice(&b, names, err) || !proposal_of(c, ref, &us, &b.decision, err))
		return false;
	ok = args_list(names, vote_of, &b, err);
	if (ok && b.done.len + b.before.len == 0)
		ok = usage(c, err);
	if (ok)
		say_votes(&b);
	ballot_release(&b, &us);
	return ok;
}
