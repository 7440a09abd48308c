/* SPDX-License-Identifier: ISC */
/*
 * Canaries in every format: each unit of an ample meeting gets a double whose texts occur nowhere
 * else and are full of what formats escape. What may not leave an edition must not be in its
 * bytes, as they are, escaped, in base64 or UTF-16. A new kind of event is covered by being in
 * events.def.
 */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <ample.h>
#include <record/secret.h>
#include <talanoa/base/mem.h>
#include <talanoa/record/export.h>

enum { CANARIES = 1000 };

struct canary {
	enum ev_kind kind;
	enum field field;
	char text[40];
};

struct cage {
	struct ample m;
	struct canary v[CANARIES];
	size_t n;
	struct id made[CANARIES];	/* the doubles */
	size_t n_made;
};

static bool
holds_text(enum field f)
{
	enum field_type t = field_type(f);

	return (t == FT_NAME || t == FT_LINE || t == FT_BODY) && f != FLD_TIMEZONE;
}

/* What is about withholding itself would undo the scenes; what the floor is made of is told by
 * the ledger, and tests of the copy and of the hall's screen keep canaries in it. */
static bool
is_scene(enum ev_kind k)
{
	return ev_floor(k) || ev_unit(k) == UNIT_NONE || k == EV_MEETING_NEW ||
		k == EV_SESSION_OPEN || k == EV_PROTECT || k == EV_SAME_SET || k == EV_ERASE ||
		k == EV_WAIVER_SET || k == EV_WITHHOLD_SET;
}

static void
put_canary(struct cage *c, struct ev *e, enum field f)
{
	struct canary *k = &c->v[c->n++];

	assert_true(c->n < CANARIES);
	k->kind = e->kind;
	k->field = f;
	snprintf(k->text, sizeof k->text, "zq%04zu<&\"'>*Canary*", c->n);
	ev_text(e, f, k->text);
}

static void
copy_cell(struct ev *e, const struct cell *cell)
{
	switch (field_type(cell->field)) {
	case FT_INT: case FT_TIME:
		ev_int(e, cell->field, cell->num + (cell->field == FLD_NUM ? 50 : 0));
		break;
	case FT_UNIT: case FT_PERSON: case FT_GROUP:
		ev_ref(e, cell->field, &cell->ref);
		break;
	case FT_UNITS: case FT_GROUPS:
		break;
	default:
		ev_text(e, cell->field, cell->text);
	}
}

static void
write_double(struct cage *c, enum ev_kind k, const struct unit *u, const struct id *id)
{
	const struct efield *ef;
	struct ev e;
	size_t n;

	ev_init(&e, k, id);
	ef = ev_fields(k, &n);
	for (size_t i = 0; i < n; i++) {
		const struct cell *cell = unit_cell(u, ef[i].field);

		if (holds_text(ef[i].field))
			put_canary(c, &e, ef[i].field);
		else if (cell != NULL && !cell->absent)
			copy_cell(&e, cell);
	}
	draft_add(&c->m.d, &e);
}

/* By every kind of event that writes such a unit; a mark is made by one. */
static void
double_unit(struct cage *c, const struct unit *u)
{
	struct id id = u->id;

	if (is_scene(u->ev))
		return;
	if (u->kind != UNIT_MEETING) {
		id.b[0] ^= 0x5a;
		c->made[c->n_made++] = id;
	}
	write_double(c, u->ev == EV_MEETING_NEW ? EV_MEETING_SET : u->ev, u, &id);
	for (int k = 0; k < EV_N && u->kind != UNIT_MARK; k++)
		if (ev_unit(k) == u->kind && k != (int)u->ev && !is_scene(k))
			write_double(c, k, u, &id);
}

static bool
has_text(enum ev_kind k)
{
	size_t n;
	const struct efield *ef = ev_fields(k, &n);

	for (size_t i = 0; i < n; i++)
		if (holds_text(ef[i].field))
			return true;
	return false;
}

static bool
written(const struct cage *c, enum ev_kind k)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].kind == k)
			return true;
	return false;
}

/* Of a kind that the meeting has nothing of: with the item and the persons that there are. */
static void
write_fresh(struct cage *c, enum ev_kind k)
{
	struct ev e = draft_ev(&c->m.d, k);
	size_t n;
	const struct efield *ef = ev_fields(k, &n);

	if (ev_unit(k) == UNIT_MEETING)
		e.subject = store_meeting(c->m.d.s);
	for (size_t i = 0; i < n; i++) {
		enum field f = ef[i].field;

		if (holds_text(f))
			put_canary(c, &e, f);
		else if (field_type(f) == FT_PERSON)
			ev_ref(&e, f, &c->m.lab1);
		else if (field_type(f) == FT_GROUP)
			ev_ref(&e, f, &c->m.lab);
		else if (f == FLD_DECISION || f == FLD_TARGET)
			ev_ref(&e, f, &c->m.dredging);
	}
	draft_add(&c->m.d, &e);
	c->made[c->n_made++] = e.subject;
}

static void
setup(struct cage *c, const char *path)
{
	struct err err = { 0 };

	memset(c, 0, sizeof *c);
	ample_new(&c->m, path, "en");
	for (int kind = 0; kind < UNIT_KIND_N; kind++) {
		struct units us;

		assert_true(store_units(c->m.d.s, kind, &us, &err));
		for (size_t i = 0; i < us.n; i++)
			double_unit(c, &us.v[i]);
		units_release(&us);
	}
	for (int k = 0; k < EV_N; k++)
		if (!is_scene(k) && has_text(k) && !written(c, k))
			write_fresh(c, k);
}

static void
withhold_all(struct cage *c, const char *consult)
{
	for (size_t i = 0; i < c->n_made; i++) {
		struct ev e = draft_ev(&c->m.d, EV_WITHHOLD_SET);

		ev_ref(&e, FLD_TARGET, &c->made[i]);
		ev_text(&e, FLD_GROUND, "safety");
		ev_text(&e, FLD_REASON, "The remark identifies a person at risk");
		ev_text(&e, FLD_AUTHORITY, "the chair");
		ev_text(&e, FLD_GIST, "Somebody spoke about a risk.");
		ev_text(&e, FLD_REVIEW, "2026-09-08");
		ev_text(&e, FLD_CONSULT, consult);
		ev_text(&e, FLD_STATE, "withheld");
		draft_add(&c->m.d, &e);
	}
}

typedef bool may_fn(const struct canary *k, enum out_class out);

static void
add_secret(struct secrets *sec, const struct canary *k)
{
	struct str where = STR_INIT;

	str_addf(&where, "%s %s (%s)", ev_name(k->kind), field_name(k->field), k->text);
	MEM_GROW(sec->v, sec->n, sec->cap);
	sec->v[sec->n++] = (struct secret){ mem_strdup(k->text), str_take(&where) };
}

/* The edition leaves, and holds nothing of what it may not. */
static void
inspect(struct cage *c, const char *format, enum edition_kind kind, may_fn *may)
{
	struct secrets sec = { 0 };
	struct str out = STR_INIT;
	struct err err = { 0 };

	for (size_t i = 0; i < c->n; i++)
		if (!may(&c->v[i], ev_field(c->v[i].kind, c->v[i].field)->out))
			add_secret(&sec, &c->v[i]);
	assert_true(sec.n > 0);
	if (!record_export(c->m.d.s, format, kind, &out, &err))
		fail_msg("%s: %s", format, err.msg);
	if (!secrets_absent(&sec, &out, &err))
		fail_msg("%s of edition %d: %s", format, (int)kind, err.msg);
	secrets_release(&sec);
	str_release(&out);
}

static size_t
count(struct cage *c, const char *format, enum edition_kind kind)
{
	struct str out = STR_INIT;
	struct err err = { 0 };
	size_t found = 0;

	if (!record_export(c->m.d.s, format, kind, &out, &err))
		fail_msg("%s: %s", format, err.msg);
	for (size_t i = 0; i < c->n; i++) {
		struct secrets sec = { 0 };

		add_secret(&sec, &c->v[i]);
		if (!secrets_absent(&sec, &out, &err))
			found++;
		else if (getenv("TALANOA_LOUD") != NULL)
			print_message("# not in the full %s: %s\n", format, sec.v[0].where);
		secrets_release(&sec);
	}
	str_release(&out);
	return found;
}

static const char *const formats[] = { "txt", "md", "html" };

enum { FORMATS = sizeof formats / sizeof *formats };

static bool
not_never(const struct canary *k, enum out_class out)
{
	(void)k;
	return out != OUT_NEVER;
}

static bool
open_only(const struct canary *k, enum out_class out)
{
	(void)k;
	return out == OUT_OPEN;
}

/* The full edition shows more than half of them, so that their absence elsewhere means something. */
static void
test_shown(void **state)
{
	static struct cage c;

	(void)state;
	setup(&c, "test_leaks.talanoa");
	assert_string_equal(record_formats(), "txt md html");
	for (size_t f = 0; f < FORMATS; f++) {
		size_t found = count(&c, formats[f], EDITION_FULL);

		print_message("# %zu of %zu in the full %s\n", found, c.n, formats[f]);
		assert_true(2 * found > c.n);
		inspect(&c, formats[f], EDITION_PUBLIC, not_never);
		inspect(&c, formats[f], EDITION_CONSTITUENCY, not_never);
	}
	draft_end(&c.m.d);
}

static void
test_withheld(void **state)
{
	static struct cage c;

	(void)state;
	for (int text = 0; text < 2; text++) {
		setup(&c, "test_leaks.talanoa");
		withhold_all(&c, text == 1 ? "text" : "subject");
		for (size_t f = 0; f < FORMATS; f++) {
			inspect(&c, formats[f], EDITION_PUBLIC, open_only);
			inspect(&c, formats[f], EDITION_CONSTITUENCY,
				text == 1 ? not_never : open_only);
		}
		draft_end(&c.m.d);
	}
}

static bool
no_person(const struct canary *k, enum out_class out)
{
	return out != OUT_NEVER && ev_unit(k->kind) != UNIT_PERSON;
}

static void
test_protected(void **state)
{
	static struct cage c;

	(void)state;
	setup(&c, "test_leaks.talanoa");
	for (size_t i = 0; i < c.n_made; i++) {
		struct ev e;

		ev_init(&e, EV_PROTECT, &c.made[i]);
		draft_add(&c.m.d, &e);
	}
	for (size_t f = 0; f < FORMATS; f++) {
		inspect(&c, formats[f], EDITION_PUBLIC, no_person);
		inspect(&c, formats[f], EDITION_CONSTITUENCY, no_person);
	}
	draft_end(&c.m.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown),
		cmocka_unit_test(test_withheld),
		cmocka_unit_test(test_protected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
