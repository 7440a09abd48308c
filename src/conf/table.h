/* SPDX-License-Identifier: ISC */
/*
 * Our own small data tables: comma-separated lines of a fixed number of columns, '#' lines
 * above them. Must not know: what the columns mean.
 */
#ifndef TALANOA_SRC_CONF_TABLE_H
#define TALANOA_SRC_CONF_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/err.h>

enum { TABLE_COLUMNS_MAX = 16, TABLE_FILE_MAX = 1024 * 1024 };

struct table {
	const char *path;
	size_t columns;
	/*
	 * Called with the fields of each line after the first, which names the columns;
	 * false stops with err set.
	 */
	bool (*row)(void *ctx, char **fields, struct err *err);
	void (*comment)(void *ctx, const char *text);	/* after "# "; NULL: skipped */
	void *ctx;
};

/* Read the whole file; err names file and line. Quotes as in RFC 4180, within one line. */
bool table_read(const struct table *t, struct err *err);

#endif
