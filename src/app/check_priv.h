/* SPDX-License-Identifier: ISC */
/* Between the files of check. */
#ifndef APP_CHECK_PRIV_H
#define APP_CHECK_PRIV_H

#include <talanoa/app/check.h>

/* What the rules look at beside the meeting's caches. */
struct checking {
	const struct meeting *m;
	struct units notes, decisions, actions, withholds, vacancies;
	struct findings *out;
	const struct profile *profile;
	enum check_id now;		/* the rule being looked at */
};

/* Note what is missing, for the rule being looked at. */
void check_say(struct checking *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define CHECK(id, title, principle, source, verified, severity, when, advice) \
	void check_##id(struct checking *c);
#include <talanoa/app/checks.def>
#undef CHECK

#endif
