/* SPDX-License-Identifier: ISC */
/* Clusters, columns, wrapping and printing, as a terminal shows them. */
#include <unit.h>

#include <locale.h>

#include <talanoa/base/text.h>

#define CJK "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"		/* three characters, 6 columns */
#define E_ACUTE "e\xcc\x81"
#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
#define FLAG "\xf0\x9f\x87\xab\xf0\x9f\x87\xb7"

static int
utf8_locale(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL;
}

static void
test_clusters(void **state)
{
	static const char s[] = "a" E_ACUTE CJK FAMILY FLAG FLAG "\xff" "b\r\n";
	static const size_t ends[] = { 1, 4, 7, 10, 13, 31, 39, 47, 48, 49, 51 };
	size_t pos = 0, n = sizeof ends / sizeof ends[0];

	(void)state;
	for (size_t i = 0; i < n; i++) {
		pos = text_next(s, pos);
		assert_int_equal(pos, ends[i]);
	}
	assert_int_equal(text_next(s, pos), pos);
	for (size_t i = n; i-- > 1;) {
		pos = text_prev(s, pos);
		assert_int_equal(pos, ends[i - 1]);
	}
	assert_int_equal(text_prev(s, pos), 0);
	assert_int_equal(text_prev(s, 0), 0);
}

static void
test_long_cluster(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	str_add(&s, "e");
	for (int i = 0; i < 100; i++)
		str_add(&s, "\xcc\x81");
	str_add(&s, "x");
	assert_int_equal(text_next(str_c(&s), 0), 201);
	assert_int_equal(text_prev(str_c(&s), 201), 0);
	assert_int_equal(text_width(str_c(&s)), 2);
	str_release(&s);
}

/* Going back finds the same clusters as going forward, whatever is mixed. */
static void
test_back_as_forward(void **state)
{
	static const char *const parts[] = {
		"a", "\r", "\n", " ", "\xcc\x81", E_ACUTE, CJK, FAMILY, FLAG, "\xf0\x9f\x87\xb0",
		"\xe2\x80\x8d", "\xff", "\xe4\xbd", "\xed\x95\x9c", "\xe1\x84\x80", "\xe1\x85\xa1",
		"\xd9\x8e", "\xe0\xa4\x95", "\xe0\xa4\xbf", "\xd8\x80", "\xf0\x9f\x91\xa8",
	};
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct str s = STR_INIT;
		size_t ends[20] = { 0 }, n = 0;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245u + 12345;
			str_add(&s, parts[(seed >> 16) % (sizeof parts / sizeof parts[0])]);
		}
		while (ends[n] < s.len && n < 19) {
			ends[n + 1] = text_next(str_c(&s), ends[n]);
			n++;
		}
		for (; n > 0; n--)
			assert_int_equal(text_prev(str_c(&s), ends[n]), ends[n - 1]);
		str_release(&s);
	}
}

static void
test_width(void **state)
{
	static const struct {
		const char *s;
		int width;
		size_t count;
	} rows[] = {
		{ "", 0, 0 }, { "abc", 3, 3 }, { E_ACUTE, 1, 2 }, { CJK, 6, 3 },
		{ "\x1b", 1, 1 }, { "\xff\xfe", 2, 2 }, { "\xc2\x9b", 1, 1 },
		{ FAMILY, 6, 5 },		/* as ncurses draws it: each part by itself */
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(text_width(rows[i].s), rows[i].width);
		assert_int_equal(text_count(rows[i].s), rows[i].count);
	}
	assert_int_equal(text_nwidth("abc", 2), 2);
}

static void
test_fit(void **state)
{
	int w = -1;

	(void)state;
	assert_int_equal(text_fit(CJK, 5, &w), 6);
	assert_int_equal(w, 4);
	assert_int_equal(text_fit("a" E_ACUTE "b", 2, &w), 4);
	assert_int_equal(w, 2);
	assert_int_equal(text_fit("ab", 9, &w), 2);
	assert_int_equal(text_fit("ab", 0, &w), 0);
	assert_int_equal(w, 0);
	assert_int_equal(text_fit(FAMILY, 5, &w), 0);
}

static void
test_column(void **state)
{
	static const struct {
		const char *s;
		int cols;
		const char *out, *in_c;
	} rows[] = {
		{ "abc", 5, "abc  ", "abc  " },
		{ "abc", 3, "abc", "abc" },
		{ "abcd", 3, "ab\xe2\x80\xa6", "ab." },
		{ CJK, 6, CJK, NULL },
		{ CJK, 5, "\xe6\x97\xa5\xe6\x9c\xac\xe2\x80\xa6", NULL },
		{ CJK, 4, "\xe6\x97\xa5\xe2\x80\xa6 ", NULL },
		{ "abcd", 1, "\xe2\x80\xa6", "." },
		{ "abcd", 0, "", "" },
		{ "abcd", -5, "", "" },
		{ "", 2, "  ", "  " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		text_column(&s, rows[i].s, rows[i].cols);
		assert_string_equal(str_c(&s), rows[i].out);
		str_clear(&s);
		setlocale(LC_CTYPE, "C");
		text_column(&s, rows[i].s, rows[i].cols);
		setlocale(LC_CTYPE, "C.UTF-8");
		if (rows[i].in_c != NULL)
			assert_string_equal(str_c(&s), rows[i].in_c);
		str_release(&s);
	}
}

static void
add_line(void *ctx, const char *s, size_t n)
{
	str_addn(ctx, s, n);
	str_addc(ctx, '|');
}

static void
test_wrap(void **state)
{
	static const struct {
		const char *s;
		int cols;
		const char *out;
	} rows[] = {
		{ "", 10, "|" },
		{ "one two three", 7, "one two|three|" },
		{ "one two three", 8, "one two|three|" },
		{ "one two three", 6, "one|two|three|" },
		{ "one  two", 4, "one|two|" },
		{ "one   ", 3, "one|" },
		{ "a\n\nb\n", 5, "a||b|" },
		{ "\n", 5, "|" },
		{ "abcdefgh ij", 3, "abc|def|gh|ij|" },
		{ "  indented", 12, "  indented|" },
		{ CJK, 4, "\xe6\x97\xa5\xe6\x9c\xac|\xe8\xaa\x9e|" },
		{ CJK, 1, "\xe6\x97\xa5|\xe6\x9c\xac|\xe8\xaa\x9e|" },
		{ "ab", 0, "a|b|" },
		{ "ab", -3, "a|b|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		text_wrap(rows[i].s, rows[i].cols, add_line, &s);
		assert_string_equal(str_c(&s), rows[i].out);
		str_release(&s);
	}
}

static void
count_line(void *ctx, const char *s, size_t n)
{
	size_t *lines = ctx;

	assert_true(text_nwidth(s, n) <= 80);
	(*lines)++;
}

static void
test_wrap_long_word(void **state)
{
	struct str s = STR_INIT;
	size_t lines = 0;

	(void)state;
	str_pad(&s, 'x', 100000);
	text_wrap(str_c(&s), 80, count_line, &lines);
	assert_int_equal(lines, 1250);
	str_release(&s);
}

static void
test_print(void **state)
{
	static const struct {
		const char *s;
		bool lf;
		const char *out;
	} rows[] = {
		{ "", true, "" },
		{ "plain " CJK " " FAMILY, false, "plain " CJK " " FAMILY },
		{ "a\nb", true, "a\nb" },
		{ "a\nb", false, "a<U+000A>b" },
		{ "\x1b[2J\x07\t\r\x7f", true, "<U+001B>[2J<U+0007><U+0009><U+000D><U+007F>" },
		{ "\xc2\x9b" "6n\x9b", true, "<U+009B>6n<9B>" },
		{ "\xe2\x80\xaex\xe2\x81\xa9\xe2\x80\x8f\xd8\x9c", true,
			"<U+202E>x<U+2069><U+200F><U+061C>" },
		{ "\xe2\x80\xa8\xef\xbf\xbe", true, "<U+2028><U+FFFE>" },
		{ "\xed\xa0\x80\xc0\xaf\xe2\x82", true, "<ED><A0><80><C0><AF><E2><82>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		text_print(&s, rows[i].s, rows[i].lf);
		assert_string_equal(str_c(&s), rows[i].out);
		str_release(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_long_cluster),
		cmocka_unit_test(test_back_as_forward),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_column),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_wrap_long_word),
		cmocka_unit_test(test_print),
	};

	return cmocka_run_group_tests(tests, utf8_locale, NULL);
}
