/* SPDX-License-Identifier: ISC */
/* The life of a withholding: gaps, days, and what opens by itself, ground by ground. */
#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/core/withholding.h>

enum { MOST = 8 };

struct made {
	struct unit u;
	struct cell cells[MOST];
};

static void
put(struct made *m, enum field f, const char *text)
{
	if (text == NULL)
		return;
	m->cells[m->u.n_cells] = (struct cell){ .field = f, .versions = 1, .text = text };
	m->u.cells = m->cells;
	m->u.n_cells++;
}

/* Made on 10 March 2026 at noon UTC, complete unless something is taken away later. */
static void
make(struct made *m, const char *ground, const char *review)
{
	*m = (struct made){ .u = { .kind = UNIT_WITHHOLD, .ev = EV_WITHHOLD_SET, .num = 1,
		.at = 1773144000000 } };
	put(m, FLD_GROUND, ground);
	put(m, FLD_REASON, "It names a person at risk");
	put(m, FLD_AUTHORITY, "The chair");
	put(m, FLD_REVIEW, review);
	put(m, FLD_GIST, "A participant spoke");
	put(m, FLD_CONSULT, "summary");
	put(m, FLD_STATE, "withheld");
}

static void
set(struct made *m, enum field f, const char *text)
{
	for (size_t i = 0; i < m->u.n_cells; i++)
		if (m->cells[i].field == f)
			m->cells[i].text = text;
}

static void
test_gaps(void **state)
{
	static const struct {
		enum field field;
		const char *text;
		unsigned gaps;
	} cases[] = {
		{ FLD_CODE, "", 0 },
		{ FLD_REASON, "", GAP_REASON },
		{ FLD_AUTHORITY, "", GAP_AUTHORITY },
		{ FLD_AUTHORITY, WITHHOLD_UNCONFIRMED, GAP_AUTHORITY },
		{ FLD_REVIEW, "", GAP_REVIEW },
		{ FLD_GIST, "", GAP_SUMMARY },
	};
	struct made m;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		make(&m, "safety", "2026-06-01");
		set(&m, cases[i].field, cases[i].text);
		assert_int_equal(withholding_gaps(&m.u), cases[i].gaps);
	}
	/* whoever may pass on the text itself needs no summary */
	make(&m, "deliberation", "2026-06-01");
	set(&m, FLD_GIST, "");
	set(&m, FLD_CONSULT, "text");
	assert_int_equal(withholding_gaps(&m.u), 0);
	/* the review is theirs */
	make(&m, "indigenous", NULL);
	assert_int_equal(withholding_gaps(&m.u), 0);
	assert_string_equal(withhold_gap_name(GAP_REASON), "reason");
	assert_string_equal(withhold_gap_name(GAP_SUMMARY), "summary");
}

static void
check_day(struct made *m, const char *circulated, const char *today, enum withhold_state is)
{
	enum withhold_state got = withholding_state(&m->u, "2026-03-10", circulated, today);

	if (got != is)
		fail_msg("%s on %s (circulated \"%s\"): %s, not %s", unit_text(&m->u, FLD_GROUND),
			today, circulated, withhold_state_name(got), withhold_state_name(is));
}

static enum withhold_state
over(enum ground g)
{
	return g == GROUND_DELIBERATION || g == GROUND_COMMERCIAL || g == GROUND_THIRD_PARTY ?
		WITHHOLD_LAPSED : WITHHOLD_OVERDUE;
}

/* Complete: in force to the end of its review date, then open or overdue, by its ground. */
static void
test_review_date(void **state)
{
	struct made m;

	(void)state;
	for (int g = 0; g < GROUND_N; g++) {
		make(&m, ground_rule(g)->code, "2026-06-01");
		check_day(&m, "", "2026-03-10", WITHHOLD_IN_FORCE);
		check_day(&m, "2026-03-15", "2026-04-10", WITHHOLD_IN_FORCE);
		check_day(&m, "", "2026-06-01", WITHHOLD_IN_FORCE);
		check_day(&m, "", "2026-06-02", over(g));
		check_day(&m, "", "2031-01-01", over(g));
		set(&m, FLD_STATE, "released");
		check_day(&m, "", "2026-03-10", WITHHOLD_RELEASED);
		check_day(&m, "", "2026-06-02", WITHHOLD_RELEASED);
		assert_int_equal(ground_lapses(g), over(g) == WITHHOLD_LAPSED);
	}
	make(&m, "indigenous", NULL);
	check_day(&m, "", "2099-12-31", WITHHOLD_IN_FORCE);
	make(&m, "of-a-later-version", "2026-06-01");
	check_day(&m, "", "2026-06-02", WITHHOLD_OVERDUE);
}

/* Provisional: ten days, and no longer than until the draft goes out. */
static void
test_pending(void **state)
{
	struct made m;

	(void)state;
	for (int g = 0; g < GROUND_N; g++) {
		make(&m, ground_rule(g)->code, "2026-06-01");
		set(&m, FLD_REASON, "");
		check_day(&m, "", "2026-03-10", WITHHOLD_PENDING);
		check_day(&m, "", "2026-03-20", WITHHOLD_PENDING);
		check_day(&m, "", "2026-03-21", over(g));
		check_day(&m, "2026-03-15", "2026-03-14", WITHHOLD_PENDING);
		check_day(&m, "2026-03-15", "2026-03-15", over(g));
		/* made when the draft was out already: ten days of its own */
		check_day(&m, "2026-03-10", "2026-03-12", WITHHOLD_PENDING);
		check_day(&m, "2026-03-09", "2026-03-20", WITHHOLD_PENDING);
		check_day(&m, "2026-03-09", "2026-03-21", over(g));
	}
}

static void
test_latest(void **state)
{
	char day[11];

	(void)state;
	ground_latest(GROUND_DELIBERATION, "2026-03-10", day);
	assert_string_equal(day, "2026-06-08");
	ground_latest(GROUND_PERSONAL, "2027-03-10", day);
	assert_string_equal(day, "2028-03-09");		/* over a leap day */
	ground_latest(GROUND_INDIGENOUS, "2026-03-10", day);
	assert_string_equal(day, "");
}

static void
test_now(void **state)
{
	struct withhold_days days = { .zone = "UTC", .today = "2026-03-12" };
	struct unit mark = { .kind = UNIT_MARK, .ev = EV_CIRCULATE, .at = 1773576000000 };
	struct units marks = { .v = &mark, .n = 1 };
	struct cell proposed = { .field = FLD_STATE, .versions = 1, .text = "proposed" };
	struct unit decision = { .kind = UNIT_DECISION, .cells = &proposed, .n_cells = 1 };
	struct made m;

	(void)state;
	make(&m, "deliberation", "2026-06-01");
	assert_int_equal(withholding_now(&m.u, NULL, &days), WITHHOLD_IN_FORCE);
	assert_int_equal(withholding_now(&m.u, &decision, &days), WITHHOLD_IN_FORCE);
	proposed.text = "adopted";
	assert_int_equal(withholding_now(&m.u, &decision, &days), WITHHOLD_LAPSED);
	set(&m, FLD_GROUND, "safety");
	assert_int_equal(withholding_now(&m.u, &decision, &days), WITHHOLD_IN_FORCE);
	/* copies disagree about the ground: it does not open by itself */
	make(&m, "commercial", "2026-03-11");
	assert_int_equal(withholding_now(&m.u, NULL, &days), WITHHOLD_LAPSED);
	m.cells[0].versions = 2;
	assert_int_equal(withholding_now(&m.u, NULL, &days), WITHHOLD_OVERDUE);
	withhold_days_of(&marks, "Africa/Nairobi", "2026-03-20", &days);
	assert_string_equal(days.circulated, "2026-03-15");
	assert_string_equal(days.today, "2026-03-20");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_review_date),
		cmocka_unit_test(test_pending),
		cmocka_unit_test(test_latest),
		cmocka_unit_test(test_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
