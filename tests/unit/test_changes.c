/* SPDX-License-Identifier: ISC */
/*
 * What changed since the draft was circulated, and packs of a constituency: every text that is
 * written after the circulation is a canary, and what is withheld of it leaves in no format.
 */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <small.h>
#include <talanoa/record/export.h>

static const char path[] = "test_changes.talanoa";
static const char *const formats[] = { "txt", "md", "html" };
enum { N_FORMATS = sizeof formats / sizeof *formats };

static void
circulate(struct small *m)
{
	struct ev e = draft_ev(&m->d, EV_CIRCULATE);

	draft_add(&m->d, &e);
}

static void
ask_changes(struct small *m, const char *format, enum edition_kind kind, struct str *out)
{
	struct export_ask ask = { .format = format, .kind = kind, .changes = true };
	struct err err = { 0 };

	str_clear(out);
	if (!record_export_as(m->d.s, &ask, out, &err))
		fail_msg("%s: %s", format, err.msg);
}

static struct id
correct(struct small *m, const struct id *target, const char *former, const char *text,
	const char *because)
{
	struct ev e = draft_ev(&m->d, EV_CORRECTION_SET);

	ev_ref(&e, FLD_TARGET, target);
	ev_text(&e, FLD_FORMER, former);
	ev_text(&e, FLD_TEXT, text);
	ev_text(&e, FLD_BECAUSE, because);
	return draft_add(&m->d, &e);
}

static void
test_not_circulated(void **state)
{
	struct export_ask ask = { .format = "txt", .changes = true };
	struct str out = STR_INIT;
	struct err err = { 0 };
	struct small m;

	(void)state;
	small_new(&m, path, false);
	assert_false(record_export_as(m.d.s, &ask, &out, &err));
	assert_int_equal(err.code, ERR_STATE);
	assert_non_null(strstr(err.msg, "circulate until DATE"));
	assert_int_equal(out.len, 0);
	draft_end(&m.d);
}

/* Public, a correction stands with both wordings; withheld, with none of them and no reason. */
static void
test_withheld_wordings(void **state)
{
	static const char *const canaries[] = { "zqformerCanary1", "zqtextCanary2",
		"zqbecauseCanary3" };
	struct str out = STR_INIT;
	struct small m;
	struct id note;

	(void)state;
	small_new(&m, path, false);
	note = draft_note(&m.d, &m.lab1, "zqtextCanary2");
	circulate(&m);
	correct(&m, &note, canaries[0], canaries[1], canaries[2]);
	for (size_t f = 0; f < N_FORMATS; f++) {
		ask_changes(&m, formats[f], EDITION_PUBLIC, &out);
		for (size_t i = 0; i < 3; i++)
			assert_non_null(strstr(str_c(&out), canaries[i]));
	}
	draft_withhold(&m.d, &note, "safety", "a risk", "Somebody spoke.");
	for (size_t f = 0; f < N_FORMATS; f++)
		for (int kind = EDITION_PUBLIC; kind <= EDITION_CONSTITUENCY; kind++) {
			ask_changes(&m, formats[f], (enum edition_kind)kind, &out);
			for (size_t i = 0; i < 3; i++)
				if (strstr(str_c(&out), canaries[i]) != NULL)
					fail_msg("%s: %s", formats[f], canaries[i]);
			assert_non_null(strstr(str_c(&out), "Corrected: "));
			assert_non_null(strstr(str_c(&out), "Withheld since: "));
		}
	ask_changes(&m, "txt", EDITION_FULL, &out);
	assert_non_null(strstr(str_c(&out), canaries[0]));
	str_release(&out);
	draft_end(&m.d);
}

/* Every kind of unit of the tables, added later and withheld: told, but not in its words. */
static void
test_withheld_additions(void **state)
{
	struct str out = STR_INIT;
	struct small m;
	char text[32];
	int kinds = 0;

	(void)state;
	small_new(&m, path, false);
	circulate(&m);
	m.d.item = m.item2;
	for (int k = 0; k < EV_N; k++) {
		enum unit_kind unit = ev_unit(k);
		struct ev e;
		struct id id;

		if (!unit_numbered(unit) || ev_field(k, FLD_NUM) == NULL || ev_floor(k) ||
		    unit == UNIT_CORRECTION || unit == UNIT_ITEM ||
		    ev_field(k, FLD_TEXT) == NULL)
			continue;
		e = draft_ev(&m.d, k);
		snprintf(text, sizeof text, "zqaddedCanary%03dx", k);
		ev_text(&e, FLD_TEXT, text);
		id = draft_add(&m.d, &e);
		draft_withhold(&m.d, &id, "safety", "a risk", "Somebody spoke.");
		kinds++;
	}
	assert_true(kinds > 7);
	for (size_t f = 0; f < N_FORMATS; f++)
		for (int kind = EDITION_PUBLIC; kind <= EDITION_CONSTITUENCY; kind++) {
			ask_changes(&m, formats[f], (enum edition_kind)kind, &out);
			assert_null(strstr(str_c(&out), "zqaddedCanary"));
			assert_non_null(strstr(str_c(&out), "Added: "));
		}
	ask_changes(&m, "txt", EDITION_FULL, &out);
	assert_non_null(strstr(str_c(&out), "zqaddedCanary"));
	str_release(&out);
	draft_end(&m.d);
}

/* Before the circulation nothing is a change; the same state gives the same bytes. */
static void
test_nothing_changed(void **state)
{
	struct str once = STR_INIT, twice = STR_INIT;
	struct small m;

	(void)state;
	small_new(&m, path, true);
	circulate(&m);
	ask_changes(&m, "txt", EDITION_PUBLIC, &once);
	ask_changes(&m, "txt", EDITION_PUBLIC, &twice);
	assert_string_equal(str_c(&once), str_c(&twice));
	assert_non_null(strstr(str_c(&once), "Nothing has changed since then."));
	assert_null(strstr(str_c(&once), "Added: "));
	assert_null(strstr(str_c(&once), "Withheld since: "));
	str_release(&once);
	str_release(&twice);
	draft_end(&m.d);
}

/* The packs of one moment differ in nothing but for whom they are. */
static void
test_packs(void **state)
{
	struct export_ask ask = { .format = "txt", .kind = EDITION_CONSTITUENCY };
	struct export_pack *v;
	struct err err = { 0 };
	struct units groups;
	struct small m;
	size_t n;

	(void)state;
	small_new(&m, path, true);
	if (!record_packs(m.d.s, &ask, &v, &n, &err))
		fail_msg("%s", err.msg);
	assert_true(store_units(m.d.s, UNIT_GROUP, &groups, &err));
	assert_int_equal(n, groups.n);
	assert_string_equal(v[0].code, "LAB");
	for (size_t i = 0; i < n; i++) {
		struct str one = STR_INIT;

		ask.group = &groups.v[i].id;
		assert_true(record_export_as(m.d.s, &ask, &one, &err));
		assert_string_equal(str_c(&one), str_c(&v[i].bytes));
		assert_non_null(strstr(str_c(&one), v[i].code));
		assert_null(strstr(str_c(&one), "watchman"));
		str_release(&one);
	}
	packs_release(v, n);
	units_release(&groups);
	draft_end(&m.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_not_circulated), cmocka_unit_test(test_withheld_wordings),
		cmocka_unit_test(test_withheld_additions), cmocka_unit_test(test_nothing_changed),
		cmocka_unit_test(test_packs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
