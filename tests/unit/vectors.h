/* SPDX-License-Identifier: ISC */
/*
 * The vectors kept beside the source tree, as JSON. Numbers with a fraction are read as
 * strings, for base/json knows integers only. Must not know: what the vectors say.
 */
#ifndef TALANOA_TESTS_VECTORS_H
#define TALANOA_TESTS_VECTORS_H

#include <talanoa/base/json.h>

/* The file of that name; NULL, with the reason printed as TAP, where there is none. */
struct json *vectors_read(const char *name);
/* Member key of each of the two: a number (0 if there is none), a fraction, or null. */
int64_t vector_int(const struct json *o, const char *key);
double vector_real(const struct json *o, const char *key);
bool vector_null(const struct json *o, const char *key);

#endif
