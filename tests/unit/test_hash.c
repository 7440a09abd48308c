/* SPDX-License-Identifier: ISC */
/* SHA-256 gives the values of FIPS 180; joined strings cannot be shifted into each other. */
#include <unit.h>

#include <talanoa/base/hash.h>

static void
test_vectors(void **state)
{
	static const struct {
		const char *text, *hex;
	} rows[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	char buf[HASH_HEX];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct hash h = hash_bytes(rows[i].text, strlen(rows[i].text));

		assert_string_equal(hash_hex(&h, buf), rows[i].hex);
	}
}

static void
test_joined(void **state)
{
	struct id a = hash_id("ab", "c", NULL), b = hash_id("a", "bc", NULL);
	struct id one = hash_id("abc", NULL), two = hash_id("abc", "", NULL);
	struct hash h = hash_bytes("ab\0c", 4);

	(void)state;
	assert_false(id_eq(&a, &b));
	assert_false(id_eq(&one, &two));
	assert_memory_equal(a.b, h.b, sizeof a.b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
