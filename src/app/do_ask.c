/* SPDX-License-Identifier: ISC */
/* Questions about the floor and the agenda: they change nothing. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "do.h"

static size_t
count_waiting(const struct floor *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_entries; i++)
		n += floor_waiting(f, (int)i);
	return n;
}

static void
say_running(struct call *c)
{
	const struct ledger_turn *t = ledger_running(&c->m->ledger);
	struct str who = STR_INIT;
	char used[32], limit[32];

	if (t == NULL) {
		say(c, "nobody has the floor");
		return;
	}
	entry_words(c->m, ledger_entry(&c->m->ledger, &t->entry), &who);
	say(c, "%s has the floor, %s of %s%s%s", str_c(&who),
		when_clock(turn_ms(t, &c->m->now), used, sizeof used),
		when_clock(t->limit_ms, limit, sizeof limit), turn_paused(t) ? ", paused: " : "",
		turn_pause_cause(t));
	str_release(&who);
}

/* After a point of order who was interrupted goes on, unless another point waits. */
static bool
say_goes_on(struct call *c, int entry)
{
	const struct ledger *l = &c->m->ledger;
	const struct ledger_turn *t = ledger_interrupted(l);
	struct str who = STR_INIT;

	if (t == NULL || (entry != FLOOR_NONE && l->floor.entries[entry].class == FLOOR_POINT))
		return false;
	entry_words(c->m, ledger_entry(l, &t->entry), &who);
	say(c, "next: %s goes on when the point of order is over", str_c(&who));
	str_release(&who);
	return true;
}

static void
say_next(struct call *c)
{
	struct floor_reason why;
	struct str who = STR_INIT, words = STR_INIT;
	int entry = reason_next(c->m, &c->m->now, &why);

	if (say_goes_on(c, entry))
		return;
	reason_words(c->m, &why, &words);
	if (entry == FLOOR_NONE) {
		say(c, "next: nobody; %s", str_c(&words));
	} else {
		entry_words(c->m, entry, &who);
		say(c, "next: %s; %s", str_c(&who), str_c(&words));
	}
	str_release(&who);
	str_release(&words);
}

bool
do_NOW(struct call *c, struct err *err)
{
	const struct unit *item = meeting_item(c->m, &c->m->item);
	struct str later = STR_INIT;
	char spent[32];
	size_t n = count_waiting(&c->m->ledger.floor);

	(void)err;
	if (item == NULL)
		say(c, "no item is in hand");
	else
		say(c, "item %d, %s: %s", item->num, unit_text(item, FLD_TITLE),
			when_clock(item_clock_used(&c->m->item_clock, c->m->now.at), spent, sizeof spent));
	say_running(c);
	say_next(c);
	if (reasons_missing(c->m, &later) > 0)
		say(c, "no reason yet (turn N because REASON): %s", str_c(&later));
	str_release(&later);
	say(c, "%zu %s up%s", n, n == 1 ? "hand" : "hands",
		c->m->ledger.floor.closed ? ", the list is closed" : "");
	return true;
}

static int
waiting_entry(const struct meeting *m, const struct unit *p)
{
	int person = ledger_person(&m->ledger, &p->id);

	for (int class = 0; class < FLOOR_CLASS_N; class++) {
		int e = floor_find(&m->ledger.floor, person, (enum floor_class)class);

		if (e != FLOOR_NONE)
			return e;
	}
	return FLOOR_NONE;
}

static bool
no_hand(struct call *c, const struct unit *p, struct err *err)
{
	const char *who = person_name(p);

	if (c->m->ledger.floor.closed)
		return err_set(err, ERR_STATE, "%s has no hand up, and the speaking list is closed: "
			"ack %s, or reopen queue", who, who);
	return err_set(err, ERR_STATE, "%s has no hand up: q+ %s", who, who);
}

static bool
has_floor(const struct meeting *m, const struct unit *p)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);

	return t != NULL && m->ledger.floor.turns[t->floor_turn].person ==
		ledger_person(&m->ledger, &p->id);
}

static bool
why_person(struct call *c, char *typed, struct err *err)
{
	struct str words = STR_INIT;
	struct floor_reason why;
	const struct unit *p;
	int entry;

	if (!names_person(c->m, typed, &p, err))
		return false;
	entry = waiting_entry(c->m, p);
	if (entry == FLOOR_NONE && !has_floor(c->m, p))
		return no_hand(c, p, err);
	if (entry == FLOOR_NONE) {
		say(c, "%s has the floor now", person_name(p));
	} else if (reason_next(c->m, &c->m->now, &why) == entry) {
		say_next(c);
	} else {
		reason_of(c->m, &c->m->now, entry, &words);
		say(c, "%s", str_c(&words));
	}
	str_release(&words);
	return true;
}

bool
do_WHY(struct call *c, struct err *err)
{
	if (*c->args != '\0')
		return why_person(c, args_trim(c->args), err);
	say_next(c);
	return true;
}

static void
say_entry(struct call *c, size_t place, int entry)
{
	const struct floor *f = &c->m->ledger.floor;
	const struct floor_entry *e = &f->entries[entry];
	struct str who = STR_INIT;

	entry_words(c->m, entry, &who);
	if (place > 0)
		if (e->class != FLOOR_ORDINARY || e->last)
			str_addf(&who, ", %s", e->last ? "last word" : floor_class_name(e->class));
	if (floor_deck(f) == entry)
		str_add(&who, ", announced");
	if (e->noshows > 0)
		str_add(&who, ", was not present when called");
	if (place > 0)
		say(c, "%zu %s", place, str_c(&who));
	else
		say(c, "- %s, %s", str_c(&who), floor_callable(f, entry) ?
			"beyond the budget, only the chair calls" : "not here now");
	str_release(&who);
}

bool
do_QUEUE(struct call *c, struct err *err)
{
	struct floor *f = &c->m->ledger.floor;
	size_t waiting = count_waiting(f), n, k;
	int *order = mem_alloc((waiting + 1) * sizeof *order);
	int *passed = mem_alloc((f->n_entries + 1) * sizeof *passed);

	(void)err;
	n = reason_list(c->m, &c->m->now, waiting, order);
	say_running(c);
	if (waiting == 0)
		say(c, "no hand is up");
	for (size_t i = 0; i < n; i++)
		say_entry(c, i + 1, order[i]);
	k = reason_passed_over(c->m, order, n, passed);
	for (size_t i = 0; i < k; i++)
		say_entry(c, 0, passed[i]);
	if (f->closed)
		say(c, "the list is closed");
	free(order);
	free(passed);
	return true;
}
