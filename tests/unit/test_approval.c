/* SPDX-License-Identifier: ISC */
/* The approval of the minutes: the steps in their order, and what each one ends. */
#include <unit.h>

#include <talanoa/core/approval.h>

#include "talk.h"

static struct talk t;

/* One meeting held on 10 March, closed at 10:00. */
static int
open_held(void **state)
{
	static const char *const lines[] = {
		"LAB1: wages before profits", "propose by=LAB1 -- Wages are paid first.",
		"decide consensus", "action LAB1 to write it down by 2026-05-01", "summary 1 It began.",
		"interest LAB1: shares in a mine", "q+ LAB1", "next", "done", "close item 1 agreed",
		"meeting close" };

	(void)state;
	talk_open(&t, "test_approval.talanoa", "21,1773133200000");
	talk_room(&t);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&t, lines[i]);
	return 0;
}

static int
close_held(void **state)
{
	(void)state;
	talk_close(&t);
	return 0;
}
#define HELD(f) cmocka_unit_test_setup_teardown(f, open_held, close_held)

static enum approval
now(void)
{
	struct approval_state s;

	approval_of(&t.m->marks, &s);
	return s.now;
}

/* Lines of the chain, up to a state. */
static void
go_to(enum approval a)
{
	static const char *const steps[] = { "[2026-03-16T08:00:00Z] circulate until 2026-03-26",
		"[2026-04-20T09:00:00Z] adopt minutes",
		"[2026-04-20T09:10:00Z] certify by \"Chair Person\"" };

	for (enum approval i = now(); i < a; i++)
		talk_do(&t, steps[i]);
	assert_int_equal(now(), a);
}

static void
test_the_steps_in_order(void **state)
{
	(void)state;
	talk_refused(&t, "adopt minutes", "circulate until DATE first");
	talk_refused(&t, "certify by \"Chair Person\"", "circulate until DATE, then adopt minutes");
	talk_refused(&t, "publish-note today https://example.org/m", "circulate until DATE first");
	talk_refused(&t, "circulate on Friday", "write: circulate [until DATE]");
	talk_refused(&t, "circulate until 2026-02-30", "circulate: ");
	talk_refused(&t, "circulate until 2026-03-09", "over before the draft goes out (2026-03-10)");
	talk_refused(&t, "[2026-03-09T08:00:00Z] circulate until 2026-03-26",
		"2026-03-09 08:00 is before the meeting was closed (2026-03-10 09:00)");
	talk_says(&t, "[2026-03-16T08:00:00Z] circulate until 2026-03-26",
		"corrections until 2026-03-26");
	talk_refused(&t, "certify by \"Chair Person\"", "were not adopted yet; adopt minutes");
	talk_refused(&t, "[2026-03-15T08:00:00Z] adopt minutes", "before the draft was circulated");
	talk_refused(&t, "[2026-03-15T08:00:00Z] circulate", "before it was circulated last");
	talk_do(&t, "[2026-04-20T09:00:00Z] adopt minutes");
	assert_int_equal(t.r.warnings, 0);
	talk_refused(&t, "[2026-04-21T09:00:00Z] adopt minutes", "adopted already");
	talk_refused(&t, "[2026-04-21T09:00:00Z] circulate", "the minutes were adopted on 2026-04-20");
	talk_refused(&t, "[2026-04-20T08:59:00Z] certify by \"Chair Person\"",
		"before the minutes were adopted (2026-04-20 09:00)");
	talk_refused(&t, "[2026-04-20T09:10:00Z] certify Chair", "write: certify by NAME");
	talk_refused(&t, "[2026-04-20T09:10:00Z] certify by Nobody", "Nobody");
	talk_says(&t, "[2026-04-20T09:10:00Z] certify by \"Chair Person\"",
		"certified by Chair Person");
	talk_refused(&t, "[2026-04-21T09:10:00Z] certify by LAB1", "certified already, on 2026-04-20");
	assert_int_equal(now(), APPROVAL_CERTIFIED);
}

static void
test_publication(void **state)
{
	(void)state;
	go_to(APPROVAL_CIRCULATED);
	talk_refused(&t, "[2026-03-20T09:00:00Z] publish-note 2026-03-20", "write: publish-note");
	talk_refused(&t, "[2026-03-20T09:00:00Z] publish-note 2026-03-21 https://example.org/m",
		"2026-03-21 has not come yet (today is 2026-03-20)");
	talk_refused(&t, "[2026-03-20T09:00:00Z] publish-note 2026-03-15 https://example.org/m",
		"before the draft was circulated (2026-03-16)");
	talk_refused(&t, "[2026-03-20T09:00:00Z] publish-note today somewhere", "is no address");
	talk_says(&t, "[2026-03-20T09:00:00Z] publish-note today https://example.org/draft",
		"Published on 2026-03-20: https://example.org/draft");
	go_to(APPROVAL_CERTIFIED);
	talk_do(&t, "[2026-04-21T09:00:00Z] publish-note 2026-04-21 https://example.org/final");
}

static void
test_not_before_the_meeting_is_over(void **state)
{
	(void)state;
	talk_do(&t, "meeting open");
	talk_refused(&t, "circulate", "not closed yet; meeting close");
	talk_close(&t);
	talk_open(&t, "test_approval.talanoa", "21,1773133200000");
	talk_refused(&t, "circulate", "not opened");
}

/* Each withholding that is not complete is named, with the command that fills it in. */
static void
test_no_draft_with_an_empty_field(void **state)
{
	(void)state;
	talk_do(&t, "withhold note 1 ground=safety");
	talk_do(&t, "withhold decision 1 ground=legal reason=\"a case is open\"");
	talk_refused(&t, "circulate", "2 withholdings are not justified yet");
	talk_refused(&t, "circulate", "withholding 1 lacks reason, authority");
	talk_refused(&t, "circulate", "withhold note 1 reason=\"...\" authority=\"...\"");
	talk_refused(&t, "circulate", "withholding 2 lacks authority: withhold decision 1 "
		"authority=");
	talk_do(&t, "withhold note 1 reason=\"a threat\" authority=\"the chair, Chair Person\"");
	talk_refused(&t, "circulate", "1 withholding is not justified yet");
	talk_do(&t, "release decision 1");
	talk_do(&t, "circulate");
}

/* Adopted before the members' time is over: recorded, and said. */
static void
test_adopted_early(void **state)
{
	(void)state;
	go_to(APPROVAL_CIRCULATED);
	talk_says(&t, "[2026-03-25T09:00:00Z] adopt minutes", "warning: members may correct");
	assert_int_equal(t.r.warnings, 1);
}

/* The state of the minutes after which a line is refused, and before which it is not. */
static void
test_what_each_step_ends(void **state)
{
	static const struct { const char *line; enum approval last; } rows[] = {
		{ "s/wages/pay/", APPROVAL_DRAFT }, { "... and more", APPROVAL_DRAFT },
		{ "move note 1 to 2", APPROVAL_DRAFT }, { "q+ LAB1", APPROVAL_DRAFT }, { "meeting open", APPROVAL_DRAFT },
		{ "agenda+ Late", APPROVAL_DRAFT }, { "take up 2", APPROVAL_DRAFT },
		{ "close item 2", APPROVAL_DRAFT }, { "summary 1 other", APPROVAL_DRAFT },
		{ "rules set k 4", APPROVAL_DRAFT }, { "group set LAB weight 2000", APPROVAL_DRAFT },
		{ "adopt agenda", APPROVAL_DRAFT }, { "session open Day 2", APPROVAL_DRAFT },
		{ "turn last time=10s because it was", APPROVAL_DRAFT },
		{ "quorum", APPROVAL_DRAFT }, { "rollcall", APPROVAL_DRAFT },
		{ "comment A reader: late", APPROVAL_ADOPTED },
		{ "payment LAB \"10 USD\" for a bus", APPROVAL_ADOPTED },
		{ "commit LAB to read it", APPROVAL_CERTIFIED },
		{ "circular It is confirmed. on 2026-05-03", APPROVAL_CIRCULATED },
		{ "reservation LAB1 on decision 1: late", APPROVAL_CIRCULATED },
		{ "note late", APPROVAL_CIRCULATED }, { "LAB1: late", APPROVAL_CIRCULATED },
		{ "- late", APPROVAL_CIRCULATED }, { "agreed late", APPROVAL_CIRCULATED },
		{ "present+ LAB2", APPROVAL_CIRCULATED },
		{ "meeting set place Here", APPROVAL_CIRCULATED },
		{ "correct decision 1: Wages come first. because it says more", APPROVAL_CIRCULATED },
		{ "correct note 1: other because heard again", APPROVAL_ADOPTED },
		{ "said note 1 by YTH1 because heard again", APPROVAL_ADOPTED },
		{ "action 1 done", APPROVAL_CERTIFIED }, { "protect LAB2", APPROVAL_CERTIFIED },
		{ "action LAB2 to read it", APPROVAL_CERTIFIED },
		{ "attribution last none", APPROVAL_CERTIFIED }, { "now", APPROVAL_CERTIFIED },
		{ "help circulate", APPROVAL_CERTIFIED },
		{ "withhold note 1 ground=safety", APPROVAL_CERTIFIED },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (enum approval a = APPROVAL_CIRCULATED; a <= APPROVAL_CERTIFIED; a++) {
			char line[160];

			close_held(state);
			open_held(state);
			go_to(a);
			snprintf(line, sizeof line, "[2026-05-04T09:00:00Z] %s", rows[i].line);
			if (a <= rows[i].last)
				talk_do(&t, line);
			else if (talk_run(&t, line))
				fail_msg("%s: taken, though the minutes are %s", line,
					approval_name(a));
			else if (strstr(t.err.msg, approval_name(a)) == NULL &&
			    strstr(t.err.msg, "closed") == NULL)
				fail_msg("%s: %s", line, t.err.msg);
		}
}

static void
test_corrections_are_listed(void **state)
{
	(void)state;
	talk_do(&t, "correct note 1: wages because of profits");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "wages because of profits");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_TEXT), "");
	talk_refused(&t, "correct decision 1: Other.", "its text stands");
	go_to(APPROVAL_CIRCULATED);
	talk_refused(&t, "correct note 1: wages first", "say why, for the list of corrections: "
		"correct note 1: TEXT because REASON");
	talk_refused(&t, "correct note 1: wages because of profits because I say so", "the same");
	talk_says(&t, "correct note 1: wages first because that was said", "correction 1");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "wages first");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_FORMER), "wages because of profits");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_TEXT), "wages first");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_BECAUSE), "that was said");
	talk_do(&t, "correct note 1: because=\"heard again\" -- wages because of all");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_TEXT), "wages because of all");
	talk_refused(&t, "said note 1 by YTH1", "said note 1 by NAME because REASON");
	talk_says(&t, "said note 1 by YTH1 because she says so", "correction 3");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_TEXT), "");
}

static void
test_every_kind_of_words(void **state)
{
	static const struct { const char *ref; enum unit_kind kind; enum field field; } rows[] = {
		{ "note 1", UNIT_NOTE, FLD_TEXT }, { "decision 1", UNIT_DECISION, FLD_TEXT },
		{ "action 1", UNIT_ACTION, FLD_TEXT }, { "interest 1", UNIT_INTEREST, FLD_TEXT },
		{ "item 2", UNIT_ITEM, FLD_SUMMARY },
	};
	char line[128];

	(void)state;
	go_to(APPROVAL_CIRCULATED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(line, sizeof line, "correct %s: Other words. because they are better",
			rows[i].ref);
		talk_do(&t, line);
		assert_string_equal(talk_newest(&t, rows[i].kind, rows[i].field), "Other words.");
	}
	talk_refused(&t, "correct group 1: x because y", "has no text");
	talk_refused(&t, "correct turn 1: x because y", "has no text");
}

static void
test_undo_after_a_step(void **state)
{
	(void)state;
	go_to(APPROVAL_CIRCULATED);
	/* A slip: nothing came after. */
	talk_says(&t, "undo", "circulated");
	assert_int_equal(now(), APPROVAL_DRAFT);
	go_to(APPROVAL_CIRCULATED);
	store_operator(t.m->store, "Ben", "facilitator");
	talk_do(&t, "action 1 progress begun");
	store_operator(t.m->store, "Ana", "rapporteur");
	talk_refused(&t, "undo", "a later act depends on your last one: ");
	store_operator(t.m->store, "Ben", "facilitator");
	talk_do(&t, "undo");
	talk_do(&t, "correct note 1: other because heard again");
	talk_do(&t, "undo");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "wages before profits");
	assert_string_equal(talk_newest(&t, UNIT_CORRECTION, FLD_TEXT), "");
	talk_do(&t, "correct note 1: other because heard again");
	store_operator(t.m->store, "Ana", "rapporteur");
	go_to(APPROVAL_CERTIFIED);
	store_operator(t.m->store, "Ben", "facilitator");
	talk_refused(&t, "undo", "correct REF: TEXT because REASON changes what stands");
	store_operator(t.m->store, "Ana", "rapporteur");
	talk_do(&t, "action 1 done");
	talk_do(&t, "undo");
	talk_says(&t, "undo", "certified");
	assert_int_equal(now(), APPROVAL_ADOPTED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		HELD(test_the_steps_in_order), HELD(test_publication),
		HELD(test_not_before_the_meeting_is_over), HELD(test_no_draft_with_an_empty_field), HELD(test_adopted_early),
		HELD(test_what_each_step_ends), HELD(test_corrections_are_listed),
		HELD(test_every_kind_of_words), HELD(test_undo_after_a_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
