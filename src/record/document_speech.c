/* SPDX-License-Identifier: ISC */
/* What was said, by whom as far as it is told, and what stands in the place of what is not. */
#include <string.h>

#include "document_priv.h"

const char *
withheld_mark(struct builder *b, int i, bool full)
{
	const struct ed_withheld *w;

	if (i < 0)
		return word(b->l, W_WITHHELD_PLAIN);
	w = &b->ed->withheld[i];
	if (w->num == 0)
		return doc_say(b, full ? W_MARK_UNTIL : W_WITHHELD_UNTIL,
			doc_date_of(b, w->review), NULL);
	return doc_say(b, full ? W_MARK_WITHHELD : W_WITHHELD_HERE,
		words_code(b->l, "GROUND", w->ground), doc_number(b, w->num), NULL);
}

const char *
withheld_summary(struct builder *b, int i, int item)
{
	if (i >= 0 && *b->ed->withheld[i].summary != '\0')
		return b->ed->withheld[i].summary;
	return item > 0 ? doc_say(b, W_SPOKE_ON, doc_number(b, item), NULL) :
		word(b->l, W_SPOKE);
}

static const char *
manner_of(struct builder *b, const char *class)
{
	static const struct { const char *class; enum word word; } manners[] = {
		{ "point", W_POINT_OF_ORDER }, { "reply", W_RIGHT_OF_REPLY },
		{ "clarify", W_CLARIFICATION }, { "invited", W_PRESENTATION },
	};

	for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
		if (str_eq(class, manners[i].class))
			return word(b->l, manners[i].word);
	return "";
}

void
add_speech(struct builder *b, const char *manner, const struct ed_speaker *speaker,
	const char *text)
{
	struct str who = STR_INIT;
	struct block *bl;

	if (speaker->said == SAID_NOBODY && *manner == '\0') {
		doc_add_para(b, text);
		return;
	}
	str_add(&who, manner);
	doc_join(&who, word(b->l, W_COLON), speaker_name(b, speaker));
	bl = doc_add_block(b, BLOCK_SPEECH);
	bl->label = doc_keep(b, &who);
	bl->after = first_mention(b, speaker);
	bl->text = text;
	bl->colon = !starts_lower(text);
}

/* The same person, or the same constituency as such, goes on: no name comes twice in a row. */
static bool
same_speech(const struct ed_entry *a, const struct ed_entry *e)
{
	if (a->kind != ED_REMARK || a->withheld >= 0 || e->withheld >= 0 || a->guarded ||
	    e->guarded || a->interpreted != e->interpreted || !str_eq(a->turn, e->turn))
		return false;
	if (strchr(a->text, '\n') != NULL || strchr(e->text, '\n') != NULL ||
	    *a->text == '\0' || *e->text == '\0' || a->speaker.said != e->speaker.said)
		return false;
	return a->speaker.group == e->speaker.group &&
		((a->speaker.said == SAID_PERSON && a->speaker.person == e->speaker.person) ||
		a->speaker.said == SAID_GROUP);
}

/* One sentence, so that what follows with a verb has the same subject. */
static bool
one_sentence(const char *text)
{
	size_t n = strlen(text);

	return n > 1 && text[n - 1] == '.' && strstr(text, ". ") == NULL &&
		strchr(text, '?') == NULL && strchr(text, '!') == NULL;
}

/* "... every year. Then we need sand." or "... every year; and asked for sand." */
static void
join_speech(struct builder *b, struct block *bl, const char *text)
{
	struct str s = STR_INIT;

	str_add(&s, bl->text);
	if (starts_lower(text)) {
		str_trunc(&s, s.len - 1);
		str_add(&s, word(b->l, W_SPEECH_AND));
	} else {
		str_add(&s, " ");
	}
	str_add(&s, text);
	bl->text = doc_keep(b, &s);
}

/* Does it say so itself ("said, through interpretation from French, that ...")? */
static bool
says_interpreted(const char *text)
{
	return strstr(text, "interpret") != NULL || strstr(text, "interprét") != NULL;
}

/* "(LAB, Kenya, through interpretation)" */
static void
add_interpreted(struct builder *b, struct block *bl)
{
	size_t n = strlen(bl->after);
	struct str s = STR_INIT;

	str_add(&s, bl->after);
	if (n == 0) {
		str_addf(&s, "(%s)", word(b->l, W_INTERPRETED));
	} else {
		str_trunc(&s, n - 1);
		str_addf(&s, ", %s%c", word(b->l, W_INTERPRETED), bl->after[n - 1]);
	}
	bl->after = doc_keep(b, &s);
}

void
add_remark(struct builder *b, const struct ed_item *it, size_t i, bool goes_on)
{
	const struct ed_entry *e = &it->entry[i];
	bool full = b->ed->kind == EDITION_FULL;

	if (*e->text == '\0') {
		doc_add_para(b, withheld_summary(b, e->withheld, it->num));
		doc_add_mark(b, withheld_mark(b, e->withheld, false));
		return;
	}
	if (goes_on && same_speech(&it->entry[i - 1], e) &&
	    (!starts_lower(e->text) || one_sentence(b->doc->v[b->doc->n - 1].text))) {
		join_speech(b, &b->doc->v[b->doc->n - 1], e->text);
		return;
	}
	add_speech(b, manner_of(b, e->turn), &e->speaker, e->text);
	if (e->interpreted && !says_interpreted(e->text))
		add_interpreted(b, &b->doc->v[b->doc->n - 1]);
	if (e->withheld >= 0)
		doc_add_mark(b, withheld_mark(b, e->withheld, true));
	if (full && e->guarded)
		doc_add_mark(b, doc_say(b, W_MARK_SPEAKER, speaker_name(b, &e->outside), NULL));
}

void
add_ruling(struct builder *b, const struct ed_item *it, const struct ed_entry *e)
{
	struct str s = STR_INIT;
	struct block *bl;

	if (*e->text == '\0') {
		doc_add_para(b, withheld_summary(b, e->withheld, it->num));
		doc_add_mark(b, withheld_mark(b, e->withheld, false));
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
