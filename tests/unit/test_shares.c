/* SPDX-License-Identifier: ISC */
/* Talk time by region in the two editions: no row may be the time of fewer than k people. */
#include <unistd.h>

#include <unit.h>

#include <draft.h>
#include <talanoa/base/str.h>
#include <talanoa/record/edition.h>
#include <talanoa/record/export.h>

static const char path[] = "test_shares.talanoa";
static struct countries *countries;

enum { PEOPLE = 6 };

/* k is 2. Two from Africa, two from Asia, one from Europe, one from nowhere known. */
struct talks {
	struct draft d;
	struct id group, person[PEOPLE];
};

static void
talks_new(struct talks *t, const char *attribution)
{
	static const char *const from[PEOPLE] = { "Kenya", "Ghana", "India", "Japan", "France",
		"Wonderland" };

	draft_new(&t->d, path);
	draft_rule(&t->d, "k", "2");
	draft_rule(&t->d, "attribution", attribution);
	t->group = draft_group(&t->d, "ALL", "Everybody", PEOPLE);
	for (int i = 0; i < PEOPLE; i++) {
		char name[] = "Delegate 0";

		name[9] = (char)('0' + i);
		t->person[i] = draft_person(&t->d, name, &t->group, from[i], NULL);
		draft_presence(&t->d, &t->person[i], "present");
	}
	draft_state(&t->d, "open", NULL);
}

static void
speak(struct talks *t, const char *who)
{
	for (; *who != '\0'; who++)
		draft_turn(&t->d, &t->person[*who - '0'], &t->group, "ordinary", 60);
}

static void
load(struct talks *t, enum edition_kind kind, struct edition *ret_ed)
{
	struct edition_ask ask = { .kind = kind, .countries = countries };
	struct err err = { 0 };

	if (!edition_load(t->d.s, &ask, ret_ed, &err))
		fail_msg("%s", err.msg);
}

static const struct ed_share *
region(const struct edition *ed, const char *name)
{
	for (size_t i = 0; i < ed->regions.n; i++)
		if (str_eq(ed->regions.v[i].name, name))
			return &ed->regions.v[i];
	fail_msg("no region %s", name);
	return NULL;
}

static const struct {
	const char *what, *who;		/* who spoke a minute each */
	const char *attribution;
	bool told;
	const char *few;		/* of Africa, Asia, Europe, Not known: + is told together */
	int few_minutes;
} table[] = {
	{ "two and two", "0123", "named", true, "----", 0 },
	{ "one alone pulls another row in", "01234", "named", true, "+-+-", 3 },
	{ "who speaks twice is one person", "0122344", "named", true, "+-+-", 4 },
	{ "single rows stand together", "01245", "named", true, "-+++", 3 },
	{ "somebody of no known region too", "0145", "named", true, "--++", 2 },
	{ "one person in all: nothing", "000", "named", false, "", 0 },
	{ "nobody is named: nothing", "0123", "constituency", false, "", 0 },
	{ "nobody spoke", "", "named", false, "", 0 },
};

static void
check_rows(size_t i, const struct edition *ed)
{
	static const char *const names[] = { "Africa", "Asia", "Europe", "Not known" };
	int64_t sum = ed->regions.few_ms;

	for (int k = 0; table[i].few[0] != '\0' && k < 4; k++) {
		const struct ed_share *v = region(ed, names[k]);

		if (v->few != (table[i].few[k] == '+'))
			fail_msg("%s: %s is %sfew", table[i].what, names[k], v->few ? "" : "not ");
		assert_true(!v->few || (v->ms == 0 && v->percent == -1));
		sum += v->ms;
	}
	assert_int_equal(sum, ed->regions.total_ms);
}

static void
test_public(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct edition ed;
		struct talks t;

		talks_new(&t, table[i].attribution);
		speak(&t, table[i].who);
		load(&t, EDITION_PUBLIC, &ed);
		if (ed.regions.told != table[i].told)
			fail_msg("%s: told is %d", table[i].what, ed.regions.told);
		if (table[i].told)
			check_rows(i, &ed);
		if (table[i].few_minutes > 0)
			assert_int_equal(ed.regions.few_ms, table[i].few_minutes * 60000);
		assert_int_equal(region(&ed, "Africa")->persons, 2);
		assert_int_equal(region(&ed, "Oceania")->persons, 0);
		edition_release(&ed);
		draft_end(&t.d);
	}
}

/* Who reads the full edition may know. */
static void
test_full(void **state)
{
	struct edition ed;
	struct talks t;

	(void)state;
	talks_new(&t, "constituency");
	speak(&t, "004");
	load(&t, EDITION_FULL, &ed);
	assert_true(ed.regions.told && ed.incomes.told);
	assert_int_equal(region(&ed, "Africa")->ms, 120000);
	assert_int_equal(region(&ed, "Europe")->percent, 33);
	assert_int_equal(ed.regions.few_ms + ed.regions.untold_ms, 0);
	edition_release(&ed);
	draft_end(&t.d);
}

/* What people said of their gender stands in no minutes. */
static void
test_no_gender(void **state)
{
	static const enum edition_kind kinds[] = { EDITION_PUBLIC, EDITION_FULL };
	struct str out = STR_INIT;
	struct talks t;
	struct ev e;
	struct err err = { 0 };

	(void)state;
	talks_new(&t, "named");
	ev_init(&e, EV_PERSON_SET, &t.person[0]);
	ev_text(&e, FLD_GENDER, "canary");
	draft_add(&t.d, &e);
	speak(&t, "0123");
	for (size_t i = 0; i < 2; i++) {
		str_clear(&out);
		assert_true(record_export(t.d.s, "txt", kinds[i], &out, &err));
		assert_non_null(strstr(str_c(&out), "Delegate 0"));
		assert_null(strstr(str_c(&out), "canary"));
	}
	str_release(&out);
	draft_end(&t.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_public),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_no_gender),
	};
	const char *dir = getenv("TALANOA_SRCDIR");
	struct str data = STR_INIT;
	struct err err = { 0 };
	int failed;

	str_addf(&data, "%s/share/talanoa", dir == NULL ? "." : dir);
	setenv("TALANOA_DATADIR", str_c(&data), 1);
	if (!countries_load(str_c(&data), "/nonexistent", &countries, &err)) {
		print_message("Bail out! %s\n", err.msg);
		return 1;
	}
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	countries_free(countries);
	str_release(&data);
	return failed;
}
