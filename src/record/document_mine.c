/* SPDX-License-Identifier: ISC */
/* What one member gets of the own doings: a page of its own instead of the minutes. */
#include "document_priv.h"

/* "10:06, item 3" */
static const char *
when_and_where(struct builder *b, int64_t at, int item)
{
	const struct ed_item *it = item < 0 ? NULL : &b->ed->item[item];

	if (it == NULL)
		return doc_time_of(b, at);
	return doc_say(b, W_KIND_ON, doc_time_of(b, at), doc_unit_number(b, it->num, it->dup),
		NULL);
}

/* The text, what became of it, and whether the public gets it. */
static const char *
text_words(struct builder *b, const struct mine_text *t)
{
	struct str s = STR_INIT;

	str_add(&s, *t->text == '\0' ? word(b->l, W_CHANGE_GONE) : t->text);
	if (*t->state != '\0')
		str_addf(&s, " (%s)", words_code(b->l, t->kind == MINE_INTEREST ? "EFFECT" :
			"MINE_STATE", t->state));
	if (t->withheld)
		str_addf(&s, " %s", word(b->l, W_MINE_WITHHELD));
	return doc_keep(b, &s);
}

static void
put_texts(struct builder *b, const struct ed_mine *m)
{
	static const enum word titles[MINE_KIND_N] = { [MINE_NOTE] = W_MINE_NOTES,
		[MINE_STATEMENT] = W_MINE_STATEMENTS, [MINE_RESERVATION] = W_MINE_RESERVATIONS,
		[MINE_AMENDMENT] = W_MINE_AMENDMENTS, [MINE_INTEREST] = W_MINE_INTERESTS,
		[MINE_COMMITMENT] = W_MINE_COMMITMENTS };

	for (int kind = 0; kind < MINE_KIND_N; kind++) {
		struct block *bl = NULL;

		for (size_t i = 0; i < m->n_texts; i++) {
			const struct mine_text *t = &m->text[i];

			if (t->kind != (enum mine_kind)kind)
				continue;
			if (bl == NULL) {
				doc_add_heading(b, 1, word(b->l, titles[kind]));
				bl = doc_add_block(b, BLOCK_FACTS);
			}
			doc_add_row(bl, when_and_where(b, t->at, t->item), text_words(b, t));
		}
	}
}

static struct block *
add_table(struct builder *b, enum word title, const enum word *head, int n)
{
	struct block *bl;
	struct block_row *r;

	doc_add_heading(b, 1, word(b->l, title));
	bl = doc_add_block(b, BLOCK_TABLE);
	bl->n_cols = n;
	r = doc_add_row(bl, word(b->l, head[0]), word(b->l, head[1]));
	for (int i = 2; i < n; i++)
		r->cell[i] = word(b->l, head[i]);
	return bl;
}

static void
put_turns(struct builder *b, const struct ed_mine *m)
{
	static const enum word head[] = { W_TIME, W_MINE_CLASS, W_MINE_LENGTH };
	struct block *bl;

	if (m->n_turns == 0)
		return;
	bl = add_table(b, W_MINE_TURNS, head, 3);
	bl->right[2] = true;
	for (size_t i = 0; i < m->n_turns; i++) {
		const struct mine_turn *t = &m->turn[i];

		doc_add_row(bl, when_and_where(b, t->at, t->item),
			words_code(b->l, "MINE_CLASS", t->class))->cell[2] = doc_clock_of(b, t->ms);
	}
	doc_add_row(bl, word(b->l, W_MINE_TOTAL), "")->cell[2] = doc_clock_of(b, m->total_ms);
}

static const char *
decision_name(struct builder *b, int num, int dup)
{
	return doc_say(b, W_DECISION, doc_unit_number(b, num, dup), NULL);
}

/* Whose seat a proxy voted for, if that is told. */
static const char *
seat(struct builder *b, int principal)
{
	return principal < 0 ? word(b->l, W_MINE_OWN_SEAT) :
		*b->ed->person[principal].name == '\0' ? word(b->l, W_MINE_OTHER_SEAT) :
		b->ed->person[principal].name;
}

static void
put_votes(struct builder *b, const struct ed_mine *m)
{
	static const enum word head[] = { W_MINE_DECISION, W_MINE_VOTE, W_MINE_SEAT };
	struct block *bl;

	if (m->n_votes == 0)
		return;
	bl = add_table(b, W_MINE_VOTES, head, 3);
	for (size_t i = 0; i < m->n_votes; i++) {
		const struct mine_vote *v = &m->vote[i];

		doc_add_row(bl, decision_name(b, v->decision, v->dup),
			words_code(b->l, "CHOICE", v->choice))->cell[2] = seat(b, v->principal);
	}
}

static void
put_stands(struct builder *b, const struct ed_mine *m)
{
	static const enum word head[] = { W_MINE_DECISION, W_MINE_STANCE, W_MINE_REASON };
	struct block *bl;

	if (m->n_stands == 0)
		return;
	bl = add_table(b, W_MINE_STANDS, head, 3);
	for (size_t i = 0; i < m->n_stands; i++) {
		const struct mine_stand *s = &m->stand[i];

		doc_add_row(bl, decision_name(b, s->decision, s->dup),
			words_code(b->l, "STANCE", s->stance))->cell[2] = s->because;
	}
}

void
build_mine(struct builder *b)
{
	const struct edition *ed = b->ed;
	const struct ed_mine *m = ed->mine;
	struct block *bl = doc_add_block(b, BLOCK_TITLE);

	bl->label = ed->body;
	bl->text = ed->title;
	bl->after = word(b->l, W_MINE);
	bl = doc_add_block(b, BLOCK_FACTS);
	doc_add_fact(bl, word(b->l, W_MINE_OF), m->named ? ed->person[m->person].name :
		word(b->l, W_MINE_UNNAMED));
	doc_add_fact(bl, word(b->l, W_SYMBOL), ed->symbol);
	doc_add_fact(bl, word(b->l, W_MINE_RECORD), ed->head);
	doc_add_para(b, word(b->l, W_MINE_HOW));
	put_texts(b, m);
	put_turns(b, m);
	put_votes(b, m);
	put_stands(b, m);
	if (m->n_texts + m->n_turns + m->n_votes + m->n_stands == 0)
		doc_add_para(b, word(b->l, W_MINE_NONE));
}
