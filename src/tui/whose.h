/* SPDX-License-Identifier: ISC */
/*
 * The question beside a stored note, "Who is "Ana"?" and numbered rows: what a digit answers.
 * Must not know: screens, how the note was stored.
 */
#ifndef TALANOA_TUI_WHOSE_H
#define TALANOA_TUI_WHOSE_H

#include <talanoa/app/command.h>

struct whose_question {
	struct str text;		/* with its rows; empty: nothing is asked */
	char ref[48];			/* the note it is about */
};

void whose_release(struct whose_question *q);
/* What the reply asks, and a row 0 that adds the person; nothing if it asks nothing. */
void whose_ask(struct whose_question *q, struct meeting *m, const struct reply *r);
/* The command that a digit from 1 on means; false: there is no such row. */
bool whose_said(const struct whose_question *q, int digit, struct str *ret_line);
/*
 * The two commands that add the person to a constituency ("": none) and say that it was them;
 * false if the question has no name.
 */
bool whose_add(const struct whose_question *q, const char *group, struct str *ret_add,
	struct str *ret_said);

#endif
