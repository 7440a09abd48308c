/* SPDX-License-Identifier: ISC */
/* Countries: what lists really write resolves to codes or is left as it is, never guessed. */
#include "config.h"

#include <unit.h>

#include <talanoa/base/str.h>
#include <talanoa/conf/country.h>
#include <talanoa/conf/paths.h>

#include "scratch.h"

static struct paths paths;
static struct scratch scratch;

static const struct {
	const char *text, *want;	/* "GH", "AR FR", "global", "region: NAME", "unresolved" */
} spellings[] = {
	/* as the letter prints them */
	{ "Ghana", "GH" },
	{ "Phillipines", "PH" },
	{ "Philippine", "PH" },
	{ "Guinea Equatorial", "GQ" },
	{ "Ivory Coast", "CI" },
	{ "Democratic Republic of Congo", "CD" },
	{ "Republic of the Congo", "CG" },
	{ "Republic of Serbia", "RS" },
	{ "Bolivia", "BO" },
	{ "Tanzania", "TZ" },
	{ "United States", "US" },
	{ "United States of America", "US" },
	{ "United Kingdom", "GB" },
	{ "Argentina/France", "AR FR" },
	{ "Belgium/Austria", "BE AT" },
	{ "Tanzania/ Kenya", "TZ KE" },
	{ "International", "global" },
	{ "Asia-Pacific", "region: Asia-Pacific" },
	{ "Latin America and the Caribbean", "region: Latin America and the Caribbean" },
	{ "Africa", "region: Africa" },
	/* other ways to write the same */
	{ "GHANA", "GH" },
	{ "  ghana ", "GH" },
	{ "GH", "GH" },
	{ "gha", "GH" },
	{ "288", "GH" },
	{ "Republic of Ghana", "GH" },
	{ "C\xc3\xb4te d'Ivoire", "CI" },
	{ "C\xc3\xb4te d\xe2\x80\x99Ivoire", "CI" },
	{ "Cote d'Ivoire", "CI" },
	{ "T\xc3\xbcrkiye", "TR" },
	{ "Turkiye", "TR" },
	{ "Asia\xe2\x80\x93" "Pacific", "region: Asia-Pacific" },
	{ "Guinea-Bissau", "GW" },
	{ "Guinea", "GN" },
	{ "Niger", "NE" },
	{ "Nigeria", "NG" },
	{ "Bonaire, Sint Eustatius and Saba", "BQ" },
	{ "Congo, Democratic Republic of the", "CD" },
	{ "Ghana; Kenya / Togo", "GH KE TG" },
	{ "Ghana/GH", "GH" },
	{ "WORLD", "global" },
	/* left as written */
	{ "", "unresolved" },
	{ "Atlantis", "unresolved" },
	{ "Ghanna", "unresolved" },
	{ "Korea", "unresolved" },
	{ "Micronesia", "unresolved" },		/* a region of M49 or FM */
	{ "Ghana/", "unresolved" },
	{ "/", "unresolved" },
	{ "Ghana/Atlantis", "unresolved" },
	{ "Africa/Asia", "unresolved" },
	{ "International/Ghana", "unresolved" },
	{ "Ghana and Kenya", "unresolved" },
	{ "GH/KE/TG/TZ/UG/ZA/ZM/ZW/NA", "unresolved" },		/* more than eight */
};

static struct countries *
load(const char *iso_file)
{
	struct countries *c;
	struct err e = { 0 };

	if (!countries_load(paths.data, iso_file, &c, &e))
		fail_msg("%s", e.msg);
	return c;
}

static void
describe(struct str *out, const struct country_match *m)
{
	if (m->kind == COUNTRY_REGION)
		str_addf(out, "region: %s", m->region);
	else if (m->n == 0)
		str_add(out, country_kind_name(m->kind));
	for (size_t i = 0; i < m->n; i++)
		str_addf(out, "%s%s", i > 0 ? " " : "", m->codes[i]);
}

static void
check_spellings(const struct countries *c)
{
	for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
		struct country_match m = country_resolve(c, spellings[i].text);
		struct str got = STR_INIT;

		describe(&got, &m);
		if (!str_eq(str_c(&got), spellings[i].want))
			fail_msg("%s: %s instead of %s", spellings[i].text, str_c(&got),
				spellings[i].want);
		assert_int_equal(m.kind == COUNTRY_ONE, m.n == 1);
		assert_int_equal(m.kind == COUNTRY_SEVERAL, m.n > 1);
		str_release(&got);
	}
}

static void
test_with_iso(void **state)
{
	struct countries *c;

	(void)state;
	if (access(COUNTRY_ISO_FILE, R_OK) != 0) {
		print_message("# iso-codes is not installed: skipped\n");
		skip();
	}
	c = load(COUNTRY_ISO_FILE);
	check_spellings(c);
	assert_int_equal(countries_count(c), 249);
	assert_string_equal(country_by_code(c, "TZ")->name, "Tanzania, United Republic of");
	assert_string_equal(country_by_code(c, "TZ")->label, "United Republic of Tanzania");
	countries_free(c);
}

/*
 * Without iso-codes our own names carry the same list, official names apart; here that of
 * Ghana stands in for them.
 */
static void
test_without_iso(void **state)
{
	static const char iso[] = "{\"3166-1\": [{\"alpha_2\": \"GH\", \"alpha_3\": \"GHA\", "
		"\"numeric\": \"288\", \"name\": \"Ghana\", "
		"\"official_name\": \"Republic of Ghana\"}]}";
	struct countries *c = load("/nonexistent/iso_3166-1.json");

	(void)state;
	assert_int_equal(countries_count(c), 249);
	assert_int_equal(country_resolve(c, "Republic of Ghana").kind, COUNTRY_UNRESOLVED);
	assert_string_equal(country_by_code(c, "TZ")->name, "United Republic of Tanzania");
	countries_free(c);
	c = load(scratch_write(&scratch, "iso.json", iso, sizeof iso - 1));
	check_spellings(c);
	countries_free(c);
}

static void
test_facts(void **state)
{
	static const struct {
		const char *code, *subregion, *income;
		bool ldc, lldc, sids;
	} facts[] = {
		{ "GH", "Sub-Saharan Africa", "LM", false, false, false },
		{ "CD", "Sub-Saharan Africa", "L", true, false, false },
		{ "ZM", "Sub-Saharan Africa", "LM", true, true, false },
		{ "FJ", "Melanesia", "UM", false, false, true },
		{ "ST", "Sub-Saharan Africa", "LM", false, false, true },	/* left in 2024 */
		{ "VE", "Latin America and the Caribbean", "", false, false, false },
		{ "AQ", "", "", false, false, false },
	};
	static const char *const lists[] = { "m49", "ldc", "lldc", "sids", "income" };
	struct countries *c = load("/nonexistent");
	int ldc = 0;

	(void)state;
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		const struct country *k = country_by_code(c, facts[i].code);

		assert_string_equal(k->subregion, facts[i].subregion);
		assert_string_equal(k->income, facts[i].income);
		assert_int_equal(k->ldc, facts[i].ldc);
		assert_int_equal(k->lldc, facts[i].lldc);
		assert_int_equal(k->sids, facts[i].sids);
	}
	for (size_t i = 0; i < countries_count(c); i++)
		ldc += countries_at(c, i)->ldc;
	assert_int_equal(ldc, 44);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		const struct country_list *l = countries_list(c, lists[i]);

		assert_non_null(l);
		assert_int_equal(strlen(l->as_of), strlen("YYYY-MM-DD"));
		assert_int_equal(strncmp(l->as_of, "2024-", 5), 0);
		assert_true(strlen(l->source) > 10);
	}
	assert_null(countries_list(c, "minerals"));
	assert_null(country_by_code(c, "XX"));
	countries_free(c);
}

static const struct {
	const char *facts, *aliases, *iso;	/* NULL: leave a good one */
	const char *why;
} broken[] = {
	{ "a,b\n", NULL, NULL, "data/countries.csv:1: 2 columns instead of 11" },
	{ "h,h,h,h,h,h,h,h,h,h,h\nGHX,GHA,288,Ghana,A,B,,0,0,0,LM\n", NULL, NULL,
		"data/countries.csv:2: 'GHX' is not a code of 2" },
	{ "h,h,h,h,h,h,h,h,h,h,h\nGH,GHA,288,Ghana,A,B,,2,0,0,LM\n", NULL, NULL,
		"data/countries.csv:2: '2' is neither 0 nor 1" },
	{ "h,h,h,h,h,h,h,h,h,h,h\nGH,GHA,288,Ghana,A,B,,0,0,0,X\n", NULL, NULL,
		"data/countries.csv:2: income 'X'" },
	{ NULL, "text,kind,target\n\nIvory Coast,country,CI\n", NULL,
		"data/country-aliases.csv:3: there is no country CI" },
	{ NULL, "text,kind,target\nGold Coast,land,GH\n", NULL,
		"data/country-aliases.csv:2: kind 'land' is not" },
	{ NULL, NULL, "{}", "iso.json: has no list named 3166-1" },
	{ NULL, NULL, "{", "iso.json: " },
	{ NULL, NULL, "{\"3166-1\": [{\"alpha_2\": \"GH\"}]}", "iso.json: an entry lacks" },
};

static void
write_data(const char *name, const char *text, const char *otherwise)
{
	const char *s = text != NULL ? text : otherwise;

	scratch_write(&scratch, name, s, strlen(s));
}

static void
test_broken(void **state)
{
	static const char facts[] = "h,h,h,h,h,h,h,h,h,h,h\n"
		"GH,GHA,288,\"Ghana, \"\"Gold\"\"\",A,B,,0,0,0,LM\n";
	char iso[sizeof scratch.path];

	(void)state;
	assert_int_equal(mkdir(scratch_path(&scratch, "data"), 0700), 0);
	snprintf(iso, sizeof iso, "%s", scratch_path(&scratch, "iso.json"));
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		struct countries *c = NULL;
		struct err e = { 0 };

		write_data("data/countries.csv", broken[i].facts, facts);
		write_data("data/country-aliases.csv", broken[i].aliases, "text,kind,target\n");
		write_data("iso.json", broken[i].iso,
			"{\"3166-1\": [{\"alpha_2\": \"XK\", \"alpha_3\": \"XKX\", "
			"\"numeric\": \"983\", \"name\": \"Kosovo\"}]}");
		assert_false(countries_load(scratch.dir, iso, &c, &e));
		if (strstr(e.msg, broken[i].why) == NULL)
			fail_msg("'%s' does not say '%s'", e.msg, broken[i].why);
		assert_null(c);
	}
}

/* A code that only iso-codes knows gets in, without facts; quotes are read as in RFC 4180. */
static void
test_new_code(void **state)
{
	struct countries *c;
	char iso[sizeof scratch.path];
	struct err e = { 0 };

	(void)state;
	snprintf(iso, sizeof iso, "%s", scratch_path(&scratch, "iso.json"));
	write_data("data/countries.csv", NULL, "h,h,h,h,h,h,h,h,h,h,h\n"
		"GH,GHA,288,\"Ghana, \"\"Gold\"\"\",A,B,,0,0,0,LM\n");
	write_data("data/country-aliases.csv", NULL, "text,kind,target\n");
	write_data("iso.json", NULL, "{\"3166-1\": [{\"alpha_2\": \"XK\", \"alpha_3\": \"XKX\", "
		"\"numeric\": \"983\", \"name\": \"Kosovo\"}]}");
	if (!countries_load(scratch.dir, iso, &c, &e))
		fail_msg("%s", e.msg);
	assert_string_equal(country_by_code(c, "XK")->region, "");
	assert_int_equal(country_resolve(c, "kosovo").kind, COUNTRY_ONE);
	assert_string_equal(country_by_code(c, "GH")->name, "Ghana, \"Gold\"");
	countries_free(c);
}

/* The country, the last field, of one line of the list. */
static void
count_line(const struct countries *c, char *line, int counts[static COUNTRY_REGION + 1])
{
	char *comma = strrchr(line, ',');
	struct country_match m;

	assert_non_null(comma);
	line[strcspn(line, "\r\n")] = '\0';
	m = country_resolve(c, comma + 1);
	if (m.kind == COUNTRY_UNRESOLVED)
		print_message("# unresolved: %s\n", comma + 1);
	counts[m.kind]++;
}

/* The list that the letter's signatories make, where it is at hand. */
static void
test_signatories(void **state)
{
	const char *src = getenv("TALANOA_SRCDIR");
	int counts[COUNTRY_REGION + 1] = { 0 };
	char path[4096], line[1024];
	struct countries *c;
	FILE *f;

	(void)state;
	snprintf(path, sizeof path, "%s/../shared/data/signatories.csv", src != NULL ? src : ".");
	f = fopen(path, "r");
	if (f == NULL) {
		print_message("# %s is not here: skipped\n", path);
		skip();
	}
	c = load(COUNTRY_ISO_FILE);
	assert_non_null(fgets(line, sizeof line, f));
	while (fgets(line, sizeof line, f) != NULL)
		count_line(c, line, counts);
	fclose(f);
	assert_int_equal(counts[COUNTRY_ONE], 141);
	assert_int_equal(counts[COUNTRY_SEVERAL], 3);
	assert_int_equal(counts[COUNTRY_GLOBAL], 5);
	assert_int_equal(counts[COUNTRY_REGION], 2);
	assert_int_equal(counts[COUNTRY_UNRESOLVED], 0);
	countries_free(c);
}

static int
setup(void **state)
{
	(void)state;
	paths_find(&paths);
	scratch_init(&scratch);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	paths_release(&paths);
	scratch_release(&scratch);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_with_iso),
		cmocka_unit_test(test_without_iso),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_new_code),
		cmocka_unit_test(test_signatories),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
