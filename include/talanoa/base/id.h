/* SPDX-License-Identifier: ISC */
/*
 * Identities: 16 random bytes for units, acts, writers and meetings; 32 bytes of SHA-256 for
 * events. Randomness comes from a source that tests can seed (TALANOA_TEST).
 * Must not know: what an id is of.
 */
#ifndef TALANOA_BASE_ID_H
#define TALANOA_BASE_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id { uint8_t b[16]; };
struct hash { uint8_t b[32]; };

enum { ID_HEX = 33, HASH_HEX = 65 };		/* buffer sizes with the NUL */

/* A source of random bytes: the system's (libuuid) or, for tests, a seeded generator. */
struct rng {
	bool seeded;
	uint64_t s[4];		/* xoshiro256**, only when seeded */
};
void rng_system(struct rng *r);
void rng_seed(struct rng *r, uint64_t seed);
void rng_bytes(struct rng *r, void *buf, size_t n);
uint64_t rng_below(struct rng *r, uint64_t n);	/* 0 .. n-1; n > 0 */

struct id id_random(struct rng *r);
bool id_eq(const struct id *a, const struct id *b);
int id_cmp(const struct id *a, const struct id *b);	/* byte order */
bool id_zero(const struct id *a);
const char *id_hex(const struct id *a, char buf[static ID_HEX]);
bool id_parse(const char *hex, struct id *ret_id);	/* exactly 32 lower-case hex digits */
const char *hash_hex(const struct hash *a, char buf[static HASH_HEX]);
bool hash_parse(const char *hex, struct hash *ret_hash);
int hash_cmp(const struct hash *a, const struct hash *b);

#endif
