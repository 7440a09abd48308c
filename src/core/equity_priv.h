/* SPDX-License-Identifier: ISC */
/* Exact arithmetic that the files of core/equity and core/forecast share. */
#ifndef TALANOA_SRC_CORE_EQUITY_PRIV_H
#define TALANOA_SRC_CORE_EQUITY_PRIV_H

#include <talanoa/core/equity.h>

__extension__ typedef __int128 wide;

/* What counts of a row: never negative. */
int64_t equity_spoken(const struct equity_row *r);
int64_t equity_weight(const struct equity_row *r);
/* num / den to the nearest, halves up; den > 0. */
int64_t equity_nearest(wide num, wide den);
/* By x/w, smallest first; rows with a weight of 0 last. */
int equity_by_ratio(const struct equity_row *p, const struct equity_row *q);

#endif
