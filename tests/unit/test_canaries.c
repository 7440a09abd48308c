/* SPDX-License-Identifier: ISC */
/*
 * Every sealed field of every kind of event, in every state a unit may be in, for both
 * audiences: what the class and the attribution do not allow is in no edition, and (for the
 * public) in no byte of a public copy; what they allow is not lost.
 */
#include <config.h>

#include <unit.h>

#include <talanoa/record/export.h>

#include <cage.h>

enum state { PLAIN, WITHHELD, PASSED_ON, LAPSED, OVERDUE, EMBARGO, PROTECT, NONE, CHATHAM,
	CONSTITUENCY, ERASED, STATES };

static const char *const names[STATES] = { "plain", "withheld", "withheld, consult=text",
	"lapsed", "overdue", "embargo", "protect", "none", "chatham", "constituency of few",
	"erased" };

/* 2026-03-10 09:00 UTC is the day of the clock. */
static void
withhold(struct cage *c, struct store *s, const struct id *target, const char *ground,
	const char *consult, const char *review)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_WITHHOLD_SET, &id);
	ev_ref(&e, FLD_TARGET, target);
	ev_text(&e, FLD_GROUND, ground);
	ev_text(&e, FLD_REASON, "A reason");
	ev_text(&e, FLD_AUTHORITY, "The chair");
	ev_text(&e, FLD_GIST, "A summary");
	ev_text(&e, FLD_CONSULT, consult);
	ev_text(&e, FLD_REVIEW, review);
	history_add(s, &e);
}

static void
set(struct store *s, enum ev_kind kind, const struct id *unit, enum field f, const char *text)
{
	struct ev e;

	if (ev_field(kind, f) == NULL)
		return;
	ev_init(&e, kind, unit);
	ev_text(&e, f, text);
	history_add(s, &e);
}

static void
rule(struct cage *c, struct store *s, const char *attribution)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_RULE_SET, &id);
	ev_text(&e, FLD_KEY, "attribution");
	ev_text(&e, FLD_SETTING, attribution);
	history_add(s, &e);
}

static void
erase(struct cage *c, struct store *s, const struct id *target)
{
	struct id id = id_random(&c->h.rng);
	struct ev e;

	ev_init(&e, EV_ERASE, &id);
	ev_ref(&e, FLD_TARGET, target);
	history_add(s, &e);
}

static void
protect_all(struct cage *c, struct store *s)
{
	struct ev e;

	for (size_t i = 0; i < c->n; i++)
		if (field_type(c->v[i].field) == FT_PERSON) {
			ev_init(&e, EV_PROTECT, &c->v[i].ref);
			history_add(s, &e);
			c->v[i].shielded = true;
		}
}

static void
enter(struct cage *c, struct store *s, enum state st, enum ev_kind k, const struct id *unit)
{
	switch (st) {
	case WITHHELD: withhold(c, s, unit, "safety", "summary", "2026-09-01"); break;
	case PASSED_ON: withhold(c, s, unit, "deliberation", "text", "2026-05-01"); break;
	case LAPSED: withhold(c, s, unit, "commercial", "summary", "2026-03-01"); break;
	case OVERDUE: withhold(c, s, unit, "legal", "summary", "2026-03-01"); break;
	case EMBARGO: set(s, k, unit, FLD_EMBARGO, "2026-05-01"); break;
	case ERASED: erase(c, s, unit); break;
	default: break;
	}
}

/* May a value of the unit itself leave, its names aside? */
static bool
class_lets(enum state st, enum audience a, const struct canary *k)
{
	switch (st) {
	case WITHHELD: case OVERDUE: return false;
	case PASSED_ON: return a == AUDIENCE_CONSTITUENCY;
	case EMBARGO:
		return a == AUDIENCE_CONSTITUENCY || ev_field(k->kind, FLD_EMBARGO) == NULL;
	default: return true;
	}
}

static bool
is_speech(const struct canary *k)
{
	enum unit_kind u = ev_unit(k->kind);

	return u == UNIT_NOTE || u == UNIT_ENTRY || u == UNIT_TURN;
}

static bool
name_leaves(enum state st, const struct canary *k)
{
	if (k->kind == EV_WAIVER_SET)	/* it names nobody's words */
		return false;
	switch (st) {
	case NONE: case CHATHAM: case CONSTITUENCY:
		return !is_speech(k) && (st != CHATHAM || k->kind != EV_PRESENCE_SET);
	default:
		return true;
	}
}

/* Of who is protected not a name, and no constituency that would be one. */
static bool
protected(const struct canary *k)
{
	return field_type(k->field) == FT_PERSON || k->kind == EV_NOTE_SET ||
		k->kind == EV_HAND || k->kind == EV_TURN_FIX || (field_type(k->field) == FT_GROUP &&
		(k->kind == EV_STATEMENT_SET || k->kind == EV_RESERVATION_SET ||
		k->kind == EV_COMMITMENT_SET));
}

static bool
may_leave(enum state st, enum audience a, const struct canary *k)
{
	enum out_class out = ev_field(k->kind, k->field)->out;

	/* the meeting itself is never kept back */
	if (out == OUT_NEVER || (st == ERASED && ev_unit(k->kind) != UNIT_MEETING))
		return false;
	if (out == OUT_OPEN)
		return true;
	if (!class_lets(st, a, k))
		return false;
	if (out == OUT_UNIT)
		return true;
	return name_leaves(st, k) && (st != PROTECT || !protected(k));
}

/* The operator of the journal writes on after an erase, so his name is looked at apart. */
static bool
looked_at(enum state st, const struct canary *k)
{
	return k->kind != EV_SESSION_OPEN && !(st == PROTECT && k->shielded);
}

static enum state now;

static bool
expected(const struct canary *k, enum out_class out)
{
	(void)out;
	return k->kind != EV_SESSION_OPEN && may_leave(now, AUDIENCE_PUBLIC, k);
}

/* In an edition nothing is found that may not be there; the text of a note is, if it may. */
static void
look_at_edition(struct cage *c, struct store *s, enum state st, enum audience a)
{
	enum edition_kind kind = a == AUDIENCE_PUBLIC ? EDITION_PUBLIC : EDITION_CONSTITUENCY;
	struct str out = STR_INIT;
	struct err err = { 0 };
	char *formats = strdup(record_formats()), *rest = formats, *format;

	while ((format = strtok_r(rest, " ", &rest)) != NULL) {
		str_clear(&out);
		if (!record_export(s, format, kind, &out, &err))
			fail_msg("%s, %s: %s", names[st], format, err.msg);
		for (size_t i = 0; i < c->n; i++) {
			const struct canary *k = &c->v[i];
			bool there = memmem(out.p, out.len, k->text, strlen(k->text)) != NULL;
			bool text = k->kind == EV_NOTE_SET && k->field == FLD_TEXT;

			if (there && (!looked_at(st, k) || !may_leave(st, a, k)))
				fail_msg("%s, audience %d, %s: %s of %s is in the edition",
					names[st], a, format, field_name(k->field),
					ev_name(k->kind));
			if (text && !there && may_leave(st, a, k))
				fail_msg("%s, audience %d, %s: the note is missing", names[st], a,
					format);
		}
	}
	str_release(&out);
	free(formats);
}

/* Only whole units: a protect or a withholding of one is another test's. */
static bool
is_scene(enum ev_kind k)
{
	return cage_has_subject(k) && k != EV_PROTECT && k != EV_WITHHOLD_SET && k != EV_ERASE;
}

static void
run(enum state st)
{
	static struct cage c;
	struct env env;
	struct store *s = cage_open(&c, &env);
	struct id subject[EV_N] = { 0 };

	now = st;
	print_message("# %s\n", names[st]);
	if (st == NONE || st == CHATHAM || st == CONSTITUENCY)
		rule(&c, s, st == NONE ? "none" : st == CHATHAM ? "chatham" : "constituency");
	for (int k = 0; k < EV_N; k++) {
		if (!is_scene(k))
			continue;
		subject[k] = ev_unit(k) == UNIT_MEETING ? store_meeting(s) : id_random(&c.h.rng);
		history_one(s, k, &subject[k], cage_fill, &c);
	}
	for (int k = 0; k < EV_N; k++)
		if (is_scene(k) && ev_unit(k) != UNIT_MEETING)
			enter(&c, s, st, k, &subject[k]);
	if (st == PROTECT)
		protect_all(&c, s);
	cage_publish(&c, s, "2026-03-10");
	cage_inspect(&c, &env, expected);
	look_at_edition(&c, s, st, AUDIENCE_PUBLIC);
	look_at_edition(&c, s, st, AUDIENCE_CONSTITUENCY);
	cage_close(&c, s);
}

static void
test_every_state(void **state)
{
	(void)state;
	for (int st = PLAIN; st < STATES; st++)
		run(st);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
