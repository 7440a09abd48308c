/* SPDX-License-Identifier: ISC */
/* What becomes of an agenda item: taken up, closed, reopened, skipped, deferred. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "do_item.h"
#include "item_draft.h"

struct mark {
	const char *state, *outcome, *reason;
};

static bool
record(struct call *c, const struct unit *item, struct mark k, struct err *err)
{
	struct id id = new_id(c);
	struct ev e;

	ev_init(&e, EV_ITEM_STATE, &id);
	ev_ref(&e, FLD_ITEM, &item->id);
	ev_text(&e, FLD_STATE, k.state);
	ev_text(&e, FLD_OUTCOME, k.outcome);
	ev_text(&e, FLD_REASON, k.reason);
	c->r->unit = item->id;
	return meeting_add(c->m, &e, err);
}

/* Whoever waits or speaks when an item is left should not be forgotten. */
static void
say_hands(struct call *c)
{
	const struct ledger *l = &c->m->ledger;
	const struct ledger_turn *t = ledger_running(l);
	size_t hands = 0;

	for (size_t i = 0; i < l->floor.n_entries; i++)
		hands += floor_waiting(&l->floor, (int)i);
	if (t != NULL && t->floor_turn != FLOOR_NONE) {
		struct id id = ledger_person_id(l, l->floor.turns[t->floor_turn].person);

		say(c, "%s still has the floor", person_name(meeting_person(c->m, &id)));
	}
	if (hands > 0)
		say(c, "%zu %s still up", hands, hands == 1 ? "hand is" : "hands are");
}

/* When the item last changed its state, "10:12" or "". */
static const char *
since(const struct meeting *m, const struct unit *item, char buf[static 32])
{
	buf[0] = '\0';
	for (size_t i = 0; i < m->marks.n; i++) {
		const struct id *of = unit_ref(&m->marks.v[i], FLD_ITEM);

		if (m->marks.v[i].ev == EV_ITEM_STATE && of != NULL && id_eq(of, &item->id))
			when_local(m->marks.v[i].at, meeting_zone(m), "%H:%M", buf, 32);
	}
	return buf;
}

static bool
take_up(struct call *c, const struct unit *item, struct err *err)
{
	bool leaves = meeting_item(c->m, &c->m->item) != NULL;
	char at[32];

	if (id_eq(&c->m->item, &item->id))
		return err_set(err, ERR_STATE, "item %d is in hand already", item->num);
	if (item_state(c->m, item) == ITEM_CLOSED)
		return err_set(err, ERR_STATE, "item %d was closed at %s; reopen item %d because "
			"REASON takes it up again", item->num, since(c->m, item, at), item->num);
	if (!record(c, item, (struct mark){ .state = "open" }, err))
		return false;
	say(c, "Item %d is in hand: %s", item->num, unit_text(item, FLD_TITLE));
	if (leaves)
		say_hands(c);
	return true;
}

bool
do_TAKE_UP(struct call *c, struct err *err)
{
	const struct unit *item;

	if (*c->args == '\0')
		return usage(c, err);
	return names_item(c->m, args_trim(c->args), &item, err) && take_up(c, item, err);
}

bool
do_TOPIC(struct call *c, struct err *err)
{
	char *title = args_trim(c->args);
	const struct unit *item = item_titled(c->m, title);
	struct draft d;
	bool ok;

	if (*title == '\0')
		return usage(c, err);
	if (item != NULL)
		return take_up(c, item, err);
	draft_init(&d, c->m, EV_ITEM_SET, NULL);
	ok = item_field(&d, "title", title, err) && item_add(c, &d, err) &&
		take_up(c, meeting_item(c->m, &d.ev.subject), err);
	draft_release(&d);
	return ok;
}

/* "[N] OUTCOME": a number that begins the text is the item's. */
static bool
closing_item(struct call *c, char **text, const struct unit **ret_item, struct err *err)
{
	const struct unit *item = meeting_item(c->m, &c->m->item);
	char *s = *text, *which = NULL;
	size_t n;

	if (str_starts(s, "item "))
		s += 5;
	n = strspn(s, "0123456789");
	if (n == 0 || (s[n] != ' ' && s[n] != '\0')) {
		if (item == NULL)
			return err_set(err, ERR_STATE, "no item is in hand: take up N takes one up");
		*ret_item = item;
		return true;
	}
	*text = s + n + strspn(s + n, " ");
	which = s;
	s[n] = '\0';
	return names_item(c->m, which, ret_item, err) || err_prefix(err, "an outcome that begins "
		"with a number names the item first: ");
}

static bool
may_close(const struct call *c, const struct unit *item, const char *outcome, struct err *err)
{
	enum item_state now = item_state(c->m, item);

	if (now == ITEM_CLOSED && *outcome == '\0')
		return err_set(err, ERR_STATE, "item %d is closed already; close item %d OUTCOME "
			"gives it an outcome", item->num, item->num);
	if (now != ITEM_OPEN && now != ITEM_CLOSED)
		return err_set(err, ERR_STATE, "item %d is %s: take up %d takes it up first", item->num,
			item_state_name(now), item->num);
	return true;
}

bool
do_ITEM_CLOSE(struct call *c, struct err *err)
{
	char *outcome = NULL, *text = c->args;
	const struct unit *item;
	bool ok, in_hand;

	if (!closing_item(c, &text, &item, err) || !may_close(c, item, text, err))
		return false;
	if (*text != '\0' && !args_text("outcome", FLD_OUTCOME, args_trim(text), &outcome, err))
		return false;
	in_hand = id_eq(&c->m->item, &item->id);
	ok = record(c, item, (struct mark){ .state = "closed", .outcome = outcome }, err);
	say(c, "Item %d is closed%s%s", item->num, outcome == NULL ? "" : ": ",
		outcome == NULL ? "" : outcome);
	if (in_hand)
		say_hands(c);
	free(outcome);
	return ok;
}

bool
do_ITEM_REOPEN(struct call *c, struct err *err)
{
	char *reason = args_cut(c->args, " because "), *clean;
	const struct unit *item;
	bool ok;

	if (reason == NULL)
		return *c->args == '\0' ? usage(c, err) : err_set(err, ERR_INPUT, "reopen item: "
			"give the reason: reopen item N because REASON");
	if (!names_item(c->m, args_trim(c->args), &item, err))
		return false;
	if (item_state(c->m, item) != ITEM_CLOSED)
		return err_set(err, ERR_STATE, "item %d is not closed: take up %d", item->num,
			item->num);
	if (!args_text("reason", FLD_REASON, reason, &clean, err))
		return false;
	ok = record(c, item, (struct mark){ .state = "reopened", .reason = clean }, err);
	say(c, "Item %d is in hand again: %s", item->num, unit_text(item, FLD_TITLE));
	free(clean);
	return ok;
}

static bool
pass_over(struct call *c, const struct unit *item, struct mark k, struct err *err)
{
	bool in_hand = id_eq(&c->m->item, &item->id);
	enum item_state now = item_state(c->m, item);

	if (now == ITEM_CLOSED)
		return err_set(err, ERR_STATE, "item %d is closed already", item->num);
	if (str_eq(item_state_name(now), k.state))
		return err_set(err, ERR_STATE, "item %d is %s already", item->num, k.state);
	if (!record(c, item, k, err))
		return false;
	say(c, "Item %d is %s: %s", item->num, k.state, unit_text(item, FLD_TITLE));
	if (in_hand)
		say_hands(c);
	return true;
}

bool
do_ITEM_SKIP(struct call *c, struct err *err)
{
	const struct unit *item;

	if (*c->args == '\0')
		return usage(c, err);
	return names_item(c->m, args_trim(c->args), &item, err) &&
		pass_over(c, item, (struct mark){ .state = "skipped" }, err);
}

bool
do_ITEM_DEFER(struct call *c, struct err *err)
{
	char *rest = c->args, *which, *reason = NULL;
	const struct unit *item;
	bool ok;

	if (!args_word(&rest, &which, err))
		return usage(c, err);
	if (str_eq(which, "item") && !args_word(&rest, &which, err))
		return usage(c, err);
	if (str_starts(rest, "because "))
		rest += 8;
	if (!names_item(c->m, which, &item, err) ||
	    (*rest != '\0' && !args_text("reason", FLD_REASON, rest, &reason, err)))
		return false;
	ok = pass_over(c, item, (struct mark){ .state = "deferred", .reason = reason }, err);
	free(reason);
	return ok;
}
