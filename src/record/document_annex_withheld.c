/* SPDX-License-Identifier: ISC */
/* The register of what is withheld: why, by whom, until when, who contests it, how to appeal. */
#include "document_priv.h"

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

/* Who does not accept it, why, and what came of that. */
static void
contest_facts(struct builder *b, struct block *bl, int withheld)
{
	for (size_t i = 0; i < b->ed->n_contests; i++) {
		const struct ed_contest *c = &b->ed->contest[i];
		const char *who = c->group < 0 ? word(b->l, W_A_CONSTITUENCY) :
			b->ed->group[c->group].name;
		struct str s = STR_INIT;

		if (c->withheld != withheld)
			continue;
		str_add(&s, doc_say(b, W_CONTESTED_BY, who, doc_day_of(b, c->at), NULL));
		str_addf(&s, " (%s)",
			words_code(b->l, "CONTEST", *c->state == '\0' ? "open" : c->state));
		doc_join(&s, word(b->l, W_COLON), c->because);
		doc_add_row(bl, word(b->l, W_CONTESTED), doc_keep(b, &s));
	}
}

static void
withheld_facts(struct builder *b, int i)
{
	const struct ed_withheld *w = &b->ed->withheld[i];
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
	doc_add_fact(bl, word(b->l, W_STATE), w->state == WITHHOLD_OVERDUE ?
		word(b->l, W_WITHHELD_OVERDUE) : "");
	if (*w->consult != '\0')
		doc_add_fact(bl, word(b->l, W_WITHHELD_CONSULT),
			words_code(b->l, "CONSULT", w->consult));
	contest_facts(b, bl, i);
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

/* "12 %" of the length of the meeting. */
static const char *
share_of(struct builder *b, int64_t ms)
{
	struct str s = STR_INIT;

	str_addf(&s, "%lld %%", (long long)((ms * 100 + b->ed->length_ms / 2) /
		b->ed->length_ms));
	return doc_keep(b, &s);
}

/* What no remark shows: time without the public, time without names. */
static void
add_shares(struct builder *b, int remarks)
{
	const struct edition *ed = b->ed;

	if (ed->n_withheld > 0)
		doc_add_para(b, doc_say(b, W_WITHHELD_SHARE, doc_number(b, remarks),
			doc_number(b, (int64_t)ed->remarks), NULL));
	if (ed->closed_ms > 0)
		doc_add_para(b, doc_say(b, W_SHARE_CLOSED, doc_minutes(b, ed->closed_ms),
			share_of(b, ed->closed_ms), NULL));
	if (ed->chatham_ms > 0)
		doc_add_para(b, doc_say(b, W_SHARE_CHATHAM, doc_minutes(b, ed->chatham_ms),
			share_of(b, ed->chatham_ms), NULL));
}

void
annex_withheld(struct builder *b)
{
	const struct edition *ed = b->ed;
	int n = withheld_remarks(&ed->outside) + withheld_remarks(&ed->after);

	doc_add_annex(b, W_ANNEX_WITHHELD);
	for (size_t i = 0; i < ed->n_items; i++)
		n += withheld_remarks(&ed->item[i]);
	if (ed->n_withheld == 0)
		doc_add_para(b, word(b->l, W_WITHHELD_NOTHING));
	add_shares(b, n);
	if (ed->n_withheld == 0)
		return;
	for (size_t i = 0; i < ed->n_withheld; i++) {
		doc_add_heading(b, 2, withheld_title(b, &ed->withheld[i]));
		withheld_facts(b, (int)i);
	}
	doc_add_para(b, *ed->appeal == '\0' ? word(b->l, W_WITHHELD_NO_APPEAL) :
		doc_say(b, W_WITHHELD_APPEAL, ed->appeal, NULL));
}
