/* SPDX-License-Identifier: ISC */
/* The floor's rules one by one: shares of a turn, seats, factors, ledgers, names, bad input. */
#include <unit.h>

#include <talanoa/core/floor.h>

/* Groups 0, 1, 2 of weight 1000 with persons 0 1, 2 3, 4 5, all present. */
static void
room(struct floor *f)
{
	floor_init(f);
	for (int g = 0; g < 3; g++)
		floor_add_group(f, 1000);
	for (int p = 0; p < 6; p++)
		floor_apply_person_present(f, floor_add_person(f, p / 2), true);
}

static int
hand(struct floor *f, int person, enum floor_class class)
{
	struct floor_hand h = { .person = person, .group = f->persons[person].group,
		.class = class };

	assert_int_equal(floor_hand_check(f, person, h.group, class, &h.lift_ms),
		FLOOR_REFUSE_OK);
	return floor_apply_hand(f, &h);
}

static int
call(struct floor *f, int entry)
{
	assert_int_equal(floor_call_check(f, entry), FLOOR_REFUSE_OK);
	return floor_apply_call(f, entry, floor_v_after(f, entry));
}

static int
turn(struct floor *f, int person, int64_t ms)
{
	int t = call(f, hand(f, person, FLOOR_ORDINARY));

	floor_apply_end(f, t, ms);
	return t;
}

static enum floor_refusal
refusal(const struct floor *f, int person, enum floor_class class)
{
	int64_t lift = -7;
	enum floor_refusal r = floor_hand_check(f, person, f->persons[person].group, class,
		&lift);

	assert_true((r == FLOOR_REFUSE_OK) == (lift != -7));
	return r;
}

static void
test_joint_statement(void **state)
{
	struct floor f;
	int with[] = { 1, 0, 2, 1 }, e;

	(void)state;
	room(&f);
	e = floor_apply_hand(&f, &(struct floor_hand){ .person = 0, .group = 0,
		.class = FLOOR_ORDINARY, .sponsors = with, .n_sponsors = 4 });
	assert_int_equal(f.entries[e].n_sponsors, 2);
	floor_apply_end(&f, call(&f, e), 101);
	assert_int_equal(f.groups[0].charged, 101);
	floor_apply_confirm(&f, e, 2, true);
	assert_int_equal(f.groups[0].charged, 51);
	assert_int_equal(f.groups[1].charged, 0);
	assert_int_equal(f.groups[2].charged, 50);
	assert_int_equal(f.persons[0].talk, 101);
	assert_int_equal(f.groups[2].turns, 0);
	floor_release(&f);
}

static void
test_capacity(void **state)
{
	struct floor f;
	int e;

	(void)state;
	room(&f);
	e = floor_apply_hand(&f, &(struct floor_hand){ .person = 0, .group = 2,
		.class = FLOOR_ORDINARY });
	floor_apply_person_present(&f, 4, false);
	floor_apply_person_present(&f, 5, false);
	assert_int_equal(floor_pick(&f, NULL), e);
	floor_apply_end(&f, call(&f, e), 1000);
	assert_int_equal(f.groups[0].charged, 0);
	assert_int_equal(f.groups[2].charged, 1000);
	assert_false(floor_group_present(&f, 2));
	floor_release(&f);
}

static void
test_seat(void **state)
{
	struct floor f;

	(void)state;
	room(&f);
	turn(&f, 0, 1000);
	floor_apply_person_seat(&f, 1, 0);
	assert_int_equal(floor_turns_of(&f, 1), 1);
	turn(&f, 1, 1000);
	assert_int_equal(floor_turns_of(&f, 0), 2);
	floor_apply_person_seat(&f, 1, 1);
	assert_int_equal(floor_turns_of(&f, 0), 1);
	assert_int_equal(floor_turns_of(&f, 1), 1);
	floor_release(&f);
}

static void
test_factor_and_yield(void **state)
{
	struct floor f;
	int t;

	(void)state;
	room(&f);
	floor_apply_person_factor(&f, 0, 500);
	t = call(&f, hand(&f, 0, FLOOR_ORDINARY));
	floor_apply_person_factor(&f, 0, 900);
	floor_apply_yield(&f, t, 2, 60000);
	floor_apply_end(&f, t, 100000);
	assert_int_equal(f.groups[0].charged, 30000 + 40000);
	assert_int_equal(f.groups[1].charged, 0);
	assert_int_equal(f.persons[0].talk, 60000);
	assert_int_equal(f.persons[2].talk, 40000);
	assert_int_equal(floor_turns_of(&f, 2), 0);
	floor_apply_unyield(&f, t);
	assert_int_equal(f.groups[0].charged, 50000);
	assert_int_equal(f.persons[2].talk, 0);
	floor_release(&f);
}

static void
test_lost_line(void **state)
{
	struct floor f;
	int first, t;

	(void)state;
	room(&f);
	first = hand(&f, 0, FLOOR_ORDINARY);
	hand(&f, 1, FLOOR_ORDINARY);
	t = call(&f, first);
	floor_apply_lost(&f, t, 42000);
	assert_int_equal(f.groups[0].charged, 42000);
	assert_int_equal(floor_turns_of(&f, 0), 0);
	assert_int_equal(floor_pick(&f, NULL), first);
	floor_release(&f);
}

static void
test_corrections(void **state)
{
	struct floor f;
	int t, wrong, right;

	(void)state;
	room(&f);
	wrong = hand(&f, 0, FLOOR_ORDINARY);
	right = hand(&f, 2, FLOOR_ORDINARY);
	t = call(&f, wrong);
	floor_apply_end(&f, t, 90000);
	floor_apply_turn_ms(&f, t, 60000);
	assert_int_equal(f.groups[0].charged, 60000);
	floor_apply_turn_entry(&f, t, right);
	assert_int_equal(f.groups[0].charged, 0);
	assert_int_equal(f.groups[1].charged, 60000);
	assert_true(floor_waiting(&f, wrong));
	assert_false(floor_waiting(&f, right));
	assert_int_equal(f.groups[0].turns, 0);
	assert_int_equal(f.groups[1].last, 1);
	floor_release(&f);
}

static void
test_undo_of_next(void **state)
{
	struct floor f;
	int a, b;

	(void)state;
	room(&f);
	a = call(&f, hand(&f, 0, FLOOR_ORDINARY));
	hand(&f, 2, FLOOR_ORDINARY);
	floor_apply_end(&f, a, 70000);
	b = call(&f, floor_pick(&f, NULL));
	assert_int_equal(floor_running(&f), b);
	floor_apply_void(&f, b);
	floor_apply_reopen(&f, a);
	assert_int_equal(floor_running(&f), a);
	assert_int_equal(f.groups[0].charged, 0);
	assert_int_equal(f.v, 0);
	floor_apply_end(&f, a, 80000);
	assert_int_equal(f.groups[0].charged, 80000);
	floor_release(&f);
}

static void
test_replies_per_item(void **state)
{
	struct floor f;

	(void)state;
	room(&f);
	floor_apply_item(&f, 1);
	for (int i = 0; i < f.rules.replies; i++)
		floor_apply_end(&f, call(&f, hand(&f, 0, FLOOR_REPLY)), 1000);
	assert_int_equal(refusal(&f, 0, FLOOR_REPLY), FLOOR_REFUSE_REPLY_LIMIT);
	floor_apply_item(&f, 2);
	assert_int_equal(refusal(&f, 0, FLOOR_REPLY), FLOOR_REFUSE_OK);
	floor_apply_item(&f, 1);
	assert_int_equal(refusal(&f, 0, FLOOR_REPLY), FLOOR_REFUSE_REPLY_LIMIT);
	floor_release(&f);
}

static void
test_ledgers(void **state)
{
	struct floor f;
	int waits;

	(void)state;
	room(&f);
	turn(&f, 0, 100000);
	floor_apply_fix(&f, 0, 5000);
	waits = hand(&f, 1, FLOOR_ORDINARY);
	floor_apply_ledger(&f, 1);
	assert_int_equal(f.groups[0].charged, 0);
	assert_int_equal(f.groups[0].before, 105000);
	assert_int_equal(floor_turns_of(&f, 0), 0);
	assert_true(floor_waiting(&f, waits));
	turn(&f, 2, 7000);
	floor_apply_ledger(&f, 0);
	assert_int_equal(f.groups[0].charged, 105000);
	assert_int_equal(f.groups[1].charged, 0);
	assert_int_equal(f.groups[1].before, 7000);
	floor_release(&f);
}

static void
test_catch_up(void **state)
{
	static const struct { int64_t rule, base; } table[] = {
		{ FLOOR_AUTO, 1000000 - 4 * 180000 }, { 100000, 900000 }, { 0, 1000000 },
		{ FLOOR_UNLIMITED, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct floor f;
		int e;

		room(&f);
		f.rules.catch_up_ms = table[i].rule;
		floor_apply_fix(&f, 0, 1000000);
		turn(&f, 0, 0);
		assert_int_equal(f.v, 1000000);
		e = hand(&f, 2, FLOOR_ORDINARY);
		assert_int_equal(floor_vt(&f, 1), table[i].base);
		hand(&f, 3, FLOOR_ORDINARY);
		assert_int_equal(floor_vt(&f, 1), table[i].base);
		floor_apply_leave(&f, e);
		assert_int_equal(floor_vt(&f, 1), table[i].base);
		floor_release(&f);
	}
}

static void
test_block(void **state)
{
	struct floor f;

	(void)state;
	room(&f);
	assert_int_equal(floor_block(&f), 200000);
	floor_apply_weight(&f, 2, 500, 0);
	assert_int_equal(floor_block(&f), 400000);
	floor_apply_group_absent(&f, 2, true);
	assert_int_equal(floor_block(&f), 200000);
	f.rules.block_ms = 0;
	assert_int_equal(floor_block(&f), 0);
	floor_release(&f);
}

static void
test_interruptions(void **state)
{
	struct floor f;
	int a, p, q, o;

	(void)state;
	room(&f);
	a = call(&f, hand(&f, 0, FLOOR_ORDINARY));
	o = hand(&f, 2, FLOOR_ORDINARY);
	p = hand(&f, 4, FLOOR_POINT);
	q = hand(&f, 3, FLOOR_POINT);
	assert_int_equal(floor_call_check(&f, o), FLOOR_REFUSE_BUSY);
	p = call(&f, p);
	assert_int_equal(floor_call_check(&f, q), FLOOR_REFUSE_POINT_BUSY);
	assert_int_equal(floor_call_check(&f, f.turns[p].entry), FLOOR_REFUSE_NOT_WAITING);
	assert_int_equal(refusal(&f, 0, FLOOR_ORDINARY), FLOOR_REFUSE_SPEAKING);
	floor_apply_end(&f, p, 20000);
	assert_int_equal(floor_running(&f), a);
	assert_int_equal(f.groups[2].other, 20000);
	floor_release(&f);
}

/* A turn that already lasts longer than expected is taken as long as it is. */
static void
test_preview_of_long_turn(void **state)
{
	struct floor f;
	int a, list[3], other, own;

	(void)state;
	room(&f);
	floor_apply_fix(&f, 1, 200000);
	a = call(&f, hand(&f, 0, FLOOR_ORDINARY));
	other = hand(&f, 2, FLOOR_ORDINARY);
	own = hand(&f, 1, FLOOR_ORDINARY);
	assert_int_equal(floor_preview(&f, 3, list), 2);
	assert_int_equal(list[0], own);
	floor_apply_elapsed(&f, a, 200001);
	assert_int_equal(floor_preview(&f, 3, list), 2);
	assert_int_equal(list[0], other);
	assert_int_equal(floor_preview_order(&f, FLOOR_ORDER_FIFO, 1, list), 1);
	assert_int_equal(list[0], other);
	assert_int_equal(f.groups[0].charged, 0);
	floor_release(&f);
}

static void
test_reason_numbers(void **state)
{
	struct floor f;
	struct floor_reason why;

	(void)state;
	room(&f);
	turn(&f, 0, 90000);
	turn(&f, 2, 60000);
	hand(&f, 0, FLOOR_ORDINARY);
	hand(&f, 2, FLOOR_ORDINARY);
	floor_pick(&f, &why);
	assert_int_equal(why.why, FLOOR_WHY_LEAST_TIME);
	assert_int_equal(why.person, 2);
	assert_int_equal(why.group, 1);
	assert_int_equal(why.charged, 60000);
	assert_int_equal(why.rival_group, 0);
	assert_int_equal(why.rival_charged, 90000);
	assert_int_equal(why.turns, 1);
	assert_true(why.served);
	floor_release(&f);
}

static void
test_names(void **state)
{
	enum floor_order o;
	enum floor_class c;

	(void)state;
	for (int i = 0; i < FLOOR_ORDER_N; i++) {
		assert_true(floor_order_parse(floor_order_name((enum floor_order)i), &o));
		assert_int_equal(o, i);
	}
	for (int i = 0; i < FLOOR_CLASS_N; i++) {
		assert_true(floor_class_parse(floor_class_name((enum floor_class)i), &c));
		assert_int_equal(c, i);
	}
	assert_false(floor_order_parse("fairest", &o));
	assert_string_equal(floor_refusal_name(FLOOR_REFUSE_POINT_BUSY), "point_busy");
	assert_string_equal(floor_why_name(FLOOR_WHY_REPLY), "right_of_reply");
	assert_string_equal(floor_inside_name(FLOOR_INSIDE_FIRST_HAND), "first_hand");
}

/* A journal may hold anything: unknown indexes and absurd numbers do no harm. */
static void
test_any_sequence(void **state)
{
	const int64_t huge = INT64_C(9007199254740991);
	struct floor f;
	int t;

	(void)state;
	room(&f);
	assert_int_equal(floor_apply_call(&f, 3, 0), FLOOR_NONE);
	assert_int_equal(floor_add_person(&f, 9), FLOOR_NONE);
	assert_int_equal(floor_apply_hand(&f, &(struct floor_hand){ .person = 9 }), FLOOR_NONE);
	floor_apply_end(&f, FLOOR_NONE, 5);
	floor_apply_void(&f, 0);
	floor_apply_noshow(&f, FLOOR_NONE);
	floor_apply_announce(&f, 77);
	floor_apply_weight(&f, 0, -5, huge);
	assert_int_equal(f.groups[0].weight, 1);
	for (int i = 0; i < 3; i++)
		floor_apply_fix(&f, 0, huge);
	t = turn(&f, 0, huge);
	floor_apply_end(&f, t, 5);
	assert_int_equal(f.turns[t].ms, INT64_C(9000000000000000));
	floor_apply_call(&f, f.turns[t].entry, -huge);
	floor_apply_call(&f, f.turns[t].entry, huge);
	assert_int_equal(f.n_open, 2);
	floor_apply_end(&f, floor_apply_call(&f, hand(&f, 2, FLOOR_ORDINARY), 0), -5);
	assert_int_equal(f.groups[1].charged, 0);
	hand(&f, 4, FLOOR_ORDINARY);
	assert_true(floor_pick(&f, NULL) != FLOOR_NONE);
	floor_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_joint_statement),
		cmocka_unit_test(test_capacity),
		cmocka_unit_test(test_seat),
		cmocka_unit_test(test_factor_and_yield),
		cmocka_unit_test(test_lost_line),
		cmocka_unit_test(test_corrections),
		cmocka_unit_test(test_undo_of_next),
		cmocka_unit_test(test_replies_per_item),
		cmocka_unit_test(test_ledgers),
		cmocka_unit_test(test_catch_up),
		cmocka_unit_test(test_block),
		cmocka_unit_test(test_interruptions),
		cmocka_unit_test(test_preview_of_long_turn),
		cmocka_unit_test(test_reason_numbers),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_any_sequence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
