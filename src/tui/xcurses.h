/* SPDX-License-Identifier: ISC */
/*
 * The one place that includes curses, which grabs common names (move, timeout, echo): its
 * macros are off and only term.c and input.c include this.
 */
#ifndef TALANOA_TUI_XCURSES_H
#define TALANOA_TUI_XCURSES_H

#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
/* term.h defines short macros for terminal capabilities; these are not ours. */
#undef lines
#undef columns
#undef buttons
#undef tab

#endif
