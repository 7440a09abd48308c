/* SPDX-License-Identifier: ISC */
/* The input line of the record: what Enter does with it, and what it keeps. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "loop.h"
#include "screen.h"

static void
first_letter(void *ctx)
{
	struct screen *s = ctx;
	const struct ledger_turn *t = ledger_running(&s->m->ledger);

	s->record.turn = t == NULL ? (struct id){ { 0 } } : t->id;
}

static void
complete(void *ctx, const char *text, size_t pos, struct candidates *ret)
{
	/* Words may be a name; only what looks like a command is one. */
	bool command = text[0] == '/' || text[0] == ':';

	prompt_complete(ctx, command ? COMPLETE_COMMANDS : COMPLETE_NAMES, text, pos, ret);
}

static const struct lineedit_ops edit_ops = { first_letter, complete };

void
record_init(struct record_view *r, struct screen *s)
{
	memset(r, 0, sizeof *r);
	r->pause = LOOP_NEVER;
	lineedit_init(&r->edit, &edit_ops, s);
}

void
record_release(struct record_view *r)
{
	lineedit_release(&r->edit);
	str_release(&r->question);
}

void
record_layout(struct screen *s, int cols)
{
	lineedit_layout(&s->record.edit, cols - record_mark_cols(cols));
	record_mark(s);
}

/* The newest turn before the one the line was begun in. */
static struct id
previous_turn(const struct screen *s)
{
	const struct ledger *l = &s->m->ledger;
	const struct ledger_turn *begun = s->record.edit.text.len > 0 ?
		ledger_turn(l, &s->record.turn) : ledger_running(l);
	size_t i = begun == NULL ? l->n_turns : (size_t)(begun - l->turn);

	while (i > 0)
		if (!l->turn[--i].voided)
			return l->turn[i].id;
	return (struct id){ { 0 } };
}

static struct id
turn_of_line(const struct screen *s)
{
	struct id none = { { 0 } };

	switch (s->record.whose) {
	case WHOSE_PREVIOUS:
		return previous_turn(s);
	case WHOSE_NOBODY:
		return none;
	default:
		return s->record.edit.text.len > 0 ? s->record.turn :
			s->snap.has_turn ? s->snap.turn.id : none;
	}
}

static void
speaker_mark(const struct screen *s, char *buf, size_t size)
{
	struct id id = turn_of_line(s);
	const struct ledger_turn *t = ledger_turn(&s->m->ledger, &id);
	struct id person = { { 0 } };

	if (t != NULL && t->floor_turn != FLOOR_NONE)
		person = ledger_person_id(&s->m->ledger,
			floor_speaks(&s->m->ledger.floor, t->floor_turn));
	str_copy(buf, size, t == NULL ? "note" : person_name(meeting_person(s->m, &person)));
}

void
record_mark(struct screen *s)
{
	struct record_view *r = &s->record;
	const char *text = lineedit_text(&r->edit);
	struct line l;

	if (r->floor_key)
		str_copy(r->mark, sizeof r->mark, "floor key");
	else if (text[0] == '%')
		str_copy(r->mark, sizeof r->mark, "memo");
	else if (!command_parse(s->m, text, &l, NULL))
		str_copy(r->mark, sizeof r->mark, "?");
	else if (l.kind == LINE_COMMAND)
		str_copy(r->mark, sizeof r->mark, commands[l.cmd].name);
	else if (l.kind == LINE_ATTRIBUTED)
		str_copy(r->mark, sizeof r->mark, l.person != NULL ? person_name(l.person) :
			group_code(l.group));
	else if (l.kind == LINE_NOBODY)
		str_copy(r->mark, sizeof r->mark, "note");
	else
		speaker_mark(s, r->mark, sizeof r->mark);
}

void
record_save(struct screen *s, int64_t now)
{
	struct record_view *r = &s->record;

	if (!r->unsaved || (now != LOOP_NEVER && now < r->pause))
		return;
	r->unsaved = false;
	r->pause = LOOP_NEVER;
	draft_save(&s->drafts, &r->turn, lineedit_text(&r->edit));
}

static void
touched(struct screen *s)
{
	s->record.unsaved = true;
	s->record.pause = s->now() + RECORD_PAUSE_MS;
	s->record.confirm = false;
	record_mark(s);
}

/* The line has done its work. */
static void
take_line(struct screen *s)
{
	struct record_view *r = &s->record;

	free(lineedit_take(&r->edit));
	memset(&r->turn, 0, sizeof r->turn);
	r->whose = WHOSE_SPEAKER;
	r->confirm = false;
	r->back = 0;
	r->unsaved = true;
	record_save(s, LOOP_NEVER);
	record_mark(s);
}

/* What could not be written stays in the line, and in a file of its own. */
static void
keep_text(struct screen *s, const char *text, const struct err *err)
{
	struct str words = STR_INIT;

	if (err->code != ERR_IO && err->code != ERR_BUSY && err->code != ERR_INTERNAL)
		return;
	str_addf(&words, "NOT RECORDED: %s", err->msg);
	if (emergency_save(&s->drafts, text))
		str_addf(&words, "; the text stays here and in %s", s->drafts.emergency);
	screen_say(s, "%s", str_c(&words));
	s->failed = true;
	str_release(&words);
}

static void
run_line(struct screen *s, const char *line)
{
	char *text = strdup(lineedit_text(&s->record.edit));
	struct err err = { 0 };

	s->m->floor_at_first_letter = turn_of_line(s);
	if (screen_run(s, line, &err))
		take_line(s);
	else if (text != NULL)
		keep_text(s, text, &err);
	memset(&s->m->floor_at_first_letter, 0, sizeof s->m->floor_at_first_letter);
	free(text);
}

/* A note begun while nobody had the floor stays nobody's, whoever speaks by now. */
static void
run_note(struct screen *s, const struct line *l, const char *text)
{
	struct id turn = turn_of_line(s);
	bool nobody = id_zero(&turn) && (s->snap.has_turn || s->record.whose == WHOSE_NOBODY);
	struct str line = STR_INIT;
	bool like = command_like(text);

	str_addf(&line, "%s%s", nobody ? "- " : "", nobody ? l->text : text);
	run_line(s, str_c(&line));
	str_release(&line);
	if (like && !s->failed)
		screen_say(s, "recorded as words; a command begins with / or is run with ctrl-x");
}

static void
accept_memo(struct screen *s, const char *text)
{
	struct err err;

	text += strspn(text, "% ");
	if (memo_add(&s->drafts, screen_clock(s).at, text, &err))
		take_line(s);
	else
		screen_fail(s, &err);
}

bool
record_confirm(struct screen *s, const char *line)
{
	struct line l;

	if (!command_parse(s->m, line, &l, NULL) || l.kind != LINE_COMMAND || l.cmd != CMD_AGREED ||
	    s->record.confirm)
		return true;
	s->record.confirm = true;
	screen_say(s, "enter again records the decision (here: %d people, %d constituencies): %s",
		s->snap.people_here, s->snap.groups_here, l.args);
	return false;
}

static void
accept(struct screen *s)
{
	const char *text = lineedit_text(&s->record.edit);
	struct line l;
	struct err err;

	s->record.back = 0;
	if (text[strspn(text, " \n")] == '\0')
		return;
	if (text[0] == '%') {
		accept_memo(s, text);
		return;
	}
	if (str_eq(text, "?") || str_eq(text, "help")) {
		take_line(s);
		screen_help(s);
		return;
	}
	if (!command_parse(s->m, text, &l, &err)) {
		screen_fail(s, &err);
		return;
	}
	if (!record_confirm(s, text))
		return;
	if (l.kind == LINE_NOTE)
		run_note(s, &l, text);
	else
		run_line(s, text);
}

static void
run_as_command(struct screen *s)
{
	const char *text = lineedit_text(&s->record.edit);
	struct str line = STR_INIT;

	text += strspn(text, "/: ");
	str_addf(&line, "/%s", text);
	if (*text != '\0' && record_confirm(s, str_c(&line)))
		run_line(s, str_c(&line));
	str_release(&line);
}

static void
cycle_speaker(struct screen *s)
{
	s->record.whose = (s->record.whose + 1) % WHOSE_N;
	record_mark(s);
	screen_say(s, s->record.whose == WHOSE_SPEAKER ? "the words of who had the floor" :
		s->record.whose == WHOSE_PREVIOUS ? "the words of the speaker before" :
		"nobody's words: a note");
}

/* Further back than what is loaded: load more. */
static void
scroll_back(struct screen *s, int by)
{
	struct record_view *r = &s->record;
	int cols = record_cols(s), page = record_page(s->main.rows), rows = record_rows(s, cols);

	if (by > 0 && r->back + by + page > rows && s->snap.n_lines >= s->snap.most_lines &&
	    s->snap.most_lines < SNAP_LINES_MAX) {
		s->snap.most_lines *= 4;
		screen_reload(s);
		rows = record_rows(s, cols);
	}
	r->back += by;
	if (r->back > rows - page)
		r->back = rows - page;
	if (r->back < 0)
		r->back = 0;
}

void
record_question(struct screen *s, const struct reply *r)
{
	struct units us;

	str_clear(&s->record.question);
	if (r->question.len == 0 || id_zero(&r->unit) ||
	    !store_unit(s->m->store, &r->unit, &us, NULL))
		return;
	if (us.n > 0) {
		unit_label(&us.v[0], s->record.ref, sizeof s->record.ref);
		str_add(&s->record.question, str_c(&r->question));
	}
	units_release(&us);
}

/* A digit on the empty line answers the question: its row begins with that digit. */
static bool
answer_question(struct screen *s, int digit)
{
	struct str who = STR_INIT;
	const char *p = str_c(&s->record.question);
	bool found = false;

	while (!found && (p = strchr(p, '\n')) != NULL)
		found = *++p == '0' + digit && p[1] == ' ';
	if (!found)
		return false;
	str_addn(&who, p + 2, strcspn(p + 2, "\n"));
	screen_act(s, "said %s by %s", s->record.ref, str_c(&who));
	str_release(&who);
	return true;
}

static unsigned
floor_key(struct screen *s, const struct act *a)
{
	unsigned effect = EFFECT_DIRTY;

	if (a->id != ACT_TO_RECORD && a->id != ACT_LEAVE)
		effect = floorview_action(s, a);
	s->record.floor_key = s->floor.wait != WAIT_NONE;
	record_mark(s);
	return effect;
}

static bool
own_action(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_ACCEPT:
		screen_hush(s);
		accept(s);
		return true;
	case ACT_RUN:
		screen_hush(s);
		run_as_command(s);
		return true;
	case ACT_SPEAKER:
		cycle_speaker(s);
		return true;
	case ACT_REC_PGUP:
		scroll_back(s, record_page(s->main.rows));
		return true;
	case ACT_REC_PGDN:
		scroll_back(s, -record_page(s->main.rows));
		return true;
	case ACT_CANCEL:
		screen_hush(s);
		str_clear(&s->record.question);
		s->record.confirm = false;
		s->record.back = 0;
		return true;
	default:
		return false;
	}
}

unsigned
record_action(struct screen *s, const struct act *a)
{
	struct record_view *r = &s->record;
	bool empty = r->edit.text.len == 0, full;

	if (r->floor_key)
		return floor_key(s, a);
	if (a->id == ACT_COMPLETE && empty) {
		screen_hush(s);
		r->floor_key = true;
		record_mark(s);
		return EFFECT_DIRTY;
	}
	if (own_action(s, a->id))
		return EFFECT_DIRTY;
	if (empty && r->question.len > 0 && a->in.kind == INPUT_KEY &&
	    key_digit(a->in.key) > 0 && answer_question(s, key_digit(a->in.key)))
		return EFFECT_DIRTY;
	if (lineedit_input(&r->edit, a->id, &a->in, &full)) {
		touched(s);
		return EFFECT_DIRTY;
	}
	if (!full)
		return EFFECT_UNHANDLED;
	screen_say(s, "the line holds 256 KB: record it first");
	return EFFECT_DIRTY;
}
