/* SPDX-License-Identifier: ISC */
/* The body of the minutes: items in the order taken, with what was said and decided. */
#include "document_priv.h"

static void
add_event(struct builder *b, const struct ed_entry *e)
{
	const char *at = doc_time_of(b, e->at);
	const char *part = *e->text == '\0' ? word(b->l, W_PART) : e->text;

	switch (e->kind) {
	case ED_SUSPENDED:
		doc_add_para(b, *e->because == '\0' ? doc_say(b, W_SUSPENDED, at, NULL) :
			doc_say(b, W_SUSPENDED_FOR, at, e->because, NULL));
		break;
	case ED_RESUMED:
		doc_add_para(b, doc_say(b, W_RESUMED, at, NULL));
		break;
	case ED_HALL_CLOSED:
		doc_add_para(b, doc_say(b, W_HALL_CLOSED, at, words_code(b->l, "GROUND", e->text), NULL));
		break;
	case ED_HALL_OPEN:
		doc_add_para(b, doc_say(b, W_HALL_OPEN, at, NULL));
		break;
	case ED_PART_OPENED:
		doc_add_para(b, doc_say(b, W_PART_OPENED, at, part, NULL));
		break;
	case ED_PART_CLOSED:
		doc_add_para(b, doc_say(b, W_PART_CLOSED, at, part, NULL));
		break;
	default:
		doc_add_para(b, doc_say(b, str_eq(e->text, "agenda") ? W_ADOPTED_agenda :
			W_ADOPTED_rules, at, NULL));
	}
}

/* "At 11:20 the quorum was counted: 18 of 20 seats were filled; the quorum was met." */
static void
add_count(struct builder *b, const struct ed_entry *e)
{
	const struct ed_count *c = &b->ed->count[e->ref];

	doc_add_para(b, doc_say(b, str_eq(b->ed->quorum, "none") ? W_COUNT :
		c->met ? W_COUNT_MET : W_COUNT_UNMET, doc_time_of(b, e->at),
		doc_number(b, c->filled), doc_number(b, c->seats), NULL));
}

static void
add_entry(struct builder *b, const struct ed_item *it, size_t i, bool first)
{
	const struct ed_entry *e = &it->entry[i];
	bool goes_on = !first && it->entry[i - 1].kind == e->kind;

	switch (e->kind) {
	case ED_REMARK: add_remark(b, it, i, goes_on); break;
	case ED_RULING: add_ruling(b, it, e); break;
	case ED_DECISION: add_decision(b, e->ref); break;
	case ED_ACTION: add_action(b, &b->ed->action[e->ref], goes_on); break;
	case ED_COMMITMENT: add_commitment(b, &b->ed->commitment[e->ref], goes_on); break;
	case ED_QUORUM: add_count(b, e); break;
	case ED_CONSULT: add_consult(b, &b->ed->consult[e->ref]); break;
	case ED_CONSENT: add_consent(b, &b->ed->consent[e->ref]); break;
	default: add_event(b, e);
	}
}

size_t
build_entries(struct builder *b, const struct ed_item *it, size_t from, int64_t until)
{
	size_t i = from;

	for (; i < it->n && (until == 0 || it->entry[i].at <= until); i++)
		add_entry(b, it, i, i == from);
	return i;
}

/* When it was taken up and closed, what it was for. */
static const char *
item_times(struct builder *b, const struct ed_item *it)
{
	const char *from = it->taken == 0 ? "" : doc_time_of(b, it->taken);

	if (it->taken == 0)
		return word(b->l, it->end == ITEM_END_DEFERRED ? W_DEFERRED :
			it->end == ITEM_END_SKIPPED ? W_SKIPPED :
			b->ed->closed == 0 ? W_NOT_YET : W_NOT_REACHED);
	if (it->closed == 0)
		return doc_say(b, W_TAKEN_OPEN, from, NULL);
	return doc_say(b, it->end == ITEM_END_DEFERRED ? W_TAKEN_DEFERRED : W_TAKEN, from,
		doc_time_of(b, it->closed), NULL);
}

static const char *
item_about(struct builder *b, const struct ed_item *it)
{
	struct str s = STR_INIT;

	if (*it->type != '\0')
		doc_join(&s, word(b->l, W_SEMI), words_code(b->l, "TYPE", it->type));
	if (*it->pillar != '\0')
		doc_join(&s, word(b->l, W_SEMI), doc_say(b, W_PILLAR,
			words_code(b->l, "PILLAR", it->pillar), NULL));
	if (*it->rec != '\0')
		doc_join(&s, word(b->l, W_SEMI), doc_say(b, W_REC, it->rec, NULL));
	if (*it->level != '\0')
		doc_join(&s, word(b->l, W_SEMI), doc_say(b, W_LEVEL, it->level, NULL));
	if (it->by.said != SAID_NOBODY)
		doc_join(&s, word(b->l, W_SEMI), doc_say(b, W_PROPOSED_BY, speaker_name(b, &it->by), NULL));
	return doc_sentence(b, doc_keep(b, &s));
}

static void
item_head(struct builder *b, const struct ed_item *it)
{
	const char *num = doc_unit_number(b, it->num, it->dup);
	struct str s = STR_INIT;

	doc_add_heading(b, 2, *it->title == '\0' ? doc_say(b, W_ITEM_WITHHELD, num, NULL) :
		doc_say(b, W_ITEM, num, it->title, NULL));
	if (*it->title == '\0')
		doc_add_mark(b, withheld_mark(b, it->withheld, false));
	doc_join(&s, " ", item_times(b, it));
	if (it->again != 0)
		doc_join(&s, " ", doc_say(b, W_TAKEN_AGAIN, doc_time_of(b, it->again), NULL));
	if (*it->reason != '\0')
		doc_join(&s, " ", doc_sentence(b, doc_say(b, W_REASON, it->reason, NULL)));
	doc_join(&s, " ", item_about(b, it));
	if (it->limit_ms > 0)
		doc_join(&s, " ", doc_say(b, W_ITEM_LIMIT, doc_minutes(b, it->limit_ms), NULL));
	doc_add_para(b, doc_keep(b, &s));
	if (!str_eq(it->attribution, "named") && it->taken != 0)
		doc_add_para(b, words_code(b->l, "ATTRIBUTED", it->attribution));
}

/* The papers that were before the meeting on this item. */
static void
item_papers(struct builder *b, int item)
{
	struct block *bl = NULL;

	for (size_t i = 0; i < b->ed->n_documents; i++) {
		const struct ed_document *d = &b->ed->document[i];

		if (d->item != item)
			continue;
		if (bl == NULL) {
			doc_add_heading(b, 3, word(b->l, W_PAPERS));
			bl = doc_add_block(b, BLOCK_LIST);
		}
		doc_add_row(bl, doc_say(b, W_DOCUMENT_LINE, doc_unit_number(b, d->num, d->dup),
			document_line(b, d), NULL), "");
	}
}

static void
item_end(struct builder *b, const struct ed_item *it)
{
	struct block *bl;

	if (*it->summary != '\0') {
		bl = doc_add_block(b, BLOCK_SUMMARY);
		bl->label = word(b->l, W_SUMMARY);
		bl->text = it->summary;
	}
	if (*it->outcome != '\0') {
		bl = doc_add_block(b, BLOCK_SUMMARY);
		bl->label = word(b->l, W_OUTCOME);
		bl->text = doc_sentence(b, it->outcome);
	}
}

void
build_items(struct builder *b)
{
	if (b->ed->n_items > 0)
		doc_add_heading(b, 1, word(b->l, W_PROCEEDINGS));
	for (size_t i = 0; i < b->ed->n_items; i++) {
		const struct ed_item *it = &b->ed->item[i];
		size_t done;

		item_head(b, it);
		item_papers(b, (int)i);
		done = build_entries(b, it, 0, it->closed);
		if (it->n == 0 && it->taken != 0)
			doc_add_para(b, word(b->l, W_NO_REMARKS));
		item_end(b, it);
		build_entries(b, it, done, 0);
	}
}
