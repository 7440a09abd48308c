/* SPDX-License-Identifier: ISC */
/* The floor as people see it, and what its keys do. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <golden.h>

static const char *const foreign[] = {
	"group add ONE First of all constituencies, with a name far too long for its column",
	"group add TWO Zwei", "person add \"山田太郎 (Japan Metal Workers)\" group=ONE",
	"person add \"محمد العربي\" group=TWO", "person add \"Nguyễn Thị Minh Khai\" group=TWO",
	"person add Wilhelmina-Aleksandra von und zu Hohenstaufen-Sigmaringen group=ONE",
	"meeting open", "q+ Nguyễn Thị Minh Khai", "q+ Wilhelmina", "q+ محمد العربي",
	"q+ \"山田太郎 (Japan Metal Workers)\"", "next", NULL,
};

static void
test_empty(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "basic", NULL);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	assert_true(room_golden(&r, "floor_empty"));
	room_close(&r);
}

static void
test_running(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	assert_true(room_golden(&r, "floor_free"));
	room_keys(&r, "1 2 n");
	room_advance(&r, 42000);
	assert_true(room_shows(&r, "0:42 of 3:00"));
	assert_true(room_shows(&r, "2:18"));
	room_advance(&r, 30000);
	assert_true(room_golden(&r, "floor_running"));
	room_keys(&r, "space");
	room_advance(&r, 600000);
	assert_true(room_golden(&r, "floor_paused"));
	room_keys(&r, "space");
	room_advance(&r, 115000);
	assert_true(room_shows(&r, "+0:07"));
	room_close(&r);
}

/* The countdown is rounded up: at the limit it is 0:00, not before. */
static void
test_countdown(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n");
	room_advance(&r, 179500);
	assert_true(room_shows(&r, "0:01"));
	room_advance(&r, 500);
	assert_true(room_shows(&r, "]  0:00"));
	room_close(&r);
}

/* Every size keeps what matters: who speaks and the clock. */
static void
test_sizes(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {
		{ 50, 200, "floor_50x200" }, { 10, 40, "floor_10x40" }, { 5, 20, "floor_5x20" },
		{ 1, 1, "floor_1x1" }, { 30, 130, "floor_30x130" },
	};
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 3 2 n");
	room_advance(&r, 75000);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		room_size(&r, sizes[i].rows, sizes[i].cols);
		assert_true(room_golden(&r, sizes[i].name));
	}
	for (int rows = 1; rows < 30; rows += 3)
		for (int cols = 1; cols < 140; cols += 7) {
			room_size(&r, rows, cols);
			room_draw(&r);
			room_keys(&r, "v down pgdn");
			room_draw(&r);
		}
	room_close(&r);
}

static void
test_foreign_names(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "basic", foreign);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	assert_true(room_golden(&r, "floor_foreign"));
	room_keys(&r, "v");
	assert_true(room_golden(&r, "floor_foreign_list"));
	room_close(&r);
}

static void
test_hands(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	/* One member: at once. Two: the seat is asked. */
	room_keys(&r, "1");
	assert_true(room_shows(&r, "hand up: Ana Silva"));
	room_keys(&r, "3");
	assert_true(room_shows(&r, "LAB, which seat? 1 Bo Li 2 Cy Ode"));
	room_keys(&r, "2");
	assert_true(room_shows(&r, "hand up: Cy Ode"));
	/* Only one of the two is left without a hand. */
	room_keys(&r, "3");
	assert_true(room_shows(&r, "hand up: Bo Li"));
	room_keys(&r, "h");
	room_type(&r, "mel");
	room_keys(&r, "tab");
	assert_true(room_shows(&r, "hand of: Mele Taufa"));
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "hand up: Mele Taufa"));
	assert_int_equal(r.s.snap.n_waiting, 4);
	/* A constituency without members: its seat is named later. */
	room_keys(&r, "5");
	assert_int_equal(r.s.snap.n_waiting, 5);
	room_keys(&r, "u");
	assert_int_equal(r.s.snap.n_waiting, 4);
	room_close(&r);
}

static void
test_double_next(void **state)
{
	struct room r;
	struct id first;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	first = r.s.snap.turn.id;
	room_advance(&r, 1000);
	room_keys(&r, "n");
	assert_true(id_eq(&first, &r.s.snap.turn.id));
	room_advance(&r, 1600);
	room_keys(&r, "n");
	assert_false(id_eq(&first, &r.s.snap.turn.id));
	room_close(&r);
}

/* Called, not present, and the next one: nobody stumbled over the key. */
static void
test_next_after_another_act(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n x n");
	assert_true(r.s.snap.has_turn);
	assert_true(room_shows(&r, "Mele Taufa (IP) has the floor"));
	room_close(&r);
}

/* Two whose names begin alike are not the same person on any line of any screen. */
static void
test_like_names(void **state)
{
	static const char *const lines[] = { "person add \"Labour delegate 1\" group=LAB country=ZA",
		"person add \"Labour delegate 2\" group=LAB country=KZ", "meeting open",
		"q+ LAB1", "q+ LAB2", "next", NULL };
	struct room r;

	(void)state;
	room_open(&r, "hleag", lines);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	assert_true(room_shows(&r, "NOW   Labour delegate 1          LAB ZA"));
	assert_true(room_shows(&r, "NEXT  Labour delegate 2            LAB KZ"));
	room_size(&r, 10, 40);
	assert_true(room_shows(&r, "NOW   Labour … LAB1"));
	room_size(&r, 24, 80);
	room_keys(&r, "o");
	room_type(&r, "LAB2");
	room_keys(&r, "enter n");
	assert_true(room_shows(&r, "LAB2 point of order"));
	room_keys(&r, "f3");
	assert_true(room_shows(&r, "NOW 0:00 of 1:00 Labour delegate 2 LAB"));
	room_close(&r);
}

static void
test_header(void **state)
{
	static const char *const lines[] = { "agenda+ Finance", "undo", "agenda+ Traceability",
		"meeting open", "take up 2", NULL };
	struct room r;

	(void)state;
	room_open(&r, "hleag", lines);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	assert_non_null(strstr(room_row(&r, 0), "  item 2 Traceability"));
	room_keys(&r, ":");
	room_enter(&r, "meeting close");
	room_keys(&r, "enter");			/* the first asked: something is still open */
	assert_non_null(strstr(room_row(&r, 0), "  closed"));
	room_close(&r);
}

/* However long the titles are, the item's number and its clock stay on the first line. */
static void
test_header_long(void **state)
{
	static const char *const lines[] = {
		"meeting set title A plenary meeting whose title alone would fill the whole first line",
		"agenda+ Traceability of everything along the whole chain of supply for 20m",
		"meeting open", "take up 1", NULL };
	static const int widths[] = { 40, 60, 80, 100 };
	struct room r;

	(void)state;
	room_open(&r, "hleag", lines);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		room_size(&r, 24, widths[i]);
		assert_non_null(strstr(room_row(&r, 0), "item 1/1 Trac"));
		assert_non_null(strstr(room_row(&r, 0), "0:00 of 20:00"));
	}
	room_close(&r);
}

static void
test_call_with_reason(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "c");
	assert_true(room_shows(&r, "choose with the arrow keys"));
	room_keys(&r, "1 2 down down c");
	assert_true(room_shows(&r, "Mele Taufa, why?"));
	assert_false(r.s.snap.has_turn);
	room_keys(&r, "esc 3 esc");
	assert_false(r.s.snap.has_turn);
	room_keys(&r, "v down down c 1");
	assert_true(r.s.snap.has_turn);
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	room_close(&r);
}

static void
test_not_present_and_lost(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n x");
	assert_false(r.s.snap.has_turn);
	assert_true(room_shows(&r, "not present when called"));
	room_advance(&r, 5000);
	room_keys(&r, "n");
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	room_advance(&r, 20000);
	room_keys(&r, "x x");
	assert_true(room_shows(&r, "line lost"));
	/* The time so far is kept, and the place. */
	assert_int_equal(r.s.snap.groups[1].spoken_ms, 20000);
	assert_int_equal(r.s.snap.n_waiting, 2);
	room_close(&r);
}

/* A slip of the key does not void what was spoken: after half a minute x asks. */
static void
test_late_noshow(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 n");
	room_advance(&r, 31000);
	room_keys(&r, "x");
	assert_true(room_shows(&r, "x again: line lost, 0:31 stays"));
	assert_true(r.s.snap.has_turn);
	room_keys(&r, "esc");
	assert_true(r.s.snap.has_turn);
	room_keys(&r, "x x");
	assert_false(r.s.snap.has_turn);
	assert_true(room_shows(&r, "line lost"));
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 31000);
	room_close(&r);
}

/* t offers what comes after the item in hand, then what was passed by. */
static void
test_item_after(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_do(&r, "agenda+ Other business");
	room_do(&r, "agenda+ Dates");
	room_do(&r, "take up 3");
	screen_follow(&r.s);
	assert_int_equal(r.s.snap.pending_num, 4);
	room_do(&r, "take up 4");
	screen_follow(&r.s);
	assert_int_equal(r.s.snap.pending_num, 2);
	room_close(&r);
}

/* x x takes back its own first x, and nothing else. */
static void
test_not_present_twice(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2 x x");
	assert_int_equal(r.s.snap.n_waiting, 2);
	room_keys(&r, "n x n");
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	room_keys(&r, "x");
	assert_false(r.s.snap.has_turn);
	assert_true(room_shows(&r, "not present when called"));
	room_close(&r);
}

static void
test_point_of_order(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n o");
	room_type(&r, "LAB1");
	room_keys(&r, "enter enter");
	assert_int_equal(r.s.snap.turn.who.class, FLOOR_POINT);
	assert_true(room_shows(&r, "point of order"));
	room_advance(&r, 20000);
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "ruling (esc: none):"));
	room_enter(&r, "the chair rules that the list stays open");
	assert_string_equal(r.s.snap.turn.who.name, "Ana Silva");
	room_keys(&r, "tab");
	assert_true(room_shows(&r, "Ruling: the chair rules"));
	room_close(&r);
}

/* A ruling that was typed while the point of order ran is not asked for again. */
static void
test_ruling_typed(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n o");
	room_type(&r, "LAB1");
	room_keys(&r, "enter enter :");
	room_enter(&r, "ruling The list stays open.");
	room_advance(&r, 20000);
	room_keys(&r, "enter");
	assert_string_equal(r.s.snap.turn.who.name, "Ana Silva");
	assert_false(room_shows(&r, "ruling (esc: none):"));
	room_close(&r);
}

static void
test_other_keys(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 n a");
	assert_true(room_shows(&r, "nobody waits who could be announced"));
	room_keys(&r, "2 a");
	assert_true(room_shows(&r, "announced"));
	room_keys(&r, "e");
	assert_int_equal(r.s.snap.turn.limit_ms, 210000);
	room_keys(&r, "i");
	assert_true(room_shows(&r, "interpretation"));
	room_keys(&r, "i");
	assert_false(r.s.snap.turn.paused);
	room_keys(&r, "q");
	assert_true(room_shows(&r, "list closed"));
	room_keys(&r, "q l");
	room_type(&r, "2m");
	room_keys(&r, "enter y");
	room_enter(&r, "LAB2");
	assert_true(room_shows(&r, "Cy Ode speaks on the rest"));
	room_keys(&r, "t");
	assert_true(room_shows(&r, "t again takes up item 2, Finance; hands up now: 1 (IP)"));
	room_keys(&r, "t");
	assert_int_equal(r.s.snap.item_num, 2);
	/* What t offers is what the second t takes up, whatever another program took up since. */
	room_do(&r, "agenda+ Closing");
	room_do(&r, "agenda+ Other business");
	screen_follow(&r.s);
	room_keys(&r, "t");
	room_do(&r, "take up 3");
	screen_follow(&r.s);
	room_keys(&r, "t");
	assert_int_equal(r.s.snap.item_num, 3);
	assert_true(room_shows(&r, "t again takes up item 4"));
	room_keys(&r, "b");
	assert_true(r.s.snap.suspended);
	room_keys(&r, "b");
	assert_false(r.s.snap.suspended);
	room_keys(&r, "z");
	assert_true(room_shows(&r, "z does nothing here; ? shows the keys"));
	room_keys(&r, "w");
	room_enter(&r, "Bo");
	assert_string_equal(r.s.snap.turn.who.name, "Bo Li");
	assert_int_equal(room_keys(&r, "ctrl-q") & EFFECT_QUIT, EFFECT_QUIT);
	assert_int_equal(room_keys(&r, "ctrl-l") & EFFECT_REDRAW, EFFECT_REDRAW);
	room_close(&r);
}

/* Somebody else called meanwhile: what the screen showed is no longer so. */
static void
test_stale(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "1 2");
	room_do(&r, "next");
	room_keys(&r, "n");
	assert_true(room_shows(&r, "changed meanwhile"));
	assert_true(room_shows(&r, "Ana Silva"));
	assert_int_equal(r.s.snap.n_waiting, 1);
	room_close(&r);
}

static void
test_pages(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_FLOOR);
	room_keys(&r, "?");
	assert_true(room_golden(&r, "floor_help"));
	room_keys(&r, "pgdn");
	assert_false(str_starts(room_row(&r, 1), "Keys of the floor"));
	room_keys(&r, "q f5");
	assert_true(room_shows(&r, "CSO1   Ana Silva, Ghana"));
	room_keys(&r, "f6");
	assert_true(room_shows(&r, "Nothing is proposed or decided yet"));
	room_keys(&r, "esc :");
	room_enter(&r, "q+ Ana Silva");
	assert_true(room_shows(&r, "hand up: Ana Silva (CSO)"));
	room_keys(&r, ":");
	room_enter(&r, "help next");
	assert_true(room_shows(&r, "End the turn and call whom the order names"));
	room_keys(&r, "f4");
	assert_true(room_shows(&r, "Traceability, 20m"));
	room_keys(&r, "f1 f2");
	assert_true(room_shows(&r, "share of the floor"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_running),
		cmocka_unit_test(test_countdown),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_foreign_names),
		cmocka_unit_test(test_hands),
		cmocka_unit_test(test_double_next),
		cmocka_unit_test(test_next_after_another_act),
		cmocka_unit_test(test_like_names),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_header_long),
		cmocka_unit_test(test_call_with_reason),
		cmocka_unit_test(test_not_present_and_lost),
		cmocka_unit_test(test_not_present_twice),
		cmocka_unit_test(test_late_noshow),
		cmocka_unit_test(test_item_after),
		cmocka_unit_test(test_point_of_order),
		cmocka_unit_test(test_ruling_typed),
		cmocka_unit_test(test_other_keys),
		cmocka_unit_test(test_stale),
		cmocka_unit_test(test_pages),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
