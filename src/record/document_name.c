/* SPDX-License-Identifier: ISC */
/* How persons, constituencies, the body and what is numbered are named on the page. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "document_priv.h"

const char *
group_title(struct builder *b, const struct ed_group *g)
{
	struct str s = STR_INIT;

	str_add(&s, g->name);
	if (*g->code != '\0' && !str_eq(g->code, g->name))
		str_addf(&s, " (%s)", g->code);
	return doc_keep(b, &s);
}

/* "Facilitator" is an office, so it takes an article; "Labour delegate 2" is a name. */
static bool
named_by_office(const struct ed_person *p)
{
	size_t n = strlen(p->name), k = strlen(p->role);
	char *name, *role;
	bool same;

	if (p->group >= 0 || k == 0 || n < k)
		return false;
	name = text_fold(p->name);
	role = text_fold(p->role);
	same = str_ends(name, role);
	free(name);
	free(role);
	return same;
}

const char *
speaker_name(struct builder *b, const struct ed_speaker *s)
{
	const struct ed_person *p;

	switch (s->said) {
	case SAID_PERSON:
		p = &b->ed->person[s->person];
		return named_by_office(p) ? doc_say(b, W_THE, p->name, NULL) : p->name;
	case SAID_GROUP:
		return b->ed->group[s->group].name;
	case SAID_FOR_GROUP:
		return doc_say(b, W_FOR_GROUP, b->ed->group[s->group].name, NULL);
	case SAID_ROLE:
		return words_code(b->l, "ROLE", s->role);
	case SAID_PARTICIPANT:
		return word(b->l, W_PARTICIPANT);
	default:
		return "";
	}
}

static const char *
affiliation(struct builder *b, const struct ed_speaker *s)
{
	const struct ed_person *p = &b->ed->person[s->person];
	struct str in = STR_INIT, out = STR_INIT;

	if (s->group < 0)
		return "";
	doc_join(&in, ", ", b->ed->group[s->group].code);
	doc_join(&in, ", ", *p->people != '\0' ? p->people : p->country);
	/* "delegate 1 (Sapmi) [IP, Sami]": two pairs of one kind in a row read badly. */
	if (in.len > 0)
		str_addf(&out, str_ends(p->name, ")") ? "[%s]" : "(%s)", str_c(&in));
	str_release(&in);
	return doc_keep(b, &out);
}

const char *
first_mention(struct builder *b, const struct ed_speaker *s)
{
	if (s->said != SAID_PERSON || b->mentioned[s->person])
		return "";
	b->mentioned[s->person] = true;
	return affiliation(b, s);
}

const char *
speaker_full(struct builder *b, const struct ed_speaker *s)
{
	struct str out = STR_INIT;

	str_add(&out, speaker_name(b, s));
	doc_join(&out, " ", s->said == SAID_PERSON ? affiliation(b, s) : "");
	return doc_keep(b, &out);
}

const char *
speaker_inside(struct builder *b, const struct ed_speaker *s)
{
	const struct ed_person *p = s->said == SAID_PERSON ? &b->ed->person[s->person] : NULL;

	return p != NULL && named_by_office(p) ? doc_say(b, W_THE_INSIDE, p->name, NULL) :
		speaker_full(b, s);
}

const char *
the_body(struct builder *b)
{
	static const struct { const char *noun; enum word word; } bodies[] = {
		{ "Group", W_BODY_GROUP }, { "Committee", W_BODY_COMMITTEE },
		{ "Commission", W_BODY_COMMISSION }, { "Council", W_BODY_COUNCIL },
		{ "Board", W_BODY_BOARD }, { "Panel", W_BODY_PANEL },
		{ "Forum", W_BODY_FORUM }, { "Assembly", W_BODY_ASSEMBLY },
	};

	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		const char *at = strstr(b->ed->body, bodies[i].noun);
		char end = at == NULL ? 'x' : at[strlen(bodies[i].noun)];

		if (end == '\0' || end == ' ' || end == ',')
			return word(b->l, bodies[i].word);
	}
	return word(b->l, W_THE_MEETING);
}

/* Needs a UTF-8 locale for letters beyond ASCII; record_export sets one. */
bool
starts_lower(const char *text)
{
	mbstate_t st = { 0 };
	wchar_t wc;
	size_t n = mbrtowc(&wc, text, strlen(text), &st);

	return n != 0 && n < (size_t)-2 && iswlower((wint_t)wc);
}

/* "2026-3/D2": unique in a series of meetings that has symbols and numbers. */
static const char *
series_number(struct builder *b, const struct ed_decision *d)
{
	const struct edition *ed = b->ed;
	struct str s = STR_INIT;
	char year[8];

	when_local(ed->opened, ed->zone, "%Y", year, sizeof year);
	str_addf(&s, "%s-%s/D%s", year, ed->number, doc_unit_number(b, d->num, d->dup));
	return doc_keep(b, &s);
}

const char *
decision_number(struct builder *b, int i)
{
	const struct edition *ed = b->ed;
	const struct ed_decision *d = &ed->decision[i];

	return *ed->symbol != '\0' && *ed->number != '\0' && ed->opened != 0 ?
		series_number(b, d) : doc_unit_number(b, d->num, d->dup);
}

const char *
item_number(struct builder *b, int i)
{
	return i < 0 ? "" : doc_unit_number(b, b->ed->item[i].num, b->ed->item[i].dup);
}
