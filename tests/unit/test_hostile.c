/* SPDX-License-Identifier: ISC */
/* What may lie where a meeting should: refused with a clear sentence, and nothing is harmed. */
#include <config.h>

#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>
#include <unit.h>

#include <scratch.h>
#include <talanoa/store/store.h>

static struct env env;
static struct scratch at;
static char meeting[300], canary[300], side[320];

static const unsigned char magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

static int
setup(void **state)
{
	(void)state;
	scratch_init(&at);
	snprintf(meeting, sizeof meeting, "%s", scratch_path(&at, "m.talanoa"));
	snprintf(canary, sizeof canary, "%s", scratch_write(&at, "canary", "alive", 5));
	return !env_init(&env, "7,1773133200000");
}

static int
teardown(void **state)
{
	(void)state;
	scratch_release(&at);
	return 0;
}

static void
make_meeting(void)
{
	struct store *s;
	struct err err = { 0 };

	if (!store_create(meeting, "basic", &env, &s, &err))
		fail_msg("%s", err.msg);
	store_close(s);
}

static void
write_file(const char *path, const void *bytes, size_t n)
{
	int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), n);
	close(fd);
}

static void
sql(const char *path, const char *text)
{
	sqlite3 *db;
	char *msg = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, &msg) != SQLITE_OK)
		fail_msg("%s: %s", text, msg);
	sqlite3_close(db);
}

static const char *
beside(const char *suffix)
{
	snprintf(side, sizeof side, "%s%s", meeting, suffix);
	return side;
}

/* What lies at the path of the meeting. */
static void put_nothing(void) { }
static void put_folder(void) { mkdir(meeting, 0700); }
static void put_fifo(void) { mkfifo(meeting, 0600); }
static void put_link(void) { assert_int_equal(symlink(canary, meeting), 0); }
static void put_second_name(void) { make_meeting(); link(meeting, beside(".other")); }
static void put_empty(void) { write_file(meeting, "", 0); }
static void put_jpeg(void) { write_file(meeting, "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1", 16); }
static void put_other(void) { sql(meeting, "CREATE TABLE t(a); INSERT INTO t VALUES(1)"); }
static void put_wal(void) { make_meeting(); write_file(beside("-wal"), "x", 1); }
static void put_wal_mode(void) { make_meeting(); sql(meeting, "PRAGMA journal_mode = WAL"); }

static void
put_view(void)
{
	make_meeting();
	sql(meeting, "CREATE VIEW v AS WITH RECURSIVE r(x) AS"
		" (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r");
}

static void
put_trigger(void)
{
	make_meeting();
	sql(meeting, "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM value; END");
}

static void
put_table_gone(void)
{
	make_meeting();
	sql(meeting, "DROP TABLE floor");
}

static void
put_page_size(void)
{
	make_meeting();
	sql(meeting, "PRAGMA page_size = 8192; VACUUM");
}

static void
put_newer(void)
{
	make_meeting();
	sql(meeting, "PRAGMA user_version = 999");
}

static void
put_sparse(void)
{
	int fd = open(meeting, O_CREAT | O_WRONLY, 0600);

	assert_int_equal(ftruncate(fd, 10LL << 30), 0);
	close(fd);
}

/* What lies beside a good meeting, as its journal. */
static void put_journal_folder(void) { make_meeting(); mkdir(beside("-journal"), 0700); }
static void put_journal_fifo(void) { make_meeting(); mkfifo(beside("-journal"), 0600); }

static void
put_journal_link(void)
{
	make_meeting();
	assert_int_equal(symlink(canary, beside("-journal")), 0);
}

static void
put_journal_second_name(void)
{
	make_meeting();
	assert_int_equal(link(canary, beside("-journal")), 0);
}

/* A journal with no page in it whose end names the canary: SQLite would delete the canary. */
static void
put_super_journal(void)
{
	unsigned char b[2048] = { 0 };
	size_t n = strlen(canary), end = 512;
	unsigned sum = 0;

	make_meeting();
	memcpy(b, magic, sizeof magic);
	b[23] = 2;			/* sector size 512, page size 4096 */
	b[22] = 0;
	b[26] = 16;
	for (size_t i = 0; i < n; i++)
		sum += (unsigned char)canary[i];
	end += 4;
	memcpy(b + end, canary, n);
	end += n;
	for (int i = 0; i < 4; i++) {
		b[end + (size_t)i] = (unsigned char)(n >> (24 - 8 * i));
		b[end + 4 + (size_t)i] = (unsigned char)(sum >> (24 - 8 * i));
	}
	memcpy(b + end + 8, magic, sizeof magic);
	write_file(beside("-journal"), b, end + 16);
}

static const struct {
	const char *name;
	void (*put)(void);
	const char *says;
} hostile[] = {
	{ "no file", put_nothing, "there is no such file" },
	{ "folder", put_folder, "not a meeting file but a folder" },
	{ "pipe", put_fifo, "not a meeting file but a pipe" },
	{ "symbolic link", put_link, "a symbolic link; open the file it points to" },
	{ "hard link", put_second_name, "has 2 names" },
	{ "empty", put_empty, "the file is empty" },
	{ "JPEG", put_jpeg, "not a Talanoa meeting" },
	{ "other program's", put_other, "it holds the table \"t\"" },
	{ "10 GB of nothing", put_sparse, "not a Talanoa meeting" },
	{ "view", put_view, "it holds the view \"v\"" },
	{ "trigger", put_trigger, "it holds the trigger \"t\"" },
	{ "table gone", put_table_gone, "not a Talanoa meeting" },
	{ "page size", put_page_size, "its page size is not 4096" },
	{ "newer version", put_newer, "made by a newer version of Talanoa" },
	{ "-wal", put_wal, "-wal was left by another program" },
	{ "write-ahead logging", put_wal_mode, "write-ahead logging" },
	{ "journal: folder", put_journal_folder, "-journal is not a journal" },
	{ "journal: pipe", put_journal_fifo, "-journal is not a journal" },
	{ "journal: link", put_journal_link, "-journal is not a journal" },
	{ "journal: hard link", put_journal_second_name, "-journal is not a journal" },
	{ "super-journal", put_super_journal, "would make another file be deleted" },
};

static void
refused(enum store_mode mode, const char *name, const char *says)
{
	struct store *s;
	struct err err = { 0 };

	if (store_open(meeting, mode, &env, &s, &err))
		fail_msg("%s: was opened", name);
	if (strstr(err.msg, says) == NULL)
		fail_msg("%s: says \"%s\"", name, err.msg);
	if (strstr(err.msg, "m.talanoa") == NULL)
		fail_msg("%s: does not name the file: \"%s\"", name, err.msg);
	assert_int_equal(err_status(&err), 3 - (err.code == ERR_DENIED));
}

static void
test_refused(void **state)
{
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct timespec from, to;
		char text[6] = "";
		int fd;

		assert_int_equal(setup(state), 0);
		hostile[i].put();
		clock_gettime(CLOCK_MONOTONIC, &from);
		refused(STORE_READ, hostile[i].name, hostile[i].says);
		refused(STORE_WRITE, hostile[i].name, hostile[i].says);
		clock_gettime(CLOCK_MONOTONIC, &to);
		assert_true(to.tv_sec - from.tv_sec < 5);
		fd = open(canary, O_RDONLY);
		if (fd < 0 || read(fd, text, 5) != 5 || strcmp(text, "alive") != 0)
			fail_msg("%s: the canary is gone", hostile[i].name);
		close(fd);
		teardown(state);
	}
}

/* The super-journal of the test is a real one: SQLite by itself does delete the canary. */
static void
test_super_journal_is_real(void **state)
{
	(void)state;
	put_super_journal();
	sql(meeting, "SELECT count(*) FROM event");
	assert_int_not_equal(access(canary, F_OK), 0);
}

static void
test_device(void **state)
{
	struct store *s;
	struct err err = { 0 };

	(void)state;
	assert_false(store_open("/dev/null", STORE_READ, &env, &s, &err));
	assert_non_null(strstr(err.msg, "a device"));
	assert_false(store_open("", STORE_READ, &env, &s, &err));
	assert_false(store_open("..", STORE_READ, &env, &s, &err));
	assert_false(store_open("/nowhere/at/all/x", STORE_READ, &env, &s, &err));
	assert_non_null(strstr(err.msg, "its folder cannot be reached"));
}

static void
test_bad_names_of_new_files(void **state)
{
	char path[NAME_MAX + 400];
	struct store *s;
	struct err err = { 0 };

	(void)state;
	snprintf(path, sizeof path, "%s/%0*d", at.dir, NAME_MAX - 4, 7);
	assert_false(store_create(path, "", &env, &s, &err));
	assert_non_null(strstr(err.msg, "too long"));
	snprintf(path, sizeof path, "%s/a\033[31m.talanoa", at.dir);
	assert_false(store_create(path, "", &env, &s, &err));
	assert_non_null(strstr(err.msg, "the name of the file: U+001B escape at character 2"));
}

/* Of another user: only root can make such a file. */
static void
test_strangers_journal(void **state)
{
	struct store *s;
	struct err err = { 0 };

	(void)state;
	if (geteuid() != 0)
		skip();
	make_meeting();
	write_file(beside("-journal"), "", 0);
	assert_int_equal(chown(beside("-journal"), 12345, 12345), 0);
	refused(STORE_WRITE, "stranger's journal", "belongs to user 12345");
	/* a group that may write the meeting may leave a journal, too */
	assert_int_equal(chown(meeting, 0, 12345), 0);
	assert_int_equal(chmod(meeting, 0660), 0);
	if (!store_open(meeting, STORE_READ, &env, &s, &err))
		fail_msg("%s", err.msg);
	store_close(s);
}

static void
test_odd_names_are_names(void **state)
{
	static const char *const names[] = { ":memory:", "file:x?mode=memory", "-v", "%n%s" };
	struct store *s;
	struct err err = { 0 };
	struct stat sb;
	char back[PATH_MAX];

	(void)state;
	assert_non_null(getcwd(back, sizeof back));
	assert_int_equal(chdir(at.dir), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!store_create(names[i], "", &env, &s, &err))
			fail_msg("%s", err.msg);
		store_close(s);
		assert_int_equal(stat(names[i], &sb), 0);
		assert_true(sb.st_size > 4096);
		assert_true(store_open(names[i], STORE_WRITE, &env, &s, &err));
		assert_int_equal(store_path(s)[0], '/');
		store_close(s);
	}
	assert_int_equal(chdir(back), 0);
}

static void
test_create(void **state)
{
	struct store *s;
	struct err err = { 0 };
	struct stat sb;
	mode_t old = umask(0777);

	(void)state;
	make_meeting();
	umask(old);
	assert_int_equal(stat(meeting, &sb), 0);
	assert_int_equal(sb.st_mode & 07777, 0600);
	assert_false(store_create(meeting, "", &env, &s, &err));
	assert_non_null(strstr(err.msg, "there is already a file of that name"));
	assert_int_equal(unlink(meeting), 0);
	assert_int_equal(symlink("nowhere", meeting), 0);
	assert_false(store_create(meeting, "", &env, &s, &err));
	assert_int_equal(unlink(meeting), 0);
	write_file(beside("-journal"), "old", 3);
	assert_false(store_create(meeting, "", &env, &s, &err));
	assert_non_null(strstr(err.msg, "beside it lies an old m.talanoa-journal"));
	assert_int_not_equal(access(meeting, F_OK), 0);
	assert_int_equal(access(side, F_OK), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test_setup_teardown(test_super_journal_is_real, setup, teardown),
		cmocka_unit_test_setup_teardown(test_device, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_names_of_new_files, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strangers_journal, setup, teardown),
		cmocka_unit_test_setup_teardown(test_odd_names_are_names, setup, teardown),
		cmocka_unit_test_setup_teardown(test_create, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
