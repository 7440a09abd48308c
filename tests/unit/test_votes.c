/* SPDX-License-Identifier: ISC */
/* Quorum, roll call, votes and tallies; what a decision lacks is recorded with it. */
#include <unit.h>

#include <talanoa/app/deciding.h>
#include <talanoa/app/names.h>
#include <talanoa/store/whole.h>

#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_votes.talanoa", "12,1773133200000")

/* The room has LAB1, LAB2, Sam Okoro (IP), Samira Haddad (YTH), all here; and a chair. */
static void
more_people(void)
{
	static const char *const lines[] = {
		"person add \"Labour alternate\" group=LAB", "person add \"Ida Poe\" group=IP",
		"person set \"Chair Person\" role facilitator",
		"present+ \"Chair Person\"", "person add Bank role=observer", "present+ Bank",
		"person add Officer role=secretariat group=LAB", "present+ Officer",
		"group set LAB seats 2", "group set IP seats 2", "group set YTH seats 1",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&t, lines[i]);
}

static const char *
decided(enum field f)
{
	return talk_newest(&t, UNIT_DECISION, f);
}

static struct deciding
standing(void)
{
	struct deciding d;
	struct units us;

	assert_true(store_units_tail(t.m->store, UNIT_DECISION, 1, &us, &t.err));
	t.m->now = meeting_clock(t.m);
	assert_true(deciding_make(t.m, &us.v[0], &d, &t.err));
	units_release(&us);
	return d;
}

static void
expect_counts(int yes, int no, int abstain)
{
	struct deciding d = standing();

	assert_int_equal(d.outcome.yes, yes);
	assert_int_equal(d.outcome.no, no);
	assert_int_equal(d.outcome.abstain, abstain);
	deciding_release(&d);
}

static void
test_vote(void **state)
{
	(void)state;
	more_people();
	talk_do(&t, "propose A registry");
	talk_says(&t, "vote LAB1, LAB2 yes", "decision 1: yes Labour delegate 1, Labour delegate 2");
	talk_says(&t, "vote LAB1 no", "no Labour delegate 1 (before: yes)");
	talk_says(&t, "vote LAB1 n", "no, as recorded before: Labour delegate 1");
	talk_says(&t, "vote \"Sam Okoro\" abstain on decision 1", "abstain Sam Okoro");
	expect_counts(1, 1, 1);
	talk_do(&t, "undo");
	expect_counts(1, 1, 0);
	talk_refused(&t, "vote", "write: vote NAME");
	talk_refused(&t, "vote LAB1", "write: vote NAME");
	talk_refused(&t, "vote LAB1 perhaps", "\"perhaps\" is not one of: yes, no, abstain");
	talk_refused(&t, "vote Nobody yes", "Nobody");
	talk_refused(&t, "vote LAB1 yes on 7", "there is no decision 7");
}

/* Each with what to do. All or nothing: a list with one who may not is refused whole. */
static void
test_who_may_not_vote(void **state)
{
	static const struct { const char *line, *words; } rows[] = {
		{ "vote Bank yes", "Bank has the role observer: only members of constituencies vote" },
		{ "vote Officer yes", "Officer has the role secretariat" },
		{ "vote \"Chair Person\" yes", "Chair Person has the role facilitator" },
		{ "vote \"Ida Poe\" yes", "Ida Poe is not here: present+ records who is" },
		{ "vote \"Labour delegate 2\", Bank yes", "Bank" },
		{ "vote IP1 yes by LAB1", "Labour delegate 1 does not hold the vote of Sam Okoro" },
		{ "vote LAB1 yes by Bank", "Bank does not hold the vote" },
	};

	(void)state;
	more_people();
	talk_do(&t, "person add Visitor");
	talk_do(&t, "propose A registry");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		talk_refused(&t, rows[i].line, rows[i].words);
	talk_refused(&t, "vote Visitor yes", "belongs to no constituency: only members vote; person "
		"set NAME group CODE");
	talk_do(&t, "interest LAB1: owns shares effect=withdraw");
	talk_refused(&t, "vote LAB1 yes", "declared an interest and takes no part in this vote");
	talk_do(&t, "rules set quorum-online no");
	talk_do(&t, "present+ LAB2 online");
	talk_refused(&t, "vote LAB2 yes", "online, and by the rule quorum-online");
	talk_do(&t, "decide noted");
	talk_refused(&t, "vote IP1 yes on 1", "decision 1 is noted already; propose TEXT");
	talk_refused(&t, "tally IP yes=1 on 1", "decision 1 is noted already; propose TEXT");
	talk_refused(&t, "rollcall on 1", "decision 1 is noted already; propose TEXT");
	talk_do(&t, "take up 2");
	talk_refused(&t, "vote IP1 yes", "nothing is proposed on this item");
}

static void
test_interest_in_one_item(void **state)
{
	(void)state;
	talk_do(&t, "interest LAB1: a mine in item two on=2 effect=no-vote");
	talk_do(&t, "propose A registry");
	talk_do(&t, "vote LAB1 yes");
	talk_do(&t, "take up 2");
	talk_do(&t, "propose A mine");
	talk_refused(&t, "vote LAB1 yes", "declared an interest");
	talk_do(&t, "vote LAB2 yes");
	talk_refused(&t, "interest LAB1: x on=9", "9");
}

static void
test_more_votes_than_seats(void **state)
{
	(void)state;
	more_people();
	talk_do(&t, "present+ \"Labour alternate\"");
	talk_do(&t, "propose A registry");
	talk_do(&t, "vote LAB1, LAB2 yes");
	talk_refused(&t, "vote \"Labour alternate\" yes", "LAB has cast 2 votes on 2 seats: none is "
		"left for Labour alternate. group set LAB seats N");
	talk_do(&t, "group set LAB seats 3");
	talk_do(&t, "vote \"Labour alternate\" yes");
}

static void
test_alternate(void **state)
{
	(void)state;
	more_people();
	talk_do(&t, "alternate \"Labour alternate\" for LAB1");
	talk_do(&t, "present+ \"Labour alternate\"");
	talk_do(&t, "propose A registry");
	talk_refused(&t, "vote \"Labour alternate\" yes",
		"is the alternate of Labour delegate 1, who is here and votes");
	talk_do(&t, "vote LAB1 yes");
	talk_do(&t, "present- LAB1");
	talk_refused(&t, "vote LAB1 no", "is not here, Labour alternate sits in the seat: vote "
		"\"Labour alternate\"");
	/* One seat, one vote: the later counts. */
	talk_says(&t, "vote \"Labour alternate\" no", "(before: yes)");
	expect_counts(0, 1, 0);
	talk_do(&t, "vote LAB1 abstain by \"Labour alternate\"");
	expect_counts(0, 0, 1);
}

static void
test_proxy(void **state)
{
	(void)state;
	more_people();
	talk_refused(&t, "proxy LAB1", "write: proxy NAME for NAME");
	talk_refused(&t, "proxy LAB1 for LAB1", "cannot stand in for themselves");
	talk_refused(&t, "proxy Bank for LAB1", "Bank belongs to no constituency: a proxy is given by "
		"a member to a member");
	talk_says(&t, "proxy LAB1 for \"Sam Okoro\"", "warning: Labour delegate 1 is of another "
		"constituency");
	talk_do(&t, "proxy LAB1 for LAB2");
	talk_do(&t, "propose A registry");
	talk_refused(&t, "vote LAB2 yes by LAB1", "does not hold the vote of Labour delegate 2 now: "
		"proxy");
	talk_do(&t, "present- LAB2");
	talk_says(&t, "vote LAB1 yes", "Labour delegate 1 holds the vote of Labour delegate 2: vote "
		"\"Labour delegate 2\" yes|no|abstain");
	talk_says(&t, "vote LAB2 no by LAB1", "no Labour delegate 2 (by Labour delegate 1)");
	expect_counts(1, 1, 0);
	talk_says(&t, "undo", "undone: vote of Labour delegate 1 (for Labour delegate 2) on decision 1: "
		"no");
	talk_do(&t, "vote LAB2 yes");
	expect_counts(2, 0, 0);
	/* Who comes back votes again: the seat still has one vote. */
	talk_do(&t, "present+ LAB2");
	talk_says(&t, "vote LAB2 no", "(before: yes)");
	expect_counts(1, 1, 0);
}

static void
test_tally(void **state)
{
	static const struct { const char *line, *words; } refused[] = {
		{ "tally", "write: tally CODE" }, { "tally LAB", "write: tally CODE" },
		{ "tally LAB two", "write: tally CODE" }, { "tally XX yes=1", "XX" },
		{ "tally LAB yes=-1", "yes=-1 is not a number from 0 to 1000" },
		{ "tally LAB yes=3", "LAB may cast 2 votes now (2 of 2 seats filled), and this would "
			"make 3. present+ NAME" },
		{ "tally LAB yes=1 no=1 abstain=1", "this would make 3" },
		{ "tally IP yes=2", "IP may cast 1 vote now (1 of 2 seats filled)" },
	};

	(void)state;
	more_people();
	talk_do(&t, "propose A registry");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		talk_refused(&t, refused[i].line, refused[i].words);
	talk_says(&t, "tally LAB yes=1 no=1", "LAB 1 yes, 1 no, 0 abstentions");
	talk_says(&t, "tally LAB yes=1 on decision 1", "this replaces the count before");
	talk_says(&t, "undo", "undone: tally of LAB on decision 1");
	expect_counts(1, 1, 0);
	talk_do(&t, "tally LAB yes=1 on decision 1");
	expect_counts(1, 0, 0);
	talk_do(&t, "vote LAB1 yes");
	talk_refused(&t, "tally LAB yes=2", "this would make 3, with those by name");
	talk_do(&t, "tally LAB no=1");
	expect_counts(1, 1, 0);
	talk_refused(&t, "vote LAB2 yes", "LAB has cast 2 votes on 2 seats");
}

static void
test_quorum(void **state)
{
	(void)state;
	talk_says(&t, "quorum", "4 of 4 seats are filled, 3 of 3 constituencies are here");
	talk_do(&t, "rules set quorum each-constituency");
	talk_do(&t, "present- \"Samira Haddad\"");
	talk_says(&t, "quorum", "2 of 3 constituencies are here, missing: YTH; no quorum");
	talk_says(&t, "quorum", "present+ NAME records who is here, vacancy CODE because TEXT");
	assert_string_equal(talk_newest(&t, UNIT_MARK, FLD_STATE), "unmet");
	talk_do(&t, "propose A registry");
	talk_says(&t, "quorum on 1", "no quorum (each-constituency)");
	talk_refused(&t, "quorum on 9", "there is no decision 9");
	talk_do(&t, "rules set quorum majority");
	talk_says(&t, "quorum", "; quorum (majority)");
	assert_string_equal(talk_newest(&t, UNIT_MARK, FLD_STATE), "met");
}

static void
test_rollcall(void **state)
{
	struct id on;

	(void)state;
	talk_refused(&t, "rollcall", "nothing is proposed on this item");
	talk_refused(&t, "rollcall off", "no roll is being called");
	talk_do(&t, "propose A registry");
	talk_do(&t, "vote LAB1 yes");
	talk_says(&t, "rollcall", "roll call on decision 1: 3 to vote: LAB2, IP1, YTH1");
	assert_true(meeting_rollcall(t.m, &on));
	talk_do(&t, "rollcall off");
	assert_false(meeting_rollcall(t.m, &on));
	talk_do(&t, "rollcall decision 1");
	talk_do(&t, "decide vote");
	assert_false(meeting_rollcall(t.m, &on));
	talk_do(&t, "undo");
	assert_true(meeting_rollcall(t.m, &on));
}

/* ---- deciding ---- */

static void
test_without_quorum(void **state)
{
	(void)state;
	more_people();
	talk_do(&t, "rules set quorum each-constituency");
	talk_do(&t, "present- \"Sam Okoro\"");
	talk_do(&t, "propose A registry");
	talk_do(&t, "position LAB support");
	talk_says(&t, "decide consensus", "warning: decided without a quorum: 3 of 5 seats are "
		"filled, 2 of 3 constituencies are here, missing: IP");
	assert_int_equal(t.r.warnings, 1);
	assert_string_equal(decided(FLD_DESPITE), "quorum");
	assert_string_equal(decided(FLD_STATE), "adopted");
	talk_do(&t, "undo");
	assert_string_equal(decided(FLD_DESPITE), "");
	talk_says(&t, "decide consensus because the boat leaves", "the record says so, and why");
	assert_int_equal(t.r.warnings, 0);
	assert_string_equal(decided(FLD_DESPITE), "quorum");
	talk_do(&t, "propose More");
	talk_do(&t, "decide deferred");		/* needs none */
	assert_int_equal(t.r.warnings, 0);
	talk_says(&t, "agreed Meet in May", "without a quorum");
	assert_string_equal(decided(FLD_DESPITE), "quorum");
}

static void
test_another_result(void **state)
{
	(void)state;
	talk_do(&t, "propose A registry");
	talk_do(&t, "position LAB, IP support");
	talk_do(&t, "position YTH object because it costs");
	talk_says(&t, "decide consensus", "warning: the rule gives another result: 2 support, YTH "
		"objects; by consensus: rejected, stopped by YTH");
	assert_string_equal(decided(FLD_DESPITE), "result");
	talk_do(&t, "undo");
	talk_says(&t, "decide rejected", "decision 1: rejected");
	assert_int_equal(t.r.warnings, 0);
	talk_do(&t, "rules set decision majority");
	talk_do(&t, "propose B");
	talk_do(&t, "vote LAB1, LAB2 yes");
	talk_says(&t, "decide vote", "2 yes, 0 no of 4; by majority (3 yes of 4 needed): rejected");
	assert_string_equal(decided(FLD_DESPITE), "result");
	talk_do(&t, "undo");
	talk_do(&t, "vote IP1 yes");
	talk_says(&t, "decide vote", "by majority (3 yes of 4 needed): adopted");
	assert_string_equal(decided(FLD_DESPITE), "");
	talk_do(&t, "propose C");
	talk_do(&t, "vote LAB1 no");
	talk_do(&t, "decide rejected");
	assert_string_equal(decided(FLD_METHOD), "vote");
	talk_do(&t, "rules set quorum each-constituency");
	talk_do(&t, "present- \"Samira Haddad\"");
	talk_do(&t, "propose D");
	talk_do(&t, "vote LAB1 no");
	talk_do(&t, "decide vote");
	assert_int_equal(t.r.warnings, 2);
	assert_string_equal(decided(FLD_DESPITE), "quorum/result");
}

static void
test_other_warnings(void **state)
{
	(void)state;
	talk_do(&t, "propose A [small] registry");
	talk_says(&t, "decide consensus", "disputed text");
	talk_do(&t, "propose B");
	talk_says(&t, "decide vote", "no vote is recorded");
	talk_do(&t, "rules set decision majority");
	talk_do(&t, "propose C");
	talk_do(&t, "position IP object");
	talk_says(&t, "decide consensus", "no consensus: a constituency objects");
	talk_do(&t, "propose D");
	talk_do(&t, "tally LAB yes=2");
	talk_do(&t, "present- LAB1");
	talk_says(&t, "decide vote", "LAB cast 2, it may cast 1");
}

static void
test_declared_by(void **state)
{
	const struct unit *p = NULL;
	struct units us;

	(void)state;
	more_people();
	talk_do(&t, "agreed A");
	assert_true(store_units(t.m->store, UNIT_DECISION, &us, &t.err));
	assert_true(names_person(t.m, "Chair Person", &p, &t.err));
	assert_true(id_eq(unit_ref(&us.v[0], FLD_DECLARED), &p->id));
	units_release(&us);
	/* Of two it is not known which. */
	talk_do(&t, "person add Second role=facilitator");
	talk_do(&t, "present+ Second");
	talk_do(&t, "agreed B");
	talk_do(&t, "agreed declared=Second because=\"it is so\" C");
	talk_do(&t, "propose D");
	talk_do(&t, "decide noted declared=Second because of that");
	assert_true(store_units(t.m->store, UNIT_DECISION, &us, &t.err));
	assert_true(names_person(t.m, "Second", &p, &t.err));
	assert_null(unit_ref(&us.v[1], FLD_DECLARED));
	assert_true(id_eq(unit_ref(&us.v[2], FLD_DECLARED), &p->id));
	assert_string_equal(unit_text(&us.v[2], FLD_RATIONALE), "it is so");
	assert_true(id_eq(unit_ref(&us.v[3], FLD_DECLARED), &p->id));
	assert_string_equal(unit_text(&us.v[3], FLD_RATIONALE), "of that");
	units_release(&us);
	talk_refused(&t, "agreed declared=Nobody C", "Nobody");
}

/* ---- consultations hold a decision up ---- */

static void
test_consultation(void **state)
{
	(void)state;
	talk_do(&t, "propose A registry");
	talk_do(&t, "position YTH support");
	clock_advance(&t.env, 1000);
	talk_do(&t, "consult YTH for 10m");
	talk_refused(&t, "decide consensus", "YTH consults its people until 2026-03-10 09:10: decide "
		"after that, or once it comes back: position YTH support|no-block on decision 1, or "
		"consult YTH done");
	talk_refused(&t, "decide rejected", "YTH consults");
	talk_refused(&t, "agreed Something else", "YTH consults");
	talk_do(&t, "decide deferred");
	talk_do(&t, "undo");
	clock_advance(&t.env, 1000);
	talk_do(&t, "position LAB support");
	talk_refused(&t, "decide consensus", "YTH consults");
	talk_do(&t, "position YTH object");
	talk_refused(&t, "decide consensus", "YTH consults");
	clock_advance(&t.env, 1000);
	talk_do(&t, "position YTH no-block");
	talk_do(&t, "decide consensus");
	talk_do(&t, "take up 2");		/* another item waits for nobody */
	talk_do(&t, "agreed Something else");
	talk_do(&t, "consult LAB for 1m");
	talk_refused(&t, "agreed More", "LAB consults");
	clock_advance(&t.env, 60000);		/* its time is over */
	talk_do(&t, "agreed More");
	talk_do(&t, "consult IP for 1m");
	talk_refused(&t, "agreed And more", "IP consults");
	talk_do(&t, "consult IP done");
	talk_do(&t, "agreed And more");
}

/* What was decided is judged as it was then. */
static void
test_as_it_was(void **state)
{
	struct deciding d;

	(void)state;
	talk_do(&t, "rules set quorum majority");
	talk_do(&t, "propose A registry");
	talk_do(&t, "vote LAB1, LAB2, IP1 yes");
	clock_advance(&t.env, 1000);
	talk_do(&t, "decide vote");
	clock_advance(&t.env, 1000);
	talk_do(&t, "present- LAB1, LAB2");
	d = standing();
	assert_true(d.decided && d.by_vote);
	assert_int_equal(d.seating.filled, 4);
	assert_true(d.seating.met);
	assert_false(d.outcome.too_many);
	assert_string_equal(deciding_despite(&d, "adopted"), "");
	deciding_release(&d);
	assert_true(deciding_make(t.m, NULL, &d, &t.err));
	assert_int_equal(d.seating.filled, 2);
	assert_false(d.seating.met);
	assert_string_equal(deciding_despite(&d, "adopted"), "quorum");
	deciding_release(&d);
}

static void
elsewhere(struct meeting *there, const char *line)
{
	struct reply r = { 0 };

	clock_advance(&t.env, 1000);
	if (!command_run(there, line, &r, &t.err))
		fail_msg("%s: %s", line, t.err.msg);
	reply_release(&r);
}

/* Two copies both recorded votes: of a seat the last choice counts, whichever copy has it; both
 * tallies count until the constituency is counted again. */
static void
test_two_copies(void **state)
{
	static const char copy[] = "test_votes_there.talanoa";
	struct merge_report report;
	struct meeting *there = NULL;

	(void)state;
	unlink(copy);
	more_people();
	talk_do(&t, "propose A registry");
	if (!store_copy(t.m->store, copy, &t.err) ||
	    !meeting_open(copy, STORE_WRITE, &t.env, &there, &t.err))
		fail_msg("%s", t.err.msg);
	store_operator(there->store, "Ben", "rapporteur");
	talk_do(&t, "vote Samira yes");
	elsewhere(there, "vote Samira no");
	clock_advance(&t.env, 1000);
	talk_do(&t, "vote Samira abstain");
	talk_do(&t, "tally LAB yes=2");
	elsewhere(there, "tally LAB yes=1 no=1");
	meeting_close(there);
	if (!store_merge(t.m->store, copy, &report, &t.err))
		fail_msg("%s", t.err.msg);
	assert_true(meeting_refresh(t.m, &t.err));
	expect_counts(3, 1, 1);
	talk_says(&t, "tally LAB yes=2", "this replaces the count before");
	expect_counts(2, 0, 1);
	unlink(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_vote), IN_ROOM(test_who_may_not_vote),
		IN_ROOM(test_interest_in_one_item), IN_ROOM(test_more_votes_than_seats),
		IN_ROOM(test_alternate), IN_ROOM(test_proxy), IN_ROOM(test_tally),
		IN_ROOM(test_quorum), IN_ROOM(test_rollcall), IN_ROOM(test_without_quorum),
		IN_ROOM(test_another_result), IN_ROOM(test_other_warnings),
		IN_ROOM(test_declared_by), IN_ROOM(test_consultation), IN_ROOM(test_as_it_was),
		IN_ROOM(test_two_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
