/* SPDX-License-Identifier: ISC */
/* After the items: comments of the public and answers, next meeting, closing, certification. */
#include "document_priv.h"

static const char *
became(struct builder *b, const struct ed_comment *c)
{
	const struct edition *ed = b->ed;
	int i = c->became_ref;

	if (i < 0)
		return "";
	if (str_eq(c->became, "decision"))
		return doc_say(b, W_SEE_DECISION, decision_number(b, i), NULL);
	if (str_eq(c->became, "action"))
		return doc_say(b, W_SEE_ACTION, doc_unit_number(b, ed->action[i].num,
			ed->action[i].dup), NULL);
	if (str_eq(c->became, "commitment"))
		return doc_say(b, W_SEE_COMMITMENT, doc_unit_number(b, ed->commitment[i].num,
			ed->commitment[i].dup), NULL);
	if (str_eq(c->became, "document"))
		return doc_say(b, W_SEE_DOCUMENT, doc_unit_number(b, ed->document[i].num,
			ed->document[i].dup), NULL);
	return doc_say(b, W_SEE_ITEM, item_number(b, i), NULL);
}

static const char *
answer(struct builder *b, const struct ed_comment *c)
{
	struct str s = STR_INIT, out = STR_INIT;

	if (*c->disposition == '\0')
		return word(b->l, W_NOT_ANSWERED);
	str_add(&s, words_code(b->l, "DISPOSITION", c->disposition));
	doc_join(&s, word(b->l, W_COLON), c->answer);
	str_add(&out, doc_stop(b, str_c(&s)));
	str_release(&s);
	doc_join(&out, " ", became(b, c));
	return doc_keep(b, &out);
}

static void
add_comment(struct builder *b, const struct ed_comment *c)
{
	const char *num = doc_unit_number(b, c->num, c->dup);
	const char *label = c->item < 0 ? doc_say(b, W_COMMENT, num, NULL) :
		doc_say(b, W_COMMENT_ON, num, item_number(b, c->item), NULL);
	struct block *bl;

	if (*c->text == '\0') {
		bl = doc_add_block(b, BLOCK_SUMMARY);
		bl->label = label;
		bl->text = c->withheld >= 0 && *b->ed->withheld[c->withheld].summary != '\0' ?
			b->ed->withheld[c->withheld].summary : word(b->l, W_WITHHELD_TEXT);
		doc_add_mark(b, withheld_mark(b, c->withheld, false));
	} else {
		bl = doc_add_block(b, BLOCK_SPEECH);
		bl->label = *c->from == '\0' ? label : doc_say(b, W_COMMENT_FROM, label, c->from,
			NULL);
		bl->text = doc_stop(b, c->text);
		bl->colon = *c->from == '\0' || !starts_lower(c->text);
	}
	bl = doc_add_block(b, BLOCK_SUMMARY);
	bl->label = word(b->l, W_ANSWER);
	bl->text = answer(b, c);
}

void
build_comments(struct builder *b)
{
	const struct edition *ed = b->ed;
	const char *until = doc_date_of(b, ed->comments_until);

	if (ed->n_comments == 0 && !ed->comments_told)
		return;
	doc_add_heading(b, 1, word(b->l, W_PUBLIC_COMMENTS));
	if (ed->comments_told && !ed->comments_open)
		doc_add_para(b, word(b->l, W_COMMENTS_CLOSED));
	else if (ed->comments_told)
		doc_add_para(b, *until == '\0' ? word(b->l, W_COMMENTS_OPEN) :
			doc_say(b, W_COMMENTS_UNTIL, until, NULL));
	if (ed->n_comments == 0)
		doc_add_para(b, word(b->l, W_COMMENTS_NONE));
	for (size_t i = 0; i < ed->n_comments; i++)
		add_comment(b, &ed->comment[i]);
}

static void
certified(struct builder *b, struct str *s)
{
	const struct ed_status *st = &b->ed->status;
	const char *day = doc_day_of(b, st->certified);

	if (st->certified == 0)
		doc_join(s, " ", word(b->l, W_CERTIFIED_NOT));
	else
		doc_join(s, " ", st->certified_by.said == SAID_NOBODY ?
			doc_say(b, W_CERTIFIED_ON, day, NULL) : doc_say(b, W_CERTIFIED_BY, day,
			speaker_inside(b, &st->certified_by), NULL));
}

static const char *
corrections(struct builder *b)
{
	size_t n = b->ed->n_corrections;

	return n == 0 ? word(b->l, W_CORRECTIONS_NONE) : n == 1 ? word(b->l, W_CORRECTIONS_ONE) :
		doc_say(b, W_CORRECTIONS_MADE, doc_number(b, (int64_t)n), NULL);
}

static void
certification(struct builder *b)
{
	const struct ed_status *st = &b->ed->status;
	struct str s = STR_INIT;

	doc_add_heading(b, 1, word(b->l, W_CERTIFICATION));
	if (st->circulated != 0)
		doc_join(&s, " ", *st->corrections_until == '\0' ?
			doc_say(b, W_CIRCULATED_ON, doc_day_of(b, st->circulated), NULL) :
			doc_say(b, W_CIRCULATED_UNTIL, doc_day_of(b, st->circulated),
			doc_date_of(b, st->corrections_until), NULL));
	if (st->circulated != 0)
		doc_join(&s, " ", corrections(b));
	if (st->adopted == 0 && st->certified == 0) {
		doc_join(&s, " ", word(b->l, W_NOT_CERTIFIED));
	} else {
		if (st->adopted != 0)
			doc_join(&s, " ", doc_say(b, W_ADOPTED_ON, doc_day_of(b, st->adopted),
				NULL));
		certified(b, &s);
	}
	if (*st->published != '\0')
		doc_join(&s, " ", *st->url == '\0' ? doc_say(b, W_PUBLISHED_ON,
			doc_date_of(b, st->published), NULL) : doc_say(b, W_PUBLISHED_AT,
			doc_date_of(b, st->published), st->url, NULL));
	doc_add_para(b, doc_keep(b, &s));
}

void
build_closing(struct builder *b)
{
	const struct edition *ed = b->ed;
	size_t before;

	if (*ed->next != '\0') {
		doc_add_heading(b, 1, word(b->l, W_NEXT_MEETING));
		doc_add_para(b, doc_sentence(b, ed->next));
	}
	doc_add_heading(b, 1, word(b->l, W_CLOSING));
	before = build_entries(b, &ed->after, 0, ed->closed);
	doc_add_para(b, ed->closed == 0 ? word(b->l, W_CLOSED_NOT) :
		doc_say(b, W_CLOSED, doc_time_of(b, ed->closed), NULL));
	build_entries(b, &ed->after, before, 0);
	certification(b);
}
