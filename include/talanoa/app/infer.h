/* SPDX-License-Identifier: ISC */
/*
 * What a meeting lets infer, to be confirmed by one key: the outcome of an item, the skeleton of
 * its summary, that nobody declared an interest. Each is a command line to run as it is, or to
 * change first.
 * Must not know: screens; nothing is recorded here.
 */
#ifndef TALANOA_APP_INFER_H
#define TALANOA_APP_INFER_H

#include <talanoa/app/meeting.h>

/*
 * Append a command line to ret_line; false, with nothing appended, if there is nothing to
 * propose (it is said already, or too early). Words are in the language of the meeting
 * (English, French, Spanish).
 */
/* "close item 3 agreed: decisions 2, 3": of an item that was taken up and has no outcome. */
bool infer_outcome(struct meeting *m, const struct unit *item, struct str *ret_line);
/* "summary 3 6 interventions, 4 constituencies. ...": of an item without a summary. */
bool infer_summary(struct meeting *m, const struct unit *item, struct str *ret_line);
/* "interest none": once an item was taken up and nothing was said of interests. */
bool infer_interest(struct meeting *m, struct str *ret_line);

#endif
