/* SPDX-License-Identifier: ISC */
/* Votes and positions are counted here, and judged by the body's rule. */
#include <stdlib.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/str.h>
#include <talanoa/core/outcome.h>

/* ---- words ---- */

struct alias { const char *word; int is; };

static const char *const stances[STANCE_N] = { "", "support", "no-block", "object", "absent" };
static const struct alias stance_aliases[] = {
	{ "agree", STANCE_SUPPORT }, { "stand-aside", STANCE_NO_BLOCK }, { "block", STANCE_OBJECT },
	{ "oppose", STANCE_OBJECT }, { NULL, 0 },
};
static const char *const choices[CHOICE_N] = { "", "yes", "no", "abstain" };
static const struct alias choice_aliases[] = {
	{ "y", CHOICE_YES }, { "n", CHOICE_NO }, { "a", CHOICE_ABSTAIN }, { "+", CHOICE_YES },
	{ "-", CHOICE_NO }, { "0", CHOICE_ABSTAIN }, { NULL, 0 },
};

static int
find_word(const char *const *names, int n, const struct alias *aliases, const char *word)
{
	for (int i = 1; i < n; i++)
		if (str_eq(names[i], word))
			return i;
	for (; aliases->word != NULL; aliases++)
		if (str_eq(aliases->word, word))
			return aliases->is;
	return 0;
}

bool
stance_parse(const char *word, enum stance *ret_stance)
{
	int i = find_word(stances, STANCE_N, stance_aliases, word);

	if (i > 0)
		*ret_stance = (enum stance)i;
	return i > 0;
}

const char *
stance_name(enum stance s)
{
	return stances[s];
}

bool
choice_parse(const char *word, enum choice *ret_choice)
{
	int i = find_word(choices, CHOICE_N, choice_aliases, word);

	if (i > 0)
		*ret_choice = (enum choice)i;
	return i > 0;
}

const char *
choice_name(enum choice c)
{
	return choices[c];
}

const char *
verdict_name(enum verdict v)
{
	static const char *const names[] = { "open", "adopted", "rejected" };

	return names[v];
}

/* ---- counting ---- */

/* The constituency of a unit about this decision; -1: it does not count. */
static int
counts_for(const struct outcome_ask *ask, const struct unit *u)
{
	const struct id *of = unit_ref(u, FLD_DECISION);

	if (of == NULL || !id_eq(of, ask->decision))
		return -1;
	return seating_group(ask->seating, unit_ref(u, FLD_GROUP));
}

static void
count_positions(const struct outcome_ask *ask, struct outcome *o)
{
	enum stance s;
	int g;

	for (size_t i = 0; ask->positions != NULL && i < ask->positions->n; i++) {
		const struct unit *u = &ask->positions->v[i];

		g = counts_for(ask, u);
		if (g < 0 || !stance_parse(unit_text(u, FLD_STANCE), &s))
			continue;
		o->group[g].stance = s;		/* of two copies: the later */
		o->group[g].position = u;
	}
	for (size_t i = 0; i < o->n_groups; i++)
		o->stood |= o->group[i].stance != STANCE_NONE &&
			o->group[i].stance != STANCE_ABSENT;
}

static const struct id *
seat_of(const struct unit *vote)
{
	const struct id *principal = unit_ref(vote, FLD_PRINCIPAL);

	return principal != NULL ? principal : unit_ref(vote, FLD_PERSON);
}

static bool
same_seat(const struct seating *s, const struct unit *a, const struct unit *b)
{
	const struct id *x = seat_of(a), *y = seat_of(b);
	int p = seating_person(s, x);

	if (x == NULL || y == NULL)
		return false;
	return id_eq(x, y) || (p >= 0 && p == seating_person(s, y));
}

static int64_t
chosen(const struct unit *vote)
{
	const struct cell *c = unit_cell(vote, FLD_CHOICE);

	return c == NULL ? vote->hlc : c->hlc;
}

bool
outcome_overruled(const struct seating *s, const struct units *votes, size_t vote)
{
	const struct unit *u = &votes->v[vote];
	const struct id *on = unit_ref(u, FLD_DECISION), *of;

	for (size_t i = 0; on != NULL && i < votes->n; i++) {
		const struct unit *k = &votes->v[i];

		of = unit_ref(k, FLD_DECISION);
		if (i == vote || of == NULL || !id_eq(of, on) || !same_seat(s, k, u))
			continue;
		if (chosen(k) > chosen(u) || (chosen(k) == chosen(u) && i > vote))
			return true;
	}
	return false;
}

static void
count_votes(const struct outcome_ask *ask, struct outcome *o)
{
	enum choice c;
	int g;

	for (size_t i = 0; ask->votes != NULL && i < ask->votes->n; i++) {
		const struct unit *u = &ask->votes->v[i];

		g = counts_for(ask, u);
		if (g < 0 || outcome_overruled(ask->seating, ask->votes, i) ||
		    !choice_parse(unit_text(u, FLD_CHOICE), &c))
			continue;
		o->group[g].yes += c == CHOICE_YES;
		o->group[g].no += c == CHOICE_NO;
		o->group[g].abstain += c == CHOICE_ABSTAIN;
	}
}

/* A count that nobody could have meant counts as none. */
static int
tally_int(const struct unit *u, enum field f)
{
	int64_t n = unit_int(u, f, 0);

	return n < 0 || n > 1000000 ? 0 : (int)n;
}

static void
count_tallies(const struct outcome_ask *ask, struct outcome *o)
{
	int g;

	for (size_t i = 0; ask->tallies != NULL && i < ask->tallies->n; i++) {
		const struct unit *u = &ask->tallies->v[i];

		g = counts_for(ask, u);
		if (g < 0)
			continue;
		o->group[g].yes += tally_int(u, FLD_YES);
		o->group[g].no += tally_int(u, FLD_NO);
		o->group[g].abstain += tally_int(u, FLD_ABSTAIN);
		o->group[g].tallied = true;
	}
}

static int
cast(const struct outcome_group *g)
{
	return g->yes + g->no + g->abstain;
}

/* Of position and votes of a constituency, the one that counts; the other if it is alone. */
static bool
by_stance(const struct outcome_ask *ask, const struct outcome_group *g)
{
	return g->stance != STANCE_NONE && (cast(g) == 0 || !ask->by_vote);
}

static void
add_up(const struct outcome_ask *ask, struct outcome *o)
{
	for (size_t i = 0; i < o->n_groups; i++) {
		struct outcome_group *g = &o->group[i];

		o->yes += g->yes;
		o->no += g->no;
		o->abstain += g->abstain;
		o->voted |= cast(g) > 0;
		o->too_many |= cast(g) > ask->seating->group[i].votes;
		g->objects = by_stance(ask, g) ? g->stance == STANCE_OBJECT : 2 * g->no > cast(g);
		g->supports = by_stance(ask, g) ? g->stance == STANCE_SUPPORT :
			2 * g->yes > cast(g);
		o->objections += g->objects;
		o->supports += g->supports;
	}
}

/* ---- the rules ---- */

static enum verdict
either(bool adopted)
{
	return adopted ? VERDICT_ADOPTED : VERDICT_REJECTED;
}

static int
first_objection(const struct outcome *o)
{
	for (size_t i = 0; i < o->n_groups; i++)
		if (o->group[i].objects)
			return (int)i;
	return -1;
}

static void
by_consensus(struct outcome *o, int most)
{
	if (!o->voted && !o->stood)
		return;
	o->verdict = either(o->objections <= most);
	if (o->objections > most)
		o->veto = first_objection(o);
}

static void
by_majority(const struct outcome_ask *ask, struct outcome *o, bool two_thirds)
{
	const char *of = ask->rules->v[RULE_MAJORITY_OF];

	if (!o->voted)
		return;
	o->of = str_eq(of, "cast") ? o->yes + o->no : str_eq(of, "present") ? o->eligible :
		ask->seating->seats;
	o->need = two_thirds ? (2 * o->of + 2) / 3 : o->of / 2 + 1;
	o->verdict = either(o->yes > 0 && o->yes >= o->need);
}

static void
by_veto(const struct outcome_ask *ask, struct outcome *o)
{
	if (!o->voted)
		return;
	for (size_t i = 0; i < o->n_groups && o->veto < 0; i++)
		if (o->group[i].no >= (ask->seating->group[i].seats == 1 ? 1 : 2))
			o->veto = (int)i;
	o->verdict = either(o->yes > o->no && o->veto < 0);
}

static int64_t
common_divisor(int64_t a, int64_t b)
{
	return b == 0 ? a : common_divisor(b, a % b);
}

/* One voice in parts that every constituency can split evenly by its votes: exact, and only
 * beyond any hall rounded. */
static int64_t
voice_parts(const struct outcome *o)
{
	int64_t parts = 1, more;

	for (size_t i = 0; i < o->n_groups; i++) {
		int n = cast(&o->group[i]);

		more = n == 0 ? 1 : n / common_divisor(parts, n);
		if (parts <= INT64_C(1000000000000) / more)
			parts *= more;
	}
	return parts;
}

static void
by_voices(const struct outcome_ask *ask, struct outcome *o)
{
	int64_t parts = voice_parts(o), yes = 0, no = 0;

	if (!o->voted && !o->stood)
		return;
	for (size_t i = 0; i < o->n_groups; i++) {
		const struct outcome_group *g = &o->group[i];

		if (by_stance(ask, g)) {
			yes += g->supports ? parts : 0;
			no += g->objects ? parts : 0;
		} else if (cast(g) > 0) {
			yes += parts * g->yes / cast(g);
			no += parts * g->no / cast(g);
		}
	}
	o->verdict = either(yes > no);
}

static void
judge(const struct outcome_ask *ask, struct outcome *o)
{
	const char *rule = ask->rules->v[RULE_DECISION];

	o->veto = -1;
	if (str_eq(rule, "majority") || str_eq(rule, "two-thirds"))
		by_majority(ask, o, str_eq(rule, "two-thirds"));
	else if (str_eq(rule, "sector-veto"))
		by_veto(ask, o);
	else if (str_eq(rule, "equal-weight"))
		by_voices(ask, o);
	else
		by_consensus(o, str_eq(rule, "consensus-minus") ? 1 : 0);
}

void
outcome_make(const struct outcome_ask *ask, struct outcome *ret_o)
{
	*ret_o = (struct outcome){ .n_groups = ask->seating->n_groups,
		.eligible = ask->seating->votes };
	ret_o->group = mem_alloc((ret_o->n_groups + 1) * sizeof *ret_o->group);
	count_positions(ask, ret_o);
	count_votes(ask, ret_o);
	count_tallies(ask, ret_o);
	add_up(ask, ret_o);
	judge(ask, ret_o);
}

void
outcome_release(struct outcome *o)
{
	free(o->group);
	*o = (struct outcome){ 0 };
}

int
outcome_cast(const struct outcome *o, int group)
{
	return cast(&o->group[group]);
}

bool
outcome_agrees(const struct outcome *o, const char *state)
{
	if (str_eq(state, "adopted"))
		return o->verdict != VERDICT_REJECTED;
	if (str_eq(state, "rejected"))
		return o->verdict != VERDICT_ADOPTED;
	return true;
}
