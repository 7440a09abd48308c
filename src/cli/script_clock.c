/* SPDX-License-Identifier: ISC */
/*
 * The clocks of the turns as a script tells them: by stamps only. Where the clock of the wall
 * was set during a turn, its time is put right by a correction; where it was set back, a line
 * keeps the stamp of the line before it. (From which moment of such a turn another spoke on
 * the yielder's time is as the stamps say.)
 */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "script.h"

static bool
op_of(const char *code, enum seg_op *ret_op)
{
	static const char *const names[] = { "start", "restart", "pause", "resume", "end", "lost" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_eq(names[i], code)) {
			*ret_op = (enum seg_op)i;
			return true;
		}
	}
	return false;
}

static struct script_turn *
find(struct script *s, const struct id *id)
{
	int i = idmap_get(&s->turns, id);

	if (i >= 0)
		return &s->turn[i];
	MEM_GROW(s->turn, s->n_turns, s->cap_turns);
	idmap_put(&s->turns, id, (int)s->n_turns);
	s->turn[s->n_turns] = (struct script_turn){ .real.fixed_ms = -1, .told.fixed_ms = -1 };
	return &s->turn[s->n_turns++];
}

static void
add_boundary(struct ledger_turn *turn, const struct segment *g)
{
	MEM_GROW(turn->segs, turn->n_segs, turn->cap_segs);
	turn->segs[turn->n_segs++] = *g;
}

static void
add_segment(struct script *s, const struct told *t, enum seg_op op)
{
	struct script_turn *turn = find(s, &t->ev.subject);
	struct segment g = { .op = op, .tick = { .at = s->act->at, .stated = s->act->stated,
		.mono = told_int(t, FLD_MONO, 0) } };

	str_copy(g.tick.boot, sizeof g.tick.boot, told_text(t, FLD_BOOT));
	add_boundary(&turn->real, &g);
	g.tick = (struct tick){ .at = s->at, .stated = true };
	add_boundary(&turn->told, &g);
}

static void
see(struct script *s, const struct told *t)
{
	enum seg_op op;

	if (t->ev.kind != EV_SEGMENT)
		return;
	if (op_of(told_text(t, FLD_OP), &op)) {
		add_segment(s, t, op);
	} else if (str_eq(told_text(t, FLD_OP), "drop")) {
		struct script_turn *turn = find(s, &t->ev.subject);

		turn->real.n_segs -= turn->real.n_segs > 0;
		turn->told.n_segs -= turn->told.n_segs > 0;
	}
}

void
script_clock_see(struct script *s)
{
	for (size_t i = 0; i < s->act->n; i++)
		if (s->act->v[i].known)
			see(s, &s->act->v[i]);
}

bool
script_clock_ends(const struct told *t)
{
	return t->known && t->ev.kind == EV_SEGMENT && (str_eq(told_text(t, FLD_OP), "end") ||
		str_eq(told_text(t, FLD_OP), "lost"));
}

static bool
differs(struct script *s, const struct told *t)
{
	const struct script_turn *turn;

	if (!script_clock_ends(t))
		return false;
	turn = find(s, &t->ev.subject);
	return turn_ms(&turn->real, NULL) != turn_ms(&turn->told, NULL);
}

bool
script_clock_differs(struct script *s)
{
	for (size_t i = 0; i < s->act->n; i++)
		if (differs(s, &s->act->v[i]))
			return true;
	return false;
}

void
script_clock_correct(struct script *s)
{
	char buf[32];

	for (size_t i = 0; i < s->act->n; i++) {
		const struct told *t = &s->act->v[i];
		const struct known *k = journal_unit(s->j, &t->ev.subject);

		if (k != NULL && differs(s, t))
			script_line(s, "turn %d time=%s because clock", k->num,
				when_short(turn_ms(&find(s, &t->ev.subject)->real, NULL), buf,
				sizeof buf));
	}
}

int64_t
script_clock_at(struct script *s)
{
	int64_t at = s->act->at;

	/* A turn may not begin before another ended. */
	for (size_t k = 0; script_other(s, EV_CALL, NULL) != NULL && k < s->n_turns; k++)
		for (size_t g = 0; g < s->turn[k].told.n_segs; g++)
			if (s->turn[k].told.segs[g].tick.at > at)
				at = s->turn[k].told.segs[g].tick.at;
	for (size_t i = 0; i < s->act->n; i++) {
		int k = s->act->v[i].known ? idmap_get(&s->turns, &s->act->v[i].ev.subject) : -1;

		for (size_t g = 0; k >= 0 && g < s->turn[k].told.n_segs; g++)
			if (s->turn[k].told.segs[g].tick.at > at)
				at = s->turn[k].told.segs[g].tick.at;
	}
	return at;
}

void
script_clock_release(struct script *s)
{
	for (size_t i = 0; i < s->n_turns; i++) {
		free(s->turn[i].real.segs);
		free(s->turn[i].told.segs);
	}
	free(s->turn);
	idmap_release(&s->turns);
}
