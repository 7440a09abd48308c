/* SPDX-License-Identifier: ISC */
/* Rules of procedure: what may be typed, how it is stored, what the engine gets. */
#include <unit.h>

#include <talanoa/core/rules.h>

static const struct {
	const char *key, *typed;
	const char *stored;		/* NULL: refused, and says holds what the sentence has */
	const char *again;		/* how the stored value is typed */
} values[] = {
	{ "limit", "3m", "180000", "3m" },
	{ "limit", "2:30", "150000", "150s" },
	{ "limit", "1s", "1000", "1s" },
	{ "limit", "24h", "86400000", "24h" },
	{ "limit", "25h", NULL, "limit: at most 24 hours" },
	{ "limit", "999ms", NULL, "limit: at least 1s" },
	{ "limit", "0s", NULL, "limit: at least 1s" },
	{ "limit", "-3m", NULL, "limit: \"-3m\" is not a duration" },
	{ "limit", "3", NULL, "is not a duration; write 2:30" },
	{ "limit", "9223372036854775808", NULL, "limit" },
	{ "limit", "9223372036854775808s", NULL, "limit" },
	{ "limit", "NaN", NULL, "limit" },
	{ "limit", "inf", NULL, "limit" },
	{ "limit", "auto", NULL, "limit" },
	{ "limit", "off", NULL, "limit" },
	{ "limit", "", NULL, "limit" },
	{ "point-limit", "0s", NULL, "point-limit: at least 1s" },
	{ "shortest", "45s", "45000", "45s" },
	{ "shortest", "0s", NULL, "shortest: at least 1s" },
	{ "handover", "0s", "0", "0s" },
	{ "handover", "10s", "10000", "10s" },
	{ "grace", "0s", "0", "0s" },
	{ "reserve", "5m", "300000", "5m" },
	{ "reserve", "0s", "0", "0s" },
	{ "reserve", "off", NULL, "reserve" },
	{ "expect", "auto", "auto", "auto" },
	{ "expect", "off", NULL, "expect" },
	{ "expect", "2m", "120000", "2m" },
	{ "expect", "0s", NULL, "expect: at least 1s" },
	{ "catch-up", "4", "720000", "12m" },
	{ "catch-up", "0", "0", "0s" },
	{ "catch-up", "101", NULL, "catch-up" },
	{ "catch-up", "off", "off", "off" },
	{ "block", "200s", "200000", "200s" },
	{ "block", "auto", "auto", "auto" },
	{ "budget", "10m", "600000", "10m" },
	{ "budget", "auto", "auto", "auto" },
	{ "budget", "off", "off", "off" },
	{ "budget", "0s", NULL, "budget: at least 1s; off does without" },
	{ "budget", "-10m", NULL, "budget" },
	{ "distribute", "yes", "yes", "yes" },
	{ "distribute", "true", NULL, "distribute: \"true\" is not one of: yes|no" },
	{ "replies", "0", "0", "0" },
	{ "replies", "3", "3", "3" },
	{ "replies", "-1", NULL, "replies: \"-1\" is not a number from 0 to 1000" },
	{ "replies", "two", NULL, "replies: \"two\" is not a number" },
	{ "replies", "1001", NULL, "replies" },
	{ "quorum-online", "no", "no", "no" },
	{ "quorum-online", "maybe", NULL, "quorum-online: \"maybe\" is not one of: yes|no" },
	{ "decision", "equal-weight", "equal-weight", "equal-weight" },
	{ "decision", "anarchy", NULL, "consensus|consensus-minus|majority" },
	{ "majority-of", "cast", "cast", "cast" },
	{ "majority-of", "half", NULL, "seats|present|cast" },
	{ "consult-longest", "72h", "259200000", "72h" },
	{ "consult-longest", "169h", NULL, "consult-longest: \"169h\" is too long; at most 7 days" },
	{ "k", "0", NULL, "k: \"0\" is not a number from 1 to 1000" },
	{ "target", "headcount", "headcount", "headcount" },
	{ "target", "half", "half", "half" },
	{ "target", "fair", NULL, "target: \"fair\" is not one of: equal|headcount|half|custom" },
	{ "target", "equal|headcount", NULL, "not one of" },
	{ "warn", "60s/30s", "60000/30000", "1m/30s" },
	{ "warn", "30s,60s", "60000/30000", "1m/30s" },
	{ "warn", "30s, 1m , 30s", "60000/30000", "1m/30s" },
	{ "warn", "10s", "10000", "10s" },
	{ "warn", "off", "off", "off" },
	{ "warn", "60s/", NULL, "warn: \"\" is not a duration" },
	{ "warn", "60s/soon", NULL, "warn: \"soon\" is not a duration" },
	{ "warn", "60s/0s", NULL, "warn: at least 1s; off does without" },
	{ "warn", "1s/2s/3s/4s/5s/6s/7s", NULL, "warn: at most 6 times" },
	{ "warn", "60s/off", NULL, "warn" },
};

static void
test_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct str stored = STR_INIT, again = STR_INIT;
		struct err err;
		enum rule r;
		bool ok;

		assert_true(rule_parse(values[i].key, &r));
		ok = rule_normal(r, values[i].typed, 180000, &stored, &err);
		if (ok != (values[i].stored != NULL))
			fail_msg("%s %s: %s", values[i].key, values[i].typed, ok ? str_c(&stored) :
				err.msg);
		if (ok) {
			assert_string_equal(str_c(&stored), values[i].stored);
			rule_typed(r, str_c(&stored), &again);
			assert_string_equal(str_c(&again), values[i].again);
			str_clear(&stored);
			assert_true(rule_normal(r, str_c(&again), 1, &stored, &err));
			assert_string_equal(str_c(&stored), values[i].stored);
		} else if (strstr(err.msg, values[i].again) == NULL) {
			fail_msg("%s %s says: %s", values[i].key, values[i].typed, err.msg);
		}
		str_release(&stored);
		str_release(&again);
	}
}

/* Every default is what `rules set` would have stored. */
static void
test_defaults(void **state)
{
	struct rules rules;

	(void)state;
	rules_load(&rules, NULL);
	for (int r = 0; r < RULE_N; r++) {
		struct str typed = STR_INIT, stored = STR_INIT;
		struct err err;

		rule_typed((enum rule)r, rules.v[r], &typed);
		if (!rule_normal((enum rule)r, str_c(&typed), 180000, &stored, &err))
			fail_msg("%s", err.msg);
		assert_string_equal(str_c(&stored), rules.v[r]);
		str_release(&typed);
		str_release(&stored);
	}
}

static void
put(struct rules *rules, enum rule r, const char *value)
{
	str_copy(rules->v[r], sizeof rules->v[r], value);
}

static void
test_engine(void **state)
{
	struct floor_rules fr;
	struct rules rules;
	int64_t ms[RULE_TIMES];

	(void)state;
	rules_load(&rules, NULL);
	rules_floor(&rules, &fr);
	assert_int_equal(fr.order, FLOOR_ORDER_FAIR);
	assert_int_equal(fr.limit_ms, 180000);
	assert_int_equal(fr.grace_ms, 20000);
	assert_int_equal(fr.expect_ms, FLOOR_AUTO);
	assert_int_equal(fr.catch_up_ms, FLOOR_AUTO);
	assert_int_equal(fr.block_ms, FLOOR_AUTO);
	assert_int_equal(rules_times(&rules, RULE_WARN, ms), 2);
	assert_int_equal(ms[0], 60000);
	assert_int_equal(ms[1], 30000);
	put(&rules, RULE_CATCH_UP, "off");
	put(&rules, RULE_BLOCK, "off");
	put(&rules, RULE_WARN, "off");
	put(&rules, RULE_SCOPE, "item");
	/* what no command would write, a damaged or foreign journal may hold: the defaults stay */
	put(&rules, RULE_LIMIT, "9223372036854775807");
	put(&rules, RULE_GRACE, "-1");
	put(&rules, RULE_ORDER, "by-height");
	put(&rules, RULE_EXPECT, "0");
	rules_floor(&rules, &fr);
	assert_int_equal(fr.catch_up_ms, FLOOR_UNLIMITED);
	assert_int_equal(fr.block_ms, 0);
	assert_int_equal(fr.limit_ms, 180000);
	assert_int_equal(fr.grace_ms, 20000);
	assert_int_equal(fr.order, FLOOR_ORDER_FAIR);
	assert_int_equal(fr.expect_ms, FLOOR_AUTO);
	assert_int_equal(rules_times(&rules, RULE_WARN, ms), 0);
	assert_int_equal(rules_scope(&rules), SCOPE_ITEM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_engine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
