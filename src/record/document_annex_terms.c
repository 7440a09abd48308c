/* SPDX-License-Identifier: ISC */
/* The annex of the terms of engagement: what members owe and get, help, money. */
#include "document_priv.h"

static void
list_terms(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	if (ed->n_terms > 0) {
		bl = doc_add_block(b, BLOCK_FACTS);
		for (size_t i = 0; i < ed->n_terms; i++)
			doc_add_row(bl, words_code(b->l, "TERM", ed->term[i].what),
				ed->term[i].text);
	}
	if (ed->n_terms > 0 || ed->accepted > 0)
		doc_add_para(b, ed->accepted == 0 ? word(b->l, W_TERMS_ACCEPTED_NONE) :
			doc_say(b, W_TERMS_ACCEPTED, doc_number(b, ed->accepted), NULL));
}

static void
help_row(struct builder *b, struct block *bl, const struct ed_help *h)
{
	const int n[6] = { h->asked, h->given, h->refused, h->access_asked, h->access_given,
		h->access_refused };
	struct block_row *r = doc_add_row(bl, h->group < 0 ? word(b->l, W_NO_CONSTITUENCY) :
		b->ed->group[h->group].name, "");

	for (int i = 0; i < 6; i++)
		r->cell[i + 1] = doc_number(b, n[i]);
}

/* By constituency only: a need for help is a person's own. */
static void
help_table(struct builder *b)
{
	static const enum word heads[] = { W_CONSTITUENCY, W_HELP_ASKED, W_HELP_GIVEN,
		W_HELP_REFUSED, W_HELP_ACCESS_ASKED, W_HELP_ACCESS_GIVEN, W_HELP_ACCESS_REFUSED };
	struct block *bl = NULL;
	struct block_row *r;

	for (size_t i = 0; i < b->ed->n_helps; i++) {
		const struct ed_help *h = &b->ed->help[i];

		if (h->asked + h->access_asked == 0)
			continue;
		if (bl == NULL) {
			doc_add_heading(b, 2, word(b->l, W_HELP));
			doc_add_para(b, word(b->l, W_HELP_HOW));
			bl = doc_add_block(b, BLOCK_TABLE);
			bl->n_cols = 7;
			r = doc_add_row(bl, "", "");
			for (int c = 0; c < bl->n_cols; c++) {
				r->cell[c] = word(b->l, heads[c]);
				bl->right[c] = c > 0;
			}
		}
		help_row(b, bl, h);
	}
}

static void
list_payments(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;
	struct block_row *r;

	doc_add_heading(b, 2, word(b->l, W_PAYMENTS));
	if (ed->n_payments == 0) {
		doc_add_para(b, word(b->l, W_PAYMENTS_NONE));
		return;
	}
	bl = doc_add_block(b, BLOCK_TABLE);
	bl->n_cols = 3;
	r = doc_add_row(bl, word(b->l, W_PAYMENT_TO), word(b->l, W_PAYMENT_AMOUNT));
	r->cell[2] = word(b->l, W_PAYMENT_FOR);
	for (size_t i = 0; i < ed->n_payments; i++) {
		r = doc_add_row(bl, speaker_name(b, &ed->payment[i].who), ed->payment[i].amount);
		r->cell[2] = ed->payment[i].purpose;
	}
}

void
annex_terms(struct builder *b)
{
	const struct edition *ed = b->ed;

	if (ed->n_terms + ed->n_helps + ed->n_payments == 0)
		return;
	doc_add_annex(b, W_ANNEX_TERMS);
	list_terms(b);
	help_table(b);
	list_payments(b);
}
