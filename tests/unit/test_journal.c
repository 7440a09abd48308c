/* SPDX-License-Identifier: ISC */
/* The journal and its fold: what was recorded is what readers get, also after reopening. */
#include <unistd.h>

#include <unit.h>

#include <talanoa/store/store.h>

static struct env env;
static const char path[] = "test_journal.talanoa";

static struct store *
fresh(void)
{
	struct store *s;
	struct err err = { 0 };

	unlink(path);
	assert_true(env_init(&env, "7,1773133200000"));
	if (!store_create(path, "basic", &env, &s, &err))
		fail_msg("%s", err.msg);
	store_operator(s, "Ana", "rapporteur");
	return s;
}

static struct id
add_note(struct store *s, const char *text)
{
	struct id id = id_random(&env.rng);
	struct err err = { 0 };
	struct ev e;

	ev_init(&e, EV_NOTE_SET, &id);
	ev_int(&e, FLD_NUM, store_next_num(s, UNIT_NOTE));
	ev_text(&e, FLD_TEXT, text);
	assert_true(store_begin(s, &err));
	store_act(s, 1773133200000, false, NULL);
	if (!store_add(s, &e, &err) || !store_commit(s, &err))
		fail_msg("%s", err.msg);
	return id;
}

static void
test_record_and_read(void **state)
{
	struct store *s = fresh();
	struct units us;
	struct err err = { 0 };

	(void)state;
	add_note(s, "First");
	add_note(s, "Second, in Tiếng Việt");
	store_close(s);
	assert_true(store_open(path, STORE_READ, &env, &s, &err));
	assert_true(store_units(s, UNIT_NOTE, &us, &err));
	assert_int_equal(us.n, 2);
	assert_string_equal(unit_text(&us.v[0], FLD_TEXT), "First");
	assert_string_equal(unit_text(&us.v[1], FLD_TEXT), "Second, in Tiếng Việt");
	assert_int_equal(us.v[1].num, 2);
	units_release(&us);
	/* meeting.new and its session, then a session of Ana's and two notes */
	assert_int_equal(store_count(s), 5);
	store_close(s);
	unlink(path);
}

static void
test_later_write_is_shown(void **state)
{
	struct store *s = fresh();
	struct id id = add_note(s, "Frist");
	struct units us;
	struct err err = { 0 };
	struct ev e;

	(void)state;
	ev_init(&e, EV_NOTE_SET, &id);
	ev_text(&e, FLD_TEXT, "First");
	assert_true(store_begin(s, &err));
	store_act(s, 1773133200000, false, NULL);
	assert_true(store_add(s, &e, &err));
	assert_true(store_commit(s, &err));
	assert_true(store_units(s, UNIT_NOTE, &us, &err));
	assert_int_equal(us.n, 1);
	assert_string_equal(unit_text(&us.v[0], FLD_TEXT), "First");
	assert_int_equal(unit_cell(&us.v[0], FLD_TEXT)->versions, 1);
	units_release(&us);
	store_close(s);
	unlink(path);
}

static void
test_rollback_leaves_nothing(void **state)
{
	struct store *s = fresh();
	struct id id = id_random(&env.rng);
	size_t before = store_count(s);
	struct err err = { 0 };
	struct ev e;

	(void)state;
	ev_init(&e, EV_NOTE_SET, &id);
	ev_text(&e, FLD_TEXT, "bell \a");
	assert_true(store_begin(s, &err));
	store_act(s, 1773133200000, false, NULL);
	assert_false(store_add(s, &e, &err));
	assert_int_equal(err.code, ERR_INPUT);
	store_rollback(s);
	assert_int_equal(store_count(s), before);
	add_note(s, "still works");
	store_close(s);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_record_and_read),
		cmocka_unit_test(test_later_write_is_shown),
		cmocka_unit_test(test_rollback_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
