/* SPDX-License-Identifier: ISC */
/* What a meeting file says about what may leave, gathered for core's disclosure. */
#include <string.h>

#include <talanoa/base/str.h>
#include <talanoa/core/withholding.h>
#include <talanoa/store/disclosed.h>

#include "body.h"
#include "disclosed.h"

struct gather {
	struct store *s;
	struct disclosure *d;
	const char *today;
	struct withhold_days days;
	struct units withheld;
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

/* What members may pass on is not restricted. */
static enum disclosure_class
class_of(const struct unit *w)
{
	const struct cell *c = unit_cell(w, FLD_CONSULT);

	return c != NULL && c->versions <= 1 && unit_is(w, FLD_CONSULT, "text") ?
		CLASS_CONSTITUENCY : CLASS_RESTRICTED;
}

/* Columns: withholding, target. Where one of two copies released, it is withheld still. */
static bool
on_withheld(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct id id = db_id(st, 0), target = db_id(st, 1);
	const struct unit *w = units_find(&g->withheld, &id);
	struct disclosed mark = { .unit = target, .class = CLASS_RESTRICTED };
	struct units us;
	bool open;

	if (!store_unit(g->s, &target, &us, err))
		return false;
	open = w != NULL && withholding_now(w, us.n > 0 ? &us.v[0] : NULL, &g->days) ==
		WITHHOLD_LAPSED;
	if (w != NULL)
		mark.class = class_of(w);
	if (!open) {
		disclosure_mark(g->d, &mark);
		if (us.n > 0 && us.v[0].kind == UNIT_PERSON)
			disclosure_shield(g->d, &target);
	}
	units_release(&us);
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

static enum disclosure_link_kind
link_kind(const char *field)
{
	static const struct {
		const char *field;
		enum disclosure_link_kind kind;
	} kinds[] = { { "item", LINK_ITEM }, { "turn", LINK_TURN }, { "entry", LINK_ENTRY },
		{ "decision", LINK_DECISION }, { "target", LINK_TARGET } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(kinds[i].field, field))
			return kinds[i].kind;
	return LINK_PERSON;
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
		if (strcmp(code, g->today) > 0)
			mark.class = CLASS_CONSTITUENCY;
		disclosure_mark(g->d, &mark);
	} else {
		disclosure_link(g->d, link_kind(field), &mark.unit, &to);
	}
	return true;
}

/* Columns: waiver, target, person. */
static bool
on_waiver(struct gather *g, sqlite3_stmt *st, struct err *err)
{
	struct disclosure_waiver w = { db_id(st, 0), db_id(st, 1), db_id(st, 2) };

	(void)err;
	disclosure_waive(g->d, &w);
	return true;
}

/* The days that withholdings are counted by. */
static bool
read_days(struct gather *g, struct err *err)
{
	struct units meeting, marks;
	const char *zone = "UTC";

	if (!store_units(g->s, UNIT_MEETING, &meeting, err))
		return false;
	if (!store_units(g->s, UNIT_MARK, &marks, err)) {
		units_release(&meeting);
		return false;
	}
	if (meeting.n > 0 && *unit_text(&meeting.v[0], FLD_TIMEZONE) != '\0')
		zone = unit_text(&meeting.v[0], FLD_TIMEZONE);
	withhold_days_of(&marks, zone, g->today, &g->days);
	units_release(&marks);
	/* The zone lives on in the set that is kept. */
	g->days.zone = "UTC";
	if (g->withheld.arena != NULL)
		g->days.zone = unit_arena_str(g->withheld.arena, zone);
	units_release(&meeting);
	return true;
}

static bool
gather_withheld(struct gather *g, struct err *err)
{
	bool ok = store_units(g->s, UNIT_WITHHOLD, &g->withheld, err);

	ok = ok && (g->withheld.n == 0 || (read_days(g, err) &&
		each_row(g, ST_DISCLOSED_WITHHELD, on_withheld, err)));
	units_release(&g->withheld);
	return ok;
}

bool
store_disclosure(struct store *s, const char *today, struct disclosure *ret_d, struct err *err)
{
	struct disclosure d;
	struct gather g = { .s = s, .d = &d, .today = today };

	disclosure_init(&d);
	if (!gather_withheld(&g, err) ||
	    !each_row(&g, ST_DISCLOSED_UNDONE, on_undone, err) ||
	    !each_row(&g, ST_DISCLOSED_RULE, on_rule, err) ||
	    !each_row(&g, ST_DISCLOSED_SAME, on_same, err) ||
	    !each_row(&g, ST_DISCLOSED_PROTECT, on_protect, err) ||
	    !each_row(&g, ST_DISCLOSED_WAIVERS, on_waiver, err) ||
	    !each_row(&g, ST_DISCLOSED_CELLS, on_cell, err)) {
		disclosure_release(&d);
		return false;
	}
	disclosure_close(&d);
	/* A public copy does not hold all references: whom it names was decided before. */
	if (!disclosed_hush(s, &d, err) || (!s->public && !disclosed_few(s, &d, err))) {
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
