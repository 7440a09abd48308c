/* SPDX-License-Identifier: ISC */
/* Verification of a whole file, and the rebuilding of its derived tables. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "projection.h"
#include "verify.h"

enum { LINES_MAX = 100 };

void
verify_problem(struct verify_report *r, const char *fmt, ...)
{
	va_list ap;

	r->problems++;
	if (r->problems > LINES_MAX)
		return;
	if (r->problems == LINES_MAX) {
		str_add(&r->text, "and more\n");
		return;
	}
	va_start(ap, fmt);
	str_addv(&r->text, fmt, ap);
	va_end(ap);
	str_addc(&r->text, '\n');
}

void
verify_release(struct verify_report *r)
{
	str_release(&r->text);
	memset(r, 0, sizeof *r);
}

bool
verify_pages(struct store *s, struct verify_report *r, struct err *err)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(s->db, "PRAGMA integrity_check(20)", -1, &st, NULL);

	while (rc == SQLITE_OK || rc == SQLITE_ROW) {
		rc = sqlite3_step(st);
		if (rc == SQLITE_ROW && !str_eq(db_text(st, 0), "ok"))
			verify_problem(r, "the file: %s", db_text(st, 0));
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "checking the file", err);
	sqlite3_finalize(st);
	return rc == SQLITE_DONE;
}

static bool
verify_all(struct store *s, struct verify_report *r, struct err *err)
{
	struct chain c = { .s = s, .r = r };
	bool ok;

	if (!verify_fold_open(s->env, &c.fold, err))
		return false;
	ok = verify_pages(s, r, err) && verify_meta(s, r, err) && verify_chain(&c, err) &&
		verify_tables(s, c.fold, r, err) && verify_public(s, r, err);
	verify_fold_close(c.fold);
	chain_release(&c);
	return ok;
}

bool
store_verify(struct store *s, struct verify_report *ret_report, struct err *err)
{
	struct verify_report r = { 0 };
	bool ok;

	if (!store_read_begin(s, err))
		return false;
	db_roomy(s, true);
	ok = verify_all(s, &r, err);
	db_roomy(s, false);
	store_read_end(s);
	if (ok)
		*ret_report = r;
	else
		verify_release(&r);
	return ok;
}

bool
store_rebuild(struct store *s, size_t *ret_events, struct err *err)
{
	size_t n;
	bool ok;

	if (!store_batch_begin(s, err))
		return false;
	ok = projection_replay(s, &n, err);
	if (!ok)
		store_batch_end(s, false, NULL);
	ok = ok && store_batch_end(s, true, err);
	if (ok)
		*ret_events = n;
	return ok;
}
