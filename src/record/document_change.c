/* SPDX-License-Identifier: ISC */
/* What changed since the draft was circulated: the first section, where it was asked for. */
#include "document_priv.h"

/* "a remark, item 3", "a decision (decision 2)" */
static const char *
unit_title(struct builder *b, const struct ed_change *c)
{
	const char *what = words_code(b->l, "KIND", c->unit);
	const struct ed_item *it = c->item < 0 ? NULL : &b->ed->item[c->item];

	if (c->num > 0)
		what = doc_say(b, W_KIND_REF, what, c->unit, doc_unit_number(b, c->num, c->dup),
			NULL);
	if (it != NULL && !str_eq(c->unit, "item"))
		what = doc_say(b, W_KIND_ON, what, doc_unit_number(b, it->num, it->dup), NULL);
	return what;
}

/* What stands there now; a text this edition does not tell leaves its place. */
static const char *
now_words(struct builder *b, const struct ed_change *c)
{
	if (c->gone)
		return word(b->l, W_CHANGE_GONE);
	switch (c->kind) {
	case CHANGE_SPEAKER:
		return word(b->l, W_CHANGE_OTHER_SPEAKER);
	case CHANGE_ERASED:
		return word(b->l, W_CHANGE_GONE);
	case CHANGE_VOTES: case CHANGE_ATTENDANCE:
		return word(b->l, W_CHANGE_BELOW);
	case CHANGE_STATE:
		return words_code(b->l, str_eq(c->unit, "decision") ? "DECISION_STATE" : "STATE",
			c->now);
	default:
		return *c->now != '\0' ? c->now : word(b->l, W_WITHHELD_TEXT);
	}
}

static void
put_change(struct builder *b, const struct ed_change *c)
{
	static const enum word titles[] = { [CHANGE_CORRECTED] = W_CHANGE_CORRECTED,
		[CHANGE_SPEAKER] = W_CHANGE_CORRECTED, [CHANGE_ADDED] = W_CHANGE_ADDED,
		[CHANGE_STATE] = W_CHANGE_STATE, [CHANGE_WITHHELD] = W_CHANGE_WITHHELD,
		[CHANGE_RELEASED] = W_CHANGE_RELEASED, [CHANGE_ERASED] = W_CHANGE_ERASED,
		[CHANGE_VOTES] = W_CHANGE_VOTES, [CHANGE_ATTENDANCE] = W_CHANGE_ATTENDANCE };
	struct block *bl = doc_add_block(b, BLOCK_CHANGE);

	bl->label = doc_say(b, titles[c->kind], unit_title(b, c), NULL);
	bl->text = c->before;
	bl->after = now_words(b, c);
	if (*c->because != '\0')
		bl->quote = doc_say(b, W_CHANGE_BECAUSE, doc_sentence(b, c->because), NULL);
}

void
build_changes(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct str date = STR_INIT;

	if (!ed->changes)
		return;
	words_date(&date, b->l, ed->status.circulated, ed->zone);
	doc_add_heading(b, 1, doc_say(b, W_CHANGES, doc_keep(b, &date), NULL));
	if (ed->n_changes == 0)
		doc_add_para(b, word(b->l, W_CHANGES_NONE));
	for (size_t i = 0; i < ed->n_changes; i++)
		put_change(b, &ed->change[i]);
}
