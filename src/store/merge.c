/* SPDX-License-Identifier: ISC */
/* Merging: the union of two journals of one meeting, and a replay (6-field 6.2). */
#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include <talanoa/store/ledger_load.h>

#include "body.h"
#include "erase.h"
#include "foreign.h"
#include "projection.h"
#include "verify.h"

static const int64_t day_ms = 24 * 3600 * 1000;

/* Opening and closing our own file by other means would drop SQLite's locks on it. */
static bool
same_file(const struct store *s, const char *other)
{
	struct stat a, b;

	return stat(s->path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
		a.st_ino == b.st_ino;
}

static bool
chain_holds(struct store *o, const char *path, struct err *err)
{
	struct verify_report r = { 0 };
	struct chain c = { .s = o, .r = &r };
	bool ok = verify_pages(o, &r, err) && verify_meta(o, &r, err) && verify_chain(&c, err);

	chain_release(&c);
	if (!ok)
		err_prefix(err, "%s: ", path);
	if (ok && r.problems > 0)
		ok = err_set(err, ERR_INTEGRITY, "%s: its record does not hold, nothing was "
			"merged: %.*s", path, (int)strcspn(str_c(&r.text), "\n"), str_c(&r.text));
	verify_release(&r);
	return ok;
}

static bool
may_merge(struct store *s, struct store *o, const char *path, struct err *err)
{
	int64_t now = clock_now(s->env).utc_ms, ours = store_newest(s) >> 16;

	if (!id_eq(&s->meeting, &o->meeting))
		return err_set(err, ERR_STATE, "%s: this is another meeting; only copies of one "
			"meeting can be merged", path);
	if (o->public)
		return err_set(err, ERR_DENIED, "%s: this is a public copy; it holds less than the "
			"meeting and cannot be merged", path);
	if (!chain_holds(o, path, err))
		return false;
	if (store_newest(o) >> 16 > (ours > now ? ours : now) + day_ms)
		return err_set(err, ERR_STATE, "%s: it holds events more than 24 hours in the "
			"future; set the clock of this computer, if it is that which is wrong, and "
			"try again", path);
	return true;
}

static bool
add_values(struct store *s, struct store *o, const struct hash *id, struct merge_report *r,
	struct err *err)
{
	sqlite3_stmt *from = db_stmt(o, ST_VALUE_OF);
	bool ok = true;
	int rc = SQLITE_DONE;

	db_bind_hash(from, 1, id);
	while (ok && (rc = sqlite3_step(from)) == SQLITE_ROW) {
		sqlite3_stmt *to = db_stmt(s, ST_VALUE_ADD_NEW);

		db_bind_hash(to, 1, id);
		for (int i = 0; i < 3; i++)
			sqlite3_bind_value(to, i + 2, sqlite3_column_value(from, i));
		ok = db_run(s, to, err);
		r->values += ok ? (size_t)sqlite3_changes(s->db) : 0;
	}
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(o->db, rc, "reading the other copy", err);
	sqlite3_reset(from);
	return ok;
}

/* What was erased here does not come back from a copy that has it still. */
static bool
was_erased(struct store *s, sqlite3_stmt *row)
{
	struct body b;
	bool gone;

	if (!body_decode(db_text(row, 6), (size_t)sqlite3_column_bytes(row, 6), &b, NULL))
		return false;
	gone = erased(s, &b.env);
	body_release(&b);
	return gone;
}

static bool
add_event(struct store *s, struct store *o, sqlite3_stmt *row, struct merge_report *r,
	struct err *err)
{
	struct hash id = db_hash(row, 1);
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_HAS);

	db_bind_hash(st, 1, &id);
	if (db_int(st, 0) != 0) {
		r->already++;
		return was_erased(s, row) || add_values(s, o, &id, r, err);
	}
	st = db_stmt(s, ST_EVENT_ADD);
	for (int i = 1; i <= 6; i++)
		sqlite3_bind_value(st, i, sqlite3_column_value(row, i));
	r->events++;
	return db_run(s, st, err) && add_values(s, o, &id, r, err);
}

static bool
unite(struct store *s, struct store *o, struct merge_report *r, struct err *err)
{
	sqlite3_stmt *row = db_stmt(o, ST_EVENT_ALL);
	bool ok = true;
	int rc = SQLITE_DONE;

	while (ok && (rc = sqlite3_step(row)) == SQLITE_ROW)
		ok = add_event(s, o, row, r, err);
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(o->db, rc, "reading the other copy", err);
	sqlite3_reset(row);
	return ok;
}

/* Each copy may hold on its own and the two still not belong together. */
static bool
union_holds(struct store *s, struct err *err)
{
	if (db_int(db_stmt(s, ST_MERGE_BEGINNINGS), 0) != 1)
		return err_set(err, ERR_INTEGRITY, "the two files do not begin with the same "
			"event; nothing was merged");
	if (db_int(db_stmt(s, ST_MERGE_CLASH), 1) != 0)
		return err_set(err, ERR_INTEGRITY, "one session wrote different events under one "
			"number in the two files: one of them was tampered with; nothing was "
			"merged");
	return true;
}

static bool
replay(struct store *s, struct err *err)
{
	size_t n;

	if (!projection_replay(s, &n, err))
		return false;
	return db_int(db_stmt(s, ST_HEAD_COUNT), INT64_MAX) <= BODY_MAX_PARENTS ||
		err_set(err, ERR_FORMAT, "the two files together have more than %d loose ends; "
			"nothing was merged", BODY_MAX_PARENTS);
}

static size_t
open_elsewhere(const struct ledger *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n_turns; i++)
		n += !l->turn[i].ours && !turn_ended(&l->turn[i]);
	return n;
}

static bool
look_around(struct store *s, struct merge_report *r, struct err *err)
{
	struct ledger l;

	if (!store_ledger(s, SCOPE_MEETING, &l, err))
		return false;
	r->open_turns = open_elsewhere(&l);
	ledger_release(&l);
	r->conflicts = (size_t)db_int(db_stmt(s, ST_CELL_CONFLICTS), 0);
	r->duplicates = (size_t)db_int(db_stmt(s, ST_UNIT_DUPLICATES), 0);
	return true;
}

static bool
merge_from(struct store *s, struct store *o, struct merge_report *r, struct err *err)
{
	bool ok, changed = false;

	if (!store_batch_begin(s, err))
		return false;
	ok = erase_read(s, err) && unite(s, o, r, err) && union_holds(s, err);
	if (ok) {
		changed = r->events > 0 || r->values > 0;
		ok = (!changed || replay(s, err)) && look_around(s, r, err);
	}
	if (!ok || !changed) {
		store_batch_end(s, false, NULL);
		return ok;
	}
	return store_batch_end(s, true, err);
}

bool
store_merge(struct store *s, const char *other, struct merge_report *ret_report, struct err *err)
{
	struct merge_report r = { 0 };
	struct foreign f;
	bool ok;

	if (s->in_tx)
		return err_set(err, ERR_STATE, "an act is open; finish it before merging");
	if (same_file(s, other)) {
		r.already = store_count(s);
		if (!look_around(s, &r, err))
			return false;
		*ret_report = r;
		return true;
	}
	if (!foreign_open(other, s->env, &f, err))
		return false;
	db_roomy(f.s, true);
	ok = may_merge(s, f.s, other, err) && merge_from(s, f.s, &r, err);
	foreign_close(&f);
	if (ok)
		*ret_report = r;
	return ok;
}
