/* SPDX-License-Identifier: ISC */
/* undo takes back the last act, exactly, unless a later one depends on it. */
#include <unit.h>

#include <talanoa/store/whole.h>

#include "chatter.h"
#include "seeds.h"
#include "state.h"
#include "talk.h"

static struct talk t;

TALK_IN_ROOM(t, "test_undo.talanoa", "21,1773133200000")

static void
test_next_goes_on_without_a_gap(void **state)
{
	const struct ledger_turn *turn;

	(void)state;
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "next");
	clock_advance(&t.env, 60000);
	talk_do(&t, "next");
	clock_advance(&t.env, 5000);
	talk_says(&t, "undo", "undone: call: turn 2 of Sam Okoro (IP)");
	clock_advance(&t.env, 10000);
	turn = ledger_running(&t.m->ledger);
	assert_non_null(turn);
	assert_int_equal(turn->num, 1);
	t.m->now = meeting_clock(t.m);
	assert_int_equal(turn_ms(turn, &t.m->now), 75000);
	talk_do(&t, "next");
	assert_int_equal(ledger_running(&t.m->ledger)->num, 3);
}

static void
test_noshow_is_undone_exactly(void **state)
{
	(void)state;
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "next");
	clock_advance(&t.env, 3000);
	talk_do(&t, "noshow");
	assert_null(ledger_running(&t.m->ledger));
	talk_do(&t, "undo");
	assert_non_null(ledger_running(&t.m->ledger));
	t.m->now = meeting_clock(t.m);
	assert_int_equal(turn_ms(ledger_running(&t.m->ledger), &t.m->now), 3000);
}

/* Somebody called during a point of order: nobody else's clock runs on below. */
static void
test_call_during_a_point_of_order(void **state)
{
	const struct ledger *l = &t.m->ledger;

	(void)state;
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "next");
	clock_advance(&t.env, 10000);
	talk_do(&t, "point Okoro");
	talk_do(&t, "next");
	clock_advance(&t.env, 10000);
	talk_do(&t, "point LAB2");
	talk_do(&t, "next");
	assert_int_equal(l->floor.n_open, 2);
	assert_string_equal(turn_pause_cause(&l->turn[0]), "point");
	clock_advance(&t.env, 10000);
	talk_do(&t, "ack \"Samira Haddad\"");
	assert_int_equal(l->floor.n_open, 1);
	assert_int_equal(turn_ms(&l->turn[0], NULL), 10000);
	assert_int_equal(turn_ms(&l->turn[2], NULL), 10000);
	talk_do(&t, "undo");
	assert_int_equal(l->floor.n_open, 2);
	assert_int_equal(ledger_running(l)->num, 3);
}

static void
test_each_undo_takes_back_one_more(void **state)
{
	(void)state;
	talk_do(&t, "note one");
	talk_do(&t, "s/one/two/");
	talk_do(&t, "undo");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "one");
	talk_do(&t, "undo");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "");
	talk_do(&t, "note three");
	talk_says(&t, "undo", "\"three\"");
}

static void
test_only_ones_own(void **state)
{
	(void)state;
	talk_do(&t, "note of Ana");
	store_operator(t.m->store, "Ben", "facilitator");
	talk_refused(&t, "undo", "nothing of yours");
	talk_do(&t, "note of Ben");
	store_operator(t.m->store, "Ana", "rapporteur");
	talk_says(&t, "undo", "of Ana");
	assert_string_equal(talk_newest(&t, UNIT_NOTE, FLD_TEXT), "of Ben");
}

static void
test_refused_when_something_depends(void **state)
{
	static const struct { const char *mine, *theirs, *words; } rows[] = {
		{ "q+ LAB1", "next", "call: turn" },
		{ "note x", "s/x/y/", "note 1 of" },
		{ "agenda+ Third", "take up 3", "item" },
		{ "person add \"New One\" group=LAB", "New One: hello", "note" },
		{ "propose x", "decide consensus", "decision" },
		{ "rules set limit 2m", "rules set limit 4m", "rule" },
		{ "close queue", "reopen queue", "speaking list" },
		{ "group set LAB weight 2000", "group set LAB weight 3000", "weight of LAB" },
		{ "q+ LAB1", "q- LAB1", "hand down" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (i > 0)
			open_room(state);
		talk_do(&t, rows[i].mine);
		store_operator(t.m->store, "Ben", "facilitator");
		talk_do(&t, rows[i].theirs);
		store_operator(t.m->store, "Ana", "rapporteur");
		talk_refused(&t, "undo", "a later act depends on your last one: ");
		talk_refused(&t, "undo", i == 1 ? "note 1" : rows[i].words);
		talk_refused(&t, "undo", "Ben");
		/* Once that is taken back, mine can be. */
		store_operator(t.m->store, "Ben", "facilitator");
		talk_do(&t, "undo");
		store_operator(t.m->store, "Ana", "rapporteur");
		talk_do(&t, "undo");
		if (i + 1 < sizeof rows / sizeof *rows)
			close_room(state);
	}
}

static void
test_a_turn_that_went_on(void **state)
{
	(void)state;
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "next");
	store_operator(t.m->store, "Ben", "facilitator");
	talk_do(&t, "next");
	store_operator(t.m->store, "Ana", "rapporteur");
	talk_refused(&t, "undo", "turn 2 of Sam Okoro");
}

static void
test_what_stays(void **state)
{
	(void)state;
	talk_do(&t, "protect \"Sam Okoro\"");
	talk_refused(&t, "undo", "protection");
}

/* The same act is taken back on two copies of the file: merged, it is taken back once. */
static void
test_twice_is_once(void **state)
{
	static const char there[] = "test_undo_there.talanoa";
	struct merge_report report;
	struct meeting *other = NULL;
	struct reply r = { 0 };

	(void)state;
	unlink(there);
	talk_do(&t, "turn add LAB time=60s because the clock was not there");
	if (!store_copy(t.m->store, there, &t.err) ||
	    !meeting_open(there, STORE_WRITE, &t.env, &other, &t.err))
		fail_msg("%s", t.err.msg);
	store_operator(other->store, "Ana", "rapporteur");
	talk_do(&t, "undo");
	assert_true(command_run(other, "undo", &r, &t.err));
	meeting_close(other);
	reply_release(&r);
	if (!store_merge(t.m->store, there, &report, &t.err))
		fail_msg("%s", t.err.msg);
	assert_true(meeting_refresh(t.m, &t.err));
	assert_int_equal(t.m->ledger.floor.groups[0].charged, 0);
	unlink(there);
}

/* Whatever was done, undo leads back to what stood before; a refusal changes nothing. */
static int
walk(uint64_t seed, int steps)
{
	struct str before = STR_INIT, after = STR_INIT, line = STR_INIT, why = STR_INIT;
	char test[48];
	struct rng r;
	int undone = 0;

	rng_seed(&r, seed);
	snprintf(test, sizeof test, "%d,1773133200000", (int)seed);
	talk_open(&t, "test_undo.talanoa", test);
	talk_batch(&t);
	talk_room(&t);
	for (int i = 0; i < steps; i++) {
		size_t n = store_count(t.m->store);
		bool ok;

		str_clear(&before);
		str_clear(&after);
		state_dump(t.m, false, &before);
		chatter_line(&r, &line);
		if (str_starts(str_c(&line), "protect"))
			continue;	/* stays, see above */
		ok = talk_run(&t, str_c(&line));
		if (ok && store_count(t.m->store) > n && !str_eq(str_c(&line), "undo") &&
		    rng_below(&r, 2) == 0) {
			if (!talk_run(&t, "undo"))
				fail_msg("seed %d, after %s: %s", (int)seed, str_c(&line), t.err.msg);
			undone++;
		} else if (ok) {
			clock_advance(&t.env, (int64_t)rng_below(&r, 90000));
			continue;
		}
		state_dump(t.m, false, &after);
		if (state_differs(str_c(&before), str_c(&after), &why))
			fail_msg("seed %d, step %d, %s: %s", (int)seed, i, str_c(&line),
				str_c(&why));
	}
	talk_close(&t);
	str_release(&before);
	str_release(&after);
	str_release(&line);
	str_release(&why);
	return undone;
}

static void
test_undo_leads_back(void **state)
{
	int undone = 0;

	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(8); seed < last; seed++)
		undone += walk(seed, 60);
	assert_true((uint64_t)undone > 6 * n_seeds(8));
}

/* A stack of acts, taken back one by one: each step is the state before that act. */
static void
climb_and_fall(uint64_t seed)
{
	enum { STEPS = 40 };
	struct str was[STEPS], is = STR_INIT, line = STR_INIT, why = STR_INIT;
	char test[48];
	size_t n = 0;
	struct rng r;

	rng_seed(&r, seed);
	snprintf(test, sizeof test, "%d,1773133200000", (int)seed);
	talk_open(&t, "test_undo.talanoa", test);
	talk_batch(&t);
	talk_room(&t);
	while (n < STEPS) {
		size_t before = store_count(t.m->store);

		chatter_line(&r, &line);
		if (str_starts(str_c(&line), "protect") || str_eq(str_c(&line), "undo"))
			continue;
		str_init(&was[n]);
		state_dump(t.m, false, &was[n]);
		if (talk_run(&t, str_c(&line)) && store_count(t.m->store) > before)
			n++;
		else
			str_release(&was[n]);
	}
	while (n-- > 0) {
		if (!talk_run(&t, "undo"))
			fail_msg("seed %d, undo %zu: %s", (int)seed, n, t.err.msg);
		str_clear(&is);
		state_dump(t.m, false, &is);
		if (state_differs(str_c(&was[n]), str_c(&is), &why))
			fail_msg("seed %d, undo %zu, %s: %s", (int)seed, n, str_c(&t.r.text),
				str_c(&why));
		str_release(&was[n]);
	}
	talk_close(&t);
	str_release(&is);
	str_release(&line);
}

static void
test_undo_leads_all_the_way_back(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(4); seed < last; seed++)
		climb_and_fall(seed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ROOM(test_next_goes_on_without_a_gap), IN_ROOM(test_noshow_is_undone_exactly),
		IN_ROOM(test_call_during_a_point_of_order),
		IN_ROOM(test_each_undo_takes_back_one_more), IN_ROOM(test_only_ones_own),
		IN_ROOM(test_refused_when_something_depends), IN_ROOM(test_a_turn_that_went_on),
		IN_ROOM(test_what_stays), IN_ROOM(test_twice_is_once), cmocka_unit_test(test_undo_leads_back),
		cmocka_unit_test(test_undo_leads_all_the_way_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
