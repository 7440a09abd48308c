/* SPDX-License-Identifier: ISC */
/* What counts of a turn that nobody watched: our own cases, and the shared vectors if there. */
#include <unit.h>

#include <stdio.h>

#include <talanoa/base/json.h>
#include <talanoa/core/gap.h>

enum { MOST = 16 };

static struct tick
tick(const char *boot, int64_t mono, int64_t at)
{
	struct tick t = { .at = at, .mono = mono, .stated = boot == NULL };

	str_copy(t.boot, sizeof t.boot, boot == NULL ? "" : boot);
	return t;
}

/* A turn being replayed from the records of one vector. */
struct replay {
	struct ledger_turn t;
	struct segment segs[MOST];
	struct tick beat;
	bool has_beat;
	struct gap gap;
};

static void
judge(struct replay *r, const struct tick *now)
{
	struct tick sign = gap_sign(&r->t, r->has_beat ? &r->beat : NULL);

	gap_judge(&r->t, &sign, now, &r->gap);
}

static void
add(struct replay *r, enum seg_op op, const struct tick *now)
{
	assert_true(r->t.n_segs < MOST);
	r->segs[r->t.n_segs++] = (struct segment){ .op = op, .tick = *now };
	r->gap.counted_ms = turn_ms(&r->t, NULL);
	r->gap.unsure_ms = 0;
}

static void
step(struct replay *r, const char *what, const struct tick *now)
{
	static const char *const ops[] = { "start", "restart", "pause", "resume", "end" };

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (str_eq(what, ops[i])) {
			add(r, (enum seg_op)i, now);
			return;
		}
	judge(r, now);
	if (str_eq(what, "beat") && r->gap.state == GAP_RUNS_ON) {
		r->beat = *now;
		r->has_beat = true;
	}
}

static void
replay_init(struct replay *r)
{
	memset(r, 0, sizeof *r);
	r->t.segs = r->segs;
	r->t.fixed_ms = -1;
}

static int64_t
number(const struct json *j)
{
	int64_t v = -1;		/* null: unknown */

	json_int(j, &v);
	return v;
}

static void
expect(const struct replay *r, const struct json *want, int64_t gap_ms)
{
	static const char *const states[] = { "runs on", "ask", "paused" };
	const struct json *state = json_get(want, "state"), *gap = json_get(want, "gap_ms");
	const struct json *clock = json_get(want, "clock_step_ms");
	int64_t step = 0;

	assert_int_equal(r->gap.counted_ms, number(json_get(want, "charged_ms")));
	assert_int_equal(r->gap.unsure_ms, number(json_get(want, "unconfirmed_ms")));
	if (state != NULL)
		assert_string_equal(states[r->gap.state], json_str(state));
	if (gap != NULL)
		assert_int_equal(gap_ms, number(gap));
	for (size_t i = 1; i < r->t.n_segs; i++)
		step += tick_step(&r->t.segs[i - 1].tick, &r->t.segs[i].tick);
	assert_int_equal(step, clock == NULL ? 0 : number(clock));
}

static void
run_vector(const struct json *v)
{
	const struct json *records = json_get(v, "records");
	int64_t gap_ms = 0;
	struct replay r;

	replay_init(&r);
	for (size_t i = 0; i < json_count(records); i++) {
		const struct json *rec = json_at(records, i);
		const char *what = json_str(json_at(rec, 0));
		struct tick now = tick(json_str(json_at(rec, 1)), number(json_at(rec, 2)),
			number(json_at(rec, 3)));

		step(&r, what, &now);
		if (str_eq(what, "reopen"))
			gap_ms = r.gap.gap_ms;
	}
	expect(&r, json_get(v, "expect"), gap_ms);
}

static void
test_vectors(void **state)
{
	const char *dir = getenv("TALANOA_SRCDIR");
	static char bytes[65536];
	struct json *all;
	struct err err;
	char path[4096];
	FILE *f;

	(void)state;
	snprintf(path, sizeof path, "%s/../shared/vectors/timing.json", dir ? dir : ".");
	f = fopen(path, "re");
	if (f == NULL)
		skip();
	all = json_parse(bytes, fread(bytes, 1, sizeof bytes, f), &err);
	fclose(f);
	assert_non_null(all);
	assert_true(json_count(all) >= 10);
	for (size_t i = 0; i < json_count(all); i++) {
		print_message("# %s\n", json_str(json_get(json_at(all, i), "title")));
		run_vector(json_at(all, i));
	}
	json_free(all);
}

/* A minute to the millisecond runs on; one more asks. */
static void
test_border(void **state)
{
	struct tick start = tick("b1", 0, 5000), at = tick("b1", 60000, 1000);
	struct replay r;

	(void)state;
	replay_init(&r);
	step(&r, "start", &start);
	judge(&r, &at);
	assert_int_equal(r.gap.state, GAP_RUNS_ON);
	assert_int_equal(r.gap.counted_ms, 60000);
	at.mono++;
	judge(&r, &at);
	assert_int_equal(r.gap.state, GAP_ASK);
	assert_int_equal(r.gap.counted_ms, 0);
	assert_int_equal(r.gap.unsure_ms, 60001);
}

/* "next -90s": the boundary lies back, but somebody was there when it was recorded. */
static void
test_stated_boundary(void **state)
{
	struct tick start = tick(NULL, 0, 910000), now = tick("b1", 500, 1000000), sign;
	struct replay r;

	(void)state;
	replay_init(&r);
	step(&r, "start", &start);
	r.segs[0].recorded = 1000000;
	sign = gap_sign(&r.t, NULL);
	assert_int_equal(sign.at, 1000000);
	judge(&r, &now);
	assert_int_equal(r.gap.state, GAP_RUNS_ON);
	assert_int_equal(r.gap.counted_ms, 90000);
}

/* A beat of before the latest boundary is no sign of life after it. */
static void
test_old_beat(void **state)
{
	struct tick start = tick("b1", 0, 0), pause = tick("b1", 5000, 5000),
		resume = tick("b1", 900000, 900000), beat = tick("b1", 4000, 9000000), sign;
	struct replay r;

	(void)state;
	replay_init(&r);
	step(&r, "start", &start);
	step(&r, "pause", &pause);
	step(&r, "resume", &resume);
	sign = gap_sign(&r.t, &beat);
	assert_int_equal(sign.mono, 900000);
}

/* In a ledger: the certain part is what counts, until the next boundary or an answer. */
static void
test_doubt(void **state)
{
	struct id sitting = { { 1 } }, group = { { 2 } }, person = { { 3 } };
	struct floor_row row = { .subject = { { 4 } }, .kind = EV_HAND, .sitting = sitting,
		.person = person, .group = group, .code = "ordinary", .list = "" };
	struct tick sure = tick("b1", 60000, 60000), now = tick("b1", 300000, 300000);
	struct ledger l;

	(void)state;
	ledger_init(&l, &sitting, SCOPE_MEETING);
	ledger_add_group(&l, &group);
	ledger_add_person(&l, &person, &group);
	assert_false(ledger_doubt(&l, &sure));
	ledger_apply(&l, &row);
	row.kind = EV_CALL;
	row.entry = row.subject;
	row.subject = (struct id){ { 5 } };
	ledger_apply(&l, &row);
	row.kind = EV_SEGMENT;
	str_copy(row.code, sizeof row.code, "start");
	str_copy(row.boot, sizeof row.boot, "b1");
	ledger_apply(&l, &row);
	assert_true(ledger_doubt(&l, &sure));
	assert_int_equal(turn_ms(ledger_running(&l), &now), 60000);
	assert_int_equal(turn_unsure_ms(ledger_running(&l), &now), 240000);
	ledger_doubt(&l, NULL);
	assert_int_equal(turn_ms(ledger_running(&l), &now), 300000);
	assert_int_equal(turn_unsure_ms(ledger_running(&l), &now), 0);
	ledger_doubt(&l, &sure);
	str_copy(row.code, sizeof row.code, "end");
	row.at = row.mono = 200000;
	ledger_apply(&l, &row);
	assert_int_equal(turn_ms(ledger_turn(&l, &row.subject), NULL), 200000);
	assert_int_equal(l.floor.groups[0].charged, 200000);
	ledger_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_border),
		cmocka_unit_test(test_stated_boundary),
		cmocka_unit_test(test_old_beat),
		cmocka_unit_test(test_doubt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
