/* SPDX-License-Identifier: ISC */
/*
 * The clock: UTC milliseconds as a stamp, boot-time milliseconds for durations inside one
 * boot (design 3.6). TALANOA_TEST=seed,ms fixes both. Must not know: what is timed.
 */
#ifndef TALANOA_BASE_CLOCK_H
#define TALANOA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include <talanoa/base/id.h>

struct moment {
	int64_t utc_ms;			/* wall clock */
	int64_t boot_ms;		/* CLOCK_BOOTTIME; meaningful only within one boot */
};

/* Where time and randomness come from; passed in, never global. */
struct env {
	bool test;			/* TALANOA_TEST is set: clock and randomness are fixed */
	uint64_t seed;
	struct moment fixed;		/* the test's clock; clock_advance moves it */
	int64_t offset;			/* wall clock less boot clock, as it was last taken */
	bool anchored;			/* offset was taken */
	int rate;			/* how fast the clock goes; 0 and 1: as the real one */
	int64_t rate_from, gained;	/* boot ms when it was set; ms gained until then */
	char boot_id[64];		/* of the system; "test-boot" under test */
	struct rng rng;
};

/*
 * Read TALANOA_TEST ("seed,ms") from value (NULL or empty: the real clock and the system's
 * randomness). False if value is malformed.
 */
bool env_init(struct env *e, const char *value);
/*
 * Both clocks, read as one: they go at the same pace, so that stamps and durations agree to
 * the millisecond; once the wall clock is more than 20 ms off it is followed at once.
 */
struct moment clock_now(struct env *e);
/* Tests only: ms of the real clock go by. */
void clock_advance(struct env *e, int64_t ms);
/*
 * From now on both clocks go rate (1 or more) times as fast as the real one; what was gained
 * stays. For practice only: nothing but e's own meeting may be timed by it.
 */
void clock_rate(struct env *e, int rate);
/* How many real ms it takes until ms of e's clock have gone by, rounded up. */
int64_t clock_real(const struct env *e, int64_t ms);

#endif
