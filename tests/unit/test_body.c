/* SPDX-License-Identifier: ISC */
/* The bytes of an event: one form only, and whatever else comes is refused, never trusted. */
#include <config.h>

#include <stdio.h>

#include <unit.h>

#include <store/body.h>

#define ID "00112233445566778899aabbccddeeff"
#define HASH ID ID
#define BODY(data, parents, seals) "{\"act\":\"" ID "\",\"at\":1,\"c\":2," data "\"format\":0," \
	"\"kind\":\"note.set\",\"meeting\":\"" ID "\",\"ms\":3,\"parents\":" parents ",\"seals\":" \
	seals ",\"seq\":1,\"subject\":\"" ID "\",\"writer\":\"" ID "\"}"

static void
test_good(void **state)
{
	static const char bytes[] = BODY("\"data\":{\"form\":\"note\",\"num\":12},",
		"[\"" HASH "\"]", "{\"text\":\"" HASH "\"}");
	struct err err = { 0 };
	struct body b;
	struct str again = STR_INIT;

	(void)state;
	if (!body_decode(bytes, strlen(bytes), &b, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(b.env.hlc, 3 << 16 | 2);
	assert_int_equal(b.env.kind, EV_NOTE_SET);
	assert_int_equal(b.ev.n, 3);
	assert_int_equal(b.n_seals, 1);
	body_encode(&b.env, &b.ev, b.seal, &again);
	assert_string_equal(str_c(&again), bytes);
	str_release(&again);
	body_release(&b);
}

static void
test_refused(void **state)
{
	static const char *const bad[] = {
		"", "{}", "[]", "5", "null", "{\"act\":1", "{\"act\":1}x", " {}", "{\"act\": 1}",
		"{\"act\":1,\"act\":1}", "{\"at\":1,\"act\":1}", "{\"act\":01}", "{\"act\":-0}",
		"{\"act\":1.5}", "{\"act\":1e3}", "{\"act\":true}", "{\"act\":null}",
		"{\"act\":9007199254740993}", "{\"act\":99999999999999999999999999}",
		"{\"act\":\"Words here\"}", "{\"act\":\"\\u0061\"}", "{\"act\":\"a\\n\"}",
		"{\"act\":\"\xc3\xa9\"}", "{\"act\":[[[[[[]]]]]]}", "{\"act\":{\"\":1}}",
		"{\"act\":[1,]}", "{\"act\":[,1]}", "{\"zzz\":1}", "{\"note\":\"x\"}",
		"{\"act\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
		/* an envelope with one thing wrong */
		BODY("", "[]", "{}"),
		BODY("\"data\":[],", "[]", "{}"),
		BODY("\"data\":{},", "{}", "{}"),
		BODY("\"data\":{},", "[\"" ID "\"]", "{}"),
		BODY("\"data\":{},", "[\"" HASH "\",\"" HASH "\"]", "{}"),
		BODY("\"data\":{},", "[]", "[]"),
		BODY("\"data\":{},", "[]", "{\"text\":\"" ID "\"}"),
		BODY("\"data\":{},", "[]", "{\"form\":\"" HASH "\"}"),
		BODY("\"data\":{\"text\":\"x\"},", "[]", "{}"),
		BODY("\"data\":{\"num\":\"x\"},", "[]", "{}"),
		BODY("\"data\":{\"item\":\"x\"},", "[]", "{}"),
		BODY("\"data\":{\"form\":3},", "[]", "{}"),
		BODY("\"data\":{\"form\":\"note\"},", "[]", "{},\"unset\":[\"form\"]"),
		BODY("\"data\":{},", "[]", "{},\"unset\":\"form\""),
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };
		struct body b;

		if (body_decode(bad[i], strlen(bad[i]), &b, &err))
			fail_msg("accepted: %s", bad[i]);
		assert_true(err.msg[0] != '\0');
	}
}

/* Every prefix, and every single byte changed: refused or read, never a crash. */
static void
test_mangled(void **state)
{
	static const char bytes[] = BODY("\"data\":{\"form\":\"note\",\"num\":12},",
		"[\"" HASH "\"]", "{\"text\":\"" HASH "\"}");
	char copy[sizeof bytes];
	struct err err;
	struct body b;

	(void)state;
	for (size_t n = 0; n < strlen(bytes); n++)
		assert_false(body_decode(bytes, n, &b, &err));
	for (size_t i = 0; i < strlen(bytes); i++) {
		for (int c = 0; c < 256; c++) {
			memcpy(copy, bytes, sizeof copy);
			copy[i] = (char)c;
			if (body_decode(copy, strlen(bytes), &b, &err))
				body_release(&b);
		}
	}
}

/* The worked example of talanoa-format.5. */
static void
test_commitment(void **state)
{
	struct salt salt;
	struct hash h;
	char hex[HASH_HEX];

	(void)state;
	for (int i = 0; i < 16; i++)
		salt.b[i] = (uint8_t)i;
	h = body_commit(&salt, "text", "C\xc3\xb4te \"d'Or\"");
	assert_string_equal(hash_hex(&h, hex),
		"e3e16ccc7434cfd217d6102fbcf414c3974c53e0ed906538b19e7a87f4a1086e");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_mangled),
		cmocka_unit_test(test_commitment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
