/* SPDX-License-Identifier: ISC */
/* Lines that the course of the meeting and the annexes share: actions, pledges, papers. */
#include "document_priv.h"

const char *
owner_name(struct builder *b, const struct ed_action *a)
{
	return *a->owner_name != '\0' ? a->owner_name : a->owner.said == SAID_NOBODY ? "" :
		speaker_name(b, &a->owner);
}

const char *
state_words(struct builder *b, const char *state, const char *progress, const char *because)
{
	struct str s = STR_INIT;

	str_add(&s, words_code(b->l, "STATE", *state == '\0' ? "open" : state));
	doc_join(&s, word(b->l, W_COLON), progress);
	doc_join(&s, word(b->l, W_COLON), because);
	return doc_keep(b, &s);
}

static const char *
to_do(struct builder *b, const char *who, const char *text, const char *due)
{
	const char *what = *text == '\0' ? word(b->l, W_WITHHELD_TEXT) : text;

	return *due == '\0' ? doc_say(b, W_ACTION_LINE, who, what, NULL) :
		doc_say(b, W_ACTION_BY, who, what, doc_date_of(b, due), NULL);
}

/* What follows each other stands in one list. */
static struct block *
list_of(struct builder *b, bool goes_on)
{
	return goes_on ? &b->doc->v[b->doc->n - 1] : doc_add_block(b, BLOCK_FACTS);
}

void
add_action(struct builder *b, const struct ed_action *a, bool goes_on)
{
	const char *who = owner_name(b, a);

	doc_add_row(list_of(b, goes_on),
		doc_say(b, W_ACTION, doc_unit_number(b, a->num, a->dup), NULL),
		to_do(b, *who == '\0' ? word(b->l, W_OWNER_MISSING) : who, a->text,
		*a->agreed != '\0' ? a->agreed : a->due));
}

void
add_commitment(struct builder *b, const struct ed_commitment *c, bool goes_on)
{
	const char *who = speaker_name(b, &c->who);

	doc_add_row(list_of(b, goes_on),
		doc_say(b, W_COMMITMENT, doc_unit_number(b, c->num, c->dup), NULL),
		to_do(b, *who == '\0' ? word(b->l, W_OWNER_MISSING) : who, c->text, c->due));
}

void
add_consult(struct builder *b, const struct ed_consult *c)
{
	const char *who = c->group < 0 ? word(b->l, W_A_CONSTITUENCY) :
		b->ed->group[c->group].name;
	const char *at = doc_time_of(b, c->at);
	const char *until = c->until == 0 ? at : doc_time_of(b, c->until);
	struct str s = STR_INIT;

	str_add(&s, str_eq(until, at) ? doc_say(b, W_CONSULT, at, who, NULL) :
		doc_say(b, W_CONSULT_UNTIL, at, who, until, NULL));
	if (c->done != 0)
		doc_join(&s, " ", doc_say(b, W_CONSULT_DONE, doc_time_of(b, c->done), NULL));
	doc_add_para(b, doc_keep(b, &s));
}

/* What is known of a people's own decision, and that it is theirs. */
void
add_consent(struct builder *b, const struct ed_consent *c)
{
	struct str s = STR_INIT;
	struct block *bl;

	if (*c->people == '\0' && *c->reference == '\0') {
		doc_add_mark(b, withheld_mark(b, c->withheld, false));
		return;
	}
	doc_join(&s, "", doc_say(b, W_CONSENT_OF, c->people, NULL));
	if (*c->organ != '\0')
		doc_join(&s, ", ", doc_say(b, W_CONSENT_BY, c->organ, NULL));
	if (*c->on != '\0')
		doc_join(&s, ", ", doc_say(b, W_CONSENT_ON, doc_date_of(b, c->on), NULL));
	if (*c->reference != '\0')
		str_addf(&s, " (%s)", c->reference);
	str_addc(&s, '.');
	doc_join(&s, " ", word(b->l, W_CONSENT_THEIRS));
	bl = doc_add_block(b, BLOCK_SUMMARY);
	bl->label = word(b->l, W_CONSENT);
	bl->text = doc_keep(b, &s);
}

const char *
document_line(struct builder *b, const struct ed_document *d)
{
	struct str s = STR_INIT;

	if (*d->title == '\0')
		return d->withheld >= 0 && *b->ed->withheld[d->withheld].summary != '\0' ?
			b->ed->withheld[d->withheld].summary : word(b->l, W_WITHHELD_TEXT);
	str_add(&s, d->title);
	if (*d->version != '\0')
		doc_join(&s, ", ", doc_say(b, W_DOCUMENT_VERSION, d->version, NULL));
	doc_join(&s, ", ", d->from);
	doc_join(&s, ", ", d->url);
	return doc_keep(b, &s);
}
