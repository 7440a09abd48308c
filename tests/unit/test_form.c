/* SPDX-License-Identifier: ISC */
/* Our own tests of the form of exports (check, K1 and K2): what passes and what does not. */
#include <unit.h>

#include <cli/check_exports.h>

#define PAGE(body) "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/></head>" \
	"<body><h1>Minutes</h1>" body "</body></html>\n"

static const struct {
	const char *page, *wrong;	/* NULL: nothing is */
} pages[] = {
	{ PAGE("<h2>One</h2><table><tr><th scope=\"col\">a</th></tr></table>"), NULL },
	{ PAGE("<p>a<br>b</p><!-- <p> -->"), NULL },
	{ PAGE("<p>not closed"), "order" },
	{ PAGE("<p><b>a</p></b>"), "order" },
	{ PAGE("<h3>One</h3>"), "left out" },
	{ PAGE("<h1>Two</h1>"), "one title" },
	{ PAGE("<table><tr><th>a</th></tr></table>"), "scope" },
	{ PAGE("<script>1</script>"), "script" },
	{ PAGE("<img src=\"https://example.org/a.png\"/>"), "elsewhere" },
	{ "<html><h1>a</h1></html>\n", "language" },
	{ PAGE("<p>a</p>") "\x9b" "31m\n", "UTF-8" },
	{ "<html lang=\"en\"><h1>a</h1></html>", "no end" },
	{ "", "empty" },
};

static struct str
str_of(const char *text)
{
	struct str s = STR_INIT;

	str_add(&s, text);
	return s;
}

static void
test_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct str s = str_of(pages[i].page);
		const char *wrong = check_form_html(&s);

		if ((wrong == NULL) != (pages[i].wrong == NULL) ||
		    (wrong != NULL && strstr(wrong, pages[i].wrong) == NULL))
			fail_msg("%s: %s", pages[i].page, wrong == NULL ? "passes" : wrong);
		str_release(&s);
	}
}

static void
test_references(void **state)
{
	struct str good = str_of(PAGE("<p id=\"a\">x</p><a href=\"#a\">y</a>"));
	struct str loose = str_of(PAGE("<a href=\"#a\">y</a>"));
	struct str twice = str_of(PAGE("<p id=\"a\">x</p><p id=\"a\">x</p>"));

	(void)state;
	assert_null(check_html_refs(&good));
	assert_non_null(check_html_refs(&loose));
	assert_non_null(check_html_refs(&twice));
	str_release(&good);
	str_release(&loose);
	str_release(&twice);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
