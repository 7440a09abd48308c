/* SPDX-License-Identifier: ISC */
/* A proposal and what came of it: text, how it was decided, wordings, explanations. */
#include <string.h>

#include "document_priv.h"

/* "The Group agreed by consensus as follows:", or the whole sentence if it goes on. */
static const char *
decided_sentence(struct builder *b, const struct ed_decision *d, bool *ret_whole)
{
	const char *body = the_body(b), *how = *d->method == '\0' ? "" :
		words_code(b->l, "METHOD", d->method);

	*ret_whole = false;
	if (str_eq(d->state, "proposed"))
		return word(b->l, W_PENDING);
	if (str_eq(d->state, "noted"))
		return doc_say(b, W_NOTED, body, NULL);
	if (str_eq(d->state, "deferred"))
		return doc_say(b, W_DECISION_DEFERRED, body, NULL);
	if (str_eq(d->state, "rejected"))
		return doc_say(b, W_REJECTED, body, NULL);
	*ret_whole = starts_lower(d->text);
	if (*ret_whole)
		return *how == '\0' ? doc_say(b, W_AGREED_THAT, body, d->text, NULL) :
			doc_say(b, W_AGREED_BY_THAT, body, how, d->text, NULL);
	return *how == '\0' ? doc_say(b, W_AGREED, body, NULL) :
		doc_say(b, W_AGREED_BY, body, how, NULL);
}

static const char *
rationale(struct builder *b, const struct ed_decision *d)
{
	if (*d->rationale != '\0' || !str_eq(d->state, "adopted"))
		return doc_sentence(b, d->rationale);
	return word(b->l, d->withheld >= 0 ? W_WITHHELD_TEXT : W_RATIONALE_NONE);
}

/* What a reader must not overlook. */
static const char *
notes(struct builder *b, const struct ed_decision *d)
{
	struct str s = STR_INIT;

	if (d->no_quorum)
		doc_join(&s, " ", word(b->l, W_DESPITE_QUORUM));
	if (d->other_result)
		doc_join(&s, " ", doc_say(b, W_DESPITE_RESULT,
			words_code(b->l, "DECISION_STATE", d->state), NULL));
	if (strchr(d->text, '[') != NULL)
		doc_join(&s, " ", word(b->l, str_eq(d->state, "proposed") ? W_BRACKETS :
			W_BRACKETS_LEFT));
	return doc_keep(b, &s);
}

static void
decided_facts(struct builder *b, struct block *bl, const struct ed_decision *d)
{
	if (d->decided == 0)
		return;
	doc_add_fact(bl, word(b->l, W_DECIDED), d->groups == 0 ?
		doc_say(b, W_DECIDED_TIME, doc_time_of(b, d->decided), NULL) :
		doc_say(b, W_DECIDED_AT, doc_time_of(b, d->decided),
		doc_number(b, d->groups_present), doc_number(b, d->groups), NULL));
	if (d->declared.said != SAID_NOBODY)
		doc_add_fact(bl, word(b->l, W_DECLARED_BY), speaker_full(b, &d->declared));
	if (d->seats.seats > 0 && !str_eq(b->ed->quorum, "none"))
		doc_add_fact(bl, word(b->l, W_QUORUM), quorum_words(b, &d->seats));
}

static void
decision_facts(struct builder *b, struct block *bl, const struct ed_decision *d)
{
	const char *by = d->by.said == SAID_NOBODY ? "" : speaker_full(b, &d->by);

	doc_add_fact(bl, word(b->l, W_RATIONALE), rationale(b, d));
	if (*by != '\0' && d->decided > d->proposed)
		by = doc_say(b, W_PROPOSER_AT, by, doc_time_of(b, d->proposed), NULL);
	doc_add_fact(bl, word(b->l, W_PROPOSER), by);
	decided_facts(b, bl, d);
	doc_add_fact(bl, word(b->l, W_RESULT), result_words(b, d));
	doc_add_fact(bl, word(b->l, W_NOTE), notes(b, d));
}

static void
add_amendments(struct builder *b, int decision)
{
	bool told = false;

	for (size_t i = 0; i < b->ed->n_amendments; i++) {
		const struct ed_amendment *a = &b->ed->amendment[i];
		const char *num = doc_unit_number(b, a->num, a->dup);
		struct block *bl;

		if (a->decision != decision || *a->text == '\0')
			continue;
		if (!told)
			doc_add_para(b, word(b->l, W_AMENDMENTS));
		told = true;
		bl = doc_add_block(b, BLOCK_CHANGE);
		bl->label = a->by.said == SAID_NOBODY ?
			doc_say(b, W_AMENDMENT, num, doc_time_of(b, a->at), NULL) :
			doc_say(b, W_AMENDMENT_BY, num, doc_time_of(b, a->at),
				speaker_full(b, &a->by), NULL);
		bl->text = a->former;
		bl->after = a->text;
	}
}

static void
add_statement(struct builder *b, const struct ed_statement *s, enum word manner)
{
	if (str_eq(s->state, "declined")) {
		doc_add_para(b, doc_say(b, W_RESERVATION_DECLINED, speaker_full(b, &s->who), NULL));
		return;
	}
	if (*s->text == '\0') {
		doc_add_para(b, withheld_summary(b, s->withheld, 0));
		doc_add_mark(b, withheld_mark(b, s->withheld, false));
		return;
	}
	add_speech(b, word(b->l, manner), &s->who, doc_stop(b, s->text));
	if (str_eq(s->state, "withdrawn"))
		doc_add_mark(b, word(b->l, W_RESERVATION_WITHDRAWN));
	if (s->withheld >= 0)
		doc_add_mark(b, withheld_mark(b, s->withheld, true));
}

void
add_statements(struct builder *b, int decision)
{
	const struct edition *ed = b->ed;

	for (size_t i = 0; i < ed->n_statements; i++)
		if (ed->statement[i].decision == decision)
			add_statement(b, &ed->statement[i], W_STATEMENT);
	for (size_t i = 0; i < ed->n_reservations; i++)
		if (ed->reservation[i].decision == decision)
			add_statement(b, &ed->reservation[i], W_RESERVATION);
	for (size_t i = 0; i < ed->n_consents; i++)
		if (ed->consent[i].decision == decision)
			add_consent(b, &ed->consent[i]);
}

void
add_decision(struct builder *b, int i)
{
	const struct ed_decision *d = &b->ed->decision[i];
	struct block *bl = doc_add_block(b, BLOCK_DECISION);
	bool whole;

	bl->label = doc_say(b, str_eq(d->state, "proposed") ? W_PROPOSAL : W_DECISION,
		decision_number(b, i), NULL);
	bl->text = decided_sentence(b, d, &whole);
	if (*d->text == '\0')
		bl->quote = withheld_mark(b, d->withheld, false);
	else if (!whole)
		bl->quote = d->text;
	decision_facts(b, bl, d);
	if (d->withheld >= 0 && *d->text != '\0')
		doc_add_mark(b, withheld_mark(b, d->withheld, true));
	add_amendments(b, i);
	add_ballots(b, d);
	add_statements(b, i);
}
