/* SPDX-License-Identifier: ISC */
/* What went wrong with a turn, mended: it ended earlier, or another one spoke. */
#include <config.h>

#include <string.h>

#include "screen.h"

/* Each digit is a quarter of a minute; 0 asks. */
unsigned
floorview_earlier(struct screen *s, int digit)
{
	const char *what = s->snap.has_next ? "next" : "done";

	if (digit == 0)
		floorview_ask_name(s, ACT_EARLIER, NULL);
	else
		floorview_run_ending(s, what, digit * 15);
	return EFFECT_DIRTY;
}

void
floorview_ask_earlier(struct screen *s)
{
	if (screen_settle(s))
		return;
	if (!s->snap.has_turn && !s->snap.has_next) {
		screen_say(s, "nobody has the floor, and nobody waits");
		return;
	}
	s->floor.wait = WAIT_EARLIER;
	screen_say(s, "%s how long ago? 1 15s 2 30s 3 45s 4 1m 6 90s 8 2m 0 other",
		!s->snap.has_next ? "ended" : !s->snap.has_turn ? "the next began" :
		"ended, and the next began,");
}

static void
offer_person(struct screen *s, const struct id *person, struct str *out)
{
	struct floor_view *f = &s->floor;
	const struct unit *p = meeting_person(s->m, person);
	size_t most = sizeof f->offered / sizeof *f->offered;
	char seat[24];

	if (p == NULL || f->n_offered == most ||
	    (s->snap.has_turn && id_eq(person, &s->snap.turn.who.person)))
		return;
	for (size_t i = 0; i < f->n_offered; i++)
		if (id_eq(&f->offered[i], person))
			return;
	person_seat_code(s->m, p, seat);
	f->offered[f->n_offered++] = *person;
	str_addf(out, "%s%zu %s%s%s", f->n_offered > 1 ? "  " : "", f->n_offered, person_name(p),
		*seat != '\0' ? " " : "", seat);
}

/* Most likely somebody whose hand is up, or a colleague of who was called. */
static void
offer_all(struct screen *s, struct str *out)
{
	const struct unit *speaker = !s->snap.has_turn ? NULL :
		meeting_person(s->m, &s->snap.turn.who.person);
	const struct unit *group = group_of(s->m, speaker);

	s->floor.n_offered = 0;
	for (size_t i = 0; i < s->snap.n_queue && i < 6; i++)
		offer_person(s, &s->snap.queue[i].person, out);
	for (size_t i = 0; i < s->m->persons.n; i++)
		if (group != NULL && group_of(s->m, &s->m->persons.v[i]) == group)
			offer_person(s, &s->m->persons.v[i].id, out);
	for (size_t i = 0; i < s->m->persons.n; i++)
		if (person_present(s->m, &s->m->persons.v[i]))
			offer_person(s, &s->m->persons.v[i].id, out);
}

static const struct ledger_turn *
newest(const struct screen *s)
{
	const struct ledger *l = &s->m->ledger;
	size_t i = l->n_turns;

	while (i > 0 && l->turn[i - 1].voided)
		i--;
	return i > 0 ? &l->turn[i - 1] : NULL;
}

/* Another program may have called the next since the question was asked. */
static bool
mend(struct screen *s, const char *name)
{
	const struct ledger_turn *t = ledger_turn(&s->m->ledger, &s->floor.mended);

	if (t == NULL || t == newest(s))
		return screen_act(s, "turn last who=\"%s\"", name);
	return screen_act(s, "turn %d who=\"%s\"", t->num, name);
}

static bool
answer(struct screen *s, const char *line)
{
	struct str name = STR_INIT;
	size_t i;
	bool ok;

	line += strspn(line, " ");
	i = (size_t)(line[0] - '1');
	if (*line == '\0')
		return true;
	if (line[1] == '\0' && i < s->floor.n_offered)
		screen_name(s, &s->floor.offered[i], &name);
	else
		str_add(&name, line);
	ok = mend(s, str_c(&name));
	str_release(&name);
	return ok;
}

void
floorview_ask_wrong(struct screen *s)
{
	struct question q = { .label = "who really spoke (digit or name)", .one_key = true,
		.complete = COMPLETE_NAMES, .most = 3, .answer = answer };
	const struct ledger_turn *t = newest(s);
	struct str words = STR_INIT;

	s->floor.mended = t == NULL ? (struct id){ { 0 } } : t->id;
	offer_all(s, &words);
	q.above = str_c(&words);
	screen_ask(s, &q);
	str_release(&words);
}
