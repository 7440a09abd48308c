/* SPDX-License-Identifier: ISC */
/*
 * For each transparency rule a meeting that breaks it and one that keeps it, as command lines.
 * A line "@3d" lets time go by (d, h, m). `raw` records what no command would.
 */
#ifndef TALANOA_TESTS_CHECK_CASES_H
#define TALANOA_TESTS_CHECK_CASES_H

#include <talanoa/app/check.h>

struct rule_case {
	const char *first;		/* lines of both meetings, or NULL */
	const char *bad, *good;		/* lines after these */
	void (*raw)(struct meeting *m);	/* after the lines of the bad one */
	const char *date;		/* what DATE in the advice may be; NULL: 2026-04-20 */
	bool beyond;			/* what the advice says cannot be done by commands alone */
};
extern const struct rule_case rule_cases[CHECK_N];

/* A recorded reason, and what it makes of the rule. */
struct reason_case {
	enum check_id id;
	const char *lines;
	enum severity severity;
	const char *says;
};
extern const struct reason_case reason_cases[];
extern const size_t n_reason_cases;

#endif
