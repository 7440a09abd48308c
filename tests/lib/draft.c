/* SPDX-License-Identifier: ISC */
/* A small meeting, event by event. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <draft.h>

void
draft_new(struct draft *d, const char *path)
{
	struct err err = { 0 };

	memset(d, 0, sizeof *d);
	snprintf(d->path, sizeof d->path, "%s", path);
	unlink(path);
	assert_true(env_init(&d->env, "7,1773126000000"));
	if (!store_create(path, "basic", &d->env, &d->s, &err))
		fail_msg("%s", err.msg);
	store_operator(d->s, "Ana", "rapporteur");
	draft_time(d, 7, 0, 0);
}

void
draft_end(struct draft *d)
{
	store_close(d->s);
	unlink(d->path);
}

void
draft_time(struct draft *d, int hour, int minute, int second)
{
	d->at = INT64_C(1773100800000) + ((hour * 60 + minute) * 60 + second) * INT64_C(1000);
}

struct id
draft_add(struct draft *d, struct ev *e)
{
	struct err err = { 0 };

	if (!store_begin(d->s, &err))
		fail_msg("%s", err.msg);
	store_act(d->s, d->at, true, NULL);
	if (!store_add(d->s, e, &err) || !store_commit(d->s, &err))
		fail_msg("%s", err.msg);
	return e->subject;
}

struct ev
draft_ev(struct draft *d, enum ev_kind kind)
{
	struct id id = id_random(&d->env.rng);
	enum unit_kind unit = ev_unit(kind);
	struct ev e;

	if (unit == UNIT_MEETING)
		id = store_meeting(d->s);
	ev_init(&e, kind, &id);
	if (unit_numbered(unit) && ev_field(kind, FLD_NUM) != NULL)
		ev_int(&e, FLD_NUM, store_next_num(d->s, unit));
	if (!id_zero(&d->item) && ev_field(kind, FLD_ITEM) != NULL)
		ev_ref(&e, FLD_ITEM, &d->item);
	return e;
}

void
draft_meeting(struct draft *d, enum field f, const char *text)
{
	struct ev e = draft_ev(d, EV_MEETING_SET);

	ev_text(&e, f, text);
	draft_add(d, &e);
}

void
draft_rule(struct draft *d, const char *key, const char *value)
{
	struct ev e = draft_ev(d, EV_RULE_SET);

	ev_text(&e, FLD_KEY, key);
	ev_text(&e, FLD_SETTING, value);
	draft_add(d, &e);
}

struct id
draft_group(struct draft *d, const char *code, const char *name, int seats)
{
	struct ev e = draft_ev(d, EV_GROUP_SET);

	ev_text(&e, FLD_CODE, code);
	ev_text(&e, FLD_NAME, name);
	ev_int(&e, FLD_SEATS, seats);
	return draft_add(d, &e);
}

struct id
draft_person(struct draft *d, const char *name, const struct id *group, const char *country,
	const char *role)
{
	struct ev e = draft_ev(d, EV_PERSON_SET);

	ev_text(&e, FLD_NAME, name);
	ev_ref(&e, FLD_GROUP, group);
	ev_text(&e, FLD_COUNTRY, country);
	ev_text(&e, FLD_ROLE, role);
	return draft_add(d, &e);
}

struct id
draft_presence(struct draft *d, const struct id *person, const char *state)
{
	struct ev e = draft_ev(d, EV_PRESENCE_SET);

	ev_ref(&e, FLD_PERSON, person);
	ev_text(&e, FLD_STATE, state);
	return draft_add(d, &e);
}

struct id
draft_item(struct draft *d, const char *title)
{
	struct ev e = draft_ev(d, EV_ITEM_SET);

	ev_text(&e, FLD_TITLE, title);
	ev_text(&e, FLD_TYPE, "decision");
	ev_int(&e, FLD_PLANNED, 20 * 60000);
	return draft_add(d, &e);
}

void
draft_state(struct draft *d, const char *state, const char *reason)
{
	struct ev e = draft_ev(d, EV_MEETING_STATE);

	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_REASON, reason);
	draft_add(d, &e);
}

static void
item_state(struct draft *d, const char *state, const char *outcome)
{
	struct ev e = draft_ev(d, EV_ITEM_STATE);

	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_OUTCOME, outcome);
	draft_add(d, &e);
}

void
draft_take_up(struct draft *d, const struct id *item)
{
	d->item = *item;
	item_state(d, "open", NULL);
}

void
draft_close_item(struct draft *d, const char *outcome)
{
	item_state(d, "closed", outcome);
	memset(&d->item, 0, sizeof d->item);
}

struct id
draft_note(struct draft *d, const struct id *person, const char *text)
{
	struct ev e = draft_ev(d, EV_NOTE_SET);
	struct err err = { 0 };
	struct units who;

	ev_text(&e, FLD_TEXT, text);
	ev_ref(&e, FLD_PERSON, person);
	ev_text(&e, FLD_FORM, person == NULL ? "note" : "intervention");
	if (person == NULL)
		return draft_add(d, &e);
	assert_true(store_unit(d->s, person, &who, &err));
	ev_ref(&e, FLD_GROUP, unit_ref(&who.v[0], FLD_GROUP));
	draft_add(d, &e);
	units_release(&who);
	return e.subject;
}

struct id
draft_decision(struct draft *d, const char *text, const char *method, const char *rationale)
{
	struct ev e = draft_ev(d, EV_DECISION_SET);

	ev_text(&e, FLD_TEXT, text);
	ev_text(&e, FLD_STATE, method == NULL ? "proposed" : "adopted");
	ev_text(&e, FLD_METHOD, method);
	ev_text(&e, FLD_RATIONALE, rationale);
	return draft_add(d, &e);
}

struct id
draft_action(struct draft *d, const struct id *owner, const char *text, const char *due)
{
	struct ev e = draft_ev(d, EV_ACTION_SET);

	ev_text(&e, FLD_TEXT, text);
	ev_ref(&e, FLD_OWNER, owner);
	ev_text(&e, FLD_DUE, due);
	ev_text(&e, FLD_STATE, "open");
	return draft_add(d, &e);
}

struct id
draft_withhold(struct draft *d, const struct id *target, const char *ground,
	const char *reason, const char *summary)
{
	struct ev e = draft_ev(d, EV_WITHHOLD_SET);

	ev_ref(&e, FLD_TARGET, target);
	ev_text(&e, FLD_GROUND, ground);
	ev_text(&e, FLD_REASON, reason);
	ev_text(&e, FLD_GIST, summary);
	ev_text(&e, FLD_REVIEW, "2026-09-08");
	ev_text(&e, FLD_STATE, "withheld");
	return draft_add(d, &e);
}

static void
open_sitting(struct draft *d)
{
	struct err err = { 0 };
	struct ev e;

	if (!id_zero(&d->sitting))
		return;
	d->sitting = id_random(&d->env.rng);
	assert_true(store_set_sitting(d->s, &d->sitting, &err));
	ev_init(&e, EV_SITTING, &d->sitting);
	draft_add(d, &e);
}

static void
segment(struct draft *d, const struct id *turn, const char *op)
{
	struct ev e;

	ev_init(&e, EV_SEGMENT, turn);
	ev_ref(&e, FLD_SITTING, &d->sitting);
	ev_text(&e, FLD_OP, op);
	draft_add(d, &e);
}

struct id
draft_turn(struct draft *d, const struct id *person, const struct id *group, const char *class,
	int seconds)
{
	struct id entry, turn;
	struct ev e;

	open_sitting(d);
	e = draft_ev(d, EV_HAND);
	ev_ref(&e, FLD_SITTING, &d->sitting);
	ev_ref(&e, FLD_PERSON, person);
	ev_ref(&e, FLD_GROUP, group);
	ev_text(&e, FLD_CLASS, class);
	entry = draft_add(d, &e);
	e = draft_ev(d, EV_CALL);
	ev_ref(&e, FLD_SITTING, &d->sitting);
	ev_ref(&e, FLD_ENTRY, &entry);
	ev_text(&e, FLD_METHOD, "next");
	ev_int(&e, FLD_LIMIT, 180000);
	turn = draft_add(d, &e);
	segment(d, &turn, "start");
	d->at += seconds * INT64_C(1000);
	segment(d, &turn, "end");
	return turn;
}
