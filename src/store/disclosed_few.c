/* SPDX-License-Identifier: ISC */
/*
 * "A participant from Labour" is a name if one person of Labour is in the room: fewer than k
 * people present, and the constituency is not said either (4-record 4.1).
 */
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/idmap.h>

#include "disclosed.h"

enum { K_USUAL = 3 };

struct crowd {
	struct store *s;
	const struct disclosure *d;
	int64_t k;
	struct member { struct id group; } *member;
	struct idmap persons;		/* -> index in member, aliases too */
	size_t n, cap;
	struct step { int person; int64_t at; bool here; } *step;	/* by time */
	size_t n_steps, cap_steps;
	struct id *few;
	size_t n_few, cap_few;
};

typedef void crowd_fn(struct crowd *c, sqlite3_stmt *st);

static bool
each(struct crowd *c, enum stmt id, crowd_fn *row, struct err *err)
{
	sqlite3_stmt *st = db_stmt(c->s, id);
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		row(c, st);
	if (rc != SQLITE_DONE)
		db_fail(c->s->db, rc, "reading who was present", err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE;
}

static void
on_k(struct crowd *c, sqlite3_stmt *st)
{
	long long k;

	if (str_int(db_text(st, 0), 0, 1000, &k))
		c->k = k;
}

/* Of several versions of somebody's constituency the latest counts. */
static void
on_person(struct crowd *c, sqlite3_stmt *st)
{
	struct id person = db_id(st, 0);
	int i = idmap_get(&c->persons, &person);

	if (i < 0) {
		MEM_GROW(c->member, c->n, c->cap);
		i = (int)c->n++;
		idmap_put(&c->persons, &person, i);
	}
	c->member[i].group = db_id(st, 1);
}

/* One person under two ids is one person. */
static void
join(struct crowd *c)
{
	for (size_t i = 0; i < c->d->n_same; i += 2) {
		int to = idmap_get(&c->persons, &c->d->same[i + 1]);

		if (to >= 0)
			idmap_put(&c->persons, &c->d->same[i], to);
	}
}

static void
on_presence(struct crowd *c, sqlite3_stmt *st)
{
	struct id person = db_id(st, 0);
	int i = idmap_get(&c->persons, &person);

	if (i < 0)
		return;
	MEM_GROW(c->step, c->n_steps, c->cap_steps);
	c->step[c->n_steps++] = (struct step){ i, sqlite3_column_int64(st, 2),
		str_eq(db_text(st, 1), "present") };
}

static int64_t
present(const struct crowd *c, const struct id *group, int64_t at)
{
	bool *here = mem_alloc(c->n + 1);
	int64_t n = 0;

	for (size_t i = 0; i < c->n_steps && c->step[i].at <= at; i++)
		here[c->step[i].person] = c->step[i].here;
	for (size_t i = 0; i < c->n; i++)
		n += here[i] && id_eq(&c->member[i].group, group);
	free(here);
	return n;
}

static void
on_spoken(struct crowd *c, sqlite3_stmt *st)
{
	struct id unit = db_id(st, 0), group = db_id(st, 1);

	if ((disclosure_attribution(c->d, &unit) != ATTR_CONSTITUENCY &&
	     !disclosure_shy(c->d, &unit)) || present(c, &group, sqlite3_column_int64(st, 2)) >= c->k)
		return;
	MEM_GROW(c->few, c->n_few, c->cap_few);
	c->few[c->n_few++] = unit;
}

bool
disclosed_few(struct store *s, struct disclosure *d, struct err *err)
{
	struct crowd c = { .s = s, .d = d, .k = K_USUAL };
	bool ok = each(&c, ST_DISCLOSED_K, on_k, err) &&
		each(&c, ST_DISCLOSED_PERSONS, on_person, err);

	if (ok) {
		join(&c);
		ok = each(&c, ST_DISCLOSED_PRESENCE, on_presence, err) &&
			each(&c, ST_DISCLOSED_SPOKEN, on_spoken, err);
	}
	if (ok)
		disclosure_few(d, c.few, c.n_few);
	idmap_release(&c.persons);
	free(c.member);
	free(c.step);
	free(c.few);
	return ok;
}
