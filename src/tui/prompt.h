/* SPDX-License-Identifier: ISC */
/*
 * One question at the bottom of the screen with an input line: a name, a limit, a command.
 * The clocks above go on.
 * Must not know: what the answer is for.
 */
#ifndef TALANOA_TUI_PROMPT_H
#define TALANOA_TUI_PROMPT_H

#include "lineedit.h"
#include "view.h"

struct screen;

enum complete_what { COMPLETE_NOTHING, COMPLETE_NAMES, COMPLETE_COMMANDS };

struct question {
	const char *label;			/* "hand of" */
	enum complete_what complete;
	bool one_key;				/* a digit answers at once */
	const char *above;			/* text shown above, copied; or NULL */
	int most;				/* rows of it; 0: as many as find room */
	/* The answer; false: not accepted, the question stays. */
	bool (*answer)(struct screen *s, const char *line);
	void (*cancel)(struct screen *s);	/* may be NULL */
};

struct prompt {
	struct view view;
	struct question q;
	struct str above;
	struct lineedit edit;
	int asked;				/* counts questions: an answer may ask the next */
};

extern const struct view_ops prompt_ops;
void prompt_init(struct prompt *p, struct screen *s);
void prompt_release(struct prompt *p);
/* Draw candidates of an input line in the rows that end above row. */
void prompt_draw_candidates(const struct lineedit *ed, struct canvas *c, int row);
/* Completion shared with the record's line: names and codes, or commands and their names. */
void prompt_complete(struct screen *s, enum complete_what what, const char *text, size_t pos,
	struct candidates *ret);

#endif
