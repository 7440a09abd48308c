/* SPDX-License-Identifier: ISC */
/* Importing a file: reading it safely, what it is; the columns of a list, its rows as one act. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talanoa/base/text.h>

#include "import_log.h"
#include "import_priv.h"

enum { PROBLEMS_SHOWN = 20 };

void
import_release(struct import_report *r)
{
	str_release(&r->text);
}

/* A column's name as it is compared: Speaks_for and "speaks for" are speaks-for. */
static char *
column_key(const char *name)
{
	char *key = text_fold(name);

	for (char *p = key; *p != '\0'; p++)
		if (*p == ' ' || *p == '_')
			*p = '-';
	return key;
}

static bool
is_key(const struct sheet_key *k, const char *name)
{
	const char *p = k->others;

	if (str_eq(k->key, name))
		return true;
	while (*p != '\0') {
		size_t n = strcspn(p, "|");

		if (strlen(name) == n && strncmp(p, name, n) == 0)
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

static void
unknown_column(struct sheet *s, const char *header)
{
	char shown[60];

	str_copy(shown, sizeof shown, header);
	str_addf(&s->r->text, "column \"%s\" is not used; known are", shown);
	for (size_t k = 0; s->keys[k].key != NULL; k++)
		str_addf(&s->r->text, "%s %s", k == 0 ? "" : ",", s->keys[k].key);
	str_addc(&s->r->text, '\n');
	s->r->warnings++;
}

static bool
take_column(struct sheet *s, size_t column, struct err *err)
{
	const char *header = csv_header(s->csv, column);
	char *name = column_key(header);
	size_t k = 0;

	while (s->keys[k].key != NULL && !is_key(&s->keys[k], name))
		k++;
	free(name);
	if (s->keys[k].key == NULL) {
		if (*header != '\0')
			unknown_column(s, header);
		return true;
	}
	if (s->col[k] >= 0)
		return err_set(err, ERR_INPUT, "line 1: columns %d and %zu are both the %s; take "
			"one out", s->col[k] + 1, column + 1, s->keys[k].key);
	s->col[k] = (int)column;
	return true;
}

bool
sheet_columns(struct sheet *s, const struct sheet_key *keys, struct err *err)
{
	s->keys = keys;
	for (size_t k = 0; k < SHEET_KEYS_MAX; k++)
		s->col[k] = -1;
	for (size_t i = 0; i < csv_columns(s->csv); i++)
		if (!take_column(s, i, err))
			return false;
	return true;
}

const char *
sheet_cell(const struct sheet *s, size_t row, size_t key, struct str *buf)
{
	const char *cell = csv_cell(s->csv, row, s->col[key]);
	size_t n;

	cell += strspn(cell, " \t");
	n = strlen(cell);
	while (n > 0 && (cell[n - 1] == ' ' || cell[n - 1] == '\t'))
		n--;
	str_clear(buf);
	str_addn(buf, cell, n);
	return str_c(buf);
}

void
sheet_say(struct sheet *s, size_t row, const char *fmt, ...)
{
	va_list ap;

	str_addf(&s->r->text, "line %zu: ", csv_line(s->csv, row));
	va_start(ap, fmt);
	str_addv(&s->r->text, fmt, ap);
	va_end(ap);
	str_addc(&s->r->text, '\n');
	s->r->warnings++;
}

/* Every row, also after one that is refused: the person mends them all at once. */
static void
run_rows(struct sheet *s, bool (*each)(void *ctx, size_t row, struct err *err), void *ctx,
	struct err *first)
{
	for (size_t i = 0; i < csv_count(s->csv); i++) {
		struct err e = { 0 };

		s->r->rows++;
		if (each(ctx, i, &e))
			continue;
		if (++s->r->refused <= PROBLEMS_SHOWN)
			sheet_say(s, i, "%s", e.msg);
		if (s->r->refused == 1) {
			*first = e;
			err_prefix(first, "line %zu: ", csv_line(s->csv, i));
		}
		if (e.code != ERR_INPUT && e.code != ERR_NAME && e.code != ERR_STATE)
			return;		/* the file, not the row */
	}
}

static bool
refused(const struct sheet *s, const struct err *first, struct err *err)
{
	if (err == NULL)
		return false;
	*err = *first;
	if (s->r->refused > 1)
		return err_prefix(err, "nothing was imported, %zu of %zu rows cannot be taken; the "
			"first is ", s->r->refused, csv_count(s->csv));
	return err_prefix(err, "nothing was imported; ");
}

bool
sheet_run(struct sheet *s, bool (*each)(void *ctx, size_t row, struct err *err), void *ctx,
	struct err *err)
{
	struct meeting *m = s->m;
	struct err first = { 0 };
	bool ok;

	if (!store_begin(m->store, err))
		return false;
	store_act(m->store, m->now.at, false, NULL);
	run_rows(s, each, ctx, &first);
	ok = s->r->refused == 0 ? store_commit(m->store, err) : refused(s, &first, err);
	if (!ok)
		store_rollback(m->store);
	meeting_forget(m);
	return meeting_refresh(m, ok ? err : NULL) && ok;
}

static bool
read_all(int fd, const char *path, struct str *out, struct err *err)
{
	char buf[65536];
	ssize_t n;

	while ((n = read(fd, buf, sizeof buf)) > 0) {
		if (out->len + (size_t)n > CSV_BYTES_MAX)
			return err_set(err, ERR_INPUT, "%s: too large; at most %d MiB", path,
				CSV_BYTES_MAX / (1024 * 1024));
		str_addn(out, buf, (size_t)n);
	}
	return n == 0 || err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
}

/* O_NONBLOCK: a FIFO must not make us wait. */
static bool
read_file(const char *path, struct str *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;
	bool ok;

	if (fd < 0)
		return err_set(err, ERR_IO, "%s: %s", path, errno == ELOOP ?
			"is a symbolic link; name the file itself" : strerror(errno));
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		ok = read_all(fd, path, out, err);
	else
		ok = err_set(err, ERR_INPUT, "%s: is not a file with a list", path);
	close(fd);
	return ok;
}

static bool
run_sheet(struct sheet *s, enum import_what what, struct err *err)
{
	static const char *const of_people[] = { "name", "organisation", "organization", "org" };
	bool agenda = csv_column(s->csv, "title") >= 0;

	/* Beside a name a title is Dr or Ms. */
	for (size_t i = 0; i < sizeof of_people / sizeof *of_people; i++)
		agenda = agenda && csv_column(s->csv, of_people[i]) < 0;
	s->r->what = what != IMPORT_DETECT ? what : agenda ? IMPORT_AGENDA : IMPORT_PEOPLE;
	return s->r->what == IMPORT_AGENDA ? import_agenda(s, err) : import_people(s, err);
}

static bool
run_bytes(struct meeting *m, const char *path, const struct str *bytes,
	const struct import_ask *ask, struct import_report *r, struct err *err)
{
	struct sheet s = { .m = m, .r = r };
	bool ok;

	if (ask->what == IMPORT_LOG ||
	    (ask->what == IMPORT_DETECT && log_looks(str_c(bytes), bytes->len)))
		return import_log(m, path, bytes, ask, r, err);
	ok = csv_parse(str_c(bytes), bytes->len, &s.csv, err) && run_sheet(&s, ask->what, err);
	csv_free(s.csv);
	return ok;
}

bool
import_file(struct meeting *m, const char *path, const struct import_ask *ask,
	struct import_report *ret_report, struct err *err)
{
	static const struct import_ask detect = { .what = IMPORT_DETECT };
	struct str bytes = STR_INIT;
	bool ok;

	memset(ret_report, 0, sizeof *ret_report);
	if (m->observer)
		return err_set(err, ERR_DENIED, "import: an observer can look, not change");
	meeting_sweep(m);
	m->now = meeting_clock(m);
	if (!read_file(path, &bytes, err)) {
		str_release(&bytes);
		return false;
	}
	ok = meeting_refresh(m, err);
	if (ok) {
		ok = run_bytes(m, path, &bytes, ask == NULL ? &detect : ask, ret_report, err);
		if (!ok)
			err_prefix(err, "%s: ", path);
	}
	str_release(&bytes);
	return ok;
}
