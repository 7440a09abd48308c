/* SPDX-License-Identifier: ISC */
/* Turns afterwards and around: no-shows, limits, extensions, corrections, time without a turn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "floor_acts.h"
#include "names_priv.h"

static bool
mark_entry(struct call *c, const struct id *entry, bool again, struct err *err)
{
	struct id sitting;
	struct ev e;

	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, again ? EV_ENTRY_LEAVE : EV_ENTRY_HOLD, entry);
	ev_ref(&e, FLD_SITTING, &sitting);
	if (again)
		ev_text(&e, FLD_CAUSE, "noshow");
	return meeting_add(c->m, &e, err);
}

static bool
void_turn(struct call *c, const struct id *turn, struct err *err)
{
	struct id sitting;
	struct ev e;

	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_TURN_VOID, turn);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_text(&e, FLD_CAUSE, "noshow");
	return meeting_add(c->m, &e, err);
}

bool
do_NOSHOW(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);
	const struct floor *f = &c->m->ledger.floor;
	struct floor_reason why;
	struct id entry;
	struct str who = STR_INIT;
	char clock[32], void_ms[64] = "";
	int index;
	bool again;

	index = t != NULL ? ledger_entry(&c->m->ledger, &t->entry) : floor_pick(f, &why);
	if (index == FLOOR_NONE)
		return err_set(err, ERR_STATE, "nobody was called and nobody waits");
	entry = ledger_entry_id(&c->m->ledger, index);
	again = f->entries[index].noshows > 0;
	floor_who(c->m, f->entries[index].person, f->entries[index].group, &who);
	if (t != NULL && turn_ms(t, &c->m->now) > meeting_rule_ms(c->m, RULE_HANDOVER, 0))
		snprintf(void_ms, sizeof void_ms, "; %s on the clock not counted",
			when_clock(turn_ms(t, &c->m->now), clock, sizeof clock));
	say(c, again ? "%s: not present the second time, off the list%s" :
		"%s: not present when called, comes again after colleagues%s", str_c(&who), void_ms);
	str_release(&who);
	if (t != NULL && !void_turn(c, &t->id, err))
		return false;
	return mark_entry(c, &entry, again, err) && floor_go_on(c, err);
}

bool
do_EXTEND(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);
	char *because = args_because(c->args), buf[32];
	struct id sitting;
	struct ev e;
	int64_t ms;

	if (t == NULL)
		return err_set(err, ERR_STATE, "extend: nobody has the floor");
	if (*c->args == '\0')
		return usage(c, err);
	if (!when_duration(args_trim(c->args), &ms, err) ||
	    !meeting_sitting(c->m, &sitting, err))
		return false;
	if (ms < 1000)
		return err_set(err, ERR_INPUT, "extend: by at least one second");
	if (t->limit_ms + ms > INT64_C(86400000))
		return err_set(err, ERR_INPUT, "extend: at most 24 hours a turn");
	ev_init(&e, EV_TURN_EXTEND, &t->id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_int(&e, FLD_LIMIT, t->limit_ms + ms);
	ev_text(&e, FLD_BECAUSE, because == NULL ? NULL : args_trim(because));
	say(c, "the limit of this turn is now %s", when_clock(t->limit_ms + ms, buf, sizeof buf));
	return meeting_add(c->m, &e, err);
}

static bool
take_time(char **rest, int64_t *ret_ms, bool *ret_has, char **ret_who, struct err *err)
{
	static const char *const keys[] = { "who", "time", NULL };
	const char *key;
	char *value;

	for (;;) {
		if (!args_option(rest, keys, &key, &value, err))
			return false;
		if (key == NULL)
			return true;
		if (str_eq(key, "who")) {
			*ret_who = value;
		} else {
			bool minus = value[0] == '-';

			if (!when_duration(value + minus, ret_ms, err))
				return false;
			if (*ret_ms > INT64_C(86400000))
				return err_set(err, ERR_INPUT, "time: at most 24 hours");
			*ret_ms = minus ? -*ret_ms : *ret_ms;
			*ret_has = true;
		}
	}
}

bool
do_TURN_ADD(struct call *c, struct err *err)
{
	char *because = args_because(c->args), *rest = c->args, *code, *who = NULL, buf[32];
	const struct unit *g;
	struct id id = new_id(c), sitting;
	bool has = false;
	struct ev e;
	int64_t ms;

	if (!args_word(&rest, &code, err))
		return usage(c, err);
	if (!take_time(&rest, &ms, &has, &who, err))
		return false;
	if (!has || who != NULL || because == NULL || *rest != '\0')
		return usage(c, err);
	if (ms == 0)
		return err_set(err, ERR_INPUT, "turn add: 0:00 is nothing to count");
	if (!names_group(c->m, code, &g, err) || !meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_COUNT_TIME, &id);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_ref(&e, FLD_GROUP, &g->id);
	ev_int(&e, FLD_MS, ms);
	ev_text(&e, FLD_BECAUSE, args_trim(because));
	say(c, "%s counted for %s", when_clock(ms, buf, sizeof buf), group_code(g));
	return meeting_add(c->m, &e, err);
}

static const struct ledger_turn *
find_turn(struct call *c, const char *typed, struct err *err)
{
	const struct ledger *l = &c->m->ledger;
	const struct ledger_turn *found = NULL;
	struct units us;
	char ref[32];
	int num, dup;

	if (str_eq(typed, "last")) {
		/* While somebody speaks it is that turn: an ended point of order is newer. */
		found = ledger_running(l);
		for (size_t i = l->n_turns; i > 0 && found == NULL; i--)
			found = l->turn[i - 1].voided ? NULL : &l->turn[i - 1];
	} else if (!names_number(typed, &num, &dup)) {
		usage(c, err);
		return NULL;
	} else {
		/* Two copies may both have a turn 3: the second is 3b. */
		snprintf(ref, sizeof ref, "turn %s", typed);
		if (!names_ref(c->m, ref, &us, err))
			return NULL;
		found = ledger_turn(l, &us.v[0].id);
		units_release(&us);
	}
	if (found == NULL || found->voided) {
		err_set(err, ERR_NAME, "there is no turn %s", typed);
		return NULL;
	}
	return found;
}

/* Notes of the turn that were attributed to the wrong speaker go to the right one. */
static bool
move_notes(struct call *c, const struct id *turn, const struct id *from, const struct unit *to,
	struct err *err)
{
	struct units notes;
	bool ok = store_units(c->m->store, UNIT_NOTE, &notes, err);

	for (size_t i = 0; ok && i < notes.n; i++) {
		const struct id *of = unit_ref(&notes.v[i], FLD_TURN);
		const struct id *by = unit_ref(&notes.v[i], FLD_PERSON);
		struct ev e;

		if (of == NULL || by == NULL || !id_eq(of, turn) || !id_eq(by, from))
			continue;
		ev_init(&e, EV_NOTE_SET, &notes.v[i].id);
		ev_ref(&e, FLD_PERSON, &to->id);
		ev_ref(&e, FLD_GROUP, unit_ref(to, FLD_GROUP));
		ok = meeting_add(c->m, &e, err);
	}
	units_release(&notes);
	return ok;
}

static bool
fix_who(struct call *c, const struct id *turn, char *who, const char *because, struct err *err)
{
	struct ledger *l = &c->m->ledger;
	struct hand_ask h = { .class = FLOOR_ORDINARY, .chair = true };
	const struct ledger_turn *t = ledger_turn(l, turn);
	struct id sitting, entry_id, old;
	struct ev e;
	int entry;

	if (!names_person(c->m, args_trim(who), &h.person, err))
		return false;
	old = ledger_person_id(l, l->floor.turns[t->floor_turn].person);
	if (id_eq(&old, &h.person->id))
		return err_set(err, ERR_STATE, "turn %d is %s's already", t->num,
			person_name(h.person));
	h.class = l->floor.turns[t->floor_turn].class;
	entry = floor_find(&l->floor, ledger_person(l, &h.person->id), h.class);
	if (entry == FLOOR_NONE && !floor_hand(c, &h, &entry, err))
		return false;
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	entry_id = ledger_entry_id(l, entry);
	ev_init(&e, EV_TURN_FIX, turn);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_ref(&e, FLD_ENTRY, &entry_id);
	ev_ref(&e, FLD_PERSON, &h.person->id);
	ev_ref(&e, FLD_GROUP, unit_ref(h.person, FLD_GROUP));
	ev_text(&e, FLD_BECAUSE, because);
	say(c, "turn %d was %s's", ledger_turn(l, turn)->num, person_name(h.person));
	return meeting_add(c->m, &e, err) && move_notes(c, turn, &old, h.person, err);
}

static bool
fix_time(struct call *c, const struct id *turn, int64_t ms, const char *because,
	struct err *err)
{
	const struct ledger_turn *t = ledger_turn(&c->m->ledger, turn);
	bool left_open = !turn_ended(t);
	struct id sitting;
	char buf[32];
	struct ev e;

	/* One that was left open on another copy has nobody else to end it. */
	if (left_open && t->ours)
		return err_set(err, ERR_STATE, "turn %d still runs: done or next, with a time back "
			"(next -90s), ends it", t->num);
	if (ms < 0)
		return err_set(err, ERR_INPUT, "turn %d: a time cannot be negative", t->num);
	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_TURN_FIX, turn);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_int(&e, FLD_MS, ms);
	ev_text(&e, FLD_BECAUSE, because);
	say(c, "turn %d counts %s", t->num, when_clock(ms, buf, sizeof buf));
	return meeting_add(c->m, &e, err) &&
		(!left_open || floor_segment(c, turn, "end", NULL, err));
}

/* Why it was called out of order, or extended: said afterwards. */
static bool
say_reason(struct call *c, const struct id *turn, const char *because, struct err *err)
{
	struct id sitting;
	struct ev e;

	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(&e, EV_TURN_REASON, turn);
	ev_ref(&e, FLD_SITTING, &sitting);
	ev_text(&e, FLD_BECAUSE, because);
	say(c, "turn %d: because %s", ledger_turn(&c->m->ledger, turn)->num, because);
	return meeting_add(c->m, &e, err);
}

bool
do_TURN(struct call *c, struct err *err)
{
	char *because = args_because(c->args), *rest = c->args, *which, *who = NULL;
	const struct ledger_turn *t;
	struct id turn;
	bool has = false;
	int64_t ms = 0;

	if (!args_word(&rest, &which, err))
		return usage(c, err);
	t = find_turn(c, which, err);
	if (t == NULL || !take_time(&rest, &ms, &has, &who, err))
		return false;
	if ((!has && who == NULL && because == NULL) || *rest != '\0')
		return usage(c, err);
	turn = t->id;
	if (because != NULL)
		because = args_trim(because);
	if (!has && who == NULL) {
		c->r->unit = turn;
		return say_reason(c, &turn, because, err);
	}
	if (who != NULL && !fix_who(c, &turn, who, because, err))
		return false;
	c->r->unit = turn;
	return !has || fix_time(c, &turn, ms, because, err);
}
