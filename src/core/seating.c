/* SPDX-License-Identifier: ISC */
/* Who sits where, from arrivals, alternates and proxies; and whether that is a quorum. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/seating.h>

/* What is worked with besides the result; by index of seating.v. */
struct work {
	const struct seating_ask *ask;
	struct seating *s;
	struct place {
		int64_t since;		/* of the arrival or departure that counts */
		int root, depth;	/* whose seat: up the chain of alternates, so many steps */
		int sitter;			/* of a root: who sits there, or -1 */
	} *place;
};

static bool
role_bars(const struct unit *person)
{
	static const char *const roles[] = { "observer", "secretariat", "interpreter" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (unit_is(person, FLD_ROLE, roles[i]))
			return true;
	return false;
}

static bool
is_now(const struct work *w, const struct unit *u)
{
	return u->at <= w->ask->at;
}

int
seating_group(const struct seating *s, const struct id *group)
{
	for (size_t i = 0; group != NULL && i < s->n_groups; i++)
		if (id_eq(&s->group[i].group, group))
			return (int)i;
	return -1;
}

int
seating_person(const struct seating *s, const struct id *person)
{
	return person == NULL ? -1 : idmap_get(&s->index, person);
}

static void
make_groups(struct work *w)
{
	const struct units *us = w->ask->groups;

	w->s->group = mem_alloc((us->n + 1) * sizeof *w->s->group);
	w->s->n_groups = us->n;
	for (size_t i = 0; i < us->n; i++) {
		w->s->group[i].group = us->v[i].id;
		w->s->group[i].seats = (int)unit_int(&us->v[i], FLD_SEATS, -1);
	}
}

/* ---- the people ---- */

static bool
is_alternate(const struct work *w, const struct id *person)
{
	const struct units *us = w->ask->seats;
	const struct id *of;

	for (size_t i = 0; i < us->n; i++) {
		of = unit_ref(&us->v[i], FLD_PERSON);
		if (is_now(w, &us->v[i]) && unit_is(&us->v[i], FLD_FORM, "alternate") &&
		    of != NULL && id_eq(of, person))
			return true;
	}
	return false;
}

/* Each entry of persons as the entry it is today; the newest first: who became B became
 * what B became later. */
static void
map_entries(const struct work *w, struct idmap *ret_entry)
{
	const struct units *us = w->ask->sames;
	const struct id *a, *b;
	int to;

	for (size_t i = 0; i < w->ask->persons->n; i++)
		idmap_put(ret_entry, &w->ask->persons->v[i].id, (int)i);
	for (size_t i = us->n; i-- > 0; ) {
		a = unit_ref(&us->v[i], FLD_TARGET);
		b = unit_ref(&us->v[i], FLD_OTHER);
		to = a == NULL || b == NULL ? -1 : idmap_get(ret_entry, b);
		if (to >= 0)
			idmap_put(ret_entry, a, to);
	}
}

static void
add_person(struct work *w, const struct unit *u)
{
	struct seating *s = w->s;
	struct seated *p = &s->v[s->n];

	*p = (struct seated){ .person = u->id, .principal = -1, .proxy = -1,
		.group = seating_group(s, unit_ref(u, FLD_GROUP)),
		.bar = role_bars(u) ? BAR_ROLE : BAR_NONE };
	if (p->group >= 0 || is_alternate(w, &u->id))
		idmap_put(&s->index, &u->id, (int)s->n++);
}

static void
make_persons(struct work *w)
{
	const struct units *us = w->ask->persons;
	struct seating *s = w->s;
	struct idmap entry = { 0 };
	int k, p;

	s->v = mem_alloc((us->n + 1) * sizeof *s->v);
	map_entries(w, &entry);
	for (size_t i = 0; i < us->n; i++)
		if (idmap_get(&entry, &us->v[i].id) == (int)i)
			add_person(w, &us->v[i]);
	for (size_t i = 0; i < us->n; i++) {
		k = idmap_get(&entry, &us->v[i].id);
		p = idmap_get(&s->index, &us->v[k].id);
		if (k != (int)i && p >= 0)
			idmap_put(&s->index, &us->v[i].id, p);
	}
	idmap_release(&entry);
	w->place = mem_alloc((s->n + 1) * sizeof *w->place);
}

static void
make_presence(struct work *w)
{
	const struct units *us = w->ask->presences;

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i];
		int p = seating_person(w->s, unit_ref(u, FLD_PERSON));

		if (p < 0 || !is_now(w, u) || u->at < w->place[p].since)
			continue;
		w->place[p].since = u->at;
		w->s->v[p].present = unit_is(u, FLD_STATE, "present");
		w->s->v[p].online = w->s->v[p].present && unit_is(u, FLD_MODE, "online");
	}
}

static bool
of_item(const struct work *w, const struct unit *interest)
{
	const struct id *item = unit_ref(interest, FLD_ITEM);

	return item == NULL || (w->ask->item != NULL && id_eq(item, w->ask->item));
}

static void
make_bars(struct work *w)
{
	const struct units *us = w->ask->interests;
	struct seating *s = w->s;

	for (size_t i = 0; us != NULL && i < us->n; i++) {
		const struct unit *u = &us->v[i];
		int p = seating_person(s, unit_ref(u, FLD_PERSON));

		if (p >= 0 && is_now(w, u) && of_item(w, u) && s->v[p].bar == BAR_NONE &&
		    (unit_is(u, FLD_EFFECT, "withdraw") || unit_is(u, FLD_EFFECT, "no-vote")))
			s->v[p].bar = BAR_INTEREST;
	}
	for (size_t p = 0; p < s->n; p++)
		if (s->v[p].online && s->v[p].bar != BAR_ROLE &&
		    str_eq(w->ask->rules->v[RULE_QUORUM_ONLINE], "no"))
			s->v[p].bar = BAR_ONLINE;
}

/* ---- the seats ---- */

/* The latest of each counts: of whom somebody is the alternate, who holds somebody's proxy. */
static void
make_deputies(struct work *w)
{
	const struct units *us = w->ask->seats;

	for (size_t i = 0; i < us->n; i++) {
		int p = seating_person(w->s, unit_ref(&us->v[i], FLD_PERSON));
		int of = seating_person(w->s, unit_ref(&us->v[i], FLD_PRINCIPAL));

		if (!is_now(w, &us->v[i]) || p < 0 || of < 0 || p == of)
			continue;
		if (unit_is(&us->v[i], FLD_FORM, "alternate"))
			w->s->v[p].principal = of;
		else if (unit_is(&us->v[i], FLD_FORM, "proxy"))
			w->s->v[of].proxy = p;
	}
}

/* How far it is to the seat; a ring of alternates, of two copies, leads nowhere. */
static int
steps_to_seat(const struct seating *s, int p)
{
	size_t steps = 0;

	for (; s->v[p].principal >= 0 && steps <= s->n; steps++)
		p = s->v[p].principal;
	return steps > s->n ? 0 : (int)steps;
}

int
seating_seat(const struct seating *s, int person)
{
	for (int steps = steps_to_seat(s, person); steps > 0; steps--)
		person = s->v[person].principal;
	return person;
}

static void
find_root(struct work *w, int p)
{
	w->place[p].depth = steps_to_seat(w->s, p);
	w->place[p].root = seating_seat(w->s, p);
	w->place[p].sitter = -1;
	w->s->v[p].group = w->s->v[w->place[p].root].group;
}

/* Present, and somebody who may hold a seat. */
static bool
counts(const struct seated *p)
{
	return p->present && p->group >= 0 && p->bar != BAR_ROLE && p->bar != BAR_ONLINE;
}

static void
make_seats(struct work *w)
{
	struct seating *s = w->s;
	int *sitter;

	for (size_t p = 0; p < s->n; p++)
		find_root(w, (int)p);
	for (size_t p = 0; p < s->n; p++) {
		sitter = &w->place[w->place[p].root].sitter;
		if (counts(&s->v[p]) &&
		    (*sitter < 0 || w->place[p].depth < w->place[*sitter].depth))
			*sitter = (int)p;
	}
	for (size_t p = 0; p < s->n; p++) {
		int k = w->place[w->place[p].root].sitter;

		s->v[p].sits = k == (int)p;
		s->v[p].replaced = k >= 0 && w->place[k].depth > w->place[p].depth;
	}
}

/* A proxy counts where the seat is empty and the holder votes there. */
static void
make_votes(struct work *w)
{
	struct seating *s = w->s;

	for (size_t p = 0; p < s->n; p++)
		s->v[p].votes = s->v[p].sits && s->v[p].bar == BAR_NONE;
	for (size_t p = 0; p < s->n; p++) {
		struct seated *of = &s->v[p];

		if (of->proxy < 0)
			continue;
		if (of->group < 0 || of->bar == BAR_ROLE || of->bar == BAR_INTEREST ||
		    w->place[p].root != (int)p || w->place[p].sitter >= 0 ||
		    !s->v[of->proxy].sits || s->v[of->proxy].bar != BAR_NONE)
			of->proxy = -1;
		else
			of->votes = true;
	}
}

/* ---- what that makes of the constituencies ---- */

static bool
has_reason(const struct work *w, const struct id *group)
{
	const struct units *us = w->ask->vacancies;

	for (size_t i = 0; i < us->n; i++) {
		const struct id *of = unit_ref(&us->v[i], FLD_GROUP);

		if (is_now(w, &us->v[i]) && of != NULL && id_eq(of, group))
			return true;
	}
	return false;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static void
count_group(struct work *w, int g)
{
	struct seated_group *of = &w->s->group[g];
	int own = 0, sit = 0, online = 0, votes = 0;

	for (size_t i = 0; i < w->s->n; i++) {
		const struct seated *p = &w->s->v[i];

		if (p->group != g || p->bar == BAR_ROLE)
			continue;
		of->members++;
		own += w->place[i].root == (int)i;
		of->here += p->present;
		sit += p->sits;
		online += p->sits && p->online;
		votes += p->votes;
	}
	if (of->seats < 0)
		of->seats = own > 0 ? own : 1;
	of->filled = least(sit, of->seats);
	of->online = least(online, of->filled);
	of->votes = least(votes, of->seats);
	of->vacant = of->members == 0 && has_reason(w, &of->group);
}

static void
count_all(struct work *w)
{
	struct seating *s = w->s;

	for (size_t g = 0; g < s->n_groups; g++) {
		const struct seated_group *of = &s->group[g];

		count_group(w, (int)g);
		if (of->vacant || of->seats == 0)
			continue;
		s->seats += of->seats;
		s->filled += of->filled;
		s->votes += of->votes;
		s->groups++;
		s->groups_here += of->filled > 0;
	}
}

static const char *const quorum_names[] = { "none", "majority", "each-constituency" };

const char *
quorum_rule_name(enum quorum_rule r)
{
	return quorum_names[r];
}

static void
judge(struct work *w)
{
	struct seating *s = w->s;

	for (int r = QUORUM_NONE; r <= QUORUM_EACH; r++)
		if (str_eq(w->ask->rules->v[RULE_QUORUM], quorum_names[r]))
			s->rule = (enum quorum_rule)r;
	s->met = s->rule == QUORUM_NONE ||
		(s->rule == QUORUM_MAJORITY ? 2 * s->filled > s->seats :
		s->groups > 0 && s->groups_here == s->groups);
}

void
seating_make(const struct seating_ask *ask, struct seating *ret_s)
{
	struct work w = { .ask = ask, .s = ret_s };

	*ret_s = (struct seating){ 0 };
	make_groups(&w);
	make_persons(&w);
	make_presence(&w);
	make_bars(&w);
	make_deputies(&w);
	make_seats(&w);
	make_votes(&w);
	count_all(&w);
	judge(&w);
	free(w.place);
}

void
seating_release(struct seating *s)
{
	free(s->v);
	free(s->group);
	idmap_release(&s->index);
	*s = (struct seating){ 0 };
}

bool
seating_missing(const struct seating *s, size_t group)
{
	const struct seated_group *g = &s->group[group];

	return g->seats > 0 && !g->vacant && g->filled == 0;
}
