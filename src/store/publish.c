/* SPDX-License-Identifier: ISC */
/* The public copy: every event, and only the values that may leave. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talanoa/store/whole.h>

#include "erase.h"
#include "file.h"
#include "file_place.h"
#include "projection.h"
#include "publish.h"

struct publishing {
	struct store *from, *to;
	bool (*may_leave)(void *ctx, const struct publish_ask *ask);
	void *ctx;
	size_t left_out;
};

static bool
leaves(const struct publishing *p, const struct hash *id, const struct body *b, const char *name)
{
	for (size_t i = 0; i < b->ev.n; i++) {
		const struct ev_field *f = &b->ev.f[i];
		struct publish_ask ask;

		if (f->unset || !field_sealed(f->field) || !str_eq(field_name(f->field), name))
			continue;
		ask = publish_ask_of(p->from, id, b, i);
		return p->may_leave(p->ctx, &ask);
	}
	return false;		/* what this program does not know stays in */
}

static bool
copy_values(struct publishing *p, const struct hash *id, const struct body *b, struct err *err)
{
	sqlite3_stmt *from = db_stmt(p->from, ST_VALUE_OF);
	bool ok = true;
	int rc = SQLITE_DONE;

	db_bind_hash(from, 1, id);
	while (ok && (rc = sqlite3_step(from)) == SQLITE_ROW) {
		sqlite3_stmt *to;

		if (!leaves(p, id, b, db_text(from, 0))) {
			p->left_out++;
			continue;
		}
		to = db_stmt(p->to, ST_VALUE_ADD);
		db_bind_hash(to, 1, id);
		for (int i = 0; i < 3; i++)
			sqlite3_bind_value(to, i + 2, sqlite3_column_value(from, i));
		ok = db_run(p->to, to, err);
	}
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(p->from->db, rc, "reading the meeting", err);
	sqlite3_reset(from);
	return ok;
}

static bool
copy_event(struct publishing *p, sqlite3_stmt *row, struct err *err)
{
	sqlite3_stmt *st = db_stmt(p->to, ST_EVENT_ADD);
	struct hash id;
	struct body b;
	bool ok;

	for (int i = 1; i <= 6; i++)
		sqlite3_bind_value(st, i, sqlite3_column_value(row, i));
	if (!db_run(p->to, st, err) || !projection_load(p->from, row, &id, &b, err))
		return false;
	ok = copy_values(p, &id, &b, err);
	body_release(&b);
	return ok;
}

static bool
copy_journal(struct publishing *p, struct err *err)
{
	sqlite3_stmt *row = db_stmt(p->from, ST_EVENT_ALL);
	bool ok = true;
	int rc = SQLITE_DONE;

	while (ok && (rc = sqlite3_step(row)) == SQLITE_ROW)
		ok = copy_event(p, row, err);
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(p->from->db, rc, "reading the meeting", err);
	sqlite3_reset(row);
	return ok;
}

static bool
fill(struct publishing *p, struct err *err)
{
	return db_exec(p->to->db, "BEGIN IMMEDIATE", err) &&
		file_init(p->to, &p->from->meeting, "public", err) &&
		erase_read(p->from, err) && copy_journal(p, err) &&
		projection_replay(p->to, NULL, err) && db_exec(p->to->db, "COMMIT", err);
}

static bool
write_copy(struct publishing *p, const char *path, struct err *err)
{
	bool ok;

	if (!file_create(path, p->from->env, &p->to, err))
		return false;
	ok = store_read_begin(p->from, err);
	if (ok) {
		ok = fill(p, err);
		store_read_end(p->from);
	}
	store_close(p->to);
	return ok;
}

/* Opened anew, as whoever receives it will. */
static bool
holds(const char *path, struct env *env, struct err *err)
{
	struct verify_report r = { 0 };
	struct store *s;
	bool ok;

	if (!store_open(path, STORE_READ, env, &s, err))
		return false;
	ok = store_verify(s, &r, err);
	if (ok && r.problems > 0)
		ok = err_set(err, ERR_INTEGRITY, "the public copy would not hold, none was made: "
			"%.*s", (int)strcspn(str_c(&r.text), "\n"), str_c(&r.text));
	verify_release(&r);
	store_close(s);
	return ok;
}

/* A name beside the target that nobody has; the target's own name stays free until the end. */
static char *
beside(const char *to)
{
	const char *slash = strrchr(to, '/');
	struct str s = STR_INIT;
	struct rng rng;
	struct id id;
	char hex[ID_HEX];

	rng_system(&rng);
	id = id_random(&rng);
	str_addn(&s, to, slash == NULL ? 0 : (size_t)(slash - to) + 1);
	str_addf(&s, ".talanoa-%s", id_hex(&id, hex));
	return str_take(&s);
}

static bool
name_is_free(const char *to, struct err *err)
{
	struct place p;
	bool ok;

	if (!place_find(to, &p, err))
		return false;
	ok = !p.exists || err_set(err, ERR_IO, "%s: there is already a file of that name", to);
	ok = ok && side_none(&p, err);
	place_release(&p);
	return ok;
}

static void
discard(const char *path)
{
	struct str side = STR_INIT;

	str_addf(&side, "%s-journal", path);
	unlink(str_c(&side));
	unlink(path);
	str_release(&side);
}

bool
store_publish(struct store *s, const char *to,
	bool (*may_leave)(void *ctx, const struct publish_ask *ask), void *ctx,
	size_t *ret_left_out, struct err *err)
{
	struct publishing p = { .from = s, .may_leave = may_leave, .ctx = ctx };
	char *path;
	bool ok;

	if (s->in_tx)
		return err_set(err, ERR_STATE, "an act is open; finish it before publishing");
	if (s->public)
		return err_set(err, ERR_DENIED, "this is a public copy already; copy it as it is");
	if (!name_is_free(to, err))
		return false;
	path = beside(to);
	ok = write_copy(&p, path, err) && holds(path, s->env, err) && publish_place(path, to, err);
	if (!ok)
		discard(path);
	free(path);
	if (ok)
		*ret_left_out = p.left_out;
	return ok;
}
