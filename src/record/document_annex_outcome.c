/* SPDX-License-Identifier: ISC */
/* The annexes of what was decided and what is to be done: decisions, actions, pledges. */
#include <string.h>

#include "document_priv.h"

/* "2026-3/D2 (item 3)", or "Decision 2 (item 3)" where there is no series. */
static const char *
decision_label(struct builder *b, int i, bool taken)
{
	const struct ed_decision *d = &b->ed->decision[i];
	const char *num = decision_number(b, i);

	if (strchr(num, '/') == NULL)
		num = doc_say(b, taken ? W_DECISION : W_PROPOSAL, num, NULL);
	return d->item < 0 ? num : doc_say(b, W_NUMBER_ITEM, num, item_number(b, d->item), NULL);
}

/* A decision between meetings says its day; one without effect how it ended. */
static const char *
decision_text(struct builder *b, const struct ed_decision *d, bool taken)
{
	const char *text = *d->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : d->text;
	struct str s = STR_INIT;

	if (taken && (!d->between || *d->on == '\0'))
		return text;
	str_add(&s, text);
	doc_join(&s, " ", taken ? doc_say(b, W_BETWEEN_ON, doc_date_of(b, d->on), NULL) :
		doc_say(b, W_NOT_TAKEN, words_code(b->l, "DECISION_STATE", d->state), NULL));
	return doc_keep(b, &s);
}

static bool
was_taken(const struct ed_decision *d)
{
	return str_eq(d->state, "adopted") || str_eq(d->state, "noted");
}

/* Those taken or not taken, in meetings or between; the heading only if there are some. */
static bool
list_decisions(struct builder *b, bool taken, bool between, const char *heading)
{
	struct block *bl = NULL;

	for (size_t i = 0; i < b->ed->n_decisions; i++) {
		const struct ed_decision *d = &b->ed->decision[i];

		if (was_taken(d) != taken || d->between != between)
			continue;
		if (bl == NULL && *heading != '\0')
			doc_add_heading(b, 2, heading);
		if (bl == NULL)
			bl = doc_add_block(b, BLOCK_FACTS);
		doc_add_row(bl, decision_label(b, (int)i, taken), decision_text(b, d, taken));
	}
	return bl != NULL;
}

/* Taken between meetings, a decision stands in no item: why, and what was said on it, is here. */
static void
explain_between(struct builder *b)
{
	for (size_t i = 0; i < b->ed->n_decisions; i++) {
		const struct ed_decision *d = &b->ed->decision[i];

		if (!d->between || !was_taken(d))
			continue;
		if (*d->rationale != '\0')
			doc_add_fact(doc_add_block(b, BLOCK_FACTS), word(b->l, W_RATIONALE),
				doc_sentence(b, d->rationale));
		add_statements(b, (int)i);
	}
}

static void
annex_decisions(struct builder *b)
{
	doc_add_annex(b, W_ANNEX_DECISIONS);
	if (!list_decisions(b, true, false, ""))
		doc_add_para(b, word(b->l, W_NO_DECISIONS));
	if (list_decisions(b, true, true, word(b->l, W_BETWEEN)))
		explain_between(b);
	list_decisions(b, false, false, word(b->l, W_NOT_DECIDED));
	list_decisions(b, false, true, word(b->l, W_NOT_DECIDED));
}

static struct block *
follow_table(struct builder *b, enum word what)
{
	struct block *bl = doc_add_block(b, BLOCK_TABLE);
	struct block_row *r = doc_add_row(bl, word(b->l, W_ACTION_NO), word(b->l, what));

	bl->n_cols = 5;
	bl->right[0] = true;
	r->cell[2] = word(b->l, what == W_ACTION_TEXT ? W_OWNER : W_COMMITMENT_BY);
	r->cell[3] = word(b->l, W_DUE);
	r->cell[4] = word(b->l, W_STATE);
	return bl;
}

static void
annex_actions(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	doc_add_annex(b, W_ANNEX_ACTIONS);
	if (ed->n_actions == 0) {
		doc_add_para(b, word(b->l, W_NO_ACTIONS));
		return;
	}
	bl = follow_table(b, W_ACTION_TEXT);
	for (size_t i = 0; i < ed->n_actions; i++) {
		const struct ed_action *a = &ed->action[i];
		const char *who = owner_name(b, a);
		struct block_row *r = doc_add_row(bl, doc_unit_number(b, a->num, a->dup),
			*a->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : a->text);

		r->cell[2] = *who == '\0' ? word(b->l, W_NO_OWNER) : who;
		r->cell[3] = *a->due == '\0' ? word(b->l, W_NO_DUE) : *a->agreed == '\0' ?
			a->due : doc_say(b, W_DUE_WAS, a->due, a->agreed, NULL);
		r->cell[4] = state_words(b, a->state, a->progress, a->because);
	}
}

static void
annex_commitments(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	if (ed->n_commitments == 0)
		return;
	doc_add_annex(b, W_ANNEX_COMMITMENTS);
	bl = follow_table(b, W_COMMITMENT_TEXT);
	for (size_t i = 0; i < ed->n_commitments; i++) {
		const struct ed_commitment *c = &ed->commitment[i];
		struct block_row *r = doc_add_row(bl, doc_unit_number(b, c->num, c->dup),
			*c->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : c->text);

		r->cell[2] = speaker_name(b, &c->who);
		r->cell[3] = *c->due == '\0' ? word(b->l, W_NO_DUE) : c->due;
		r->cell[4] = state_words(b, c->state, c->progress, c->because);
	}
}

void
annex_outcomes(struct builder *b)
{
	annex_decisions(b);
	annex_actions(b);
	annex_commitments(b);
}
