/* SPDX-License-Identifier: ISC */
/* The meeting, its parts and its agenda: what is recorded, and the sentence of each refusal. */
#include <stdio.h>
#include <unistd.h>

#include <unit.h>

#include <talanoa/app/names.h>

#include "room.h"

static const struct unit *
item(struct room *r, int num)
{
	const struct unit *u = units_num(&r->m->items, num, 0);

	assert_non_null(u);
	return u;
}

static void
test_agenda_add(void **state)
{
	static const struct step steps[] = {
		{ "agenda+ type=decision pillar=trade rec=2 level=technical Opening for business for 10m",
		  true, "Item 1: Opening for business" },
		{ "agenda+ Traceability for 1h30m type=discussion by=\"Ana Lee\"", true,
		  "Item 2: Traceability" },
		{ "agenda+ \"Quoted title\" rec=5", true, "Item 3: Quoted title" },
		{ "agenda+ What a = b means", true, "Item 4: What a = b means" },
		{ "agenda+ Waiting for Godot", true, "Item 5: Waiting for Godot" },
		{ "agenda+ traceability", true, "warning: item 2 has the same title" },
		{ "agenda+", false, "agenda+ TITLE" },
		{ "agenda+ type=decision", false, "agenda+ TITLE" },
		{ "agenda+ type=party X", false, "information|discussion|decision" },
		{ "agenda+ pillar=mud X", false, "production|trade|stewardship|governance" },
		{ "agenda+ rec=6 X", false, "1|2|3|4|5" },
		{ "agenda+ level=\"Very high\" X", false, "small letters" },
		{ "agenda+ by=Nobody X", false, "by: nobody" },
		{ "agenda+ type=decision X type=discussion", false, "type: given twice" },
		{ "agenda+ X for 0s", true, NULL },
		{ "agenda+ X\x1b]0;evil\x07", false, "title: " },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	room_run(&r, "person add \"Ana Lee\"");
	ROOM_STEPS(&r, steps);
	assert_string_equal(unit_text(item(&r, 1), FLD_TITLE), "Opening for business");
	assert_int_equal(unit_int(item(&r, 1), FLD_PLANNED, 0), 600000);
	assert_string_equal(unit_text(item(&r, 1), FLD_PILLAR), "trade");
	assert_string_equal(unit_text(item(&r, 1), FLD_REC), "2");
	assert_string_equal(unit_text(item(&r, 1), FLD_LEVEL), "technical");
	assert_int_equal(unit_int(item(&r, 2), FLD_PLANNED, 0), 5400000);
	assert_string_equal(unit_text(item(&r, 2), FLD_TYPE), "discussion");
	assert_string_equal(person_name(meeting_person(r.m, unit_ref(item(&r, 2), FLD_BY))),
		"Ana Lee");
	assert_string_equal(unit_text(item(&r, 3), FLD_REC), "5");
	assert_null(unit_cell(item(&r, 5), FLD_PLANNED));
	room_close(&r);
}

static void
test_agenda_set(void **state)
{
	static const struct step steps[] = {
		{ "agenda set 1 title A better title", true, "title is now A better title" },
		{ "agenda set 1 for 20m", true, NULL },
		{ "agenda set 1 type decision", true, NULL },
		{ "agenda set 1 type", true, "type taken away" },
		{ "agenda set 1 for 20m", true, "already" },
		{ "agenda set 1 title", false, "an item has one" },
		{ "agenda set 1 for forever", false, "for: " },
		{ "agenda set 1 for -5m", false, "for: " },
		{ "agenda set 1 smell sweet", false, "there are title, for, type" },
		{ "agenda set 9 for 20m", false, "there is no item \"9\"; the agenda has 3" },
		{ "agenda set", false, "agenda set N" },
		{ "agenda order 3,1", true, "3, 1, 2" },
		{ "agenda order 2, 2", false, "stands there twice" },
		{ "agenda order 7", false, "no item" }, { "agenda order", false, "3,1,2" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	room_run(&r, "agenda+ One");
	room_run(&r, "agenda+ Two");
	room_run(&r, "agenda+ Three");
	ROOM_STEPS(&r, steps);
	assert_string_equal(unit_text(item(&r, 1), FLD_TITLE), "A better title");
	assert_int_equal(unit_int(item(&r, 1), FLD_PLANNED, 0), 1200000);
	assert_string_equal(unit_text(item(&r, 1), FLD_TYPE), "");
	room_close(&r);
}

static void
test_items_in_hand(void **state)
{
	static const struct step steps[] = {
		{ "close item", false, "no item is in hand" },
		{ "summary no item", false, "summary N TEXT says which" },
		{ "take up 4", false, "there is no item \"4\"" }, { "take up", false, "take up N" },
		{ "take up 1", true, "Item 1 is in hand: One" },
		{ "take up 1", false, "in hand already" },
		{ "q+ Ana", true, NULL }, { "q+ Ben", true, NULL }, { "next", true, NULL },
		{ "summary Nothing much", true, "Summary of item 1" },
		{ "summary 1 A good deal", true, "in place of the one before" },
		{ "summary 12 members spoke", false, "names the item first" },
		{ "close item agreed", true, "Ana still has the floor\n1 hand is still up" },
		{ "take up 1", false, "closed at 09:00; reopen item 1 because REASON" },
		{ "take up two", true, "Item 2 is in hand" },
		{ "topic Three", true, "Item 3 is in hand: Three\nAna still has the floor" },
		{ "Topic: Something new", true, "Item 4 is in hand" },
		{ "#topic something NEW", false, "in hand already" },
		{ "reopen item 1", false, "reopen item N because REASON" },
		{ "reopen item 2 because x", false, "not closed: take up 2" },
		{ "reopen item 1 because a text was missing", true, "in hand again: One" },
		{ "skip 2", true, "Item 2 is skipped" }, { "skip 2", false, "skipped already" },
		{ "defer 3 to the next meeting", true, "Item 3 is deferred" },
		{ "skip 3", true, NULL }, { "defer", false, "defer N" },
		{ "close item", true, "Item 1 is closed" }, { "skip 1", false, "closed already" },
		{ "take up 2", true, "Item 2 is in hand" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	room_run(&r, "agenda+ One");
	room_run(&r, "agenda+ Two");
	room_run(&r, "agenda+ Three");
	room_run(&r, "person add Ana group=COM");
	room_run(&r, "person add Ben group=PUB");
	ROOM_STEPS(&r, steps);
	assert_string_equal(unit_text(item(&r, 1), FLD_SUMMARY), "A good deal");
	assert_int_equal(item_state(r.m, item(&r, 1)), ITEM_CLOSED);
	assert_int_equal(item_state(r.m, item(&r, 2)), ITEM_OPEN);
	assert_int_equal(item_state(r.m, item(&r, 3)), ITEM_SKIPPED);
	assert_int_equal(item_state(r.m, item(&r, 4)), ITEM_OPEN);
	assert_true(id_eq(&r.m->item, &item(&r, 2)->id));
	room_close(&r);
}

static void
test_meeting_set(void **state)
{
	static const struct step steps[] = {
		{ "meeting set timezone Africa/Nairobi", true, "timezone: Africa/Nairobi" },
		{ "meeting set language PT-br", true, "language: pt-br" },
		{ "meeting set place Room 4, and online", true, NULL },
		{ "meeting set place \"\"", true, "taken away" },
		{ "meeting set notice 12 Feb 2026", true, "notice: 2026-02-12" },
		{ "meeting set next 23 and 24 June 2026", true, NULL },
		{ "meeting set title A meeting", true, "already" },
		{ "meeting set", false, "meeting set FIELD VALUE" },
		{ "meeting set place", false, "say what it is" },
		{ "meeting set weather fine", false, "there are title, body, number, kind" },
		{ "meeting set timezone Mars/Olympus", false, "Africa/Nairobi, or UTC" },
		{ "meeting set timezone ../../etc/passwd", false, "timezone: " },
		{ "meeting set language english", false, "a code such as en" },
		{ "meeting set language e", false, "a code such as en" },
		{ "meeting set notice 2025-02-30", false, "notice: " },
		{ "meeting set notice 0000-00-00", false, "notice: " },
		{ "meeting set next 2025-02-30", false, "next: " },
		{ "meeting set title \xe2\x80\xaeLTR", false, "title: " },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	ROOM_STEPS(&r, steps);
	assert_string_equal(meeting_zone(r.m), "Africa/Nairobi");
	assert_string_equal(meeting_info(r.m, FLD_LANGUAGE), "pt-br");
	assert_string_equal(meeting_info(r.m, FLD_PLACE), "");
	room_close(&r);
}

static void
test_meeting_states(void **state)
{
	static const struct step steps[] = {
		{ "meeting suspend", false,
		  "not open yet" }, { "meeting close", false, "not open yet" },
		{ "meeting resume", false,
		  "not open yet" }, { "meeting open now", false, "nothing more" },
		{ "meeting open", true, "The meeting is open, 09:00" },
		{ "meeting open", false, "open already, since 09:00" },
		{ "meeting resume", false, "not suspended" },
		{ "q+ Ana", true, NULL }, { "q+ Ben", true, NULL }, { "next", true, "Ana" },
		{ "meeting suspend 15 minutes", false, "meeting suspend: " },
		{ "meeting suspend -5m", false, "\"-5m\" is not a duration" },
		{ "break 15m coffee", true, "suspended until 09:15" },
		{ "meeting suspend", false, "suspended already" },
		{ "meeting open", false, "meeting resume goes on" },
		{ "meeting resume", true, "The meeting goes on" },
		{ "agenda+ One", true, NULL }, { "take up 1", true, NULL },
		{ "meeting close", true, "1 hand is still up\nitem 1 is still open\nRecord " },
		{ "meeting close", false, "was closed at 09:00" },
		{ "meeting open", true, "open again" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	room_run(&r, "person add Ana group=COM");
	room_run(&r, "person add Ben group=PUB");
	ROOM_STEPS(&r, steps);
	assert_true(meeting_is_open(r.m));
	assert_null(ledger_running(&r.m->ledger));
	room_close(&r);
}

/* A break stops the clock of a turn; the end of the break starts it again. */
static void
test_break_pauses_the_turn(void **state)
{
	const struct ledger_turn *t;
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	room_run(&r, "person add Ana group=COM");
	room_run(&r, "meeting open");
	room_run(&r, "q+ Ana");
	room_run(&r, "next");
	clock_advance(&r.env, 30000);
	room_run(&r, "meeting suspend");
	t = ledger_running(&r.m->ledger);
	assert_true(turn_paused(t));
	assert_string_equal(turn_pause_cause(t), "break");
	clock_advance(&r.env, 600000);
	room_run(&r, "meeting resume");
	t = ledger_running(&r.m->ledger);
	assert_false(turn_paused(t));
	/* what stood still before the break stands still after it */
	room_run(&r, "pause");
	room_run(&r, "meeting suspend");
	room_run(&r, "meeting resume");
	assert_true(turn_paused(ledger_running(&r.m->ledger)));
	room_run(&r, "resume");
	clock_advance(&r.env, 10000);
	room_run(&r, "meeting close");
	assert_int_equal(turn_ms(&r.m->ledger.turn[0], NULL), 40000);
	room_close(&r);
}

static void
test_parts_and_hall(void **state)
{
	static const struct step steps[] = {
		{ "session close", false, "no session is open" },
		{ "session open", false, "session open TITLE" },
		{ "session open Morning", true, "Morning begins" },
		{ "session open Afternoon", false, "Morning is still open" },
		{ "session close Afternoon", false, "open is Morning" },
		{ "session close", true, "Morning ends" },
		{ "open", false, "the hall is open" },
		{ "closed", false, "never without a ground: personal" },
		{ "closed boredom", false, "never without a ground: personal" },
		{ "closed safety", true, "closed to the public (safety)" },
		{ "closed legal", false, "closed already" },
		{ "open", true, "open to the public" },
	};
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	ROOM_STEPS(&r, steps);
	room_close(&r);
}

static void
test_create(void **state)
{
	struct meeting_wish wish = { .template = "hleag", .title = "Third", .agenda = true };
	struct meeting *m;
	struct room r;

	(void)state;
	room_open(&r, "test_agenda", "basic");
	unlink("test_agenda_2.talanoa");
	if (!meeting_create("test_agenda_2.talanoa", &wish, &r.env, &m, &r.err))
		fail_msg("%s", r.err.msg);
	assert_int_equal(m->groups.n, 10);
	assert_int_equal(m->items.n, 11);
	assert_string_equal(unit_text(&m->items.v[4], FLD_PILLAR), "production");
	assert_string_equal(meeting_info(m, FLD_TITLE), "Third");
	assert_string_equal(m->rule.v[RULE_HANDOVER], "10000");
	assert_string_equal(m->rule.v[RULE_CATCH_UP], "720000");
	meeting_close(m);
	/* there already; a title that is refused; an unknown template: no file is left */
	assert_false(meeting_create("test_agenda_2.talanoa", &wish, &r.env, &m, &r.err));
	unlink("test_agenda_2.talanoa");
	wish.title = "bell \a";
	assert_false(meeting_create("test_agenda_2.talanoa", &wish, &r.env, &m, &r.err));
	assert_non_null(strstr(r.err.msg, "title"));
	wish.template = "nonesuch";
	assert_false(meeting_create("test_agenda_2.talanoa", &wish, &r.env, &m, &r.err));
	assert_non_null(strstr(r.err.msg, "basic, hleag"));
	assert_int_equal(access("test_agenda_2.talanoa", F_OK), -1);
	assert_int_equal(access("test_agenda_2.talanoa-journal", F_OK), -1);
	room_close(&r);
}

/* The lines of the example that make the meeting, its people and its agenda. */
static bool
concerns(const char *line)
{
	static const char *const begins[] = { "meeting ", "person ", "vacancy ", "agenda+ ",
		"present", "regrets+ ", "take up ", "interest ", "adopt ", "summary ", "close item",
		"alternate ", "group ", "rules " };
	const char *s = strstr(line, "] ");

	for (size_t i = 0; s != NULL && i < sizeof begins / sizeof *begins; i++)
		if (str_starts(s + 2, begins[i]))
			return true;
	return false;
}

static void
test_example(void **state)
{
	const char *src = getenv("TALANOA_SRCDIR");
	char path[512], line[8192];
	size_t n = 0;
	struct room r;
	FILE *f;

	(void)state;
	room_open(&r, "test_agenda", "hleag");
	snprintf(path, sizeof path, "%s/share/talanoa/examples/hleag.talanoa",
		src == NULL ? ".." : src);
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (!concerns(line))
			continue;
		room_run(&r, line);
		assert_int_equal(r.reply.warnings, 0);
		n++;
		if (strstr(line, "] meeting close") != NULL)
			break;		/* what follows is about the minutes */
	}
	fclose(f);
	assert_true(n > 90);
	assert_int_equal(r.m->items.n, 6);
	assert_false(meeting_is_open(r.m));
	for (int i = 1; i <= 6; i++)
		assert_int_equal(item_state(r.m, item(&r, i)), ITEM_CLOSED);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agenda_add), cmocka_unit_test(test_agenda_set),
		cmocka_unit_test(test_items_in_hand), cmocka_unit_test(test_meeting_set),
		cmocka_unit_test(test_meeting_states), cmocka_unit_test(test_break_pauses_the_turn),
		cmocka_unit_test(test_parts_and_hall), cmocka_unit_test(test_create),
		cmocka_unit_test(test_example),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
