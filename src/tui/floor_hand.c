/* SPDX-License-Identifier: ISC */
/* Raising hands by digits, and the floor's questions for a name. */
#include <config.h>

#include <string.h>

#include "screen.h"

enum { SEATS = 10 };

/* The members of a constituency in the order of their seat codes. */
static size_t
members(const struct screen *s, int row, const struct unit **ret_v)
{
	const struct meeting *m = s->m;
	size_t n = 0;

	for (size_t i = 0; i < m->persons.n && n < SEATS; i++) {
		const struct id *of = unit_ref(&m->persons.v[i], FLD_GROUP);

		if (of != NULL && id_eq(of, &s->snap.groups[row].id))
			ret_v[n++] = &m->persons.v[i];
	}
	return n;
}

static bool
has_hand(const struct screen *s, const struct unit *p)
{
	return floor_find(&s->m->ledger.floor, ledger_person(&s->m->ledger, &p->id),
		FLOOR_ORDINARY) != FLOOR_NONE;
}

static void
raise_hand(struct screen *s, const struct unit *p)
{
	struct str name = STR_INIT;

	screen_name(s, &p->id, &name);
	screen_act(s, "q+ \"%s\"", str_c(&name));
	str_release(&name);
}

/* The only one who is here without a hand, or the only member at all. */
static const struct unit *
only_one(const struct screen *s, const struct unit *const *v, size_t n)
{
	const struct unit *found = NULL;

	if (n == 1)
		return v[0];
	for (size_t i = 0; i < n; i++) {
		if (!person_present(s->m, v[i]) || has_hand(s, v[i]))
			continue;
		if (found != NULL)
			return NULL;
		found = v[i];
	}
	return found;
}

static void
ask_seat(struct screen *s, int row, const struct unit *const *v, size_t n)
{
	struct str words = STR_INIT;

	str_addf(&words, "%s, which seat?", s->snap.groups[row].code);
	for (size_t i = 0; i < n; i++)
		str_addf(&words, " %zu %s%s", (i + 1) % 10, person_name(v[i]),
			has_hand(s, v[i]) ? " (hand up)" : "");
	str_add(&words, "  enter: named later");
	screen_say(s, "%s", str_c(&words));
	str_release(&words);
	s->floor.wait = WAIT_SEAT;
	s->floor.row = row;
}

unsigned
floorview_digit(struct screen *s, int digit)
{
	const struct unit *v[SEATS], *one;
	int row = (digit + 9) % 10;
	size_t n;

	if (s->snap.shares.by != BY_GROUP) {
		screen_say(s, "these rows are no constituencies; s brings them back, h takes a name");
		return EFFECT_DIRTY;
	}
	if (row >= (int)s->snap.n_groups) {
		screen_say(s, "there is no constituency in row %d", row + 1);
		return EFFECT_DIRTY;
	}
	n = members(s, row, v);
	one = only_one(s, v, n);
	if (n == 0)
		screen_act(s, "q+ %s", s->snap.groups[row].code);
	else if (one != NULL)
		raise_hand(s, one);
	else
		ask_seat(s, row, v, n);
	return EFFECT_DIRTY;
}

unsigned
floorview_seat(struct screen *s, int digit)
{
	const struct unit *v[SEATS];
	size_t n = members(s, s->floor.row, v), seat = (size_t)(digit + 9) % 10;

	if (seat >= n) {
		screen_say(s, "%s has %zu seats with names; h takes any name",
			s->snap.groups[s->floor.row].code, n);
		return EFFECT_DIRTY;
	}
	raise_hand(s, v[seat]);
	return EFFECT_DIRTY;
}

/* How each question becomes a command. */
static const struct ask {
	enum action id;
	const char *label, *before, *after;
	enum complete_what complete;
} asks[] = {
	{ ACT_HAND, "hand of", "q+ ", "", COMPLETE_NAMES },
	{ ACT_POINT, "point of order by", "point ", "", COMPLETE_NAMES },
	{ ACT_REPLY, "right of reply for", "ror ", "", COMPLETE_NAMES },
	{ ACT_CLARIFY, "clarification by", "clarify ", "", COMPLETE_NAMES },
	{ ACT_YIELD, "yields to", "yield ", "", COMPLETE_NAMES },
	{ ACT_EARLIER, "ended how long ago (90s, 2m)", "next -", "", COMPLETE_NOTHING },
	{ ACT_LIMIT, "limit on this item (2m, fitted)", "limit ", "", COMPLETE_NOTHING },
	{ ACT_COMMAND, "command", "", "", COMPLETE_COMMANDS },
};

static const struct ask *
find_ask(enum action id)
{
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
		if (asks[i].id == id)
			return &asks[i];
	return NULL;
}

static bool
answer(struct screen *s, const char *line)
{
	const struct ask *a = find_ask(s->floor.asking);
	struct str command = STR_INIT;
	bool ok;

	line += strspn(line, " ");
	if (a->id == ACT_COMMAND)
		line += strspn(line, "/: ");
	if (*line == '\0')
		return true;
	str_addf(&command, "/%s%s%s", a->id == ACT_EARLIER && !s->snap.has_next ? "done -" :
		a->before, line, a->after);
	ok = record_confirm(s, str_c(&command)) && screen_run(s, str_c(&command), NULL);
	s->record.confirm = s->record.confirm && !ok;
	str_release(&command);
	return ok;
}

void
floorview_ask_name(struct screen *s, enum action what, const char *above)
{
	const struct ask *a = find_ask(what);
	struct question q = { .label = a->label, .complete = a->complete, .answer = answer,
		.above = above, .most = 3 };

	s->floor.asking = what;
	screen_ask(s, &q);
}

static bool
answer_ruling(struct screen *s, const char *line)
{
	if (*line == '\0')
		return true;
	return screen_act(s, "ruling %s", line);
}

/* Typed while the point of order ran. */
static bool
is_ruled(struct screen *s, const struct id *turn)
{
	struct units notes;
	bool ruled = false;

	if (!store_units(s->m->store, UNIT_NOTE, &notes, NULL))
		return false;
	for (size_t i = 0; i < notes.n; i++) {
		const struct id *of = unit_ref(&notes.v[i], FLD_TURN);

		ruled |= of != NULL && id_eq(of, turn) &&
			unit_is(&notes.v[i], FLD_FORM, "ruling");
	}
	units_release(&notes);
	return ruled;
}

void
floorview_ask_ruling(struct screen *s, const struct id *turn)
{
	struct question q = { .label = "ruling (esc: none)", .answer = answer_ruling };

	if (!is_ruled(s, turn))
		screen_ask(s, &q);
}
