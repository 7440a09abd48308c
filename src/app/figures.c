/* SPDX-License-Identifier: ISC */
/* The meeting as core/fairness asks for it. */
#include <stdlib.h>

#include <talanoa/app/figures.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/conf/category.h>
#include <talanoa/core/roster.h>

bool
meeting_is_over(const struct meeting *m)
{
	bool over = false;

	for (size_t i = 0; i < m->marks.n; i++)
		if (m->marks.v[i].ev == EV_MEETING_STATE)
			over = unit_is(&m->marks.v[i], FLD_STATE, "closed");
	return over;
}

void
figures_ask_init(struct figures_ask *a, const struct meeting *m, const struct tick *now)
{
	bool over = meeting_is_over(m);

	*a = (struct figures_ask){ .ask = { .ledger = &m->ledger, .now = now, .whole = over,
		.over = over } };
	fair_target_parse(m->rule.v[RULE_TARGET], &a->ask.target);
	if (!over)
		return;
	a->here = mem_alloc((m->ledger.floor.n_persons + 1) * sizeof *a->here);
	roster_was_here(&m->ledger, &m->presences, a->here);
	a->ask.here = a->here;
}

void
figures_ask_release(struct figures_ask *a)
{
	free(a->here);
}

/* What the items to come take; -1 if one of them does not say. */
static int64_t
planned_to_come(const struct meeting *m)
{
	int64_t sum = 0;

	for (size_t i = 0; i < m->items.n; i++) {
		int64_t ms = unit_int(&m->items.v[i], FLD_PLANNED, 0);

		if (item_state(m, &m->items.v[i]) != ITEM_PENDING)
			continue;
		if (ms <= 0)
			return -1;
		sum += ms;
	}
	return sum;
}

/* Without the reserve, and one handover a turn. */
static int64_t
usable(const struct meeting *m, int64_t left, int turns)
{
	int64_t each = floor_expect(&m->ledger.floor);
	int64_t handover = meeting_rule_ms(m, RULE_HANDOVER, 0);

	left -= meeting_rule_ms(m, RULE_RESERVE, 0);
	if (turns < 0)
		turns = left > 0 ? (int)((left + each + handover - 1) / (each + handover)) : 0;
	return left - turns * handover;
}

/* What the plan leaves to the item in hand; false if it is not planned. */
static bool
item_rest(const struct meeting *m, const struct tick *now, int64_t *ret_ms)
{
	const struct unit *item = meeting_item(m, &m->item);
	int64_t planned = item == NULL ? 0 : unit_int(item, FLD_PLANNED, 0), left;

	if (planned <= 0 || meeting_is_over(m))
		return false;
	left = planned - item_clock_used(&m->item_clock, now->at);
	*ret_ms = left > 0 ? left : 0;
	return true;
}

bool
figures_item_left(const struct meeting *m, const struct tick *now, int turns, int64_t *ret_ms)
{
	int64_t left;

	if (!item_rest(m, now, &left))
		return false;
	*ret_ms = usable(m, left, turns);
	return true;
}

bool
figures_time_left(const struct meeting *m, const struct tick *now, int turns, int64_t *ret_ms,
	int64_t *ret_ends_at)
{
	int64_t more = m->ledger.scope == SCOPE_ITEM ? 0 : planned_to_come(m), left;

	if (more < 0 || !item_rest(m, now, &left))
		return false;
	*ret_ends_at = now->at + left + more;
	*ret_ms = usable(m, left + more, turns);
	return true;
}

static const char *const by_names[BY_N] = {
#define FIGURES_NAME_(id, name) [BY_##id] = name,
	FIGURES_BYS(FIGURES_NAME_)
#undef FIGURES_NAME_
};

const char *
figures_by_name(enum figures_by by)
{
	return by_names[by];
}

bool
figures_by_parse(const char *name, enum figures_by *ret_by)
{
	for (int i = 0; i < BY_N; i++) {
		if (str_eq(name, by_names[i])) {
			*ret_by = (enum figures_by)i;
			return true;
		}
	}
	return false;
}

static const struct unit *
person_at(const struct meeting *m, size_t person)
{
	struct id id = ledger_person_id(&m->ledger, (int)person);

	return meeting_person(m, &id);
}

/* Of those of a constituency; ret_n: how many. */
static struct category_person *
people(const struct meeting *m, size_t *ret_n)
{
	const struct floor *f = &m->ledger.floor;
	struct category_person *v = mem_alloc((f->n_persons + 1) * sizeof *v);
	size_t n = 0;

	for (size_t i = 0; i < f->n_persons; i++) {
		const struct unit *u = person_at(m, i);

		if (f->persons[i].group == FLOOR_NONE)
			continue;
		if (u != NULL)
			v[n] = (struct category_person){ unit_text(u, FLD_COUNTRY),
				unit_text(u, FLD_SPEAKS_FOR), unit_text(u, FLD_SCOPE),
				unit_text(u, FLD_GENDER) };
		n++;
	}
	*ret_n = n;
	return v;
}

/* From rows of those of a constituency to rows of all. */
static int *
rows_of_all(const struct meeting *m, const int *row)
{
	const struct floor *f = &m->ledger.floor;
	int *of = mem_alloc((f->n_persons + 1) * sizeof *of);
	size_t n = 0;

	for (size_t i = 0; i < f->n_persons; i++)
		of[i] = f->persons[i].group == FLOOR_NONE ? -1 : row[n++];
	return of;
}

static void
keep_names(struct figures *f, const char *const *name)
{
	f->name = mem_alloc((f->f.n + 1) * sizeof *f->name);
	for (size_t i = 0; i < f->f.n; i++)
		f->name[i] = mem_strdup(name[i]);
}

static void
by_category(struct meeting *m, const struct fair_ask *ask, struct figures *f)
{
	struct category_ask c = { .by = f->by == BY_INCOME ? CATEGORY_INCOME :
		f->by == BY_GENDER ? CATEGORY_GENDER : CATEGORY_REGION };
	struct category_person *who = people(m, &c.n);
	int *row = mem_alloc((c.n + 1) * sizeof *row), *of;
	struct categories rows;

	c.people = who;
	if (f->by != BY_GENDER)
		c.countries = meeting_countries(m, NULL);
	for (size_t i = 0; i < c.n; i++)
		f->said |= f->by == BY_GENDER && who[i].gender != NULL && *who[i].gender != '\0';
	categories_build(&c, row, &rows);
	of = rows_of_all(m, row);
	fairness_by(ask, of, rows.n, false, &f->f);
	f->target = TARGET_HEADCOUNT;
	keep_names(f, rows.name);
	free(rows.name);
	free(of);
	free(row);
	free(who);
}

static void
by_person(struct meeting *m, const struct fair_ask *ask, struct figures *f)
{
	size_t n = m->ledger.floor.n_persons;
	int *row = mem_alloc((n + 1) * sizeof *row);
	const char **name = mem_alloc((n + 1) * sizeof *name);

	for (size_t i = 0; i < n; i++) {
		row[i] = m->ledger.floor.persons[i].group == FLOOR_NONE ? -1 : (int)i;
		name[i] = person_name(person_at(m, i));
	}
	fairness_by(ask, row, n, true, &f->f);
	f->target = TARGET_EQUAL;
	keep_names(f, name);
	free(name);
	free(row);
}

static void
by_group(struct meeting *m, const struct fair_ask *ask, struct figures *f)
{
	const char **name;

	fairness_compute(ask, &f->f);
	f->target = ask->target;
	name = mem_alloc((f->f.n + 1) * sizeof *name);
	for (size_t i = 0; i < f->f.n; i++) {
		struct id id = ledger_group_id(&m->ledger, (int)i);
		const struct unit *u = meeting_group(m, &id);

		name[i] = u == NULL ? "" : unit_text(u, FLD_NAME);
	}
	keep_names(f, name);
	free(name);
}

void
figures_compute(struct meeting *m, const struct tick *now, enum figures_by by,
	struct figures *ret_f)
{
	struct figures_ask ask;

	*ret_f = (struct figures){ .by = by };
	figures_ask_init(&ask, m, now);
	ask.ask.people = by == BY_GROUP;
	if (by == BY_GROUP)
		by_group(m, &ask.ask, ret_f);
	else if (by == BY_PERSON)
		by_person(m, &ask.ask, ret_f);
	else
		by_category(m, &ask.ask, ret_f);
	if (by == BY_GROUP)
		fairness_trend(&ask.ask, &ret_f->f);
	figures_ask_release(&ask);
}

void
figures_release(struct figures *f)
{
	for (size_t i = 0; i < f->f.n; i++)
		free(f->name[i]);
	free(f->name);
	fairness_release(&f->f);
}
