/* SPDX-License-Identifier: ISC */
/*
 * The minutes of the small meeting, byte for byte, in every format and edition.
 * TALANOA_UPDATE=1 in the environment writes tests/golden/ anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <locale.h>

#include <unit.h>

#include <ample.h>
#include <small.h>
#include <talanoa/base/text.h>
#include <talanoa/record/export.h>

static bool updating;

static void
golden_path(char *buf, size_t size, const char *name)
{
	const char *src = getenv("TALANOA_SRCDIR");

	snprintf(buf, size, "%s/tests/golden/%s", src == NULL ? "." : src, name);
}

static void
read_file(const char *path, struct str *out)
{
	FILE *f = fopen(path, "rb");
	char buf[4096];
	size_t n;

	if (f == NULL)
		fail_msg("%s is missing: TALANOA_UPDATE=1 writes it", path);
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(out, buf, n);
	fclose(f);
}

static void
export(struct store *s, const char *format, enum edition_kind kind, struct str *out)
{
	struct err err = { 0 };

	if (!record_export(s, format, kind, out, &err))
		fail_msg("%s", err.msg);
}

/* Is it what stands in tests/golden? */
static void
check_golden(const struct str *got, const char *name)
{
	struct str want = STR_INIT;
	char path[512];
	FILE *f;

	golden_path(path, sizeof path, name);
	if (updating) {
		f = fopen(path, "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(got->p, 1, got->len, f), got->len);
		assert_int_equal(fclose(f), 0);
	}
	read_file(path, &want);
	assert_string_equal(str_c(got), str_c(&want));
	str_release(&want);
}

static void
check_small(const char *format, enum edition_kind kind, const char *name)
{
	struct str got = STR_INIT;
	struct small m;

	small_new(&m, name, true);
	export(m.d.s, format, kind, &got);
	draft_end(&m.d);
	check_golden(&got, name);
	str_release(&got);
}

static void
check_ample(const char *language, const char *format, enum edition_kind kind, const char *name)
{
	struct str got = STR_INIT;
	struct ample m;

	ample_new(&m, name, language);
	export(m.d.s, format, kind, &got);
	draft_end(&m.d);
	check_golden(&got, name);
	str_release(&got);
}

static void
test_goldens(void **state)
{
	(void)state;
	check_small("txt", EDITION_PUBLIC, "small-public.txt");
	check_small("txt", EDITION_FULL, "small-full.txt");
	check_small("md", EDITION_PUBLIC, "small-public.md");
	check_small("html", EDITION_PUBLIC, "small-public.html");
}

/* Every kind of unit, in every language that has words. */
static void
test_everything(void **state)
{
	(void)state;
	check_ample("en", "txt", EDITION_PUBLIC, "ample-public.txt");
	check_ample("fr", "txt", EDITION_PUBLIC, "ample-public-fr.txt");
	check_ample("es", "txt", EDITION_PUBLIC, "ample-public-es.txt");
	check_ample("en", "txt", EDITION_FULL, "ample-full.txt");
	check_ample("en", "md", EDITION_PUBLIC, "ample-public.md");
}

static void
test_same_state_same_bytes(void **state)
{
	static const char *const locales[] = { "C", "C.UTF-8", "tr_TR.UTF-8", "" };
	static const char *const formats[] = { "txt", "md", "html" };
	struct str first = STR_INIT, again = STR_INIT;
	struct small m;

	(void)state;
	assert_string_equal(record_formats(), "txt md html");
	small_new(&m, "test_document.talanoa", true);
	for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
		str_clear(&first);
		export(m.d.s, formats[f], EDITION_PUBLIC, &first);
		for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
			setlocale(LC_ALL, locales[i]);
			str_clear(&again);
			export(m.d.s, formats[f], EDITION_PUBLIC, &again);
			assert_string_equal(str_c(&first), str_c(&again));
		}
	}
	setlocale(LC_ALL, "C");
	draft_end(&m.d);
	str_release(&first);
	str_release(&again);
}

static void
test_empty_meeting(void **state)
{
	struct str out = STR_INIT;
	struct draft d;

	(void)state;
	draft_new(&d, "test_document.talanoa");
	export(d.s, "txt", EDITION_PUBLIC, &out);
	assert_non_null(strstr(str_c(&out), "The opening of the meeting was not recorded."));
	assert_non_null(strstr(str_c(&out), "No decisions were taken."));
	assert_non_null(strstr(str_c(&out), "Nothing is withheld from this edition."));
	draft_end(&d);
	str_release(&out);
}

static void
test_lines_fit(void **state)
{
	struct str out = STR_INIT;
	struct small m;

	(void)state;
	small_new(&m, "test_document.talanoa", true);
	draft_note(&m.d, &m.chair, "said: 電池材料責任供應鏈協會電池材料責任供應鏈協會電池材料責任供應鏈協會"
		"電池材料責任供應鏈協會電池材料責任供應鏈協會");
	export(m.d.s, "txt", EDITION_PUBLIC, &out);
	setlocale(LC_ALL, "C.UTF-8");
	for (const char *p = str_c(&out); *p != '\0';) {
		size_t n = strcspn(p, "\n");

		assert_true(text_nwidth(p, n) <= 78);
		p += n + 1;
	}
	setlocale(LC_ALL, "C");
	draft_end(&m.d);
	str_release(&out);
}

static void
test_unknown_format(void **state)
{
	struct str out = STR_INIT;
	struct err err = { 0 };
	struct draft d;

	(void)state;
	draft_new(&d, "test_document.talanoa");
	assert_false(record_export(d.s, "pdf", EDITION_PUBLIC, &out, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_int_equal(out.len, 0);
	draft_end(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_goldens),
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_same_state_same_bytes),
		cmocka_unit_test(test_empty_meeting),
		cmocka_unit_test(test_lines_fit),
		cmocka_unit_test(test_unknown_format),
	};

	updating = getenv("TALANOA_UPDATE") != NULL;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
