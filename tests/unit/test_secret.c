/* SPDX-License-Identifier: ISC */
/* A withheld value is found in a file however it stands there. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include <record/secret.h>

#define SECRET "the watchman's <boat> & \"ferry\" | 100 % caf\xc3\xa9"
#define ODD "~>>~~\xc3\xbf\xc3\xbf?>\xc3\xbf>?~ twelve"
#define AFTER " and what follows"

static bool
clean(const char *const *value, size_t n, const void *bytes, size_t len)
{
	struct secrets sec = { .v = mem_alloc(n * sizeof *sec.v), .n = n };
	struct str out = STR_INIT;
	struct err err = { 0 };
	bool ok;

	for (size_t i = 0; i < n; i++)
		sec.v[i] = (struct secret){ mem_strdup(value[i]), mem_strdup("text of note 62") };
	str_addn(&out, bytes, len);
	ok = secrets_absent(&sec, &out, &err);
	if (!ok) {
		assert_int_equal(err.code, ERR_DENIED);
		assert_non_null(strstr(err.msg, "text of note 62"));
		assert_null(strstr(err.msg, "watchman"));
	}
	secrets_release(&sec);
	str_release(&out);
	return ok;
}

static bool
found(const char *value, const char *bytes)
{
	return !clean(&value, 1, bytes, strlen(bytes));
}

static void
test_escaped(void **state)
{
	static const char *const rows[] = {
		/* as it is, wrapped, quoted */
		"before " SECRET AFTER,
		"    the watchman's <boat>\n    & \"ferry\" | 100\n    % caf\xc3\xa9" AFTER,
		"> the watchman's\n> <boat> & \"ferry\" | 100 % caf\xc3\xa9",
		/* Markdown */
		"the watchman's \\<boat\\> \\& \"ferry\" \\| 100 % caf\xc3\xa9",
		/* HTML and XML: by name, by number, broken by elements, in an attribute */
		"the watchman&#39;s &lt;boat&gt; &amp; &quot;ferry&quot; | 100 % caf\xc3\xa9",
		"the watchman&apos;s &#60;boat&#x3E; &#38; &#34;ferry&#34; &#124; 100 &#37; caf&#xe9;",
		"<bdi>the <b>watch</b>man&#39;s &lt;boat&gt; &amp;<br/>\n&quot;ferry&quot; | 100"
			"<!-- x --> % caf\xc3\xa9</bdi>",
		"<img alt=\"the watchman&#39;s &lt;boat&gt; &amp; &quot;ferry&quot; | 100 % "
			"caf\xc3\xa9\"/>",
		/* percent, both cases, and only what must be */
		"the%20watchman%27s%20%3Cboat%3E%20%26%20%22ferry%22%20%7C%20100%20%25%20caf%C3%A9",
		"the%20watchman's%20%3cboat%3e%20&%20%22ferry%22%20|%20100%20%25%20caf%c3%a9",
		/* JSON */
		"{\"t\": \"the watchman's <boat> & \\\"ferry\\\" | 100 % caf\\u00e9\"}",
		"{\"t\": \"\\u0074he watchman\\u0027s \\u003cboat> & \\\"ferry\\\" | 100 % caf\\u00E9\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!found(SECRET, rows[i]))
			fail_msg("not found: %s", rows[i]);
	assert_false(found(SECRET, "the watchman's <boat> & the \"ferry\""));
	assert_false(found(SECRET, ""));
}

/* By another program, at each place in a group of three, in both alphabets, in lines. */
static void
test_base64(void **state)
{
	static const struct { const char *value, *bytes; } rows[] = {
		{ SECRET, "dGhlIHdhdGNobWFuJ3MgPGJvYXQ+ICYgImZlcnJ5IiB8IDEwMCAlIGNhZsOpIGFuZCB3aGF0IGZvbGxvd3M=" },
		{ SECRET, "dGhlIHdhdGNobWFuJ3MgPGJvYXQ-ICYgImZlcnJ5IiB8IDEwMCAlIGNhZsOp" },
		{ SECRET, "eHRoZSB3YXRjaG1hbidzIDxib2F0PiAmICJmZXJyeSIgfCAxMDAgJSBjYWbDqSBhbmQgd2hhdCBmb2xsb3dz" },
		{ SECRET, "eHRoZSB3YXRjaG1hbidzIDxib2F0PiAmICJmZXJyeSIgfCAxMDAgJSBjYWbDqQ" },
		{ SECRET, "eHh0aGUgd2F0Y2htYW4ncyA8Ym9hdD4gJiAiZmVycnkiIHwgMTAwICUgY2Fmw6kgYW5kIHdoYXQgZm9sbG93cw==" },
		{ SECRET, "eHh0aGUgd2F0Y2htYW4ncyA8Ym9hdD4gJiAiZmVycnkiIHwgMTAwICUgY2Fmw6k" },
		{ ODD, "fj4+fn7Dv8O/Pz7Dvz4/fiB0d2VsdmUgYW5kIHdoYXQgZm9sbG93cw==" },
		{ ODD, "fj4-fn7Dv8O_Pz7Dvz4_fiB0d2VsdmU" },
		{ ODD, "eH4+Pn5+w7/Dvz8+w78+P34gdHdlbHZlIGFuZCB3aGF0IGZvbGxvd3M=" },
		{ ODD, "eH4-Pn5-w7_Dvz8-w78-P34gdHdlbHZl" },
		{ ODD, "eHh+Pj5+fsO/w78/PsO/Pj9+IHR3ZWx2ZSBhbmQgd2hhdCBmb2xsb3dz" },
		{ ODD, "eHh-Pj5-fsO_w78_PsO_Pj9-IHR3ZWx2ZQ" },
		{ SECRET, "YWJhYmFiYWJhYmFiYWJh\nYmFiY3RoZSB3YXRjaG1h\n"
			"bidzIDxib2F0PiAmICJm\nZXJyeSIgfCAxMDAgJSBj\nYWbDqW1vcmUgb2YgaXQ=" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!found(rows[i].value, rows[i].bytes))
			fail_msg("not found: %s", rows[i].bytes);
		assert_false(found("another value, not there", rows[i].bytes));
	}
}

static size_t
utf16(char *p, const char *text, bool big_endian)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		p[n + big_endian] = *text;
		p[n + !big_endian] = '\0';
		n += 2;
	}
	return n;
}

static void
test_utf16(void **state)
{
	static const char *const value[] = { "something else", "a word withheld",
		"\xf0\x9f\xa6\x9c\xf0\x9f\xa6\x9c\xe7\xa4\xa6\xe7\x94\xa2" };
	static const char be[] = "\xd8\x3e\xdd\x9c\xd8\x3e\xdd\x9c\x79\x26\x75\x22";
	static const char le[] = "\x3e\xd8\x9c\xdd\x3e\xd8\x9c\xdd\x26\x79\x22\x75";
	char bytes[128];

	(void)state;
	for (int big = 0; big < 2; big++) {
		assert_false(clean(value, 3, bytes, utf16(bytes, "such a word withheld!", big)));
		assert_true(clean(value, 3, bytes, utf16(bytes, "such a word upheld!", big)));
	}
	assert_false(clean(value, 3, be, sizeof be - 1));
	assert_false(clean(value, 3, le, sizeof le - 1));
	assert_true(clean(value, 3, le, sizeof le - 2));
}

/* Controls that renderers make visible, and line feeds. */
static void
test_shown(void **state)
{
	(void)state;
	assert_true(found("turned \xe2\x80\xae around", "<bdi>turned &lt;U+202E&gt; around</bdi>"));
	assert_true(found("turned \xe2\x80\xae around", "turned \\<U+202E\\> around"));
	assert_true(found("one line\nanother", "<p>one line<br/>\nanother</p>"));
	assert_true(found("one line\nanother", "{\"a\": \"one line\\nanother\"}"));
	assert_true(found("one line\nanother", "| one line another |"));
	/* an entity that somebody typed */
	assert_true(found("AT&amp;T &#64; &unknown; &", "AT&amp;amp;T &amp;#64; &amp;unknown; &amp;"));
	assert_true(found("AT&amp;T &#64; &unknown; &", "  AT&amp;T\n  &#64; &unknown; &"));
}

/* Marks that begin and do not end must not take the rest of the file with them. */
static void
test_torn(void **state)
{
	static const char *const torn[] = { "a < b, ", "<", "<!-- ", "&", "&#", "&#x110000;", "%", "%4",
		"\\", "\\u12", "\\ud800", "\\ud800\\u0041", "&#0;" };

	(void)state;
	for (size_t i = 0; i < sizeof torn / sizeof *torn; i++) {
		struct str s = STR_INIT;

		str_add(&s, torn[i]);
		str_add(&s, "these are &lt;secret&gt; words");
		if (!found("these are <secret> words", str_c(&s)))
			fail_msg("not found after %s", torn[i]);
		str_clear(&s);
		str_add(&s, "these are other words ");
		str_add(&s, torn[i]);
		assert_false(found("these are <secret> words", str_c(&s)));
		str_release(&s);
	}
}

/* Many that begin alike, as minutes do; the one that is there is named. */
static void
test_many(void **state)
{
	enum { MANY = 3000 };
	struct secrets sec = { .v = mem_alloc(MANY * sizeof *sec.v), .n = MANY };
	struct str out = STR_INIT;
	struct err err = { 0 };

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		struct str value = STR_INIT, where = STR_INIT;

		str_addf(&value, "said that the river had been seen to fall %zu times", i);
		str_addf(&where, "text of note %zu", i);
		sec.v[i] = (struct secret){ str_take(&value), str_take(&where) };
		str_addf(&out, "<p>said that the river had been seen to rise %zu times</p>\n", i);
	}
	assert_true(secrets_absent(&sec, &out, &err));
	str_add(&out, "said that the river had been seen to fall 2718 times");
	assert_false(secrets_absent(&sec, &out, &err));
	assert_non_null(strstr(err.msg, "text of note 2718"));
	secrets_release(&sec);
	str_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escaped),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_torn),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
