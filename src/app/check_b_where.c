/* SPDX-License-Identifier: ISC */
/* Rules of letter B about regions, the six groups of principle 1, and the talk time. */
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/base/text.h>
#include <talanoa/conf/category.h>

#include "check_priv.h"

/* The six of the letter: how a constituency of theirs is named, and a tag of a person. */
static const struct six {
	const char *name, *code, *words[7];
} six[] = {
	{ "Civil society", "CSO", { "civil society", "ngo", "societe civile", "sociedad civil" } },
	{ "Indigenous Peoples", "IP", { "indigenous", "autochtone", "indigena" } },
	{ "Labour unions", "LAB", { "labour", "labor", "worker", "trade union", "travail", "trabaj" } },
	{ "Local communities", "LOC", { "local communit", "communautes locales",
		"comunidades locales" } },
	{ "Youth", "YTH", { "youth", "jeune", "juvent", "joven" } },
	{ "Women", "WOM", { "women", "femme", "mujer" } },
};
enum { N_SIX = sizeof six / sizeof *six };

static unsigned
six_in(const char *text)
{
	unsigned bits = 0;

	for (size_t k = 0; *text != '\0' && k < N_SIX; k++)
		for (size_t i = 0; six[k].words[i] != NULL; i++)
			if (text_contains(text, six[k].words[i]))
				bits |= 1u << k;
	return bits;
}

static unsigned
six_of_group(const struct unit *g)
{
	unsigned bits = six_in(unit_text(g, FLD_NAME));

	for (size_t k = 0; k < N_SIX; k++)
		if (str_eq(group_code(g), six[k].code))
			bits |= 1u << k;
	return bits;
}

/* Which of the six each person stands for; the caller frees. */
static unsigned *
six_of_people(const struct meeting *m, unsigned *ret_all)
{
	unsigned *bits = mem_alloc((m->persons.n + 1) * sizeof *bits);
	unsigned *of_group = mem_alloc((m->groups.n + 1) * sizeof *of_group);

	*ret_all = 0;
	for (size_t i = 0; i < m->groups.n; i++)
		*ret_all |= of_group[i] = six_of_group(&m->groups.v[i]);
	for (size_t i = 0; i < m->persons.n; i++) {
		const struct unit *g = group_of(m, &m->persons.v[i]);

		bits[i] = six_in(unit_text(&m->persons.v[i], FLD_TAGS));
		if (g != NULL)
			bits[i] |= of_group[g - m->groups.v];
		*ret_all |= bits[i];
	}
	free(of_group);
	return bits;
}

struct span {
	int64_t from, to;		/* to: 0, still */
};

/* Which of the six were there at some moment of the span. */
static unsigned
six_here(const struct meeting *m, const unsigned *bits, struct span s)
{
	bool *here = mem_alloc((m->persons.n + 1) * sizeof *here);
	unsigned all = 0;

	for (size_t i = 0; i < m->presences.n; i++) {
		const struct unit *u = &m->presences.v[i];
		const struct id *of = unit_ref(u, FLD_PERSON);
		const struct unit *p = of == NULL ? NULL : meeting_person(m, of);
		bool present = unit_is(u, FLD_STATE, "present");

		if (p == NULL || (s.to != 0 && u->at > s.to))
			continue;
		if (present && u->at >= s.from)
			all |= bits[p - m->persons.v];
		if (u->at <= s.from)
			here[p - m->persons.v] = present;
	}
	for (size_t i = 0; i < m->persons.n; i++)
		if (here[i])
			all |= bits[i];
	free(here);
	return all;
}

/* Code of the constituency that stands for one of the six; "" if only tags do. */
static const struct unit *
group_of_six(const struct meeting *m, size_t k)
{
	for (size_t i = 0; i < m->groups.n; i++)
		if ((six_of_group(&m->groups.v[i]) >> k & 1) != 0)
			return &m->groups.v[i];
	return NULL;
}

static void
missing_at(struct checking *c, size_t k, const char *level)
{
	const struct unit *g = group_of_six(c->m, k);

	check_say(c, g, "%s: nobody was present%s%s%s", six[k].name,
		*level == '\0' ? "" : " on items of the ", level, *level == '\0' ? "" : " level");
	if (g == NULL)
		check_advise(c, "`present+ NAME`");
	else
		check_advise(c, "`vacancy %s because REASON`", group_code(g));
	check_reason(c, g == NULL ? NULL : check_vacancy(c, g));
}

static void
look_at_level(struct checking *c, const unsigned *bits, unsigned known, const char *level)
{
	unsigned here = 0;

	for (size_t i = 0; i < c->m->items.n; i++) {
		const struct item_facts *f = &c->item[i];

		if (f->taken && (*level == '\0' || unit_is(&c->m->items.v[i], FLD_LEVEL, level)))
			here |= six_here(c->m, bits, (struct span){ f->from, f->to });
	}
	for (size_t k = 0; k < N_SIX; k++)
		if ((known >> k & 1) != 0 && (here >> k & 1) == 0)
			missing_at(c, k, level);
}

static void
look_at_levels(struct checking *c, const unsigned *bits, unsigned known)
{
	const char *seen[16];
	size_t n = 0, taken = 0;

	for (size_t i = 0; i < c->m->items.n; i++) {
		const char *level = unit_text(&c->m->items.v[i], FLD_LEVEL);
		size_t k = 0;

		taken += c->item[i].taken;
		if (!c->item[i].taken || *level == '\0')
			continue;
		while (k < n && !str_eq(seen[k], level))
			k++;
		if (k == n && n < sizeof seen / sizeof *seen)
			seen[n++] = level;
	}
	for (size_t k = 0; k < n; k++)
		look_at_level(c, bits, known, seen[k]);
	if (n == 0 && taken > 0)
		look_at_level(c, bits, known, "");
}

void
check_B8(struct checking *c)
{
	unsigned known, *bits = six_of_people(c->m, &known);

	for (size_t k = 0; k < N_SIX; k++) {
		if ((known >> k & 1) != 0)
			continue;
		check_say(c, NULL, "no constituency, and no tag of a person, stands for %s",
			six[k].name);
		check_advise(c, "`group add %s \"%s\"`", six[k].code, six[k].name);
	}
	look_at_levels(c, bits, known);
	free(bits);
}

static bool
has_place(const struct unit *p)
{
	return check_has(p, FLD_COUNTRY) || check_has(p, FLD_PEOPLE) ||
		check_has(p, FLD_SPEAKS_FOR) || str_eq(unit_text(p, FLD_SCOPE), "global");
}

/* A note that names the region says why nobody came from it. */
static const char *
note_naming(struct checking *c, const char *region)
{
	const struct units *notes = check_units(c, UNIT_NOTE);

	for (size_t i = 0; i < notes->n; i++)
		if (check_says(unit_text(&notes->v[i], FLD_TEXT), region))
			return unit_text(&notes->v[i], FLD_TEXT);
	return NULL;
}

static void
empty_region(struct checking *c, const char *region)
{
	check_say(c, NULL, "nobody from %s was present", region);
	check_advise(c, "`note Nobody came from %s: REASON`", region);
	check_soften(c, SEVERITY_EXPECTED);
	check_reason(c, note_naming(c, region));
}

static bool
is_region(const char *name)
{
	return !str_eq(name, CATEGORY_GLOBAL) && !str_eq(name, CATEGORY_SEVERAL) &&
		!str_eq(name, CATEGORY_UNKNOWN);
}

static void
look_at_regions(struct checking *c)
{
	const struct meeting *m = c->m;
	struct category_person *people = mem_alloc((m->persons.n + 1) * sizeof *people);
	struct category_ask ask = { CATEGORY_REGION, meeting_countries(c->m, NULL), people, 0 };
	int *row = mem_alloc((m->persons.n + 1) * sizeof *row);
	struct categories rows;

	for (size_t i = 0; i < m->persons.n; i++) {
		const struct unit *p = &m->persons.v[i];

		if (group_of(m, p) != NULL && check_was_present(c, p))
			people[ask.n++] = (struct category_person){ unit_text(p, FLD_COUNTRY),
				unit_text(p, FLD_SPEAKS_FOR), unit_text(p, FLD_SCOPE), "" };
	}
	if (ask.countries != NULL && ask.n > 0) {
		categories_build(&ask, row, &rows);
		for (size_t k = 0; k < rows.n; k++) {
			size_t n = 0;

			for (size_t i = 0; i < ask.n; i++)
				n += row[i] == (int)k;
			if (n == 0 && is_region(rows.name[k]))
				empty_region(c, rows.name[k]);
		}
		free(rows.name);
	}
	free(people);
	free(row);
}

void
check_B9(struct checking *c)
{
	for (size_t i = 0; i < c->m->persons.n; i++) {
		const struct unit *p = &c->m->persons.v[i];

		if (meeting_person(c->m, &p->id) != p || group_of(c->m, p) == NULL || has_place(p))
			continue;
		check_say(c, p, "%s has neither a country nor a People", person_name(p));
		check_advise(c, "`person set %s country COUNTRY`", check_name(c, p));
	}
	look_at_regions(c);
}

void
check_B10(struct checking *c)
{
	static const char *const lists[] = { "m49", "ldc", "lldc", "sids", "income" };
	const struct countries *all = meeting_countries(c->m, NULL);
	struct str old = STR_INIT;

	for (size_t i = 0; all != NULL && i < sizeof lists / sizeof *lists; i++) {
		const struct country_list *l = countries_list(all, lists[i]);

		if (l != NULL && check_days(l->as_of, c->today) > 365)
			str_addf(&old, "%s%s of %s", old.len > 0 ? ", " : "", l->name, l->as_of);
	}
	if (old.len > 0) {
		check_say(c, NULL, "lists of countries are more than twelve months old: %s",
			str_c(&old));
		check_advise(c, "a newer countries.csv; `talanoa config` shows its folder");
	}
	str_release(&old);
}

/* Words of members that no turn was timed for. */
static bool
untimed_words(struct checking *c)
{
	const struct units *notes = check_units(c, UNIT_NOTE);
	size_t said = 0, timed = 0;

	for (size_t i = 0; i < notes->n; i++) {
		if (!check_has(&notes->v[i], FLD_GROUP))
			continue;
		said++;
		timed += check_has(&notes->v[i], FLD_TURN);
	}
	return timed * 10 < said * 9;
}

void
check_B12(struct checking *c)
{
	int64_t elapsed;
	struct equity_silence s = figures_silence(c->m, &c->m->now, &elapsed);

	if (elapsed <= 0 || s.permille <= 100)
		return;
	check_say(c, NULL, "%lld%% of the meeting were timed, not 90%%",
		(long long)(1000 - s.permille) / 10);
	check_advise(c, "`turn add CODE time=2:30 because REASON`");
	if (!untimed_words(c)) {
		check_reason(c, "what members said was timed; the rest is the chair's and the room's");
	}
}
