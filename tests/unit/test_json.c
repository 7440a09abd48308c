/* SPDX-License-Identifier: ISC */
/*
 * JSON is read strictly and written byte for byte as Python's json.dumps(sort_keys=True,
 * separators=(',', ':')) does; the expected strings come from there.
 */
#include <unit.h>

#include <talanoa/base/json.h>

static struct json *
parse(const char *s)
{
	struct err e = { 0 };
	struct json *j = json_parse(s, strlen(s), &e);

	if (j == NULL)
		fail_msg("%s: %s", s, e.msg);
	return j;
}

static const struct {
	const char *in, *ascii, *utf8;
} forms[] = {
	{ "{}", "{}", "{}" },
	{ " [ ] ", "[]", "[]" },
	{ "null", "null", "null" },
	{ "{\"b\":1,\"a\":[true,false,null],\"B\":-5}",
		"{\"B\":-5,\"a\":[true,false,null],\"b\":1}",
		"{\"B\":-5,\"a\":[true,false,null],\"b\":1}" },
	{ "[9223372036854775807,-9223372036854775808]",
		"[9223372036854775807,-9223372036854775808]",
		"[9223372036854775807,-9223372036854775808]" },
	{ "\"\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\\\/\x7f\"",
		"\"\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\\u007f\"",
		"\"\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\x7f\"" },
	{ "\"\\u00C9t\\u00e9 \\ud83d\\udc69 \\u202e\"",
		"\"\\u00c9t\\u00e9 \\ud83d\\udc69 \\u202e\"",
		"\"\xc3\x89t\xc3\xa9 \xf0\x9f\x91\xa9 \xe2\x80\xae\"" },
	{ "{\"\\ud83d\\udc69\":1,\"\\uffee\":2,\"z\":3,\"\\u00e9\":4}",
		"{\"z\":3,\"\\u00e9\":4,\"\\uffee\":2,\"\\ud83d\\udc69\":1}",
		"{\"z\":3,\"\xc3\xa9\":4,\"\xef\xbf\xae\":2,\"\xf0\x9f\x91\xa9\":1}" },
};

static void
test_canonical(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		struct json *j = parse(forms[i].in);
		struct str a = STR_INIT, u = STR_INIT;

		json_canonical(j, true, &a);
		json_canonical(j, false, &u);
		assert_string_equal(str_c(&a), forms[i].ascii);
		assert_string_equal(str_c(&u), forms[i].utf8);
		str_release(&a);
		str_release(&u);
		json_free(j);
	}
}

static void
test_refused(void **state)
{
	static const char *bad[] = {
		"", "{", "[1,]", "{\"a\":1,\"a\":2}", "1.0", "[1e3]", "{} x", "[1] [2]", "NaN",
		"{a:1}", "\"\\ud800\"", "\"\\u0000\"", "\"\xff\"", "\"\xc0\xaf\"",
		"9223372036854775808", "// no\n{}", "'a'", "\"a\nb\"", "01",
	};
	char deep[82];
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		e.msg[0] = '\0';
		if (json_parse(bad[i], strlen(bad[i]), &e) != NULL)
			fail_msg("accepted: %s", bad[i]);
		assert_int_equal(e.code, ERR_FORMAT);
		assert_true(strlen(e.msg) > 10);
	}
	assert_null(json_parse("{}\0", 3, &e));
	memset(deep, '[', 40);
	memset(deep + 40, ']', 40);
	assert_null(json_parse(deep, 80, &e));
	assert_null(json_parse(deep + 7, 66, &e));
	json_free(parse("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"));
}

static struct json *
build(void)
{
	struct json *j = json_object(), *v = json_array();

	json_push(v, json_string("x"));
	json_push(v, json_integer(-3));
	json_push(v, json_string(NULL));
	json_push(v, json_boolean(true));
	json_push(v, json_array());
	json_put(j, "rows", v);
	json_put(j, "name", json_string("old"));
	json_put(j, "name", json_string("Ana \xc2\x9b\x7f\xe2\x80\xae"));
	json_put(j, "none", json_null_value());
	return j;
}

static void
test_read(void **state)
{
	struct json *j = build();
	const struct json *v = json_get(j, "rows");
	const char *key = NULL;
	int64_t n = 0;

	(void)state;
	assert_int_equal(json_typeof(j), JSON_OBJECT);
	assert_int_equal(json_count(j), 3);
	assert_int_equal(json_count(v), 5);
	assert_string_equal(json_str(json_at(v, 0)), "x");
	assert_true(json_int(json_at(v, 1), &n) && n == -3);
	assert_false(json_int(json_at(v, 0), &n));
	assert_null(json_str(json_at(v, 1)));
	assert_int_equal(json_typeof(json_at(v, 2)), JSON_NULL);
	assert_int_equal(json_typeof(json_at(v, 3)), JSON_BOOL);
	assert_null(json_at(v, 5));
	assert_null(json_get(j, "absent"));
	assert_null(json_get(v, "name"));
	assert_true(json_member(j, 0, &key, &v));
	assert_string_equal(key, "name");
	assert_true(json_member(j, 2, &key, &v));
	assert_string_equal(key, "rows");
	assert_false(json_member(j, 3, &key, &v));
	json_free(j);
	json_free(NULL);
}

static void
test_pretty(void **state)
{
	struct json *j = build(), *empty = json_object();
	struct str s = STR_INIT;

	(void)state;
	json_pretty(j, &s);
	assert_string_equal(str_c(&s), "{\n  \"name\": \"Ana \\u009b\\u007f\\u202e\",\n"
		"  \"none\": null,\n  \"rows\": [\n    \"x\",\n    -3,\n    null,\n    true,\n"
		"    []\n  ]\n}\n");
	str_clear(&s);
	json_pretty(empty, &s);
	assert_string_equal(str_c(&s), "{}\n");
	str_release(&s);
	json_free(j);
	json_free(empty);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_pretty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
