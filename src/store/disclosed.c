/* SPDX-License-Identifier: ISC */
/* What a meeting file says about what may leave, gathered for core's disclosure. */
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/store/disclosed.h>

#include "body.h"
#include "disclosed.h"

struct gather {
	struct store *s;
	struct disclosure *d;
	const char *today;
};

typedef bool row_fn(struct gather *g, sqlite3_stmt *st, struct err *err);

static bool
each_row(struct gather *g, enum stmt id, row_fn *row, struct err *err)
{
	sqlite3_stmt *st = db_stmt(g->s, id);
	bool ok = true;
	int rc = SQLITE_DONE;

	while (ok && (rc = sqlite3_step(st)) == SQLITE_ROW)
		ok = row(g, st, err);
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(g->s->db, rc, "reading what is withheld", err);
	sqlite3_reset(st);
	return ok;
}

static bool
on_withheld(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct id unit = db_id(st, 0);

	(void)err;
	disclosure_mark(g->d, &(struct disclosed){ .unit = unit, .withheld = true });
	if (str_eq(db_text(st, 1), unit_word(UNIT_PERSON)))
		disclosure_shield(g->d, &unit);
	return true;
}

static bool
on_undone(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	(void)err;
	disclosure_mark(g->d, &(struct disclosed){ .unit = db_id(st, 0), .undone = true });
	return true;
}

static bool
on_rule(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	enum attribution a = attribution_parse(db_text(st, 0));

	(void)err;
	if (g->d->otherwise < a)
		g->d->otherwise = a;
	return true;
}

static bool
on_same(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct id a = db_id(st, 0), b = db_id(st, 1);

	(void)err;
	disclosure_same(g->d, &a, &b);
	return true;
}

static bool
on_protect(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct body b;
	sqlite3_stmt *info;

	if (!body_decode(db_text(st, 0), (size_t)sqlite3_column_bytes(st, 0), &b, err))
		return false;
	info = db_stmt(g->s, ST_ACT_INFO);
	db_bind_id(info, 1, &b.env.act);
	if (db_int(info, 0) == 0)
		disclosure_shield(g->d, &b.env.subject);
	body_release(&b);
	return true;
}

/* Columns: unit, its kind, field, code, ref. */
static bool
on_cell(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct disclosed mark = { .unit = db_id(st, 0) };
	const char *field = db_text(st, 2), *code = db_text(st, 3);
	struct id to = db_id(st, 4);

	(void)err;
	if (str_eq(field, "attribution")) {
		mark.attribution = attribution_parse(code);
		mark.said = str_eq(db_text(st, 1), unit_word(UNIT_ITEM));
		disclosure_mark(g->d, &mark);
	} else if (str_eq(field, "embargo")) {
		mark.withheld = strcmp(code, g->today) > 0;
		disclosure_mark(g->d, &mark);
	} else {
		disclosure_link(g->d, str_eq(field, "item") ? LINK_ITEM :
			str_eq(field, "turn") ? LINK_TURN : str_eq(field, "entry") ? LINK_ENTRY :
			LINK_PERSON, &mark.unit, &to);
	}
	return true;
}

bool
store_disclosure(struct store *s, const char *today, struct disclosure *ret_d, struct err *err)
{
	struct disclosure d;
	struct gather g = { .s = s, .d = &d, .today = today };

	disclosure_init(&d);
	if (!each_row(&g, ST_DISCLOSED_WITHHELD, on_withheld, err) ||
	    !each_row(&g, ST_DISCLOSED_UNDONE, on_undone, err) ||
	    !each_row(&g, ST_DISCLOSED_RULE, on_rule, err) ||
	    !each_row(&g, ST_DISCLOSED_SAME, on_same, err) ||
	    !each_row(&g, ST_DISCLOSED_PROTECT, on_protect, err) ||
	    !each_row(&g, ST_DISCLOSED_CELLS, on_cell, err)) {
		disclosure_release(&d);
		return false;
	}
	disclosure_close(&d);
	/* A public copy does not hold all references: what it shows was decided before. */
	if (!s->public && !disclosed_few(s, &d, err)) {
		disclosure_release(&d);
		return false;
	}
	*ret_d = d;
	return true;
}

bool
store_may_leave(void *ctx, const struct publish_ask *ask)
{
	return disclosure_allows(ctx, ask);
}
