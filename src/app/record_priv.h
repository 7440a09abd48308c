/* SPDX-License-Identifier: ISC */
/* Between the handlers of the record: notes, their speakers, their texts. */
#ifndef APP_RECORD_PRIV_H
#define APP_RECORD_PRIV_H

#include "command_priv.h"

/* Whose words: zero ids are nobody, no constituency, no turn. */
struct speaker {
	struct id person, group, turn;
};

/* Who has the floor in this turn (who it was yielded to), in the capacity of the hand. */
void speaker_of_turn(const struct meeting *m, const struct ledger_turn *t,
	struct speaker *ret_speaker);
/* "Ana B (LAB)", "LAB", "nobody". */
void speaker_words(const struct meeting *m, const struct speaker *s, struct str *out);
/* An exact or unambiguous name, or a code; the capacity is the person's constituency. */
bool speaker_find(const struct meeting *m, const char *typed, struct speaker *ret_speaker,
	struct err *err);

/*
 * Length of the words before the first ": " of text if they may be a name that nobody has:
 * few words, capitals or somebody's beginning; 0 if not.
 */
size_t maybe_name(const struct meeting *m, const char *text);

/* A change after the draft was circulated, as the list of corrections tells it. */
struct correction {
	const struct id *target;
	const char *former, *text;	/* "": who said it changed, not what */
	const char *because;
};
/* Is the draft out, so that changes are listed? */
bool correction_lists(const struct call *c);
bool correction_add(struct call *c, const struct correction *k, struct err *err);
/* False if a reason is needed by now and because is NULL; how: "correct note 3: TEXT". */
bool correction_wanted(const struct call *c, const char *because, const char *how,
	struct err *err);

#endif
