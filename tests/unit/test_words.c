/* SPDX-License-Identifier: ISC */
/* Every fixed word of the record stands in all its languages, with the same places to fill in. */
#include <unit.h>

#include <stdlib.h>

#include <talanoa/base/text.h>
#include <talanoa/record/words.h>

static const struct { const char *name, *in[LANG_N]; } table[WORD_N] = {
#define WORD(id, en, fr, es) [W_##id] = { #id, { en, fr, es } },
#include <talanoa/record/words.def>
#undef WORD
};

static unsigned
places(const char *text)
{
	unsigned found = 0;

	for (const char *p = text; *p != '\0'; p++)
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}')
			found |= 1U << (p[1] - '0');
	return found;
}

static void
test_complete(void **state)
{
	(void)state;
	for (int w = 0; w < WORD_N; w++)
		for (int l = 0; l < LANG_N; l++) {
			if (table[w].in[l] == NULL)
				fail_msg("%s has no word in language %d", table[w].name, l);
			if (places(table[w].in[l]) != places(table[w].in[LANG_EN]))
				fail_msg("%s: %s", table[w].name, table[w].in[l]);
		}
}

/* What ends a sentence or a heading in one language does in all. */
static void
test_same_end(void **state)
{
	(void)state;
	for (int w = 0; w < WORD_N; w++)
		for (int l = 0; l < LANG_N; l++)
			if (str_ends(table[w].in[l], ".") != str_ends(table[w].in[LANG_EN], ".") &&
			    w != W_ACTION_NO)
				fail_msg("%s: %s", table[w].name, table[w].in[l]);
}

static void
test_clean(void **state)
{
	(void)state;
	for (int w = 0; w < WORD_N; w++)
		for (int l = 0; l < LANG_N; l++) {
			const char *s = table[w].in[l];
			char *text;
			struct err err;

			if (!text_check(TEXT_BODY, s, strlen(s), &text, &err))
				fail_msg("%s: %s", table[w].name, err.msg);
			free(text);
			if (strstr(s, "  ") != NULL)
				fail_msg("%s: two blanks: %s", table[w].name, s);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_complete),
		cmocka_unit_test(test_same_end),
		cmocka_unit_test(test_clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
