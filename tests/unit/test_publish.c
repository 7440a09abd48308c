/* SPDX-License-Identifier: ISC */
/*
 * What may not leave must not be in the bytes of the public copy, in no form; what is open
 * must.
 */
#include <config.h>

#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include <cage.h>

/* Who waived is said only where it names somebody: nobody spoke there. */
static bool
when_plain(const struct canary *k, enum out_class out)
{
	return !k->old && out != OUT_NEVER && k->kind != EV_WAIVER_SET;
}

/* Nothing withheld: all leaves but what never does, and earlier wordings. */
static void
test_plain(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 };
	struct env env;
	struct store *s = cage_open(&c, &env);
	size_t n;
	const struct efield *ef;

	(void)state;
	cage_write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++) {
		if (!cage_has_subject(k))
			continue;
		/* written again: the first wording of what can be corrected is no longer said */
		ef = ev_fields(k, &n);
		for (size_t i = 0; i < c.n; i++)
			if (c.v[i].kind == (enum ev_kind)k &&
			    ev_field(k, c.v[i].field)->merge == MERGE_SETTLE)
				c.v[i].old = true;
		c.settle_only = true;
		for (size_t i = 0; i < n; i++) {
			if (field_sealed(ef[i].field) && ef[i].merge == MERGE_SETTLE) {
				history_one(s, k, &subject[k], cage_fill, &c);
				break;
			}
		}
	}
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, when_plain);
	cage_close(&c, s);
}

static bool
when_withheld(const struct canary *k, enum out_class out)
{
	return !k->old && out == OUT_OPEN;
}

/* Every unit withheld: only what is public by its nature leaves. */
static void
test_withheld(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 };
	struct env env;
	struct store *s = cage_open(&c, &env);

	(void)state;
	cage_write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++)
		if (cage_has_subject(k))
			cage_withhold(&c, s, &subject[k], NULL);
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, when_withheld);
	cage_close(&c, s);
}

/* Withheld and then released: as if nothing had been. */
static void
test_released(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 };
	struct env env;
	struct store *s = cage_open(&c, &env);

	(void)state;
	cage_write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++)
		if (cage_has_subject(k))
			cage_withhold(&c, s, &subject[k], "released");
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, when_plain);
	cage_close(&c, s);
}

static bool
when_protected(const struct canary *k, enum out_class out)
{
	bool speaks = k->kind == EV_NOTE_SET || k->kind == EV_HAND || k->kind == EV_TURN_FIX ||
		k->kind == EV_STATEMENT_SET || k->kind == EV_RESERVATION_SET ||
		k->kind == EV_COMMITMENT_SET;

	/* where a protected person speaks, the constituency would tell who */
	return out == OUT_OPEN || (out == OUT_UNIT && ev_unit(k->kind) != UNIT_PERSON) ||
		(out == OUT_NAMED && field_type(k->field) != FT_PERSON && !speaks &&
			ev_unit(k->kind) != UNIT_PERSON);
}

/* No value and no row refers to it: what is in clear is only that somebody is protected. */
static void
not_referred_to(const struct cage *c, const struct canary *k)
{
	static const char *const tables[] = { "value", "cell", "floor" };

	for (size_t i = 0; i < 3; i++) {
		char *rows = history_dump(c->public, tables[i]);

		if (cage_occurs(rows, strlen(rows), k))
			fail_msg("%s %s is in table %s", ev_name(k->kind), field_name(k->field),
				tables[i]);
		free(rows);
	}
}

/* Everybody protected: no reference to a person, nothing of their entries; one by `same`. */
static void
test_protected(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 }, twin = { { 9 } };
	struct env env;
	struct store *s = cage_open(&c, &env);
	struct ev e;

	(void)state;
	cage_write_all(&c, s, subject);
	for (size_t i = 0; i < c.n; i++) {
		if (field_type(c.v[i].field) != FT_PERSON)
			continue;
		ev_init(&e, EV_PROTECT, &c.v[i].ref);
		history_add(s, &e);
		c.v[i].shielded = true;
	}
	ev_init(&e, EV_PROTECT, &twin);
	history_add(s, &e);
	ev_init(&e, EV_SAME_SET, &(struct id){ { 8 } });
	ev_ref(&e, FLD_TARGET, &subject[EV_PERSON_SET]);
	ev_ref(&e, FLD_OTHER, &twin);
	history_add(s, &e);
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, when_protected);
	for (size_t i = 0; i < c.n; i++)
		if (c.v[i].shielded)
			not_referred_to(&c, &c.v[i]);
	cage_close(&c, s);
}

static bool
when_undone(const struct canary *k, enum out_class out)
{
	(void)out;
	return k->kind == EV_ABBR_SET;		/* the one act that was not taken back */
}

static void
test_undone(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 }, act[EV_N];
	struct env env;
	struct store *s = cage_open(&c, &env);
	struct err err = { 0 };
	struct ev e;

	(void)state;
	for (int k = 0; k < EV_N; k++) {
		if (!cage_has_subject(k))
			continue;
		subject[k] = id_random(&c.h.rng);
		history_one(s, k, &subject[k], cage_fill, &c);
		act[k] = store_act_id(s);
	}
	for (int k = 0; k < EV_N; k++) {
		if (!cage_has_subject(k) || k == EV_ABBR_SET)
			continue;
		/* On the floor nothing is voided: that its act was undone must be enough. */
		ev_init(&e, ev_floor(k) ? EV_LIST : EV_UNIT_VOID, &subject[k]);
		assert_true(store_begin(s, &err));
		store_act(s, 1773133200000, false, &act[k]);
		assert_true(store_add(s, &e, &err) && store_commit(s, &err));
	}
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, when_undone);
	cage_close(&c, s);
}

/* A hand, its turn, a note about it: what is hidden of one must not be read from another. */
struct remark {
	struct id item, hand, turn, note, other;
};

static void
speak(struct cage *c, struct store *s, struct remark *r, const char *item_attribution)
{
	struct ev e;

	r->item = id_random(&c->h.rng);
	r->hand = id_random(&c->h.rng);
	r->turn = id_random(&c->h.rng);
	r->note = id_random(&c->h.rng);
	r->other = id_random(&c->h.rng);
	ev_init(&e, EV_ITEM_SET, &r->item);
	ev_text(&e, FLD_ATTRIBUTION, item_attribution);
	history_add(s, &e);
	ev_init(&e, EV_HAND, &r->hand);		/* raised before the item was taken up */
	cage_put(c, &e, ev_field(EV_HAND, FLD_PERSON));
	cage_put(c, &e, ev_field(EV_HAND, FLD_GROUP));
	cage_put(c, &e, ev_field(EV_HAND, FLD_ABOUT));
	cage_put(c, &e, ev_field(EV_HAND, FLD_BEHALF));
	history_add(s, &e);
	ev_init(&e, EV_CALL, &r->turn);
	ev_ref(&e, FLD_ENTRY, &r->hand);
	ev_ref(&e, FLD_ITEM, &r->item);
	cage_put(c, &e, ev_field(EV_CALL, FLD_BECAUSE));
	history_add(s, &e);
	for (int i = 0; i < 2; i++) {
		ev_init(&e, EV_NOTE_SET, i == 0 ? &r->note : &r->other);
		ev_ref(&e, FLD_TURN, &r->turn);
		c->old = i == 1;		/* marks the canaries of the second note */
		cage_put(c, &e, ev_field(EV_NOTE_SET, FLD_TEXT));
		cage_put(c, &e, ev_field(EV_NOTE_SET, FLD_PERSON));
		cage_put(c, &e, ev_field(EV_NOTE_SET, FLD_GROUP));
		history_add(s, &e);
	}
	c->old = false;
}

static bool
names(const struct canary *k)
{
	return k->is_ref || k->field == FLD_BEHALF || k->field == FLD_OPERATOR ||
		k->kind == EV_CALL;		/* a reason may tell who it was */
}

static bool
words_only(const struct canary *k, enum out_class out)
{
	(void)out;
	return !names(k);
}

static bool
nothing(const struct canary *k, enum out_class out)
{
	(void)out;
	return k->text[0] == '!';	/* the witness */
}

static bool
other_words(const struct canary *k, enum out_class out)
{
	return nothing(k, out) || (k->old && k->field == FLD_TEXT);
}

static bool
all_but_operator(const struct canary *k, enum out_class out)
{
	(void)k;
	return out != OUT_NEVER;
}

/* Something that leaves in any case, so that an empty file would not pass. */
static void
witness(struct cage *c, struct store *s)
{
	struct canary *k = cage_hatch(c, ev_field(EV_ABBR_SET, FLD_LONG));
	struct ev e;

	str_copy(k->text, sizeof k->text, "!witness 1");
	ev_init(&e, EV_ABBR_SET, &(struct id){ { 77 } });
	ev_text(&e, FLD_LONG, k->text);
	history_add(s, &e);
}

enum scene { NOTHING, NOTE_WITHHELD, TURN_WITHHELD, HAND_WITHHELD, ITEM_WITHHELD, EMBARGO,
	NOTE_TIGHTER, RULE };

static void
set_scene(struct cage *c, struct store *s, const struct remark *r, enum scene scene)
{
	struct ev e;

	switch (scene) {
	case NOTE_WITHHELD: cage_withhold(c, s, &r->note, NULL); break;
	case TURN_WITHHELD: cage_withhold(c, s, &r->turn, NULL); break;
	case HAND_WITHHELD: cage_withhold(c, s, &r->hand, NULL); break;
	case ITEM_WITHHELD: cage_withhold(c, s, &r->item, NULL); break;
	case EMBARGO:
	case NOTE_TIGHTER:
		ev_init(&e, EV_NOTE_SET, &r->note);
		ev_text(&e, scene == EMBARGO ? FLD_EMBARGO : FLD_ATTRIBUTION,
			scene == EMBARGO ? "2026-05-01" : "none");
		history_add(s, &e);
		break;
	case RULE:
		ev_init(&e, EV_RULE_SET, &(struct id){ { 66 } });
		ev_text(&e, FLD_KEY, "attribution");
		ev_text(&e, FLD_SETTING, "constituency");
		history_add(s, &e);
		break;
	default:
		break;
	}
}

static void
test_counterparts(void **state)
{
	static const struct {
		enum scene scene;
		const char *attribution, *today;
		cage_expect *expect;
	} cases[] = {
		{ NOTHING, NULL, "2026-03-10", all_but_operator },
		{ NOTHING, "named", "2026-03-10", all_but_operator },
		/* nobody of the constituency is marked present: its name would be a person's */
		{ NOTHING, "constituency", "2026-03-10", words_only },
		{ NOTHING, "none", "2026-03-10", words_only },
		{ NOTHING, "chatham", "2026-03-10", words_only },
		{ NOTHING, "nonsense", "2026-03-10", words_only },
		{ NOTE_WITHHELD, NULL, "2026-03-10", other_words },
		{ TURN_WITHHELD, NULL, "2026-03-10", nothing },
		{ HAND_WITHHELD, NULL, "2026-03-10", nothing },
		{ ITEM_WITHHELD, NULL, "2026-03-10", nothing },
		{ EMBARGO, NULL, "2026-04-30", other_words },
		{ EMBARGO, NULL, "2026-05-01", all_but_operator },
		{ NOTE_TIGHTER, NULL, "2026-03-10", words_only },
		{ NOTE_TIGHTER, "constituency", "2026-03-10", words_only },
		{ RULE, NULL, "2026-03-10", words_only },
		{ RULE, "named", "2026-03-10", all_but_operator },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static struct cage c;
		struct env env;
		struct remark r;
		struct store *s = cage_open(&c, &env);

		print_message("# scene %zu\n", i);
		witness(&c, s);
		speak(&c, s, &r, cases[i].attribution);
		set_scene(&c, s, &r, cases[i].scene);
		cage_publish(&c, s, cases[i].today);
		cage_inspect(&c, &env, cases[i].expect);
		cage_close(&c, s);
	}
}

static struct id
add_member(struct cage *c, struct store *s, const struct id *group, const char *state)
{
	struct id person = id_random(&c->h.rng), presence = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_PERSON_SET, &person);
	ev_text(&e, FLD_NAME, "Member");
	ev_ref(&e, FLD_GROUP, group);
	history_add(s, &e);
	ev_init(&e, EV_PRESENCE_SET, &presence);
	ev_ref(&e, FLD_PERSON, &person);
	ev_text(&e, FLD_STATE, state);
	history_add(s, &e);
	return person;
}

static void
add_same(struct cage *c, struct store *s, const struct id *a, const struct id *b)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_SAME_SET, &id);
	ev_ref(&e, FLD_TARGET, a);
	ev_ref(&e, FLD_OTHER, b);
	history_add(s, &e);
}

/* Does the constituency of a note that says "constituency" leave? The file says the same. */
static bool
group_leaves(struct cage *c, struct store *s, const struct id *group)
{
	struct id note = id_random(&c->h.rng);
	struct publish_ask ask = { .kind = EV_NOTE_SET, .field = FLD_GROUP, .subject = note,
		.ref = *group };
	struct disclosure d;
	struct err err = { 0 };
	struct ev e;
	bool leaves;

	ev_init(&e, EV_NOTE_SET, &note);
	ev_text(&e, FLD_ATTRIBUTION, "constituency");
	ev_ref(&e, FLD_GROUP, group);
	history_add(s, &e);
	assert_true(store_disclosure(s, "2026-03-10", &d, &err));
	leaves = disclosure_allows(&d, &ask);
	disclosure_release(&d);
	cage_publish(c, s, "2026-03-10");
	assert_int_equal(history_problems(c->public, store_env(s), true), 0);
	return leaves;
}

static void
set_rule(struct cage *c, struct store *s, const char *key, const char *setting)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_RULE_SET, &id);
	ev_text(&e, FLD_KEY, key);
	ev_text(&e, FLD_SETTING, setting);
	history_add(s, &e);
}

/* One or two people of a constituency in the room: to name it is to name them. */
static void
test_too_few(void **state)
{
	static struct cage c;
	struct env env;
	struct store *s = cage_open(&c, &env);
	struct id group = id_random(&c.h.rng), a, b, third;
	struct ev e;

	(void)state;
	a = add_member(&c, s, &group, "present");
	assert_false(group_leaves(&c, s, &group));
	b = add_member(&c, s, &group, "present");
	add_member(&c, s, &group, "regrets");
	assert_false(group_leaves(&c, s, &group));
	third = add_member(&c, s, &group, "present");
	assert_true(group_leaves(&c, s, &group));
	/* the third leaves the room */
	ev_init(&e, EV_PRESENCE_SET, &(struct id){ { 5 } });
	ev_ref(&e, FLD_PERSON, &third);
	ev_text(&e, FLD_STATE, "absent");
	history_add(s, &e);
	assert_false(group_leaves(&c, s, &group));
	set_rule(&c, s, "k", "2");
	assert_true(group_leaves(&c, s, &group));
	/* the two were one person, entered twice */
	add_same(&c, s, &a, &b);
	assert_false(group_leaves(&c, s, &group));
	cage_close(&c, s);
}

static bool
anything(void *ctx, const struct publish_ask *ask)
{
	(void)ctx;
	(void)ask;
	return true;
}

/* A caller that lets too much out gets no file, and no existing file is ever replaced. */
static void
test_refusals(void **state)
{
	static struct cage c;
	struct env env;
	struct store *s = cage_open(&c, &env);
	struct err err = { 0 };
	size_t left;

	(void)state;
	witness(&c, s);
	assert_false(store_publish(s, c.public, anything, NULL, &left, &err));
	assert_int_equal(err.code, ERR_INTEGRITY);
	assert_int_equal(access(c.public, F_OK), -1);
	assert_false(store_publish(s, c.full, anything, NULL, &left, &err));
	assert_non_null(strstr(err.msg, "already a file"));
	cage_publish(&c, s, "2026-03-10");
	store_close(s);
	s = history_open(c.public, STORE_READ, &env);
	assert_false(store_publish(s, "elsewhere", anything, NULL, &left, &err));
	assert_int_equal(err.code, ERR_DENIED);
	/* A copy into which somebody puts a value back, or takes one out, does not hold. */
	assert_true(history_sql(c.public, "DELETE FROM value WHERE text = '!witness 1'"));
	assert_true(history_problems(c.public, &env, false) > 0);
	cage_close(&c, s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_withheld),
		cmocka_unit_test(test_released),
		cmocka_unit_test(test_protected),
		cmocka_unit_test(test_undone),
		cmocka_unit_test(test_counterparts),
		cmocka_unit_test(test_too_few),
		cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
