/* SPDX-License-Identifier: ISC */
/* A running turn's sign of life, and what to do with a turn that was open while nobody was. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include <talanoa/base/when.h>

#include "loop.h"
#include "screen.h"

enum { BEAT_MS = 15000, OTHERS_MS = 20000, AWAY_MS = 60000 };

/* UTC ms of the last sign that somebody ran this turn: its pulse, or any commit. */
static int64_t
last_sign(const struct screen *s, const struct ledger_turn *t)
{
	int64_t sign = turn_last_boundary(t), newest = store_newest(s->m->store) >> 16;
	int64_t now = screen_clock(s).at;
	struct pulse p;

	if (newest > sign)
		sign = newest;
	if (store_pulse(s->m->store, &p, NULL) && id_eq(&p.turn, &t->id) && p.utc_ms > sign)
		sign = p.utc_ms;
	return sign > now ? now : sign;
}

/* It belongs to whoever called the turn; another screen takes over when it stops. */
void
screen_beat(struct screen *s, int64_t now)
{
	const struct ledger_turn *t = ledger_running(&s->m->ledger);
	int64_t age, after;

	s->beat = LOOP_NEVER;
	if (t == NULL || turn_paused(t) || s->read_only)
		return;
	after = id_eq(&t->id, &s->runs) ? BEAT_MS : OTHERS_MS;
	age = screen_clock(s).at - last_sign(s, t);
	if (age >= after) {
		s->runs = t->id;
		store_beat(s->m->store, &t->id, NULL);
		age = 0;
		after = BEAT_MS;
	}
	s->beat = now + clock_real(s->m->env, after - age);
}

/* When the count of the open turn reached its limit. */
static int64_t
limit_reached(const struct screen *s, const struct ledger_turn *t)
{
	struct tick now = screen_clock(s);
	int64_t at = now.at - (turn_ms(t, &now) - t->limit_ms);

	return at < turn_last_boundary(t) ? turn_last_boundary(t) : at;
}

static bool
done_at(struct screen *s, int64_t at)
{
	char stamp[40];

	return screen_act(s, "done @%s", when_utc(at, stamp, sizeof stamp));
}

static bool
answer(struct screen *s, const char *line)
{
	const struct ledger_turn *t = ledger_running(&s->m->ledger);
	struct tick now = screen_clock(s);

	line += strspn(line, " ");
	if (t == NULL)
		return true;		/* somebody else ended it meanwhile */
	if (str_eq(line, "1")) {
		s->runs = t->id;
		screen_say(s, "all of it counts; the turn runs on");
		return true;
	}
	if (str_eq(line, "2") && turn_ms(t, &now) < t->limit_ms) {
		screen_say(s, "the limit is not reached: 1 keeps all");
		return false;
	}
	if (str_eq(line, "2"))
		return done_at(s, limit_reached(s, t));
	if (str_eq(line, "3"))
		return done_at(s, s->away_since);
	if (*line == '\0')
		return false;
	return screen_act(s, "done @%s", line);
}

static void
ask(struct screen *s, const struct ledger_turn *t, int64_t sign)
{
	struct question q = { .label = "1, 2, 3 or a time (14:32)", .answer = answer, .must = true,
		.lines = s->away_lines };
	struct tick now = screen_clock(s), then = { .at = sign, .stated = true };
	char when[32], gap[32], all[32], cut[32], limit[32];

	when_local(sign, s->snap.zone, "%H:%M:%S", when, sizeof when);
	when_clock(now.at - sign, gap, sizeof gap);
	when_clock(turn_ms(t, &now), all, sizeof all);
	when_clock(turn_ms(t, &then), cut, sizeof cut);
	when_clock(t->limit_ms, limit, sizeof limit);
	snprintf(s->away[0], sizeof s->away[0], "%s's turn was left open; last sign of "
		"life %s, %s ago", s->snap.turn.who.name, when, gap);
	snprintf(s->away[1], sizeof s->away[1], "1 keep all (%s)  2 to the limit (%s)  "
		"3 cut there (%s)  or when it ended", all, limit, cut);
	s->away_lines[0] = s->away[0];
	s->away_lines[1] = s->away[1];
	s->away_lines[2] = NULL;
	s->away_since = sign;
	screen_ask(s, &q);
}

void
screen_recover(struct screen *s)
{
	const struct ledger_turn *t = ledger_running(&s->m->ledger);
	struct tick now = screen_clock(s);
	char gap[32];
	int64_t sign;
	bool same_boot;

	if (t == NULL || turn_paused(t))
		return;
	sign = last_sign(s, t);
	same_boot = t->n_segs > 0 && str_eq(t->segs[t->n_segs - 1].tick.boot, now.boot);
	when_clock(now.at - sign, gap, sizeof gap);
	if (same_boot && now.at - sign <= AWAY_MS) {
		if (now.at - sign >= 1000)
			screen_say(s, "%s since the last sign of life; the turn ran on", gap);
	} else if (s->read_only) {
		screen_say(s, "the turn was left open; last sign of life %s ago", gap);
	} else {
		ask(s, t, sign);
	}
}
