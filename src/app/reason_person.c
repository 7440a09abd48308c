/* SPDX-License-Identifier: ISC */
/* Why one person waits: whoever comes first, and what puts them there. */
#include <talanoa/app/reason.h>
#include <talanoa/base/when.h>

#include "reason_priv.h"

struct pair {
	const struct meeting *m;
	const struct floor *f;		/* the running turn is over */
	const struct floor_reason *why;	/* of who is next */
	int entry, next;		/* who asks, and who is next */
};

static const struct floor_entry *
asks(const struct pair *p)
{
	return &p->f->entries[p->entry];
}

static const struct floor_entry *
first(const struct pair *p)
{
	return &p->f->entries[p->next];
}

/* The times are said where they differ. */
static void
hand_first(const struct pair *p, struct str *out)
{
	struct str mine = STR_INIT, theirs = STR_INIT;

	str_add(out, first(p)->noshows > 0 || asks(p)->noshows > 0 ? "an earlier place" :
		"an earlier hand");
	reason_hand_time(p->m, p->next, ",", &theirs);
	reason_hand_time(p->m, p->entry, ",", &mine);
	if (!str_eq(str_c(&mine), str_c(&theirs)))
		str_addf(out, "%s before%s", str_c(&theirs), str_c(&mine) + (mine.len > 0));
	str_release(&mine);
	str_release(&theirs);
}

/* Longest ago served, or never; nothing is said if that is equal. */
static bool
served_first(const struct pair *p, const char *before, struct str *out)
{
	const struct floor_group *a = &p->f->groups[first(p)->group];
	const struct floor_group *b = &p->f->groups[asks(p)->group];

	if (a->last == b->last)
		return false;
	if (a->last == 0)
		str_addf(out, "%s%s has not been heard yet", before,
			reason_code(p->m, first(p)->group));
	else
		str_addf(out, "%s%s spoke longer ago than %s", before,
			reason_code(p->m, first(p)->group), reason_code(p->m, asks(p)->group));
	return true;
}

static void
by_time(const struct pair *p, struct str *out)
{
	int64_t a = floor_vt(p->f, first(p)->group), b = floor_vt(p->f, asks(p)->group);
	char mine[32], theirs[32];

	if (p->why->why == FLOOR_WHY_INTERLEAVE && asks(p)->group == p->why->block_group) {
		reason_words(p->m, p->why, out);
	} else if (a < b) {
		str_addf(out, "%s has had less time for its share: %s, %s %s",
			reason_code(p->m, first(p)->group), when_clock(a, mine, sizeof mine),
			reason_code(p->m, asks(p)->group), when_clock(b, theirs, sizeof theirs));
	} else if (!served_first(p, "equal time, ", out)) {
		str_add(out, "equal time, ");
		hand_first(p, out);
	}
}

static void
by_turns(const struct pair *p, struct str *out)
{
	int a = floor_turns_of(p->f, first(p)->person), b = floor_turns_of(p->f, asks(p)->person);

	if (a < b)
		str_addf(out, "fewer turns in %s: %d, %s %d", reason_code(p->m, first(p)->group),
			a, reason_person(p->m, asks(p)->person), b);
	else if (p->f->rules.balance && p->f->persons[first(p)->person].category !=
	    p->f->persons[asks(p)->person].category)
		str_addf(out, "for the balance inside %s", reason_code(p->m, first(p)->group));
	else
		hand_first(p, out);
}

static void
by_order(const struct pair *p, struct str *out)
{
	bool same = first(p)->group == asks(p)->group;

	switch (p->f->rules.order) {
	case FLOOR_ORDER_FIRST_TIMERS:
		if (floor_turns_of(p->f, first(p)->person) == 0 &&
		    floor_turns_of(p->f, asks(p)->person) > 0) {
			str_addf(out, "has not spoken yet, %s has",
				reason_person(p->m, asks(p)->person));
			break;
		}
		hand_first(p, out);
		break;
	case FLOOR_ORDER_FIFO: hand_first(p, out); break;
	case FLOOR_ORDER_ROUND_ROBIN:
		if (same)
			by_turns(p, out);
		else if (!served_first(p, "", out))
			hand_first(p, out);
		break;
	default:
		if (same)
			by_turns(p, out);
		else
			by_time(p, out);
	}
}

static void
by_class(const struct pair *p, struct str *out)
{
	if (first(p)->class == asks(p)->class)
		hand_first(p, out);
	else if (asks(p)->class == FLOOR_REPLY)
		str_add(out, "a right of reply comes after the list");
	else
		reason_words(p->m, p->why, out);
}

static void
passed(const struct pair *p, struct str *out)
{
	bool list = first(p)->class == FLOOR_ORDINARY && asks(p)->class == FLOOR_ORDINARY;

	if (asks(p)->last)
		str_add(out, "the last word comes after all others");
	else if (!list)
		by_class(p, out);
	else if (p->why->why == FLOOR_WHY_ANNOUNCED)
		str_add(out, "was announced and keeps the place");
	else if (floor_held(p->f, p->entry) && !p->why->held)
		str_addf(out, "%s was not present when called and comes again after the next turn",
			reason_person(p->m, asks(p)->person));
	else
		by_order(p, out);
}

/* Why nobody at all calls this hand; "" if it has a place in the list. */
static void
out_of_list(const struct pair *p, struct str *out)
{
	const struct floor_entry *e = asks(p);
	const char *who = reason_person(p->m, e->person), *code = reason_code(p->m, e->group);
	char budget[32];

	if (!p->f->persons[e->person].present)
		str_addf(out, "%s is not present and is passed over until they are (present+ %s)",
			who, who);
	else if (!floor_callable(p->f, p->entry))
		str_addf(out, "%s is marked absent, so its hands are passed over", code);
	else if (e->class == FLOOR_ORDINARY && !e->last && floor_over_budget(p->f, e->group))
		str_addf(out, "%s has used up its %s on this item; the chair may call (ack %s)",
			code, when_clock(floor_budget(p->f, e->group), budget, sizeof budget), who);
	else if (p->why->why == FLOOR_WHY_CHAIR)
		str_add(out, "the order is manual: the chair calls");
}

static void
place(struct meeting *m, const struct tick *now, const struct pair *p, struct str *out)
{
	const char *who = reason_person(m, asks(p)->person);
	int before;
	int64_t ms;

	if (!reason_wait(m, now, p->entry, &before, &ms)) {
		str_addf(out, "%s is not among the next 1000", who);
		return;
	}
	ms = (ms + 30000) / 60000;
	str_addf(out, "%d before %s, about %lld %s", before, who, (long long)ms,
		ms == 1 ? "minute" : "minutes");
}

void
reason_of(struct meeting *m, const struct tick *now, int entry, struct str *out)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);
	struct floor_reason why;
	struct floor ended;
	struct pair p = { .m = m, .f = &ended, .why = &why, .entry = entry };

	floor_copy(&m->ledger.floor, &ended);
	if (t != NULL)
		floor_apply_end(&ended, t->floor_turn, turn_ms(t, now));
	p.next = floor_pick(&ended, &why);
	out_of_list(&p, out);
	if (out->len == 0) {
		place(m, now, &p, out);
		str_addc(out, '\n');
		entry_words(m, p.next, out);
		str_add(out, " comes first: ");
		passed(&p, out);
	}
	floor_release(&ended);
}
