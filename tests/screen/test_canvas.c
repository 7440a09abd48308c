/* SPDX-License-Identifier: ISC */
/* The canvas: clipping, wide characters, marks, hostile text; golden screens of a sample page. */
#include <config.h>

#include <unit.h>

#include <locale.h>
#include <stdio.h>

#include <golden.h>

/* Rows of c, joined by '/', blanks kept. */
static void
rows_of(const struct canvas *c, struct str *out)
{
	for (int r = 0; r < c->rows; r++) {
		if (r > 0)
			str_addc(out, '/');
		for (int x = 0; x < c->cols; x++)
			str_add(out, canvas_at(c, r, x)->text);
	}
}

#define assert_rows(c, want) do { \
		struct str rows_ = STR_INIT; \
		rows_of(c, &rows_); \
		assert_string_equal(str_c(&rows_), want); \
		str_release(&rows_); \
	} while (0)

static void
test_put(void **state)
{
	static const struct {
		int col;
		const char *text, *want;
		int ret;
	} rows[] = {
		{ 0, "abc", "abc   ", 3 }, { 4, "abc", "    ab", 6 }, { -1, "abc", "bc    ", 2 },
		{ -9, "abc", "      ", -6 }, { 6, "abc", "      ", 6 },
		/* wide characters stay whole at both edges */
		{ 0, "\u4f60\u597d", "\u4f60\u597d  ", 4 },
		{ 3, "\u4f60\u597d", "   \u4f60 ", 6 },
		{ -1, "\u4f60\u597d", " \u597d   ", 3 },
		/* marks join: NFD, Arabic, ZWNJ between Persian letters */
		{ 0, "Vie\u0302\u0323t", "Vie\u0302\u0323t  ", 4 },
		{ 0, "\u0633\u064e\u0644", "\u0633\u064e\u0644    ", 2 },
		{ 0, "\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e   ", 3 },
		/* a cluster of several wide letters is left out whole when it does not fit */
		{ 0, "\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469  ", 4 },
		{ 4, "\U0001f468\u200d\U0001f469", "      ", 6 },
		/* what a terminal could obey becomes U+FFFD or goes */
		{ 0, "a\033[2J", "a\ufffd[2J ", 5 }, { 0, "a\u202eb", "ab    ", 2 },
		{ 0, "\xc2\x9b" "1m", "\ufffd1m   ", 3 }, { 0, "a\xff" "b", "a\ufffd" "b   ", 3 },
		{ 0, "a\u200bb\ufeff", "ab    ", 2 }, { 0, "a\tb", "a\ufffd" "b   ", 3 },
		{ 0, "\u0301a", "a     ", 1 },
		/* no more marks than curses can hold */
		{ 0, "e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301     ", 1 },
	};
	struct canvas c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		canvas_init(&c, 1, 6);
		assert_int_equal(canvas_put(&c, 0, rows[i].col, STYLE_NORMAL, rows[i].text),
			rows[i].ret);
		assert_rows(&c, rows[i].want);
		canvas_release(&c);
	}
}

static void
test_overwrite_halves(void **state)
{
	static const struct {
		int col;
		const char *text, *want;
	} rows[] = {
		{ 0, "x", "x \u597d" }, { 1, "x", " x\u597d" }, { 1, "\u5927", " \u5927 " },
		{ 2, "x", "\u4f60x " }, { 3, "x", "\u4f60 x" },
	};
	struct canvas c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		canvas_init(&c, 1, 4);
		canvas_put(&c, 0, 0, STYLE_NORMAL, "\u4f60\u597d");
		canvas_put(&c, 0, rows[i].col, STYLE_NORMAL, rows[i].text);
		assert_rows(&c, rows[i].want);
		canvas_release(&c);
	}
}

static void
test_regions(void **state)
{
	struct canvas c, r, rr;

	(void)state;
	canvas_init(&c, 3, 6);
	r = canvas_region(&c, 1, 2, 9, 3);
	assert_int_equal(r.rows, 2);
	assert_int_equal(r.cols, 3);
	canvas_put(&r, 0, -1, STYLE_NORMAL, "abcdef");
	canvas_put(&r, 5, 0, STYLE_NORMAL, "no");
	rr = canvas_region(&r, 1, 1, 1, 1);
	canvas_put(&rr, 0, 0, STYLE_NORMAL, "xyz");
	canvas_cursor(&rr, 0, 7);
	assert_rows(&c, "      /  bcd /   x  ");
	assert_int_equal(c.cur_row, 2);
	assert_int_equal(c.cur_col, 3);
	canvas_clear(&r);
	assert_rows(&c, "      /      /      ");
	assert_int_equal(c.cur_row, 2);
	/* A region beyond the edge is empty and swallows everything. */
	r = canvas_region(&c, 5, 9, 2, 2);
	canvas_put(&r, 0, 0, STYLE_NORMAL, "abc");
	canvas_fill(&r, 0, 0, 5, 5, STYLE_REVERSE);
	canvas_cursor(&r, 0, 0);
	assert_rows(&c, "      /      /      ");
	/* One half of a wide letter outside the region is blanked, never left alone. */
	canvas_put(&c, 0, 1, STYLE_NORMAL, "\u4f60");
	r = canvas_region(&c, 0, 2, 1, 2);
	canvas_put(&r, 0, 0, STYLE_NORMAL, "z");
	assert_rows(&c, "  z   /      /      ");
	canvas_release(&c);
}

static void
test_fields(void **state)
{
	struct canvas c;

	(void)state;
	canvas_init(&c, 1, 8);
	canvas_column(&c, 0, 0, 4, STYLE_NORMAL, "abcdef");
	assert_rows(&c, "abc\u2026    ");
	canvas_column(&c, 0, 0, 4, STYLE_NORMAL, "a");
	assert_rows(&c, "a       ");
	canvas_right(&c, 0, 2, 6, STYLE_NORMAL, "1:42");
	assert_rows(&c, "a   1:42");
	canvas_right(&c, 0, 2, 3, STYLE_NORMAL, "12345");
	assert_rows(&c, "a 12\u2026:42");
	canvas_hline(&c, 0, 0, 99, STYLE_NORMAL, "-");
	assert_rows(&c, "--------");
	assert_int_equal(canvas_print(&c, 0, 1, STYLE_NORMAL, "%d%%", 18), 4);
	assert_rows(&c, "-18%----");
	canvas_column(&c, 0, 0, 0, STYLE_NORMAL, "nothing");
	assert_rows(&c, "-18%----");
	canvas_release(&c);
}

/* A page with everything that goes wrong on small and foreign screens. */
static void
page(struct canvas *c)
{
	struct canvas box = canvas_region(c, 3, 2, c->rows - 5, c->cols / 2);

	canvas_put(c, 0, 0, STYLE_BOLD, "HLEAG plenary  item 3/6 Traceability");
	canvas_right(c, 0, c->cols - 6, 6, STYLE_BOLD, "14:32");
	canvas_hline(c, 1, 0, c->cols, STYLE_NORMAL, "-");
	canvas_put(c, 2, 0, STYLE_YELLOW, "NOW");
	canvas_column(c, 2, 6, c->cols - 12, STYLE_NORMAL,
		"Nguye\u0302\u0303n Th\u1ecb, \u4ee3\u8868 2, \u0645\u0646\u062f\u0648\u0628");
	canvas_fill(&box, 0, 0, box.rows, box.cols, STYLE_DIM);
	for (int i = 0; i < 30; i++)
		canvas_print(&box, i, 0, i == 1 ? STYLE_REVERSE : STYLE_DIM,
			"%02d \u9244\u9271\u77f3 cobalt and lithium and graphite", i);
	canvas_style(&box, 2, 0, 1, 2, STYLE_BLUE);
	canvas_put(c, c->rows - 1, 0, STYLE_NORMAL, "KEYS  n next  ?");
	canvas_cursor(c, c->rows - 1, 5);
}

static void
golden_sizes(const char *prefix)
{
	static const int sizes[][2] = { { 24, 80 }, { 10, 40 }, { 5, 20 }, { 1, 1 } };
	char name[64];
	struct canvas c;

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		canvas_init(&c, sizes[i][0], sizes[i][1]);
		page(&c);
		snprintf(name, sizeof name, "%s-%dx%d", prefix, sizes[i][1], sizes[i][0]);
		assert_true(golden_check(name, &c));
		canvas_release(&c);
	}
}

static void
test_golden(void **state)
{
	(void)state;
	golden_sizes("page");
}

static void
test_golden_c_locale(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_ALL, "C"));
	golden_sizes("page-c");
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_overwrite_halves),
		cmocka_unit_test(test_regions),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_golden_c_locale),
	};

	golden_init(argc, argv);
	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
