/* SPDX-License-Identifier: ISC */
/* The schema text of a file must equal ours: anything else in it is refused. */
#include <string.h>

#include "db.h"
#include "file.h"
#include "schema.h"

static bool
is_ours(const char *sql)
{
	for (size_t i = 0; schema_content_sql[i] != NULL; i++)
		if (str_eq(schema_content_sql[i], sql))
			return true;
	for (size_t i = 0; schema_derived_sql[i] != NULL; i++)
		if (str_eq(schema_derived_sql[i], sql))
			return true;
	return false;
}

static size_t
expected(void)
{
	size_t n = 0;

	for (size_t i = 0; schema_content_sql[i] != NULL; i++)
		n++;
	for (size_t i = 0; schema_derived_sql[i] != NULL; i++)
		n++;
	return n;
}

bool
schema_check(struct store *s, struct err *err)
{
	sqlite3_stmt *st;
	size_t n = 0;
	int rc = sqlite3_prepare_v2(s->db, "SELECT type, name, sql FROM sqlite_schema"
		" WHERE name NOT LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\'", -1, &st, NULL);

	if (rc != SQLITE_OK)
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting (%s)", s->path,
			sqlite3_errmsg(s->db));
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (!is_ours(db_text(st, 2))) {
			err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting (it holds the "
				"%s \"%.40s\")", s->path, db_text(st, 0), db_text(st, 1));
			break;
		}
		n++;
	}
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		db_fail(s->db, rc, s->path, err);
	sqlite3_finalize(st);
	if (rc == SQLITE_DONE && n != expected())
		return err_set(err, ERR_FORMAT, "%s: this is not a Talanoa meeting", s->path);
	return rc == SQLITE_DONE;
}
