/* SPDX-License-Identifier: ISC */
/* why NAME: each way to be passed over has a sentence that can be said aloud. */
#include <unit.h>

#include <talanoa/app/reason.h>

#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_why.talanoa", "31,1773133200000")

static void
lines(const char *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		talk_do(&t, v[i]);
		clock_advance(&t.env, 60000);
	}
}

#define LINES(...) do { \
		static const char *const v_[] = { __VA_ARGS__ }; \
		lines(v_, sizeof v_ / sizeof *v_); \
	} while (0)

/* A sentence: it says something, in words, without the names of programs. */
static void
test_every_code(void **state)
{
	(void)state;
	LINES("q+ LAB1", "q+ LAB2", "q+ Okoro");
	for (int why = 0; why < FLOOR_WHY_N; why++)
		for (int inside = 0; inside < FLOOR_INSIDE_N; inside++) {
			struct floor_reason w = { .why = (enum floor_why)why,
				.inside = (enum floor_inside)inside, .entry = 0, .rival = 2,
				.rival_group = 1, .rival_vt = 1000, .spent = true };
			struct str words = STR_INIT;

			reason_words(t.m, &w, &words);
			if (words.len < 8 || strchr(str_c(&words), '_') != NULL)
				fail_msg("%s, %s: \"%s\"", floor_why_name(w.why),
					floor_inside_name(w.inside), str_c(&words));
			str_release(&words);
		}
}

static void
test_fair(void **state)
{
	(void)state;
	LINES("q+ LAB1", "next", "q+ LAB2", "q+ Okoro", "q+ Haddad", "done");
	talk_says(&t, "why Okoro", "next: Sam Okoro (IP); first hand 09:03");
	talk_says(&t, "why Haddad", "1 before Samira Haddad, about 3 minutes\n"
		"Sam Okoro (IP) comes first: equal time, an earlier hand, 09:03 before 09:04");
	talk_says(&t, "why LAB2", "2 before Labour delegate 2, about 6 minutes\n"
		"Sam Okoro (IP) comes first: IP has had less time for its share: 0:00, LAB 4:00");
	LINES("next", "done", "next", "done", "q+ LAB1", "q+ Okoro");
	talk_says(&t, "why LAB1", "1:00, LAB 4:00");
}

/* Who would be called now comes first in the list, though a longer turn gives another the place. */
static void
test_list_begins_with_next(void **state)
{
	(void)state;
	LINES("q+ Okoro", "next", "q+ LAB1", "next");
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "q+ LAB2");
	talk_says(&t, "why", "next: Labour delegate 2 (LAB)");
	talk_says(&t, "q?", "1 Labour delegate 2 (LAB)\n2 Sam Okoro (IP)");
	talk_says(&t, "why Okoro", "1 before Sam Okoro");
	clock_advance(&t.env, 120000);
	talk_says(&t, "q?", "1 Sam Okoro (IP)\n2 Labour delegate 2 (LAB)");
}

/* While a point of order runs the list is as after the turn that it interrupted. */
static void
test_list_beside_a_point(void **state)
{
	(void)state;
	LINES("q+ Haddad", "next", "q+ Okoro", "next", "q+ LAB1");
	talk_do(&t, "next");
	talk_do(&t, "q+ LAB2");
	talk_do(&t, "q+ Haddad");
	clock_advance(&t.env, 240000);
	talk_says(&t, "q?", "1 Samira Haddad (YTH)\n2 Labour delegate 2 (LAB)");
	talk_do(&t, "point Okoro");
	talk_do(&t, "next");
	talk_says(&t, "q?", "1 Samira Haddad (YTH)\n2 Labour delegate 2 (LAB)");
	talk_says(&t, "why", "next: Labour delegate 1 (LAB) goes on when the point of order is over");
}

/* Who is sent back after a while learns what that takes away. */
static void
test_noshow_says_what_it_takes(void **state)
{
	(void)state;
	LINES("q+ Okoro", "q+ LAB1", "next");
	talk_says(&t, "noshow", "comes again after colleagues; 1:00 on the clock not counted");
	LINES("next");
	talk_says(&t, "done", "Labour delegate 1 (LAB): 1:00");
}

/* Equal time to the millisecond: served longer ago, or not at all. */
static void
test_equal_time(void **state)
{
	(void)state;
	LINES("q+ Okoro", "next", "q+ Haddad", "next", "done", "q+ Okoro", "turn 1 time=60s",
		"turn 2 time=60s", "q+ Haddad");
	talk_says(&t, "why Haddad", "equal time, IP spoke longer ago than YTH");
	LINES("q+ LAB1", "turn 1 time=0s", "turn 2 time=0s");
	talk_says(&t, "why Haddad", "LAB has not been heard yet");
}

static void
test_own_constituency(void **state)
{
	(void)state;
	LINES("q+ LAB2", "next", "q+ LAB1", "done", "q+ LAB2");
	talk_says(&t, "why LAB2", "Labour delegate 1 (LAB) comes first: fewer turns in LAB: 0, "
		"Labour delegate 2 1");
	LINES("next", "done", "q+ LAB1");
	talk_says(&t, "why LAB1", "an earlier hand");
}

static void
test_classes(void **state)
{
	(void)state;
	LINES("q+ Okoro", "ror Haddad", "point LAB1", "point LAB2");
	talk_says(&t, "why Okoro", "Labour delegate 1 (LAB) comes first: point of order");
	talk_says(&t, "why LAB2", "comes first: an earlier hand, 09:02 before 09:03");
	talk_says(&t, "why Haddad", "a right of reply comes after the list");
	LINES("next", "done", "next", "done", "q+ LAB1", "announce", "clarify LAB2");
	talk_says(&t, "why LAB1", "clarification, called by the chair");
	LINES("next", "done");
	talk_says(&t, "why LAB1", "Sam Okoro (IP) comes first: was announced and keeps the place");
}

static void
test_not_in_the_list(void **state)
{
	(void)state;
	LINES("q+ Okoro", "q+ LAB1", "next", "noshow", "present- LAB1");
	talk_says(&t, "why LAB1", "Labour delegate 1 is not present and is passed over until "
		"they are (present+ Labour delegate 1)");
	LINES("present+ LAB1");
	talk_says(&t, "why Okoro", "Sam Okoro was not present when called and comes again after "
		"the next turn");
	talk_refused(&t, "why Haddad", "has no hand up");
	LINES("close queue");
	talk_refused(&t, "why Haddad", "has no hand up, and the speaking list is closed");
	LINES("next");
	talk_says(&t, "why LAB1", "Labour delegate 1 has the floor now");
	LINES("reopen queue", "rules set order manual", "q+ Haddad");
	talk_says(&t, "why Haddad", "the order is manual: the chair calls");
}

static void
test_budget(void **state)
{
	(void)state;
	LINES("rules set budget 2m", "q+ Okoro", "next", "q+ Haddad", "q+ LAB1", "done",
		"q+ Okoro");
	talk_says(&t, "why Okoro", "IP has used up its 2:00 on this item; the chair may call "
		"(ack Sam Okoro)");
	talk_says(&t, "q?", "2 Labour delegate 1 (LAB)\n- Sam Okoro (IP), beyond the budget, only the chair calls");
}

/* Whoever would be next now is in the list, though a longer turn would use up their budget. */
static void
test_budget_ends_with_the_turn(void **state)
{
	(void)state;
	LINES("rules set budget 2m", "q+ LAB1", "next", "q+ LAB2");
	clock_advance(&t.env, -30000);
	talk_says(&t, "why", "next: Labour delegate 2 (LAB)");
	talk_says(&t, "q?", "1 Labour delegate 2 (LAB)");
}

static void
test_last_word(void **state)
{
	(void)state;
	LINES("q+ Okoro", "last word LAB2", "ror Haddad");
	talk_says(&t, "why LAB2", "2 before Labour delegate 2, about 6 minutes\n"
		"Sam Okoro (IP) comes first: the last word comes after all others");
	LINES("next", "done");
	talk_says(&t, "why LAB2", "Samira Haddad (YTH) comes first: the last word comes after");
	LINES("next", "done");
	talk_says(&t, "why LAB2", "next: Labour delegate 2 (LAB); the last word, after all others");
}

static void
test_other_orders(void **state)
{
	(void)state;
	LINES("rules set order fifo", "q+ LAB1", "q+ LAB2", "next", "q+ Okoro", "done", "q+ LAB1");
	talk_says(&t, "why Okoro", "Labour delegate 2 (LAB) comes first: an earlier hand, 09:02 "
		"before 09:04");
	LINES("rules set order first-timers");
	talk_says(&t, "why LAB1", "has not spoken yet, Labour delegate 1 has");
	talk_says(&t, "why Okoro", "an earlier hand");
	LINES("rules set order round-robin");
	talk_says(&t, "why LAB1", "Sam Okoro (IP) comes first: IP has not been heard yet");
	LINES("next", "done", "q+ Okoro");
	talk_says(&t, "why Okoro", "LAB spoke longer ago than IP");
}

/* One constituency spoke for very long in a row while catching up. */
static void
test_gives_one_away(void **state)
{
	(void)state;
	LINES("rules set block 90s", "turn add IP time=30m because of the morning", "q+ LAB1",
		"q+ Okoro", "next", "q+ LAB2", "done");
	talk_says(&t, "why LAB2", "Sam Okoro (IP) comes first: LAB spoke 2:00 in a row and gives "
		"one turn away");
}

static void
test_observers_ask(void **state)
{
	size_t before;

	(void)state;
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "q+ LAB1");
	talk_says(&t, "why LAB1", "equal time, an earlier hand");
	assert_null(strstr(str_c(&t.r.text), "hand,"));		/* in one minute */
	before = store_count(t.m->store);
	t.m->observer = true;
	talk_says(&t, "why LAB1", "1 before Labour delegate 1");
	assert_int_equal(store_count(t.m->store), before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_every_code), IN_ROOM(test_fair), IN_ROOM(test_equal_time),
		IN_ROOM(test_list_begins_with_next), IN_ROOM(test_noshow_says_what_it_takes),
		IN_ROOM(test_list_beside_a_point),
		IN_ROOM(test_own_constituency), IN_ROOM(test_classes),
		IN_ROOM(test_not_in_the_list), IN_ROOM(test_budget), IN_ROOM(test_last_word),
		IN_ROOM(test_budget_ends_with_the_turn),
		IN_ROOM(test_other_orders), IN_ROOM(test_gives_one_away),
		IN_ROOM(test_observers_ask),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
