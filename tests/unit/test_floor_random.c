/* SPDX-License-Identifier: ISC */
/*
 * Random meetings: totals kept turn by turn equal totals summed afresh, and whatever is taken
 * back leaves no trace. The list that is printed is the list that runs.
 * TALANOA_SEED=n starts elsewhere, TALANOA_SEEDS=n is how many.
 */
#include <stdio.h>

#include <unit.h>

#include "floor_room.h"

enum { MEETINGS = 150, ACTS = 120, PREVIEW = 40 };

/* ---- the same state, as far as anybody could see ---- */

#define SAME(field) do { \
		if ((a)->field != (b)->field) { \
			fprintf(stderr, "%s differs: %lld, %lld\n", #field, \
				(long long)(a)->field, (long long)(b)->field); \
			return false; \
		} \
	} while (0)

static bool
same_groups(const struct floor *a, const struct floor *b)
{
	for (size_t i = 0; i < a->n_groups; i++) {
		SAME(groups[i].weight);
		SAME(groups[i].base);
		SAME(groups[i].charged);
		SAME(groups[i].other);
		SAME(groups[i].before);
		SAME(groups[i].on_item);
		SAME(groups[i].last);
		SAME(groups[i].turns);
		SAME(groups[i].members_present);
	}
	return true;
}

static bool
same_persons(const struct floor *a, const struct floor *b)
{
	for (size_t i = 0; i < a->n_persons; i++) {
		SAME(persons[i].turns);
		SAME(persons[i].replies);
		SAME(persons[i].talk);
	}
	for (size_t i = 0; i < a->n_categories; i++)
		SAME(category_ms[i]);
	return true;
}

static bool
same_entries(const struct floor *a, const struct floor *b)
{
	for (size_t i = 0; i < a->n_entries; i++) {
		SAME(entries[i].calls);
		SAME(entries[i].left);
		SAME(entries[i].seq);
		SAME(entries[i].noshows);
		if (floor_held(a, (int)i) != floor_held(b, (int)i))
			return false;
	}
	return true;
}

static bool
same_list(const struct floor *a, const struct floor *b)
{
	int x[PREVIEW], y[PREVIEW];
	size_t n = floor_preview(a, PREVIEW, x), m = floor_preview(b, PREVIEW, y);

	return n == m && memcmp(x, y, n * sizeof *x) == 0;
}

/* The first n_entries of a exist in b too. */
static bool
same(const struct floor *a, const struct floor *b)
{
	SAME(v);
	SAME(others_ms);
	SAME(serve);
	SAME(last_end);
	SAME(block_group);
	SAME(block_used);
	SAME(n_open);
	if (floor_deck(a) != floor_deck(b) || floor_running(a) != floor_running(b))
		return false;
	return same_groups(a, b) && same_persons(a, b) && same_entries(a, b) && same_list(a, b);
}

/* ---- acts at random ---- */

/* Budgets of any kind, and somebody of no constituency. */
static void
more_rules(struct floor *f)
{
	static const int64_t budgets[] = { FLOOR_UNLIMITED, FLOOR_AUTO, 200000, 900000 };

	f->rules.budget_ms = budgets[roll(4)];
	f->rules.distribute = roll(2);
	f->rules.target = (enum fair_target)roll(TARGET_N);
	floor_apply_item_ms(f, (int64_t)roll(3) * 600000);
	floor_apply_person_present(f, floor_add_person(f, FLOOR_NONE), true);
}

static int
some_hand(struct floor *f, enum floor_class class)
{
	struct floor_hand h = { .person = (int)roll(f->n_persons), .class = class };
	int sponsor = (int)roll(f->n_groups), e;

	h.group = roll(8) ? f->persons[h.person].group : (int)roll(f->n_groups);
	h.last = roll(8) == 0;
	if (h.group == FLOOR_NONE && (class == FLOOR_ORDINARY || class == FLOOR_REPLY))
		return FLOOR_NONE;
	if (floor_hand_check(f, h.person, h.group, class, &h.lift_ms) != FLOOR_REFUSE_OK)
		return FLOOR_NONE;
	if (roll(6) == 0) {
		h.sponsors = &sponsor;
		h.n_sponsors = 1;
	}
	e = floor_apply_hand(f, &h);
	floor_apply_confirm(f, e, sponsor, roll(2));
	return e;
}

static int
some_call(struct floor *f)
{
	int e = roll(4) || f->n_entries == 0 ? floor_pick(f, NULL) : (int)roll(f->n_entries);

	if (e == FLOOR_NONE || floor_call_check(f, e) != FLOOR_REFUSE_OK)
		return FLOOR_NONE;
	return floor_apply_call(f, e, floor_v_after(f, e));
}

static void
some_end(struct floor *f)
{
	int t = floor_running(f);

	if (t == FLOOR_NONE)
		return;
	if (roll(5) == 0)
		floor_apply_yield(f, t, (int)roll(f->n_persons), (int64_t)roll(100000));
	if (roll(9) == 0)
		floor_apply_lost(f, t, (int64_t)roll(100000));
	else
		floor_apply_end(f, t, (int64_t)roll(240000));
}

static void
some_weight(struct floor *f)
{
	int g = (int)roll(f->n_groups);
	int64_t w = 1 + (int64_t)roll(4000);

	floor_apply_weight(f, g, w, floor_rebase(f, g, w));
}

static void
some_act(struct floor *f)
{
	static const enum floor_class classes[] = {
		FLOOR_ORDINARY, FLOOR_ORDINARY, FLOOR_ORDINARY, FLOOR_ORDINARY,
		FLOOR_POINT, FLOOR_REPLY, FLOOR_CLARIFY, FLOOR_INVITED,
	};
	int p = (int)roll(f->n_persons);

	switch (roll(16)) {
	case 0:
		floor_apply_noshow(f, floor_pick(f, NULL));
		break;
	case 1:
		floor_apply_leave(f, floor_find(f, p, FLOOR_ORDINARY));
		break;
	case 2:
		floor_apply_person_present(f, p, roll(4) > 0);
		break;
	case 3:
		floor_apply_fix(f, f->persons[p].group, (int64_t)roll(90000) - 20000);
		break;
	case 4:
		some_weight(f);
		break;
	case 5:
		floor_apply_announce(f, floor_announce(f));
		break;
	case 6:
		floor_apply_item(f, (int)roll(3));
		break;
	case 7:
		floor_apply_person_factor(f, p, 500 + (int64_t)roll(500));
		break;
	case 8: case 9: case 10:
		some_call(f);
		break;
	case 11: case 12:
		some_end(f);
		break;
	default:
		some_hand(f, classes[roll(sizeof classes / sizeof *classes)]);
	}
}

/* ---- things done and taken back ---- */

static void
call_and_void(struct floor *f)
{
	int t = some_call(f);

	if (t == FLOOR_NONE)
		return;
	if (roll(2)) {
		floor_apply_yield(f, t, 0, (int64_t)roll(1000));
		floor_apply_end(f, t, (int64_t)roll(200000));
	}
	floor_apply_void(f, t);
}

static void
end_and_reopen(struct floor *f)
{
	int t = floor_running(f);

	if (t == FLOOR_NONE)
		return;
	if (roll(2))
		floor_apply_end(f, t, (int64_t)roll(200000));
	else
		floor_apply_lost(f, t, (int64_t)roll(200000));
	floor_apply_reopen(f, t);
	f->turns[t].ms = 0;
}

static void
void_and_unvoid(struct floor *f)
{
	int t = f->n_turns == 0 ? FLOOR_NONE : (int)roll(f->n_turns);

	if (t == FLOOR_NONE || f->turns[t].voided)
		return;
	floor_apply_void(f, t);
	floor_apply_unvoid(f, t);
}

static void
leave_and_restore(struct floor *f)
{
	int e = f->n_entries == 0 ? FLOOR_NONE : (int)roll(f->n_entries);

	if (e == FLOOR_NONE || !floor_waiting(f, e))
		return;
	if (roll(2) && f->entries[e].noshows < 2)
		floor_apply_noshow(f, e);
	else
		floor_apply_leave(f, e);
	floor_apply_restore(f, e);
}

static void
hand_and_void(struct floor *f)
{
	floor_apply_void_hand(f, some_hand(f, FLOOR_ORDINARY));
}

static void
ledger_and_back(struct floor *f)
{
	floor_apply_ledger(f, f->ledger + 1);
	floor_apply_ledger(f, f->ledger - 1);
}

static void
weight_and_back(struct floor *f)
{
	int g = (int)roll(f->n_groups);
	int64_t old = f->groups[g].weight, by = floor_rebase(f, g, 1234);

	floor_apply_weight(f, g, 1234, by);
	floor_apply_weight(f, g, old, -by);
}

static void
wrong_speaker_and_back(struct floor *f)
{
	int t = floor_running(f), e = FLOOR_NONE, was;

	if (t == FLOOR_NONE || f->turns[t].class != FLOOR_ORDINARY ||
			f->turns[t].factor != f->persons[f->turns[t].person].factor)
		return;
	was = f->turns[t].entry;
	for (size_t i = 0; i < f->n_entries && e == FLOOR_NONE; i++)
		if (floor_waiting(f, (int)i) && f->entries[i].class == FLOOR_ORDINARY)
			e = (int)i;
	floor_apply_turn_entry(f, t, e);
	floor_apply_turn_entry(f, t, was);
}

/* Taking up the same item makes the floor sum everything again. */
static void
sum_afresh(struct floor *f)
{
	floor_apply_item(f, f->item);
}

static void (*const taken_back[])(struct floor *f) = {
	call_and_void, end_and_reopen, void_and_unvoid, leave_and_restore, hand_and_void,
	ledger_and_back, weight_and_back, wrong_speaker_and_back, sum_afresh,
};

static bool
leaves_no_trace(struct floor *f, size_t which)
{
	struct floor before;
	bool ok;

	floor_copy(f, &before);
	taken_back[which](f);
	ok = same(&before, f);
	floor_release(&before);
	if (!ok)
		fprintf(stderr, "taken_back[%zu] left a trace\n", which);
	return ok;
}

static void
test_taken_back(void **state)
{
	size_t kinds = sizeof taken_back / sizeof *taken_back;

	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(MEETINGS); seed < last; seed++) {
		struct floor f;

		dice = seed;
		room(&f, 4);
		more_rules(&f);
		for (int i = 0; i < ACTS; i++) {
			some_act(&f);
			if (!leaves_no_trace(&f, roll(kinds)))
				fail_msg("seed %llu, act %d", (unsigned long long)seed, i);
		}
		floor_release(&f);
	}
}

/* ---- voiding any earlier call is as if it had never been made ---- */

struct call {
	int entry;
	int64_t v_after, ms;
};

static void
replay(struct floor *f, const struct call *calls, size_t n, size_t but)
{
	for (size_t i = 0; i < n; i++)
		if (i != but)
			floor_apply_end(f, floor_apply_call(f, calls[i].entry, calls[i].v_after),
				calls[i].ms);
}

static void
hands_for_all(struct floor *f)
{
	for (size_t p = 0; p < f->n_persons; p++) {
		struct floor_hand h = { .person = (int)p, .class = FLOOR_ORDINARY };

		h.group = f->persons[p].group;
		floor_apply_hand(f, &h);
	}
}

static bool
same_totals(const struct floor *a, const struct floor *b)
{
	SAME(v);
	SAME(block_group);
	SAME(block_used);
	for (size_t i = 0; i < a->n_groups; i++) {
		SAME(groups[i].charged);
		SAME(groups[i].turns);
	}
	return same_persons(a, b) && same_entries(a, b) && same_list(a, b);
}

static void
test_void_any_call(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(MEETINGS); seed < last; seed++) {
		struct floor f, g;
		struct call calls[8];
		size_t but = (dice = seed, roll(8));

		room(&f, 5);
		hands_for_all(&f);
		floor_copy(&f, &g);
		for (size_t i = 0; i < 8; i++) {
			int e = floor_pick(&f, NULL);

			calls[i] = (struct call){ e, floor_v_after(&f, e), (int64_t)roll(200000) };
			floor_apply_end(&f, floor_apply_call(&f, e, calls[i].v_after), calls[i].ms);
		}
		floor_apply_void(&f, (int)but);
		replay(&g, calls, 8, but);
		if (!same_totals(&f, &g))
			fail_msg("seed %llu, call %zu", (unsigned long long)seed, but);
		floor_release(&f);
		floor_release(&g);
	}
}

/* ---- the list as printed is the list as it then runs, if nobody joins ---- */

static void
finish_all(struct floor *f)
{
	for (int t = floor_running(f); t != FLOOR_NONE; t = floor_running(f))
		floor_apply_end(f, t, f->turns[t].ms > floor_expect(f) ? f->turns[t].ms :
			floor_expect(f));
}

static size_t
run_alone(const struct floor *f, size_t n, int *ret_entries)
{
	struct floor g;
	size_t k = 0;
	int e;

	floor_copy(f, &g);
	finish_all(&g);
	while (k < n && (e = floor_pick(&g, NULL)) != FLOOR_NONE) {
		floor_apply_call(&g, e, floor_v_after(&g, e));
		finish_all(&g);
		ret_entries[k++] = e;
	}
	floor_release(&g);
	return k;
}

static bool
runs_as_listed(const struct floor *f)
{
	int list[PREVIEW], run[PREVIEW];
	size_t n = floor_preview(f, PREVIEW, list), m = run_alone(f, PREVIEW, run);

	return n == m && memcmp(list, run, n * sizeof *list) == 0;
}

/* Shared seats, budgets fixed and by plan, given on to others or not. */
static void
some_rules(struct floor *f)
{
	f->rules.order = (enum floor_order)roll(FLOOR_ORDER_MANUAL);
	if (roll(4) == 0)
		floor_apply_person_seat(f, 0, (int)roll(f->n_persons));
	if (roll(3) > 0)
		return;
	f->rules.budget_ms = roll(2) ? FLOOR_AUTO : (int64_t)roll(600000);
	f->rules.target = (enum fair_target)roll(TARGET_N);
	f->rules.distribute = roll(2);
	floor_apply_item_ms(f, (int64_t)roll(3600000));
}

static void
some_last_word(struct floor *f)
{
	struct floor_hand h = { .person = (int)roll(f->n_persons), .class = FLOOR_ORDINARY,
		.last = true };

	h.group = f->persons[h.person].group;
	if (floor_last_check(f, h.person) == FLOOR_REFUSE_OK)
		floor_apply_hand(f, &h);
}

/* Who will be next when the turn ends is who is next once it has ended, for the same reason. */
static bool
next_comes_true(const struct floor *f)
{
	struct floor_reason before, after;
	int64_t ms = (int64_t)roll(300000);
	struct floor g;
	bool same;

	if (floor_running(f) == FLOOR_NONE)
		return true;
	floor_pick_after(f, ms, &before);
	floor_copy(f, &g);
	floor_apply_end(&g, floor_running(f), ms);
	floor_pick(&g, &after);
	same = before.entry == after.entry && before.why == after.why &&
		before.rival == after.rival && before.vt == after.vt &&
		before.rival_vt == after.rival_vt && before.turns == after.turns &&
		before.block_ms == after.block_ms && before.inside == after.inside;
	floor_release(&g);
	return same;
}

static void
test_preview_comes_true(void **state)
{
	size_t listed = 0;

	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(MEETINGS); seed < last; seed++) {
		int one[PREVIEW];
		struct floor f;

		dice = seed;
		room(&f, 4);
		some_rules(&f);
		if (roll(3) == 0)
			more_rules(&f);
		for (int i = 0; i < ACTS; i++) {
			some_act(&f);
			if (roll(25) == 0)
				some_last_word(&f);
			if (!runs_as_listed(&f) || !next_comes_true(&f))
				fail_msg("seed %llu, act %d, %s", (unsigned long long)seed, i,
					floor_order_name(f.rules.order));
			listed += floor_preview(&f, PREVIEW, one) > 3;
		}
		floor_release(&f);
	}
	assert_true(listed > n_seeds(MEETINGS) * ACTS / 3);	/* lists worth the name */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_void_any_call),
		cmocka_unit_test(test_preview_comes_true),
	};

	print_message("# seeds from %llu\n", (unsigned long long)first_seed());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
