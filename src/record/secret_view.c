/* SPDX-License-Identifier: ISC */
/* Many strings in the same bytes: a Bloom filter of runs, then memmem. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "secret_view.h"

enum { RUN = sizeof(uint64_t), BITS_A_BYTE = 8 };

static uint64_t
bit_of(const struct view *v, const char *p)
{
	uint64_t run;

	memcpy(&run, p, sizeof run);
	/* Fibonacci hashing: the high bits of the product depend on all of the run */
	return (run * UINT64_C(0x9e3779b97f4a7c15)) >> v->shift;
}

void
view_init(struct view *v, struct str *bytes)
{
	int log = 10;

	while (log < 40 && (UINT64_C(1) << log) < (uint64_t)bytes->len * BITS_A_BYTE)
		log++;
	v->shift = 64 - log;
	v->bytes = *bytes;
	*bytes = (struct str)STR_INIT;
	v->seen = mem_alloc(((size_t)1 << log) / 8);
	for (size_t i = 0; i + RUN <= v->bytes.len; i++) {
		uint64_t bit = bit_of(v, v->bytes.p + i);

		v->seen[bit / 64] |= UINT64_C(1) << (bit % 64);
	}
}

void
view_release(struct view *v)
{
	str_release(&v->bytes);
	free(v->seen);
	*v = (struct view){ 0 };
}

bool
view_holds(const struct view *v, const char *p, size_t n)
{
	if (n == 0 || n > v->bytes.len)
		return false;
	for (size_t i = 0; i + RUN <= n; i++) {
		uint64_t bit = bit_of(v, p + i);

		if ((v->seen[bit / 64] >> (bit % 64) & 1) == 0)
			return false;
	}
	return memmem(v->bytes.p, v->bytes.len, p, n) != NULL;
}
