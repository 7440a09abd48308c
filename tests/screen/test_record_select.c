/* SPDX-License-Identifier: ISC */
/* A line of the minutes is selected: what its keys do, and what stays when they cannot. */
#include <config.h>

#include "room.h"

#include <locale.h>
#include <string.h>

#include <golden.h>

/* Three notes, a proposal, an action; two items. */
static void
begin(struct room *r)
{
	static const char *const lines[] = {
		"note The chair opens the discussion.", "note who=\"Ana Silva\" We ask for consent.",
		"take up 2", "note who=LAB Safety first.", "propose The draft goes to all members.",
		"ACTION: Bo Li to circulate the draft by 2026-04-01", NULL,
	};

	room_begin(r, FOCUS_RECORD);
	for (int i = 0; lines[i] != NULL; i++) {
		room_do(r, lines[i]);
		clock_advance(&r->env, 60000);
	}
	screen_follow(&r->s);
}

/* What the field of a unit says in the file. */
static const char *
in_file(struct room *r, enum unit_kind kind, int num, enum field f)
{
	static char text[512];
	struct units us;
	const struct unit *u;

	assert_true(store_units(r->m->store, kind, &us, NULL));
	u = units_num(&us, num, 0);
	str_copy(text, sizeof text, u == NULL ? "(none)" : unit_text(u, f));
	units_release(&us);
	return text;
}

static void
test_withhold_in_two_keys(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc up up");
	assert_true(room_shows(&r, ">LAB: Safety first."));
	room_keys(&r, "w");
	assert_true(room_shows(&r, "note 3 is withheld on which ground?"));
	assert_true(room_golden(&r, "record_grounds"));
	assert_string_equal(in_file(&r, UNIT_WITHHOLD, 1, FLD_GROUND), "(none)");
	room_keys(&r, "p");
	assert_string_equal(in_file(&r, UNIT_WITHHOLD, 1, FLD_GROUND), "personal");
	assert_true(room_shows(&r, "Safety first. [withheld: personal, pending]"));
	/* One types again at once. */
	assert_int_equal(r.s.main.scope, SCOPE_RECORD);
	room_keys(&r, "esc r");
	assert_string_equal(in_file(&r, UNIT_WITHHOLD, 1, FLD_STATE), "released");
	room_close(&r);
}

static void
test_no_ground(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc w esc");
	assert_true(r.s.record.selecting);
	assert_int_equal(r.s.message.len, 0);
	room_keys(&r, "w x");
	assert_true(room_shows(&r, "x is none of them"));
	assert_string_equal(in_file(&r, UNIT_WITHHOLD, 1, FLD_GROUND), "(none)");
	room_close(&r);
}

/* Each ground has a letter of its own, whatever the width. */
static void
test_grounds_row(void **state)
{
	static const int widths[] = { 80, 40, 20, 119 };
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc w");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		room_size(&r, 10, widths[i]);
		assert_true(room_row(&r, 9)[0] == 'p');
		assert_non_null(strchr(room_row(&r, 9), 'd'));
	}
	assert_true(room_shows(&r, "p personal s safety c commercial t third-party l legal "
		"e security i indigenous a place d deliberation"));
	room_close(&r);
}

static void
test_moves(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc");
	assert_true(room_shows(&r, ">ACTION 1: Bo Li"));
	room_keys(&r, "k k");
	assert_true(room_shows(&r, ">LAB: Safety"));
	/* A heading is nothing that could be selected. */
	room_keys(&r, "up");
	assert_true(room_shows(&r, ">Ana Silva (CSO): We ask"));
	assert_int_equal(r.canvas.cur_col, 10);
	room_keys(&r, "up up");
	assert_true(room_shows(&r, "this is the first"));
	room_keys(&r, "j Z");
	assert_true(room_shows(&r, "Z does nothing here; ? shows the keys"));
	assert_true(room_golden(&r, "record_select"));
	room_keys(&r, "i");
	room_type(&r, "we go on");
	assert_string_equal(lineedit_text(&r.s.record.edit), "we go on");
	/* The typed line waits meanwhile. */
	room_keys(&r, "ctrl-g esc");
	assert_string_equal(lineedit_text(&r.s.record.edit), "we go on");
	room_close(&r);
}

/* Esc and a letter that come together are alt and the letter. */
static void
test_esc_and_letter_at_once(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "alt-k w d");
	assert_true(room_shows(&r, "goes to all members. [withheld: deliberation,"));
	room_type(&r, "typed");
	room_keys(&r, "alt-b alt-w");
	assert_false(r.s.record.selecting);
	assert_string_equal(lineedit_text(&r.s.record.edit), "typed");
	room_close(&r);
}

static void
test_nothing_to_select(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "basic", NULL);
	room_screen(&r, FOCUS_RECORD, 24, 80);
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "nothing is recorded yet"));
	room_enter(&r, "first words");
	assert_string_equal(in_file(&r, UNIT_NOTE, 1, FLD_TEXT), "first words");
	room_close(&r);
}

static void
test_edit(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_type(&r, "half a line");
	room_keys(&r, "ctrl-g k k enter");
	assert_string_equal(lineedit_text(&r.s.record.edit), "Safety first.");
	assert_string_equal(r.s.record.mark, "edit note 3");
	room_keys(&r, "backspace");
	room_enter(&r, ", then pay.");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first, then pay.");
	assert_string_equal(lineedit_text(&r.s.record.edit), "half a line");
	/* Left: as it was. */
	room_keys(&r, "ctrl-g e");
	room_type(&r, "!!");
	room_keys(&r, "esc");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first, then pay.");
	assert_string_equal(lineedit_text(&r.s.record.edit), "half a line");
	room_keys(&r, "ctrl-u ctrl-g c");
	room_enter(&r, "And rest.");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first, then pay. And rest.");
	room_close(&r);
}

static void
test_changed_meanwhile(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc k k e");
	room_type(&r, " Mine");
	room_do(&r, "correct note 3: Theirs");
	screen_follow(&r.s);
	room_keys(&r, "enter");
	assert_true(r.s.failed);
	assert_true(room_shows(&r, "note 3 was changed meanwhile, it now says \"Theirs\""));
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Theirs");
	assert_string_equal(lineedit_text(&r.s.record.edit), "Safety first. Mine");
	/* It is known now. */
	room_keys(&r, "enter");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first. Mine");
	room_close(&r);
}

/* Lines and signs that a command would take for its own. */
static void
test_edit_any_text(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc k k e ctrl-u");
	room_type(&r, "because=\"x\" -- first: ");
	room_keys(&r, "alt-enter");
	room_enter(&r, "/next because of it");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT),
		"because=\"x\" -- first: \n/next because of it");
	room_close(&r);
}

/* Once the draft is out the reason is asked for: the correction is listed. */
static void
test_edit_circulated(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "meeting close");
	room_do(&r, "circulate");
	screen_follow(&r.s);
	room_keys(&r, "esc k k e");
	room_enter(&r, " And pay.");
	assert_true(room_shows(&r, "because (it is listed):"));
	room_keys(&r, "enter");
	assert_true(r.s.failed);
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first.");
	room_enter(&r, "she said \"pay\"");
	assert_string_equal(in_file(&r, UNIT_NOTE, 3, FLD_TEXT), "Safety first. And pay.");
	assert_string_equal(in_file(&r, UNIT_CORRECTION, 1, FLD_BECAUSE), "she said 'pay'");
	assert_true(room_shows(&r, "Safety first. And pay. [corrected]"));
	assert_string_equal(lineedit_text(&r.s.record.edit), "");
	room_close(&r);
}

/* What was selected stays it while others write; what they took back is no trap. */
static void
test_others_meanwhile(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "note to be taken back");
	screen_follow(&r.s);
	room_keys(&r, "esc");
	room_do(&r, "note one more");
	screen_follow(&r.s);
	assert_true(room_shows(&r, ">to be taken back"));
	room_do(&r, "undo");
	room_do(&r, "undo");
	screen_follow(&r.s);
	assert_true(room_shows(&r, ">ACTION 1"));
	room_keys(&r, "w s");
	assert_true(room_shows(&r, "safety, pending]"));
	room_close(&r);
}

static void
test_sizes(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_do(&r, "withhold note 3 ground=place");
	room_advance(&r, 61000);
	screen_follow(&r.s);
	room_keys(&r, "esc k k");
	room_size(&r, 10, 40);
	assert_true(room_golden(&r, "record_select_10x40"));
	room_size(&r, 5, 20);
	assert_true(room_golden(&r, "record_select_5x20"));
	room_size(&r, 50, 200);
	assert_true(room_golden(&r, "record_select_50x200"));
	for (int rows = 1; rows < 30; rows += 3)
		for (int cols = 1; cols < 140; cols += 7) {
			room_size(&r, rows, cols);
			room_draw(&r);
			room_keys(&r, "up w esc down");
			room_draw(&r);
			/* The running clock is never hidden. */
			if (rows >= 2 && cols >= 15 && cols < 120)
				assert_true(str_starts(room_row(&r, 0), "NOW 1:01"));
		}
	room_close(&r);
}

static void
test_said_and_attribution(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc k k k b");
	room_enter(&r, "Bo Li");
	assert_true(room_shows(&r, "Bo Li (LAB): We ask for consent."));
	room_keys(&r, "esc a o");
	assert_string_equal(in_file(&r, UNIT_NOTE, 2, FLD_ATTRIBUTION), "none");
	assert_true(room_shows(&r, "We ask for consent. [attribution: none]"));
	room_keys(&r, "esc u");
	assert_string_equal(in_file(&r, UNIT_NOTE, 2, FLD_ATTRIBUTION), "");
	room_close(&r);
}

static void
test_move(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc k k m");
	room_enter(&r, "9");
	assert_true(r.s.failed);
	room_keys(&r, "ctrl-u");
	room_enter(&r, "1");
	assert_true(room_shows(&r, "note 3 is under item 1, Traceability"));
	room_keys(&r, "esc f i");
	assert_true(room_shows(&r, ">LAB: Safety first."));
	assert_true(room_shows(&r, "We ask for consent."));
	room_keys(&r, "esc u");
	assert_true(room_shows(&r, "2. Finance"));
	room_close(&r);
}

static void
test_continued_item(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "take up 1");
	room_do(&r, "note back again");
	screen_follow(&r.s);
	assert_true(room_shows(&r, "1. Traceability (continued)"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_withhold_in_two_keys),
		cmocka_unit_test(test_no_ground),
		cmocka_unit_test(test_grounds_row),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_esc_and_letter_at_once),
		cmocka_unit_test(test_nothing_to_select),
		cmocka_unit_test(test_edit),
		cmocka_unit_test(test_changed_meanwhile),
		cmocka_unit_test(test_edit_any_text),
		cmocka_unit_test(test_edit_circulated),
		cmocka_unit_test(test_others_meanwhile),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_said_and_attribution),
		cmocka_unit_test(test_move),
		cmocka_unit_test(test_continued_item),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
