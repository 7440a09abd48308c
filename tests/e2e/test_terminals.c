/* SPDX-License-Identifier: ISC */
/* Kinds of terminals: foreign, poor, missing; job control and the log. */
#include <config.h>

#include <unit.h>

#include <stdio.h>
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
test_other_terminals(void **state)
{
	static const char *const c[] = { "LC_ALL=C", NULL };
	static const char *const mono[] = { "NO_COLOR=1", "COLUMNS=-5", "LINES=99999", NULL };
	static const char *const vt100[] = { "TERM=vt100", NULL };
	struct vt *v = start(c, 24, 80);

	(void)state;
	/* Typed text is kept even where the locale cannot show it. */
	vt_send(v, "\xc3\xa9\xe7\x8e\x8b!");
	assert_true(vt_wait_row(v, 23, "> e?!"));
	vt_key(v, "enter");
	assert_true(vt_wait(v, "action accept"));
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	assert_true(vt_has(v, "entered \xc3\xa9\xe7\x8e\x8b!"));
	vt_free(v);
	v = start(mono, 24, 80);
	assert_true(vt_wait(v, "demo 80x24"));
	assert_false(vt_cell(v, 2, 0).hue);
	vt_free(v);
	v = start(vt100, 24, 80);
	vt_send(v, "abc");
	assert_true(vt_wait(v, "> abc"));
	vt_free(v);
}

static void
test_refused_terminals(void **state)
{
	static char five_thousand[5006] = "TERM=";
	static const struct {
		const char *env, *says;
	} rows[] = {
		{ "TERM", "TERM is not set" }, { "TERM=", "TERM is not set" },
		{ "TERM=dumb", "cannot place the cursor" }, { "TERM=$(id)", "not the name" },
		{ "TERM=../../etc/passwd", "not the name" }, { "TERM=no-such", "not known" },
		{ five_thousand, "not the name" },
	};

	(void)state;
	memset(five_thousand + 5, 'x', 5000);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *env[] = { rows[i].env, NULL };
		struct vt *v = vt_start(plain, env, 24, 80);

		assert_int_equal(vt_exit(v), 64);
		assert_true(vt_has(v, rows[i].says));
		vt_free(v);
	}
}

static void
test_log(void **state)
{
	static const char *const env[] = { "DEMO_LOG=demo.log", NULL };
	struct vt *v;
	char line[40] = "";
	FILE *f;

	(void)state;
	unlink("demo.log");
	v = start(env, 24, 80);
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	assert_false(vt_has(v, "to the log"));
	f = fopen("demo.log", "r");
	assert_non_null(f);
	assert_non_null(fgets(line, sizeof line, f));
	assert_string_equal(line, "to the log\n");
	fclose(f);
	unlink("demo.log");
	vt_free(v);
}

/* Ctrl-Z under a shell gives the terminal back whole; fg paints the screen anew. */
static void
test_job_control(void **state)
{
	static const char *const shell[] = { "/bin/sh", "-i", NULL };
	static const char *const env[] = { "PS1=ready", "ENV", NULL };
	struct vt *v = vt_start(shell, env, 24, 80);

	(void)state;
	assert_true(vt_wait(v, "ready"));
	vt_send(v, "tests/e2e/demo\r");
	assert_true(vt_wait(v, "demo 80x24"));
	vt_send(v, "kept");
	assert_true(vt_wait(v, "> kept"));
	vt_key(v, "ctrl-z");
	assert_true(vt_wait(v, "Stopped"));
	vt_mark(v);
	vt_send(v, "fg\r");
	assert_true(vt_wait_row(v, 23, "> kept"));
	assert_true(vt_wait_cursor(v, 23, 6));
	vt_send(v, "!");
	assert_true(vt_wait_row(v, 23, "> kept!"));
	vt_key(v, "ctrl-q");
	assert_true(vt_wait(v, "end 1"));
	vt_send(v, "exit 7\r");
	assert_int_equal(vt_exit(v), 7);
	vt_free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_other_terminals),
		cmocka_unit_test(test_refused_terminals),
		cmocka_unit_test(test_log),
		cmocka_unit_test(test_job_control),
	};

	if (chdir(getenv("TALANOA_BUILDDIR") != NULL ? getenv("TALANOA_BUILDDIR") : ".") != 0)
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
