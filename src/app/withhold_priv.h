/* SPDX-License-Identifier: ISC */
/* Between the commands that keep something back and those that open it again. */
#ifndef APP_WITHHOLD_PRIV_H
#define APP_WITHHOLD_PRIV_H

#include <talanoa/core/withholding.h>

#include "do.h"

/* What is asked of a withholding; NULL: not said. */
struct withhold_asked {
	char *ground, *reason, *authority, *review, *summary, *consult;
};
/* "note 12 ground=..." -> args keep the REF; false for a key that there is not. */
bool withhold_asked_of(struct call *c, struct withhold_asked *ret_asked, struct err *err);

/* A unit and its withholding that stands; w NULL: none does. */
struct withheld {
	struct units target, all;
	const struct unit *w;
};
/*
 * REF of the unit, or of the withholding itself; "last" is the newest withholding that stands
 * if open is not allowed, else the newest note. False (ERR_STATE) if it has to be withheld and
 * is not. Release with withheld_release.
 */
bool withheld_find(struct call *c, const char *ref, bool must, struct withheld *ret_w,
	struct err *err);
void withheld_release(struct withheld *w);

/* Text of a field, checked; a NULL stays as it is. Frees what stood there. */
bool withhold_text(const char *what, enum field f, char *typed, char **ret_text,
	struct err *err);
/* "reason, authority" */
void withhold_missing(unsigned gaps, struct str *out);
/* Release: writes the state, and whose act it was if that is said. */
bool withhold_open(struct call *c, const struct unit *w, const struct unit *target,
	const char *authority, struct err *err);

#endif
