/* SPDX-License-Identifier: ISC */
/* A whole meeting in one page: what its minutes must get right. */
#include <unit.h>

#include <small.h>

static void
roll(struct small *m)
{
	struct draft *d = &m->d;

	draft_meeting(d, FLD_TITLE, "Second meeting on river sediment");
	draft_meeting(d, FLD_BODYNAME, "Advisory Group on River Sediment");
	draft_meeting(d, FLD_NUMBER, "2");
	draft_meeting(d, FLD_KIND, "regular");
	draft_meeting(d, FLD_SYMBOL, "AGRS/2026/MIN.2");
	draft_meeting(d, FLD_PLACE, "Town hall, Nairobi");
	draft_meeting(d, FLD_LINK, "https://meet.example.org/agrs/2");
	draft_meeting(d, FLD_TIMEZONE, "Africa/Nairobi");
	draft_meeting(d, FLD_APPEAL, "In writing to the Secretariat");
	draft_rule(d, "k", "2");
	m->lab = draft_group(d, "LAB", "Labour unions", 2);
	m->ind = draft_group(d, "IND", "Industry", 2);
	draft_group(d, "YTH", "Youth", 1);
	m->chair = draft_person(d, "Facilitator", NULL, "FJ", "facilitator");
	m->lab1 = draft_person(d, "Labour delegate 1", &m->lab, "Kenya", NULL);
	m->lab2 = draft_person(d, "Labour delegate 2", &m->lab, "KZ", NULL);
	m->ind1 = draft_person(d, "Industry delegate 1", &m->ind, "AU", NULL);
	m->observer = draft_person(d, "Observer 1", NULL, "Wonderland", "observer");
	m->item1 = draft_item(d, "Opening");
	m->item2 = draft_item(d, "Dredging | *and* dams");
	m->item3 = draft_item(d, "Any other business");
}

static void
opening(struct small *m)
{
	struct draft *d = &m->d;
	struct ev e;

	draft_time(d, 6, 50, 0);
	draft_presence(d, &m->chair, "present");
	draft_presence(d, &m->lab1, "present");
	draft_presence(d, &m->lab2, "present");
	draft_presence(d, &m->observer, "present");
	draft_time(d, 7, 0, 0);
	draft_state(d, "open", NULL);
	draft_take_up(d, &m->item1);
	draft_note(d, &m->chair, "opened the meeting and welcomed all.");
	e = draft_ev(d, EV_INTEREST_SET);
	ev_ref(&e, FLD_PERSON, &m->lab2);
	ev_text(&e, FLD_TEXT, "works for the port authority");
	ev_text(&e, FLD_EFFECT, "no-vote");
	m->interest = draft_add(d, &e);
	draft_time(d, 7, 5, 0);
	e = draft_ev(d, EV_ADOPT);
	ev_text(&e, FLD_WHAT, "agenda");
	draft_add(d, &e);
	draft_presence(d, &m->ind1, "present");
	draft_close_item(d, "agenda adopted");
}

static void
discussion(struct small *m, bool withhold)
{
	struct draft *d = &m->d;
	struct ev e;

	draft_time(d, 7, 10, 0);
	draft_take_up(d, &m->item2);
	draft_turn(d, &m->lab1, &m->lab, "ordinary", 150);
	draft_note(d, &m->lab1, "said that the river carried less sand every year, and asked that "
		"dredging stop <b>now</b> at the [mouth](javascript:alert) of the river.");
	draft_turn(d, &m->ind1, &m->ind, "ordinary", 90);
	draft_note(d, &m->ind1, "We can stop for one season. # not more\nThen we need sand.");
	m->secret = draft_note(d, &m->lab2, "said that the watchman at the lower ferry had been "
		"threatened twice.");
	if (withhold)
		draft_withhold(d, &m->secret, "safety", "The remark identifies a person at risk",
			"A participant spoke about threats.");
	e = draft_ev(d, EV_NOTE_SET);
	ev_text(&e, FLD_FORM, "ruling");
	ev_text(&e, FLD_TEXT, "The list is closed.");
	ev_text(&e, FLD_BECAUSE, "the time for the item is over");
	draft_add(d, &e);
	draft_note(d, NULL, "- A map of the river was shown.");
	m->decision = draft_decision(d, "Dredging at the river mouth stops for one season, from "
		"1 April 2026.", "consensus", "both constituencies could live with one season");
	draft_decision(d, "that the map be published with the minutes.", "consensus", NULL);
	draft_action(d, &m->ind1, "publish the volumes dredged since 2020", "2026-05-15");
	draft_action(d, NULL, "look for an owner of this action", NULL);
	draft_time(d, 7, 20, 0);
	draft_state(d, "suspended", "rain");
	draft_time(d, 7, 25, 0);
	draft_state(d, "resumed", NULL);
	draft_decision(d, "Sand is paid for by weight.", NULL, NULL);
	draft_close_item(d, "agreed");
}

void
small_new(struct small *m, const char *path, bool withhold)
{
	struct ev e;

	memset(m, 0, sizeof *m);
	draft_new(&m->d, path);
	roll(m);
	opening(m);
	discussion(m, withhold);
	draft_time(&m->d, 7, 30, 0);
	draft_presence(&m->d, &m->observer, "absent");
	m->d.item = m->item3;
	e = draft_ev(&m->d, EV_ITEM_STATE);
	ev_text(&e, FLD_STATE, "deferred");
	ev_text(&e, FLD_REASON, "for want of time");
	draft_add(&m->d, &e);
	memset(&m->d.item, 0, sizeof m->d.item);
	draft_time(&m->d, 7, 40, 0);
	draft_note(&m->d, &m->chair, "thanked all.");
	draft_state(&m->d, "closed", NULL);
}
