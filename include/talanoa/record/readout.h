/* SPDX-License-Identifier: ISC */
/*
 * What is read out before people leave, in about a minute: the decisions in their exact words,
 * who does what by when, who was not heard. In the language of the meeting.
 * Must not know: screens, the store; what an edition does not hold is not read out.
 */
#ifndef TALANOA_RECORD_READOUT_H
#define TALANOA_RECORD_READOUT_H

#include <talanoa/base/str.h>
#include <talanoa/record/edition.h>

enum { READOUT_WORDS = 150, READOUT_PER_MINUTE = 150 };

struct readout {
	struct str text;		/* paragraphs, a line each */
	size_t words;
	size_t shortened;		/* texts that end in "..." because all would not fit; the text says so */
};

/* Of a public edition. Release with readout_release. */
void readout_make(const struct edition *ed, struct readout *ret_r);
void readout_release(struct readout *r);

#endif
