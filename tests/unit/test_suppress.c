/* SPDX-License-Identifier: ISC */
/* Rows of few people: none can be read, alone or by subtracting. */
#include <unit.h>

#include <talanoa/base/id.h>
#include <talanoa/core/suppress.h>

#include "seeds.h"

enum { MOST = 8 };

static void
check(const char *what, const struct suppress_row *v, size_t n, int k, bool told,
	const char *few)
{
	struct suppress_row row[MOST];

	memcpy(row, v, n * sizeof *v);
	if (suppress_few(row, n, k) != told)
		fail_msg("%s: told is not %d", what, told);
	for (size_t i = 0; i < n; i++)
		if (row[i].few != (few[i] == '*'))
			fail_msg("%s: row %zu", what, i);
}

static void
test_cases(void **state)
{
	(void)state;
	check("all large", (struct suppress_row[]){ { 9, 3, 0 }, { 9, 5, 0 } }, 2, 3, true, "..");
	check("nobody spoke", (struct suppress_row[]){ { 0, 1, 0 }, { 0, 1, 0 } }, 2, 3, true, "..");
	check("one small: the next smallest goes too",
		(struct suppress_row[]){ { 9, 1, 0 }, { 9, 5, 0 }, { 9, 4, 0 } }, 3, 3, true, "*.*");
	check("two small, together enough",
		(struct suppress_row[]){ { 9, 1, 0 }, { 9, 2, 0 }, { 9, 4, 0 } }, 3, 3, true, "**.");
	check("two small, together too few",
		(struct suppress_row[]){ { 9, 1, 0 }, { 9, 1, 0 }, { 9, 4, 0 } }, 3, 3, true, "***");
	check("only one there is", (struct suppress_row[]){ { 9, 2, 0 }, { 0, 0, 0 } }, 2, 3, false,
		"*.");
	check("k says nothing", (struct suppress_row[]){ { 9, 1, 0 }, { 9, 1, 0 } }, 2, 1, true,
		"..");
}

/* Whatever the table: what is told together is of k people, and never of one row. */
static void
test_never_one(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(2000); seed < last; seed++) {
		struct suppress_row v[MOST];
		int k, people = 0, rows = 0;
		size_t n;
		struct rng r;

		rng_seed(&r, seed);
		n = 1 + rng_below(&r, MOST);
		k = (int)rng_below(&r, 6);
		for (size_t i = 0; i < n; i++)
			v[i] = (struct suppress_row){ (int64_t)rng_below(&r, 3),
				(int)rng_below(&r, 7), false };
		if (!suppress_few(v, n, k))
			continue;
		for (size_t i = 0; i < n; i++) {
			people += v[i].few ? v[i].people : 0;
			rows += v[i].few;
			if (!v[i].few && v[i].value > 0 && v[i].people < k)
				fail_msg("seed %llu: row %zu stands alone", (unsigned long long)seed, i);
		}
		if (rows == 1 || (rows > 0 && people < k))
			fail_msg("seed %llu: %d rows of %d people, k %d", (unsigned long long)seed, rows, people, k);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_never_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
