/* SPDX-License-Identifier: ISC */
/* The sentence that explains "next", made from the numbers of the fair floor. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/reason.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/when.h>

#include "reason_priv.h"

const char *
reason_code(const struct meeting *m, int group)
{
	struct id id = ledger_group_id(&m->ledger, group);
	const struct unit *g = meeting_group(m, &id);

	return g == NULL ? "another constituency" : group_code(g);
}

const char *
reason_person(const struct meeting *m, int person)
{
	struct id id = ledger_person_id(&m->ledger, person);
	const char *name = person_name(meeting_person(m, &id));

	return *name == '\0' ? "somebody" : name;
}

void
entry_words(const struct meeting *m, int entry, struct str *out)
{
	const struct floor *f = &m->ledger.floor;
	struct id g;
	const struct unit *group;

	if (entry < 0 || (size_t)entry >= f->n_entries) {
		str_add(out, "nobody");
		return;
	}
	g = ledger_group_id(&m->ledger, f->entries[entry].group);
	group = meeting_group(m, &g);
	str_add(out, reason_person(m, f->entries[entry].person));
	if (group != NULL)
		str_addf(out, " (%s)", group_code(group));
}

int
reason_next(const struct meeting *m, const struct tick *now, struct floor_reason *ret_why)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);

	return t == NULL ? floor_pick(&m->ledger.floor, ret_why) :
		floor_pick_after(&m->ledger.floor, turn_ms(t, now), ret_why);
}

void
reason_hand_time(const struct meeting *m, int entry, const char *words, struct str *out)
{
	char buf[32];

	for (size_t i = 0; i < m->ledger.n_entries; i++) {
		if (entry == FLOOR_NONE || m->ledger.entry[i].floor_entry != entry)
			continue;
		str_addf(out, "%s %s", words, when_local(m->ledger.entry[i].at, meeting_zone(m),
			"%H:%M", buf, sizeof buf));
	}
}

static void
least_time(const struct meeting *m, const struct floor_reason *w, struct str *out)
{
	char mine[32], theirs[32];

	str_addf(out, "least time for its share (%s", when_clock(w->vt, mine, sizeof mine));
	if (w->rival_group != FLOOR_NONE)
		str_addf(out, ", %s %s", reason_code(m, w->rival_group),
			when_clock(w->rival_vt, theirs, sizeof theirs));
	str_addc(out, ')');
}

static void
interleave(const struct meeting *m, const struct floor_reason *w, struct str *out)
{
	char buf[32];

	str_addf(out, "%s spoke %s in a row and gives one turn away", reason_code(m, w->block_group),
		when_clock(w->block_ms, buf, sizeof buf));
}

static const char *
plain(const struct floor_reason *w)
{
	switch (w->why) {
	case FLOOR_WHY_NOBODY: return "no hand is up";
	case FLOOR_WHY_ABSENT: return "hands are up, but none of them is present";
	case FLOOR_WHY_CHAIR: return "the order is manual: the chair calls";
	case FLOOR_WHY_POINT: return "point of order";
	case FLOOR_WHY_CLARIFY: return "clarification, called by the chair";
	case FLOOR_WHY_INVITED: return "invited presentation";
	case FLOOR_WHY_ANNOUNCED: return "announced: nobody overtakes them";
	case FLOOR_WHY_ONLY_HAND: return "the only hand that is up";
	case FLOOR_WHY_LEAST_RECENT:
		return w->served ? "equal time, spoke longest ago" : "equal time, not heard yet";
	case FLOOR_WHY_FIRST_TIMER: return "has not spoken yet";
	case FLOOR_WHY_REPLY: return "right of reply, after the list";
	case FLOOR_WHY_LAST_WORD: return "the last word, after all others";
	case FLOOR_WHY_OVER_BUDGET:
		return "the hands that are up have used up their budget: only the chair calls them";
	default: return "";
	}
}

static void
why_words(const struct meeting *m, const struct floor_reason *w, struct str *out)
{
	switch (w->why) {
	case FLOOR_WHY_LEAST_TIME: least_time(m, w, out); break;
	case FLOOR_WHY_INTERLEAVE: interleave(m, w, out); break;
	case FLOOR_WHY_ONLY_GROUP:
		str_addf(out, "only %s has hands up", reason_code(m, w->group));
		break;
	case FLOOR_WHY_FIRST_HAND: reason_hand_time(m, w->entry, "first hand", out); break;
	default: str_add(out, plain(w)); break;
	}
}

void
reason_words(const struct meeting *m, const struct floor_reason *w, struct str *out)
{
	why_words(m, w, out);
	if (w->inside == FLOOR_INSIDE_FEWEST_TURNS)
		str_addf(out, ", fewest turns in %s", reason_code(m, w->group));
	else if (w->inside == FLOOR_INSIDE_BALANCE)
		str_addf(out, ", for the balance inside %s", reason_code(m, w->group));
	else if (w->inside == FLOOR_INSIDE_FIRST_HAND && w->why != FLOOR_WHY_FIRST_HAND)
		reason_hand_time(m, w->entry, ", first hand", out);
	if (w->spent && w->entry != FLOOR_NONE)
		str_add(out, "; hands beyond their budget wait for the chair");
	if (w->held)
		str_add(out, ", called again after not being present");
}

size_t
reason_list(struct meeting *m, const struct tick *now, size_t n, int *ret_entries)
{
	const struct ledger_turn *t = ledger_running(&m->ledger);

	ledger_elapse(&m->ledger, now);
	return floor_list(&m->ledger.floor, t == NULL ? 0 : turn_ms(t, now), n, ret_entries);
}

size_t
reason_passed_over(const struct meeting *m, const int *list, size_t n, int *ret_entries)
{
	const struct floor *f = &m->ledger.floor;
	bool *listed = mem_alloc(f->n_entries + 1);
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		listed[list[i]] = true;
	for (size_t e = 0; e < f->n_entries; e++)
		if (floor_waiting(f, (int)e) && !listed[e])
			ret_entries[k++] = (int)e;
	free(listed);
	return k;
}

bool
reason_wait(struct meeting *m, const struct tick *now, int entry, int *ret_before,
	int64_t *ret_ms)
{
	enum { MOST = 1000 };
	const struct ledger_turn *t = ledger_running(&m->ledger);
	int64_t each = floor_expect(&m->ledger.floor), rest = 0;
	int *order = mem_alloc(MOST * sizeof *order);
	size_t n, k = 0;

	n = reason_list(m, now, MOST, order);
	while (k < n && order[k] != entry)
		k++;
	free(order);
	if (k == n)
		return false;
	if (t != NULL && turn_ms(t, now) < each)
		rest = each - turn_ms(t, now);
	*ret_before = (int)k;
	*ret_ms = rest + (int64_t)k * each;
	return true;
}
