/* SPDX-License-Identifier: ISC */
/* Parts of the meeting (sessions), and the hall closed to the public or open. */
#include <stdlib.h>

#include <talanoa/base/text.h>
#include <talanoa/core/grounds.h>

#include "do.h"

static const struct unit *
last_of(const struct meeting *m, enum ev_kind kind)
{
	const struct unit *last = NULL;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == kind)
			last = &m->marks.v[i];
	return last;
}

/* The part that is open, or NULL. */
static const struct unit *
open_part(const struct meeting *m)
{
	const struct unit *last = last_of(m, EV_PART_STATE);

	return last != NULL && unit_is(last, FLD_STATE, "open") ? last : NULL;
}

static bool
record_part(struct call *c, const char *state, const char *title, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_PART_STATE, &id);
	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_TITLE, title);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

bool
do_SESSION_OPEN(struct call *c, struct err *err)
{
	const struct unit *open = open_part(c->m);
	char *title;
	bool ok;

	if (open != NULL)
		return err_set(err, ERR_STATE, "%s is still open: session close ends it",
			unit_text(open, FLD_TITLE));
	if (*c->args == '\0')
		return usage(c, err);
	if (!args_text("title", FLD_TITLE, args_trim(c->args), &title, err))
		return false;
	ok = record_part(c, "open", title, err);
	say(c, "%s begins", title);
	free(title);
	return ok;
}

bool
do_SESSION_CLOSE(struct call *c, struct err *err)
{
	const struct unit *open = open_part(c->m);
	const char *title;
	char *typed = args_trim(c->args);

	if (open == NULL)
		return err_set(err, ERR_STATE, "no session is open: session open TITLE begins one");
	title = unit_text(open, FLD_TITLE);
	if (*typed != '\0' && !text_same(typed, title))
		return err_set(err, ERR_STATE, "the session that is open is %s", title);
	say(c, "%s ends", title);
	return record_part(c, "closed", title, err);
}

static bool
record_hall(struct call *c, const char *state, const char *ground, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_HALL_STATE, &id);
	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_GROUND, ground);
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

static bool
hall_closed(const struct meeting *m)
{
	const struct unit *last = last_of(m, EV_HALL_STATE);

	return last != NULL && unit_is(last, FLD_STATE, "closed");
}

bool
do_CLOSED(struct call *c, struct err *err)
{
	char *ground = args_trim(c->args);
	struct str list = STR_INIT;
	enum ground g;

	if (!ground_parse(ground, &g)) {
		for (int i = 0; i < GROUND_N; i++)
			str_addf(&list, "%s%s", i == 0 ? "" : ", ",
				ground_rule((enum ground)i)->code);
		err_set(err, ERR_INPUT, "closed: never without a ground: %s", str_c(&list));
		str_release(&list);
		return false;
	}
	if (hall_closed(c->m))
		return err_set(err, ERR_STATE, "the hall is closed already: open opens it");
	say(c, "The hall is closed to the public (%s); this is on the public record", ground);
	return record_hall(c, "closed", ground, err);
}

bool
do_HALL_OPEN(struct call *c, struct err *err)
{
	if (*c->args != '\0')
		return err_set(err, ERR_INPUT, "open: opens the hall; meeting open, session open "
			"TITLE and reopen item N open other things");
	if (!hall_closed(c->m))
		return err_set(err, ERR_STATE, "the hall is open to the public; meeting open opens "
			"the meeting");
	say(c, "The hall is open to the public");
	return record_hall(c, "open", NULL, err);
}
