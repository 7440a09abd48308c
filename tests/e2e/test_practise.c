/* SPDX-License-Identifier: ISC */
/* Practice in the real program: six tasks by keys read off the screen, and nothing left behind. */
#include <config.h>

#include <unit.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <scratch.h>
#include <vt.h>

static struct scratch dir;
static char program[512], home[256];

/* Files of the state folder, which may not exist. */
static int
left_behind(void)
{
	char state[256];
	int n = 0;
	DIR *d;
	struct dirent *e;

	snprintf(state, sizeof state, "%s/.local/state/talanoa", dir.dir);
	d = opendir(state);
	while (d != NULL && (e = readdir(d)) != NULL)
		n += e->d_name[0] != '.';
	if (d != NULL)
		closedir(d);
	return n;
}

static struct vt *
start(const char *locale, int rows, int cols)
{
	const char *const argv[] = { program, "practise", NULL };
	const char *const env[] = { home, locale, "XDG_STATE_HOME", "XDG_CONFIG_HOME",
		"TALANOA_TEST=7,1773133200000", NULL };
	struct vt *v = vt_start(argv, env, rows, cols);

	assert_true(vt_wait(v, "PRACTICE 1/6"));
	assert_int_equal(left_behind(), 1);
	return v;
}

/* The word on the screen between these two. */
static void
read_word(struct vt *v, const char *before, const char *after, char ret_word[static 40])
{
	struct str all = STR_INIT;
	const char *at, *end;

	vt_screen(v, &all);
	at = strstr(str_c(&all), before);
	assert_non_null(at);
	at += strlen(before);
	end = strstr(at, after);
	assert_true(end != NULL && end - at < 40);
	snprintf(ret_word, 40, "%.*s", (int)(end - at), at);
	str_release(&all);
}

static void
answer(struct vt *v, const char *key, const char *label, const char *text)
{
	vt_send(v, key);
	assert_true(vt_wait(v, label));
	vt_send(v, text);
	vt_key(v, "enter");
}

static void
praised(struct vt *v, int task)
{
	char words[32];

	snprintf(words, sizeof words, "PRACTICE %d/6  Done.", task);
	assert_true(vt_wait(v, words));
	vt_key(v, "ctrl-n");
}

static void
choose(struct vt *v)
{
	char name[40], row[64];
	int i;

	read_word(v, "PRACTICE 6/6  ", " must leave", name);
	vt_key(v, "down");
	assert_true(vt_wait(v, ">  1 "));
	for (i = 1; i < 20; i++) {
		snprintf(row, sizeof row, "> %2d %s ", i, name);
		if (vt_has(v, row))
			break;
		vt_key(v, "down");
		snprintf(row, sizeof row, "> %2d ", i + 1);
		assert_true(vt_wait(v, row));
	}
	assert_true(vt_has(v, row));
	vt_send(v, "c");
	assert_true(vt_wait(v, "Why? One digit"));
	vt_send(v, "3");
	assert_true(vt_wait(v, "Now take it back"));
	vt_send(v, "u");
}

static void
test_six_tasks(void **state)
{
	struct vt *v = start("LC_ALL=C", 24, 80);
	char name[40];

	(void)state;
	vt_send(v, "n");
	praised(v, 1);
	assert_true(vt_wait(v, "YTH is row 5: press 5."));
	vt_send(v, "5");
	assert_true(vt_wait(v, "Now the digit of the seat"));
	vt_send(v, "1");
	praised(v, 2);
	assert_true(vt_wait(v, "PRACTICE 3/6"));
	read_word(v, "it is ", "!", name);
	answer(v, "w", "who really spoke", name);
	praised(v, 3);
	assert_true(vt_wait(v, "PRACTICE 4/6"));
	read_word(v, "PRACTICE 4/6  ", " calls", name);
	answer(v, "o", "point of order by", name);
	assert_true(vt_wait(v, "The point of order waits"));
	vt_key(v, "enter");
	assert_true(vt_wait(v, "When it is over: d."));
	answer(v, "d", "ruling", "not in order");
	praised(v, 4);
	assert_true(vt_wait(v, "is gone: the line broke"));
	vt_send(v, "xx");
	praised(v, 5);
	assert_true(vt_wait(v, "PRACTICE 6/6"));
	choose(v);
	praised(v, 6);
	assert_true(vt_wait(v, "Tasks: 6 of 6 done"));
	assert_true(vt_has(v, "would have to move to be even"));
	vt_key(v, "esc");
	assert_int_equal(vt_exit(v), 0);
	/* It can still be read when the screen is gone. */
	assert_true(vt_has(v, "Tasks: 6 of 6 done"));
	vt_free(v);
	assert_int_equal(left_behind(), 0);
}

/* However it ends, nothing of it stays. */
static void
test_left_early(void **state)
{
	static const int deadly[] = { SIGTERM, SIGHUP };
	struct vt *v = start("LC_ALL=C.UTF-8", 10, 40);

	(void)state;
	vt_send(v, "n");
	assert_true(vt_wait(v, "Done."));
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
	assert_int_equal(left_behind(), 0);
	for (size_t i = 0; i < sizeof deadly / sizeof deadly[0]; i++) {
		v = start("LC_ALL=C.UTF-8", 24, 80);
		vt_send(v, "n");
		assert_true(vt_wait(v, "Done."));
		kill(vt_pid(v), deadly[i]);
		vt_exit(v);
		vt_free(v);
		assert_int_equal(left_behind(), 0);
	}
}

/* Of one that was killed: gone a day later, and not before. */
static void
test_killed(void **state)
{
	const struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
	struct vt *v = start("LC_ALL=C.UTF-8", 24, 80);
	char name[512];
	struct dirent *e;
	DIR *d;

	(void)state;
	kill(vt_pid(v), SIGKILL);
	vt_exit(v);
	vt_free(v);
	assert_int_equal(left_behind(), 1);
	snprintf(name, sizeof name, "%s/.local/state/talanoa", dir.dir);
	d = opendir(name);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			assert_int_equal(utimensat(dirfd(d), e->d_name, old, 0), 0);
	closedir(d);
	v = start("LC_ALL=C.UTF-8", 24, 80);
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
	assert_int_equal(left_behind(), 0);
}

/* Without a word the program offers what there is to begin with. */
static void
test_offer(void **state)
{
	const char *const argv[] = { program, NULL };
	const char *const env[] = { home, "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TALANOA_TEST",
		NULL };
	struct vt *v = vt_start(argv, env, 24, 80);

	(void)state;
	assert_true(vt_wait(v, "Which, or a file? [practise]"));
	assert_false(vt_has(v, "continue"));
	vt_send(v, "\r");
	assert_true(vt_wait(v, "PRACTICE 1/6"));
	vt_key(v, "esc");
	assert_true(vt_wait(v, "Tasks: 0 of 6 done"));
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
	v = vt_start(argv, env, 24, 80);
	assert_true(vt_wait(v, "Which, or a file?"));
	vt_send(v, "practice\r");
	assert_int_equal(vt_exit(v), 64);
	assert_true(vt_has(v, "\"practice\" is neither new nor practise"));
	vt_free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_six_tasks), cmocka_unit_test(test_left_early),
		cmocka_unit_test(test_killed), cmocka_unit_test(test_offer),
	};
	const char *build = getenv("TALANOA_BUILDDIR");
	int failed;

	if (build == NULL)
		build = ".";
	snprintf(program, sizeof program, "%s/talanoa", build);
	scratch_init(&dir);
	snprintf(home, sizeof home, "HOME=%s", dir.dir);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	scratch_release(&dir);
	return failed;
}
