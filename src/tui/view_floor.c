/* SPDX-License-Identifier: ISC */
/* The keys of the floor: each becomes one command. */
#include <config.h>

#include <string.h>

#include <talanoa/base/when.h>

#include "screen.h"

enum { NOSHOW_MS = 30000 };

void
floorview_init(struct floor_view *f)
{
	memset(f, 0, sizeof *f);
	f->selected = -1;
	f->last_next = f->last_noshow = INT64_MIN / 2;
}

void
floorview_release(struct floor_view *f)
{
	str_release(&f->read);
}

void
floorview_leave(struct screen *s)
{
	s->floor.wait = WAIT_NONE;
}

/* The same key again so soon is the same press. */
static bool
twice(struct screen *s, int64_t *last)
{
	int64_t now = s->now();
	bool again = now - *last < option_ms(s->options, OPT_SCREEN_TWICE);

	*last = now;
	return again;
}

void
floorview_run_ending(struct screen *s, const char *line, int ago)
{
	struct id before = s->snap.turn.id;
	bool point = s->snap.has_turn && s->snap.turn.who.class == FLOOR_POINT;

	if (!(ago > 0 ? screen_act(s, "%s -%ds", line, ago) : screen_act(s, "%s", line)) ||
	    !point)
		return;
	if (!s->snap.has_turn || !id_eq(&before, &s->snap.turn.id))
		floorview_ask_ruling(s, &before);
}

static void
do_next(struct screen *s)
{
	if (twice(s, &s->floor.last_next))
		screen_say(s, "next was pressed twice: it counted once");
	else
		floorview_run_ending(s, "next", 0);
}

static void
do_lost(struct screen *s)
{
	screen_act(s, "lost");
	s->floor.last_noshow = INT64_MIN / 2;
}

/* Nobody who is not there speaks for so long: a slip of the key must not void the turn. */
static bool
ask_lost(struct screen *s)
{
	struct tick now = screen_clock(s);
	int64_t ms = s->snap.has_turn && !s->snap.turn.doubt ? snapshot_turn_ms(&s->snap, &now) : 0;
	char used[32];

	if (ms < NOSHOW_MS)
		return false;
	/* What to do comes first: a narrow screen cuts the rest. */
	screen_say(s, "x again: line lost, %s stays. If nobody was there: `:noshow`",
		when_clock(ms, used, sizeof used));
	s->floor.wait = WAIT_LOST;
	return true;
}

/* x: not present; x again at once: no, the line was lost. */
static void
do_noshow(struct screen *s)
{
	if (!twice(s, &s->floor.last_noshow)) {
		/* Nothing was done, so there is nothing to take back. */
		if (!screen_act(s, "noshow"))
			s->floor.last_noshow = INT64_MIN / 2;
	} else if (screen_act(s, "undo")) {
		do_lost(s);
	}
}

static void
hands_up(const struct screen *s, struct str *out)
{
	int n = 0;

	for (size_t i = 0; i < s->snap.n_groups; i++)
		if (s->snap.groups[i].hands > 0)
			str_addf(out, "%s%s", n++ > 0 ? ", " : "", s->snap.groups[i].code);
}

static void
do_item(struct screen *s, bool again)
{
	struct str hands = STR_INIT;

	if (!s->snap.has_pending) {
		screen_say(s, "no item is left on the agenda: agenda+ TITLE adds one");
		return;
	}
	/* Another program may have taken it up meanwhile: then it is the next that is offered. */
	if (again && s->floor.item == s->snap.pending_num) {
		screen_act(s, "take up %d", s->floor.item);
		return;
	}
	hands_up(s, &hands);
	screen_say(s, "t again takes up item %d, %s; hands up now: %d%s%s%s",
		s->snap.pending_num, s->snap.pending_title, s->snap.n_waiting,
		hands.len > 0 ? " (" : "", str_c(&hands), hands.len > 0 ? ")" : "");
	s->floor.wait = WAIT_ITEM;
	s->floor.item = s->snap.pending_num;
	str_release(&hands);
}

static void
scroll_to(struct screen *s)
{
	struct floor_view *f = &s->floor;
	int page = floorview_page(s, screen_rows(s));

	if (f->selected < f->top)
		f->top = f->selected < 0 ? 0 : f->selected;
	if (f->selected >= f->top + page)
		f->top = f->selected - page + 1;
}

static void
do_select(struct screen *s, int by)
{
	struct floor_view *f = &s->floor;

	f->list = true;
	f->selected = f->selected < 0 ? (by > 0 ? 0 : (int)s->snap.n_queue - 1) :
		f->selected + by;
	if (f->selected >= (int)s->snap.n_queue)
		f->selected = (int)s->snap.n_queue - 1;
	if (f->selected < 0 && s->snap.n_queue > 0)
		f->selected = 0;
	scroll_to(s);
}

static void
do_page(struct screen *s, int by)
{
	struct floor_view *f = &s->floor;
	int n = f->list ? (int)s->snap.n_queue : (int)s->snap.n_rows;
	int page = floorview_page(s, screen_rows(s));

	f->top += by * page;
	if (f->top > n - page)
		f->top = n - page;
	if (f->top < 0)
		f->top = 0;
}

static unsigned
digit_key(struct screen *s, const struct act *a, enum floor_wait wait)
{
	int digit = key_digit(a->in.key);

	if (digit < 0)
		return EFFECT_UNHANDLED;
	if (wait == WAIT_SEAT)
		return floorview_seat(s, digit);
	if (wait == WAIT_REASON || wait == WAIT_EXTEND)
		return floorview_reason(s, wait, digit);
	if (wait == WAIT_EARLIER)
		return floorview_earlier(s, digit);
	if (wait == WAIT_BREAK)
		return floorview_back_in(s, digit);
	return floorview_digit(s, digit);
}

/* Acts that are one command, whatever the state. */
static const char *
plain_command(const struct screen *s, enum action id)
{
	switch (id) {
	case ACT_PAUSE:
		return s->snap.has_turn && s->snap.turn.paused ? "resume" : "pause";
	case ACT_INTERPRET:
		return s->snap.has_turn && s->snap.turn.paused ? "resume" : "interpret";
	case ACT_ANNOUNCE:
		return "announce";
	case ACT_QUEUE:
		return s->snap.list_closed ? "reopen queue" : "close queue";
	case ACT_UNDO:
		return "undo";
	default:
		return NULL;
	}
}

/* The next grouping there is something to show by. */
static void
do_shares_by(struct screen *s)
{
	bool nothing;

	do {
		s->snap.by = (s->snap.by + 1) % BY_N;
		if (s->snap.by == BY_PERSON && !s->facilitator)
			s->snap.by = BY_GROUP;
		screen_reload(s);
		nothing = s->snap.by == BY_GENDER && !s->snap.shares.said;
	} while (nothing);
	s->floor.list = false;
	s->floor.top = 0;
	s->floor.selected = -1;
}

static bool
move_action(struct screen *s, enum action id)
{
	switch (id) {
	case ACT_UP:
		do_select(s, -1);
		return true;
	case ACT_DOWN:
		do_select(s, 1);
		return true;
	case ACT_FLOOR_PGUP:
		do_page(s, -1);
		return true;
	case ACT_FLOOR_PGDN:
		do_page(s, 1);
		return true;
	case ACT_SHARES:
		s->floor.list = !s->floor.list;
		s->floor.top = 0;
		s->floor.selected = -1;
		return true;
	case ACT_SHARES_BY:
		do_shares_by(s);
		return true;
	case ACT_LEAVE:
		s->floor.selected = -1;
		return true;
	default:
		return false;
	}
}

/* Acts with a function of their own. */
static void (*const acts[ACT_N])(struct screen *) = {
	[ACT_NEXT] = do_next,
	[ACT_EARLIER] = floorview_ask_earlier,
	[ACT_EXTEND] = floorview_extend,
	[ACT_BREAK] = floorview_break,
	[ACT_GAVEL] = floorview_gavel,
	[ACT_CALL] = floorview_call,
	[ACT_WRONG] = floorview_ask_wrong,
};

static bool
act_action(struct screen *s, enum action id, enum floor_wait before)
{
	switch (id) {
	case ACT_START:
		floorview_run_ending(s, "start", 0);
		return true;
	case ACT_DONE:
		floorview_run_ending(s, "done", 0);
		return true;
	case ACT_ITEM:
		do_item(s, before == WAIT_ITEM);
		return true;
	case ACT_NOSHOW:
		if (before == WAIT_LOST)
			do_lost(s);
		else if (!ask_lost(s))
			do_noshow(s);
		return true;
	case ACT_HAND: case ACT_POINT: case ACT_REPLY: case ACT_CLARIFY: case ACT_YIELD:
	case ACT_COMMAND:
		if (id == ACT_YIELD && !s->snap.has_turn)
			screen_say(s, "nobody has the floor, so nobody can yield it");
		else
			floorview_ask_name(s, id, NULL);
		return true;
	case ACT_LIMIT:
		if (before == WAIT_EXTEND || before == WAIT_SAME)
			floorview_same_for_all(s);
		else
			floorview_ask_limit(s);
		return true;
	default:
		if (acts[id] != NULL)
			acts[id](s);
		return acts[id] != NULL;
	}
}

unsigned
floorview_action(struct screen *s, const struct act *a)
{
	enum floor_wait wait = s->floor.wait;
	const char *line = plain_command(s, a->id);

	screen_hush(s);
	s->floor.wait = WAIT_NONE;
	/* The row that waited for a seat may be gone: another program took it back. */
	if (wait == WAIT_SEAT && s->floor.row >= (int)s->snap.n_groups)
		wait = WAIT_NONE;
	/* Another act between two of the same: both are meant. */
	if (a->id != ACT_NEXT)
		s->floor.last_next = INT64_MIN / 2;
	if (a->id != ACT_NOSHOW)
		s->floor.last_noshow = INT64_MIN / 2;
	if (a->id == ACT_HAND_ROW)
		return digit_key(s, a, wait);
	/* Enter instead of a seat: its name comes later. */
	if (a->id == ACT_START && wait == WAIT_SEAT) {
		screen_act(s, "q+ %s", s->snap.groups[s->floor.row].code);
		return EFFECT_DIRTY;
	}
	if (line != NULL)
		screen_act(s, "%s", line);
	else if (!act_action(s, a->id, wait) && !move_action(s, a->id))
		return EFFECT_UNHANDLED;
	return EFFECT_DIRTY;
}
