/* SPDX-License-Identifier: ISC */
/* Between the commands that set rules of procedure and weights, and adopt them. */
#ifndef APP_RULE_ACTS_H
#define APP_RULE_ACTS_H

#include "do.h"

/* Record a rule in its stored form; the reply's unit is the rule. */
bool rule_record(struct call *c, enum rule r, const char *value, struct err *err);

/*
 * May the attribution of an item, or (NULL) of the meeting, be this word now? Who spoke under a
 * rule was promised it: once somebody did, it is not loosened.
 */
bool attribution_may_be(const struct meeting *m, const struct unit *item, const char *word,
	struct err *err);

/* May what ("agenda", "rules", "minutes") be adopted now, as far as the minutes are? */
bool approval_adopt(struct call *c, const char *what, struct err *err);
/* No draft leaves with an empty field (4-record 4.1): names each withholding and what fills it. */
bool approval_justified(struct call *c, struct err *err);

#endif
