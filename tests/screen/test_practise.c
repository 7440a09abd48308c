/* SPDX-License-Identifier: ISC */
/* Practice: six tasks noticed in the meeting, in any order or none, up to the verdict. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <tui/loop.h>

struct hall {
	struct room r;
	struct practise p;
};

static void
enter(struct hall *h, int rows, int cols)
{
	struct room *r = &h->r;
	struct err err;

	memset(h, 0, sizeof *h);
	scratch_init(&r->scratch);
	options_init(&r->options);
	assert_true(env_init(&r->env, "7,1773133200000"));
	assert_true(practise_make(scratch_path(&r->scratch, "p.talanoa"), &r->env, &err));
	assert_true(meeting_open(r->scratch.path, STORE_WRITE, &r->env, &r->m, &err));
	store_operator(r->m->store, "Kim", "facilitator");
	canvas_init(&r->canvas, 1, 1);
	room_screen(r, FOCUS_FLOOR, rows, cols);
	practise_init(&h->p, &r->s);
	r->s.practise = &h->p;
}

static void
leave(struct hall *h)
{
	practise_release(&h->p);
	h->r.s.practise = NULL;
	room_close(&h->r);
}

/* So many seconds of the meeting, each looked at when it is due. */
static void
wait(struct hall *h, int seconds)
{
	for (int i = 0; i < seconds; i++)
		room_advance(&h->r, 334);
}

static void
type(struct hall *h, const char *key, const char *text)
{
	room_keys(&h->r, key);
	room_type(&h->r, text);
	room_keys(&h->r, "enter");
}

/* The arrow keys, until the screen says that this one is selected; then c. */
static void
choose(struct hall *h, const char *name)
{
	char row[64];
	size_t i = 0;

	while (i < h->r.s.snap.n_queue && !str_eq(h->r.s.snap.queue[i].name, name))
		i++;
	for (size_t k = 0; k <= i; k++)
		room_keys(&h->r, "down");
	snprintf(row, sizeof row, ">%3zu %s", i + 1, name);
	assert_true(room_shows(&h->r, row));
	room_keys(&h->r, "c");
}

/* Do what the screen asks for now. */
static void
obey(struct hall *h)
{
	switch (h->p.task) {
	case TASK_CALL:
		room_keys(&h->r, "n");
		break;
	case TASK_HAND:
		assert_true(room_shows(&h->r, "YTH is row 5: press 5."));
		room_keys(&h->r, "5");
		assert_true(room_shows(&h->r, "Now the digit of the seat"));
		room_keys(&h->r, "3");
		break;
	case TASK_WRONG:
		type(h, "w", h->p.who);
		break;
	case TASK_POINT:
		type(h, "o", h->p.who);
		assert_true(room_shows(&h->r, "enter begins it"));
		room_keys(&h->r, "enter");
		wait(h, 15);
		type(h, "d", "not in order");
		break;
	case TASK_LOST:
		room_keys(&h->r, "x x");
		break;
	default:
		choose(h, h->p.who);
		assert_true(room_shows(&h->r, "3, must leave"));
		room_keys(&h->r, "3");
		assert_true(room_shows(&h->r, "Now take it back: u"));
		room_keys(&h->r, "u");
	}
}

/* Six tasks at three times the speed, and the verdict; nothing of it in less than a minute. */
static void
test_all(void **state)
{
	static const char *const why[] = { "whoever asks why", "not a late turn", "time moved",
		"costs nobody time", "bad link is no", "nothing is hidden" };
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	assert_true(room_golden(&h.r, "practise_ask"));
	for (int t = 0; t < TASK_N; t++) {
		char now[32];

		snprintf(now, sizeof now, "PRACTICE %d/6  ", t + 1);
		assert_true(room_shows(&h.r, now));
		assert_false(h.p.done[t]);
		wait(&h, 12);
		obey(&h);
		wait(&h, 1);
		assert_true(h.p.done[t]);
		assert_true(room_shows(&h.r, "Done. "));
		assert_non_null(strstr(task_why((enum task)t), why[t]));
		wait(&h, 22);
	}
	assert_true(room_shows(&h.r, "Tasks: 6 of 6 done"));
	assert_true(room_shows(&h.r, "to move to be even (before 58%, by first hand 57%)."));
	assert_true(room_golden(&h.r, "practise_over"));
	room_size(&h.r, 10, 40);
	assert_true(room_shows(&h.r, "Tasks: 6 of 6 done"));
	/* The room is empty: time goes by and nothing happens any more. */
	assert_int_equal(h.p.due, LOOP_NEVER);
	assert_int_equal(room_keys(&h.r, "esc") & EFFECT_QUIT, EFFECT_QUIT);
	leave(&h);
}

/* Nobody touches a key: every task passes by, and the verdict says so. */
static void
test_nothing_done(void **state)
{
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	for (int i = 0; i < 6 * 185 && h.p.phase != PRACTISE_OVER; i++)
		wait(&h, 1);
	assert_true(room_shows(&h.r, "of the floor would have to move to be even"));
	assert_true(room_shows(&h.r, "Tasks: 0 of 6 done; left: call the next"));
	leave(&h);
}

/* What was done before it was asked for counts, and is not asked for. */
static void
test_other_order(void **state)
{
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	room_keys(&h.r, "5 2");
	wait(&h, 2);
	assert_true(room_shows(&h.r, "PRACTICE 1/6  NEXT says"));
	room_keys(&h.r, "n");
	room_advance(&h.r, 2000);
	room_keys(&h.r, "x x");
	wait(&h, 1);
	assert_true(h.p.done[TASK_CALL] && h.p.done[TASK_HAND] && h.p.done[TASK_LOST]);
	room_keys(&h.r, "ctrl-n");
	assert_true(room_shows(&h.r, "PRACTICE 2/6  Done. A late hand"));
	room_keys(&h.r, "ctrl-n");
	assert_true(room_shows(&h.r, "PRACTICE 3/6  That is not"));
	room_keys(&h.r, "ctrl-n");
	assert_true(room_shows(&h.r, "calls: point of order!"));
	room_keys(&h.r, "ctrl-n");
	assert_true(room_shows(&h.r, "PRACTICE 5/6  Done."));
	room_keys(&h.r, "ctrl-n ctrl-n");
	assert_true(room_shows(&h.r, "Tasks: 3 of 6 done; left: mend the speaker, point of order"));
	leave(&h);
}

/* Esc leaves what was begun first; then the practice, with its verdict; then the program. */
static void
test_leave(void **state)
{
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	room_keys(&h.r, "o");
	room_keys(&h.r, "esc");
	assert_true(room_shows(&h.r, "PRACTICE 1/6"));
	room_keys(&h.r, "5 esc");
	assert_true(room_shows(&h.r, "PRACTICE 1/6"));
	room_keys(&h.r, "down esc");
	assert_true(room_shows(&h.r, "PRACTICE 1/6"));
	room_keys(&h.r, "f3");
	assert_true(room_shows(&h.r, "PRACTICE 1/6  (f2: the floor) NEXT says"));
	room_type(&h.r, "a note");
	room_keys(&h.r, "esc");
	assert_true(room_shows(&h.r, "PRACTICE 1/6"));
	room_keys(&h.r, "enter f2");
	assert_int_equal(room_keys(&h.r, "esc"), EFFECT_DIRTY);
	assert_true(room_shows(&h.r, "Tasks: 0 of 6 done"));
	assert_int_equal(room_keys(&h.r, "ctrl-q"), EFFECT_QUIT);
	leave(&h);
}

/* What the person takes back is the person's own: the delegates act under another name. */
static void
test_undo_is_mine(void **state)
{
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	room_keys(&h.r, "u");
	assert_true(room_shows(&h.r, "nothing of yours to undo"));
	room_keys(&h.r, "5 3");
	wait(&h, 60);
	room_keys(&h.r, "u");
	assert_true(room_shows(&h.r, "undone: hand up: hand 19 of Oyin"));
	leave(&h);
}

/* A second of the meeting lasts a third of one, for everything that waits for it. */
static void
test_triple(void **state)
{
	int64_t from;
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	from = h.r.s.now();
	room_keys(&h.r, "n");
	wait(&h, 1);
	/* 1.002 s have gone by; two of them are in 2 s, rounded up: 667 ms. */
	assert_int_equal(screen_due(&h.r.s), from + 667);
	room_advance(&h.r, 30000 - 334);
	assert_true(room_shows(&h.r, "1:30 of 2:00"));
	leave(&h);
}

/* The clock and who speaks have their place at every size. */
static void
test_sizes(void **state)
{
	struct hall h;

	(void)state;
	enter(&h, 24, 80);
	room_keys(&h.r, "n");
	wait(&h, 10);
	for (int rows = 1; rows < 40; rows += 3)
		for (int cols = 20; cols < 140; cols += 10) {
			room_size(&h.r, rows, cols);
			assert_true(room_shows(&h.r, "Pilar"));
			assert_true(room_shows(&h.r, "1:50"));
			room_keys(&h.r, "v");
			room_draw(&h.r);
		}
	room_size(&h.r, 10, 40);
	assert_true(room_golden(&h.r, "practise_10x40"));
	room_keys(&h.r, "esc esc");
	for (int rows = 1; rows < 40; rows += 3)
		for (int cols = 1; cols < 140; cols += 10) {
			room_size(&h.r, rows, cols);
			room_draw(&h.r);
		}
	leave(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all), cmocka_unit_test(test_nothing_done),
		cmocka_unit_test(test_other_order), cmocka_unit_test(test_leave),
		cmocka_unit_test(test_undo_is_mine), cmocka_unit_test(test_triple),
		cmocka_unit_test(test_sizes),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
