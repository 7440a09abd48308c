/* SPDX-License-Identifier: ISC */
/* What readers ask: units with their current fields, floor rows, heads, counts. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>

#include "body.h"
#include "db.h"

struct loading {
	struct units set;
	size_t cap, cells_cap;
	struct cell *cells;		/* of the unit being read */
	size_t n_cells;
};

static void
close_unit(struct loading *l)
{
	struct unit *u;

	if (l->set.n == 0)
		return;
	u = &l->set.v[l->set.n - 1];
	u->n_cells = l->n_cells;
	if (l->n_cells > 0) {
		u->cells = unit_arena_alloc(l->set.arena, l->n_cells * sizeof *u->cells);
		memcpy(u->cells, l->cells, l->n_cells * sizeof *u->cells);
	}
	l->n_cells = 0;
}

static void
open_unit(struct loading *l, sqlite3_stmt *st, const struct id *id)
{
	struct unit *u;

	close_unit(l);
	MEM_GROW(l->set.v, l->set.n, l->cap);
	u = &l->set.v[l->set.n++];
	u->id = *id;
	unit_kind_parse(db_text(st, 1), &u->kind);
	ev_parse(db_text(st, 2), &u->ev);
	u->num = sqlite3_column_int(st, 3);
	u->dup = sqlite3_column_int(st, 4);
	u->at = sqlite3_column_int64(st, 5);
	u->hlc = sqlite3_column_int64(st, 6);
}

static void
read_cell(struct loading *l, sqlite3_stmt *st)
{
	enum field f;
	struct cell *c;
	const char *text;

	if (!field_parse(db_text(st, 7), &f))
		return;
	if (l->n_cells > 0 && l->cells[l->n_cells - 1].field == f) {
		l->cells[l->n_cells - 1].versions++;
		return;
	}
	if (sqlite3_column_int(st, 13))
		return;
	MEM_GROW(l->cells, l->n_cells, l->cells_cap);
	c = &l->cells[l->n_cells++];
	memset(c, 0, sizeof *c);
	c->field = f;
	c->versions = 1;
	c->event = db_hash(st, 8);
	c->hlc = sqlite3_column_int64(st, 9);
	c->num = sqlite3_column_int64(st, 10);
	c->ref = db_id(st, 12);
	c->absent = field_sealed(f) && sqlite3_column_type(st, 14) == SQLITE_NULL;
	text = field_sealed(f) ? db_text(st, 14) : db_text(st, 11);
	c->text = *text == '\0' ? "" : unit_arena_str(l->set.arena, text);
}

static bool
load(struct store *s, sqlite3_stmt *st, struct units *ret_set, struct err *err)
{
	struct loading l = { .set = { .arena = unit_arena_new() } };
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct id id = db_id(st, 0);

		if (l.set.n == 0 || !id_eq(&l.set.v[l.set.n - 1].id, &id))
			open_unit(&l, st, &id);
		if (sqlite3_column_type(st, 7) != SQLITE_NULL)
			read_cell(&l, st);
	}
	close_unit(&l);
	free(l.cells);
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the meeting", err);
	sqlite3_reset(st);
	if (rc != SQLITE_DONE) {
		units_release(&l.set);
		return false;
	}
	*ret_set = l.set;
	return true;
}

bool
store_units(struct store *s, enum unit_kind kind, struct units *ret_set, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNITS_OF_KIND);

	db_bind_text(st, 1, unit_word(kind));
	return load(s, st, ret_set, err);
}

bool
store_units_tail(struct store *s, enum unit_kind kind, size_t most, struct units *ret_set,
	struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNITS_TAIL);

	db_bind_text(st, 1, unit_word(kind));
	sqlite3_bind_int64(st, 2, (int64_t)most);
	return load(s, st, ret_set, err);
}

bool
store_units_of(struct store *s, enum unit_kind kind, const struct id *item, struct units *ret_set,
	struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNITS_OF_ITEM);

	if (id_zero(item))
		return store_units(s, kind, ret_set, err);
	db_bind_text(st, 1, unit_word(kind));
	db_bind_id(st, 2, item);
	return load(s, st, ret_set, err);
}

bool
store_unit(struct store *s, const struct id *id, struct units *ret_set, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNIT_ONE);

	db_bind_id(st, 1, id);
	return load(s, st, ret_set, err);
}

int
store_next_num(struct store *s, enum unit_kind kind)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNIT_NEXT);

	db_bind_text(st, 1, unit_word(kind));
	return (int)db_int(st, 1);
}

bool
store_void(struct store *s, const struct id *unit)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNIT_IS_VOID);

	db_bind_id(st, 1, unit);
	return db_int(st, 0) != 0;
}

void
store_unit_writer(struct store *s, const struct id *unit, struct str *ret_name)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNIT_WRITER);

	str_clear(ret_name);
	db_bind_id(st, 1, unit);
	if (sqlite3_step(st) == SQLITE_ROW)
		str_add(ret_name, db_text(st, 0));
	sqlite3_reset(st);
}

bool
store_at(struct store *s, const struct hash *event, int64_t *ret_at, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_GET);
	struct body b;
	bool ok;

	db_bind_hash(st, 1, event);
	if (sqlite3_step(st) != SQLITE_ROW) {
		sqlite3_reset(st);
		return err_set(err, ERR_INTEGRITY, "the record lacks an event it points to");
	}
	ok = body_decode(db_text(st, 6), (size_t)sqlite3_column_bytes(st, 6), &b, err);
	if (ok)
		*ret_at = b.env.at;
	sqlite3_reset(st);
	if (ok)
		body_release(&b);
	return ok;
}

size_t
store_count(struct store *s)
{
	return (size_t)db_int(db_stmt(s, ST_EVENT_COUNT), 0);
}

int64_t
store_newest(struct store *s)
{
	return db_int(db_stmt(s, ST_EVENT_NEWEST), 0);
}

struct hash
store_head(struct store *s)
{
	sqlite3_stmt *st = db_stmt(s, ST_HEAD_ALL);
	struct str ids = STR_INIT;
	struct hash h = { { 0 } };
	size_t n = 0;

	while (sqlite3_step(st) == SQLITE_ROW) {
		h = db_hash(st, 0);
		str_addn(&ids, h.b, sizeof h.b);
		n++;
	}
	sqlite3_reset(st);
	if (n > 1)
		h = hash_bytes(str_c(&ids), ids.len);
	str_release(&ids);
	return h;
}

static void
read_floor_row(sqlite3_stmt *st, struct floor_row *r)
{
	r->n = sqlite3_column_int64(st, 0);
	r->hlc = sqlite3_column_int64(st, 1);
	r->event = db_hash(st, 2);
	r->at = sqlite3_column_int64(st, 3);
	r->stated = sqlite3_column_int(st, 4) != 0;
	ev_parse(db_text(st, 5), &r->kind);
	r->subject = db_id(st, 6);
	r->sitting = db_id(st, 7);
	r->entry = db_id(st, 8);
	r->item = db_id(st, 9);
	r->turn = db_id(st, 10);
	r->person = db_id(st, 11);
	r->group = db_id(st, 12);
	str_copy(r->code, sizeof r->code, db_text(st, 13));
	str_copy(r->cause, sizeof r->cause, db_text(st, 14));
	str_copy(r->boot, sizeof r->boot, db_text(st, 15));
	r->mono = sqlite3_column_int64(st, 16);
	r->ms = sqlite3_column_int64(st, 17);
	r->v = sqlite3_column_int64(st, 18);
	r->num = sqlite3_column_int(st, 19);
	r->list = db_text(st, 20);
}

bool
store_floor_rows(struct store *s, int64_t after_n,
	bool (*each)(void *ctx, const struct floor_row *r), void *ctx, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, after_n == 0 ? ST_FLOOR_ALL : ST_FLOOR_NEW);
	int rc;

	if (after_n > 0)
		sqlite3_bind_int64(st, 1, after_n);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct floor_row r = { 0 };

		read_floor_row(st, &r);
		if (!each(ctx, &r)) {
			rc = SQLITE_DONE;
			break;
		}
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the floor", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

int64_t
store_generation(struct store *s)
{
	sqlite3_stmt *st;

	if (s->in_batch && s->version != 0)
		return (s->version << 32) + s->commits;
	s->version = 0;
	if (sqlite3_prepare_v2(s->db, "PRAGMA data_version", -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		s->version = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return (s->version << 32) + s->commits;
}

int64_t
store_epoch(struct store *s)
{
	sqlite3_stmt *st = db_stmt(s, ST_META_GET);

	db_bind_text(st, 1, "epoch");
	return db_int(st, 0);
}
