/* SPDX-License-Identifier: ISC */
/* Classes, audiences and names: core's disclosure asked value by value. */
#include <unit.h>

#include <talanoa/core/disclosure.h>

#include "seeds.h"

static struct id
id_of(int n)
{
	struct id id = { { 0 } };

	id.b[0] = (unsigned char)n;
	return id;
}

enum { ITEM = 1, HAND, TURN, NOTE, OTHER, DECISION, VOTE, POSITION, AMENDMENT, STATEMENT,
	CORRECTION, WAIVER, ANA, BEN, LAB, ACTION };

static void
link_up(struct disclosure *d, enum disclosure_link_kind kind, int from, int to)
{
	struct id a = id_of(from), b = id_of(to);

	disclosure_link(d, kind, &a, &b);
}

static void
mark(struct disclosure *d, int unit, enum disclosure_class class, enum attribution a)
{
	disclosure_mark(d, &(struct disclosed){ .unit = id_of(unit), .class = class,
		.attribution = a });
}

/* A remark and a decision with all that hangs on it, under one item. */
static void
scene(struct disclosure *d)
{
	static const int hangs[] = { VOTE, POSITION, AMENDMENT, STATEMENT };

	disclosure_init(d);
	link_up(d, LINK_ITEM, TURN, ITEM);
	link_up(d, LINK_ENTRY, TURN, HAND);
	link_up(d, LINK_TURN, NOTE, TURN);
	link_up(d, LINK_TURN, OTHER, TURN);
	link_up(d, LINK_PERSON, HAND, ANA);
	link_up(d, LINK_PERSON, NOTE, ANA);
	link_up(d, LINK_PERSON, OTHER, BEN);
	link_up(d, LINK_ITEM, DECISION, ITEM);
	for (size_t i = 0; i < sizeof hangs / sizeof *hangs; i++)
		link_up(d, LINK_DECISION, hangs[i], DECISION);
	link_up(d, LINK_TARGET, CORRECTION, NOTE);
	link_up(d, LINK_PERSON, STATEMENT, ANA);
}

static bool
asks(const struct disclosure *d, enum audience who, int unit, enum ev_kind kind, enum field f,
	int ref)
{
	struct publish_ask ask = { .audience = who, .kind = kind, .field = f,
		.subject = id_of(unit), .ref = id_of(ref) };

	return disclosure_allows(d, &ask);
}

static void
test_class_and_audience(void **state)
{
	struct id note = id_of(NOTE), other = id_of(OTHER);

	(void)state;
	for (int c = CLASS_PUBLIC; c <= CLASS_RESTRICTED; c++) {
		struct disclosure d;

		scene(&d);
		mark(&d, NOTE, c, ATTR_NAMED);
		disclosure_close(&d);
		assert_int_equal(disclosure_class(&d, &note), c);
		assert_int_equal(disclosure_class(&d, &other), CLASS_PUBLIC);
		assert_int_equal(asks(&d, AUDIENCE_PUBLIC, NOTE, EV_NOTE_SET, FLD_TEXT, 0),
			c == CLASS_PUBLIC);
		assert_int_equal(asks(&d, AUDIENCE_CONSTITUENCY, NOTE, EV_NOTE_SET, FLD_TEXT, 0),
			c != CLASS_RESTRICTED);
		/* a correction says what it corrects */
		assert_int_equal(asks(&d, AUDIENCE_PUBLIC, CORRECTION, EV_CORRECTION_SET,
			FLD_FORMER, 0), c == CLASS_PUBLIC);
		disclosure_release(&d);
	}
}

/* I11: what hangs on a withheld decision keeps its counts, not its words. */
static void
test_decision_and_what_hangs_on_it(void **state)
{
	static const struct {
		int unit;
		enum ev_kind kind;
		enum field field;
		bool stays;
	} cases[] = {
		{ DECISION, EV_DECISION_SET, FLD_TEXT, false },
		{ DECISION, EV_DECISION_SET, FLD_RATIONALE, false },
		{ DECISION, EV_DECISION_SET, FLD_METHOD, true },
		{ DECISION, EV_DECISION_SET, FLD_STATE, true },
		{ VOTE, EV_VOTE_SET, FLD_CHOICE, true },
		{ VOTE, EV_VOTE_SET, FLD_GROUP, true },
		{ VOTE, EV_VOTE_SET, FLD_PERSON, false },
		{ POSITION, EV_POSITION_SET, FLD_STANCE, true },
		{ POSITION, EV_POSITION_SET, FLD_GROUP, true },
		{ POSITION, EV_POSITION_SET, FLD_BECAUSE, false },
		{ AMENDMENT, EV_AMENDMENT_SET, FLD_FORMER, false },
		{ AMENDMENT, EV_AMENDMENT_SET, FLD_TEXT, false },
		{ STATEMENT, EV_STATEMENT_SET, FLD_TEXT, false },
		{ NOTE, EV_NOTE_SET, FLD_TEXT, true },
	};
	struct disclosure d;

	(void)state;
	scene(&d);
	mark(&d, DECISION, CLASS_RESTRICTED, ATTR_NAMED);
	disclosure_close(&d);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(asks(&d, AUDIENCE_PUBLIC, cases[i].unit, cases[i].kind,
			cases[i].field, BEN), cases[i].stays);
	disclosure_release(&d);
}

static void
test_protected(void **state)
{
	struct id ana = id_of(ANA), statement = id_of(STATEMENT);
	struct disclosure d;

	(void)state;
	scene(&d);
	disclosure_shield(&d, &ana);
	disclosure_close(&d);
	assert_false(asks(&d, AUDIENCE_PUBLIC, VOTE, EV_VOTE_SET, FLD_PERSON, ANA));
	assert_true(asks(&d, AUDIENCE_PUBLIC, VOTE, EV_VOTE_SET, FLD_GROUP, LAB));
	assert_false(asks(&d, AUDIENCE_PUBLIC, STATEMENT, EV_STATEMENT_SET, FLD_PERSON, ANA));
	assert_false(asks(&d, AUDIENCE_CONSTITUENCY, STATEMENT, EV_STATEMENT_SET, FLD_PERSON,
		ANA));
	assert_true(asks(&d, AUDIENCE_PUBLIC, STATEMENT, EV_STATEMENT_SET, FLD_GROUP, LAB));
	assert_true(asks(&d, AUDIENCE_PUBLIC, STATEMENT, EV_STATEMENT_SET, FLD_TEXT, 0));
	/* one of one: the constituency would be the name */
	disclosure_few(&d, &statement, 1);
	assert_false(asks(&d, AUDIENCE_PUBLIC, STATEMENT, EV_STATEMENT_SET, FLD_GROUP, LAB));
	disclosure_release(&d);
}

static void
waive(struct disclosure *d, int target, int person)
{
	struct disclosure_waiver w = { id_of(WAIVER), id_of(target), id_of(person) };

	disclosure_waive(d, &w);
}

/* Their own words and nobody else's; the hand tells nothing that the note does not. */
static void
test_waiver(void **state)
{
	static const struct {
		int target, by;
		enum disclosure_class note;
		bool ana, ben;
	} cases[] = {
		{ NOTE, ANA, CLASS_PUBLIC, true, false },
		{ TURN, ANA, CLASS_PUBLIC, true, false },
		{ ITEM, ANA, CLASS_PUBLIC, true, false },
		{ NOTE, BEN, CLASS_PUBLIC, false, true },	/* same turn, own words */
		{ ITEM, BEN, CLASS_PUBLIC, false, true },
		{ DECISION, ANA, CLASS_PUBLIC, false, false },
		{ NOTE, ANA, CLASS_RESTRICTED, false, false },
		{ TURN, BEN, CLASS_CONSTITUENCY, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct disclosure d;

		scene(&d);
		d.otherwise = ATTR_NONE;
		mark(&d, NOTE, cases[i].note, ATTR_NAMED);
		waive(&d, cases[i].target, cases[i].by);
		disclosure_close(&d);
		assert_int_equal(asks(&d, 0, HAND, EV_HAND, FLD_PERSON, ANA), cases[i].ana);
		assert_int_equal(asks(&d, 0, NOTE, EV_NOTE_SET, FLD_PERSON, ANA), cases[i].ana);
		assert_int_equal(asks(&d, 0, OTHER, EV_NOTE_SET, FLD_PERSON, BEN), cases[i].ben);
		assert_int_equal(asks(&d, 0, WAIVER, EV_WAIVER_SET, FLD_PERSON, cases[i].by),
			cases[i].ana || cases[i].ben);
		disclosure_release(&d);
	}
}

static void
test_no_waiver_of_the_protected(void **state)
{
	struct id ana = id_of(ANA);
	struct disclosure d;

	(void)state;
	scene(&d);
	disclosure_shield(&d, &ana);
	waive(&d, ITEM, ANA);
	disclosure_close(&d);
	assert_false(asks(&d, 0, NOTE, EV_NOTE_SET, FLD_PERSON, ANA));
	assert_false(asks(&d, 0, WAIVER, EV_WAIVER_SET, FLD_PERSON, ANA));
	disclosure_release(&d);
}

static struct id
any_unit(struct rng *r)
{
	return id_of(1 + (int)rng_below(r, ACTION));
}

/* A meeting of any shape: nothing is checked when it is written, so nothing is taken for granted. */
static void
random_scene(struct rng *r, struct disclosure *d)
{
	disclosure_init(d);
	d->otherwise = rng_below(r, 4);
	for (uint64_t n = rng_below(r, 20); n > 0; n--) {
		struct id from = any_unit(r), to = any_unit(r);

		disclosure_link(d, rng_below(r, LINK_PERSON + 1), &from, &to);
	}
	for (uint64_t n = rng_below(r, 8); n > 0; n--)
		disclosure_mark(d, &(struct disclosed){ .unit = any_unit(r),
			.class = rng_below(r, 3), .attribution = rng_below(r, 4) });
	for (uint64_t n = rng_below(r, 3); n > 0; n--) {
		struct disclosure_waiver w = { any_unit(r), any_unit(r), any_unit(r) };

		disclosure_waive(d, &w);
	}
	for (uint64_t n = rng_below(r, 3); n > 0; n--) {
		struct id person = any_unit(r);

		disclosure_shield(d, &person);
	}
	disclosure_close(d);
}

/* What must hold of one value, whatever the meeting. */
static void
check_value(const struct disclosure *d, const struct publish_ask *value, uint64_t seed)
{
	struct publish_ask ask = *value;
	const struct efield *ef = ev_field(ask.kind, ask.field);
	bool public, members;

	ask.audience = AUDIENCE_PUBLIC;
	public = disclosure_allows(d, &ask);
	ask.audience = AUDIENCE_CONSTITUENCY;
	members = disclosure_allows(d, &ask);
	if (public && !members)
		fail_msg("seed %llu: public, and not for members", (unsigned long long)seed);
	if (members && ef->out >= OUT_UNIT && ef->out != OUT_NEVER &&
	    disclosure_class(d, &ask.subject) == CLASS_RESTRICTED)
		fail_msg("seed %llu: what is restricted leaves", (unsigned long long)seed);
	if (public && ef->out >= OUT_UNIT && disclosure_class(d, &ask.subject) != CLASS_PUBLIC)
		fail_msg("seed %llu: what is withheld is public", (unsigned long long)seed);
	if (!members || ef->out != OUT_NAMED || field_type(ask.field) != FT_PERSON)
		return;
	for (size_t i = 0; i < d->n_shielded; i++)
		if (id_eq(&d->shielded[i], &ask.ref))
			fail_msg("seed %llu: a protected person is named",
				(unsigned long long)seed);
}

static void
test_whatever_the_meeting(void **state)
{
	(void)state;
	for (uint64_t seed = first_seed(), last = seed + n_seeds(400); seed < last; seed++) {
		struct disclosure d;
		struct rng r;

		rng_seed(&r, seed);
		random_scene(&r, &d);
		for (int k = 0; k < EV_N; k++) {
			size_t n;
			const struct efield *ef = ev_fields(k, &n);

			for (size_t i = 0; i < n; i++)
				check_value(&d, &(struct publish_ask){ .kind = k,
					.field = ef[i].field, .subject = any_unit(&r),
					.ref = any_unit(&r) }, seed);
		}
		disclosure_release(&d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_class_and_audience),
		cmocka_unit_test(test_decision_and_what_hangs_on_it),
		cmocka_unit_test(test_protected),
		cmocka_unit_test(test_waiver),
		cmocka_unit_test(test_no_waiver_of_the_protected),
		cmocka_unit_test(test_whatever_the_meeting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
