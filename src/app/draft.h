/* SPDX-License-Identifier: ISC */
/*
 * An event that sets fields of one unit, composed from text as typed: each value is checked
 * by its field's policy, a value that stands already is left out, an empty one takes the
 * field's value away. Must not know: commands, where the text came from.
 */
#ifndef APP_DRAFT_H
#define APP_DRAFT_H

#include <talanoa/app/meeting.h>

struct draft {
	struct meeting *m;
	const struct unit *was;		/* borrowed; NULL: a new unit */
	struct ev ev;
	char *own[EV_MAX_FIELDS];	/* strings of ev */
	size_t n_own;
	bool touched[FIELD_N];		/* given, whether it changed or not */
};

/* A new unit (was NULL) gets a fresh id; its number is for the caller to give. */
void draft_init(struct draft *d, struct meeting *m, enum ev_kind kind, const struct unit *was);
void draft_release(struct draft *d);
/* Refuses a field that was given before; what: its name as the person knows it. */
bool draft_once(struct draft *d, const char *what, enum field f, struct err *err);
/* Text of NAME, LINE or BODY, checked. */
bool draft_text(struct draft *d, const char *what, enum field f, const char *typed,
	struct err *err);
/* Values that the caller has checked; CODE, DATE and WORD are copied. */
void draft_code(struct draft *d, enum field f, const char *code);
void draft_int(struct draft *d, enum field f, int64_t v);
void draft_ref(struct draft *d, enum field f, const struct id *id);	/* NULL takes away */
/* Nothing but the unit's number would be written. */
bool draft_empty(const struct draft *d);

/* One of the words in a list separated by '|'. */
bool one_of(const char *words, const char *word);

#endif
