/* SPDX-License-Identifier: ISC */
/* Copies and the doctor: a copy is whole and its own; the doctor says what is there. */
#include <config.h>

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <unit.h>

#include <scratch.h>
#include <store/db.h>
#include <talanoa/store/whole.h>

static struct env env;
static struct scratch at;
static char meeting[300], to[300];
static struct store *s;

static int
setup(void **state)
{
	struct err err = { 0 };

	(void)state;
	scratch_init(&at);
	snprintf(meeting, sizeof meeting, "%s", scratch_path(&at, "m.talanoa"));
	snprintf(to, sizeof to, "%s", scratch_path(&at, "copy.talanoa"));
	return !env_init(&env, "7,1773133200000") ||
		!store_create(meeting, "basic", &env, &s, &err);
}

static int
teardown(void **state)
{
	(void)state;
	store_close(s);
	scratch_release(&at);
	return 0;
}

static void
test_copy_is_whole(void **state)
{
	struct store *copy;
	struct err err = { 0 };
	struct hash a = store_head(s), b;
	struct id sitting = id_random(&env.rng), meet = store_meeting(s), other;
	struct pulse pulse;
	struct stat sb;

	(void)state;
	assert_true(store_set_sitting(s, &sitting, &err));
	if (!store_copy(s, to, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(stat(to, &sb), 0);
	assert_int_equal(sb.st_mode & 07777, 0600);
	assert_true(store_open(to, STORE_WRITE, &env, &copy, &err));
	b = store_head(copy);
	assert_int_equal(hash_cmp(&a, &b), 0);
	assert_int_equal(store_count(copy), store_count(s));
	other = store_meeting(copy);
	assert_true(id_eq(&meet, &other));
	assert_true(store_pulse(copy, &pulse, &err));
	assert_true(id_zero(&pulse.sitting) && id_eq(&pulse.copied_from, &sitting));
	assert_true(id_zero(&pulse.turn) && pulse.utc_ms == 0);
	store_close(copy);
	/* the one it was made from goes on with its sitting */
	assert_true(store_pulse(s, &pulse, &err));
	assert_true(id_eq(&pulse.sitting, &sitting));
}

static void
test_reader_may_copy_and_stays_reader(void **state)
{
	struct store *r;
	struct err err = { 0 };

	(void)state;
	assert_true(store_open(meeting, STORE_READ, &env, &r, &err));
	if (!store_copy(r, to, &err))
		fail_msg("%s", err.msg);
	assert_false(store_begin(r, &err));
	assert_int_equal(err.code, ERR_DENIED);
	store_close(r);
}

static void
test_copy_never_overwrites(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_false(store_copy(s, meeting, &err));
	assert_non_null(strstr(err.msg, "there is already a file of that name"));
	assert_false(store_copy(s, at.dir, &err));
	assert_false(store_copy(s, "nowhere/x", &err));
	assert_int_equal(symlink("elsewhere", to), 0);
	assert_false(store_copy(s, to, &err));
	assert_int_equal(unlink(to), 0);
	scratch_write(&at, "copy.talanoa-journal", "old", 3);
	assert_false(store_copy(s, to, &err));
	assert_int_not_equal(access(to, F_OK), 0);
}

static void
test_no_copy_inside_an_act(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_true(store_begin(s, &err));
	assert_false(store_copy(s, to, &err));
	assert_int_equal(err.code, ERR_STATE);
	assert_int_not_equal(access(to, F_OK), 0);
	store_rollback(s);
}

/* A time in the record was changed behind our back: no copy pretends to be whole. */
static void
test_damaged_is_not_copied(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_int_equal(sqlite3_exec(s->db, "UPDATE event SET hlc = hlc - 1 WHERE n = 1",
		NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_changes(s->db), 1);
	assert_false(store_copy(s, to, &err));
	assert_int_equal(err.code, ERR_INTEGRITY);
	assert_non_null(strstr(err.msg, "was not kept"));
	assert_int_not_equal(access(to, F_OK), 0);
}

static void
test_doctor(void **state)
{
	static const char *const says[] = { "talanoa: ", "sqlite: 3.", "m.talanoa\n", "mode 0600",
		"file system: ", "may be changed here: yes\n", "beside it: nothing\n", "locks: ",
		"edition: full\n", "events: 2\n", "values: ", "synchronous: 3\n",
		"foreign keys: 1\n", "secure delete: 1\n", "trusted schema: 0\n",
		"page size: 4096\n", "schema version: 1\n" };
	struct str text = STR_INIT;
	struct err err = { 0 };

	(void)state;
	assert_true(store_doctor(s, &text, &err));
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		if (strstr(str_c(&text), says[i]) == NULL)
			fail_msg("\"%s\" is not in:\n%s", says[i], str_c(&text));
	assert_null(strstr(str_c(&text), "should be"));
	str_release(&text);
}

static void
test_set_aside(void **state)
{
	struct str text = STR_INIT;
	struct err err = { 0 };

	(void)state;
	store_close(s);
	s = NULL;
	assert_false(store_set_aside(meeting, &text, &err));
	assert_non_null(strstr(err.msg, "nothing beside it stands in the way"));
	scratch_write(&at, "m.talanoa-wal.aside-1", "taken", 5);
	scratch_write(&at, "m.talanoa-wal", "x", 1);
	assert_int_equal(symlink("elsewhere", scratch_path(&at, "m.talanoa-journal")), 0);
	assert_false(store_open(meeting, STORE_READ, &env, &s, &err));
	assert_non_null(strstr(err.msg, "talanoa doctor --set-aside"));
	if (!store_set_aside(meeting, &text, &err))
		fail_msg("%s", err.msg);
	assert_non_null(strstr(str_c(&text), "m.talanoa-wal.aside-2\n"));
	assert_non_null(strstr(str_c(&text), "m.talanoa-journal.aside-1\n"));
	assert_true(store_open(meeting, STORE_WRITE, &env, &s, &err));
	str_release(&text);
}

/* Another program in the middle of an act; it ends when the parent closes *ret_stop. */
static pid_t
start_writer(int *ret_stop)
{
	int ready[2], stop[2];
	char c;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(stop), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(stop[1]);
		if (!store_open(meeting, STORE_WRITE, &env, &s, NULL) || !store_begin(s, NULL) ||
		    write(ready[1], "r", 1) != 1)
			_exit(1);
		_exit(read(stop[0], &c, 1) != 0);
	}
	close(ready[1]);
	close(stop[0]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	*ret_stop = stop[1];
	return child;
}

static void
test_another_program_has_it(void **state)
{
	struct str text = STR_INIT;
	struct err err = { 0 };
	char says[64];
	pid_t child;
	int stop, status;

	(void)state;
	store_close(s);
	s = NULL;
	child = start_writer(&stop);
	assert_true(store_open(meeting, STORE_READ, &env, &s, &err));
	assert_true(store_doctor(s, &text, &err));
	snprintf(says, sizeof says, "locks: process %ld is writing\n", (long)child);
	if (strstr(str_c(&text), says) == NULL)
		fail_msg("%s", str_c(&text));
	store_close(s);
	s = NULL;
	scratch_write(&at, "m.talanoa-wal", "x", 1);
	assert_false(store_set_aside(meeting, &text, &err));
	assert_int_equal(err.code, ERR_BUSY);
	close(stop);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(store_set_aside(meeting, &text, &err));
	str_release(&text);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_copy_is_whole),
		T(test_reader_may_copy_and_stays_reader),
		T(test_copy_never_overwrites),
		T(test_no_copy_inside_an_act),
		T(test_damaged_is_not_copied),
		T(test_doctor),
		T(test_set_aside),
		T(test_another_program_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
