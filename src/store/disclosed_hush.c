/* SPDX-License-Identifier: ISC */
/*
 * No list of who was there while the Chatham House Rule held (4-record 4.1): once such an item
 * was taken up, who came and who left is not told any more.
 */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "disclosed.h"

/* When the first such item was taken up; INT64_MAX: none was. */
static bool
first_taken(struct store *s, const struct disclosure *d, int64_t *ret_at, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_DISCLOSED_TAKEN);
	int64_t first = INT64_MAX;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct id item = db_id(st, 0);
		int64_t at = sqlite3_column_int64(st, 1);

		if (at < first && disclosure_attribution(d, &item) == ATTR_CHATHAM)
			first = at;
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the agenda", err);
	sqlite3_reset(st);
	*ret_at = d->otherwise == ATTR_CHATHAM ? INT64_MIN : first;
	return rc == SQLITE_DONE;
}

bool
disclosed_hush(struct store *s, struct disclosure *d, struct err *err)
{
	sqlite3_stmt *st;
	struct id *v = NULL;
	size_t n = 0, cap = 0;
	int64_t from;
	int rc;

	if (!first_taken(s, d, &from, err))
		return false;
	if (from == INT64_MAX)
		return true;
	st = db_stmt(s, ST_DISCLOSED_CAME);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (sqlite3_column_int64(st, 1) < from && !str_eq(db_text(st, 2), "absent"))
			continue;
		MEM_GROW(v, n, cap);
		v[n++] = db_id(st, 0);
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading who was present", err);
	sqlite3_reset(st);
	if (rc == SQLITE_DONE)
		disclosure_hush(d, v, n);
	free(v);
	return rc == SQLITE_DONE;
}
