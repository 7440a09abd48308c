/* SPDX-License-Identifier: ISC */
/* The fold: acts, units, cells, floor rows and heads, from one event at a time. */
#include <stdio.h>
#include <string.h>

#include <talanoa/base/str.h>

#include "erase.h"
#include "projection.h"
#include "schema.h"

static const struct ev_field *
find(const struct body *b, enum field f)
{
	for (size_t i = 0; i < b->ev.n; i++)
		if (b->ev.f[i].field == f && b->has[i] && !b->ev.f[i].unset)
			return &b->ev.f[i];
	return NULL;
}

static bool
fold_heads(struct store *s, const struct hash *id, const struct envelope *e, struct err *err)
{
	sqlite3_stmt *st;

	for (size_t i = 0; i < e->n_parents; i++) {
		st = db_stmt(s, ST_HEAD_DROP);
		db_bind_hash(st, 1, &e->parents[i]);
		if (!db_run(s, st, err))
			return false;
	}
	st = db_stmt(s, ST_HEAD_ADD);
	db_bind_hash(st, 1, id);
	return db_run(s, st, err);
}

static bool
fold_act(struct store *s, const struct hash *id, const struct envelope *e, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_ACT_ADD);

	db_bind_id(st, 1, &e->act);
	db_bind_id(st, 2, &e->writer);
	sqlite3_bind_int64(st, 3, e->hlc);
	db_bind_id(st, 4, &e->undoes);
	if (!db_run(s, st, err))
		return false;
	st = db_stmt(s, ST_ACT_EVENT);
	db_bind_id(st, 1, &e->act);
	db_bind_hash(st, 2, id);
	if (!db_run(s, st, err))
		return false;
	if (id_zero(&e->undoes))
		return true;
	st = db_stmt(s, ST_ACT_UNDO);
	db_bind_id(st, 1, &e->undoes);
	return db_run(s, st, err);
}

/* *ret_new: the unit comes into being now, so nothing was written about it before. */
static bool
fold_unit(struct store *s, const struct hash *id, const struct body *b, bool *ret_new,
	struct err *err)
{
	const struct ev_field *num = find(b, FLD_NUM);
	enum unit_kind kind = ev_unit(b->env.kind);
	sqlite3_stmt *st;
	bool ok;

	if (b->env.kind == EV_UNIT_VOID) {
		st = db_stmt(s, ST_UNIT_VOID);
		db_bind_id(st, 1, &b->env.subject);
		return db_run(s, st, err);
	}
	if (kind == UNIT_NONE)
		return true;
	st = db_stmt(s, ST_UNIT_ADD);
	db_bind_id(st, 1, &b->env.subject);
	db_bind_text(st, 2, unit_word(kind));
	db_bind_text(st, 3, ev_name(b->env.kind));
	sqlite3_bind_int64(st, 4, num != NULL ? num->num : 0);
	db_bind_hash(st, 5, id);
	sqlite3_bind_int64(st, 6, b->env.at);
	sqlite3_bind_int64(st, 7, b->env.hlc);
	ok = db_run(s, st, err);
	*ret_new = ok && sqlite3_changes(s->db) > 0;
	return ok;
}

/* Writes that this one replaces: what the operator saw, or all of them. */
static bool
drop_cells(struct store *s, const struct body *b, const struct efield *ef, struct err *err)
{
	sqlite3_stmt *st;

	if (ef->merge != MERGE_SETTLE) {
		st = db_stmt(s, ST_CELL_DROP);
		db_bind_id(st, 1, &b->env.subject);
		db_bind_text(st, 2, field_name(ef->field));
		return db_run(s, st, err);
	}
	for (size_t i = 0; i < b->env.n_supersedes; i++) {
		st = db_stmt(s, ST_CELL_DROP_ONE);
		db_bind_id(st, 1, &b->env.subject);
		db_bind_text(st, 2, field_name(ef->field));
		db_bind_hash(st, 3, &b->env.supersedes[i]);
		if (!db_run(s, st, err))
			return false;
	}
	return true;
}

/* Ids in hex, joined by spaces; f may be NULL. */
static void
add_refs(struct str *list, const struct ev_field *f)
{
	char hex[ID_HEX];

	for (size_t i = 0; f != NULL && i < f->n_refs; i++) {
		str_add(list, list->len > 0 ? " " : "");
		str_add(list, id_hex(&f->refs[i], hex));
	}
}

static void
bind_cell_value(sqlite3_stmt *st, const struct ev_field *f)
{
	struct str list = STR_INIT;

	switch (field_type(f->field)) {
	case FT_INT:
	case FT_TIME:
		sqlite3_bind_int64(st, 5, f->num);
		break;
	case FT_CODE:
	case FT_DATE:
		db_bind_text(st, 6, f->text);
		break;
	case FT_UNIT:
	case FT_PERSON:
	case FT_GROUP:
		db_bind_id(st, 7, &f->ref);
		break;
	case FT_UNITS:
		add_refs(&list, f);
		db_bind_text(st, 6, str_c(&list));
		str_release(&list);
		break;
	default:
		break;		/* free text stays in the values */
	}
}

bool
projection_stands_alone(enum ev_kind k)
{
	return k == EV_SEGMENT || k == EV_TURN_YIELD || k == EV_SPONSOR_CONFIRM;
}

static bool
fold_cells(struct store *s, const struct hash *id, const struct body *b, bool new_unit,
	struct err *err)
{
	if (ev_unit(b->env.kind) == UNIT_NONE || projection_stands_alone(b->env.kind))
		return true;
	for (size_t i = 0; i < b->ev.n; i++) {
		const struct ev_field *f = &b->ev.f[i];
		const struct efield *ef = ev_field(b->env.kind, f->field);
		sqlite3_stmt *st;

		if (f->field == FLD_NUM || ef == NULL)
			continue;
		if (!new_unit && !drop_cells(s, b, ef, err))
			return false;
		st = db_stmt(s, ST_CELL_ADD);
		db_bind_id(st, 1, &b->env.subject);
		db_bind_text(st, 2, field_name(f->field));
		db_bind_hash(st, 3, id);
		sqlite3_bind_int64(st, 4, b->env.hlc);
		if (!f->unset && b->has[i])
			bind_cell_value(st, f);
		sqlite3_bind_int(st, 8, f->unset);
		if (!db_run(s, st, err))
			return false;
	}
	return true;
}

static const char *
text_of(const struct body *b, enum field f)
{
	const struct ev_field *ef = find(b, f);

	return ef == NULL ? NULL : ef->text;
}

static const struct id *
ref_of(const struct body *b, enum field f)
{
	const struct ev_field *ef = find(b, f);

	return ef == NULL ? NULL : &ef->ref;
}

static void
bind_num(sqlite3_stmt *st, int i, const struct body *b, enum field f)
{
	const struct ev_field *ef = find(b, f);

	if (ef != NULL)
		sqlite3_bind_int64(st, i, ef->num);
}

static const char *
first_text(const struct body *b, const enum field *fs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_of(b, fs[i]) != NULL)
			return text_of(b, fs[i]);
	return NULL;
}

static enum field
ms_field(enum ev_kind k)
{
	switch (k) {
	case EV_HAND: return FLD_LIFT;
	case EV_WEIGHT: return FLD_REBASE;
	case EV_CALL: case EV_TURN_EXTEND: return FLD_LIMIT;
	default: return FLD_MS;
	}
}

/* Sponsors of a hand; hands and turns that a sitting takes along. NULL if there are none. */
static void
bind_list(sqlite3_stmt *st, int i, const struct body *b)
{
	static const enum field lists[] = { FLD_SPONSORS, FLD_ENTRIES, FLD_TURNS };
	struct str list = STR_INIT;

	for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
		add_refs(&list, find(b, lists[k]));
	if (list.len > 0)
		db_bind_text(st, i, str_c(&list));
	str_release(&list);
}

static bool
fold_floor(struct store *s, const struct hash *id, const struct body *b, struct err *err)
{
	static const enum field codes[] = { FLD_CLASS, FLD_OP, FLD_STATE, FLD_METHOD };
	sqlite3_stmt *st;

	if (!ev_floor(b->env.kind))
		return true;
	st = db_stmt(s, ST_FLOOR_ADD);
	sqlite3_bind_int64(st, 1, b->env.hlc);
	db_bind_hash(st, 2, id);
	sqlite3_bind_int64(st, 3, b->env.at);
	sqlite3_bind_int(st, 4, b->env.stated);
	db_bind_text(st, 5, ev_name(b->env.kind));
	db_bind_id(st, 6, &b->env.subject);
	db_bind_id(st, 7, ref_of(b, FLD_SITTING));
	db_bind_id(st, 8, ref_of(b, FLD_ENTRY));
	db_bind_id(st, 9, ref_of(b, FLD_ITEM));
	db_bind_id(st, 10, ref_of(b, FLD_TURN));
	db_bind_id(st, 11, ref_of(b, FLD_PERSON));
	db_bind_id(st, 12, ref_of(b, FLD_GROUP));
	db_bind_text(st, 13, first_text(b, codes, sizeof codes / sizeof *codes));
	db_bind_text(st, 14, text_of(b, FLD_CAUSE));
	db_bind_text(st, 15, text_of(b, FLD_BOOT));
	bind_num(st, 16, b, FLD_MONO);
	bind_num(st, 17, b, ms_field(b->env.kind));
	bind_num(st, 18, b, b->env.kind == EV_WEIGHT ? FLD_WEIGHT : FLD_V_AFTER);
	bind_num(st, 19, b, FLD_NUM);
	bind_list(st, 20, b);
	return db_run(s, st, err);
}

static bool
fold_writer(struct store *s, const struct hash *id, const struct body *b, struct err *err)
{
	sqlite3_stmt *st;
	const char *role = text_of(b, FLD_ROLE_OF);

	if (b->env.kind != EV_SESSION_OPEN)
		return true;
	st = db_stmt(s, ST_WRITER_ADD);
	db_bind_id(st, 1, &b->env.writer);
	db_bind_hash(st, 2, id);
	db_bind_text(st, 3, role == NULL ? "" : role);
	return db_run(s, st, err);
}

/* Two copies took the same act back: once is enough. */
static bool
undone_before(struct store *s, const struct envelope *e)
{
	sqlite3_stmt *st;
	struct id first = e->act;

	/* A sitting opens with whatever act comes first; it stays open. */
	if (id_zero(&e->undoes) || e->kind == EV_SITTING)
		return false;
	st = db_stmt(s, ST_ACT_UNDOER);
	db_bind_id(st, 1, &e->undoes);
	if (sqlite3_step(st) == SQLITE_ROW)
		first = db_id(st, 0);
	sqlite3_reset(st);
	return !id_eq(&first, &e->act);
}

bool
projection_fold(struct store *s, const struct hash *id, const struct body *b, struct err *err)
{
	bool new_unit = false;

	if (!fold_heads(s, id, &b->env, err) || !fold_act(s, id, &b->env, err))
		return false;
	if (!b->env.known)
		return true;		/* kept, hashed, carried; a later version folds it */
	if (undone_before(s, &b->env))
		return true;
	return fold_writer(s, id, b, err) && fold_unit(s, id, b, &new_unit, err) &&
		fold_cells(s, id, b, new_unit, err) && fold_floor(s, id, b, err);
}

bool
projection_create(sqlite3 *db, struct err *err)
{
	for (size_t i = 0; schema_derived_sql[i] != NULL; i++)
		if (!db_exec(db, schema_derived_sql[i], err))
			return false;
	return true;
}

static bool
empty_tables(struct store *s, struct err *err)
{
	char sql[64];

	for (size_t i = 0; schema_derived[i] != NULL; i++) {
		snprintf(sql, sizeof sql, "DELETE FROM %s", schema_derived[i]);
		if (!db_exec(s->db, sql, err))
			return false;
	}
	return true;
}

void
projection_set_value(struct body *b, const char *name, const char *text)
{
	for (size_t i = 0; i < b->ev.n; i++)
		if (field_sealed(b->ev.f[i].field) && !b->ev.f[i].unset &&
		    str_eq(field_name(b->ev.f[i].field), name))
			body_set_value(b, i, text);
}

/* The sealed values that this file holds for an event, put into the decoded body. */
static bool
load_values(struct store *s, const struct hash *id, struct body *b, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_VALUE_OF);
	int rc;

	db_bind_hash(st, 1, id);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		projection_set_value(b, db_text(st, 0), db_text(st, 2));
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the values", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

bool
projection_load(struct store *s, sqlite3_stmt *row, struct hash *ret_id, struct body *ret_body,
	struct err *err)
{
	const char *body = db_text(row, 6);

	if (!body_decode(body, (size_t)sqlite3_column_bytes(row, 6), ret_body, err))
		return err_prefix(err, "event %lld: ", (long long)sqlite3_column_int64(row, 0));
	*ret_id = db_hash(row, 1);
	if (load_values(s, ret_id, ret_body, err))
		return true;
	body_release(ret_body);
	return false;
}

bool
projection_replay(struct store *s, size_t *ret_events, struct err *err)
{
	sqlite3_stmt *all;
	bool ok = erase_values(s, err) && empty_tables(s, err);
	size_t n = 0;
	int rc = SQLITE_DONE;

	all = db_stmt(s, ST_EVENT_ALL);
	while (ok && (rc = sqlite3_step(all)) == SQLITE_ROW) {
		struct body b;
		struct hash id;

		ok = projection_load(s, all, &id, &b, err);
		if (ok) {
			ok = projection_fold(s, &id, &b, err);
			body_release(&b);
		}
		n++;
	}
	/* An error that looked like the end would leave half a projection behind. */
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(s->db, rc, "replaying the journal", err);
	sqlite3_reset(all);
	if (ok)
		ok = db_run(s, db_stmt(s, ST_EPOCH_UP), err);
	if (ok && ret_events != NULL)
		*ret_events = n;
	return ok;
}
