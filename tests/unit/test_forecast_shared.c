/* SPDX-License-Identifier: ISC */
/* The shared vectors of forecast.json: water-filling and the latest start; skipped elsewhere. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/core/forecast.h>

#include "vectors.h"

enum { MOST = 32 };

static const struct json *all;

static int64_t
at(const struct json *o, const char *key, size_t i, int64_t otherwise)
{
	if (!vector_null(o, key))
		json_int(json_at(json_get(o, key), i), &otherwise);
	return otherwise;
}

static void
check_fill(const struct json *v)
{
	const struct json *x = json_get(v, "expect");
	struct forecast_row rows[MOST];
	size_t n = json_count(json_get(v, "spoken_ms"));
	struct forecast f;

	assert_true(n <= MOST);
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct forecast_row){ .spoken_ms = at(v, "spoken_ms", i, 0),
			.weight = at(v, "weights", i, 1),
			.cap_ms = at(v, "backlog_cap_ms", i, FORECAST_NO_CAP) };
	forecast_fill(rows, n, vector_int(v, "remaining_ms"), &f);
	for (size_t i = 0; i < n; i++)
		if (rows[i].need_ms != at(x, "need_ms", i, -1))
			fail_msg("%s: row %zu needs %lld", json_str(json_get(v, "id")), i,
				(long long)rows[i].need_ms);
	assert_int_equal(f.has_level, !vector_null(x, "level_num"));
	assert_int_equal(f.level_num, vector_int(x, "level_num"));
	assert_int_equal(f.level_den, vector_int(x, "level_den"));
	assert_int_equal(f.unused_ms, vector_int(x, "unused_ms"));
}

static void
test_fill(void **state)
{
	const struct json *list = json_get(all, "waterfill");

	(void)state;
	assert_true(json_count(list) >= 9);
	for (size_t i = 0; i < json_count(list); i++)
		check_fill(json_at(list, i));
}

static void
test_latest_start(void **state)
{
	const struct json *list = json_get(all, "latest_start");

	(void)state;
	assert_true(json_count(list) >= 4);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i), *x = json_get(v, "expect");
		int64_t need = vector_int(v, "need_ms"), limit = vector_int(v, "turn_limit_ms");

		assert_int_equal(forecast_turns(need, limit), vector_int(x, "turns"));
		assert_int_equal(forecast_latest_start(need, limit, vector_int(v, "handover_ms"),
			(int)vector_int(v, "others_turns_between")),
			vector_int(x, "must_start_before_end_ms"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_latest_start),
	};
	struct json *vectors = vectors_read("forecast.json");
	int failed;

	if (vectors == NULL)
		return 77;
	all = vectors;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	json_free(vectors);
	return failed;
}
