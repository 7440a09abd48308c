/* SPDX-License-Identifier: ISC */
/* Positions and votes: the result in words, by constituency in a table, by name in a list. */
#include "document_priv.h"

static const char *
counted(struct builder *b, const struct ed_decision *d)
{
	struct str s = STR_INIT;

	if (d->voted) {
		doc_join(&s, "", doc_say(b, W_RESULT_VOTES, doc_number(b, d->yes),
			doc_number(b, d->no), doc_number(b, d->abstain),
			doc_number(b, d->eligible), NULL));
		if (d->need > 0)
			doc_join(&s, word(b->l, W_SEMI), doc_say(b, W_RESULT_NEED,
				doc_number(b, d->need), NULL));
		return doc_keep(b, &s);
	}
	return doc_say(b, W_RESULT_POSITIONS, doc_number(b, d->supports),
		doc_number(b, d->objections), NULL);
}

const char *
result_words(struct builder *b, const struct ed_decision *d)
{
	const char *rule = words_code(b->l, "RULE_NAME", b->ed->rule);
	struct str s = STR_INIT;

	if (!d->voted && !d->stood)
		return "";
	str_add(&s, doc_sentence(b, counted(b, d)));
	if (d->decided == 0 || str_eq(d->state, "noted") || str_eq(d->state, "deferred"))
		return doc_keep(b, &s);
	doc_join(&s, " ", doc_say(b, W_RESULT_RULE, rule,
		words_code(b->l, "VERDICT", d->verdict), NULL));
	if (d->veto >= 0)
		doc_join(&s, " ", doc_say(b, W_RESULT_VETO, b->ed->group[d->veto].name, NULL));
	return doc_keep(b, &s);
}

struct columns {
	bool stood, voted, reasons;
};

static void
table_head(struct builder *b, struct block *bl, const struct columns *c)
{
	struct block_row *r = doc_add_row(bl, word(b->l, W_CONSTITUENCY), "");
	int n = 1;

	if (c->stood)
		r->cell[n++] = word(b->l, W_POSITION);
	for (int i = 0; c->voted && i < 3; i++) {
		bl->right[n] = true;
		r->cell[n++] = word(b->l, W_CHOICE_yes + i);
	}
	if (c->reasons)
		r->cell[n++] = word(b->l, W_BECAUSE_HEAD);
	bl->n_cols = n;
}

static void
table_row(struct builder *b, struct block *bl, const struct columns *c,
	const struct ed_ballot *v)
{
	const int votes[3] = { v->yes, v->no, v->abstain };
	struct block_row *r = doc_add_row(bl, group_title(b, &b->ed->group[v->group]), "");
	int n = 1;

	if (c->stood)
		r->cell[n++] = *v->stance == '\0' ? "-" : words_code(b->l, "STANCE", v->stance);
	for (int i = 0; c->voted && i < 3; i++)
		r->cell[n++] = v->voted ? doc_number(b, votes[i]) : "-";
	if (c->reasons)
		r->cell[n++] = v->because;
}

static void
add_table(struct builder *b, const struct ed_decision *d)
{
	struct columns c = { d->stood, d->voted, false };
	struct block *bl;

	for (size_t i = 0; i < d->n_ballots; i++) {
		c.reasons |= *d->ballot[i].because != '\0';
		c.stood |= *d->ballot[i].stance != '\0';
	}
	doc_add_para(b, word(b->l, !c.voted ? W_POSITIONS : c.stood ? W_POSITIONS_VOTES :
		W_VOTES));
	bl = doc_add_block(b, BLOCK_TABLE);
	table_head(b, bl, &c);
	for (size_t i = 0; i < d->n_ballots; i++)
		table_row(b, bl, &c, &d->ballot[i]);
}

static const char *
voter(struct builder *b, const struct ed_vote *v)
{
	const char *who = speaker_name(b, &v->who);

	return v->principal < 0 ? who : doc_say(b, W_VOTE_FOR, who,
		b->ed->person[v->principal].name, NULL);
}

/* Who chose so, by name; who is not named only by number. */
static const char *
voters(struct builder *b, const struct ed_decision *d, const char *choice, int *ret_n)
{
	struct str s = STR_INIT;
	int untold = 0;

	for (size_t i = 0; i < d->n_votes; i++) {
		const struct ed_vote *v = &d->vote[i];

		if (!str_eq(v->choice, choice))
			continue;
		++*ret_n;
		if (v->who.said == SAID_PERSON)
			doc_join(&s, ", ", voter(b, v));
		else
			untold++;
	}
	if (untold > 0)
		doc_join(&s, ", ", doc_say(b, W_VOTES_UNTOLD, doc_number(b, untold), NULL));
	return doc_keep(b, &s);
}

static void
add_names(struct builder *b, const struct ed_decision *d)
{
	static const char *const choices[] = { "yes", "no", "abstain" };
	struct block *bl;

	if (d->n_votes == 0)
		return;
	doc_add_para(b, word(b->l, W_VOTES_BY_NAME));
	bl = doc_add_block(b, BLOCK_FACTS);
	for (int i = 0; i < 3; i++) {
		int n = 0;
		const char *who = voters(b, d, choices[i], &n);

		doc_add_fact(bl, doc_say(b, W_VOTES_OF, word(b->l, W_CHOICE_yes + i),
			doc_number(b, n), NULL), who);
	}
}

/* Constituencies whose votes were counted without names. */
static void
add_tallied(struct builder *b, const struct ed_decision *d)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < d->n_ballots; i++)
		if (d->ballot[i].tallied)
			doc_join(&s, ", ", b->ed->group[d->ballot[i].group].name);
	if (s.len > 0 && d->n_votes > 0)
		doc_add_para(b, doc_say(b, W_VOTES_TALLIED, str_c(&s), NULL));
	str_release(&s);
}

void
add_ballots(struct builder *b, const struct ed_decision *d)
{
	if (d->n_ballots == 0)
		return;
	add_table(b, d);
	add_names(b, d);
	add_tallied(b, d);
}
