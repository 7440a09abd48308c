/* SPDX-License-Identifier: ISC */
/* The screen primitives in a real terminal: a demo program in a pty read by libvterm. */
#include <config.h>

#include <unit.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vt.h>

static const char *const plain[] = { "tests/e2e/demo", NULL };

static struct vt *
start(const char *const env[], int rows, int cols)
{
	struct vt *v = vt_start(plain, env, rows, cols);

	assert_true(vt_wait(v, "demo"));
	return v;
}

static void
test_type_and_leave(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	assert_true(vt_wait(v, "demo 80x24"));
	assert_true(vt_wait_cursor(v, 23, 2));
	assert_true(vt_cell(v, 0, 0).bold);
	assert_true(vt_cell(v, 3, 40).reverse);
	assert_true(vt_cell(v, 2, 0).hue);
	assert_false(vt_cell(v, 23, 0).bold);
	vt_send(v, "hello w\xc3\xb6rld");
	assert_true(vt_wait_row(v, 23, "> hello w\xc3\xb6rld"));
	assert_true(vt_wait_cursor(v, 23, 13));
	vt_key(v, "enter");
	assert_true(vt_wait_row(v, 3, "hello w\xc3\xb6rld"));
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	assert_true(vt_has(v, "end 1 entered hello w\xc3\xb6rld"));
	assert_int_equal(vt_asked(v), 0);
	vt_free(v);
}

/* The budget of 7-budgets: one byte on the wire for a letter typed at the end of the line. */
static void
test_one_byte_a_letter(void **state)
{
	static const char letters[] = "The quick brown fox jumps over the lazy dog.";
	struct vt *v = start(NULL, 24, 80);
	char row[80] = "> T";

	(void)state;
	/* The first letter changes the status row; the budget is for the steady state. */
	vt_send(v, "T");
	assert_true(vt_wait_row(v, 23, "> T"));
	assert_true(vt_wait(v, "first 1"));
	vt_mark(v);
	for (size_t i = 1; letters[i] != '\0'; i++) {
		char key[2] = { letters[i], '\0' };

		vt_send(v, key);
		snprintf(row, sizeof row, "> %.*s", (int)(i + 1), letters);
		/* A typed space shows nothing; the cursor does. */
		assert_true(vt_wait_cursor(v, 23, 3 + (int)i));
	}
	assert_true(vt_wait_row(v, 23, row));
	assert_string_equal(str_c(vt_raw(v)), letters + 1);
	vt_free(v);
}

/* The same while a clock ticks: the tick costs few bytes and the letters none more. */
static void
test_clock_is_cheap(void **state)
{
	static const char *const env[] = { "DEMO_CLOCK=1", "DEMO_KEYS=1", NULL };
	struct vt *v = start(env, 24, 80);

	(void)state;
	assert_true(vt_wait(v, "clock 1"));
	vt_mark(v);
	assert_true(vt_wait(v, "clock 3"));
	assert_in_range(vt_raw(v)->len, 2, 2 * 2 + 4);
	vt_free(v);
}

static void
test_idle_is_silent(void **state)
{
	struct vt *v = start(NULL, 24, 80);
	long woken;

	(void)state;
	assert_true(vt_wait_cursor(v, 23, 2));
	vt_mark(v);
	woken = vt_wakeups(v);
	assert_true(vt_quiet(v, 300));
	/* Going to sleep after the first screen may count once. */
	assert_in_range(vt_wakeups(v) - woken, 0, 1);
	vt_free(v);
}

static void
test_first_screen_and_redraw(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	assert_true(vt_wait_cursor(v, 23, 2));
	assert_in_range(vt_raw(v)->len, 1, 700);
	assert_null(strstr(str_c(vt_raw(v)), "\033[?25l"));
	assert_non_null(strstr(str_c(vt_raw(v)), "\033[?2004h"));
	vt_mark(v);
	vt_key(v, "ctrl-l");
	vt_send(v, "x");
	assert_true(vt_wait(v, "> x"));
	assert_in_range(vt_raw(v)->len, 50, 700);
	vt_mark(v);
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	assert_null(strstr(str_c(vt_raw(v)), "\033[?2004h"));
	assert_non_null(strstr(str_c(vt_raw(v)), "\033[?2004l"));
	vt_free(v);
}

static void
test_keys(void **state)
{
	static const struct {
		const char *key, *shown;
	} rows[] = {
		{ "ctrl-x", "action run" }, { "ctrl-t", "action speaker" }, { "f1", "action help" },
		{ "pgup", "action page-up" }, { "pgdn", "action page-down" },
		{ "alt-3", "action agenda" }, { "esc", "action cancel" },
		{ "alt-2", "action record" }, { "f6", "action outcomes" },
		{ "f7", "action closing" }, { "f2", "action floor" }, { "n", "action next" },
		{ "space", "action pause" }, { "?", "action help" }, { "enter", "action start" },
		{ "tab", "action to-record" }, { "up", "action to-record" },
	};
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (strlen(rows[i].key) == 1)
			vt_send(v, rows[i].key);
		else
			vt_key(v, rows[i].key);
		assert_true(vt_wait(v, rows[i].shown));
	}
	vt_free(v);
}

/* Sequences nobody knows and broken UTF-8 neither hang the input nor end up as text. */
static void
test_strange_bytes(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	vt_send(v, "a\033[31;1Qb");
	assert_true(vt_wait_row(v, 23, "> ab"));
	vt_send(v, "\xe9" "c\xe4\xbd" "d\xff" "e");
	assert_true(vt_wait_row(v, 23, "> ab\xef\xbf\xbd" "c\xef\xbf\xbd" "d\xef\xbf\xbd" "e"));
	vt_free(v);
}

static void
test_resize(void **state)
{
	static const int sizes[][2] = {
		{ 10, 40 }, { 5, 20 }, { 1, 1 }, { 50, 200 }, { 2, 3 }, { 24, 80 },
	};
	struct vt *v = start(NULL, 24, 80);
	char text[40];

	(void)state;
	vt_send(v, "\xe4\xbd\xa0\xe5\xa5\xbd abc");
	assert_true(vt_wait(v, "\xe4\xbd\xa0\xe5\xa5\xbd abc"));
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		vt_resize(v, sizes[i][0], sizes[i][1]);
		snprintf(text, sizeof text, "demo %dx%d", sizes[i][1], sizes[i][0]);
		if (sizes[i][1] >= 20)
			assert_true(vt_wait(v, text));
	}
	assert_true(vt_wait_row(v, 23, "> \xe4\xbd\xa0\xe5\xa5\xbd abc"));
	/* A storm of sizes ends in the last one. */
	for (int i = 1; i < 60; i++)
		vt_resize(v, i % 24 + 1, i % 80 + 1);
	vt_resize(v, 12, 60);
	assert_true(vt_wait(v, "demo 60x12"));
	assert_true(vt_wait_row(v, 11, "> \xe4\xbd\xa0\xe5\xa5\xbd abc"));
	vt_free(v);
}

static void
test_paste(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	vt_paste(v, "one\r\ntwo\tn\x07\x1b[2Jq");
	assert_true(vt_wait_row(v, 23, "> one\xe2\x86\xb5two n[2Jq"));
	assert_true(vt_has(v, "action none"));
	vt_key(v, "ctrl-u");
	assert_true(vt_wait_row(v, 23, ">"));
	/* Its own end marker: what follows in the same burst is still text. */
	vt_paste(v, "safe\033[201~\revil\r");
	assert_true(vt_wait(v, "evil\xe2\x86\xb5"));
	assert_true(vt_has(v, "action none"));
	vt_send(v, "!");
	assert_true(vt_wait(v, "evil\xe2\x86\xb5!"));
	vt_key(v, "enter");
	assert_true(vt_wait(v, "action accept"));
	vt_free(v);
}

static void
test_large_paste(void **state)
{
	struct vt *v = start(NULL, 24, 80);
	struct str big = STR_INIT;

	(void)state;
	for (int i = 0; i < 64 * 1024 / 16; i++)
		str_add(&big, "0123456789abcde ");
	str_add(&big, "END");
	vt_paste(v, str_c(&big));
	assert_true(vt_wait(v, "END"));
	/* A literal paste of 256 KB does not fit any more: said, not cut. */
	for (int i = 0; i < 4; i++)
		vt_paste(v, str_c(&big));
	assert_true(vt_wait(v, "action full"));
	str_release(&big);
	vt_free(v);
}

static void
test_completion_and_history(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	vt_send(v, "ann");
	vt_key(v, "tab");
	assert_true(vt_wait_row(v, 4, "announce"));
	assert_true(vt_wait_row(v, 5, "annex"));
	vt_send(v, "o");
	vt_key(v, "tab");
	assert_true(vt_wait_row(v, 23, "> announce"));
	assert_true(vt_wait_row(v, 4, ""));
	vt_key(v, "enter");
	vt_send(v, "kenya");
	vt_key(v, "tab");
	assert_true(vt_wait(v, "> K\xc3\xa9nya"));
	vt_key(v, "ctrl-u");
	vt_key(v, "up");
	assert_true(vt_wait(v, "> announce"));
	vt_free(v);
}

static void
test_watched_file(void **state)
{
	const char *argv[] = { "tests/e2e/demo", "watched.tmp", NULL };
	int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
	struct vt *v = vt_start(argv, NULL, 24, 80);

	(void)state;
	assert_true(vt_wait(v, "changes 0"));
	assert_int_equal(write(fd, "x", 1), 1);
	assert_true(vt_wait(v, "changes 1"));
	/* Replaced by another file: noticed too, and the new one is followed. */
	assert_int_equal(rename(argv[1], "watched.old"), 0);
	assert_true(vt_gone(v, "changes 1"));
	close(fd);
	fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(vt_gone(v, "changes 2"));
	close(fd);
	unlink(argv[1]);
	unlink("watched.old");
	vt_free(v);
}

static void
test_signals(void **state)
{
	struct vt *v = start(NULL, 24, 80);
	int status;

	(void)state;
	vt_key(v, "ctrl-c");
	assert_true(vt_wait(v, "interrupted"));
	kill(vt_pid(v), SIGTERM);
	assert_int_equal(vt_exit(v), 0);
	assert_true(vt_has(v, "end 2"));
	vt_free(v);

	v = start(NULL, 24, 80);
	/* Stopped from outside and continued: paints itself anew. */
	kill(vt_pid(v), SIGSTOP);
	assert_int_equal(waitpid(vt_pid(v), &status, WUNTRACED), vt_pid(v));
	assert_true(WIFSTOPPED(status));
	vt_mark(v);
	kill(vt_pid(v), SIGCONT);
	while (strstr(str_c(vt_raw(v)), "demo 80x24") == NULL)
		assert_false(vt_quiet(v, 2000));
	/* Nobody could continue it here: Ctrl-Z must not stop it for good. */
	vt_key(v, "ctrl-z");
	vt_send(v, "alive");
	assert_true(vt_wait(v, "> alive"));
	vt_free(v);
}

static void
test_hangup(void **state)
{
	struct vt *v = start(NULL, 24, 80);

	(void)state;
	kill(vt_pid(v), SIGHUP);
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_type_and_leave),
		cmocka_unit_test(test_one_byte_a_letter),
		cmocka_unit_test(test_clock_is_cheap),
		cmocka_unit_test(test_idle_is_silent),
		cmocka_unit_test(test_first_screen_and_redraw),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_strange_bytes),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_paste),
		cmocka_unit_test(test_large_paste),
		cmocka_unit_test(test_completion_and_history),
		cmocka_unit_test(test_watched_file),
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_hangup),
	};

	if (chdir(getenv("TALANOA_BUILDDIR") != NULL ? getenv("TALANOA_BUILDDIR") : ".") != 0)
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
