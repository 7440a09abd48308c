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

int64_t
item_clock_used(const struct item_clock *c, int64_t now)
{
	int64_t ms = (c->away != 0 ? c->away : now) - c->since;

	return ms > 0 ? ms : 0;
}
