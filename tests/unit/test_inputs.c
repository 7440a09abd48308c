/* SPDX-License-Identifier: ISC */
/*
 * Commitments, comments and their answers, documents, terms, support, payments; time to
 * consult, a people's own decision, decisions between meetings.
 */
#include <unit.h>

#include "talk.h"

static struct talk t;

/* 2026-03-10 09:00 UTC, a Tuesday */
TALK_IN_ROOM(t, "test_inputs.talanoa", "14,1773133200000")

struct refused {
	const char *line, *words;
};

static void
refuse_all(const struct refused *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		talk_refused(&t, v[i].line, v[i].words);
}

#define REFUSED(v) refuse_all(v, sizeof v / sizeof *v)

static const char *
newest(enum unit_kind kind, enum field f)
{
	return talk_newest(&t, kind, f);
}

static size_t
count(enum unit_kind kind)
{
	struct units us;
	size_t n;

	assert_true(store_units(t.m->store, kind, &us, &t.err));
	n = us.n;
	units_release(&us);
	return n;
}

/* Is the reference of the newest unit to a unit of this kind and number? */
static void
leads_to(enum unit_kind kind, enum field f, enum unit_kind to, int num)
{
	struct units us, at;
	const struct id *ref;

	assert_true(store_units_tail(t.m->store, kind, 1, &us, &t.err));
	ref = unit_ref(&us.v[0], f);
	if (num == 0) {
		assert_null(ref);
	} else {
		assert_non_null(ref);
		assert_true(store_unit(t.m->store, ref, &at, &t.err));
		assert_int_equal(at.v[0].kind, to);
		assert_int_equal(at.v[0].num, num);
		units_release(&at);
	}
	units_release(&us);
}

static void
test_commitments(void **state)
{
	static const struct refused rows[] = {
		{ "commit", "commit" }, { "commit LAB1", "who commits to what" },
		{ "commit Nobody to x", "Nobody" }, { "commit 1 due=someday", "someday" },
		{ "commit 1 due=Fri due=Mon", "given twice" }, { "commit 1 doen", "commit" },
		{ "commit 7 done", "no commitment 7" }, { "commit 1 done as said", "because" },
		{ "commit 1 owner=LAB", "commit" },
	};

	(void)state;
	talk_says(&t, "commit LAB1 to open its books by Fri", "commitment 1: Labour delegate 1");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_DUE), "2026-03-13");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_TEXT), "open its books");
	leads_to(UNIT_COMMITMENT, FLD_ITEM, UNIT_ITEM, 1);
	leads_to(UNIT_COMMITMENT, FLD_PERSON, UNIT_PERSON, 1);
	REFUSED(rows);
	talk_do(&t, "commit 1 progress half of it");
	talk_do(&t, "commit last due=+2w because the printer is slow");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_DUE), "2026-03-24");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_BECAUSE), "the printer is slow");
	talk_do(&t, "commit 1 done");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_STATE), "done");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_BECAUSE), "");
	talk_do(&t, "undo");
	assert_string_equal(newest(UNIT_COMMITMENT, FLD_STATE), "open");
	talk_do(&t, "commit 1 who=YTH");
	leads_to(UNIT_COMMITMENT, FLD_PERSON, UNIT_PERSON, 0);
	talk_says(&t, "commit IP to listen", "no date");
}

static void
test_comments(void **state)
{
	static const struct refused rows[] = {
		{ "comment A text", "FROM: TEXT" }, { "comment X:", "FROM: TEXT" },
		{ "comment pillar=tade X: y", "production|trade" },
		{ "comment rec=6 X: y", "1|2|3|4|5" }, { "comment X: y on 9", "no item \"9\"" },
		{ "comment on=1 on=2 X: y", "given twice" },
	};

	(void)state;
	talk_says(&t, "comment Fishers' cooperative: asks for counts on 2", "comment 1");
	assert_string_equal(newest(UNIT_COMMENT, FLD_FROM), "Fishers' cooperative");
	assert_string_equal(newest(UNIT_COMMENT, FLD_TEXT), "asks for counts");
	leads_to(UNIT_COMMENT, FLD_ITEM, UNIT_ITEM, 2);
	talk_do(&t, "comment on= pillar=trade \"A: b\": they rely on 2");
	assert_string_equal(newest(UNIT_COMMENT, FLD_FROM), "A: b");
	assert_string_equal(newest(UNIT_COMMENT, FLD_TEXT), "they rely on 2");
	leads_to(UNIT_COMMENT, FLD_ITEM, UNIT_ITEM, 0);
	REFUSED(rows);
	assert_int_equal(count(UNIT_COMMENT), 2);
}

static void
test_answers(void **state)
{
	static const struct refused rows[] = {
		{ "answer 1 accepted", "owed the reason" }, { "answer 1 accepted:", "owed the reason" },
		{ "answer 1 maybe: x", "accepted|partly|declined" }, { "answer 1: x", "answer" },
		{ "answer 5 declined: x", "no comment 5" },
		{ "answer 1 partly: x -> decision 4", "no decision 4" },
		{ "answer 1 partly: x -> comment 1", "what became of itself" },
	};

	(void)state;
	talk_do(&t, "comment X: asks for counts");
	talk_do(&t, "agreed Count");
	REFUSED(rows);
	talk_says(&t, "answer 1 accepted: counted from a -> b: yes -> decision 1", "decision 1");
	assert_string_equal(newest(UNIT_COMMENT, FLD_ANSWER), "counted from a -> b: yes");
	leads_to(UNIT_COMMENT, FLD_OTHER, UNIT_DECISION, 1);
	/* Answered again, it leads where the new answer says. */
	talk_do(&t, "answer comment 1 declined: no -> yes");
	assert_string_equal(newest(UNIT_COMMENT, FLD_DISPOSITION), "declined");
	assert_string_equal(newest(UNIT_COMMENT, FLD_ANSWER), "no -> yes");
	leads_to(UNIT_COMMENT, FLD_OTHER, UNIT_DECISION, 0);
	talk_do(&t, "undo");
	leads_to(UNIT_COMMENT, FLD_OTHER, UNIT_DECISION, 1);
}

static void
test_window(void **state)
{
	static const struct refused rows[] = {
		{ "comments", "open DATE" }, { "comments open", "until when" },
		{ "comments open 2026-03-09", "is over" }, { "comments open x", "not a date" },
		{ "comments close", "are not open" }, { "comments shut", "open DATE" },
	};

	(void)state;
	REFUSED(rows);
	talk_says(&t, "comments open +1w", "until 2026-03-17");
	talk_refused(&t, "comments close 2026-04-01", "has not come yet");
	talk_do(&t, "comment X: in time");
	assert_int_equal(t.r.warnings, 0);
	clock_advance(&t.env, INT64_C(8) * 86400000);
	talk_says(&t, "comment X: late", "ended on 2026-03-17");
	assert_int_equal(t.r.warnings, 1);
	talk_says(&t, "comments close 2026-03-17", "until 2026-03-17");
	talk_refused(&t, "comments close", "are not open");
}

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static void
test_documents(void **state)
{
	static const struct refused rows[] = {
		{ "document", "TITLE" }, { "document version=2", "TITLE" },
		{ "document url=ftp://x.org A", "https://" },
		{ "document url=https:// A", "https://" },
		{ "document url=\"https://x.org/a b\" A", "character 16" },
		{ "document url=https://x.org/\xe2\x80\xae" "a A", "character" },
		{ "document sha256=abc A", "64 digits" },
		{ "document sha256=" EMPTY "0 A", "64 digits" },
		{ "document sha256=g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 A",
			"64 digits" },
		{ "document on=9 A", "no item \"9\"" },
		{ "document version=1 A version=2", "given twice" },
		{ "document set 1", "document set" }, { "document set 1 colour red", "version, from" },
		{ "document set 1 title \"\"", "a document has one" },
		{ "document set 4 version 2", "no document 4" },
		{ "document set 1 url", "say what url is" },
	};

	(void)state;
	talk_says(&t, "document version=2 from=\"UN team\" url=https://x.org/a on=2 Paper: a = b",
		"document 1: Paper: a = b");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_TITLE), "Paper: a = b");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_FROM), "UN team");
	leads_to(UNIT_DOCUMENT, FLD_ITEM, UNIT_ITEM, 2);
	REFUSED(rows);
	/* As people who see the table write it. */
	talk_do(&t, "document Another paper version=\"1 b\" pillar=governance");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_TITLE), "Another paper");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_EDITION), "1 b");
	talk_says(&t, "document version=\"1 b\" another PAPER", "has this title and version");
	talk_do(&t, "document set 3 sha256 E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_SHA256), EMPTY);
	talk_do(&t, "document set 3 version \"\"");
	assert_string_equal(newest(UNIT_DOCUMENT, FLD_EDITION), "");
}

static void
test_terms(void **state)
{
	(void)state;
	talk_refused(&t, "accept terms LAB1", "there are none yet");
	talk_refused(&t, "terms pay", "also if there is nothing");
	talk_refused(&t, "terms food none", "duties, time, travel, pay");
	talk_do(&t, "terms pay None paid");
	talk_do(&t, "terms pay None paid so far");
	talk_do(&t, "terms time Ten days a year");
	assert_int_equal(count(UNIT_TERM), 2);
	talk_says(&t, "accept terms LAB1, \"Sam Okoro\"", "Terms accepted by Labour delegate 1, Sam");
	talk_says(&t, "accept terms LAB1, LAB2", "Accepted already: Labour delegate 1");
	assert_int_equal(count(UNIT_ACCEPTANCE), 3);
	talk_refused(&t, "accept terms Nobody", "Nobody");
}

/* What was asked for and what became of it are one entry. */
static void
test_support(void **state)
{
	(void)state;
	talk_says(&t, "support LAB1 asked a visa", "support 1: Labour delegate 1 (LAB), asked");
	talk_do(&t, "support LAB1 given");
	assert_string_equal(newest(UNIT_SUPPORT, FLD_STATE), "given");
	talk_refused(&t, "support LAB1 given", "nothing that they asked for is open");
	talk_do(&t, "access LAB1 asked papers in large print");
	assert_string_equal(newest(UNIT_SUPPORT, FLD_FORM), "access");
	talk_do(&t, "access LAB1 refused Papers in large print");
	assert_int_equal(count(UNIT_SUPPORT), 2);
	assert_string_equal(newest(UNIT_SUPPORT, FLD_STATE), "refused");
	talk_do(&t, "access YTH given interpretation");
	assert_int_equal(count(UNIT_SUPPORT), 3);
	talk_refused(&t, "support LAB1 wants a visa", "asked|given|refused");
	talk_refused(&t, "support Nobody asked a visa", "Nobody");
}

static void
test_payments(void **state)
{
	static const struct refused rows[] = {
		{ "payment", "payment" }, { "payment LAB1 some money for x", "how much" },
		{ "payment LAB1 310 USD", "what for" }, { "payment Nobody \"3 USD\" for x", "Nobody" },
	};

	(void)state;
	REFUSED(rows);
	talk_says(&t, "payment LAB1 \"310 USD\" for a visa for two", "310 USD for a visa for two");
	assert_string_equal(newest(UNIT_PAYMENT, FLD_AMOUNT), "310 USD");
	assert_string_equal(newest(UNIT_PAYMENT, FLD_PURPOSE), "a visa for two");
	talk_do(&t, "payment IP 0 USD for this meeting");
	assert_string_equal(newest(UNIT_PAYMENT, FLD_AMOUNT), "0 USD");
}

static int64_t
until(void)
{
	struct units us;
	int64_t at;

	assert_true(store_units_tail(t.m->store, UNIT_CONSULT, 1, &us, &t.err));
	at = unit_int(&us.v[0], FLD_UNTIL, 0);
	units_release(&us);
	return at;
}

static void
test_consult(void **state)
{
	static const struct refused rows[] = {
		{ "consult IP", "CODE for 10m" }, { "consult IP for ever", "consult" },
		{ "consult IP until whenever", "not a date" },
		{ "consult IP until 2026-03-09", "that time is over" },
		{ "consult IP until 08:59", "that time is over" },
		{ "consult IP until +8d", "lasts" }, { "consult XYZ for 10m", "XYZ" },
		{ "consult IP done", "does not consult" },
	};

	(void)state;
	REFUSED(rows);
	talk_says(&t, "consult IP for 10m", "IP consults until 09:10");
	assert_int_equal(until(), INT64_C(1773133200000) + 600000);
	/* Said again while it runs, the same pause has another end, still within the longest. */
	clock_advance(&t.env, 300000);
	talk_do(&t, "consult IP for 20m");
	assert_int_equal(count(UNIT_CONSULT), 1);
	talk_do(&t, "rules set consult-longest 30m");
	talk_refused(&t, "consult IP for 26m", "lasts 30m at most, until 09:30");
	talk_do(&t, "consult LAB until 09:20");
	assert_int_equal(count(UNIT_CONSULT), 2);
	talk_says(&t, "consult IP done", "consultation 1: IP is back");
	talk_says(&t, "consult IP for 5m", "had its pause on this item (consultation 1)");
	assert_int_equal(t.r.warnings, 1);
	/* Another item has its own. */
	talk_do(&t, "take up 2");
	talk_do(&t, "consult IP for 5m");
	assert_int_equal(t.r.warnings, 0);
	/* To the end of a day of the meeting's zone. */
	talk_do(&t, "rules set consult-longest 48h");
	talk_do(&t, "meeting set timezone Africa/Nairobi");
	talk_says(&t, "consult YTH until tomorrow", "2026-03-11 23:59");
	assert_int_equal(until(), INT64_C(1773262799999));
}

static void
test_consent(void **state)
{
	static const char whole[] = "consent The People ref=\"Resolution 3\" by=\"Assembly\" ";
	static const struct refused rows[] = {
		{ "consent The People given", "never recorded here as given" },
		{ "consent The People ref=x", "who took it" },
		{ "consent The People by=x", "where their own decision is found" },
		{ "consent ref=x by=y", "PEOPLE" },
		{ "consent The People ref=x by=y on=2027-01-01", "has not come yet" },
		{ "consent The People ref=x by=y on=someday", "not a date" },
	};
	char line[160];

	(void)state;
	REFUSED(rows);
	snprintf(line, sizeof line, "%son=2026-02-01", whole);
	talk_do(&t, line);
	assert_string_equal(newest(UNIT_CONSENT, FLD_PEOPLE), "The People");
	assert_string_equal(newest(UNIT_CONSENT, FLD_ORGAN), "Assembly");
	assert_string_equal(newest(UNIT_CONSENT, FLD_REFERENCE), "Resolution 3");
	assert_string_equal(newest(UNIT_CONSENT, FLD_ON), "2026-02-01");
	leads_to(UNIT_CONSENT, FLD_ITEM, UNIT_ITEM, 1);
}

static void
test_circular(void **state)
{
	static const struct refused rows[] = {
		{ "circular Meet again", "on what day" }, { "circular", "TEXT on DATE" },
		{ "circular Meet again on someday", "on what day" },
		{ "circular Meet again on 2026-04-01", "has not come yet" },
		{ "circular on=2026-02-30 Meet again", "not a day of the calendar" },
	};

	(void)state;
	REFUSED(rows);
	talk_says(&t, "circular Meet on 3 May on 2026-02-10 because all agreed", "between meetings");
	assert_string_equal(newest(UNIT_DECISION, FLD_TEXT), "Meet on 3 May");
	assert_string_equal(newest(UNIT_DECISION, FLD_METHOD), "circular");
	assert_string_equal(newest(UNIT_DECISION, FLD_STATE), "adopted");
	assert_string_equal(newest(UNIT_DECISION, FLD_ON), "2026-02-10");
	assert_string_equal(newest(UNIT_DECISION, FLD_RATIONALE), "all agreed");
	leads_to(UNIT_DECISION, FLD_ITEM, UNIT_ITEM, 0);
	talk_do(&t, "circular on=2026-02-11 -- Meet on 2026-01-01 because so");
	assert_string_equal(newest(UNIT_DECISION, FLD_TEXT), "Meet on 2026-01-01 because so");
	talk_says(&t, "circular Meet on 2026-03-10", "the body met on 2026-03-10");
	assert_int_equal(t.r.warnings, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_commitments), IN_ROOM(test_comments), IN_ROOM(test_answers),
		IN_ROOM(test_window), IN_ROOM(test_documents), IN_ROOM(test_terms),
		IN_ROOM(test_support), IN_ROOM(test_payments), IN_ROOM(test_consult),
		IN_ROOM(test_consent), IN_ROOM(test_circular),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
