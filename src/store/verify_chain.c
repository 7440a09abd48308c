/* SPDX-License-Identifier: ISC */
/* The chain: every event's bytes, id, columns and parents, and the numbers of each session. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>

#include "erase.h"
#include "projection.h"
#include "verify.h"

void
chain_release(struct chain *c)
{
	free(c->v);
	idmap_release(&c->ids);
	c->v = NULL;
	c->n = c->cap = 0;
}

/* "event 12 (note.set 7f3a91b2)": its local number, its kind if we know it, its id. */
static const char *
label(sqlite3_stmt *row, const struct hash *id, char *buf, size_t size)
{
	char hex[HASH_HEX];
	enum ev_kind kind;
	const char *name = db_text(row, 5);

	hash_hex(id, hex);
	snprintf(buf, size, "event %lld (%s %.8s)", (long long)sqlite3_column_int64(row, 0),
		ev_parse(name, &kind) ? name : "unknown kind", hex);
	return buf;
}

static struct id
short_id(const struct hash *h)
{
	struct id id;

	memcpy(id.b, h->b, sizeof id.b);
	return id;
}

static struct seen *
find(const struct chain *c, const struct hash *h)
{
	struct id key = short_id(h);
	int i = idmap_get(&c->ids, &key);

	return i < 0 || hash_cmp(&c->v[i].id, h) != 0 ? NULL : &c->v[i];
}

static void
check_columns(struct chain *c, sqlite3_stmt *row, const struct hash *id, const struct body *b,
	const char *where)
{
	struct hash stored = db_hash(row, 1);
	struct id writer = db_id(row, 3);

	if (hash_cmp(&stored, id) != 0)
		verify_problem(c->r, "%s: its id is not the SHA-256 of its bytes", where);
	if (sqlite3_column_int64(row, 2) != b->env.hlc)
		verify_problem(c->r, "%s: the column hlc differs from its body", where);
	if (!id_eq(&writer, &b->env.writer))
		verify_problem(c->r, "%s: the column writer differs from its body", where);
	if (sqlite3_column_int64(row, 4) != b->env.seq)
		verify_problem(c->r, "%s: the column seq differs from its body", where);
	if (!str_eq(db_text(row, 5), b->env.kind_name))
		verify_problem(c->r, "%s: the column kind differs from its body", where);
	if (!id_eq(&b->env.meeting, &c->s->meeting))
		verify_problem(c->r, "%s: it belongs to another meeting", where);
}

/* Events come in order, so whatever a body names must have been met already. */
static struct seen *
must_be_older(struct chain *c, const struct hash *id, const struct body *b, const char *what,
	const char *where)
{
	struct seen *p = find(c, id);
	char hex[HASH_HEX];

	if (p != NULL && p->hlc < b->env.hlc)
		return p;
	verify_problem(c->r, "%s: its %s %.8s is no older event of this file", where, what,
		hash_hex(id, hex));
	return NULL;
}

static void
check_links(struct chain *c, const struct body *b, const char *where)
{
	for (size_t i = 0; i < b->env.n_parents; i++) {
		struct seen *p = must_be_older(c, &b->env.parents[i], b, "parent", where);

		if (p != NULL)
			p->child = true;
	}
	for (size_t i = 0; i < b->env.n_supersedes; i++)
		must_be_older(c, &b->env.supersedes[i], b, "superseded event", where);
	if (b->env.n_parents == 0 && c->roots++ > 0)
		verify_problem(c->r, "%s: a second event without a parent", where);
}

static void
remember(struct chain *c, sqlite3_stmt *row, const struct hash *id, const struct body *b)
{
	struct id key = short_id(id);
	struct seen *v;

	MEM_GROW(c->v, c->n, c->cap);
	v = &c->v[c->n];
	*v = (struct seen){ .id = *id, .writer = b->env.writer, .hlc = b->env.hlc,
		.seq = b->env.seq, .n = sqlite3_column_int64(row, 0) };
	v->opens = b->env.known && b->env.kind == EV_SESSION_OPEN &&
		id_eq(&b->env.subject, &b->env.writer);
	idmap_put(&c->ids, &key, (int)c->n++);
}

static void
check_founding(struct chain *c, const struct body *b, const char *where)
{
	if (!b->env.known || b->env.kind != EV_MEETING_NEW)
		return;
	if (c->meetings++ > 0)
		verify_problem(c->r, "%s: the meeting begins a second time", where);
	if (!id_eq(&b->env.subject, &c->s->meeting))
		verify_problem(c->r, "%s: it begins another meeting than this file's", where);
}

static bool
check_body(struct chain *c, sqlite3_stmt *row, const struct hash *id, struct body *b,
	const char *where, struct err *err)
{
	check_columns(c, row, id, b, where);
	check_links(c, b, where);
	check_founding(c, b, where);
	remember(c, row, id, b);
	c->r->unknown += !b->env.known;
	if (!verify_values(c, id, b, where, err))
		return false;
	return c->fold == NULL || projection_fold(c->fold, id, b, err);
}

static bool
check_event(struct chain *c, sqlite3_stmt *row, struct err *err)
{
	const char *bytes = db_text(row, 6);
	size_t n = (size_t)sqlite3_column_bytes(row, 6);
	struct hash id = hash_bytes(bytes, n);
	struct err why = { 0 };
	struct body b;
	struct json *o = body_parse(bytes, n, &why);
	char where[80];
	bool ok = true;

	label(row, &id, where, sizeof where);
	c->r->events++;
	if (o == NULL || !body_read(o, &b, &why)) {
		verify_problem(c->r, "%s: %s", where, why.msg);
	} else {
		ok = check_body(c, row, &id, &b, where, err);
		body_release(&b);
	}
	json_free(o);
	return ok;
}

static int
by_writer(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	int c = id_cmp(&x->writer, &y->writer);

	if (c != 0)
		return c;
	return x->seq < y->seq ? -1 : x->seq > y->seq ? 1 : x->hlc < y->hlc ? -1 : x->hlc > y->hlc;
}

static void
check_step(struct chain *c, const struct seen *before, const struct seen *v)
{
	char hex[ID_HEX];
	int64_t expect = before == NULL ? 1 : before->seq + 1;

	id_hex(&v->writer, hex);
	if (v->seq != expect)
		verify_problem(c->r, "event %lld: session %.8s counts %lld where %lld is due",
			(long long)v->n, hex, (long long)v->seq, (long long)expect);
	if (before != NULL && v->hlc <= before->hlc)
		verify_problem(c->r, "event %lld: session %.8s goes back in time", (long long)v->n,
			hex);
	if (v->opens != (before == NULL))
		verify_problem(c->r, "event %lld: session %.8s must begin with session.open, once",
			(long long)v->n, hex);
}

static void
check_writers(struct chain *c)
{
	if (c->n > 1)
		qsort(c->v, c->n, sizeof *c->v, by_writer);
	for (size_t i = 0; i < c->n; i++) {
		bool same = i > 0 && id_eq(&c->v[i].writer, &c->v[i - 1].writer);

		check_step(c, same ? &c->v[i - 1] : NULL, &c->v[i]);
	}
}

static int
by_id(const void *a, const void *b)
{
	return hash_cmp(&((const struct seen *)a)->id, &((const struct seen *)b)->id);
}

static struct hash
head_of(struct chain *c)
{
	struct str ids = STR_INIT;
	struct hash h = { { 0 } };
	size_t heads = 0;

	if (c->n > 1)
		qsort(c->v, c->n, sizeof *c->v, by_id);
	for (size_t i = 0; i < c->n; i++) {
		if (c->v[i].child)
			continue;
		h = c->v[i].id;
		str_addn(&ids, h.b, sizeof h.b);
		heads++;
	}
	if (heads > 1)
		h = hash_bytes(str_c(&ids), ids.len);
	str_release(&ids);
	return h;
}

bool
verify_chain(struct chain *c, struct err *err)
{
	sqlite3_stmt *row = db_stmt(c->s, ST_EVENT_ALL);
	bool ok = erase_read(c->s, err);
	int rc = SQLITE_DONE;

	while (ok && (rc = sqlite3_step(row)) == SQLITE_ROW)
		ok = check_event(c, row, err);
	if (ok && rc != SQLITE_DONE)
		ok = db_fail(c->s->db, rc, "reading the journal", err);
	sqlite3_reset(row);
	if (!ok || !verify_orphans(c, err))
		return false;
	if (c->meetings == 0)
		verify_problem(c->r, "the journal does not say how the meeting began");
	check_writers(c);
	c->r->head = head_of(c);
	return true;
}
