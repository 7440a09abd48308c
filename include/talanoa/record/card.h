/* SPDX-License-Identifier: ISC */
/*
 * The fairness card: the rule by which the floor is given, in three sentences that can be read
 * out before it is adopted: the order, what is counted, what an even share is.
 * Must not know: screens, formats, who is here.
 */
#ifndef TALANOA_RECORD_CARD_H
#define TALANOA_RECORD_CARD_H

#include <talanoa/record/edition.h>

enum { CARD_SENTENCES = 3 };

/* By the rules in force, in the language of the meeting (English where there is none); the
 * strings are set anew and the caller's to release. */
void card_sentences(const struct edition *ed, struct str ret_card[static CARD_SENTENCES]);

#endif
