/* SPDX-License-Identifier: ISC */
/* Whose words a note is: from the floor, from a name as typed. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talanoa/base/mem.h>

#include "record_priv.h"

void
speaker_of_turn(const struct meeting *m, const struct ledger_turn *t,
	struct speaker *ret_speaker)
{
	const struct ledger *l = &m->ledger;
	struct speaker s = { .turn = t->id };
	const struct unit *other;
	int i = idmap_get(&l->entries, &t->entry), yielded = FLOOR_NONE;

	if (i >= 0) {
		s.person = l->entry[i].person;
		s.group = l->entry[i].group;
	}
	for (size_t k = 0; t->floor_turn != FLOOR_NONE && k < l->floor.n_yields; k++)
		if (l->floor.yields[k].turn == t->floor_turn)
			yielded = l->floor.yields[k].person;
	if (yielded != FLOOR_NONE) {
		s.person = ledger_person_id(l, yielded);
		other = group_of(m, meeting_person(m, &s.person));
		s.group = other == NULL ? (struct id){ 0 } : other->id;
	}
	*ret_speaker = s;
}

void
speaker_words(const struct meeting *m, const struct speaker *s, struct str *out)
{
	const struct unit *p = id_zero(&s->person) ? NULL : meeting_person(m, &s->person);
	const struct unit *g = id_zero(&s->group) ? NULL : meeting_group(m, &s->group);

	if (p == NULL && g == NULL)
		str_add(out, "nobody's");
	else if (p == NULL)
		str_add(out, group_code(g));
	else if (g == NULL)
		str_add(out, person_name(p));
	else
		str_addf(out, "%s (%s)", person_name(p), group_code(g));
}

bool
speaker_find(const struct meeting *m, const char *typed, struct speaker *ret_speaker,
	struct err *err)
{
	const struct unit *p = NULL, *g = NULL;
	struct speaker s = *ret_speaker;

	if (!names_exact(m, typed, &p, &g) && !names_person(m, typed, &p, err))
		return false;
	if (p != NULL) {
		g = group_of(m, p);
		s.person = p->id;
	}
	if (g != NULL)
		s.group = g->id;
	*ret_speaker = s;
	return true;
}

static bool
all_capitals(const char *s, size_t n)
{
	bool start = true;

	for (size_t i = 0; i < n; i++) {
		/* Other scripts have no capitals: any of their letters will do. */
		if (start && islower((unsigned char)s[i]))
			return false;
		start = s[i] == ' ';
	}
	return true;
}

size_t
maybe_name(const struct meeting *m, const char *text)
{
	const struct unit *v[1];
	const char *colon = strstr(text, ": ");
	size_t n = colon == NULL ? 0 : (size_t)(colon - text), words = 1;
	char *typed;

	if (n == 0 || n > 60 || isdigit((unsigned char)text[0]))
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (strchr(",;?!\"()", text[i]) != NULL)
			return 0;
		words += text[i] == ' ';
	}
	typed = mem_strndup(text, n);
	if (words > 4 || (names_complete(m, typed, 1, v) == 0 &&
	    !(words <= 3 && all_capitals(text, n))))
		n = 0;
	free(typed);
	return n;
}
