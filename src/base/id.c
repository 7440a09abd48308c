/* SPDX-License-Identifier: ISC */
/* Identities, their hexadecimal form, and the random bytes they are made of. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <uuid.h>

#include <talanoa/base/id.h>

_Static_assert(sizeof(uuid_t) == sizeof(struct id), "a UUID is 16 bytes");

void
rng_system(struct rng *r)
{
	*r = (struct rng){ .seeded = false };
}

/* splitmix64, which the authors of xoshiro recommend for filling its state. */
void
rng_seed(struct rng *r, uint64_t seed)
{
	r->seeded = true;
	for (int i = 0; i < 4; i++) {
		uint64_t z = seed += 0x9e3779b97f4a7c15;

		z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
		z = (z ^ z >> 27) * 0x94d049bb133111eb;
		r->s[i] = z ^ z >> 31;
	}
}

static uint64_t
rotl(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

/* xoshiro256** 1.0 (Blackman and Vigna, public domain). */
static uint64_t
next(struct rng *r)
{
	uint64_t *s = r->s, v = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotl(s[3], 45);
	return v;
}

static void
seeded_bytes(struct rng *r, uint8_t *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++) {
		if (i % 8 == 0)
			v = next(r);
		p[i] = (uint8_t)(v >> i % 8 * 8);
	}
}

static void
system_bytes(uint8_t *p, size_t n)
{
	while (n > 0) {
		ssize_t k = getrandom(p, n, 0);

		if (k < 0 && errno != EINTR)
			abort();	/* ids that repeat would be worse */
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
}

void
rng_bytes(struct rng *r, void *buf, size_t n)
{
	if (r->seeded)
		seeded_bytes(r, buf, n);
	else
		system_bytes(buf, n);
}

uint64_t
rng_below(struct rng *r, uint64_t n)
{
	uint64_t v, unfair = -n % n;	/* 2^64 mod n: values below it would weigh double */
	uint8_t b[8];

	do {
		rng_bytes(r, b, sizeof b);
		v = 0;
		for (int i = 7; i >= 0; i--)
			v = v << 8 | b[i];
	} while (v < unfair);
	return v % n;
}

struct id
id_random(struct rng *r)
{
	struct id id;

	if (r->seeded)
		rng_bytes(r, id.b, sizeof id.b);
	else
		uuid_generate_random(id.b);
	return id;
}

bool
id_eq(const struct id *a, const struct id *b)
{
	return id_cmp(a, b) == 0;
}

int
id_cmp(const struct id *a, const struct id *b)
{
	return memcmp(a->b, b->b, sizeof a->b);
}

bool
id_zero(const struct id *a)
{
	static const struct id zero;

	return id_eq(a, &zero);
}

static void
to_hex(const uint8_t *p, size_t n, char *buf)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		*buf++ = digit[p[i] >> 4];
		*buf++ = digit[p[i] & 15];
	}
	*buf = '\0';
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

/* Exactly 2n digits; stops at the first byte that is none, so a short string is safe. */
static bool
from_hex(const char *hex, uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int hi = nibble(hex[2 * i]), lo = hi < 0 ? -1 : nibble(hex[2 * i + 1]);

		if (lo < 0)
			return false;
		p[i] = (uint8_t)(hi << 4 | lo);
	}
	return hex[2 * n] == '\0';
}

const char *
id_hex(const struct id *a, char buf[static ID_HEX])
{
	to_hex(a->b, sizeof a->b, buf);
	return buf;
}

bool
id_parse(const char *hex, struct id *ret_id)
{
	struct id id;

	if (!from_hex(hex, id.b, sizeof id.b))
		return false;
	*ret_id = id;
	return true;
}

const char *
hash_hex(const struct hash *a, char buf[static HASH_HEX])
{
	to_hex(a->b, sizeof a->b, buf);
	return buf;
}

bool
hash_parse(const char *hex, struct hash *ret_hash)
{
	struct hash h;

	if (!from_hex(hex, h.b, sizeof h.b))
		return false;
	*ret_hash = h;
	return true;
}

int
hash_cmp(const struct hash *a, const struct hash *b)
{
	return memcmp(a->b, b->b, sizeof a->b);
}
