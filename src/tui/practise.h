/* SPDX-License-Identifier: ISC */
/*
 * Practice: an invented, contested room on the real screen. Delegates raise hands, arrive
 * late and overrun by themselves; six tasks are shown one after another above the views, and
 * noticed in the meeting, not by the key. Everything anybody does goes through the command
 * table. Must not know: the terminal, how views are drawn, SQL.
 */
#ifndef TALANOA_TUI_PRACTISE_H
#define TALANOA_TUI_PRACTISE_H

#include <talanoa/app/meeting.h>
#include <talanoa/base/str.h>

#include "view.h"

struct screen;

enum { PRACTISE_RATE = 3 };

enum task { TASK_CALL, TASK_HAND, TASK_WRONG, TASK_POINT, TASK_LOST, TASK_CHOICE, TASK_N };

enum practise_phase {
	PRACTISE_ASK,			/* the task is to be done */
	PRACTISE_DONE,			/* it was; why it matters is shown */
	PRACTISE_OVER			/* the verdict is shown */
};

/* What the delegates do next, in ms of the meeting's clock. */
struct practise_room {
	struct rng rng;
	int64_t next_hand, next_arrival;
	struct id turn;			/* whose speaker will have finished at ends */
	int64_t ends;
	int calls;			/* turns that the room called, not the person */
};

struct practise {
	struct screen *s;
	enum practise_phase phase;
	enum task task;
	bool done[TASK_N];
	int64_t since;			/* UTC ms of the meeting: when the phase began */
	int64_t due;			/* loop time of the next look, or LOOP_NEVER */
	bool steps;			/* the clock is a test's: every look moves it on */
	char *person;			/* who practises, for the journal */
	char who[40];			/* whom the task is about */
	int percent;			/* of the floor that had to move to be even, then; or -1 */
	size_t turns, entries, passes, rulings;		/* of the meeting when practice began */
	struct practise_room room;
	struct str verdict;
};

/* Of practise_make.c: a meeting at path with its past; a file that was begun is left on failure. */
bool practise_make(const char *path, struct env *env, struct err *err);

/* s shows such a meeting; its clock goes faster from now on. */
void practise_init(struct practise *p, struct screen *s);
void practise_release(struct practise *p);
/* When p->due was reached. */
unsigned practise_tick(struct practise *p, int64_t now);
/* Keys of its own: leaving, the next task. EFFECT_UNHANDLED for all others. */
unsigned practise_action(struct practise *p, const struct act *a);
/* How many rows at the top it takes of a screen of this size; drawing them returns that too. */
int practise_rows(const struct practise *p, int rows, int cols);
int practise_draw(const struct practise *p, struct canvas *c);

/* Of practise_room.c: the delegates. A command of the room; false if it was refused. */
bool practise_says(struct practise *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void practise_room_init(struct practise *p);
/* holds: the speaker goes on. */
void practise_room_tick(struct practise *p, bool holds);
/* Somebody has the floor after it, if anybody can. */
void practise_room_turn(struct practise *p);
/*
 * Somebody who is here, holds no floor and waits (or does not wait) with an ordinary hand; of
 * the constituency of this code, or of any but avoid (either may be NULL). NULL if there is none.
 */
const struct unit *practise_somebody(struct practise *p, const char *code, const char *avoid,
	bool waits);

/* Of practise_task.c. */
void task_begin(struct practise *p);
bool task_is_done(const struct practise *p, enum task t);
/* What to do now, and afterwards why it matters. */
void task_hint(const struct practise *p, struct str *out);
const char *task_why(enum task t);
const char *task_name(enum task t);
/* The speaker goes on until the task is done. */
bool task_holds(enum task t);
/* How many rulings there are. */
size_t task_rulings(const struct practise *p);

/* Of practise_verdict.c: three lines. */
void practise_judge(struct practise *p);
/* How much of the time counted would have to move to be even; -1 if nobody can say. */
int practise_percent(const struct practise *p);

#endif
