/* SPDX-License-Identifier: ISC */
/*
 * What may still be recorded once the minutes were circulated, adopted, certified: one table
 * for every command, and the sentences of the refusals (4-record J1-J6).
 * Must not know: how a command is carried out.
 */
#ifndef APP_APPROVAL_LETS_H
#define APP_APPROVAL_LETS_H

#include <talanoa/app/command.h>
#include <talanoa/core/approval.h>

/* How far the minutes are; borrows from the marks of the meeting. */
struct approval_state meeting_approval(const struct meeting *m);
/* Does the state of the minutes still allow the command? */
bool approval_lets(const struct meeting *m, enum cmd_id id, struct err *err);
/* False, ERR_STATE: what was asked is over since the last step, and what would do instead. */
bool approval_refuse(const struct meeting *m, const char *what, struct err *err);
/* The day of a moment in the meeting's zone. */
const char *approval_day(const struct meeting *m, int64_t at, char buf[static 32]);

#endif
