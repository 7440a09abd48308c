/* SPDX-License-Identifier: ISC */
/*
 * Acts of the journal as the commands that make them again (2-architecture 2.7). Replayed into
 * a file from `new --template none` they give the same meeting.
 * Must not know: where the lines go.
 */
#ifndef CLI_SCRIPT_H
#define CLI_SCRIPT_H

#include "journal.h"

struct script {
	struct journal *j;
	struct act *act;		/* the one being told */
	struct str *out;
	char *operator_name, *role;	/* of the act before */
	size_t lines;			/* of this act */
	struct idmap told;		/* act -> how many lines it took */
	char stamp[40];
};

void script_init(struct script *s, struct journal *j, struct str *out);
void script_release(struct script *s);
/* Append the lines of one act to s->out. */
void script_act(struct script *s, struct act *a);

/* ---- for the files of the script only ---- */

/* One line "[stamp] ..." */
void script_line(struct script *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A name as one word of the command language; owned by the arena of the act. */
const char *script_quote(struct script *s, const char *text);
/* Text that ends a line: one line, whatever it holds. */
const char *script_rest(struct script *s, const char *text);
/* Another event of the act of this kind that is not told yet (about subject, if given). */
struct told *script_other(struct script *s, enum ev_kind kind, const struct id *subject);

void script_people(struct script *s, struct told *t);
void script_agenda(struct script *s, struct told *t);
void script_floor(struct script *s, struct told *t);
void script_record(struct script *s, struct told *t);

#endif
