/* SPDX-License-Identifier: ISC */
/* Random command lines of a meeting, sensible and not, from a seed. */
#ifndef TALANOA_TESTS_CHATTER_H
#define TALANOA_TESTS_CHATTER_H

#include <talanoa/base/id.h>
#include <talanoa/base/str.h>

/* One line, put in place of what line holds. */
void chatter_line(struct rng *r, struct str *line);

#endif
