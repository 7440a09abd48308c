/* SPDX-License-Identifier: ISC */
/* Blocks that the renderers draw each in their own way: bars, changes, ids of headings. */
#include <locale.h>

#include <unit.h>

#include <record/outline.h>
#include <record/write.h>

static struct block
block(enum block_kind kind, const char *label, const char *text, const char *after)
{
	return (struct block){ .kind = kind, .label = label, .text = text, .after = after,
		.quote = "" };
}

static void
check(void (*write)(const struct document *, struct str *), struct block *v, size_t n,
	const char *want)
{
	struct document doc = { .language = "en", .v = v, .n = n };
	struct str out = STR_INIT;

	write(&doc, &out);
	if (strstr(str_c(&out), want) == NULL)
		fail_msg("\"%s\" is not in:\n%s", want, str_c(&out));
	str_release(&out);
}

static void
test_bars(void **state)
{
	struct block_row rows[] = {
		{ { "Labour", "500", "9:35, 50 %" } },
		{ { "A constituency with a name of many words <b>", "1", "0:01, 0 %" } },
		{ { "Youth", "0", "0:00, 0 %" } },
		{ { "Nonsense", "2000", "x" } },
	};
	struct block bl = block(BLOCK_BARS, "Talk time", "", "");

	(void)state;
	bl.row = rows;
	bl.n_rows = 4;
	check(write_txt, &bl, 1, "Talk time\n"
		"  Labour                          9:35, 50 %  ================\n"
		"  A constituency with a name of…  0:01, 0 %   =\n"
		"  Youth                           0:00, 0 %\n"
		"  Nonsense                        x\n");
	check(write_html, &bl, 1, "<figcaption><bdi>Talk time</bdi></figcaption>\n<svg ");
	check(write_html, &bl, 1, "role=\"img\" direction=\"ltr\" aria-labelledby=\"f_1 f_1d\">\n"
		"<title id=\"f_1\">Talk time</title>\n<desc id=\"f_1d\">Labour: 9:35, 50 %; "
		"A constituency with a name of many words &lt;b&gt;: 0:01, 0 %;");
	check(write_html, &bl, 1, "width=\"500\" height=\"24\"/>");
	/* the table stands beside them */
	bl.n_rows = 0;
	check(write_txt, &bl, 1, "Talk time\n");
}

static void
test_md_has_no_bars(void **state)
{
	struct block_row rows[] = { { { "Labour", "500", "9:35, 50 %" } } };
	struct block v[] = { block(BLOCK_PARA, "", "One.", ""), block(BLOCK_BARS, "Talk", "", ""),
		block(BLOCK_PARA, "", "Two.", "") };

	(void)state;
	v[1].row = rows;
	v[1].n_rows = 1;
	check(write_md, v, 3, "One.\n\nTwo.\n");
}

static void
test_changes(void **state)
{
	static const struct {
		const char *before, *now, *txt, *md, *html;
	} rows[] = {
		{ "The mine closes on Monday at noon.", "The mine closes on Friday at noon.",
			"  The mine closes on [-Monday-]{+Friday+} at noon.\n",
			"The mine closes on ~~Monday~~ **Friday** at noon.\n",
			"<bdi>The mine closes on</bdi> <del><span class=\"unseen\">[removed: </span>"
			"<bdi>Monday</bdi><span class=\"unseen\">]</span></del> <ins>" },
		{ "", "All of it is new", "  {+All of it is new+}\n", "**All of it is new**\n",
			"<p><ins><span class=\"unseen\">[inserted: </span>" },
		{ "It is *gone*", "", "  [-It is *gone*-]\n", "~~It is \\*gone\\*~~\n",
			"<bdi>It is *gone*</bdi>" },
		{ "a a", "a a a", "  a a {+a+}\n", "a a **a**\n", "<bdi>a a</bdi> <ins>" },
		{ "one two", "one", "  one [-two-]\n", "one ~~two~~\n", "<bdi>one</bdi> <del>" },
		{ "of regions from which", "of regions and parts from which",
			"  of regions {+and parts+} from which\n",
			"of regions **and parts** from which\n",
			"</ins><bdi> from which</bdi></p>" },
		{ "1. one\nold line\nlast", "1. one\nnew line\nlast",
			"  1. one\n  [-old-]{+new+} line\n  last\n",
			"1\\. one\\\n~~old~~ **new** line\\\nlast\n",
			"<bdi>1. one</bdi><br/>\n<del>" },
		{ "one", "two", "  [-one-]{+two+}\n", "~~one~~ **two**\n", "</del> <ins>" },
		{ "the same", "the same", "  the same\n", "the same\n", "<bdi>the same</bdi>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct block bl = block(BLOCK_CHANGE, "Note 3", rows[i].before, rows[i].now);

		bl.quote = "By the chair";
		check(write_txt, &bl, 1, rows[i].txt);
		check(write_txt, &bl, 1, "    By the chair\n");
		check(write_md, &bl, 1, rows[i].md);
		check(write_md, &bl, 1, "\n*By the chair*\n");
		check(write_html, &bl, 1, rows[i].html);
		check(write_html, &bl, 1, "<p class=\"mark\"><bdi>By the chair</bdi></p>");
	}
}

/* The line that announces a table is its caption, and stands once. */
static void
test_captions(void **state)
{
	struct block_row rows[] = { { { "No.", "What" } }, { { "1", "one" } } };
	struct block v[] = { block(BLOCK_HEADING, "Annex", "", ""),
		block(BLOCK_PARA, "", "Positions:", ""), block(BLOCK_TABLE, "", "", ""),
		block(BLOCK_PARA, "", "A line.", ""), block(BLOCK_TABLE, "", "", "") };

	(void)state;
	v[0].level = 1;
	for (size_t i = 2; i < 5; i += 2) {
		v[i].row = rows;
		v[i].n_rows = 2;
		v[i].n_cols = 2;
		v[i].right[0] = true;
	}
	check(write_html, v, 5, "</h2>\n<div class=\"wide\" role=\"group\" tabindex=\"0\" "
		"aria-labelledby=\"t_1\">\n<table>\n"
		"<caption id=\"t_1\"><bdi>Positions:</bdi></caption>\n");
	check(write_html, v, 5, "<p><bdi>A line.</bdi></p>\n");
	check(write_html, v, 5, "<caption id=\"t_2\"><bdi>Annex</bdi>: <bdi>What</bdi></caption>");
	v[4].label = "Its own";
	check(write_html, v, 5, "<caption id=\"t_2\"><bdi>Its own</bdi></caption>");
}

/* Two of a name differ, what is no letter is a '-', and nothing else has a say. */
static void
test_ids(void **state)
{
	static const struct { const char *label, *id; } rows[] = {
		{ "Item 1. Crème brûlée, \"<b>\"", "item-1-creme-brulee-b" },
		{ "Same", "same" }, { "same!", "same_2" }, { "Same 2", "same-2" }, { "SAME", "same_3" },
		{ "礦產", "part" }, { "", "part_2" }, { "Item 3. 礦產", "item-3" },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	};
	enum { N = sizeof rows / sizeof *rows };
	struct block v[N];
	struct document doc = { .language = "en", .v = v, .n = N };
	char **id;

	(void)state;
	for (size_t i = 0; i < N; i++)
		v[i] = block(i % 2 == 0 ? BLOCK_HEADING : BLOCK_DECISION, rows[i].label, "", "");
	id = outline_ids(&doc);
	for (size_t i = 0; i < N; i++)
		assert_string_equal(id[i], rows[i].id);
	outline_free(&doc, id);
}

static void
test_levels(void **state)
{
	static const int level[] = { 1, 3, 3, 2, 3, 1, 3 }, want[] = { 1, 2, 2, 2, 3, 1, 2 };
	struct block v[7];
	struct document doc = { .language = "en", .v = v, .n = 7 };

	(void)state;
	for (size_t i = 0; i < 7; i++) {
		v[i] = block(BLOCK_HEADING, "x", "", "");
		v[i].level = level[i];
	}
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(outline_level(&doc, i), want[i]);
}

/* A language from a foreign file is not written into the page as it is. */
static void
test_language(void **state)
{
	static const struct { const char *language, *want; } rows[] = {
		{ "fr", "<html lang=\"fr\">\n" }, { "ar-EG", "<html lang=\"ar-EG\" dir=\"rtl\">\n" },
		{ "he", "<html lang=\"he\" dir=\"rtl\">\n" }, { "arn", "<html lang=\"arn\">\n" },
		{ "en\"><script>", "<html lang=\"en\">\n" }, { "", "<html lang=\"en\">\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct block bl = block(BLOCK_TITLE, "Body", "Meeting", "Minutes");
		struct document doc = { .language = rows[i].language, .v = &bl, .n = 1 };
		struct str out = STR_INIT;

		write_html(&doc, &out);
		assert_non_null(strstr(str_c(&out), rows[i].want));
		str_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_md_has_no_bars),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_captions),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_language),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
