/* SPDX-License-Identifier: ISC */
/* The hall's screen on a real terminal, while another program writes the meeting. */
#include <config.h>

#include <unit.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/app/command.h>

#include <scratch.h>
#include <vt.h>

static struct scratch dir;
static char program[512], file[256], home[256], state_dir[300];

static struct env env;
static struct meeting *m;

static void
run(const char *line)
{
	struct reply r = { 0 };
	struct err err;

	if (!command_run(m, line, &r, &err))
		fail_msg("%s: %s", line, err.msg);
	reply_release(&r);
}

static void
begin(void)
{
	static const char *const lines[] = {
		"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB",
		"person add Mele Taufa group=IP", "present+ Ana Silva,Bo Li,Mele Taufa",
		"meeting open",
	};
	struct meeting_wish wish = { .template = "hleag", .title = "Plenary" };
	struct err err;

	unlink(file);
	assert_true(env_init(&env, NULL));
	assert_true(meeting_create(file, &wish, &env, &m, &err));
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		run(lines[i]);
}

static struct vt *
start(int rows, int cols, const char *more)
{
	const char *const argv[] = { program, "display", file, NULL };
	const char *const vars[] = { home, "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TALANOA_TEST",
		more, NULL };

	return vt_start(argv, vars, rows, cols);
}

static void
leave(struct vt *v, const char *key)
{
	vt_send(v, key);
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
	meeting_close(m);
}

static void
test_follows(void **state)
{
	struct vt *v;

	(void)state;
	begin();
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "How the floor will be given"));
	run("adopt rules");
	assert_true(vt_wait(v, "The floor is open"));
	run("agenda+ Traceability for 20m");
	run("take up 1");
	assert_true(vt_wait(v, "Item 1. Traceability"));
	run("q+ Ana Silva");
	run("q+ Bo Li");
	assert_true(vt_wait(v, "Next: Ana Silva (CSO), Bo Li (LAB)"));
	run("next");
	assert_true(vt_wait(v, "████"));
	assert_true(vt_wait(v, "Ana Silva"));
	assert_true(vt_wait(v, "We have not heard from: Indigenous Peoples, Labour unions"));
	vt_resize(v, 5, 20);
	assert_true(vt_wait(v, " 2:"));
	vt_resize(v, 24, 80);
	run("attribution item 1 chatham");
	assert_true(vt_wait(v, "A participant"));
	assert_true(vt_gone(v, "Silva"));
	assert_true(vt_gone(v, "We have not heard from"));
	run("meeting suspend 15m");
	assert_true(vt_wait(v, "We resume at "));
	run("meeting close");
	assert_true(vt_wait(v, "The meeting is closed"));
	leave(v, "q");
}

static void
test_keys(void **state)
{
	struct vt *v;

	(void)state;
	begin();
	run("adopt rules");
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "The floor is open"));
	vt_send(v, "?");
	assert_true(vt_wait(v, "q: Leave the hall's screen"));
	vt_send(v, "x");
	assert_true(vt_gone(v, "Leave the hall's screen"));
	vt_mark(v);
	vt_key(v, "ctrl-l");
	assert_false(vt_quiet(v, 2000));
	assert_true(vt_wait(v, "The floor is open"));
	/* No key of the floor does anything here. */
	vt_send(v, "ndu\r t");
	vt_key(v, "f4");
	assert_true(vt_wait(v, "The floor is open"));
	leave(v, "\021");
}

/* Nothing is written: not into the file, nor beside it, nor into the person's folders. */
static void
test_writes_nothing(void **state)
{
	struct vt *v;
	size_t events;
	int64_t generation;

	(void)state;
	begin();
	run("q+ Ana Silva");
	run("next");
	events = store_count(m->store);
	generation = store_generation(m->store);
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "Ana Silva"));
	vt_send(v, "?");
	assert_true(vt_wait(v, "Leave the hall's screen"));
	vt_send(v, "q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
	assert_int_equal(store_count(m->store), events);
	assert_int_equal(store_generation(m->store), generation);
	assert_int_not_equal(access(state_dir, F_OK), 0);
	meeting_close(m);
}

/* Somebody writes for long: the picture stands, the clock goes on, the news come after. */
static void
test_busy_file(void **state)
{
	struct err err;
	struct vt *v;

	(void)state;
	begin();
	run("adopt rules");
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "The floor is open"));
	assert_true(store_batch_begin(m->store, &err));
	run("q+ Ana Silva");
	vt_send(v, "?");
	assert_true(vt_wait(v, "Leave the hall's screen"));
	assert_true(store_batch_end(m->store, true, &err));
	assert_true(vt_wait(v, "Next: Ana Silva"));
	leave(v, "q");
}

/* A clock that runs costs few bytes; nothing that runs costs nothing. */
static void
test_bytes(void **state)
{
	struct vt *v;
	long woken;

	(void)state;
	begin();
	run("adopt rules");
	run("q+ Ana Silva");
	run("next");
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "Ana Silva"));
	assert_false(vt_quiet(v, 1500));
	vt_mark(v);
	assert_false(vt_quiet(v, 4000));
	assert_in_range(vt_raw(v)->len, 20, 4 * 180);
	run("pause");
	assert_true(vt_wait(v, "paused"));
	/* What else the pause painted may still be on its way. */
	for (int i = 0; i < 20 && !vt_quiet(v, 300); i++)
		;
	vt_mark(v);
	woken = vt_wakeups(v);
	assert_true(vt_quiet(v, 1500));
	assert_in_range(vt_wakeups(v) - woken, 0, 1);
	assert_int_equal(vt_raw(v)->len, 0);
	assert_int_equal(vt_asked(v), 0);
	leave(v, "q");
}

static void
test_poor_terminals(void **state)
{
	static const struct { const char *var, *cell; } poor[] = {
		{ "LC_ALL=C", "######" }, { "NO_COLOR=1", "██████" }, { "TERM=vt100", "██████" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof poor / sizeof *poor; i++) {
		struct vt *v;

		begin();
		run("q+ Ana Silva");
		run("next");
		v = start(10, 40, poor[i].var);
		assert_true(vt_wait(v, poor[i].cell));
		assert_true(vt_wait(v, "Ana Silva"));
		leave(v, "q");
	}
}

/* However it ends, the terminal is given back. */
static void
test_signals(void **state)
{
	static const int deadly[] = { SIGTERM, SIGHUP };
	struct vt *v;

	(void)state;
	for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
		begin();
		run("adopt rules");
		v = start(24, 80, NULL);
		assert_true(vt_wait(v, "The floor is open"));
		vt_mark(v);
		kill(vt_pid(v), deadly[i]);
		assert_int_equal(vt_exit(v), 0);
		assert_non_null(strstr(str_c(vt_raw(v)), "\033[?1049l"));
		assert_false(vt_has(v, "The floor is open"));
		vt_free(v);
		meeting_close(m);
	}
}

static void
test_no_file(void **state)
{
	struct vt *v;

	(void)state;
	unlink(file);
	v = start(24, 80, NULL);
	assert_true(vt_wait(v, "there is no such file"));
	assert_int_equal(vt_exit(v), 3);
	vt_free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_follows),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_writes_nothing),
		cmocka_unit_test(test_busy_file),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_poor_terminals),
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_no_file),
	};
	const char *build = getenv("TALANOA_BUILDDIR");
	int failed;

	scratch_init(&dir);
	snprintf(program, sizeof program, "%s/talanoa", build != NULL ? build : ".");
	snprintf(state_dir, sizeof state_dir, "%s", scratch_path(&dir, ".local"));
	snprintf(file, sizeof file, "%s", scratch_path(&dir, "m.talanoa"));
	snprintf(home, sizeof home, "HOME=%s", dir.dir);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scratch_release(&dir);
	return failed;
}
