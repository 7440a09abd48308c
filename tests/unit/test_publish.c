/* SPDX-License-Identifier: ISC */
/*
 * Canaries: every sealed field of every kind of event, from the tables of events.def, gets a
 * value that occurs nowhere else. What may not leave must not be in the bytes of the public
 * copy, in no form; what is open must. A new field is covered by being in the table.
 */
#include <config.h>

#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/base/mem.h>

#include <history.h>
#include <scratch.h>

enum { CANARIES = 400 };

struct canary {
	enum ev_kind kind;
	enum field field;
	bool old;		/* an earlier wording */
	bool is_ref;
	bool shielded;		/* the subject of a protect: its id stands in clear */
	char text[72];		/* of a ref or a list: its ids in hex */
	struct id ref;
};

struct cage {
	struct history h;
	struct canary v[CANARIES];
	size_t n;
	bool old;
	bool settle_only;	/* write again only what may be written again */
};

static struct scratch dir;
static char *full, *public;

static char *
name(const char *file)
{
	return mem_strdup(scratch_path(&dir, file));
}

static struct canary *
hatch(struct cage *c, const struct efield *ef)
{
	struct canary *k = &c->v[c->n++];

	assert_true(c->n < CANARIES);
	memset(k, 0, sizeof *k);
	k->kind = ef->ev;
	k->field = ef->field;
	k->old = c->old;
	return k;
}

static void
put_canary(struct cage *c, struct ev *e, const struct efield *ef)
{
	struct canary *k = hatch(c, ef);

	switch (field_type(ef->field)) {
	case FT_PERSON:
	case FT_GROUP:
	case FT_GROUPS:
		k->is_ref = true;
		k->ref = id_random(&c->h.rng);
		id_hex(&k->ref, k->text);
		if (field_type(ef->field) == FT_GROUPS)
			ev_refs(e, ef->field, &k->ref, 1);
		else
			ev_ref(e, ef->field, &k->ref);
		break;
	default:
		snprintf(k->text, sizeof k->text, "zq%03zuxCanary%llu", c->n,
			(unsigned long long)rng_below(&c->h.rng, 1000000000));
		ev_text(e, ef->field, k->text);
	}
}

/* NUM, TARGET and the like would spoil the scenes: left out where they are not needed. */
static void
fill(void *ctx, struct ev *e, const struct efield *ef)
{
	struct cage *c = ctx;

	if (field_sealed(ef->field) && (!c->settle_only || ef->merge == MERGE_SETTLE))
		put_canary(c, e, ef);
}

static bool
has_subject(enum ev_kind k)
{
	return k != EV_SESSION_OPEN && k != EV_MEETING_NEW && ev_unit(k) != UNIT_NONE;
}

/* One event of every kind, each about a unit of its own. */
static void
write_all(struct cage *c, struct store *s, struct id *subject)
{
	for (int k = 0; k < EV_N; k++) {
		if (!has_subject(k))
			continue;
		if (id_zero(&subject[k]))
			subject[k] = ev_unit(k) == UNIT_MEETING ? store_meeting(s) :
				id_random(&c->h.rng);
		if (k != EV_PROTECT && k != EV_WITHHOLD_SET)
			history_one(s, k, &subject[k], fill, c);
	}
	history_one(s, EV_WITHHOLD_SET, &subject[EV_WITHHOLD_SET], fill, c);
}

static void
withhold(struct cage *c, struct store *s, const struct id *target, const char *state)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_WITHHOLD_SET, &id);
	ev_ref(&e, FLD_TARGET, target);
	ev_text(&e, FLD_GROUND, "safety");
	ev_text(&e, FLD_STATE, state);
	history_add(s, &e);
}

static void
publish(struct store *s, const char *today)
{
	struct disclosure d;
	struct err err = { 0 };
	size_t left = 0;

	unlink(public);
	if (!store_disclosure(s, today, &d, &err) ||
	    !store_publish(s, public, store_may_leave, &d, &left, &err))
		fail_msg("%s", err.msg);
	assert_true(left > 0);
	disclosure_release(&d);
}

static char *
bytes_of(const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	char *p;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*ret_n = (size_t)ftell(f);
	rewind(f);
	p = mem_alloc(*ret_n);
	assert_int_equal(fread(p, 1, *ret_n, f), *ret_n);
	fclose(f);
	return p;
}

static bool
occurs(const char *p, size_t n, const struct canary *k)
{
	char hex[2 * sizeof k->text], upper[2 * sizeof k->text];
	size_t len = strlen(k->text);

	for (size_t i = 0; i < len; i++) {
		snprintf(hex + 2 * i, 3, "%02x", (unsigned char)k->text[i]);
		snprintf(upper + 2 * i, 3, "%02X", (unsigned char)k->text[i]);
	}
	return memmem(p, n, k->text, len) != NULL || memmem(p, n, hex, 2 * len) != NULL ||
		memmem(p, n, upper, 2 * len) != NULL ||
		(k->is_ref && memmem(p, n, k->ref.b, sizeof k->ref.b) != NULL);
}

typedef bool expect_fn(const struct canary *k, enum out_class out);

/* Every canary is where it should be, and the file is a public copy that holds. */
static void
inspect(const struct cage *c, struct env *env, expect_fn *expect)
{
	size_t n, found = 0;
	char *p = bytes_of(public, &n);
	struct store *s;
	struct err err = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		const struct canary *k = &c->v[i];
		bool should = expect(k, ev_field(k->kind, k->field)->out);

		if (k->shielded)
			continue;
		found += occurs(p, n, k);
		if (occurs(p, n, k) != should)
			fail_msg("%s (%s) %s %s%s is %sin the public file", full, k->text,
				ev_name(k->kind), field_name(k->field), k->old ? " (superseded)" : "",
				should ? "not " : "");
	}
	free(p);
	assert_true(found > 0);
	assert_int_equal(history_problems(public, env, true), 0);
	assert_false(store_open(public, STORE_WRITE, env, &s, &err));
	assert_int_equal(err.code, ERR_DENIED);
	s = history_open(public, STORE_READ, env);
	assert_true(store_public(s));
	store_close(s);
}

static struct store *
setup(struct cage *c, struct env *env)
{
	struct store *s;

	memset(c, 0, sizeof *c);
	scratch_init(&dir);
	full = name("full");
	public = name("public");
	history_init(&c->h, 1147);	/* not the stream that the salts come from */
	s = history_meeting(full, env, 4711);
	/* session.open cannot be written by hand: its canary is the operator's name */
	store_operator(s, "zqOperatorCanary", "rapporteur");
	*hatch(c, ev_field(EV_SESSION_OPEN, FLD_OPERATOR)) = (struct canary){
		.kind = EV_SESSION_OPEN, .field = FLD_OPERATOR, .text = "zqOperatorCanary" };
	return s;
}

static void
teardown(struct store *s)
{
	store_close(s);
	free(full);
	free(public);
	scratch_release(&dir);
}

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
	struct store *s = setup(&c, &env);
	size_t n;
	const struct efield *ef;

	(void)state;
	write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++) {
		if (!has_subject(k))
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
				history_one(s, k, &subject[k], fill, &c);
				break;
			}
		}
	}
	publish(s, "2026-03-10");
	inspect(&c, &env, when_plain);
	teardown(s);
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
	struct store *s = setup(&c, &env);

	(void)state;
	write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++)
		if (has_subject(k))
			withhold(&c, s, &subject[k], NULL);
	publish(s, "2026-03-10");
	inspect(&c, &env, when_withheld);
	teardown(s);
}

/* Withheld and then released: as if nothing had been. */
static void
test_released(void **state)
{
	static struct cage c;
	struct id subject[EV_N] = { 0 };
	struct env env;
	struct store *s = setup(&c, &env);

	(void)state;
	write_all(&c, s, subject);
	for (int k = 0; k < EV_N; k++)
		if (has_subject(k))
			withhold(&c, s, &subject[k], "released");
	publish(s, "2026-03-10");
	inspect(&c, &env, when_plain);
	teardown(s);
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
not_referred_to(const struct canary *k)
{
	static const char *const tables[] = { "value", "cell", "floor" };

	for (size_t i = 0; i < 3; i++) {
		char *rows = history_dump(public, tables[i]);

		if (occurs(rows, strlen(rows), k))
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
	struct store *s = setup(&c, &env);
	struct ev e;

	(void)state;
	write_all(&c, s, subject);
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
	publish(s, "2026-03-10");
	inspect(&c, &env, when_protected);
	for (size_t i = 0; i < c.n; i++)
		if (c.v[i].shielded)
			not_referred_to(&c.v[i]);
	teardown(s);
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
	struct store *s = setup(&c, &env);
	struct err err = { 0 };
	struct ev e;

	(void)state;
	for (int k = 0; k < EV_N; k++) {
		if (!has_subject(k))
			continue;
		subject[k] = id_random(&c.h.rng);
		history_one(s, k, &subject[k], fill, &c);
		act[k] = store_act_id(s);
	}
	for (int k = 0; k < EV_N; k++) {
		if (!has_subject(k) || k == EV_ABBR_SET)
			continue;
		/* On the floor nothing is voided: that its act was undone must be enough. */
		ev_init(&e, ev_floor(k) ? EV_LIST : EV_UNIT_VOID, &subject[k]);
		assert_true(store_begin(s, &err));
		store_act(s, 1773133200000, false, &act[k]);
		assert_true(store_add(s, &e, &err) && store_commit(s, &err));
	}
	publish(s, "2026-03-10");
	inspect(&c, &env, when_undone);
	teardown(s);
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
	put_canary(c, &e, ev_field(EV_HAND, FLD_PERSON));
	put_canary(c, &e, ev_field(EV_HAND, FLD_GROUP));
	put_canary(c, &e, ev_field(EV_HAND, FLD_ABOUT));
	put_canary(c, &e, ev_field(EV_HAND, FLD_BEHALF));
	history_add(s, &e);
	ev_init(&e, EV_CALL, &r->turn);
	ev_ref(&e, FLD_ENTRY, &r->hand);
	ev_ref(&e, FLD_ITEM, &r->item);
	put_canary(c, &e, ev_field(EV_CALL, FLD_BECAUSE));
	history_add(s, &e);
	for (int i = 0; i < 2; i++) {
		ev_init(&e, EV_NOTE_SET, i == 0 ? &r->note : &r->other);
		ev_ref(&e, FLD_TURN, &r->turn);
		c->old = i == 1;		/* marks the canaries of the second note */
		put_canary(c, &e, ev_field(EV_NOTE_SET, FLD_TEXT));
		put_canary(c, &e, ev_field(EV_NOTE_SET, FLD_PERSON));
		put_canary(c, &e, ev_field(EV_NOTE_SET, FLD_GROUP));
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
	struct canary *k = hatch(c, ev_field(EV_ABBR_SET, FLD_LONG));
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
	case NOTE_WITHHELD: withhold(c, s, &r->note, NULL); break;
	case TURN_WITHHELD: withhold(c, s, &r->turn, NULL); break;
	case HAND_WITHHELD: withhold(c, s, &r->hand, NULL); break;
	case ITEM_WITHHELD: withhold(c, s, &r->item, NULL); break;
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
		expect_fn *expect;
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
		struct store *s = setup(&c, &env);

		print_message("# scene %zu\n", i);
		witness(&c, s);
		speak(&c, s, &r, cases[i].attribution);
		set_scene(&c, s, &r, cases[i].scene);
		publish(s, cases[i].today);
		inspect(&c, &env, cases[i].expect);
		teardown(s);
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
	publish(s, "2026-03-10");
	assert_int_equal(history_problems(public, store_env(s), true), 0);
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
	struct store *s = setup(&c, &env);
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
	teardown(s);
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
	struct store *s = setup(&c, &env);
	struct err err = { 0 };
	size_t left;

	(void)state;
	witness(&c, s);
	assert_false(store_publish(s, public, anything, NULL, &left, &err));
	assert_int_equal(err.code, ERR_INTEGRITY);
	assert_int_equal(access(public, F_OK), -1);
	assert_false(store_publish(s, full, anything, NULL, &left, &err));
	assert_non_null(strstr(err.msg, "already a file"));
	publish(s, "2026-03-10");
	store_close(s);
	s = history_open(public, STORE_READ, &env);
	assert_false(store_publish(s, "elsewhere", anything, NULL, &left, &err));
	assert_int_equal(err.code, ERR_DENIED);
	/* A copy into which somebody puts a value back, or takes one out, does not hold. */
	assert_true(history_sql(public, "DELETE FROM value WHERE text = '!witness 1'"));
	assert_true(history_problems(public, &env, false) > 0);
	teardown(s);
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
