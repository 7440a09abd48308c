/* SPDX-License-Identifier: ISC */
/* Regions, income groups and genders of people, and the rows they make. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/category.h>

/* The region a country counts in; "" if it has none. */
static const char *
region_of(const struct country *c)
{
	return str_eq(c->region, "Americas") ? c->subregion : c->region;
}

/* A region as people name it, in the regions of our tables. */
static const char *
region_named(const struct countries *c, const char *name)
{
	static const struct { const char *said, *region; } also[] = {
		{ "Latin America", "Latin America and the Caribbean" },
		{ "North America", "Northern America" }, { "Pacific", "Oceania" },
		{ "Americas", CATEGORY_SEVERAL },
	};

	for (size_t i = 0; i < sizeof also / sizeof *also; i++)
		if (str_eq(name, also[i].said))
			return also[i].region;
	for (size_t i = 0; i < countries_count(c); i++) {
		const struct country *k = countries_at(c, i);

		if (str_eq(k->region, name) || str_eq(k->subregion, name) ||
		    str_eq(k->intermediate, name))
			return region_of(k);
	}
	return name;
}

/* Two regions in one: the same, or several. */
static const char *
both(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	return str_eq(a, b) ? a : CATEGORY_SEVERAL;
}

static const char *
match_region(const struct countries *c, const struct country_match *m)
{
	const char *region = NULL;

	if (m->kind == COUNTRY_GLOBAL)
		return CATEGORY_GLOBAL;
	if (m->kind == COUNTRY_REGION)
		return region_named(c, m->region);
	for (size_t i = 0; i < m->n; i++)
		region = both(region, region_of(country_by_code(c, m->codes[i])));
	return region != NULL && *region == '\0' ? NULL : region;
}

static const char *
parts_region(const struct countries *c, const char *said)
{
	const char *region = NULL;

	for (size_t n; *said != '\0'; said += n + (said[n] != '\0')) {
		struct country_match m;
		char *part;

		n = strcspn(said, ",;/");
		part = mem_strndup(said, n);
		m = country_resolve(c, part);
		region = both(region, match_region(c, &m));
		free(part);
	}
	return region;
}

/* Of "West Africa, Sahel; Kenya" what resolves counts. */
static const char *
said_region(const struct countries *c, const char *said)
{
	struct country_match m = country_resolve(c, said);
	const char *region = match_region(c, &m);

	return region != NULL ? region : parts_region(c, said);
}

static bool
is_said(const char *text)
{
	return text != NULL && *text != '\0';
}

const char *
category_region(const struct countries *c, const struct category_person *p)
{
	const char *region = NULL;

	if (is_said(p->scope) && str_eq(p->scope, "global"))
		return CATEGORY_GLOBAL;
	if (is_said(p->speaks_for))
		region = said_region(c, p->speaks_for);
	if (region == NULL && is_said(p->country))
		region = said_region(c, p->country);
	return region;
}

static const struct { const char *code, *name; } incomes[] = {
	{ "L", "Low income" }, { "LM", "Lower middle income" }, { "UM", "Upper middle income" },
	{ "H", "High income" },
};

enum { INCOMES = sizeof incomes / sizeof *incomes };

static const char *
income_of(const struct country *c)
{
	for (size_t i = 0; i < INCOMES; i++)
		if (str_eq(c->income, incomes[i].code))
			return incomes[i].name;
	return NULL;
}

const char *
category_income(const struct countries *c, const struct category_person *p)
{
	struct country_match m = { .kind = COUNTRY_UNRESOLVED };

	if (is_said(p->scope) && str_eq(p->scope, "global"))
		return CATEGORY_GLOBAL;
	if (is_said(p->speaks_for) && said_region(c, p->speaks_for) != NULL)
		m = country_resolve(c, p->speaks_for);
	else if (is_said(p->country))
		m = country_resolve(c, p->country);
	if (m.kind == COUNTRY_GLOBAL)
		return CATEGORY_GLOBAL;
	return m.kind == COUNTRY_ONE ? income_of(country_by_code(c, m.codes[0])) : NULL;
}

static const char *
name_of(const struct category_ask *ask, const struct category_person *p)
{
	const char *name = NULL;

	if (ask->by == CATEGORY_GENDER)
		return is_said(p->gender) ? p->gender : CATEGORY_UNSAID;
	if (ask->countries != NULL)
		name = ask->by == CATEGORY_REGION ? category_region(ask->countries, p) :
			category_income(ask->countries, p);
	return name == NULL ? CATEGORY_UNKNOWN : name;
}

/* Income groups by income, what is no group last, all else by name. */
static int
rank(const char *name)
{
	static const char *const last[] = { CATEGORY_GLOBAL, CATEGORY_SEVERAL, CATEGORY_UNKNOWN,
		CATEGORY_UNSAID };

	for (size_t i = 0; i < INCOMES; i++)
		if (str_eq(name, incomes[i].name))
			return (int)i;
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		if (str_eq(name, last[i]))
			return INCOMES + 1 + (int)i;
	return INCOMES;
}

static int
by_rank(const void *a, const void *b)
{
	const char *p = *(const char *const *)a, *q = *(const char *const *)b;

	return rank(p) != rank(q) ? rank(p) - rank(q) : strcmp(p, q);
}

static void
add(struct categories *c, const char *name, size_t *cap)
{
	MEM_GROW(c->name, c->n, *cap);
	c->name[c->n++] = name;
}

/* Rows that are there whoever is. */
static void
add_fixed(const struct category_ask *ask, struct categories *c, size_t *cap)
{
	if (ask->countries == NULL || ask->by == CATEGORY_GENDER)
		return;
	for (size_t i = 0; ask->by == CATEGORY_INCOME && i < INCOMES; i++)
		add(c, incomes[i].name, cap);
	for (size_t i = 0; ask->by == CATEGORY_REGION && i < countries_count(ask->countries); i++)
		if (*region_of(countries_at(ask->countries, i)) != '\0')
			add(c, region_of(countries_at(ask->countries, i)), cap);
}

static void
sort_names(struct categories *c)
{
	size_t n = 0;

	if (c->n > 0)
		qsort(c->name, c->n, sizeof *c->name, by_rank);
	for (size_t i = 0; i < c->n; i++)
		if (n == 0 || !str_eq(c->name[n - 1], c->name[i]))
			c->name[n++] = c->name[i];
	c->n = n;
}

static int
row_of(const struct categories *c, const char *name)
{
	const char **at = bsearch(&name, c->name, c->n, sizeof *c->name, by_rank);

	return (int)(at - c->name);
}

void
categories_build(const struct category_ask *ask, int *ret_row, struct categories *ret)
{
	const char **of = mem_alloc((ask->n + 1) * sizeof *of);
	struct categories c = { 0 };
	size_t cap = 0;

	add_fixed(ask, &c, &cap);
	for (size_t i = 0; i < ask->n; i++) {
		of[i] = name_of(ask, &ask->people[i]);
		add(&c, of[i], &cap);
	}
	sort_names(&c);
	for (size_t i = 0; i < ask->n; i++)
		ret_row[i] = row_of(&c, of[i]);
	free(of);
	*ret = c;
}
