/* SPDX-License-Identifier: ISC */
/* Ini files: what iniparser would lose, cut or crash on is named with its line instead. */
#include "config.h"

#include <unit.h>

#include <locale.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/ini.h>

#include "scratch.h"

static struct scratch scratch;

static void
collect(void *ctx, const char *sentence)
{
	str_addf(ctx, "%s\n", sentence);
}

static struct ini
load(const char *text, size_t n, struct str *said)
{
	const struct ini_warn warn = { collect, said };
	const char *path = scratch_write(&scratch, "test.ini", text, n);
	struct ini ini;
	struct err e = { 0 };

	if (!ini_load(path, INI_OWN_OR_ROOT, &warn, &ini, &e))
		fail_msg("%s", e.msg);
	return ini;
}

static char long_line[5200];

/* One line that iniparser gets wrong stands between two good ones, which must survive. */
static const struct {
	const char *line;
	const char *value;	/* of [s] bad, NULL if it is left out */
	const char *said;	/* part of the sentence, NULL if nothing is said */
} lines[] = {
	{ "bad = plain", "plain", NULL },
	{ "BAD = Mixed Case", "Mixed Case", NULL },
	{ "bad=\ttabs\tbecome spaces ", "tabs become spaces", NULL },
	{ "bad = \"a; b # c\"", "a; b # c", NULL },
	{ "bad = 'say \"yes\"'", "say \"yes\"", NULL },
	{ "bad = it's \"so\"", NULL, "test.ini:3: a value cannot hold both kinds" },
	{ "bad = it's", "it's", NULL },
	{ "bad = \"  outer spaces \"", "  outer spaces ", NULL },
	{ "bad =", "", NULL },
	{ "bad = \"\"", "", NULL },
	{ "bad = a = b", "a = b", NULL },
	{ "bad = R\xc3\xa9union \xe9\x9f\xa9\xe5\x9b\xbd",
		"R\xc3\xa9union \xe9\x9f\xa9\xe5\x9b\xbd", NULL },
	{ "bad = voil\xc3\xa0", "voil\xc3\xa0", NULL },		/* ends in 0xa0 */
	{ "bad = [x]", "[x]", NULL },
	{ "bad = %n%s", "%n%s", NULL },
	{ "bad = crlf\r", "crlf", NULL },
	{ "; bad = comment", NULL, NULL },
	{ "  # bad = comment", NULL, NULL },
	{ "bad = a; b", NULL, "test.ini:3: ';' would cut the value" },
	{ "bad = a # b", NULL, "test.ini:3: '#' would cut the value" },
	{ "bad = ;", NULL, "test.ini:3: ';' would cut the value" },
	{ "bad = \"open", NULL, "test.ini:3: a value that begins with a quotation mark" },
	{ "bad = \"a\" b", NULL, "test.ini:3: a value that begins with a quotation mark" },
	{ "bad = goes on \\", NULL, "test.ini:3: a value cannot end with '\\'" },
	{ "nonsense", NULL, "test.ini:3: is neither [section] nor key = value" },
	{ "= value", NULL, "test.ini:3: a key is named by" },
	{ "b:ad = x", NULL, "test.ini:3: a key is named by" },
	{ "b\xc3\xa4""d = x", NULL, "test.ini:3: a key is named by" },
	{ "bad = \x1b[2J", NULL, "test.ini:3: " },
	{ "bad = \xff", NULL, "test.ini:3: " },
	{ "bad = \xc0\xaf", NULL, "test.ini:3: " },
	{ "first = again", NULL, "first is set twice in [s] (first on line 2)" },
	{ long_line, NULL, "test.ini:3: the line is longer than 1000 bytes" },
};

static void
check_line(size_t i)
{
	struct str text = STR_INIT, said = STR_INIT;
	struct ini ini;
	const char *v;

	str_addf(&text, "[s]\nfirst = 1\n%s\nlast = 2\n", lines[i].line);
	ini = load(text.p, text.len, &said);
	v = ini_str(&ini, "s", "bad", NULL);
	if (!str_eq(v, lines[i].value))
		fail_msg("%s: value %s", lines[i].line, v != NULL ? v : "missing");
	if (lines[i].said == NULL ? said.len > 0 : strstr(str_c(&said), lines[i].said) == NULL)
		fail_msg("%s: said %s", lines[i].line, str_c(&said));
	assert_non_null(ini_get(&ini, "s", "first"));
	assert_string_equal(ini_str(&ini, "s", "last", ""), "2");
	assert_int_equal(ini_get(&ini, "s", "last")->line, 4);
	ini_release(&ini);
	str_release(&text);
	str_release(&said);
}

static void
test_lines(void **state)
{
	(void)state;
	memset(long_line, 'x', 5000);
	memcpy(long_line, "bad = ", 6);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		check_line(i);
}

/* Names are ASCII in every locale; in a Turkish one tolower('I') is not 'i'. */
static void
test_turkish(void **state)
{
	static const char text[] = "[RULES]\nLIMIT = 3m\n";
	struct str said = STR_INIT;
	struct ini ini;

	(void)state;
	if (setlocale(LC_ALL, "tr_TR.UTF-8") == NULL)
		print_message("# no Turkish locale here: checked in the C locale\n");
	ini = load(text, sizeof text - 1, &said);
	assert_string_equal(ini_str(&ini, "rules", "limit", ""), "3m");
	ini_release(&ini);
	setlocale(LC_ALL, "C");
}

/* A NUL byte ends no line early and loses nothing but its own line. */
static void
test_nul(void **state)
{
	static const char text[] = "[s]\na = 1\0 2\nb = 3\n";
	struct str said = STR_INIT;
	struct ini ini = load(text, sizeof text - 1, &said);

	(void)state;
	assert_null(ini_get(&ini, "s", "a"));
	assert_string_equal(ini_str(&ini, "s", "b", ""), "3");
	assert_non_null(strstr(str_c(&said), "test.ini:2: "));
	ini_release(&ini);
	str_release(&said);
}

static const struct {
	const char *text;
	const char *section, *key, *value;	/* value NULL: not there */
	const char *said;
} files[] = {
	{ "\xef\xbb\xbf[s]\na = 1\n", "s", "a", "1", ":1: the file begins with a byte order mark" },
	{ "a = 1\n[s]\nb = 2\n", "s", "b", "2", ":1: a stands before the first [section]" },
	{ "[s]\na = 1\na = 2\n", "s", "a", "2", ":3: a is set twice in [s] (first on line 2)" },
	{ "[s]\na = 1\n[s]\nb = 2\n", "s", "b", "2", ":3: section [s] is there twice" },
	{ "[s\na = 1\n[t]\nb = 2\n", "t", "b", "2", ":1: the section name must end with ']'" },
	{ "[s]\n[b:ad]\na = 1\n", "s", "a", NULL, ":2: a section is named by" },
	{ "[]\na = 1\n[t]\nb = 2\n", "t", "b", "2", ":1: a section is named by" },
	{ "[Group CSO]\nname = x", "group cso", "name", "x", NULL },
	{ "", "s", "a", NULL, NULL },
	{ "[s]", "s", "a", NULL, NULL },
};

static void
test_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct str said = STR_INIT;
		struct ini ini = load(files[i].text, strlen(files[i].text), &said);

		if (!str_eq(ini_str(&ini, files[i].section, files[i].key, NULL), files[i].value))
			fail_msg("file %zu: wrong value", i);
		if (files[i].said == NULL ? said.len > 0
		    : strstr(str_c(&said), files[i].said) == NULL)
			fail_msg("file %zu: said '%s'", i, str_c(&said));
		ini_release(&ini);
		str_release(&said);
	}
}

static const struct {
	const char *value;
	bool is_int, is_bool, is_duration;
	long long v;		/* what the readings that hold give (yes is 1) */
} readings[] = {
	{ "10", true, false, false, 10 },
	{ "0", true, false, false, 0 },
	{ "-5", true, false, false, -5 },
	{ "010", false, false, false, 0 },
	{ "-010", false, false, false, 0 },
	{ "0x10", false, false, false, 0 },
	{ "abc", false, false, false, 0 },
	{ "1e3", false, false, false, 0 },
	{ "10 ", true, false, false, 10 },		/* outer spaces are not part of it */
	{ "\"10 \"", false, false, false, 0 },		/* in quotation marks they are */
	{ "101", false, false, false, 0 },		/* the range is -100 to 100 */
	{ "99999999999999999999", false, false, false, 0 },
	{ "yes", false, true, false, 1 },
	{ "Off", false, true, false, 0 },
	{ "yesterday", false, false, false, 0 },
	{ "nonsense", false, false, false, 0 },
	{ "", false, false, false, 0 },
	{ "90s", false, false, true, 90000 },
	{ "3m", false, false, true, 180000 },
	{ "2:30", false, false, true, 150000 },
	{ "-1s", false, false, false, 0 },
	{ "nan", false, false, false, 0 },
};

static void
check_reading(size_t i, const struct ini *ini, const struct ini_entry *e)
{
	static const long long range[2] = { -100, 100 };
	long long n = readings[i].v;
	int64_t ms = readings[i].v;
	bool b = readings[i].v != 0;
	struct err err = { 0 };

	if (ini_int(ini, e, range, &n, &err) != readings[i].is_int ||
	    ini_bool(ini, e, &b, &err) != readings[i].is_bool ||
	    ini_duration(ini, e, &ms, &err) != readings[i].is_duration)
		fail_msg("%s is read wrongly: %s", readings[i].value, err.msg);
	assert_int_equal(n, readings[i].v);
	assert_int_equal(ms, readings[i].v);
	assert_int_equal(b, readings[i].v != 0);
	/* each value is wrong for one of the three: file, line and key are named */
	assert_non_null(strstr(err.msg, "test.ini:2: k = "));
}

static void
test_readings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
		struct str text = STR_INIT, said = STR_INIT;
		struct ini ini;

		str_addf(&text, "[s]\nk = %s\n", readings[i].value);
		ini = load(text.p, text.len, &said);
		check_reading(i, &ini, ini_get(&ini, "s", "k"));
		ini_release(&ini);
		str_release(&text);
	}
}

static void
refused(const char *path, enum err_code code, const char *why)
{
	struct ini ini = { .n_entries = 42 };
	struct err e = { 0 };

	assert_false(ini_load(path, INI_OWN_OR_ROOT, NULL, &ini, &e));
	assert_int_equal(e.code, code);
	if (strstr(e.msg, why) == NULL || strstr(e.msg, path) == NULL)
		fail_msg("%s", e.msg);
	assert_int_equal(ini.n_entries, 42);
}

static void
test_refused(void **state)
{
	size_t n = INI_FILE_MAX + 1;
	char *big = malloc(n);
	struct str said = STR_INIT;
	struct ini ini;
	const char *path;

	(void)state;
	assert_non_null(big);
	memset(big, '\n', n);
	refused(scratch_path(&scratch, "missing.ini"), ERR_IO, "No such file");
	refused(scratch.dir, ERR_INPUT, "not a regular file");
	refused("/dev/null", ERR_INPUT, "not a regular file");
	path = scratch_path(&scratch, "fifo");
	assert_int_equal(mkfifo(path, 0600), 0);
	refused(path, ERR_INPUT, "not a regular file");
	refused(scratch_write(&scratch, "big.ini", big, n), ERR_INPUT, "larger than 64 KB");
	ini = load(big, n - 1, &said);
	assert_int_equal(ini.n_entries, 0);
	ini_release(&ini);
	free(big);
}

/* Somebody else's file is refused as configuration; only root can make one to try. */
static void
test_owner(void **state)
{
	static const char text[] = "[s]\na = 1\n";
	const char *path = scratch_write(&scratch, "alien.ini", text, sizeof text - 1);
	struct ini ini;
	struct err e;

	(void)state;
	if (geteuid() != 0) {
		print_message("# needs root to give a file away: skipped\n");
		skip();
	}
	assert_int_equal(chown(path, 12345, 12345), 0);
	refused(path, ERR_DENIED, "must be yours or root's");
	assert_true(ini_load(path, INI_ANY_OWNER, NULL, &ini, &e));
	ini_release(&ini);
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
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_turkish),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_readings),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_owner),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
