/* SPDX-License-Identifier: ISC */
/* Our own small data tables, line by line. */
#include <string.h>

#include <talanoa/base/str.h>

#include "conf/file.h"
#include "conf/table.h"

/* Cut off the field at p in place; the rest of the line in *p, NULL after the last. */
static char *
next_field(char **p)
{
	char *from = *p, *to = *p, *field = *p;
	bool quoted = *from == '"';

	if (quoted)
		from++;
	for (; *from != '\0' && (quoted || *from != ','); from++) {
		if (quoted && *from == '"') {
			if (from[1] != '"') {
				quoted = false;
				continue;
			}
			from++;
		}
		*to++ = *from;
	}
	*p = *from == ',' ? from + 1 : NULL;
	*to = '\0';
	return field;
}

static size_t
split(char *line, char **fields)
{
	size_t n = 0;

	while (line != NULL && n < TABLE_COLUMNS_MAX)
		fields[n++] = next_field(&line);
	return line == NULL ? n : n + 1;
}

static bool
read_line(const struct table *t, char *line, bool *header, struct err *err)
{
	char *fields[TABLE_COLUMNS_MAX];
	size_t n;

	if (line[0] == '\0')
		return true;
	if (line[0] == '#') {
		if (t->comment != NULL)
			t->comment(t->ctx, line + 1 + strspn(line + 1, " "));
		return true;
	}
	n = split(line, fields);
	if (n != t->columns)
		return err_set(err, ERR_INPUT, "%zu columns instead of %zu", n, t->columns);
	if (*header) {
		*header = false;
		return true;
	}
	return t->row(t->ctx, fields, err);
}

bool
table_read(const struct table *t, struct err *err)
{
	struct str bytes = STR_INIT;
	bool ok = conf_read(t->path, TABLE_FILE_MAX, false, &bytes, err), header = true;
	char *p = bytes.p;

	for (int line = 1; ok && p != NULL && *p != '\0'; line++) {
		char *end = p + strcspn(p, "\n"), *next = *end != '\0' ? end + 1 : end;

		*end = '\0';
		ok = read_line(t, p, &header, err) || err_prefix(err, "%s:%d: ", t->path, line);
		p = next;
	}
	str_release(&bytes);
	return ok;
}
