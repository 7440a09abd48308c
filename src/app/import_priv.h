/* SPDX-License-Identifier: ISC */
/* Between the files of import: a sheet is a CSV file whose columns are known by name. */
#ifndef APP_IMPORT_PRIV_H
#define APP_IMPORT_PRIV_H

#include <talanoa/app/import.h>
#include <talanoa/base/csv.h>

enum { SHEET_KEYS_MAX = 16 };

struct sheet_key {
	const char *key;		/* as the drafts name the field */
	const char *others;		/* other names of the column, separated by '|' */
};

struct sheet {
	struct meeting *m;
	struct csv *csv;
	const struct sheet_key *keys;	/* ends with a NULL key */
	int col[SHEET_KEYS_MAX];	/* column of each key, or -1 */
	struct import_report *r;
};

/* Find the columns: unknown ones are reported, two of one meaning refused. */
bool sheet_columns(struct sheet *s, const struct sheet_key *keys, struct err *err);
/* The cell of a key in a row, without outer spaces, in buf; "" if there is none. */
const char *sheet_cell(const struct sheet *s, size_t row, size_t key, struct str *buf);
/* A line of the report about a row. */
void sheet_say(struct sheet *s, size_t row, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Each row in one act; what a row refuses is listed, and then nothing is kept. */
bool sheet_run(struct sheet *s, bool (*each)(void *ctx, size_t row, struct err *err), void *ctx,
	struct err *err);

bool import_people(struct sheet *s, struct err *err);
bool import_agenda(struct sheet *s, struct err *err);
bool import_log(struct meeting *m, const char *path, const struct str *bytes,
	const struct import_ask *ask, struct import_report *r, struct err *err);

#endif
