/* SPDX-License-Identifier: ISC */
/* A ledger from the meeting file: roster first, then every recorded floor event. */
#include <talanoa/core/roster.h>
#include <talanoa/store/ledger_load.h>

enum { GROUPS, PERSONS, SEATS, SAMES, PRESENCES, RULES, ITEMS, ROSTER_N };

static bool
load_roster(struct store *s, struct units set[static ROSTER_N], struct err *err)
{
	static const enum unit_kind kinds[ROSTER_N] = { UNIT_GROUP, UNIT_PERSON, UNIT_SEAT,
		UNIT_SAME, UNIT_PRESENCE, UNIT_RULE, UNIT_ITEM };

	for (size_t i = 0; i < ROSTER_N; i++)
		if (!store_units(s, kinds[i], &set[i], err))
			return false;
	return true;
}

static bool
apply_row(void *ctx, const struct floor_row *r)
{
	ledger_apply(ctx, r);
	return true;
}

static bool
fold(struct store *s, const struct roster *r, struct ledger *l, struct err *err)
{
	l->names_left_out = store_public(s);
	roster_fill(l, r);
	if (!store_floor_rows(s, 0, apply_row, l, err))
		return false;
	roster_now(l, r);
	return true;
}

bool
store_ledger(struct store *s, enum ledger_scope scope, struct ledger *ret_l, struct err *err)
{
	struct units set[ROSTER_N] = { 0 };
	const struct roster r = { &set[GROUPS], &set[PERSONS], &set[SEATS], &set[SAMES],
		&set[PRESENCES], &set[RULES], &set[ITEMS] };
	struct pulse pulse;
	struct ledger l;
	bool ok = store_pulse(s, &pulse, err) && load_roster(s, set, err);

	if (ok) {
		/* A copied file shows what it goes on from until its own sitting begins. */
		ledger_init(&l, id_zero(&pulse.sitting) ? &pulse.copied_from : &pulse.sitting,
			scope);
		ok = fold(s, &r, &l, err);
		if (ok)
			*ret_l = l;
		else
			ledger_release(&l);
	}
	for (size_t i = 0; i < ROSTER_N; i++)
		units_release(&set[i]);
	return ok;
}
