/* SPDX-License-Identifier: ISC */
/* What the rules of check look at: sets of units, the facts of each item, days. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/when.h>

#include "check_look.h"

const struct units *
check_units(struct checking *c, enum unit_kind kind)
{
	struct meeting *m = c->m;

	switch (kind) {
	case UNIT_GROUP: return &m->groups;
	case UNIT_PERSON: return &m->persons;
	case UNIT_PRESENCE: return &m->presences;
	case UNIT_SEAT: return &m->seats;
	case UNIT_ITEM: return &m->items;
	case UNIT_MARK: return &m->marks;
	case UNIT_RULE: return &m->rules;
	default: break;
	}
	if (!c->loaded[kind] && !c->failed) {
		c->loaded[kind] = kind == UNIT_NOTE && c->ask->quick ?
			store_units_tail(m->store, kind, QUICK_NOTES, &c->set[kind], c->err) :
			store_units(m->store, kind, &c->set[kind], c->err);
		c->failed = !c->loaded[kind];
	}
	return &c->set[kind];
}

bool
check_adopted(const struct meeting *m, const char *what)
{
	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_ADOPT && unit_is(&m->marks.v[i], FLD_WHAT, what))
			return true;
	return false;
}

bool
text_has(const char *text)
{
	return text != NULL && *text != '\0';
}

bool
check_says(const char *text, const char *words)
{
	size_t n = strlen(words);
	const char first[] = { words[0], (char)toupper((unsigned char)words[0]),
		(char)tolower((unsigned char)words[0]), '\0' };

	for (text = strpbrk(text, first); text != NULL; text = strpbrk(text + 1, first))
		if (strncasecmp(text, words, n) == 0)
			return true;
	return false;
}

bool
check_has(const struct unit *u, enum field f)
{
	const struct cell *cell = unit_cell(u, f);

	return cell != NULL && (cell->absent || *cell->text != '\0' || !id_zero(&cell->ref));
}

bool
check_decided(const struct unit *d)
{
	return unit_is(d, FLD_STATE, "adopted") || unit_is(d, FLD_STATE, "rejected");
}

int64_t
check_at(struct checking *c, const struct unit *u, enum field f)
{
	const struct cell *cell = unit_cell(u, f);
	int64_t at = u->at;

	if (cell != NULL && cell->hlc != u->hlc && !store_at(c->m->store, &cell->event, &at, NULL))
		at = u->at;
	return at;
}

void
check_day(struct checking *c, int64_t ms, char ret_day[static 11])
{
	when_local(ms, meeting_zone(c->m), "%Y-%m-%d", ret_day, 11);
}

void
check_clock(struct checking *c, int64_t ms, char ret_clock[static 16])
{
	when_local(ms, meeting_zone(c->m), "%H:%M", ret_clock, 16);
}

const char *
check_stamp(int64_t ms, char buf[static 32])
{
	return when_utc(ms, buf, 32);
}

int
check_days(const char *a, const char *b)
{
	const char *day[] = { a, b };
	int64_t ms[2] = { 0, 0 };
	char stamp[32];

	for (int i = 0; i < 2; i++) {
		str_copy(stamp, 11, day[i]);
		memcpy(stamp + strlen(stamp), "T00:00:00Z", sizeof "T00:00:00Z");
		if (!when_stamp(stamp, &ms[i], NULL))
			return 0;
	}
	return (int)((ms[1] - ms[0]) / 86400000);
}

const char *
check_name(struct checking *c, const struct unit *person)
{
	const char *s = person_name(person);
	size_t n = 0;

	c->name[n++] = '"';
	for (; *s != '\0' && n + 4 < sizeof c->name; s++) {
		if (*s == '"')
			c->name[n++] = '"';
		c->name[n++] = *s;
	}
	c->name[n++] = '"';
	c->name[n] = '\0';
	return c->name;
}

const struct item_facts *
check_item(struct checking *c, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&c->items, id);

	return i < 0 ? NULL : &c->item[i];
}

const char *
check_target(struct checking *c, const struct unit *w, char *buf, size_t size)
{
	const struct id *of = unit_ref(w, FLD_TARGET);
	struct units us;

	unit_label(w, buf, size);
	if (of == NULL || !store_unit(c->m->store, of, &us, NULL))
		return buf;
	if (us.n > 0)
		unit_label(&us.v[0], buf, size);
	units_release(&us);
	return buf;
}

bool
check_whole(struct checking *c, const struct id *item)
{
	const struct units *notes = check_units(c, UNIT_NOTE);
	const struct item_facts *f = check_item(c, item);

	return notes->n < QUICK_NOTES || !c->ask->quick || (f != NULL && f->from >= notes->v[0].at);
}

const struct unit *
check_withheld(struct checking *c, const struct id *id)
{
	int i = id == NULL ? -1 : idmap_get(&c->withheld, id);

	return i < 0 ? NULL : &c->set[UNIT_WITHHOLD].v[i];
}

const char *
check_vacancy(struct checking *c, const struct unit *group)
{
	const struct units *all = check_units(c, UNIT_VACANCY);

	for (size_t i = all->n; i > 0; i--) {
		const struct id *of = unit_ref(&all->v[i - 1], FLD_GROUP);

		if (of != NULL && id_eq(of, &group->id) && check_has(&all->v[i - 1], FLD_REASON))
			return unit_text(&all->v[i - 1], FLD_REASON);
	}
	return NULL;
}

bool
check_was_present(struct checking *c, const struct unit *person)
{
	return person != NULL && idmap_get(&c->here, &person->id) >= 0;
}

static void
take_mark(struct checking *c, const struct unit *u)
{
	const struct id *of = unit_ref(u, FLD_ITEM);
	int i = of == NULL ? -1 : idmap_get(&c->items, of);
	struct item_facts *f = i < 0 ? NULL : &c->item[i];

	if (u->ev == EV_MEETING_STATE && unit_is(u, FLD_STATE, "closed"))
		c->closed = u->at;
	else if (u->ev == EV_MEETING_STATE && unit_is(u, FLD_STATE, "open") && c->opened == 0)
		c->opened = u->at;
	if (u->ev != EV_ITEM_STATE || f == NULL)
		return;
	if (unit_is(u, FLD_STATE, "open") || unit_is(u, FLD_STATE, "reopened")) {
		f->from = f->from == 0 ? u->at : f->from;
		f->taken = true;
		f->to = 0;
	} else {
		f->to = u->at;
		/* Taken up again and closed: the outcome that was said stands. */
		f->outcome = f->outcome || check_has(u, FLD_OUTCOME);
	}
}

static void
take_items(struct checking *c)
{
	const struct meeting *m = c->m;

	c->item = mem_alloc((m->items.n + 1) * sizeof *c->item);
	for (size_t i = 0; i < m->items.n; i++) {
		idmap_put(&c->items, &m->items.v[i].id, (int)i);
		c->item[i].state = item_state(m, &m->items.v[i]);
	}
	for (size_t i = 0; i < m->marks.n; i++)
		take_mark(c, &m->marks.v[i]);
	for (size_t i = 0; i < m->ledger.n_turns; i++) {
		int k = idmap_get(&c->items, &m->ledger.turn[i].item);

		if (k >= 0 && !m->ledger.turn[i].voided)
			c->item[k].turns++;
	}
}

/* A draft that was decided opens: so decisions are asked, no other target changes the answer. */
enum withhold_state
check_withholding(struct checking *c, const struct unit *w)
{
	const struct id *of = unit_ref(w, FLD_TARGET);

	return withholding_now(w, of == NULL ? NULL : units_find(check_units(c, UNIT_DECISION), of),
		&c->days);
}

bool
check_sealed(struct checking *c, const struct unit *w)
{
	enum withhold_state s = check_withholding(c, w);

	return s != WITHHOLD_RELEASED && s != WITHHOLD_LAPSED;
}

static void
take_withheld(struct checking *c)
{
	const struct units *all = check_units(c, UNIT_WITHHOLD);

	for (size_t i = 0; i < all->n; i++) {
		const struct id *of = unit_ref(&all->v[i], FLD_TARGET);

		if (of != NULL && check_sealed(c, &all->v[i]))
			idmap_put(&c->withheld, of, (int)i);
	}
}

static void
take_note(struct checking *c, const struct unit *n, struct item_facts *f)
{
	const struct unit *w = check_withheld(c, &n->id);

	f->notes++;
	f->attributed += check_has(n, FLD_PERSON) || check_has(n, FLD_GROUP);
	f->withheld += w != NULL;
	f->own_gist += w != NULL && check_has(w, FLD_GIST) &&
		!str_starts(unit_text(w, FLD_GIST), "A participant spoke");
}

static void
take_notes(struct checking *c)
{
	const struct units *notes = check_units(c, UNIT_NOTE);
	const struct units *decisions = check_units(c, UNIT_DECISION);

	for (size_t i = 0; i < notes->n; i++) {
		const struct id *of = unit_ref(&notes->v[i], FLD_ITEM);
		int k = of == NULL ? -1 : idmap_get(&c->items, of);

		if (k >= 0)
			take_note(c, &notes->v[i], &c->item[k]);
	}
	for (size_t i = 0; i < decisions->n; i++) {
		const struct id *of = unit_ref(&decisions->v[i], FLD_ITEM);
		int k = of == NULL ? -1 : idmap_get(&c->items, of);

		if (k >= 0 && unit_is(&decisions->v[i], FLD_STATE, "adopted"))
			c->item[k].decisions++;
	}
}

static void
take_presences(struct checking *c)
{
	const struct meeting *m = c->m;

	for (size_t i = 0; i < m->presences.n; i++) {
		const struct id *of = unit_ref(&m->presences.v[i], FLD_PERSON);
		const struct unit *p = of == NULL ? NULL : meeting_person(m, of);

		if (p != NULL && unit_is(&m->presences.v[i], FLD_STATE, "present"))
			idmap_put(&c->here, &p->id, 1);
	}
}

void
checking_begin(struct checking *c)
{
	c->adopted_rules = check_adopted(c->m, "rules");
	check_day(c, c->m->now.at, c->today);
	approval_of(&c->m->marks, &c->approval);
	withhold_days_of(&c->m->marks, meeting_zone(c->m), c->today, &c->days);
	take_items(c);
	take_withheld(c);
	take_notes(c);
	take_presences(c);
}

void
checking_end(struct checking *c)
{
	for (int k = 0; k < UNIT_KIND_N; k++)
		if (c->loaded[k])
			units_release(&c->set[k]);
	free(c->item);
	idmap_release(&c->items);
	idmap_release(&c->withheld);
	idmap_release(&c->here);
}
