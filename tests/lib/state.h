/* SPDX-License-Identifier: ISC */
/* Everything a meeting says about itself, as text: equal meetings give equal text. */
#ifndef TALANOA_TESTS_STATE_H
#define TALANOA_TESTS_STATE_H

#include <talanoa/app/meeting.h>

/*
 * all: also hands and turns that were taken back, and the numbers they were recorded with
 * (two files that went the same way); otherwise what stands (before an act, and after its
 * undo).
 */
void state_dump(struct meeting *m, bool all, struct str *out);

/* The first line in which they differ, "was: ...\nis: ..."; false if they are equal. */
bool state_differs(const char *was, const char *is, struct str *out);

#endif
