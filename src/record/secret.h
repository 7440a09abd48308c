/* SPDX-License-Identifier: ISC */
/*
 * What an edition that leaves must not hold, and the search for it in bytes that are about to
 * leave. Made together with the edition; no renderer ever gets it.
 * Must not know: formats.
 */
#ifndef RECORD_SECRET_H
#define RECORD_SECRET_H

#include <talanoa/base/str.h>
#include <talanoa/record/edition.h>

enum { SECRET_LEAST = 12 };	/* bytes; shorter ones are covered by construction */

struct secrets {
	struct secret {
		char *value, *where;	/* where: "text of note 62" */
	} *v;
	size_t n, cap;
};

/* As edition_load of a public edition; *ret_secrets is released with secrets_release. */
bool edition_load_guarded(struct store *s, const struct edition_ask *ask,
	struct edition *ret_ed, struct secrets *ret_secrets, struct err *err);
void secrets_release(struct secrets *sec);
/* False (ERR_DENIED, saying where it comes from, not what it is) if bytes hold a secret, as it
 * is, broken over lines, escaped, in base64 or UTF-16. */
bool secrets_absent(const struct secrets *sec, const struct str *bytes, struct err *err);

#endif
