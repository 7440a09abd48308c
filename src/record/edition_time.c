/* SPDX-License-Identifier: ISC */
/* How long the meeting was, how much of it without the public, and how much unattributed. */
#include <talanoa/base/str.h>

#include "edition_priv.h"

struct course {
	int64_t since;
	bool open, suspended, hall_closed, chatham;
};

static void
run_to(struct edition *ed, struct course *c, int64_t at)
{
	int64_t ms = at > c->since ? at - c->since : 0;

	if (c->open && !c->suspended) {
		ed->length_ms += ms;
		ed->closed_ms += c->hall_closed ? ms : 0;
		ed->chatham_ms += c->chatham ? ms : 0;
	}
	c->since = at > c->since ? at : c->since;
}

static void
take_item(const struct source *src, struct course *c, const struct unit *m)
{
	int i = show_index(&src->item, m, FLD_ITEM);
	bool on = unit_is(m, FLD_STATE, "open") || unit_is(m, FLD_STATE, "reopened");

	c->chatham = on && i >= 0 && str_eq(src->ed->item[i].attribution, "chatham");
}

static void
take(const struct source *src, struct course *c, const struct unit *m)
{
	if (m->ev == EV_MEETING_STATE) {
		c->open = !unit_is(m, FLD_STATE, "closed");
		c->suspended = unit_is(m, FLD_STATE, "suspended");
	} else if (m->ev == EV_HALL_STATE) {
		c->hall_closed = !unit_is(m, FLD_STATE, "open");
	} else if (m->ev == EV_ITEM_STATE) {
		take_item(src, c, m);
	}
}

void
times_build(struct source *src, const struct unit *const *marks, size_t n)
{
	struct course c = { 0 };

	for (size_t i = 0; i < n; i++) {
		run_to(src->ed, &c, marks[i]->at);
		take(src, &c, marks[i]);
	}
}
