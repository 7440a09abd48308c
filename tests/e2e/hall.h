/* SPDX-License-Identifier: ISC */
/*
 * A contested meeting of 40 people in 10 constituencies for the real program, the program on
 * it in one terminal or several, and what stands in the file afterwards.
 * Must not know: how a screen is drawn.
 */
#ifndef TALANOA_TESTS_HALL_H
#define TALANOA_TESTS_HALL_H

#include <unit.h>

#include <talanoa/app/meeting.h>

#include <vt.h>

enum { HALL_PEOPLE = 40 };

/* The file is made anew: seats CSO1..CSO4 and so on are all taken, item 1 is in hand, two
 * constituencies have spoken for long, nobody has the floor. */
void hall_make(void);
/* One command, run as another program would; fails the test if it is refused. */
void hall_do(const char *line);
/* The floor on a terminal of this size; test: a value for TALANOA_TEST, or NULL. */
struct vt *hall_floor(const char *who, int rows, int cols, const char *test);
void hall_leave(struct vt *v);

/* The meeting as it stands in the file; close it with meeting_close. */
struct meeting *hall_look(void);
/* Counted time of the latest turn that stands. */
int64_t hall_last_ms(void);
/* Ordinary turns that stand. */
size_t hall_turns(void);

/* The word that begins at column col of the row that starts with label; "" if there is none. */
void hall_word(struct vt *v, const char *label, char ret_word[static 40]);
/* The sentence below the row NEXT. */
void hall_reason(struct vt *v, char ret_words[static 200]);

/* Around all tests: the folder, the program. */
void hall_open(void);
void hall_close(void);

#endif
