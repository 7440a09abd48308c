/* SPDX-License-Identifier: ISC */
/* A strict RFC 4180 reader over bytes in memory. */
#include <stdlib.h>
#include <string.h>

#include <base/utf8.h>
#include <talanoa/base/csv.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

struct record {
	size_t line;
	size_t first, n;		/* cells */
};

struct csv {
	char *text;			/* all cells, each ended by NUL */
	char **cells;
	size_t n_cells, cap_cells;
	struct record *records;		/* the first is the header */
	size_t n_records, cap_records;
};

struct reader {
	const char *s, *end;
	char sep;
	size_t line;
	char *out;			/* where the next byte of a cell goes in csv.text */
	struct csv *c;
	struct err *err;
};

void
csv_free(struct csv *c)
{
	if (c == NULL)
		return;
	free(c->text);
	free(c->cells);
	free(c->records);
	free(c);
}

/* What other programs call CSV but is not UTF-8 is named before it looks like damage. */
static bool
check_bytes(const char *s, size_t n, struct err *err)
{
	size_t line = 1, len;
	uint32_t cp;

	if (n > CSV_BYTES_MAX)
		return err_set(err, ERR_INPUT, "the file has %zu bytes; at most %d MiB can be "
			"imported", n, CSV_BYTES_MAX / 1024 / 1024);
	if (n >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0))
		return err_set(err, ERR_INPUT, "the file is UTF-16; save it as CSV in UTF-8");
	for (size_t i = 0; i < n; i += len) {
		len = utf8_get(s + i, n - i, &cp);
		if (len == 0)
			return err_set(err, ERR_INPUT, "line %zu: byte %02X is not UTF-8; save "
				"the file as CSV in UTF-8", line, (unsigned)(unsigned char)s[i]);
		if (cp == 0)
			return err_set(err, ERR_INPUT, "line %zu holds a NUL byte: this is not a "
				"CSV file", line);
		line += cp == '\n';
	}
	return true;
}

/* Spreadsheets in many countries separate by ';'. Only the first line decides. */
static char
separator(const char *s, const char *end)
{
	bool quoted = false;
	char sep = ',';

	for (; s < end && (quoted || *s != '\n'); s++) {
		if (*s == '"')
			quoted = !quoted;
		else if (!quoted && *s == ',')
			return ',';
		else if (!quoted && sep == ',' && (*s == ';' || *s == '\t'))
			sep = *s;
	}
	return sep;
}

static bool
at_line_end(const struct reader *r)
{
	return r->s == r->end || *r->s == '\n' ||
		(*r->s == '\r' && r->s + 1 < r->end && r->s[1] == '\n');
}

/* Behind the closing quote. */
static bool
end_quoted(struct reader *r)
{
	if (at_line_end(r) || *r->s == r->sep)
		return true;
	return err_set(r->err, ERR_INPUT, "line %zu: text follows a closing quote; inside quotes "
		"a quote is written twice", r->line);
}

/* From behind the opening quote to behind the closing one. */
static bool
read_quoted(struct reader *r)
{
	size_t opened = r->line;

	while (r->s < r->end) {
		char ch = *r->s++;

		if (ch == '"' && (r->s == r->end || *r->s != '"'))
			return end_quoted(r);
		if (ch == '"')
			r->s++;
		if (ch == '\r' && r->s < r->end && *r->s == '\n')
			continue;
		r->line += ch == '\n';
		*r->out++ = ch;
	}
	return err_set(r->err, ERR_INPUT, "line %zu: a cell starts with a quote that is never "
		"closed", opened);
}

static bool
read_plain(struct reader *r)
{
	for (; !at_line_end(r) && *r->s != r->sep; r->s++) {
		if (*r->s == '"')
			return err_set(r->err, ERR_INPUT, "line %zu: a quote inside a cell "
				"without quotes; put the whole cell in quotes and write \"\"",
				r->line);
		if (*r->s == '\r')
			return err_set(r->err, ERR_INPUT, "line %zu: a carriage return without "
				"line feed; save the file with ordinary line ends", r->line);
		*r->out++ = *r->s;
	}
	return true;
}

static bool
read_cell(struct reader *r)
{
	struct csv *c = r->c;
	char *start = r->out;
	bool quoted = r->s < r->end && *r->s == '"';

	r->s += quoted;
	if (quoted ? !read_quoted(r) : !read_plain(r))
		return false;
	if (r->out - start > CSV_CELL_MAX)
		return err_set(r->err, ERR_INPUT, "line %zu: a cell of %zu bytes is too long; at "
			"most %d", r->line, (size_t)(r->out - start), CSV_CELL_MAX);
	*r->out++ = '\0';
	MEM_GROW(c->cells, c->n_cells, c->cap_cells);
	c->cells[c->n_cells++] = start;
	return true;
}

static bool
read_cells(struct reader *r, struct record *rec)
{
	while (read_cell(r)) {
		if (++rec->n > CSV_COLUMNS_MAX)
			return err_set(r->err, ERR_INPUT, "line %zu has more than %d cells",
				rec->line, CSV_COLUMNS_MAX);
		if (at_line_end(r))
			return true;
		r->s++;		/* the separator */
	}
	return false;
}

/* Cells that are empty to the end of the record do not count: spreadsheets add them. */
static void
trim_record(struct csv *c, struct record *rec)
{
	while (rec->n > 0 && c->cells[rec->first + rec->n - 1][0] == '\0')
		rec->n--;
	c->n_cells = rec->first + rec->n;
}

static bool
keep_record(struct reader *r, const struct record *rec)
{
	struct csv *c = r->c;
	size_t columns = c->n_records > 0 ? c->records[0].n : rec->n;

	if (rec->n > columns)
		return err_set(r->err, ERR_INPUT, "line %zu has %zu cells, but the first line "
			"names %zu columns; a comma inside a cell needs quotes", rec->line,
			rec->n, columns);
	if (c->n_records > CSV_ROWS_MAX)
		return err_set(r->err, ERR_INPUT, "the file has more than %d lines of data",
			CSV_ROWS_MAX);
	MEM_GROW(c->records, c->n_records, c->cap_records);
	c->records[c->n_records++] = *rec;
	return true;
}

static bool
read_record(struct reader *r)
{
	struct record rec = { .line = r->line, .first = r->c->n_cells };

	if (!read_cells(r, &rec))
		return false;
	if (r->s < r->end) {
		r->s += *r->s == '\r' ? 2 : 1;
		r->line++;
	}
	trim_record(r->c, &rec);
	return rec.n == 0 || keep_record(r, &rec);
}

static bool
check_header(const struct csv *c, struct err *err)
{
	if (c->n_records == 0)
		return err_set(err, ERR_INPUT, "the file is empty; its first line names the "
			"columns");
	for (size_t i = 0; i < csv_columns(c); i++) {
		const char *name = csv_header(c, i);

		if (name[0] != '\0' && csv_column(c, name) != (int)i)
			return err_set(err, ERR_INPUT, "line %zu: two columns are called \"%.80s\"",
				c->records[0].line, name);
	}
	return true;
}

bool
csv_parse(const char *bytes, size_t n, struct csv **ret_csv, struct err *err)
{
	struct reader r = { .s = bytes, .end = bytes + n, .line = 1, .err = err };
	bool ok = true;

	if (!check_bytes(bytes, n, err))
		return false;
	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		r.s += 3;
	r.sep = separator(r.s, r.end);
	r.c = mem_alloc(sizeof *r.c);
	/* A cell takes no more than its bytes and the separator behind it, but for the last. */
	r.c->text = r.out = mem_alloc(n + 2);
	while (ok && r.s < r.end)
		ok = read_record(&r);
	if (!ok || !check_header(r.c, err)) {
		csv_free(r.c);
		return false;
	}
	*ret_csv = r.c;
	return true;
}

size_t
csv_columns(const struct csv *c)
{
	return c->records[0].n;
}

const char *
csv_header(const struct csv *c, size_t column)
{
	return column < csv_columns(c) ? c->cells[c->records[0].first + column] : "";
}

int
csv_column(const struct csv *c, const char *name)
{
	for (size_t i = 0; i < csv_columns(c); i++)
		if (text_same(csv_header(c, i), name))
			return (int)i;
	return -1;
}

size_t
csv_count(const struct csv *c)
{
	return c->n_records - 1;
}

size_t
csv_line(const struct csv *c, size_t row)
{
	return c->records[row + 1].line;
}

const char *
csv_cell(const struct csv *c, size_t row, int column)
{
	const struct record *rec = &c->records[row + 1];

	if (column < 0 || (size_t)column >= rec->n)
		return "";
	return c->cells[rec->first + (size_t)column];
}
