/* SPDX-License-Identifier: ISC */
/* The six tasks: how each begins, what to press, and how the meeting shows that it was done. */
#include <config.h>

#include <string.h>

#include "screen.h"

static const char youth[] = "YTH";

static const struct ledger *
ledger(const struct practise *p)
{
	return &p->s->m->ledger;
}

/* Names for a person, the keys as they are bound now. */
static const char *
key(const struct practise *p, enum action a, char buf[static KEY_NAME])
{
	return key_format(p->s->keys.keys[a][0], buf);
}

static const char *
speaker(const struct practise *p)
{
	return p->s->snap.has_turn ? p->s->snap.turn.who.name : "nobody";
}

/* ---- what the meeting shows ---- */

size_t
task_rulings(const struct practise *p)
{
	struct units notes;
	struct err err;
	size_t n = 0;

	if (!store_units(p->s->m->store, UNIT_NOTE, &notes, &err))
		return p->rulings;
	for (size_t i = 0; i < notes.n; i++)
		n += str_eq(unit_text(&notes.v[i], FLD_FORM), "ruling");
	units_release(&notes);
	return n;
}

static bool
called(const struct practise *p)
{
	return ledger(p)->n_turns > p->turns + (size_t)p->room.calls;
}

static bool
hand_raised(const struct practise *p)
{
	const struct ledger *l = ledger(p);

	for (size_t i = p->entries; i < l->n_entries; i++) {
		const struct unit *g = meeting_group(p->s->m, &l->entry[i].group);

		if (g != NULL && str_eq(group_code(g), youth))
			return true;
	}
	return false;
}

static bool
speaker_mended(const struct practise *p)
{
	return ledger(p)->n_passes > p->passes;
}

static bool
ruled(const struct practise *p)
{
	return task_rulings(p) > p->rulings;
}

static bool
line_lost(const struct practise *p)
{
	const struct ledger *l = ledger(p);

	for (size_t i = p->turns; i < l->n_turns; i++)
		for (size_t k = 0; k < l->turn[i].n_segs; k++)
			if (l->turn[i].segs[k].op == SEG_LOST)
				return true;
	return false;
}

/* The newest turn that was called against the order, or NULL. */
static const struct ledger_turn *
chosen(const struct practise *p)
{
	const struct ledger *l = ledger(p);

	for (size_t i = l->n_turns; i > p->turns; i--)
		if (str_eq(l->turn[i - 1].method, "ack"))
			return &l->turn[i - 1];
	return NULL;
}

static bool
choice_undone(const struct practise *p)
{
	const struct ledger_turn *t = chosen(p);

	return t != NULL && t->voided;
}

/* ---- how a task begins ---- */

static void
keep_name(struct practise *p, const struct unit *u)
{
	str_copy(p->who, sizeof p->who, u == NULL ? "" : person_name(u));
}

static void
begin_wrong(struct practise *p)
{
	const struct unit *u;

	practise_room_turn(p);
	u = practise_somebody(p, "LOC", NULL, false);
	keep_name(p, u != NULL ? u : practise_somebody(p, NULL, youth, false));
}

static void
begin_point(struct practise *p)
{
	const struct unit *u;

	practise_room_turn(p);
	u = practise_somebody(p, "IND", NULL, false);
	keep_name(p, u != NULL ? u : practise_somebody(p, NULL, NULL, false));
}

/* Enough hands that one can be chosen who is not next. */
static void
begin_choice(struct practise *p)
{
	const struct unit *u;

	practise_room_turn(p);
	while (p->s->snap.n_queue < 3 && (u = practise_somebody(p, NULL, NULL, false)) != NULL)
		if (!practise_says(p, "q+ %s", person_name(u)))
			break;
	if (p->s->snap.n_queue > 1)
		str_copy(p->who, sizeof p->who, p->s->snap.queue[p->s->snap.n_queue > 2 ? 2 : 1].name);
}

/* ---- what to do now ---- */

static void
hint_call(const struct practise *p, struct str *out)
{
	char n[KEY_NAME];

	str_addf(out, "NEXT says who comes, the row below says why. Read, then press %s.",
		key(p, ACT_NEXT, n));
}

static void
hint_hand(const struct practise *p, struct str *out)
{
	int row = 0;

	while (row < (int)p->s->snap.n_groups && !str_eq(p->s->snap.groups[row].code, youth))
		row++;
	if (p->s->floor.wait == WAIT_SEAT && p->s->floor.row == row)
		str_add(out, "Now the digit of the seat: which of them raised the hand?");
	else
		str_addf(out, "Somebody of Youth raises a hand. %s is row %d: press %d.", youth,
			row + 1, (row + 1) % 10);
}

static void
hint_wrong(const struct practise *p, struct str *out)
{
	char w[KEY_NAME];

	if (!p->s->snap.has_turn)
		str_addf(out, "Nobody speaks: %s calls the next.", key(p, ACT_NEXT, w));
	else
		str_addf(out, "That is not %s who speaks, it is %s! Press %s, type %s, enter.",
			speaker(p), p->who, key(p, ACT_WRONG, w), p->who);
}

static bool
point_waits(const struct practise *p)
{
	const struct floor *f = &ledger(p)->floor;

	for (size_t i = 0; i < f->n_entries; i++)
		if (f->entries[i].class == FLOOR_POINT && floor_waiting(f, (int)i))
			return true;
	return false;
}

static bool
point_was(const struct practise *p)
{
	const struct ledger *l = ledger(p);

	for (size_t i = p->turns; i < l->n_turns; i++)
		if (l->turn[i].floor_turn != FLOOR_NONE && !l->turn[i].voided &&
		    l->floor.turns[l->turn[i].floor_turn].class == FLOOR_POINT)
			return true;
	return false;
}

static void
hint_point(const struct practise *p, struct str *out)
{
	char o[KEY_NAME], enter[KEY_NAME], colon[KEY_NAME];

	key(p, ACT_START, enter);
	if (point_waits(p))
		str_addf(out, "The point of order waits: %s begins it. Watch the other clock.", enter);
	else if (p->s->snap.has_turn && p->s->snap.turn.who.class == FLOOR_POINT)
		str_addf(out, "When it is over: %s. Then the chair rules.",
			key(p, ACT_DONE, o));
	else if (point_was(p))
		str_addf(out, "Type the chair's ruling in a few words, enter. (It is gone? "
			"%s ruling WORDS)", key(p, ACT_COMMAND, colon));
	else
		str_addf(out, "%s calls: point of order! Press %s, type %s, enter.", p->who,
			key(p, ACT_POINT, o), p->who);
}

static void
hint_lost(const struct practise *p, struct str *out)
{
	char x[KEY_NAME];

	key(p, ACT_NOSHOW, x);
	if (!p->s->snap.has_turn)
		str_addf(out, "Nobody speaks: %s calls the next.", key(p, ACT_NEXT, x));
	else
		str_addf(out, "%s is gone: the line broke. Press %s, and at once %s again.",
			speaker(p), x, x);
}

static void
hint_choice(const struct practise *p, struct str *out)
{
	const struct ledger_turn *t = chosen(p);
	char k[KEY_NAME];

	if (t != NULL)
		str_addf(out, "Called, with the reason. Now take it back: %s.", key(p, ACT_UNDO, k));
	else if (p->s->floor.wait == WAIT_REASON)
		str_add(out, "Why? One digit: 3, must leave.");
	else
		str_addf(out, "%s must leave and asks to speak now. Arrow keys to the name, then %s.",
			p->who, key(p, ACT_CALL, k));
}

static const struct {
	const char *name;
	bool holds;
	void (*begin)(struct practise *p);
	void (*hint)(const struct practise *p, struct str *out);
	bool (*done)(const struct practise *p);
	const char *why;
} tasks[TASK_N] = {
	[TASK_CALL] = { "call the next", false, NULL, hint_call, called,
		"The reason stands in the record: whoever asks why gets the same answer." },
	[TASK_HAND] = { "raise a hand", false, NULL, hint_hand, hand_raised,
		"A late hand is not a late turn: who had the least time comes first." },
	[TASK_WRONG] = { "mend the speaker", true, begin_wrong, hint_wrong, speaker_mended,
		"The time moved to who spoke; who was called waits again, in the old place." },
	[TASK_POINT] = { "point of order", true, begin_point, hint_point, ruled,
		"The speaker's clock stood meanwhile: a point of order costs nobody time." },
	[TASK_LOST] = { "line lost", true, practise_room_turn, hint_lost, line_lost,
		"The place and the time so far are kept: a bad link is no fault." },
	[TASK_CHOICE] = { "call out of order", true, begin_choice, hint_choice, choice_undone,
		"The choice, its reason and its undoing stay on the record; nothing is hidden." },
};

void
task_begin(struct practise *p)
{
	if (tasks[p->task].begin != NULL)
		tasks[p->task].begin(p);
}

bool
task_is_done(const struct practise *p, enum task t)
{
	return tasks[t].done(p);
}

void
task_hint(const struct practise *p, struct str *out)
{
	tasks[p->task].hint(p, out);
}

const char *
task_why(enum task t)
{
	return tasks[t].why;
}

const char *
task_name(enum task t)
{
	return tasks[t].name;
}

bool
task_holds(enum task t)
{
	return tasks[t].holds;
}
