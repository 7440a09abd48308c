/* SPDX-License-Identifier: ISC */
/* What one may ask: now, why, the list, the agenda, since, search, help; nothing is changed. */
#include <unit.h>

#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_ask.talanoa", "31,1773133200000")

/* LAB1 spoke 0:40 and LAB2 speaks since 0:30; IP and YTH wait, both unheard. */
static void
debate(void)
{
	static const char *const lines[] = { "q+ LAB1", "next", "q+ LAB2" };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		talk_do(&t, lines[i]);
	clock_advance(&t.env, 40000);
	talk_do(&t, "next");
	talk_do(&t, "q+ LAB1");
	clock_advance(&t.env, 1000);
	talk_do(&t, "q+ \"Samira Haddad\"");
	talk_do(&t, "q+ Okoro");
	clock_advance(&t.env, 29000);
}

static void
test_answers(void **state)
{
	static const struct { const char *line, *words; } rows[] = {
		{ "now", "item 1, Opening: 1:10" },
		{ "now", "Labour delegate 2 (LAB) has the floor, 0:30 of 3:00" },
		{ "now", "next: Samira Haddad (YTH); first hand 09:00" },
		{ "now?", "3 hands up" },
		{ "why", "next: Samira Haddad (YTH)" },
		{ "why Okoro", "1 before Sam Okoro, about 6 minutes" },
		{ "why LAB1", "2 before Labour delegate 1, about 9 minutes" },
		{ "why Haddad", "next: Samira Haddad" },
		{ "q?", "1 Samira Haddad (YTH)\n2 Sam Okoro (IP)\n3 Labour delegate 1 (LAB)" },
		{ "agenda?", "1 Opening, 10m: in hand\n2 Traceability: pending" },
		{ "since 09:00:39", "call: turn 2 of Labour delegate 2 (LAB)" },
		{ "since 09:01", "nothing was recorded since 09:01" },
		{ "search TRACE", "item 2: Traceability" },
		{ "search %", "nothing has \"%\"" },
		{ "search okoro", "person 3: Sam Okoro" },
		{ "help undo", "Take back your last act" },
		{ "help rules", "catch-up" },
		{ "help", "disclosure" },
	};
	size_t before;

	(void)state;
	debate();
	before = store_count(t.m->store);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		talk_says(&t, rows[i].line, rows[i].words);
	talk_refused(&t, "why Chair", "has no hand up");
	talk_refused(&t, "help nonsense", "no command or area");
	talk_refused(&t, "since yesterday-ish", "yesterday-ish");
	t.m->observer = true;
	talk_says(&t, "now", "has the floor");
	talk_refused(&t, "note x", "observer");
	assert_int_equal(store_count(t.m->store), before);
}

static void
test_reasons(void **state)
{
	(void)state;
	talk_says(&t, "why", "next: nobody; no hand is up");
	talk_do(&t, "q+ LAB1");
	talk_says(&t, "why", "the only hand that is up");
	talk_do(&t, "q+ LAB2");
	talk_says(&t, "why", "only LAB has hands up, first hand 09:00");
	talk_do(&t, "next");
	clock_advance(&t.env, 60000);
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "next");
	clock_advance(&t.env, 10000);
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "q+ Haddad");
	talk_do(&t, "done");
	talk_says(&t, "why", "next: Samira Haddad (YTH); least time for its share (0:00, LAB 1:00)");
	talk_do(&t, "rules set order manual");
	talk_says(&t, "why", "the order is manual: the chair calls");
	talk_do(&t, "point LAB1");
	talk_says(&t, "why", "Labour delegate 1 (LAB); point of order");
}

static void
test_absent_and_closed(void **state)
{
	(void)state;
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "present- Okoro");
	talk_says(&t, "why", "hands are up, but none of them is present");
	talk_says(&t, "why Okoro", "is not present and is passed over");
	talk_says(&t, "q?", "- Sam Okoro (IP), not here now");
	talk_do(&t, "close queue");
	talk_says(&t, "q?", "the list is closed");
}

static void
assert_no_reason_missing(void)
{
	talk_do(&t, "now");
	assert_null(strstr(str_c(&t.r.text), "no reason yet"));
}

/* An override without its reason is found again, and the reason is given later. */
static void
test_reasons_later(void **state)
{
	(void)state;
	debate();
	talk_do(&t, "ack LAB1");
	talk_says(&t, "now", "no reason yet (turn N because REASON): turn 3, Labour delegate 1 "
		"(LAB), called out of order");
	talk_says(&t, "turn 3 because must leave", "turn 3: because must leave");
	assert_no_reason_missing();
	talk_do(&t, "extend 30s");
	talk_says(&t, "now", "turn 3, Labour delegate 1 (LAB), extended");
	talk_do(&t, "turn last because answers a question");
	assert_no_reason_missing();
	talk_do(&t, "ack Okoro because expertise asked for");
	assert_no_reason_missing();
	talk_refused(&t, "turn last", "turn");
	/* Before people leave it is said once more. */
	talk_do(&t, "extend 30s");
	talk_says(&t, "meeting close", "no reason yet (turn N because REASON): turn 4, Sam Okoro");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_answers), IN_ROOM(test_reasons), IN_ROOM(test_absent_and_closed),
		IN_ROOM(test_reasons_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
