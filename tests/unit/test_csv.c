/* SPDX-License-Identifier: ISC */
/* CSV as spreadsheets write it is read; what is doubtful is refused with its line. */
#include <unit.h>

#include <talanoa/base/csv.h>
#include <talanoa/base/str.h>

/* All records as "line:cell|cell;" with the header first, or the error. */
static void
show(struct str *out, const char *bytes, size_t n)
{
	struct csv *c = NULL;
	struct err e = { 0 };

	if (!csv_parse(bytes, n, &c, &e)) {
		assert_null(c);
		assert_int_equal(e.code, ERR_INPUT);
		str_add(out, e.msg);
		return;
	}
	for (size_t i = 0; i < csv_columns(c); i++)
		str_addf(out, "%s|", csv_header(c, i));
	for (size_t row = 0; row < csv_count(c); row++) {
		str_addf(out, ";%zu:", csv_line(c, row));
		for (size_t i = 0; i < csv_columns(c); i++)
			str_addf(out, "%s|", csv_cell(c, row, (int)i));
	}
	csv_free(c);
}

static void
test_read(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "a,b\n1,2\n", "a|b|;2:1|2|" },
		{ "a,b\r\n1,2", "a|b|;2:1|2|" },
		{ "\xef\xbb\xbf" "a,b\n\xc3\xa9,2\n", "a|b|;2:\xc3\xa9|2|" },
		{ "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "a|b|;2:x, y|say \"hi\"|" },
		{ "a,b\n\"one\r\ntwo\",1\n3,4\n", "a|b|;2:one\ntwo|1|;4:3|4|" },
		{ "a,b\n\n1,2\n,\n\r\n3,4\n", "a|b|;3:1|2|;6:3|4|" },
		{ "a,b,\n1,2,,,\n", "a|b|;2:1|2|" },
		{ "a,b\n1\n,2\n", "a|b|;2:1||;3:|2|" },
		{ "a,b\n\"\",\"\"\n\"\",x", "a|b|;3:|x|" },
		{ "a;b\n1,5;2\n", "a|b|;2:1,5|2|" },
		{ "a\tb\n1\t2\n", "a|b|;2:1|2|" },
		{ "\"a;b\",c\n1,2\n", "a;b|c|;2:1|2|" },
		{ "a,b\n 1 , 2 \n", "a|b|;2: 1 | 2 |" },
		{ "a\n=cmd|'/C calc'!A0\n", "a|;2:=cmd|'/C calc'!A0|" },
		{ "a\n\"x\"", "a|;2:x|" },
		{ "a\n\"\"\"\"", "a|;2:\"|" },
		{ "\n\na\n1\n", "a|;4:1|" },
		{ "a,b", "a|b|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		show(&s, rows[i].in, strlen(rows[i].in));
		assert_string_equal(str_c(&s), rows[i].out);
		str_release(&s);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char *in, *says;
	} rows[] = {
		{ "", "is empty" }, { "\n\r\n,,\n", "is empty" }, { "\xef\xbb\xbf", "is empty" },
		{ "a,b\n1,2,3\n", "line 2 has 3 cells, but the first line names 2 columns" },
		{ "a\n\"x\ny", "line 2: a cell starts with a quote that is never closed" },
		{ "a\n1\n\"x\" y\n", "line 3: text follows a closing quote" },
		{ "a\n1\nx \"y\" z\n", "line 3: a quote inside a cell without quotes" },
		{ "a\r1\r", "line 1: a carriage return without line feed" },
		{ "a\n\xe9\n", "line 2: byte E9 is not UTF-8" },
		{ "a\nx\xc0\xaf\n", "line 2: byte C0 is not UTF-8" },
		{ "\xff\xfe" "a", "UTF-16" },
		{ "name,Name\n1,2\n", "two columns are called \"Name\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str s = STR_INIT;

		show(&s, rows[i].in, strlen(rows[i].in));
		if (strstr(str_c(&s), rows[i].says) == NULL)
			fail_msg("row %zu: %s", i, str_c(&s));
		str_release(&s);
	}
}

static void
test_nul(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	show(&s, "a\nb\0c\n", 6);
	assert_non_null(strstr(str_c(&s), "line 2 holds a NUL byte"));
	str_release(&s);
}

static void
test_columns(void **state)
{
	static const char in[] = "Organisation, Pa\xc3\xads \nA,B\n";
	struct csv *c = NULL;

	(void)state;
	assert_true(csv_parse(in, strlen(in), &c, NULL));
	assert_int_equal(csv_column(c, "organisation"), 0);
	assert_int_equal(csv_column(c, "pais"), 1);
	assert_int_equal(csv_column(c, "code"), -1);
	assert_string_equal(csv_cell(c, 0, csv_column(c, "PAIS")), "B");
	assert_string_equal(csv_cell(c, 0, -1), "");
	assert_string_equal(csv_cell(c, 0, 9), "");
	assert_string_equal(csv_header(c, 9), "");
	csv_free(c);
	csv_free(NULL);
}

/* unit repeated times after head gives an error that says so, or NULL for success. */
static void
check_size(const char *head, const char *unit, size_t times, const char *says)
{
	struct str s = STR_INIT;
	struct csv *c = NULL;
	struct err e = { 0 };
	bool ok;

	str_add(&s, head);
	for (size_t i = 0; i < times; i++)
		str_add(&s, unit);
	ok = csv_parse(str_c(&s), s.len, &c, &e);
	if (ok != (says == NULL) || (!ok && strstr(e.msg, says) == NULL))
		fail_msg("%zu times \"%s\": %s", times, unit, ok ? "accepted" : e.msg);
	csv_free(c);
	str_release(&s);
}

static void
test_sizes(void **state)
{
	(void)state;
	check_size("a\n", "x\n", CSV_ROWS_MAX, NULL);
	check_size("a\n", "x\n", CSV_ROWS_MAX + 1, "more than 200000 lines");
	check_size("a\n", "x", CSV_CELL_MAX, NULL);
	check_size("a\n", "x", CSV_CELL_MAX + 1, "line 2: a cell of 262145 bytes");
	check_size("a", ",", CSV_COLUMNS_MAX - 1, NULL);
	check_size("a", ",", CSV_COLUMNS_MAX, "more than 256 cells");
	check_size("a\n", "xxxxxxx\n", CSV_BYTES_MAX / 8, "at most 32 MiB");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
