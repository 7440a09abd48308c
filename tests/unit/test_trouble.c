/* SPDX-License-Identifier: ISC */
/* What happens to a meeting while it is open or after a kill: nothing recorded is lost. */
#include <config.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>
#include <unit.h>

#include <scratch.h>
#include <store/db.h>
#include <store/file_place.h>
#include <talanoa/store/store.h>

static struct env env;
static struct scratch at;
static char meeting[300], side[320];
static long pretended;			/* file system that statfs(2) reports; 0: the true one */

int __real_statfs(const char *path, struct statfs *buf);
int __wrap_statfs(const char *path, struct statfs *buf);

int
__wrap_statfs(const char *path, struct statfs *buf)
{
	int rc = __real_statfs(path, buf);

	if (pretended != 0)
		buf->f_type = pretended;
	return rc;
}

static struct store *
open_as(enum store_mode mode)
{
	struct store *s;
	struct err err = { 0 };

	if (!store_open(meeting, mode, &env, &s, &err))
		fail_msg("%s", err.msg);
	return s;
}

static bool
try_note(struct store *s, const char *text, struct err *err)
{
	struct id id = id_random(&env.rng);
	struct ev e;

	ev_init(&e, EV_NOTE_SET, &id);
	ev_text(&e, FLD_TEXT, text);
	if (!store_begin(s, err))
		return false;
	store_act(s, 1773133200000, false, NULL);
	if (store_add(s, &e, err))
		return store_commit(s, err);
	store_rollback(s);
	return false;
}

static void
note(struct store *s, const char *text)
{
	struct err err = { 0 };

	if (!try_note(s, text, &err))
		fail_msg("%s", err.msg);
}

static int
setup(void **state)
{
	struct store *s;
	struct err err = { 0 };

	(void)state;
	scratch_init(&at);
	snprintf(meeting, sizeof meeting, "%s", scratch_path(&at, "m.talanoa"));
	snprintf(side, sizeof side, "%s-journal", meeting);
	if (!env_init(&env, "7,1773133200000") || !store_create(meeting, "basic", &env, &s, &err))
		return 1;
	note(s, "before");
	store_close(s);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	pretended = 0;
	scratch_release(&at);
	return 0;
}

static void
refuses(struct store *s, const char *says)
{
	struct err err = { 0 };

	assert_false(try_note(s, "trouble", &err));
	if (strstr(err.msg, says) == NULL)
		fail_msg("says \"%s\"", err.msg);
	assert_int_equal(err_status(&err), 3);
	assert_false(store_writing(s));
}

/* Killed in the middle of a commit: half of it is in the file, the journal knows the rest. */
static void
leave_hot_journal(void)
{
	struct stat sb;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		sqlite3 *db;

		sqlite3_open(meeting, &db);
		sqlite3_exec(db, "PRAGMA cache_size = 1; BEGIN;"
			" UPDATE value SET text = 'half'; DELETE FROM act; DELETE FROM unit;"
			" UPDATE event SET hlc = 0; DELETE FROM cell", NULL, NULL, NULL);
		sqlite3_db_cacheflush(db);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(stat(side, &sb), 0);
	assert_true(sb.st_size > 512);
}

static void
killed(enum store_mode mode)
{
	struct store *s;
	size_t n;

	s = open_as(STORE_READ);
	n = store_count(s);
	store_close(s);
	leave_hot_journal();
	s = open_as(mode);
	assert_int_equal(store_count(s), n);
	assert_int_not_equal(access(side, F_OK), 0);
	store_close(s);
}

static void
test_own_hot_journal(void **state)
{
	(void)state;
	killed(STORE_READ);
	killed(STORE_WRITE);
}

/* The cells of an index page are gone: SQLite reads on and would answer wrongly. */
static void
damage_index(void)
{
	struct store *s = open_as(STORE_READ);
	sqlite3_stmt *st;
	int fd = open(meeting, O_WRONLY);
	long root;

	sqlite3_prepare_v2(s->db, "SELECT rootpage FROM sqlite_schema WHERE name = 'event_order'",
		-1, &st, NULL);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	root = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	store_close(s);
	assert_int_equal(pwrite(fd, "\0\0", 2, (root - 1) * 4096 + 3), 2);
	close(fd);
}

static void
test_damage_is_seen_after_a_kill(void **state)
{
	struct store *s;
	struct err err = { 0 };

	(void)state;
	damage_index();
	s = open_as(STORE_READ);	/* the thorough check is not made at every opening */
	store_close(s);
	leave_hot_journal();
	assert_false(store_open(meeting, STORE_WRITE, &env, &s, &err));
	assert_int_equal(err.code, ERR_FORMAT);
	assert_non_null(strstr(err.msg, "the file is damaged"));
}

static void
test_moved(void **state)
{
	struct store *s = open_as(STORE_WRITE);
	char away[320];

	(void)state;
	snprintf(away, sizeof away, "%s.away", meeting);
	assert_int_equal(rename(meeting, away), 0);
	refuses(s, "moved, replaced or deleted");
	assert_int_equal(rename(away, meeting), 0);
	note(s, "back again");
	store_close(s);
}

static void
test_deleted(void **state)
{
	struct store *s = open_as(STORE_WRITE);

	(void)state;
	assert_int_equal(unlink(meeting), 0);
	refuses(s, "moved, replaced or deleted");
	store_close(s);
	assert_int_not_equal(access(side, F_OK), 0);
}

static void
test_replaced_inside_an_act(void **state)
{
	struct store *s = open_as(STORE_WRITE);
	struct id id = id_random(&env.rng);
	struct err err = { 0 };
	struct ev e;

	(void)state;
	assert_true(store_begin(s, &err));
	store_act(s, 1773133200000, false, NULL);
	ev_init(&e, EV_NOTE_SET, &id);
	ev_text(&e, FLD_TEXT, "lost?");
	assert_true(store_add(s, &e, &err));
	assert_int_equal(unlink(meeting), 0);
	scratch_write(&at, "m.talanoa", "something else", 14);
	assert_false(store_commit(s, &err));
	assert_non_null(strstr(err.msg, "moved, replaced or deleted"));
	store_close(s);
}

static void
test_chmod_while_open(void **state)
{
	struct store *s = open_as(STORE_WRITE);
	size_t n = store_count(s);

	(void)state;
	assert_int_equal(chmod(meeting, 0), 0);
	note(s, "still recorded");
	store_close(s);
	assert_int_equal(chmod(meeting, 0600), 0);
	s = open_as(STORE_READ);
	assert_int_equal(store_count(s), n + 2);	/* its session and the note */
	store_close(s);
}

static void
test_full(void **state)
{
	struct store *s = open_as(STORE_WRITE);
	char big[60000];
	struct err err = { 0 };
	size_t n = store_count(s);

	(void)state;
	memset(big, 'a', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	sqlite3_exec(s->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL);
	assert_false(try_note(s, big, &err));
	assert_non_null(strstr(err.msg, "the disk is full"));
	sqlite3_exec(s->db, "PRAGMA max_page_count = 100000", NULL, NULL, NULL);
	assert_int_equal(store_count(s), n);
	note(s, big);
	store_close(s);
}

/* The system refuses a write in the middle. */
static void
test_io_error(void **state)
{
	struct store *s = open_as(STORE_WRITE);
	struct rlimit old, tight;
	struct err err = { 0 };
	char big[60000];
	size_t n = store_count(s);
	bool done;

	(void)state;
	memset(big, 'a', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	tight = old;
	tight.rlim_cur = 40000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	done = try_note(s, big, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_false(done);
	assert_non_null(strstr(err.msg, "disk I/O error"));
	assert_int_equal(store_count(s), n);
	note(s, big);
	store_close(s);
}

static void
test_read_only_file(void **state)
{
	struct store *s;
	struct err err = { 0 };

	(void)state;
	if (getuid() == 0) {		/* root may write what nobody may */
		assert_int_equal(chown(meeting, 65534, 65534), 0);
		assert_int_equal(chown(at.dir, 65534, 65534), 0);
		assert_int_equal(seteuid(65534), 0);
	}
	assert_int_equal(chmod(meeting, 0400), 0);
	assert_false(store_open(meeting, STORE_WRITE, &env, &s, &err));
	assert_non_null(strstr(err.msg, "may not be changed"));
	s = open_as(STORE_READ);
	store_close(s);
	assert_int_equal(chmod(meeting, 0600), 0);
	assert_int_equal(chmod(at.dir, 0500), 0);
	assert_false(store_open(meeting, STORE_WRITE, &env, &s, &err));
	assert_non_null(strstr(err.msg, "its folder may not be written"));
	assert_int_equal(chmod(at.dir, 0700), 0);
	assert_int_equal(seteuid(getuid()), 0);
}

static void
test_network(void **state)
{
	static const long shared[] = { 0x6969, 0x517b, 0xfe534d42, 0x65735546, 0x01021997 };
	struct store *s;
	struct err err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
		pretended = shared[i];
		assert_false(store_open(meeting, STORE_WRITE, &env, &s, &err));
		assert_int_equal(err.code, ERR_DENIED);
		assert_non_null(strstr(err.msg, fs_kind((uint32_t)shared[i])->name));
		assert_false(store_create(scratch_path(&at, "new"), "", &env, &s, &err));
		assert_int_not_equal(access(at.path, F_OK), 0);
		s = open_as(STORE_READ);
		assert_int_equal(sqlite3_db_readonly(s->db, "main"), 1);
		store_close(s);
	}
}

static void
test_reader_writes_nothing(void **state)
{
	struct store *s = open_as(STORE_READ);
	struct err err = { 0 };

	(void)state;
	assert_false(try_note(s, "no", &err));
	assert_int_equal(err.code, ERR_DENIED);
	assert_int_equal(sqlite3_exec(s->db, "DELETE FROM event", NULL, NULL, NULL) & 0xff,
		SQLITE_READONLY);
	store_close(s);
}

static void
test_busy(void **state)
{
	struct store *a = open_as(STORE_WRITE), *b;
	struct err err = { 0 };

	(void)state;
	b = open_as(STORE_WRITE);
	assert_true(store_begin(a, &err));
	store_busy(b, 0);
	assert_false(store_begin(b, &err));
	assert_int_equal(err.code, ERR_BUSY);
	assert_non_null(strstr(err.msg, "the other session is writing"));
	store_rollback(a);
	note(b, "now");
	store_close(a);
	store_close(b);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_own_hot_journal),
		T(test_damage_is_seen_after_a_kill),
		T(test_moved),
		T(test_deleted),
		T(test_replaced_inside_an_act),
		T(test_chmod_while_open),
		T(test_full),
		T(test_io_error),
		T(test_read_only_file),
		T(test_network),
		T(test_reader_writes_nothing),
		T(test_busy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
