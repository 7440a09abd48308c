/* SPDX-License-Identifier: ISC */
/* The time of an item without the breaks in it. */
#include <talanoa/core/item_clock.h>

void
item_clock_start(struct item_clock *c, int64_t at)
{
	c->since = at;
	if (c->away != 0)
		c->away = at;
}

void
item_clock_state(struct item_clock *c, const struct unit *mark)
{
	bool stops = unit_is(mark, FLD_STATE, "suspended") || unit_is(mark, FLD_STATE, "closed");

	if (stops && c->away == 0)
		c->away = mark->at;
	if (stops || c->away == 0)
		return;
	if (mark->at > c->away)
		c->since += mark->at - c->away;
	c->away = 0;
}

struct item_clock
item_clock_of(const struct units *marks, const struct id *item)
{
	struct item_clock c = { 0 };
	int64_t before = 0;
	bool in_hand = false;

	for (size_t i = 0; i < marks->n; i++) {
		const struct unit *k = &marks->v[i];
		const struct id *of = unit_ref(k, FLD_ITEM);
		bool taken, this;

		if (k->ev == EV_MEETING_STATE)
			item_clock_state(&c, k);
		if (k->ev != EV_ITEM_STATE || of == NULL)
			continue;
		taken = unit_is(k, FLD_STATE, "open") || unit_is(k, FLD_STATE, "reopened");
		this = id_eq(of, item);
		if (in_hand && (taken || this))
			before = item_clock_used(&c, k->at);
		in_hand = taken ? this : in_hand && !this;
		if (taken && this) {
			item_clock_start(&c, k->at);
			c.since -= before;
		}
	}
	return c;
}

int64_t
item_clock_used(const struct item_clock *c, int64_t now)
{
	int64_t ms = (c->away != 0 ? c->away : now) - c->since;

	return ms > 0 ? ms : 0;
}
