/* SPDX-License-Identifier: ISC */
/* The record on a real terminal: acts on a line of the minutes while the meeting goes on. */
#include <config.h>

#include "hall.h"

#include <stdio.h>

/* What the field of a unit says in the file, as another program reads it. */
static void
in_file(enum unit_kind kind, int num, enum field f, const char *text)
{
	struct meeting *m = hall_look();
	struct units us;

	assert_true(store_units(m->store, kind, &us, NULL));
	assert_non_null(units_num(&us, num, 0));
	assert_string_equal(unit_text(units_num(&us, num, 0), f), text);
	units_release(&us);
	meeting_close(m);
}

/* The record in a meeting where somebody speaks, with one note. */
static struct vt *
speaking(void)
{
	struct vt *v;

	hall_make();
	v = hall_floor("Rapporteur", 24, 80, NULL);
	vt_send(v, "11");
	assert_true(vt_wait(v, "hand up: Del01"));
	vt_send(v, "n");
	assert_true(vt_wait(v, "Del01 (CSO) has the floor"));
	vt_key(v, "f3");
	assert_true(vt_wait(v, "TYPING"));
	vt_send(v, "My daughter Ana is ill.\r");
	assert_true(vt_wait(v, "note 1: "));
	return v;
}

/* Esc is one key of its own: nothing comes with it. */
static void
escape(struct vt *v)
{
	vt_key(v, "esc");
	assert_true(vt_wait(v, "KEYS  e edit"));
}

/* Two keys on the selected note, and the next letter is text again. */
static void
test_withhold_live(void **state)
{
	struct vt *v = speaking();
	int row, col;

	(void)state;
	escape(v);
	vt_cursor(v, &row, &col);
	assert_string_equal(vt_cell(v, row, col).text, ">");
	vt_send(v, "w");
	assert_true(vt_wait(v, "on which ground?"));
	assert_true(vt_wait(v, "NOW 0:"));
	vt_send(v, "p");
	assert_true(vt_wait(v, "is ill. [withheld: personal, pending]"));
	in_file(UNIT_WITHHOLD, 1, FLD_GROUND, "personal");
	vt_send(v, "We go on.");
	assert_true(vt_wait(v, "> We go on."));
	vt_send(v, "\r");
	assert_true(vt_wait(v, "): We go on."));
	/* In one packet the two arrive as alt-w. */
	vt_send(v, "\033ws");
	assert_true(vt_wait(v, "We go on. [withheld: safety, pending]"));
	hall_leave(v);
}

/* The clock runs on while a text is edited, and the line that was begun comes back. */
static void
test_edit_while_somebody_speaks(void **state)
{
	struct vt *v = speaking();

	(void)state;
	vt_send(v, "half a sen");
	vt_key(v, "alt-up");
	assert_true(vt_wait(v, "KEYS  e edit"));
	vt_send(v, "e");
	assert_true(vt_wait(v, "edit note 1   > My daughter Ana is ill."));
	assert_true(vt_wait(v, "NOW 0:"));
	vt_key(v, "ctrl-u");
	vt_send(v, "A relative is ill.");
	hall_do("q+ Del05");
	assert_true(vt_wait(v, "NEXT Del05"));
	assert_true(vt_wait(v, "> A relative is ill."));
	vt_send(v, "\r");
	assert_true(vt_wait(v, "): A relative is ill."));
	assert_true(vt_wait(v, "> half a sen"));
	in_file(UNIT_NOTE, 1, FLD_TEXT, "A relative is ill.");
	hall_leave(v);
}

/* Two terminals on one note: the second to store sees what the first wrote, and keeps its own. */
static void
test_two_edit_one_note(void **state)
{
	struct vt *a = speaking(), *b = hall_floor("Deputy", 24, 80, NULL);

	(void)state;
	vt_key(b, "f3");
	assert_true(vt_wait(b, "My daughter Ana is ill."));
	escape(a);
	vt_send(a, "e");
	assert_true(vt_wait(a, "edit note 1   > My"));
	escape(b);
	vt_send(b, "e");
	assert_true(vt_wait(b, "edit note 1   > My"));
	vt_send(b, " Badly.\r");
	assert_true(vt_wait(b, "note 1 has another text"));
	assert_true(vt_wait(a, "): My daughter Ana is ill. Badly."));
	vt_send(a, " Since May.\r");
	assert_true(vt_wait(a, "note 1 was changed meanwhile"));
	assert_true(vt_wait(a, "> My daughter Ana is ill. Since May."));
	in_file(UNIT_NOTE, 1, FLD_TEXT, "My daughter Ana is ill. Badly.");
	vt_key(a, "esc");
	assert_true(vt_wait(a, "TYPING"));
	assert_true(vt_gone(a, "Since May."));
	in_file(UNIT_NOTE, 1, FLD_TEXT, "My daughter Ana is ill. Badly.");
	hall_leave(a);
	hall_leave(b);
}

/* What the program still had to say was said. */
static bool
settled(struct vt *v)
{
	for (int i = 0; i < 40; i++)
		if (vt_quiet(v, 50))
			return true;
	return false;
}

/* A step of the selection costs a marker, not a row; a letter typed is one byte. */
static void
test_bytes(void **state)
{
	struct vt *v = speaking();

	(void)state;
	vt_send(v, "done so\r");
	assert_true(vt_wait(v, "): done so"));
	escape(v);
	/* No clock that ticks into the count. */
	hall_do("pause");
	assert_true(vt_wait(v, "paused"));
	assert_true(settled(v));
	for (int i = 0; i < 2; i++) {
		vt_mark(v);
		vt_key(v, i == 0 ? "up" : "down");
		assert_true(vt_wait(v, i == 0 ? ">Del01 (CSO): My" : ">Del01 (CSO): done"));
		assert_true(settled(v));
		assert_in_range(vt_raw(v)->len, 1, 40);
	}
	vt_send(v, "i");
	assert_true(vt_wait(v, "TYPING"));
	vt_send(v, "a");
	assert_true(vt_wait(v, "> a"));
	assert_true(settled(v));
	vt_mark(v);
	vt_send(v, "b");
	assert_true(vt_wait(v, "> ab"));
	assert_true(settled(v));
	assert_int_equal(vt_raw(v)->len, 1);
	hall_leave(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_withhold_live),
		cmocka_unit_test(test_edit_while_somebody_speaks),
		cmocka_unit_test(test_two_edit_one_note),
		cmocka_unit_test(test_bytes),
	};
	int failed;

	hall_open();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	hall_close();
	return failed;
}
