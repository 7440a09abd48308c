/* SPDX-License-Identifier: ISC */
/* A meeting of check_cases.c in a file of its own, and what the rules find in it. */
#ifndef TALANOA_TESTS_CHECK_ROOM_H
#define TALANOA_TESTS_CHECK_ROOM_H

#include "check_cases.h"
#include "room.h"

extern struct profile check_profile;		/* hleag */
int check_room_profile(void **state);		/* loads it, before the tests */
/* A meeting without a template: nothing is said before somebody says it. */
void check_room_bare(struct room *r);
/* The lines of a case: of the meeting that keeps the rule, or the one that breaks it. */
void check_room_open(struct room *r, enum check_id id, bool good);
void check_room_run(struct room *r, const char *lines);
/* said: what the exports say to rules of letter K. */
void check_room_look(struct room *r, const char *said, struct findings *ret_f);
size_t check_room_found(struct room *r, enum check_id id, const char *said);

#endif
