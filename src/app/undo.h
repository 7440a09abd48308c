/* SPDX-License-Identifier: ISC */
/* Between the files of undo. */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "do.h"

/* An act to take back. */
struct undo {
	struct meeting *m;
	struct call *c;
	struct id act;
	struct logged *v;		/* its events, in order */
	size_t n;
	struct id *touched;		/* turns and hands its floor events are about */
	size_t n_touched, cap_touched;
};

/* False, naming the later act in words, if something depends on what the act did. */
bool undo_may(struct undo *u, struct err *err);
/* Record what takes this event of the act back. */
bool undo_event(struct undo *u, const struct logged *l, struct err *err);
/* Does the act itself make this unit? */
bool undo_made(const struct undo *u, const struct id *unit);
/* An act by its events: "call: turn 3 of Sam Okoro (IP): next (14:32:05, Ben)". */
void undo_act_words(struct meeting *m, const struct logged *v, size_t n, struct str *out);
void undo_release_events(struct logged *v, size_t n);

#endif
