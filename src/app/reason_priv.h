/* SPDX-License-Identifier: ISC */
/* What the sentences about the floor share. Must not know: how they are shown. */
#ifndef APP_REASON_PRIV_H
#define APP_REASON_PRIV_H

#include <talanoa/app/meeting.h>

/* "LAB", or words for a constituency that is not in the file. */
const char *reason_code(const struct meeting *m, int group);
/* "Sam Okoro", or "somebody". */
const char *reason_person(const struct meeting *m, int person);
/* The words and when the hand went up: "first hand" gives "first hand 14:29". */
void reason_hand_time(const struct meeting *m, int entry, const char *words, struct str *out);

#endif
