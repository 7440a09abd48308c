/* SPDX-License-Identifier: ISC */
/* Rows of a ledger, written by hand. */
#include <talanoa/base/str.h>

#include "fair_room.h"

struct id
id_of(int kind, int i)
{
	struct id id = { { 0 } };

	id.b[0] = (uint8_t)kind;
	id.b[1] = (uint8_t)(i + 1);
	return id;
}

int64_t
at(double minutes)
{
	return NINE + (int64_t)(minutes * MIN);
}

void
start(struct ledger *l, enum ledger_scope scope)
{
	struct id sitting = id_of(ID_SITTING, 0);

	ledger_init(l, &sitting, scope);
	for (int g = 0; g < 3; g++) {
		struct id id = id_of(ID_GROUP, g);

		ledger_add_group(l, &id);
	}
	for (int p = 0; p < 7; p++) {
		struct id id = id_of(ID_PERSON, p), group = id_of(ID_GROUP, p / 2);

		ledger_add_person(l, &id, p < 6 ? &group : NULL);
		floor_apply_person_present(&l->floor, p, true);
	}
}

struct floor_row
row(enum ev_kind kind, struct id subject, int64_t when)
{
	return (struct floor_row){ .kind = kind, .subject = subject, .at = when,
		.sitting = id_of(ID_SITTING, 0), .list = "" };
}

void
hand(struct ledger *l, int entry, int person, const char *class, double when)
{
	struct floor_row r = row(EV_HAND, id_of(ID_ENTRY, entry), at(when));

	r.person = id_of(ID_PERSON, person);
	r.group = id_of(ID_GROUP, person / 2);
	str_copy(r.code, sizeof r.code, class);
	ledger_apply(l, &r);
}

void
segment(struct ledger *l, int turn, const char *op, double when)
{
	struct floor_row r = row(EV_SEGMENT, id_of(ID_TURN, turn), at(when));

	str_copy(r.code, sizeof r.code, op);
	ledger_apply(l, &r);
}

/* Called and begun. */
void
call(struct ledger *l, int turn, int entry, double when)
{
	struct floor_row r = row(EV_CALL, id_of(ID_TURN, turn), at(when));

	r.entry = id_of(ID_ENTRY, entry);
	r.ms = 3 * MIN;
	ledger_apply(l, &r);
	segment(l, turn, "start", when);
}

/* A whole ordinary turn: number of the hand, its person, raised, called, ended. */
void
turn(struct ledger *l, int i, int person, double from, double to)
{
	hand(l, i, person, "ordinary", from - 1);
	call(l, i, i, from);
	segment(l, i, "end", to);
}

struct tick
tick_at(double minutes)
{
	return (struct tick){ .at = at(minutes), .stated = true };
}
