/* SPDX-License-Identifier: ISC */
/* The head of the minutes: what meeting it was, how far they are approved, when and where. */
#include <string.h>

#include <talanoa/base/when.h>

#include "document_priv.h"

static const char *
meeting_number(struct builder *b)
{
	const struct edition *ed = b->ed;

	if (*ed->number == '\0')
		return ed->meeting_kind;
	if (*ed->meeting_kind == '\0')
		return doc_say(b, W_MEETING_NO, ed->number, NULL);
	return doc_say(b, W_MEETING_KIND, ed->number, ed->meeting_kind, NULL);
}

static const char *
meeting_date(struct builder *b)
{
	struct str s = STR_INIT;

	if (b->ed->opened == 0)
		return word(b->l, W_DATE_UNKNOWN);
	words_day(&s, b->l, b->ed->opened, b->ed->zone);
	return doc_keep(b, &s);
}

/* "Africa/Nairobi, UTC+03:00" */
static const char *
zone_name(struct builder *b)
{
	struct str s = STR_INIT;
	char off[8];

	when_local(b->ed->opened, b->ed->zone, "%z", off, sizeof off);
	str_add(&s, b->ed->zone);
	if (!str_eq(b->ed->zone, "UTC") && strlen(off) == 5)
		str_addf(&s, ", UTC%.3s:%s", off, off + 3);
	return doc_keep(b, &s);
}

static const char *
meeting_time(struct builder *b)
{
	const struct edition *ed = b->ed;

	if (ed->opened == 0)
		return "";
	if (ed->closed == 0)
		return doc_say(b, W_TIME_OPEN, doc_time_of(b, ed->opened), zone_name(b), NULL);
	return doc_say(b, W_TIME_BOTH, doc_time_of(b, ed->opened), doc_time_of(b, ed->closed),
		zone_name(b), NULL);
}

static const char *
status(struct builder *b)
{
	const struct ed_status *st = &b->ed->status;
	struct str s = STR_INIT;

	if (st->adopted == 0) {
		doc_join(&s, "", word(b->l, W_STATUS_DRAFT));
		if (st->circulated != 0)
			doc_join(&s, ", ", doc_say(b, W_STATUS_CIRCULATED,
				doc_day_of(b, st->circulated), NULL));
		if (*st->corrections_until != '\0')
			doc_join(&s, ", ", doc_say(b, W_STATUS_UNTIL,
				doc_date_of(b, st->corrections_until), NULL));
	} else if (st->certified != 0 && str_eq(doc_day_of(b, st->adopted),
	    doc_day_of(b, st->certified))) {
		doc_join(&s, "", doc_say(b, W_STATUS_BOTH, doc_day_of(b, st->adopted), NULL));
	} else {
		doc_join(&s, "", doc_say(b, W_STATUS_ADOPTED, doc_day_of(b, st->adopted), NULL));
		if (st->certified != 0)
			doc_join(&s, ", ", doc_say(b, W_STATUS_CERTIFIED,
				doc_day_of(b, st->certified), NULL));
	}
	if (b->ed->n_corrections > 0)
		doc_join(&s, ", ", word(b->l, W_STATUS_CORRECTED));
	return doc_keep(b, &s);
}

static const char *
version(struct builder *b)
{
	char time[8], head[9];

	str_copy(head, sizeof head, b->ed->head);
	return doc_say(b, W_VERSION_OF, doc_day_of(b, b->ed->status.newest),
		words_time(b->ed->status.newest, b->ed->zone, time), head, NULL);
}

/* What was approved is the text in this language. */
static const char *
language(struct builder *b)
{
	const char *name = words_code(b->l, "LANGUAGE", b->ed->language);

	return *name == '\0' ? "" : doc_say(b, W_LANGUAGE_AUTHENTIC, name, NULL);
}

static const char *
edition_name(struct builder *b)
{
	return word(b->l, b->ed->kind == EDITION_PUBLIC ? W_EDITION_PUBLIC :
		b->ed->kind == EDITION_CONSTITUENCY ? W_EDITION_CONSTITUENCY : W_EDITION_FULL);
}

void
build_masthead(struct builder *b)
{
	const struct edition *ed = b->ed;
	struct block *bl = doc_add_block(b, BLOCK_TITLE);

	bl->label = ed->body;
	bl->text = ed->title;
	bl->after = word(b->l, W_MINUTES);
	bl = doc_add_block(b, BLOCK_FACTS);
	doc_add_fact(bl, word(b->l, W_SYMBOL), ed->symbol);
	doc_add_fact(bl, word(b->l, W_MEETING), meeting_number(b));
	doc_add_fact(bl, word(b->l, W_STATUS), status(b));
	doc_add_fact(bl, word(b->l, W_VERSION), version(b));
	doc_add_fact(bl, word(b->l, W_LANGUAGE), language(b));
	doc_add_fact(bl, word(b->l, W_EDITION), edition_name(b));
	doc_add_fact(bl, word(b->l, W_PACK_FOR), ed->pack < 0 ? "" :
		group_title(b, &ed->group[ed->pack]));
	doc_add_fact(bl, word(b->l, W_DATE_LABEL), meeting_date(b));
	doc_add_fact(bl, word(b->l, W_TIME), meeting_time(b));
	doc_add_fact(bl, word(b->l, W_PLACE), ed->place);
	doc_add_fact(bl, word(b->l, W_LINK), ed->link);
	doc_add_fact(bl, word(b->l, W_ACCESS), word(b->l, ed->was_closed ? W_ACCESS_CLOSED :
		W_ACCESS_OPEN));
	doc_add_fact(bl, word(b->l, W_NOTICE), doc_date_of(b, ed->notice));
	doc_add_fact(bl, word(b->l, W_PHASE), ed->phase);
	doc_add_fact(bl, word(b->l, W_CONTACT), ed->contact);
	doc_add_fact(bl, word(b->l, W_COMMENTS), ed->comment_how);
}
