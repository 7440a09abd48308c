/* SPDX-License-Identifier: ISC */
/* A contested meeting for the real program. */
#include <config.h>

#include "hall.h"

#include <stdio.h>
#include <unistd.h>

#include <talanoa/app/command.h>
#include <talanoa/base/when.h>

#include <scratch.h>

static struct scratch dir;
static char program[512], file[256], home[256];

/* Seconds ago: Governments and Industry took most of the time. */
static const struct {
	int ago;
	const char *line;
} past[] = {
	{ 900, "meeting open" }, { 900, "agenda+ Traceability for 20m" },
	{ 900, "agenda+ Finance for 10m" }, { 840, "take up 1" },
	{ 830, "q+ GOV1" }, { 829, "q+ IND1" }, { 828, "q+ CSO1" },
	{ 820, "next" }, { 500, "next" }, { 260, "next" }, { 200, "done" },
};

static void
run(struct meeting *m, const char *line)
{
	struct reply r = { 0 };
	struct err err;

	if (!command_run(m, line, &r, &err)) {
		fprintf(stderr, "%s: %s\n", line, err.msg);
		fail();
	}
	reply_release(&r);
}

static void
fill(struct meeting *m)
{
	static const char *const codes[] = { "CSO", "IP", "LAB", "LOC", "YTH", "WOM", "GOV", "UNA",
		"IND", "EXP" };
	struct str here = STR_INIT;
	char line[80];

	for (int i = 0; i < HALL_PEOPLE; i++) {
		snprintf(line, sizeof line, "person add Del%02d group=%s", i + 1, codes[i / 4]);
		run(m, line);
		str_addf(&here, "%sDel%02d", i == 0 ? "present+ " : ",", i + 1);
	}
	run(m, str_c(&here));
	str_release(&here);
	for (size_t i = 0; i < sizeof past / sizeof past[0]; i++) {
		char at[40];

		when_utc(clock_now(m->env).utc_ms - past[i].ago * INT64_C(1000), at, sizeof at);
		snprintf(line, sizeof line, "[%s] %s", at, past[i].line);
		run(m, line);
	}
}

/* One environment for all: what it opens is closed before the next. */
static struct meeting *
look(enum store_mode mode)
{
	static struct env env;
	struct meeting *m;
	struct err err;

	assert_true(env_init(&env, NULL));
	if (!meeting_open(file, mode, &env, &m, &err)) {
		fprintf(stderr, "%s\n", err.msg);
		fail();
	}
	store_operator(m->store, "Secretary", "rapporteur");
	return m;
}

void
hall_make(void)
{
	struct meeting_wish wish = { .template = "hleag", .title = "Plenary" };
	struct meeting *m;
	struct env env;
	struct err err;

	unlink(file);
	assert_true(env_init(&env, NULL));
	assert_true(meeting_create(file, &wish, &env, &m, &err));
	store_operator(m->store, "Secretary", "rapporteur");
	assert_true(store_batch_begin(m->store, &err));
	fill(m);
	assert_true(store_batch_end(m->store, true, &err));
	meeting_close(m);
}

void
hall_do(const char *line)
{
	struct meeting *m = look(STORE_WRITE);

	run(m, line);
	meeting_close(m);
}

struct vt *
hall_floor(const char *who, int rows, int cols, const char *test)
{
	const char *const argv[] = { program, "open", "--as", who, "--role", "facilitator",
		"--view", "floor", file, NULL };
	char clock[64] = "TALANOA_TEST";
	const char *const env[] = { home, "XDG_STATE_HOME", "XDG_CONFIG_HOME", clock, NULL };
	struct vt *v;

	if (test != NULL)
		snprintf(clock, sizeof clock, "TALANOA_TEST=%s", test);
	v = vt_start(argv, env, rows, cols);
	assert_true(vt_wait(v, "NOW"));
	return v;
}

void
hall_leave(struct vt *v)
{
	vt_key(v, "ctrl-q");
	assert_int_equal(vt_exit(v), 0);
	vt_free(v);
}

struct meeting *
hall_look(void)
{
	return look(STORE_READ);
}

int64_t
hall_last_ms(void)
{
	struct meeting *m = hall_look();
	const struct ledger *l = &m->ledger;
	struct tick now = meeting_clock(m);
	int64_t ms = -1;

	for (size_t i = 0; i < l->n_turns; i++)
		if (!l->turn[i].voided)
			ms = turn_ms(&l->turn[i], &now);
	meeting_close(m);
	return ms;
}

size_t
hall_turns(void)
{
	struct meeting *m = hall_look();
	const struct ledger *l = &m->ledger;
	size_t n = 0;

	for (size_t i = 0; i < l->n_turns; i++)
		n += !l->turn[i].voided &&
			l->floor.turns[l->turn[i].floor_turn].class == FLOOR_ORDINARY;
	meeting_close(m);
	return n;
}

/* The row that starts with label, or -1. */
static int
find_row(struct vt *v, const char *label, struct str *out)
{
	for (int r = 0; r < 24; r++) {
		str_clear(out);
		vt_row(v, r, out);
		if (str_starts(str_c(out), label))
			return r;
	}
	return -1;
}

void
hall_word(struct vt *v, const char *label, char ret_word[static 40])
{
	enum { NAME_COL = 6 };
	struct str row = STR_INIT;

	ret_word[0] = '\0';
	if (find_row(v, label, &row) >= 0 && row.len > NAME_COL)
		snprintf(ret_word, 40, "%.*s", (int)strcspn(row.p + NAME_COL, " "),
			row.p + NAME_COL);
	str_release(&row);
}

void
hall_reason(struct vt *v, char ret_words[static 200])
{
	struct str row = STR_INIT;
	int r = find_row(v, "NEXT", &row);

	ret_words[0] = '\0';
	if (r >= 0) {
		str_clear(&row);
		vt_row(v, r + 1, &row);
		snprintf(ret_words, 200, "%s", str_c(&row) + strspn(str_c(&row), " "));
	}
	str_release(&row);
}

void
hall_open(void)
{
	const char *build = getenv("TALANOA_BUILDDIR");

	scratch_init(&dir);
	snprintf(program, sizeof program, "%s/talanoa", build != NULL ? build : ".");
	snprintf(file, sizeof file, "%s", scratch_path(&dir, "m.talanoa"));
	snprintf(home, sizeof home, "HOME=%s", dir.dir);
}

void
hall_close(void)
{
	scratch_release(&dir);
}
