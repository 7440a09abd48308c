/* SPDX-License-Identifier: ISC */
/* Warnings of the running turn, and the keys that mend what went wrong with it. */
#include <config.h>

#include "room.h"

#include <locale.h>

#include <golden.h>

static const char *const hleag[] = {
	"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB country=China",
	"person add Cy Ode group=LAB", "person add Mele Taufa group=IP",
	"present+ Ana Silva,Bo Li,Cy Ode,Mele Taufa", "meeting open",
	"agenda+ Traceability for 20m", "agenda+ Finance for 10m", "take up 1", NULL,
};

static void
begin(struct room *r)
{
	room_open(r, "hleag", hleag);
	room_screen(r, FOCUS_FLOOR, 24, 80);
}

static bool
rings(struct room *r, int64_t ms)
{
	return (room_advance(r, ms) & EFFECT_BELL) != 0;
}

/* A warning fires when its threshold is crossed: once, and again after an extension. */
static void
test_warnings(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "rules set warn 60s/30s");
	room_keys(&r, "1 n");
	assert_false(rings(&r, 1000));
	assert_int_equal(floorview_warn_in(&r.s), 119000);
	assert_false(rings(&r, 118999));
	assert_true(rings(&r, 1));
	assert_true(room_shows(&r, "1m!"));
	assert_false(rings(&r, 29999));
	assert_true(rings(&r, 1));
	assert_true(room_shows(&r, "30s!"));
	room_do(&r, "extend 30s");
	screen_follow(&r.s);
	assert_false(rings(&r, 1000));
	assert_true(room_shows(&r, "1m!"));
	assert_true(rings(&r, 29000));
	/* The limit warns, too; two that are crossed at once ring once. */
	room_do(&r, "extend 5s");
	assert_false(rings(&r, 1000));
	assert_true(rings(&r, 40000));
	assert_true(room_shows(&r, "time!"));
	assert_int_equal(floorview_warn_in(&r.s), INT64_MAX);
	assert_false(rings(&r, 40000));
	room_close(&r);
}

/* A point of order has a limit of its own; a warning as long as the turn says nothing. */
static void
test_warnings_of_points(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "rules set warn 60s/30s");
	room_keys(&r, "1 n o");
	room_type(&r, "LAB1");
	room_keys(&r, "enter n");
	assert_int_equal(r.s.snap.turn.limit_ms, 60000);
	assert_false(rings(&r, 1000));
	assert_false(rings(&r, 28999));
	assert_true(rings(&r, 1));
	assert_true(rings(&r, 30000));
	room_keys(&r, "d esc");
	/* The turn it interrupted goes on where it was. */
	assert_false(rings(&r, 1000));
	assert_true(rings(&r, 119000));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_warnings_of_points),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
