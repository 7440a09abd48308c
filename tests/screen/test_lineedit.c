/* SPDX-License-Identifier: ISC */
/* The input line: scripts of keys, and what stands there afterwards. */
#include <config.h>

#include <unit.h>

#include <locale.h>
#include <stdio.h>
#include <time.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <tui/glyph.h>
#include <tui/lineedit.h>

static struct keymap keys;

/* Play "abc{left}x{paste:two}" on ed. Returns false if something was refused as too long. */
static bool
play(struct lineedit *ed, const char *script)
{
	bool full, ok = true;
	size_t n = strlen(script);

	for (size_t i = 0; i < n;) {
		struct input in = { INPUT_KEY, 0, "", 0 };
		char name[64] = "";
		struct err err;

		if (script[i] != '{') {
			i += glyph_next(script + i, n - i, &in.key);
		} else {
			size_t len = strcspn(script + i, "}");

			snprintf(name, sizeof name, "%.*s", (int)len - 1, script + i + 1);
			i += len + 1;
			if (str_starts(name, "paste:"))
				in.kind = INPUT_PASTE, in.text = name + 6;
			else if (!key_parse(name, &in.key, &err))
				fail_msg("%s", err.msg);
		}
		lineedit_input(ed, in.kind == INPUT_KEY
			? keymap_find(&keys, SCOPE_EDIT, in.key) : ACT_NONE, &in, &full);
		ok = ok && !full;
	}
	return ok;
}

/* The text with | where the cursor is. */
static void
assert_line(const struct lineedit *ed, const char *want)
{
	struct str s = STR_INIT;

	str_addn(&s, lineedit_text(ed), ed->pos);
	str_addc(&s, '|');
	str_add(&s, lineedit_text(ed) + ed->pos);
	assert_string_equal(str_c(&s), want);
	str_release(&s);
}

#define VIET "Vie\u0302\u0323t"			/* decomposed */
#define FAMILY "\U0001f468\u200d\U0001f469\u200d\U0001f467"
#define SALAM "\u0633\u064e\u0644\u0627\u0645"	/* with a vowel mark */

static void
test_scripts(void **state)
{
	static const struct {
		const char *script, *want;
	} rows[] = {
		{ "abc", "abc|" }, { "abc{left}{left}x", "ax|bc" }, { "abc{home}x{end}y", "xabcy|" },
		{ "abc{backspace}", "ab|" }, { "{backspace}{left}{del}", "|" },
		{ "abc{home}{del}", "|bc" }, { "abc{ctrl-a}{right}{ctrl-d}", "a|c" },
		{ "a b{ctrl-left}{ctrl-left}x", "x|a b" }, { "one, two{alt-b}", "one, |two" },
		{ "one, two{alt-b}{alt-b}", "|one, two" }, { "one, two{home}{alt-f}", "one|, two" },
		/* cutting and pasting back */
		{ "one two{ctrl-w}", "one |" }, { "one two{ctrl-w}{ctrl-w}{ctrl-y}", "one two|" },
		{ "one two{home}{ctrl-k}{ctrl-y}{ctrl-y}", "one twoone two|" },
		{ "one two{alt-b}{ctrl-u}", "|two" }, { "one two{home}{alt-d}{alt-d}{ctrl-y}", "one two|" },
		{ "one two{ctrl-w}x{ctrl-w}{ctrl-y}", "one x|" }, { "{ctrl-y}", "|" },
		{ "a b{alt-backspace}", "a |" },
		/* any script, by the whole character */
		{ VIET "{backspace}{backspace}", "Vi|" }, { VIET "{left}{left}x", "Vix|e\u0302\u0323t" },
		{ "e{home}\u0301", "\u0301|e" }, { "e\u0302{backspace}", "|" },
		{ "a" FAMILY "b{left}{backspace}", "a|b" },
		{ FAMILY "{left}x", "x|" FAMILY },
		{ "\u4f60\u597d{left}\u5927", "\u4f60\u5927|\u597d" },
		{ SALAM "{home}{right}x", "\u0633\u064ex|\u0644\u0627\u0645" },
		{ SALAM " abc{ctrl-w}{ctrl-w}", "|" }, { "\u1100\u1161\u11a8{backspace}", "|" },
		{ "\U0001f1f0\U0001f1ea\U0001f1ec\U0001f1ed{left}", "\U0001f1f0\U0001f1ea|\U0001f1ec\U0001f1ed" },
		/* a mark typed between joins what is before, the cursor stays between characters */
		{ "ab{left}\u0301", "a\u0301|b" }, { "\U0001f468\U0001f469{left}\u200d",
		  "\U0001f468\u200d\U0001f469|" },
		/* pastes are text */
		{ "{paste:a\r\nb\rc\nd}", "a\nb\nc\nd|" }, { "x{paste:\tq\x07\x1b[A}y", "x q[Ay|" },
		{ "{paste:\u202eb}", "\u202eb|" }, { "a{alt-enter}b{backspace}{backspace}", "a|" },
		/* keys that are no text */
		{ "a{f7}{pgup}{ctrl-x}{esc}b", "ab|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct lineedit ed;

		lineedit_init(&ed, NULL, NULL);
		assert_true(play(&ed, rows[i].script));
		assert_line(&ed, rows[i].want);
		lineedit_release(&ed);
	}
}

static void
enter(struct lineedit *ed, const char *line)
{
	play(ed, line);
	free(lineedit_take(ed));
}

static void
test_history(void **state)
{
	static const struct {
		const char *script, *want;
	} rows[] = {
		{ "{up}", "note three|" }, { "{up}{up}", "next|" }, { "{up}{up}{up}{up}{up}", "note one|" },
		{ "{up}{up}{down}", "note three|" }, { "{up}{down}", "|" }, { "{down}", "|" },
		/* what is typed is the beginning that must match, and comes back */
		{ "note{up}", "note three|" }, { "note{up}{up}", "note one|" },
		{ "note{up}{up}{up}{down}{down}", "note|" }, { "zz{up}", "zz|" },
		/* an edited line is what was typed from now on */
		{ "{up}!{down}", "note three!|" }, { "{up}!{up}", "note three!|" },
		/* search anywhere, accents and case aside */
		{ "ON{ctrl-r}", "note one|" }, { "T{ctrl-r}{ctrl-r}{ctrl-r}", "note one|" },
		{ "three{ctrl-r}{ctrl-r}", "note three|" },
	};
	struct lineedit ed;

	(void)state;
	lineedit_init(&ed, NULL, NULL);
	enter(&ed, "note one");
	enter(&ed, "next");
	enter(&ed, "next");
	enter(&ed, "");
	enter(&ed, "note three");
	assert_int_equal(ed.history.n, 3);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		lineedit_set(&ed, "");
		play(&ed, rows[i].script);
		assert_line(&ed, rows[i].want);
	}
	for (int i = 0; i < 2 * HISTORY_MAX; i++)
		enter(&ed, i % 2 == 0 ? "a" : "b");
	assert_int_equal(ed.history.n, HISTORY_MAX);
	lineedit_release(&ed);
}

static void
count(void *ctx)
{
	++*(int *)ctx;
}

static void
test_first_letter(void **state)
{
	static const struct lineedit_ops ops = { .first_letter = count };
	struct lineedit ed;
	int n = 0;

	(void)state;
	lineedit_init(&ed, &ops, &n);
	play(&ed, "{left}{backspace}");
	assert_int_equal(n, 0);
	play(&ed, "abc{left}d");
	assert_int_equal(n, 1);
	play(&ed, "{ctrl-u}{ctrl-k}{paste:x}y");
	assert_int_equal(n, 2);
	free(lineedit_take(&ed));
	assert_int_equal(n, 2);
	play(&ed, "{up}");
	assert_int_equal(n, 3);
	lineedit_release(&ed);
}

static void
propose(void *ctx, const char *text, size_t pos, struct candidates *ret)
{
	const char *const *words = ctx;

	while (ret->from > 0 && text[ret->from - 1] != ' ')
		ret->from--;
	for (; *words != NULL; words++) {
		char *typed = mem_strndup(text + ret->from, pos - ret->from);
		char *a = text_fold(typed), *b = text_fold(*words);

		if (str_starts(b, a))
			candidates_add(ret, *words);
		free(typed);
		free(a);
		free(b);
	}
}

static void
test_completion(void **state)
{
	static const char *const words[] = {
		"agenda", "announce", "annex", "K\u00e9nya ", "e\u0301a", "e\u0300a", NULL,
	};
	static const struct lineedit_ops ops = { .complete = propose };
	static const struct {
		const char *script, *want;
		size_t listed;
	} rows[] = {
		{ "ag{tab}", "agenda|", 0 }, { "to a{tab}", "to a|", 3 }, { "an{tab}", "ann|", 2 },
		{ "an{tab}o{tab}", "announce|", 0 }, { "kenya{tab}", "K\u00e9nya |", 0 },
		{ "x{tab}", "x|", 0 }, { "an{tab}{left}", "an|n", 0 },
		/* what two candidates share ends between characters, never inside one */
		{ "e{tab}", "e|", 2 }, { "zz ag{left}{left}{tab}", "zz |ag", 6 },
	};
	union { const char *const *in; void *out; } ctx = { .in = words };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct lineedit ed;

		lineedit_init(&ed, &ops, ctx.out);
		play(&ed, rows[i].script);
		assert_line(&ed, rows[i].want);
		assert_int_equal(ed.list.n, rows[i].listed);
		lineedit_release(&ed);
	}
}

/* What a field of ten columns shows, and where its cursor stands. */
static void
test_drawing(void **state)
{
	static const struct {
		const char *script, *shown;
		int cursor;
	} rows[] = {
		{ "", "          ", 0 }, { "abc", "abc       ", 3 },
		{ "123456789", "123456789 ", 9 }, { "123456789a", "<6789a    ", 6 },
		{ "123456789a{home}", "123456789>", 0 }, { "123456789abcdef{home}{end}", "<bcdef    ", 6 },
		{ "123456789abcdefghijk{left}{left}{left}{left}{left}{left}{left}{left}", "<9abcdefg>", 5 },
		{ "\u4f60\u597d\u4f60\u597d\u4f60", "<\u597d\u4f60     ", 5 },
		{ "\u4f60\u597d\u4f60\u597da{home}", "\u4f60\u597d\u4f60\u597da ", 0 },
		{ "{paste:a\nb}", "a\u21b5b       ", 3 }, { "{paste:\u202ex}", "<U+202E>x ", 9 },
		{ "{paste:\u0301}", "<U+0301>  ", 8 }, { "{paste:a\u200bb}{left}", "<b        ", 1 },
	};
	struct canvas c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct lineedit ed;
		struct str s = STR_INIT;

		canvas_init(&c, 1, 12);
		canvas_put(&c, 0, 0, STYLE_NORMAL, "[##########]");
		lineedit_init(&ed, NULL, NULL);
		lineedit_layout(&ed, 10);
		play(&ed, rows[i].script);
		lineedit_draw(&ed, &c, 0, 1);
		for (int x = 1; x < 11; x++) {
			str_add(&s, canvas_at(&c, 0, x)->text);
			assert_int_equal(canvas_at(&c, 0, x)->style, STYLE_NORMAL);
		}
		assert_string_equal(str_c(&s), rows[i].shown);
		assert_string_equal(canvas_at(&c, 0, 11)->text, "]");
		assert_int_equal(c.cur_col, rows[i].cursor + 1);
		str_release(&s);
		lineedit_release(&ed);
		canvas_release(&c);
	}
}

/* At every width the cursor stays inside the field and nothing is drawn beside it. */
static void
test_narrow(void **state)
{
	static const char *const moves[] = {
		"{left}", "{left}", "{backspace}", "\u4f60", "{home}", "{right}", "{end}", "x", "{del}",
	};
	struct canvas c;

	(void)state;
	for (int cols = 1; cols < 14; cols++) {
		struct lineedit ed;

		lineedit_init(&ed, NULL, NULL);
		lineedit_layout(&ed, cols);
		play(&ed, "ab\u4f60\u597d " VIET FAMILY " cd{paste:\nq}");
		for (int i = 0; i < 40; i++) {
			play(&ed, moves[i % 9]);
			canvas_init(&c, 1, cols + 2);
			canvas_hline(&c, 0, 0, cols + 2, STYLE_NORMAL, "#");
			lineedit_draw(&ed, &c, 0, 1);
			assert_in_range(c.cur_col, 1, cols);
			assert_string_equal(canvas_at(&c, 0, 0)->text, "#");
			assert_string_equal(canvas_at(&c, 0, cols + 1)->text, "#");
			canvas_release(&c);
		}
		lineedit_release(&ed);
	}
}

/* 256 KB are accepted, one byte more is not; editing them stays quick in any script. */
static void
test_large(void **state)
{
	static const char *const fill[] = { "a", "word ", "\u9244" };
	clock_t begin;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct str big = STR_INIT;
		struct lineedit ed;
		bool full;

		while (big.len + strlen(fill[i]) <= TEXT_BODY_MAX)
			str_add(&big, fill[i]);
		str_pad(&big, 'x', TEXT_BODY_MAX - big.len);
		lineedit_init(&ed, NULL, NULL);
		assert_true(lineedit_insert(&ed, str_c(&big)));
		assert_false(play(&ed, "y"));
		assert_int_equal(ed.text.len, TEXT_BODY_MAX);
		begin = clock();
		full = play(&ed, "{left}{left}{backspace}y{home}{end}{ctrl-left}{backspace}");
		assert_true(full);
		/* 5 ms a key would be felt; this takes a fraction even under sanitizers. */
		assert_true((clock() - begin) * 1000 / CLOCKS_PER_SEC < 1000);
		lineedit_release(&ed);
		str_release(&big);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_first_letter),
		cmocka_unit_test(test_completion),
		cmocka_unit_test(test_drawing),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_large),
	};

	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		return 77;
	keymap_init(&keys);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
