/* SPDX-License-Identifier: ISC */
/*
 * The transparency rules (4-record 4.2): a table of them (checks.def), what a profile makes of
 * each, and what a meeting leaves open.
 * Must not know: what is published (that is the record's: who calls says what it found there),
 * where the answer is shown.
 */
#ifndef TALANOA_APP_CHECK_H
#define TALANOA_APP_CHECK_H

#include <talanoa/app/meeting.h>
#include <talanoa/conf/paths.h>

enum check_id {
#define CHECK(id, title, principle, source, read, severity, when, mend, looks, passes) CHECK_##id,
#include <talanoa/app/checks.def>
#undef CHECK
	CHECK_N
};

enum severity { SEVERITY_MUST, SEVERITY_EXPECTED, SEVERITY_ENCOURAGED, SEVERITY_OFF };
/* Until when it can be mended: before people leave, at the closing, before it is published. */
enum check_when { WHEN_LIVE, WHEN_CLOSING, WHEN_PUBLISHING };
/* What of a source was read when the rule was written. */
enum check_read { READ_READ, READ_OLDER, READ_QUOTED, READ_MEMORY, READ_OURS };

struct check {
	const char *id, *title, *principle, *source;
	enum check_read read;
	bool verified;			/* READ_READ */
	enum severity severity;
	enum check_when when;
	const char *mend, *looks, *passes;
};
extern const struct check checks[CHECK_N];
const struct check *check_find(const char *id);		/* "A1", any case; NULL: none */
const char *severity_name(enum severity s);		/* must, expected, encouraged */
const char *check_when_name(enum check_when w);		/* live, closing, publishing */

/* What a body makes of the rules. */
enum profile_days { DAYS_NOTICE, DAYS_AGENDA, DAYS_DOCUMENTS, DAYS_DRAFT, DAYS_CORRECTIONS,
	DAYS_PUBLISH_DRAFT, DAYS_PUBLISH_FINAL, DAYS_CERTIFY, DAYS_N };
struct profile {
	char name[32];
	enum severity severity[CHECK_N];
	int days[DAYS_N];		/* -1: not said */
	bool proposal;			/* its days are this program's proposal: they only warn until the
					 * body adopts its rules */
};
/* profiles/NAME.ini of the data folder. An unknown section, rule or value is an error. */
bool profile_load(const struct paths *p, const char *name, struct profile *ret_profile,
	struct err *err);
/* The profile of a meeting if nobody names one: that of its template, else "basic". */
const char *profile_of(const struct meeting *m);

struct finding {
	enum check_id check;
	enum severity severity;		/* as the profile has it, and what is said for it */
	char *where;			/* REF of what it is about: "item 3", "meeting" */
	char *text;			/* what is missing, and of what: "item 3 has no outcome" */
	char *advice;			/* how to mend this one; what is typed stands in `backquotes` */
};
struct findings {
	struct finding *v;
	size_t n, cap;
	size_t rules;			/* how many were looked at */
	char profile[32];
};

struct check_ask {
	const struct profile *profile;
	bool live;			/* only what cannot be mended once people leave */
	bool quick;			/* of the notes only the newest: after an act */
	/*
	 * What the exports say to a rule of letter K: a sentence of what is wrong (lives until the
	 * next call), "" if all is well, NULL if it cannot be said. May be NULL: then these rules
	 * are left out.
	 */
	const char *(*outside)(void *ctx, enum check_id id);
	void *ctx;
};
/* In the order of the table, at m->now. Release with findings_release. */
bool check_run(struct meeting *m, const struct check_ask *ask, struct findings *ret_findings,
	struct err *err);
void findings_release(struct findings *f);
/* Exit status: 0 nothing that must or should be, 1 warnings only, 2 failures. */
int findings_status(const struct findings *f);
void findings_text(const struct findings *f, struct str *out);
/* A list of findings: id, title, principle, source, verified, severity, when, where, text, advice. */
void findings_json(const struct findings *f, struct str *out);
/* One rule: where it comes from, what it looks at, how to mend it, what would pass. */
void check_explain(enum check_id id, struct str *out);

#endif
