/* SPDX-License-Identifier: ISC */
/* Errors carry their code, their sentence and the exit status of 1-product. */
#include <unit.h>

#include <talanoa/base/err.h>

static void
test_set_and_prefix(void **state)
{
	struct err e = { 0 };

	(void)state;
	assert_false(err_set(&e, ERR_INPUT, "%s is not a duration", "3x"));
	assert_int_equal(e.code, ERR_INPUT);
	assert_false(err_prefix(&e, "line %d: ", 7));
	assert_string_equal(e.msg, "line 7: 3x is not a duration");
	assert_false(err_set(NULL, ERR_INPUT, "nobody asks"));
}

/* However long the name that was refused, the sentence stays valid UTF-8. */
static void
test_cut(void **state)
{
	char name[3 * 300 + 1] = "";
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < 300; i++)
		memcpy(name + 3 * i, "\xe6\x96\x87", 4);
	for (size_t lead = 0; lead < 3; lead++) {
		size_t n;

		err_set(&e, ERR_NAME, "%.*s%s", (int)lead, "ab", name);
		n = strlen(e.msg);
		assert_true(n > sizeof e.msg - 4);
		assert_memory_equal(e.msg + n - 3, "\xe6\x96\x87", 3);
		err_prefix(&e, "line %d: ", 7);
		n = strlen(e.msg);
		assert_memory_equal(e.msg + n - 3, "\xe6\x96\x87", 3);
	}
}

static void
test_status(void **state)
{
	struct err e = { .code = ERR_USAGE };

	(void)state;
	assert_int_equal(err_status(&e), 64);
	e.code = ERR_INPUT;
	assert_int_equal(err_status(&e), 2);
	e.code = ERR_IO;
	assert_int_equal(err_status(&e), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set_and_prefix),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
