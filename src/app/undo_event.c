/* SPDX-License-Identifier: ISC */
/* What takes back one event: another event of the same kinds, never a deletion. */
#include <string.h>

#include "undo.h"

static const char *
code(const struct ev *e, enum field f)
{
	const struct ev_field *x = ev_get(e, f);

	return x == NULL || x->text == NULL ? "" : x->text;
}

static bool
start(struct undo *u, struct ev *e, enum ev_kind kind, const struct id *subject,
	struct err *err)
{
	struct id sitting;

	if (!meeting_sitting(u->m, &sitting, err))
		return false;
	ev_init(e, kind, subject);
	ev_ref(e, FLD_SITTING, &sitting);
	return true;
}

/* One event with one code, about the same subject. */
static bool
record(struct undo *u, const struct id *subject, enum ev_kind kind, const char *word,
	struct err *err)
{
	static const enum field where[] = { FLD_OP, FLD_CAUSE, FLD_STATE };
	struct ev e;

	if (!start(u, &e, kind, subject, err))
		return false;
	for (size_t i = 0; word != NULL && i < sizeof where / sizeof *where; i++) {
		if (ev_field(kind, where[i]) != NULL) {
			ev_text(&e, where[i], word);
			break;
		}
	}
	return meeting_add(u->m, &e, err);
}

/* Ids in hex, joined by spaces. */
static void
put_list(struct ev *e, enum field f, const char *text, struct unit_arena *arena)
{
	struct id *v = unit_arena_alloc(arena, (strlen(text) / 32 + 1) * sizeof *v);
	char hex[ID_HEX];
	size_t n = 0;

	for (; strlen(text) >= 32; text += 32 + (text[32] == ' ')) {
		memcpy(hex, text, 32);
		hex[32] = '\0';
		n += id_parse(hex, &v[n]);
	}
	ev_refs(e, f, v, n);
}

/* Give field f of e the value it had before l wrote it; unset if it had none. */
static bool
put_previous(struct undo *u, const struct logged *l, enum field f, struct ev *e,
	struct units *old, struct err *err)
{
	const struct cell *c;

	if (!store_previous(u->m->store, &l->ev.subject, f, &l->id, old, err))
		return false;
	c = unit_cell(&old->v[0], f);
	if (c != NULL && c->absent)
		return err_set(err, ERR_STATE, "undo: what stood there before is not in this file");
	if (c == NULL)
		ev_unset(e, f);
	else if (field_type(f) == FT_UNITS || field_type(f) == FT_GROUPS)
		put_list(e, f, c->text, old->arena);
	else if (field_type(f) == FT_INT || field_type(f) == FT_TIME)
		ev_int(e, f, c->num);
	else if (!id_zero(&c->ref))
		ev_ref(e, f, &c->ref);
	else
		ev_text(e, f, c->text);
	return true;
}

enum { MOST = EV_MAX_FIELDS };

/* Every field that l wrote, but NUM and SITTING, as it was before. */
static bool
put_back(struct undo *u, const struct logged *l, struct err *err)
{
	struct units old[MOST];
	size_t n = 0;
	struct ev e;
	bool ok = true;

	ev_init(&e, l->ev.kind, &l->ev.subject);
	for (size_t i = 0; ok && i < l->ev.n; i++) {
		enum field f = l->ev.f[i].field;

		if (f == FLD_SITTING && ev_get(&l->ev, f) != NULL)
			ev_ref(&e, f, &ev_get(&l->ev, f)->ref);
		else if (f != FLD_NUM && (ok = put_previous(u, l, f, &e, &old[n], err)))
			n++;
	}
	if (ok && l->ev.kind == EV_TURN_FIX && ev_get(&l->ev, FLD_MS) != NULL)
		for (size_t i = 0; i < e.n; i++)
			if (e.f[i].field == FLD_MS && e.f[i].unset) {
				e.f[i].unset = false;
				e.f[i].num = -1;	/* as the clock took it */
			}
	ok = ok && meeting_add(u->m, &e, err);
	while (n > 0)
		units_release(&old[--n]);
	return ok;
}

static bool
void_unit(struct undo *u, const struct id *unit, struct err *err)
{
	struct ev e;

	ev_init(&e, EV_UNIT_VOID, unit);
	return meeting_add(u->m, &e, err);
}

static bool
weight(struct undo *u, const struct logged *l, struct err *err)
{
	const struct ev_field *by = ev_get(&l->ev, FLD_REBASE);
	struct units old;
	struct ev e;

	if (undo_made(u, &l->ev.subject))
		return true;		/* goes with its constituency */
	if (!store_previous(u->m->store, &l->ev.subject, FLD_WEIGHT, &l->id, &old, err))
		return false;
	ev_init(&e, EV_WEIGHT, &l->ev.subject);
	ev_int(&e, FLD_WEIGHT, unit_int(&old.v[0], FLD_WEIGHT, 1000));
	ev_int(&e, FLD_REBASE, by == NULL ? 0 : -by->num);
	units_release(&old);
	return meeting_add(u->m, &e, err);
}

static bool
counted(struct undo *u, const struct logged *l, struct err *err)
{
	const struct ev_field *ms = ev_get(&l->ev, FLD_MS), *group = ev_get(&l->ev, FLD_GROUP);
	struct id id = new_id(u->c);
	struct ev e;

	if (ms == NULL || group == NULL || id_zero(&group->ref))
		return err_set(err, ERR_STATE, "undo: whose time it was is not in this file");
	if (!start(u, &e, EV_COUNT_TIME, &id, err))
		return false;
	ev_ref(&e, FLD_GROUP, &group->ref);
	ev_int(&e, FLD_MS, -ms->num);
	return meeting_add(u->m, &e, err);
}

static bool
confirmed(struct undo *u, const struct logged *l, struct err *err)
{
	const struct ev_field *group = ev_get(&l->ev, FLD_GROUP);
	struct ev e;

	if (!start(u, &e, EV_SPONSOR_CONFIRM, &l->ev.subject, err))
		return false;
	ev_ref(&e, FLD_GROUP, group == NULL ? NULL : &group->ref);
	ev_text(&e, FLD_STATE, "no");
	return meeting_add(u->m, &e, err);
}

static bool
segment(struct undo *u, const struct logged *l, struct err *err)
{
	/* The start goes with its call. */
	if (str_eq(code(&l->ev, FLD_OP), "start"))
		return true;
	return record(u, &l->ev.subject, EV_SEGMENT, "drop", err);
}

static bool
list(struct undo *u, const struct logged *l, struct err *err)
{
	return record(u, &l->ev.subject, EV_LIST,
		str_eq(code(&l->ev, FLD_STATE), "closed") ? "open" : "closed", err);
}

static bool
floor_event(struct undo *u, const struct logged *l, struct err *err)
{
	const struct id *subject = &l->ev.subject;

	switch (l->ev.kind) {
	case EV_SITTING: return true;
	case EV_HAND: return record(u, subject, EV_ENTRY_LEAVE, "undo", err);
	case EV_CALL: return record(u, subject, EV_TURN_VOID, "undo", err);
	case EV_SEGMENT: return segment(u, l, err);
	case EV_TURN_FIX: case EV_TURN_EXTEND: return put_back(u, l, err);
	case EV_TURN_YIELD: return record(u, subject, EV_SEGMENT, "unyield", err);
	case EV_TURN_VOID: return record(u, subject, EV_SEGMENT, "unvoid", err);
	case EV_ENTRY_LEAVE: case EV_ENTRY_HOLD:
		return record(u, subject, EV_ENTRY_RESTORE, NULL, err);
	case EV_SPONSOR_CONFIRM: return confirmed(u, l, err);
	case EV_DECK: return record(u, subject, EV_DECK, "off", err);
	case EV_LIST: return list(u, l, err);
	case EV_COUNT_TIME: return counted(u, l, err);
	case EV_WEIGHT: return weight(u, l, err);
	default: return err_set(err, ERR_INTERNAL, "undo: %s", ev_name(l->ev.kind));
	}
}

bool
undo_event(struct undo *u, const struct logged *l, struct err *err)
{
	switch (l->ev.kind) {
	case EV_SESSION_OPEN:
		return true;
	case EV_MEETING_NEW:
		return err_set(err, ERR_STATE, "undo: the meeting itself stays");
	case EV_PROTECT:
		return err_set(err, ERR_STATE, "undo: protection is not taken back by a key; what "
			"was published without the name cannot be told from what was not");
	case EV_ERASE:
		return err_set(err, ERR_STATE, "undo: what was erased is gone; type it again if it "
			"may be on the record");
	case EV_ITEM_STATE: case EV_PART_STATE:
		return void_unit(u, &l->ev.subject, err);
	default:
		break;
	}
	if (!l->known)
		return err_set(err, ERR_STATE, "undo: the act is of a newer version of the program");
	if (ev_floor(l->ev.kind))
		return floor_event(u, l, err);
	if (undo_made(u, &l->ev.subject))
		/* Once, by the event that made it; the other writes go with it. */
		return !store_made(u->m->store, &l->ev.subject, &l->id) ||
			void_unit(u, &l->ev.subject, err);
	return put_back(u, l, err);
}
