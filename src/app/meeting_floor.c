/* SPDX-License-Identifier: ISC */
/* The meeting's ledger: roster and rules go in, recorded floor events follow. */
#include <string.h>

#include <talanoa/app/meeting.h>
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
start_over(struct meeting *m, const struct id *sitting, struct err *err)
{
	ledger_release(&m->ledger);
	ledger_init(&m->ledger, sitting, scope_of(m));
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
	struct pulse pulse;

	if (epoch != m->epoch)
		from_start = true;
	m->epoch = epoch;
	if (from_start && (!store_pulse(m->store, &pulse, err) ||
	    !start_over(m, &pulse.sitting, err)))
		return false;
	return apply_rows(m, err);
}

static size_t
waiting_here(const struct meeting *m, struct id *v, size_t max)
{
	const struct ledger *l = &m->ledger;
	size_t n = 0;

	for (size_t i = 0; i < l->n_entries && n < max; i++)
		if (floor_waiting(&l->floor, l->entry[i].floor_entry))
			v[n++] = l->entry[i].id;
	return n;
}

bool
meeting_sitting(struct meeting *m, struct id *ret_sitting, struct err *err)
{
	enum { MOST = 512 };
	struct id waiting[MOST];
	struct pulse pulse;
	struct ev e;
	struct id id;

	if (!id_zero(&m->ledger.sitting)) {
		*ret_sitting = m->ledger.sitting;
		return true;
	}
	if (!store_pulse(m->store, &pulse, err))
		return false;
	id = id_random(&m->env->rng);
	ev_init(&e, EV_SITTING, &id);
	if (!id_zero(&pulse.copied_from)) {
		/* The file was copied since: what waits there goes on here, as of now. */
		if (!start_over(m, &pulse.copied_from, err) || !apply_rows(m, err))
			return false;
		ev_refs(&e, FLD_ENTRIES, waiting, waiting_here(m, waiting, MOST));
		if (ledger_running(&m->ledger) != NULL)
			ev_ref(&e, FLD_TURN, &ledger_running(&m->ledger)->id);
	}
	if (!store_set_sitting(m->store, &id, err) || !meeting_add(m, &e, err))
		return false;
	meeting_forget(m);
	if (!meeting_refresh(m, err))
		return false;
	*ret_sitting = id;
	return true;
}
