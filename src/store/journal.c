/* SPDX-License-Identifier: ISC */
/* Acts and events: the only code that appends to the journal. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "body.h"
#include "db.h"
#include "file.h"
#include "projection.h"

void
store_operator(struct store *s, const char *name, const char *role)
{
	if (str_eq(s->operator_name, name) && str_eq(s->role, role))
		return;
	free(s->operator_name);
	free(s->role);
	s->operator_name = mem_strdup(name);
	s->role = mem_strdup(role);
	memset(&s->writer, 0, sizeof s->writer);
	s->seq = 0;
}

const char *
store_operator_name(const struct store *s)
{
	return s->operator_name == NULL ? "" : s->operator_name;
}

/* New events come after it: unlike a reader, who can do without, this must not fail unseen. */
static bool
newest(struct store *s, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_NEWEST);
	int rc = sqlite3_step(st);

	s->hlc = rc == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_reset(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ||
		db_fail(s->db, rc, "reading the journal", err);
}

static bool
begin(struct store *s, struct err *err)
{
	if (s->read_only)
		return err_set(err, ERR_DENIED, "%s", s->public ?
			"this is a public copy: it can be read, not changed" :
			"the file was opened for reading only");
	if (!db_run(s, db_stmt(s, ST_BEGIN), err))
		return false;
	s->in_tx = true;
	if (newest(s, err))
		return true;
	store_rollback(s);
	return false;
}

bool
store_read_begin(struct store *s, struct err *err)
{
	if (s->in_tx || s->reading++ > 0)
		return true;
	if (db_run(s, db_stmt(s, ST_READ), err))
		return true;
	s->reading = 0;
	return false;
}

void
store_read_end(struct store *s)
{
	if (!s->in_tx && s->reading > 0 && --s->reading == 0)
		db_run(s, db_stmt(s, ST_COMMIT), NULL);
}

bool
store_batch_begin(struct store *s, struct err *err)
{
	if (!begin(s, err))
		return false;
	db_roomy(s, true);
	s->in_batch = true;
	s->version = 0;
	s->tx_writer = s->batch_writer = s->writer;
	s->tx_seq = s->batch_seq = s->seq;
	return true;
}

bool
store_batch_end(struct store *s, bool keep, struct err *err)
{
	bool ok;

	if (!s->in_batch)
		return true;
	s->in_batch = false;
	db_roomy(s, false);
	/* Going back goes back to before the first act of the batch, its session included. */
	s->tx_writer = s->batch_writer;
	s->tx_seq = s->batch_seq;
	if (!keep) {
		store_rollback(s);
		return true;
	}
	ok = file_unmoved(s, err) && db_run(s, db_stmt(s, ST_COMMIT), err);
	s->in_tx = !ok;
	if (ok)
		s->commits++;
	else
		store_rollback(s);
	return ok;
}

bool
store_begin(struct store *s, struct err *err)
{
	if (s->in_batch) {
		if (!db_run(s, db_stmt(s, ST_SAVE), err))
			return false;
		s->in_save = true;
	} else if (!begin(s, err)) {
		return false;
	}
	s->tx_writer = s->writer;
	s->tx_seq = s->seq;
	return true;
}

void
store_act(struct store *s, int64_t at, bool stated, const struct id *undoes)
{
	static const struct id none;

	s->act = id_random(&s->env->rng);
	s->at = at;
	s->stated = stated;
	s->undoes = undoes == NULL ? none : *undoes;
}

struct id
store_act_id(const struct store *s)
{
	return s->act;
}

bool
store_writing(const struct store *s)
{
	return s->in_tx;
}

bool
store_commit(struct store *s, struct err *err)
{
	bool ok;

	if (s->in_batch) {
		s->in_save = false;
		return db_run(s, db_stmt(s, ST_SAVE_KEEP), err);
	}
	ok = file_unmoved(s, err) && db_run(s, db_stmt(s, ST_COMMIT), err);
	if (ok) {
		s->in_tx = false;
		s->commits++;
	} else {
		store_rollback(s);
	}
	return ok;
}

void
store_rollback(struct store *s)
{
	if (s->in_batch && s->in_save) {
		db_run(s, db_stmt(s, ST_SAVE_BACK), NULL);
		db_run(s, db_stmt(s, ST_SAVE_KEEP), NULL);
		s->in_save = false;
		s->hlc = store_newest(s);
	} else if (s->in_tx) {
		db_run(s, db_stmt(s, ST_ROLLBACK), NULL);
		if (s->in_batch)
			db_roomy(s, false);
		s->in_tx = s->in_batch = false;
	} else {
		return;
	}
	s->writer = s->tx_writer;
	s->seq = s->tx_seq;
}

/* hlc = max(now, newest + 1): never from a stated time. */
static int64_t
next_hlc(const struct store *s)
{
	int64_t now = clock_now(s->env).utc_ms << 16;

	return now > s->hlc ? now : s->hlc + 1;
}

static int
cmp_hash(const void *a, const void *b)
{
	return hash_cmp(a, b);
}

static bool
load_heads(struct store *s, struct hash **ret_v, size_t *ret_n, struct err *err)
{
	sqlite3_stmt *st = db_stmt(s, ST_HEAD_ALL);
	struct hash *v = NULL;
	size_t n = 0, cap = 0;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		MEM_GROW(v, n, cap);
		v[n++] = db_hash(st, 0);
	}
	if (rc != SQLITE_DONE)
		db_fail(s->db, rc, "reading the meeting file", err);
	sqlite3_reset(st);
	if (rc != SQLITE_DONE) {
		free(v);	/* an event without its parents would be worse than none */
		return false;
	}
	if (n > BODY_MAX_PARENTS) {
		free(v);
		return err_set(err, ERR_FORMAT, "the journal has more than %d loose ends",
			BODY_MAX_PARENTS);
	}
	*ret_v = v;
	*ret_n = n;
	return true;
}

/* The writes of these fields that stand now: what the operator saw. */
static void
load_supersedes(struct store *s, const struct ev *e, struct hash **ret_v, size_t *ret_n)
{
	struct hash *v = NULL;
	size_t n = 0, cap = 0, kept = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct efield *ef = ev_field(e->kind, e->f[i].field);
		sqlite3_stmt *st;

		if (ef->merge != MERGE_SETTLE)
			continue;
		st = db_stmt(s, ST_CELL_EVENTS);
		db_bind_id(st, 1, &e->subject);
		db_bind_text(st, 2, field_name(ef->field));
		while (sqlite3_step(st) == SQLITE_ROW) {
			MEM_GROW(v, n, cap);
			v[n++] = db_hash(st, 0);
		}
		sqlite3_reset(st);
	}
	if (n > 0)
		qsort(v, n, sizeof *v, cmp_hash);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || hash_cmp(&v[kept - 1], &v[i]) != 0)
			v[kept++] = v[i];
	*ret_v = v;
	*ret_n = kept;
}

static enum text_kind
policy_of(enum field_type t)
{
	return t == FT_BODY ? TEXT_BODY : t == FT_NAME ? TEXT_NAME : TEXT_LINE;
}

/* The last gate: whatever path it came by, no text enters that the policy refuses. */
static bool
check_texts(const struct ev *e, struct err *err)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct ev_field *f = &e->f[i];
		enum field_type t = field_type(f->field);
		char *clean;

		if (f->unset || f->text == NULL)
			continue;
		if (t == FT_CODE || t == FT_DATE) {
			if (strlen(f->text) > 64 || strspn(f->text, "abcdefghijklmnopqrstuvwxyz"
			    "0123456789_+.:/-") != strlen(f->text))
				return err_set(err, ERR_INPUT, "%s: \"%s\" is not a code",
					field_name(f->field), f->text);
			continue;
		}
		if (!text_check(policy_of(t), f->text, strlen(f->text), &clean, err))
			return err_prefix(err, "%s: ", field_name(f->field));
		free(clean);
	}
	return true;
}

static bool
add_values(struct store *s, const struct hash *id, const struct ev *e, const struct salt *salts,
	struct err *err)
{
	struct str buf = STR_INIT;
	bool ok = true;

	for (size_t i = 0; ok && i < e->n; i++) {
		sqlite3_stmt *st;

		if (e->f[i].unset || !field_sealed(e->f[i].field))
			continue;
		st = db_stmt(s, ST_VALUE_ADD);
		db_bind_hash(st, 1, id);
		db_bind_text(st, 2, field_name(e->f[i].field));
		sqlite3_bind_blob(st, 3, salts[i].b, sizeof salts[i].b, SQLITE_TRANSIENT);
		db_bind_text(st, 4, body_value_text(&e->f[i], &buf));
		ok = db_run(s, st, err);
	}
	str_release(&buf);
	return ok;
}

static bool
insert(struct store *s, const struct body *b, const struct salt *salts, const struct str *bytes,
	struct err *err)
{
	struct hash id = hash_bytes(str_c(bytes), bytes->len);
	sqlite3_stmt *st = db_stmt(s, ST_EVENT_ADD);

	db_bind_hash(st, 1, &id);
	sqlite3_bind_int64(st, 2, b->env.hlc);
	db_bind_id(st, 3, &b->env.writer);
	sqlite3_bind_int64(st, 4, b->env.seq);
	db_bind_text(st, 5, b->env.kind_name);
	db_bind_text(st, 6, str_c(bytes));
	return db_run(s, st, err) && add_values(s, &id, &b->ev, salts, err) &&
		projection_fold(s, &id, b, err) &&
		(b->env.kind != EV_ERASE || projection_replay(s, NULL, err));
}

static void
seal(struct store *s, struct body *b, struct salt *salts)
{
	struct str buf = STR_INIT;

	for (size_t i = 0; i < b->ev.n; i++) {
		const struct ev_field *f = &b->ev.f[i];

		b->has[i] = true;
		if (f->unset || !field_sealed(f->field))
			continue;
		rng_bytes(&s->env->rng, salts[i].b, sizeof salts[i].b);
		b->seal[i] = body_commit(&salts[i], field_name(f->field),
			body_value_text(f, &buf));
	}
	str_release(&buf);
}

static bool
append(struct store *s, const struct ev *e, const struct id *act, struct err *err)
{
	struct body b = { .env = { .meeting = s->meeting, .act = *act, .writer = s->writer,
		.subject = e->subject, .undoes = s->undoes, .seq = s->seq + 1, .at = s->at,
		.stated = s->stated, .known = true, .kind_name = ev_name(e->kind),
		.kind = e->kind }, .ev = *e };
	struct salt salts[EV_MAX_FIELDS];
	struct str bytes = STR_INIT;
	bool ok;

	if (!check_texts(e, err) ||
	    !load_heads(s, &b.env.parents, &b.env.n_parents, err))
		return false;
	b.env.hlc = next_hlc(s);
	load_supersedes(s, e, &b.env.supersedes, &b.env.n_supersedes);
	seal(s, &b, salts);
	body_encode(&b.env, &b.ev, b.seal, &bytes);
	ok = insert(s, &b, salts, &bytes, err);
	if (ok) {
		s->hlc = b.env.hlc;
		s->seq++;
	}
	free(b.env.parents);
	free(b.env.supersedes);
	str_release(&bytes);
	return ok;
}

/* A run of the program names itself with its first act, never before. */
static bool
open_session(struct store *s, struct err *err)
{
	struct id undoes = s->undoes;
	struct ev e;
	bool ok, stated = s->stated;
	int64_t at = s->at;

	s->writer = id_random(&s->env->rng);
	s->seq = 0;
	memset(&s->undoes, 0, sizeof s->undoes);
	s->stated = false;
	s->at = clock_now(s->env).utc_ms;
	ev_init(&e, EV_SESSION_OPEN, &s->writer);
	ev_text(&e, FLD_OPERATOR, store_operator_name(s));
	ev_text(&e, FLD_ROLE_OF, s->role == NULL ? "rapporteur" : s->role);
	ev_text(&e, FLD_VERSION, VERSION);
	if (s->env->test)
		ev_int(&e, FLD_TEST, (int64_t)(s->env->seed & 0xffffffff));
	ok = append(s, &e, &s->writer, err);
	s->undoes = undoes;
	s->stated = stated;
	s->at = at;
	return ok;
}

bool
store_add(struct store *s, const struct ev *e, struct err *err)
{
	if (id_zero(&s->writer) && !open_session(s, err)) {
		memset(&s->writer, 0, sizeof s->writer);
		return false;
	}
	return append(s, e, &s->act, err);
}
