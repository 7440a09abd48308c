/* SPDX-License-Identifier: ISC */
/* What a reference means: an agenda item, "note 12", "last"; and names to complete. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>

#include "names_priv.h"

bool
names_number(const char *s, int *ret_num, int *ret_dup)
{
	char digits[12];
	size_t n = strspn(s, "0123456789");
	long long num;
	int dup = 0;

	if (n == 0 || n >= sizeof digits)
		return false;
	if (s[n] != '\0') {
		if (s[n] < 'b' || s[n] > 'z' || s[n + 1] != '\0')
			return false;
		dup = s[n] - 'a';
	}
	memcpy(digits, s, n);
	digits[n] = '\0';
	if (!str_int(digits, 1, 1000000000, &num))
		return false;
	*ret_num = (int)num;
	*ret_dup = dup;
	return true;
}

static void
by_title(struct names *x, const char *typed, bool (*fits)(const char *, const char *))
{
	for (size_t i = 0; i < x->m->items.n; i++)
		if (fits(unit_text(&x->m->items.v[i], FLD_TITLE), typed))
			names_add(x, &x->m->items.v[i]);
}

static bool
no_item(const struct names *x, const char *typed, struct err *err)
{
	struct str list = STR_INIT;
	char shown[100];

	str_copy(shown, sizeof shown, typed);
	names_list(x, NAMES_SHOWN, &list);
	if (x->n > 1)
		err_set(err, ERR_NAME, "\"%s\" may be %s: say its number", shown, str_c(&list));
	else if (x->m->items.n == 0)
		err_set(err, ERR_NAME, "there is no item \"%s\": the agenda is empty; agenda+ "
			"TITLE adds an item", shown);
	else
		err_set(err, ERR_NAME, "there is no item \"%s\"; the agenda has %zu, agenda? lists "
			"them", shown, x->m->items.n);
	str_release(&list);
	return false;
}

bool
names_item(const struct meeting *m, const char *typed, const struct unit **ret_item,
	struct err *err)
{
	struct names x = { .m = m };
	const struct unit *u = NULL;
	int num, dup;

	if (str_starts(typed, "item "))
		typed += strspn(typed + 5, " ") + 5;
	if (*typed == '\0')
		return err_set(err, ERR_INPUT, "say which item: its number, or part of its title");
	if (names_number(typed, &num, &dup)) {
		u = units_num(&m->items, num, dup);
	} else if (str_eq(typed, "last")) {
		u = m->items.n > 0 ? &m->items.v[m->items.n - 1] : NULL;
	} else {
		by_title(&x, typed, text_same);
		if (x.n == 0)
			by_title(&x, typed, text_contains);
		u = x.n == 1 ? x.v[0] : NULL;
	}
	if (u == NULL)
		return no_item(&x, typed, err);
	*ret_item = u;
	return true;
}

/* Seat code of a person whose place in the constituency is known. */
static bool
begins_code(const struct unit *group, int place, const struct typed *t)
{
	char code[32], *fold;
	bool found;

	snprintf(code, sizeof code, "%.16s%d", group_code(group), place);
	fold = text_fold(code);
	found = str_starts(fold, t->fold);
	free(fold);
	return found;
}

size_t
names_complete(const struct meeting *m, const char *typed, size_t most,
	const struct unit **ret_persons)
{
	struct typed t = { typed, text_fold(typed) };
	int *places = mem_alloc((m->groups.n + 1) * sizeof *places);
	size_t n = 0;

	for (size_t i = 0; i < m->persons.n && n < most; i++) {
		const struct unit *p = &m->persons.v[i], *g = group_of(m, p);
		int place = g == NULL ? 0 : ++places[g - m->groups.v];

		if ((names_prefix(p, &t) || (g != NULL && begins_code(g, place, &t))) &&
		    meeting_person(m, &p->id) == p)
			ret_persons[n++] = p;
	}
	free(t.fold);
	free(places);
	return n;
}

static bool
not_a_ref(const char *typed, struct err *err)
{
	char shown[100];

	str_copy(shown, sizeof shown, typed);
	return err_set(err, ERR_NAME, "\"%s\" is not a reference: write a kind and its number "
		"(note 12, turn 9, decision 3, action 2, item 4), or last", shown);
}

/* The id of the newest unit of a kind, or of the one with this number. */
static bool
find(struct meeting *m, enum unit_kind kind, const char *which, struct id *ret_id,
	struct err *err)
{
	struct units us;
	const struct unit *u;
	bool last = str_eq(which, "last");
	int num = 0, dup = 0;

	if (!last && !names_number(which, &num, &dup))
		return not_a_ref(which, err);
	if (!(last ? store_units_tail(m->store, kind, 1, &us, err) :
	    store_units(m->store, kind, &us, err)))
		return false;
	u = !last ? units_num(&us, num, dup) : us.n > 0 ? &us.v[0] : NULL;
	if (u != NULL)
		*ret_id = u->id;
	else
		err_set(err, ERR_NAME, "there is no %s %s", unit_word(kind), which);
	units_release(&us);
	return u != NULL;
}

bool
names_ref(struct meeting *m, const char *typed, struct units *ret_unit, struct err *err)
{
	char word[24];
	const char *space = strchr(typed, ' ');
	enum unit_kind kind = UNIT_NOTE;
	struct id id;

	if (!str_eq(typed, "last")) {
		if (space == NULL || (size_t)(space - typed) >= sizeof word)
			return not_a_ref(typed, err);
		memcpy(word, typed, (size_t)(space - typed));
		word[space - typed] = '\0';
		if (!unit_kind_parse(word, &kind) || !unit_numbered(kind))
			return not_a_ref(typed, err);
		typed = space + strspn(space, " ");
	}
	return find(m, kind, typed, &id, err) && store_unit(m->store, &id, ret_unit, err);
}

bool
names_ref_of(struct meeting *m, enum unit_kind kind, const char *typed, struct units *ret_unit,
	struct err *err)
{
	size_t n = strlen(unit_word(kind));
	struct id id;

	if (strncmp(typed, unit_word(kind), n) == 0 && typed[n] == ' ')
		typed += n + strspn(typed + n, " ");
	return find(m, kind, typed, &id, err) && store_unit(m->store, &id, ret_unit, err);
}
