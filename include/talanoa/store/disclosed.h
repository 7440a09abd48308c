/* SPDX-License-Identifier: ISC */
/*
 * Fills core's disclosure with what a meeting file says: withholdings, embargoes, protected
 * persons, attribution, what was undone and what belongs together.
 * Must not know: what may leave (core/disclosure decides), who asks.
 */
#ifndef TALANOA_STORE_DISCLOSED_H
#define TALANOA_STORE_DISCLOSED_H

#include <talanoa/core/disclosure.h>
#include <talanoa/store/store.h>

/*
 * today, "YYYY-MM-DD" in the meeting's time zone: an embargo until that day or earlier is
 * over. Where copies disagree the tightest version counts until somebody settles it. The
 * result is closed; the caller releases it.
 */
bool store_disclosure(struct store *s, const char *today, struct disclosure *ret_d,
	struct err *err);

/* disclosure_allows as store_publish wants it; ctx is a struct disclosure. */
bool store_may_leave(void *ctx, const struct publish_ask *ask);

#endif
