/* SPDX-License-Identifier: ISC */
/* The minutes as blocks: the order of the page, and how persons are named on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include <talanoa/base/mem.h>
#include <talanoa/base/text.h>
#include <talanoa/base/when.h>

#include "document_priv.h"

const char *
doc_keep(struct builder *b, struct str *s)
{
	const char *kept = unit_arena_str(b->doc->mem.arena, str_c(s));

	str_release(s);
	return kept;
}

const char *
doc_say(struct builder *b, enum word w, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, w);
	words_putv(&s, b->l, w, ap);
	va_end(ap);
	return doc_keep(b, &s);
}

const char *
doc_number(struct builder *b, int64_t n)
{
	struct str s = STR_INIT;

	str_addf(&s, "%lld", (long long)n);
	return doc_keep(b, &s);
}

const char *
doc_unit_number(struct builder *b, int num, int dup)
{
	struct str s = STR_INIT;

	str_addf(&s, "%d", num);
	if (dup > 0 && dup < 26)
		str_addc(&s, (char)('a' + dup));
	else if (dup > 0)
		str_addf(&s, "#%d", dup);
	return doc_keep(b, &s);
}

const char *
doc_time_of(struct builder *b, int64_t ms)
{
	char day[12], first[12], time[8];
	struct str s = STR_INIT;

	when_local(ms, b->ed->zone, "%Y-%m-%d", day, sizeof day);
	when_local(b->ed->opened, b->ed->zone, "%Y-%m-%d", first, sizeof first);
	str_add(&s, words_time(ms, b->ed->zone, time));
	if (!str_eq(day, first)) {
		str_add(&s, ", ");
		words_date(&s, b->l, ms, b->ed->zone);
	}
	return doc_keep(b, &s);
}

const char *
doc_date_of(struct builder *b, const char *iso)
{
	struct str s = STR_INIT;

	words_iso_date(&s, b->l, iso);
	return doc_keep(b, &s);
}

const char *
doc_clock_of(struct builder *b, int64_t ms)
{
	char buf[32];

	return unit_arena_str(b->doc->mem.arena, when_clock(ms, buf, sizeof buf));
}

const char *
doc_minutes(struct builder *b, int64_t ms)
{
	return ms % 60000 == 0 ? doc_number(b, ms / 60000) : doc_clock_of(b, ms);
}

struct block *
doc_add_block(struct builder *b, enum block_kind kind)
{
	struct document *d = b->doc;

	MEM_GROW(d->v, d->n, d->cap);
	d->v[d->n] = (struct block){ .kind = kind, .label = "", .text = "", .after = "",
		.quote = "" };
	return &d->v[d->n++];
}

struct block *
doc_add_heading(struct builder *b, int level, const char *text)
{
	struct block *bl = doc_add_block(b, BLOCK_HEADING);

	bl->level = level;
	bl->label = text;
	return bl;
}

void
doc_add_para(struct builder *b, const char *text)
{
	if (*text != '\0')
		doc_add_block(b, BLOCK_PARA)->text = text;
}

void
doc_add_mark(struct builder *b, const char *text)
{
	doc_add_block(b, BLOCK_MARK)->text = text;
}

struct block_row *
doc_add_row(struct block *bl, const char *first, const char *second)
{
	struct block_row *r;

	MEM_GROW(bl->row, bl->n_rows, bl->cap_rows);
	r = &bl->row[bl->n_rows++];
	for (int i = 0; i < DOC_COLS; i++)
		r->cell[i] = "";
	r->cell[0] = first;
	r->cell[1] = second;
	return r;
}

void
doc_add_fact(struct block *bl, const char *name, const char *value)
{
	if (*value != '\0')
		doc_add_row(bl, name, value);
}

const char *
doc_sentence(struct builder *b, const char *text)
{
	size_t n = strlen(text);
	struct str s = STR_INIT;

	if (n == 0)
		return "";
	str_add(&s, text);
	if (*s.p >= 'a' && *s.p <= 'z')
		*s.p -= 'a' - 'A';
	if (s.p[n - 1] != '.' && s.p[n - 1] != '?' && s.p[n - 1] != '!' &&
	    (unsigned char)s.p[n - 1] < 0x80)
		str_addc(&s, '.');
	return doc_keep(b, &s);
}

void
doc_join(struct str *s, const char *separator, const char *part)
{
	if (*part == '\0')
		return;
	if (s->len > 0)
		str_add(s, separator);
	str_add(s, part);
}

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

void
document_build(const struct edition *ed, struct document *ret_doc)
{
	struct builder b = { .ed = ed, .doc = ret_doc, .l = words_lang(ed->language) };

	*ret_doc = (struct document){ .language = *ed->language == '\0' ? "en" : ed->language,
		.mem = { .arena = unit_arena_new() } };
	b.mentioned = mem_alloc((ed->n_persons + 1) * sizeof *b.mentioned);
	build_masthead(&b);
	build_attendance(&b);
	build_opening(&b);
	build_items(&b);
	build_closing(&b);
	build_annexes(&b);
	free(b.mentioned);
}

void
document_release(struct document *doc)
{
	for (size_t i = 0; i < doc->n; i++)
		free(doc->v[i].row);
	free(doc->v);
	units_release(&doc->mem);
	memset(doc, 0, sizeof *doc);
}
