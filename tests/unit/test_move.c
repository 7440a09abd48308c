/* SPDX-License-Identifier: ISC */
/* A note that moves to another item takes along what protected it. */
#include <unit.h>

#include <talk.h>

static struct talk t;

TALK_IN_ROOM(t, "move.tmp", "7,1773133200000")

static void
item_of_note(int num)
{
	struct units us;
	const struct unit *item;

	assert_true(store_units_tail(t.m->store, UNIT_NOTE, 1, &us, &t.err));
	item = meeting_item(t.m, unit_ref(&us.v[0], FLD_ITEM));
	assert_non_null(item);
	assert_int_equal(item->num, num);
	units_release(&us);
}

static void
test_moves(void **state)
{
	(void)state;
	talk_do(&t, "note under the wrong item");
	talk_says(&t, "move last to 2", "note 1 is under item 2, Traceability");
	item_of_note(2);
	talk_do(&t, "undo");
	item_of_note(1);
	talk_do(&t, "move note 1 to trace");
	item_of_note(2);
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_ATTRIBUTION), "");
	talk_refused(&t, "move note 1 to 2", "under item 2 already");
	talk_refused(&t, "move note 1 to 3", "there is no item \"3\"");
	talk_refused(&t, "move note 1", "move REF to N");
	talk_do(&t, "agreed We go on");
	talk_refused(&t, "move decision 1 to 2", "a note, not decision 1");
}

static void
test_attribution_stays(void **state)
{
	(void)state;
	talk_do(&t, "LAB1: in confidence");
	talk_do(&t, "attribution item 1 chatham");
	talk_do(&t, "move note 1 to 2");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_ATTRIBUTION), "chatham");
	/* What was tighter of its own, and what goes to a stricter item, needs nothing. */
	talk_do(&t, "attribution item 1 none");
	talk_do(&t, "move note 1 to 1");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_ATTRIBUTION), "chatham");
}

/* Who spoke under a rule was promised it; before anybody did, it may still be chosen. */
static void
test_never_loosened(void **state)
{
	(void)state;
	talk_do(&t, "attribution item 1 chatham");
	talk_do(&t, "attribution item 1 none");
	talk_do(&t, "note only a note");
	talk_do(&t, "attribution item 1 constituency");
	talk_do(&t, "LAB1: in confidence");
	talk_refused(&t, "attribution item 1 named", "tightened, not loosened; waive REF by NAME");
	talk_do(&t, "attribution item 1 chatham");
	talk_refused(&t, "attribution constituency", "people spoke in item 1 under \"chatham\"");
	talk_do(&t, "undo");
	talk_do(&t, "rules set attribution none");
	talk_do(&t, "rules set attribution named");	/* item 1 has its own */
	talk_do(&t, "rules set attribution none");
	talk_do(&t, "take up 2");
	talk_do(&t, "LAB1: in confidence too");
	talk_refused(&t, "rules set attribution constituency", "people spoke in this meeting");
	talk_refused(&t, "attribution item 2 named", "people spoke in item 2 under \"none\"");
	talk_do(&t, "rules set attribution chatham");
}

static void
test_withheld_item(void **state)
{
	(void)state;
	talk_do(&t, "LAB1: in confidence");
	talk_do(&t, "withhold item 1 ground=security");
	talk_refused(&t, "move note 1 to 2", "withhold note 1 ground=... first");
	item_of_note(1);
	talk_do(&t, "withhold note 1 ground=security");
	talk_do(&t, "move note 1 to 2");
	item_of_note(2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_moves), IN_ROOM(test_attribution_stays), IN_ROOM(test_withheld_item),
		IN_ROOM(test_never_loosened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
