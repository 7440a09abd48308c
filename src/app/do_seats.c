/* SPDX-License-Identifier: ISC */
/* Who is here and who sits where: present+, present-, regrets+, vacancy, alternate. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "do.h"

struct roll {
	struct call *c;
	const char *state, *mode, *reason;
	struct str done, before;	/* names recorded; names for whom it was so already */
};

/* The latest arrival, departure or regrets of a person, or NULL. */
static const struct unit *
presence_of(const struct meeting *m, const struct unit *person)
{
	for (size_t i = m->presences.n; i > 0; i--) {
		const struct id *of = unit_ref(&m->presences.v[i - 1], FLD_PERSON);

		if (of != NULL && meeting_person(m, of) == person)
			return &m->presences.v[i - 1];
	}
	return NULL;
}

static bool
record_presence(struct roll *r, const struct unit *person, struct err *err)
{
	struct id id = new_id(r->c);
	struct ev e;

	ev_init(&e, EV_PRESENCE_SET, &id);
	ev_ref(&e, FLD_PERSON, &person->id);
	ev_text(&e, FLD_STATE, r->state);
	ev_text(&e, FLD_MODE, r->mode);
	ev_text(&e, FLD_REASON, r->reason);
	str_addf(&r->done, "%s%s", r->done.len > 0 ? ", " : "", person_name(person));
	return meeting_add(r->c->m, &e, err);
}

static bool
arrive(void *ctx, char *name, struct err *err)
{
	struct roll *r = ctx;
	const struct unit *person, *was;

	if (!names_person(r->c->m, name, &person, err))
		return false;
	was = presence_of(r->c->m, person);
	if (was != NULL && unit_is(was, FLD_STATE, "present") &&
	    unit_is(was, FLD_MODE, r->mode)) {
		str_addf(&r->before, "%s%s", r->before.len > 0 ? ", " : "", person_name(person));
		return true;
	}
	return record_presence(r, person, err);
}

static void
release_roll(struct roll *r)
{
	str_release(&r->done);
	str_release(&r->before);
}

bool
do_PRESENT(struct call *c, struct err *err)
{
	struct roll r = { .c = c, .state = "present", .mode = "room" };
	size_t n = strlen(c->args);
	bool ok;

	if (str_ends(c->args, " online")) {
		c->args[n - 7] = '\0';
		r.mode = "online";
	}
	if (*c->args == '\0')
		return usage(c, err);
	ok = args_list(c->args, arrive, &r, err);
	if (ok && r.done.len > 0)
		say(c, "Present%s: %s", str_eq(r.mode, "online") ? " online" : "", str_c(&r.done));
	if (ok && r.before.len > 0)
		say(c, "Here already: %s", str_c(&r.before));
	release_roll(&r);
	return ok;
}

/* Leaving with the floor or with a hand up: what happens to it. */
static void
tell_floor(struct call *c, const struct unit *person)
{
	const struct ledger *l = &c->m->ledger;
	const struct ledger_turn *t = ledger_running(l);
	int p = ledger_person(l, &person->id);

	if (t != NULL && t->floor_turn != FLOOR_NONE &&
	    l->floor.turns[t->floor_turn].person == p) {
		say(c, "warning: %s has the floor; done ends the turn", person_name(person));
		c->r->warnings++;
	}
	for (size_t i = 0; i < l->floor.n_entries; i++) {
		if (l->floor.entries[i].person == p && floor_waiting(&l->floor, (int)i)) {
			say(c, "%s's hand stays up and is passed over until they are back; q- "
				"takes it down", person_name(person));
			break;
		}
	}
}

static bool
leave(void *ctx, char *name, struct err *err)
{
	struct roll *r = ctx;
	const struct unit *person, *was;

	if (!names_person(r->c->m, name, &person, err))
		return false;
	was = presence_of(r->c->m, person);
	if (was == NULL || !unit_is(was, FLD_STATE, "present"))
		return err_set(err, ERR_STATE, "%s is not here: present+ records arrivals",
			person_name(person));
	tell_floor(r->c, person);
	return record_presence(r, person, err);
}

bool
do_ABSENT(struct call *c, struct err *err)
{
	struct roll r = { .c = c, .state = "absent" };
	bool ok;

	if (*c->args == '\0')
		return usage(c, err);
	ok = args_list(c->args, leave, &r, err);
	if (ok && r.done.len > 0)
		say(c, "Left: %s", str_c(&r.done));
	release_roll(&r);
	return ok;
}

enum { REGRETS_MOST = 256 };

struct regrets {
	struct call *c;
	const struct unit *v[REGRETS_MOST];
	size_t n;
};

static bool
add_regret(struct regrets *g, const struct unit *person, struct err *err)
{
	if (person_present(g->c->m, person))
		return err_set(err, ERR_STATE, "%s is here: present- records that they leave",
			person_name(person));
	if (g->n == REGRETS_MOST)
		return err_set(err, ERR_INPUT, "regrets+: at most %d names in one line",
			REGRETS_MOST);
	g->v[g->n++] = person;
	return true;
}

static bool
each_regret(void *ctx, char *name, struct err *err)
{
	struct regrets *g = ctx;
	const struct unit *person;

	return names_person(g->c->m, name, &person, err) && add_regret(g, person, err);
}

/* The name that begins a text without quotes: all of it, or its longest exact beginning. */
static bool
name_at(const struct meeting *m, char *text, const struct unit **ret_person, char **ret_rest,
	struct err *err)
{
	const struct unit *p = NULL, *g;

	if (names_person(m, text, ret_person, err)) {
		*ret_rest = text + strlen(text);
		return true;
	}
	for (char *s = text + strlen(text); s > text; s--) {
		if (*s != ' ')
			continue;
		*s = '\0';
		if (names_exact(m, text, &p, &g) && p != NULL) {
			*ret_person = p;
			*ret_rest = s + 1;
			return true;
		}
		*s = ' ';
	}
	return false;
}

static bool
plain_regret(struct regrets *g, char **p, bool *ret_more, struct err *err)
{
	char *comma = strchr(*p, ','), *rest;
	const struct unit *person;
	bool ok;

	if (comma != NULL)
		*comma = '\0';
	ok = name_at(g->c->m, args_trim(*p), &person, &rest, err);
	*ret_more = ok && comma != NULL && *rest == '\0';
	if (comma != NULL)
		*comma = ',';		/* a comma inside a reason is text */
	if (!ok)
		return false;
	*p = *ret_more ? comma + 1 : rest;
	return add_regret(g, person, err);
}

/* One name of "NAME, NAME REASON"; *p moves past its comma, or to where the reason begins. */
static bool
next_regret(struct regrets *g, char **p, bool *ret_more, struct err *err)
{
	char *word;

	if (**p != '"') {
		if (!plain_regret(g, p, ret_more, err))
			return false;
	} else {
		if (!args_word(p, &word, err) || !each_regret(g, word, err))
			return false;
		*ret_more = **p == ',';
		*p += *ret_more;
	}
	*p += strspn(*p, " ");
	return true;
}

/* Names, and the reason if there is one. */
static bool
read_regrets(struct regrets *g, char **ret_reason, struct err *err)
{
	char *p = g->c->args, *because = args_cut(p, " because ");
	bool more = true;

	*ret_reason = NULL;
	if (because != NULL) {
		if (!args_list(p, each_regret, g, err))
			return false;
		p = because;
	} else {
		while (more && *p != '\0')
			if (!next_regret(g, &p, &more, err))
				return false;
	}
	if (g->n == 0)
		return usage(g->c, err);
	return *p == '\0' || args_text("reason", FLD_REASON, p, ret_reason, err);
}

bool
do_REGRETS(struct call *c, struct err *err)
{
	struct roll r = { .c = c, .state = "regrets" };
	struct regrets g = { .c = c };
	char *reason;
	bool ok = read_regrets(&g, &reason, err);

	if (!ok)
		return false;
	r.reason = reason;
	for (size_t i = 0; ok && i < g.n; i++)
		ok = record_presence(&r, g.v[i], err);
	if (ok)
		say(c, "Apologies from %s", str_c(&r.done));
	release_roll(&r);
	free(reason);
	return ok;
}

bool
do_VACANCY(struct call *c, struct err *err)
{
	char *reason = args_cut(c->args, " because "), *clean;
	const struct unit *group;
	struct id id = new_id(c);
	struct ev e;
	bool ok;

	if (reason == NULL)
		return err_set(err, ERR_INPUT, "vacancy: an empty seat needs its reason: vacancy "
			"CODE because TEXT");
	if (!names_group(c->m, args_trim(c->args), &group, err) ||
	    !args_text("reason", FLD_REASON, reason, &clean, err))
		return false;
	ev_init(&e, EV_VACANCY_SET, &id);
	ev_ref(&e, FLD_GROUP, &group->id);
	ev_text(&e, FLD_REASON, clean);
	ok = meeting_add(c->m, &e, err);
	free(clean);
	c->r->unit = id;
	say(c, "A seat of %s is vacant; the reason is on the record", unit_text(group, FLD_NAME));
	return ok;
}

/* Two names; the texts are left as they were. */
static bool
both(struct call *c, const char *a, const char *b, const struct unit **ret_v, struct err *err)
{
	char *x = mem_strdup(a), *y = mem_strdup(b);
	bool ok = names_person(c->m, args_trim(x), &ret_v[0], err) &&
		names_person(c->m, args_trim(y), &ret_v[1], err);

	free(x);
	free(y);
	return ok;
}

/* Split at the first " for " that has a person on either side: names may hold the word. */
static bool
split_for(struct call *c, const struct unit **ret_v, struct err *err)
{
	bool quoted = false, any = false, ok;

	for (char *s = c->args; *s != '\0'; s++) {
		if (*s == '"')
			quoted = !quoted;
		if (quoted || !str_starts(s, " for "))
			continue;
		any = true;
		*s = '\0';
		ok = both(c, c->args, s + 5, ret_v, err);
		*s = ' ';
		if (ok)
			return true;
	}
	return any ? false : usage(c, err);
}

static bool
record_deputy(struct call *c, const char *form, const struct unit *v[2], struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	if (v[0] == v[1])
		return err_set(err, ERR_INPUT, "%s cannot stand in for themselves",
			person_name(v[0]));
	if (group_of(c->m, v[0]) != group_of(c->m, v[1])) {
		say(c, "warning: %s is of another constituency than %s", person_name(v[0]),
			person_name(v[1]));
		c->r->warnings++;
	}
	ev_init(&e, EV_SEAT_SET, &id);
	ev_text(&e, FLD_FORM, form);
	ev_ref(&e, FLD_PERSON, &v[0]->id);
	ev_ref(&e, FLD_PRINCIPAL, &v[1]->id);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

bool
do_ALTERNATE(struct call *c, struct err *err)
{
	const struct unit *v[2];

	if (!split_for(c, v, err) || !record_deputy(c, "alternate", v, err))
		return false;
	say(c, "%s takes the seat of %s: one seat, one share of turns", person_name(v[0]),
		person_name(v[1]));
	return true;
}

bool
do_PROXY(struct call *c, struct err *err)
{
	const struct unit *v[2];

	if (!split_for(c, v, err))
		return false;
	for (int i = 0; i < 2; i++)
		if (group_of(c->m, v[i]) == NULL)
			return err_set(err, ERR_STATE, "%s belongs to no constituency: a proxy is "
				"given by a member to a member", person_name(v[i]));
	if (!record_deputy(c, "proxy", v, err))
		return false;
	say(c, "%s votes for %s too, while %s is not here: vote \"%s\" yes|no|abstain",
		person_name(v[0]), person_name(v[1]), person_name(v[1]), person_name(v[1]));
	return true;
}
