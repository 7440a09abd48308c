/* SPDX-License-Identifier: ISC */
/* What is said before people leave: the line, the guide, the read-out, what can be inferred. */
#include <stdio.h>

#include <unit.h>

#include <talanoa/app/closing.h>
#include <talanoa/app/infer.h>
#include <talanoa/record/readout.h>

#include "room.h"

static const char *const opening[] = { "person add Lia group=COM country=Kenya",
	"person add Ivo group=PUB country=Chile", "person add Bea group=BUS country=Fiji",
	"person add Fay role=facilitator", "rules set quorum none", "present+ Lia, Ivo, Bea, Fay", "agenda+ Rivers",
	"meeting open", "adopt agenda", "interest none", "take up 1" };

static struct profile profile;

static void
run_all(struct room *r, const char *const *lines, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		clock_advance(&r->env, 1000);
		room_run(r, lines[i]);
	}
}

static void
begin(struct room *r)
{
	room_open(r, "test_closing", "basic");
	run_all(r, opening, sizeof opening / sizeof *opening);
}

static size_t
live(struct room *r, struct str *line)
{
	r->m->now = meeting_clock(r->m);
	return closing_live(r->m, &profile, line);
}

static void
test_the_line_counts_what_is_due_now(void **state)
{
	static const char *const more[] = { "Lia: asked for it.",
		"agreed Rivers stay clean because all said so", "action Lia to write it down" };
	struct str line = STR_INIT;
	struct room r;

	(void)state;
	begin(&r);
	assert_int_equal(live(&r, &line), 0);
	assert_string_equal(str_c(&line), "");
	run_all(&r, more, 3);
	assert_int_equal(live(&r, &line), 1);
	assert_string_equal(str_c(&line), "before they leave: 1");
	run_all(&r, (const char *const[]){ "agreed Fish stay because they live there",
		"agreed Dams go" }, 2);
	assert_int_equal(live(&r, &line), 2);
	/* An item still open is not due before it is closed; a closed meeting asks nothing. */
	run_all(&r, (const char *const[]){ "meeting close" }, 1);
	assert_int_equal(live(&r, &line), 0);
	assert_string_equal(str_c(&line), "");
	room_close(&r);
	str_release(&line);
}

static const struct closing_line *
part(const struct closing *c, enum closing_part p)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].part == p)
			return &c->v[i];
	return NULL;
}

static void
test_the_guide_has_each_part(void **state)
{
	static const char *const lines[] = { "propose Rivers stay clean", "agreed Dams go",
		"action Lia to write it down", "q+ Lia", "q+ Ivo", "ack Ivo", "done",
		"closed safety", "open", "Bea: spoke.", "present- Bea" };
	static const struct { enum closing_part p; const char *where, *advice; } want[] = {
		{ CLOSING_TEXTS, "decision 2", "`rationale decision 2: TEXT`" },
		{ CLOSING_OWNERS, "action 1", "`action 1 due=DATE`" },
		{ CLOSING_HALL, "meeting", "ruling The hall is closed by NAME because REASON`" },
		{ CLOSING_REASONS, "turn 1", "`turn 1 because REASON`" },
		{ CLOSING_CLOSING, "meeting", "`meeting close`" },
	};
	struct err err = { 0 };
	struct closing c;
	struct room r;

	(void)state;
	begin(&r);
	run_all(&r, lines, sizeof lines / sizeof *lines);
	assert_true(closing_make(r.m, &profile, &c, &err));
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct closing_line *l = part(&c, want[i].p);

		if (l == NULL || !str_eq(l->where, want[i].where) ||
		    strstr(l->advice, want[i].advice) == NULL)
			fail_msg("%s: %s, %s", closing_part_name(want[i].p), l == NULL ? "nothing" :
				l->where, l == NULL ? "" : l->advice);
	}
	for (size_t i = 0; i < c.n; i++) {
		assert_int_equal(i < c.live, c.v[i].part < CLOSING_CLOSING);
		assert_true(i == 0 || c.v[i].part >= c.v[i - 1].part);
		assert_non_null(strchr(c.v[i].advice, '`'));
	}
	closing_release(&c);
	room_close(&r);
}

static void
test_what_can_be_inferred(void **state)
{
	static const char *const lines[] = { "q+ Lia", "next", "done",
		"agreed Rivers stay clean because all said so" };
	const struct unit *item;
	struct str line = STR_INIT;
	struct room r;

	(void)state;
	begin(&r);
	item = &r.m->items.v[0];
	assert_false(infer_outcome(r.m, item, &line));
	assert_false(infer_summary(r.m, item, &line));
	assert_false(infer_interest(r.m, &line));
	run_all(&r, lines, 4);
	item = &r.m->items.v[0];
	assert_true(infer_summary(r.m, item, &line));
	assert_string_equal(str_c(&line), "summary 1 1 interventions, 1 constituencies. "
		"Adopted: decisions 1.");
	room_run(&r, str_c(&line));
	str_clear(&line);
	assert_false(infer_summary(r.m, &r.m->items.v[0], &line));
	assert_true(infer_outcome(r.m, &r.m->items.v[0], &line));
	assert_string_equal(str_c(&line), "close item 1 agreed: decisions 1");
	room_run(&r, str_c(&line));
	str_clear(&line);
	assert_false(infer_outcome(r.m, &r.m->items.v[0], &line));
	room_close(&r);
	str_release(&line);
}

static void
test_none_declared_is_inferred(void **state)
{
	struct str line = STR_INIT;
	struct room r;

	(void)state;
	room_open(&r, "test_closing", "basic");
	run_all(&r, (const char *const[]){ "agenda+ Rivers", "meeting open" }, 2);
	assert_false(infer_interest(r.m, &line));
	room_run(&r, "take up 1");
	assert_true(infer_interest(r.m, &line));
	room_run(&r, str_c(&line));
	str_clear(&line);
	assert_false(infer_interest(r.m, &line));
	room_close(&r);
	str_release(&line);
}

static void
read_out(struct room *r, struct readout *ret)
{
	struct edition_ask ask = { .kind = EDITION_PUBLIC };
	struct edition ed;
	struct err err = { 0 };

	if (!edition_load(r->m->store, &ask, &ed, &err))
		fail_msg("%s", err.msg);
	readout_make(&ed, ret);
	edition_release(&ed);
}

static void
test_the_readout(void **state)
{
	static const char *const lines[] = { "q+ Lia", "next", "done",
		"agreed Rivers stay clean because all said so",
		"agreed The watchman at the ferry is moved because he was threatened",
		"withhold decision 2 ground=safety summary=\"A person is protected\"",
		"action Ivo to write it down by 2026-04-01" };
	static const char *const says[] = { "Decision 1: Rivers stay clean.",
		"A person is protected", "Ivo", "write it down, by 1 April 2026",
		"Here and not heard: Public authorities, Business." };
	struct readout out;
	struct room r;

	(void)state;
	begin(&r);
	room_run(&r, "rules set k 1");
	run_all(&r, lines, sizeof lines / sizeof *lines);
	read_out(&r, &out);
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		if (strstr(str_c(&out.text), says[i]) == NULL)
			fail_msg("\"%s\" is not in: %s", says[i], str_c(&out.text));
	assert_null(strstr(str_c(&out.text), "watchman"));
	assert_int_equal(out.shortened, 0);
	readout_release(&out);
	/* Of one person it is not told in public whether they spoke. */
	room_run(&r, "rules set k 3");
	read_out(&r, &out);
	assert_non_null(strstr(str_c(&out.text), "Of the constituencies here, 1 of 3 were heard."));
	assert_null(strstr(str_c(&out.text), "not heard:"));
	readout_release(&out);
	room_run(&r, "meeting set language fr");
	read_out(&r, &out);
	assert_non_null(strstr(str_c(&out.text), "Décision 1 : Rivers stay clean."));
	assert_non_null(strstr(str_c(&out.text), "d'ici au 1er avril 2026"));
	readout_release(&out);
	room_close(&r);
}

static void
test_a_long_readout_says_that_it_is_short(void **state)
{
	struct readout out;
	struct room r;
	char line[2048];

	(void)state;
	begin(&r);
	for (int d = 0; d < 4; d++) {
		size_t n = (size_t)snprintf(line, sizeof line, "agreed Text %d", d);

		for (int i = 0; i < 100; i++)
			n += (size_t)snprintf(line + n, sizeof line - n, " word%d", i);
		room_run(&r, line);
	}
	read_out(&r, &out);
	assert_int_equal(out.shortened, 4);
	assert_in_range(out.words, 100, 170);
	assert_non_null(strstr(str_c(&out.text), "Decision 4: Text 3 word0"));
	assert_non_null(strstr(str_c(&out.text), "the record has every word"));
	readout_release(&out);
	room_close(&r);
}

static int
load_profile(void **state)
{
	struct paths paths;
	struct err err = { 0 };

	(void)state;
	paths_find(&paths);
	if (!profile_load(&paths, "hleag", &profile, &err))
		print_error("%s\n", err.msg);
	paths_release(&paths);
	return err.code == ERR_NONE ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_line_counts_what_is_due_now),
		cmocka_unit_test(test_the_guide_has_each_part),
		cmocka_unit_test(test_what_can_be_inferred),
		cmocka_unit_test(test_none_declared_is_inferred),
		cmocka_unit_test(test_the_readout),
		cmocka_unit_test(test_a_long_readout_says_that_it_is_short),
	};

	return cmocka_run_group_tests(tests, load_profile, NULL);
}
