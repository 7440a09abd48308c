/* SPDX-License-Identifier: ISC */
/*
 * Lists that people keep in a spreadsheet, read as CSV: the people, the agenda. One import
 * is one act: all of it or nothing. Columns stand in any order and are known by their names
 * in the first line; an empty cell leaves what is on the list as it is.
 * Must not know: the command line, what is shown of the report.
 */
#ifndef TALANOA_APP_IMPORT_H
#define TALANOA_APP_IMPORT_H

#include <talanoa/app/meeting.h>

enum import_what { IMPORT_PEOPLE, IMPORT_AGENDA };

struct import_report {
	enum import_what what;
	size_t rows;
	size_t added, updated, same;	/* same: on the list already, with nothing new */
	size_t refused;			/* then nothing was imported */
	/* people: what the countries as written mean */
	size_t one, several, global, region, unresolved;
	int warnings;
	struct str text;		/* "line 29: ..." for whatever a person should look at */
};

void import_release(struct import_report *r);

/*
 * Import a CSV file: an agenda if it has a column title and none for names, otherwise
 * people. A row whose name (or title) is on the list already changes the fields that differ;
 * of two rows of one name in the file the second is another entry, unless it repeats the
 * first to the letter. A list without a column name but with organisation becomes
 * organisations that speak as one. On failure nothing is imported, err says file, line,
 * field and what would be right, and the report lists up to 20 such lines. The report
 * (zeroed by the call) is released by import_release in either case.
 */
bool import_csv(struct meeting *m, const char *path, struct import_report *ret_report,
	struct err *err);

/* "151 rows: 151 added, ..." in words, with its countries. */
void import_summary(const struct import_report *r, struct str *out);

#endif
