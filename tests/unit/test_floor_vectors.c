/* SPDX-License-Identifier: ISC */
/* The written meetings of floor_vectors.txt: order, charge and preview as design 3.2 says. */
#include <stdio.h>

#include <unit.h>

#include "floor_script.h"

static void
test_vectors(void **state)
{
	char path[4096];
	const char *dir = getenv("TALANOA_SRCDIR");

	(void)state;
	assert_non_null(dir);
	snprintf(path, sizeof path, "%s/tests/unit/floor_vectors.txt", dir);
	assert_true(floor_script_run(path) >= 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
