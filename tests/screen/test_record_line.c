/* SPDX-License-Identifier: ISC */
/* The line of the record: what is typed, whose words it is, and what stays when it cannot be
 * recorded. */
#include <config.h>

#include "room.h"

#include <fcntl.h>
#include <locale.h>

#include <golden.h>

/* The last rows of the minutes, above message, line and keys. */
static bool
newest(struct room *r, const char *text)
{
	const char *row = room_row(r, 20);

	if (strstr(row, text) != NULL)
		return true;
	fprintf(stderr, "newest is: %s\n", row);
	return false;
}

static void
test_mark(void **state)
{
	static const struct {
		const char *typed, *mark;
	} rows[] = {
		{ "", "Ana Silva" }, { "w", "Ana Silva" }, { "q+ ", "q+" }, { "/next", "next" },
		{ ":undo", "undo" }, { "/nxet", "?" }, { "LAB: x", "LAB" }, { "Bo Li: x", "Bo Li" },
		{ "- x", "note" }, { "% x", "memo" }, { "s/a/b/", "s" }, { "//x", "Ana Silva" },
		{ "\\q+ x", "Ana Silva" }, { "ACTION: Bo to x", "action" }, { "next", "Ana Silva" },
	};
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		room_keys(&r, "ctrl-u");
		room_type(&r, rows[i].typed);
		assert_string_equal(r.s.record.mark, rows[i].mark);
	}
	room_close(&r);
}

/* Whoever had the floor when the first letter was typed, even if somebody else speaks now. */
static void
test_first_letter(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "q+ Bo Li");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_type(&r, "we need more ");
	room_advance(&r, 10000);
	room_do(&r, "next");
	screen_follow(&r.s);
	assert_string_equal(r.s.record.mark, "Ana Silva");
	room_enter(&r, "time");
	assert_true(newest(&r, "Ana Silva (CSO): we need more time"));
	room_enter(&r, "and me");
	assert_true(newest(&r, "Bo Li (LAB): and me"));
	/* Ctrl-T: the speaker before, nobody, and back. */
	room_keys(&r, "ctrl-t");
	assert_string_equal(r.s.record.mark, "Ana Silva");
	room_enter(&r, "late words of hers");
	assert_true(newest(&r, "Ana Silva (CSO): late words"));
	room_keys(&r, "ctrl-t ctrl-t");
	assert_string_equal(r.s.record.mark, "note");
	room_enter(&r, "of nobody");
	assert_true(newest(&r, " of nobody"));
	assert_null(strstr(room_row(&r, 20), "Bo Li"));
	room_close(&r);
}

/* Whoever speaks on another's time: the edge of the line says whose words are recorded. */
static void
test_yielded(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_do(&r, "yield Bo Li");
	screen_follow(&r.s);
	room_type(&r, "his words");
	assert_true(room_shows(&r, "Bo Li         > his words"));
	room_keys(&r, "enter");
	assert_true(newest(&r, "Bo Li (LAB): his words"));
	room_close(&r);
}

/* Begun while nobody had the floor: nobody's, though somebody speaks by now. */
static void
test_nobody_first(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_type(&r, "a pause ");
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_enter(&r, "was made");
	assert_true(newest(&r, " a pause was made"));
	assert_null(strstr(room_row(&r, 20), "Ana"));
	room_close(&r);
}

static void
test_commands(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_enter(&r, "q+ Ana");
	assert_true(room_shows(&r, "hand up: Ana Silva"));
	/* A bare command word is words; Ctrl-X runs it. */
	room_enter(&r, "next");
	assert_true(room_shows(&r, "recorded as words"));
	assert_false(r.s.snap.has_turn);
	room_type(&r, "next");
	room_keys(&r, "ctrl-x");
	assert_true(r.s.snap.has_turn);
	assert_string_equal(lineedit_text(&r.s.record.edit), "");
	/* Refused: the text stays. */
	room_enter(&r, "/q+ Nobody At All");
	assert_true(r.s.failed);
	assert_string_equal(lineedit_text(&r.s.record.edit), "/q+ Nobody At All");
	room_keys(&r, "ctrl-u");
	room_enter(&r, "/nxet");
	assert_true(room_shows(&r, "is not a command"));
	room_keys(&r, "ctrl-u");
	room_enter(&r, "/nxet Ana Silva, if she is in the room");
	assert_true(room_shows(&r, "\"nxet ...\" is not a command; help lists them"));
	room_close(&r);
}

/* Whoever asks as the README says gets an answer, and the minutes no remark. */
static void
test_asking_for_help(void **state)
{
	static const char *const words[] = { "?", "help" };
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	for (int i = 0; i < 2; i++) {
		size_t lines = r.s.snap.n_lines;

		room_enter(&r, words[i]);
		assert_true(room_shows(&r, "Keys and commands"));
		room_keys(&r, "q");
		assert_int_equal(r.s.snap.n_lines, lines);
		assert_string_equal(lineedit_text(&r.s.record.edit), "");
	}
	room_enter(&r, "help is needed");
	assert_true(room_shows(&r, "help is needed"));
	room_close(&r);
}

static void
test_floor_keys(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_keys(&r, "tab 1");
	assert_true(room_shows(&r, "hand up: Ana Silva"));
	assert_int_equal(r.s.main.scope, SCOPE_RECORD);
	room_keys(&r, "tab 3 1 tab n");
	assert_string_equal(r.s.snap.turn.who.name, "Ana Silva");
	assert_int_equal(r.s.snap.n_waiting, 1);
	room_keys(&r, "tab tab n");
	assert_string_equal(lineedit_text(&r.s.record.edit), "n");
	room_keys(&r, "ctrl-u tab h");
	room_type(&r, "Mel");
	room_keys(&r, "tab enter");
	assert_int_equal(r.s.snap.n_waiting, 2);
	room_close(&r);
}

static void
test_decision_asks(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "rules set quorum none");	/* seven constituencies are not here */
	room_enter(&r, "RESOLUTION: the draft goes to all members");
	assert_true(room_shows(&r, "enter again records the decision"));
	assert_true(room_shows(&r, "4 of 20 seats are filled"));
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 1);
	/* A change takes the confirmation back. */
	room_enter(&r, " today");
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 1);
	room_keys(&r, "enter");
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 2);
	assert_true(newest(&r, "the draft goes to all members today"));
	/* Nor does another way to run it leave the question out. */
	room_type(&r, "agreed one");
	room_keys(&r, "ctrl-x");
	assert_true(room_shows(&r, "enter again records the decision"));
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 2);
	room_keys(&r, "ctrl-x");
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 3);
	room_keys(&r, "tab :");
	room_enter(&r, "agreed two");
	assert_true(room_shows(&r, "enter again records the decision"));
	room_enter(&r, "!");
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 3);
	room_keys(&r, "enter");
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 4);
	assert_true(newest(&r, "two!"));
	room_close(&r);
}

static void
test_question_beside(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "person add Ana Ruiz group=IND");
	screen_follow(&r.s);
	room_enter(&r, "Ana: we object");
	assert_true(room_shows(&r, "Ana: we object"));
	assert_true(room_shows(&r, "Who is \"Ana\"?"));
	assert_true(room_shows(&r, "2 Ana Ruiz"));
	room_keys(&r, "2");
	assert_true(room_shows(&r, "Ana Ruiz (IND): "));
	assert_true(r.s.record.question.text.len == 0);
	room_close(&r);
}

/* Whoever is on no list is added with one key, and the words are theirs. */
static void
test_add_the_person(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_enter(&r, "DANA: we agree");
	assert_true(room_shows(&r, "0 add DANA to the list"));
	room_keys(&r, "0");
	room_enter(&r, "IND");
	assert_true(room_shows(&r, "DANA (IND): we agree"));
	assert_true(r.s.record.question.text.len == 0);
	assert_int_equal(r.m->persons.n, 5);
	room_close(&r);
}

static void
test_abbreviation(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "abbr fpic=free, prior and informed consent");
	room_type(&r, "we ask for fpic");
	room_keys(&r, "tab");
	assert_string_equal(lineedit_text(&r.s.record.edit),
		"we ask for free, prior and informed consent");
	room_keys(&r, "ctrl-u");
	room_type(&r, "fpi");
	room_keys(&r, "tab");
	assert_string_equal(lineedit_text(&r.s.record.edit), "fpi");
	room_close(&r);
}

static void
test_lines(void **state)
{
	struct room r;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_type(&r, "first");
	room_keys(&r, "alt-enter");
	room_enter(&r, "second");
	assert_true(newest(&r, "second"));
	assert_true(strstr(room_row(&r, 19), "first") != NULL);
	room_paste(&r, "/next\nRESOLUTION: not a command");
	room_keys(&r, "home");
	room_enter(&r, "quoted: ");
	assert_true(newest(&r, "RESOLUTION: not a command"));
	room_keys(&r, "up");
	assert_true(str_starts(lineedit_text(&r.s.record.edit), "quoted: /next"));
	room_close(&r);
}

/* What was typed survives the program; the file is its owner's only. */
static void
test_draft(void **state)
{
	struct room r;
	struct str text = STR_INIT;
	struct id turn;
	struct stat st;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_type(&r, "half a sen");
	assert_false(draft_load(&r.s.drafts, &turn, &text));
	room_advance(&r, RECORD_PAUSE_MS);
	assert_int_equal(stat(r.s.drafts.draft, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* Another screen of the same person has a draft of its own. */
	room_screen(&r, FOCUS_RECORD, 24, 80);
	assert_true(draft_load(&r.s.drafts, &turn, &text));
	assert_string_equal(str_c(&text), "half a sen");
	assert_true(id_eq(&turn, &r.s.snap.turn.id));
	lineedit_set(&r.s.record.edit, str_c(&text));
	room_keys(&r, "enter");
	str_clear(&text);
	assert_false(draft_load(&r.s.drafts, &turn, &text));
	str_release(&text);
	room_close(&r);
}

static void
test_memo(void **state)
{
	struct room r;
	size_t events;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	events = store_count(r.m->store);
	room_enter(&r, "% ask Bo about the \"other\" paper");
	assert_true(newest(&r, "% ask Bo about"));
	assert_int_equal(canvas_at(&r.canvas, 20, 13)->style, STYLE_DIM);
	assert_int_equal(store_count(r.m->store), events);
	room_screen(&r, FOCUS_RECORD, 24, 80);
	assert_true(newest(&r, "% ask Bo about"));
	room_close(&r);
}

/* They helped to write the minutes; once these are certified they are gone. */
static void
test_memo_ends(void **state)
{
	static const char *const lines[] = { "meeting close", "circulate", "adopt minutes",
		"certify by Ana Silva" };
	struct room r;
	struct stat st;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	room_enter(&r, "% ask Bo");
	assert_int_equal(stat(r.s.drafts.memo, &st), 0);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		room_do(&r, lines[i]);
	screen_follow(&r.s);
	assert_true(room_shows(&r, "your private memos are gone"));
	assert_int_equal(stat(r.s.drafts.memo, &st), -1);
	room_enter(&r, "% again");
	assert_true(room_shows(&r, "memos are no longer kept"));
	room_close(&r);
}

/* Somebody holds the file: the text stays in the line and in a file that is named. */
static void
test_not_recorded(void **state)
{
	struct room r;
	char buf[200] = "";
	int fd;

	(void)state;
	room_begin(&r, FOCUS_RECORD);
	assert_int_equal(rename(scratch_path(&r.scratch, "m.talanoa"), "moved.tmp"), 0);
	room_enter(&r, "words that must not be lost");
	assert_true(r.s.failed);
	assert_true(room_shows(&r, "NOT RECORDED"));
	assert_string_equal(lineedit_text(&r.s.record.edit), "words that must not be lost");
	fd = open(r.s.drafts.emergency, O_RDONLY);
	assert_true(fd >= 0);
	assert_true(read(fd, buf, sizeof buf - 1) > 0);
	close(fd);
	assert_string_equal(buf, "words that must not be lost\n");
	assert_int_equal(rename("moved.tmp", scratch_path(&r.scratch, "m.talanoa")), 0);
	room_keys(&r, "enter");
	assert_true(newest(&r, "words that must not be lost"));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_first_letter),
		cmocka_unit_test(test_yielded),
		cmocka_unit_test(test_nobody_first),
		cmocka_unit_test(test_commands),
		cmocka_unit_test(test_asking_for_help),
		cmocka_unit_test(test_floor_keys),
		cmocka_unit_test(test_decision_asks),
		cmocka_unit_test(test_question_beside),
		cmocka_unit_test(test_add_the_person),
		cmocka_unit_test(test_abbreviation),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_memo_ends),
		cmocka_unit_test(test_not_recorded),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
