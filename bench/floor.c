/* SPDX-License-Identifier: ISC */
/*
 * How long the floor takes to answer with very many hands up (design 7): who is next, the next
 * twenty, the whole list, forecast, equity. Each order, the budget's size and a tenth of it;
 * the best of several runs in nanoseconds, as JSON. usage: floor [HANDS [GROUPS]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <talanoa/base/id.h>
#include <talanoa/base/json.h>
#include <talanoa/base/mem.h>
#include <talanoa/core/equity.h>
#include <talanoa/core/floor.h>
#include <talanoa/core/forecast.h>

enum { RUNS = 31, NEXT = 20 };

struct hall {
	struct floor f;
	int *list;
	struct equity_row *rows;
	struct forecast_row *need;
};

static int64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
add_hand(struct floor *f, int person)
{
	struct floor_hand h = { .person = person, .group = f->persons[person].group,
		.class = FLOOR_ORDINARY };

	floor_apply_hand(f, &h);
}

/* Everybody has a hand up; a third of the constituencies have spoken, each as long as it likes. */
static void
hall_init(struct hall *h, int hands, int groups)
{
	struct rng rng;

	rng_seed(&rng, 7);
	floor_init(&h->f);
	h->f.rules.catch_up_ms = FLOOR_UNLIMITED;
	for (int g = 0; g < groups; g++)
		floor_add_group(&h->f, 500 + (int64_t)rng_below(&rng, 1500));
	for (int p = 0; p < hands; p++) {
		floor_add_person(&h->f, p % groups);
		floor_apply_person_present(&h->f, p, true);
	}
	for (int p = 0; p < hands; p++)
		add_hand(&h->f, (int)((int64_t)p * 7919 % hands));
	for (int g = 0; g < groups / 3; g++) {
		int e = floor_pick(&h->f, NULL);

		floor_apply_end(&h->f, floor_apply_call(&h->f, e, floor_v_after(&h->f, e)),
			30000 + (int64_t)rng_below(&rng, 200000));
	}
	h->list = mem_alloc(((size_t)hands + 1) * sizeof *h->list);
	h->rows = mem_alloc((size_t)groups * sizeof *h->rows);
	h->need = mem_alloc((size_t)groups * sizeof *h->need);
}

static void
hall_release(struct hall *h)
{
	floor_release(&h->f);
	free(h->list);
	free(h->rows);
	free(h->need);
}

static void
ask_next(struct hall *h)
{
	floor_pick(&h->f, NULL);
}

static void
ask_call(struct hall *h)
{
	floor_v_after(&h->f, (int)h->f.n_entries - 1);
}

static void
ask_preview(struct hall *h)
{
	floor_preview(&h->f, NEXT, h->list);
}

static void
ask_list(struct hall *h)
{
	floor_preview(&h->f, h->f.n_entries, h->list);
}

static void
ask_equity(struct hall *h)
{
	struct equity e;

	for (size_t g = 0; g < h->f.n_groups; g++)
		h->rows[g] = (struct equity_row){ .ms = h->f.groups[g].charged,
			.weight = h->f.groups[g].weight };
	equity_compute(h->rows, h->f.n_groups, &e);
}

/* What everybody still needs to be even in two hours. */
static void
ask_forecast(struct hall *h)
{
	struct forecast f;

	for (size_t g = 0; g < h->f.n_groups; g++)
		h->need[g] = (struct forecast_row){ .spoken_ms = h->f.groups[g].charged,
			.weight = h->f.groups[g].weight, .cap_ms = FORECAST_NO_CAP };
	forecast_fill(h->need, h->f.n_groups, 7200000, &f);
}

/* The best run: others share the machine. */
static int64_t
best_ns(struct hall *h, void (*ask)(struct hall *), int runs)
{
	int64_t best = INT64_MAX, from, ns;

	for (int i = 0; i < runs; i++) {
		from = now_ns();
		ask(h);
		ns = now_ns() - from;
		best = ns < best ? ns : best;
	}
	return best;
}

static struct json *
measure(int hands, int groups, enum floor_order order, bool budget)
{
	struct json *o = json_object();
	struct hall h;

	hall_init(&h, hands, groups);
	h.f.rules.order = order;
	h.f.rules.distribute = budget;
	h.f.rules.budget_ms = budget ? FLOOR_AUTO : FLOOR_UNLIMITED;
	floor_apply_item_ms(&h.f, 36000000);
	json_put(o, "hands", json_integer(hands));
	json_put(o, "constituencies", json_integer(groups));
	json_put(o, "order", json_string(floor_order_name(order)));
	json_put(o, "budget", json_boolean(budget));
	json_put(o, "next_ns", json_integer(best_ns(&h, ask_next, RUNS)));
	json_put(o, "call_ns", json_integer(best_ns(&h, ask_call, RUNS)));
	json_put(o, "preview_20_ns", json_integer(best_ns(&h, ask_preview, RUNS)));
	json_put(o, "whole_list_ns", json_integer(best_ns(&h, ask_list, 3)));
	json_put(o, "forecast_ns", json_integer(best_ns(&h, ask_forecast, RUNS)));
	json_put(o, "equity_ns", json_integer(best_ns(&h, ask_equity, RUNS)));
	hall_release(&h);
	return o;
}

int
main(int argc, char **argv)
{
	int hands = argc > 1 ? atoi(argv[1]) : 10000, groups = argc > 2 ? atoi(argv[2]) : 500;
	struct json *all = json_array();
	struct str out = STR_INIT;

	if (hands < 20 || groups < 20) {
		fprintf(stderr, "usage: floor [HANDS [GROUPS]], each at least 20\n");
		return 2;
	}
	for (int i = 0; i <= FLOOR_ORDER_N; i++) {	/* the last: fair, with budgets */
		bool budget = i == FLOOR_ORDER_N;
		enum floor_order order = budget ? FLOOR_ORDER_FAIR : (enum floor_order)i;

		json_push(all, measure(hands, groups, order, budget));
		json_push(all, measure(hands / 10, groups / 10, order, budget));
	}
	json_pretty(all, &out);
	fputs(str_c(&out), stdout);
	str_release(&out);
	json_free(all);
	return 0;
}
