/* SPDX-License-Identifier: ISC */
/* Proposals, decisions, actions, and what is withheld on which ground. */
#include <unit.h>

#include "talk.h"

static struct talk t;

/* 2026-03-10 09:00 UTC, a Tuesday */
TALK_IN_ROOM(t, "test_decisions.talanoa", "12,1773133200000")

static const char *
newest(enum unit_kind kind, enum field f)
{
	return talk_newest(&t, kind, f);
}

static void
test_propose_and_decide(void **state)
{
	(void)state;
	talk_says(&t, "propose by=Okoro Set up a registry", "decision 1: proposed");
	talk_do(&t, "propose -- by=nobody");
	assert_string_equal(newest(UNIT_DECISION, FLD_TEXT), "by=nobody");
	talk_do(&t, "decide rejected");
	assert_string_equal(newest(UNIT_DECISION, FLD_STATE), "rejected");
	talk_do(&t, "take up 2");
	talk_refused(&t, "decide consensus", "nothing is proposed on this item");
	talk_do(&t, "take up 1");
	talk_says(&t, "decide consensus because everybody because of that", "decision 1: adopted");
	talk_refused(&t, "decide decision 1 noted", "adopted already");
	talk_refused(&t, "decide maybe", "decide");
	talk_refused(&t, "decide consensus as usual", "because");
	talk_refused(&t, "correct decision 1: other", "its text stands");
}

static void
test_rationale_is_kept_whole(void **state)
{
	(void)state;
	talk_do(&t, "propose x");
	talk_do(&t, "decide vote because a because b");
	assert_string_equal(newest(UNIT_DECISION, FLD_METHOD), "vote");
	assert_string_equal(newest(UNIT_DECISION, FLD_RATIONALE), "a because b");
}

static void
test_agreed(void **state)
{
	(void)state;
	talk_do(&t, "agreed Meet again in May");
	assert_string_equal(newest(UNIT_DECISION, FLD_STATE), "adopted");
	assert_string_equal(newest(UNIT_DECISION, FLD_METHOD), "consensus");
	talk_do(&t, "propose Publish the text");
	talk_says(&t, "RESOLUTION: Publish the text", "decision 2: adopted, as it was proposed");
	talk_do(&t, "rules set decision two-thirds");
	talk_says(&t, "#agreed Something else", "decision 3");
	assert_string_equal(newest(UNIT_DECISION, FLD_METHOD), "vote");
	talk_refused(&t, "agreed", "TEXT");
}

static void
test_actions(void **state)
{
	(void)state;
	talk_says(&t, "action Sam Okoro to draft it by +2w", "action 1: Sam Okoro, by 2026-03-24");
	assert_string_equal(newest(UNIT_ACTION, FLD_TEXT), "draft it");
	talk_says(&t, "ACTION: LAB to go from 1 to 2 by and by", "action 2: LAB");
	assert_string_equal(newest(UNIT_ACTION, FLD_TEXT), "go from 1 to 2 by and by");
	talk_says(&t, "action Mr. Nobody to look", "on no list");
	assert_int_equal(t.r.warnings, 1);
	assert_string_equal(newest(UNIT_ACTION, FLD_OWNER_NAME), "Mr. Nobody");
	talk_refused(&t, "action sam to look", "Samira Haddad");
	talk_refused(&t, "action think", "who is to do what");
	talk_refused(&t, "action 1 doen", "action");
	talk_refused(&t, "action 9 done", "there is no action 9");
}

static void
test_action_changes(void **state)
{
	(void)state;
	talk_do(&t, "action Mr. Nobody to look by Fri");
	assert_string_equal(newest(UNIT_ACTION, FLD_DUE), "2026-03-13");
	talk_do(&t, "action 1 progress half of it");
	talk_do(&t, "action 1 owner=\"Sam Okoro\" due=2026-05-01");
	assert_string_equal(newest(UNIT_ACTION, FLD_OWNER_NAME), "");
	assert_string_equal(newest(UNIT_ACTION, FLD_DUE), "2026-05-01");
	talk_do(&t, "action last done because it is");
	assert_string_equal(newest(UNIT_ACTION, FLD_STATE), "done");
	assert_string_equal(newest(UNIT_ACTION, FLD_BECAUSE), "it is");
	talk_do(&t, "action 1 open");
	assert_string_equal(newest(UNIT_ACTION, FLD_BECAUSE), "");
	talk_do(&t, "action 1 due=");
	assert_string_equal(newest(UNIT_ACTION, FLD_DUE), "");
	assert_string_equal(newest(UNIT_ACTION, FLD_PROGRESS), "half of it");
	talk_refused(&t, "action 1 due=someday", "someday");
	talk_refused(&t, "action 1 owner=sam", "Samira");
	/* "next meeting" is a date once the next meeting has one */
	talk_do(&t, "action LAB to report by next meeting");
	assert_string_equal(newest(UNIT_ACTION, FLD_TEXT), "report by next meeting");
	talk_do(&t, "meeting set next 2026-06-23");
	talk_do(&t, "action LAB to report by next meeting");
	assert_string_equal(newest(UNIT_ACTION, FLD_TEXT), "report");
	assert_string_equal(newest(UNIT_ACTION, FLD_DUE), "2026-06-23");
}

static void
test_action_follows_the_decision(void **state)
{
	struct units us;

	(void)state;
	talk_do(&t, "agreed One thing");
	talk_do(&t, "action LAB to do it");
	talk_do(&t, "take up 2");
	talk_do(&t, "action LAB to do that");
	assert_true(store_units(t.m->store, UNIT_ACTION, &us, &t.err));
	assert_non_null(unit_ref(&us.v[0], FLD_DECISION));
	assert_null(unit_ref(&us.v[1], FLD_DECISION));
	units_release(&us);
}

static void
test_withhold(void **state)
{
	static const struct { const char *line, *words; } refused[] = {
		{ "withhold note 1", "never without a ground" },
		{ "withhold note 1 ground=embarrassing", "personal, safety, commercial" },
		{ "withhold note 1 ground=legal review=+181d", "at most 180 days" },
		{ "withhold note 1 ground=legal review=2026-03-01", "passed" },
		{ "withhold note 1 ground=commercial consult=subject", "stricter" },
		{ "withhold note 1 ground=deliberation consult=summary", "stricter" },
		{ "withhold note 1 ground=legal consult=none", "nobody can be kept from" },
		{ "withhold note 2 ground=legal", "there is no note 2" },
		{ "withhold person 1 ground=legal", "not person 1" },
		{ "release note 1", "is not withheld" },
	};

	(void)state;
	talk_do(&t, "Sam Okoro: the name of the whistleblower is X");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		talk_refused(&t, refused[i].line, refused[i].words);
	talk_says(&t, "withhold note 1 ground=legal", "provisional: justification pending");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REVIEW), "2026-06-08");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_CONSULT), "summary");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_GIST), "A participant spoke on item 1");
	talk_says(&t, "withhold note 1 reason=\"a case, \"\"X v Y\"\"\" review=+180d",
		"needs authority");
	talk_says(&t, "withhold note 1 authority=\"The chair, A. Silva\"", "withheld");
	assert_null(strstr(str_c(&t.r.text), "provisional"));
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REASON), "a case, \"X v Y\"");
	talk_refused(&t, "withhold note 1 ground=deliberation", "too late");
	talk_do(&t, "release note 1");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_STATE), "released");
	talk_do(&t, "withhold note 1 ground=deliberation");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_CONSULT), "text");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REVIEW), "2026-04-24");
}

static void
test_theirs_to_lift(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: a sacred site");
	talk_do(&t, "withhold last ground=indigenous");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_REVIEW), "");
	talk_refused(&t, "release note 1", "only their own act");
	talk_do(&t, "release note 1 authority=\"Assembly of the People, 3 May\"");
	assert_string_equal(newest(UNIT_WITHHOLD, FLD_STATE), "released");
}

/* On until it is decided, read back no more, or taken back; the record holds both moments. */
static void
test_read_back(void **state)
{
	struct id id, first;

	(void)state;
	talk_refused(&t, "read back", "nothing is proposed on this item");
	talk_refused(&t, "read back off", "nothing is being read back");
	talk_do(&t, "propose Set up a registry");
	talk_says(&t, "read back", "read back, decision 1: Set up a registry");
	assert_true(meeting_reading(t.m, &first));
	talk_do(&t, "propose Set up a panel");
	talk_do(&t, "read back");
	assert_true(meeting_reading(t.m, &id) && !id_eq(&id, &first));
	/* Deciding the other one leaves it. */
	talk_do(&t, "decide decision 1 consensus");
	assert_true(meeting_reading(t.m, &id));
	talk_do(&t, "decide consensus");
	assert_false(meeting_reading(t.m, &id));
	talk_do(&t, "undo");
	assert_true(meeting_reading(t.m, &id));
	talk_do(&t, "read back off");
	assert_false(meeting_reading(t.m, &id));
	talk_refused(&t, "read back decision 1", "adopted already");
	talk_do(&t, "note words");
	talk_refused(&t, "read back note 1", "not a proposal");
	talk_do(&t, "read back decision 2");
	talk_do(&t, "agreed Set up a panel");
	assert_false(meeting_reading(t.m, &id));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_propose_and_decide), IN_ROOM(test_rationale_is_kept_whole),
		IN_ROOM(test_agreed), IN_ROOM(test_actions), IN_ROOM(test_action_changes),
		IN_ROOM(test_action_follows_the_decision), IN_ROOM(test_withhold),
		IN_ROOM(test_theirs_to_lift), IN_ROOM(test_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
