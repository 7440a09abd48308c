/* SPDX-License-Identifier: ISC */
/* The whole past of a meeting's floor, for what other orders would have made of it. */
#include <talanoa/app/reason.h>

static bool
take_row(void *ctx, const struct floor_row *r)
{
	orders_past_row(ctx, r);
	return true;
}

static void
take_presence(const struct meeting *m, struct orders_past *past)
{
	for (size_t i = 0; i < m->presences.n; i++) {
		const struct unit *u = &m->presences.v[i];
		int p = ledger_person(&m->ledger, unit_ref(u, FLD_PERSON));

		if (p != FLOOR_NONE)
			orders_past_presence(past, p, unit_is(u, FLD_STATE, "present"), u->at,
				u->hlc);
	}
}

bool
reason_orders(struct meeting *m, const struct tick *now, struct orders *ret_o, struct err *err)
{
	struct orders_past past = { 0 };
	bool ok = store_floor_rows(m->store, 0, take_row, &past, err);

	if (ok) {
		take_presence(m, &past);
		orders_load(&past, &m->ledger, now, ret_o);
	}
	orders_past_release(&past);
	return ok;
}
