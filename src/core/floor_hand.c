/* SPDX-License-Identifier: ISC */
/* Hands: who may raise one, what it lifts, and how it leaves and comes back. */
#include <talanoa/base/mem.h>
#include <talanoa/core/floor.h>

#include "floor_priv.h"

static bool
speaks(const struct floor *f, int person, enum floor_class class)
{
	for (size_t i = 0; i < f->n_open; i++) {
		const struct floor_turn *t = &f->turns[f->open[i]];

		if (t->person == person && t->class == class)
			return true;
	}
	return false;
}

/* The group has an ordinary entry waiting, speaking or interrupted: no lift. */
static bool
engaged(const struct floor *f, int group)
{
	for (size_t i = 0; i < f->n_open; i++) {
		const struct floor_turn *t = &f->turns[f->open[i]];

		if (t->lead == group && t->class == FLOOR_ORDINARY)
			return true;
	}
	for (size_t i = 0; i < f->n_entries; i++) {
		const struct floor_entry *e = &f->entries[i];

		if (e->group == group && e->class == FLOOR_ORDINARY && !e->last &&
		    floor_waiting(f, (int)i))
			return true;
	}
	return false;
}

static int64_t
lift(const struct floor *f, int group)
{
	int64_t c = f->rules.catch_up_ms, by;

	if (c == FLOOR_UNLIMITED || engaged(f, group))
		return 0;
	if (c < 0)
		c = 4 * f->rules.limit_ms;
	by = f->v - c - floor_vt(f, group);
	return by > 0 ? by : 0;
}

enum floor_refusal
floor_hand_check(const struct floor *f, int person, int group, enum floor_class class,
	int64_t *ret_lift_ms)
{
	if (floor_find_hand(f, person, class, false) != FLOOR_NONE)
		return FLOOR_REFUSE_DUP;
	if (speaks(f, person, class))
		return FLOOR_REFUSE_SPEAKING;
	if (class == FLOOR_ORDINARY && f->closed)
		return FLOOR_REFUSE_CLOSED;
	if (class == FLOOR_REPLY && f->persons[person].replies >= f->rules.replies)
		return FLOOR_REFUSE_REPLY_LIMIT;
	*ret_lift_ms = class == FLOOR_ORDINARY ? lift(f, group) : 0;
	return FLOOR_REFUSE_OK;
}

enum floor_refusal
floor_last_check(const struct floor *f, int person)
{
	return floor_find_hand(f, person, FLOOR_ORDINARY, true) != FLOOR_NONE ?
		FLOOR_REFUSE_DUP : FLOOR_REFUSE_OK;
}

static bool
sponsored_by(const struct floor *f, int entry, int group)
{
	if (f->entries[entry].group == group)
		return true;
	for (size_t i = 0; i < f->n_sponsors; i++)
		if (f->sponsors[i].entry == entry && f->sponsors[i].group == group)
			return true;
	return false;
}

static void
add_sponsor(struct floor *f, int entry, int group)
{
	if (!floor_has_group(f, group) || sponsored_by(f, entry, group))
		return;
	MEM_GROW(f->sponsors, f->n_sponsors, f->cap_sponsors);
	f->sponsors[f->n_sponsors++] = (struct floor_sponsor){ .entry = entry, .group = group };
	f->entries[entry].n_sponsors++;
}

/* Who is of no constituency is in nobody's shares: only what is not counted. */
static bool
may_hold(const struct floor *f, int group, enum floor_class class)
{
	return floor_has_group(f, group) || (group == FLOOR_NONE && (class == FLOOR_POINT ||
		class == FLOOR_CLARIFY || class == FLOOR_INVITED));
}

int
floor_apply_hand(struct floor *f, const struct floor_hand *h)
{
	int e = (int)f->n_entries;

	if (!floor_has_person(f, h->person) || !may_hold(f, h->group, h->class))
		return FLOOR_NONE;
	MEM_GROW(f->entries, f->n_entries, f->cap_entries);
	f->seq++;
	f->entries[f->n_entries++] = (struct floor_entry){
		.person = h->person,
		.group = h->group,
		.class = h->class,
		.last = h->last && h->class == FLOOR_ORDINARY,
		.seq = f->seq,
		.seq_hand = f->seq,
		.lift = h->lift_ms,
		.ledger = f->ledger,
	};
	if (h->group != FLOOR_NONE)
		f->groups[h->group].base = floor_sum(f->groups[h->group].base, h->lift_ms);
	for (size_t i = 0; i < h->n_sponsors; i++)
		add_sponsor(f, e, h->sponsors[i]);
	return e;
}

void
floor_apply_confirm(struct floor *f, int entry, int group, bool yes)
{
	for (size_t i = 0; i < f->n_sponsors; i++)
		if (f->sponsors[i].entry == entry && f->sponsors[i].group == group)
			f->sponsors[i].confirmed = yes;
	floor_recompute(f);
}

void
floor_apply_leave(struct floor *f, int entry)
{
	if (floor_has_entry(f, entry))
		f->entries[entry].left = true;
}

void
floor_apply_noshow(struct floor *f, int entry)
{
	struct floor_entry *e;

	if (!floor_has_entry(f, entry) || f->entries[entry].left)
		return;
	e = &f->entries[entry];
	if (++e->noshows > 1) {
		e->left = true;
		return;
	}
	e->seq = ++f->seq;
	e->held_tick = ++f->tick;
}

void
floor_apply_restore(struct floor *f, int entry)
{
	struct floor_entry *e;

	if (!floor_has_entry(f, entry) || f->entries[entry].voided)
		return;
	e = &f->entries[entry];
	if (e->left) {
		e->left = false;
		if (e->noshows > 1)
			e->noshows--;
	} else if (e->noshows == 1) {
		e->noshows = 0;
		e->seq = e->seq_hand;
		e->held_tick = 0;
	}
}

void
floor_apply_void_hand(struct floor *f, int entry)
{
	struct floor_entry *e;

	if (!floor_has_entry(f, entry) || f->entries[entry].voided)
		return;
	e = &f->entries[entry];
	e->left = e->voided = true;
	floor_recompute(f);
}

void
floor_apply_hand_elsewhere(struct floor *f, int entry, bool elsewhere)
{
	if (floor_has_entry(f, entry))
		f->entries[entry].elsewhere = elsewhere;
}

void
floor_apply_announce(struct floor *f, int entry)
{
	f->deck = floor_has_entry(f, entry) ? entry : FLOOR_NONE;
}
