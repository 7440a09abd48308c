/* SPDX-License-Identifier: ISC */
/* Which random meetings a property test plays: TALANOA_SEED=n starts there, TALANOA_SEEDS=n is
 * how many. A failing test names its seed. */
#ifndef TALANOA_TESTS_SEEDS_H
#define TALANOA_TESTS_SEEDS_H

#include <stdint.h>
#include <stdlib.h>

static inline uint64_t
first_seed(void)
{
	const char *s = getenv("TALANOA_SEED");

	return s == NULL ? 1 : strtoull(s, NULL, 10);
}

static inline uint64_t
n_seeds(uint64_t few)
{
	const char *s = getenv("TALANOA_SEEDS");

	return s == NULL ? few : strtoull(s, NULL, 10);
}

#endif
