/* SPDX-License-Identifier: ISC */
/* Between the commands that set rules of procedure and weights. */
#ifndef APP_RULE_ACTS_H
#define APP_RULE_ACTS_H

#include "do.h"

/* Record a rule in its stored form; the reply's unit is the rule. */
bool rule_record(struct call *c, enum rule r, const char *value, struct err *err);

#endif
