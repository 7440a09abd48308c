/* SPDX-License-Identifier: ISC */
/* Meetings that break and keep each transparency rule. */
#include <unit.h>

#include "check_cases.h"

#define PEOPLE "group add LAB \"Labour unions\" seats=2\n" \
	"group add IND Industry seats=2\n" \
	"person add Lia group=LAB country=Kenya\nperson add Lou group=LAB country=Ghana\n" \
	"person add Ivo group=IND country=Chile\nperson add Fay role=facilitator\n" \
	"present+ Lia, Ivo, Fay\n"
#define OPEN PEOPLE "agenda+ Rivers\nmeeting open\nadopt agenda\ntake up 1\n"
#define DECIDED OPEN "Lia: asked for it.\nagreed Rivers stay clean because all said so\n" \
	"declared decision 1 by Fay\n"

static void
add(struct meeting *m, struct ev *e)
{
	struct err err = { 0 };

	if (!store_begin(m->store, &err))
		fail_msg("%s", err.msg);
	store_act(m->store, clock_now(m->env).utc_ms, false, NULL);
	if (!meeting_add(m, e, &err) || !store_commit(m->store, &err))
		fail_msg("%s", err.msg);
}

static struct ev
fresh(struct meeting *m, enum ev_kind kind)
{
	struct id id = id_random(&m->env->rng);
	struct ev e;

	ev_init(&e, kind, &id);
	return e;
}

static void
consent_without_organ(struct meeting *m)
{
	struct ev e = fresh(m, EV_CONSENT_SET);

	ev_number(m, &e, UNIT_CONSENT);
	ev_text(&e, FLD_PEOPLE, "Igorot");
	add(m, &e);
}

static void
circular_without_date(struct meeting *m)
{
	struct ev e = fresh(m, EV_DECISION_SET);

	ev_number(m, &e, UNIT_DECISION);
	ev_text(&e, FLD_TEXT, "The venue is confirmed.");
	ev_text(&e, FLD_STATE, "adopted");
	ev_text(&e, FLD_METHOD, "circular");
	add(m, &e);
}

static void
withhold_on(struct meeting *m, const char *ground, const char *gist)
{
	struct ev e = fresh(m, EV_WITHHOLD_SET);
	struct units notes;
	struct err err = { 0 };

	assert_true(store_units(m->store, UNIT_NOTE, &notes, &err));
	assert_true(notes.n > 0);
	ev_number(m, &e, UNIT_WITHHOLD);
	ev_ref(&e, FLD_TARGET, &notes.v[0].id);
	ev_text(&e, FLD_GROUND, ground);
	ev_text(&e, FLD_GIST, gist);
	ev_text(&e, FLD_STATE, "withheld");
	add(m, &e);
	units_release(&notes);
}

static void
odd_ground(struct meeting *m)
{
	withhold_on(m, "secrecy", "Something.");
}

static void
no_consult(struct meeting *m)
{
	withhold_on(m, "legal", NULL);
}

static void
no_gist(struct meeting *m)
{
	struct ev e = fresh(m, EV_WITHHOLD_SET);
	struct units us;
	struct err err = { 0 };

	assert_true(store_units(m->store, UNIT_DECISION, &us, &err));
	ev_number(m, &e, UNIT_WITHHOLD);
	ev_ref(&e, FLD_TARGET, &us.v[0].id);
	ev_text(&e, FLD_GROUND, "legal");
	ev_text(&e, FLD_STATE, "withheld");
	add(m, &e);
	units_release(&us);
}

static void
paper_without_gist(struct meeting *m)
{
	struct ev e = fresh(m, EV_WITHHOLD_SET);
	struct units us;
	struct err err = { 0 };

	assert_true(store_units(m->store, UNIT_DOCUMENT, &us, &err));
	assert_true(us.n > 0);
	ev_number(m, &e, UNIT_WITHHOLD);
	ev_ref(&e, FLD_TARGET, &us.v[0].id);
	ev_text(&e, FLD_GROUND, "legal");
	ev_text(&e, FLD_STATE, "withheld");
	add(m, &e);
	units_release(&us);
}

static void
adopted_first(struct meeting *m)
{
	struct ev e = fresh(m, EV_ADOPT);

	ev_text(&e, FLD_WHAT, "minutes");
	add(m, &e);
}

static void
silent_change(struct meeting *m)
{
	struct units notes;
	struct err err = { 0 };
	struct ev e;

	assert_true(store_units(m->store, UNIT_NOTE, &notes, &err));
	ev_init(&e, EV_NOTE_SET, &notes.v[0].id);
	ev_text(&e, FLD_TEXT, "other words");
	add(m, &e);
	units_release(&notes);
}

static void
changed_decision(struct meeting *m)
{
	struct units us;
	struct err err = { 0 };
	struct ev e;

	assert_true(store_units(m->store, UNIT_DECISION, &us, &err));
	ev_init(&e, EV_DECISION_SET, &us.v[0].id);
	ev_text(&e, FLD_TEXT, "Rivers stay as they are.");
	add(m, &e);
	units_release(&us);
}

static void
no_method(struct meeting *m)
{
	struct ev e = fresh(m, EV_DECISION_SET);

	ev_number(m, &e, UNIT_DECISION);
	ev_text(&e, FLD_TEXT, "Rivers stay clean.");
	ev_text(&e, FLD_STATE, "adopted");
	ev_ref(&e, FLD_ITEM, &m->item);
	add(m, &e);
}

const struct rule_case rule_cases[CHECK_N] = {
	[CHECK_A1] = { "meeting set body Advisory Group\nmeeting set number 2", "",
		"meeting set kind regular", NULL, NULL, false },
	[CHECK_A2] = { "meeting set place Town hall\nmeeting set timezone Africa/Nairobi\n"
		"meeting open", "", "@1h\nmeeting close", NULL, NULL, false },
	[CHECK_A3] = { OPEN, "", "attribution item 1 constituency", NULL, NULL, false },
	[CHECK_A4] = { "meeting set contact the office\nmeeting set comment-how by mail\n"
		"meeting open", "meeting set notice 2026-03-01", "meeting set notice 2026-02-12",
		NULL, "2026-02-01", true },
	[CHECK_A7] = { NULL, "", "document version=2 url=https://example.org/t Terms of reference",
		NULL, NULL, false },
	[CHECK_A8] = { "terms duties Read the papers\nterms time Ten days a year\n"
		"terms travel Paid in advance", "", "terms pay None paid", NULL, NULL, false },
	[CHECK_A9] = { NULL, OPEN "agreed Rivers stay clean",
		"rules set quorum none\nrules set decision consensus\n" OPEN
		"agreed Rivers stay clean", NULL, NULL, true },
	[CHECK_A10] = { "agenda+ Rivers\ntake up 1", "", "adopt agenda", NULL, NULL, false },
	[CHECK_B1] = { OPEN, "Lou: said so.", "present+ Lou\nLou: said so.", NULL, NULL, false },
	[CHECK_B2] = { PEOPLE, "person add Somebody", "person add Somebody role=observer", NULL,
		NULL, false },
	[CHECK_B3] = { OPEN "person add Ob role=observer\npresent+ Ob\nOb: spoke.", "",
		"person set Ob org The press", NULL, NULL, false },
	[CHECK_B5] = { "rules set quorum each-constituency\n" OPEN,
		"present- Ivo\n@2m\nagreed Rivers stay clean", "agreed Rivers stay clean", NULL, NULL,
		true },
	[CHECK_B6] = { "group add YTH Youth seats=1", "", "vacancy YTH because no visa in time", NULL,
		NULL, false },
	[CHECK_B7] = { "group add LAB Labour seats=2\ngroup add YTH Youth seats=2",
		"group add IND Industry seats=5", "group add IND Industry seats=2", NULL, NULL, false },
	[CHECK_B8] = { "group add CSO \"Civil society\"\ngroup add IP \"Indigenous Peoples\"\n"
		"group add LAB \"Labour unions\"\ngroup add LOC \"Local communities\"\n"
		"group add YTH Youth", "", "group add WOM Women", NULL, NULL, false },
	[CHECK_B9] = { "group add LAB Labour", "person add Lia group=LAB",
		"person add Lia group=LAB people=Igorot", NULL, NULL, false },
	[CHECK_B10] = { NULL, "@2000d", "@-400d", NULL, NULL, true },
	[CHECK_B12] = { OPEN "q+ Lia\nnext\n@10m\ndone", "@10m\nLia: went on.\nmeeting close",
		"meeting close", NULL, NULL, true },
	[CHECK_B13] = { OPEN "group add YTH Youth\nq+ Ivo\nq- Ivo",
		"q+ Lia\nq- Lia\nq+ Lia\nq- Lia\nq+ Lia\nq- Lia\nq+ Lia\nq- Lia", "", NULL, NULL,
		true },
	[CHECK_B14] = { PEOPLE "access Lia asked interpretation from Swahili", "",
		"access Lia given interpretation from Swahili", NULL, NULL, false },
	[CHECK_C1] = { OPEN, "close item", "close item agreed", NULL, NULL, false },
	[CHECK_C2] = { OPEN "summary It was short.", "", "note No interventions.", NULL, NULL, false },
	[CHECK_C3] = { OPEN "agreed Rivers stay clean", "", "statement Lia on decision 1: was glad", NULL,
		NULL, false },
	[CHECK_C7] = { OPEN, "ruling The list is closed", "ruling The list is closed because it is late",
		NULL, NULL, false },
	[CHECK_D1] = { PEOPLE "agenda+ Rivers", "agreed Rivers stay clean",
		"take up 1\nagreed Rivers stay clean", NULL, NULL, true },
	[CHECK_D2] = { OPEN, "agreed Rivers stay clean", "agreed Rivers stay clean because all said so",
		NULL, NULL, false },
	[CHECK_D3] = { OPEN, "agreed Rivers stay clean", "agreed Rivers stay clean\n"
		"declared decision 1 by Fay", no_method, NULL, false },
	[CHECK_D4] = { OPEN "propose Rivers stay clean", "decide vote",
		"tally LAB yes=1\ntally IND yes=1\ndecide vote", NULL, NULL, true },
	[CHECK_D5] = { OPEN "propose Rivers stay clean\nposition IND object",
		"decide consensus", "decide rejected", NULL, NULL, true },
	[CHECK_D6] = { "rules set decision consensus-minus\n" OPEN
		"propose Rivers stay clean\nposition IND object\nposition LAB support\ndecide consensus",
		"", "reservation IND on decision 1 declined", NULL, NULL, false },
	[CHECK_D8] = { OPEN "propose Rivers stay clean\nvote Lia yes", "person set Lia role observer",
		"", NULL, NULL, true },
	[CHECK_D9] = { OPEN, "", "consent Igorot ref=\"letter of 1 March\" by=\"Council of elders\"",
		consent_without_organ, NULL, true },
	[CHECK_D10] = { PEOPLE, "", "circular The venue is confirmed on 2026-03-01",
		circular_without_date, NULL, true },
	[CHECK_E1] = { OPEN, "action Lia to write it down", "action Lia to write it down by 2026-04-01",
		NULL, NULL, false },
	[CHECK_E2] = { OPEN "action Lia to write it down by 2026-03-20\n@20d", "",
		"action 1 progress Half of it is written", NULL, NULL, false },
	[CHECK_E3] = { OPEN "action Lia to write it down by 2026-04-01\n@1d", "action 1 due=2026-05-01",
		"action 1 due=2026-05-01 because the archive was closed", NULL, NULL, false },
	[CHECK_E4] = { "comment Fishers: asks for clean rivers", "", "answer 1 accepted: they are",
		NULL, NULL, false },
	[CHECK_F1] = { OPEN "Lia: spoke about HLEAG/2026/7, and/or other papers.", "",
		"document version=1 HLEAG/2026/7 Rivers", NULL, NULL, false },
	[CHECK_F2] = { "document version=1 Rivers", "", "", paper_without_gist, NULL, true },
	[CHECK_F3] = { NULL, "document Rivers", "document version=1 Rivers", NULL, NULL, false },
	[CHECK_F4] = { DECIDED "document version=1 on=1 Rivers", "",
		"document version=1 on=1 Dams", paper_without_gist, NULL, true },
	[CHECK_G1] = { OPEN, "propose Rivers stay clean\nvote Lia yes\n"
		"interest Lia: owns a boat effect=no-vote", "interest Lia: owns a boat effect=no-vote",
		NULL, NULL, true },
	[CHECK_G2] = { OPEN, "", "interest none", NULL, NULL, false },
	[CHECK_G3] = { NULL, "", "terms pay None paid", NULL, NULL, false },
	[CHECK_G4] = { PEOPLE, "terms pay 100 USD a day", "terms pay 100 USD a day\n"
		"payment LAB \"100 USD\" for this meeting", NULL, NULL, false },
	[CHECK_H1] = { NULL, "", "meeting set comment-how by mail", NULL, NULL, false },
	[CHECK_H2] = { "comments open 2026-04-30", "", "comment Fishers: asks for clean rivers", NULL,
		NULL, false },
	[CHECK_H4] = { OPEN "meeting set contact the office\nLia: named a person.\n"
		"withhold note 1 ground=safety", "", "meeting set appeal in writing to the office",
		NULL, NULL, false },
	[CHECK_I1] = { OPEN "closed safety", "", "note Names of people at risk were given.", NULL,
		NULL, false },
	[CHECK_I2] = { OPEN "closed safety", "", "ruling The hall is closed because people are at risk",
		NULL, NULL, false },
	[CHECK_I3] = { OPEN "Lia: named a person.", "", "withhold note 1 ground=safety", odd_ground,
		NULL, false },
	[CHECK_I4] = { OPEN "Lia: named a person.\nwithhold note 1 ground=safety", "",
		"withhold note 1 reason=\"a person is at risk\"", NULL, NULL, false },
	[CHECK_I5] = { OPEN, "Lia: gave figures of emissions.\n"
		"withhold note 1 ground=commercial", "Lia: gave prices.\n"
		"withhold note 1 ground=commercial", NULL, NULL, false },
	[CHECK_I6] = { OPEN "Lia: named a person.\nLia: went on.", "withhold item 1 ground=safety",
		"withhold note 1 ground=safety", NULL, NULL, false },
	[CHECK_I7] = { OPEN "Lia: named a person.\nwithhold note 1 ground=safety", "",
		"summary 1 There were threats, and a person was named.", NULL, NULL, false },
	[CHECK_I8] = { OPEN "Lia: named a person.\nwithhold note 1 ground=safety", "",
		"withhold note 1 authority=\"Chair, Fay\"", NULL, NULL, false },
	[CHECK_I9] = { OPEN "Lia: named a person.\nwithhold note 1 ground=safety "
		"reason=\"a person is at risk\" authority=\"Chair, Fay\" review=2026-04-01", "@60d", "",
		NULL, "2026-06-01", false },
	[CHECK_I11] = { DECIDED, "", "withhold decision 1 ground=legal summary=\"A text on rivers\"",
		no_gist, NULL, false },
	[CHECK_I12] = { OPEN "Lia: named a person.", "withhold note 1 ground=safety", "", NULL, NULL,
		false },
	[CHECK_I13] = { OPEN "Lia: named a person.", "", "withhold note 1 ground=safety", no_consult,
		NULL, false },
	[CHECK_J1] = { OPEN "close item agreed\n@1h\nmeeting close\n@1d", "",
		"circulate until 2026-03-22\n@13d\nadopt minutes", adopted_first, NULL, true },
	[CHECK_J2] = { OPEN "close item agreed\n@1h\nmeeting close\n@1d",
		"circulate until 2026-03-13\n@4d\nadopt minutes",
		"circulate until 2026-03-22\n@13d\nadopt minutes", NULL, NULL, true },
	[CHECK_J3] = { OPEN "Lia: said so.\n@1h\nmeeting close\n@1d\ncirculate until 2026-03-22\n@1h", "",
		"correct note 1: said it twice because it was twice", silent_change, NULL, false },
	[CHECK_J4] = { DECIDED "@1h\nmeeting close\n@1d\ncirculate until 2026-03-22\n@13d\n"
		"adopt minutes\n@1h", "", "", changed_decision, NULL, true },
	[CHECK_J5] = { OPEN "@1h\nmeeting close\n@1d\ncirculate until 2026-03-22\n@13d\nadopt minutes", "",
		"certify by Fay", NULL, NULL, false },
	[CHECK_J6] = { OPEN "@1h\nmeeting close\n@1d\ncirculate until 2026-03-22\n@13d\nadopt minutes",
		"@60d\ncertify by Fay", "certify by Fay", NULL, NULL, true },
	[CHECK_J7] = { OPEN "@1h\nmeeting close\n@1d\ncirculate until 2026-03-22\n@13d\nadopt minutes\n"
		"certify by Fay", "", "publish-note 2026-03-24 https://example.org/m", NULL,
		"2026-03-24", false },
	[CHECK_K1] = { NULL, "", "", NULL, NULL, true },
	[CHECK_K2] = { NULL, "", "", NULL, NULL, true },
	[CHECK_K5] = { NULL, "", "", NULL, NULL, true },
	[CHECK_K7] = { NULL, "", "", NULL, NULL, true },
	[CHECK_K8] = { NULL, "", "", NULL, NULL, true },
};

const struct reason_case reason_cases[] = {
	{ CHECK_A4, "meeting set contact the office\nmeeting set comment-how by mail\nmeeting open\n"
		"meeting set notice 2026-03-01 because of the flood", SEVERITY_ENCOURAGED,
		"the flood" },
	{ CHECK_A9, OPEN "agreed Rivers stay clean\nrules set quorum none\n"
		"rules set decision consensus\nadopt rules", SEVERITY_ENCOURAGED, "after the first" },
	{ CHECK_B5, "rules set quorum each-constituency\n" OPEN "present- Ivo\n@2m\n"
		"agreed Rivers stay clean because it was urgent", SEVERITY_ENCOURAGED, "urgent" },
	{ CHECK_B5, "rules set quorum each-constituency\n" OPEN "present- Ivo\n@2m\n"
		"agreed Rivers stay clean", SEVERITY_EXPECTED, "without a quorum" },
	{ CHECK_B7, "group add LAB Labour seats=2\ngroup add YTH Youth seats=2\n"
		"group add IND Industry seats=5\nadopt rules", SEVERITY_ENCOURAGED, "seats 5" },
	{ CHECK_B9, PEOPLE "note Nobody came from Oceania: the flight was cancelled.\n"
		"note Nobody came from Northern America: REASON.\nnote Nobody from Europe.\n"
		"note Nobody from Asia.\n"
		"note Nobody from Africa.\nnote Nobody from Latin America and the Caribbean.",
		SEVERITY_ENCOURAGED, "the reason on record" },
	{ CHECK_B14, PEOPLE "access Lia asked an interpreter\naccess Lia refused an interpreter",
		SEVERITY_ENCOURAGED, "refused" },
	{ CHECK_D5, OPEN "propose Rivers stay clean\nposition IND object\n"
		"decide consensus because time ran out", SEVERITY_ENCOURAGED, "time ran out" },
	{ CHECK_E4, "comments open 2026-04-30\ncomment Fishers: asks for clean rivers",
		SEVERITY_ENCOURAGED, "comment 1" },
	{ CHECK_I6, OPEN "Lia: named a person.\nLia: went on.\nwithhold item 1 ground=safety "
		"reason=\"all of it names people\"", SEVERITY_ENCOURAGED, "all of it" },
};
const size_t n_reason_cases = sizeof reason_cases / sizeof *reason_cases;
