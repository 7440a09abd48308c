/* SPDX-License-Identifier: ISC */
/* The minutes on the screen: at every size, in every script, however many. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <golden.h>

/* The last rows of the minutes, above message, line and keys. */
static bool
newest(struct room *r, const char *text)
{
	const char *row = room_row(r, 20);

	if (strstr(row, text) != NULL)
		return true;
	fprintf(stderr, "newest is: %s\n", row);
	return false;
}

static void
test_empty(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "basic", NULL);
	room_screen(&r, FOCUS_RECORD, 24, 80);
	assert_true(room_golden(&r, "record_empty"));
	room_close(&r);
}

static void
test_notes(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_enter(&r, "The chair opens the discussion.");
	assert_true(newest(&r, "The chair opens"));
	assert_string_equal(lineedit_text(&r.s.record.edit), "");
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_advance(&r, 61000);
	screen_follow(&r.s);
	room_enter(&r, "Communities ask for free, prior and informed consent at every mine, and "
		"for a share of the revenue that is decided with them and not about them.");
	room_enter(&r, "LAB: workers want safety first");
	room_enter(&r, "- silence");
	room_enter(&r, "ACTION: Bo Li to circulate the draft by 2026-04-01");
	assert_true(room_golden(&r, "record_notes"));
	room_size(&r, 10, 40);
	assert_true(room_golden(&r, "record_10x40"));
	room_size(&r, 5, 20);
	assert_true(room_golden(&r, "record_5x20"));
	room_size(&r, 1, 1);
	assert_true(room_golden(&r, "record_1x1"));
	room_size(&r, 50, 200);
	assert_true(room_golden(&r, "record_50x200"));
	for (int rows = 1; rows < 30; rows += 3)
		for (int cols = 1; cols < 140; cols += 7) {
			room_size(&r, rows, cols);
			room_draw(&r);
		}
	room_close(&r);
}

/* The end of a message says what to do: it is folded, and hides nothing that was recorded. */
static void
test_long_message(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_enter(&r, "the newest remark");
	room_enter(&r, "/withhold 1 ground=safety");
	assert_true(r.s.message.len > 80);
	assert_true(room_shows(&r, "the newest remark"));
	assert_true(room_shows(&r, "or last"));
	room_size(&r, 10, 40);
	assert_true(room_shows(&r, "the newest remark"));
	room_close(&r);
}

/* What is decided, promised and objected stands among the remarks. */
static void
test_outcomes(void **state)
{
	static const char *const lines[] = {
		"propose by=\"Ana Silva\" We agree.", "position LAB object because of the cost",
		"amend last: We all agree.", "statement Ana Silva: we explain",
		"reservation Bo Li on decision 1: no money", "commit Bo Li to pay by 2027-01-01",
		"document The paper", "interest Ana Silva: owns shares", "consult CSO for 10m",
		"adopt agenda", "meeting suspend 5m lunch", "meeting resume", NULL,
	};
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	for (int i = 0; lines[i] != NULL; i++)
		room_do(&r, lines[i]);
	screen_follow(&r.s);
	assert_true(room_golden(&r, "record_outcomes"));
	room_keys(&r, "esc e");
	assert_true(room_shows(&r, "consultation 1 has no text to edit"));
	room_keys(&r, "k k e");
	assert_string_equal(lineedit_text(&r.s.record.edit), "The paper");
	room_keys(&r, "esc");
	room_enter(&r, "/interest none");
	assert_true(room_shows(&r, "INTEREST 2: nobody else declared one"));
	room_close(&r);
}

static void
test_scroll(void **state)
{
	struct room r;
	char line[32];

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	for (int i = 1; i <= 300; i++) {
		snprintf(line, sizeof line, "note line %d", i);
		room_do(&r, line);
	}
	screen_follow(&r.s);
	assert_true(newest(&r, "line 300"));
	for (int i = 0; i < 30; i++)
		room_keys(&r, "pgup");
	assert_true(room_shows(&r, "meeting opened"));
	room_keys(&r, "pgdn");
	assert_false(str_starts(room_row(&r, 1), "09:00 -- meeting"));
	room_keys(&r, "esc");
	assert_true(newest(&r, "line 300"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_long_message),
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_scroll),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
