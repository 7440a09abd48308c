/* SPDX-License-Identifier: ISC */
/* log --script: replayed into a new file it makes an equal meeting. */
#include <unit.h>

#include <cli/script.h>

#include "chatter.h"
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
		if (!talk_run(t, str_c(&line)))
			fail_msg("replay, %s: %s", str_c(&line), t->err.msg);
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
	replay(&copy, str_c(&script));
	state_dump(t->m, true, &was);
	state_dump(copy.m, true, &is);
	if (state_differs(str_c(&was), str_c(&is), &why))
		fail_msg("%s: %s\n%s", what, str_c(&why), str_c(&script));
	talk_close(&copy);
	str_release(&script);
	str_release(&was);
	str_release(&is);
	str_release(&why);
}

static void
walk(uint64_t seed, int steps)
{
	struct str line = STR_INIT;
	struct talk t;
	char test[48];
	struct rng r;

	rng_seed(&r, seed);
	snprintf(test, sizeof test, "%d,1773133200000", (int)seed);
	talk_open(&t, "test_script.talanoa", test);
	talk_room(&t);
	for (int i = 0; i < steps; i++) {
		chatter_line(&r, &line);
		talk_run(&t, str_c(&line));
		if (rng_below(&r, 10) == 0)
			store_operator(t.m->store, rng_below(&r, 2) == 0 ? "Ana" : "Ben \"B\"",
				"facilitator");
		clock_advance(&t.env, (int64_t)rng_below(&r, 90000));
	}
	snprintf(test, sizeof test, "seed %d", (int)seed);
	copy_equals(&t, test);
	talk_close(&t);
	str_release(&line);
}

static void
test_random_meetings(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 8; seed++)
		walk(seed, 80);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_meetings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
