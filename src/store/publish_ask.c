/* SPDX-License-Identifier: ISC */
/* The question about one value, and the check that a public copy answered each rightly. */
#include <talanoa/store/disclosed.h>

#include "erase.h"
#include "projection.h"
#include "publish.h"
#include "verify.h"

static bool
taken_back(struct store *s, const struct id *act)
{
	sqlite3_stmt *st = db_stmt(s, ST_ACT_INFO);

	db_bind_id(st, 1, act);
	return db_int(st, 1) != 0;	/* what cannot be read does not leave */
}

static bool
in_force(struct store *s, const struct hash *id, const struct body *b, enum field f)
{
	sqlite3_stmt *st;

	if (taken_back(s, &b->env.act))
		return false;
	if (projection_stands_alone(b->env.kind))
		return true;
	st = db_stmt(s, ST_CELL_IS);
	db_bind_id(st, 1, &b->env.subject);
	db_bind_text(st, 2, field_name(f));
	db_bind_hash(st, 3, id);
	return db_int(st, 0) != 0;
}

struct publish_ask
publish_ask_of(struct store *s, const struct hash *id, const struct body *b, size_t i)
{
	return (struct publish_ask){ .kind = b->env.kind, .field = b->ev.f[i].field,
		.subject = b->env.subject, .ref = b->ev.f[i].ref,
		.superseded = !in_force(s, id, b, b->ev.f[i].field) || erased(s, &b->env) };
}

/*
 * Time goes on after a copy was made: what an embargo held back then may be open now. So what
 * is there is judged as if every embargo were over, what is missing as if none were.
 */
struct judges {
	struct disclosure over, running;
};

static void
judge(struct store *s, const struct judges *j, const struct hash *id, const struct body *b,
	struct verify_report *r)
{
	char hex[HASH_HEX];

	hash_hex(id, hex);
	for (size_t i = 0; i < b->ev.n; i++) {
		const char *name = field_name(b->ev.f[i].field);
		struct publish_ask ask;

		if (!field_sealed(b->ev.f[i].field) || b->ev.f[i].unset)
			continue;
		ask = publish_ask_of(s, id, b, i);
		if (b->has[i] && !disclosure_allows(&j->over, &ask))
			verify_problem(r, "event %.8s (%s): a public copy may not hold its \"%s\"",
				hex, ev_name(b->env.kind), name);
		if (!b->has[i] && disclosure_allows(&j->running, &ask))
			verify_problem(r, "event %.8s (%s): nothing explains why \"%s\" is missing",
				hex, ev_name(b->env.kind), name);
	}
}

/* Fields that this program does not know never leave. */
static void
judge_unknown(struct store *s, const struct hash *id, const struct body *b,
	struct verify_report *r)
{
	char hex[HASH_HEX];

	for (size_t i = 0; i < b->n_seals; i++) {
		sqlite3_stmt *st;
		enum field f;

		if (b->env.known && field_parse(b->seals[i].name, &f) &&
		    ev_field(b->env.kind, f) != NULL)
			continue;
		st = db_stmt(s, ST_VALUE_GET);
		db_bind_hash(st, 1, id);
		db_bind_text(st, 2, b->seals[i].name);
		if (sqlite3_step(st) == SQLITE_ROW)
			verify_problem(r, "event %.8s: a public copy may not hold a value that "
				"this program does not know", hash_hex(id, hex));
		sqlite3_reset(st);
	}
}

static bool
judge_all(struct store *s, const struct judges *j, struct verify_report *r, struct err *err)
{
	sqlite3_stmt *row = db_stmt(s, ST_EVENT_ALL);
	int rc;

	while ((rc = sqlite3_step(row)) == SQLITE_ROW) {
		struct hash id;
		struct body b;

		if (!projection_load(s, row, &id, &b, NULL))
			continue;	/* reported already */
		judge(s, j, &id, &b, r);
		judge_unknown(s, &id, &b, r);
		body_release(&b);
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the journal", err);
	sqlite3_reset(row);
	return rc == SQLITE_DONE;
}

bool
verify_public(struct store *s, struct verify_report *r, struct err *err)
{
	struct judges j;
	bool ok;

	if (!s->public)
		return true;
	if (!store_disclosure(s, "9999-12-31", &j.over, err))
		return false;
	ok = store_disclosure(s, "0000-00-00", &j.running, err);
	if (ok) {
		j.running.blind = true;
		ok = judge_all(s, &j, r, err);
		disclosure_release(&j.running);
	}
	disclosure_release(&j.over);
	return ok;
}
