/* SPDX-License-Identifier: ISC */
/*
 * One person (or organisation) as typed, field by field: what `person add`, `person set` and
 * the import of a list share. Must not know: where the text came from.
 */
#ifndef APP_PERSON_DRAFT_H
#define APP_PERSON_DRAFT_H

#include <talanoa/conf/country.h>

#include "draft.h"

struct person_draft {
	struct draft d;
	bool country;			/* a country was given: */
	enum country_kind kind;		/* what it means */
};

/* Keys of fields as typed ("speaks-for"), NULL-terminated; name is the first. */
extern const char *const person_keys[];

void person_init(struct person_draft *p, struct meeting *m, const struct unit *was);
void person_release(struct person_draft *p);
/* Sets one field; "" takes it away. */
bool person_field(struct person_draft *p, const char *key, const char *typed, struct err *err);
/* Somebody else with the same name (folded), or whose name only looks like it; or NULL. */
const struct unit *person_namesake(const struct meeting *m, const char *name,
	const struct unit *except);
const struct unit *person_lookalike(const struct meeting *m, const char *name,
	const struct unit *except);

#endif
