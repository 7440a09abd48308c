/* SPDX-License-Identifier: ISC */
/* Between the files of app's meeting. */
#ifndef APP_MEETING_PRIV_H
#define APP_MEETING_PRIV_H

#include <talanoa/app/meeting.h>

/* Bring the ledger up to date: from the first row, or from where it stands; agenda: it changed. */
bool meeting_load_ledger(struct meeting *m, bool from_start, bool agenda, struct err *err);
/*
 * One unit was written: its new state goes into the set, whose room *cap keeps. Units borrowed
 * before stay as they were until meeting_sweep.
 */
bool meeting_splice(struct meeting *m, struct units *set, size_t *cap, const struct id *unit,
	struct err *err);
/* A set of units that others may still hold goes with meeting_sweep. */
void meeting_keep_old(struct meeting *m, struct units *set);

#endif
