/* SPDX-License-Identifier: ISC */
/* What Enter does with the typed line, and what it keeps. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/app/deciding.h>
#include <talanoa/base/mem.h>

#include "loop.h"
#include "record_priv.h"

/* The line has done its work. */
void
record_take(struct screen *s)
{
	struct record_view *r = &s->record;

	free(lineedit_take(&r->edit));
	memset(&r->turn, 0, sizeof r->turn);
	r->whose = WHOSE_SPEAKER;
	r->confirm = false;
	r->sel = (struct id){ { 0 } };
	record_show_all(s);
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

bool
record_run(struct screen *s, const char *line)
{
	char *text = mem_strdup(lineedit_text(&s->record.edit));
	struct err err = { 0 };
	bool ok;

	s->m->floor_at_first_letter = record_turn(s);
	ok = screen_run(s, line, &err);
	if (!ok)
		keep_text(s, text, &err);
	memset(&s->m->floor_at_first_letter, 0, sizeof s->m->floor_at_first_letter);
	free(text);
	return ok;
}

static void
run_line(struct screen *s, const char *line)
{
	if (record_run(s, line))
		record_take(s);
}

/* A note begun while nobody had the floor stays nobody's, whoever speaks by now. */
static void
run_note(struct screen *s, const struct line *l, const char *text)
{
	struct id turn = record_turn(s);
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
	if (record_certified(s))
		screen_say(s, "the minutes are certified: memos are no longer kept");
	else if (memo_add(&s->drafts, screen_clock(s).at, text, &err))
		record_take(s);
	else
		screen_fail(s, &err);
}

/* What is asked before a line is run: how a decision stands, what is lost at the closing. */
static bool
asks_first(struct screen *s, const struct line *l, struct str *ret_words)
{
	char key[KEY_NAME];

	if (deciding_would(s->m, l, ret_words)) {
		str_addf(ret_words, ": %s", l->args);
		return true;
	}
	if (l->kind != LINE_COMMAND || l->cmd != CMD_MEETING_CLOSE || s->n_live == 0)
		return false;
	str_addf(ret_words, "%s, %s shows what", str_c(&s->live),
		key_format(s->keys.keys[ACT_CLOSING][0], key));
	return true;
}

bool
record_confirm(struct screen *s, const char *line)
{
	struct str words = STR_INIT;
	struct line l;
	bool asks = !s->record.confirm && command_parse(s->m, line, &l, NULL) &&
		asks_first(s, &l, &words);

	if (asks) {
		s->record.confirm = true;
		screen_say(s, "enter again %s: %s", l.cmd == CMD_MEETING_CLOSE ? "closes the meeting" :
			"records the decision", str_c(&words));
	}
	str_release(&words);
	return !asks;
}

void
record_accept(struct screen *s)
{
	const char *text = lineedit_text(&s->record.edit);
	struct line l;
	struct err err;

	if (s->record.task.task != TASK_NONE) {
		record_edit_accept(s);
		return;
	}
	if (text[strspn(text, " \n")] == '\0')
		return;
	if (text[0] == '%') {
		accept_memo(s, text);
		return;
	}
	if (str_eq(text, "?") || str_eq(text, "help")) {
		record_take(s);
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

void
record_run_as_command(struct screen *s)
{
	const char *text = lineedit_text(&s->record.edit);
	struct str line = STR_INIT;

	text += strspn(text, "/: ");
	str_addf(&line, "/%s", text);
	if (*text != '\0' && record_confirm(s, str_c(&line)))
		run_line(s, str_c(&line));
	str_release(&line);
}

