/* SPDX-License-Identifier: ISC */
/* The meeting's ledger: roster and rules go in, recorded floor events follow. */
#include <string.h>

#include <talanoa/app/meeting.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "meeting_priv.h"

static enum ledger_scope
scope_of(const struct meeting *m)
{
	if (str_eq(m->rule[RULE_SCOPE], "item"))
		return SCOPE_ITEM;
	return str_eq(m->rule[RULE_SCOPE], "meeting") ? SCOPE_MEETING : SCOPE_SESSION;
}

static int64_t
rule_auto(const struct meeting *m, enum rule r, int64_t off)
{
	if (str_eq(m->rule[r], "off"))
		return off;
	return meeting_rule_ms(m, r, FLOOR_AUTO);
}

static void
set_rules(struct meeting *m)
{
	struct floor_rules *fr = &m->ledger.floor.rules;

	floor_order_parse(m->rule[RULE_ORDER], &fr->order);
	fr->limit_ms = meeting_rule_ms(m, RULE_LIMIT, 180000);
	fr->grace_ms = meeting_rule_ms(m, RULE_GRACE, 20000);
	fr->expect_ms = rule_auto(m, RULE_EXPECT, FLOOR_AUTO);
	fr->catch_up_ms = rule_auto(m, RULE_CATCH_UP, FLOOR_UNLIMITED);
	fr->block_ms = rule_auto(m, RULE_BLOCK, 0);
	fr->balance = str_eq(m->rule[RULE_BALANCE], "gender");
}

/* The number of the first person who said the same, so that equal words are one category. */
static int
category(const struct meeting *m, const struct unit *person)
{
	const char *said = unit_text(person, FLD_GENDER);
	size_t i = 0;

	if (*said == '\0')
		return 0;
	while (!unit_is(&m->persons.v[i], FLD_GENDER, said))
		i++;
	return (int)i + 1;
}

/* Who is here: the latest arrival or departure of each person. */
static void
set_presence(struct meeting *m)
{
	for (size_t i = 0; i < m->presences.n; i++) {
		const struct unit *u = &m->presences.v[i];
		int p = ledger_person(&m->ledger, unit_ref(u, FLD_PERSON));

		if (p != FLOOR_NONE)
			floor_apply_person_present(&m->ledger.floor, p,
				unit_is(u, FLD_STATE, "present"));
	}
}

static void
set_persons(struct meeting *m)
{
	for (size_t i = 0; i < m->persons.n; i++) {
		int p = ledger_person(&m->ledger, &m->persons.v[i].id);
		long long permille;

		if (str_int(unit_text(&m->persons.v[i], FLD_FACTOR), 1, 1000, &permille))
			floor_apply_person_factor(&m->ledger.floor, p, permille);
		floor_apply_person_category(&m->ledger.floor, p, category(m, &m->persons.v[i]));
	}
	for (size_t i = 0; i < m->seats.n; i++) {
		int p = ledger_person(&m->ledger, unit_ref(&m->seats.v[i], FLD_PERSON));
		int o = ledger_person(&m->ledger, unit_ref(&m->seats.v[i], FLD_PRINCIPAL));

		if (p != FLOOR_NONE && o != FLOOR_NONE &&
		    unit_is(&m->seats.v[i], FLD_FORM, "alternate"))
			floor_apply_person_seat(&m->ledger.floor, p, o);
	}
}

static void
alias(struct meeting *m, const struct id *a, const struct id *b)
{
	const struct unit *to = meeting_person(m, b);

	if (to == NULL || meeting_person(m, a) == to)
		return;
	idmap_put(&m->same, a, (int)(to - m->persons.v));
	ledger_alias_person(&m->ledger, a, &to->id);
}

static bool
load_aliases(struct meeting *m, struct err *err)
{
	struct units sames;

	idmap_release(&m->same);

	if (!store_units(m->store, UNIT_SAME, &sames, err))
		return false;
	/* The newest first: who became B resolves to whom B became later. */
	for (size_t i = sames.n; i-- > 0; ) {
		const struct id *a = unit_ref(&sames.v[i], FLD_TARGET);
		const struct id *b = unit_ref(&sames.v[i], FLD_OTHER);

		if (a != NULL && b != NULL)
			alias(m, a, b);
	}
	units_release(&sames);
	return true;
}

static bool
start_over(struct meeting *m, struct err *err)
{
	struct pulse pulse;

	if (!store_pulse(m->store, &pulse, err))
		return false;
	m->copied = !id_zero(&pulse.copied_from);
	MEM_GROW(m->old_ledgers, m->n_old_ledgers, m->cap_old_ledgers);
	m->old_ledgers[m->n_old_ledgers++] = m->ledger;
	ledger_init(&m->ledger, m->copied ? &pulse.copied_from : &pulse.sitting, scope_of(m));
	set_rules(m);
	for (size_t i = 0; i < m->groups.n; i++)
		ledger_add_group(&m->ledger, &m->groups.v[i].id);
	for (size_t i = 0; i < m->persons.n; i++)
		ledger_add_person(&m->ledger, &m->persons.v[i].id,
			unit_ref(&m->persons.v[i], FLD_GROUP));
	set_persons(m);
	return load_aliases(m, err);
}

static bool
apply_row(void *ctx, const struct floor_row *r)
{
	struct ledger *l = ctx;

	ledger_apply(l, r);
	return true;
}

static bool
apply_rows(struct meeting *m, struct err *err)
{
	if (!store_floor_rows(m->store, m->ledger.last_n, apply_row, &m->ledger, err))
		return false;
	set_presence(m);
	return true;
}

bool
meeting_load_ledger(struct meeting *m, bool from_start, struct err *err)
{
	int64_t epoch = store_epoch(m->store);

	if (epoch != m->epoch)
		from_start = true;
	m->epoch = epoch;
	return (!from_start || start_over(m, err)) && apply_rows(m, err);
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
