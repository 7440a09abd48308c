/* SPDX-License-Identifier: ISC */
/* The record's view: what a key means while typing, after tab, and on a selected line. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include <talanoa/core/approval.h>

#include "loop.h"
#include "record_priv.h"

static void
first_letter(void *ctx)
{
	struct screen *s = ctx;
	const struct ledger_turn *t = ledger_running(&s->m->ledger);

	s->record.turn = t == NULL ? (struct id){ { 0 } } : t->id;
}

/* An abbreviation that was typed: its long form. */
static void
expand(struct screen *s, const char *text, size_t pos, struct candidates *ret)
{
	struct units abbrs;
	size_t from = pos;

	while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
		from--;
	if (from == pos || !store_units(s->m->store, UNIT_ABBR, &abbrs, NULL))
		return;
	for (size_t i = 0; i < abbrs.n && ret->n == 0; i++) {
		const char *sht = unit_text(&abbrs.v[i], FLD_SHORT);

		if (strlen(sht) != pos - from || strncmp(sht, text + from, pos - from) != 0)
			continue;
		ret->from = from;
		candidates_add(ret, unit_text(&abbrs.v[i], FLD_LONG));
	}
	units_release(&abbrs);
}

static void
complete(void *ctx, const char *text, size_t pos, struct candidates *ret)
{
	/* Words may be a name; only what looks like a command is one. */
	bool command = text[0] == '/' || text[0] == ':';

	if (!command)
		expand(ctx, text, pos, ret);
	if (ret->n == 0)
		prompt_complete(ctx, command ? COMPLETE_COMMANDS : COMPLETE_NAMES, text, pos, ret);
}

static const struct lineedit_ops edit_ops = { first_letter, complete };

void
record_init(struct record_view *r, struct screen *s)
{
	memset(r, 0, sizeof *r);
	r->pause = LOOP_NEVER;
	r->follow = true;
	lineedit_init(&r->edit, &edit_ops, s);
}

void
record_release(struct record_view *r)
{
	lineedit_release(&r->edit);
	whose_release(&r->question);
	str_release(&r->task.from);
	str_release(&r->task.kept);
	str_release(&r->needle);
	free(r->list.v);
	free(r->list.memos);
}

void
record_layout(struct screen *s, int cols)
{
	lineedit_layout(&s->record.edit, cols - record_mark_cols(cols));
	record_mark(s);
	record_scroll(s, 0);
	if (s->record.selecting)
		record_reveal(s, record_selected(&s->record));
}

bool
record_certified(const struct screen *s)
{
	struct approval_state a;

	approval_of(&s->m->marks, &a);
	return a.now == APPROVAL_CERTIFIED;
}

void
record_loaded(struct screen *s)
{
	if (record_certified(s) && memo_clear(&s->drafts))
		screen_say(s, "the minutes are certified: your private memos are gone");
	record_arrange(s);
	record_mark(s);
}

void
record_save(struct screen *s, int64_t now)
{
	struct record_view *r = &s->record;
	struct str text = STR_INIT;

	if (!r->unsaved || (now != LOOP_NEVER && now < r->pause))
		return;
	r->unsaved = false;
	r->pause = LOOP_NEVER;
	/* A line that waits until an edit is over is kept with it. */
	str_add(&text, str_c(&r->task.kept));
	if (text.len > 0 && r->edit.text.len > 0)
		str_addc(&text, '\n');
	str_add(&text, lineedit_text(&r->edit));
	draft_save(&s->drafts, r->task.kept.len > 0 ? &r->task.turn : &r->turn, str_c(&text));
	str_release(&text);
}

static void
touched(struct screen *s)
{
	s->record.unsaved = true;
	s->record.pause = s->now() + RECORD_PAUSE_MS;
	s->record.confirm = false;
	record_mark(s);
}

static void
cycle_speaker(struct screen *s)
{
	if (s->record.task.task != TASK_NONE) {
		screen_say(s, "%s stays whose words it is; b on it says otherwise",
			s->record.task.ref);
		return;
	}
	s->record.whose = (s->record.whose + 1) % WHOSE_N;
	record_mark(s);
	screen_say(s, s->record.whose == WHOSE_SPEAKER ? "the words of who had the floor" :
		s->record.whose == WHOSE_PREVIOUS ? "the words of the speaker before" :
		"nobody's words: a note");
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

/* Esc leaves what was begun; on an empty line with nothing begun it selects. */
static void
cancel(struct screen *s)
{
	struct record_view *r = &s->record;
	bool begun = r->question.text.len > 0 || r->confirm || !r->follow || r->edit.text.len > 0 ||
		r->task.task != TASK_NONE || record_filtered(r);

	screen_hush(s);
	str_clear(&r->question.text);
	r->confirm = false;
	if (r->task.task != TASK_NONE)
		record_edit_leave(s);
	if (begun)
		record_show_all(s);
	else
		record_select(s);
}

static bool
own_action(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_ACCEPT:
		screen_hush(s);
		record_accept(s);
		return true;
	case ACT_RUN:
		screen_hush(s);
		record_run_as_command(s);
		return true;
	case ACT_SPEAKER:
		cycle_speaker(s);
		return true;
	case ACT_SELECT:
		screen_hush(s);
		record_select(s);
		return true;
	case ACT_REC_PGUP:
		record_scroll(s, record_room(s));
		return true;
	case ACT_REC_PGDN:
		record_scroll(s, -record_room(s));
		return true;
	case ACT_CANCEL:
		cancel(s);
		return true;
	default:
		return false;
	}
}

/*
 * On a slow link esc and the letter after it come as one key, alt-letter: on an empty line
 * that is what was meant.
 */
static bool
select_with(struct screen *s, const struct act *a)
{
	struct act then = { ACT_NONE, a->in };

	then.in.key &= ~(uint32_t)K_ALT;
	if (a->in.kind != INPUT_KEY || then.in.key == a->in.key || !key_is_text(then.in.key))
		return false;
	then.id = keymap_find(&s->keys, SCOPE_SELECT, then.in.key);
	if (then.id == ACT_NONE)
		return false;
	screen_hush(s);
	record_select(s);
	if (s->record.selecting)
		record_select_action(s, &then);
	return true;
}

unsigned
record_action(struct screen *s, const struct act *a)
{
	struct record_view *r = &s->record;
	bool empty = r->edit.text.len == 0, full;

	if (r->floor_key)
		return floor_key(s, a);
	if (r->selecting)
		return record_select_action(s, a);
	if (a->id == ACT_COMPLETE && empty) {
		screen_hush(s);
		r->floor_key = true;
		record_mark(s);
		return EFFECT_DIRTY;
	}
	if (own_action(s, a->id))
		return EFFECT_DIRTY;
	if (empty && (record_answer(s, a) || (r->task.task == TASK_NONE && select_with(s, a))))
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
