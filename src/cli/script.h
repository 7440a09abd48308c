/* SPDX-License-Identifier: ISC */
/*
 * Acts of the journal as the commands that make them again (2-architecture 2.7). Replayed into
 * a file from `new --template none` they give the same meeting.
 * Must not know: where the lines go.
 */
#ifndef CLI_SCRIPT_H
#define CLI_SCRIPT_H

#include "journal.h"

/* The clock of a turn: as it ran, and as the stamps of the script make it run. */
struct script_turn {
	struct ledger_turn real, told;
};

struct script {
	struct journal *j;
	struct act *act;		/* the one being told */
	struct str *out;
	char *operator_name, *role;	/* of the act before */
	size_t lines;			/* of this act */
	struct idmap told;		/* act -> how many lines it took */
	char stamp[40];
	int64_t at;		/* the same */
	struct idmap turns;		/* -> index below: clocks of the turns so far */
	struct script_turn *turn;
	size_t n_turns, cap_turns;
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
/* The name of a person or constituency as an argument; "note 12" of a unit. */
const char *script_name(struct script *s, const struct id *id);
const char *script_label(struct script *s, const struct id *id);
/* Text that ends a line: one line, whatever it holds. */
const char *script_rest(struct script *s, const char *text);
/* Another event of the act of this kind that is not told yet (about subject, if given). */
struct told *script_other(struct script *s, enum ev_kind kind, const struct id *subject);

/* When the act is said to have been: not before the last boundary of a turn it touches. */
int64_t script_clock_at(struct script *s);
/* Take the boundaries of this act into the clocks of the turns. */
void script_clock_see(struct script *s);
/* Does a turn end with this event? */
bool script_clock_ends(const struct told *t);
/* Did a turn end in this act whose stamps do not give its time? */
bool script_clock_differs(struct script *s);
void script_clock_correct(struct script *s);
void script_clock_release(struct script *s);
void script_people(struct script *s, struct told *t);
void script_agenda(struct script *s, struct told *t);
void script_floor(struct script *s, struct told *t);
void script_record(struct script *s, struct told *t);
void script_withhold(struct script *s, struct told *t);
void script_outcome(struct script *s, struct told *t);
void script_inputs(struct script *s, struct told *t);

#endif
