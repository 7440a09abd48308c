/* SPDX-License-Identifier: ISC */
/*
 * Options: bad lines are named and the rest counts; the shipped talanoa.ini agrees with the
 * table. With --update the shipped file is written anew.
 */
#include "config.h"

#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/options.h>

#include "scratch.h"

static struct scratch scratch;

static void
collect(void *ctx, const char *sentence)
{
	str_addf(ctx, "%s\n", sentence);
}

static void
load(struct options *o, const char *text, struct str *said)
{
	const struct ini_warn warn = { collect, said };
	struct err e = { 0 };

	scratch_write(&scratch, "talanoa.ini", text, strlen(text));
	options_init(o);
	if (!options_load(o, scratch.dir, &warn, &e))
		fail_msg("%s", e.msg);
}

static void
test_defaults(void **state)
{
	struct options o;
	struct err e = { 0 };

	(void)state;
	options_init(&o);
	/* every default is valid for its own type and range */
	for (int i = 0; i < OPT_N; i++)
		if (!options_set(&o, (enum option_id)i, option_info((enum option_id)i)->fallback,
		    &e))
			fail_msg("%s", e.msg);
	assert_false(option_bool(&o, OPT_SCREEN_BELL));
	assert_true(option_is(&o, OPT_SCREEN_COLOUR, "auto"));
	assert_int_equal(option_ms(&o, OPT_SCREEN_TWICE), 1500);
	assert_string_equal(option_text(&o, OPT_OPERATOR_NAME), "");
	assert_true(options_load(&o, NULL, NULL, &e));
	assert_true(options_load(&o, "/nonexistent", NULL, &e));
	assert_null(o.path);
	options_release(&o);
}

static void
test_load(void **state)
{
	struct str said = STR_INIT;
	struct options o;

	(void)state;
	load(&o, "[screen]\nbell = On\ncolour = never\ntwice = 2s\n"
		"[operator]\nname = \"Ana; rapporteur\"\n[keys]\ncall_next = n\nUndo = C-u\n",
		&said);
	assert_string_equal(str_c(&said), "");
	assert_true(option_bool(&o, OPT_SCREEN_BELL));
	assert_true(option_is(&o, OPT_SCREEN_COLOUR, "never"));
	assert_true(option_is(&o, OPT_SCREEN_CLOCK, "seconds"));
	assert_int_equal(option_ms(&o, OPT_SCREEN_TWICE), 2000);
	assert_string_equal(option_text(&o, OPT_OPERATOR_NAME), "Ana; rapporteur");
	assert_int_equal(o.n_keys, 2);
	assert_string_equal(o.keys[0].action, "call_next");
	assert_string_equal(o.keys[1].action, "undo");
	assert_string_equal(o.keys[1].key, "C-u");
	assert_int_equal(o.keys[1].line, 9);
	assert_true(str_ends(o.path, "/talanoa.ini"));
	options_release(&o);
}

static const struct {
	const char *line, *said;	/* below [screen], before [export] */
} bad[] = {
	{ "colour = blue", ":2: colour: 'blue' is not auto or never; auto stays" },
	{ "colour =", ":2: colour: '' is not auto or never" },
	{ "colour = auto|never", ":2: colour: 'auto|never' is not" },
	{ "clock = 1", ":2: clock: '1' is not seconds, minutes or off; seconds stays" },
	{ "bell = 1", ":2: bell: '1' is not yes or no" },
	{ "bell = maybe", ":2: bell: 'maybe' is not yes or no" },
	{ "twice = 11s", ":2: twice: '11s' is not a duration from 0s to 10s; 1500ms stays" },
	{ "twice = 5", ":2: twice: '5' is not a duration" },
	{ "colur = auto", ":2: there is no option colur in [screen]" },
	{ "name = Ana", ":2: there is no option name in [screen]" },
	{ "colour = auto ; no", ":2: ';' would cut the value" },
	{ "[tui]\nx = 1\n[screen]", ":2: there is no section [tui]" },
	{ "[operator]\nname = a\xe2\x80\xae""b\n[screen]", "<U+202E>b' is not a name" },
};

static void
test_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct str text = STR_INIT, said = STR_INIT;
		struct options o;

		str_addf(&text, "[screen]\n%s\n[export]\nformat = md\n", bad[i].line);
		load(&o, str_c(&text), &said);
		if (strstr(str_c(&said), bad[i].said) == NULL)
			fail_msg("%s: '%s'", bad[i].line, str_c(&said));
		/* the bad value leaves the default, the next line counts */
		assert_true(option_is(&o, OPT_SCREEN_COLOUR, "auto"));
		assert_string_equal(option_text(&o, OPT_OPERATOR_NAME), "");
		assert_true(option_is(&o, OPT_EXPORT_FORMAT, "md"));
		options_release(&o);
		str_release(&text);
		str_release(&said);
	}
}

static void
shipped_path(char *path, size_t size)
{
	const char *src = getenv("TALANOA_SRCDIR");

	snprintf(path, size, "%s/share/talanoa/talanoa.ini", src != NULL ? src : TALANOA_SOURCE);
}

/* The shipped file is the one the table gives, and loading it changes nothing. */
static void
test_shipped(void **state)
{
	struct str want = STR_INIT, said = STR_INIT;
	char path[4096], *bytes;
	struct options o;
	FILE *f;
	size_t n;

	(void)state;
	options_write_ini(&want);
	shipped_path(path, sizeof path);
	f = fopen(path, "r");
	assert_non_null(f);
	bytes = calloc(1, want.len + 2);
	assert_non_null(bytes);
	n = fread(bytes, 1, want.len + 1, f);
	fclose(f);
	if (n != want.len || memcmp(bytes, str_c(&want), n) != 0)
		fail_msg("%s differs from options.def; run: make update-ini", path);
	load(&o, bytes, &said);
	assert_string_equal(str_c(&said), "");
	for (int i = 0; i < OPT_N; i++)
		assert_string_equal(o.value[i], option_info((enum option_id)i)->fallback);
	options_release(&o);
	free(bytes);
	str_release(&want);
}

static int
update(void)
{
	struct str text = STR_INIT;
	char path[4096];
	FILE *f;
	int bad_write;

	shipped_path(path, sizeof path);
	options_write_ini(&text);
	f = fopen(path, "w");
	if (f == NULL)
		return 1;
	bad_write = fwrite(str_c(&text), 1, text.len, f) != text.len;
	str_release(&text);
	return fclose(f) != 0 || bad_write;
}

static int
setup(void **state)
{
	(void)state;
	scratch_init(&scratch);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	scratch_release(&scratch);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_load),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_shipped),
	};

	if (argc == 2 && strcmp(argv[1], "--update") == 0)
		return update();
	return cmocka_run_group_tests(tests, setup, teardown);
}
