/* SPDX-License-Identifier: ISC */
/* SHA-256 by libmd, named nowhere else. Must not know: what is hashed. */
#ifndef TALANOA_BASE_HASH_H
#define TALANOA_BASE_HASH_H

#include <stddef.h>

#include <talanoa/base/id.h>

struct hash hash_bytes(const void *p, size_t n);
/* First 16 bytes of SHA-256 of the strings joined by NUL; the list ends with NULL. */
struct id hash_id(const char *first, ...) __attribute__((sentinel));

#endif
