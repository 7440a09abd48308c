/* SPDX-License-Identifier: ISC */
/* Names compare without case and accents, in any locale; look-alikes are found. */
#include <unit.h>

#include <locale.h>

#include <talanoa/base/text.h>

static const struct {
	const char *a, *b;
	bool same;
} pairs[] = {
	{ "Ana", "ANA", true },
	{ "Jos\xc3\xa9", "jose", true },
	{ "Nguy\xe1\xbb\x85n", "Nguye\xcc\x82\xcc\x83n", true },
	{ "J\xc3\xb8rgen \xc5\x81ukasz", "jorgen lukasz", true },
	{ "Stra\xc3\x9f" "e", "STRASSE", true },
	{ "\xef\xbc\xa1na", "Ana", true },				/* full width */
	{ "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "\xd9\x85\xdb\x8c\xd8\xae", true },
	{ "\xc4\xb0STANBUL", "istanbul", true },
	{ "  Ana   Paz ", "ana\xc2\xa0paz", true },
	{ "I", "i", true },
	{ "Ana", "Anna", false },
	{ "\xd0\x90na", "Ana", false },					/* Cyrillic */
	{ "\xe0\xa4\xb0\xe0\xa4\xbe\xe0\xa4\xae", "\xe0\xa4\xb0\xe0\xa4\xae", false },	/* Rama */
	{ "\xe3\x81\x8c", "\xe3\x81\x8b", false },			/* ga, ka */
	{ "a\xff", "a", false },
	{ "", "", true },
	{ "", " ", true },
};

static void
compare_all(void)
{
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		char *key = text_fold(pairs[i].a);

		if (text_same(pairs[i].a, pairs[i].b) != pairs[i].same)
			fail_msg("row %zu: %s, folded %s", i, pairs[i].a, key);
		free(key);
	}
}

static void
test_same(void **state)
{
	static const char *locales[] = { "C", "C.UTF-8", "tr_TR.UTF-8" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		setlocale(LC_ALL, locales[i]);	/* one that is not installed changes nothing */
		compare_all();
	}
	setlocale(LC_ALL, "C");
}

static void
test_contains(void **state)
{
	(void)state;
	assert_true(text_contains("Caf\xc3\xa9 de Lima\nsecond", "CAFE DE"));
	assert_true(text_contains("anything", ""));
	assert_true(text_contains("50 % of _x_ \"y\" NEAR(*", "% OF _x_"));
	assert_true(text_contains("two\nlines", "two lines"));
	assert_false(text_contains("Ana", "an "));
	assert_false(text_contains("abc", "%"));
	assert_false(text_contains("", "a"));
}

static void
test_skeleton(void **state)
{
	static const struct {
		const char *a, *b;
		bool alike;
	} rows[] = {
		{ "\xd0\x90na", "Ana", true },
		{ "\xd0\x90\xd0\xbd\xd0\xb0", "Ana", false },	/* Cyrillic n is small-capital H */
		{ "\xd0\xa1\xd0\x95\xd0\x9e", "CEO", true },
		{ "\xce\x91\xce\x9d\xce\x91", "ANA", true },
		{ "modern", "modem", true },
		{ "l0", "IO", true },
		{ "O\xe2\x80\x99Neil", "O'Neil", true },
		{ "\xef\xbc\xa1na", "Ana", true },
		{ "An\xe2\x80\x8b" "a", "Ana", true },
		{ "Ana", "ana", false },
		{ "Ana", "Eva", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *a = text_skeleton(rows[i].a), *b = text_skeleton(rows[i].b);

		if (str_eq(a, b) != rows[i].alike)
			fail_msg("%s and %s: %s, %s", rows[i].a, rows[i].b, a, b);
		free(a);
		free(b);
	}
}

static void
test_plain(void **state)
{
	static const struct { uint32_t cp, is; } rows[] = {
		{ 'a', 'a' }, { 0xe9, 'e' }, { 0x1ed3, 'o' }, { 0x110, 'D' }, { 0x111, 'd' },
		{ 0xdf, 's' }, { 0x2026, '.' }, { 0x2019, '\'' }, { 0x1fe, 'O' }, { 0x738b, 0 },
		{ 0x645, 0 }, { 0x41e, 0 }, { 0x301, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (text_plain(rows[i].cp) != rows[i].is)
			fail_msg("U+%04X: U+%04X", rows[i].cp, text_plain(rows[i].cp));
	/* The locale of this program is C. */
	assert_true(text_is_plain("Zo\xc3\xab M\xc3\xbcller"));
	assert_true(text_is_plain(""));
	assert_false(text_is_plain("Anna \xe7\x8e\x8b"));
	assert_false(text_is_plain("An\xff"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_contains),
		cmocka_unit_test(test_skeleton),
		cmocka_unit_test(test_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
