/* SPDX-License-Identifier: ISC */
/* Whom a typed name means: exact name, seat code, prefix of a word or an aka; never a guess. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "names_priv.h"

void
names_add(struct names *x, const struct unit *u)
{
	if (u->kind == UNIT_PERSON && meeting_person(x->m, &u->id) != NULL)
		u = meeting_person(x->m, &u->id);
	for (size_t i = 0; i < x->n && i < NAMES_SHOWN + 1; i++)
		if (x->v[i] == u)
			return;
	if (x->n < NAMES_SHOWN + 1)
		x->v[x->n] = u;
	x->n++;
}

bool
names_word(const char *fold, const char *key)
{
	size_t n = strlen(key);

	for (const char *s = fold; *s != '\0'; s++) {
		unsigned char before = s == fold ? ' ' : (unsigned char)s[-1];

		/* Bytes from 0x80 on are letters of some script. */
		if (before < 0x80 && !isalnum(before) && strncmp(s, key, n) == 0)
			return true;
	}
	return false;
}

static void
label(const struct meeting *m, const struct unit *u, struct str *out)
{
	char name[64], code[24];

	str_copy(name, sizeof name, unit_text(u, u->kind == UNIT_ITEM ? FLD_TITLE : FLD_NAME));
	str_add(out, name);
	if (u->kind == UNIT_GROUP) {
		str_addf(out, " (%s)", group_code(u));
		return;
	}
	if (u->kind == UNIT_PERSON)
		person_seat_code(m, u, code);
	else
		code[0] = '\0';
	if (code[0] != '\0')
		str_addf(out, " (%s)", code);
	else
		str_addf(out, " (%s)", unit_label(u, code, sizeof code));
}

void
names_list(const struct names *x, size_t most, struct str *out)
{
	size_t n = x->n < most ? x->n : most;

	for (size_t i = 0; i < n; i++) {
		str_add(out, i == 0 ? "" : ", ");
		label(x->m, x->v[i], out);
	}
	if (x->n > most)
		str_addf(out, " and %zu more", x->n - most);
}

static bool
begins_aka(const char *aka, const char *key)
{
	while (*aka != '\0') {
		size_t n = strcspn(aka, ",");
		char *one = mem_strndup(aka, n), *fold = text_fold(one);
		bool found = names_word(fold, key);

		free(one);
		free(fold);
		if (found)
			return true;
		aka += n + (aka[n] == ',');
	}
	return false;
}

bool
names_prefix(const struct unit *person, const struct typed *t)
{
	char *fold = text_fold(person_name(person));
	bool found = names_word(fold, t->fold);

	free(fold);
	return found || begins_aka(unit_text(person, FLD_AKA), t->fold);
}

static bool
same_bytes(const struct unit *person, const struct typed *t)
{
	return strcmp(person_name(person), t->text) == 0;
}

static bool
same_folded(const struct unit *person, const struct typed *t)
{
	char *fold = text_fold(person_name(person));
	bool same = strcmp(fold, t->fold) == 0;

	free(fold);
	return same;
}

static bool
has_inside(const struct unit *person, const struct typed *t)
{
	return text_contains(person_name(person), t->text) ||
		text_contains(unit_text(person, FLD_AKA), t->text);
}

static void
collect(struct names *x, const struct typed *t,
	bool (*fits)(const struct unit *, const struct typed *))
{
	for (size_t i = 0; i < x->m->persons.n; i++)
		if (fits(&x->m->persons.v[i], t))
			names_add(x, &x->m->persons.v[i]);
}

/* The person at a place (from 1) in a constituency; NULL if there is none. */
static const struct unit *
at_place(const struct meeting *m, const struct unit *group, long long place)
{
	for (size_t i = 0; i < m->persons.n; i++) {
		const struct id *of = unit_ref(&m->persons.v[i], FLD_GROUP);

		if (of != NULL && id_eq(of, &group->id) && --place == 0)
			return &m->persons.v[i];
	}
	return NULL;
}

void
names_seat(struct names *x, const struct typed *t)
{
	for (size_t i = 0; i < x->m->groups.n; i++) {
		const struct unit *g = &x->m->groups.v[i], *p;
		char *code = text_fold(group_code(g));
		size_t n = strlen(code);
		long long place;

		if (strncmp(t->fold, code, n) == 0 && t->fold[n] != '0' &&
		    str_int(t->fold + n, 1, 1000000, &place) &&
		    (p = at_place(x->m, g, place)) != NULL)
			names_add(x, p);
		free(code);
	}
}

/* "person 7": the way to one of two entries of the same name. */
static void
by_number(struct names *x, const struct typed *t)
{
	const struct unit *p;
	int num, dup;

	if (!str_starts(t->fold, "person ") || !names_number(t->fold + 7, &num, &dup))
		return;
	p = units_num(&x->m->persons, num, dup);
	if (p != NULL)
		names_add(x, p);
}

static void
exactly(struct names *x, const struct typed *t)
{
	collect(x, t, same_bytes);
	if (x->n == 0)
		collect(x, t, same_folded);
	if (x->n == 0)
		names_seat(x, t);
	if (x->n == 0)
		by_number(x, t);
}

static bool
ambiguous(const struct names *x, const char *shown, struct err *err)
{
	struct str list = STR_INIT;

	names_list(x, NAMES_SHOWN, &list);
	err_set(err, ERR_NAME, "\"%s\" may be %s: type more of the name, or what stands in "
		"brackets", shown, str_c(&list));
	str_release(&list);
	return false;
}

static const struct unit *
group_named(const struct meeting *m, const struct typed *t)
{
	for (size_t i = 0; i < m->groups.n; i++)
		if (text_same(group_code(&m->groups.v[i]), t->text))
			return &m->groups.v[i];
	for (size_t i = 0; i < m->groups.n; i++)
		if (text_same(unit_text(&m->groups.v[i], FLD_NAME), t->text))
			return &m->groups.v[i];
	return NULL;
}

static bool
unknown(const struct meeting *m, const struct typed *t, const char *shown, struct err *err)
{
	struct names near = { .m = m };
	struct str list = STR_INIT;
	const struct unit *g = group_named(m, t);

	if (g != NULL)
		return err_set(err, ERR_NAME, "%s is a constituency, and a person is needed here: "
			"%s1 is its first member", shown, group_code(g));
	collect(&near, t, has_inside);
	names_list(&near, 3, &list);
	err_set(err, ERR_NAME, "nobody on the list is called \"%s\"%s%s; person add puts a name "
		"on the list", shown, near.n > 0 ? "; near it: " : "", str_c(&list));
	str_release(&list);
	return false;
}

static bool
nothing_typed(const char *typed, const char *what, struct err *err)
{
	if (*typed != '\0')
		return false;
	err_set(err, ERR_INPUT, "there is no %s here: a name or a code is needed", what);
	return true;
}

bool
names_person(const struct meeting *m, const char *typed, const struct unit **ret_person,
	struct err *err)
{
	struct typed t = { typed, NULL };
	struct names x = { .m = m };
	char shown[100];
	bool ok;

	if (nothing_typed(typed, "name", err))
		return false;
	t.fold = text_fold(typed);
	str_copy(shown, sizeof shown, typed);
	exactly(&x, &t);
	if (x.n == 0)
		collect(&x, &t, names_prefix);
	if (x.n == 1) {
		*ret_person = x.v[0];
		ok = true;
	} else {
		ok = x.n == 0 ? unknown(m, &t, shown, err) : ambiguous(&x, shown, err);
	}
	free(t.fold);
	return ok;
}

static void
groups_like(struct names *x, const struct typed *t)
{
	for (size_t i = 0; i < x->m->groups.n; i++) {
		const struct unit *g = &x->m->groups.v[i];
		char *code = text_fold(group_code(g)), *name = text_fold(unit_text(g, FLD_NAME));

		if (names_word(code, t->fold) || names_word(name, t->fold))
			names_add(x, g);
		free(code);
		free(name);
	}
}

static bool
no_group(const struct meeting *m, const char *shown, struct err *err)
{
	struct str list = STR_INIT;

	for (size_t i = 0; i < m->groups.n && i < 24; i++)
		str_addf(&list, "%s%s", i == 0 ? "" : " ", group_code(&m->groups.v[i]));
	if (m->groups.n == 0)
		err_set(err, ERR_NAME, "\"%s\": there are no constituencies yet; group add CODE "
			"NAME adds one", shown);
	else
		err_set(err, ERR_NAME, "there is no constituency \"%s\"; there are %s", shown,
			str_c(&list));
	str_release(&list);
	return false;
}

bool
names_group(const struct meeting *m, const char *typed, const struct unit **ret_group,
	struct err *err)
{
	struct typed t = { typed, NULL };
	struct names x = { .m = m };
	const struct unit *g;
	char shown[100];
	bool ok = true;

	if (nothing_typed(typed, "constituency", err))
		return false;
	t.fold = text_fold(typed);
	str_copy(shown, sizeof shown, typed);
	g = group_named(m, &t);
	if (g != NULL)
		names_add(&x, g);
	else
		groups_like(&x, &t);
	if (x.n == 1)
		*ret_group = x.v[0];
	else
		ok = x.n == 0 ? no_group(m, shown, err) : ambiguous(&x, shown, err);
	free(t.fold);
	return ok;
}

bool
names_exact(const struct meeting *m, const char *typed, const struct unit **ret_person,
	const struct unit **ret_group)
{
	struct typed t = { typed, text_fold(typed) };
	struct names x = { .m = m };
	const struct unit *g = NULL;

	exactly(&x, &t);
	for (size_t i = 0; x.n == 0 && i < m->groups.n; i++)
		if (text_same(group_code(&m->groups.v[i]), typed))
			g = &m->groups.v[i];
	free(t.fold);
	if (x.n != 1 && g == NULL)
		return false;
	*ret_person = x.n == 1 ? x.v[0] : NULL;
	*ret_group = g;
	return true;
}
