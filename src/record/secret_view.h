/* SPDX-License-Identifier: ISC */
/*
 * Bytes in which many strings are looked for: one pass notes which runs of eight bytes occur, so
 * that almost every string that is absent is told by a few of its own bytes.
 * Must not know: secrets, formats.
 */
#ifndef RECORD_SECRET_VIEW_H
#define RECORD_SECRET_VIEW_H

#include <stdint.h>

#include <talanoa/base/str.h>

struct view {
	struct str bytes;
	uint64_t *seen;		/* bits: hashes of the runs */
	int shift;		/* of a hash, to the number of a bit */
};

/* Takes over bytes. Release with view_release. */
void view_init(struct view *v, struct str *bytes);
void view_release(struct view *v);
bool view_holds(const struct view *v, const char *p, size_t n);

#endif
