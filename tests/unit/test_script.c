/* SPDX-License-Identifier: ISC */
/* log --script: replayed into a new file it makes an equal meeting. */
#include <unit.h>

#include <cli/script.h>

#include "chatter.h"
#include "seeds.h"
#include "state.h"
#include "talk.h"

struct telling {
	struct script s;
	struct str out;
};

static bool
tell(void *ctx, struct act *a)
{
	script_act(&((struct telling *)ctx)->s, a);
	return true;
}

static void
write_script(struct talk *t, struct str *ret_text)
{
	struct telling x = { .out = STR_INIT };
	struct journal j;

	journal_init(&j, t->m->store);
	script_init(&x.s, &j, &x.out);
	if (!journal_walk(&j, tell, &x, &t->err))
		fail_msg("%s", t->err.msg);
	script_release(&x.s);
	journal_release(&j);
	*ret_text = x.out;
}

/* Every line must be taken; the operator is as the script says. */
static void
replay(struct talk *t, const char *script)
{
	struct str line = STR_INIT;

	for (const char *p = script; *p != '\0'; ) {
		size_t n = strcspn(p, "\n");

		str_clear(&line);
		str_addn(&line, p, n);
		if (!talk_run(t, str_c(&line))) {
			fputs(script, stderr);
			fail_msg("replay, %s: %s", str_c(&line), t->err.msg);
		}
		p += n + (p[n] == '\n');
	}
	str_release(&line);
}

static void
copy_equals(struct talk *t, const char *what)
{
	struct str script, was = STR_INIT, is = STR_INIT, why = STR_INIT;
	struct talk copy;

	write_script(t, &script);
	talk_open(&copy, "test_script_copy.talanoa", "99,1773133200000");
	clock_advance(&copy.env, clock_now(&t->env).utc_ms - clock_now(&copy.env).utc_ms);
	talk_batch(&copy);
	replay(&copy, str_c(&script));
	state_dump(t->m, true, &was);
	state_dump(copy.m, true, &is);
	if (state_differs(str_c(&was), str_c(&is), &why)) {
		fputs(str_c(&script), stderr);
		fail_msg("%s: %s", what, str_c(&why));
	}
	talk_close(&copy);
	str_release(&script);
	str_release(&was);
	str_release(&is);
	str_release(&why);
}

static void
walk(uint64_t seed, int steps, bool wild)
{
	struct str line = STR_INIT;
	struct talk t;
	char test[48];
	struct rng r;

	rng_seed(&r, seed);
	snprintf(test, sizeof test, "%d,1773133200000", (int)seed);
	talk_open(&t, "test_script.talanoa", test);
	talk_batch(&t);
	talk_room(&t);
	for (int i = 0; i < steps; i++) {
		chatter_line(&r, &line);
		/* From which moment of a turn another spoke cannot be put right afterwards. */
		if (wild && str_starts(str_c(&line), "yield"))
			continue;
		talk_run(&t, str_c(&line));
		if (rng_below(&r, 10) == 0)
			store_operator(t.m->store, rng_below(&r, 2) == 0 ? "Ana" : "Ben \"B\"",
				"facilitator");
		clock_advance(&t.env, (int64_t)rng_below(&r, 90000));
		if (wild && rng_below(&r, 3) == 0)
			t.env.fixed.utc_ms += (int64_t)rng_below(&r, 5000);
	}
	/* Only what has ended can be put right. */
	for (int i = 0; wild && i < 4; i++)
		talk_run(&t, "done");
	snprintf(test, sizeof test, "seed %d", (int)seed);
	copy_equals(&t, test);
	talk_close(&t);
	str_release(&line);
}

static void
test_random_meetings(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(8); seed < last; seed++)
		walk(seed, 80, false);
}

/* The clock on the wall is set, again and again; durations are by the other clock. */
static void
test_clock_is_set_forward(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(8); seed < last; seed++)
		walk(seed, 80, true);
}

/* Set back by an hour during a turn: the times counted, and who was called, stay the same. */
static void
test_clock_is_set_back(void **state)
{
	struct str script;
	struct talk t, copy;

	(void)state;
	talk_open(&t, "test_script.talanoa", "5,1773133200000");
	talk_room(&t);
	talk_do(&t, "q+ LAB1");
	talk_do(&t, "q+ Okoro");
	talk_do(&t, "q+ LAB2");
	talk_do(&t, "next");
	clock_advance(&t.env, 100000);
	t.env.fixed.utc_ms -= 3600000;
	talk_do(&t, "next");
	clock_advance(&t.env, 30000);
	talk_do(&t, "pause");
	clock_advance(&t.env, 30000);
	talk_do(&t, "done");
	write_script(&t, &script);
	talk_open(&copy, "test_script_copy.talanoa", "99,1773133200000");
	replay(&copy, str_c(&script));
	assert_int_equal(copy.m->ledger.n_turns, 2);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(turn_ms(&copy.m->ledger.turn[i], NULL), i == 0 ? 100000 : 30000);
	assert_int_equal(copy.m->ledger.floor.groups[0].charged, 100000);
	talk_close(&copy);
	talk_close(&t);
	str_release(&script);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_meetings),
		cmocka_unit_test(test_clock_is_set_forward),
		cmocka_unit_test(test_clock_is_set_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
