/* SPDX-License-Identifier: ISC */
/* Keys, their names, the table of actions, overrides, the bar and the help. */
#include <config.h>

#include <unit.h>

#include <locale.h>

#include <tui/keymap.h>

static void
test_key_names(void **state)
{
	static const struct {
		const char *name;
		uint32_t key;
		const char *shown;	/* NULL = the same */
	} rows[] = {
		{ "n", 'n', NULL }, { "N", 'N', NULL }, { "space", ' ', NULL },
		{ "Ctrl-X", 24, "ctrl-x" }, { "ctrl-x", 24, NULL }, { "F1", K_F1, "f1" },
		{ "f12", K_F12, NULL }, { "return", K_ENTER, "enter" }, { "alt-b", K_ALT | 'b', NULL },
		{ "alt-enter", K_ALT | K_ENTER, NULL }, { "pgup", K_PGUP, NULL },
		{ "ctrl-left", K_CTRL_LEFT, NULL }, { "ctrl-i", K_TAB, "tab" },
		{ "ctrl-m", K_ENTER, "enter" }, { "ctrl-h", K_BACKSPACE, "backspace" },
		{ "\u00e9", 0xe9, NULL }, { "hash", '#', NULL }, { "#", '#', "hash" },
		{ "-", '-', NULL }, { "f", 'f', NULL }, { "ctrl-_", 31, NULL },
	};
	char buf[KEY_NAME];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		uint32_t key = 0;
		struct err err;

		assert_true(key_parse(rows[i].name, &key, &err));
		assert_int_equal(key, rows[i].key);
		assert_string_equal(key_format(key, buf),
			rows[i].shown != NULL ? rows[i].shown : rows[i].name);
	}
}

static void
test_bad_key_names(void **state)
{
	static const char *const names[] = {
		"", "ctrl-", "ctrl-xx", "f0", "f13", "f1x", "nn", "alt-", "\033", "\xff", "ctrl-1",
		"\xc2\x85", "spacebar", "ctrl-\u00e9",
	};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		uint32_t key = 77;
		struct err err = { 0 };

		assert_false(key_parse(names[i], &key, &err));
		assert_int_equal(key, 77);
		assert_non_null(strstr(err.msg, "is not a key"));
	}
}

static void
test_digits(void **state)
{
	(void)state;
	assert_int_equal(key_digit('7'), 7);
	assert_int_equal(key_digit('&'), 1);
	assert_int_equal(key_digit(0xe0), 0);
	assert_int_equal(key_digit('n'), -1);
}

/* The table itself: every default key parses, and no key press can mean two things. */
static void
test_table(void **state)
{
	struct keymap k;

	(void)state;
	keymap_init(&k);
	for (int a = 1; a < ACT_N; a++) {
		struct err err = { 0 };

		assert_true(k.keys[a][0] != K_NONE);
		assert_true(action_sentence(a)[0] >= 'A' && action_sentence(a)[0] <= 'Z');
		assert_int_equal(action_by_name(action_name(a)), a);
		/* Setting the defaults one after the other finds every conflict. */
		if (!keymap_set(&k, action_name(a), action_default_keys(a), &err)
		    && (action_scope(a) != SCOPE_GLOBAL || strchr("?", (char)k.keys[a][0]) == NULL))
			fail_msg("%s: %s", action_name(a), err.msg);
	}
}

static void
test_find(void **state)
{
	static const struct {
		enum scope scope;
		uint32_t key;
		enum action want;
	} rows[] = {
		{ SCOPE_FLOOR, 'n', ACT_NEXT }, { SCOPE_FLOOR, ' ', ACT_PAUSE },
		{ SCOPE_FLOOR, '7', ACT_HAND_ROW }, { SCOPE_FLOOR, 0xe9, ACT_HAND_ROW },
		{ SCOPE_FLOOR, '?', ACT_HELP }, { SCOPE_FLOOR, K_F1, ACT_HELP },
		{ SCOPE_FLOOR, K_TAB, ACT_TO_RECORD }, { SCOPE_FLOOR, 'N', ACT_NONE },
		{ SCOPE_FLOOR, 24, ACT_NONE }, { SCOPE_FLOOR, K_NONE, ACT_NONE },
		{ SCOPE_RECORD, 'n', ACT_NONE }, { SCOPE_RECORD, '?', ACT_NONE },
		{ SCOPE_RECORD, 24, ACT_RUN }, { SCOPE_RECORD, 20, ACT_SPEAKER },
		{ SCOPE_RECORD, K_TAB, ACT_COMPLETE }, { SCOPE_RECORD, 12, ACT_REDRAW },
		{ SCOPE_RECORD, K_PGUP, ACT_REC_PGUP }, { SCOPE_PROMPT, K_PGUP, ACT_NONE },
		{ SCOPE_PROMPT, 24, ACT_NONE }, { SCOPE_PROMPT, K_ENTER, ACT_ACCEPT },
		{ SCOPE_SELECT, 'w', ACT_WITHHOLD }, { SCOPE_SELECT, 'W', ACT_NONE },
		{ SCOPE_RECORD, 'w', ACT_NONE }, { SCOPE_PAGER, 'q', ACT_BACK }, { SCOPE_PAGER, K_ENTER, ACT_BACK },
		{ SCOPE_GLOBAL, 'n', ACT_NONE },
	};
	struct keymap k;

	(void)state;
	keymap_init(&k);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(keymap_find(&k, rows[i].scope, rows[i].key), rows[i].want);
}

static void
test_overrides(void **state)
{
	struct keymap k;
	struct err err;

	(void)state;
	keymap_init(&k);
	/* Two actions change keys, in either order. */
	assert_true(keymap_set(&k, "done", "n", &err));
	assert_int_equal(keymap_find(&k, SCOPE_FLOOR, 'n'), ACT_DONE);
	assert_true(keymap_set(&k, "Next", "d  f7", &err));
	assert_int_equal(keymap_find(&k, SCOPE_FLOOR, 'd'), ACT_NEXT);
	assert_int_equal(keymap_find(&k, SCOPE_FLOOR, K_F1 + 6), ACT_NEXT);
	assert_true(keymap_set(&k, "undo", "none", &err));
	assert_int_equal(keymap_find(&k, SCOPE_FLOOR, 'u'), ACT_NONE);
	/* A second wish for the same key is refused and named. */
	assert_false(keymap_set(&k, "pause", "d", &err));
	assert_string_equal(err.msg,
		"d is already the key of \"next\": give \"pause\" another");
	assert_int_equal(keymap_find(&k, SCOPE_FLOOR, ' '), ACT_PAUSE);
	/* The scope below counts: a global key would hide it. */
	assert_true(keymap_set(&k, "quit", "f7 x", &err) == false);
	assert_true(keymap_set(&k, "quit", "ctrl-x", &err));
	assert_int_equal(keymap_find(&k, SCOPE_RECORD, 24), ACT_QUIT);
	assert_false(keymap_set(&k, "run", "x", &err));
	assert_non_null(strstr(err.msg, "is text while typing"));
	assert_false(keymap_set(&k, "nxet", "n", &err));
	assert_non_null(strstr(err.msg, "\"nxet\" is not an action"));
	assert_false(keymap_set(&k, "pause", "spacebar", &err));
	assert_false(keymap_set(&k, "pause",
		"a b c d e f g h i j k l m n o p q r s t u v w x y z", &err));
}

static void
test_bar(void **state)
{
	static const enum action floor[] = {
		ACT_NEXT, ACT_HAND_ROW, ACT_POINT, ACT_PAUSE, ACT_UNDO, ACT_HELP,
	};
	static const enum action record[] = { ACT_ACCEPT, ACT_RUN, ACT_COMPLETE, ACT_HELP };
	static const struct {
		int cols;
		const char *want;
	} rows[] = {
		{ 80, "KEYS  n next  1-0 hand  o point of order  space pause  u undo  ?" },
		{ 40, "KEYS  n next  1-0 hand  space pause  ?" },
		{ 17, "KEYS  n next  ?" }, { 8, "KEYS  ?" }, { 4, "KEYS" }, { 1, "KEYS" },
	};
	struct str out = STR_INIT;
	struct keymap k;

	(void)state;
	keymap_init(&k);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		str_clear(&out);
		keymap_bar(&k, SCOPE_FLOOR, floor, 6, rows[i].cols, &out);
		assert_string_equal(str_c(&out), rows[i].want);
	}
	/* While typing the question mark is text, so the bar shows the other key. */
	str_clear(&out);
	keymap_bar(&k, SCOPE_RECORD, record, 4, 80, &out);
	assert_string_equal(str_c(&out),
		"TYPING  enter record  ctrl-x run as command  tab floor key  f1");
	str_release(&out);
}

static void
one_row(void *ctx, const char *keys, const char *sentence)
{
	str_addf(ctx, "%s: %s\n", keys, sentence);
}

static void
test_help(void **state)
{
	struct str out = STR_INIT;
	struct keymap k;
	struct err err;

	(void)state;
	keymap_init(&k);
	assert_true(keymap_set(&k, "speaker", "none", &err));
	keymap_help(&k, SCOPE_RECORD, one_row, &out);
	assert_string_equal(str_c(&out),
		"ctrl-x: Run the typed line as a command\n"
		"ctrl-g alt-up: Select in the minutes; on an empty line esc does the same\n"
		"pgup: Show earlier minutes\n"
		"pgdn: Show later minutes\n");
	str_clear(&out);
	keymap_help(&k, SCOPE_FLOOR, one_row, &out);
	assert_non_null(strstr(str_c(&out), "1-0: Raise a hand"));
	str_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_key_names),
		cmocka_unit_test(test_bad_key_names),
		cmocka_unit_test(test_digits),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_overrides),
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_help),
	};

	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
