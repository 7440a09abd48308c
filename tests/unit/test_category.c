/* SPDX-License-Identifier: ISC */
/* Which region, income group and gender a person counts in, and the order of the rows. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/category.h>

static struct countries *all;

static const struct {
	struct category_person p;
	const char *region, *income;	/* NULL: not known */
} people[] = {
	{ { .country = "Kenya" }, "Africa", "Lower middle income" },
	{ { .country = "Canada" }, "Northern America", "High income" },
	{ { .country = "Peru" }, "Latin America and the Caribbean", "Upper middle income" },
	{ { .country = "Wonderland" }, NULL, NULL },
	{ { .country = "" }, NULL, NULL },
	{ { .country = NULL }, NULL, NULL },
	{ { .country = "International" }, CATEGORY_GLOBAL, CATEGORY_GLOBAL },
	{ { .country = "Argentina/France" }, CATEGORY_SEVERAL, NULL },
	{ { .country = "Tanzania/Kenya" }, "Africa", NULL },
	/* what people say of themselves comes before the country of the office */
	{ { .country = "Switzerland", .scope = "global" }, CATEGORY_GLOBAL, CATEGORY_GLOBAL },
	{ { .country = "Switzerland", .scope = "national" }, "Europe", "High income" },
	{ { .country = "Switzerland", .speaks_for = "West Africa" }, "Africa", NULL },
	{ { .country = "Switzerland", .speaks_for = "Ghana" }, "Africa", "Lower middle income" },
	{ { .country = "Switzerland", .speaks_for = "the Sahel" }, "Europe", "High income" },
	{ { .country = "Belgium", .speaks_for = "Latin America" },
		"Latin America and the Caribbean", NULL },
	{ { .country = "Belgium", .speaks_for = "East Africa, South Asia" }, CATEGORY_SEVERAL,
		NULL },
	{ { .country = "Belgium", .speaks_for = "East Africa; the Sahel" }, "Africa", NULL },
	{ { .speaks_for = "Asia-Pacific" }, "Asia-Pacific", NULL },
	{ { .speaks_for = "The Pacific" }, "Oceania", NULL },
};

static void
same(size_t i, const char *got, const char *want)
{
	if ((got == NULL) != (want == NULL) || (got != NULL && !str_eq(got, want)))
		fail_msg("person %zu: %s, not %s", i, got == NULL ? "-" : got,
			want == NULL ? "-" : want);
}

static void
test_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		same(i, category_region(all, &people[i].p), people[i].region);
		same(i, category_income(all, &people[i].p), people[i].income);
	}
}

static void
test_rows(void **state)
{
	static const struct category_person some[] = { { .country = "Kenya" }, { .country = "?" },
		{ .scope = "global" }, { .speaks_for = "Asia-Pacific" } };
	static const char *const regions[] = { "Africa", "Asia", "Asia-Pacific", "Europe",
		"Latin America and the Caribbean", "Northern America", "Oceania", CATEGORY_GLOBAL,
		CATEGORY_UNKNOWN };
	static const char *const incomes[] = { "Low income", "Lower middle income",
		"Upper middle income", "High income", CATEGORY_GLOBAL, CATEGORY_UNKNOWN };
	static const int in_region[] = { 0, 8, 7, 2 }, in_income[] = { 1, 5, 4, 5 };
	struct category_ask ask = { CATEGORY_REGION, all, some, 4 };
	struct categories c;
	int row[4];

	(void)state;
	categories_build(&ask, row, &c);
	assert_int_equal(c.n, sizeof regions / sizeof *regions);
	for (size_t i = 0; i < c.n; i++)
		assert_string_equal(c.name[i], regions[i]);
	assert_memory_equal(row, in_region, sizeof row);
	free(c.name);
	ask.by = CATEGORY_INCOME;
	categories_build(&ask, row, &c);
	assert_int_equal(c.n, sizeof incomes / sizeof *incomes);
	for (size_t i = 0; i < c.n; i++)
		assert_string_equal(c.name[i], incomes[i]);
	assert_memory_equal(row, in_income, sizeof row);
	free(c.name);
}

static void
test_gender(void **state)
{
	static const struct category_person some[] = { { .gender = "woman" }, { .gender = "" },
		{ .gender = "man" }, { .gender = "woman" } };
	static const int want[] = { 1, 2, 0, 1 };
	struct category_ask ask = { CATEGORY_GENDER, NULL, some, 4 };
	struct categories c;
	int row[4];

	(void)state;
	categories_build(&ask, row, &c);
	assert_int_equal(c.n, 3);
	assert_string_equal(c.name[2], CATEGORY_UNSAID);
	assert_memory_equal(row, want, sizeof row);
	free(c.name);
}

/* Without the data, or without people. */
static void
test_nothing(void **state)
{
	static const struct category_person one = { .country = "Kenya", .scope = "global" };
	struct category_ask ask = { CATEGORY_REGION, NULL, &one, 1 };
	struct categories c;
	int row = -1;

	(void)state;
	categories_build(&ask, &row, &c);
	assert_int_equal(c.n, 1);
	assert_int_equal(row, 0);
	assert_string_equal(c.name[0], CATEGORY_UNKNOWN);
	free(c.name);
	ask.n = 0;
	categories_build(&ask, &row, &c);
	assert_int_equal(c.n, 0);
	free(c.name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_gender),
		cmocka_unit_test(test_nothing),
	};
	const char *dir = getenv("TALANOA_SRCDIR");
	struct str path = STR_INIT;
	struct err err = { 0 };
	int failed;

	str_addf(&path, "%s/share/talanoa", dir == NULL ? "." : dir);
	if (!countries_load(str_c(&path), "/nonexistent", &all, &err)) {
		printf("Bail out! %s\n", err.msg);
		return 1;
	}
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	countries_free(all);
	str_release(&path);
	return failed;
}
