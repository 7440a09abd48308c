/* SPDX-License-Identifier: ISC */
/* Attendance: constituencies, people, when they came and left, and where they are from. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>

#include "edition_priv.h"

/* The index of a person, found by any of the ids that the record joined. */
static int
person_at(const struct source *src, const struct id *id)
{
	return id == NULL ? -1 : idmap_get(&src->person, id);
}

static void
build_groups(struct source *src)
{
	const struct units *us = &src->u[UNIT_GROUP];
	struct edition *ed = src->ed;

	ed->n_groups = us->n;
	ed->group = mem_alloc((us->n + 1) * sizeof *ed->group);
	for (size_t i = 0; i < us->n; i++) {
		struct ed_group *g = &ed->group[i];

		g->code = show_text(src, &us->v[i], FLD_CODE);
		g->name = show_text(src, &us->v[i], FLD_NAME);
		if (*g->name == '\0')
			g->name = g->code;
		g->vacancy = "";
		g->seats = (int)unit_int(&us->v[i], FLD_SEATS, 1);
		g->weight = unit_int(&us->v[i], FLD_WEIGHT, 1000);
		idmap_put(&src->group, &us->v[i].id, (int)i);
	}
	for (size_t i = 0; i < src->u[UNIT_VACANCY].n; i++) {
		const struct unit *v = &src->u[UNIT_VACANCY].v[i];
		const struct id *id = unit_ref(v, FLD_GROUP);
		int g = id == NULL ? -1 : idmap_get(&src->group, id);

		if (g >= 0)
			ed->group[g].vacancy = show_text(src, v, FLD_REASON);
	}
}

/* Countries by their label, which is the same on every machine; else as written. */
static void
set_country(struct source *src, struct ed_person *p, const char *written)
{
	const struct countries *all = src->ask->countries;
	struct country_match m = { 0 };
	struct str s = STR_INIT;

	p->country = copy_text(src, written);
	if (all == NULL || *written == '\0')
		return;
	m = country_resolve(all, written);
	for (size_t i = 0; i < m.n; i++) {
		str_add(&s, i > 0 ? ", " : "");
		str_add(&s, country_by_code(all, m.codes[i])->label);
	}
	if (m.n > 0)
		p->country = copy_text(src, str_c(&s));
	if (m.n == 1)
		str_copy(p->code, sizeof p->code, m.codes[0]);
	str_release(&s);
}

static const char *
told(const struct source *src, const struct unit *u, enum field f)
{
	return edition_may_show(src, u, f) ? unit_text(u, f) : "";
}

static void
build_person(struct source *src, struct ed_person *p, const struct unit *u)
{
	const struct id *group = unit_ref(u, FLD_GROUP);

	p->group = group == NULL ? -1 : idmap_get(&src->group, group);
	p->principal = -1;
	p->name = p->org = p->country = p->people = p->role = "";
	p->hidden = !edition_may_show(src, u, FLD_NAME) || *unit_text(u, FLD_NAME) == '\0';
	if (p->hidden)
		return;
	p->name = show_text(src, u, FLD_NAME);
	p->org = show_text(src, u, FLD_ORG);
	p->people = show_text(src, u, FLD_PEOPLE);
	p->role = show_text(src, u, FLD_ROLE);
	p->organisation = unit_is(u, FLD_TYPE, "org");
	if (edition_may_show(src, u, FLD_COUNTRY))
		set_country(src, p, unit_text(u, FLD_COUNTRY));
	src->who[p - src->ed->person] = (struct category_person){
		.country = told(src, u, FLD_COUNTRY), .scope = told(src, u, FLD_SCOPE),
		.speaks_for = told(src, u, FLD_SPEAKS_FOR) };
}

/* Two ids of one person lead to the second; the first is not listed again. */
static bool
is_alias(const struct source *src, const struct id *id, const struct id **ret_other)
{
	const struct units *us = &src->u[UNIT_SAME];

	for (size_t i = us->n; i > 0; i--) {
		const struct id *a = unit_ref(&us->v[i - 1], FLD_TARGET);
		const struct id *b = unit_ref(&us->v[i - 1], FLD_OTHER);

		if (a != NULL && b != NULL && id_eq(a, id) && !id_eq(b, id)) {
			*ret_other = b;
			return true;
		}
	}
	return false;
}

static void
join_aliases(struct source *src)
{
	const struct units *us = &src->u[UNIT_PERSON];

	for (size_t i = 0; i < us->n; i++) {
		const struct id *id = &us->v[i].id, *other = id;
		size_t hops = 0;

		while (hops++ < us->n && is_alias(src, other, &other))
			;
		if (!id_eq(id, other) && person_at(src, other) >= 0)
			idmap_put(&src->person, id, person_at(src, other));
	}
}

static void
build_persons(struct source *src)
{
	const struct units *us = &src->u[UNIT_PERSON];
	struct edition *ed = src->ed;

	ed->person = mem_alloc((us->n + 1) * sizeof *ed->person);
	src->who = mem_alloc((us->n + 1) * sizeof *src->who);
	for (size_t i = 0; i < us->n; i++) {
		const struct id *other;

		if (is_alias(src, &us->v[i].id, &other) && units_find(us, other) != NULL)
			continue;
		build_person(src, &ed->person[ed->n_persons], &us->v[i]);
		idmap_put(&src->person, &us->v[i].id, (int)ed->n_persons++);
	}
	join_aliases(src);
}

static void
build_seats(struct source *src)
{
	for (size_t i = 0; i < src->u[UNIT_SEAT].n; i++) {
		const struct unit *u = &src->u[UNIT_SEAT].v[i];
		int p = person_at(src, unit_ref(u, FLD_PERSON));
		int of = person_at(src, unit_ref(u, FLD_PRINCIPAL));

		if (p < 0 || of < 0 || !edition_may_show(src, u, FLD_PERSON) ||
		    !edition_may_show(src, u, FLD_PRINCIPAL))
			continue;
		src->ed->person[p].principal = of;
		src->ed->person[p].proxy = unit_is(u, FLD_FORM, "proxy");
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct unit *x = *(const struct unit *const *)a, *y = *(const struct unit *const *)b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->hlc < y->hlc ? -1 : x->hlc > y->hlc;
}

static void
add_presence(struct source *src, struct ed_person *p, const struct unit *u)
{
	struct ed_span *last = p->n_spans > 0 ? &p->span[p->n_spans - 1] : NULL;
	struct ed_span *more;

	if (unit_is(u, FLD_STATE, "regrets")) {
		p->regrets = true;
	} else if (unit_is(u, FLD_STATE, "absent")) {
		if (last != NULL && last->to == 0)
			last->to = u->at;
	} else if (last == NULL || last->to != 0) {
		more = unit_arena_alloc(src->ed->mem.arena, (p->n_spans + 1) * sizeof *more);
		if (p->n_spans > 0)
			memcpy(more, p->span, p->n_spans * sizeof *more);
		p->span = more;
		p->span[p->n_spans++] = (struct ed_span){ u->at, 0,
			unit_is(u, FLD_MODE, "online") };
	} else {
		last->online = unit_is(u, FLD_MODE, "online");
	}
}

static void
build_presence(struct source *src)
{
	const struct units *us = &src->u[UNIT_PRESENCE];
	const struct unit **v = mem_alloc((us->n + 1) * sizeof *v);

	for (size_t i = 0; i < us->n; i++)
		v[i] = &us->v[i];
	qsort(v, us->n, sizeof *v, by_time);
	for (size_t i = 0; i < us->n; i++) {
		int p = person_at(src, unit_ref(v[i], FLD_PERSON));

		if (p >= 0)
			add_presence(src, &src->ed->person[p], v[i]);
	}
	free(v);
}

bool
person_was_present(const struct ed_person *p, int64_t at)
{
	for (size_t i = 0; i < p->n_spans; i++)
		if (at == 0 || (p->span[i].from <= at &&
		    (p->span[i].to == 0 || at < p->span[i].to)))
			return true;
	return false;
}

int
people_present(const struct source *src, int group, int64_t at)
{
	int n = 0;

	for (size_t i = 0; i < src->ed->n_persons; i++)
		n += src->ed->person[i].group == group &&
			person_was_present(&src->ed->person[i], at);
	return n;
}

/*
 * With a part under the Chatham House Rule no time says who was there then, nor does it say who
 * was not there at all.
 */
void
people_hush(struct source *src)
{
	if (src->ed->kind == EDITION_FULL || !disclosure_hushed(&src->disclosure))
		return;
	for (size_t i = 0; i < src->ed->n_persons; i++) {
		struct ed_person *p = &src->ed->person[i];

		p->untold = p->n_spans == 0;
		if (p->n_spans > 0)
			p->span[0] = (struct ed_span){ .from = 0, .online = p->span[0].online };
		p->n_spans = p->n_spans > 0;
	}
}

static void
build_facts(struct source *src)
{
	static const char *const lists[] = { "m49", "income" };
	struct edition *ed = src->ed;

	ed->fact = mem_alloc(sizeof lists / sizeof *lists * sizeof *ed->fact);
	for (size_t i = 0; src->ask->countries != NULL && i < sizeof lists / sizeof *lists; i++) {
		const struct country_list *l = countries_list(src->ask->countries, lists[i]);

		if (l != NULL)
			ed->fact[ed->n_facts++] = (struct ed_fact){ copy_text(src, l->name),
				copy_text(src, l->as_of), copy_text(src, l->source) };
	}
}

void
people_build(struct source *src)
{
	build_groups(src);
	build_persons(src);
	build_seats(src);
	build_presence(src);
	for (size_t i = 0; i < src->ed->n_persons; i++)
		if (src->ed->person[i].group >= 0)
			src->ed->group[src->ed->person[i].group].members++;
	for (size_t i = 0; i < src->ed->n_groups; i++)
		src->ed->group[i].present = people_present(src, (int)i, 0);
	build_facts(src);
}
