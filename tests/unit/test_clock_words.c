/* SPDX-License-Identifier: ISC */
/* A machine whose clock was set during a turn: the log says so, the count does not care. */
#include <unit.h>

#include <talanoa/app/event_words.h>

#include "room.h"

struct told {
	struct clocks clocks;
	struct str words;
	int events;
};

static bool
tell(void *ctx, const struct logged *l)
{
	struct told *t = ctx;
	struct str words = STR_INIT;

	clock_words(&t->clocks, l, &words);
	if (words.len > 0) {
		str_addf(&t->words, "%s: %s\n", ev_get(&l->ev, FLD_OP)->text, str_c(&words));
		t->events++;
	}
	str_release(&words);
	return true;
}

static void
test_set_clock(void **state)
{
	static const char *const lines[] = { "person add Ana group=CSO", "q+ Ana", "next" };
	struct told t = { .words = STR_INIT };
	struct room r;

	(void)state;
	room_open(&r, "clock_words.talanoa", "hleag");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		room_run(&r, lines[i]);
	clock_advance(&r.env, 20000);
	r.env.fixed.utc_ms -= 3600000;
	room_run(&r, "pause");
	clock_advance(&r.env, 999);
	r.env.fixed.utc_ms += 999;
	room_run(&r, "resume");
	clock_advance(&r.env, 40000);
	r.env.fixed.utc_ms += 62000;
	room_run(&r, "done");
	assert_true(store_log(r.m->store, NULL, tell, &t, &r.err));
	assert_string_equal(str_c(&t.words),
		"pause: the machine's clock had been set back by 1:00:00\n"
		"end: the machine's clock had been set forward by 1:02\n");
	assert_int_equal(r.m->ledger.floor.groups[0].charged, 60000);
	str_release(&t.words);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_set_clock) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
