/* SPDX-License-Identifier: ISC */
/*
 * What an even share is (design 3.3): the targets a body may choose, and the weight each gives
 * a constituency. Figures and budgets both ask here.
 * Must not know: how time is counted, who is present.
 */
#ifndef TALANOA_CORE_TARGET_H
#define TALANOA_CORE_TARGET_H

#include <stdbool.h>
#include <stdint.h>

/* X(id, stable name): against what a share is measured. */
#define FAIR_TARGETS(X) \
	X(EQUAL, "equal")		/* every constituency the same */ \
	X(HEADCOUNT, "headcount")	/* by its people here */ \
	X(HALF, "half")			/* half of the time equal, half by headcount */ \
	X(CUSTOM, "custom")		/* by the constituency's weight */

#define FAIR_ID_(id, name) TARGET_##id,
enum fair_target { FAIR_TARGETS(FAIR_ID_) TARGET_N };
#undef FAIR_ID_
const char *fair_target_name(enum fair_target t);
bool fair_target_parse(const char *name, enum fair_target *ret_t);

struct fair_share {
	int64_t weight;			/* its own, thousandths */
	int64_t heads, all_heads;	/* its people here; those of all that count */
	int64_t n;			/* constituencies that count */
};
/* Its weight against those of the others by the same target; any unit. */
int64_t fair_target_weight(enum fair_target t, const struct fair_share *s);

#endif
