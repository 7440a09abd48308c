/* SPDX-License-Identifier: ISC */
/* One member's own words, turns, votes and positions, whatever is withheld of them. */
#include <string.h>

#include <talanoa/base/str.h>

#include "edition_priv.h"

/* Whose a unit is, and which of its texts are that member's own words. */
static const struct own {
	enum unit_kind unit;
	enum mine_kind kind;
	enum field who, words, state;
} owned[] = {
	{ UNIT_NOTE, MINE_NOTE, FLD_PERSON, FLD_TEXT, FIELD_N },
	{ UNIT_STATEMENT, MINE_STATEMENT, FLD_PERSON, FLD_TEXT, FIELD_N },
	{ UNIT_RESERVATION, MINE_RESERVATION, FLD_PERSON, FLD_TEXT, FLD_STATE },
	{ UNIT_AMENDMENT, MINE_AMENDMENT, FLD_BY, FLD_TEXT, FIELD_N },
	{ UNIT_INTEREST, MINE_INTEREST, FLD_PERSON, FLD_TEXT, FLD_EFFECT },
	{ UNIT_COMMITMENT, MINE_COMMITMENT, FLD_PERSON, FLD_TEXT, FLD_STATE },
};
enum { N_OWNED = sizeof owned / sizeof *owned };

static bool
is_me(const struct source *src, const struct unit *u, enum field f)
{
	const struct id *id = unit_ref(u, f);

	return id != NULL && src->mine >= 0 && idmap_get(&src->person, id) == src->mine;
}

/* The seat is mine, or I voted. */
static bool
my_vote(const struct source *src, const struct unit *u)
{
	return is_me(src, u, FLD_PERSON) || is_me(src, u, FLD_PRINCIPAL);
}

static bool
my_group(const struct source *src, const struct unit *u)
{
	const struct id *id = unit_ref(u, FLD_GROUP);
	int group = src->mine < 0 ? -1 : src->ed->person[src->mine].group;

	return id != NULL && group >= 0 && idmap_get(&src->group, id) == group;
}

bool
mine_owns(const struct source *src, const struct unit *u, enum field f)
{
	if (src->mine < 0)
		return false;
	if (u->kind == UNIT_PERSON)
		return idmap_get(&src->person, &u->id) == src->mine;
	if (u->kind == UNIT_VOTE)
		return f == FLD_CHOICE && my_vote(src, u);
	if (u->kind == UNIT_POSITION)
		return (f == FLD_STANCE || f == FLD_BECAUSE) && my_group(src, u);
	for (size_t i = 0; i < N_OWNED; i++)
		if (owned[i].unit == u->kind)
			return f == owned[i].words && is_me(src, u, owned[i].who);
	return false;
}

static int
item_of(const struct source *src, const struct id *item)
{
	return item == NULL ? -1 : idmap_get(&src->item, item);
}

static const struct unit *
decision_of(const struct source *src, const struct unit *u)
{
	const struct id *id = unit_ref(u, FLD_DECISION);

	return id == NULL ? NULL : units_find(&src->u[UNIT_DECISION], id);
}

static void
add_texts(struct source *src, struct ed_mine *m, const struct own *o)
{
	const struct units *us = &src->u[o->unit];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i], *d = decision_of(src, u);

		if (!is_me(src, u, o->who))
			continue;
		m->text[m->n_texts++] = (struct mine_text){ .kind = o->kind, .num = u->num,
			.dup = u->dup, .item = item_of(src, unit_ref(d != NULL ? d : u, FLD_ITEM)),
			.text = show_text(src, u, o->words), .state = o->state == FIELD_N ? "" :
			copy_text(src, unit_text(u, o->state)), .at = u->at,
			.withheld = show_withheld(src, u) >= 0 };
	}
}

static bool
turn_is_mine(const struct source *src, const struct ledger_turn *t)
{
	int e = idmap_get(&src->ledger.entries, &t->entry);
	const struct id *who = e < 0 ? NULL : &src->ledger.entry[e].person;

	return who != NULL && idmap_get(&src->person, who) == src->mine;
}

static const char *
turn_class(const struct source *src, const struct ledger_turn *t)
{
	return t->floor_turn < 0 ? "" :
		floor_class_name(src->ledger.floor.turns[t->floor_turn].class);
}

static void
add_turns(struct source *src, struct ed_mine *m)
{
	const struct ledger *l = &src->ledger;

	for (size_t i = 0; i < l->n_turns; i++) {
		const struct ledger_turn *t = &l->turn[i];
		struct mine_turn *x = &m->turn[m->n_turns];

		if (t->voided || !turn_ended(t) || !turn_is_mine(src, t))
			continue;
		*x = (struct mine_turn){ .num = t->num, .item = item_of(src, &t->item),
			.class = turn_class(src, t), .at = t->called_at, .ms = turn_ms(t, NULL),
			.stated = t->fixed_ms >= 0 };
		m->total_ms += x->ms;
		m->n_turns++;
	}
}

static void
add_votes(struct source *src, struct ed_mine *m)
{
	const struct units *us = &src->u[UNIT_VOTE];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i], *d = decision_of(src, u);
		const struct id *p = unit_ref(u, FLD_PRINCIPAL);
		int principal = p == NULL ? -1 : idmap_get(&src->person, p);

		if (!my_vote(src, u) || d == NULL)
			continue;
		m->vote[m->n_votes++] = (struct mine_vote){ .decision = d->num, .dup = d->dup,
			.choice = show_text(src, u, FLD_CHOICE),
			.principal = principal == src->mine ? -1 : principal, .at = u->at };
	}
}

static void
add_stands(struct source *src, struct ed_mine *m)
{
	const struct units *us = &src->u[UNIT_POSITION];

	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->v[i], *d = decision_of(src, u);

		if (!my_group(src, u) || d == NULL)
			continue;
		m->stand[m->n_stands++] = (struct mine_stand){ .decision = d->num, .dup = d->dup,
			.stance = show_text(src, u, FLD_STANCE),
			.because = show_text(src, u, FLD_BECAUSE), .at = u->at };
	}
}

void
mine_find(struct source *src)
{
	src->mine = src->ask->mine == NULL ? -1 : idmap_get(&src->person, src->ask->mine);
}

void
mine_build(struct source *src)
{
	struct ed_mine *m = new_array(src, 1, sizeof *m);
	size_t texts = 0;

	for (size_t i = 0; i < N_OWNED; i++)
		texts += src->u[owned[i].unit].n;
	*m = (struct ed_mine){ .person = src->mine, .text = new_array(src, texts, sizeof *m->text),
		.turn = new_array(src, src->ledger.n_turns, sizeof *m->turn),
		.vote = new_array(src, src->u[UNIT_VOTE].n, sizeof *m->vote),
		.stand = new_array(src, src->u[UNIT_POSITION].n, sizeof *m->stand) };
	m->named = !src->ed->person[src->mine].hidden;
	for (size_t i = 0; i < N_OWNED; i++)
		add_texts(src, m, &owned[i]);
	add_turns(src, m);
	add_votes(src, m);
	add_stands(src, m);
	src->ed->mine = m;
}

bool
mine_says(const struct edition *ed, const char *value)
{
	const struct ed_mine *m = ed->mine;

	for (size_t i = 0; m != NULL && i < m->n_texts; i++)
		if (strstr(m->text[i].text, value) != NULL)
			return true;
	for (size_t i = 0; m != NULL && i < m->n_stands; i++)
		if (strstr(m->stand[i].because, value) != NULL)
			return true;
	return false;
}
