/* SPDX-License-Identifier: ISC */
/* A running turn's sign of life, and what to do with time that nobody watched. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include <talanoa/base/when.h>
#include <talanoa/core/gap.h>

#include "loop.h"
#include "screen.h"

/* After OTHERS_MS without a sign another screen gives it; in doubt one looks every second. */
enum { BEAT_MS = 15000, OTHERS_MS = 20000, LOOK_MS = 1000 };

static const struct ledger_turn *
running(const struct screen *s)
{
	const struct ledger_turn *t = ledger_running(&s->m->ledger);

	return t == NULL || turn_paused(t) ? NULL : t;
}

/* What counts of the running turn now, by its boundaries and its pulse. */
static void
judge(const struct screen *s, const struct ledger_turn *t, struct gap *ret_gap,
	struct tick *ret_sign)
{
	struct tick now = screen_clock(s), beat = { 0 };
	bool has_beat = false;
	struct pulse p;

	if (store_pulse(s->m->store, &p, NULL) && id_eq(&p.turn, &t->id)) {
		beat = (struct tick){ .at = p.utc_ms, .mono = p.mono };
		str_copy(beat.boot, sizeof beat.boot, p.boot);
		has_beat = true;
	}
	*ret_sign = gap_sign(t, has_beat ? &beat : NULL);
	gap_judge(t, ret_sign, &now, ret_gap);
}

static void
set_doubt(struct screen *s, const struct ledger_turn *t, const struct tick *sign)
{
	if (t->doubt == (sign != NULL))
		return;
	meeting_doubt(s->m, sign);
	screen_reload(s);
}

static void
beat(struct screen *s, const struct ledger_turn *t)
{
	s->runs = t->id;
	store_beat(s->m->store, &t->id, NULL);
}

/* Counted if all counts, at now. */
static int64_t
whole_ms(const struct ledger_turn *t, const struct tick *now)
{
	int64_t unsure = turn_unsure_ms(t, now);

	return turn_ms(t, now) + (unsure > 0 ? unsure : 0);
}

static void
ask_lines(struct screen *s, const struct ledger_turn *t)
{
	struct tick now = screen_clock(s);
	int64_t unsure = turn_unsure_ms(t, &now);
	char when[32], gap[32], all[32], cut[32], limit[32];
	struct str words = STR_INIT;

	when_local(t->sure.at, s->snap.zone, "%H:%M:%S", when, sizeof when);
	when_clock(unsure, gap, sizeof gap);
	when_clock(whole_ms(t, &now), all, sizeof all);
	when_clock(turn_ms(t, &now), cut, sizeof cut);
	when_clock(t->limit_ms, limit, sizeof limit);
	str_addf(&words, "%s's turn was left open; last sign of life %s, %s%s\n",
		s->snap.turn.who.name, when, unsure < 0 ?
		"nobody knows how long ago: the clock went back" : gap, unsure < 0 ? "" : " ago");
	str_addf(&words, "1 keep all (%s)  2 to the limit (%s)  3 cut there (%s)  or when it ended",
		unsure < 0 ? "?" : all, limit, cut);
	screen_ask_above(s, str_c(&words));
	str_release(&words);
}

/* End the turn so that it counts ms, whatever happened to the wall clock since. */
static bool
end_with(struct screen *s, const struct ledger_turn *t, int64_t ms)
{
	struct tick now = screen_clock(s);
	int64_t from = turn_last_boundary(t), before = turn_ms(t, &now);
	char stamp[40], reason[] = "nobody watched the clock";
	int num = t->num;

	before -= tick_between(&t->segs[t->n_segs - 1].tick, &t->sure);
	if (from + ms - before <= now.at)
		return screen_act(s, "done @%s", when_utc(from + ms - before, stamp,
			sizeof stamp));
	return screen_act(s, "done") && screen_act(s, "turn %d time=%lldms because %s", num,
		(long long)ms, reason);
}

static bool
to_the_limit(struct screen *s, const struct ledger_turn *t, const struct tick *now)
{
	if (turn_ms(t, now) >= t->limit_ms) {
		screen_say(s, "the limit was reached before: 3 cuts at the last sign of life");
		return false;
	}
	if (turn_unsure_ms(t, now) >= 0 && whole_ms(t, now) < t->limit_ms) {
		screen_say(s, "the limit is not reached: 1 keeps all");
		return false;
	}
	return end_with(s, t, t->limit_ms);
}

static bool
keep_all(struct screen *s, const struct ledger_turn *t)
{
	struct tick now = screen_clock(s);

	if (turn_unsure_ms(t, &now) < 0) {
		screen_say(s, "nobody knows how much \"all\" is: 2, 3 or a time");
		return false;
	}
	beat(s, t);
	set_doubt(s, t, NULL);
	screen_say(s, "all of it counts; the turn runs on");
	return true;
}

static bool
settle(struct screen *s, const char *line)
{
	const struct ledger_turn *t = running(s);
	struct tick now = screen_clock(s);

	if (t == NULL || !t->doubt)
		return true;		/* somebody else settled it meanwhile */
	if (str_eq(line, "1"))
		return keep_all(s, t);
	if (str_eq(line, "2"))
		return to_the_limit(s, t, &now);
	if (str_eq(line, "3"))
		return end_with(s, t, turn_ms(t, &now));
	return *line != '\0' && screen_act(s, "done @%s", line);
}

static bool
answer(struct screen *s, const char *line)
{
	bool ok;

	s->settling = true;
	ok = settle(s, line + strspn(line, " "));
	s->settling = false;
	return ok;
}

static void
leave(struct screen *s)
{
	struct str keys = STR_INIT;

	keymap_keys(&s->keys, ACT_EARLIER, &keys);
	screen_say(s, "only what is certain counts (?); %s says what counts of the rest",
		str_c(&keys));
	str_release(&keys);
}

bool
screen_settle(struct screen *s)
{
	static const struct question ask = { .label = "1, 2, 3 or a time (14:32), enter",
		.answer = answer, .cancel = leave };
	const struct ledger_turn *t = running(s);

	if (t == NULL || !t->doubt || s->read_only)
		return false;
	screen_ask(s, &ask);
	ask_lines(s, t);
	return true;
}

static bool
asks_already(const struct screen *s)
{
	for (int i = 0; i < s->views.n; i++)
		if (s->views.v[i] == &s->prompt.view)
			return true;
	return false;
}

/* Whoever runs the turn asks; the others only show that there is a question. */
static void
doubt(struct screen *s, const struct ledger_turn *t, const struct tick *sign)
{
	bool news = !t->doubt, ours = id_eq(&t->id, &s->runs);

	set_doubt(s, t, sign);
	t = running(s);
	if (t == NULL || !t->doubt)
		return;
	if (!news && s->prompt.q.answer == answer)
		ask_lines(s, t);
	else if (!news)
		return;
	else if (ours && !asks_already(s))
		screen_settle(s);
	else
		leave(s);
}

/* A clock that was set is said once, stands in the log, and changes nothing that counts. */
static void
notice_clock(struct screen *s)
{
	struct tick now = screen_clock(s);
	int64_t step = tick_step(&s->seen, &now);
	char by[32];

	/* Asleep, or stopped: look at once. */
	if (tick_between(&s->seen, &now) > OTHERS_MS)
		s->beat = 0;
	s->seen = now;
	if (step < GAP_STEP_MS && step > -GAP_STEP_MS)
		return;
	when_clock(step < 0 ? -step : step, by, sizeof by);
	fprintf(stderr, "clock set %s by %s\n", step < 0 ? "back" : "forward", by);
	screen_say(s, "this machine's clock was set %s by %s; nothing that counts changes",
		step < 0 ? "back" : "forward", by);
}

void
screen_beat(struct screen *s, int64_t now)
{
	const struct ledger_turn *t = running(s);
	struct tick sign;
	int64_t after;
	struct gap g;

	notice_clock(s);
	if (now < s->beat)
		return;
	s->beat = now + LOOK_MS;
	if (t == NULL)
		return;
	judge(s, t, &g, &sign);
	if (g.state == GAP_ASK) {
		doubt(s, t, &sign);
		return;
	}
	set_doubt(s, t, NULL);
	if (s->read_only)
		return;
	after = id_eq(&t->id, &s->runs) ? BEAT_MS : OTHERS_MS;
	if (g.gap_ms >= after) {
		beat(s, t);
		g.gap_ms = 0;
		after = BEAT_MS;
	}
	s->beat = now + clock_real(s->m->env, after - g.gap_ms);
}

enum ending { ENDS_NOTHING, ENDS_NOW, ENDS_THEN };

/* Commands that end the turn or stop its clock: with a stated time they say what counts. */
static enum ending
ending(struct meeting *m, const char *line)
{
	static const enum cmd_id ends[] = { CMD_NEXT, CMD_START, CMD_ACK, CMD_PAUSE, CMD_INTERPRET,
		CMD_DONE, CMD_YIELD, CMD_NOSHOW, CMD_LOST, CMD_MEETING_SUSPEND, CMD_MEETING_CLOSE };
	const char *last;
	struct line l;

	if (!command_parse(m, line, &l, NULL) || l.kind != LINE_COMMAND)
		return ENDS_NOTHING;
	last = strrchr(l.args, ' ');
	last = last == NULL ? l.args : last + 1;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (l.cmd == ends[i])
			return l.stamped || *last == '@' || *last == '-' ? ENDS_THEN : ENDS_NOW;
	return ENDS_NOTHING;
}

bool
screen_must_settle(struct screen *s, const char *line)
{
	enum ending ends = ending(s->m, line);
	const struct ledger_turn *t;

	if (s->read_only || ends == ENDS_NOTHING)
		return false;
	if (!s->settling && ends == ENDS_NOW) {
		s->beat = 0;
		screen_beat(s, s->now());
		t = running(s);
		return t != NULL && t->doubt && screen_settle(s);
	}
	/* This says what counts: up to then all of it does. */
	meeting_doubt(s->m, NULL);
	return false;
}

void
screen_recover(struct screen *s)
{
	const struct ledger_turn *t = running(s);
	struct tick sign;
	char gap[32];
	struct gap g;

	if (t == NULL)
		return;
	judge(s, t, &g, &sign);
	when_clock(g.gap_ms, gap, sizeof gap);
	if (g.state == GAP_ASK && s->read_only) {
		set_doubt(s, t, &sign);
		screen_say(s, "the turn was left open; last sign of life %s ago",
			g.gap_ms < 0 ? "an unknown time" : gap);
	} else if (g.state == GAP_ASK) {
		s->runs = t->id;
		doubt(s, t, &sign);
	} else if (g.gap_ms > BEAT_MS) {
		/* What is said to count must not be asked about by whoever comes after us. */
		screen_beat(s, s->now());
		screen_say(s, "%s since the last sign of life; the turn ran on", gap);
	}
}
