/* SPDX-License-Identifier: ISC */
/* A pause in which a constituency asks its people; never whom it asks. */
#include <string.h>

#include <talanoa/base/when.h>

#include "do.h"

static int64_t
longest(const struct meeting *m)
{
	return meeting_rule_ms(m, RULE_CONSULT, INT64_C(7) * 86400000);
}

static bool
is_of(const struct unit *u, const struct unit *group, const struct id *item)
{
	const struct id *g = unit_ref(u, FLD_GROUP), *of = unit_ref(u, FLD_ITEM);

	return g != NULL && id_eq(g, &group->id) &&
		(of == NULL ? id_zero(item) : id_eq(of, item));
}

/* The newest pause of a constituency on the item in hand, or NULL. */
static const struct unit *
newest_of(const struct meeting *m, const struct units *us, const struct unit *group)
{
	for (size_t i = us->n; i > 0; i--)
		if (is_of(&us->v[i - 1], group, &m->item))
			return &us->v[i - 1];
	return NULL;
}

/* The one to end: of the item in hand, or else the newest that is open. */
static const struct unit *
open_one(const struct meeting *m, const struct units *us, const struct unit *group)
{
	const struct unit *u = newest_of(m, us, group);

	if (u != NULL && unit_is(u, FLD_STATE, "open"))
		return u;
	for (size_t i = us->n; i > 0; i--) {
		const struct id *g = unit_ref(&us->v[i - 1], FLD_GROUP);

		if (g != NULL && id_eq(g, &group->id) &&
		    unit_is(&us->v[i - 1], FLD_STATE, "open"))
			return &us->v[i - 1];
	}
	return NULL;
}

static bool
running(const struct meeting *m, const struct unit *u)
{
	return u != NULL && unit_is(u, FLD_STATE, "open") &&
		unit_int(u, FLD_UNTIL, 0) > m->now.at;
}

static const char *
clock_of(const struct meeting *m, int64_t at, char buf[static 40])
{
	return when_local(at, meeting_zone(m), at - m->now.at < 43200000 ? "%H:%M" :
		"%Y-%m-%d %H:%M", buf, 40);
}

static bool
too_long(struct call *c, int64_t from, int64_t until, struct err *err)
{
	int64_t most = longest(c->m);
	char latest[40], length[32];

	if (until <= c->m->now.at)
		return !err_set(err, ERR_INPUT, "consult: that time is over");
	if (until - from <= most)
		return false;
	return !err_set(err, ERR_INPUT, "consult: a pause to consult lasts %s at most, until %s; "
		"rules set consult-longest sets another time", when_short(most, length,
		sizeof length), clock_of(c->m, from + most, latest));
}

static bool
add(struct call *c, const struct unit *group, int64_t until, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_CONSULT_SET, &id);
	ev_number(c->m, &e, UNIT_CONSULT);
	ev_ref(&e, FLD_ITEM, &c->m->item);
	ev_ref(&e, FLD_GROUP, &group->id);
	ev_int(&e, FLD_UNTIL, until);
	ev_text(&e, FLD_STATE, "open");
	c->r->unit = id;
	return meeting_add(c->m, &e, err);
}

/* Still running: said again, it is the same pause with another end. */
static bool
move(struct call *c, const struct unit *u, int64_t until, struct err *err)
{
	struct ev e;

	ev_init(&e, EV_CONSULT_SET, &u->id);
	ev_int(&e, FLD_UNTIL, until);
	c->r->unit = u->id;
	return meeting_add(c->m, &e, err);
}

static bool
begin(struct call *c, const struct unit *group, const struct units *us, int64_t until,
	struct err *err)
{
	const struct unit *was = newest_of(c->m, us, group);
	bool same = running(c->m, was);
	char label[64], end[40];

	if (too_long(c, same ? was->at : c->m->now.at, until, err))
		return false;
	say(c, "%s consults until %s; the item is not decided before, unless %s has said where it "
		"stands", group_code(group), clock_of(c->m, until, end), group_code(group));
	if (was != NULL && !same) {
		say(c, "warning: %s had its pause on this item (%s); one is its right, another is for "
			"the chair to allow", group_code(group), unit_label(was, label, sizeof label));
		c->r->warnings++;
	}
	return same ? move(c, was, until, err) : add(c, group, until, err);
}

static bool
end(struct call *c, const struct unit *group, const struct units *us, struct err *err)
{
	const struct unit *u = open_one(c->m, us, group);
	char label[64];
	struct ev e;

	if (u == NULL)
		return err_set(err, ERR_STATE, "consult: %s does not consult; consult %s for 10m "
			"begins a pause", group_code(group), group_code(group));
	ev_init(&e, EV_CONSULT_SET, &u->id);
	ev_text(&e, FLD_STATE, "done");
	c->r->unit = u->id;
	say(c, "%s: %s is back", unit_label(u, label, sizeof label), group_code(group));
	return meeting_add(c->m, &e, err);
}

/* The end of the day in the meeting's zone. */
static bool
end_of_day(const struct meeting *m, const char *date, int64_t *ret_ms)
{
	char stamp[40];
	int64_t local;

	str_copy(stamp, sizeof stamp, date);
	str_copy(stamp + strlen(stamp), sizeof stamp - strlen(stamp), "T23:59:59.999Z");
	return when_stamp(stamp, &local, NULL) && when_join(local, meeting_zone(m), ret_ms);
}

static bool
read_until(struct call *c, const char *typed, int64_t *ret_ms, struct err *err)
{
	char date[11];

	if (when_time(typed, c->m->now.at, meeting_zone(c->m), ret_ms, NULL))
		return true;
	return (when_date(typed, c->m->now.at, meeting_zone(c->m), date, err) &&
		end_of_day(c->m, date, ret_ms)) || err_prefix(err, "consult: until when? ");
}

/* "GROUP for 10m", "GROUP until DATE", "GROUP done": *ret_until is 0 for done. */
static bool
read_consult(struct call *c, char **ret_group, int64_t *ret_until, struct err *err)
{
	char *how;

	*ret_group = c->args;
	if (str_ends(c->args, " done")) {
		c->args[strlen(c->args) - 5] = '\0';
		*ret_until = 0;
		return true;
	}
	if ((how = args_cut(c->args, " until ")) != NULL)
		return read_until(c, args_trim(how), ret_until, err);
	if ((how = args_cut(c->args, " for ")) == NULL)
		return usage(c, err);
	if (!when_duration(args_trim(how), ret_until, err))
		return err_prefix(err, "consult: ");
	*ret_until += c->m->now.at;
	return true;
}

bool
do_CONSULT(struct call *c, struct err *err)
{
	const struct unit *group;
	struct units us;
	int64_t until;
	char *name;
	bool ok;

	if (!read_consult(c, &name, &until, err) ||
	    !names_group(c->m, args_trim(name), &group, err) ||
	    !store_units(c->m->store, UNIT_CONSULT, &us, err))
		return false;
	ok = until == 0 ? end(c, group, &us, err) : begin(c, group, &us, until, err);
	units_release(&us);
	return ok;
}
