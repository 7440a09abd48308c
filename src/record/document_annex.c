/* SPDX-License-Identifier: ISC */
/* The annexes: decisions, actions, representation, what is withheld, method. */
#include "document_priv.h"

static void
annex(struct builder *b, enum word title)
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

	annex(b, W_ANNEX_DECISIONS);
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

	annex(b, W_ANNEX_ACTIONS);
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
percent(struct builder *b, int p)
{
	struct str s = STR_INIT;

	if (p < 0)
		return "-";
	str_addf(&s, "%d %%", p);
	return doc_keep(b, &s);
}

static void
talk_row(struct builder *b, struct block *bl, const struct ed_group *g)
{
	struct block_row *r = doc_add_row(bl, group_title(b, g), doc_number(b, g->present));

	r->cell[2] = doc_clock_of(b, g->ms);
	r->cell[3] = doc_clock_of(b, g->other_ms);
	r->cell[4] = doc_number(b, g->turns);
	r->cell[5] = percent(b, g->percent);
	r->cell[6] = g->excluded || !b->ed->talk.valid ? "-" : doc_clock_of(b, g->left_ms);
}

static void
talk_table(struct builder *b)
{
	static const enum word heads[] = { W_CONSTITUENCY, W_PRESENT, W_COUNTED, W_OTHER_TIME,
		W_TURNS, W_SHARE, W_SHARE_LEFT };
	const struct edition *ed = b->ed;
	struct block *bl = doc_add_block(b, BLOCK_TABLE);
	struct block_row *r = doc_add_row(bl, "", "");
	int present = 0, turns = 0;

	bl->n_cols = 7;
	for (int i = 0; i < bl->n_cols; i++) {
		r->cell[i] = word(b->l, heads[i]);
		bl->right[i] = i > 0;
	}
	for (size_t i = 0; i < ed->n_groups; i++) {
		talk_row(b, bl, &ed->group[i]);
		present += ed->group[i].present;
		turns += ed->group[i].turns;
	}
	r = doc_add_row(bl, word(b->l, W_TOTAL), doc_number(b, present));
	r->cell[2] = doc_clock_of(b, ed->talk.total_ms);
	r->cell[3] = doc_clock_of(b, ed->talk.other_ms);
	r->cell[4] = doc_number(b, turns);
	r->cell[5] = ed->talk.total_ms > 0 ? "100 %" : "-";
}

static bool
equal_weights(const struct edition *ed)
{
	for (size_t i = 1; i < ed->n_groups; i++)
		if (ed->group[i].weight != ed->group[0].weight)
			return false;
	return true;
}

static void
talk_words(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;
	struct str s = STR_INIT, out = STR_INIT;

	if (t->valid)
		doc_join(&s, " ", doc_say(b, equal_weights(b->ed) ? W_TALK_EVEN : W_TALK_EVEN_WEIGHTS,
			doc_clock_of(b, t->move_ms), doc_clock_of(b, t->total_ms),
			doc_number(b, t->move_percent), doc_number(b, (int64_t)t->counted), NULL));
	doc_join(&s, " ", doc_say(b, W_TALK_HEARD, doc_number(b, (int64_t)t->heard),
		doc_number(b, (int64_t)b->ed->n_groups), NULL));
	for (size_t i = 0; i < b->ed->n_groups; i++)
		if (b->ed->group[i].excluded)
			doc_join(&out, ", ", b->ed->group[i].name);
	if (out.len > 0)
		doc_join(&s, " ", doc_say(b, W_TALK_EXCLUDED, str_c(&out), NULL));
	if (t->untold_ms > 0)
		doc_join(&s, " ", doc_say(b, W_TALK_UNTOLD, doc_clock_of(b, t->untold_ms), NULL));
	str_release(&out);
	doc_add_para(b, doc_keep(b, &s));
}

static void
regions(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct str nobody = STR_INIT;
	struct block *bl;

	if (ed->n_regions == 0)
		return;
	doc_add_para(b, word(b->l, W_REGION_HOW));
	bl = doc_add_block(b, BLOCK_TABLE);
	bl->n_cols = 2;
	bl->right[1] = true;
	doc_add_row(bl, word(b->l, W_REGION), word(b->l, W_PRESENT));
	for (size_t i = 0; i < ed->n_regions; i++) {
		doc_add_row(bl, ed->region[i].name, doc_number(b, ed->region[i].persons));
		if (ed->region[i].persons == 0)
			doc_join(&nobody, ", ", ed->region[i].name);
	}
	if (ed->unresolved > 0)
		doc_add_row(bl, word(b->l, W_REGION_UNKNOWN), doc_number(b, ed->unresolved));
	if (nobody.len > 0)
		doc_add_para(b, doc_say(b, W_REGION_NOBODY, str_c(&nobody), NULL));
	str_release(&nobody);
	for (size_t i = 0; i < ed->n_facts; i++)
		doc_add_para(b, doc_say(b, W_REGION_SOURCE, ed->fact[i].source,
			doc_date_of(b, ed->fact[i].as_of), NULL));
}

static void
annex_talk(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;

	if (b->ed->n_groups == 0)
		return;
	annex(b, W_ANNEX_TALK);
	if (t->total_ms + t->other_ms + t->untold_ms == 0) {
		doc_add_para(b, word(b->l, W_TALK_NONE));
	} else {
		talk_table(b);
		talk_words(b);
		doc_add_para(b, word(b->l, W_TALK_HOW));
	}
	regions(b);
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

	annex(b, W_ANNEX_WITHHELD);
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
	annex(b, W_ANNEX_ABBR);
	bl = doc_add_block(b, BLOCK_FACTS);
	for (size_t i = 0; i < b->ed->n_abbrs; i++)
		doc_add_row(bl, b->ed->abbr[i].shorter, b->ed->abbr[i].longer);
}

static void
annex_method(struct builder *b)
{
	annex(b, W_ANNEX_METHOD);
	doc_add_para(b, doc_say(b, W_METHOD_RECORD, b->ed->head,
		doc_number(b, (int64_t)b->ed->events), NULL));
	doc_add_para(b, word(b->l, W_METHOD_HOW));
	doc_add_para(b, word(b->l, W_METHOD_ORDER));
	doc_add_para(b, doc_say(b, W_METHOD_K, doc_number(b, b->ed->k), NULL));
	if (b->ed->test)
		doc_add_para(b, word(b->l, W_METHOD_TEST));
}

void
build_annexes(struct builder *b)
{
	annex_decisions(b);
	annex_actions(b);
	annex_talk(b);
	annex_withheld(b);
	annex_abbrs(b);
	annex_method(b);
}
