/* SPDX-License-Identifier: ISC */
/* May an act be taken back? Not once a later one, not taken back itself, depends on it. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "undo.h"

bool
undo_made(const struct undo *u, const struct id *unit)
{
	for (size_t i = 0; i < u->n; i++)
		if (id_eq(&u->v[i].ev.subject, unit) && ev_unit(u->v[i].ev.kind) != UNIT_NONE &&
		    store_made(u->m->store, unit, &u->v[i].id))
			return true;
	return false;
}

static bool
is_touched(const struct undo *u, const struct id *id)
{
	for (size_t i = 0; i < u->n_touched; i++)
		if (id_eq(&u->touched[i], id))
			return true;
	return false;
}

static void
touch(struct undo *u, const struct id *id)
{
	if (id_zero(id) || is_touched(u, id))
		return;
	MEM_GROW(u->touched, u->n_touched, u->cap_touched);
	u->touched[u->n_touched++] = *id;
}

/* About a turn or a hand. */
static bool
on_floor(enum ev_kind k)
{
	enum unit_kind of = ev_unit(k);

	return of == UNIT_TURN || of == UNIT_ENTRY;
}

/* Before this fix the turn was another hand's: calling that one again depends on the fix. */
static bool
touch_previous_hand(struct undo *u, const struct logged *l, struct err *err)
{
	struct units old;

	if (!store_previous(u->m->store, &l->ev.subject, FLD_ENTRY, &l->id, &old, err))
		return false;
	if (unit_ref(&old.v[0], FLD_ENTRY) != NULL)
		touch(u, unit_ref(&old.v[0], FLD_ENTRY));
	units_release(&old);
	return true;
}

static bool
collect(struct undo *u, struct err *err)
{
	for (size_t i = 0; i < u->n; i++) {
		const struct logged *l = &u->v[i];

		if (!on_floor(l->ev.kind))
			continue;
		touch(u, &l->ev.subject);
		if (ev_get(&l->ev, FLD_ENTRY) != NULL)
			touch(u, &ev_get(&l->ev, FLD_ENTRY)->ref);
		if (l->ev.kind == EV_TURN_FIX && ev_get(&l->ev, FLD_ENTRY) != NULL &&
		    !touch_previous_hand(u, l, err))
			return false;
	}
	return true;
}

/* A call, or the end of a turn: who has the floor follows from their order. */
static bool
passes_floor(const struct ev *e)
{
	const struct ev_field *op = ev_get(e, FLD_OP);

	return e->kind == EV_CALL || e->kind == EV_TURN_VOID ||
		(e->kind == EV_SEGMENT && op != NULL && (str_eq(op->text, "end") ||
		str_eq(op->text, "lost") || str_eq(op->text, "start")));
}

static bool
act_has(const struct undo *u, enum ev_kind k)
{
	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].ev.kind == k)
			return true;
	return false;
}

static bool
refers_to_made(const struct undo *u, const struct ev *e)
{
	if (undo_made(u, &e->subject))
		return true;
	for (size_t i = 0; i < e->n; i++) {
		const struct ev_field *f = &e->f[i];

		if (f->unset)
			continue;
		if (!id_zero(&f->ref) && undo_made(u, &f->ref))
			return true;
		/* The order of the agenda names every item, a sitting all that waits: no use. */
		for (size_t k = 0; k < f->n_refs && e->kind != EV_AGENDA_ORDER &&
		    e->kind != EV_SITTING; k++)
			if (undo_made(u, &f->refs[k]))
				return true;
	}
	return false;
}

static bool
rewrites(const struct undo *u, const struct ev *e)
{
	for (size_t i = 0; i < u->n; i++) {
		const struct ev *mine = &u->v[i].ev;

		if (!id_eq(&mine->subject, &e->subject) || on_floor(mine->kind))
			continue;
		/* A list opened and closed, a weight set: the subject is enough. */
		if (mine->kind == e->kind && (e->kind == EV_LIST || e->kind == EV_WEIGHT))
			return true;
		for (size_t k = 0; k < mine->n; k++)
			for (size_t j = 0; j < e->n; j++)
				if (mine->f[k].field == e->f[j].field && ev_unit(e->kind) != UNIT_NONE)
					return true;
	}
	return false;
}

static bool
floor_moved_on(const struct undo *u, const struct ev *e)
{
	bool segments = act_has(u, EV_SEGMENT) || act_has(u, EV_CALL) ||
		act_has(u, EV_TURN_VOID) || act_has(u, EV_TURN_YIELD);

	if (segments && passes_floor(e))
		return true;
	if (on_floor(e->kind) && (is_touched(u, &e->subject) ||
	    (ev_get(e, FLD_ENTRY) != NULL && is_touched(u, &ev_get(e, FLD_ENTRY)->ref))))
		return true;
	/* Counted in a ledger that is no longer in use. */
	return (act_has(u, EV_COUNT_TIME) || act_has(u, EV_WEIGHT)) &&
		(e->kind == EV_ITEM_STATE || e->kind == EV_PART_STATE) &&
		!str_eq(u->m->rule.v[RULE_SCOPE], "meeting");
}

/* A step of the approval: what stands before it is corrected, not taken back. */
static bool
closes_the_record(const struct ev *e)
{
	const struct ev_field *what = ev_get(e, FLD_WHAT);

	switch (e->kind) {
	case EV_CIRCULATE: case EV_CERTIFY: case EV_PUBLISH_NOTE: return true;
	case EV_ADOPT: return what != NULL && str_eq(what->text, "minutes");
	default: return false;
	}
}

static bool
act_closes(const struct logged *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (closes_the_record(&v[i].ev))
			return true;
	return false;
}

struct later {
	struct undo *u;
	int64_t since;			/* hlc of the act's last event */
	bool step;			/* the act is a step of the approval: a slip, taken back
					 * before anything else is recorded, or never */
	struct id act;			/* the one that stands in the way, or zero */
};

static bool
look(void *ctx, const struct logged *l)
{
	struct later *x = ctx;

	if (l->undone || !id_zero(&l->undoes) || !l->known ||
	    id_eq(&l->act, &x->u->act))
		return true;
	if (!refers_to_made(x->u, &l->ev) && !rewrites(x->u, &l->ev) &&
	    !floor_moved_on(x->u, &l->ev) && !closes_the_record(&l->ev) &&
	    (!x->step || l->ev.kind == EV_SESSION_OPEN))
		return true;
	x->act = l->act;
	return false;
}

static bool
refuse(struct meeting *m, const struct id *act, struct err *err)
{
	struct str words = STR_INIT;
	struct logged *v;
	size_t n;

	if (!store_act_events(m->store, act, &v, &n, err))
		return false;
	undo_act_words(m, v, n, &words);
	err_set(err, ERR_STATE, "undo: a later act depends on your last one: %s; %s",
		str_c(&words), act_closes(v, n) ? "correct REF: TEXT because REASON changes what "
		"stands" : "take that back first");
	str_release(&words);
	undo_release_events(v, n);
	return false;
}

bool
undo_may(struct undo *u, struct err *err)
{
	struct later x = { .u = u, .since = u->v[u->n - 1].hlc,
		.step = act_closes(u->v, u->n) };

	if (!collect(u, err) || !store_log_since(u->m->store, x.since, look, &x, err))
		return false;
	return id_zero(&x.act) || refuse(u->m, &x.act, err);
}
