/* SPDX-License-Identifier: ISC */
/*
 * The own part of one member: canaries in every text of every kind of event of events.def, once
 * for the member and once for another. The member gets the own words, whatever is withheld of
 * them, and nothing else, in no format.
 */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <small.h>
#include <talanoa/record/export.h>

static const char path[] = "test_mine.talanoa";
static const char *const formats[] = { "txt", "md", "html" };

enum { CANARIES = 400 };

struct canary {
	enum ev_kind kind;
	enum field field;
	bool mine;
	char text[24];
};

struct cage {
	struct small m;
	struct canary v[CANARIES];
	size_t n;
};

static bool
is_text(enum field f)
{
	enum field_type t = field_type(f);

	return t == FT_NAME || t == FT_LINE || t == FT_BODY || t == FT_WORD;
}

static const char *
hatch(struct cage *c, enum ev_kind kind, enum field f, bool mine)
{
	struct canary *k = &c->v[c->n++];

	assert_true(c->n < CANARIES);
	*k = (struct canary){ .kind = kind, .field = f, .mine = mine };
	snprintf(k->text, sizeof k->text, "zqcanary%03zux", c->n);
	return k->text;
}

static void
put_ref(struct cage *c, struct ev *e, enum field f, bool mine)
{
	const struct small *m = &c->m;

	switch (field_type(f)) {
	case FT_PERSON:
		ev_ref(e, f, mine ? &m->lab1 : &m->ind1);
		break;
	case FT_GROUP:
		ev_ref(e, f, mine ? &m->lab : &m->ind);
		break;
	case FT_UNIT:
		ev_ref(e, f, f == FLD_DECISION || f == FLD_TARGET ? &m->decision : &m->item2);
		break;
	default:
		break;
	}
}

/* Kinds of which one event makes a unit that stands by itself. */
static bool
makes_unit(enum ev_kind k)
{
	switch (ev_unit(k)) {
	case UNIT_NONE: case UNIT_MEETING: case UNIT_WRITER: case UNIT_RULE: case UNIT_GROUP:
	case UNIT_PERSON: case UNIT_SAME: case UNIT_ITEM: case UNIT_SEAT:
		return false;
	default:
		return !ev_floor(k) && k != EV_ERASE && k != EV_WITHHOLD_SET;
	}
}

static struct id
add_unit(struct cage *c, enum ev_kind kind, bool mine)
{
	struct ev e = draft_ev(&c->m.d, kind);
	size_t n;
	const struct efield *ef = ev_fields(kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (is_text(ef[i].field))
			ev_text(&e, ef[i].field, hatch(c, kind, ef[i].field, mine));
		else if (ef[i].field != FLD_ITEM && ef[i].field != FLD_TURN)
			put_ref(c, &e, ef[i].field, mine);
	}
	return draft_add(&c->m.d, &e);
}

static void
open_cage(struct cage *c)
{
	struct ev e;

	memset(c, 0, sizeof *c);
	small_new(&c->m, path, true);
	c->m.d.item = c->m.item2;
	for (int k = 0; k < EV_N; k++) {
		if (!makes_unit(k))
			continue;
		for (int mine = 0; mine < 2; mine++) {
			struct id id = add_unit(c, k, mine);

			draft_withhold(&c->m.d, &id, "safety", "a risk", "Somebody spoke.");
		}
	}
	ev_init(&e, EV_ITEM_SET, &c->m.item2);
	ev_text(&e, FLD_ATTRIBUTION, "chatham");
	draft_add(&c->m.d, &e);
}

/* What a member's own part holds of what is theirs. */
static bool
is_own(const struct canary *k)
{
	static const enum unit_kind words[] = { UNIT_NOTE, UNIT_STATEMENT, UNIT_RESERVATION,
		UNIT_AMENDMENT, UNIT_INTEREST, UNIT_COMMITMENT };

	if (!k->mine)
		return false;
	if (k->kind == EV_VOTE_SET)
		return k->field == FLD_CHOICE;
	if (k->kind == EV_POSITION_SET)
		return k->field == FLD_STANCE || k->field == FLD_BECAUSE;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ev_unit(k->kind) == words[i])
			return k->field == FLD_TEXT;
	return false;
}

static void
ask_mine(struct store *s, const char *format, const struct id *who, struct str *out)
{
	struct export_ask ask = { .format = format, .kind = EDITION_PUBLIC, .mine = who };
	struct err err = { 0 };

	if (!record_export_as(s, &ask, out, &err))
		fail_msg("%s", err.msg);
}

static void
test_own_words_and_no_others(void **state)
{
	static struct cage c;

	(void)state;
	open_cage(&c);
	assert_true(c.n > 60);
	for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
		struct str out = STR_INIT;

		ask_mine(c.m.d.s, formats[f], &c.m.lab1, &out);
		for (size_t i = 0; i < c.n; i++)
			if ((strstr(str_c(&out), c.v[i].text) != NULL) != is_own(&c.v[i]))
				fail_msg("%s, %s %s of %s: %s", formats[f], ev_name(c.v[i].kind),
					field_name(c.v[i].field), c.v[i].mine ? "the member" :
					"another", is_own(&c.v[i]) ? "is missing" : "is there");
		assert_null(strstr(str_c(&out), "Industry"));
		str_release(&out);
	}
	draft_end(&c.m.d);
}

/* Another's withheld words, cited in one's own, do not keep a member from them. */
static void
test_own_words_that_cite(void **state)
{
	struct str out = STR_INIT;
	struct small m;
	struct id id;

	(void)state;
	small_new(&m, path, false);
	id = draft_note(&m.d, &m.ind1, "the lower ferry crossing is watched");
	draft_withhold(&m.d, &id, "safety", "a risk", "Somebody spoke.");
	id = draft_note(&m.d, &m.lab1, "repeated that the lower ferry crossing is watched, indeed.");
	draft_withhold(&m.d, &id, "safety", "a risk", "Somebody spoke.");
	ask_mine(m.d.s, "txt", &m.lab1, &out);
	assert_non_null(strstr(str_c(&out), "repeated that the lower ferry"));
	str_release(&out);
	draft_end(&m.d);
}

/* Who is never named is not named on the own page either; the same state gives the same bytes. */
static void
test_protected_and_the_same_twice(void **state)
{
	struct str once = STR_INIT, twice = STR_INIT;
	struct small m;
	struct ev e;

	(void)state;
	small_new(&m, path, true);
	ask_mine(m.d.s, "txt", &m.lab2, &once);
	assert_non_null(strstr(str_c(&once), "Labour delegate 2"));
	str_clear(&once);
	ev_init(&e, EV_PROTECT, &m.lab2);
	draft_add(&m.d, &e);
	ask_mine(m.d.s, "txt", &m.lab2, &once);
	ask_mine(m.d.s, "txt", &m.lab2, &twice);
	assert_null(strstr(str_c(&once), "Labour delegate 2"));
	assert_non_null(strstr(str_c(&once), "watchman"));
	assert_string_equal(str_c(&once), str_c(&twice));
	str_release(&once);
	str_release(&twice);
	draft_end(&m.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own_words_and_no_others),
		cmocka_unit_test(test_own_words_that_cite),
		cmocka_unit_test(test_protected_and_the_same_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
