/* SPDX-License-Identifier: ISC */
/* The annexes of papers, of reservations, and of what was corrected. */
#include "document_priv.h"

static const char *
document_label(struct builder *b, const struct ed_document *d)
{
	const char *num = doc_unit_number(b, d->num, d->dup);

	return d->item < 0 ? doc_say(b, W_DOCUMENT, num, NULL) :
		doc_say(b, W_DOCUMENT_ITEM, num, item_number(b, d->item), NULL);
}

static const char *
document_text(struct builder *b, const struct ed_document *d)
{
	struct str s = STR_INIT;

	str_add(&s, document_line(b, d));
	if (*d->sha256 != '\0' && *d->title != '\0')
		doc_join(&s, ", ", doc_say(b, W_SHA256, d->sha256, NULL));
	if (d->withheld >= 0)
		doc_join(&s, " ", withheld_mark(b, d->withheld, *d->title != '\0'));
	return doc_keep(b, &s);
}

void
annex_documents(struct builder *b)
{
	struct block *bl;

	if (b->ed->n_documents == 0)
		return;
	doc_add_annex(b, W_ANNEX_DOCUMENTS);
	bl = doc_add_block(b, BLOCK_FACTS);
	for (size_t i = 0; i < b->ed->n_documents; i++) {
		const struct ed_document *d = &b->ed->document[i];

		doc_add_row(bl, document_label(b, d), document_text(b, d));
	}
}

static const char *
reservation_text(struct builder *b, const struct ed_statement *r)
{
	const char *who = speaker_full(b, &r->who), *text = *r->text == '\0' ?
		word(b->l, W_WITHHELD_TEXT) : r->text;
	struct str s = STR_INIT;

	if (str_eq(r->state, "declined"))
		return doc_say(b, W_RESERVATION_DECLINED, who, NULL);
	str_add(&s, doc_say(b, starts_lower(text) ? W_INTEREST_LOWER : W_RESERVATION_LINE, who, text,
		NULL));
	if (str_eq(r->state, "withdrawn"))
		doc_join(&s, " ", word(b->l, W_RESERVATION_WITHDRAWN));
	return doc_keep(b, &s);
}

void
annex_reservations(struct builder *b)
{
	struct block *bl;

	if (b->ed->n_reservations == 0)
		return;
	doc_add_annex(b, W_ANNEX_RESERVATIONS);
	bl = doc_add_block(b, BLOCK_FACTS);
	for (size_t i = 0; i < b->ed->n_reservations; i++) {
		const struct ed_statement *r = &b->ed->reservation[i];

		doc_add_row(bl, r->decision < 0 ? doc_say(b, W_RESERVATION_NO,
			doc_unit_number(b, r->num, r->dup), NULL) : doc_say(b, W_DECISION,
			decision_number(b, r->decision), NULL), reservation_text(b, r));
	}
}

static const char *
target_number(struct builder *b, const struct ed_correction *c)
{
	const struct edition *ed = b->ed;

	for (size_t i = 0; str_eq(c->kind, "decision") && i < ed->n_decisions; i++)
		if (ed->decision[i].num == c->target && ed->decision[i].dup == c->target_dup)
			return decision_number(b, (int)i);
	return doc_unit_number(b, c->target, c->target_dup);
}

static const char *
correction_label(struct builder *b, const struct ed_correction *c)
{
	const char *num = doc_unit_number(b, c->num, c->dup);
	const char *what = words_code(b->l, "UNIT", c->kind);

	return c->target == 0 ? doc_say(b, W_CORRECTION, num, what, doc_day_of(b, c->at), NULL) :
		doc_say(b, W_CORRECTION_OF, num, what, target_number(b, c), doc_day_of(b, c->at),
		NULL);
}

void
annex_corrections(struct builder *b)
{
	if (b->ed->n_corrections == 0)
		return;
	doc_add_annex(b, W_ANNEX_CORRECTIONS);
	doc_add_para(b, word(b->l, W_CORRECTIONS_HOW));
	for (size_t i = 0; i < b->ed->n_corrections; i++) {
		const struct ed_correction *c = &b->ed->correction[i];
		struct block *bl;

		if (*c->former == '\0' && *c->text == '\0') {
			doc_add_para(b, correction_label(b, c));
			doc_add_mark(b, withheld_mark(b, c->withheld, false));
			continue;
		}
		bl = doc_add_block(b, BLOCK_CHANGE);
		bl->label = correction_label(b, c);
		bl->text = c->former;
		bl->after = c->text;
		if (*c->because != '\0')
			bl->quote = doc_sentence(b, doc_say(b, W_BECAUSE, c->because, NULL));
	}
}
