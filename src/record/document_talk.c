/* SPDX-License-Identifier: ISC */
/* The annex of representation and talk time. */
#include <inttypes.h>

#include <talanoa/conf/category.h>

#include "document_priv.h"

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

	if (g->few) {
		for (int i = 2; i < bl->n_cols; i++)
			r->cell[i] = "*";
		return;
	}
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
	int present = 0, turns = ed->talk.few_turns;

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

/* What the table below says, drawn. */
static void
talk_bars(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	if (ed->talk.total_ms <= 0)
		return;
	bl = doc_add_block(b, BLOCK_BARS);
	bl->label = word(b->l, W_BARS);
	bl->n_cols = 3;
	for (size_t i = 0; i < ed->n_groups; i++) {
		const struct ed_group *g = &ed->group[i];
		struct str s = STR_INIT;
		struct block_row *r;

		if (g->few)
			continue;
		r = doc_add_row(bl, group_title(b, g), doc_number(b, g->ms > 0 ?
			(g->ms * 1000 + ed->talk.total_ms / 2) / ed->talk.total_ms : 0));
		str_addf(&s, "%s, %s", doc_clock_of(b, g->ms), percent(b, g->percent));
		r->cell[2] = doc_keep(b, &s);
	}
}

/* Millionths as 0.125. */
static const char *
decimal(struct builder *b, int64_t ppm)
{
	struct str s = STR_INIT;
	int64_t milli = (ppm + 500) / 1000;

	if (ppm < 0)
		return "-";
	str_addf(&s, "%" PRId64 ".%03" PRId64, milli / 1000, milli % 1000);
	return doc_keep(b, &s);
}

static void
headline(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;

	if (t->valid && t->early)
		doc_add_para(b, doc_say(b, W_TALK_EARLY, words_code(b->l, "TARGET", t->target),
			NULL));
	else if (t->valid)
		doc_add_para(b, doc_say(b, W_TALK_EVEN, doc_clock_of(b, t->move_ms),
			doc_clock_of(b, t->total_ms), doc_number(b, t->move_percent),
			doc_number(b, (int64_t)t->counted), words_code(b->l, "TARGET", t->target),
			decimal(b, t->gini_ppm), NULL));
}

/* Who was out of the figures, or in them without a word. */
static const char *
names_of(struct builder *b, bool excluded)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < b->ed->n_groups; i++) {
		const struct ed_group *g = &b->ed->group[i];

		if (g->excluded == excluded && (excluded || (g->ms <= 0 && !g->few)))
			doc_join(&s, ", ", g->name);
	}
	return doc_keep(b, &s);
}

/* What may not be told may have been anybody's: then nobody is called silent. */
static void
say_heard(struct builder *b, struct str *s)
{
	const struct ed_talk *t = &b->ed->talk;
	const char *silent = names_of(b, false);

	doc_join(s, " ", doc_say(b, t->untold_ms > 0 ? W_TALK_HEARD_TOLD : W_TALK_HEARD,
		doc_number(b, (int64_t)t->heard), doc_number(b, (int64_t)t->counted), NULL));
	if (t->untold_ms == 0 && *silent != '\0')
		doc_join(s, " ", doc_say(b, W_TALK_NOT_HEARD, silent, NULL));
}

static void
talk_words(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;
	const char *excluded = names_of(b, true);
	struct str s = STR_INIT;

	say_heard(b, &s);
	if (*excluded != '\0')
		doc_join(&s, " ", doc_say(b, W_TALK_EXCLUDED, excluded, NULL));
	if (t->longest_wait_ms >= 0)
		doc_join(&s, " ", doc_say(b, W_TALK_WAIT, doc_clock_of(b, t->longest_wait_ms),
			NULL));
	if (t->chair_ms > 0)
		doc_join(&s, " ", doc_say(b, W_TALK_CHAIR, doc_clock_of(b, t->chair_ms), NULL));
	if (t->few_ms > 0)
		doc_join(&s, " ", doc_say(b, W_SHARE_FEW, doc_clock_of(b, t->few_ms), NULL));
	else if (t->few_turns > 0)
		doc_join(&s, " ", word(b->l, W_TALK_FEW_ONLY));
	if (t->untold_ms > 0)
		doc_join(&s, " ", doc_say(b, W_TALK_UNTOLD, doc_clock_of(b, t->untold_ms), NULL));
	doc_add_para(b, doc_keep(b, &s));
}

static void
trend(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;
	struct block_row *r;
	struct block *bl;

	if (t->n_points < 2 || !t->valid || t->early)
		return;
	doc_add_para(b, word(b->l, W_TREND));
	bl = doc_add_block(b, BLOCK_TABLE);
	bl->n_cols = 4;
	for (int i = 1; i < bl->n_cols; i++)
		bl->right[i] = true;
	r = doc_add_row(bl, word(b->l, W_TREND_TIME), word(b->l, W_TREND_HEARD));
	r->cell[2] = word(b->l, W_TREND_MOVE);
	r->cell[3] = word(b->l, W_TREND_GINI);
	for (size_t i = 0; i < t->n_points; i++) {
		const struct ed_point *p = &t->point[i];

		r = doc_add_row(bl, doc_time_of(b, p->at), doc_number(b, p->heard));
		r->cell[2] = percent(b, (int)p->move_percent);
		r->cell[3] = decimal(b, p->gini_ppm);
	}
}

const char *
category_label(struct builder *b, const char *name)
{
	return str_eq(name, CATEGORY_UNKNOWN) ? word(b->l, W_REGION_UNKNOWN) :
		words_code(b->l, "REGION", name);
}

static void
share_row(struct builder *b, struct block *bl, const struct ed_share *v, bool told)
{
	bool unknown = str_eq(v->name, CATEGORY_UNKNOWN);
	struct block_row *r;

	if (unknown && v->persons == 0 && v->ms == 0 && !v->few)
		return;
	r = doc_add_row(bl, category_label(b, v->name), doc_number(b, v->persons));
	if (!told)
		return;
	r->cell[2] = v->few ? "*" : doc_clock_of(b, v->ms);
	r->cell[3] = v->few ? "*" : percent(b, v->percent);
}

static void
share_table(struct builder *b, const struct ed_shares *s, enum word title)
{
	struct block *bl = doc_add_block(b, BLOCK_TABLE);
	struct block_row *r = doc_add_row(bl, word(b->l, title), word(b->l, W_PRESENT));

	bl->n_cols = s->told ? 4 : 2;
	for (int i = 1; i < bl->n_cols; i++)
		bl->right[i] = true;
	if (s->told) {
		r->cell[2] = word(b->l, W_COUNTED);
		r->cell[3] = word(b->l, W_SHARE);
	}
	for (size_t i = 0; i < s->n; i++)
		share_row(b, bl, &s->v[i], s->told);
}

static void
share_words(struct builder *b, const struct ed_shares *s)
{
	struct str nobody = STR_INIT, out = STR_INIT;

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].persons == 0 && !str_eq(s->v[i].name, CATEGORY_UNKNOWN))
			doc_join(&nobody, ", ", category_label(b, s->v[i].name));
	if (s->few_ms > 0)
		doc_join(&out, " ", doc_say(b, W_SHARE_FEW, doc_clock_of(b, s->few_ms), NULL));
	if (s->untold_ms > 0)
		doc_join(&out, " ", doc_say(b, W_SHARE_UNTOLD, doc_clock_of(b, s->untold_ms),
			NULL));
	if (nobody.len > 0)
		doc_join(&out, " ", doc_say(b, W_REGION_NOBODY, str_c(&nobody), NULL));
	str_release(&nobody);
	if (out.len > 0)
		doc_add_para(b, doc_keep(b, &out));
	else
		str_release(&out);
}

static void
shares(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct str how = STR_INIT;

	if (ed->regions.n == 0)
		return;
	doc_join(&how, " ", word(b->l, W_REGION_HOW));
	if (ed->regions.told)
		doc_join(&how, " ", word(b->l, W_REGION_TIME));
	doc_add_para(b, doc_keep(b, &how));
	share_table(b, &ed->regions, W_REGION);
	share_words(b, &ed->regions);
	doc_add_para(b, word(b->l, W_INCOME_HOW));
	share_table(b, &ed->incomes, W_INCOME);
	share_words(b, &ed->incomes);
}

void
annex_talk(struct builder *b)
{
	const struct ed_talk *t = &b->ed->talk;

	if (b->ed->n_groups == 0)
		return;
	doc_add_annex(b, W_ANNEX_TALK);
	if (t->total_ms + t->other_ms + t->untold_ms + t->chair_ms == 0) {
		doc_add_para(b, word(b->l, W_TALK_NONE));
	} else {
		headline(b);
		talk_bars(b);
		talk_table(b);
		talk_words(b);
		trend(b);
		doc_add_para(b, word(b->l, W_TALK_HOW));
	}
	shares(b);
}
