/* SPDX-License-Identifier: ISC */
/* A ledger from the meeting file: roster first, then every recorded floor event. */
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/store/ledger_load.h>

struct roster {
	struct units groups, persons, seats, sames, presences;
};

static bool
load_roster(struct store *s, struct roster *r, struct err *err)
{
	return store_units(s, UNIT_GROUP, &r->groups, err) &&
		store_units(s, UNIT_PERSON, &r->persons, err) &&
		store_units(s, UNIT_SEAT, &r->seats, err) &&
		store_units(s, UNIT_SAME, &r->sames, err) &&
		store_units(s, UNIT_PRESENCE, &r->presences, err);
}

static void
release_roster(struct roster *r)
{
	units_release(&r->groups);
	units_release(&r->persons);
	units_release(&r->seats);
	units_release(&r->sames);
	units_release(&r->presences);
}

static void
add_persons(struct ledger *l, const struct units *persons)
{
	for (size_t i = 0; i < persons->n; i++) {
		const struct unit *u = &persons->v[i];
		long long permille;

		ledger_add_person(l, &u->id, unit_ref(u, FLD_GROUP));
		if (str_int(unit_text(u, FLD_FACTOR), 1, 1000, &permille))
			floor_apply_person_factor(&l->floor, ledger_person(l, &u->id), permille);
	}
}

static void
add_seats(struct ledger *l, const struct units *seats)
{
	for (size_t i = 0; i < seats->n; i++) {
		int p = ledger_person(l, unit_ref(&seats->v[i], FLD_PERSON));
		int o = ledger_person(l, unit_ref(&seats->v[i], FLD_PRINCIPAL));

		if (p != FLOOR_NONE && o != FLOOR_NONE &&
		    unit_is(&seats->v[i], FLD_FORM, "alternate"))
			floor_apply_person_seat(&l->floor, p, o);
	}
}

static void
add_roster(struct ledger *l, const struct roster *r)
{
	for (size_t i = 0; i < r->groups.n; i++)
		ledger_add_group(l, &r->groups.v[i].id);
	add_persons(l, &r->persons);
	add_seats(l, &r->seats);
	for (size_t i = 0; i < r->sames.n; i++) {
		const struct id *a = unit_ref(&r->sames.v[i], FLD_TARGET);
		const struct id *b = unit_ref(&r->sames.v[i], FLD_OTHER);

		if (a != NULL && b != NULL)
			ledger_alias_person(l, a, b);
	}
}

static void
add_presence(struct ledger *l, const struct units *presences)
{
	for (size_t i = 0; i < presences->n; i++) {
		int p = ledger_person(l, unit_ref(&presences->v[i], FLD_PERSON));

		if (p != FLOOR_NONE)
			floor_apply_person_present(&l->floor, p,
				unit_is(&presences->v[i], FLD_STATE, "present"));
	}
}

static bool
apply_row(void *ctx, const struct floor_row *r)
{
	ledger_apply(ctx, r);
	return true;
}

bool
store_ledger(struct store *s, enum ledger_scope scope, struct ledger *ret_l, struct err *err)
{
	struct roster r = { 0 };
	struct pulse pulse;
	struct ledger l;
	bool ok;

	if (!store_pulse(s, &pulse, err))
		return false;
	if (!load_roster(s, &r, err)) {
		release_roster(&r);
		return false;
	}
	/* A copied file shows what it goes on from until its own sitting begins. */
	ledger_init(&l, id_zero(&pulse.sitting) ? &pulse.copied_from : &pulse.sitting, scope);
	l.names_left_out = store_public(s);
	add_roster(&l, &r);
	ok = store_floor_rows(s, 0, apply_row, &l, err);
	add_presence(&l, &r.presences);
	release_roster(&r);
	if (ok)
		*ret_l = l;
	else
		ledger_release(&l);
	return ok;
}
