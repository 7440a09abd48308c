/* SPDX-License-Identifier: ISC */
/* Before people leave, on the screen: the line, the guide, the question at the closing. */
#include <config.h>

#include "room.h"

#include <golden.h>

static const char *const begun[] = {
	"rules set quorum none", "adopt agenda", "interest none", NULL,
};

static void
begin(struct room *r)
{
	room_begin(r, FOCUS_RECORD);
	for (int i = 0; begun[i] != NULL; i++)
		room_do(r, begun[i]);
	assert_true(screen_follow(&r->s));
}

/* The line counts what is open, and follows each act of this screen and of others. */
static void
test_line(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	assert_int_equal(r.s.n_live, 0);
	assert_false(room_shows(&r, "before they leave"));
	room_do(&r, "action Bo Li to write the letter");
	assert_true(screen_follow(&r.s));
	assert_true(room_shows(&r, "before they leave: 1 (f7)"));
	room_enter(&r, "/action 1 due=2026-06-01");
	assert_false(room_shows(&r, "before they leave"));
	room_close(&r);
}

static void
test_guide(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "action Bo Li to write the letter");
	room_keys(&r, "f7");
	assert_true(room_golden(&r, "closing_guide"));
	room_keys(&r, "q");
	assert_true(room_shows(&r, "TYPING"));
	room_close(&r);
}

/* The meeting is not closed unasked while something would be lost; enter again closes it. */
static void
test_close(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "action Bo Li to write the letter");
	assert_true(screen_follow(&r.s));
	room_enter(&r, "/meeting close");
	assert_true(room_shows(&r, "enter again closes the meeting: before they leave: 1, f7"));
	assert_true(r.s.snap.open);
	room_keys(&r, "enter");
	assert_true(r.s.snap.closed);
	assert_int_equal(r.s.n_live, 0);
	room_close(&r);
}

static void
test_close_at_once(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_enter(&r, "/meeting close");
	assert_true(r.s.snap.closed);
	room_close(&r);
}

/* One key brings what can be inferred; enter records it, and the next one is there. */
static void
test_inferred(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "agreed The list is published.");
	assert_true(screen_follow(&r.s));
	room_keys(&r, "f8");
	assert_true(room_shows(&r, "interest none"));
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "close item 1"));
	room_keys(&r, "enter");
	assert_int_equal(item_state(r.m, &r.m->items.v[0]), ITEM_CLOSED);
	room_keys(&r, "esc");
	assert_int_equal(r.s.views.n, 1);
	room_close(&r);
}

/* What is left with esc does not stand in the way of the next one; it comes back after them. */
static void
test_inferred_later(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "agreed The list is published.");
	assert_true(screen_follow(&r.s));
	room_keys(&r, "f8 esc");
	assert_true(room_shows(&r, "not recorded; f8 goes on with the next"));
	room_keys(&r, "f8");
	assert_true(room_shows(&r, "close item 1"));
	room_keys(&r, "enter");
	while (r.s.views.n > 1)
		room_keys(&r, "esc f8");
	assert_true(room_shows(&r, "that was all"));
	room_keys(&r, "f8");
	assert_true(room_shows(&r, "interest none"));
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line), cmocka_unit_test(test_guide),
		cmocka_unit_test(test_close), cmocka_unit_test(test_close_at_once),
		cmocka_unit_test(test_inferred), cmocka_unit_test(test_inferred_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
