/* SPDX-License-Identifier: ISC */
/*
 * Events of the journal in words: for log, since, and the sentences of undo.
 * Must not know: where the words go.
 */
#ifndef TALANOA_APP_EVENT_WORDS_H
#define TALANOA_APP_EVENT_WORDS_H

#include <talanoa/app/meeting.h>

/* One event: "call: turn 3 of Sam Okoro (IP): next"; names are those of today. */
void event_words(struct meeting *m, const struct logged *l, struct str *out);
/* What a reference stands for: "Sam Okoro", "IP", "turn 3 of Sam Okoro (IP)". */
void unit_words(struct meeting *m, const struct id *id, struct str *out);

/* The clocks as the newest boundaries of turns told them, one a boot. Zeroed to begin with. */
struct clocks {
	struct tick v[8];
	size_t n;
};
/*
 * Events in order: if the machine's clock was set since the boundary before (in the same boot),
 * add "the machine's clock had been set back by 1:00:00".
 */
void clock_words(struct clocks *c, const struct logged *l, struct str *out);

#endif
