/* SPDX-License-Identifier: ISC */
/*
 * The transparency rules (4-record 4.2): a table of them (checks.def), what a profile makes of
 * each, and what a meeting leaves open.
 * Must not know: what is published (that is the record's), where the answer is shown.
 */
#ifndef TALANOA_APP_CHECK_H
#define TALANOA_APP_CHECK_H

#include <talanoa/app/meeting.h>
#include <talanoa/conf/paths.h>

enum check_id {
#define CHECK(id, title, principle, source, verified, severity, when, advice) CHECK_##id,
#include <talanoa/app/checks.def>
#undef CHECK
	CHECK_N
};

enum severity { SEVERITY_MUST, SEVERITY_EXPECTED, SEVERITY_ENCOURAGED, SEVERITY_OFF };
/* Until when it can be mended: before people leave, at the closing, before it is published. */
enum check_when { WHEN_LIVE, WHEN_CLOSING, WHEN_PUBLISHING };

struct check {
	const char *id, *title, *principle, *source;
	bool verified;			/* the words of the source were read */
	enum severity severity;
	enum check_when when;
	const char *advice;		/* names a command of the table in `backquotes` */
};
extern const struct check checks[CHECK_N];
const struct check *check_find(const char *id);		/* "A1", any case; NULL: none */
const char *severity_name(enum severity s);		/* must, expected, encouraged */
const char *check_when_name(enum check_when w);		/* live, closing, publishing */

/* What a body makes of the rules. */
struct profile {
	char name[32];
	enum severity severity[CHECK_N];
	int days[8];			/* by enum profile_days; -1: not said */
};
enum profile_days { DAYS_NOTICE, DAYS_AGENDA, DAYS_DOCUMENTS, DAYS_DRAFT, DAYS_CORRECTIONS,
	DAYS_PUBLISH_DRAFT, DAYS_PUBLISH_FINAL, DAYS_CERTIFY };
/* profiles/NAME.ini of the data folder. An unknown section, rule or value is an error. */
bool profile_load(const struct paths *p, const char *name, struct profile *ret_profile,
	struct err *err);

struct finding {
	enum check_id check;
	enum severity severity;		/* as the profile has it */
	char *where;			/* what is missing, and of what: "item 3 has no outcome" */
};
struct findings {
	struct finding *v;
	size_t n, cap;
	size_t rules;			/* how many were looked at */
	char profile[32];
};
/* In the order of the table. Release with findings_release. */
bool check_run(struct meeting *m, const struct profile *p, struct findings *ret_findings,
	struct err *err);
void findings_release(struct findings *f);
/* Exit status: 0 nothing that must or should be, 1 warnings only, 2 failures. */
int findings_status(const struct findings *f);
void findings_text(const struct findings *f, struct str *out);
void findings_json(const struct findings *f, struct str *out);

#endif
