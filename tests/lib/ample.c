/* SPDX-License-Identifier: ISC */
/* A meeting with every kind of unit in it, event by event. */
#include <stdarg.h>
#include <stdlib.h>

#include <unit.h>

#include <ample.h>

/*
 * One event of pairs of a field and its value, until FIELD_N: an id for what refers to a
 * unit, else its text, of figures too.
 */
static struct id
put(struct draft *d, enum ev_kind kind, ...)
{
	struct ev e = draft_ev(d, kind);
	va_list ap;
	int f;

	va_start(ap, kind);
	while ((f = va_arg(ap, int)) != FIELD_N) {
		const void *v = va_arg(ap, const void *);

		switch (field_type((enum field)f)) {
		case FT_INT: case FT_TIME: ev_int(&e, (enum field)f, strtoll(v, NULL, 10)); break;
		case FT_UNIT: case FT_PERSON: case FT_GROUP: ev_ref(&e, (enum field)f, v); break;
		default: ev_text(&e, (enum field)f, v);
		}
	}
	va_end(ap);
	return draft_add(d, &e);
}

/* Another value of a unit that is there already. */
static void
change(struct draft *d, enum ev_kind kind, const struct id *unit, enum field f, const char *text)
{
	struct ev e;

	ev_init(&e, kind, unit);
	ev_text(&e, f, text);
	draft_add(d, &e);
}

/* What somebody says in a turn of this class. */
static void
say(struct ample *m, const struct id *person, const struct id *group, const char *class,
	const char *text)
{
	struct id turn = draft_turn(&m->d, person, group, class, 60);

	put(&m->d, EV_NOTE_SET, FLD_PERSON, person, FLD_TURN, &turn, FLD_TEXT, text, FIELD_N);
}

static void
masthead(struct draft *d, const char *language)
{
	draft_meeting(d, FLD_LANGUAGE, language);
	draft_meeting(d, FLD_TITLE, "Third meeting on river sediment");
	draft_meeting(d, FLD_BODYNAME, "Advisory Group on River Sediment");
	draft_meeting(d, FLD_NUMBER, "3");
	draft_meeting(d, FLD_KIND, "regular");
	draft_meeting(d, FLD_SYMBOL, "AGRS/2026/MIN.3");
	draft_meeting(d, FLD_PLACE, "Town hall, Nairobi");
	draft_meeting(d, FLD_TIMEZONE, "Africa/Nairobi");
	draft_meeting(d, FLD_NOTICE, "2026-02-12");
	draft_meeting(d, FLD_CONTACT, "Secretariat, office@agrs.example.org");
	draft_meeting(d, FLD_COMMENT_HOW, "In writing to the Secretariat");
	draft_meeting(d, FLD_APPEAL, "In writing to the Secretariat");
	draft_meeting(d, FLD_PHASE, "consultation 1");
	draft_meeting(d, FLD_NEXT, "9 June 2026, Nairobi");
	draft_rule(d, "k", "2");
	draft_rule(d, "quorum", "each-constituency");
}

static void
roll(struct ample *m)
{
	struct draft *d = &m->d;

	m->lab = draft_group(d, "LAB", "Labour unions", 2);
	m->ind = draft_group(d, "IND", "Industry", 2);
	m->loc = draft_group(d, "LOC", "Local communities", 2);
	m->yth = draft_group(d, "YTH", "Youth", 1);
	m->chair = draft_person(d, "Facilitator", NULL, "FJ", "facilitator");
	m->helper = draft_person(d, "Visitor 1", NULL, "Kenya", "public");
	m->lab1 = draft_person(d, "Labour delegate 1", &m->lab, "Kenya", NULL);
	m->lab2 = draft_person(d, "Labour delegate 2", &m->lab, "KZ", NULL);
	m->ind1 = draft_person(d, "Industry delegate 1", &m->ind, "AU", NULL);
	m->ind2 = draft_person(d, "Industry delegate 2", &m->ind, "CN", NULL);
	m->loc1 = draft_person(d, "Local communities delegate 1", &m->loc, "PG", NULL);
	m->loc2 = draft_person(d, "Local communities delegate 2", &m->loc, "ID", NULL);
	m->yth1 = draft_person(d, "Youth delegate 1", &m->yth, "VN", NULL);
	m->item1 = draft_item(d, "Opening");
	m->item2 = draft_item(d, "Dredging");
	m->item3 = draft_item(d, "Threats to monitors");
}

/* What was there before the meeting: papers, comments, terms, help, an old action. */
static void
before(struct ample *m)
{
	struct draft *d = &m->d;
	struct id c;

	draft_time(d, 6, 0, 0);
	draft_action(d, &m->ind1, "count the barges of 2025", "2026-03-01");
	put(d, EV_DOCUMENT_SET, FLD_TITLE, "Volumes of sand, 2020 to 2025", FLD_EDITION, "2",
		FLD_FROM, "Ministry of Rivers", FLD_URL, "https://agrs.example.org/1", FLD_ITEM,
		&m->item2, FIELD_N);
	m->paper = put(d, EV_DOCUMENT_SET, FLD_TITLE, "Contract with the dredging firm", FLD_ITEM,
		&m->item2, FIELD_N);
	draft_withhold(d, &m->paper, "commercial", "The price is protected by law until September",
		"A contract with a firm, without its price.");
	put(d, EV_COMMENTS_STATE, FLD_STATE, "open", FLD_ENDS, "2026-04-30", FIELD_N);
	put(d, EV_COMMENT_SET, FLD_FROM, "Fishers' cooperative", FLD_TEXT,
		"asks that dredging stop while fish spawn", FLD_ITEM, &m->item2, FIELD_N);
	c = put(d, EV_COMMENT_SET, FLD_FROM, "Student group", FLD_TEXT,
		"Where can the volumes be read?", FIELD_N);
	change(d, EV_COMMENT_SET, &c, FLD_DISPOSITION, "partly");
	change(d, EV_COMMENT_SET, &c, FLD_ANSWER, "they are published once they are counted");
	put(d, EV_TERM_SET, FLD_WHAT, "pay", FLD_TEXT, "None paid", FIELD_N);
	put(d, EV_TERM_SET, FLD_WHAT, "duties", FLD_TEXT, "Members read the papers", FIELD_N);
	put(d, EV_TERM_ACCEPT, FLD_PERSON, &m->lab1, FIELD_N);
	put(d, EV_SUPPORT_SET, FLD_FORM, "support", FLD_PERSON, &m->loc1, FLD_GROUP, &m->loc,
		FLD_TEXT, "travel in advance", FLD_STATE, "given", FIELD_N);
	put(d, EV_SUPPORT_SET, FLD_FORM, "access", FLD_PERSON, &m->yth1, FLD_GROUP, &m->yth,
		FLD_TEXT, "large print", FLD_STATE, "refused", FIELD_N);
	put(d, EV_PAYMENT_SET, FLD_GROUP, &m->loc, FLD_AMOUNT, "310 USD", FLD_PURPOSE,
		"travel to Nairobi", FIELD_N);
}

static void
opening(struct ample *m)
{
	const struct id *here[] = { &m->chair, &m->helper, &m->lab1, &m->lab2, &m->ind1, &m->loc1,
		&m->loc2 };
	struct draft *d = &m->d;

	draft_time(d, 6, 50, 0);
	for (size_t i = 0; i < sizeof here / sizeof *here; i++)
		draft_presence(d, here[i], "present");
	put(d, EV_PART_STATE, FLD_STATE, "open", FLD_TITLE, "The morning session", FIELD_N);
	draft_time(d, 7, 0, 0);
	draft_state(d, "open", NULL);
	draft_take_up(d, &m->item1);
	put(d, EV_INTEREST_SET, FLD_PERSON, &m->ind1, FLD_TEXT, "owns shares of a dredging firm",
		FLD_EFFECT, "stay", FIELD_N);
	put(d, EV_INTEREST_SET, FLD_EFFECT, "none", FIELD_N);
	put(d, EV_ABBR_SET, FLD_SHORT, "EIA", FLD_LONG, "environmental impact assessment", FIELD_N);
	draft_time(d, 7, 2, 0);
	draft_item(d, "Any other business");
	draft_time(d, 7, 3, 0);
	put(d, EV_ADOPT, FLD_WHAT, "agenda", FIELD_N);
	put(d, EV_QUORUM_SET, FLD_SEATED, "5", FLD_OF_SEATS, "7", FLD_STATE, "unmet", FIELD_N);
	draft_time(d, 7, 4, 0);
	draft_presence(d, &m->yth1, "present");
	draft_presence(d, &m->ind2, "present");
	draft_close_item(d, NULL);
}

static void
stand(struct ample *m, const struct id *group, const char *stance, const char *because)
{
	put(&m->d, EV_POSITION_SET, FLD_DECISION, &m->dredging, FLD_GROUP, group, FLD_STANCE,
		stance, FLD_BECAUSE, because, FIELD_N);
}

static void
vote(struct ample *m, const struct id *group, const struct id *person, const char *choice)
{
	put(&m->d, EV_VOTE_SET, FLD_DECISION, &m->sand, FLD_GROUP, group, FLD_PERSON, person,
		FLD_CHOICE, choice, FIELD_N);
}

static void
set_decided(struct ample *m, const struct id *decision, const char *state, const char *method)
{
	struct ev e;

	ev_init(&e, EV_DECISION_SET, decision);
	ev_text(&e, FLD_STATE, state);
	ev_text(&e, FLD_METHOD, method);
	ev_ref(&e, FLD_DECLARED, &m->chair);
	if (str_eq(state, "adopted") && str_eq(method, "vote"))
		ev_text(&e, FLD_DESPITE, "quorum/result");
	else
		ev_text(&e, FLD_RATIONALE, "all could live with one season");
	draft_add(&m->d, &e);
}

static void
proposal(struct ample *m)
{
	static const char first[] = "Dredging [stops] at the river mouth.";
	static const char last[] = "Dredging stops at the river mouth for one season.";
	struct draft *d = &m->d;

	draft_time(d, 7, 14, 0);
	m->dredging = put(d, EV_DECISION_SET, FLD_TEXT, first, FLD_STATE, "proposed", FLD_BY,
		&m->lab1, FIELD_N);
	draft_time(d, 7, 15, 0);
	put(d, EV_AMENDMENT_SET, FLD_DECISION, &m->dredging, FLD_FORMER, first, FLD_TEXT, last,
		FLD_BY, &m->ind1, FIELD_N);
	change(d, EV_DECISION_SET, &m->dredging, FLD_TEXT, last);
	put(d, EV_CONSULT_SET, FLD_GROUP, &m->loc, FLD_UNTIL, "1773127200000", FLD_STATE, "open",
		FIELD_N);
	stand(m, &m->lab, "support", NULL);
	stand(m, &m->ind, "no-block", "one season can be borne");
	stand(m, &m->loc, "support", "the fish need it");
	draft_time(d, 7, 18, 0);
	set_decided(m, &m->dredging, "adopted", "consensus");
	put(d, EV_STATEMENT_SET, FLD_DECISION, &m->dredging, FLD_PERSON, &m->loc1, FLD_TEXT,
		"said that one season was the least.", FIELD_N);
	put(d, EV_RESERVATION_SET, FLD_DECISION, &m->dredging, FLD_PERSON, &m->ind1, FLD_TEXT,
		"reserved its position on a second season.", FLD_STATE, "made", FIELD_N);
	put(d, EV_CONSENT_SET, FLD_DECISION, &m->dredging, FLD_PEOPLE, "the people of the delta",
		FLD_ORGAN, "its council of elders", FLD_REFERENCE, "resolution 4", FLD_ON,
		"2026-02-02", FIELD_N);
}

static void
roll_call(struct ample *m)
{
	struct draft *d = &m->d;

	draft_time(d, 7, 19, 0);
	draft_presence(d, &m->yth1, "absent");
	draft_presence(d, &m->ind2, "absent");
	put(d, EV_SEAT_SET, FLD_FORM, "proxy", FLD_PERSON, &m->ind1, FLD_PRINCIPAL, &m->ind2,
		FIELD_N);
	m->sand = put(d, EV_DECISION_SET, FLD_TEXT, "Sand is paid for [by weight].", FLD_STATE,
		"proposed", FIELD_N);
	vote(m, &m->lab, &m->lab1, "yes");
	vote(m, &m->lab, &m->lab2, "no");
	vote(m, &m->ind, &m->ind1, "no");
	put(d, EV_VOTE_SET, FLD_DECISION, &m->sand, FLD_GROUP, &m->ind, FLD_PERSON, &m->ind1,
		FLD_PRINCIPAL, &m->ind2, FLD_CHOICE, "no", FIELD_N);
	put(d, EV_TALLY_SET, FLD_DECISION, &m->sand, FLD_GROUP, &m->loc, FLD_YES, "2", FLD_NO, "0",
		FLD_ABSTAIN, "0", FIELD_N);
	set_decided(m, &m->sand, "adopted", "vote");
	m->action = draft_action(d, &m->ind1, "publish the volumes dredged since 2020",
		"2026-05-15");
	put(d, EV_COMMITMENT_SET, FLD_PERSON, &m->ind2, FLD_TEXT, "open its books to the auditors",
		FLD_DUE, "2026-06-01", FLD_STATE, "open", FIELD_N);
}

static void
discussion(struct ample *m)
{
	struct draft *d = &m->d;

	draft_time(d, 7, 10, 0);
	draft_take_up(d, &m->item2);
	say(m, &m->helper, NULL, "invited", "showed a map of the river.");
	draft_turn(d, &m->lab1, &m->lab, "ordinary", 90);
	draft_note(d, &m->lab1, "said that the river carried less sand every year.");
	draft_note(d, &m->lab1, "asked that dredging stop.");
	say(m, &m->ind1, &m->ind, "point", "asked whether the paper had been translated.");
	put(d, EV_NOTE_SET, FLD_FORM, "ruling", FLD_TEXT, "it had been", FIELD_N);
	proposal(m);
	roll_call(m);
	draft_close_item(d, "dredging stops for one season");
}

/* Behind closed doors, and nobody's words are anybody's. */
static void
closed_part(struct ample *m)
{
	struct draft *d = &m->d;
	struct ev e;

	draft_time(d, 7, 30, 0);
	ev_init(&e, EV_ITEM_SET, &m->item3);
	ev_text(&e, FLD_ATTRIBUTION, "chatham");
	draft_add(d, &e);
	draft_take_up(d, &m->item3);
	put(d, EV_HALL_STATE, FLD_STATE, "closed", FLD_GROUND, "safety", FIELD_N);
	draft_turn(d, &m->loc1, &m->loc, "ordinary", 120);
	draft_note(d, &m->loc1, "said that monitors had been followed.");
	m->secret = draft_note(d, &m->loc1, "said that the watchman was threatened twice.");
	draft_withhold(d, &m->secret, "safety", "The remark identifies a person at risk",
		"A participant spoke about threats.");
	draft_time(d, 7, 40, 0);
	put(d, EV_HALL_STATE, FLD_STATE, "open", FIELD_N);
	draft_close_item(d, NULL);
	draft_time(d, 7, 50, 0);
	memset(&d->item, 0, sizeof d->item);
	draft_note(d, &m->chair, "thanked all.");
	draft_state(d, "closed", NULL);
}

/* Six days later the draft goes round; then it is corrected, adopted, certified, published. */
static void
approval(struct ample *m)
{
	struct draft *d = &m->d;
	struct units us;
	struct err err = { 0 };

	draft_time(d, 6 * 24 + 8, 0, 0);
	put(d, EV_CIRCULATE, FLD_ENDS, "2026-03-26", FIELD_N);
	if (!store_units(d->s, UNIT_WITHHOLD, &us, &err))
		fail_msg("%s", err.msg);
	put(d, EV_CONTEST_SET, FLD_TARGET, &us.v[1].id, FLD_GROUP, &m->yth, FLD_BECAUSE,
		"the authority that protects must know", FIELD_N);
	units_release(&us);
	draft_time(d, 7 * 24 + 8, 0, 0);
	put(d, EV_CORRECTION_SET, FLD_TARGET, &m->action, FLD_FORMER,
		"publish the volumes dredged since 2020", FLD_TEXT,
		"publish the volumes dredged since 2019", FLD_BECAUSE, "2019 was agreed", FIELD_N);
	change(d, EV_ACTION_SET, &m->action, FLD_TEXT, "publish the volumes dredged since 2019");
	change(d, EV_ACTION_SET, &m->action, FLD_DUE, "2026-06-15");
	draft_time(d, 20 * 24 + 8, 0, 0);
	put(d, EV_DECISION_SET, FLD_TEXT, "The next meeting is moved to 9 June 2026.", FLD_STATE,
		"adopted", FLD_METHOD, "circular", FLD_ON, "2026-03-29",
		FLD_RATIONALE, "the host confirmed", FIELD_N);
	put(d, EV_ADOPT, FLD_WHAT, "minutes", FIELD_N);
	put(d, EV_CERTIFY, FLD_BY, &m->chair, FIELD_N);
	put(d, EV_PUBLISH_NOTE, FLD_ON, "2026-03-31", FLD_URL, "https://agrs.example.org/min3",
		FIELD_N);
}

void
ample_new(struct ample *m, const char *path, const char *language)
{
	memset(m, 0, sizeof *m);
	draft_new(&m->d, path);
	masthead(&m->d, language);
	roll(m);
	before(m);
	opening(m);
	discussion(m);
	closed_part(m);
	approval(m);
}
