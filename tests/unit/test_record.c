/* SPDX-License-Identifier: ISC */
/* Notes: whose they are, going on, corrected, tightened; nothing typed is lost. */
#include <unit.h>

#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_record.talanoa", "11,1773133200000")

/* The newest note: "person|code|turn|form|text", with what it has. */
static const char *
last_note(void)
{
	static char buf[4096];
	struct units us;
	const struct unit *u;
	const struct ledger_turn *turn;

	assert_true(store_units_tail(t.m->store, UNIT_NOTE, 1, &us, &t.err));
	assert_int_equal(us.n, 1);
	u = &us.v[0];
	turn = ledger_turn(&t.m->ledger, unit_ref(u, FLD_TURN));
	snprintf(buf, sizeof buf, "%s|%s|%d|%s|%s",
		person_name(units_find(&t.m->persons, unit_ref(u, FLD_PERSON))),
		group_code(units_find(&t.m->groups, unit_ref(u, FLD_GROUP))),
		turn == NULL ? 0 : turn->num, unit_text(u, FLD_FORM), unit_text(u, FLD_TEXT));
	units_release(&us);
	return buf;
}

static void
test_whose_words(void **state)
{
	static const struct { bool screen; const char *line, *note; } rows[] = {
		{ false, "Sam Okoro: we agree", "Sam Okoro|IP|0|intervention|we agree" },
		{ false, "LAB2: we object", "Labour delegate 2|LAB|0|intervention|we object" },
		{ false, "LAB: as a bloc", "|LAB|0|intervention|as a bloc" },
		{ false, "- the lights went out", "||0|note|the lights went out" },
		{ false, "note the lights: out", "||0|note|the lights: out" },
		{ true, "we meet again at 14:00", "||0|note|we meet again at 14:00" },
		{ true, "next", "||0|note|next" },
		{ true, "//not a command", "||0|note|/not a command" },
		{ false, "note who=\"Sam Okoro\" as=YTH -- who=me?", "Sam Okoro|YTH|0|intervention|who=me?" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		t.m->screen = rows[i].screen;
		talk_do(&t, rows[i].line);
		assert_string_equal(last_note(), rows[i].note);
		assert_true(t.r.note);
		assert_int_equal(t.r.question.len, 0);
	}
	t.m->screen = false;
}

static void
test_floor_holder(void **state)
{
	(void)state;
	talk_do(&t, "q+ LAB1 as YTH");
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "next");
	t.m->screen = true;
	talk_do(&t, "first we must see the text");
	assert_string_equal(last_note(),
		"Labour delegate 1|YTH|1|intervention|first we must see the text");
	/* The line was begun in turn 1 and ended in turn 2. */
	t.m->floor_at_first_letter = ledger_running(&t.m->ledger)->id;
	t.m->screen = false;
	talk_do(&t, "next");
	t.m->screen = true;
	talk_do(&t, "two sentences late");
	assert_string_equal(last_note(), "Labour delegate 1|YTH|1|intervention|two sentences late");
	memset(&t.m->floor_at_first_letter, 0, sizeof t.m->floor_at_first_letter);
	talk_do(&t, "now in time");
	assert_string_equal(last_note(), "Sam Okoro|IP|2|intervention|now in time");
	t.m->screen = false;
	talk_do(&t, "yield LAB2");
	t.m->screen = true;
	talk_do(&t, "on his time");
	assert_string_equal(last_note(), "Labour delegate 2|LAB|2|intervention|on his time");
	t.m->screen = false;
	talk_do(&t, "done");
	t.m->screen = true;
	talk_do(&t, "nobody speaks");
	assert_string_equal(last_note(), "||0|note|nobody speaks");
	t.m->screen = false;
}

static void
test_ambiguous_name_loses_nothing(void **state)
{
	(void)state;
	t.m->screen = true;
	talk_do(&t, "sam: I said so");
	assert_string_equal(last_note(), "||0|note|sam: I said so");
	assert_string_equal(str_c(&t.r.question), "Who is \"sam\"?\n1 Sam Okoro\n2 Samira Haddad");
	talk_do(&t, "/said last by \"Samira Haddad\"");
	assert_string_equal(last_note(), "Samira Haddad|YTH|0|intervention|I said so");
	talk_do(&t, "/said last by nobody");
	assert_string_equal(last_note(), "||0|note|I said so");
	talk_do(&t, "Mbeki: who am I?");
	assert_string_equal(last_note(), "||0|note|Mbeki: who am I?");
	assert_non_null(strstr(str_c(&t.r.question), "person add"));
	talk_do(&t, "as we said: no");
	assert_int_equal(t.r.question.len, 0);
	t.m->screen = false;
	talk_refused(&t, "sam: in a script", "not a command");
}

static void
test_continue_is_ones_own(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: first");
	store_operator(t.m->store, "Ben", "facilitator");
	talk_refused(&t, "... mine", "no note of yours");
	talk_do(&t, "note of Ben");
	store_operator(t.m->store, "Ana", "rapporteur");
	talk_says(&t, "... and second", "note 1 goes on");
	talk_do(&t, "s/of Ben/of Benjamin/");
	assert_string_equal(last_note(), "||0|note|of Benjamin");
	talk_do(&t, "correct note 2: x");
	talk_says(&t, "s|first and|1st,|", "note 1: \"first and\" is now \"1st,\"");
}

static void
test_correct(void **state)
{
	(void)state;
	talk_do(&t, "note a b a b");
	talk_do(&t, "note c");
	talk_do(&t, "s/a/x/");
	talk_do(&t, "correct note 2: say a.b*c and 100%");
	talk_do(&t, "s#a.b*c#d#");
	assert_string_equal(last_note(), "||0|note|say d and 100%");
	talk_do(&t, "s/ and 100%//");
	assert_string_equal(last_note(), "||0|note|say d");
	talk_refused(&t, "s/nowhere/x/", "no note has \"nowhere\"");
	talk_refused(&t, "s/say d//", "correction");
	talk_refused(&t, "s/d/d/", "stay the same");
	talk_refused(&t, "correct person 1: x", "has no text");
	assert_string_equal(last_note(), "||0|note|say d");
}

static void
test_attribution(void **state)
{
	(void)state;
	talk_do(&t, "Sam Okoro: careful");
	talk_do(&t, "attribution constituency");
	talk_do(&t, "attribution last none");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_ATTRIBUTION), "none");
	talk_refused(&t, "attribution last named", "tightened, not loosened");
	talk_do(&t, "attribution note 1 constituency");
	talk_do(&t, "attribution item 2 chatham");
	talk_refused(&t, "attribution secret", "not one of");
	talk_do(&t, "propose text");
	talk_refused(&t, "attribution decision 1 none", "always named");
	talk_do(&t, "embargo note 1 until 1 Apr");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_EMBARGO), "2026-04-01");
	talk_refused(&t, "embargo item 1 until 1 Apr", "not item 1");
	talk_refused(&t, "embargo note 1 until doomsday", "until DATE");
}

static void
test_abbr_and_ruling(void **state)
{
	(void)state;
	talk_do(&t, "abbr fpic=free, prior and informed consent");
	talk_do(&t, "abbr fpic=free, prior, informed consent");
	assert_string_equal(talk_newest(&t, UNIT_ABBR, FLD_LONG), "free, prior, informed consent");
	assert_string_equal(talk_newest(&t, UNIT_ABBR, FLD_SHORT), "fpic");
	talk_refused(&t, "abbr fpic", "SHORT=LONG");
	talk_do(&t, "q+ Sam Okoro");
	talk_do(&t, "next");
	talk_do(&t, "point LAB1");
	talk_do(&t, "next");
	talk_do(&t, "ruling the list stays open because rule 12 says \"may\" because of that");
	assert_string_equal(last_note(), "||2|ruling|the list stays open because rule 12 says \"may\"");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_BECAUSE), "of that");
}

static void
test_bad_text_changes_nothing(void **state)
{
	(void)state;
	talk_refused(&t, "note bell \a", "note: ");
	talk_refused(&t, "note", "note");
	talk_refused(&t, "note   ", "note");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_whose_words), IN_ROOM(test_floor_holder),
		IN_ROOM(test_ambiguous_name_loses_nothing), IN_ROOM(test_continue_is_ones_own),
		IN_ROOM(test_correct), IN_ROOM(test_attribution), IN_ROOM(test_abbr_and_ruling),
		IN_ROOM(test_bad_text_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
