/* SPDX-License-Identifier: ISC */
/* Who sits where, who may vote, and whether that is a quorum. */
#include <unit.h>

#include "hall.h"

#define TWO "A:2 B:2 a1 a2 b1 b2 "

static const struct {
	const char *name, *rules, *hall;
	int seats, filled, votes;
	bool met;
} halls[] = {
	{ "no rule", NULL, TWO, 4, 0, 0, true },
	{ "nobody", "quorum=majority", TWO, 4, 0, 0, false },
	{ "exactly half", "quorum=majority", TWO "a1+ a2+", 4, 2, 2, false },
	{ "more than half", "quorum=majority", TWO "a1+ a2+ b1+", 4, 3, 3, true },
	{ "left again", "quorum=majority", TWO "a1+ a2+ b1+ a2-", 4, 2, 2, false },
	{ "online", "quorum=majority", TWO "a1+ a2~ b1~", 4, 3, 3, true },
	{ "online does not count", "quorum=majority quorum-online=no", TWO "a1+ a2~ b1~", 4, 1, 1,
		false },
	{ "online, then in the room", "quorum=majority quorum-online=no", TWO "a1+ a2~ b1+ a2+", 4,
		3, 3, true },
	{ "three people on two seats", "quorum=majority", TWO "a1+ a2+ a3+", 4, 2, 2, false },
	{ "each", "quorum=each-constituency", TWO "a1+ b1+", 4, 2, 2, true },
	{ "one is missing", "quorum=each-constituency", TWO "a1+ a2+", 4, 2, 2, false },
	{ "vacant with a reason", "quorum=each-constituency", TWO "C:2 C! a1+ b1+", 4, 2, 2, true },
	{ "vacant without one", "quorum=each-constituency", TWO "C:2 a1+ b1+", 6, 2, 2, false },
	{ "a reason, but somebody belongs to it", "quorum=each-constituency",
		TWO "C:2 c1 C! a1+ b1+", 6, 2, 2, false },
	{ "half, as a vacant one does not count", "quorum=majority", TWO "C:2 C! a1+ a2+ b1+", 4, 3,
		3, true },
	{ "no seats at all", "quorum=each-constituency", "A:0 a1 a1+", 0, 0, 0, false },
	{ "no constituencies", "quorum=majority", "x1 x1+", 0, 0, 0, false },
	{ "seats not said: one each", "quorum=majority", "A B a1 a2 a3 b1 a1+ a2+ a3+", 4, 3, 3,
		true },
	{ "seats not said, an alternate", NULL, "A a1 a2 a2>a1 a1+ a2+", 1, 1, 1, true },
	{ "seats not said, nobody yet", "quorum=each-constituency", "A B a1 a1+", 2, 1, 1, false },
	{ "without a seat", "quorum=majority", "A:2 B:0 a1 a2 b1 a1+ a2+ b1+", 2, 2, 2, true },
	{ "observers fill no seat", NULL, TWO "a3=observer a3+ a4=secretariat a4+", 4, 0, 0, true },
	{ "a facilitator may", NULL, TWO "a1=facilitator a1+", 4, 1, 1, true },
	{ "alternate instead", NULL, TWO "a3>a1 a3+ a2+", 4, 2, 2, true },
	{ "alternate beside", NULL, "A:5 a1 a2 a3>a1 a1+ a2+ a3+", 5, 2, 2, true },
	{ "two alternates of one", NULL, "A:5 a1 a3>a1 a4>a1 a3+ a4+", 5, 1, 1, true },
	{ "alternate of an alternate", NULL, "A:5 a1 a3>a1 a4>a3 a4+", 5, 1, 1, true },
	{ "alternates of each other", NULL, "A:5 a1>a2 a2>a1 a1+", 5, 1, 1, true },
	{ "alternate from outside", NULL, "A:2 a1 x1>a1 x1+", 2, 1, 1, true },
	{ "alternate in the room for one online", "quorum-online=no", "A:2 a1 a2>a1 a1~ a2+", 2, 1,
		1, true },
	{ "proxy", "quorum=majority", TWO "a1%a2 a1+", 4, 1, 2, false },
	{ "proxy of one who is here", NULL, TWO "a1%a2 a1+ a2+", 4, 2, 2, true },
	{ "proxy whose holder is away", NULL, TWO "a1%a2", 4, 0, 0, true },
	{ "proxy whose seat an alternate takes", NULL, TWO "a3>a2 a1%a2 a1+ a3+", 4, 2, 2, true },
	{ "proxy from another constituency", NULL, TWO "b1%a1 b1+", 4, 1, 2, true },
	{ "proxy on full seats", NULL, "A:2 a1 a2 a3 a1%a3 a1+ a2+", 2, 2, 2, true },
	{ "proxy of an observer", NULL, TWO "a3=observer a1%a3 a1+", 4, 1, 1, true },
	{ "proxy with staff", NULL, TWO "a3=secretariat a3%a1 a3+", 4, 0, 0, true },
	{ "newer proxy", NULL, TWO "a1%a2 b1%a2 b1+", 4, 1, 2, true },
	{ "withdrew", NULL, TWO "a1+ a1/", 4, 1, 0, true },
	{ "withdrew from this item", NULL, TWO "a1+ a1/this", 4, 1, 0, true },
	{ "withdrew from another", NULL, TWO "a1+ a1/other", 4, 1, 1, true },
	{ "withdrew, and had a proxy", NULL, TWO "a1%a2 a1+ a2/", 4, 1, 1, true },
	{ "withdrew, and holds a proxy", NULL, TWO "a1%a2 a1+ a1/", 4, 1, 0, true },
	{ "two entries of one person", NULL, TWO "a3 a3=a1 a3+", 4, 1, 1, true },
	{ "two entries, both arrived", NULL, TWO "a3 a3+ a1+ a3=a1", 4, 1, 1, true },
	{ "three entries of one person", NULL, TWO "a3 a4 a3=a4 a4=a1 a3+", 4, 1, 1, true },
};

static void
test_halls(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof halls / sizeof *halls; i++) {
		struct hall h;

		hall_new(&h, halls[i].rules, halls[i].hall);
		hall_seating(&h, -1);
		if (h.seating.seats != halls[i].seats || h.seating.filled != halls[i].filled ||
		    h.seating.votes != halls[i].votes || h.seating.met != halls[i].met)
			fail_msg("%s: %d of %d seats, %d votes, %s", halls[i].name,
				h.seating.filled, h.seating.seats, h.seating.votes,
				h.seating.met ? "met" : "not met");
		hall_free(&h);
	}
}

/* As of a moment: what came later is not counted, and an arrival noted late is. */
static void
test_moment(void **state)
{
	struct hall h;

	(void)state;
	hall_new(&h, "quorum=majority", "A:3 a1 a2 a3 a1+ a2+ a1- a3+");
	for (int after = 4; after <= 8; after++) {
		static const int filled[] = { 0, 1, 2, 1, 2 };

		hall_seating(&h, after);
		assert_int_equal(h.seating.filled, filled[after - 4]);
	}
	/* a2 left at the sixth second; it is written down last. */
	h.presences.v[3] = h.presences.v[1];
	h.presences.v[1] = h.presences.v[2];
	h.presences.v[2] = h.presences.v[3];
	h.presences.v[3].at = 3500;
	hall_seating(&h, -1);
	assert_true(hall_person(&h, "a2")->present);
	assert_false(hall_person(&h, "a1")->present);
	hall_free(&h);
}

static void
test_persons(void **state)
{
	struct hall h;

	(void)state;
	hall_new(&h, "quorum-online=no", "A:2 B:1 a1 a2 b1 x1 a3>a1 a3+ a2~ b1+ b1%a2 x1+ b2=observer "
		"b2+ b3 b3+ b3/ a9 a9=a3");
	hall_seating(&h, -1);
	assert_null(hall_person(&h, "x1"));
	assert_true(hall_person(&h, "a1")->replaced);
	assert_false(hall_person(&h, "a1")->votes);
	assert_true(hall_person(&h, "a3")->sits);
	assert_true(hall_person(&h, "a3")->votes);
	assert_ptr_equal(hall_person(&h, "a9"), hall_person(&h, "a3"));
	assert_int_equal(hall_person(&h, "a2")->bar, BAR_ONLINE);
	assert_int_equal(hall_person(&h, "a2")->proxy, hall_person(&h, "b1") - h.seating.v);
	assert_true(hall_person(&h, "a2")->votes);
	assert_int_equal(hall_person(&h, "b2")->bar, BAR_ROLE);
	assert_false(hall_person(&h, "b2")->sits);
	assert_int_equal(hall_person(&h, "b3")->bar, BAR_INTEREST);
	assert_true(hall_person(&h, "b3")->sits);
	assert_int_equal(h.seating.group[0].here, 2);
	assert_int_equal(h.seating.group[0].members, 3);
	hall_free(&h);
}

static void
test_missing(void **state)
{
	struct hall h;

	(void)state;
	hall_new(&h, "quorum=each-constituency", "A:1 B:1 C:0 D:1 D! a1 b1 c1 a1+");
	hall_seating(&h, -1);
	assert_false(seating_missing(&h.seating, 0));
	assert_true(seating_missing(&h.seating, 1));
	assert_false(seating_missing(&h.seating, 2));
	assert_false(seating_missing(&h.seating, 3));
	assert_true(h.seating.group[3].vacant);
	assert_int_equal(h.seating.groups, 2);
	assert_int_equal(h.seating.groups_here, 1);
	assert_string_equal(quorum_rule_name(h.seating.rule), "each-constituency");
	hall_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_halls),
		cmocka_unit_test(test_moment),
		cmocka_unit_test(test_persons),
		cmocka_unit_test(test_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
