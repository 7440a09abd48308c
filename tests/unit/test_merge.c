/* SPDX-License-Identifier: ISC */
/*
 * Merging random histories of three copies, in every order and grouping: the same file row for
 * row, which verifies; a second time nothing changes. TALANOA_SEEDS says how many histories.
 */
#include <config.h>

#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <history.h>
#include <scratch.h>

static struct scratch dir;

static char *
name(const char *file)
{
	return strdup(scratch_path(&dir, file));
}

/* Copy `to` takes in `other`. */
static struct merge_report
merge(const char *to, const char *other, struct env *env)
{
	struct store *s = history_open(to, STORE_WRITE, env);
	struct merge_report r = { 0 };
	struct err err = { 0 };

	if (!store_merge(s, other, &r, &err))
		fail_msg("%s", err.msg);
	store_close(s);
	return r;
}

static void
diverge(struct history *h, const char *path, struct env *env, const char *who)
{
	struct store *s = history_open(path, STORE_WRITE, env);

	store_operator(s, who, "rapporteur");
	history_acts(h, s, 4 + (int)rng_below(&h->rng, 6));
	store_close(s);
}

/* Three copies of one beginning; now and then one of them already took in another. */
static void
make_copies(char *const path[3], uint64_t seed)
{
	struct history h;
	struct env env[3];
	struct store *s = history_meeting(path[0], &env[0], 10 * seed);

	history_init(&h, seed);
	store_operator(s, "Ana", "rapporteur");
	history_acts(&h, s, 6);
	store_close(s);
	for (int i = 1; i < 3; i++) {
		char test[64];

		history_copy(path[0], path[i]);
		snprintf(test, sizeof test, "%llu,%llu", (unsigned long long)(10 * seed) + i,
			1773133200000ULL + rng_below(&h.rng, 20000));
		assert_true(env_init(&env[i], test));
	}
	for (int i = 0; i < 3; i++)
		diverge(&h, path[i], &env[i], i == 1 ? "Bintou" : "Ana");
	if (rng_below(&h.rng, 3) == 0) {
		merge(path[1], path[2], &env[1]);
		diverge(&h, path[1], &env[1], "Bintou");
	}
}

/* Whatever was withheld, undone or disputed: a public copy can be made, and it holds. */
static void
publishes(const char *from, const char *to, struct env *env, uint64_t seed)
{
	struct store *s = history_open(from, STORE_READ, env);
	struct disclosure d;
	struct err err = { 0 };
	size_t left;

	unlink(to);
	assert_true(store_disclosure(s, "2026-03-10", &d, &err));
	if (!store_publish(s, to, store_may_leave, &d, &left, &err))
		fail_msg("seed %llu: %s", (unsigned long long)seed, err.msg);
	disclosure_release(&d);
	store_close(s);
	if (history_problems(to, env, true) != 0)
		fail_msg("seed %llu: the public copy does not verify", (unsigned long long)seed);
}

/* (x + y) + z and x + (y + z) of the copies in this order, each compared with the first. */
static void
one_order(char *const copy[3], const int o[3], const char *first, uint64_t seed)
{
	char *to = name("m"), *pair = name("pair");
	struct env env;

	assert_true(env_init(&env, "99,1773133300000"));
	history_copy(copy[o[0]], to);
	merge(to, copy[o[1]], &env);
	merge(to, copy[o[2]], &env);
	if (history_problems(to, &env, true) != 0)
		fail_msg("seed %llu: the merged file does not verify", (unsigned long long)seed);
	if (access(first, F_OK) != 0)
		history_copy(to, first);
	history_assert_same(first, to, seed);
	history_copy(copy[o[1]], pair);
	merge(pair, copy[o[2]], &env);
	history_copy(copy[o[0]], to);
	merge(to, pair, &env);
	history_assert_same(first, to, seed);
	free(to);
	free(pair);
}

/* Merged again, with a part, with a copy of itself and with itself: nothing new. */
static void
nothing_new(const char *first, const char *part, const char *twin, uint64_t seed)
{
	struct merge_report r;
	struct env env;

	assert_true(env_init(&env, "99,1773133300000"));
	history_copy(first, twin);
	r = merge(first, part, &env);
	assert_int_equal(r.events, 0);
	assert_int_equal(r.values, 0);
	assert_true(r.already > 0);
	r = merge(first, twin, &env);
	assert_int_equal(r.events, 0);
	r = merge(first, first, &env);
	assert_int_equal(r.events, 0);
	history_assert_same(first, twin, seed);
}

static void
one_history(uint64_t seed)
{
	static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 },
		{ 2, 0, 1 }, { 2, 1, 0 } };
	char *copy[3] = { name("a"), name("b"), name("c") };
	char *first = name("first"), *other = name("other");
	struct env env;

	unlink(first);
	make_copies(copy, seed);
	for (int i = 0; i < 6; i++)
		one_order(copy, orders[i], first, seed);
	nothing_new(first, copy[1], other, seed);
	assert_true(env_init(&env, "99,1773133300000"));
	publishes(first, other, &env, seed);
	for (int i = 0; i < 3; i++)
		free(copy[i]);
	free(first);
	free(other);
}

static void
test_algebra(void **state)
{
	int n = history_seeds(6);

	(void)state;
	scratch_init(&dir);
	for (int seed = 1; seed <= n; seed++) {
		if (seed % 100 == 0 || seed == n)
			print_message("# histories: seeds 1 to %d\n", seed);
		one_history((uint64_t)seed);
	}
	scratch_release(&dir);
}

/* One row, one column, one hash. */
static void
assert_one_head(const char *path)
{
	char *heads = history_dump(path, "head");

	assert_int_equal(strlen(heads), strlen("4:") + 64 + strlen(" \n."));
	free(heads);
}

/* The next act takes all heads as parents: the branches are joined. */
static void
join(struct store *s)
{
	struct hash before = store_head(s), after;
	struct ev e;

	ev_init(&e, EV_NOTE_SET, &(struct id){ { 1 } });
	ev_text(&e, FLD_TEXT, "joined");
	history_add(s, &e);
	after = store_head(s);
	assert_true(hash_cmp(&before, &after) != 0);
}

static void
test_next_act_joins(void **state)
{
	char *a, *b;
	struct history h;
	struct env env, other;
	struct store *s;
	int64_t epoch;
	struct merge_report r;
	struct err err = { 0 };

	(void)state;
	scratch_init(&dir);
	a = name("a");
	b = name("b");
	s = history_meeting(a, &env, 5);
	history_init(&h, 5);
	history_acts(&h, s, 3);
	store_close(s);
	history_copy(a, b);
	assert_true(env_init(&other, "6,1773133250000"));
	diverge(&h, a, &env, "Ana");
	diverge(&h, b, &other, "Bintou");
	s = history_open(a, STORE_WRITE, &env);
	epoch = store_epoch(s);
	assert_true(store_merge(s, b, &r, &err));
	assert_true(r.events > 0 && r.values > 0);
	assert_true(store_epoch(s) > epoch);
	join(s);
	store_close(s);
	assert_one_head(a);
	assert_int_equal(history_problems(a, &env, true), 0);
	free(a);
	free(b);
	scratch_release(&dir);
}

static void
refused(struct store *s, const char *other, const char *words)
{
	struct merge_report r;
	struct err err = { 0 };
	size_t before = store_count(s);

	if (store_merge(s, other, &r, &err))
		fail_msg("it should have been refused: \"%s\"", words);
	if (strstr(err.msg, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.msg, words);
	assert_int_equal(store_count(s), before);
}

/* What is no meeting file at all. */
static void
refuse_strangers(struct store *s, const char *b)
{
	refused(s, dir.dir, "not a regular file");
	refused(s, "/dev/null", "not a regular file");
	scratch_write(&dir, "b", "", 0);
	refused(s, b, "empty");
	scratch_write(&dir, "b", "not a database, just words\n", 27);
	refused(s, b, "not a");
	unlink(b);
	assert_int_equal(symlink("elsewhere", b), 0);
	refused(s, b, "symbolic link");
	unlink(b);
}

static void
test_refusals(void **state)
{
	static const struct { const char *sql, *words; } changed[] = {
		{ "UPDATE event SET seq = seq + 7 WHERE n = 3", "does not hold" },
		{ "DELETE FROM value WHERE event = (SELECT event FROM value)", "is missing" },
		{ "CREATE VIEW v AS SELECT * FROM event", "not a Talanoa meeting" },
		{ "PRAGMA user_version = 99", "newer version" },
		{ "PRAGMA application_id = 99", "not a Talanoa meeting" },
		{ "UPDATE meta SET value = 'public' WHERE key = 'edition'", "public copy" },
	};
	char *a, *b;
	struct env env, other;
	struct history h;
	struct store *s;

	(void)state;
	scratch_init(&dir);
	a = name("a");
	b = name("b");
	s = history_meeting(a, &env, 8);
	history_init(&h, 8);
	history_acts(&h, s, 3);
	refuse_strangers(s, b);
	store_close(history_meeting(b, &other, 9));
	refused(s, b, "another meeting");
	scratch_write(&dir, "b-journal", "x", 1);
	refused(s, b, "talanoa copy");
	unlink(scratch_path(&dir, "b-journal"));
	for (size_t i = 0; i < sizeof changed / sizeof *changed; i++) {
		history_copy(a, b);
		assert_true(history_sql(b, changed[i].sql));
		refused(s, b, changed[i].words);
	}
	store_close(s);
	free(a);
	free(b);
	scratch_release(&dir);
}

/* Two copies with one seed: the same session wrote different things under the same numbers. */
static void
test_clash(void **state)
{
	char *a, *b;
	struct env env, other;
	struct history h;
	struct store *s;
	struct ev e;

	(void)state;
	scratch_init(&dir);
	a = name("a");
	b = name("b");
	store_close(history_meeting(a, &env, 8));
	history_copy(a, b);
	other = env;
	history_init(&h, 3);
	s = history_open(b, STORE_WRITE, &other);
	ev_init(&e, EV_NOTE_SET, &(struct id){ { 2 } });
	ev_text(&e, FLD_TEXT, "one thing");
	history_add(s, &e);
	store_close(s);
	s = history_open(a, STORE_WRITE, &env);
	ev_init(&e, EV_NOTE_SET, &(struct id){ { 2 } });
	ev_text(&e, FLD_TEXT, "another thing");
	history_add(s, &e);
	refused(s, b, "one session wrote different events");
	store_close(s);
	assert_int_equal(history_problems(a, &env, true), 0);
	free(a);
	free(b);
	scratch_release(&dir);
}

/* A clock that is ten years ahead is asked about before its events come first for ever. */
static void
test_future(void **state)
{
	char *a, *b;
	struct env env, other;
	struct history h;
	struct store *s;

	(void)state;
	scratch_init(&dir);
	a = name("a");
	b = name("b");
	store_close(history_meeting(a, &env, 8));
	history_copy(a, b);
	assert_true(env_init(&other, "77,2088000000000"));
	history_init(&h, 3);
	diverge(&h, b, &other, "Bintou");
	assert_int_equal(history_problems(b, &env, true), 0);
	s = history_open(a, STORE_WRITE, &env);
	refused(s, b, "in the future");
	store_close(s);
	free(a);
	free(b);
	scratch_release(&dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_algebra),
		cmocka_unit_test(test_next_act_joins),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_clash),
		cmocka_unit_test(test_future),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
