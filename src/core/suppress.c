/* SPDX-License-Identifier: ISC */
/* Rows that would tell of one person, folded together. */
#include <talanoa/core/suppress.h>

/* Of the rows that may stand alone the one with the fewest people; n: there is none. */
static size_t
fewest(const struct suppress_row *v, size_t n)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++)
		if (!v[i].few && v[i].people > 0 && (best == n || v[i].people < v[best].people))
			best = i;
	return best;
}

bool
suppress_few(struct suppress_row *v, size_t n, int k)
{
	int people = 0, rows = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		v[i].few = v[i].value > 0 && v[i].people < k;
		people += v[i].few ? v[i].people : 0;
		rows += v[i].few;
	}
	while (rows > 0 && (people < k || rows == 1) && (i = fewest(v, n)) < n) {
		v[i].few = true;
		people += v[i].people;
		rows++;
	}
	return rows == 0 || (people >= k && rows > 1);
}
