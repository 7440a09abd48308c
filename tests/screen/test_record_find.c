/* SPDX-License-Identifier: ISC */
/* Looking for words in the minutes, showing only some of them, long notes, long meetings. */
#include <config.h>

#include "room.h"

#include <locale.h>
#include <string.h>

#include <golden.h>

enum { MANY = 700 };

static void
begin(struct room *r)
{
	static const char *const lines[] = {
		"note who=\"Ana Silva\" Nous demandons une étude.", "note who=LAB Etudes are slow.",
		"take up 2", "propose The draft goes to all members.", "note nothing of the kind",
		"note who=\"Bo Li\" An ETUDE by whom?",
		"ACTION: Bo Li to circulate the study by 2026-04-01", NULL,
	};

	room_begin(r, FOCUS_RECORD);
	for (int i = 0; lines[i] != NULL; i++) {
		room_do(r, lines[i]);
		clock_advance(&r->env, 60000);
	}
	screen_follow(&r->s);
}

static void
test_find(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc /");
	room_enter(&r, "etude");
	assert_true(room_shows(&r, ">Bo Li (LAB): An ETUDE"));
	assert_true(room_shows(&r, "*LAB: Etudes"));
	assert_true(room_golden(&r, "record_find"));
	room_keys(&r, "n n");
	assert_true(room_shows(&r, ">Ana Silva (CSO): Nous demandons une étude."));
	room_keys(&r, "n");
	assert_true(room_shows(&r, "no earlier line has \"etude\""));
	room_keys(&r, "N");
	assert_true(room_shows(&r, ">LAB: Etudes"));
	/* Esc takes the marks away, then one types again. */
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "  Ana Silva (CSO): Nous"));
	assert_true(r.s.record.selecting);
	room_keys(&r, "/");
	room_enter(&r, "not to be found");
	assert_true(room_shows(&r, "no line has \"not to be found\""));
	room_close(&r);
}

static void
test_filters(void **state)
{
	static const struct {
		const char *keys, *shown, *hidden;
	} rows[] = {
		{ "f d", "PROPOSAL 1", "Etudes" }, { "f a", "ACTION 1", "PROPOSAL" },
		{ "f w", "only what is withheld", "ACTION" }, { "f m", "nothing of the kind", "XX" },
		{ "f i", "2. Finance", "Traceability" }, { "f s", "An ETUDE", "nothing of" },
		{ "f e", "Etudes", "only" },
	};
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "withhold note 2 ground=legal");
	screen_follow(&r.s);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		room_keys(&r, "esc k");
		room_keys(&r, rows[i].keys);
		assert_true(room_shows(&r, rows[i].shown));
		for (int row = 1; row < 20; row++)
			assert_null(strstr(room_row(&r, row), rows[i].hidden));
		/* Esc shows all, then one types again. */
		room_keys(&r, "esc");
		assert_true(r.s.record.filter == SHOW_ALL);
		if (r.s.record.selecting)
			room_keys(&r, "esc");
		assert_false(r.s.record.selecting);
	}
	room_close(&r);
}

/* What is typed next is seen. */
static void
test_filter_ends(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "esc f d c");
	assert_string_equal(r.s.record.mark, "... decision 1");
	room_keys(&r, "esc");
	assert_true(room_shows(&r, "nothing of the kind"));
	room_keys(&r, "esc j j f s c");
	room_enter(&r, "And for whom?");
	assert_true(room_shows(&r, "An ETUDE by whom? And for whom?"));
	room_enter(&r, "of nobody");
	assert_true(room_shows(&r, " of nobody"));
	assert_true(room_shows(&r, "nothing of the kind"));
	room_close(&r);
}

static void
test_long_note(void **state)
{
	struct room r;
	struct str line = STR_INIT;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	str_add(&line, "note ");
	for (int i = 1; i <= 20; i++)
		str_addf(&line, "line number %d of a long statement\n", i);
	str_add(&line, "the end");
	room_do(&r, str_c(&line));
	room_do(&r, "note after it");
	screen_follow(&r.s);
	assert_true(room_golden(&r, "record_folded"));
	room_keys(&r, "esc k o");
	assert_true(room_shows(&r, "line number 12 of"));
	room_keys(&r, "o");
	assert_true(room_shows(&r, "... 13 more rows ..."));
	room_keys(&r, "e");
	assert_true(room_shows(&r, "the end"));
	room_close(&r);
	str_release(&line);
}

/* From the newest to the first, row by row and by pages; found from afar. */
static void
test_many(void **state)
{
	struct room r;
	struct str line = STR_INIT;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	for (int i = 1; i <= MANY; i++) {
		str_clear(&line);
		str_addf(&line, "note remark %d%s", i, i == 3 ? " of the needle" : "");
		room_do(&r, str_c(&line));
	}
	screen_follow(&r.s);
	room_keys(&r, "esc");
	for (int i = MANY; i > 1; i--) {
		const struct canvas_cell *c;

		room_draw(&r);
		c = canvas_at(&r.canvas, r.canvas.cur_row, r.canvas.cur_col);
		assert_string_equal(c->text, ">");
		room_keys(&r, "up");
	}
	assert_true(room_shows(&r, ">remark 1"));
	assert_true(str_starts(room_row(&r, 1), "09:00 -- meeting opened"));
	for (int i = 0; i < MANY / 10; i++)
		room_keys(&r, "pgdn");
	assert_true(room_shows(&r, ">remark 700"));
	room_keys(&r, "esc");
	assert_true(r.s.record.follow);
	room_do(&r, "note one more");
	screen_follow(&r.s);
	assert_true(room_shows(&r, "remark 700"));
	/* Only so much is read as is shown. */
	assert_true(r.s.snap.n_lines <= SNAP_LINES + 2);
	room_keys(&r, "esc /");
	room_enter(&r, "NEEDLE");
	assert_true(room_shows(&r, ">remark 3 of the needle"));
	room_close(&r);
	str_release(&line);
}

static void
test_foreign(void **state)
{
	static const char *const lines[] = {
		"person add \"ليلى الهاشمي\" group=CSO", "person add \"王小明\" group=LAB",
		"note who=\"ليلى الهاشمي\" نطلب الموافقة الحرة", "note who=\"王小明\" 我们要求安全第一，然后才谈收入分配和社区参与的问题，谢谢主席给我们发言的机会",
		"person add \"Wolfeschlegelsteinhausenbergerdorff Montgomery-Featherstonehaugh III\" group=IND",
		"note who=\"Wolfeschlegelsteinhausenbergerdorff Montgomery-Featherstonehaugh III\" short", NULL,
	};
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	for (int i = 0; lines[i] != NULL; i++)
		room_do(&r, lines[i]);
	screen_follow(&r.s);
	room_keys(&r, "esc k");
	assert_true(room_golden(&r, "record_foreign"));
	room_size(&r, 10, 40);
	assert_true(room_golden(&r, "record_foreign_10x40"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_filters),
		cmocka_unit_test(test_filter_ends),
		cmocka_unit_test(test_long_note),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_foreign),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
