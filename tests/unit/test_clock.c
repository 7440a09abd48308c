/* SPDX-License-Identifier: ISC */
/* The test's clock stands still until moved; the real one does not depend on it; rates. */
#include <unit.h>

#include <talanoa/base/clock.h>

static void
test_fixed(void **state)
{
	struct env a, b;
	struct moment m;
	struct id x, y;

	(void)state;
	assert_true(env_init(&a, "7,1773133200000"));
	assert_true(a.test);
	assert_int_equal(a.seed, 7);
	assert_string_equal(a.boot_id, "test-boot");
	assert_int_equal(clock_now(&a).utc_ms, 1773133200000);
	m = clock_now(&a);
	clock_advance(&a, 90500);
	assert_int_equal(clock_now(&a).utc_ms - m.utc_ms, 90500);
	assert_int_equal(clock_now(&a).boot_ms - m.boot_ms, 90500);
	assert_true(env_init(&b, "7,0"));
	x = id_random(&a.rng);
	y = id_random(&b.rng);
	assert_true(id_eq(&x, &y));
}

static void
test_malformed(void **state)
{
	static const char *bad[] = {
		"7", "7,", ",7", "a,1", "1,b", "1,-1", "-1,1", "1,2,3", " 1,2", "1,2 ",
		"99999999999999999999999999,1", "1,9223372036854775807",
	};
	struct env e = { .seed = 99 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(env_init(&e, bad[i]));
	assert_int_equal(e.seed, 99);
}

static void
test_real(void **state)
{
	static const char *none[] = { NULL, "" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct env e;
		struct moment m;

		assert_true(env_init(&e, none[i]));
		assert_false(e.test);
		assert_true(strlen(e.boot_id) > 8);
		m = clock_now(&e);
		assert_true(m.utc_ms > 1700000000000);
		assert_true(clock_now(&e).boot_ms >= m.boot_ms);
	}
}

/* Both clocks go faster from there on, without a jump; what was gained stays. */
static void
test_rate(void **state)
{
	static const struct {
		int rate;
		int64_t real_ms, ms;		/* so many real ms go by: so far in all */
	} rows[] = {
		{ 3, 0, 0 }, { 3, 1, 3 }, { 3, 999, 3000 }, { 3, 60000, 183000 },
		{ 1, 500, 183500 }, { 0, 500, 184000 }, { 2, 1000, 186000 },
	};
	struct moment begin;
	struct env e;

	(void)state;
	assert_true(env_init(&e, "7,1773133200000"));
	begin = clock_now(&e);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		clock_rate(&e, rows[i].rate);
		clock_advance(&e, rows[i].real_ms);
		assert_int_equal(clock_now(&e).boot_ms - begin.boot_ms, rows[i].ms);
		assert_int_equal(clock_now(&e).utc_ms - begin.utc_ms, rows[i].ms);
	}
	/* The real clock: never slower than the real one, and never behind what it was. */
	assert_true(env_init(&e, NULL));
	begin = clock_now(&e);
	clock_rate(&e, 3);
	assert_true(clock_now(&e).boot_ms >= begin.boot_ms);
	assert_true(clock_now(&e).utc_ms - begin.utc_ms < 10000);
}

/* When a second of the meeting is over: never too early, at most one real ms late. */
static void
test_real_time(void **state)
{
	struct env e;

	(void)state;
	assert_true(env_init(&e, "7,1773133200000"));
	assert_int_equal(clock_real(&e, 1000), 1000);
	clock_rate(&e, 3);
	assert_int_equal(clock_real(&e, 1000), 334);
	assert_int_equal(clock_real(&e, 999), 333);
	assert_int_equal(clock_real(&e, 1), 1);
	assert_int_equal(clock_real(&e, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fixed),
		cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_real),
		cmocka_unit_test(test_rate),
		cmocka_unit_test(test_real_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
