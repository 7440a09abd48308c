/* SPDX-License-Identifier: ISC */
/* The annexes: decisions, actions, what is withheld, method. */
#include "document_priv.h"

void
doc_add_annex(struct builder *b, enum word title)
{
	static const char *const roman[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII" };

	doc_add_heading(b, 1, doc_say(b, W_ANNEX, roman[b->annexes++ % 8], word(b->l, title), NULL));
}

static const char *
item_number(struct builder *b, int i)
{
	return i < 0 ? "" : doc_unit_number(b, b->ed->item[i].num, b->ed->item[i].dup);
}

static void
annex_decisions(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl = NULL;

	doc_add_annex(b, W_ANNEX_DECISIONS);
	for (size_t i = 0; i < ed->n_decisions; i++) {
		const struct ed_decision *d = &ed->decision[i];
		const char *num = doc_unit_number(b, d->num, d->dup);

		if (!str_eq(d->state, "adopted") && !str_eq(d->state, "noted"))
			continue;
		if (bl == NULL)
			bl = doc_add_block(b, BLOCK_FACTS);
		doc_add_row(bl, d->item < 0 ? doc_say(b, W_DECISION, num, NULL) :
			doc_say(b, W_DECISION_ITEM, num, item_number(b, d->item), NULL),
			*d->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : d->text);
	}
	if (bl == NULL)
		doc_add_para(b, word(b->l, W_NO_DECISIONS));
}

static const char *
owner(struct builder *b, const struct ed_action *a)
{
	if (*a->owner_name != '\0')
		return a->owner_name;
	return a->owner.said == SAID_NOBODY ? word(b->l, W_NO_OWNER) : speaker_name(b, &a->owner);
}

static const char *
state(struct builder *b, const struct ed_action *a)
{
	struct str s = STR_INIT;

	str_add(&s, words_code(b->l, "STATE", *a->state == '\0' ? "open" : a->state));
	doc_join(&s, ": ", a->progress);
	doc_join(&s, ": ", a->because);
	return doc_keep(b, &s);
}

static void
annex_actions(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;
	struct block_row *r;

	doc_add_annex(b, W_ANNEX_ACTIONS);
	if (ed->n_actions == 0) {
		doc_add_para(b, word(b->l, W_NO_ACTIONS));
		return;
	}
	bl = doc_add_block(b, BLOCK_TABLE);
	bl->n_cols = 5;
	bl->right[0] = true;
	r = doc_add_row(bl, word(b->l, W_ACTION_NO), word(b->l, W_ACTION_TEXT));
	r->cell[2] = word(b->l, W_OWNER);
	r->cell[3] = word(b->l, W_DUE);
	r->cell[4] = word(b->l, W_STATE);
	for (size_t i = 0; i < ed->n_actions; i++) {
		const struct ed_action *a = &ed->action[i];

		r = doc_add_row(bl, doc_unit_number(b, a->num, a->dup), *a->text == '\0' ?
			word(b->l, W_WITHHELD_TEXT) : a->text);
		r->cell[2] = owner(b, a);
		r->cell[3] = *a->due == '\0' ? word(b->l, W_NO_DUE) : a->due;
		r->cell[4] = state(b, a);
	}
}

static const char *
withheld_title(struct builder *b, const struct ed_withheld *w)
{
	const char *what = words_code(b->l, "KIND", w->kind);

	if (w->ref != 0)
		what = doc_say(b, W_KIND_REF, what, w->kind, doc_number(b, w->ref), NULL);
	if (w->item >= 0 && !str_eq(w->kind, "item"))
		what = doc_say(b, W_KIND_ON, what, item_number(b, w->item), NULL);
	if (w->num == 0)
		return doc_say(b, W_WITHHELD_EMBARGO_NO, what, NULL);
	return doc_say(b, W_WITHHELD_NO, doc_number(b, w->num), what, NULL);
}

static void
withheld_facts(struct builder *b, const struct ed_withheld *w)
{
	struct block *bl = doc_add_block(b, BLOCK_FACTS);

	if (w->num == 0) {
		doc_add_fact(bl, word(b->l, W_WITHHELD_REVIEW), doc_date_of(b, w->review));
		return;
	}
	doc_add_fact(bl, word(b->l, W_WITHHELD_GROUND), words_code(b->l, "GROUND", w->ground));
	doc_add_fact(bl, word(b->l, W_WITHHELD_REASON), *w->reason == '\0' ?
		word(b->l, W_WITHHELD_PENDING) : w->reason);
	doc_add_fact(bl, word(b->l, W_WITHHELD_AUTHORITY), *w->authority == '\0' ?
		word(b->l, W_WITHHELD_CHAIR) : w->authority);
	doc_add_fact(bl, word(b->l, W_WITHHELD_REVIEW), *w->review == '\0' ?
		word(b->l, W_WITHHELD_NO_REVIEW) :
		doc_say(b, W_WITHHELD_REVIEW_BY, doc_date_of(b, w->review), NULL));
	doc_add_fact(bl, word(b->l, W_WITHHELD_SUMMARY), w->summary);
	if (*w->consult != '\0')
		doc_add_fact(bl, word(b->l, W_WITHHELD_CONSULT),
			words_code(b->l, "CONSULT", w->consult));
}

static int
withheld_remarks(const struct ed_item *it)
{
	int n = 0;

	for (size_t i = 0; i < it->n; i++)
		n += it->entry[i].withheld >= 0 && (it->entry[i].kind == ED_REMARK ||
			it->entry[i].kind == ED_RULING);
	return n;
}

static void
annex_withheld(struct builder *b)
{
	const struct edition *ed = b->ed;
	int n = withheld_remarks(&ed->outside) + withheld_remarks(&ed->after);

	doc_add_annex(b, W_ANNEX_WITHHELD);
	if (ed->n_withheld == 0) {
		doc_add_para(b, word(b->l, W_WITHHELD_NOTHING));
		return;
	}
	for (size_t i = 0; i < ed->n_items; i++)
		n += withheld_remarks(&ed->item[i]);
	doc_add_para(b, doc_say(b, W_WITHHELD_SHARE, doc_number(b, n),
		doc_number(b, (int64_t)ed->remarks), NULL));
	for (size_t i = 0; i < ed->n_withheld; i++) {
		doc_add_heading(b, 2, withheld_title(b, &ed->withheld[i]));
		withheld_facts(b, &ed->withheld[i]);
	}
	doc_add_para(b, *ed->appeal == '\0' ? word(b->l, W_WITHHELD_NO_APPEAL) :
		doc_say(b, W_WITHHELD_APPEAL, ed->appeal, NULL));
}

static void
annex_abbrs(struct builder *b)
{
	struct block *bl;

	if (b->ed->n_abbrs == 0)
		return;
	doc_add_annex(b, W_ANNEX_ABBR);
	bl = doc_add_block(b, BLOCK_FACTS);
	for (size_t i = 0; i < b->ed->n_abbrs; i++)
		doc_add_row(bl, b->ed->abbr[i].shorter, b->ed->abbr[i].longer);
}

static void
annex_method(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;

	doc_add_annex(b, W_ANNEX_METHOD);
	doc_add_para(b, doc_say(b, W_METHOD_RECORD, b->ed->head,
		doc_number(b, (int64_t)b->ed->events), NULL));
	doc_add_para(b, word(b->l, W_METHOD_HOW));
	doc_add_para(b, word(b->l, W_METHOD_ORDER));
	if (t->stated > 0)
		doc_add_para(b, doc_say(b, W_METHOD_STATED, doc_number(b, (int64_t)t->stated),
			doc_number(b, (int64_t)t->turns), NULL));
	doc_add_para(b, doc_say(b, W_METHOD_K, doc_number(b, b->ed->k), NULL));
	if (b->ed->test)
		doc_add_para(b, word(b->l, W_METHOD_TEST));
}

void
build_annexes(struct builder *b)
{
	annex_decisions(b);
	annex_actions(b);
	build_talk(b);
	annex_withheld(b);
	annex_abbrs(b);
	annex_method(b);
}
