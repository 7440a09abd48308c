/* SPDX-License-Identifier: ISC */
/* Between the files of app's meeting. */
#ifndef APP_MEETING_PRIV_H
#define APP_MEETING_PRIV_H

#include <talanoa/app/meeting.h>

/* Bring the ledger up to date: from the first row, or from where it stands. */
bool meeting_load_ledger(struct meeting *m, bool from_start, struct err *err);

#endif
