/* SPDX-License-Identifier: ISC */
/* The record: what is typed, whose words it is, and what stays when it cannot be recorded. */
#include <config.h>

#include "room.h"

#include <fcntl.h>
#include <locale.h>

#include <golden.h>

static const char *const hleag[] = {
	"person add Ana Silva group=CSO country=Ghana", "person add Bo Li group=LAB country=China",
	"person add Cy Ode group=LAB", "person add Mele Taufa group=IP",
	"present+ Ana Silva,Bo Li,Cy Ode,Mele Taufa", "meeting open",
	"agenda+ Traceability for 20m", "agenda+ Finance for 10m", "take up 1", NULL,
};

static void
begin(struct room *r)
{
	room_open(r, "hleag", hleag);
	room_screen(r, FOCUS_RECORD, 24, 80);
}

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
enter(struct room *r, const char *text)
{
	room_type(r, text);
	room_keys(r, "enter");
}

static void
test_empty(void **state)
{
	struct room r;

	(void)state;
	room_open(&r, "basic", NULL);
	room_screen(&r, FOCUS_RECORD, 24, 80);
	assert_true(room_golden(&r, "record_empty"));
	room_close(&r);
}

static void
test_notes(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	enter(&r, "The chair opens the discussion.");
	assert_true(newest(&r, "The chair opens"));
	assert_string_equal(lineedit_text(&r.s.record.edit), "");
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_advance(&r, 61000);
	screen_follow(&r.s);
	enter(&r, "Communities ask for free, prior and informed consent at every mine, and "
		"for a share of the revenue that is decided with them and not about them.");
	enter(&r, "LAB: workers want safety first");
	enter(&r, "- silence");
	enter(&r, "ACTION: Bo Li to circulate the draft by 2026-04-01");
	assert_true(room_golden(&r, "record_notes"));
	room_size(&r, 10, 40);
	assert_true(room_golden(&r, "record_10x40"));
	room_size(&r, 5, 20);
	assert_true(room_golden(&r, "record_5x20"));
	room_size(&r, 1, 1);
	assert_true(room_golden(&r, "record_1x1"));
	room_size(&r, 50, 200);
	assert_true(room_golden(&r, "record_50x200"));
	for (int rows = 1; rows < 30; rows += 3)
		for (int cols = 1; cols < 140; cols += 7) {
			room_size(&r, rows, cols);
			room_draw(&r);
		}
	room_close(&r);
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
	begin(&r);
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
	begin(&r);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "q+ Bo Li");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_type(&r, "we need more ");
	room_advance(&r, 10000);
	room_do(&r, "next");
	screen_follow(&r.s);
	assert_string_equal(r.s.record.mark, "Ana Silva");
	enter(&r, "time");
	assert_true(newest(&r, "Ana Silva (CSO): we need more time"));
	enter(&r, "and me");
	assert_true(newest(&r, "Bo Li (LAB): and me"));
	/* Ctrl-T: the speaker before, nobody, and back. */
	room_keys(&r, "ctrl-t");
	assert_string_equal(r.s.record.mark, "Ana Silva");
	enter(&r, "late words of hers");
	assert_true(newest(&r, "Ana Silva (CSO): late words"));
	room_keys(&r, "ctrl-t ctrl-t");
	assert_string_equal(r.s.record.mark, "note");
	enter(&r, "of nobody");
	assert_true(newest(&r, " of nobody"));
	assert_null(strstr(room_row(&r, 20), "Bo Li"));
	room_close(&r);
}

/* Begun while nobody had the floor: nobody's, though somebody speaks by now. */
static void
test_nobody_first(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_type(&r, "a pause ");
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	enter(&r, "was made");
	assert_true(newest(&r, " a pause was made"));
	assert_null(strstr(room_row(&r, 20), "Ana"));
	room_close(&r);
}

static void
test_commands(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	enter(&r, "q+ Ana");
	assert_true(room_shows(&r, "hand up: Ana Silva"));
	/* A bare command word is words; Ctrl-X runs it. */
	enter(&r, "next");
	assert_true(room_shows(&r, "recorded as words"));
	assert_false(r.s.snap.has_turn);
	room_type(&r, "next");
	room_keys(&r, "ctrl-x");
	assert_true(r.s.snap.has_turn);
	assert_string_equal(lineedit_text(&r.s.record.edit), "");
	/* Refused: the text stays. */
	enter(&r, "/q+ Nobody At All");
	assert_true(r.s.failed);
	assert_string_equal(lineedit_text(&r.s.record.edit), "/q+ Nobody At All");
	room_keys(&r, "ctrl-u");
	enter(&r, "/nxet");
	assert_true(room_shows(&r, "is not a command"));
	room_keys(&r, "ctrl-u");
	enter(&r, "/nxet Ana Silva, if she is in the room");
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
	begin(&r);
	for (int i = 0; i < 2; i++) {
		size_t lines = r.s.snap.n_lines;

		enter(&r, words[i]);
		assert_true(room_shows(&r, "Keys and commands"));
		room_keys(&r, "q");
		assert_int_equal(r.s.snap.n_lines, lines);
		assert_string_equal(lineedit_text(&r.s.record.edit), "");
	}
	enter(&r, "help is needed");
	assert_true(room_shows(&r, "help is needed"));
	room_close(&r);
}

/* The end of a message says what to do: it is folded, and hides nothing that was recorded. */
static void
test_long_message(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	enter(&r, "the newest remark");
	enter(&r, "/withhold 1 ground=safety");
	assert_true(r.s.message.len > 80);
	assert_true(room_shows(&r, "the newest remark"));
	assert_true(room_shows(&r, "or last"));
	room_size(&r, 10, 40);
	assert_true(room_shows(&r, "the newest remark"));
	room_close(&r);
}

static void
test_floor_keys(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
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
	begin(&r);
	enter(&r, "RESOLUTION: the draft goes to all members");
	assert_true(room_shows(&r, "enter again records the decision"));
	assert_true(room_shows(&r, "4 people, 3 constituencies"));
	assert_int_equal(store_next_num(r.m->store, UNIT_DECISION), 1);
	/* A change takes the confirmation back. */
	enter(&r, " today");
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
	room_type(&r, "agreed two");
	room_keys(&r, "enter");
	assert_true(room_shows(&r, "enter again records the decision"));
	room_type(&r, "!");
	room_keys(&r, "enter");
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
	begin(&r);
	room_do(&r, "person add Ana Ruiz group=IND");
	screen_follow(&r.s);
	enter(&r, "Ana: we object");
	assert_true(room_shows(&r, "Ana: we object"));
	assert_true(room_shows(&r, "Who is \"Ana\"?"));
	assert_true(room_shows(&r, "2 Ana Ruiz"));
	room_keys(&r, "2");
	assert_true(room_shows(&r, "Ana Ruiz (IND): "));
	assert_true(r.s.record.question.len == 0);
	room_close(&r);
}

static void
test_lines(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_type(&r, "first");
	room_keys(&r, "alt-enter");
	enter(&r, "second");
	assert_true(newest(&r, "second"));
	assert_true(strstr(room_row(&r, 19), "first") != NULL);
	room_paste(&r, "/next\nRESOLUTION: not a command");
	room_keys(&r, "home");
	enter(&r, "quoted: ");
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
	begin(&r);
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
	begin(&r);
	events = store_count(r.m->store);
	enter(&r, "% ask Bo about the \"other\" paper");
	assert_true(newest(&r, "% ask Bo about"));
	assert_int_equal(canvas_at(&r.canvas, 20, 8)->style, STYLE_DIM);
	assert_int_equal(store_count(r.m->store), events);
	room_screen(&r, FOCUS_RECORD, 24, 80);
	assert_true(newest(&r, "% ask Bo about"));
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
	begin(&r);
	assert_int_equal(rename(scratch_path(&r.scratch, "m.talanoa"), "moved.tmp"), 0);
	enter(&r, "words that must not be lost");
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

static void
test_scroll(void **state)
{
	struct room r;
	char line[32];

	(void)state;
	begin(&r);
	for (int i = 1; i <= 300; i++) {
		snprintf(line, sizeof line, "note line %d", i);
		room_do(&r, line);
	}
	screen_follow(&r.s);
	assert_true(newest(&r, "line 300"));
	for (int i = 0; i < 30; i++)
		room_keys(&r, "pgup");
	assert_true(room_shows(&r, "meeting opened"));
	room_keys(&r, "pgdn");
	assert_false(str_starts(room_row(&r, 1), "09:00 -- meeting"));
	room_keys(&r, "esc");
	assert_true(newest(&r, "line 300"));
	room_close(&r);
}

static void
test_recovery(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	/* A short absence: it runs on. */
	clock_advance(&r.env, 42000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_true(room_shows(&r, "0:42 since the last sign of life"));
	assert_int_equal(r.s.views.n, 1);
	/* A sign of life counts, from whoever gave it. */
	assert_true(store_beat(r.m->store, &r.s.snap.turn.id, NULL));
	clock_advance(&r.env, 50000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 1);
	/* What was said to run on is certain. A long absence: it asks, and does nothing until answered. */
	clock_advance(&r.env, 600000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_golden(&r, "recover"));
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 92000);
	/* Left open it does not block: hands go up, the row says that it is not certain. */
	room_keys(&r, "esc 2");
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.n_waiting, 1);
	assert_true(r.s.snap.turn.doubt);
	/* What would end the turn asks first. */
	room_keys(&r, "n");
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_shows(&r, "1 keep all (11:32)  2 to the limit (3:00)"));
	room_keys(&r, "esc ,");
	enter(&r, "3");
	assert_int_equal(r.s.views.n, 1);
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 92000);
	room_close(&r);
}

static void
recover_by(const char *answer, int64_t spoken, bool runs)
{
	struct room r;

	begin(&r);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	clock_advance(&r.env, 600000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	enter(&r, answer);
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.has_turn, runs);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, spoken);
	room_close(&r);
}

static void
test_recovery_answers(void **state)
{
	(void)state;
	recover_by("1", 600000, true);
	recover_by("2", 180000, false);
	/* It was called at 09:00:09. */
	recover_by("09:05:09", 300000, false);
}

/* Paused when the program went: nothing was counted, nothing is asked. */
static void
test_recovery_paused(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	room_do(&r, "pause");
	clock_advance(&r.env, 6000000);
	room_screen(&r, FOCUS_FLOOR, 24, 80);
	screen_recover(&r.s);
	assert_int_equal(r.s.views.n, 1);
	assert_true(r.s.snap.turn.paused);
	room_close(&r);
}

/* Suspended, or stopped, for longer than a minute: what nobody watched is asked about. */
static void
test_asleep(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n");
	room_advance(&r, 90000);
	room_sleep(&r, 60000);
	assert_int_equal(r.s.views.n, 1);
	room_sleep(&r, 600000);
	assert_int_equal(r.s.views.n, 2);
	assert_true(room_shows(&r, "1 keep all (12:30)  2 to the limit (3:00)  3 cut there (2:30)"));
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, "1 keep all (12:31)"));
	/* What is refused leaves the question and what was typed. */
	enter(&r, "08:00");
	assert_true(room_shows(&r, "last changed at"));
	assert_true(r.s.snap.turn.doubt);
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, ": 08:00"));
	room_keys(&r, "ctrl-u");
	enter(&r, "2");
	assert_true(room_shows(&r, "Ana Silva (CSO): 3:00"));
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 180000);
	/* The answer taken back: the question is there again. */
	room_keys(&r, "u");
	room_sleep(&r, 1000);
	assert_true(room_shows(&r, "3 cut there (2:30)"));
	enter(&r, "3");
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 150000);
	/* A clock that stands is not asked about. */
	room_keys(&r, "1 n space");
	room_sleep(&r, 6000000);
	room_keys(&r, "space");
	room_sleep(&r, 5000);
	assert_int_equal(r.s.views.n, 1);
	assert_int_equal(r.s.snap.turn.ms + 5000, 5000);
	room_close(&r);
}

/* A key pressed before the first look after the sleep asks, too; all may be kept. */
static void
test_asleep_key(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 2 n");
	room_advance(&r, 30000);
	clock_advance(&r.env, 600000);
	room_keys(&r, "d");
	assert_int_equal(r.s.views.n, 2);
	assert_true(r.s.snap.has_turn);
	enter(&r, "1");
	assert_int_equal(r.s.views.n, 1);
	room_keys(&r, "d");
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 630000);
	room_close(&r);
}

/* Another question is open: it stays, with what was typed, and this one waits. */
static void
test_asleep_while_asked(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n h");
	room_type(&r, "Mele");
	room_sleep(&r, 600000);
	assert_true(room_shows(&r, "hand of: Mele"));
	assert_true(room_shows(&r, "only what is certain counts (?); , says what counts"));
	room_keys(&r, "enter ,");
	assert_int_equal(r.s.snap.n_waiting, 1);
	assert_true(room_shows(&r, "1 keep all (10:00)"));
	room_close(&r);
}

/* Only the screen that runs the turn asks; the answer reaches the others. */
static void
test_doubt_elsewhere(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2");
	room_do(&r, "q+ Ana Silva");
	room_do(&r, "next");
	screen_follow(&r.s);
	room_sleep(&r, 600000);
	assert_int_equal(r.s.views.n, 1);
	assert_true(r.s.snap.turn.doubt);
	/* Loaded anew, as after another program's act: the doubt stays. */
	room_do(&r, "group set CSO weight 2000");
	screen_follow(&r.s);
	assert_true(r.s.snap.turn.doubt);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 0);
	assert_true(store_beat(r.m->store, &r.s.snap.turn.id, NULL));
	room_sleep(&r, 1000);
	assert_false(r.s.snap.turn.doubt);
	assert_int_equal(r.s.snap.turn.ms, 601000);
	room_close(&r);
}

/* Without a screen nobody asks: what another program ends counts in full. */
static void
test_doubt_ended(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n");
	room_sleep(&r, 600000);
	room_keys(&r, "esc");
	room_do(&r, "done");
	screen_follow(&r.s);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 600000);
	room_close(&r);
}

static void
test_clock_set(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n");
	room_advance(&r, 30000);
	r.env.fixed.utc_ms -= 3600000;
	room_advance(&r, 1000);
	assert_true(room_shows(&r, "this machine's clock was set back by 1:00:00"));
	room_keys(&r, "esc");
	room_advance(&r, 29000);
	room_keys(&r, "d");
	assert_true(room_shows(&r, "Ana Silva (CSO): 1:00"));
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 60000);
	room_close(&r);
}

/* Cut there, though the wall clock went back since: what was certain counts. */
static void
test_clock_set_and_cut(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 n");
	room_advance(&r, 45000);
	r.env.fixed.utc_ms -= 7200000;
	room_sleep(&r, 600000);
	assert_true(room_shows(&r, "3 cut there (0:45)"));
	enter(&r, "3");
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 45000);
	room_close(&r);
}

/* A forgotten next: the turn ended a while ago, the next began then. */
static void
test_forgotten_next(void **state)
{
	struct room r;

	(void)state;
	begin(&r);
	room_keys(&r, "f2 1 2 n");
	room_advance(&r, 150000);
	room_keys(&r, ", 6");
	assert_string_equal(r.s.snap.turn.who.name, "Mele Taufa");
	assert_int_equal(r.s.snap.turn.ms, 90000);
	assert_int_equal(r.s.snap.groups[0].spoken_ms, 60000);
	/* Nobody waits: then it only ended. */
	room_advance(&r, 60000);
	room_keys(&r, ", 0");
	room_type(&r, "40s");
	room_keys(&r, "enter");
	assert_false(r.s.snap.has_turn);
	assert_int_equal(r.s.snap.groups[1].spoken_ms, 110000);
	/* Longer ago than the turn runs: refused. */
	room_keys(&r, "1 n , 4");
	assert_true(room_shows(&r, "last changed at"));
	assert_string_equal(r.s.snap.turn.who.name, "Ana Silva");
	room_close(&r);
}

/* The sign of life is given by who called the turn, and by others when it stops. */
static void
test_beat(void **state)
{
	struct room r;
	struct pulse p;

	(void)state;
	begin(&r);
	room_keys(&r, "tab 1 tab n");
	r.s.beat = 0;
	room_advance(&r, 14000);
	assert_true(store_pulse(r.m->store, &p, NULL));
	assert_false(id_eq(&p.turn, &r.s.snap.turn.id));
	room_advance(&r, 1000);
	assert_true(store_pulse(r.m->store, &p, NULL));
	assert_true(id_eq(&p.turn, &r.s.snap.turn.id));
	memset(&r.s.runs, 0, sizeof r.s.runs);
	room_advance(&r, 15000);
	room_advance(&r, 5000);
	assert_true(id_eq(&r.s.runs, &r.s.snap.turn.id));
	room_close(&r);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_first_letter),
		cmocka_unit_test(test_nobody_first),
		cmocka_unit_test(test_commands),
		cmocka_unit_test(test_floor_keys),
		cmocka_unit_test(test_decision_asks),
		cmocka_unit_test(test_question_beside),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_draft),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_not_recorded),
		cmocka_unit_test(test_scroll),
		cmocka_unit_test(test_recovery),
		cmocka_unit_test(test_recovery_answers),
		cmocka_unit_test(test_asleep),
		cmocka_unit_test(test_asleep_key),
		cmocka_unit_test(test_asleep_while_asked),
		cmocka_unit_test(test_doubt_elsewhere),
		cmocka_unit_test(test_doubt_ended),
		cmocka_unit_test(test_clock_set),
		cmocka_unit_test(test_clock_set_and_cut),
		cmocka_unit_test(test_forgotten_next),
		cmocka_unit_test(test_asking_for_help),
		cmocka_unit_test(test_long_message),
		cmocka_unit_test(test_recovery_paused),
		cmocka_unit_test(test_beat),
	};

	setlocale(LC_ALL, "C.UTF-8");
	golden_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
