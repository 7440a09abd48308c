/* SPDX-License-Identifier: ISC */
/* How the meeting opened: quorum, interests, agenda, rules, what earlier meetings left to do. */
#include "document_priv.h"

static const char *
item_line(struct builder *b, const struct ed_item *it)
{
	struct str s = STR_INIT, in = STR_INIT;

	str_addf(&s, "%s. %s", doc_unit_number(b, it->num, it->dup), *it->title == '\0' ?
		word(b->l, W_WITHHELD_TEXT) : it->title);
	if (*it->type != '\0')
		doc_join(&in, ", ", words_code(b->l, "TYPE", it->type));
	if (it->planned_ms > 0)
		doc_join(&in, ", ", doc_say(b, W_PLANNED, doc_number(b, (it->planned_ms + 59999) / 60000),
			NULL));
	if (b->ed->opened != 0 && it->at > b->ed->opened &&
	    (b->ed->closed == 0 || it->at <= b->ed->closed))
		doc_join(&in, ", ", doc_say(b, W_AGENDA_ADDED, doc_time_of(b, it->at), NULL));
	if (in.len > 0)
		str_addf(&s, " (%s)", str_c(&in));
	str_release(&in);
	return doc_keep(b, &s);
}

static void
build_agenda(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl;

	doc_add_heading(b, 2, word(b->l, W_AGENDA));
	if (ed->n_items == 0) {
		doc_add_para(b, word(b->l, W_AGENDA_EMPTY));
		return;
	}
	doc_add_para(b, ed->agenda_adopted == 0 ? word(b->l, W_AGENDA_NOT) :
		doc_say(b, W_AGENDA_ADOPTED, doc_time_of(b, ed->agenda_adopted), NULL));
	bl = doc_add_block(b, BLOCK_LIST);
	for (size_t i = 0; i < ed->n_items; i++)
		doc_add_row(bl, item_line(b, &ed->item[ed->agenda[i]]), "");
}

static const char *
interest_line(struct builder *b, const struct ed_interest *in)
{
	struct str s = STR_INIT;
	const char *who = speaker_full(b, &in->who);

	if (*in->text == '\0')
		return doc_say(b, W_INTEREST_WITHHELD, who, NULL);
	str_add(&s, doc_say(b, starts_lower(in->text) ? W_INTEREST_LOWER : W_INTEREST, who, in->text,
		NULL));
	if (*in->effect != '\0')
		str_addf(&s, " (%s)", words_code(b->l, "EFFECT", in->effect));
	return doc_keep(b, &s);
}

/* Of a member, of all who declared nothing, or of everybody. */
static const char *
no_interest(struct builder *b, const struct ed_interest *in, bool others)
{
	if (in->who.said == SAID_PERSON || in->who.said == SAID_GROUP)
		return doc_say(b, W_INTEREST_NONE_OF, speaker_full(b, &in->who), NULL);
	return word(b->l, others ? W_INTEREST_NONE_OTHER : W_INTEREST_NONE);
}

static void
build_interests(struct builder *b)
{
	struct block *bl = NULL;

	if (b->ed->n_interests == 0)
		return;
	doc_add_heading(b, 2, word(b->l, W_INTERESTS));
	for (size_t i = 0; i < b->ed->n_interests; i++) {
		const struct ed_interest *in = &b->ed->interest[i];

		if (str_eq(in->effect, "none"))
			continue;
		if (bl == NULL)
			bl = doc_add_block(b, BLOCK_LIST);
		doc_add_row(bl, interest_line(b, in), "");
	}
	for (size_t i = 0; i < b->ed->n_interests; i++)
		if (str_eq(b->ed->interest[i].effect, "none"))
			doc_add_para(b, no_interest(b, &b->ed->interest[i], bl != NULL));
}

static const char *
opened_line(struct builder *b)
{
	const struct edition *ed = b->ed;
	int present = 0, groups = 0;

	if (ed->opened == 0)
		return word(b->l, W_OPENED_NOT);
	for (size_t i = 0; i < ed->n_groups; i++) {
		groups += ed->group[i].seats > 0;
		present += ed->group[i].seats > 0 && ed->group[i].present_at_opening;
	}
	if (groups == 0)
		return doc_say(b, W_OPENED, doc_time_of(b, ed->opened), NULL);
	return doc_say(b, W_OPENED_PRESENT, doc_time_of(b, ed->opened), doc_number(b, present),
		doc_number(b, groups), NULL);
}

static void
build_rules(struct builder *b)
{
	struct str s = STR_INIT;

	doc_join(&s, " ", words_code(b->l, "ORDER", b->ed->order));
	if (b->ed->limit_ms > 0)
		doc_join(&s, " ", doc_say(b, W_LIMIT, doc_minutes(b, b->ed->limit_ms), NULL));
	doc_join(&s, " ", words_code(b->l, "RULE", b->ed->rule));
	if (str_eq(b->ed->rule, "majority") || str_eq(b->ed->rule, "two-thirds"))
		doc_join(&s, " ", words_code(b->l, "MAJORITY_OF",
			b->ed->rules.v[RULE_MAJORITY_OF]));
	doc_join(&s, " ", words_code(b->l, "QUORUM", b->ed->quorum));
	if (!str_eq(b->ed->quorum, "none") && str_eq(b->ed->rules.v[RULE_QUORUM_ONLINE], "no"))
		doc_join(&s, " ", word(b->l, W_QUORUM_ONLINE_no));
	doc_add_heading(b, 2, word(b->l, W_RULES));
	doc_add_para(b, doc_keep(b, &s));
}

/* What was recorded before this meeting and on none of its items. */
static void
build_carried(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl = NULL;

	for (size_t i = 0; i < ed->n_actions; i++) {
		const struct ed_action *a = &ed->action[i];
		const char *who = owner_name(b, a);

		if (a->item >= 0 || ed->opened == 0 || a->at >= ed->opened)
			continue;
		if (bl == NULL) {
			doc_add_heading(b, 2, word(b->l, W_CARRIED));
			bl = doc_add_block(b, BLOCK_FACTS);
		}
		doc_add_row(bl, doc_say(b, W_ACTION, doc_unit_number(b, a->num, a->dup), NULL),
			doc_say(b, W_CARRIED_LINE, *who == '\0' ? word(b->l, W_OWNER_MISSING) :
			who, *a->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : a->text,
			state_words(b, a->state, a->progress, a->because), NULL));
	}
}

static const char *
opening_quorum(struct builder *b)
{
	const struct ed_seats *q = &b->ed->seats;

	return q->seats == 0 || str_eq(b->ed->quorum, "none") ? "" :
		doc_say(b, W_OPENING_QUORUM, quorum_words(b, q), NULL);
}

void
build_opening(struct builder *b)
{
	const struct edition *ed = b->ed;
	size_t before = 0;

	doc_add_heading(b, 1, word(b->l, W_OPENING));
	if (ed->opened != 0)
		before = build_entries(b, &ed->outside, 0, ed->opened - 1);
	doc_add_para(b, opened_line(b));
	doc_add_para(b, opening_quorum(b));
	build_entries(b, &ed->outside, before, 0);
	build_interests(b);
	build_agenda(b);
	build_rules(b);
	build_carried(b);
}
