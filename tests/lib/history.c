/* SPDX-License-Identifier: ISC */
/* Random meetings for tests, dumps of their tables, and tampering behind the program's back. */
#include <config.h>

#include <stdio.h>
#include <unistd.h>

#include <sqlite3.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include "history.h"

const char *const history_tables[] = {
	"event", "value", "head", "act", "act_event", "writer", "unit", "cell", "floor", NULL
};

int
history_seeds(int otherwise)
{
	const char *v = getenv("TALANOA_SEEDS");

	return v == NULL || *v == '\0' ? otherwise : atoi(v);
}

void
history_init(struct history *h, uint64_t seed)
{
	memset(h, 0, sizeof *h);
	rng_seed(&h->rng, seed);
}

struct store *
history_meeting(const char *path, struct env *env, uint64_t seed)
{
	struct store *s;
	struct err err = { 0 };
	char test[64];

	unlink(path);
	snprintf(test, sizeof test, "%llu,1773133200000", (unsigned long long)seed);
	assert_true(env_init(env, test));
	if (!store_create(path, "basic", env, &s, &err))
		fail_msg("%s", err.msg);
	return s;
}

struct store *
history_open(const char *path, enum store_mode mode, struct env *env)
{
	struct store *s;
	struct err err = { 0 };

	if (!store_open(path, mode, env, &s, &err))
		fail_msg("%s", err.msg);
	return s;
}

static uint64_t
below(struct history *h, uint64_t n)
{
	return rng_below(&h->rng, n);
}

/* A unit there is, or a new one. */
static struct id
some_id(struct history *h, enum unit_kind k)
{
	size_t n = h->n[k];

	if (n > 0 && (n == HISTORY_IDS || below(h, 3) > 0))
		return h->id[k][below(h, n)];
	return h->id[k][h->n[k]++] = id_random(&h->rng);
}

static const char *
some_text(struct history *h)
{
	static const char *const words[] = { "First wording", "Tiếng Việt", "国际 \"quoted\"",
		"back\\slash", "%n%s; DROP TABLE event--", "\xf0\x9f\x8c\x8d earth" };
	static char buf[8][96];
	char *b = buf[h->texts++ % 8];

	snprintf(b, sizeof buf[0], "%s %llu", words[below(h, 6)],
		(unsigned long long)below(h, 1000));
	return b;
}

static const char *
some_code(struct history *h, enum field f)
{
	static const char *const any[] = { "open", "closed", "start", "end", "pause", "ordinary",
		"released", "named", "none", "undo", "attribution" };

	if (field_type(f) == FT_DATE)
		return below(h, 2) ? "2026-03-12" : "2030-01-01";
	return any[below(h, sizeof any / sizeof *any)];
}

/* Which kind of unit a reference names. */
static enum unit_kind
target_of(enum field f)
{
	switch (f) {
	case FLD_ITEM: return UNIT_ITEM;
	case FLD_TURN: return UNIT_TURN;
	case FLD_ENTRY: case FLD_ENTRIES: return UNIT_ENTRY;
	case FLD_DECISION: return UNIT_DECISION;
	case FLD_SITTING: return UNIT_NONE;
	case FLD_OTHER: return UNIT_PERSON;
	default: return UNIT_NOTE;
	}
}

static void
add_refs(struct history *h, struct ev *e, enum field f, enum unit_kind k)
{
	static struct id ids[8][3];
	struct id *v = ids[h->texts++ % 8];

	for (int i = 0; i < 3; i++)
		v[i] = some_id(h, k);
	ev_refs(e, f, v, 1 + below(h, 3));
}

void
history_clear(struct history *h, struct ev *e, const struct efield *ef)
{
	struct id id;

	switch (field_type(ef->field)) {
	case FT_INT:
	case FT_TIME:
		ev_int(e, ef->field, (int64_t)below(h, 5000));
		break;
	case FT_UNIT:
		id = some_id(h, target_of(ef->field));
		ev_ref(e, ef->field, &id);
		break;
	case FT_UNITS:
		add_refs(h, e, ef->field, target_of(ef->field));
		break;
	default:
		ev_text(e, ef->field, some_code(h, ef->field));
	}
}

static void
add_field(struct history *h, struct ev *e, const struct efield *ef)
{
	struct id id;

	if (ef->merge == MERGE_SETTLE && below(h, 12) == 0) {
		ev_unset(e, ef->field);
		return;
	}
	switch (field_type(ef->field)) {
	case FT_PERSON:
	case FT_GROUP:
		id = some_id(h, field_type(ef->field) == FT_PERSON ? UNIT_PERSON : UNIT_GROUP);
		ev_ref(e, ef->field, &id);
		break;
	case FT_GROUPS:
		add_refs(h, e, ef->field, UNIT_GROUP);
		break;
	default:
		if (field_sealed(ef->field))
			ev_text(e, ef->field, some_text(h));
		else
			history_clear(h, e, ef);
	}
}

static void
random_event(struct history *h, struct store *s)
{
	enum ev_kind kind = EV_MEETING_SET + below(h, EV_N - EV_MEETING_SET);
	struct id subject, meeting = store_meeting(s);
	const struct efield *ef;
	struct err err = { 0 };
	struct ev e;
	size_t n;

	if (kind == EV_SESSION_OPEN)
		kind = EV_NOTE_SET;
	/* What a person would do most. */
	if (below(h, 3) == 0)
		kind = below(h, 2) ? EV_NOTE_SET : EV_HAND;
	subject = kind == EV_MEETING_SET ? meeting :
		some_id(h, kind == EV_UNIT_VOID ? UNIT_NOTE : ev_unit(kind));
	ev_init(&e, kind, &subject);
	ef = ev_fields(kind, &n);
	for (size_t i = 0; i < n; i++)
		if (below(h, 4) > 0)
			add_field(h, &e, &ef[i]);
	if (!store_add(s, &e, &err))
		fail_msg("%s: %s", ev_name(kind), err.msg);
}

void
history_acts(struct history *h, struct store *s, int n)
{
	struct env *env = store_env(s);
	struct err err = { 0 };

	assert_true(store_batch_begin(s, &err));
	for (int i = 0; i < n; i++) {
		const struct id *undoes = NULL;

		/* The clock of a laptop goes on, stands still, and sometimes goes back. */
		clock_advance(env, (int64_t)below(h, 4000) - 500);
		if (h->acts > 0 && below(h, 10) == 0)
			undoes = &h->act[below(h, h->acts)];
		assert_true(store_begin(s, &err));
		store_act(s, clock_now(env).utc_ms - (int64_t)below(h, 100000), below(h, 5) == 0,
			undoes);
		for (uint64_t k = 1 + below(h, 3); k > 0; k--)
			random_event(h, s);
		if (h->acts < HISTORY_IDS)
			h->act[h->acts++] = store_act_id(s);
		if (!store_commit(s, &err))
			fail_msg("%s", err.msg);
	}
	if (!store_batch_end(s, true, &err))
		fail_msg("%s", err.msg);
}

void
history_add(struct store *s, const struct ev *e)
{
	struct err err = { 0 };

	clock_advance(store_env(s), 1000);
	assert_true(store_begin(s, &err));
	store_act(s, clock_now(store_env(s)).utc_ms, false, NULL);
	if (!store_add(s, e, &err) || !store_commit(s, &err))
		fail_msg("%s: %s", ev_name(e->kind), err.msg);
}

void
history_one(struct store *s, enum ev_kind kind, const struct id *subject, history_fill *fill,
	void *ctx)
{
	const struct efield *ef;
	struct ev e;
	size_t n;

	ev_init(&e, kind, subject);
	ef = ev_fields(kind, &n);
	for (size_t i = 0; i < n; i++)
		fill(ctx, &e, &ef[i]);
	history_add(s, &e);
}

static sqlite3 *
raw_open(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL,
		NULL);
	return db;
}

bool
history_sql(const char *path, const char *sql)
{
	sqlite3 *db = raw_open(path);
	bool ok = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return ok;
}

char *
history_dump(const char *path, const char *table)
{
	sqlite3 *db = raw_open(path);
	struct str out = STR_INIT, sql = STR_INIT;
	sqlite3_stmt *st;

	str_addf(&sql, str_eq(table, "event") ?
		"SELECT id, hlc, writer, seq, kind, body FROM %s" : "SELECT * FROM %s", table);
	str_add(&sql, str_eq(table, "head") ? " ORDER BY 1" :
		str_eq(table, "act_event") ? " ORDER BY 1, 2" : " ORDER BY 1, 2, 3");
	assert_int_equal(sqlite3_prepare_v2(db, str_c(&sql), -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const unsigned char *p = sqlite3_column_blob(st, i);

			str_addf(&out, "%d:", sqlite3_column_type(st, i));
			for (int k = 0; k < sqlite3_column_bytes(st, i); k++)
				str_addf(&out, "%02x", p[k]);
			str_add(&out, " ");
		}
		str_add(&out, "\n");
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	str_release(&sql);
	str_addc(&out, '.');
	return str_take(&out);
}

char *
history_schema(const char *path)
{
	sqlite3 *db = raw_open(path);
	struct str out = STR_INIT;
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema"
		" WHERE sql IS NOT NULL ORDER BY rowid", -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		str_addf(&out, "%s ", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
	return str_take(&out);
}

void
history_assert_same(const char *a, const char *b, uint64_t seed)
{
	for (size_t i = 0; history_tables[i] != NULL; i++) {
		char *x = history_dump(a, history_tables[i]);
		char *y = history_dump(b, history_tables[i]);

		if (strcmp(x, y) != 0)
			fail_msg("seed %llu: table %s of %s and %s differ",
				(unsigned long long)seed, history_tables[i], a, b);
		free(x);
		free(y);
	}
}

void
history_copy(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out;
	char buf[65536];
	size_t n;

	unlink(to);
	out = fopen(to, "wb");
	assert_non_null(in);
	assert_non_null(out);
	while ((n = fread(buf, 1, sizeof buf, in)) > 0)
		assert_int_equal(fwrite(buf, 1, n, out), n);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

size_t
history_problems(const char *path, struct env *env, bool loud)
{
	struct store *s;
	struct verify_report r = { 0 };
	struct err err = { 0 };
	size_t n;

	if (!store_open(path, STORE_READ, env, &s, &err)) {
		if (loud)
			fprintf(stderr, "# %s\n", err.msg);
		return 1;		/* refused at the door */
	}
	if (!store_verify(s, &r, &err)) {
		if (loud)
			fprintf(stderr, "# %s\n", err.msg);
		store_close(s);
		return 1;
	}
	if (loud)
		fputs(str_c(&r.text), stderr);
	n = r.problems;
	verify_release(&r);
	store_close(s);
	return n;
}
