/* SPDX-License-Identifier: ISC */
/* The real program on a real terminal: what a rapporteur and a facilitator do with it. */
#include <config.h>

#include <unit.h>

#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/app/command.h>

#include <scratch.h>
#include <vt.h>

static struct scratch dir;
static char program[512], file[256], home[256];

static void
run(struct meeting *m, const char *line)
{
	struct reply r = { 0 };
	struct err err;

	if (!command_run(m, line, &r, &err)) {
		fprintf(stderr, "%s: %s\n", line, err.msg);
		fail();
	}
	reply_release(&r);
}

static void
find_drafts(glob_t *ret_found)
{
	char pattern[512];

	snprintf(pattern, sizeof pattern, "%s/.local/state/talanoa/draft-*.txt", dir.dir);
	if (glob(pattern, 0, NULL, ret_found) != 0)
		ret_found->gl_pathc = 0;
}

static bool
draft_exists(void)
{
	glob_t g;
	bool found;

	find_drafts(&g);
	found = g.gl_pathc > 0;
	globfree(&g);
	return found;
}

/* What tests before this one left half typed, in other meetings. */
static void
remove_drafts(void)
{
	glob_t g;

	find_drafts(&g);
	for (size_t i = 0; i < g.gl_pathc; i++)
		unlink(g.gl_pathv[i]);
	globfree(&g);
}

/* A meeting with three people; more lines may follow. */
static void
make_meeting(const char *more)
{
	static const char *const lines[] = {
		"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB",
		"person add Mele Taufa group=IP", "present+ Ana Silva,Bo Li,Mele Taufa",
		"meeting open", "agenda+ Traceability for 20m", "take up 1",
	};
	struct meeting_wish wish = { .template = "hleag", .title = "Plenary" };
	struct meeting *m;
	struct env env;
	struct err err;

	unlink(file);
	remove_drafts();
	assert_true(env_init(&env, NULL));
	assert_true(meeting_create(file, &wish, &env, &m, &err));
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		run(m, lines[i]);
	if (more != NULL)
		run(m, more);
	meeting_close(m);
}

/* Notes in the file, as another program reads it. */
static size_t
count_notes(void)
{
	struct meeting *m;
	struct units notes;
	struct env env;
	struct err err;
	size_t n;

	assert_true(env_init(&env, NULL));
	assert_true(meeting_open(file, STORE_READ, &env, &m, &err));
	assert_true(store_units(m->store, UNIT_NOTE, &notes, &err));
	n = notes.n;
	units_release(&notes);
	meeting_close(m);
	return n;
}

static struct vt *
start_sized(const char *who, const char *view, int rows, int cols)
{
	const char *const argv[] = { program, "open", "--as", who, "--view", view, file, NULL };
	const char *const env[] = { home, "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TALANOA_TEST",
		NULL };

	return vt_start(argv, env, rows, cols);
}

static struct vt *
start(const char *who, const char *view)
{
	struct vt *v = start_sized(who, view, 24, 80);

	assert_true(vt_wait(v, "NOW"));
	return v;
}

static void
leave(struct vt *v)
{
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
}

static void
test_type_a_note(void **state)
{
	struct vt *v;

	(void)state;
	make_meeting(NULL);
	v = start("Rapporteur", "record");
	assert_true(vt_wait_cursor(v, 22, 16));
	vt_send(v, "The chair opens the discussion.\r");
	assert_true(vt_wait(v, "note 1: nobody's"));
	assert_true(vt_wait_cursor(v, 22, 16));
	/* What the screen shows as recorded is in the file. */
	assert_int_equal(count_notes(), 1);
	vt_send(v, "q+ Ana\r");
	assert_true(vt_wait(v, "hand up: Ana Silva (CSO)"));
	vt_key(v, "tab");
	vt_send(v, "n");
	assert_true(vt_wait(v, "of 3:00 Ana Silva CSO"));
	vt_send(v, "We ask for consent.\r");
	assert_true(vt_wait(v, "Ana Silva (CSO): We ask for consent."));
	vt_key(v, "f1");
	assert_true(vt_wait(v, "In the record"));
	/* Nothing hides a running clock. */
	assert_true(vt_has(v, "NOW 0:"));
	vt_send(v, "q");
	assert_true(vt_gone(v, "In the record"));
	leave(v);
	assert_int_equal(count_notes(), 2);
}

static void
test_floor_keys(void **state)
{
	struct vt *v;

	(void)state;
	make_meeting(NULL);
	v = start("Facilitator", "floor");
	vt_send(v, "1");
	assert_true(vt_wait(v, "hand up: Ana Silva"));
	vt_send(v, "2n");
	assert_true(vt_wait(v, "Ana Silva (CSO) has the floor"));
	vt_send(v, " ");
	assert_true(vt_wait(v, "[paused"));
	vt_send(v, " ");
	assert_true(vt_gone(v, "[paused"));
	vt_send(v, "d");
	assert_true(vt_wait(v, "nobody has the floor"));
	vt_send(v, "u");
	assert_true(vt_wait(v, "of 3:00"));
	vt_send(v, "Z");
	assert_true(vt_wait(v, "Z does nothing here"));
	leave(v);
}

static void
test_second_program_follows(void **state)
{
	struct vt *a, *b;

	(void)state;
	make_meeting("q+ Bo Li");
	a = start("Facilitator", "floor");
	b = start("Rapporteur", "record");
	vt_send(a, "n");
	assert_true(vt_wait(a, "has the floor"));
	assert_true(vt_wait(b, "of 3:00 Bo Li LAB"));
	vt_send(b, "Safety comes first.\r");
	assert_true(vt_wait(b, "Bo Li (LAB): Safety"));
	vt_key(a, "f3");
	assert_true(vt_wait(a, "Bo Li (LAB): Safety"));
	/* A third program, not on a screen. */
	leave(a);
	vt_send(b, "typing ");
	assert_true(vt_wait(b, "> typing"));
	a = start("Facilitator", "floor");
	vt_send(a, "d");
	assert_true(vt_wait(b, "NOW nobody"));
	vt_send(b, "goes on");
	assert_true(vt_wait(b, "> typing goes on"));
	leave(a);
	leave(b);
}

static void
test_resize(void **state)
{
	static const int sizes[][2] = { { 10, 40 }, { 5, 20 }, { 1, 1 }, { 50, 200 }, { 24, 80 } };
	struct vt *v;

	(void)state;
	make_meeting("q+ Bo Li");
	v = start("Rapporteur", "record");
	vt_send(v, "abc");
	assert_true(vt_wait(v, "> abc"));
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		vt_resize(v, sizes[i][0], sizes[i][1]);
		if (sizes[i][1] >= 20)
			assert_true(vt_wait(v, "abc"));
	}
	assert_true(vt_wait_row(v, 22, "note          > abc"));
	leave(v);
}

/* kill -9: the line being typed and the running turn are there again. */
static void
test_kill(void **state)
{
	struct vt *v;
	int tries = 0;

	(void)state;
	make_meeting("q+ Bo Li");
	v = start("Rapporteur", "record");
	vt_key(v, "tab");
	vt_send(v, "n");
	assert_true(vt_wait(v, "of 3:00 Bo Li LAB"));
	vt_send(v, "half a sentence");
	assert_true(vt_wait(v, "> half a sentence"));
	while (!draft_exists() && tries++ < 200)
		vt_quiet(v, 50);
	kill(vt_pid(v), SIGKILL);
	assert_int_equal(vt_exit(v), 128 + SIGKILL);
	vt_free(v);
	v = start("Rapporteur", "floor");
	assert_true(vt_wait(v, "> half a sentence"));
	assert_true(vt_wait(v, "of 3:00 Bo Li LAB"));
	vt_send(v, ", whole now\r");
	assert_true(vt_wait(v, "Bo Li (LAB): half a sentence, whole now"));
	leave(v);
	assert_false(draft_exists());
}

static void
test_hangup(void **state)
{
	static const int signals[] = { SIGHUP, SIGTERM };
	struct vt *v;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		make_meeting("q+ Bo Li");
		v = start("Rapporteur", "record");
		vt_key(v, "tab");
		vt_send(v, "n");
		assert_true(vt_wait(v, "of 3:00 Bo Li LAB"));
		vt_send(v, "unfinished");
		assert_true(vt_wait(v, "> unfinished"));
		kill(vt_pid(v), signals[i]);
		assert_int_equal(vt_exit(v), 0);
		vt_free(v);
		v = start("Rapporteur", "record");
		assert_true(vt_wait(v, "> unfinished"));
		assert_true(vt_wait(v, "of 3:00 Bo Li LAB"));
		vt_key(v, "ctrl-u");
		leave(v);
		assert_false(draft_exists());
	}
}

static int
by_size(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* Bytes on the wire for each of the letters of a sentence, sorted. */
static void
type_measured(struct vt *v, const char *text, int *ret_bytes)
{
	int row = 22, col = 17, n = (int)strlen(text);

	vt_send(v, "x");
	assert_true(vt_wait(v, "> x"));
	assert_true(vt_wait_cursor(v, row, col));
	for (int i = 0; i < n; i++) {
		vt_mark(v);
		vt_sendn(v, text + i, 1);
		assert_true(vt_wait_cursor(v, row, col + i + 1));
		ret_bytes[i] = (int)vt_raw(v)->len;
	}
	qsort(ret_bytes, (size_t)n, sizeof *ret_bytes, by_size);
}

static void
test_bytes_of_letters(void **state)
{
	static const char text[] = "the representative asked whether the room agrees, now";
	enum { N = sizeof text - 1 };
	int bytes[N];
	struct vt *v;

	(void)state;
	make_meeting("q+ Bo Li");
	v = start("Rapporteur", "record");
	type_measured(v, text, bytes);
	print_message("# letters, no clock: median %d p95 %d bytes\n", bytes[N / 2],
		bytes[N * 95 / 100]);
	assert_int_equal(bytes[N / 2], 1);
	assert_in_range(bytes[N * 95 / 100], 1, 4);
	vt_key(v, "ctrl-u");
	vt_key(v, "tab");
	vt_send(v, "n");
	assert_true(vt_wait(v, "of 3:00 Bo Li"));
	type_measured(v, text, bytes);
	print_message("# letters beside a clock: median %d p95 %d bytes\n", bytes[N / 2],
		bytes[N * 95 / 100]);
	assert_int_equal(bytes[N / 2], 1);
	assert_in_range(bytes[N * 95 / 100], 1, 4);
	vt_key(v, "ctrl-u");
	leave(v);
}

/* Bytes of eight seconds of a running clock, from the second second on. */
static size_t
clock_bytes(const char *view)
{
	struct vt *v;
	size_t n;

	make_meeting("q+ Bo Li");
	v = start("Facilitator", view);
	vt_key(v, "f2");
	assert_true(vt_wait(v, "share of the floor"));
	vt_send(v, "n");
	assert_true(vt_wait(v, "has the floor"));
	vt_key(v, view[0] == 'f' ? "f2" : "f3");
	assert_true(vt_wait(v, "0:01 of 3:00"));
	vt_mark(v);
	assert_true(vt_wait(v, "0:09 of 3:00"));
	n = vt_raw(v)->len;
	leave(v);
	return n;
}

static void
test_bytes_of_clocks(void **state)
{
	size_t record = clock_bytes("record"), floor = clock_bytes("floor");

	(void)state;
	print_message("# clock: record %zu, floor %zu bytes in 8 s\n", record, floor);
	/* A full minute may fall in between and repaint the times of day. */
	assert_in_range(record, 8, 8 * 16 + 60);
	assert_in_range(floor, 8, 8 * 40 + 60);
}

/* No clock, no item: nothing to do, no wake-up. */
static void
test_idle(void **state)
{
	struct vt *v;
	long woken;

	(void)state;
	make_meeting("close item done");
	v = start("Rapporteur", "record");
	assert_true(vt_wait_cursor(v, 22, 16));
	assert_true(vt_quiet(v, 300));
	vt_mark(v);
	woken = vt_wakeups(v);
	assert_true(vt_quiet(v, 1200));
	assert_in_range(vt_wakeups(v) - woken, 0, 1);
	assert_int_equal(vt_raw(v)->len, 0);
	assert_int_equal(vt_asked(v), 0);
	leave(v);
}

static void
test_poor_terminals(void **state)
{
	static const char *const env[][4] = {
		{ "LC_ALL=C", NULL }, { "NO_COLOR=1", NULL }, { "TERM=vt100", NULL },
	};
	const char *const argv[] = { program, "open", "--as", "R", "--view", "floor", file, NULL };

	(void)state;
	make_meeting("q+ Bo Li");
	for (size_t i = 0; i < sizeof env / sizeof env[0]; i++) {
		const char *all[] = { home, env[i][0], "XDG_STATE_HOME", NULL };
		struct vt *v = vt_start(argv, all, 24, 80);

		assert_true(vt_wait(v, "NEXT  Bo Li"));
		vt_send(v, "v");
		assert_true(vt_wait(v, "1 waiting"));
		leave(v);
	}
}

static void
test_observer(void **state)
{
	const char *const argv[] = { program, "open", "--as", "O", "--role", "observer", "--view",
		"floor", file, NULL };
	const char *const env[] = { home, "XDG_STATE_HOME", NULL };
	struct vt *v;

	(void)state;
	make_meeting("q+ Bo Li");
	v = vt_start(argv, env, 24, 80);
	assert_true(vt_wait(v, "NEXT  Bo Li"));
	vt_send(v, "n");
	assert_true(vt_wait(v, "an observer can look, not change"));
	leave(v);
}

static size_t
bells(struct vt *v)
{
	const struct str *raw = vt_raw(v);
	size_t n = 0;

	for (size_t i = 0; i < raw->len; i++)
		n += raw->p[i] == '\a';
	return n;
}

/* The limit is reached: the row says so in words; who wants a bell hears one. */
static void
test_bell(void **state)
{
	char ini[300];

	(void)state;
	snprintf(ini, sizeof ini, "%s/.config", dir.dir);
	mkdir(ini, 0700);
	snprintf(ini, sizeof ini, "%s/.config/talanoa", dir.dir);
	mkdir(ini, 0700);
	snprintf(ini, sizeof ini, "%s/.config/talanoa/talanoa.ini", dir.dir);
	for (size_t wanted = 0; wanted < 2; wanted++) {
		struct vt *v;
		FILE *f;

		make_meeting("limit 1s");
		v = start("Facilitator", "floor");
		vt_send(v, "1n");
		assert_true(vt_wait(v, "[===========time!] +0:01"));
		assert_int_equal(bells(v), wanted);
		leave(v);
		f = fopen(ini, "we");
		assert_non_null(f);
		fputs("[screen]\nbell = yes\n", f);
		fclose(f);
	}
	unlink(ini);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_type_a_note),
		cmocka_unit_test(test_floor_keys),
		cmocka_unit_test(test_second_program_follows),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_kill),
		cmocka_unit_test(test_hangup),
		cmocka_unit_test(test_bytes_of_letters),
		cmocka_unit_test(test_bytes_of_clocks),
		cmocka_unit_test(test_idle),
		cmocka_unit_test(test_poor_terminals),
		cmocka_unit_test(test_observer),
		cmocka_unit_test(test_bell),
	};
	const char *build = getenv("TALANOA_BUILDDIR");
	int failed;

	scratch_init(&dir);
	snprintf(program, sizeof program, "%s/talanoa", build != NULL ? build : ".");
	snprintf(file, sizeof file, "%s", scratch_path(&dir, "m.talanoa"));
	snprintf(home, sizeof home, "HOME=%s", dir.dir);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scratch_release(&dir);
	return failed;
}
