/* SPDX-License-Identifier: ISC */
/* How a decision stands: everything that says so, read from the meeting and judged. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>
#include <talanoa/base/mem.h>

static bool
load(struct meeting *m, struct deciding_sets *s, struct err *err)
{
	const struct { enum unit_kind kind; struct units *set; } all[] = {
		{ UNIT_POSITION, &s->positions }, { UNIT_VOTE, &s->votes },
		{ UNIT_TALLY, &s->tallies }, { UNIT_CONSULT, &s->consults },
		{ UNIT_INTEREST, &s->interests }, { UNIT_VACANCY, &s->vacancies },
		{ UNIT_SAME, &s->sames },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (!store_units(m->store, all[i].kind, all[i].set, err))
			return false;
	return true;
}

static const struct id *
item_of(const struct meeting *m, const struct unit *u)
{
	return u == NULL ? &m->item : unit_ref(u, FLD_ITEM);
}

/* The moment that counts: when its state was written, or now. */
static bool
find_moment(struct meeting *m, const struct unit *u, struct deciding *d, struct err *err)
{
	const struct cell *state = u == NULL ? NULL : unit_cell(u, FLD_STATE);

	d->at = m->now.at;
	d->decided = state != NULL && !str_eq(state->text, "proposed");
	d->by_vote = d->decided && unit_is(u, FLD_METHOD, "vote");
	return !d->decided || store_at(m->store, &state->event, &d->at, err);
}

static void
seat(struct meeting *m, const struct unit *u, struct deciding *d)
{
	seating_make(&(struct seating_ask){ .groups = &m->groups, .persons = &m->persons,
		.presences = &m->presences, .seats = &m->seats, .sames = &d->sets.sames,
		.vacancies = &d->sets.vacancies, .interests = &d->sets.interests,
		.item = item_of(m, u), .rules = &m->rule, .at = d->at }, &d->seating);
}

static bool
about(const struct unit *of, const struct unit *decision)
{
	const struct id *id = unit_ref(of, FLD_DECISION);

	return decision != NULL && id != NULL && id_eq(id, &decision->id);
}

/* The last vote of each seat. */
static void
seat_votes(const struct unit *u, struct deciding *d)
{
	d->vote = mem_alloc((d->seating.n + 1) * sizeof *d->vote);
	for (size_t i = 0; i < d->sets.votes.n; i++) {
		const struct unit *v = &d->sets.votes.v[i];
		const struct id *seat_id = unit_ref(v, FLD_PRINCIPAL);
		int p = seating_person(&d->seating,
			seat_id != NULL ? seat_id : unit_ref(v, FLD_PERSON));

		if (about(v, u) && p >= 0 && !outcome_overruled(&d->seating, &d->sets.votes, i))
			d->vote[seating_seat(&d->seating, p)] = v;
	}
}

/* ---- consultations (4-record C5) ---- */

static bool
same_item(const struct unit *consult, const struct id *item)
{
	const struct id *of = unit_ref(consult, FLD_ITEM);

	return of == NULL ? item == NULL || id_zero(item) : item != NULL && id_eq(of, item);
}

/* Who asked for the pause has come back: it does not stand in the way since then. */
static bool
came_back(const struct unit *consult, const struct unit *u, const struct deciding *d)
{
	const struct id *who = unit_ref(consult, FLD_GROUP), *of;

	for (size_t i = 0; i < d->sets.positions.n; i++) {
		const struct unit *p = &d->sets.positions.v[i];
		const struct cell *stance = unit_cell(p, FLD_STANCE);

		of = unit_ref(p, FLD_GROUP);
		if (about(p, u) && of != NULL && who != NULL && id_eq(of, who) &&
		    stance != NULL && stance->hlc > consult->hlc &&
		    (str_eq(stance->text, "support") || str_eq(stance->text, "no-block")))
			return true;
	}
	return false;
}

static void
find_waits(const struct meeting *m, const struct unit *u, struct deciding *d)
{
	const struct units *us = &d->sets.consults;

	d->waits = mem_alloc((us->n + 1) * sizeof *d->waits);
	for (size_t i = 0; i < us->n && !d->decided; i++) {
		const struct unit *k = &us->v[i];

		if (unit_is(k, FLD_STATE, "open") && same_item(k, item_of(m, u)) &&
		    d->at < unit_int(k, FLD_UNTIL, 0) && !came_back(k, u, d))
			d->waits[d->n_waits++] = k;
	}
}

int
disputed_passages(const char *text)
{
	int n = 0;

	while ((text = strchr(text, '[')) != NULL && (text = strchr(text, ']')) != NULL)
		n++;
	return n;
}

void
deciding_judge(const struct meeting *m, const struct unit *u, bool by_vote, struct deciding *d)
{
	static const struct id none;

	d->by_vote = by_vote;
	outcome_release(&d->outcome);
	outcome_make(&(struct outcome_ask){ .decision = u == NULL ? &none : &u->id,
		.positions = &d->sets.positions, .votes = &d->sets.votes,
		.tallies = &d->sets.tallies, .seating = &d->seating, .rules = &m->rule,
		.by_vote = by_vote }, &d->outcome);
}

bool
deciding_make(struct meeting *m, const struct unit *u, struct deciding *ret_d, struct err *err)
{
	struct deciding d = { 0 };

	if (!load(m, &d.sets, err) || !find_moment(m, u, &d, err)) {
		deciding_release(&d);
		return false;
	}
	seat(m, u, &d);
	seat_votes(u, &d);
	find_waits(m, u, &d);
	d.disputed = u == NULL ? 0 : disputed_passages(unit_text(u, FLD_TEXT));
	deciding_judge(m, u, d.by_vote, &d);
	if (!d.decided && d.outcome.voted)
		deciding_judge(m, u, true, &d);
	*ret_d = d;
	return true;
}

void
deciding_release(struct deciding *d)
{
	struct deciding_sets *s = &d->sets;
	struct units *all[] = { &s->positions, &s->votes, &s->tallies, &s->consults,
		&s->interests, &s->vacancies, &s->sames };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		units_release(all[i]);
	seating_release(&d->seating);
	outcome_release(&d->outcome);
	free(d->vote);
	free(d->waits);
	*d = (struct deciding){ 0 };
}

const char *
deciding_despite(const struct deciding *d, const char *state)
{
	/* Who puts something off, or takes note of it, needs no quorum. */
	bool quorum = d->seating.met || str_eq(state, "deferred") || str_eq(state, "noted");
	bool result = outcome_agrees(&d->outcome, state);

	if (!quorum)
		return result ? "quorum" : "quorum/result";
	return result ? "" : "result";
}

bool
meeting_rollcall(const struct meeting *m, struct id *ret_decision)
{
	for (size_t i = m->marks.n; i > 0; i--) {
		const struct unit *k = &m->marks.v[i - 1];
		const struct id *target = unit_ref(k, FLD_TARGET);

		if (k->ev != EV_ROLLCALL)
			continue;
		if (target == NULL || !unit_is(k, FLD_STATE, "on"))
			return false;
		*ret_decision = *target;
		return true;
	}
	return false;
}
