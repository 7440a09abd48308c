/* SPDX-License-Identifier: ISC */
/*
 * The meeting line by line: every answer is printed below the line, nothing moves. For screen
 * readers, braille and the worst links. Must not know: curses.
 */
#ifndef TALANOA_TUI_PLAIN_H
#define TALANOA_TUI_PLAIN_H

#include <talanoa/app/meeting.h>

/* Until the end of input; closes m; returns the exit status. */
int plain_run(struct meeting *m);

#endif
