/* SPDX-License-Identifier: ISC */
/* Between the files of disclosure. Must not know: more than disclosure.h. */
#ifndef CORE_DISCLOSURE_PRIV_H
#define CORE_DISCLOSURE_PRIV_H

#include <talanoa/core/disclosure.h>

/* The row of a unit, or NULL; once the rows are sorted. */
struct disclosed *disclosure_find(const struct disclosure *d, const struct id *unit);
bool disclosure_shielded(const struct disclosure *d, const struct id *person);
/* One row a unit, in order. */
void disclosure_sort(struct disclosure *d);

/* Tells what spreads along a link, and which way. */
typedef void spread_fn(struct disclosed *from, struct disclosed *to);
void disclosure_along(struct disclosure *d, enum disclosure_link_kind kind, spread_fn *spread);

/* The last step of closing. */
void disclosure_apply_waivers(struct disclosure *d);

#endif
