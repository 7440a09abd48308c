/* SPDX-License-Identifier: ISC */
/* Where things are: the environment decides, a build finds its own source tree. */
#include "config.h"

#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/paths.h>

#include "scratch.h"

static const struct {
	const char *datadir, *home, *config, *state;	/* the environment; NULL: unset */
	const char *want_data, *want_config, *want_state;	/* NULL data: the source tree */
} cases[] = {
	{ NULL, "/home/a", NULL, NULL,
		NULL, "/home/a/.config/talanoa", "/home/a/.local/state/talanoa" },
	{ "/srv/t", "/home/a", "/cfg", "/st/", "/srv/t", "/cfg/talanoa", "/st//talanoa" },
	{ "", "/home/a", "", "", NULL, "/home/a/.config/talanoa", "/home/a/.local/state/talanoa" },
	{ NULL, "/home/a", "relative", "./here",
		NULL, "/home/a/.config/talanoa", "/home/a/.local/state/talanoa" },
	{ NULL, "/", NULL, NULL, NULL, "/.config/talanoa", "/.local/state/talanoa" },
};

static void
put(const char *name, const char *value)
{
	if (value != NULL)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void
test_find(void **state)
{
	struct paths p;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		put("TALANOA_DATADIR", cases[i].datadir);
		put("HOME", cases[i].home);
		put("XDG_CONFIG_HOME", cases[i].config);
		put("XDG_STATE_HOME", cases[i].state);
		paths_find(&p);
		assert_string_equal(p.data, cases[i].want_data != NULL ? cases[i].want_data
			: TALANOA_SOURCE "/share/talanoa");
		assert_string_equal(p.config, cases[i].want_config);
		assert_string_equal(p.state, cases[i].want_state);
		paths_release(&p);
	}
}

static void
test_join(void **state)
{
	char *a = paths_join("/x", "y"), *b = paths_join("/", "y");

	(void)state;
	assert_string_equal(a, "/x/y");
	assert_string_equal(b, "/y");
	free(a);
	free(b);
}

static void
test_make_state(void **state)
{
	struct scratch s;
	struct paths p = { 0 };
	struct stat st;
	struct err e = { 0 };

	(void)state;
	scratch_init(&s);
	p.state = strdup(scratch_path(&s, "a/b/talanoa"));
	assert_true(paths_make_state(&p, &e));
	assert_int_equal(stat(p.state, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_true(paths_make_state(&p, &e));		/* again: nothing to do */
	free(p.state);
	scratch_write(&s, "file", "", 0);
	p.state = strdup(scratch_path(&s, "file/talanoa"));
	assert_false(paths_make_state(&p, &e));
	assert_non_null(strstr(e.msg, "cannot make the folder"));
	free(p.state);
	p.state = NULL;
	assert_false(paths_make_state(&p, &e));
	assert_non_null(strstr(e.msg, "set HOME"));
	scratch_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_make_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
