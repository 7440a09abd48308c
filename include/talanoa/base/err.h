/* SPDX-License-Identifier: ISC */
/*
 * Errors: a code from errors.def and one sentence for a person, owned by the caller.
 * Functions that can fail return bool (true = done) and fill a struct err on failure;
 * their ret_ arguments are untouched then. Only cli and tui show an error.
 * Must not know: where a message is shown, or which language the screen speaks.
 */
#ifndef TALANOA_BASE_ERR_H
#define TALANOA_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
#define ERR(id, name, status) ERR_##id,
#include <talanoa/base/errors.def>
#undef ERR
	ERR_N
};

struct err {
	enum err_code code;
	char msg[600];
};

/* Fill e (which may be NULL) and return false, so that `return err_set(...)` reads well. */
bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Put words in front of the message of e ("line 3: " ...); returns false. */
bool err_prefix(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The exit status of the program for this error (1-product: 2 refused, 3 i/o, 64 usage). */
int err_status(const struct err *e);
const char *err_name(enum err_code code);

#endif
