/* SPDX-License-Identifier: ISC */
/* The annexes in their order; the last says how the record was made and how to check it. */
#include "document_priv.h"

void
doc_add_annex(struct builder *b, enum word title)
{
	static const char *const roman[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII",
		"IX", "X", "XI", "XII" };

	doc_add_heading(b, 1, doc_say(b, W_ANNEX, roman[b->annexes++ % 12], word(b->l, title),
		NULL));
}

static void
list_abbrs(struct builder *b)
{
	struct block *bl;

	if (b->ed->n_abbrs == 0)
		return;
	doc_add_heading(b, 2, word(b->l, W_ABBREVIATIONS));
	bl = doc_add_block(b, BLOCK_FACTS);
	for (size_t i = 0; i < b->ed->n_abbrs; i++)
		doc_add_row(bl, b->ed->abbr[i].shorter, b->ed->abbr[i].longer);
}

/* Whose lists of countries were used, and of what day. */
static void
list_sources(struct builder *b)
{
	for (size_t i = 0; i < b->ed->n_facts; i++) {
		const struct ed_fact *f = &b->ed->fact[i];

		doc_add_para(b, doc_say(b, str_eq(f->name, "income") ? W_INCOME_SOURCE :
			W_REGION_SOURCE, f->source, doc_date_of(b, f->as_of), NULL));
	}
	if (b->ed->n_facts > 0)
		doc_add_para(b, word(b->l, W_DESIGNATIONS));
}

static void
verify_commands(struct builder *b)
{
	struct block *bl;

	doc_add_para(b, word(b->l, W_METHOD_HOW));
	bl = doc_add_block(b, BLOCK_LIST);
	doc_add_row(bl, word(b->l, W_METHOD_VERIFY), "");
	doc_add_row(bl, word(b->l, W_METHOD_EXPORT), "");
}

static void
annex_method(struct builder *b)
{
	const struct edition *ed = b->ed;
	const struct ed_talk *t = &ed->talk;

	doc_add_annex(b, W_ANNEX_METHOD);
	doc_add_para(b, doc_say(b, W_METHOD_RECORD, ed->head,
		doc_number(b, (int64_t)ed->events), NULL));
	if (*ed->tool != '\0')
		doc_add_para(b, doc_say(b, W_METHOD_TOOL, ed->tool, NULL));
	verify_commands(b);
	doc_add_para(b, word(b->l, W_METHOD_ORDER));
	if (t->stated > 0)
		doc_add_para(b, doc_say(b, W_METHOD_STATED, doc_number(b, (int64_t)t->stated),
			doc_number(b, (int64_t)t->turns), NULL));
	doc_add_para(b, doc_say(b, W_METHOD_K, doc_number(b, ed->k), NULL));
	list_sources(b);
	if (ed->test)
		doc_add_para(b, word(b->l, W_METHOD_TEST));
	list_abbrs(b);
}

void
build_annexes(struct builder *b)
{
	annex_outcomes(b);
	annex_documents(b);
	annex_talk(b);
	annex_withheld(b);
	annex_reservations(b);
	annex_corrections(b);
	annex_terms(b);
	annex_method(b);
}
