/* SPDX-License-Identifier: ISC */
/* The shared vectors of metrics.json: every figure of design 3.3; skipped elsewhere. */
#include <math.h>
#include <stdio.h>

#include <unit.h>

#include <talanoa/core/equity.h>

#include "vectors.h"

enum { MOST = 64 };

static const struct json *all;

static const char *
id_of(const struct json *v)
{
	const char *id = json_str(json_get(v, "id"));

	return id == NULL ? "?" : id;
}

static int64_t
at(const struct json *list, size_t i)
{
	int64_t v = 0;

	json_int(json_at(list, i), &v);
	return v;
}

/* got, in millionths, is the fraction key of o. */
static void
same_ppm(const struct json *v, const struct json *o, const char *key, int64_t got)
{
	double want;

	assert_false(vector_null(o, key));
	want = json_typeof(json_get(o, key)) == JSON_OBJECT ?
		vector_real(json_get(o, key), "value") : vector_real(o, key);
	if (fabs(want * 1e6 - (double)got) > 0.5 + 1e-5)
		fail_msg("%s: %s is %lld ppm, not %f", id_of(v), key, (long long)got, want);
}

static size_t
read_rows(const struct json *v, struct equity_row *rows)
{
	const struct json *ms = json_get(v, "ms"), *w = json_get(v, "weights");
	size_t n = json_count(ms);

	assert_true(n <= MOST);
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct equity_row){ .ms = at(ms, i),
			.weight = vector_null(v, "weights") ? 1000 : at(w, i) };
	return n;
}

static void
check_figures(const struct json *v, const struct equity *e, const struct equity_more *m)
{
	const struct json *x = json_get(v, "expect");

	same_ppm(v, x, "gini", e->gini_ppm);
	same_ppm(v, x, "hoover", e->move_ppm);
	assert_true(fabs(vector_real(x, "move_ms") - (double)e->move_ms) <= 0.5);
	same_ppm(v, x, "jain", m->jain_ppm);
	same_ppm(v, x, "minmax", m->minmax_ppm);
	same_ppm(v, x, "max_share", m->max_share_ppm);
	same_ppm(v, x, "theil", m->theil_ppm);
	same_ppm(v, x, "evenness", m->evenness_ppm);
	same_ppm(v, x, "atkinson_half", m->atkinson_half_ppm);
	same_ppm(v, x, "atkinson_1", m->atkinson_1_ppm);
}

/* One constituency alone, or nobody heard, is a dash for us. */
static void
test_shares(void **state)
{
	const struct json *list = json_get(all, "shares");

	(void)state;
	assert_true(json_count(list) >= 17);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i);
		struct equity_row rows[MOST];
		size_t n = read_rows(v, rows);
		struct equity_more m;
		struct equity e;

		equity_compute(rows, n, &e);
		equity_further(rows, n, &m);
		assert_int_equal(e.total_ms, vector_int(json_get(v, "expect"), "total_ms"));
		assert_int_equal(e.valid, m.valid);
		assert_int_equal(e.valid, n > 1 && !vector_null(json_get(v, "expect"), "gini"));
		if (e.valid)
			check_figures(v, &e, &m);
	}
}

static size_t
read_people(const struct json *groups, struct theil_person *people)
{
	size_t n = 0;

	for (size_t g = 0; g < json_count(groups); g++) {
		for (size_t p = 0; p < json_count(json_at(groups, g)); p++) {
			assert_true(n < MOST);
			people[n++] = (struct theil_person){ (int)g, at(json_at(groups, g), p) };
		}
	}
	return n;
}

static void
check_theil(const struct json *v, const struct theil_ask *ask)
{
	const struct json *x = json_get(v, "expect");
	const struct json *within = json_get(x, "within_by_group");
	struct theil_split t;
	int64_t by[MOST];

	equity_theil(ask, by, &t);
	assert_int_equal(t.valid, !vector_null(v, "expect"));
	if (!t.valid)
		return;
	same_ppm(v, x, "between", t.between_ppm);
	same_ppm(v, x, "within", t.within_ppm);
	assert_true(fabs(vector_real(x, "total") * 1e6 - (double)t.total_ppm) <= 1);
	for (size_t g = 0; g < json_count(within); g++) {
		double want = strtod(json_str(json_at(within, g)), NULL);

		assert_true(fabs(want * 1e6 - (double)by[g]) <= 0.51);
	}
}

static void
test_theil(void **state)
{
	const struct json *list = json_get(all, "theil_decomposition");

	(void)state;
	assert_true(json_count(list) >= 7);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i), *groups = json_get(v, "people_ms");
		struct theil_person people[MOST];
		struct theil_ask ask = { people, read_people(groups, people), json_count(groups),
			vector_int(v, "equal_groups") != 0 };

		check_theil(v, &ask);
	}
}

/* Equal turns, dealt out in rounds. */
static void
test_gini_floor(void **state)
{
	const struct json *list = json_get(all, "gini_floor");

	(void)state;
	assert_true(json_count(list) >= 10);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i);
		size_t n = (size_t)vector_int(v, "groups");
		struct equity_row rows[MOST] = { 0 };
		struct equity e;

		for (size_t g = 0; g < n; g++)
			rows[g].weight = 1;
		for (int64_t t = 0; t < vector_int(v, "turns"); t++)
			rows[(size_t)t % n].ms += 180000;
		equity_compute(rows, n, &e);
		assert_int_equal(e.valid, n > 1);
		same_ppm(v, v, "expect", e.gini_ppm);
	}
}

static void
test_percent(void **state)
{
	const struct json *list = json_get(all, "percent_largest_remainder");

	(void)state;
	assert_true(json_count(list) >= 8);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i), *ms = json_get(v, "ms");
		int64_t x[MOST];
		int percent[MOST];

		for (size_t k = 0; k < json_count(ms); k++)
			x[k] = at(ms, k);
		assert_int_equal(equity_percent(x, json_count(ms), percent),
			!vector_null(v, "expect"));
		for (size_t k = 0; !vector_null(v, "expect") && k < json_count(ms); k++)
			assert_int_equal(percent[k], at(json_get(v, "expect"), k));
	}
}

/* Null is -1. */
static void
same(const struct json *v, const char *key, int64_t got)
{
	const struct json *x = json_get(v, "expect");
	int64_t want = vector_null(x, key) ? -1 : vector_int(x, key);

	if (want != got)
		fail_msg("%s: %s is %lld, not %lld", id_of(v), key, (long long)got,
			(long long)want);
}

static void
test_waits(void **state)
{
	const struct json *list = json_get(all, "wait");

	(void)state;
	assert_true(json_count(list) >= 4);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i);
		const struct json *lists[] = { json_get(v, "waits_ms"),
			json_get(v, "still_waiting_ms") };
		struct equity_waits w;
		int64_t ms[MOST];
		size_t n = 0;

		for (size_t k = 0; k < 2; k++)
			for (size_t j = 0; j < json_count(lists[k]); j++)
				ms[n++] = at(lists[k], j);
		equity_waits(ms, n, &w);
		same(v, "n", (int64_t)w.n);
		same(v, "mean_ms", w.mean_ms);
		same(v, "median_ms", w.median_ms);
		same(v, "max_ms", w.max_ms);
	}
}

static void
test_participation(void **state)
{
	const struct json *list = json_get(all, "participation");

	(void)state;
	assert_true(json_count(list) >= 3);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i);
		int64_t heard = vector_int(v, "heard");

		same(v, "heard_of_present_permille",
			equity_permille(heard, vector_int(v, "present")));
		same(v, "heard_of_raised_permille",
			equity_permille(heard, vector_int(v, "raised")));
		same(v, "groups_permille", equity_permille(vector_int(v, "groups_heard"),
			vector_int(v, "groups_present")));
	}
}

static void
test_order(void **state)
{
	const struct json *list = json_get(all, "order_effect");

	(void)state;
	assert_true(json_count(list) >= 4);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i), *turns = json_get(v, "turns"), *want;
		const char *who;

		for (size_t k = 0; json_member(json_get(v, "expect"), k, &who, &want); k++) {
			int64_t places = 0, n = 0;

			for (size_t t = 0; t < json_count(turns); t++) {
				if (strcmp(json_str(json_at(turns, t)), who) != 0)
					continue;
				places += (int64_t)t;
				n++;
			}
			same_ppm(v, json_get(v, "expect"), who,
				equity_place_ppm(places, n, (int64_t)json_count(turns)));
		}
	}
}

static void
test_interruptions_and_silence(void **state)
{
	const struct json *i = json_get(all, "interruptions"), *s = json_get(all, "silence");

	(void)state;
	assert_true(json_count(i) >= 3 && json_count(s) >= 3);
	for (size_t k = 0; k < json_count(i); k++) {
		const struct json *v = json_at(i, k);

		same(v, "per_10min_milli", equity_interruptions(vector_int(v, "talk_ms"),
			(int)vector_int(v, "received")));
	}
	for (size_t k = 0; k < json_count(s); k++) {
		const struct json *v = json_at(s, k);
		struct equity_silence q = equity_silence(vector_int(v, "elapsed_ms"),
			vector_int(v, "ordinary_ms") + vector_int(v, "procedural_ms") +
			vector_int(v, "chair_ms"), vector_int(v, "paused_ms"));

		same(v, "silence_ms", q.ms);
		same(v, "silence_permille", q.permille);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_theil),
		cmocka_unit_test(test_gini_floor),
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_waits),
		cmocka_unit_test(test_participation),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_interruptions_and_silence),
	};
	struct json *vectors = vectors_read("metrics.json");
	int failed;

	if (vectors == NULL)
		return 77;
	all = vectors;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	json_free(vectors);
	return failed;
}
