/* SPDX-License-Identifier: ISC */
/* The hall's screen in each of its states and sizes, and that nothing withheld gets onto it. */
#include <config.h>

#include "room.h"

#include <locale.h>
#include <stdio.h>

#include <chatter.h>
#include <golden.h>

#include <tui/display.h>

struct hall {
	struct room r;
	struct edition ed;
	struct display d;
	bool loaded;
};

static const char *const hleag[] = {
	"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB country=China",
	"person add Cy Ode group=LAB", "person add Mele Taufa group=IP",
	"person add Di Roy group=IND", "person add Olga Observer role=observer",
	"present+ Ana Silva,Bo Li,Cy Ode,Mele Taufa,Di Roy,Olga Observer", "meeting open",
	"adopt rules", "agenda+ Traceability for 20m", "take up 1", NULL,
};

static void
hall_open(struct hall *h, const char *template, const char *const *lines)
{
	memset(h, 0, sizeof *h);
	room_open(&h->r, template, lines);
}

static void
hall_load(struct hall *h)
{
	struct edition_ask ask = { .kind = EDITION_PUBLIC, .live = true };
	struct err err = { 0 };

	if (h->loaded)
		edition_release(&h->ed);
	if (!edition_load(h->r.m->store, &ask, &h->ed, &err))
		fail_msg("%s", err.msg);
	h->loaded = true;
	h->d.ed = &h->ed;
	h->d.lang = words_lang(h->ed.language);
}

/* As it is now, with what was read before. */
static void
hall_draw(struct hall *h, int rows, int cols)
{
	struct tick now = meeting_clock(h->r.m);

	canvas_resize(&h->r.canvas, rows, cols);
	display_draw(&h->d, &now, &h->r.canvas);
}

static bool
hall_golden(struct hall *h, int rows, int cols, const char *name)
{
	hall_load(h);
	hall_draw(h, rows, cols);
	return golden_check(name, &h->r.canvas);
}

static int64_t
hall_due(struct hall *h)
{
	struct tick now = meeting_clock(h->r.m);

	hall_load(h);
	return display_due(&h->d, &now, 24, 80);
}

static void
hall_close(struct hall *h)
{
	if (h->loaded)
		edition_release(&h->ed);
	room_close(&h->r);
}

static bool
drawn(struct hall *h, const char *text)
{
	struct str all = STR_INIT;
	bool found;

	for (int row = 0; row < h->r.canvas.rows; row++) {
		for (int col = 0; col < h->r.canvas.cols; col++)
			str_add(&all, canvas_at(&h->r.canvas, row, col)->text);
		str_addc(&all, '\n');
	}
	found = strstr(str_c(&all), text) != NULL;
	str_release(&all);
	return found;
}

static void
test_before(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", NULL);
	assert_true(hall_golden(&h, 24, 80, "display_card"));
	assert_true(hall_due(&h) == -1);
	room_do(&h.r, "adopt rules");
	assert_true(hall_golden(&h, 24, 80, "display_before"));
	hall_close(&h);
}

/* Lines that do not fit come in pages, which turn by themselves and begin again. */
static void
test_card_in_pages(void **state)
{
	struct hall h;
	int64_t due;

	(void)state;
	hall_open(&h, "hleag", NULL);
	hall_load(&h);
	hall_draw(&h, 10, 40);
	assert_true(golden_check("display_card_small", &h.r.canvas));
	for (int i = 0; i < 4; i++) {
		struct tick now = meeting_clock(h.r.m);

		due = display_due(&h.d, &now, 10, 40);
		assert_in_range(due, 1, 60000);
		clock_advance(&h.r.env, due);
		hall_draw(&h, 10, 40);
		if (i == 0)
			assert_true(golden_check("display_card_page", &h.r.canvas));
	}
	assert_true(drawn(&h, " of "));
	hall_close(&h);
}

static void
test_turn(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	assert_true(hall_golden(&h, 24, 80, "display_free"));
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "q+ Bo Li");
	room_do(&h.r, "q+ Mele Taufa");
	room_do(&h.r, "next");
	clock_advance(&h.r.env, 101500);
	assert_true(hall_golden(&h, 24, 80, "display_turn"));
	assert_false(drawn(&h, "Olga"));
	/* The clock goes on without the file. */
	clock_advance(&h.r.env, 18500);
	hall_draw(&h, 24, 80);
	assert_true(golden_check("display_warn", &h.r.canvas));
	clock_advance(&h.r.env, 35000);
	hall_draw(&h, 24, 80);
	assert_true(golden_check("display_last", &h.r.canvas));
	clock_advance(&h.r.env, 25000);
	hall_draw(&h, 24, 80);
	assert_true(golden_check("display_limit", &h.r.canvas));
	clock_advance(&h.r.env, 7000);
	hall_draw(&h, 24, 80);
	assert_true(golden_check("display_over", &h.r.canvas));
	hall_close(&h);
}

static void
test_sizes(void **state)
{
	static const struct { int rows, cols; const char *name; } sizes[] = {
		{ 50, 200, "display_200x50" }, { 30, 100, "display_100x30" },
		{ 14, 60, "display_60x14" }, { 10, 40, "display_40x10" },
		{ 5, 20, "display_20x5" }, { 2, 10, "display_10x2" }, { 1, 1, "display_1x1" },
	};
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "q+ Bo Li");
	room_do(&h.r, "next");
	clock_advance(&h.r.env, 155000);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		assert_true(hall_golden(&h, sizes[i].rows, sizes[i].cols, sizes[i].name));
	/* More than ten minutes have room if no place is kept for the sign. */
	room_do(&h.r, "extend 10m");
	hall_load(&h);
	hall_draw(&h, 10, 40);
	assert_true(drawn(&h, "██  ██"));
	room_do(&h.r, "undo");
	h.d.ascii = true;
	assert_true(hall_golden(&h, 10, 40, "display_ascii"));
	/* Whatever the size, nothing is drawn outside and nothing stops. */
	for (int rows = 1; rows < 60; rows += 3)
		for (int cols = 1; cols < 220; cols += 7)
			hall_draw(&h, rows, cols);
	hall_close(&h);
}

static void
test_pauses(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "next");
	clock_advance(&h.r.env, 60000);
	room_do(&h.r, "interpret");
	clock_advance(&h.r.env, 60000);
	hall_load(&h);
	hall_draw(&h, 24, 80);
	assert_true(drawn(&h, "Civil society - interpretation: the clock waits"));
	room_do(&h.r, "resume");
	room_do(&h.r, "point Bo Li");
	room_do(&h.r, "next");
	assert_true(hall_golden(&h, 24, 80, "display_point"));
	room_do(&h.r, "done");
	room_do(&h.r, "meeting suspend 15m");
	clock_advance(&h.r.env, 61000);
	assert_true(hall_golden(&h, 24, 80, "display_break"));
	assert_in_range(hall_due(&h), 1, 1000);
	clock_advance(&h.r.env, 15 * 60000);
	assert_true(hall_golden(&h, 24, 80, "display_break_over"));
	assert_true(hall_due(&h) == -1);
	room_do(&h.r, "meeting close");
	assert_true(hall_golden(&h, 24, 80, "display_closed"));
	assert_true(hall_due(&h) == -1);
	hall_close(&h);
}

/* It wakes when what it shows changes, and not before. */
static void
test_wakes(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	assert_in_range(hall_due(&h), 1, 60000);
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "next");
	clock_advance(&h.r.env, 300);
	assert_int_equal(hall_due(&h), 700);
	room_do(&h.r, "pause");
	room_do(&h.r, "close item");
	assert_int_equal(hall_due(&h), -1);
	hall_close(&h);
}

/* What the link carries each second is what changes. */
static void
test_few_cells_change(void **state)
{
	struct canvas before;
	struct hall h;
	int most = 0, all = 0;

	(void)state;
	hall_open(&h, "hleag", hleag);
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "next");
	hall_load(&h);
	hall_draw(&h, 24, 80);
	canvas_init(&before, 24, 80);
	for (int s = 0; s < 60; s++) {
		int changed = 0;

		memcpy(before.cells, h.r.canvas.cells, 24 * 80 * sizeof *before.cells);
		clock_advance(&h.r.env, 1000);
		hall_draw(&h, 24, 80);
		for (int i = 0; i < 24 * 80; i++)
			changed += memcmp(&before.cells[i], &h.r.canvas.cells[i],
				sizeof *before.cells) != 0;
		assert_true(changed > 0);
		all += changed;
		most = changed > most ? changed : most;
	}
	assert_in_range(all / 60, 1, 20);
	assert_in_range(most, 1, 70);
	canvas_release(&before);
	hall_close(&h);
}

static const char proposal[] = "propose Companies obtain the free, prior and informed consent of "
	"Indigenous Peoples before exploration begins, and publish the agreement in the languages "
	"of the communities concerned.";

static void
test_reading(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	room_do(&h.r, "q+ Ana Silva");
	room_do(&h.r, "next");
	room_do(&h.r, proposal);
	room_do(&h.r, "read back");
	clock_advance(&h.r.env, 20000);
	assert_true(hall_golden(&h, 24, 80, "display_reading"));
	assert_true(hall_golden(&h, 10, 40, "display_reading_40x10"));
	assert_true(hall_golden(&h, 5, 20, "display_reading_20x5"));
	room_do(&h.r, "decide decision 1 consensus");
	hall_load(&h);
	hall_draw(&h, 24, 80);
	assert_false(drawn(&h, "Companies obtain"));
	assert_true(drawn(&h, "Ana Silva"));
	hall_close(&h);
}

/* A text that is too long turns its pages by the clock, and each word is on one of them. */
static void
test_reading_pages(void **state)
{
	struct str line = STR_INIT;
	struct hall h;
	bool seen[200] = { false };

	(void)state;
	hall_open(&h, "hleag", hleag);
	str_add(&line, "propose");
	for (int i = 0; i < 200; i++)
		str_addf(&line, " paragraph%03d", i);
	room_do(&h.r, str_c(&line));
	room_do(&h.r, "read back");
	str_release(&line);
	hall_load(&h);
	for (int page = 0; page < 12; page++) {
		struct tick now = meeting_clock(h.r.m);
		int64_t due;

		hall_draw(&h, 24, 80);
		for (int i = 0; i < 200; i++) {
			char word[32];

			snprintf(word, sizeof word, "paragraph%03d", i);
			seen[i] |= drawn(&h, word);
		}
		due = display_due(&h.d, &now, 24, 80);
		assert_in_range(due, 1, 60000);
		clock_advance(&h.r.env, due);
	}
	for (int i = 0; i < 200; i++)
		assert_true(seen[i]);
	hall_close(&h);
}

/* What is withheld, or about somebody who is not named, is on no screen of any size or state. */
static void
test_canaries(void **state)
{
	static const char *const lines[] = {
		"person add Canary Canary group=LAB org=canary country=Ghana", "protect Canary Canary",
		"present+ Canary Canary", "q+ Canary Canary to canary", "next",
		"propose by=Canary the canary text", "withhold decision 1 ground=deliberation",
		"agenda+ canary of a title", "withhold item 2 ground=legal", "take up 2",
		"q+ Bo Li to sing canary songs", "read back decision 1", "read back off", "done",
		"q+ Canary Canary", "next", "meeting suspend 15m canary", "meeting resume",
		"meeting close",
	};
	struct hall h;

	(void)state;
	hall_open(&h, "hleag", hleag);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		room_do(&h.r, lines[i]);
		hall_load(&h);
		for (int rows = 1; rows <= 50; rows += 7) {
			hall_draw(&h, rows, rows * 4);
			if (drawn(&h, "anary"))
				fail_msg("after %s", lines[i]);
		}
	}
	hall_close(&h);
}

static const char *const foreign[] = {
	"group add ONE First of all constituencies, with a name far too long for any column at all",
	"group add TWO Zwei", "person add \"山田太郎 (Japan Metal Workers)\" group=ONE",
	"person add \"محمد العربي\" group=TWO", "person add \"Nguyễn Thị Minh Khai\" group=TWO",
	"person add Wilhelmina-Aleksandra von und zu Hohenstaufen-Sigmaringen group=ONE",
	"meeting set language fr", "meeting open", "agenda+ Règlement", "take up 1",
	"q+ Nguyễn Thị Minh Khai", "q+ Wilhelmina", "q+ محمد العربي",
	"q+ \"山田太郎 (Japan Metal Workers)\"", NULL,
};

static void
test_foreign(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "basic", foreign);
	assert_true(hall_golden(&h, 24, 80, "display_card_fr"));
	room_do(&h.r, "next");
	clock_advance(&h.r.env, 30000);
	assert_true(hall_golden(&h, 24, 80, "display_foreign"));
	assert_true(hall_golden(&h, 10, 40, "display_foreign_40x10"));
	hall_close(&h);
}

static void
test_empty(void **state)
{
	struct hall h;

	(void)state;
	hall_open(&h, "basic", NULL);
	hall_load(&h);
	hall_draw(&h, 24, 80);
	room_do(&h.r, "adopt rules");
	room_do(&h.r, "meeting open");
	assert_true(hall_golden(&h, 24, 80, "display_empty"));
	hall_close(&h);
}

/* Sixty constituencies, two hundred hands. */
static void
test_huge(void **state)
{
	struct hall h;
	char line[128];

	(void)state;
	hall_open(&h, "basic", NULL);
	assert_true(store_batch_begin(h.r.m->store, NULL));
	for (int i = 1; i <= 60; i++) {
		snprintf(line, sizeof line, "group add G%d Constituency number %d", i, i);
		room_do(&h.r, line);
	}
	for (int i = 1; i <= 200; i++) {
		snprintf(line, sizeof line, "person add Delegate D%03d of the people group=G%d", i,
			(i - 1) % 60 + 1);
		room_do(&h.r, line);
		snprintf(line, sizeof line, "q+ D%03d", i);
		room_do(&h.r, line);
	}
	room_do(&h.r, "meeting open");
	for (int i = 0; i < 90; i++) {
		room_do(&h.r, "next");
		clock_advance(&h.r.env, 30000 + i * 1000);
	}
	assert_true(store_batch_end(h.r.m->store, true, NULL));
	assert_true(hall_golden(&h, 24, 80, "display_huge"));
	assert_true(hall_golden(&h, 50, 200, "display_huge_200x50"));
	assert_true(hall_golden(&h, 10, 40, "display_huge_40x10"));
	hall_close(&h);
}

/* Whatever happens in a meeting, the hall's screen can be drawn, and knows when to wake. */
static void
test_any_meeting(void **state)
{
	static const char *const people[] = {
		"person add Labour delegate 1 group=LAB", "person add Labour delegate 2 group=LAB",
		"person add Sam Okoro group=IP", "person add Samira Haddad group=YTH",
		"person add Chair Person role=facilitator", "meeting open", NULL,
	};
	struct str line = STR_INIT;
	struct reply reply = { 0 };
	struct rng rng;
	struct hall h;
	int done = 0;

	(void)state;
	rng_seed(&rng, 20261123);
	hall_open(&h, "hleag", people);
	assert_true(store_batch_begin(h.r.m->store, NULL));
	for (int i = 0; i < 600; i++) {
		struct tick now;
		struct err err;

		chatter_line(&rng, &line);
		reply_clear(&reply);
		done += command_run(h.r.m, str_c(&line), &reply, &err);
		clock_advance(&h.r.env, (int64_t)rng_below(&rng, 40000));
		if (i % 3 != 0)
			continue;
		hall_load(&h);
		now = meeting_clock(h.r.m);
		for (int k = 0; k < 4; k++) {
			int rows = 1 + (int)rng_below(&rng, 50), cols = 1 + (int)rng_below(&rng, 160);
			int64_t due = display_due(&h.d, &now, rows, cols);

			assert_true(due == -1 || (due > 0 && due <= 60000 * 10));
			hall_draw(&h, rows, cols);
		}
	}
	assert_true(store_batch_end(h.r.m->store, true, NULL));
	assert_in_range(done, 200, 600);
	reply_release(&reply);
	str_release(&line);
	hall_close(&h);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_before),
		cmocka_unit_test(test_card_in_pages),
		cmocka_unit_test(test_turn),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_pauses),
		cmocka_unit_test(test_wakes),
		cmocka_unit_test(test_few_cells_change),
		cmocka_unit_test(test_reading),
		cmocka_unit_test(test_reading_pages),
		cmocka_unit_test(test_canaries),
		cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_huge),
		cmocka_unit_test(test_any_meeting),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
