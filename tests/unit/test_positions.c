/* SPDX-License-Identifier: ISC */
/* Amendments, positions by constituency, explanations of position, reservations. */
#include <unit.h>

#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_positions.talanoa", "13,1773133200000")

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

static void
test_amend(void **state)
{
	(void)state;
	talk_refused(&t, "amend last: other words", "nothing is proposed on this item");
	talk_do(&t, "propose Set up a registry");
	talk_says(&t, "amend by=Okoro last: Set up a registry [in June]",
		"1 passage in [brackets]: still disputed");
	assert_string_equal(newest(UNIT_DECISION, FLD_TEXT), "Set up a registry [in June]");
	assert_string_equal(newest(UNIT_AMENDMENT, FLD_FORMER), "Set up a registry");
	talk_refused(&t, "amend 1: Set up a registry [in June]", "are the words of decision 1");
	talk_says(&t, "amend decision 1: Set up: a registry", "amendment 2: decision 1");
	assert_string_equal(newest(UNIT_AMENDMENT, FLD_TEXT), "Set up: a registry");
	talk_do(&t, "undo");
	assert_int_equal(count(UNIT_AMENDMENT), 1);
	assert_string_equal(newest(UNIT_DECISION, FLD_TEXT), "Set up a registry [in June]");
	talk_refused(&t, "amend last:", "amend");
	talk_refused(&t, "amend note 1: words", "note");
	talk_refused(&t, "amend by=Nobody last: words", "Nobody");
	talk_do(&t, "decide consensus");
	talk_refused(&t, "amend 1: too late", "adopted already");
}

static void
test_positions(void **state)
{
	(void)state;
	talk_refused(&t, "position LAB support", "nothing is proposed on this item");
	talk_do(&t, "propose Set up a registry");
	talk_says(&t, "position LAB,IP support", "decision 1: LAB, IP support");
	assert_int_equal(count(UNIT_POSITION), 2);
	talk_says(&t, "position IP no-block on 1 because it is early because so", "IP no-block");
	assert_int_equal(count(UNIT_POSITION), 2);
	assert_string_equal(newest(UNIT_POSITION, FLD_BECAUSE), "it is early because so");
	talk_says(&t, "position IP no-block", "as recorded before");
	assert_string_equal(newest(UNIT_POSITION, FLD_BECAUSE), "it is early because so");
	/* Another stance does not keep the reason of the one before. */
	talk_do(&t, "position \"Indigenous Peoples\" object on decision 1");
	assert_string_equal(newest(UNIT_POSITION, FLD_STANCE), "object");
	assert_string_equal(newest(UNIT_POSITION, FLD_BECAUSE), "");
	talk_do(&t, "undo");
	assert_string_equal(newest(UNIT_POSITION, FLD_STANCE), "no-block");
	assert_string_equal(newest(UNIT_POSITION, FLD_BECAUSE), "it is early because so");
	talk_do(&t, "position YTH stand-aside");
	assert_string_equal(newest(UNIT_POSITION, FLD_STANCE), "no-block");
}

static void
test_positions_refused(void **state)
{
	static const struct { const char *line, *words; } refused[] = {
		{ "position XYZ support", "no constituency \"XYZ\"" },
		{ "position LAB maybe", "support, no-block, object, absent" },
		{ "position support", "position" },
		{ "position", "position" },
		{ "position LAB support because ", "support, no-block" },
		{ "position LAB support on decision 7", "no decision 7" },
		{ "position LAB, Nobody support", "Nobody" },
	};

	(void)state;
	talk_do(&t, "propose Set up a registry");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		talk_refused(&t, refused[i].line, refused[i].words);
	assert_int_equal(count(UNIT_POSITION), 0);
	talk_do(&t, "decide consensus");
	talk_refused(&t, "position LAB support", "decision 1 is adopted already; statement");
	talk_refused(&t, "position LAB support on decision 1", "adopted already; statement");
}

static void
test_statements(void **state)
{
	(void)state;
	talk_refused(&t, "statement LAB1: words", "nothing is proposed or decided on this item");
	talk_do(&t, "agreed Set up a registry");
	talk_says(&t, "statement LAB1: said: \"yes\"", "statement 1 on decision 1");
	assert_string_equal(newest(UNIT_STATEMENT, FLD_TEXT), "said: \"yes\"");
	talk_do(&t, "take up 2");
	talk_refused(&t, "statement LAB1: words", "on this item");
	talk_says(&t, "statement IP on decision 1: words", "statement 2 on decision 1: IP");
	talk_refused(&t, "statement LAB1 on decision 5: words", "no decision 5");
	talk_refused(&t, "statement LAB1:", "statement");
	talk_refused(&t, "statement nobody here: words", "nobody here");
}

static void
test_reservations(void **state)
{
	(void)state;
	talk_do(&t, "agreed Set up a registry");
	talk_says(&t, "reservation LAB1: the date", "reservation 1 on decision 1");
	talk_do(&t, "reservation LAB1: the place");
	talk_says(&t, "reservation IP declined", "reservation 3 on decision 1: IP, declined");
	assert_int_equal(count(UNIT_RESERVATION), 3);
	talk_refused(&t, "reservation IP declined", "on the record already");
	talk_refused(&t, "reservation LAB1 declined", "withdrawn takes it back");
	talk_refused(&t, "reservation YTH withdrawn", "made none on decision 1");
	/* Who declined and then has one after all: one entry, not two that contradict. */
	talk_says(&t, "reservation IP on decision 1: after all", "reservation 3");
	assert_int_equal(count(UNIT_RESERVATION), 3);
	assert_string_equal(newest(UNIT_RESERVATION, FLD_STATE), "made");
	talk_do(&t, "reservation IP on last withdrawn");
	assert_string_equal(newest(UNIT_RESERVATION, FLD_STATE), "withdrawn");
	assert_string_equal(newest(UNIT_RESERVATION, FLD_TEXT), "after all");
	talk_refused(&t, "reservation IP refused", "declined|withdrawn");
	talk_refused(&t, "reservation declined", "reservation");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_amend), IN_ROOM(test_positions), IN_ROOM(test_positions_refused),
		IN_ROOM(test_statements), IN_ROOM(test_reservations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
