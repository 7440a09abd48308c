/* SPDX-License-Identifier: ISC */
/* Halls spelled in a line: units made by hand. */
#include <unit.h>

#include <stdio.h>

#include <talanoa/base/mem.h>

#include "hall.h"

struct id
hall_id(const char *name)
{
	struct id id = { { 0 } };

	memcpy(id.b, name, strlen(name));
	return id;
}

static struct unit *
add(struct hall *h, struct units *us, enum unit_kind kind, struct id id)
{
	struct unit *u;

	if (us->arena == NULL)
		us->arena = unit_arena_new();
	us->v = mem_realloc(us->v, (us->n + 1) * sizeof *us->v);
	u = &us->v[us->n++];
	*u = (struct unit){ .id = id, .kind = kind, .at = h->now, .hlc = h->now << 16 };
	u->cells = unit_arena_alloc(us->arena, 8 * sizeof *u->cells);
	return u;
}

static struct cell *
cell(struct unit *u, enum field f)
{
	struct cell *c = &u->cells[u->n_cells++];

	*c = (struct cell){ .field = f, .versions = 1, .text = "" };
	return c;
}

static void
put_text(struct units *us, struct unit *u, enum field f, const char *text)
{
	cell(u, f)->text = unit_arena_str(us->arena, text);
}

static void
put_ref(struct unit *u, enum field f, const char *name)
{
	cell(u, f)->ref = hall_id(name);
}

/* The constituency of "a1" is "A". */
static struct id
group_id(const char *name)
{
	char code[2] = { (char)(name[0] >= 'a' ? name[0] - 'a' + 'A' : name[0]), '\0' };

	return hall_id(code);
}

static struct unit *
person(struct hall *h, const char *name)
{
	struct id id = hall_id(name), group = group_id(name);
	struct unit *u;

	for (size_t i = 0; i < h->persons.n; i++)
		if (id_eq(&h->persons.v[i].id, &id))
			return &h->persons.v[i];
	u = add(h, &h->persons, UNIT_PERSON, id);
	if (units_find(&h->groups, &group) != NULL)
		cell(u, FLD_GROUP)->ref = group;
	return u;
}

static void
presence(struct hall *h, const char *name, char how)
{
	struct unit *u = add(h, &h->presences, UNIT_PRESENCE, hall_id(""));

	person(h, name);
	put_ref(u, FLD_PERSON, name);
	put_text(&h->presences, u, FLD_STATE, how == '-' ? "absent" : "present");
	put_text(&h->presences, u, FLD_MODE, how == '~' ? "online" : "room");
}

static void
seat(struct hall *h, const char *form, const char *name, const char *principal)
{
	struct unit *u = add(h, &h->seats, UNIT_SEAT, hall_id(""));

	person(h, name);
	person(h, principal);
	put_text(&h->seats, u, FLD_FORM, form);
	put_ref(u, FLD_PERSON, name);
	put_ref(u, FLD_PRINCIPAL, principal);
}

static void
same_or_role(struct hall *h, const char *name, const char *what)
{
	struct unit *u = person(h, name);

	if (what[1] < '0' || what[1] > '9') {
		put_text(&h->persons, u, FLD_ROLE, what);
		return;
	}
	u = add(h, &h->sames, UNIT_SAME, hall_id(""));
	put_ref(u, FLD_TARGET, name);
	put_ref(u, FLD_OTHER, what);
}

static void
interest(struct hall *h, const char *name, const char *where)
{
	struct unit *u = add(h, &h->interests, UNIT_INTEREST, hall_id(""));

	put_ref(u, FLD_PERSON, name);
	put_text(&h->interests, u, FLD_EFFECT, *where == '\0' ? "no-vote" : "withdraw");
	if (*where != '\0')
		cell(u, FLD_ITEM)->ref = strcmp(where, "other") == 0 ? h->other : h->item;
}

static void
group(struct hall *h, char *word)
{
	struct unit *u;
	char mark = word[1];

	word[1] = '\0';
	if (mark == '!') {
		put_ref(add(h, &h->vacancies, UNIT_VACANCY, hall_id("")), FLD_GROUP, word);
		return;
	}
	u = add(h, &h->groups, UNIT_GROUP, hall_id(word));
	if (mark == ':')
		cell(u, FLD_SEATS)->num = atoi(word + 2);
}

static void
hall_word(struct hall *h, char *word)
{
	size_t n = strcspn(word, "+~->%=/");
	char mark = word[n], *rest = word + n + (mark != '\0');

	h->now += 1000;
	if (word[0] >= 'A' && word[0] <= 'Z') {
		group(h, word);
		return;
	}
	word[n] = '\0';
	switch (mark) {
	case '+': case '~': case '-': presence(h, word, mark); break;
	case '>': seat(h, "alternate", word, rest); break;
	case '%': seat(h, "proxy", word, rest); break;
	case '=': same_or_role(h, word, rest); break;
	case '/': interest(h, word, rest); break;
	default: person(h, word);
	}
}

/* ---- what came of it ---- */

static void
add_vote(struct hall *h, char *who, const char *choice)
{
	struct unit *u = add(h, &h->votes, UNIT_VOTE, hall_id(""));
	char *of = strchr(who, '>');

	cell(u, FLD_DECISION)->ref = h->decision;
	if (of != NULL) {
		*of++ = '\0';
		put_ref(u, FLD_PRINCIPAL, of);
	}
	put_ref(u, FLD_PERSON, who);
	cell(u, FLD_GROUP)->ref = group_id(of == NULL ? who : of);
	put_text(&h->votes, u, FLD_CHOICE, choice);
}

static void
add_count(struct hall *h, const char *code, const char *what)
{
	bool tally = what[0] >= '0' && what[0] <= '9';
	struct units *us = tally ? &h->tallies : &h->positions;
	struct unit *u = add(h, us, tally ? UNIT_TALLY : UNIT_POSITION, hall_id(""));
	int yes, no, abstain;

	cell(u, FLD_DECISION)->ref = h->decision;
	put_ref(u, FLD_GROUP, code);
	if (!tally) {
		put_text(us, u, FLD_STANCE, what);
		return;
	}
	assert_int_equal(sscanf(what, "%d/%d/%d", &yes, &no, &abstain), 3);
	cell(u, FLD_YES)->num = yes;
	cell(u, FLD_NO)->num = no;
	cell(u, FLD_ABSTAIN)->num = abstain;
}

static void
outcome_word(struct hall *h, char *word)
{
	char *what = strchr(word, ':');

	assert_non_null(what);
	*what++ = '\0';
	if (strcmp(word, "another") == 0)
		h->decision = hall_id("another");
	else if (word[0] >= 'A' && word[0] <= 'Z')
		add_count(h, word, what);
	else
		add_vote(h, word, what);
}

static void
rule_word(struct hall *h, char *word)
{
	char *value = strchr(word, '=');
	enum rule r;

	assert_non_null(value);
	*value++ = '\0';
	assert_true(rule_parse(word, &r));
	assert_true(snprintf(h->rules.v[r], sizeof h->rules.v[r], "%s", value) > 0);
}

static void
each_word(struct hall *h, const char *words, void (*take)(struct hall *h, char *word))
{
	char *copy = mem_strdup(words == NULL ? "" : words), *save = NULL;

	for (char *w = strtok_r(copy, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save))
		take(h, w);
	free(copy);
}

void
hall_new(struct hall *h, const char *rules, const char *words)
{
	memset(h, 0, sizeof *h);
	h->decision = hall_id("decision");
	h->item = hall_id("item");
	h->other = hall_id("other item");
	rules_load(&h->rules, NULL);
	each_word(h, rules, rule_word);
	each_word(h, words, hall_word);
}

void
hall_free(struct hall *h)
{
	struct units *all[] = { &h->groups, &h->persons, &h->presences, &h->seats, &h->sames,
		&h->vacancies, &h->interests, &h->positions, &h->votes, &h->tallies };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		units_release(all[i]);
	seating_release(&h->seating);
	outcome_release(&h->outcome);
}

void
hall_seating(struct hall *h, int after)
{
	seating_release(&h->seating);
	seating_make(&(struct seating_ask){ .groups = &h->groups, .persons = &h->persons,
		.presences = &h->presences, .seats = &h->seats, .sames = &h->sames,
		.vacancies = &h->vacancies, .interests = &h->interests, .item = &h->item,
		.rules = &h->rules, .at = after < 0 ? h->now : 1000 * after }, &h->seating);
}

void
hall_outcome(struct hall *h, const char *words, bool by_vote)
{
	struct id decision = h->decision;

	each_word(h, words, outcome_word);
	h->decision = decision;
	hall_seating(h, -1);
	outcome_release(&h->outcome);
	outcome_make(&(struct outcome_ask){ .decision = &h->decision, .positions = &h->positions,
		.votes = &h->votes, .tallies = &h->tallies, .seating = &h->seating,
		.rules = &h->rules, .by_vote = by_vote }, &h->outcome);
}

const struct seated *
hall_person(struct hall *h, const char *name)
{
	struct id id = hall_id(name);
	int p = seating_person(&h->seating, &id);

	return p < 0 ? NULL : &h->seating.v[p];
}
