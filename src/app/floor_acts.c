/* SPDX-License-Identifier: ISC */
/* The acts of the floor: what is recorded when a hand goes up, a turn begins, stops, ends. */
#include <string.h>

#include <talanoa/base/when.h>

#include "floor_acts.h"

static bool
begin_floor(struct call *c, struct ev *e, enum ev_kind kind, const struct id *subject,
	struct err *err)
{
	struct id sitting;

	if (!meeting_sitting(c->m, &sitting, err))
		return false;
	ev_init(e, kind, subject);
	ev_ref(e, FLD_SITTING, &sitting);
	return true;
}

bool
floor_segment(struct call *c, const struct id *turn, const char *op, const char *cause,
	struct err *err)
{
	const struct tick *now = &c->m->now;
	struct ev e;

	if (!begin_floor(c, &e, EV_SEGMENT, turn, err))
		return false;
	ev_text(&e, FLD_OP, op);
	ev_text(&e, FLD_CAUSE, cause);
	if (!now->stated) {
		ev_text(&e, FLD_BOOT, now->boot);
		ev_int(&e, FLD_MONO, now->mono);
	}
	return meeting_add(c->m, &e, err);
}

bool
floor_in_order(struct call *c, const struct ledger_turn *t, struct err *err)
{
	char buf[32];

	if (t == NULL || c->m->now.at >= turn_last_boundary(t) || !c->m->now.stated)
		return true;
	return err_set(err, ERR_INPUT, "turn %d last changed at %s; a correction before that is "
		"`turn %d time=...`", t->num, when_local(turn_last_boundary(t),
		meeting_zone(c->m), "%H:%M:%S", buf, sizeof buf), t->num);
}

bool
floor_pause(struct call *c, const char *cause, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);

	if (t == NULL || turn_paused(t))
		return true;
	return floor_in_order(c, t, err) && floor_segment(c, &t->id, "pause", cause, err);
}

bool
floor_resume(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);

	if (t == NULL || !turn_paused(t))
		return true;
	return floor_in_order(c, t, err) && floor_segment(c, &t->id, "resume", NULL, err);
}

bool
floor_go_on(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);

	return t == NULL || !str_eq(turn_pause_cause(t), "point") ||
		floor_segment(c, &t->id, "resume", NULL, err);
}

bool
floor_end(struct call *c, struct err *err)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);

	if (t == NULL)
		return true;
	return floor_in_order(c, t, err) && floor_segment(c, &t->id, "end", NULL, err) &&
		floor_go_on(c, err);
}

/* Whom the order calls has what is left of the budget at most; a call of the chair goes beyond. */
static int64_t
limit_for(const struct meeting *m, int entry)
{
	const struct floor *f = &m->ledger.floor;
	const struct floor_entry *e = &f->entries[entry];
	int64_t limit = meeting_limit(m), left;

	if (e->class == FLOOR_POINT)
		return meeting_rule_ms(m, RULE_POINT, 60000);
	if (e->class != FLOOR_ORDINARY || floor_budget(f, e->group) == FLOOR_UNLIMITED)
		return limit;
	left = floor_budget(f, e->group) - floor_budget_spent(f, e->group);
	return left > 0 && left < limit ? left : limit;
}

/*
 * The turn that ended last: a turn begins after all before it, unless it is a point of order,
 * which the turn that it interrupted outlasts.
 */
static const struct ledger_turn *
latest(const struct ledger *l)
{
	const struct ledger_turn *last = NULL;

	for (size_t i = l->n_turns; i-- > 0; ) {
		const struct ledger_turn *t = &l->turn[i];

		if (!t->ours || t->voided)
			continue;
		if (last == NULL || turn_last_boundary(t) > turn_last_boundary(last))
			last = t;
		if (t->floor_turn >= 0 && l->floor.turns[t->floor_turn].class != FLOOR_POINT)
			break;
	}
	return last;
}

/* Turns do not overlap: one that is dated back begins after the one before it. */
static bool
after_all(struct call *c, struct err *err)
{
	const struct ledger_turn *last = c->m->now.stated ? latest(&c->m->ledger) : NULL;
	char buf[32];

	if (last == NULL || turn_last_boundary(last) <= c->m->now.at)
		return true;
	return err_set(err, ERR_INPUT, "%s: turn %d lasted until %s; the next one cannot begin "
		"before that", c->cmd->name, last->num, when_local(turn_last_boundary(last),
		meeting_zone(c->m), "%H:%M:%S", buf, sizeof buf));
}

bool
floor_call(struct call *c, int entry, const char *method, const char *because,
	struct err *err)
{
	const struct ledger *l = &c->m->ledger;
	struct id turn = new_id(c), entry_id = ledger_entry_id(l, entry);
	struct floor_reason why;
	struct ev e;
	int named = floor_pick(&l->floor, &why);

	if (!after_all(c, err))
		return false;
	if (!begin_floor(c, &e, EV_CALL, &turn, err))
		return false;
	ev_number(c->m, &e, UNIT_TURN);
	ev_ref(&e, FLD_ENTRY, &entry_id);
	ev_int(&e, FLD_V_AFTER, floor_v_after(&l->floor, entry));
	ev_text(&e, FLD_METHOD, method);
	ev_text(&e, FLD_WHY, named == entry ? floor_why_name(why.why) : "chair");
	ev_text(&e, FLD_BECAUSE, because);
	ev_ref(&e, FLD_ITEM, &c->m->item);
	ev_int(&e, FLD_LIMIT, limit_for(c->m, entry));
	c->r->unit = turn;
	return meeting_add(c->m, &e, err) && floor_segment(c, &turn, "start", NULL, err);
}

static bool
mark_present(struct call *c, const struct unit *person, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	if (person_present(c->m, person))
		return true;
	ev_init(&e, EV_PRESENCE_SET, &id);
	ev_ref(&e, FLD_PERSON, &person->id);
	ev_text(&e, FLD_STATE, "present");
	return meeting_add(c->m, &e, err);
}

static bool
refuse(const struct call *c, const struct hand_ask *h, enum floor_refusal why, struct err *err)
{
	const struct ledger *l = &c->m->ledger;
	const char *name = person_name(h->person);
	int had = l->floor.persons[ledger_person(l, &h->person->id)].replies;

	switch (why) {
	case FLOOR_REFUSE_DUP:
		return err_set(err, ERR_STATE, h->last ? "%s has the last word already" :
			"%s already has a hand up", name);
	case FLOOR_REFUSE_SPEAKING:
		return err_set(err, ERR_STATE, "%s has the floor now", name);
	case FLOOR_REFUSE_CLOSED:
		return err_set(err, ERR_STATE, "the speaking list is closed; points of order and "
			"replies stay open, the chair may `ack %s` or `reopen queue`", name);
	case FLOOR_REFUSE_REPLY_LIMIT:
		return err_set(err, ERR_STATE, "%s has used up the rights of reply on this item "
			"(%d); rules set replies %d allows one more", name, had, had + 1);
	default:
		return err_set(err, ERR_STATE, "%s: %s", c->cmd->name, floor_refusal_name(why));
	}
}

/* What the hand adds to its constituency's base; the chair may raise one on a closed list. */
static enum floor_refusal
check_hand(const struct floor *f, int person, int group, const struct hand_ask *h,
	int64_t *ret_lift)
{
	enum floor_refusal r;
	struct floor open;

	if (h->last)
		return floor_last_check(f, person);
	if (!h->chair || !f->closed)
		return floor_hand_check(f, person, group, h->class, ret_lift);
	floor_copy(f, &open);
	floor_apply_closed(&open, false);
	r = floor_hand_check(&open, person, group, h->class, ret_lift);
	floor_release(&open);
	return r;
}

bool
floor_hand(struct call *c, const struct hand_ask *h, int *ret_entry, struct err *err)
{
	struct ledger *l = &c->m->ledger;
	const struct unit *group = h->group != NULL ? h->group : group_of(c->m, h->person);
	enum floor_refusal refused;
	struct id id = new_id(c);
	int64_t lift = 0;
	struct ev e;

	if (group == NULL && (h->class == FLOOR_ORDINARY || h->class == FLOOR_REPLY))
		return err_set(err, ERR_STATE, "%s belongs to no constituency; say which: "
			"%s %s as CODE, or person set %s group CODE; invited %s speaks uncounted",
			person_name(h->person), h->last ? "last word" : "q+",
			person_name(h->person), person_name(h->person), person_name(h->person));
	for (size_t i = 0; group != NULL && i < h->n_sponsors; i++)
		if (id_eq(&h->sponsors[i], &group->id))
			return err_set(err, ERR_INPUT, "%s leads the statement; with names the "
				"others", group_code(group));
	if (!mark_present(c, h->person, err))
		return false;
	refused = check_hand(&l->floor, ledger_person(l, &h->person->id),
		group == NULL ? FLOOR_NONE : ledger_group(l, &group->id), h, &lift);
	if (refused != FLOOR_REFUSE_OK)
		return refuse(c, h, refused, err);
	if (!begin_floor(c, &e, EV_HAND, &id, err))
		return false;
	ev_number(c->m, &e, UNIT_ENTRY);
	ev_ref(&e, FLD_PERSON, &h->person->id);
	ev_ref(&e, FLD_GROUP, group == NULL ? NULL : &group->id);
	ev_refs(&e, FLD_SPONSORS, h->sponsors, h->n_sponsors);
	ev_text(&e, FLD_CLASS, h->last ? "last" : floor_class_name(h->class));
	if (h->class == FLOOR_ORDINARY)
		ev_int(&e, FLD_LIFT, lift);
	ev_ref(&e, FLD_ITEM, &c->m->item);
	ev_text(&e, FLD_ABOUT, h->about);
	ev_text(&e, FLD_BEHALF, h->behalf);
	if (!meeting_add(c->m, &e, err))
		return false;
	c->r->unit = id;
	*ret_entry = ledger_entry(l, &id);
	return true;
}

bool
floor_as_shown(struct call *c, int next_entry, struct err *err)
{
	const struct expectation *x = &c->m->expect;
	const struct ledger_turn *t = ledger_running(&c->m->ledger);
	struct id next = ledger_entry_id(&c->m->ledger, next_entry), none = { { 0 } };

	if (!x->set)
		return true;
	if (!id_eq(t == NULL ? &none : &t->id, &x->turn))
		return err_set(err, ERR_STALE, "the floor changed meanwhile; look and press again");
	/* Who was next then was what the screen showed then. */
	if (!c->m->now.stated && !id_eq(&next, &x->entry))
		return err_set(err, ERR_STALE,
			"who is next changed meanwhile; look and press again");
	return true;
}

void
floor_who(const struct meeting *m, int person, int group, struct str *out)
{
	struct id p = ledger_person_id(&m->ledger, person), g = ledger_group_id(&m->ledger, group);
	const struct unit *pu = units_find(&m->persons, &p), *gu = meeting_group(m, &g);

	str_add(out, *person_name(pu) == '\0' ? "somebody" : person_name(pu));
	if (gu != NULL)
		str_addf(out, " (%s)", group_code(gu));
}
