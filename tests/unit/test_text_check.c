/* SPDX-License-Identifier: ISC */
/* What may be stored: the bad input list of the design, refused by name and place. */
#include <unit.h>

#include <talanoa/base/text.h>

#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
#define ACUTE "\xcc\x81"
#define FOUR ACUTE ACUTE ACUTE ACUTE

static const struct row {
	enum text_kind kind;
	const char *in;
	const char *out;		/* NULL: refused */
	const char *says;		/* part of the message */
} rows[] = {
	/* names that work */
	{ TEXT_NAME, "Ana", "Ana", NULL },
	{ TEXT_NAME, "  Ana\tPaz\xc2\xa0 ", "Ana Paz", NULL },
	{ TEXT_NAME, "'); DROP TABLE event;--", "'); DROP TABLE event;--", NULL },
	{ TEXT_NAME, "%n%s%x", "%n%s%x", NULL },
	{ TEXT_NAME, "Nguye" "\xcc\x82\xcc\x83n", "Nguye" "\xcc\x82\xcc\x83n", NULL },
	{ TEXT_NAME, "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85",
		"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85", NULL },
	{ TEXT_NAME, FAMILY, FAMILY, NULL },
	{ TEXT_NAME, "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac", NULL },
	{ TEXT_NAME, "\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9 (UNEP)",
		"\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9 (UNEP)", NULL },
	{ TEXT_NAME, "e" FOUR FOUR, "e" FOUR FOUR, NULL },
	{ TEXT_NAME, "\xd0\x90na", "\xd0\x90na", NULL },
	/* names that do not */
	{ TEXT_NAME, "", NULL, "empty" },
	{ TEXT_NAME, " \t\xe3\x80\x80", NULL, "empty" },
	{ TEXT_NAME, "Ana\xe2\x80\xaepaz", NULL, "U+202E right-to-left override at character 4" },
	{ TEXT_NAME, "\xe2\x81\xa6" "Ana", NULL, "U+2066 left-to-right isolate at character 1" },
	{ TEXT_NAME, "An\xe2\x80\x8b" "a", NULL, "U+200B zero width space at character 3" },
	{ TEXT_NAME, "Ana\xe2\x80\x8d", NULL, "U+200D zero width joiner at character 4" },
	{ TEXT_NAME, "Ana\xe2\x80\x8c paz", NULL, "U+200C zero width non-joiner" },
	{ TEXT_NAME, "\xef\xbb\xbf" "Ana", NULL, "U+FEFF byte order mark at character 1" },
	{ TEXT_NAME, "An\xc2\xad" "a", NULL, "U+00AD soft hyphen" },
	{ TEXT_NAME, "\xe3\x85\xa4", NULL, "U+3164 Hangul filler" },
	{ TEXT_NAME, "\xe2\xa0\x80", NULL, "U+2800 blank Braille pattern" },
	{ TEXT_NAME, "A\xf3\xa0\x81\xa1", NULL, "U+E0061 tag character" },
	{ TEXT_NAME, ACUTE "Ana", NULL, "U+0301 combining mark at character 1 has no letter" },
	{ TEXT_NAME, "e" FOUR FOUR ACUTE, NULL, "U+0301 combining mark at character 10" },
	{ TEXT_NAME, "e" FOUR FOUR FOUR FOUR FOUR, NULL, "mark too many" },
	{ TEXT_NAME, "Ana\nPaz", NULL, "U+000A line feed at character 4" },
	{ TEXT_NAME, "Ana\n", NULL, "U+000A line feed" },
	/* terminal controls, anywhere */
	{ TEXT_LINE, "\x1b[2J", NULL, "U+001B escape at character 1" },
	{ TEXT_LINE, "a\x1b]0;title\x07", NULL, "U+001B escape at character 2" },
	{ TEXT_BODY, "one\ntwo\x1b]52;c;eA==\x07", NULL, "U+001B escape at line 2, character 4" },
	{ TEXT_BODY, "\x1bPq\x1b\\", NULL, "escape" },
	{ TEXT_BODY, "\x1b[6n", NULL, "escape" },
	{ TEXT_LINE, "a\x9b" "31m", NULL, "byte 9B at line 1, character 2" },
	{ TEXT_LINE, "\xc2\x9b" "31m", NULL, "U+009B control sequence introducer" },
	{ TEXT_LINE, "\xc2\x80", NULL, "U+0080 control character" },
	{ TEXT_LINE, "\xc2\x9f", NULL, "U+009F control character" },
	{ TEXT_LINE, "\x07", NULL, "U+0007 bell" },
	{ TEXT_LINE, "a\x08" "b", NULL, "U+0008 backspace" },
	{ TEXT_BODY, "a\r\nb", NULL, "U+000D carriage return at character 2" },
	{ TEXT_LINE, "\x0e", NULL, "U+000E control" },
	{ TEXT_LINE, "\x0f", NULL, "U+000F control" },
	{ TEXT_LINE, "\x0b", NULL, "U+000B control" },
	{ TEXT_LINE, "\x0c", NULL, "U+000C form feed" },
	{ TEXT_LINE, "\x7f", NULL, "U+007F delete" },
	{ TEXT_LINE, "a\xe2\x80\xa8", NULL, "U+2028 line separator" },
	{ TEXT_BODY, "a\xe2\x80\xa9", NULL, "U+2029 paragraph separator" },
	/* not UTF-8 */
	{ TEXT_LINE, "\xff", NULL, "byte FF" },
	{ TEXT_LINE, "ab\xe2\x82", NULL, "byte E2 at line 1, character 3" },
	{ TEXT_LINE, "\xc0\xaf", NULL, "byte C0" },
	{ TEXT_LINE, "\xe0\x80\xaf", NULL, "byte E0" },
	{ TEXT_LINE, "\xf0\x80\x80\xaf", NULL, "byte F0" },
	{ TEXT_LINE, "\xed\xa0\x80", NULL, "byte ED" },
	{ TEXT_LINE, "\xf4\x90\x80\x80", NULL, "byte F4" },
	{ TEXT_LINE, "\xef\xbf\xbe", NULL, "U+FFFE (not a character)" },
	{ TEXT_LINE, "\xef\xb7\x90", NULL, "U+FDD0 (not a character)" },
	{ TEXT_LINE, "\xf4\x8f\xbf\xbf", NULL, "U+10FFFF (not a character)" },
	/* lines and bodies keep what was typed */
	{ TEXT_LINE, "", "", NULL },
	{ TEXT_LINE, " a\tb ", " a b ", NULL },
	{ TEXT_LINE, "see \xe2\x80\xaethis", "see \xe2\x80\xaethis", NULL },
	{ TEXT_LINE, "a\nb", NULL, "U+000A line feed at character 2" },
	{ TEXT_BODY, "a\nb\xe2\x80\xae\n", "a\nb\xe2\x80\xae\n", NULL },
};

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *r = &rows[i];
		struct err e = { 0 };
		char *text = NULL;
		bool ok = text_check(r->kind, r->in, strlen(r->in), &text, &e);

		if (ok != (r->out != NULL))
			fail_msg("row %zu \"%s\": %s", i, r->in, ok ? "accepted" : e.msg);
		if (ok) {
			assert_string_equal(text, r->out);
			free(text);
			continue;
		}
		assert_null(text);
		assert_int_equal(e.code, ERR_INPUT);
		if (strstr(e.msg, r->says) == NULL)
			fail_msg("row %zu: \"%s\" does not say \"%s\"", i, e.msg, r->says);
	}
}

static bool
accepts(enum text_kind kind, const char *unit, size_t times)
{
	struct str s = STR_INIT;
	struct err e = { 0 };
	char *text = NULL;
	bool ok;

	for (size_t i = 0; i < times; i++)
		str_add(&s, unit);
	ok = text_check(kind, str_c(&s), s.len, &text, &e);
	assert_int_equal(ok, text != NULL);
	if (!ok)
		assert_non_null(strstr(e.msg, "at most"));
	free(text);
	str_release(&s);
	return ok;
}

static void
test_sizes(void **state)
{
	(void)state;
	assert_true(accepts(TEXT_NAME, "a", 200));
	assert_false(accepts(TEXT_NAME, "a", 201));
	assert_true(accepts(TEXT_NAME, "\xf0\x9f\x91\xa9", 200));
	assert_false(accepts(TEXT_NAME, "\xf0\x9f\x91\xa9", 201));
	assert_false(accepts(TEXT_NAME, "a", 1024 * 1024));
	assert_true(accepts(TEXT_LINE, "a", 4096));
	assert_false(accepts(TEXT_LINE, "a", 4097));
	assert_true(accepts(TEXT_BODY, "a", 256 * 1024));
	assert_false(accepts(TEXT_BODY, "a", 256 * 1024 + 1));
}

static void
test_nul(void **state)
{
	struct err e = { 0 };
	char *text = NULL;

	(void)state;
	assert_false(text_check(TEXT_BODY, "a\0b", 3, &text, &e));
	assert_non_null(strstr(e.msg, "U+0000 null at character 2"));
	assert_false(text_check(TEXT_NAME, "\x1b", 1, &text, NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
