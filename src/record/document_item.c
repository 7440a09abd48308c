/* SPDX-License-Identifier: ISC */
/* The body of the minutes: items in the order taken, with what was said and decided. */
#include "document_priv.h"

static const char *
withheld_mark(struct builder *b, int i, bool full)
{
	const struct ed_withheld *w;

	if (i < 0)
		return word(b->l, W_WITHHELD_PLAIN);
	w = &b->ed->withheld[i];
	if (w->num == 0)
		return doc_say(b, full ? W_MARK_UNTIL : W_WITHHELD_UNTIL, doc_date_of(b, w->review), NULL);
	return doc_say(b, full ? W_MARK_WITHHELD : W_WITHHELD_HERE,
		words_code(b->l, "GROUND", w->ground), doc_number(b, w->num), NULL);
}

/* What stands in place of a withheld remark. */
static const char *
stand_in(struct builder *b, const struct ed_entry *e, const struct ed_item *it)
{
	if (e->withheld >= 0 && *b->ed->withheld[e->withheld].summary != '\0')
		return b->ed->withheld[e->withheld].summary;
	return it->num > 0 ? doc_say(b, W_SPOKE_ON, doc_unit_number(b, it->num, it->dup), NULL) :
		word(b->l, W_SPOKE);
}

static const char *
manner(struct builder *b, const char *class)
{
	if (str_eq(class, "point"))
		return word(b->l, W_POINT_OF_ORDER);
	return str_eq(class, "reply") ? word(b->l, W_RIGHT_OF_REPLY) : "";
}

static void
add_speech(struct builder *b, const struct ed_entry *e)
{
	struct str who = STR_INIT;
	struct block *bl;

	if (e->speaker.said == SAID_NOBODY) {
		doc_add_para(b, e->text);
		return;
	}
	doc_join(&who, ": ", manner(b, e->turn));
	doc_join(&who, ": ", speaker_name(b, &e->speaker));
	bl = doc_add_block(b, BLOCK_SPEECH);
	bl->label = doc_keep(b, &who);
	bl->after = first_mention(b, &e->speaker);
	bl->text = e->text;
	bl->colon = !starts_lower(e->text);
}

static void
add_remark(struct builder *b, const struct ed_entry *e, const struct ed_item *it)
{
	bool full = b->ed->kind == EDITION_FULL;

	if (*e->text == '\0') {
		doc_add_para(b, stand_in(b, e, it));
		doc_add_mark(b, withheld_mark(b, e->withheld, false));
		return;
	}
	add_speech(b, e);
	if (e->withheld >= 0)
		doc_add_mark(b, withheld_mark(b, e->withheld, true));
	if (full && e->guarded)
		doc_add_mark(b, doc_say(b, W_MARK_SPEAKER, speaker_name(b, &e->outside), NULL));
}

static void
add_ruling(struct builder *b, const struct ed_entry *e, const struct ed_item *it)
{
	struct str s = STR_INIT;
	struct block *bl;

	if (*e->text == '\0') {
		add_remark(b, e, it);
		return;
	}
	str_add(&s, doc_sentence(b, e->text));
	if (*e->because != '\0')
		doc_join(&s, " ", doc_sentence(b, doc_say(b, W_BECAUSE, e->because, NULL)));
	bl = doc_add_block(b, BLOCK_SUMMARY);
	bl->label = word(b->l, W_RULING);
	bl->text = doc_keep(b, &s);
	if (e->withheld >= 0)
		doc_add_mark(b, withheld_mark(b, e->withheld, true));
}

/* "The Group agreed by consensus as follows:", or the whole sentence if it goes on. */
static const char *
decided_sentence(struct builder *b, const struct ed_decision *d, bool *ret_whole)
{
	const char *body = the_body(b), *how = *d->method == '\0' ? "" :
		words_code(b->l, "METHOD", d->method);

	*ret_whole = false;
	if (str_eq(d->state, "proposed"))
		return word(b->l, W_PENDING);
	if (str_eq(d->state, "noted"))
		return doc_say(b, W_NOTED, body, NULL);
	if (str_eq(d->state, "deferred"))
		return doc_say(b, W_DECISION_DEFERRED, body, NULL);
	if (str_eq(d->state, "rejected"))
		return doc_say(b, W_REJECTED, body, NULL);
	*ret_whole = starts_lower(d->text);
	if (*ret_whole)
		return *how == '\0' ? doc_say(b, W_AGREED_THAT, body, d->text, NULL) :
			doc_say(b, W_AGREED_BY_THAT, body, how, d->text, NULL);
	return *how == '\0' ? doc_say(b, W_AGREED, body, NULL) : doc_say(b, W_AGREED_BY, body, how, NULL);
}

static const char *
rationale(struct builder *b, const struct ed_decision *d)
{
	if (*d->rationale != '\0' || !str_eq(d->state, "adopted"))
		return doc_sentence(b, d->rationale);
	return word(b->l, d->withheld >= 0 ? W_WITHHELD_TEXT : W_RATIONALE_NONE);
}

static void
decision_facts(struct builder *b, struct block *bl, const struct ed_decision *d)
{
	const char *by = d->by.said == SAID_NOBODY ? "" : speaker_full(b, &d->by);

	doc_add_fact(bl, word(b->l, W_RATIONALE), rationale(b, d));
	if (*by != '\0' && d->decided > d->proposed)
		by = doc_say(b, W_PROPOSER_AT, by, doc_time_of(b, d->proposed), NULL);
	doc_add_fact(bl, word(b->l, W_PROPOSER), by);
	if (d->decided != 0 && d->groups > 0)
		doc_add_fact(bl, word(b->l, W_DECIDED), doc_say(b, W_DECIDED_AT, doc_time_of(b, d->decided),
			doc_number(b, d->groups_present), doc_number(b, d->groups), NULL));
}

static void
add_decision(struct builder *b, const struct ed_decision *d)
{
	struct block *bl = doc_add_block(b, BLOCK_DECISION);
	bool whole;

	bl->label = doc_say(b, str_eq(d->state, "proposed") ? W_PROPOSAL : W_DECISION,
		doc_unit_number(b, d->num, d->dup), NULL);
	bl->text = decided_sentence(b, d, &whole);
	if (*d->text == '\0')
		bl->quote = withheld_mark(b, d->withheld, false);
	else if (!whole)
		bl->quote = d->text;
	decision_facts(b, bl, d);
	if (d->withheld >= 0 && *d->text != '\0')
		doc_add_mark(b, withheld_mark(b, d->withheld, true));
}

static const char *
action_line(struct builder *b, const struct ed_action *a)
{
	const char *who = *a->owner_name != '\0' ? a->owner_name :
		a->owner.said == SAID_NOBODY ? word(b->l, W_OWNER_MISSING) : speaker_name(b, &a->owner);
	const char *what = *a->text == '\0' ? word(b->l, W_WITHHELD_TEXT) : a->text;

	if (*a->due == '\0')
		return doc_say(b, W_ACTION_LINE, who, what, NULL);
	return doc_say(b, W_ACTION_BY, who, what, doc_date_of(b, a->due), NULL);
}

/* Actions that follow each other stand in one list. */
static void
add_action(struct builder *b, const struct ed_action *a, bool goes_on)
{
	struct block *bl = goes_on ? &b->doc->v[b->doc->n - 1] : doc_add_block(b, BLOCK_FACTS);

	doc_add_row(bl, doc_say(b, W_ACTION, doc_unit_number(b, a->num, a->dup), NULL), action_line(b, a));
}

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
			str_eq(e->text, "rules") ? W_ADOPTED_rules : W_ADOPTED_minutes, at, NULL));
	}
}

static void
add_entry(struct builder *b, const struct ed_item *it, size_t i, bool first)
{
	const struct ed_entry *e = &it->entry[i];

	if (e->kind == ED_REMARK)
		add_remark(b, e, it);
	else if (e->kind == ED_RULING)
		add_ruling(b, e, it);
	else if (e->kind == ED_DECISION)
		add_decision(b, &b->ed->decision[e->ref]);
	else if (e->kind == ED_ACTION)
		add_action(b, &b->ed->action[e->ref],
			!first && it->entry[i - 1].kind == ED_ACTION);
	else
		add_event(b, e);
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
		doc_join(&s, "; ", words_code(b->l, "TYPE", it->type));
	if (*it->pillar != '\0')
		doc_join(&s, "; ", doc_say(b, W_PILLAR, words_code(b->l, "PILLAR", it->pillar), NULL));
	if (*it->rec != '\0')
		doc_join(&s, "; ", doc_say(b, W_REC, it->rec, NULL));
	if (*it->level != '\0')
		doc_join(&s, "; ", doc_say(b, W_LEVEL, it->level, NULL));
	if (it->by.said != SAID_NOBODY)
		doc_join(&s, "; ", doc_say(b, W_PROPOSED_BY, speaker_name(b, &it->by), NULL));
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
		done = build_entries(b, it, 0, it->closed);
		if (it->n == 0 && it->taken != 0)
			doc_add_para(b, word(b->l, W_NO_REMARKS));
		item_end(b, it);
		build_entries(b, it, done, 0);
	}
}

void
build_closing(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct str date = STR_INIT;

	doc_add_heading(b, 1, word(b->l, W_CLOSING));
	build_entries(b, &ed->after, 0, 0);
	doc_add_para(b, ed->closed == 0 ? word(b->l, W_CLOSED_NOT) :
		doc_say(b, W_CLOSED, doc_time_of(b, ed->closed), NULL));
	if (*ed->next != '\0') {
		doc_add_heading(b, 2, word(b->l, W_NEXT_MEETING));
		doc_add_para(b, ed->next);
	}
	doc_add_heading(b, 2, word(b->l, W_CERTIFICATION));
	if (ed->status.adopted != 0)
		words_date(&date, b->l, ed->status.adopted, ed->zone);
	doc_add_para(b, ed->status.adopted == 0 ? word(b->l, W_NOT_CERTIFIED) :
		doc_say(b, W_ADOPTED_NOT_CERTIFIED, str_c(&date), NULL));
	str_release(&date);
}
