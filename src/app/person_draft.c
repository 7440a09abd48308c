/* SPDX-License-Identifier: ISC */
/* The fields of a person: how each is typed and what it must look like. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/app/names.h>
#include <talanoa/base/text.h>

#include "person_draft.h"

static bool set_text(struct person_draft *p, size_t row, const char *typed, struct err *err);
static bool set_name(struct person_draft *p, size_t row, const char *typed, struct err *err);
static bool set_word(struct person_draft *p, size_t row, const char *typed, struct err *err);
static bool set_group(struct person_draft *p, size_t row, const char *typed, struct err *err);
static bool set_country(struct person_draft *p, size_t row, const char *typed,
	struct err *err);
static bool set_factor(struct person_draft *p, size_t row, const char *typed, struct err *err);

/* In the order of person_keys. */
static const struct {
	enum field field;
	bool (*set)(struct person_draft *p, size_t row, const char *typed, struct err *err);
	const char *words;		/* of set_word: those allowed; NULL: any */
} rows[] = {
	{ FLD_NAME, set_name, NULL },
	{ FLD_TYPE, set_word, "person|org" },
	{ FLD_ORG, set_text, NULL },
	{ FLD_GROUP, set_group, NULL },
	{ FLD_COUNTRY, set_country, NULL },
	{ FLD_PEOPLE, set_text, NULL },
	{ FLD_SCOPE, set_word, "global|regional|national" },
	{ FLD_SPEAKS_FOR, set_text, NULL },
	{ FLD_ROLE, set_word, NULL },
	{ FLD_TAGS, set_text, NULL },
	{ FLD_AKA, set_text, NULL },
	{ FLD_SAY, set_text, NULL },
	{ FLD_GENDER, set_word, NULL },
	{ FLD_FACTOR, set_factor, NULL },
};

const char *const person_keys[] = { "name", "type", "org", "group", "country", "people", "scope",
	"speaks-for", "role", "tags", "aka", "say", "gender", "factor", NULL };

_Static_assert(sizeof person_keys / sizeof *person_keys == sizeof rows / sizeof *rows + 1,
	"a row for each key");

void
person_init(struct person_draft *p, struct meeting *m, const struct unit *was)
{
	memset(p, 0, sizeof *p);
	draft_init(&p->d, m, EV_PERSON_SET, was);
}

void
person_release(struct person_draft *p)
{
	draft_release(&p->d);
}

static bool
set_text(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	return draft_text(&p->d, person_keys[row], rows[row].field, typed, err);
}

static bool
set_name(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "name: everybody on the list has one");
	return set_text(p, row, typed, err);
}

/* Codes about a person: lower case, as the tables and the checks compare them. */
static bool
set_word(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	char word[65];
	size_t n = strlen(typed);

	if (n >= sizeof word)
		return err_set(err, ERR_INPUT, "%s: a word of at most %zu letters",
			person_keys[row], sizeof word - 1);
	for (size_t i = 0; i <= n; i++)
		word[i] = typed[i] >= 'A' && typed[i] <= 'Z' ? (char)(typed[i] + 'a' - 'A') :
			typed[i];
	if (rows[row].field == FLD_TYPE && (str_eq(word, "organisation") ||
	    str_eq(word, "organization")))
		str_copy(word, sizeof word, "org");
	if (rows[row].words != NULL && n > 0 && !one_of(rows[row].words, word))
		return err_set(err, ERR_INPUT, "%s: \"%s\" is not one of: %s", person_keys[row],
			word, rows[row].words);
	return draft_text(&p->d, person_keys[row], rows[row].field, word, err);
}

static bool
set_group(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	const struct unit *g = NULL;

	if (*typed != '\0' && !names_group(p->d.m, typed, &g, err))
		return err_prefix(err, "%s: ", person_keys[row]);
	draft_ref(&p->d, FLD_GROUP, g == NULL ? NULL : &g->id);
	return true;
}

/* What a country as written stands for: codes, "global", a region, or "" if nobody knows. */
static void
resolve(struct person_draft *p, const char *text, struct str *ret_area)
{
	const struct countries *all = meeting_countries(p->d.m, NULL);
	struct country_match match = { .kind = COUNTRY_UNRESOLVED };

	if (all != NULL && *text != '\0')
		match = country_resolve(all, text);
	for (size_t i = 0; i < match.n; i++)
		str_addf(ret_area, "%s%s", i == 0 ? "" : " ", match.codes[i]);
	if (match.kind == COUNTRY_GLOBAL)
		str_add(ret_area, "global");
	else if (match.kind == COUNTRY_REGION)
		str_add(ret_area, match.region);
	p->country = *text != '\0';
	p->kind = match.kind;
}

static bool
set_country(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	struct str area = STR_INIT;
	bool ok = set_text(p, row, typed, err);

	if (ok) {
		resolve(p, typed, &area);
		ok = draft_text(&p->d, "country", FLD_AREA, str_c(&area), err);
	}
	str_release(&area);
	return ok;
}

/* Permille of the time that is counted, an accommodation: 500 or 50%. */
static bool
set_factor(struct person_draft *p, size_t row, const char *typed, struct err *err)
{
	char digits[8] = "";
	long long v = 0;
	bool percent = str_ends(typed, "%");
	size_t n = strlen(typed) - percent;

	if (*typed != '\0') {
		if (n < sizeof digits)
			memcpy(digits, typed, n);
		if (n >= sizeof digits || !str_int(digits, 1, percent ? 100 : 1000, &v))
			return err_set(err, ERR_INPUT, "%s: the part of the time that is counted, "
				"such as 50%% or 500 (thousandths)", person_keys[row]);
		snprintf(digits, sizeof digits, "%lld", percent ? v * 10 : v);
	}
	draft_code(&p->d, FLD_FACTOR, digits);
	return true;
}

bool
person_field(struct person_draft *p, const char *key, const char *typed, struct err *err)
{
	struct str list = STR_INIT;
	char shown[60];

	for (size_t i = 0; person_keys[i] != NULL; i++)
		if (str_eq(person_keys[i], key))
			return draft_once(&p->d, key, rows[i].field, err) &&
				rows[i].set(p, i, typed, err);
	for (size_t i = 0; person_keys[i] != NULL; i++)
		str_addf(&list, "%s%s", i == 0 ? "" : ", ", person_keys[i]);
	str_copy(shown, sizeof shown, key);
	err_set(err, ERR_INPUT, "\"%s\" is not a field of a person; there are %s", shown,
		str_c(&list));
	str_release(&list);
	return false;
}

static const struct unit *
like(const struct meeting *m, const char *name, const struct unit *except,
	char *(*key)(const char *))
{
	char *want = key(name);
	const struct unit *found = NULL;

	for (size_t i = 0; found == NULL && i < m->persons.n; i++) {
		char *have = key(person_name(&m->persons.v[i]));

		if (strcmp(want, have) == 0 && &m->persons.v[i] != except)
			found = &m->persons.v[i];
		free(have);
	}
	free(want);
	return found;
}

const struct unit *
person_namesake(const struct meeting *m, const char *name, const struct unit *except)
{
	return like(m, name, except, text_fold);
}

const struct unit *
person_lookalike(const struct meeting *m, const char *name, const struct unit *except)
{
	return like(m, name, except, text_skeleton);
}
