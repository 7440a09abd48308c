/* SPDX-License-Identifier: ISC */
/* The targets: their names, and what a constituency weighs by each. */
#include <talanoa/base/str.h>
#include <talanoa/core/target.h>

static const char *const target_names[TARGET_N] = {
#define FAIR_NAME_(id, name) [TARGET_##id] = name,
	FAIR_TARGETS(FAIR_NAME_)
#undef FAIR_NAME_
};

const char *
fair_target_name(enum fair_target t)
{
	return target_names[t];
}

bool
fair_target_parse(const char *name, enum fair_target *ret_t)
{
	for (int i = 0; i < TARGET_N; i++) {
		if (str_eq(name, target_names[i])) {
			*ret_t = (enum fair_target)i;
			return true;
		}
	}
	return false;
}

int64_t
fair_target_weight(enum fair_target t, const struct fair_share *s)
{
	switch (t) {
	case TARGET_HEADCOUNT: return s->heads;
	/* p = (1/n + h/H) / 2 = (H + n h) / (2 n H) */
	case TARGET_HALF: return s->all_heads + s->n * s->heads;
	case TARGET_CUSTOM: return s->weight;
	case TARGET_EQUAL: case TARGET_N: break;
	}
	return 1000;
}
