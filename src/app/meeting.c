/* SPDX-License-Identifier: ISC */
/* One open meeting: its caches, and what use-cases ask of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/meeting.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/country.h>

#include "meeting_priv.h"

enum {
	DIRTY_ROSTER = 1, DIRTY_AGENDA = 2, DIRTY_RULES = 4, DIRTY_INFO = 8, DIRTY_FLOOR = 16,
	DIRTY_PRESENCE = 32, DIRTY_ALL = 63,
	DIRTY_FRESH = 64		/* what stands in fresh */
};

bool
meeting_open(const char *path, enum store_mode mode, struct env *env, struct meeting **ret_m,
	struct err *err)
{
	struct meeting *m = mem_alloc(sizeof *m);

	m->env = env;
	m->dirty = DIRTY_ALL;
	if (!store_open(path, mode, env, &m->store, err)) {
		free(m);
		return false;
	}
	m->now = meeting_clock(m);
	if (!meeting_refresh(m, err)) {
		meeting_close(m);
		return false;
	}
	*ret_m = m;
	return true;
}

static struct units *
cache(struct meeting *m, size_t i)
{
	struct units *all[] = { &m->groups, &m->persons, &m->presences, &m->seats, &m->items,
		&m->marks, &m->rules, &m->info };

	return i < sizeof all / sizeof *all ? all[i] : NULL;
}

void
meeting_close(struct meeting *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; cache(m, i) != NULL; i++)
		units_release(cache(m, i));
	meeting_sweep(m);
	free(m->old);
	free(m->old_ledgers);
	countries_free(m->countries);
	idmap_release(&m->same);
	ledger_release(&m->ledger);
	store_close(m->store);
	free(m);
}

void
meeting_forget(struct meeting *m)
{
	m->dirty = DIRTY_ALL;
}

static bool
reload(struct meeting *m, enum unit_kind kind, struct units *set, struct err *err)
{
	struct units fresh;

	if (!store_units(m->store, kind, &fresh, err))
		return false;
	if (set->arena != NULL)
		meeting_keep_old(m, set);
	*set = fresh;
	return true;
}

/* Those of a kind that were written, each by itself. */
static bool
splice(struct meeting *m, enum unit_kind kind, struct units *set, size_t *cap, struct err *err)
{
	for (size_t i = 0; i < m->n_fresh; i++)
		if (m->fresh[i].kind == kind &&
		    !meeting_splice(m, set, cap, &m->fresh[i].id, err))
			return false;
	return true;
}

static bool
load_presences(struct meeting *m, struct err *err)
{
	if ((m->dirty & DIRTY_PRESENCE) == 0)
		return splice(m, UNIT_PRESENCE, &m->presences, &m->cap_presences, err);
	m->cap_presences = m->n_here = 0;
	return reload(m, UNIT_PRESENCE, &m->presences, err);
}

/* Which item is in hand: the last one taken up and neither closed, skipped nor deferred. */
static void
find_item(struct meeting *m)
{
	memset(&m->item, 0, sizeof m->item);
	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *k = &m->marks.v[i];
		const struct id *item = unit_ref(k, FLD_ITEM);

		if (k->ev != EV_ITEM_STATE || item == NULL)
			continue;
		if (unit_is(k, FLD_STATE, "open") || unit_is(k, FLD_STATE, "reopened"))
			m->item = *item;
		else if (id_eq(item, &m->item))
			memset(&m->item, 0, sizeof m->item);
	}
	m->item_clock = item_clock_of(&m->marks, &m->item);
}

static bool
load_agenda(struct meeting *m, struct err *err)
{
	if ((m->dirty & DIRTY_AGENDA) == 0) {
		if (!splice(m, UNIT_ITEM, &m->items, &m->cap_items, err) ||
		    !splice(m, UNIT_MARK, &m->marks, &m->cap_marks, err))
			return false;
	} else {
		m->cap_items = m->cap_marks = 0;
		if (!reload(m, UNIT_ITEM, &m->items, err) || !reload(m, UNIT_MARK, &m->marks, err))
			return false;
	}
	find_item(m);
	return true;
}

static bool
load_roster(struct meeting *m, struct err *err)
{
	return reload(m, UNIT_GROUP, &m->groups, err) &&
		reload(m, UNIT_PERSON, &m->persons, err) &&
		reload(m, UNIT_SEAT, &m->seats, err);
}

static bool
load_dirty(struct meeting *m, struct err *err)
{
	bool from_start = (m->dirty & (DIRTY_ROSTER | DIRTY_RULES)) != 0;

	if ((m->dirty & DIRTY_INFO) != 0 && !reload(m, UNIT_MEETING, &m->info, err))
		return false;
	if ((m->dirty & DIRTY_ROSTER) != 0 && !load_roster(m, err))
		return false;
	if ((m->dirty & (DIRTY_PRESENCE | DIRTY_FRESH)) != 0 && !load_presences(m, err))
		return false;
	if ((m->dirty & (DIRTY_AGENDA | DIRTY_FRESH)) != 0 && !load_agenda(m, err))
		return false;
	if ((m->dirty & DIRTY_RULES) != 0) {
		if (!reload(m, UNIT_RULE, &m->rules, err))
			return false;
		rules_load(&m->rule, &m->rules);
	}
	return meeting_load_ledger(m, from_start,
		(m->dirty & (DIRTY_AGENDA | DIRTY_FRESH)) != 0, err);
}

bool
meeting_refresh(struct meeting *m, struct err *err)
{
	int64_t generation;
	bool ok;

	if (!store_read_begin(m->store, err))
		return false;
	generation = store_generation(m->store);
	if (generation >> 32 != m->generation >> 32)
		m->dirty = DIRTY_ALL;
	ok = m->dirty == 0 || load_dirty(m, err);
	if (ok) {
		m->generation = generation;
		m->dirty = 0;
		m->n_fresh = 0;
	}
	store_read_end(m->store);
	return ok;
}

static unsigned
touches(enum ev_kind k)
{
	switch (ev_unit(k)) {
	case UNIT_MEETING: return DIRTY_INFO | DIRTY_AGENDA;
	case UNIT_RULE: return DIRTY_RULES;
	case UNIT_GROUP: case UNIT_PERSON: case UNIT_SEAT: case UNIT_SAME:
		return DIRTY_ROSTER;
	case UNIT_PRESENCE: return DIRTY_PRESENCE;
	case UNIT_ITEM: case UNIT_MARK: return DIRTY_AGENDA | DIRTY_FLOOR;
	case UNIT_NONE: return k == EV_UNIT_VOID ? DIRTY_ALL : DIRTY_FLOOR;
	default: return ev_floor(k) ? DIRTY_FLOOR : 0;
	}
}

/* Presences and the agenda grow by single units: they are loaded by themselves. */
static bool
note_fresh(struct meeting *m, const struct ev *e)
{
	enum unit_kind k = ev_unit(e->kind);

	if (m->n_fresh == sizeof m->fresh / sizeof *m->fresh ||
	    (k != UNIT_PRESENCE && k != UNIT_ITEM && k != UNIT_MARK))
		return false;
	m->fresh[m->n_fresh++] = (struct fresh){ e->subject, k };
	m->dirty |= DIRTY_FRESH | (k == UNIT_PRESENCE ? 0 : DIRTY_FLOOR);
	return true;
}

bool
meeting_add_later(struct meeting *m, const struct ev *e, struct err *err)
{
	if (!store_add(m->store, e, err))
		return false;
	if (!note_fresh(m, e))
		m->dirty |= touches(e->kind);
	return true;
}

bool
meeting_add(struct meeting *m, const struct ev *e, struct err *err)
{
	/* What follows in this act decides on what it just did. */
	return meeting_add_later(m, e, err) && (m->dirty == 0 || meeting_refresh(m, err));
}

void
ev_number(struct meeting *m, struct ev *e, enum unit_kind kind)
{
	ev_int(e, FLD_NUM, store_next_num(m->store, kind));
}

const char *
meeting_info(const struct meeting *m, enum field f)
{
	return m->info.n > 0 ? unit_text(&m->info.v[0], f) : "";
}

const char *
meeting_zone(const struct meeting *m)
{
	const char *zone = meeting_info(m, FLD_TIMEZONE);

	return *zone == '\0' ? "UTC" : zone;
}

int64_t
meeting_rule_ms(const struct meeting *m, enum rule r, int64_t otherwise)
{
	return rules_ms(&m->rule, r, otherwise);
}

int64_t
meeting_limit(const struct meeting *m)
{
	const struct unit *item = meeting_item(m, &m->item);
	int64_t limit = meeting_rule_ms(m, RULE_LIMIT, 180000);

	return item == NULL ? limit : unit_int(item, FLD_LIMIT, limit);
}

bool
meeting_is_open(const struct meeting *m)
{
	bool open = false;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_MEETING_STATE)
			open = !unit_is(&m->marks.v[i], FLD_STATE, "closed");
	return open;
}

struct tick
meeting_clock(const struct meeting *m)
{
	return store_tick(m->store);
}

const struct unit *
meeting_person(const struct meeting *m, const struct id *id)
{
	int i = idmap_get(&m->same, id);

	return i >= 0 ? &m->persons.v[i] : units_find(&m->persons, id);
}

const struct unit *
meeting_group(const struct meeting *m, const struct id *id)
{
	return units_find(&m->groups, id);
}

const struct unit *
meeting_item(const struct meeting *m, const struct id *id)
{
	return units_find(&m->items, id);
}

const struct unit *
group_of(const struct meeting *m, const struct unit *person)
{
	return person == NULL ? NULL : meeting_group(m, unit_ref(person, FLD_GROUP));
}

const char *
person_name(const struct unit *person)
{
	return person == NULL ? "" : unit_text(person, FLD_NAME);
}

const char *
group_code(const struct unit *group)
{
	return group == NULL ? "" : unit_text(group, FLD_CODE);
}

void
person_seat_code(const struct meeting *m, const struct unit *person, char buf[static 24])
{
	const struct unit *g = group_of(m, person);
	int place = 0;

	buf[0] = '\0';
	if (g == NULL)
		return;
	for (size_t i = 0; i < m->persons.n; i++) {
		const struct id *of = unit_ref(&m->persons.v[i], FLD_GROUP);

		if (of != NULL && id_eq(of, &g->id))
			place++;
		if (&m->persons.v[i] == person)
			break;
	}
	snprintf(buf, 24, "%.13s%d", group_code(g), place);
}

bool
person_present(const struct meeting *m, const struct unit *person)
{
	int i = ledger_person(&m->ledger, &person->id);
	bool present = false;

	if (i != FLOOR_NONE)
		return m->ledger.floor.persons[i].present;
	/* Of no constituency: not on the floor, but in the room. */
	for (i = 0; (size_t)i < m->presences.n; i++) {
		const struct id *of = unit_ref(&m->presences.v[i], FLD_PERSON);

		if (of != NULL && meeting_person(m, of) == person)
			present = unit_is(&m->presences.v[i], FLD_STATE, "present");
	}
	return present;
}

enum item_state
item_state(const struct meeting *m, const struct unit *item)
{
	enum item_state s = ITEM_PENDING;

	for (size_t i = 0; i < m->marks.n; i++) {
		const struct unit *k = &m->marks.v[i];
		const struct id *of = unit_ref(k, FLD_ITEM);

		if (k->ev != EV_ITEM_STATE || of == NULL || !id_eq(of, &item->id))
			continue;
		if (unit_is(k, FLD_STATE, "open") || unit_is(k, FLD_STATE, "reopened"))
			s = ITEM_OPEN;
		else if (unit_is(k, FLD_STATE, "closed"))
			s = ITEM_CLOSED;
		else if (unit_is(k, FLD_STATE, "skipped"))
			s = ITEM_SKIPPED;
		else if (unit_is(k, FLD_STATE, "deferred"))
			s = ITEM_DEFERRED;
	}
	return s;
}

const char *
item_state_name(enum item_state s)
{
	static const char *const names[] = { "pending", "open", "closed", "skipped", "deferred" };

	return names[s];
}
