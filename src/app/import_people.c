/* SPDX-License-Identifier: ISC */
/* people.csv: each row a person, or an organisation that speaks as one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/hash.h>
#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/core/idmap.h>

#include "import_priv.h"
#include "person_draft.h"

enum { COL_NAME, COL_ORG };

static const struct sheet_key keys[] = {
	{ "name", "full-name|person|participant" },
	{ "org", "organisation|organization|affiliation" },
	{ "type", "" },
	{ "group", "constituency" },
	{ "country", "country-or-area|area" },
	{ "people", "people-or-territory|indigenous-people" },
	{ "scope", "" },
	{ "speaks-for", "" },
	{ "role", "" },
	{ "tags", "tag" },
	{ "aka", "also-known-as" },
	{ "say", "pronunciation" },
	{ "gender", "" },
	{ NULL, NULL },
};

/*
 * Who is known, by folded name: the k-th entry of a name is the k-th of it on the list, so
 * that two organisations of one name stay two, and a second import finds both again.
 */
struct roll {
	struct sheet *s;
	size_t name_key;		/* the column that holds names */
	struct idmap known;		/* name and k -> index in persons */
	struct idmap seen;		/* name -> how many rows of it so far */
	struct idmap rows;		/* a whole row -> row */
	struct idmap looks;		/* skeleton -> index in shown */
	char **shown;			/* names for warnings of look-alikes */
	size_t n_shown, cap_shown;
};

static struct id
kth(const char *fold, int k)
{
	char number[16];

	snprintf(number, sizeof number, "%d", k);
	return hash_id(fold, number, (char *)NULL);
}

/* The name's next number in the map. */
static int
count(struct idmap *seen, const char *fold)
{
	struct id id = hash_id(fold, (char *)NULL);
	int n = idmap_get(seen, &id);

	n = n < 0 ? 1 : n + 1;
	idmap_put(seen, &id, n);
	return n;
}

/* The other name that looks like this one, or NULL; this one is remembered. */
static const char *
looks_like(struct roll *x, const char *name, const char *fold)
{
	char *skeleton = text_skeleton(name), *other = NULL;
	struct id id = hash_id(skeleton, (char *)NULL);
	int i = idmap_get(&x->looks, &id);

	free(skeleton);
	if (i >= 0) {
		other = text_fold(x->shown[i]);
		if (strcmp(other, fold) == 0) {
			free(other);
			return NULL;
		}
		free(other);
		return x->shown[i];
	}
	MEM_GROW(x->shown, x->n_shown, x->cap_shown);
	idmap_put(&x->looks, &id, (int)x->n_shown);
	x->shown[x->n_shown++] = mem_strdup(name);
	return NULL;
}

static void
learn(struct roll *x)
{
	const struct units *persons = &x->s->m->persons;
	struct idmap seen = { 0 };

	for (size_t i = 0; i < persons->n; i++) {
		const char *name = person_name(&persons->v[i]);
		char *fold = text_fold(name);
		struct id id = kth(fold, count(&seen, fold));

		idmap_put(&x->known, &id, (int)i);
		looks_like(x, name, fold);
		free(fold);
	}
	idmap_release(&seen);
}

static void
forget(struct roll *x)
{
	for (size_t i = 0; i < x->n_shown; i++)
		free(x->shown[i]);
	free(x->shown);
	idmap_release(&x->known);
	idmap_release(&x->seen);
	idmap_release(&x->rows);
	idmap_release(&x->looks);
}

/* The earlier row that this one repeats to the letter, or -1. */
static int
repeats(struct roll *x, size_t row)
{
	struct str all = STR_INIT;
	struct id id;
	int before;

	for (size_t i = 0; i < csv_columns(x->s->csv); i++) {
		str_add(&all, csv_cell(x->s->csv, row, (int)i));
		str_addc(&all, '\x1f');
	}
	id = hash_id(str_c(&all), (char *)NULL);
	str_release(&all);
	before = idmap_get(&x->rows, &id);
	if (before < 0)
		idmap_put(&x->rows, &id, (int)row);
	return before;
}

static void
count_country(struct sheet *s, size_t row, const struct person_draft *p, const char *written)
{
	struct import_report *r = s->r;
	char shown[80];

	if (!p->country)
		return;
	switch (p->kind) {
	case COUNTRY_ONE: r->one++; break;
	case COUNTRY_SEVERAL: r->several++; break;
	case COUNTRY_GLOBAL: r->global++; break;
	case COUNTRY_REGION: r->region++; break;
	case COUNTRY_UNRESOLVED:
		r->unresolved++;
		str_copy(shown, sizeof shown, written);
		sheet_say(s, row, "country: \"%s\" is not recognised, kept as written; a name or a "
			"code of ISO 3166 would be", shown);
	}
}

/* The cells of a row into the draft; an empty one leaves what is there. */
static bool
fill(struct roll *x, struct person_draft *p, size_t row, struct err *err)
{
	struct str cell = STR_INIT;
	bool ok = true;

	for (size_t k = 0; ok && keys[k].key != NULL; k++) {
		const char *v = sheet_cell(x->s, row, k, &cell);

		/* The name found the entry: how it is spelled there stays. */
		if (*v == '\0' || (k == COL_ORG && x->name_key == COL_ORG) ||
		    (k == COL_NAME && p->d.was != NULL))
			continue;
		ok = person_field(p, keys[k].key, v, err);
		if (ok && str_eq(keys[k].key, "country"))
			count_country(x->s, row, p, v);
	}
	str_release(&cell);
	return ok;
}

static bool
record(struct roll *x, struct person_draft *p, const char *name, struct err *err)
{
	struct import_report *r = x->s->r;

	if (p->d.was != NULL) {
		if (draft_empty(&p->d))
			r->same++;
		else
			r->updated++;
		return draft_empty(&p->d) || meeting_add_later(x->s->m, &p->d.ev, err);
	}
	if (x->name_key == COL_ORG && !person_field(p, "name", name, err))
		return false;
	if (!p->d.touched[FLD_TYPE])
		draft_code(&p->d, FLD_TYPE, x->name_key == COL_ORG ? "org" : "person");
	ev_number(x->s->m, &p->d.ev, UNIT_PERSON);
	r->added++;
	return meeting_add_later(x->s->m, &p->d.ev, err);
}

static bool
take(struct roll *x, size_t row, const char *name, struct err *err)
{
	char *fold = text_fold(name);
	int k = count(&x->seen, fold);
	struct id id = kth(fold, k);
	int known = idmap_get(&x->known, &id);
	const char *like = looks_like(x, name, fold);
	struct person_draft p;
	bool ok;

	person_init(&p, x->s->m, known < 0 ? NULL : &x->s->m->persons.v[known]);
	ok = fill(x, &p, row, err) && record(x, &p, name, err);
	if (ok && like != NULL)
		sheet_say(x->s, row, "\"%s\" looks like \"%s\", another entry", name, like);
	if (ok && k > 1)
		sheet_say(x->s, row, "\"%s\" is entry %d of that name; a fuller name would keep "
			"them apart", name, k);
	person_release(&p);
	free(fold);
	return ok;
}

static bool
each_row(void *ctx, size_t row, struct err *err)
{
	struct roll *x = ctx;
	struct str cell = STR_INIT;
	const char *name = sheet_cell(x->s, row, x->name_key, &cell);
	int before = repeats(x, row);
	char *clean = NULL;
	bool ok = true;

	if (before >= 0) {
		sheet_say(x->s, row, "repeats line %zu to the letter; taken once",
			csv_line(x->s->csv, (size_t)before));
		x->s->r->same++;
	} else if (*name == '\0') {
		ok = err_set(err, ERR_INPUT, "%s: is empty; every row needs one",
			keys[x->name_key].key);
	} else {
		ok = text_check(TEXT_NAME, name, strlen(name), &clean, err) ||
			err_prefix(err, "%s: ", keys[x->name_key].key);
		ok = ok && take(x, row, clean, err);
	}
	free(clean);
	str_release(&cell);
	return ok;
}

bool
import_people(struct sheet *s, struct err *err)
{
	struct roll x = { .s = s };
	bool ok;

	if (!sheet_columns(s, keys, err))
		return false;
	if (s->col[COL_NAME] < 0 && s->col[COL_ORG] < 0)
		return err_set(err, ERR_INPUT, "line 1: the first line names the columns; a list "
			"of people has name or organisation, an agenda has title");
	x.name_key = s->col[COL_NAME] < 0 ? COL_ORG : COL_NAME;
	learn(&x);
	ok = sheet_run(s, each_row, &x, err);
	forget(&x);
	return ok;
}
