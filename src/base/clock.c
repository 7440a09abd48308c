/* SPDX-License-Identifier: ISC */
/* The wall clock, the boot clock, and the fixed ones of the tests. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <talanoa/base/clock.h>
#include <talanoa/base/str.h>

#ifndef CLOCK_BOOTTIME
#define CLOCK_BOOTTIME CLOCK_MONOTONIC
#endif

/* Latest stamp we accept as a test's clock: the end of the year 9999. */
static const long long last_ms = 253402300799999;

/* Without a boot id from the system, one of our own that no other run will have. */
static void
read_boot_id(struct env *e)
{
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "re");
	char hex[ID_HEX];
	struct id id;

	if (f != NULL) {
		if (fgets(e->boot_id, sizeof e->boot_id, f) == NULL)
			e->boot_id[0] = '\0';
		e->boot_id[strcspn(e->boot_id, "\n")] = '\0';
		fclose(f);
	}
	if (e->boot_id[0] != '\0')
		return;
	id = id_random(&e->rng);
	snprintf(e->boot_id, sizeof e->boot_id, "run-%s", id_hex(&id, hex));
}

/* "seed,ms", both plain decimal numbers. */
static bool
read_test(const char *value, uint64_t *ret_seed, int64_t *ret_ms)
{
	const char *comma = strchr(value, ',');
	char first[24];
	long long seed, ms;

	if (comma == NULL || (size_t)(comma - value) >= sizeof first)
		return false;
	memcpy(first, value, (size_t)(comma - value));
	first[comma - value] = '\0';
	if (!str_int(first, 0, INT64_MAX, &seed) || !str_int(comma + 1, 0, last_ms, &ms))
		return false;
	*ret_seed = (uint64_t)seed;
	*ret_ms = ms;
	return true;
}

bool
env_init(struct env *e, const char *value)
{
	struct env fresh = { .test = value != NULL && value[0] != '\0' };
	int64_t ms;

	if (!fresh.test) {
		rng_system(&fresh.rng);
		read_boot_id(&fresh);
		*e = fresh;
		return true;
	}
	if (!read_test(value, &fresh.seed, &ms))
		return false;
	rng_seed(&fresh.rng, fresh.seed);
	fresh.fixed = (struct moment){ .utc_ms = ms, .boot_ms = ms };
	str_copy(fresh.boot_id, sizeof fresh.boot_id, "test-boot");
	*e = fresh;
	return true;
}

static int64_t
read_clock(clockid_t which)
{
	struct timespec t = { 0 };

	clock_gettime(which, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Both clocks, at their own pace. */
static struct moment
read_both(struct env *e)
{
	enum { APART_MS = 20 };
	int64_t boot_us, offset;

	if (e->test)
		return e->fixed;
	boot_us = read_clock(CLOCK_BOOTTIME);
	offset = (read_clock(CLOCK_REALTIME) - boot_us + 500) / 1000;
	if (!e->anchored || offset - e->offset > APART_MS || e->offset - offset > APART_MS) {
		e->offset = offset;
		e->anchored = true;
	}
	return (struct moment){
		.utc_ms = boot_us / 1000 + e->offset,
		.boot_ms = boot_us / 1000,
	};
}

/* How far e's clock is ahead of the real one; a step of the wall clock is never multiplied. */
static int64_t
gained(const struct env *e, int64_t boot_ms)
{
	return e->rate <= 1 ? e->gained : e->gained + (boot_ms - e->rate_from) * (e->rate - 1);
}

struct moment
clock_now(struct env *e)
{
	struct moment m = read_both(e);
	int64_t ahead = gained(e, m.boot_ms);

	m.utc_ms += ahead;
	m.boot_ms += ahead;
	return m;
}

void
clock_advance(struct env *e, int64_t ms)
{
	e->fixed.utc_ms += ms;
	e->fixed.boot_ms += ms;
}

void
clock_rate(struct env *e, int rate)
{
	struct moment m = read_both(e);

	e->gained = gained(e, m.boot_ms);
	e->rate_from = m.boot_ms;
	e->rate = rate;
}

int64_t
clock_real(const struct env *e, int64_t ms)
{
	return e->rate <= 1 ? ms : (ms + e->rate - 1) / e->rate;
}
