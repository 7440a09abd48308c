/* SPDX-License-Identifier: ISC */
/*
 * Bringing in what was kept elsewhere: lists from a spreadsheet (the people, the agenda) as
 * CSV, and logs of meetings held in a chat. One file is brought in whole or not at all.
 * Must not know: the command line, what is shown of the report.
 */
#ifndef TALANOA_APP_IMPORT_H
#define TALANOA_APP_IMPORT_H

#include <talanoa/app/meeting.h>
#include <talanoa/base/json.h>

enum import_what { IMPORT_DETECT, IMPORT_PEOPLE, IMPORT_AGENDA, IMPORT_LOG };

/* What the lines of a log become, and why an act of it came to nothing (import_log.def). */
enum log_count {
#define COUNT(id, name, words) LOG_##id,
#define REASON(id, name, as_words, words)
#include <talanoa/app/import_log.def>
#undef COUNT
#undef REASON
	LOG_COUNT_N
};
enum log_reason {
#define COUNT(id, name, words)
#define REASON(id, name, as_words, words) REASON_##id,
#include <talanoa/app/import_log.def>
#undef COUNT
#undef REASON
	REASON_N
};

/* What is asked of an import; all zero: by what the file looks like. */
struct import_ask {
	enum import_what what;		/* IMPORT_DETECT: by what is in it */
	const char *group;		/* log: constituency of people not on the list; NULL: ALL */
	const char *date, *zone;	/* log: of its first line, of its times; NULL: not said */
};

struct import_report {
	enum import_what what;
	size_t rows;
	size_t added, updated, same;	/* same: on the list already, with nothing new */
	size_t refused;			/* then nothing was imported */
	/* people: what the countries as written mean */
	size_t one, several, global, region, unresolved;
	/* a log: rows are its lines, added the people new on the list */
	size_t count[LOG_COUNT_N], reason[REASON_N], reason_line[REASON_N];
	size_t known;			/* people who were on the list already */
	size_t back, back_line;		/* lines with a time before the line above; the first */
	size_t escaped, escaped_line;	/* with characters that no text may hold */
	bool untimed, by_name;		/* no line has a time; the date is from the file's name */
	int64_t from, till;		/* UTC ms */
	char zone[65];
	int warnings;
	struct str text;		/* "line 29: ..." for whatever a person should look at */
};

void import_release(struct import_report *r);

/*
 * Import a file. CSV: an agenda if it has a column title and none for names, otherwise
 * people. Columns stand in any order and are known by their names in the first line; an
 * empty cell leaves what is on the list as it is. A row whose name (or title) is on the list
 * already changes the fields that differ; of two rows of one name in the file the second is
 * another entry, unless it repeats the first to the letter. A list without a column name but
 * with organisation becomes organisations that speak as one.
 * A log: each line becomes a command of the meeting at its own time, or a note (talanoa(1),
 * LOGS). The caller has a batch open: a log is many acts.
 * On failure nothing is imported, err says file, line, field and what would be right, and the
 * report lists up to 20 such lines. The report (zeroed by the call) is released by
 * import_release in either case.
 */
bool import_file(struct meeting *m, const char *path, const struct import_ask *ask,
	struct import_report *ret_report, struct err *err);

/* "151 rows: 151 added, ..." in words, with its countries. */
void import_summary(const struct import_report *r, struct str *out);
/* The same for programs. */
struct json *import_json(const struct import_report *r);

#endif
