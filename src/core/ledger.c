/* SPDX-License-Identifier: ISC */
/* Recorded floor events become the state of the floor. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/ledger.h>

#include "ledger_priv.h"

void
ledger_init(struct ledger *l, const struct id *sitting, enum ledger_scope scope)
{
	memset(l, 0, sizeof *l);
	floor_init(&l->floor);
	l->sitting = *sitting;
	l->scope = scope;
}

void
ledger_release(struct ledger *l)
{
	for (size_t i = 0; i < l->n_turns; i++)
		free(l->turn[i].segs);
	floor_release(&l->floor);
	idmap_release(&l->groups);
	idmap_release(&l->persons);
	idmap_release(&l->entries);
	idmap_release(&l->turns);
	free(l->group_ids);
	free(l->person_ids);
	free(l->entry);
	free(l->turn);
	free(l->mark);
	free(l->deck_before);
	free(l->pass);
	memset(l, 0, sizeof *l);
}

void
ledger_add_group(struct ledger *l, const struct id *id)
{
	int i = floor_add_group(&l->floor, 1000);

	idmap_put(&l->groups, id, i);
	MEM_GROW(l->group_ids, i, l->cap_group_ids);
	l->group_ids[i] = *id;
}

void
ledger_add_person(struct ledger *l, const struct id *id, const struct id *group)
{
	int i = floor_add_person(&l->floor, group == NULL ? FLOOR_NONE :
		idmap_get(&l->groups, group));

	if (i == FLOOR_NONE)
		return;
	idmap_put(&l->persons, id, i);
	MEM_GROW(l->person_ids, i, l->cap_person_ids);
	l->person_ids[i] = *id;
}

void
ledger_alias_person(struct ledger *l, const struct id *alias, const struct id *id)
{
	int i = idmap_get(&l->persons, id);

	if (i >= 0)
		idmap_put(&l->persons, alias, i);
}

struct id
ledger_group_id(const struct ledger *l, int group)
{
	static const struct id none;

	return group < 0 || (size_t)group >= l->floor.n_groups ? none : l->group_ids[group];
}

struct id
ledger_person_id(const struct ledger *l, int person)
{
	static const struct id none;

	return person < 0 || (size_t)person >= l->floor.n_persons ? none : l->person_ids[person];
}

struct id
ledger_entry_id(const struct ledger *l, int floor_entry)
{
	static const struct id none;

	/* At its own index, or later by as many as came before it without one. */
	for (size_t i = (size_t)floor_entry; floor_entry >= 0 && i < l->n_entries; i++)
		if (l->entry[i].floor_entry == floor_entry)
			return l->entry[i].id;
	return none;
}

int
ledger_group(const struct ledger *l, const struct id *id)
{
	return id == NULL ? FLOOR_NONE : idmap_get(&l->groups, id);
}

int
ledger_person(const struct ledger *l, const struct id *id)
{
	return id == NULL ? FLOOR_NONE : idmap_get(&l->persons, id);
}

int
ledger_entry(const struct ledger *l, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&l->entries, id);

	return i < 0 ? FLOOR_NONE : l->entry[i].floor_entry;
}

static bool
is_ours(const struct ledger *l, const struct floor_row *r)
{
	return id_zero(&r->sitting) || id_eq(&r->sitting, &l->sitting);
}

static struct ledger_turn *
find_turn(struct ledger *l, const struct id *id)
{
	int i = idmap_get(&l->turns, id);

	return i < 0 ? NULL : &l->turn[i];
}

/* Each id of a list in hex, joined by spaces. */
static const char *
next_id(const char *p, struct id *ret_id)
{
	char hex[ID_HEX];

	while (*p == ' ')
		p++;
	if (strlen(p) < 32)
		return NULL;
	memcpy(hex, p, 32);
	hex[32] = '\0';
	return id_parse(hex, ret_id) ? p + 32 : NULL;
}

/* In a public copy who it was may be left out: the time still counts for the constituency. */
static int
unnamed(struct ledger *l, int group)
{
	int i = floor_add_person(&l->floor, group);

	if (i == FLOOR_NONE)
		return i;
	MEM_GROW(l->person_ids, i, l->cap_person_ids);
	memset(&l->person_ids[i], 0, sizeof l->person_ids[i]);
	return i;
}

static void
apply_hand(struct ledger *l, const struct floor_row *r)
{
	struct floor_hand h = { .person = ledger_person(l, &r->person),
		.group = ledger_group(l, &r->group), .lift_ms = r->ms };
	int sponsors[32];
	struct ledger_entry *e;
	struct id id;

	h.last = str_eq(r->code, "last");
	if (!floor_class_parse(r->code, &h.class))
		h.class = FLOOR_ORDINARY;
	if (h.person == FLOOR_NONE && l->names_left_out && h.group != FLOOR_NONE)
		h.person = unnamed(l, h.group);
	for (const char *p = r->list; (p = next_id(p, &id)) != NULL && h.n_sponsors < 32; )
		sponsors[h.n_sponsors++] = ledger_group(l, &id);
	h.sponsors = sponsors;
	MEM_GROW(l->entry, l->n_entries, l->cap_entries);
	e = &l->entry[l->n_entries];
	*e = (struct ledger_entry){ .id = r->subject, .person = r->person, .group = r->group,
		.item = r->item, .num = r->num, .at = r->at };
	e->floor_entry = floor_apply_hand(&l->floor, &h);
	idmap_put(&l->entries, &r->subject, (int)l->n_entries++);
	/* A hand of another copy's sitting counts with its turns, it does not wait here. */
	floor_apply_hand_elsewhere(&l->floor, e->floor_entry, !is_ours(l, r));
}

static void
apply_call(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t;

	MEM_GROW(l->turn, l->n_turns, l->cap_turns);
	t = &l->turn[l->n_turns];
	*t = (struct ledger_turn){ .id = r->subject, .entry = r->entry, .item = r->item,
		.num = r->num, .floor_turn = FLOOR_NONE, .called_at = r->at, .limit_ms = r->ms,
		.v_after = r->v, .fixed_ms = -1, .ours = is_ours(l, r) };
	str_copy(t->method, sizeof t->method, r->code);
	idmap_put(&l->turns, &r->subject, (int)l->n_turns++);
	/* A turn of another sitting counts when it ended: it does not run here. */
	t->floor_turn = (t->ours ? floor_apply_call : floor_apply_call_elsewhere)(&l->floor,
		ledger_entry(l, &r->entry), r->v);
}

static bool
parse_op(const char *code, enum seg_op *ret_op)
{
	static const char *const names[] = { "start", "restart", "pause", "resume", "end", "lost" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_eq(code, names[i])) {
			*ret_op = (enum seg_op)i;
			return true;
		}
	}
	return false;
}

static void
finish(struct ledger *l, struct ledger_turn *t, enum seg_op op)
{
	int64_t ms = turn_ms(t, NULL);

	/* Ended in two copies: what both recorded is its time. */
	floor_apply_turn_ms(&l->floor, t->floor_turn, ms);
	if (op == SEG_END)
		floor_apply_end(&l->floor, t->floor_turn, ms);
	else
		floor_apply_lost(&l->floor, t->floor_turn, ms);
}

/* Undo of the latest boundary: this sitting's own, if it recorded one. */
static void
drop_segment(struct ledger *l, struct ledger_turn *t, const struct id *sitting)
{
	bool ended = turn_ended(t);
	size_t i = t->n_segs;

	while (i > 0 && !id_eq(&t->segs[i - 1].sitting, sitting))
		i--;
	if (i == 0)
		i = t->n_segs;
	if (i == 0)
		return;
	t->n_segs--;
	memmove(&t->segs[i - 1], &t->segs[i], (t->n_segs - (i - 1)) * sizeof *t->segs);
	if (ended && !turn_ended(t))
		floor_apply_reopen(&l->floor, t->floor_turn);
	else
		floor_apply_turn_ms(&l->floor, t->floor_turn, turn_ms(t, NULL));
}

static void
apply_segment(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t = find_turn(l, &r->subject);
	struct segment *s;
	enum seg_op op;

	if (t == NULL)
		return;
	if (str_eq(r->code, "unyield")) {
		floor_apply_unyield(&l->floor, t->floor_turn);
		return;
	}
	if (str_eq(r->code, "unvoid")) {	/* undo of a no-show */
		t->voided = false;
		floor_apply_unvoid(&l->floor, t->floor_turn);
		return;
	}
	if (str_eq(r->code, "drop")) {
		drop_segment(l, t, &r->sitting);
		return;
	}
	if (!parse_op(r->code, &op))
		return;
	MEM_GROW(t->segs, t->n_segs, t->cap_segs);
	t->doubt = false;
	s = &t->segs[t->n_segs++];
	*s = (struct segment){ .op = op, .sitting = r->sitting, .recorded = r->hlc >> 16,
		.tick = { .at = r->at, .mono = r->mono, .stated = r->stated } };
	str_copy(s->tick.boot, sizeof s->tick.boot, r->boot);
	str_copy(s->cause, sizeof s->cause, r->cause);
	if (op == SEG_END || op == SEG_LOST)
		finish(l, t, op);
}

static void
apply_yield(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t = find_turn(l, &r->subject);
	struct tick now = { .at = r->at, .mono = r->mono, .stated = r->stated };

	if (t == NULL)
		return;
	str_copy(now.boot, sizeof now.boot, r->boot);
	floor_apply_yield(&l->floor, t->floor_turn, ledger_person(l, &r->person),
		turn_ms(t, &now));
}

static void
apply_fix(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t = find_turn(l, &r->subject);

	if (t == NULL)
		return;
	if (!id_zero(&r->entry)) {
		ledger_pass_turn(l, t, &r->entry);
		floor_apply_turn_entry(&l->floor, t->floor_turn, ledger_entry(l, &r->entry));
		return;
	}
	t->fixed_ms = r->ms;
	if (turn_ended(t))
		floor_apply_turn_ms(&l->floor, t->floor_turn, turn_ms(t, NULL));
}

static void
apply_void(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t = find_turn(l, &r->subject);

	if (t == NULL || t->voided)
		return;
	t->voided = true;
	floor_apply_void(&l->floor, t->floor_turn);
}

static void
apply_leave(struct ledger *l, const struct floor_row *r)
{
	int e = ledger_entry(l, &r->subject);

	if (str_eq(r->cause, "undo"))
		floor_apply_void_hand(&l->floor, e);
	else
		floor_apply_leave(&l->floor, e);
}

/* The ledger and the item in use follow from the marks that were not taken back. */
static void
apply_scope(struct ledger *l)
{
	int item = 0, part = 0;

	for (size_t i = 0; i < l->n_marks; i++) {
		if (l->mark[i].voided)
			continue;
		if (l->mark[i].part)
			part = l->mark[i].number;
		else
			item = l->mark[i].number;
	}
	floor_apply_item(&l->floor, item);
	if (l->scope == SCOPE_ITEM)
		floor_apply_ledger(&l->floor, item);
	else if (l->scope == SCOPE_SESSION)
		floor_apply_ledger(&l->floor, part);
}

/* From 1, 0 is none; an item that is taken up again is the same item. */
static int
mark_number(const struct ledger *l, const struct ledger_mark *mark)
{
	size_t i = 0;

	while (i < l->n_marks && (mark->part || l->mark[i].part ||
	    !id_eq(&l->mark[i].item, &mark->item)))
		i++;
	return (int)i + 1;
}

static void
apply_mark(struct ledger *l, const struct floor_row *r)
{
	if (!str_eq(r->code, "open") && !str_eq(r->code, "reopened"))
		return;
	MEM_GROW(l->mark, l->n_marks, l->cap_marks);
	l->mark[l->n_marks] = (struct ledger_mark){ .id = r->subject, .item = r->item,
		.part = r->kind == EV_PART_STATE };
	l->mark[l->n_marks].number = mark_number(l, &l->mark[l->n_marks]);
	l->n_marks++;
	apply_scope(l);
}

static void
apply_unit_void(struct ledger *l, const struct floor_row *r)
{
	for (size_t i = 0; i < l->n_marks; i++) {
		if (id_eq(&l->mark[i].id, &r->subject)) {
			l->mark[i].voided = true;
			apply_scope(l);
		}
	}
}

/* A copied file goes on: what waited and ran in the sitting it was copied from is ours now. */
static void
apply_sitting(struct ledger *l, const struct floor_row *r)
{
	struct ledger_turn *t;
	struct id id;

	if (!id_eq(&r->subject, &l->sitting))
		return;
	for (const char *p = r->list; (p = next_id(p, &id)) != NULL; ) {
		floor_apply_hand_elsewhere(&l->floor, ledger_entry(l, &id), false);
		t = find_turn(l, &id);
		if (t != NULL) {
			t->ours = true;
			floor_apply_turn_here(&l->floor, t->floor_turn);
		}
	}
	floor_apply_past_here(&l->floor);
	for (size_t i = 0; i < l->n_turns; i++)
		l->turn[i].ours |= turn_ended(&l->turn[i]);
	floor_apply_closed(&l->floor, str_eq(r->code, "closed"));
	floor_apply_announce(&l->floor, ledger_entry(l, &r->entry));
}

void
ledger_apply(struct ledger *l, const struct floor_row *r)
{
	if (r->n > l->last_n)
		l->last_n = r->n;
	switch (r->kind) {
	case EV_SITTING: apply_sitting(l, r); break;
	case EV_HAND: apply_hand(l, r); break;
	case EV_CALL: apply_call(l, r); break;
	case EV_SEGMENT: apply_segment(l, r); break;
	case EV_TURN_FIX: apply_fix(l, r); break;
	case EV_TURN_YIELD: apply_yield(l, r); break;
	case EV_TURN_VOID: apply_void(l, r); break;
	case EV_ENTRY_LEAVE: apply_leave(l, r); break;
	case EV_ENTRY_HOLD: floor_apply_noshow(&l->floor, ledger_entry(l, &r->subject)); break;
	case EV_ENTRY_RESTORE:
		floor_apply_restore(&l->floor, ledger_entry(l, &r->subject));
		break;
	case EV_SPONSOR_CONFIRM:
		floor_apply_confirm(&l->floor, ledger_entry(l, &r->subject),
			ledger_group(l, &r->group), !str_eq(r->code, "no"));
		break;
	case EV_DECK: if (is_ours(l, r)) ledger_apply_deck(l, r); break;
	case EV_LIST:
		if (is_ours(l, r))
			floor_apply_closed(&l->floor, str_eq(r->code, "closed"));
		break;
	case EV_COUNT_TIME: floor_apply_fix(&l->floor, ledger_group(l, &r->group), r->ms); break;
	case EV_WEIGHT:
		floor_apply_weight(&l->floor, ledger_group(l, &r->subject), r->v, r->ms);
		break;
	case EV_TURN_EXTEND:
		if (find_turn(l, &r->subject) != NULL)
			find_turn(l, &r->subject)->limit_ms = r->ms;
		break;
	case EV_ITEM_STATE: case EV_PART_STATE: apply_mark(l, r); break;
	case EV_UNIT_VOID: apply_unit_void(l, r); break;
	default: break;
	}
}
