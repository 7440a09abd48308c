/* SPDX-License-Identifier: ISC */
/* Reading back: the exact words of a proposal are before everybody until it is decided. */
#include <string.h>

#include "do.h"

bool
meeting_reading(const struct meeting *m, struct id *ret_decision)
{
	for (size_t i = m->marks.n; i > 0; i--) {
		const struct unit *k = &m->marks.v[i - 1];
		const struct id *target = unit_ref(k, FLD_TARGET);

		if (k->ev != EV_READ_BACK)
			continue;
		if (target == NULL || !unit_is(k, FLD_STATE, "on"))
			return false;
		*ret_decision = *target;
		return true;
	}
	return false;
}

static bool
record(struct call *c, const struct id *decision, const char *state, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_READ_BACK, &id);
	ev_ref(&e, FLD_TARGET, decision);
	ev_text(&e, FLD_STATE, state);
	return meeting_add(c->m, &e, err);
}

bool
read_back_end(struct call *c, const struct id *decision, struct err *err)
{
	struct id reading;

	return !meeting_reading(c->m, &reading) || !id_eq(&reading, decision) ||
		record(c, decision, "off", err);
}

static bool
end(struct call *c, struct err *err)
{
	struct id reading;

	if (!meeting_reading(c->m, &reading))
		return err_set(err, ERR_STATE, "read back off: nothing is being read back");
	say(c, "no longer read back");
	return record(c, &reading, "off", err);
}

bool
do_READ_BACK(struct call *c, struct err *err)
{
	char *ref = args_trim(c->args), label[64];
	struct id reading, id;
	const struct unit *u;
	struct units us;

	if (str_eq(ref, "off"))
		return end(c, err);
	if (!proposal_find(c, *ref == '\0' ? NULL : ref, &us, &u, err))
		return false;
	id = u->id;
	say(c, "read back, %s: %s", unit_label(u, label, sizeof label), unit_text(u, FLD_TEXT));
	units_release(&us);
	c->r->unit = id;
	if (meeting_reading(c->m, &reading) && id_eq(&reading, &id))
		return true;
	return record(c, &id, "on", err);
}
