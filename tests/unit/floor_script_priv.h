/* SPDX-License-Identifier: ISC */
/* What the two halves of the floor script interpreter share: the room, and the acts in it. */
#ifndef TALANOA_TESTS_FLOOR_SCRIPT_PRIV_H
#define TALANOA_TESTS_FLOOR_SCRIPT_PRIV_H

#include <talanoa/core/floor.h>

#include "floor_script.h"

enum { SCRIPT_MAX = 64, SCRIPT_NAME = 16, SCRIPT_LINE = 1000 };

struct script_names {
	char v[SCRIPT_MAX][SCRIPT_NAME];
	int n;
};

struct script {
	struct floor f;
	struct script_names groups, people, categories;
	int64_t segments[SCRIPT_MAX * 4];	/* time of a turn before its last segment */
	char *w[SCRIPT_MAX];			/* words of the line, NULL-terminated */
	char said[SCRIPT_LINE];		/* what held instead */
};

int script_find(const struct script_names *s, const char *name);	/* index, or FLOOR_NONE */
const char *script_entry(const struct script *s, int entry);	/* whose; "-" for nobody */
int64_t script_number(const char *s);				/* or auto, unlimited */
bool script_expect_number(struct script *s, int64_t is, const char *want);
bool script_expect(struct script *s, const char *is, const char *want);

/* The verbs that act: false if the line does not hold. */
bool script_do_hand(struct script *s);
bool script_do_hands(struct script *s);
bool script_do_start(struct script *s);
bool script_do_call(struct script *s);
bool script_do_end(struct script *s);
bool script_do_turn(struct script *s);
bool script_do_interrupt(struct script *s);
bool script_do_yield(struct script *s);
bool script_do_fix(struct script *s);
bool script_do_weight(struct script *s);
bool script_do_noshow(struct script *s);
bool script_do_withdraw(struct script *s);
bool script_do_present(struct script *s);
bool script_do_close(struct script *s);
bool script_do_announce(struct script *s);

#endif
