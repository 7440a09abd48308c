/* SPDX-License-Identifier: ISC */
/* Ids read back what they wrote; seeded randomness repeats, the system's does not. */
#include <unit.h>

#include <talanoa/base/id.h>

static void
test_seeded(void **state)
{
	struct rng a, b, c;
	struct id x, y, z;
	char hex[ID_HEX];

	(void)state;
	rng_seed(&a, 7);
	rng_seed(&b, 7);
	rng_seed(&c, 8);
	x = id_random(&a);
	y = id_random(&b);
	z = id_random(&c);
	assert_true(id_eq(&x, &y));
	assert_false(id_eq(&x, &z));
	y = id_random(&b);
	assert_false(id_eq(&x, &y));
	/* The vector of xoshiro256** seeded by splitmix64(0), little-endian. */
	rng_seed(&a, 0);
	x = id_random(&a);
	assert_string_equal(id_hex(&x, hex), "b4f275cb365fec992a455649781f6ebf");
}

static void
test_system(void **state)
{
	struct rng r;
	struct id a, b;
	uint8_t bytes[64] = { 0 }, zero[64] = { 0 };

	(void)state;
	rng_system(&r);
	a = id_random(&r);
	b = id_random(&r);
	assert_false(id_eq(&a, &b));
	assert_false(id_zero(&a));
	rng_bytes(&r, bytes, sizeof bytes);
	assert_memory_not_equal(bytes, zero, sizeof zero);
}

static void
test_below(void **state)
{
	struct rng r;
	int seen[6] = { 0 };

	(void)state;
	rng_seed(&r, 1);
	for (int i = 0; i < 6000; i++) {
		uint64_t v = rng_below(&r, 6);

		assert_in_range(v, 0, 5);
		seen[v]++;
	}
	for (int i = 0; i < 6; i++)
		assert_in_range(seen[i], 850, 1150);
	assert_int_equal(rng_below(&r, 1), 0);
}

static void
test_hex(void **state)
{
	static const char *bad[] = {
		"", "0", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeeff0",
		"00112233445566778899AABBCCDDEEFF", "{0112233445566778899aabbccddeef}",
		"../../x", "00112233445566778899aabbccddee f",
	};
	static const char good[] = "00112233445566778899aabbccddeeff";
	static const char long_good[] =
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	char buf[ID_HEX], long_buf[HASH_HEX];
	struct id id, before;
	struct hash h, g;

	(void)state;
	assert_true(id_parse(good, &id));
	assert_string_equal(id_hex(&id, buf), good);
	before = id;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(id_parse(bad[i], &id));
		assert_false(hash_parse(bad[i], &h));
	}
	assert_true(id_eq(&id, &before));
	assert_true(hash_parse(long_good, &h));
	assert_string_equal(hash_hex(&h, long_buf), long_good);
	g = h;
	g.b[31]--;
	assert_true(hash_cmp(&h, &g) > 0);
	assert_int_equal(hash_cmp(&h, &h), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seeded),
		cmocka_unit_test(test_system),
		cmocka_unit_test(test_below),
		cmocka_unit_test(test_hex),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
