/* SPDX-License-Identifier: ISC */
/* The units of a meeting fill its ledger: rules, constituencies, persons, seats, presence. */
#include <talanoa/base/str.h>
#include <talanoa/core/roster.h>
#include <talanoa/core/rules.h>

/* The number of the first person who said the same, so that equal words are one category. */
static int
category(const struct units *persons, const struct unit *person)
{
	const char *said = unit_text(person, FLD_GENDER);
	size_t i = 0;

	if (*said == '\0')
		return 0;
	while (!unit_is(&persons->v[i], FLD_GENDER, said))
		i++;
	return (int)i + 1;
}

static void
fill_person(struct ledger *l, const struct units *persons, const struct unit *u)
{
	long long permille;
	int p;

	ledger_add_person(l, &u->id, unit_ref(u, FLD_GROUP));
	p = ledger_person(l, &u->id);
	if (str_int(unit_text(u, FLD_FACTOR), 1, 1000, &permille))
		floor_apply_person_factor(&l->floor, p, permille);
	floor_apply_person_category(&l->floor, p, category(persons, u));
}

static void
fill_seats(struct ledger *l, const struct units *seats)
{
	for (size_t i = 0; i < seats->n; i++)
		if (unit_is(&seats->v[i], FLD_FORM, "alternate"))
			floor_apply_person_seat(&l->floor,
				ledger_person(l, unit_ref(&seats->v[i], FLD_PERSON)),
				ledger_person(l, unit_ref(&seats->v[i], FLD_PRINCIPAL)));
}

/* The newest first: who became B resolves to whom B became later. */
static void
fill_sames(struct ledger *l, const struct units *sames)
{
	for (size_t i = sames->n; i-- > 0; ) {
		const struct id *a = unit_ref(&sames->v[i], FLD_TARGET);
		const struct id *b = unit_ref(&sames->v[i], FLD_OTHER);

		if (a != NULL && b != NULL)
			ledger_alias_person(l, a, b);
	}
}

void
roster_fill(struct ledger *l, const struct roster *r)
{
	struct rules rules;

	rules_load(&rules, r->rules);
	rules_floor(&rules, &l->floor.rules);
	for (size_t i = 0; i < r->groups->n; i++)
		ledger_add_group(l, &r->groups->v[i].id);
	for (size_t i = 0; i < r->persons->n; i++)
		fill_person(l, r->persons, &r->persons->v[i]);
	fill_seats(l, r->seats);
	fill_sames(l, r->sames);
}

void
roster_items(struct ledger *l, const struct roster *r)
{
	struct idmap index = { 0 };
	int64_t ms = 0;

	for (size_t i = 0; i < r->items->n; i++)
		idmap_put(&index, &r->items->v[i].id, (int)i);
	for (size_t i = 0; i < l->n_marks; i++) {
		int k = idmap_get(&index, &l->mark[i].item);

		l->mark[i].planned_ms = k < 0 ? 0 : unit_int(&r->items->v[k], FLD_PLANNED, 0);
		if (l->mark[i].number == l->floor.item)
			ms = l->mark[i].planned_ms;
	}
	floor_apply_item_ms(&l->floor, ms);
	idmap_release(&index);
}

void
roster_presence(struct ledger *l, const struct roster *r)
{
	for (size_t i = 0; i < r->presences->n; i++) {
		const struct unit *u = &r->presences->v[i];

		floor_apply_person_present(&l->floor, ledger_person(l, unit_ref(u, FLD_PERSON)),
			unit_is(u, FLD_STATE, "present"));
	}
}

void
roster_now(struct ledger *l, const struct roster *r)
{
	roster_items(l, r);
	roster_presence(l, r);
}

void
roster_was_here(const struct ledger *l, const struct units *presences, bool *ret_here)
{
	for (size_t i = 0; i < l->floor.n_persons; i++)
		ret_here[i] = false;
	for (size_t i = 0; i < presences->n; i++) {
		const struct unit *u = &presences->v[i];
		int p = ledger_person(l, unit_ref(u, FLD_PERSON));

		if (p != FLOOR_NONE && unit_is(u, FLD_STATE, "present"))
			ret_here[p] = true;
	}
}
