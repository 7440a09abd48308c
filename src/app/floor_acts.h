/* SPDX-License-Identifier: ISC */
/* What the floor's commands share: each records its events inside the open act. */
#ifndef APP_FLOOR_ACTS_H
#define APP_FLOOR_ACTS_H

#include "do.h"

/* Stop the clock of the running turn; nothing if none runs or it is paused already. */
bool floor_pause(struct call *c, const char *cause, struct err *err);
/* It runs again; nothing if it is not paused. */
bool floor_resume(struct call *c, struct err *err);
/* A turn that a point of order interrupted goes on, once nothing runs above it. */
bool floor_go_on(struct call *c, struct err *err);
/* End the running turn; one that a point of order interrupted goes on. */
bool floor_end(struct call *c, struct err *err);
/* Call an entry: the floor must be free, or running for a point of order. */
bool floor_call(struct call *c, int entry, const char *method, const char *because,
	struct err *err);
/* Raise a hand; *ret_entry is its floor entry. chair: a closed list does not stop it. */
struct hand_ask {
	const struct unit *person, *group;	/* group: the capacity; NULL = the person's own */
	enum floor_class class;
	const char *about, *behalf;
	struct id sponsors[8];
	size_t n_sponsors;
	bool chair;
	bool last;				/* the last word */
};
bool floor_hand(struct call *c, const struct hand_ask *h, int *ret_entry, struct err *err);
/* Record a boundary of a turn: op of fields.def. */
bool floor_segment(struct call *c, const struct id *turn, const char *op, const char *cause,
	struct err *err);
/* The act may not precede the turn's last boundary. */
bool floor_in_order(struct call *c, const struct ledger_turn *t, struct err *err);
/* A screen's act is refused if what it showed is no longer so. */
bool floor_as_shown(struct call *c, int next_entry, struct err *err);
/* "Labour delegate 2 (LAB)". */
void floor_who(const struct meeting *m, int person, int group, struct str *out);

#endif
