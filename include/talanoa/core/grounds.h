/* SPDX-License-Identifier: ISC */
/*
 * Grounds of withholding and what each allows: the table of grounds.def.
 * Must not know: what is withheld, dates, who decides.
 */
#ifndef TALANOA_CORE_GROUNDS_H
#define TALANOA_CORE_GROUNDS_H

#include <stdbool.h>

/* What may be shared with those one consults, from open to strict. */
enum consult { CONSULT_TEXT, CONSULT_SUMMARY, CONSULT_SUBJECT, CONSULT_N };

enum ground {
#define GROUND(id, code, days, strictest, usual, meaning) GROUND_##id,
#include <talanoa/core/grounds.def>
#undef GROUND
	GROUND_N
};

struct ground_rule {
	const char *code;
	int days;			/* longest review; 0: theirs, no limit of ours */
	enum consult strictest;		/* nothing stricter may be said */
	enum consult usual;		/* if nobody says */
	const char *meaning;
};

const struct ground_rule *ground_rule(enum ground g);
bool ground_parse(const char *code, enum ground *ret_ground);
const char *consult_name(enum consult c);		/* text, summary, subject */
bool consult_parse(const char *name, enum consult *ret_consult);

#endif
