/* SPDX-License-Identifier: ISC */
/*
 * Tampering: every cell of every table changed, every row deleted, one at a time: verify
 * reports each. Left out: event.n, which is local arrival order, and pulse, which is local too.
 * TALANOA_SEEDS > 1 tampers with longer histories as well.
 */
#include <config.h>

#include <stdio.h>
#include <unistd.h>

#include <sqlite3.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include <history.h>
#include <scratch.h>

static struct scratch dir;
static struct env env;
static char *good, *bad;

static const char *const tables[] = {
	"meta", "event", "value", "head", "act", "act_event", "writer", "unit", "cell", "floor"
};
enum { TABLES = sizeof tables / sizeof *tables };

static void
make_meeting(uint64_t seed, int acts)
{
	struct history h;
	struct store *s;

	good = mem_strdup(scratch_path(&dir, "good"));
	bad = mem_strdup(scratch_path(&dir, "bad"));
	s = history_meeting(good, &env, seed);
	history_init(&h, seed);
	store_operator(s, "Ana", "rapporteur");
	history_acts(&h, s, acts);
	store_close(s);
	assert_int_equal(history_problems(good, &env, true), 0);
}

static void
release_meeting(void)
{
	free(good);
	free(bad);
}

/* WHERE that names exactly this row. */
static void
where(struct str *sql, sqlite3_stmt *row)
{
	for (int c = 0; c < sqlite3_column_count(row); c++) {
		const unsigned char *p = sqlite3_column_blob(row, c);

		str_addf(sql, "%s \"%s\" IS ", c == 0 ? " WHERE" : " AND",
			sqlite3_column_name(row, c));
		if (sqlite3_column_type(row, c) == SQLITE_NULL) {
			str_add(sql, "NULL");
		} else if (sqlite3_column_type(row, c) == SQLITE_INTEGER) {
			str_addf(sql, "%lld", (long long)sqlite3_column_int64(row, c));
		} else {
			str_add(sql, sqlite3_column_type(row, c) == SQLITE_TEXT ? "CAST(X'" : "X'");
			for (int k = 0; k < sqlite3_column_bytes(row, c); k++)
				str_addf(sql, "%02x", p[k]);
			str_add(sql, sqlite3_column_type(row, c) == SQLITE_TEXT ?
				"' AS TEXT)" : "'");
		}
	}
}

/* What another value of a column's type looks like; a blob gets its last byte turned over. */
static void
other_value(struct str *sql, sqlite3_stmt *row, const char *table, int c)
{
	const char *decl = sqlite3_column_decltype(row, c);
	const unsigned char *p = sqlite3_column_blob(row, c);
	int n = sqlite3_column_bytes(row, c), type = sqlite3_column_type(row, c);

	str_addf(sql, "UPDATE %s SET \"%s\" = ", table, sqlite3_column_name(row, c));
	if (type == SQLITE_INTEGER || type == SQLITE_TEXT) {
		str_addf(sql, "\"%s\" %s", sqlite3_column_name(row, c),
			type == SQLITE_INTEGER ? "+ 1" : "|| 'x'");
	} else if (type == SQLITE_BLOB) {
		str_add(sql, "X'");
		for (int k = 0; k < n; k++)
			str_addf(sql, "%02x", k == n - 1 ? p[k] ^ 0xff : p[k]);
		str_add(sql, "'");
	} else {
		str_add(sql, strcmp(decl, "INTEGER") == 0 ? "7" : strcmp(decl, "TEXT") == 0 ?
			"'x'" : "X'00112233445566778899aabbccddeeff'");
	}
}

static size_t
must_be_reported(const char *sql)
{
	history_copy(good, bad);
	if (!history_sql(bad, sql))
		return 0;		/* SQLite itself refuses it */
	if (history_problems(bad, &env, false) == 0)
		fail_msg("not reported: %s", sql);
	return 1;
}

static bool
local(const char *table, const char *column)
{
	return strcmp(table, "event") == 0 && strcmp(column, "n") == 0;
}

static size_t
tamper_row(sqlite3_stmt *row, const char *table)
{
	struct str sql = STR_INIT;
	size_t done = 0;

	for (int c = 0; c < sqlite3_column_count(row); c++) {
		if (local(table, sqlite3_column_name(row, c)))
			continue;
		str_clear(&sql);
		other_value(&sql, row, table, c);
		where(&sql, row);
		done += must_be_reported(str_c(&sql));
	}
	str_clear(&sql);
	str_addf(&sql, "DELETE FROM %s", table);
	where(&sql, row);
	done += must_be_reported(str_c(&sql));
	str_release(&sql);
	return done;
}

static size_t
tamper_all(void)
{
	size_t done = 0;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(good, &db), SQLITE_OK);
	for (int t = 0; t < TABLES; t++) {
		char sql[64];
		sqlite3_stmt *row;
		size_t before = done;

		snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[t]);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
		while (sqlite3_step(row) == SQLITE_ROW)
			done += tamper_row(row, tables[t]);
		sqlite3_finalize(row);
		assert_true(done > before);
	}
	sqlite3_close(db);
	return done;
}

static void
test_every_cell(void **state)
{
	int seeds = history_seeds(1);

	(void)state;
	scratch_init(&dir);
	for (int seed = 1; seed <= seeds; seed++) {
		size_t done;

		make_meeting((uint64_t)seed, seed == 1 ? 3 : 20);
		done = tamper_all();
		print_message("# seed %d: %zu changes, each reported\n", seed, done);
		release_meeting();
	}
	scratch_release(&dir);
}

/* Rows that nobody wrote. */
static void
test_added_rows(void **state)
{
	static const char *const sql[] = {
		"INSERT INTO value SELECT event, 'extra', salt, text FROM value LIMIT 1",
		"INSERT INTO meta VALUES('note', 'x')",
		"INSERT INTO head SELECT id FROM event WHERE n = 1",
		"INSERT INTO unit SELECT zeroblob(16), kind, ev, num, dup, event, at, hlc, void"
			" FROM unit LIMIT 1",
		"INSERT INTO cell SELECT unit, field || 'x', event, hlc, num, code, ref, unset"
			" FROM cell LIMIT 1",
		"INSERT INTO event SELECT n + 1000, randomblob(32), hlc, writer, seq + 1000, kind,"
			" body FROM event LIMIT 1",
		"INSERT INTO value VALUES(zeroblob(32), 'text', zeroblob(16), 'orphan')",
		"CREATE TABLE extra(x)",
		"CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM value; END",
		"DROP INDEX event_order",
	};

	(void)state;
	scratch_init(&dir);
	make_meeting(3, 12);
	for (size_t i = 0; i < sizeof sql / sizeof *sql; i++)
		assert_int_equal(must_be_reported(sql[i]), 1);
	release_meeting();
	scratch_release(&dir);
}

/* Rebuilding leaves every table as it was, row for row, and mends what was changed. */
static void
test_rebuild(void **state)
{
	struct err err = { 0 };

	(void)state;
	scratch_init(&dir);
	for (int seed = 1; seed <= 10; seed++) {
		struct store *s;
		size_t n;

		make_meeting((uint64_t)seed, 15);
		history_copy(good, bad);
		assert_true(history_sql(bad, "UPDATE unit SET num = num + 5; DELETE FROM floor;"
			" DELETE FROM head; UPDATE cell SET unset = 1"));
		assert_true(history_problems(bad, &env, false) > 0);
		for (int i = 0; i < 2; i++) {
			s = history_open(i == 0 ? bad : good, STORE_WRITE, &env);
			if (!store_rebuild(s, &n, &err))
				fail_msg("%s", err.msg);
			assert_int_equal(n, store_count(s));
			store_close(s);
		}
		history_assert_same(good, bad, (uint64_t)seed);
		assert_int_equal(history_problems(bad, &env, true), 0);
		release_meeting();
	}
	scratch_release(&dir);
}

/* What cannot be seen from the file alone: the newest acts cut off, tables rebuilt. The head
 * tells, if somebody kept it. */
static void
test_cut_off(void **state)
{
	struct store *s;
	struct err err = { 0 };
	struct hash before, after;
	size_t n;

	(void)state;
	scratch_init(&dir);
	make_meeting(4, 12);
	history_copy(good, bad);
	assert_true(history_sql(bad, "DELETE FROM value WHERE event = (SELECT id FROM event"
		" ORDER BY hlc DESC LIMIT 1); DELETE FROM event WHERE id = (SELECT id FROM event"
		" ORDER BY hlc DESC LIMIT 1)"));
	s = history_open(bad, STORE_WRITE, &env);
	assert_true(store_rebuild(s, &n, &err));
	after = store_head(s);
	store_close(s);
	assert_int_equal(history_problems(bad, &env, true), 0);
	s = history_open(good, STORE_READ, &env);
	before = store_head(s);
	store_close(s);
	assert_true(hash_cmp(&before, &after) != 0);
	release_meeting();
	scratch_release(&dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_cell),
		cmocka_unit_test(test_added_rows),
		cmocka_unit_test(test_rebuild),
		cmocka_unit_test(test_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
