/* SPDX-License-Identifier: ISC */
/*
 * Rows of a table behind which too few people stand to be told (4-record 4.1): fewer than k, and
 * as many more as it takes that nobody can subtract them from the rest.
 * Must not know: what the rows are, or what is counted.
 */
#ifndef TALANOA_CORE_SUPPRESS_H
#define TALANOA_CORE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct suppress_row {
	int64_t value;		/* nothing is told by a row without one */
	int people;		/* behind it */
	bool few;		/* set: it may be told together with the other few only */
};

/*
 * Marks the rows of fewer than k people; alone one would be what the others leave of the sum,
 * so the row of fewest people joins until k stand behind what is marked. False: there are not
 * as many; then not even their sum may be told.
 */
bool suppress_few(struct suppress_row *v, size_t n, int k);

#endif
