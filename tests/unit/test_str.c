/* SPDX-License-Identifier: ISC */
/* Strings grow, are cut at characters, and numbers are read strictly. */
#include <unit.h>

#include <limits.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

static void
test_grow(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	assert_string_equal(str_c(&s), "");
	str_add(&s, NULL);
	for (int i = 0; i < 1000; i++)
		str_addf(&s, "%03d ", i);
	assert_int_equal(s.len, 4000);
	assert_int_equal(strlen(str_c(&s)), 4000);
	assert_memory_equal(str_c(&s) + 3996, "999 ", 4);
	str_trunc(&s, 3);
	str_trunc(&s, 50);
	str_addc(&s, '-');
	str_pad(&s, '.', 3);
	str_addn(&s, "a\0b", 3);
	assert_int_equal(s.len, 10);
	assert_memory_equal(str_c(&s), "000-...a\0b", 11);
	str_clear(&s);
	assert_string_equal(str_c(&s), "");
	str_release(&s);
}

static void
test_take(void **state)
{
	struct str s = STR_INIT;
	char *p = str_take(&s);

	(void)state;
	assert_string_equal(p, "");
	free(p);
	str_add(&s, "words");
	p = str_take(&s);
	assert_string_equal(p, "words");
	assert_int_equal(s.len, 0);
	free(p);
}

static void
test_compare(void **state)
{
	(void)state;
	assert_true(str_eq("a", "a") && str_eq(NULL, NULL));
	assert_false(str_eq("a", "A") || str_eq("a", NULL) || str_eq(NULL, ""));
	assert_true(str_ieq("NEXT", "next") && str_ieq("I", "i"));
	assert_false(str_ieq("next", "nex") || str_ieq("@", "`") || str_ieq("", NULL));
	assert_true(str_starts("next -90s", "next") && str_starts("x", ""));
	assert_false(str_starts("ne", "next"));
	assert_true(str_ends("a.csv", ".csv") && str_ends("", ""));
	assert_false(str_ends("csv", ".csv"));
}

static void
test_int(void **state)
{
	static const struct {
		const char *s;
		bool ok;
		long long v;
	} rows[] = {
		{ "0", true, 0 }, { "-7", true, -7 }, { "010", true, 10 },
		{ "9223372036854775807", true, LLONG_MAX },
		{ "9223372036854775808", false, 0 }, { "-9223372036854775809", false, 0 },
		{ "", false, 0 }, { "-", false, 0 }, { "+1", false, 0 }, { " 1", false, 0 },
		{ "1 ", false, 0 }, { "1e3", false, 0 }, { "0x1", false, 0 }, { "--1", false, 0 },
		{ "NaN", false, 0 }, { "1.0", false, 0 },
	};
	long long v;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		v = 42;
		assert_int_equal(str_int(rows[i].s, LLONG_MIN, LLONG_MAX, &v), rows[i].ok);
		assert_true(v == (rows[i].ok ? rows[i].v : 42));
	}
	assert_false(str_int("101", 1, 100, &v));
	assert_true(str_int("100", 1, 100, &v));
}

static void
test_copy(void **state)
{
	char buf[5];

	(void)state;
	str_copy(buf, sizeof buf, "four");
	assert_string_equal(buf, "four");
	str_copy(buf, sizeof buf, "abc\xc3\xa9");		/* the letter would not fit whole */
	assert_string_equal(buf, "abc");
	str_copy(buf, sizeof buf, "ab\xc3\xa9z");
	assert_string_equal(buf, "ab\xc3\xa9");
	str_copy(buf, 1, "x");
	assert_string_equal(buf, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_take),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_int),
		cmocka_unit_test(test_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
