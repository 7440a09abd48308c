/* SPDX-License-Identifier: ISC */
/* The table of grounds. */
#include <stddef.h>

#include <talanoa/base/str.h>
#include <talanoa/core/grounds.h>

static const struct ground_rule rules[GROUND_N] = {
#define GROUND(id, code, days, strictest, usual, meaning) \
	[GROUND_##id] = { code, days, CONSULT_##strictest, CONSULT_##usual, meaning },
#include <talanoa/core/grounds.def>
#undef GROUND
};

static const char *const consults[CONSULT_N] = { "text", "summary", "subject" };

const struct ground_rule *
ground_rule(enum ground g)
{
	return &rules[g];
}

bool
ground_parse(const char *code, enum ground *ret_ground)
{
	for (int g = 0; g < GROUND_N; g++) {
		if (str_eq(rules[g].code, code)) {
			*ret_ground = (enum ground)g;
			return true;
		}
	}
	return false;
}

const char *
consult_name(enum consult c)
{
	return consults[c];
}

bool
consult_parse(const char *name, enum consult *ret_consult)
{
	for (int c = 0; c < CONSULT_N; c++) {
		if (str_eq(consults[c], name)) {
			*ret_consult = (enum consult)c;
			return true;
		}
	}
	return false;
}
