/* SPDX-License-Identifier: ISC */
/* Before a vote: the quorum is counted, the roll is called. */
#include <stdlib.h>

#include <talanoa/app/deciding.h>

#include "do.h"

/* ---- quorum ---- */

static bool
record_quorum(struct call *c, const struct unit *u, const struct seating *s, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_QUORUM_SET, &id);
	ev_ref(&e, FLD_TARGET, u == NULL ? NULL : &u->id);
	ev_int(&e, FLD_SEATED, s->filled);
	ev_int(&e, FLD_OF_SEATS, s->seats);
	ev_text(&e, FLD_STATE, s->met ? "met" : "unmet");
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

static bool
count_quorum(struct call *c, const struct unit *u, struct err *err)
{
	struct str words = STR_INIT;
	struct deciding d;
	bool ok;

	if (!deciding_make(c->m, u, &d, err))
		return false;
	deciding_quorum(c->m, &d.seating, &words);
	say(c, "%s", str_c(&words));
	if (!d.seating.met && d.seating.seats > 0)
		say(c, "present+ NAME records who is here, vacancy CODE because TEXT why nobody is");
	str_release(&words);
	ok = record_quorum(c, u, &d.seating, err);
	deciding_release(&d);
	return ok;
}

bool
do_QUORUM(struct call *c, struct err *err)
{
	char *ref = args_trim(c->args);
	const struct unit *u = NULL;
	struct units us = { 0 };
	bool ok;

	if (str_starts(ref, "on "))
		ref = args_trim(ref + 3);
	if (*ref != '\0' && !proposal_of(c, ref, &us, &u, err))
		return false;
	ok = count_quorum(c, u, err);
	units_release(&us);
	return ok;
}

/* ---- rollcall ---- */

static bool
record(struct call *c, const struct id *decision, const char *state, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_ROLLCALL, &id);
	ev_ref(&e, FLD_TARGET, decision);
	ev_text(&e, FLD_STATE, state);
	return meeting_add(c->m, &e, err);
}

bool
rollcall_end(struct call *c, const struct id *decision, struct err *err)
{
	struct id on;

	return !meeting_rollcall(c->m, &on) || !id_eq(&on, decision) ||
		record(c, decision, "off", err);
}

static bool
end(struct call *c, struct err *err)
{
	struct id on;

	if (!meeting_rollcall(c->m, &on))
		return err_set(err, ERR_STATE, "rollcall off: no roll is being called");
	say(c, "the roll call is over");
	return record(c, &on, "off", err);
}

/* Who is still to be called, in the order of the list. */
static void
say_roll(struct call *c, const struct unit *u, const struct deciding *d)
{
	struct str names = STR_INIT;
	char label[64], code[24];
	int n = 0;

	for (size_t i = 0; i < d->seating.n; i++) {
		const struct seated *s = &d->seating.v[i];

		if (!s->votes || d->vote[seating_seat(&d->seating, (int)i)] != NULL)
			continue;
		person_seat_code(c->m, meeting_person(c->m, &s->person), code);
		str_addf(&names, "%s%s", n++ > 0 ? ", " : "", code);
	}
	say(c, "roll call on %s: %d to vote%s%s", unit_label(u, label, sizeof label), n,
		n > 0 ? ": " : "", str_c(&names));
	if (n > 0)
		say(c, "vote NAME yes|no|abstain; a constituency at once: tally CODE yes=2 no=0");
	str_release(&names);
}

static bool
begin(struct call *c, const struct unit *u, struct err *err)
{
	struct id on, id = u->id;
	struct deciding d;

	if (!deciding_make(c->m, u, &d, err))
		return false;
	say_roll(c, u, &d);
	deciding_release(&d);
	c->r->unit = id;
	if (meeting_rollcall(c->m, &on) && id_eq(&on, &id))
		return true;
	return record(c, &id, "on", err);
}

bool
do_ROLLCALL(struct call *c, struct err *err)
{
	char *ref = args_trim(c->args);
	const struct unit *u;
	struct units us;
	bool ok;

	if (str_eq(ref, "off"))
		return end(c, err);
	if (str_starts(ref, "on "))
		ref = args_trim(ref + 3);
	if (!proposal_of(c, *ref == '\0' ? NULL : ref, &us, &u, err))
		return false;
	ok = begin(c, u, err);
	units_release(&us);
	return ok;
}
