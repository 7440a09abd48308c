/* SPDX-License-Identifier: ISC */
/* The journal read back, event by event: for log, for undo. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "db.h"
#include "projection.h"

void
logged_release(struct logged *l)
{
	struct units us = { .arena = l->arena };

	units_release(&us);
	free(l->operator_name);
	free(l->role);
	free(l->kind_name);
	memset(l, 0, sizeof *l);
}

static void
read_writer(struct store *s, struct logged *l)
{
	sqlite3_stmt *st = db_stmt(s, ST_WRITER_GET);

	db_bind_id(st, 1, &l->writer);
	if (sqlite3_step(st) == SQLITE_ROW) {
		l->operator_name = mem_strdup(db_text(st, 0));
		l->role = mem_strdup(db_text(st, 1));
	} else {
		l->operator_name = mem_strdup("");
		l->role = mem_strdup("");
	}
	sqlite3_reset(st);
}

static bool
read_logged(struct store *s, sqlite3_stmt *row, struct logged *l, struct err *err)
{
	struct body b;
	sqlite3_stmt *st;

	if (!projection_load(s, row, &l->id, &b, err))
		return false;
	l->n = sqlite3_column_int64(row, 0);
	l->hlc = b.env.hlc;
	l->ms = b.env.hlc >> 16;
	l->at = b.env.at;
	l->stated = b.env.stated;
	l->act = b.env.act;
	l->writer = b.env.writer;
	l->undoes = b.env.undoes;
	l->known = b.env.known;
	l->kind_name = mem_strdup(b.env.kind_name);
	l->ev = b.ev;
	for (size_t i = 0; i < b.ev.n; i++)
		l->absent[i] = !b.has[i];
	l->arena = b.arena;
	st = db_stmt(s, ST_ACT_INFO);
	db_bind_id(st, 1, &l->act);
	l->undone = db_int(st, 0) != 0;
	read_writer(s, l);
	return true;
}

/* To the end, unless somebody stopped: an error that looks like the end would hide the rest. */
static bool
read_all(struct store *s, int rc, bool to_the_end, struct err *err)
{
	return !to_the_end || rc == SQLITE_DONE || db_fail(s->db, rc, "reading the journal", err);
}

static bool
walk(struct store *s, sqlite3_stmt *row, bool (*each)(void *ctx, const struct logged *l),
	void *ctx, struct err *err)
{
	bool ok = true, more = true;
	int rc = SQLITE_DONE;

	while (ok && more && (rc = sqlite3_step(row)) == SQLITE_ROW) {
		struct logged l = { 0 };

		ok = read_logged(s, row, &l, err);
		if (ok)
			more = each(ctx, &l);
		logged_release(&l);
	}
	ok = ok && read_all(s, rc, more, err);
	sqlite3_reset(row);
	return ok;
}

bool
store_log(struct store *s, const struct id *act,
	bool (*each)(void *ctx, const struct logged *l), void *ctx, struct err *err)
{
	sqlite3_stmt *row = db_stmt(s, act == NULL ? ST_EVENT_ALL : ST_EVENT_OF_ACT);

	if (act != NULL)
		db_bind_id(row, 1, act);
	return walk(s, row, each, ctx, err);
}

bool
store_log_since(struct store *s, int64_t hlc,
	bool (*each)(void *ctx, const struct logged *l), void *ctx, struct err *err)
{
	sqlite3_stmt *row = db_stmt(s, ST_EVENT_SINCE);

	sqlite3_bind_int64(row, 1, hlc);
	return walk(s, row, each, ctx, err);
}

bool
store_act_events(struct store *s, const struct id *act, struct logged **ret_v, size_t *ret_n,
	struct err *err)
{
	sqlite3_stmt *row = db_stmt(s, ST_EVENT_OF_ACT);
	struct logged *v = NULL;
	size_t n = 0, cap = 0;
	bool ok = true;
	int rc = SQLITE_DONE;

	db_bind_id(row, 1, act);
	while (ok && (rc = sqlite3_step(row)) == SQLITE_ROW) {
		MEM_GROW(v, n, cap);
		ok = read_logged(s, row, &v[n], err);
		n += ok;
	}
	ok = ok && read_all(s, rc, true, err);
	sqlite3_reset(row);
	if (ok) {
		*ret_v = v;
		*ret_n = n;
		return true;
	}
	while (n > 0)
		logged_release(&v[--n]);
	free(v);
	return false;
}

bool
store_made(struct store *s, const struct id *unit, const struct hash *event)
{
	sqlite3_stmt *st = db_stmt(s, ST_UNIT_MADE);

	db_bind_id(st, 1, unit);
	db_bind_hash(st, 2, event);
	return db_int(st, 0) != 0;
}

bool
store_last_act(struct store *s, struct id *ret_act, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_ACT_LATEST);
	bool found = false, ok;
	int rc = SQLITE_DONE;

	while (!found && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (str_eq(db_text(st, 1), store_operator_name(s))) {
			*ret_act = db_id(st, 0);
			found = true;
		}
	}
	ok = read_all(s, rc, !found, err);
	sqlite3_reset(st);
	return ok && (found || err_set(err, ERR_STATE, "there is nothing of yours to undo"));
}

/*
 * The value of a field before an event wrote it is what that event superseded; its
 * "supersedes" names the writes, the newest of them is what was shown.
 */
struct previous {
	struct store *s;
	const struct id *unit;
	enum field field;
	const struct hash *before;
	struct units set;
	bool done;
};

/* Lists of ids as cells have them: in hex, joined by spaces. */
static const char *
text_of(struct unit_arena *arena, const struct ev_field *f)
{
	char *text, *p, hex[ID_HEX];

	if (f->n_refs == 0)
		return f->text == NULL ? "" : unit_arena_str(arena, f->text);
	p = text = unit_arena_alloc(arena, f->n_refs * ID_HEX);
	for (size_t i = 0; i < f->n_refs; i++, p += ID_HEX) {
		memcpy(p, id_hex(&f->refs[i], hex), ID_HEX - 1);
		p[ID_HEX - 1] = i + 1 < f->n_refs ? ' ' : '\0';
	}
	return text;
}

static bool
note_write(void *ctx, const struct logged *l)
{
	struct previous *p = ctx;
	struct unit *u = &p->set.v[0];

	if (hash_cmp(&l->id, p->before) == 0)
		return false;
	if (!l->known || !id_eq(&l->ev.subject, p->unit))
		return true;
	for (size_t i = 0; i < l->ev.n; i++) {
		const struct ev_field *f = &l->ev.f[i];
		struct cell *c = &u->cells[0];

		if (f->field != p->field)
			continue;
		u->n_cells = f->unset ? 0 : 1;
		memset(c, 0, sizeof *c);
		c->field = f->field;
		c->absent = l->absent[i];
		c->num = f->num;
		c->ref = f->ref;
		c->text = text_of(p->set.arena, f);
		c->event = l->id;
		c->hlc = l->hlc;
	}
	return true;
}

bool
store_previous(struct store *s, const struct id *unit, enum field f, const struct hash *before,
	struct units *ret_old, struct err *err)
{
	struct previous p = { .s = s, .unit = unit, .field = f, .before = before };
	sqlite3_stmt *row = db_stmt(s, ST_EVENT_NAMING);
	char hex[ID_HEX];

	p.set.arena = unit_arena_new();
	p.set.v = mem_alloc(sizeof *p.set.v);
	p.set.n = 1;
	p.set.v[0].id = *unit;
	p.set.v[0].cells = unit_arena_alloc(p.set.arena, sizeof(struct cell));
	db_bind_text(row, 1, id_hex(unit, hex));
	if (!walk(s, row, note_write, &p, err)) {
		units_release(&p.set);
		return false;
	}
	*ret_old = p.set;
	return true;
}
