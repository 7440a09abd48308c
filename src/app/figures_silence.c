/* SPDX-License-Identifier: ISC */
/* How much of the meeting nobody spoke. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

struct span {
	int64_t from, to;
};

struct spans {
	struct span *v;
	size_t n, cap;
};

static void
add(struct spans *s, int64_t from, int64_t to)
{
	if (to <= from)
		return;
	MEM_GROW(s->v, s->n, s->cap);
	s->v[s->n++] = (struct span){ from, to };
}

/* From the opening to the close, or now; and the suspensions in it. */
static void
meeting_spans(const struct meeting *m, int64_t now, struct spans *open, struct spans *paused)
{
	int64_t opened = now, suspended = now;

	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *u = &m->marks.v[i];

		if (u->ev != EV_MEETING_STATE)
			continue;
		if (unit_is(u, FLD_STATE, "suspended")) {
			suspended = u->at;
			continue;
		}
		add(paused, suspended, u->at);
		suspended = now;
		if (unit_is(u, FLD_STATE, "closed")) {
			add(open, opened, u->at);
			opened = now;
		} else if (opened == now) {
			opened = u->at;
		}
	}
	add(open, opened, now);
	add(paused, suspended, now);
}

/* Whoever interrupts by a point of order speaks: that is no pause of the meeting. */
static void
turn_pauses(const struct ledger_turn *t, int64_t now, struct spans *paused)
{
	for (size_t i = 0; i < t->n_segs; i++)
		if (t->segs[i].op == SEG_PAUSE && !str_eq(t->segs[i].cause, "point"))
			add(paused, t->segs[i].tick.at,
				i + 1 < t->n_segs ? t->segs[i + 1].tick.at : now);
}

static int
by_start(const void *a, const void *b)
{
	const struct span *p = a, *q = b;

	return (p->from > q->from) - (p->from < q->from);
}

/* What of the spans lies in from..to, each moment once. */
static int64_t
covered(const struct spans *s, int64_t from, int64_t to)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->n; i++) {
		int64_t a = s->v[i].from > from ? s->v[i].from : from;
		int64_t b = s->v[i].to < to ? s->v[i].to : to;

		if (b <= a)
			continue;
		sum += b - a;
		from = b;
	}
	return sum;
}

static int64_t
spoken(const struct meeting *m, const struct tick *now, struct spans *paused)
{
	int64_t sum = 0;

	for (size_t i = 0; i < m->ledger.n_turns; i++) {
		const struct ledger_turn *t = &m->ledger.turn[i];

		if (t->voided || !(t->ours || turn_ended(t)))
			continue;
		sum += turn_ms(t, now);
		turn_pauses(t, now->at, paused);
	}
	return sum;
}

struct equity_silence
figures_silence(const struct meeting *m, const struct tick *now, int64_t *ret_elapsed_ms)
{
	struct spans open = { 0 }, paused = { 0 };
	int64_t elapsed = 0, pauses = 0, talk;

	meeting_spans(m, now->at, &open, &paused);
	talk = spoken(m, now, &paused);
	if (paused.n > 0)
		qsort(paused.v, paused.n, sizeof *paused.v, by_start);
	for (size_t i = 0; i < open.n; i++) {
		elapsed += open.v[i].to - open.v[i].from;
		pauses += covered(&paused, open.v[i].from, open.v[i].to);
	}
	free(open.v);
	free(paused.v);
	*ret_elapsed_ms = elapsed;
	return equity_silence(elapsed, talk, pauses);
}
