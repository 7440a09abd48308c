/* SPDX-License-Identifier: ISC */
/* The delegates of the practice: they raise hands, come late, speak, and stop by themselves. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/app/command.h>
#include <talanoa/base/mem.h>

#include "screen.h"

static const char room_name[] = "The room", role[] = "facilitator";

enum { FULL_LIST = 12 };		/* no more hands than this by themselves */

/* from to from + spread seconds, in ms. */
static int64_t
some_ms(struct practise *p, int from, int spread)
{
	return (from + (int64_t)rng_below(&p->room.rng, (uint64_t)spread + 1)) * 1000;
}

/* Under a name of its own, so that the person's undo is the person's. */
bool
practise_says(struct practise *p, const char *fmt, ...)
{
	struct meeting *m = p->s->m;
	struct str line = STR_INIT;
	struct reply r = { 0 };
	struct err err;
	va_list ap;
	bool ok;

	va_start(ap, fmt);
	str_addv(&line, fmt, ap);
	va_end(ap);
	m->screen = false;
	store_operator(m->store, room_name, role);
	ok = command_run(m, str_c(&line), &r, &err);
	store_operator(m->store, p->person, role);
	m->screen = true;
	reply_release(&r);
	str_release(&line);
	screen_reload(p->s);
	return ok;
}

static bool
has_floor(const struct practise *p, const struct unit *who)
{
	const struct floor *f = &p->s->m->ledger.floor;

	for (size_t i = 0; i < f->n_open; i++)
		if (f->turns[f->open[i]].person == ledger_person(&p->s->m->ledger, &who->id))
			return true;
	return false;
}

static bool
fits(const struct practise *p, const struct unit *u, const char *code, bool waits)
{
	const struct ledger *l = &p->s->m->ledger;
	const struct unit *group = group_of(p->s->m, u);
	bool hand = floor_find(&l->floor, ledger_person(l, &u->id), FLOOR_ORDINARY) != FLOOR_NONE;

	return group != NULL && (code == NULL || str_eq(group_code(group), code)) &&
		person_present(p->s->m, u) && !has_floor(p, u) && hand == waits;
}

const struct unit *
practise_somebody(struct practise *p, const char *code, const char *avoid, bool waits)
{
	const struct units *all = &p->s->m->persons;
	const struct unit *found = NULL;
	uint64_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct unit *u = &all->v[i], *group = group_of(p->s->m, u);

		if (!fits(p, u, code, waits) ||
		    (avoid != NULL && str_eq(group_code(group), avoid)))
			continue;
		/* Each with the same chance. */
		if (rng_below(&p->room.rng, ++n) == 0)
			found = u;
	}
	return found;
}

/* Two constituencies raise most hands; Youth wait until the task that is about them. */
static void
raise_hand(struct practise *p)
{
	static const char *const loud[] = { "GOV", "IND" };
	uint64_t dice = rng_below(&p->room.rng, 4);
	const struct unit *u = practise_somebody(p, dice < 2 ? loud[dice] : NULL,
		p->done[TASK_HAND] || p->task > TASK_HAND ? NULL : "YTH", false);

	if (u != NULL && p->s->snap.n_queue < FULL_LIST)
		practise_says(p, "q+ %s", person_name(u));
}

static void
arrive(struct practise *p)
{
	const struct units *all = &p->s->m->persons;

	for (size_t i = 0; i < all->n; i++)
		if (!person_present(p->s->m, &all->v[i])) {
			practise_says(p, "present+ %s", person_name(&all->v[i]));
			return;
		}
}

/* The speaker's own end: most keep to the limit, one in three does not. */
static void
listen(struct practise *p, int64_t now, bool holds)
{
	struct practise_room *r = &p->room;
	const struct ledger_turn *t = ledger_running(&p->s->m->ledger);

	if (t == NULL)
		return;
	if (!id_eq(&t->id, &r->turn)) {
		r->turn = t->id;
		r->ends = now + (rng_below(&r->rng, 3) == 0 ? some_ms(p, 125, 30) :
			some_ms(p, 50, 50));
	}
	if (!holds && now >= r->ends && !turn_paused(t) &&
	    p->s->snap.turn.who.class == FLOOR_ORDINARY)
		practise_says(p, "done");
}

void
practise_room_init(struct practise *p)
{
	int64_t now = screen_clock(p->s).at;
	struct env *env = p->s->m->env;

	if (env->test)
		rng_seed(&p->room.rng, env->seed);
	else
		p->room.rng = env->rng;
	p->room.next_hand = now + some_ms(p, 15, 20);
	p->room.next_arrival = now + some_ms(p, 20, 20);
}

void
practise_room_tick(struct practise *p, bool holds)
{
	int64_t now = screen_clock(p->s).at;

	listen(p, now, holds);
	if (now >= p->room.next_hand) {
		/* A list that moves while somebody chooses from it would teach the wrong thing. */
		if (p->task != TASK_CHOICE)
			raise_hand(p);
		p->room.next_hand = now + some_ms(p, 10, 25);
	}
	if (now >= p->room.next_arrival) {
		arrive(p);
		p->room.next_arrival = now + some_ms(p, 40, 30);
	}
}

void
practise_room_turn(struct practise *p)
{
	const struct unit *u;

	if (ledger_running(&p->s->m->ledger) != NULL)
		return;
	if (!p->s->snap.has_next && (u = practise_somebody(p, NULL, NULL, false)) != NULL)
		practise_says(p, "q+ %s", person_name(u));
	if (practise_says(p, "next"))
		p->room.calls++;
}
