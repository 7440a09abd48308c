/* SPDX-License-Identifier: ISC */
/*
 * Names as people type them: exact name, then seat code (IP2), then an unambiguous prefix of
 * any word, case and accents folded, then aka. Never guesses: an ambiguous name lists the
 * candidates (ERR_NAME) and changes nothing.
 */
#ifndef TALANOA_APP_NAMES_H
#define TALANOA_APP_NAMES_H

#include <talanoa/app/meeting.h>

/* Units are borrowed from the meeting's caches. */
bool names_person(const struct meeting *m, const char *typed, const struct unit **ret_person,
	struct err *err);
bool names_group(const struct meeting *m, const char *typed, const struct unit **ret_group,
	struct err *err);
/* An exact name, seat code (person) or constituency code (group), nothing less; for "X: text". */
bool names_exact(const struct meeting *m, const char *typed, const struct unit **ret_person,
	const struct unit **ret_group);
/* "6", "item 6", "last", or an unambiguous part of a title. */
bool names_item(const struct meeting *m, const char *typed, const struct unit **ret_item,
	struct err *err);
/* For completion: persons (and codes) whose name, word, code or aka begins with typed. */
size_t names_complete(const struct meeting *m, const char *typed, size_t most,
	const struct unit **ret_persons);

/* REF: "note 12", "decision 3b", "turn last", "last" (the newest note). Released by caller. */
bool names_ref(struct meeting *m, const char *typed, struct units *ret_unit, struct err *err);
/* A REF that can only be of this kind: "3", "3b", "last" (the newest) or "comment 3". */
bool names_ref_of(struct meeting *m, enum unit_kind kind, const char *typed,
	struct units *ret_unit, struct err *err);

#endif
