/* SPDX-License-Identifier: ISC */
/* The running of the floor: next, start, ack, pause, done and their kin. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/when.h>

#include "floor_acts.h"

static struct ledger *
ledger(struct call *c)
{
	return &c->m->ledger;
}

static bool
nobody(struct call *c, struct err *err)
{
	return err_set(err, ERR_STATE, "%s: nobody has the floor", c->cmd->name);
}

static void
say_called(struct call *c, int entry)
{
	const struct floor_entry *e = &ledger(c)->floor.entries[entry];
	const struct ledger_turn *t = ledger_running(ledger(c));
	struct str who = STR_INIT;
	char limit[32];

	floor_who(c->m, e->person, e->group, &who);
	say(c, "%s has the floor%s, %s", str_c(&who),
		e->class == FLOOR_POINT ? " on a point of order" : "",
		when_clock(t == NULL ? 0 : t->limit_ms, limit, sizeof limit));
	str_release(&who);
}

/* "CSO 5:02 of 5:00, IND 6:10 of 5:00". */
static void
spent_words(const struct meeting *m, struct str *out)
{
	const struct floor *f = &m->ledger.floor;
	char spent[32], budget[32];

	for (int g = 0; (size_t)g < f->n_groups; g++) {
		const struct id id = ledger_group_id(&m->ledger, g);

		if (floor_over_budget(f, g))
			str_addf(out, "%s%s %s of %s", out->len > 0 ? ", " : "",
				group_code(meeting_group(m, &id)),
				when_clock(floor_budget_spent(f, g), spent, sizeof spent),
				when_clock(floor_budget(f, g), budget, sizeof budget));
	}
}

static bool
over_budget(const struct meeting *m, struct err *err)
{
	struct str words = STR_INIT;

	spent_words(m, &words);
	err_set(err, ERR_STATE, "the hands that are up have used up their budget on this item "
		"(%.120s): ack NAME calls one all the same, rules set budget gives more",
		words.len == 0 ? "with this turn" : str_c(&words));
	str_release(&words);
	return false;
}

static bool
none_to_call(struct call *c, const struct floor_reason *why, struct err *err)
{
	switch (why->why) {
	case FLOOR_WHY_OVER_BUDGET:
		return over_budget(c->m, err);
	case FLOOR_WHY_ABSENT:
		return err_set(err, ERR_STATE, "nobody whose hand is up is present: present+ NAME, "
			"or ack NAME");
	case FLOOR_WHY_CHAIR:
		return err_set(err, ERR_STATE, "the order is manual: ack NAME calls");
	default:
		return err_set(err, ERR_STATE, "nobody waits: q+ NAME raises a hand");
	}
}

/* What may come next while somebody speaks: as if the turn had ended. */
static int
pick_after_turn(struct call *c, struct floor_reason *ret_why)
{
	return reason_next(c->m, &c->m->now, ret_why);
}

static bool
runs_point(struct call *c)
{
	const struct ledger_turn *t = ledger_running(ledger(c));

	return t != NULL && ledger(c)->floor.turns[t->floor_turn].class == FLOOR_POINT;
}

/*
 * Make room: end the turn, or interrupt it for a point of order. When a point of order ends, the
 * turn it interrupted goes on; it ends too, or another point interrupts it again.
 */
static bool
free_floor(struct call *c, int entry, struct err *err)
{
	bool point = ledger(c)->floor.entries[entry].class == FLOOR_POINT;
	const struct ledger_turn *t;

	while ((t = ledger_running(ledger(c))) != NULL) {
		if (point && !runs_point(c))
			return floor_in_order(c, t, err) && (turn_paused(t) ||
				floor_segment(c, &t->id, "pause", "point", err));
		if (!floor_end(c, err))
			return false;
	}
	return true;
}

static bool
end_point(struct call *c, struct err *err)
{
	const struct ledger_turn *t;
	struct str who = STR_INIT;

	if (!floor_end(c, err))
		return false;
	t = ledger_running(ledger(c));
	if (t == NULL) {
		say(c, "the point of order is over; the floor is free");
		return true;
	}
	floor_who(c->m, ledger(c)->floor.turns[t->floor_turn].person,
		ledger(c)->floor.turns[t->floor_turn].lead, &who);
	say(c, "the point of order is over; %s goes on", str_c(&who));
	str_release(&who);
	return true;
}

bool
do_NEXT(struct call *c, struct err *err)
{
	struct floor_reason why;
	int entry = pick_after_turn(c, &why);

	if (!floor_as_shown(c, entry, err))
		return false;
	/* After a point of order the interrupted speaker is next. */
	if (runs_point(c) && ledger(c)->floor.n_open > 1 &&
	    (entry == FLOOR_NONE || ledger(c)->floor.entries[entry].class != FLOOR_POINT))
		return end_point(c, err);
	if (entry == FLOOR_NONE)
		return none_to_call(c, &why, err);
	if (!free_floor(c, entry, err) || !floor_call(c, entry, "next", NULL, err))
		return false;
	say_called(c, entry);
	return true;
}

bool
do_START(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));
	int64_t handover = meeting_rule_ms(c->m, RULE_HANDOVER, 0);
	struct floor_reason why;

	floor_pick(&ledger(c)->floor, &why);
	if (why.why == FLOOR_WHY_POINT && !runs_point(c))
		return do_NEXT(c, err);
	if (t == NULL)
		return nobody(c, err);
	if (runs_point(c) && turn_ms(t, &c->m->now) > handover)
		return end_point(c, err);
	if (turn_paused(t))
		return floor_resume(c, err);
	if (t->n_segs != 1 || turn_ms(t, &c->m->now) > handover)
		return err_set(err, ERR_STATE, "start: the clock runs already (the handover time "
			"is %lld s)", (long long)(handover / 1000));
	if (!floor_in_order(c, t, err) || !floor_segment(c, &t->id, "restart", NULL, err))
		return false;
	say(c, "speaking now");
	return true;
}

static int
waiting_entry(struct call *c, const struct unit *p)
{
	for (int class = 0; class < FLOOR_CLASS_N; class++) {
		int e = floor_find(&ledger(c)->floor, ledger_person(ledger(c), &p->id),
			(enum floor_class)class);

		if (e != FLOOR_NONE)
			return e;
	}
	return FLOOR_NONE;
}

bool
do_ACK(struct call *c, struct err *err)
{
	char *because = args_because(c->args);
	const struct unit *p;
	struct floor_reason why;
	int entry, named;
	struct hand_ask h = { .class = FLOOR_ORDINARY, .chair = true };

	if (*c->args == '\0')
		return usage(c, err);
	if (!names_person(c->m, args_trim(c->args), &p, err))
		return false;
	/* With a reason given nobody asks whom the order names; it takes a copy of the floor. */
	named = because != NULL && !c->m->expect.set ? FLOOR_NONE : pick_after_turn(c, &why);
	if (!floor_as_shown(c, named, err))
		return false;
	entry = waiting_entry(c, p);
	h.person = p;
	if (entry == FLOOR_NONE && !floor_hand(c, &h, &entry, err))
		return false;
	if (!floor_callable(&ledger(c)->floor, entry))
		return err_set(err, ERR_STATE, "%s is not present: present+ %s first",
			person_name(p), person_name(p));
	if (!free_floor(c, entry, err) || !floor_call(c, entry, "ack",
	    because == NULL ? NULL : args_trim(because), err))
		return false;
	say_called(c, entry);
	if (entry != named && because == NULL)
		say(c, "the order named somebody else; a reason may be given: ack NAME because REASON");
	return true;
}

bool
do_ANNOUNCE(struct call *c, struct err *err)
{
	struct ledger *l = ledger(c);
	struct str who = STR_INIT;
	struct id id, sitting;
	struct ev e;
	int entry;

	ledger_elapse(l, &c->m->now);
	entry = floor_announce(&l->floor);
	if (entry == FLOOR_NONE)
		return err_set(err, ERR_STATE, "nobody waits who could be announced");
	floor_who(c->m, l->floor.entries[entry].person, l->floor.entries[entry].group, &who);
	say(c, "next will be %s", str_c(&who));
	str_release(&who);
	if (floor_deck(&l->floor) == entry)
		return true;
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	id = ledger_entry_id(l, entry);
	ev_init(&e, EV_DECK, &id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_text(&e, FLD_STATE, "on");
	return meeting_add(c->m, &e, err);
}

static bool
stop_clock(struct call *c, const char *cause, const char *words, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));

	if (t == NULL)
		return nobody(c, err);
	if (turn_paused(t))
		return err_set(err, ERR_STATE, "the clock stands already (%s); resume lets it run",
			turn_pause_cause(t));
	say(c, "%s", words);
	return floor_pause(c, cause, err);
}

bool
do_PAUSE(struct call *c, struct err *err)
{
	return stop_clock(c, "pause", "the clock stands", err);
}

bool
do_INTERPRET(struct call *c, struct err *err)
{
	return stop_clock(c, "interpret", "interpretation: the clock stands", err);
}

bool
do_RESUME(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));

	if (t == NULL)
		return err_set(err, ERR_STATE, "no turn is paused; `meeting resume` ends a "
			"suspension of the meeting");
	if (!turn_paused(t))
		return err_set(err, ERR_STATE, "the clock runs already");
	say(c, "the clock runs");
	return floor_resume(c, err);
}

bool
do_DONE(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));
	struct str who = STR_INIT;
	char used[32];

	if (t == NULL)
		return nobody(c, err);
	if (runs_point(c))
		return end_point(c, err);
	floor_who(c->m, ledger(c)->floor.turns[t->floor_turn].person,
		ledger(c)->floor.turns[t->floor_turn].lead, &who);
	say(c, "%s: %s", str_c(&who), when_clock(turn_ms(t, &c->m->now), used, sizeof used));
	str_release(&who);
	return floor_end(c, err);
}

bool
do_YIELD(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));
	const struct unit *p;
	struct id sitting;
	struct ev e;

	if (*c->args == '\0')
		return usage(c, err);
	if (t == NULL)
		return nobody(c, err);
	if (ledger(c)->floor.turns[t->floor_turn].class != FLOOR_ORDINARY)
		return err_set(err, ERR_STATE, "only an ordinary turn can be yielded");
	if (!names_person(c->m, args_trim(c->args), &p, err) || !floor_in_order(c, t, err) ||
	    !meeting_sitting(c->m, &sitting, err))
		return false;
	if (ledger(c)->floor.turns[t->floor_turn].person == ledger_person(ledger(c), &p->id))
		return err_set(err, ERR_STATE, "%s has the floor already", person_name(p));
	ev_init(&e, EV_TURN_YIELD, &t->id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_ref(&e, FLD_PERSON, &p->id);
	if (!c->m->now.stated) {
		ev_text(&e, FLD_BOOT, c->m->now.boot);
		ev_int(&e, FLD_MONO, c->m->now.mono);
	}
	say(c, "%s speaks on the rest of the turn", person_name(p));
	return meeting_add(c->m, &e, err);
}

bool
do_LOST(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(ledger(c));

	if (t == NULL)
		return nobody(c, err);
	say(c, "line lost: the place and the time so far are kept");
	return floor_in_order(c, t, err) && floor_segment(c, &t->id, "lost", NULL, err) &&
		floor_go_on(c, err);
}
