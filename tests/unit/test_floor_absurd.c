/* SPDX-License-Identifier: ISC */
/*
 * A journal may hold any number below 2^53 anywhere: figures, forecasts and replays of such a
 * floor stay within bounds, whatever they say. TALANOA_SEED=n starts elsewhere.
 */
#include <unit.h>

#include <talanoa/base/id.h>
#include <talanoa/base/str.h>
#include <talanoa/core/fairness.h>
#include <talanoa/core/orders.h>

enum { GROUPS = 4, PEOPLE = 8, ROWS = 4000, ROUNDS = 6 };
enum { ID_SITTING = 1, ID_GROUP, ID_PERSON, ID_ENTRY, ID_TURN, ID_MARK };

static struct rng rng;

static uint32_t
below(uint32_t n)
{
	uint32_t v;

	rng_bytes(&rng, &v, sizeof v);
	return v % n;
}

static int64_t
absurd(void)
{
	static const int64_t usual[] = { 0, 1, -1, 1000, 60000, 180000, INT64_C(1773133200000) };
	const int64_t most = (INT64_C(1) << 53) - 1;

	switch (below(3)) {
	case 0: return usual[below(sizeof usual / sizeof *usual)];
	case 1: return most - (int64_t)below(5);
	default: return -most + (int64_t)below(5);
	}
}

static struct id
id_of(int kind, uint32_t i)
{
	struct id id = { { 0 } };

	id.b[0] = (uint8_t)kind;
	memcpy(id.b + 1, &i, sizeof i);
	return id;
}

static struct floor_row
random_row(uint32_t *turns)
{
	static const char *const ops[] = { "start", "restart", "pause", "resume", "end", "end",
		"end", "lost", "drop" };
	static const struct { enum ev_kind kind; int of; } kinds[] = { { EV_HAND, ID_ENTRY },
		{ EV_HAND, ID_ENTRY }, { EV_CALL, ID_TURN }, { EV_CALL, ID_TURN },
		{ EV_SEGMENT, ID_TURN }, { EV_SEGMENT, ID_TURN }, { EV_SEGMENT, ID_TURN },
		{ EV_TURN_FIX, ID_TURN }, { EV_TURN_YIELD, ID_TURN }, { EV_COUNT_TIME, ID_MARK },
		{ EV_COUNT_TIME, ID_MARK }, { EV_WEIGHT, ID_GROUP }, { EV_TURN_EXTEND, ID_TURN } };
	size_t k = below(sizeof kinds / sizeof *kinds);
	uint32_t i = kinds[k].of == ID_GROUP ? below(GROUPS) : *turns;
	struct floor_row r = { .kind = kinds[k].kind, .at = absurd(), .mono = absurd(),
		.hlc = absurd(), .ms = absurd(), .v = absurd(), .list = "",
		.sitting = id_of(ID_SITTING, 0), .person = id_of(ID_PERSON, below(PEOPLE)),
		.group = id_of(ID_GROUP, below(GROUPS)) };

	if (r.kind == EV_CALL)
		i = ++*turns;
	if (r.kind == EV_CALL)
		r.entry = id_of(ID_ENTRY, *turns - 1 - below(*turns > 3 ? 3 : 1));
	if (r.kind == EV_SEGMENT)
		str_copy(r.code, sizeof r.code, ops[below(sizeof ops / sizeof *ops)]);
	if (below(2) == 0)
		str_copy(r.boot, sizeof r.boot, "one");
	r.subject = id_of(kinds[k].of, i);
	return r;
}

static void
make(struct ledger *l, struct orders_past *past)
{
	struct id sitting = id_of(ID_SITTING, 0);
	uint32_t turns = 0;

	ledger_init(l, &sitting, SCOPE_SESSION);
	for (uint32_t g = 0; g < GROUPS; g++) {
		struct id id = id_of(ID_GROUP, g);

		ledger_add_group(l, &id);
	}
	for (uint32_t p = 0; p < PEOPLE; p++) {
		struct id id = id_of(ID_PERSON, p), group = id_of(ID_GROUP, p / 2);

		ledger_add_person(l, &id, &group);
		floor_apply_person_present(&l->floor, (int)p, true);
		orders_past_presence(past, (int)p, true, absurd(), absurd());
	}
	for (int i = 0; i < ROWS; i++) {
		struct floor_row r = random_row(&turns);

		ledger_apply(l, &r);
		orders_past_row(past, &r);
	}
}

static void
check_figures(struct fairness *f)
{
	struct forecast_row rows[GROUPS];
	struct forecast forecast;
	int percent = 0;

	for (size_t i = 0; i < f->n; i++)
		percent += f->row[i].percent > 0 ? f->row[i].percent : 0;
	assert_true(percent == 0 || percent == 100);
	if (f->equity.valid) {
		assert_in_range(f->equity.move_ppm, 0, 1000000);
		assert_in_range(f->equity.gini_ppm, 0, 1000000);
		assert_true(f->equity.move_ms >= 0 && f->equity.move_ms <= f->equity.total_ms);
	}
	for (int hands = 0; hands < 2; hands++) {
		int64_t left = 3600000, sum = 0;

		fairness_forecast(f, left, hands != 0, 180000, rows, &forecast);
		for (size_t i = 0; i < f->n; i++) {
			assert_true(rows[i].need_ms >= 0);
			sum += rows[i].need_ms;
		}
		assert_true(sum + forecast.unused_ms == left || sum == 0);
	}
}

static void
check_orders(struct orders_past *past, const struct ledger *l, const struct tick *now)
{
	struct orders_result r;
	struct orders o;

	orders_load(past, l, now, &o);
	assert_true(o.end >= 0);
	for (int i = 0; i < FLOOR_ORDER_MANUAL; i++) {
		orders_replay(&o, (enum floor_order)i, &r);
		for (size_t k = 0; k < r.n_called; k++)
			assert_true(r.called[k].ms >= 0 && r.called[k].at <= o.end);
		orders_result_release(&r);
	}
	orders_release(&o);
}

static void
test_absurd(void **state)
{
	const char *seed = getenv("TALANOA_SEED");

	(void)state;
	rng_seed(&rng, seed == NULL ? 1 : strtoull(seed, NULL, 10));
	for (int i = 0; i < ROUNDS; i++) {
		struct orders_past past = { NULL, 0, 0 };
		struct tick now = { .at = absurd(), .mono = absurd() };
		struct ledger l;
		struct fair_ask ask = { .ledger = &l, .now = &now, .people = true,
			.target = (enum fair_target)(i % TARGET_N), .whole = i % 2 == 1 };
		struct fairness f;

		str_copy(now.boot, sizeof now.boot, "one");
		make(&l, &past);
		ledger_elapse(&l, &now);
		fairness_compute(&ask, &f);
		fairness_trend(&ask, &f);
		check_figures(&f);
		fairness_release(&f);
		check_orders(&past, &l, &now);
		orders_past_release(&past);
		ledger_release(&l);
	}
}

static void
test_nothing(void **state)
{
	struct orders_past past = { NULL, 0, 0 };
	struct tick now = { .at = 1000 };
	struct id sitting = id_of(ID_SITTING, 0);
	struct orders o;
	struct ledger l;

	(void)state;
	ledger_init(&l, &sitting, SCOPE_SESSION);
	orders_load(&past, &l, &now, &o);
	assert_int_equal(o.n_hands + o.n_turns + (size_t)o.end, 0);
	orders_release(&o);
	orders_past_release(&past);
	ledger_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_absurd),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
