/* SPDX-License-Identifier: ISC */
/* What every rule makes of positions and votes, at its edges. */
#include <unit.h>

#include "hall.h"

/* Two constituencies of two seats and one of one, all here. */
#define HALL "A:2 B:2 C:1 a1+ a2+ b1+ b2+ c1+ "
#define SIX "A:2 B:2 C:2 a1+ a2+ b1+ b2+ c1+ c2+ "

enum { OPEN = VERDICT_OPEN, YES = VERDICT_ADOPTED, NO = VERDICT_REJECTED };

static const struct {
	const char *rules, *hall, *words;
	bool by_vote;
	int verdict;
	int veto;			/* -1: nobody stopped it */
} cases[] = {
	{ "decision=consensus", HALL, "", false, OPEN, -1 },
	{ "decision=consensus", HALL, "A:absent", false, OPEN, -1 },
	{ "decision=consensus", HALL, "A:support", false, YES, -1 },
	{ "decision=consensus", HALL, "A:support B:no-block C:absent", false, YES, -1 },
	{ "decision=consensus", HALL, "A:support B:object", false, NO, 1 },
	{ "decision=consensus", HALL, "A:support B:object B:no-block", false, YES, -1 },
	{ "decision=consensus", HALL, "A:support another: B:object", false, YES, -1 },
	{ "decision=consensus", HALL, "a1:yes b1:no", true, NO, 1 },
	{ "decision=consensus", HALL, "a1:yes b1:no b2:yes", true, YES, -1 },
	{ "decision=consensus", HALL, "a1:yes b1:no b2:abstain", true, YES, -1 },
	{ "decision=consensus", HALL, "a1:yes c1:no", true, NO, 2 },
	{ "decision=consensus", HALL, "B:support b1:no b2:no", false, YES, -1 },
	{ "decision=consensus", HALL, "B:support b1:no b2:no", true, NO, 1 },
	{ "decision=consensus", HALL, "B:object a1:yes", true, NO, 1 },
	{ "decision=consensus", HALL, "A:2/0/0 B:1/1/0 C:1/0/0", true, YES, -1 },

	{ "decision=consensus-minus", HALL, "A:support B:object", false, YES, -1 },
	{ "decision=consensus-minus", HALL, "A:support B:object C:object", false, NO, 1 },
	{ "decision=consensus-minus", HALL, "B:0/2/0 A:2/0/0", true, YES, -1 },
	{ "decision=consensus-minus", HALL, "", false, OPEN, -1 },

	{ "decision=majority", HALL, "A:support B:support", false, OPEN, -1 },
	{ "decision=majority", HALL, "a1:yes a2:yes", true, NO, -1 },
	{ "decision=majority", HALL, "a1:yes a2:yes b1:yes", true, YES, -1 },
	{ "decision=majority", HALL, "A:2/0/0 B:1/1/0", true, YES, -1 },
	{ "decision=majority", SIX, "A:2/0/0 B:1/0/0", true, NO, -1 },		/* exactly half */
	{ "decision=majority", SIX, "A:2/0/0 B:2/0/0 C:0/2/0", true, YES, -1 },
	{ "decision=majority", SIX "c2-", "A:2/0/0 B:1/0/0", true, NO, -1 },
	{ "decision=majority majority-of=present", SIX "c2-", "A:2/0/0 B:1/0/0", true, YES, -1 },
	{ "decision=majority majority-of=present", SIX, "A:2/0/0 B:1/0/0", true, NO, -1 },
	{ "decision=majority majority-of=present", SIX "c2-", "A:2/0/0 B:0/2/0", true, NO, -1 },
	{ "decision=majority majority-of=cast", SIX, "a1:yes b1:abstain", true, YES, -1 },
	{ "decision=majority majority-of=cast", SIX, "a1:yes b1:no", true, NO, -1 },
	{ "decision=majority majority-of=cast", SIX, "a1:abstain", true, NO, -1 },
	{ "decision=majority", "A:2 B:2 D:2 D! a1+ a2+ b1+", "A:2/0/0 B:1/0/0", true, YES, -1 },

	{ "decision=two-thirds", SIX, "A:2/0/0 B:2/0/0", true, YES, -1 },	/* exactly */
	{ "decision=two-thirds", SIX, "A:2/0/0 B:1/0/0", true, NO, -1 },
	{ "decision=two-thirds", HALL, "A:2/0/0 B:1/0/0", true, NO, -1 },	/* 3 of 5 */
	{ "decision=two-thirds", HALL, "A:2/0/0 B:2/0/0 C:0/1/0", true, YES, -1 },
	{ "decision=two-thirds majority-of=cast", SIX, "A:2/0/0 B:0/1/1", true, YES, -1 },
	{ "decision=two-thirds majority-of=cast", SIX, "A:0/0/2", true, NO, -1 },
	{ "decision=two-thirds majority-of=present", SIX "c2- c1- b2-", "A:2/0/0", true, YES, -1 },

	{ "decision=sector-veto", SIX, "A:2/0/0 B:1/1/0 C:1/1/0", true, YES, -1 },
	{ "decision=sector-veto", SIX, "A:2/0/0 B:2/0/0 C:0/2/0", true, NO, 2 },
	{ "decision=sector-veto", SIX, "A:1/1/0 B:1/1/0", true, NO, -1 },	/* exactly half */
	{ "decision=sector-veto", HALL, "A:2/0/0 B:2/0/0 C:0/1/0", true, NO, 2 },
	{ "decision=sector-veto", HALL "b2-", "A:2/0/0 B:0/1/0", true, YES, -1 },
	{ "decision=sector-veto", SIX, "a1:yes", true, YES, -1 },
	{ "decision=sector-veto", SIX, "A:object", false, OPEN, -1 },

	{ "decision=equal-weight", HALL, "A:2/0/0 B:2/0/0 C:0/1/0", true, YES, -1 },
	{ "decision=equal-weight", HALL, "A:2/0/0 B:1/1/0 C:0/1/0", true, NO, -1 },	/* half */
	{ "decision=equal-weight", HALL, "A:2/0/0 C:0/1/0", true, NO, -1 },
	{ "decision=equal-weight", HALL, "A:2/0/0 B:1/0/1 C:0/1/0", true, YES, -1 },
	{ "decision=equal-weight", "A:9 B:1 C:1 a1+ b1+ c1+", "A:9/0/0 B:0/1/0 C:0/1/0", true, NO,
		-1 },
	{ "decision=equal-weight", "A:3 B:3 C:6 a1+ b1+ c1+", "A:2/1/0 B:1/2/0 C:3/3/0", true, NO,
		-1 },
	{ "decision=equal-weight", "A:3 B:7 C:6 a1+ b1+ c1+", "A:1/2/0 B:5/2/0 C:2/4/0", true, NO,
		-1 },
	{ "decision=equal-weight", "A:2 B:3 C:6 a1+ b1+ c1+", "A:1/0/1 B:1/2/0 C:3/3/0", true, YES,
		-1 },
	{ "decision=equal-weight", HALL, "A:support B:no-block C:object", false, NO, -1 },
	{ "decision=equal-weight", HALL, "A:support B:no-block", false, YES, -1 },
	{ "decision=equal-weight", HALL, "A:support B:2/0/0 C:0/1/0", false, YES, -1 },
	{ "decision=equal-weight", HALL, "A:0/0/2", true, NO, -1 },
	{ "decision=equal-weight", HALL, "", true, OPEN, -1 },
};

static void
test_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hall h;

		hall_new(&h, cases[i].rules, cases[i].hall);
		hall_outcome(&h, cases[i].words, cases[i].by_vote);
		if ((int)h.outcome.verdict != cases[i].verdict || h.outcome.veto != cases[i].veto)
			fail_msg("%s on %s, %s: %s, %d", cases[i].rules, cases[i].hall,
				cases[i].words, verdict_name(h.outcome.verdict),
				h.outcome.veto);
		hall_free(&h);
	}
}

static const struct {
	const char *hall, *words;
	int yes, no, abstain, eligible;
	bool too_many;
} counts[] = {
	{ HALL, "", 0, 0, 0, 5, false },
	{ HALL, "a1:yes a2:no b1:abstain B:0/1/0", 1, 2, 1, 5, false },
	{ HALL, "a1:yes a1:no", 0, 1, 0, 5, false },		/* of two copies: the later */
	{ HALL "a9 a9=a1", "a9:yes a1:no", 0, 1, 0, 5, false },	/* two entries of one */
	{ HALL, "a1:yes a3>a1:no", 0, 1, 0, 5, false },		/* one seat */
	{ HALL, "a1:yes a3>a1:no a2:yes", 1, 1, 0, 5, false },
	{ HALL, "A:2/1/0", 2, 1, 0, 5, true },
	{ HALL, "a1:yes A:1/1/0", 2, 1, 0, 5, true },
	{ HALL, "A:1/0/0 A:1/0/0", 2, 0, 0, 5, false },
	{ HALL "a2-", "a1:yes a2:yes", 2, 0, 0, 4, true },
	{ HALL "a2- a1%a2", "a1:yes a1>a2:yes", 2, 0, 0, 5, false },
	{ HALL, "a1:maybe A:-1/0/0", 0, 0, 0, 5, false },
	{ HALL, "x1:yes another: a1:yes", 0, 0, 0, 5, false },
	{ HALL "D:2 D!", "D:1/0/0", 1, 0, 0, 5, true },
};

static void
test_counts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct hall h;
		const struct outcome *o = &h.outcome;

		hall_new(&h, NULL, counts[i].hall);
		hall_outcome(&h, counts[i].words, true);
		if (o->yes != counts[i].yes || o->no != counts[i].no ||
		    o->abstain != counts[i].abstain || o->eligible != counts[i].eligible ||
		    o->too_many != counts[i].too_many)
			fail_msg("%s: %d yes, %d no, %d abstentions of %d%s", counts[i].words,
				o->yes, o->no, o->abstain, o->eligible,
				o->too_many ? ", too many" : "");
		hall_free(&h);
	}
}

static void
test_by_constituency(void **state)
{
	struct hall h;

	(void)state;
	hall_new(&h, "decision=majority", HALL);
	hall_outcome(&h, "A:support B:object a1:yes B:0/2/0", true);
	assert_int_equal(h.outcome.group[0].stance, STANCE_SUPPORT);
	assert_non_null(h.outcome.group[0].position);
	assert_true(h.outcome.group[0].supports);
	assert_false(h.outcome.group[0].tallied);
	assert_true(h.outcome.group[1].tallied);
	assert_true(h.outcome.group[1].objects);
	assert_null(h.outcome.group[2].position);
	assert_int_equal(h.outcome.objections, 1);
	assert_int_equal(h.outcome.supports, 1);
	assert_int_equal(h.outcome.of, 5);
	assert_int_equal(h.outcome.need, 3);
	assert_true(h.outcome.voted);
	assert_true(h.outcome.stood);
	hall_free(&h);
}

static void
test_agrees(void **state)
{
	static const struct { int verdict; const char *state; bool agrees; } rows[] = {
		{ YES, "adopted", true }, { NO, "adopted", false }, { OPEN, "adopted", true },
		{ YES, "rejected", false }, { NO, "rejected", true }, { OPEN, "rejected", true },
		{ YES, "noted", true }, { NO, "deferred", true }, { NO, "proposed", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct outcome o = { .verdict = (enum verdict)rows[i].verdict };

		assert_int_equal(outcome_agrees(&o, rows[i].state), rows[i].agrees);
	}
}

static void
test_words(void **state)
{
	static const struct { const char *word, *name; } rows[] = {
		{ "support", "support" }, { "stand-aside", "no-block" }, { "block", "object" },
		{ "absent", "absent" }, { "maybe", NULL }, { "", NULL },
	};
	enum choice c;
	enum stance s;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		s = STANCE_NONE;
		assert_int_equal(stance_parse(rows[i].word, &s), rows[i].name != NULL);
		assert_string_equal(stance_name(s), rows[i].name == NULL ? "" : rows[i].name);
	}
	assert_true(choice_parse("y", &c) && c == CHOICE_YES);
	assert_true(choice_parse("abstain", &c) && c == CHOICE_ABSTAIN);
	assert_false(choice_parse("", &c));
	assert_false(choice_parse("perhaps", &c));
	assert_string_equal(choice_name(CHOICE_NO), "no");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_by_constituency),
		cmocka_unit_test(test_agrees),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
