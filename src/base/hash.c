/* SPDX-License-Identifier: ISC */
/* SHA-256 by libmd. */
#include <stdarg.h>
#include <string.h>

#include <sha2.h>

#include <talanoa/base/hash.h>

struct hash
hash_bytes(const void *p, size_t n)
{
	struct hash h;
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	SHA256Update(&ctx, p, n);
	SHA256Final(h.b, &ctx);
	return h;
}

struct id
hash_id(const char *first, ...)
{
	struct hash h;
	struct id id;
	SHA2_CTX ctx;
	va_list ap;

	SHA256Init(&ctx);
	va_start(ap, first);
	for (const char *s = first; s != NULL; s = va_arg(ap, const char *)) {
		if (s != first)
			SHA256Update(&ctx, (const uint8_t *)"", 1);
		SHA256Update(&ctx, (const uint8_t *)s, strlen(s));
	}
	va_end(ap);
	SHA256Final(h.b, &ctx);
	memcpy(id.b, h.b, sizeof id.b);
	return id;
}
