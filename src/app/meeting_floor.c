/* SPDX-License-Identifier: ISC */
/* The meeting's ledger: roster and rules go in, recorded floor events follow. */
#include <string.h>

#include <talanoa/app/meeting.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/roster.h>

#include "meeting_priv.h"

/* Newest first, as the roster does: who became B resolves to whom B became later. */
static void
find_aliases(struct meeting *m, const struct units *sames)
{
	idmap_release(&m->same);
	for (size_t i = sames->n; i-- > 0; ) {
		const struct id *a = unit_ref(&sames->v[i], FLD_TARGET);
		const struct id *b = unit_ref(&sames->v[i], FLD_OTHER);
		const struct unit *to = a == NULL || b == NULL ? NULL : meeting_person(m, b);

		if (to != NULL && meeting_person(m, a) != to)
			idmap_put(&m->same, a, (int)(to - m->persons.v));
	}
}

static struct roster
roster_of(const struct meeting *m, const struct units *sames)
{
	return (struct roster){ .groups = &m->groups, .persons = &m->persons, .seats = &m->seats,
		.sames = sames, .presences = &m->presences, .rules = &m->rules,
		.items = &m->items };
}

static bool
start_over(struct meeting *m, struct err *err)
{
	struct pulse pulse;
	struct units sames;
	struct roster r;

	if (!store_pulse(m->store, &pulse, err) ||
	    !store_units(m->store, UNIT_SAME, &sames, err))
		return false;
	m->copied = !id_zero(&pulse.copied_from);
	MEM_GROW(m->old_ledgers, m->n_old_ledgers, m->cap_old_ledgers);
	m->old_ledgers[m->n_old_ledgers++] = m->ledger;
	ledger_init(&m->ledger, m->copied ? &pulse.copied_from : &pulse.sitting,
		rules_scope(&m->rule));
	r = roster_of(m, &sames);
	roster_fill(&m->ledger, &r);
	find_aliases(m, &sames);
	units_release(&sames);
	return true;
}

static bool
apply_row(void *ctx, const struct floor_row *r)
{
	struct ledger *l = ctx;

	ledger_apply(l, r);
	return true;
}

/* The rows that are new; what they need of the agenda and of who is here, if that changed. */
static bool
apply_rows(struct meeting *m, bool agenda, struct err *err)
{
	struct units fresh = { .v = m->n_here > 0 ? m->presences.v + m->n_here : m->presences.v,
		.n = m->presences.n - m->n_here };
	struct roster r = roster_of(m, NULL);

	r.presences = &fresh;
	if (!store_floor_rows(m->store, m->ledger.last_n, apply_row, &m->ledger, err))
		return false;
	if (agenda)
		roster_items(&m->ledger, &r);
	roster_presence(&m->ledger, &r);
	m->n_here = m->presences.n;
	return true;
}

void
meeting_doubt(struct meeting *m, const struct tick *sure)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);

	memset(&m->doubt, 0, sizeof m->doubt);
	if (!ledger_doubt(&m->ledger, sure) || sure == NULL)
		return;
	m->doubt = (struct meeting_doubt){ .turn = t->id, .sure = *sure, .n_segs = t->n_segs };
}

/* A ledger that was loaded again knows nothing of it. */
static void
keep_doubt(struct meeting *m)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	struct tick sure = m->doubt.sure;
	bool same = t != NULL && id_eq(&t->id, &m->doubt.turn) && t->n_segs == m->doubt.n_segs;

	if (!id_zero(&m->doubt.turn))
		meeting_doubt(m, same ? &sure : NULL);
}

bool
meeting_load_ledger(struct meeting *m, bool from_start, bool agenda, struct err *err)
{
	int64_t epoch = store_epoch(m->store);

	if (epoch != m->epoch)
		from_start = true;
	m->epoch = epoch;
	if (from_start)
		m->n_here = 0;
	if ((from_start && !start_over(m, err)) || !apply_rows(m, agenda || from_start, err))
		return false;
	keep_doubt(m);
	return true;
}

enum { TAKEN_MOST = 512 };

/* What goes on in a sitting of its own: what waits and runs where the file was copied from. */
struct taken {
	struct id entries[TAKEN_MOST], turns[TAKEN_MOST], deck;
	size_t n_entries, n_turns;
};

static void
take_along(const struct ledger *l, struct taken *k, struct ev *e)
{
	for (size_t i = 0; i < l->n_entries && k->n_entries < TAKEN_MOST; i++)
		if (l->entry[i].floor_entry != FLOOR_NONE &&
		    floor_waiting(&l->floor, l->entry[i].floor_entry))
			k->entries[k->n_entries++] = l->entry[i].id;
	for (size_t i = 0; i < l->n_turns && k->n_turns < TAKEN_MOST; i++)
		if (l->turn[i].ours && !turn_ended(&l->turn[i]))
			k->turns[k->n_turns++] = l->turn[i].id;
	k->deck = ledger_entry_id(l, floor_deck(&l->floor));
	ev_refs(e, FLD_ENTRIES, k->entries, k->n_entries);
	ev_refs(e, FLD_TURNS, k->turns, k->n_turns);
	ev_ref(e, FLD_ENTRY, &k->deck);
	ev_text(e, FLD_STATE, l->floor.closed ? "closed" : NULL);
}

bool
meeting_sitting(struct meeting *m, struct id *ret_sitting, struct err *err)
{
	struct taken k = { .n_entries = 0 };
	struct id id;
	struct ev e;

	if (!id_zero(&m->ledger.sitting) && !m->copied) {
		*ret_sitting = m->ledger.sitting;
		return true;
	}
	id = id_random(&m->env->rng);
	ev_init(&e, EV_SITTING, &id);
	if (m->copied)
		take_along(&m->ledger, &k, &e);
	if (!store_set_sitting(m->store, &id, err) || !meeting_add(m, &e, err))
		return false;
	meeting_forget(m);
	if (!meeting_refresh(m, err))
		return false;
	*ret_sitting = id;
	return true;
}
