/* SPDX-License-Identifier: ISC */
/* What an edition holds: attribution, the k-threshold, protection, withholding, talk time. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <small.h>
#include <talanoa/record/export.h>
#include <talanoa/store/disclosed.h>
#include <talanoa/store/whole.h>

static const char path[] = "test_edition.talanoa";

static void
load(struct store *s, enum edition_kind kind, struct edition *ret_ed)
{
	struct edition_ask ask = { .kind = kind };
	struct err err = { 0 };

	if (!edition_load(s, &ask, ret_ed, &err))
		fail_msg("%s", err.msg);
}

static bool
in_export(struct store *s, enum edition_kind kind, const char *format, const char *what)
{
	struct str out = STR_INIT;
	struct err err = { 0 };
	bool found;

	if (!record_export(s, format, kind, &out, &err))
		fail_msg("%s", err.msg);
	found = strstr(str_c(&out), what) != NULL;
	str_release(&out);
	return found;
}

/* The n-th remark of item 2, in order of time. */
static const struct ed_entry *
remark(const struct edition *ed, size_t n)
{
	for (size_t i = 0; i < ed->item[1].n; i++)
		if (ed->item[1].entry[i].kind == ED_REMARK && n-- == 0)
			return &ed->item[1].entry[i];
	fail_msg("there is no such remark");
	return NULL;
}

static void
test_named(void **state)
{
	struct edition ed;
	struct small m;

	(void)state;
	small_new(&m, path, false);
	load(m.d.s, EDITION_PUBLIC, &ed);
	assert_int_equal(remark(&ed, 0)->speaker.said, SAID_PERSON);
	assert_string_equal(ed.person[remark(&ed, 0)->speaker.person].name, "Labour delegate 1");
	assert_string_equal(ed.link, "");
	assert_int_equal(ed.n_withheld, 0);
	edition_release(&ed);
	draft_end(&m.d);
}

static void
set_attribution(struct small *m, const char *code)
{
	struct ev e;

	ev_init(&e, EV_ITEM_SET, &m->item2);
	ev_text(&e, FLD_ATTRIBUTION, code);
	draft_add(&m->d, &e);
}

/* Two of Labour are present, k is 2; of Industry there is one. */
static void
test_constituency_needs_k(void **state)
{
	struct edition ed;
	struct small m;

	(void)state;
	small_new(&m, path, false);
	set_attribution(&m, "constituency");
	load(m.d.s, EDITION_PUBLIC, &ed);
	assert_int_equal(remark(&ed, 0)->speaker.said, SAID_FOR_GROUP);
	assert_string_equal(ed.group[remark(&ed, 0)->speaker.group].code, "LAB");
	assert_int_equal(remark(&ed, 1)->speaker.said, SAID_PARTICIPANT);
	edition_release(&ed);
	load(m.d.s, EDITION_FULL, &ed);
	assert_int_equal(remark(&ed, 1)->speaker.said, SAID_PERSON);
	assert_true(remark(&ed, 1)->guarded);
	assert_int_equal(remark(&ed, 1)->outside.said, SAID_PARTICIPANT);
	edition_release(&ed);
	draft_end(&m.d);
}

static void
test_none_and_chatham(void **state)
{
	static const char *const codes[] = { "none", "chatham", "nonsense" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct edition ed;
		struct small m;

		small_new(&m, path, false);
		set_attribution(&m, codes[i]);
		load(m.d.s, EDITION_PUBLIC, &ed);
		assert_int_equal(remark(&ed, 0)->speaker.said, SAID_PARTICIPANT);
		assert_int_equal(remark(&ed, 0)->speaker.group, -1);
		assert_int_equal(ed.talk.total_ms, 0);
		assert_int_equal(ed.talk.untold_ms, 240000);
		edition_release(&ed);
		draft_end(&m.d);
	}
}

static void
test_withheld(void **state)
{
	struct edition ed;
	struct small m;

	(void)state;
	small_new(&m, path, true);
	load(m.d.s, EDITION_PUBLIC, &ed);
	assert_string_equal(remark(&ed, 2)->text, "");
	assert_int_equal(remark(&ed, 2)->withheld, 0);
	assert_int_equal(remark(&ed, 2)->speaker.said, SAID_PARTICIPANT);
	assert_string_equal(ed.withheld[0].summary, "A participant spoke about threats.");
	assert_int_equal(ed.withheld[0].ref, 0);
	edition_release(&ed);
	assert_false(in_export(m.d.s, EDITION_PUBLIC, "txt", "watchman"));
	assert_true(in_export(m.d.s, EDITION_FULL, "txt", "watchman"));
	draft_end(&m.d);
}

static void
test_protected_is_never_named(void **state)
{
	struct edition ed;
	struct small m;
	struct ev e;

	(void)state;
	small_new(&m, path, false);
	ev_init(&e, EV_PROTECT, &m.lab2);
	draft_add(&m.d, &e);
	load(m.d.s, EDITION_PUBLIC, &ed);
	assert_int_equal(remark(&ed, 2)->speaker.said, SAID_PARTICIPANT);
	assert_true(ed.person[2].hidden);
	assert_int_equal(ed.group[0].present, 2);
	edition_release(&ed);
	assert_false(in_export(m.d.s, EDITION_PUBLIC, "txt", "Labour delegate 2"));
	assert_false(in_export(m.d.s, EDITION_PUBLIC, "txt", "Kazakhstan"));
	assert_true(in_export(m.d.s, EDITION_PUBLIC, "txt", "One person who attended is not named"));
	assert_true(in_export(m.d.s, EDITION_FULL, "txt", "Labour delegate 2"));
	draft_end(&m.d);
}

/* Somebody else's words that hold a withheld value stop the export and are not printed. */
static void
test_scan(void **state)
{
	static const char *const formats[] = { "txt", "md" };
	struct str out = STR_INIT;
	struct err err = { 0 };
	struct small m;
	struct ev e;

	(void)state;
	small_new(&m, path, false);
	ev_init(&e, EV_PROTECT, &m.lab2);
	draft_add(&m.d, &e);
	draft_note(&m.d, &m.chair, "thanked all, and in particular on the long and winding way to "
		"the lower ferry the colleague called Labour delegate 2, who had come far.");
	for (size_t i = 0; i < 2; i++) {
		assert_false(record_export(m.d.s, formats[i], EDITION_PUBLIC, &out, &err));
		assert_int_equal(err.code, ERR_DENIED);
		assert_non_null(strstr(err.msg, "name of person 3"));
		assert_null(strstr(err.msg, "Labour delegate 2"));
		assert_int_equal(out.len, 0);
	}
	assert_true(record_export(m.d.s, "txt", EDITION_FULL, &out, &err));
	str_release(&out);
	draft_end(&m.d);
}

static void
export(struct store *s, struct str *out)
{
	struct err err = { 0 };

	if (!record_export(s, "txt", EDITION_PUBLIC, out, &err))
		fail_msg("%s", err.msg);
}

/* A public copy of the file has lost what the public edition does not show, and no more. */
static void
test_public_copy_reads_the_same(void **state)
{
	static const char *const codes[] = { "named", "constituency", "none", "chatham" };
	static const char copy[] = "test_edition_public.talanoa";

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct str here = STR_INIT, there = STR_INIT;
		struct disclosure disclosure;
		struct err err = { 0 };
		struct store *s = NULL;
		struct small m;
		size_t n;

		unlink(copy);
		small_new(&m, path, true);
		set_attribution(&m, codes[i]);
		export(m.d.s, &here);
		assert_true(store_disclosure(m.d.s, "2026-03-10", &disclosure, &err));
		if (!store_publish(m.d.s, copy, store_may_leave, &disclosure, &n, &err) ||
		    !store_open(copy, STORE_READ, &m.d.env, &s, &err))
			fail_msg("%s", err.msg);
		disclosure_release(&disclosure);
		export(s, &there);
		assert_string_equal(str_c(&here), str_c(&there));
		store_close(s);
		unlink(copy);
		draft_end(&m.d);
		str_release(&here);
		str_release(&there);
	}
}

static void
test_undone_is_gone(void **state)
{
	struct small m;
	struct id note;
	struct ev e;

	(void)state;
	small_new(&m, path, false);
	note = draft_note(&m.d, &m.chair, "said something by mistake.");
	assert_true(in_export(m.d.s, EDITION_FULL, "txt", "by mistake"));
	ev_init(&e, EV_UNIT_VOID, &note);
	draft_add(&m.d, &e);
	assert_false(in_export(m.d.s, EDITION_FULL, "txt", "by mistake"));
	draft_end(&m.d);
}

static void
test_embargo(void **state)
{
	struct small m;
	struct ev e;

	(void)state;
	small_new(&m, path, false);
	ev_init(&e, EV_NOTE_SET, &m.secret);
	ev_text(&e, FLD_EMBARGO, "2026-04-01");
	draft_add(&m.d, &e);
	assert_false(in_export(m.d.s, EDITION_PUBLIC, "txt", "watchman"));
	assert_true(in_export(m.d.s, EDITION_PUBLIC, "txt", "Not to be published before 1 April"));
	clock_advance(&m.d.env, INT64_C(40) * 86400000);
	assert_true(in_export(m.d.s, EDITION_PUBLIC, "txt", "watchman"));
	draft_end(&m.d);
}

static void
test_talk(void **state)
{
	struct edition ed;
	struct small m;

	(void)state;
	small_new(&m, path, false);
	load(m.d.s, EDITION_FULL, &ed);
	assert_int_equal(ed.group[0].ms, 150000);
	assert_int_equal(ed.group[1].ms, 90000);
	assert_int_equal(ed.group[0].percent + ed.group[1].percent, 100);
	assert_true(ed.group[2].excluded && ed.group[2].percent == -1);
	assert_string_equal(ed.talk.target, "equal");
	assert_int_equal(ed.talk.gini_ppm, 125000);
	assert_int_equal(ed.talk.n_points, 2);
	assert_int_equal(ed.talk.point[1].move_percent, 13);
	assert_int_equal(ed.talk.point[0].move_percent, -1);	/* one of two could not yet */
	assert_int_equal(ed.talk.move_ms, 30000);
	assert_int_equal(ed.group[1].left_ms, 30000);
	edition_release(&ed);
	/* One of Industry came: its time would be theirs, and Labour's tell it. */
	for (int kind = EDITION_PUBLIC; kind <= EDITION_CONSTITUENCY; kind++) {
		load(m.d.s, kind, &ed);
		assert_true(ed.group[0].few && ed.group[1].few && !ed.group[2].few);
		assert_int_equal(ed.group[0].ms + ed.group[1].ms + ed.group[1].left_ms, 0);
		assert_int_equal(ed.talk.few_ms, 240000);
		edition_release(&ed);
	}
	draft_end(&m.d);
}

/* A proposal stands where it was decided, with who proposed it and when. */
static void
test_proposal_decided_later(void **state)
{
	struct edition ed;
	struct small m;
	struct id id;
	struct ev e;

	(void)state;
	small_new(&m, path, false);
	m.d.item = m.item3;
	draft_time(&m.d, 8, 0, 0);
	id = draft_decision(&m.d, "A text proposed at eight.", NULL, NULL);
	draft_time(&m.d, 8, 30, 0);
	draft_note(&m.d, &m.lab1, "spoke in between.");
	draft_time(&m.d, 9, 0, 0);
	ev_init(&e, EV_DECISION_SET, &id);
	ev_text(&e, FLD_STATE, "adopted");
	ev_text(&e, FLD_METHOD, "consensus");
	draft_add(&m.d, &e);
	load(m.d.s, EDITION_PUBLIC, &ed);
	assert_int_equal(ed.decision[3].decided - ed.decision[3].proposed, 3600000);
	assert_int_equal(ed.item[2].entry[0].kind, ED_REMARK);
	assert_int_equal(ed.item[2].entry[1].kind, ED_DECISION);
	edition_release(&ed);
	draft_end(&m.d);
}

static bool
holds_text(enum field f)
{
	switch (field_type(f)) {
	case FT_NAME: case FT_LINE: case FT_BODY: case FT_WORD:
		return true;
	default:
		return false;
	}
}

/* A unit with a canary in every text that may not leave; withheld if its texts depend on that. */
static void
add_canaries(struct small *m, enum ev_kind kind)
{
	char text[EV_MAX_FIELDS][64];
	bool withhold = false;
	size_t n_fields, n = 0;
	const struct efield *ef = ev_fields(kind, &n_fields);
	struct ev e = draft_ev(&m->d, kind);

	for (size_t i = 0; i < n_fields; i++) {
		if (!holds_text(ef[i].field) || ef[i].out == OUT_OPEN)
			continue;
		snprintf(text[n], sizeof *text, "canary-%s-%s", ev_name(kind),
			field_name(ef[i].field));
		for (char *p = text[n]; *p != '\0'; p++)
			*p = *p == '.' ? '-' : *p;
		ev_text(&e, ef[i].field, text[n++]);
		withhold |= ef[i].out != OUT_NEVER;
	}
	if (n == 0)
		return;
	draft_add(&m->d, &e);
	if (withhold)
		draft_withhold(&m->d, &e.subject, "safety", "A person is at risk", "A summary.");
}

static void
test_canaries(void **state)
{
	static const enum ev_kind kinds[] = { EV_MEETING_SET, EV_PERSON_SET, EV_PRESENCE_SET,
		EV_INTEREST_SET, EV_ABBR_SET, EV_ITEM_SET, EV_NOTE_SET, EV_DECISION_SET,
		EV_ACTION_SET, EV_HAND, EV_CALL };
	static const char *const formats[] = { "txt", "md" };
	struct small m;
	struct id item;

	(void)state;
	small_new(&m, path, true);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_canaries(&m, kinds[i]);
	item = draft_item(&m.d, "canary of a title");
	draft_take_up(&m.d, &item);
	draft_note(&m.d, &m.lab1, "canary under a withheld item.");
	draft_withhold(&m.d, &item, "legal", NULL, NULL);
	for (size_t i = 0; i < 2; i++) {
		assert_false(in_export(m.d.s, EDITION_PUBLIC, formats[i], "canary"));
		assert_true(in_export(m.d.s, EDITION_FULL, formats[i], "canary"));
		assert_true(in_export(m.d.s, EDITION_PUBLIC, formats[i], "justification pending"));
	}
	draft_end(&m.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_named),
		cmocka_unit_test(test_constituency_needs_k),
		cmocka_unit_test(test_none_and_chatham),
		cmocka_unit_test(test_withheld),
		cmocka_unit_test(test_protected_is_never_named),
		cmocka_unit_test(test_scan),
		cmocka_unit_test(test_canaries),
		cmocka_unit_test(test_public_copy_reads_the_same),
		cmocka_unit_test(test_undone_is_gone),
		cmocka_unit_test(test_embargo),
		cmocka_unit_test(test_talk),
		cmocka_unit_test(test_proposal_decided_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
