/* SPDX-License-Identifier: ISC */
/*
 * Reading CSV (RFC 4180) that people made with a spreadsheet: quotes, CRLF, a UTF-8 mark at
 * the start, semicolons or tabs where the first line has them and no comma. The first record
 * names the columns. Strict otherwise: what cannot be read for certain is refused with its
 * line. Must not know: files, what a column means, which text is welcome (text.h).
 */
#ifndef TALANOA_BASE_CSV_H
#define TALANOA_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include <talanoa/base/err.h>

enum {
	CSV_BYTES_MAX = 32 * 1024 * 1024,
	CSV_ROWS_MAX = 200000,
	CSV_COLUMNS_MAX = 256,
	CSV_CELL_MAX = 256 * 1024,
};

struct csv;

/*
 * Read n bytes. Cells are valid UTF-8 without NUL, otherwise as written (CRLF in quotes is
 * a line feed). Lines without any text are skipped; a record may be shorter than the header,
 * never longer. The caller frees with csv_free().
 */
bool csv_parse(const char *bytes, size_t n, struct csv **ret_csv, struct err *err);
void csv_free(struct csv *c);				/* NULL is fine */

size_t csv_columns(const struct csv *c);
const char *csv_header(const struct csv *c, size_t column);
int csv_column(const struct csv *c, const char *name);	/* compared folded; -1 if absent */

size_t csv_count(const struct csv *c);			/* records after the header */
size_t csv_line(const struct csv *c, size_t row);	/* where record row (from 0) starts */
/* A cell of record row; "" if the record is shorter or column is -1. */
const char *csv_cell(const struct csv *c, size_t row, int column);

#endif
