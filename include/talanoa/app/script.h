/* SPDX-License-Identifier: ISC */
/*
 * The journal told: in words for people, or as stamped command lines that make an equal
 * meeting when they are replayed into a new file made without a template.
 * Must not know: where the lines go. A script holds bodies as they were recorded: whoever
 * prints it on a terminal makes it safe first (text_print).
 */
#ifndef TALANOA_APP_SCRIPT_H
#define TALANOA_APP_SCRIPT_H

#include <talanoa/app/meeting.h>

/* One event in words: "note 12: "We agree", Sam Okoro, IP". */
void event_words(struct meeting *m, const struct logged *l, struct str *out);
/* What a reference stands for: "Sam Okoro", "IP", "turn 3 of Sam Okoro (IP)". */
void unit_words(struct meeting *m, const struct id *id, struct str *out);

/* Each line without its line feed; false stops. */
typedef bool script_line(void *ctx, const char *line);

/* Local time, operator, event in words; what was taken back is marked so. */
bool script_words(struct meeting *m, script_line *each, void *ctx, struct err *err);
/*
 * One stamped command line per act, names in full, "operator" lines where the writer
 * changes. A line feed inside a text is written as U+2028, which command_run reads back.
 */
bool script_commands(struct meeting *m, script_line *each, void *ctx, struct err *err);

#endif
