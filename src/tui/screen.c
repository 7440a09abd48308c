/* SPDX-License-Identifier: ISC */
/* What the views share: acting, the message line, the snapshot. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "loop.h"
#include "screen.h"

void
screen_init(struct screen *s, struct meeting *m, const struct options *o, const char *state)
{
	struct id meeting = store_meeting(m->store);

	memset(s, 0, sizeof *s);
	s->m = m;
	s->options = o;
	s->now = loop_now;
	m->screen = true;
	store_busy(m->store, SCREEN_READ_MS);
	keymap_init(&s->keys);
	s->views.keys = &s->keys;
	snapshot_init(&s->snap);
	floorview_init(&s->floor);
	record_init(&s->record, s);
	prompt_init(&s->prompt, s);
	pager_init(&s->pager, s);
	outcomes_init(&s->outcomes, s);
	drafts_init(&s->drafts, state, &meeting, store_operator_name(m->store));
	s->main = (struct view){ .ops = &main_ops, .app = s, .scope = SCOPE_FLOOR };
}

void
screen_release(struct screen *s)
{
	while (s->views.n > 0)
		views_pop(&s->views);
	record_release(&s->record);
	prompt_release(&s->prompt);
	floorview_release(&s->floor);
	pager_release(&s->pager);
	outcomes_release(&s->outcomes);
	drafts_release(&s->drafts);
	snapshot_release(&s->snap);
	str_release(&s->message);
	str_release(&s->live);
}

bool
screen_start(struct screen *s, enum focus focus, int rows, int cols, struct err *err)
{
	s->main.rows = rows;
	s->main.cols = cols;
	if (!snapshot_load(&s->snap, s->m, err))
		return false;
	closing_follow(s);
	outcomes_follow(s);
	record_loaded(s);
	if (!views_push(&s->views, &s->main, err))
		return false;
	screen_focus(s, focus);
	return true;
}

void
screen_hush(struct screen *s)
{
	str_clear(&s->message);
	s->failed = false;
}

void
screen_say(struct screen *s, const char *fmt, ...)
{
	va_list ap;

	screen_hush(s);
	va_start(ap, fmt);
	str_addv(&s->message, fmt, ap);
	va_end(ap);
}

void
screen_fail(struct screen *s, const struct err *err)
{
	screen_say(s, "%s", err->msg);
	s->failed = true;
}

struct tick
screen_clock(const struct screen *s)
{
	return meeting_clock(s->m);
}

void
screen_reload(struct screen *s)
{
	struct err err;

	if (!snapshot_load(&s->snap, s->m, &err) && err.code != ERR_BUSY)
		screen_fail(s, &err);
	closing_follow(s);
	outcomes_follow(s);
	record_loaded(s);
}

bool
screen_follow(struct screen *s)
{
	struct err err;

	if (!snapshot_is_old(&s->snap, s->m))
		return true;
	if (!snapshot_load(&s->snap, s->m, &err)) {
		if (err.code == ERR_BUSY)
			return false;
		screen_fail(s, &err);
	}
	closing_follow(s);
	outcomes_follow(s);
	record_loaded(s);
	return true;
}

/* One line of what a command answered; a longer answer to a question is a page. */
static void
show_reply(struct screen *s, const struct reply *r, bool ask, const char *line)
{
	const char *text = str_c(&r->text), *feed = strchr(text, '\n');
	struct str page = STR_INIT;

	if (ask && feed != NULL && feed[1] != '\0') {
		str_add(&page, text);
		screen_page(s, line, &page);
		return;
	}
	screen_hush(s);
	for (; *text != '\0'; text++)
		if (*text != '\n')
			str_addc(&s->message, *text);
		else if (text[1] != '\0')
			str_add(&s->message, "; ");
}

static struct expectation
as_shown(const struct screen *s)
{
	const struct snapshot *snap = &s->snap;
	struct expectation x = { .set = true };

	if (snap->has_turn)
		x.turn = snap->turn.id;
	if (snap->has_next)
		x.entry = snap->next.entry;
	if (s->record.task.storing) {
		x.unit = s->record.task.unit;
		x.text = str_c(&s->record.task.from);
	}
	return x;
}

/* Whoever calls a turn keeps its sign of life. */
static void
note_turn(struct screen *s, const struct id *before)
{
	const struct ledger_turn *t = ledger_running(&s->m->ledger);

	if (t == NULL || id_eq(&t->id, before))
		return;
	s->runs = t->id;
	floorview_warn(s);		/* from here on it is looked at */
}

static bool
is_question(struct meeting *m, const char *line)
{
	struct line l;

	return command_parse(m, line, &l, NULL) && l.kind == LINE_COMMAND &&
		(commands[l.cmd].flags & CMD_ASK) != 0;
}

/* Run it. While another program holds the file for longer, the screen says what is going on. */
static bool
save(struct screen *s, const char *line, struct reply *r, struct err *err)
{
	bool ok;

	store_busy(s->m->store, SCREEN_SAVING_MS);
	ok = command_run(s->m, line, r, err);
	if (!ok && err->code == ERR_BUSY) {
		screen_say(s, "saving: another program is writing into the file ...");
		if (s->saving != NULL)
			s->saving(s->saving_ctx);
		reply_clear(r);
		store_busy(s->m->store, SCREEN_WRITE_MS);
		ok = command_run(s->m, line, r, err);
	}
	store_busy(s->m->store, SCREEN_READ_MS);
	return ok;
}

bool
screen_run(struct screen *s, const char *line, struct err *ret_err)
{
	struct reply r = { 0 };
	struct id before = { { 0 } };
	struct err err = { 0 };
	bool ok, ask = is_question(s->m, line);
	struct meeting_doubt doubt = s->m->doubt;

	if (screen_must_settle(s, line))
		return false;
	if (s->snap.has_turn)
		before = s->snap.turn.id;
	s->m->expect = as_shown(s);
	ok = save(s, line, &r, &err);
	s->m->expect.set = false;
	/* Refused: what was not certain is not, still. */
	if (!ok && !id_zero(&doubt.turn))
		meeting_doubt(s->m, &doubt.sure);
	screen_hush(s);
	screen_reload(s);
	if (ok) {
		show_reply(s, &r, ask, line);
		note_turn(s, &before);
		record_question(s, &r);
	} else {
		screen_fail(s, &err);
		if (ret_err != NULL)
			*ret_err = err;
	}
	reply_release(&r);
	return ok;
}

bool
screen_act(struct screen *s, const char *fmt, ...)
{
	struct str line = STR_INIT;
	va_list ap;
	bool ok;

	str_addc(&line, '/');
	va_start(ap, fmt);
	str_addv(&line, fmt, ap);
	va_end(ap);
	ok = screen_run(s, str_c(&line), NULL);
	str_release(&line);
	return ok;
}

static int
namesakes(const struct meeting *m, const char *name)
{
	int n = 0;

	for (size_t i = 0; i < m->persons.n; i++)
		n += str_ieq(person_name(&m->persons.v[i]), name);
	return n;
}

void
screen_name(const struct screen *s, const struct id *person, struct str *out)
{
	const struct unit *p = units_find(&s->m->persons, person);
	char code[24];

	if (p == NULL)
		return;
	person_seat_code(s->m, p, code);
	if (code[0] != '\0' && (namesakes(s->m, person_name(p)) > 1 ||
	    strpbrk(person_name(p), "\",=") != NULL))
		str_add(out, code);
	else
		str_add(out, person_name(p));
}
